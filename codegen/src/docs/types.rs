//! Parses the types on pages, including common typos.

use std::fmt;

use serde::Serialize;

use super::words::{fold, key};

/// A type on a page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Type {
    /// `String`.
    String,
    /// `Boolean`.
    Boolean,
    /// `Integer`: 32 bits.
    Integer,
    /// `Long`: 64 bits.
    Long,
    /// `Float`.
    Float,
    /// `Double`.
    Double,
    /// `Number`.
    Number,
    /// `Object` without a stated structure.
    Object,
    /// The items of an `Array` without a stated item type.
    Any,
    /// `Time`: date and time.
    Time,
    /// `Date`.
    Date,
    /// `File`: bytes.
    File,
    /// `Array of …`.
    Array(Box<Type>),
    /// `Map<String, …>`.
    Map(Box<Type>),
    /// `X object`: an object with a table in this body.
    Named(String),
    /// `Table 11`: the table with this number; the reader resolves it.
    Table(u32),
    /// A text that is not a known type.
    Unknown(String),
}

impl Type {
    /// Returns the name of the object, also within arrays and maps.
    #[must_use]
    pub fn named(&self) -> Option<&str> {
        match self {
            Self::Array(inner) | Self::Map(inner) => inner.named(),
            Self::Named(name) => Some(name),
            _ => None,
        }
    }

    /// Returns the innermost type, within arrays and maps.
    pub(super) fn core_mut(&mut self) -> &mut Self {
        match self {
            Self::Array(inner) | Self::Map(inner) => inner.core_mut(),
            other => other,
        }
    }
}

impl fmt::Display for Type {
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

/// A parsed type, and whether its spelling was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub ty: Type,
    pub mended: bool,
}

impl Reading {
    fn exact(ty: Type) -> Self {
        Self { ty, mended: false }
    }

    fn map(self, wrap: fn(Box<Type>) -> Type) -> Self {
        Self { ty: wrap(Box::new(self.ty)), mended: self.mended }
    }

    fn mend(self) -> Self {
        Self { mended: true, ..self }
    }
}

/// The maximum depth of nested types.
const DEPTH: u8 = 8;

