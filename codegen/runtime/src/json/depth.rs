//! Limits the nesting depth of values that contain unions. `serde_json` limits the depth of each text that it parses,
//! but the text of a union is parsed separately, so that the count of `serde_json` starts again at zero.

use std::cell::Cell;

use super::super::{read::ReadError, scan};

/// The maximum depth of a value that contains a union, which is `serde_json`'s limit for any value.
const MAX_DEPTH: usize = 128;

thread_local! {
    /// The number of nested unions that are being read.
    static LEVELS: Cell<u32> = const { Cell::new(0) };
}

/// A guard that counts a union while it is being read.
pub(super) struct Level;

/// Starts reading a union. Checks the depth of `json` only if the union is directly inside the outermost union, since
/// unions further inside have less depth.
pub(super) fn enter(json: &str) -> Result<Level, ReadError> {
    let level = LEVELS.get();
    if level == 1 && is_too_deep(json.as_bytes()) {
        return Err(ReadError::Other(format!("the value is nested deeper than {MAX_DEPTH} levels")));
    }
    LEVELS.set(level + 1);
    Ok(Level)
}

impl Drop for Level {
    fn drop(&mut self) {
        LEVELS.set(LEVELS.get() - 1);
    }
}

fn is_too_deep(json: &[u8]) -> bool {
    let mut depth = 0_usize;
    let mut index = 0;
    while let Some(byte) = json.get(index) {
        match byte {
            b'"' => {
                let Some(end) = scan::skip_string(json, index) else { return false };
                index = end;
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
