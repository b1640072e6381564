//! Scans JSON text without parsing it completely: skips values, finds members, and finds the path to a byte offset. The
//! functions stop at malformed JSON; the error for it comes from the parser, which reads the same text.

pub(crate) mod raw;
pub(crate) mod tally;

use std::{borrow::Cow, fmt::Write};

/// The type of a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// Returns the name of the type in JSON Schema.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}

/// Returns the JSON type of a value, judging by the first character that is not whitespace. `None` if no JSON value
/// begins with this character.
pub(crate) fn json_kind(json: &[u8]) -> Option<Kind> {
    Some(match json.get(skip_space(json, 0))? {
        b'n' => Kind::Null,
        b't' | b'f' => Kind::Boolean,
        b'-' | b'0'..=b'9' => Kind::Number,
        b'"' => Kind::String,
        b'[' => Kind::Array,
        b'{' => Kind::Object,
        _ => return None,
    })
}

/// The byte order mark that a JSON text may begin with, and that parsers ignore (RFC 8259, section 8.1).
pub(crate) const BOM: &[u8] = b"\xef\xbb\xbf";

/// Returns whether the whole text is a number in the grammar of JSON.
pub(crate) fn is_number(text: &[u8]) -> bool {
    let count_digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let integer_digit_count = count_digits(text);
    if integer_digit_count == 0 || (integer_digit_count > 1 && text[0] == b'0') {
        return false;
    }
    let mut text = &text[integer_digit_count..];
    if let Some(after_point) = text.strip_prefix(b".") {
        let fraction_digit_count = count_digits(after_point);
        if fraction_digit_count == 0 {
            return false;
        }
        text = &after_point[fraction_digit_count..];
    }
    match text {
        [] => true,
        [b'e' | b'E', b'+' | b'-', exponent @ ..] | [b'e' | b'E', exponent @ ..] => {
            !exponent.is_empty() && count_digits(exponent) == exponent.len()
        }
        _ => false,
    }
}

/// Returns the index of the first byte, from `start` on, that is not whitespace. At the beginning of the text, also
/// skips a byte order mark.
fn skip_space(json: &[u8], start: usize) -> usize {
    let start = if start == 0 && json.starts_with(BOM) { BOM.len() } else { start };
    let remaining_bytes = json.get(start..).unwrap_or_default();
    start + remaining_bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count()
}

/// Returns the index after the closing quote of the JSON string that begins at `start`. `None` if the string does not
/// end.
pub(crate) fn skip_string(json: &[u8], start: usize) -> Option<usize> {
    let mut end = start + 1;
    loop {
        match json.get(end)? {
            b'"' => return Some(end + 1),
            b'\\' => end += 2,
            _ => end += 1,
        }
    }
}

/// Returns the index after the JSON value that begins at `start`. `None` if the value does not end.
fn skip_value(json: &[u8], start: usize) -> Option<usize> {
    match json.get(start)? {
        b'"' => skip_string(json, start),
        b'{' | b'[' => skip_container(json, start),
        _ => {
            let is_end = |byte: &&u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
            Some(start + json[start..].iter().take_while(|byte| !is_end(byte)).count())
        }
    }
}

/// Returns the index after the object or array that begins at `start`; `None` if it does not end. Does not check that a
/// `[` is closed by a `]` and a `{` by a `}`.
fn skip_container(json: &[u8], start: usize) -> Option<usize> {
    let mut index = start;
    let mut depth = 0usize;
    loop {
        match json.get(index)? {
            b'"' => {
                index = skip_string(json, index)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(index + 1);
                }
            }
            _ => {}
        }
        index += 1;
    }
}

/// Returns the JSON text of the member `name` of an object; `None` if `json` is not an object or does not have the
/// member.
pub(crate) fn find_member<'a>(json: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let mut index = skip_space(json, 0);
    if json.get(index) != Some(&b'{') {
        return None;
    }
    loop {
        let name_start = skip_space(json, index + 1);
        if json.get(name_start) != Some(&b'"') {
            return None;
        }
        let name_end = skip_string(json, name_start)?;
        let colon_index = skip_space(json, name_end);
        if json.get(colon_index) != Some(&b':') {
            return None;
        }
        let value_start = skip_space(json, colon_index + 1);
        let value_end = skip_value(json, value_start)?;
        if is_string(json.get(name_start..name_end)?, name) {
            return json.get(value_start..value_end);
        }
        index = skip_space(json, value_end);
        if json.get(index) != Some(&b',') {
            return None;
        }
    }
}

/// Returns the total number of members of all objects in a value, at any depth.
pub(crate) fn count_members(json: &[u8]) -> usize {
    let mut count = 0;
    let mut index = 0;
    while let Some(byte) = json.get(index) {
        match byte {
            b'"' => {
                let Some(end) = skip_string(json, index) else { break };
                index = end;
                continue;
            }
            b':' => count += 1,
            _ => {}
        }
        index += 1;
    }
    count
}

