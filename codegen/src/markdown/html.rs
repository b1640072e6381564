//! Splits the HTML in Markdown into tags and text, and decodes character references such as `&lt;`.

use std::borrow::Cow;

/// A token of HTML source.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    Tag(Tag<'a>),
    /// A comment, a declaration or a processing instruction, which is not displayed.
    Hidden,
}

/// A start or end tag.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'a> {
    /// The name of the element in lower case.
    pub name: String,
    /// True for an end tag (`</a>`).
    pub is_end: bool,
    /// The source text of the attributes: the text between the name of the element and the `>`.
    attributes: &'a str,
    /// The source text of the tag.
    pub source: &'a str,
}

impl Tag<'_> {
    /// Returns the decoded value of an attribute. `None` if the tag does not have the attribute.
    pub(super) fn attribute_value(&self, name: &str) -> Option<String> {
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
            let (attribute_name, after_name) = remaining.split_at(name_end);
            let (value, after_name) = take_attribute_value(after_name);
            if attribute_name.eq_ignore_ascii_case(name) {
                return Some(decode_entities(value).into_owned());
            }
            remaining = after_name;
        }
    }
}

/// Splits the text after the name of an attribute into the value of the attribute and the remaining text: `="a" b` →
/// `("a", " b")`. The value is empty if there is no `=`.
fn take_attribute_value(text: &str) -> (&str, &str) {
    let Some(text) = text.trim_start().strip_prefix('=').map(str::trim_start) else { return ("", text) };
    for quote in ['"', '\''] {
        if let Some(text) = text.strip_prefix(quote) {
            return text.split_once(quote).unwrap_or((text, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// Splits HTML into tokens. Takes linear time: after a search for a closing delimiter has failed, it is not repeated.
pub(super) fn tokenize(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut remaining = html;
    let mut missing = MissingDelimiters::default();
    let mut search_start = 0;
    while let Some(start) = remaining[search_start..].find('<').map(|start| search_start + start) {
        let Some((token, length)) = read_token(&remaining[start..], &mut missing) else {
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

/// The closing delimiters (`-->` of comments and `>` of tags) that are known to be missing in the text that remains to
/// be read.
#[derive(Default)]
struct MissingDelimiters {
    has_no_comment_end: bool,
    has_no_tag_end: bool,
}

/// Returns the token at the start of `text` and the length of the token in bytes. `None` if the `<` at the start is
/// literal text.
fn read_token<'a>(text: &'a str, missing: &mut MissingDelimiters) -> Option<(Token<'a>, usize)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        if missing.has_no_comment_end {
            return None;
        }
        let Some(comment_len) = comment.find("-->") else {
            missing.has_no_comment_end = true;
            return None;
        };
        return Some((Token::Hidden, 4 + comment_len + 3));
    }
    let is_end = text.starts_with("</");
    let after_opening = &text[if is_end { 2 } else { 1 }..];
    let is_tag = after_opening.starts_with(|c: char| c.is_ascii_alphabetic());
    if missing.has_no_tag_end || !is_tag && !after_opening.starts_with(['!', '?']) {
        return None;
    }
    let Some(tag_end) = find_tag_end(text) else {
        missing.has_no_tag_end = true;
        return None;
    };
    let source = &text[..=tag_end];
    if !is_tag {
        return Some((Token::Hidden, source.len()));
    }
    let name_and_attributes = &after_opening[..after_opening.len() - (text.len() - tag_end)];
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
    let mut texts_after_ampersand = text.split('&');
    decoded_text.push_str(texts_after_ampersand.next().unwrap_or_default());
    for text_after_ampersand in texts_after_ampersand {
        let name_len = text_after_ampersand.as_bytes().iter().take(12).position(|byte| *byte == b';');
        let decoded_entity =
            name_len.and_then(|name_len| Some((entity_char(&text_after_ampersand[..name_len])?, name_len)));
        if let Some((c, name_len)) = decoded_entity {
            decoded_text.push(c);
            decoded_text.push_str(&text_after_ampersand[name_len + 1..]);
        } else {
            decoded_text.push('&');
            decoded_text.push_str(text_after_ampersand);
        }
    }
    Cow::Owned(decoded_text)
}

/// Returns the character that a reference denotes. `name` is the text between `&` and `;`: a name (`lt`) or a number
/// (`#65`, `#x41`). `None` if the name is not known.
fn entity_char(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code_point = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code_point.ok()?).filter(|c| *c != '\0');
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
