//! Scans JSON text without parsing it completely: skips values, finds members, locates byte offsets. On malformed text
//! these functions stop; the parser reports the error.

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

/// Returns the type of a value, which its first character determines.
pub(crate) fn kind(json: &[u8]) -> Option<Kind> {
    Some(match json.get(space(json, 0))? {
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

/// Returns whether the text is a number in the grammar of JSON.
pub(crate) fn is_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text[0] == b'0') {
        return false;
    }
    let mut text = &text[whole..];
    if let Some(rest) = text.strip_prefix(b".") {
        let fraction = digits(rest);
        if fraction == 0 {
            return false;
        }
        text = &rest[fraction..];
    }
    match text {
        [] => true,
        [b'e' | b'E', b'+' | b'-', exponent @ ..] | [b'e' | b'E', exponent @ ..] => {
            !exponent.is_empty() && digits(exponent) == exponent.len()
        }
        _ => false,
    }
}

/// Returns the index of the first byte at or after `at` that is not whitespace.
fn space(json: &[u8], at: usize) -> usize {
    let at = if at == 0 && json.starts_with(BOM) { BOM.len() } else { at };
    let rest = json.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count()
}

/// Returns the index after the closing quote of the string that begins at `at`.
pub(crate) fn string(json: &[u8], at: usize) -> Option<usize> {
    let mut end = at + 1;
    loop {
        match json.get(end)? {
            b'"' => return Some(end + 1),
            b'\\' => end += 2,
            _ => end += 1,
        }
    }
}

/// Returns the index after the value that begins at `at`.
fn value(json: &[u8], at: usize) -> Option<usize> {
    match json.get(at)? {
        b'"' => string(json, at),
        b'{' | b'[' => container(json, at),
        _ => {
            let rest = &json[at..];
            let len = rest.iter().take_while(|byte| !matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t'));
            Some(at + len.count())
        }
    }
}

/// Returns the index after the object or array that begins at `at`. Counts brackets without distinguishing `[` and `{`.
fn container(json: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0usize;
    loop {
        match json.get(at)? {
            b'"' => {
                at = string(json, at)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Returns the value of a member of an object.
pub(crate) fn member<'a>(json: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let mut at = space(json, 0);
    if json.get(at) != Some(&b'{') {
        return None;
    }
    loop {
        let start = space(json, at + 1);
        if json.get(start) != Some(&b'"') {
            return None;
        }
        let end = string(json, start)?;
        let colon = space(json, end);
        if json.get(colon) != Some(&b':') {
            return None;
        }
        let begin = space(json, colon + 1);
        let behind = value(json, begin)?;
        if is(json.get(start..end)?, name) {
            return json.get(begin..behind);
        }
        at = space(json, behind);
        if json.get(at) != Some(&b',') {
            return None;
        }
    }
}

/// Returns the number of members of all objects in a value: the number of colons outside strings.
pub(crate) fn members(json: &[u8]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => {
                let Some(end) = string(json, at) else { break };
                at = end;
                continue;
            }
            b':' => count += 1,
            _ => {}
        }
        at += 1;
    }
    count
}

/// The items of an array, up to the first malformed one.
pub(crate) struct Items<'a> {
    json: &'a [u8],
    at: Option<usize>,
}

impl<'a> Items<'a> {
    pub(crate) fn new(json: &'a [u8]) -> Self {
        let start = space(json, 0);
        let at = (json.get(start) == Some(&b'[')).then(|| space(json, start + 1));
        Self { json, at: at.filter(|&at| json.get(at) != Some(&b']')) }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let begin = self.at.take()?;
        let end = value(self.json, begin).filter(|&end| end > begin)?;
        let behind = space(self.json, end);
        if self.json.get(behind) == Some(&b',') {
            self.at = Some(space(self.json, behind + 1));
        }
        self.json.get(begin..end)
    }
}

/// Returns whether the JSON string `quoted`, after unescaping, is equal to `text`.
fn is(quoted: &[u8], text: &str) -> bool {
    let inner = &quoted[1..quoted.len() - 1];
    inner == text.as_bytes()
        || (inner.contains(&b'\\') && self::text(quoted).is_some_and(|unescaped| unescaped == text))
}

/// Returns the text of a scalar: a string without quotes and escapes, or any other scalar as JSON.
pub(crate) fn text(json: &[u8]) -> Option<Cow<'_, str>> {
    match json.first()? {
        b'"' if json.contains(&b'\\') => serde_json::from_slice::<String>(json).ok().map(Cow::Owned),
        b'"' => std::str::from_utf8(json.get(1..json.len() - 1)?).ok().map(Cow::Borrowed),
        b'{' | b'[' => None,
        _ => std::str::from_utf8(json).ok().map(Cow::Borrowed),
    }
}

/// Converts the line and column of a `serde_json` error to a byte offset: the number of bytes read when the error
/// occurred.
pub(crate) fn offset(json: &[u8], line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match json[start..].iter().position(|&byte| byte == b'\n') {
            Some(length) => start += length + 1,
            None => break,
        }
    }
    (start + column).min(json.len())
}

/// An object or array that encloses the scan position.
enum Frame<'a> {
    /// An object, with the name of its current member.
    Object(Option<&'a [u8]>),
    /// An array, with the index of its current item.
    Array(usize),
}

/// Returns the path of the value at this byte offset, such as `items[3].price.amount`. The path of the root is empty.
pub(crate) fn locate(json: &[u8], offset: usize) -> String {
    let json = &json[..offset.min(json.len())];
    let mut frames: Vec<Frame<'_>> = Vec::new();
    let mut at = 0;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => {
                let end = string(json, at).unwrap_or(json.len()).min(json.len());
                // A string followed by a colon is the name of the current member from here on.
                if let (Some(Frame::Object(key)), Some(b':')) = (frames.last_mut(), json.get(space(json, end))) {
                    *key = json.get(at..end);
                }
                at = end;
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
        at += 1;
    }
    path(&frames)
}

/// The maximum length of a path. Longer paths are truncated, so that a server cannot cause messages of any length.
const MAX_PATH_LENGTH: usize = 512;

fn path(frames: &[Frame<'_>]) -> String {
    let mut out = String::new();
    for frame in frames {
        if out.len() > MAX_PATH_LENGTH {
            out.push('…');
            break;
        }
        match frame {
            Frame::Object(None) => {}
            Frame::Object(Some(key)) => push(&mut out, &text(key).unwrap_or(Cow::Borrowed("?"))),
            Frame::Array(index) => {
                let _ = write!(out, "[{index}]");
            }
        }
    }
    out
}

/// Appends a member name. Names that would be ambiguous in dot notation are written as `["name"]`.
fn push(out: &mut String, key: &str) {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@'));
    if plain {
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(key);
    } else {
        let short: String = key.chars().take(64).collect();
        let _ = write!(out, "[{short:?}]");
    }
}

/// Returns whether `text` is exactly a JSON number, `true` or `false`.
pub(crate) fn is_scalar(text: &str) -> bool {
    matches!(text, "true" | "false") || is_number(text.as_bytes())
}