/// An iterator over the JSON texts of the items of an array, up to the first malformed item.
pub(crate) struct Items<'a> {
    json: &'a [u8],
    /// The index at which the next item begins; `None` at the end.
    next_index: Option<usize>,
}

impl<'a> Items<'a> {
    pub(crate) fn new(json: &'a [u8]) -> Self {
        let start = skip_space(json, 0);
        let first_index = (json.get(start) == Some(&b'[')).then(|| skip_space(json, start + 1));
        Self { json, next_index: first_index.filter(|&index| json.get(index) != Some(&b']')) }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let start = self.next_index.take()?;
        let end = skip_value(self.json, start).filter(|&end| end > start)?;
        let comma_index = skip_space(self.json, end);
        if self.json.get(comma_index) == Some(&b',') {
            self.next_index = Some(skip_space(self.json, comma_index + 1));
        }
        self.json.get(start..end)
    }
}

/// Returns whether the value of the JSON string `quoted` is equal to `text`.
fn is_string(quoted: &[u8], text: &str) -> bool {
    let unquoted = &quoted[1..quoted.len() - 1];
    unquoted == text.as_bytes()
        || (unquoted.contains(&b'\\') && scalar_text(quoted).is_some_and(|unescaped| unescaped == text))
}

/// Returns the text of a scalar in JSON: the value of a string, or the JSON text of any other scalar. `None` for an
/// object or array.
pub(crate) fn scalar_text(json: &[u8]) -> Option<Cow<'_, str>> {
    match json.first()? {
        b'"' if json.contains(&b'\\') => serde_json::from_slice::<String>(json).ok().map(Cow::Owned),
        b'"' => std::str::from_utf8(json.get(1..json.len() - 1)?).ok().map(Cow::Borrowed),
        b'{' | b'[' => None,
        _ => std::str::from_utf8(json).ok().map(Cow::Borrowed),
    }
}

/// Converts the line and column of a `serde_json` error to a byte offset in `json`.
pub(crate) fn byte_offset(json: &[u8], line: usize, column: usize) -> usize {
    let mut line_start = 0;
    for _ in 1..line {
        match json[line_start..].iter().position(|&byte| byte == b'\n') {
            Some(length) => line_start += length + 1,
            None => break,
        }
    }
    (line_start + column).min(json.len())
}

/// An object or array that encloses the current position of the scan.
enum Frame<'a> {
    /// An object, with the name of its current member.
    Object(Option<&'a [u8]>),
    /// An array, with the index of its current item.
    Array(usize),
}

/// Returns the path to the value at this byte offset, such as `items[3].price.amount`. The path to the root is empty.
pub(crate) fn path_at_offset(json: &[u8], offset: usize) -> String {
    let json = &json[..offset.min(json.len())];
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let mut index = 0;
    while let Some(byte) = json.get(index) {
        match byte {
            b'"' => {
                let string_end = skip_string(json, index).unwrap_or(json.len()).min(json.len());
                let next_byte = json.get(skip_space(json, string_end));
                // A string followed by a colon is the name of the current member from here on.
                if let (Some(Frame::Object(key)), Some(b':')) = (frames.last_mut(), next_byte) {
                    *key = json.get(index..string_end);
                }
                index = string_end;
                continue;
            }
            b'{' => frames.push(Frame::Object(None)),
            b'[' => frames.push(Frame::Array(0)),
            b'}' | b']' => drop(frames.pop()),
            b',' => match frames.last_mut() {
                Some(Frame::Object(key)) => *key = None,
                Some(Frame::Array(index)) => *index += 1,
                None => {}
            },
            _ => {}
        }
        index += 1;
    }
    format_path(&frames)
}

/// The maximum length of a path in bytes. Longer paths are truncated, so that the length of messages is limited.
const MAX_PATH_LENGTH: usize = 512;

fn format_path(frames: &[Frame<'_>]) -> String {
    let mut path = String::new();
    for frame in frames {
        if path.len() > MAX_PATH_LENGTH {
            path.push('…');
            break;
        }
        match frame {
            Frame::Object(None) => {}
            Frame::Object(Some(key)) => push_name(&mut path, &scalar_text(key).unwrap_or(Cow::Borrowed("?"))),
            Frame::Array(index) => {
                let _ = write!(path, "[{index}]");
            }
        }
    }
    path
}

/// Appends the name of a member to a path: `.name`, or `["a b"]` if the name contains characters that make it ambiguous
/// after a dot.
fn push_name(path: &mut String, key: &str) {
    let is_plain_name =
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@'));
    if is_plain_name {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    } else {
        let shortened_key: String = key.chars().take(64).collect();
        let _ = write!(path, "[{shortened_key:?}]");
    }
}

/// Returns whether `text` is exactly a JSON number, `true` or `false`.
pub(crate) fn is_scalar(text: &str) -> bool {
    matches!(text, "true" | "false") || is_number(text.as_bytes())
}
