//! Splits HTML within Markdown into tags and text, and decodes entities.

use std::borrow::Cow;

/// A token of HTML source.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    /// A comment, a declaration or a processing instruction.
    Hidden,
}

/// A start or end tag.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'a> {
    /// The name of the element in lower case.
    pub name: String,
    /// True for an end tag (`</a>`).
    pub is_end: bool,
    /// The source text between the name and the `>`.
    attributes: &'a str,
    /// The source text of the tag.
    pub source: &'a str,
}

impl Tag<'_> {
    /// Returns the decoded value of an attribute. `None` if the tag does not have the attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut remaining = self.attributes;
        loop {
            remaining = remaining.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if remaining.is_empty() {
                return None;
            }
            let name_end = remaining
                .find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/')
                .unwrap_or(remaining.len())
                .max(1);
            let name_end = remaining
                .char_indices()
                .map(|(index, _)| index)
                .find(|index| *index >= name_end)
                .unwrap_or(remaining.len());
            let (key, after_name) = remaining.split_at(name_end);
            let (value, after_name) = take_attribute_value(after_name);
            if key.eq_ignore_ascii_case(name) {
                return Some(decode_entities(value).into_owned());
            }
            remaining = after_name;
        }
    }
}

/// Splits the text after an attribute's name into the attribute's value and the remaining text:
/// `="a" b` → `("a", " b")`. The value is empty if there is no `=`.
fn take_attribute_value(text: &str) -> (&str, &str) {
    let Some(text) = text.trim_start().strip_prefix('=').map(str::trim_start) else { return ("", text) };
    for quote in ['"', '\''] {
        if let Some(text) = text.strip_prefix(quote) {
            return text.split_once(quote).unwrap_or((text, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// Splits HTML into tokens. Takes linear time: if a closing delimiter is not found once, it is not searched for again.
pub(super) fn tokenize(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut remaining = html;
    let mut unclosed = Unclosed::default();
    let mut search_start = 0;
    while let Some(start) = remaining[search_start..].find('<').map(|start| search_start + start) {
        let Some((token, length)) = read_token(&remaining[start..], &mut unclosed) else {
            search_start = start + 1;
            continue;
        };
        if start > 0 {
            tokens.push(Token::Text(&remaining[..start]));
        }
        tokens.push(token);
        remaining = &remaining[start + length..];
        search_start = 0;
    }
    if !remaining.is_empty() {
        tokens.push(Token::Text(remaining));
    }
    tokens
}

/// The closing delimiters that are known to be missing in the remaining text: `-->` of comments and `>` of tags.
#[derive(Default)]
struct Unclosed {
    has_unclosed_comment: bool,
    has_unclosed_tag: bool,
}

/// Returns the token at the start of `text` and its length in bytes. `None` if the `<` at the start is literal text.
fn read_token<'a>(text: &'a str, unclosed: &mut Unclosed) -> Option<(Token<'a>, usize)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        if unclosed.has_unclosed_comment {
            return None;
        }
        let Some(end) = comment.find("-->") else {
            unclosed.has_unclosed_comment = true;
            return None;
        };
        return Some((Token::Hidden, 4 + end + 3));
    }
    let is_end = text.starts_with("</");
    let after_opening = &text[if is_end { 2 } else { 1 }..];
    let is_tag = after_opening.starts_with(|c: char| c.is_ascii_alphabetic());
    if unclosed.has_unclosed_tag || !is_tag && !after_opening.starts_with(['!', '?']) {
        return None;
    }
    let Some(end) = find_tag_end(text) else {
        unclosed.has_unclosed_tag = true;
        return None;
    };
    let source = &text[..=end];
    if !is_tag {
        return Some((Token::Hidden, source.len()));
    }
    let name_and_attributes = &after_opening[..after_opening.len() - (text.len() - end)];
    let name_len = name_and_attributes
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(name_and_attributes.len());
    let (name, attributes) = name_and_attributes.split_at(name_len);
    Some((Token::Tag(Tag { name: name.to_ascii_lowercase(), is_end, attributes, source }), source.len()))
}

/// Returns the byte offset of the `>` that ends the tag at the start of `text`. Quoted attribute values may contain
/// `>`.
fn find_tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    let bytes = text.as_bytes();
    for (index, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (Some(mark), byte) if mark == byte => quote = None,
            (None, b'>') => return Some(index),
            (None, b'"' | b'\'') if bytes[..index].ends_with(b"=") => quote = Some(byte),
            _ => {}
        }
    }
    None
}

/// Decodes numeric and common named character references: `&#65;&lt;` → `A<`. Other references are kept.
pub(super) fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded_text = String::with_capacity(text.len());
    let mut pieces = text.split('&');
    decoded_text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let name_len = piece.as_bytes().iter().take(12).position(|byte| *byte == b';');
        let decoded_entity = name_len.and_then(|end| Some((entity_char(&piece[..end])?, end)));
        if let Some((c, end)) = decoded_entity {
            decoded_text.push(c);
            decoded_text.push_str(&piece[end + 1..]);
        } else {
            decoded_text.push('&');
            decoded_text.push_str(piece);
        }
    }
    Cow::Owned(decoded_text)
}

/// Returns the character for the name of an entity (`lt`) or a number (`#65`, `#x41`).
fn entity_char(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "deg" => '°',
        "times" => '×',
        "le" => '≤',
        "ge" => '≥',
        "ne" => '≠',
        "larr" => '←',
        "rarr" => '→',
        "euro" => '€',
        "pound" => '£',
        "sect" => '§',
        "micro" => 'µ',
        _ => return None,
    })
}
