//! Parses the types of parameters and fields in the tables of documentation pages, and corrects common typos.

use std::fmt;

use serde::Serialize;

use super::vocabulary::{fold_characters, fold_key};

/// The type of a parameter or field, as a table of a documentation page states it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum PageType {
    /// `String`: text.
    String,
    /// `Boolean`: true or false.
    Boolean,
    /// `Integer`: a 32-bit integer.
    Integer,
    /// `Long`: a 64-bit integer.
    Long,
    /// `Float`: a 32-bit floating-point number.
    Float,
    /// `Double`: a 64-bit floating-point number.
    Double,
    /// `Number`: a number without a stated size.
    Number,
    /// `Object`: an object without a stated structure.
    Object,
    /// Any type. Used for the items of an array whose item type is not stated.
    Any,
    /// `Time`: a date and time.
    Time,
    /// `Date`: a date without a time.
    Date,
    /// `File`: binary data.
    File,
    /// `Array of …`: an array of items of the inner type.
    Array(Box<PageType>),
    /// `Map<String, …>`: a map from strings to values of the inner type.
    Map(Box<PageType>),
    /// `X object`: the object `X`, which a table for the same body describes.
    Named(String),
    /// `Table 11`: a reference to a table by number. It is later replaced with the name of the object that the table
    /// describes.
    Table(u32),
    /// Text that has not been parsed, or that is not a known type.
    Unknown(String),
}

impl PageType {
    /// Returns the name of the object to which the type refers: `Pod` for `Pod`, `Array<Pod>` and `Map<String,Pod>`.
    /// Returns `None` if the type does not refer to an object by name.
    #[must_use]
    pub fn named_object(&self) -> Option<&str> {
        match self {
            Self::Array(inner) | Self::Map(inner) => inner.named_object(),
            Self::Named(name) => Some(name),
            _ => None,
        }
    }

    /// Returns the type that is nested in arrays and maps, such as `Pod` in `Array<Pod>`. Returns other types
    /// themselves.
    pub(super) fn innermost_mut(&mut self) -> &mut Self {
        match self {
            Self::Array(inner) | Self::Map(inner) => inner.innermost_mut(),
            other => other,
        }
    }
}

impl fmt::Display for PageType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Array(inner) => write!(f, "Array<{inner}>"),
            Self::Map(inner) => write!(f, "Map<String,{inner}>"),
            Self::Named(name) | Self::Unknown(name) => f.write_str(name),
            Self::Table(number) => write!(f, "Table {number}"),
            simple => write!(f, "{simple:?}"),
        }
    }
}

/// A parsed type. `is_corrected` is true if a typo in the text, as in `Interger`, was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParsedType {
    pub ty: PageType,
    pub is_corrected: bool,
}

impl ParsedType {
    /// Creates the result for a type without typos.
    fn without_typo(ty: PageType) -> Self {
        Self { ty, is_corrected: false }
    }

    /// Nests the type in an array or a map, which `wrap` creates.
    fn map(self, wrap: fn(Box<PageType>) -> PageType) -> Self {
        Self { ty: wrap(Box::new(self.ty)), is_corrected: self.is_corrected }
    }

    fn mark_corrected(self) -> Self {
        Self { is_corrected: true, ..self }
    }
}

/// The maximum nesting depth of types such as `Array<Array<String>>`.
const MAX_DEPTH: u8 = 8;

/// Parses the text in a table cell for types. Returns `None` if the text is not a known type. `is_object` returns
/// whether a word is the name of an object that the page describes.
pub(super) fn parse_type(text: &str, is_object: &dyn Fn(&str) -> bool) -> Option<ParsedType> {
    if text.len() > 300 {
        return None;
    }
    parse_nested(fold_characters(text).trim_end_matches(['.', ',']), is_object, MAX_DEPTH)
}