/// Parses the text of a type cell. `known` returns whether a single word is the name of a table.
pub(super) fn parse(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Reading> {
    if text.len() > 300 {
        return None;
    }
    nested(fold(text).trim_end_matches(['.', ',']), known, DEPTH)
}

fn nested(text: &str, known: &dyn Fn(&str) -> bool, depth: u8) -> Option<Reading> {
    let (text, depth) = (text.trim(), depth.checked_sub(1)?);
    let lower = text.to_ascii_lowercase();
    if lower.len() != text.len() || text.is_empty() {
        return None;
    }
    if let Some(number) = table(text) {
        return Some(Reading::exact(Type::Table(number)));
    }
    if let Some(reading) = generic(text, &lower, known, depth) {
        return Some(reading);
    }
    if let Some(rest) = ["arrays of", "array of", "arrayof", "list of"].iter().find_map(|word| lower.strip_prefix(word))
    {
        let rest = &text[text.len() - rest.len()..];
        let inner = element(rest.trim(), known, depth)?;
        let glued = !rest.starts_with(' ');
        let reading = inner.map(Type::Array);
        return Some(if glued { reading.mend() } else { reading });
    }
    if matches!(lower.as_str(), "array" | "list") {
        return Some(Reading::exact(Type::Array(Box::new(Type::Any))));
    }
    primitive(&lower).or_else(|| object(text, known)).or_else(|| bare(text, known)).or_else(|| misspelt(&lower))
}

/// Parses `Array<X>`, `List[X]`, `Map<String, X>`, `map[string]X`, `X[]` and `[]X`.
fn generic(text: &str, lower: &str, known: &dyn Fn(&str) -> bool, depth: u8) -> Option<Reading> {
    if let Some(inner) = text.strip_suffix("[]").or_else(|| text.strip_prefix("[]")) {
        return Some(nested(inner, known, depth)?.map(Type::Array));
    }
    if lower.starts_with("map[string]") {
        return Some(nested(&text["map[string]".len()..], known, depth)?.map(Type::Map));
    }
    let open = text.find(['<', '[', '('])?;
    let close = match text.as_bytes()[open] {
        b'<' => '>',
        b'[' => ']',
        _ => ')',
    };
    let (head, inner) = (lower[..open].trim(), text[open + 1..].strip_suffix(close)?);
    match head {
        "array" | "list" | "set" | "arraylist" => Some(element(inner.trim(), known, depth)?.map(Type::Array)),
        "map" | "dict" | "hashmap" => {
            let (_, value) = inner.split_once(',')?;
            Some(element(value.trim(), known, depth)?.map(Type::Map))
        }
        _ if close == ')' => formatted(head, &key(inner)),
        _ => None,
    }
}

/// Parses `Integer(int64)` and `String (date-time)`.
fn formatted(head: &str, format: &str) -> Option<Reading> {
    let ty = match (primitive(head)?.ty, format) {
        (Type::Integer, "int64" | "long") => Type::Long,
        (Type::String, "date-time" | "datetime") => Type::Time,
        (Type::String, "date") => Type::Date,
        (Type::Number, "float") => Type::Float,
        (Type::Number, "double") => Type::Double,
        (other, _) => other,
    };
    Some(Reading::exact(ty))
}

/// Returns the type after `Array of` or within brackets: a plural, an object's name, or another type.
fn element(text: &str, known: &dyn Fn(&str) -> bool, depth: u8) -> Option<Reading> {
    let lower = text.to_ascii_lowercase();
    if let Some(singular) = lower.strip_suffix('s').and_then(primitive) {
        return Some(singular);
    }
    nested(text, known, depth).or_else(|| is_token(text).then(|| Reading::exact(Type::Named(text.to_owned()))))
}

fn primitive(lower: &str) -> Option<Reading> {
    Some(Reading::exact(match lower {
        "string" | "str" | "uuid" | "enum" => Type::String,
        "boolean" | "bool" => Type::Boolean,
        "integer" | "int" | "int32" | "short" => Type::Integer,
        "long" | "int64" | "bigint" => Type::Long,
        "float" => Type::Float,
        "double" => Type::Double,
        "number" | "decimal" | "bigdecimal" => Type::Number,
        "object" | "json" | "jsonobject" | "json object" | "any" | "anytype" | "map" | "dict" => Type::Object,
        "time" | "datetime" | "date-time" | "timestamp" => Type::Time,
        "date" => Type::Date,
        "file" | "binary" => Type::File,
        _ => return None,
    }))
}

/// Parses `X object`, `X objects`, `Xobject`, and common misspellings.
fn object(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Reading> {
    if let Some((name, word)) = text.rsplit_once(' ') {
        let (name, lower) = (name.trim(), word.to_ascii_lowercase());
        let name = name.strip_suffix(" array").unwrap_or(name);
        let right = matches!(lower.as_str(), "object" | "objects");
        if !is_token(name) || !(right || near(&lower, "object") || near(&lower, "objects")) {
            return None;
        }
        let reading = Reading { ty: Type::Named(name.to_owned()), mended: !right };
        return Some(reading);
    }
    let glued = ["objects", "object"].iter().find_map(|word| text.strip_suffix(word))?;
    let likely = known(glued) || glued.contains('.') || glued.starts_with(|c: char| c.is_ascii_uppercase());
    (is_token(glued) && likely).then(|| Reading { ty: Type::Named(glued.to_owned()), mended: true })
}

fn bare(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Reading> {
    known(text).then(|| Reading::exact(Type::Named(text.to_owned())))
}

/// Parses a type with one typo: `Obeject`, `Interger`, `Boolen`.
fn misspelt(lower: &str) -> Option<Reading> {
    let words = ["string", "boolean", "integer", "number", "object", "double", "float"];
    let word = words.iter().find(|word| near(lower, word))?;
    primitive(word).map(Reading::mend)
}

/// Returns the number in `Table 11` or `表11`, if the text contains nothing else.
fn table(text: &str) -> Option<u32> {
    let (number, rest) = super::words::caption(text)?;
    rest.is_empty().then_some(number)
}

fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 200
        && text.chars().all(|c| c.is_alphanumeric() || "_-.$/".contains(c))
        && text.contains(char::is_alphanumeric)
}

/// Returns whether one insertion, deletion, substitution or transposition turns `a` into `b`.
fn near(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a == b || a.len().abs_diff(b.len()) > 1 || a.len() < 4 {
        return a == b;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => a == &b[1..],
        std::cmp::Ordering::Greater => &a[1..] == b,
        std::cmp::Ordering::Equal => {
            a[1..] == b[1..] || (a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..])
        }
    }
}
