//! The position of an error in a document.
//!
//! `serde_json` reports the line and column of an error. Within a union these are relative to the union's text. That
//! text is a slice of the document, so its pointer determines its position in the document, which a thread-local
//! records during decoding.

use std::cell::Cell;

use serde::de;

use super::super::scan;

/// The document that is being decoded on this thread.
#[derive(Clone, Copy, Default)]
struct Origin {
    start: usize,
    len: usize,
    /// The byte offset at which the innermost union failed.
    failed: Option<usize>,
}

thread_local! {
    static ORIGIN: Cell<Origin> = const { Cell::new(Origin { start: 0, len: 0, failed: None }) };
}

/// Restores the previous origin when dropped, even if decoding panics.
struct Restore(Origin);

impl Drop for Restore {
    fn drop(&mut self) {
        ORIGIN.set(self.0);
    }
}

/// Runs a decoder on a document, after removing a byte order mark. Returns an error together with its byte offset in
/// the document.
pub(crate) fn decode<T>(
    json: &[u8],
    decoder: impl FnOnce(&str) -> serde_json::Result<T>,
) -> Result<T, (usize, serde_json::Error)> {
    let bom = if json.starts_with(scan::BOM) { scan::BOM.len() } else { 0 };
    let json = &json[bom..];
    // Validates UTF-8 once for the whole document; `serde_json` would validate the bytes of each string again.
    let text = str::from_utf8(json).map_err(|error| (bom + error.valid_up_to(), de::Error::custom("invalid UTF-8")))?;
    let origin = Origin { start: json.as_ptr().addr(), len: json.len(), failed: None };
    let _restore = Restore(ORIGIN.replace(origin));
    decoder(text).map_err(|error| {
        let at = ORIGIN.get().failed.unwrap_or_else(|| scan::offset(json, error.line(), error.column()));
        (bom + at, error)
    })
}

/// Converts an error in the text of a union (`json`) into an error of the enclosing value.
pub(super) fn nested<E: de::Error>(json: &[u8], error: &serde_json::Error) -> E {
    let mut origin = ORIGIN.get();
    let start_offset =
        (json.as_ptr().addr()).checked_sub(origin.start).filter(|start| start + json.len() <= origin.len);
    if let (None, Some(start)) = (origin.failed, start_offset) {
        origin.failed = Some(start + scan::offset(json, error.line(), error.column()));
        ORIGIN.set(origin);
    }
    E::custom(message_without_position(error))
}

/// Runs a function, and restores the recorded position of errors if it fails.
pub(super) fn attempt<T>(run: impl FnOnce() -> serde_json::Result<T>) -> serde_json::Result<T> {
    let before = ORIGIN.get();
    let result = run();
    if result.is_err() {
        ORIGIN.set(before);
    }
    result
}

/// Returns the message of an error without line and column.
pub(crate) fn message_without_position(error: &serde_json::Error) -> String {
    let mut message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    if message.ends_with(&position) {
        message.truncate(message.len() - position.len());
    }
    message
}
