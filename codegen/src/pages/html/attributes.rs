//! Rejects tags with an excessive number of attributes.

/// The maximum number of attributes of an element. The tokenizer compares each attribute with all previous attributes,
/// so the time to read a tag is quadratic in the number of attributes.
const MAX_ATTRIBUTES: usize = 500;

/// Returns the byte offset of the first tag with more than [`MAX_ATTRIBUTES`] attributes. Takes linear time.
pub(super) fn crowded_tag(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'<' || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
            continue;
        }
        let (start, mut quote, mut attribute_count, mut is_separated) = (at, None, 0, false);
        at += 1;
        while let Some(&byte) = bytes.get(at) {
            match (quote, byte) {
                (Some(mark), byte) if mark == byte => quote = None,
                (Some(_), _) => {}
                (None, b'>') => break,
                (None, b'"' | b'\'') if bytes[at - 1] == b'=' => quote = Some(byte),
                (None, byte) => {
                    let is_separator = byte.is_ascii_whitespace() || byte == b'/';
                    attribute_count += usize::from(is_separated && !is_separator);
                    is_separated = is_separator || byte == b'"' || byte == b'\'';
                }
            }
            if attribute_count > MAX_ATTRIBUTES {
                return Some(start);
            }
            at += 1;
        }
        if bytes[start + 1..].len() >= 6 && bytes[start + 1..start + 7].eq_ignore_ascii_case(b"script") {
            at = find_script_end(bytes, at);
        }
    }
    None
}

/// Returns the byte offset after the `<` of the next `</script`, or the end of the text.
fn find_script_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] == b'<' && bytes.get(at..at + 8).is_some_and(|end| end.eq_ignore_ascii_case(b"</script")) {
            return at + 1;
        }
        at += 1;
    }
    at
}
