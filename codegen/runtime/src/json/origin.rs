//! Determines the position of an error in the document that is being decoded.
//!
//! `serde_json` reports the line and column of an error in the text that it parses. The text of a union is parsed
//! separately, so the line and column are relative to that text. The text of a union is a slice of the document, so the
//! difference of the two start addresses is the position of the union in the document. During decoding, a thread-local
//! variable stores the start address of the document.

use std::cell::Cell;

use serde::de;

use super::super::scan;

/// The location in memory of the document that this thread is decoding, and the position of an error in the document.
#[derive(Clone, Copy, Default)]
struct Origin {
    /// The address of the document's first byte.
    start_address: usize,
    text_len: usize,
    /// The byte offset in the document of the error in the innermost union that cannot be read; `None` if no union has
    /// failed.
    error_offset: Option<usize>,
}

thread_local! {
    static ORIGIN: Cell<Origin> = const { Cell::new(Origin { start_address: 0, text_len: 0, error_offset: None }) };
}

/// Sets the thread-local `ORIGIN` back to the contained value when this guard is dropped, even if decoding panics.
struct RestoreOrigin(Origin);

impl Drop for RestoreOrigin {
    fn drop(&mut self) {
        ORIGIN.set(self.0);
    }
}

/// Removes the byte order mark from a document and runs a decoder on the remaining text. If the decoder fails, returns
/// the byte offset of the error in the document, and the error.
pub(crate) fn decode<T>(
    json: &[u8],
    decoder: impl FnOnce(&str) -> serde_json::Result<T>,
) -> Result<T, (usize, serde_json::Error)> {
    let bom_len = if json.starts_with(scan::BOM) { scan::BOM.len() } else { 0 };
    let json = &json[bom_len..];
    // Validates UTF-8 once for the whole document; `serde_json` would validate the bytes of each string again.
    let document_text =
        str::from_utf8(json).map_err(|error| (bom_len + error.valid_up_to(), de::Error::custom("invalid UTF-8")))?;
    let origin = Origin { start_address: json.as_ptr().addr(), text_len: json.len(), error_offset: None };
    let _restore = RestoreOrigin(ORIGIN.replace(origin));
    decoder(document_text).map_err(|error| {
        let offset = ORIGIN.get().error_offset.unwrap_or_else(|| scan::byte_offset(json, error.line(), error.column()));
        (bom_len + offset, error)
    })
}

/// Converts an error of a union to an error of the value that contains the union, and stores the byte offset of the
/// error in the document. `json` is the text of the union.
pub(super) fn convert_union_error<E: de::Error>(json: &[u8], error: &serde_json::Error) -> E {
    let mut origin = ORIGIN.get();
    let start_offset =
        (json.as_ptr().addr()).checked_sub(origin.start_address).filter(|start| start + json.len() <= origin.text_len);
    if let (None, Some(start)) = (origin.error_offset, start_offset) {
        origin.error_offset = Some(start + scan::byte_offset(json, error.line(), error.column()));
        ORIGIN.set(origin);
    }
    E::custom(message_without_position(error))
}

/// Tries to read a union as one of its variants. If that fails, restores the stored error offset, since the error of
/// this variant is not reported.
pub(super) fn try_variant<T>(read: impl FnOnce() -> serde_json::Result<T>) -> serde_json::Result<T> {
    let outer_origin = ORIGIN.get();
    let result = read();
    if result.is_err() {
        ORIGIN.set(outer_origin);
    }
    result
}

/// Returns the message of an error without line and column.
pub(crate) fn message_without_position(error: &serde_json::Error) -> String {
    let mut message = error.to_string();
    let position_suffix = format!(" at line {} column {}", error.line(), error.column());
    if message.ends_with(&position_suffix) {
        message.truncate(message.len() - position_suffix.len());
    }
    message
}
