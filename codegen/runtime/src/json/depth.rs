//! Limits the nesting depth of values that contain unions. `serde_json` limits the depth of each text that it parses,
//! but the text of a union is parsed separately, so that the count of `serde_json` starts again at zero.

use std::cell::Cell;

use super::super::{read::ReadError, scan};

/// The maximum depth of a value that contains a union, which is `serde_json`'s limit for any value.
const MAX_DEPTH: usize = 128;

thread_local! {
    /// The number of unions that are currently being read, each nested in the previous one.
    static UNION_COUNT: Cell<u32> = const { Cell::new(0) };
}

/// A guard that counts a union while it is being read.
pub(super) struct UnionGuard;

/// Starts reading a union whose JSON text is `json`. Checks the depth of the text only if the union is directly inside
/// the outermost union, since the values of unions further inside have less depth.
pub(super) fn enter(json: &str) -> Result<UnionGuard, ReadError> {
    let outer_union_count = UNION_COUNT.get();
    if outer_union_count == 1 && is_too_deep(json.as_bytes()) {
        return Err(ReadError::Other(format!("the value is nested deeper than {MAX_DEPTH} levels")));
    }
    UNION_COUNT.set(outer_union_count + 1);
    Ok(UnionGuard)
}

impl Drop for UnionGuard {
    fn drop(&mut self) {
        UNION_COUNT.set(UNION_COUNT.get() - 1);
    }
}

fn is_too_deep(json: &[u8]) -> bool {
    let mut depth = 0_usize;
    let mut index = 0;
    while let Some(byte) = json.get(index) {
        match byte {
            b'"' => {
                let Some(string_end) = scan::skip_string(json, index) else { return false };
                index = string_end;
                continue;
            }
            b'{' | b'[' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return true;
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        index += 1;
    }
    false
}