/// Parses a type, which may contain other types. `remaining_depth` is the number of nesting levels that are still
/// allowed.
fn parse_nested(text: &str, is_object: &dyn Fn(&str) -> bool, remaining_depth: u8) -> Option<ParsedType> {
    let (text, remaining_depth) = (text.trim(), remaining_depth.checked_sub(1)?);
    let lower_text = text.to_ascii_lowercase();
    if lower_text.len() != text.len() || text.is_empty() {
        return None;
    }
    if let Some(number) = parse_table_reference(text) {
        return Some(ParsedType::without_typo(PageType::Table(number)));
    }
    if let Some(array_type) = parse_generic(text, &lower_text, is_object, remaining_depth) {
        return Some(array_type);
    }
    if let Some(item_text) =
        ["arrays of", "array of", "arrayof", "list of"].iter().find_map(|word| lower_text.strip_prefix(word))
    {
        let item_text = &text[text.len() - item_text.len()..];
        let item_type = parse_item_type(item_text.trim(), is_object, remaining_depth)?;
        let has_no_space = !item_text.starts_with(' ');
        let array_type = item_type.map(PageType::Array);
        return Some(if has_no_space { array_type.mark_corrected() } else { array_type });
    }
    if matches!(lower_text.as_str(), "array" | "list") {
        return Some(ParsedType::without_typo(PageType::Array(Box::new(PageType::Any))));
    }
    parse_primitive_type(&lower_text)
        .or_else(|| parse_object(text, is_object))
        .or_else(|| parse_bare_name(text, is_object))
        .or_else(|| correct_misspelling(&lower_text))
}

/// Parses an array or map type: `Array<X>`, `List[X]`, `Map<String, X>`, `map[string]X`, `X[]` or `[]X`.
fn parse_generic(
    text: &str,
    lower_text: &str,
    is_object: &dyn Fn(&str) -> bool,
    remaining_depth: u8,
) -> Option<ParsedType> {
    if let Some(inner_text) = text.strip_suffix("[]").or_else(|| text.strip_prefix("[]")) {
        return Some(parse_nested(inner_text, is_object, remaining_depth)?.map(PageType::Array));
    }
    if lower_text.starts_with("map[string]") {
        return Some(parse_nested(&text["map[string]".len()..], is_object, remaining_depth)?.map(PageType::Map));
    }
    let bracket_offset = text.find(['<', '[', '('])?;
    let closing_bracket = match text.as_bytes()[bracket_offset] {
        b'<' => '>',
        b'[' => ']',
        _ => ')',
    };
    let (type_name, inner_text) =
        (lower_text[..bracket_offset].trim(), text[bracket_offset + 1..].strip_suffix(closing_bracket)?);
    match type_name {
        "array" | "list" | "set" | "arraylist" => {
            Some(parse_item_type(inner_text.trim(), is_object, remaining_depth)?.map(PageType::Array))
        }
        "map" | "dict" | "hashmap" => {
            let (_, value) = inner_text.split_once(',')?;
            Some(parse_item_type(value.trim(), is_object, remaining_depth)?.map(PageType::Map))
        }
        _ if closing_bracket == ')' => parse_formatted(type_name, &fold_key(inner_text)),
        _ => None,
    }
}

/// Parses a type with a format in parentheses, such as `Integer(int64)` or `String (date-time)`.
fn parse_formatted(type_name: &str, format: &str) -> Option<ParsedType> {
    let ty = match (parse_primitive_type(type_name)?.ty, format) {
        (PageType::Integer, "int64" | "long") => PageType::Long,
        (PageType::String, "date-time" | "datetime") => PageType::Time,
        (PageType::String, "date") => PageType::Date,
        (PageType::Number, "float") => PageType::Float,
        (PageType::Number, "double") => PageType::Double,
        (ty, _) => ty,
    };
    Some(ParsedType::without_typo(ty))
}

/// Parses the item type of an array or map, as it appears after `Array of` or in brackets: a plural such as `strings`,
/// the name of an object, or any other type.
fn parse_item_type(text: &str, is_object: &dyn Fn(&str) -> bool, remaining_depth: u8) -> Option<ParsedType> {
    let lower_text = text.to_ascii_lowercase();
    if let Some(item_type) = lower_text.strip_suffix('s').and_then(parse_primitive_type) {
        return Some(item_type);
    }
    parse_nested(text, is_object, remaining_depth)
        .or_else(|| is_object_name(text).then(|| ParsedType::without_typo(PageType::Named(text.to_owned()))))
}

