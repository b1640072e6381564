//! Limits how deep unions may nest. `serde_json` limits the depth of what it reads, but begins anew for the text of a union.

use std::cell::Cell;

use super::super::{read::ReadError, scan};

/// The maximal depth of a value with a union in it, which is `serde_json`'s limit for any value.
const DEEPEST: usize = 128;

thread_local! {
    /// The number of unions that are being read, one inside another.
    static LEVELS: Cell<u32> = const { Cell::new(0) };
}

/// A union that is being read.
pub(super) struct Level;

/// Begins to read a union. Only the text of the first union inside another is checked, since those inside it are less deep.
pub(super) fn enter(json: &str) -> Result<Level, ReadError> {
    let level = LEVELS.get();
    if level == 1 && is_too_deep(json.as_bytes()) {
        return Err(ReadError::Other(format!("nested deeper than {DEEPEST} levels")));
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
    let mut at = 0;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => {
                let Some(end) = scan::string(json, at) else { return false };
                at = end;
                continue;
            }
            b'{' | b'[' => {
                depth += 1;
                if depth > DEEPEST {
                    return true;
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    false
}
