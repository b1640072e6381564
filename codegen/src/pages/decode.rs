//! Decodes bytes to text: UTF-8 with or without a byte order mark, UTF-16, or GBK (as its superset GB 18030).

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::ReadError;

/// Decodes the bytes of a page after detecting the encoding. Returns an error if the bytes are not text.
pub(super) fn decode_page(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some((encoding, bom_len)) = Encoding::for_bom(bytes) {
        return decode_completely(encoding, &bytes[bom_len..]);
    }
    if let Some(encoding) = detect_unmarked_utf16(bytes) {
        return decode_completely(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err(ReadError::Binary),
        Ok(text) => Ok(text.to_owned()),
        Err(_) => decode_completely(GB18030, bytes),
    }
}

/// Decodes bytes in a known encoding. Returns an error if any byte is invalid, or if the text contains U+0000.
fn decode_completely(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, ReadError> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(ReadError::Encoding)?;
    if text.contains('\0') { Err(ReadError::Binary) } else { Ok(text.into_owned()) }
}

/// Detects UTF-16 without a byte order mark. Of the first 4,096 bytes, taken as pairs, one pair must be a line feed in
/// UTF-16, and no pair may consist of two zero bytes. Returns `None` for other encodings.
fn detect_unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let leading_bytes = &bytes[..bytes.len().min(4096)];
    let byte_pairs = || leading_bytes.chunks_exact(2);
    if byte_pairs().any(|pair| pair == [b'\n', 0]) && !byte_pairs().any(|pair| pair == [0, 0]) {
        return Some(UTF_16LE);
    }
    if byte_pairs().any(|pair| pair == [0, b'\n']) && !byte_pairs().any(|pair| pair == [0, 0]) {
        return Some(UTF_16BE);
    }
    None
}
