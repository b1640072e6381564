//! Serializes values to text for a URL, a header field, a cookie or a form (OpenAPI Specification, "Style Values").

mod flat;
mod parse;
#[cfg(test)]
mod tests;

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::write::InRequest;

pub(crate) use self::flat::{Flat, flatten};
pub(crate) use self::parse::{Text, TextError, parse, parse_lines};

/// The characters to escape by default: all except the unreserved characters (RFC 3986, section 2.3).
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The characters to escape in a query value with `allowReserved`. Reserved characters are not escaped, except for `&`,
/// `+` and `#`, which would end or change the value, `%`, which would start an escape sequence, and `'`, which some
/// HTTP libraries escape.
const RESERVED: &AsciiSet = &STRICT
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'[')
    .remove(b']');

/// The characters that are not valid in the path of a URL.
#[cfg(feature = "client")]
const NOT_IN_URL: &AsciiSet = &percent_encoding::CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The serialization of a parameter: style, `explode`, `allowReserved`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The style of the OpenAPI Specification, or JSON.
    pub kind: StyleKind,
    /// True if each element of a list or map is written separately (`explode`).
    pub explode: bool,
    /// True if reserved characters are not escaped (`allowReserved`).
    pub reserved: bool,
}

/// The styles of the OpenAPI Specification, and JSON for parameters with `content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleKind {
    /// `simple`: `a,b`.
    Simple,
    /// `label`: `.a,b`, or `.a.b` if exploded.
    Label,
    /// `matrix`: `;name=a,b`, or `;name=a;name=b` if exploded.
    Matrix,
    /// `form`: `name=a,b`, or `name=a&name=b` if exploded.
    Form,
    /// `spaceDelimited`: `name=a%20b`, or like `Form` if exploded.
    Space,
    /// `pipeDelimited`: `name=a%7Cb`, or like `Form` if exploded.
    Pipe,
    /// `tsv` of Swagger 2.0: `name=a%09b`, or like `Form` if exploded.
    Tab,
    /// `deepObject`: `name[key]=a` at any depth. The key of a list item is its index.
    Deep,
    /// The value as JSON.
    Json,
}

impl Style {
    /// `simple`, not exploded: the default in paths and headers.
    pub const SIMPLE: Self = Self::new(StyleKind::Simple, false);
    /// `label`, not exploded.
    pub const LABEL: Self = Self::new(StyleKind::Label, false);
    /// `matrix`, not exploded.
    pub const MATRIX: Self = Self::new(StyleKind::Matrix, false);
    /// `form`, exploded: the default in queries and cookies.
    pub const FORM: Self = Self::new(StyleKind::Form, true);
    /// `form`, not exploded.
    pub const FORM_FLAT: Self = Self::new(StyleKind::Form, false);
    /// `spaceDelimited`, not exploded.
    pub const SPACE_DELIMITED: Self = Self::new(StyleKind::Space, false);
    /// `pipeDelimited`, not exploded.
    pub const PIPE_DELIMITED: Self = Self::new(StyleKind::Pipe, false);
    /// `collectionFormat: tsv` of Swagger 2.0: values separated by tabs.
    pub const TAB_DELIMITED: Self = Self::new(StyleKind::Tab, false);
    /// `deepObject`.
    pub const DEEP_OBJECT: Self = Self::new(StyleKind::Deep, true);
    /// JSON: a parameter with `content`.
    pub const JSON: Self = Self::new(StyleKind::Json, false);

    /// Creates a style of this kind. `allowReserved` is not set.
    #[must_use]
    pub const fn new(kind: StyleKind, explode: bool) -> Self {
        Self { kind, explode, reserved: false }
    }

    /// Sets `explode`.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Sets `allowReserved`.
    #[must_use]
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }
}

/// The reason why a value cannot be written in a style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StyleError {
    /// A list or object contains another list or object, which the style cannot represent.
    Nested,
    /// An error from serde.
    Serialize(String),
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nested => "this style cannot serialize a list or object inside another list or object",
            Self::Serialize(message) => message,
        })
    }
}

impl std::error::Error for StyleError {}

/// The set of characters to escape in a value.
#[derive(Clone, Copy)]
enum Escape {
    /// Escapes all except the unreserved characters.
    Strict,
    /// Escapes all except the unreserved and reserved characters.
    Reserved,
    /// Escapes nothing. Used for header fields and parts of forms.
    None,
}