/// Parses the name, in lower case, of a type that does not contain other types, such as `integer`.
fn parse_primitive_type(lower_text: &str) -> Option<ParsedType> {
    Some(ParsedType::without_typo(match lower_text {
        "string" | "str" | "uuid" | "enum" => PageType::String,
        "boolean" | "bool" => PageType::Boolean,
        "integer" | "int" | "int32" | "short" => PageType::Integer,
        "long" | "int64" | "bigint" => PageType::Long,
        "float" => PageType::Float,
        "double" => PageType::Double,
        "number" | "decimal" | "bigdecimal" => PageType::Number,
        "object" | "json" | "jsonobject" | "json object" | "any" | "anytype" | "map" | "dict" => PageType::Object,
        "time" | "datetime" | "date-time" | "timestamp" => PageType::Time,
        "date" => PageType::Date,
        "file" | "binary" => PageType::File,
        _ => return None,
    }))
}

/// Parses a type that refers to the object `X`: `X object`, `X objects` or `Xobject`. Also accepts `object` with a
/// typo.
fn parse_object(text: &str, is_object: &dyn Fn(&str) -> bool) -> Option<ParsedType> {
    if let Some((name, word)) = text.rsplit_once(' ') {
        let (name, lower_word) = (name.trim(), word.to_ascii_lowercase());
        let name = name.strip_suffix(" array").unwrap_or(name);
        let is_spelled_right = matches!(lower_word.as_str(), "object" | "objects");
        let is_like_object = || is_within_one_typo(&lower_word, "object") || is_within_one_typo(&lower_word, "objects");
        if !is_object_name(name) || !(is_spelled_right || is_like_object()) {
            return None;
        }
        let parsed_type = ParsedType { ty: PageType::Named(name.to_owned()), is_corrected: !is_spelled_right };
        return Some(parsed_type);
    }
    let name = ["objects", "object"].iter().find_map(|word| text.strip_suffix(word))?;
    let is_likely_object = is_object(name) || name.contains('.') || name.starts_with(|c: char| c.is_ascii_uppercase());
    (is_object_name(name) && is_likely_object)
        .then(|| ParsedType { ty: PageType::Named(name.to_owned()), is_corrected: true })
}

fn parse_bare_name(text: &str, is_object: &dyn Fn(&str) -> bool) -> Option<ParsedType> {
    is_object(text).then(|| ParsedType::without_typo(PageType::Named(text.to_owned())))
}

/// Parses the name of a type with one typo, such as `Obeject`, `Interger` or `Boolen`.
fn correct_misspelling(lower_text: &str) -> Option<ParsedType> {
    let type_names = ["string", "boolean", "integer", "number", "object", "double", "float"];
    let type_name = type_names.iter().find(|type_name| is_within_one_typo(lower_text, type_name))?;
    parse_primitive_type(type_name).map(ParsedType::mark_corrected)
}

/// Parses a reference to a table, `Table 11` or `表11`, into the number. Returns `None` if `text` contains anything
/// else.
fn parse_table_reference(text: &str) -> Option<u32> {
    let (number, caption_text) = super::vocabulary::parse_caption(text)?;
    caption_text.is_empty().then_some(number)
}

/// Returns whether `text` looks like the name of an object.
fn is_object_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 200
        && text.chars().all(|c| c.is_alphanumeric() || "_-.$/".contains(c))
        && text.contains(char::is_alphanumeric)
}

/// Returns whether `a` equals `b`, or differs from `b` by one typo: a byte was inserted, removed or replaced, or two
/// adjacent bytes were swapped.
fn is_within_one_typo(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a == b || a.len().abs_diff(b.len()) > 1 || a.len() < 4 {
        return a == b;
    }
    let common_len = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[common_len..], &b[common_len..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => a == &b[1..],
        std::cmp::Ordering::Greater => &a[1..] == b,
        std::cmp::Ordering::Equal => {
            a[1..] == b[1..] || (a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..])
        }
    }
}
