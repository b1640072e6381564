//! Detects HTML tags with an excessive number of attributes, which would take too long to read.

/// The maximum number of attributes of an HTML element. The tokenizer compares each attribute with all previous
/// attributes of the element, so the time to read a tag is quadratic in the number of attributes.
const MAX_ATTRIBUTES: usize = 500;

/// Finds the first HTML tag with more than [`MAX_ATTRIBUTES`] attributes, and returns its byte offset. Takes time
/// linear in the length of `text`.
pub(super) fn find_oversized_tag(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut offset = 0;
    while offset < bytes.len() {
        if bytes[offset] != b'<' || !bytes.get(offset + 1).is_some_and(u8::is_ascii_alphabetic) {
            offset += 1;
            continue;
        }
        let (tag_start, mut quote, mut attribute_count, mut is_after_separator) = (offset, None, 0, false);
        offset += 1;
        while let Some(&byte) = bytes.get(offset) {
            match (quote, byte) {
                (Some(mark), byte) if mark == byte => quote = None,
                (Some(_), _) => {}
                (None, b'>') => break,
                (None, b'"' | b'\'') if bytes[offset - 1] == b'=' => quote = Some(byte),
                (None, byte) => {
                    let is_separator = byte.is_ascii_whitespace() || byte == b'/';
                    attribute_count += usize::from(is_after_separator && !is_separator);
                    is_after_separator = is_separator || byte == b'"' || byte == b'\'';
                }
            }
            if attribute_count > MAX_ATTRIBUTES {
                return Some(tag_start);
            }
            offset += 1;
        }
        if bytes[tag_start + 1..].len() >= 6 && bytes[tag_start + 1..tag_start + 7].eq_ignore_ascii_case(b"script") {
            offset = find_script_end(bytes, offset);
        }
    }
    None
}

/// Finds the next `</script` at or after the offset `from`. Returns the byte offset after `<`, or the length of `bytes`
/// if there is none.
fn find_script_end(bytes: &[u8], from: usize) -> usize {
    let mut offset = from;
    while offset < bytes.len() {
        if bytes[offset] == b'<'
            && bytes.get(offset..offset + 8).is_some_and(|tag_bytes| tag_bytes.eq_ignore_ascii_case(b"</script"))
        {
            return offset + 1;
        }
        offset += 1;
    }
    offset
}