impl Escape {
    /// Appends the escaped text to `output`.
    fn push(self, output: &mut String, text: &str) {
        match self {
            Self::Strict => output.extend(utf8_percent_encode(text, STRICT)),
            Self::Reserved => output.extend(utf8_percent_encode(text, RESERVED)),
            Self::None => output.push_str(text),
        }
    }
}

/// Percent-encodes all characters of `text` except the unreserved ones. Returns the result in pieces.
#[cfg(feature = "client")]
pub(crate) fn escaped(text: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(text, STRICT)
}

/// Percent-encodes `text`, which is a complete query string.
pub(crate) fn whole_query(text: &str) -> String {
    utf8_percent_encode(text, STRICT).to_string()
}

/// Escapes the characters of a URL that are not valid in its path. The host is not changed.
#[cfg(feature = "client")]
pub(crate) fn encode_url(url: &str) -> String {
    let host_index = url.find("://").map_or(0, |index| index + 3);
    let path_index = url[host_index..].find('/').map_or(url.len(), |index| index + host_index);
    let mut encoded = url[..path_index].to_owned();
    encoded.extend(utf8_percent_encode(&url[path_index..], NOT_IN_URL));
    encoded
}

/// Encodes `text` as `application/x-www-form-urlencoded` (RFC 6749, appendix B).
#[cfg(feature = "client")]
pub(crate) fn form_urlencoded(text: &str) -> String {
    const FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_').remove(b' ');
    // Allocates memory for the longest result: a string that grows would leave copies of a secret in memory.
    let mut encoded = String::with_capacity(text.len() * 3);
    encoded.extend(utf8_percent_encode(text, FORM).flat_map(str::chars).map(|c| if c == ' ' { '+' } else { c }));
    encoded
}

/// Flattens a value for serialization in the style. With the style JSON, the value becomes JSON text.
pub(crate) fn value<T: Serialize + ?Sized>(style: Style, value: &T) -> Result<Flat, StyleError> {
    let _in_request = InRequest::begin();
    if style.kind == StyleKind::Json {
        let json = serde_json::to_string(value).map_err(|error| StyleError::Serialize(error.to_string()))?;
        return Ok(if json == "null" { Flat::Null } else { Flat::Text(json) });
    }
    flatten(value)
}

/// Returns the escaped text of a path variable; empty for `null`.
pub(crate) fn path(name: &str, style: Style, value: &Flat) -> Result<String, StyleError> {
    delimited(name, style, value, Escape::Strict)
}

/// Returns the unescaped text of a header field; `None` for `null`.
pub(crate) fn header(style: Style, value: &Flat) -> Result<Option<String>, StyleError> {
    if matches!(value, Flat::Null) {
        return Ok(None);
    }
    delimited("", Style { kind: StyleKind::Simple, ..style }, value, Escape::None).map(Some)
}

/// Appends the escaped pairs `name=value` of a parameter to a query, a form or a cookie header field. Appends nothing
/// for `null` and the empty list.
pub(crate) fn append_pairs(
    output: &mut String,
    separator: &str,
    name: &str,
    style: Style,
    value: &Flat,
) -> Result<(), StyleError> {
    let escape = if style.reserved { Escape::Reserved } else { Escape::Strict };
    let mut pairs = Pairs { output, separator, escape };
    match (style.kind, value) {
        (_, Flat::Null) => {}
        (StyleKind::Deep, value) => {
            let mut escaped = String::new();
            Escape::Strict.push(&mut escaped, name);
            pairs.push_deep(&escaped, value);
        }
        (_, Flat::List(items)) if style.explode => {
            for item in items {
                pairs.push_pair(name, &item.scalar()?);
            }
        }
        (_, Flat::Map(members)) if style.explode => {
            for (key, item) in members.iter().filter(|(_, item)| !item.is_null()) {
                // The specification does not define lists within an exploded object. The key is repeated, so that no
                // item is lost.
                for item in item.as_list() {
                    pairs.push_pair(key, &item.scalar()?);
                }
            }
        }
        (_, Flat::List(items)) if items.is_empty() => {}
        (_, Flat::Map(members)) if members.is_empty() => {}
        (kind, value) => {
            let delimiter = match kind {
                StyleKind::Space => "%20",
                StyleKind::Pipe => "%7C",
                StyleKind::Tab => "%09",
                _ => ",",
            };
            pairs.push_name(name);
            join(pairs.output, value, delimiter, delimiter, escape)?;
        }
    }
    Ok(())
}

/// Joins the items of a list, or the keys and values of an object, with the delimiter of the style. Escapes nothing,
/// since the result is the content of a part of a multipart body.
#[inline]
pub(crate) fn joined(style: Style, value: &Flat) -> Result<String, StyleError> {
    let delimiter = match style.kind {
        StyleKind::Space => " ",
        StyleKind::Pipe => "|",
        StyleKind::Tab => "\t",
        _ => ",",
    };
    let mut joined = String::new();
    join(&mut joined, &value.clone().with_nested_as_json(style)?, delimiter, delimiter, Escape::None)?;
    Ok(joined)
}

/// Appends pairs `name=value` to a string.
struct Pairs<'a> {
    output: &'a mut String,
    /// The text between two pairs: `&`, or `; ` for cookies.
    separator: &'a str,
    escape: Escape,
}

impl Pairs<'_> {
    fn push_separator(&mut self) {
        if !self.output.is_empty() {
            self.output.push_str(self.separator);
        }
    }

    fn push_name(&mut self, name: &str) {
        self.push_separator();
        Escape::Strict.push(self.output, name);
        self.output.push('=');
    }

    fn push_pair(&mut self, name: &str, value: &str) {
        self.push_name(name);
        self.escape.push(self.output, value);
    }

    /// Appends pairs such as `name[key][0]=value` for a list or object of any depth. `name` is already escaped.
    fn push_deep(&mut self, name: &str, value: &Flat) {
        match value {
            Flat::Null => {}
            Flat::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.push_deep(&format!("{name}[{index}]"), item);
                }
            }
            Flat::Map(members) => {
                for (key, item) in members {
                    let mut name = format!("{name}[");
                    Escape::Strict.push(&mut name, key);
                    name.push(']');
                    self.push_deep(&name, item);
                }
            }
            Flat::Binary(_) | Flat::Bool(_) | Flat::Number(_) | Flat::Exact(_) | Flat::Text(_) => {
                let text = match value {
                    Flat::Binary(file) => String::from_utf8_lossy(&file.data),
                    scalar => scalar.scalar().unwrap_or_default(),
                };
                self.push_separator();
                self.output.extend([name, "="]);
                self.escape.push(self.output, &text);
            }
        }
    }
}

/// Serializes the styles that produce a single string: `simple`, `label`, `matrix`.
fn delimited(name: &str, style: Style, value: &Flat, escape: Escape) -> Result<String, StyleError> {
    let mut output = String::new();
    match style.kind {
        StyleKind::Label => {
            let separator = if style.explode { "." } else { "," };
            let equals = if style.explode { "=" } else { "," };
            output.push('.');
            join(&mut output, value, separator, equals, escape)?;
        }
        StyleKind::Matrix => append_matrix(&mut output, name, style.explode, value, escape)?,
        _ => join(&mut output, value, ",", if style.explode { "=" } else { "," }, escape)?,
    }
    Ok(output)
}

/// Appends a value in the style `matrix`: `;name=a,b`, or `;name=a;name=b` if exploded.
fn append_matrix(
    output: &mut String,
    name: &str,
    explode: bool,
    value: &Flat,
    escape: Escape,
) -> Result<(), StyleError> {
    let mut push_pair = |name: &str, value: &Flat| {
        output.push(';');
        Escape::Strict.push(output, name);
        let end = output.len();
        join(output, value, ",", ",", escape)?;
        if output.len() > end {
            output.insert(end, '=');
        }
        Ok(())
    };
    match value {
        Flat::List(items) if explode => items.iter().try_for_each(|item| push_pair(name, item)),
        Flat::Map(members) if explode => {
            members.iter().filter(|(_, item)| !item.is_null()).try_for_each(|(key, item)| push_pair(key, item))
        }
        value => push_pair(name, value),
    }
}

/// Appends the items of a list or the members of a map, separated by `separator`. Appends `equals` after each key.
fn join(output: &mut String, value: &Flat, separator: &str, equals: &str, escape: Escape) -> Result<(), StyleError> {
    match value {
        Flat::List(items) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    output.push_str(separator);
                }
                escape.push(output, &item.scalar()?);
            }
        }
        Flat::Map(members) => {
            for (index, (key, item)) in members.iter().filter(|(_, item)| !item.is_null()).enumerate() {
                if index > 0 {
                    output.push_str(separator);
                }
                escape.push(output, key);
                output.push_str(equals);
                escape.push(output, &item.scalar()?);
            }
        }
        value => escape.push(output, &value.scalar()?),
    }
    Ok(())
}
