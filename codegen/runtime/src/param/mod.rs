//! Serializes values as text in a URL, a header field, a cookie or a form (OpenAPI Specification, "Style Values").

mod flat;
mod parse;
#[cfg(test)]
mod tests;

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::write::Purpose;

pub(crate) use self::flat::{Flat, flatten};
pub(crate) use self::parse::{Text, TextError, parse, parse_field_lines, parse_separated};

/// The characters to escape by default: all except the unreserved characters (RFC 3986, section 2.3).
const STRICT_SET: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The characters to escape in a query value with `allowReserved`: reserved characters are kept. The exceptions are
/// `&`, `+` and `#`, which would end or change the value, `%`, which would start an escape, and `'`, which some HTTP
/// libraries escape.
const ALLOW_RESERVED_SET: &AsciiSet = &STRICT_SET
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

/// The characters that must be escaped in every component of a URL.
#[cfg(feature = "client")]
const INVALID_IN_URL: &AsciiSet = &percent_encoding::CONTROLS
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

/// The serialization of a parameter: the `style`, `explode` and `allowReserved` of the OpenAPI Specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The `style` of the OpenAPI Specification, or JSON.
    pub kind: StyleKind,
    /// True if each element of a list or map is written separately (`explode`).
    pub explode: bool,
    /// True if reserved characters are not escaped (`allowReserved`).
    pub reserved: bool,
    /// The styles of the lists inside a list: one per nesting level, the outermost first (Swagger 2.0).
    pub inner: &'static [StyleKind],
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
    /// `cookie` of OpenAPI 3.2: like `Form` with `; ` between pairs. Values are not escaped.
    Cookie,
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
    /// `cookie`, exploded.
    pub const COOKIE: Self = Self::new(StyleKind::Cookie, true);
    /// `deepObject`.
    pub const DEEP_OBJECT: Self = Self::new(StyleKind::Deep, true);
    /// JSON: a parameter with `content`.
    pub const JSON: Self = Self::new(StyleKind::Json, false);

    /// Creates a style of this kind. `allowReserved` is not set.
    #[must_use]
    pub const fn new(kind: StyleKind, explode: bool) -> Self {
        Self { kind, explode, reserved: false, inner: &[] }
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

impl Style {
    /// Sets the styles of the lists inside a list: one per nesting level, the outermost first.
    #[must_use]
    pub const fn inner(mut self, inner: &'static [StyleKind]) -> Self {
        self.inner = inner;
        self
    }
}

impl StyleKind {
    /// Returns the delimiter between the items of a list, unescaped.
    const fn delimiter(self) -> &'static str {
        match self {
            Self::Space => " ",
            Self::Pipe => "|",
            Self::Tab => "\t",
            _ => ",",
        }
    }

    /// Returns the delimiter between the items of a list, percent-encoded if a URL requires it.
    const fn escaped_delimiter(self) -> &'static str {
        match self {
            Self::Space => "%20",
            Self::Pipe => "%7C",
            Self::Tab => "%09",
            _ => ",",
        }
    }
}

/// The reason why a value cannot be written in a style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StyleError {
    /// The value is an object or list, but the style only supports scalars.
    Nested,
    /// An error from serde.
    Serialize(String),
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nested => "the declared style cannot serialize a list or object inside another list or object",
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
    fn append_escaped(self, out: &mut String, text: &str) {
        match self {
            Self::Strict => out.extend(utf8_percent_encode(text, STRICT_SET)),
            Self::Reserved => out.extend(utf8_percent_encode(text, ALLOW_RESERVED_SET)),
            Self::None => out.push_str(text),
        }
    }
}

/// Percent-encodes all characters of `text` except the unreserved ones. Returns the result as an iterator of pieces.
#[cfg(feature = "client")]
pub(crate) fn percent_encode(text: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(text, STRICT_SET)
}

/// Percent-encodes `text`, which is a complete query string.
pub(crate) fn encode_query_string(text: &str) -> String {
    utf8_percent_encode(text, STRICT_SET).to_string()
}

/// Escapes the characters in the path and query of a URL that are not valid there. The scheme and the host are not
/// changed.
#[cfg(feature = "client")]
pub(crate) fn encode_url(url: &str) -> String {
    let host_start = url.find("://").map_or(0, |at| at + 3);
    let path_start = url[host_start..].find('/').map_or(url.len(), |at| at + host_start);
    let mut out = url[..path_start].to_owned();
    out.extend(utf8_percent_encode(&url[path_start..], INVALID_IN_URL));
    out
}

/// Encodes `text` as `application/x-www-form-urlencoded` (RFC 6749, appendix B).
#[cfg(feature = "tokens")]
pub(crate) fn form_urlencode(text: &str) -> String {
    const FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_').remove(b' ');
    // Allocates enough for all characters: a string that grows would leave copies in memory.
    let mut out = String::with_capacity(text.len() * 3);
    out.extend(utf8_percent_encode(text, FORM).flat_map(str::chars).map(|c| if c == ' ' { '+' } else { c }));
    out
}

/// Converts a value to its intermediate representation; for the style JSON, a string that contains the JSON text.
pub(crate) fn flatten_for_style<T: Serialize + ?Sized>(style: Style, value: &T) -> Result<Flat, StyleError> {
    let _guard = Purpose::Request.begin();
    if style.kind == StyleKind::Json {
        let json = serde_json::to_string(value).map_err(|error| StyleError::Serialize(error.to_string()))?;
        return Ok(if json == "null" { Flat::Null } else { Flat::Text(json) });
    }
    flatten(value)?.with_joined_lists(style.inner)
}

/// Returns the escaped text of a path variable; empty for `null`.
pub(crate) fn format_path_value(name: &str, style: Style, value: &Flat) -> Result<String, StyleError> {
    format_delimited(name, style, value, Escape::Strict)
}

/// Returns the unescaped text of a header field; `None` for `null`.
pub(crate) fn format_header_value(style: Style, value: &Flat) -> Result<Option<String>, StyleError> {
    if matches!(value, Flat::Null) {
        return Ok(None);
    }
    let kind = match style.kind {
        kind @ (StyleKind::Space | StyleKind::Pipe | StyleKind::Tab) => kind,
        _ => StyleKind::Simple,
    };
    format_delimited("", Style { kind, ..style }, value, Escape::None).map(Some)
}

/// Appends a parameter as escaped pairs `name=value`, separated by `separator`, to a query, a form or a `Cookie` header
/// field. Appends nothing for `null` and for an empty list.
pub(crate) fn append_pairs(
    out: &mut String,
    separator: &str,
    name: &str,
    style: Style,
    value: &Flat,
) -> Result<(), StyleError> {
    let escape = match style.kind {
        StyleKind::Cookie => Escape::None,
        _ if style.reserved => Escape::Reserved,
        _ => Escape::Strict,
    };
    if style.kind == StyleKind::Cookie {
        check_cookie(value)?;
    }
    let mut pairs = Pairs { out, separator, escape };
    match (style.kind, value) {
        (_, Flat::Null) => {}
        (StyleKind::Deep, value) => {
            let mut escaped_name = String::new();
            Escape::Strict.append_escaped(&mut escaped_name, name);
            pairs.append_deep_object(&escaped_name, value);
        }
        (_, Flat::List(items)) if style.explode => {
            for item in items {
                pairs.append_pair(name, &item.scalar_text()?);
            }
        }
        (_, Flat::Map(members)) if style.explode => {
            for (key, item) in members.iter().filter(|(_, item)| !item.is_null()) {
                // The specification does not define lists within an exploded object; repeating the key keeps all items.
                for item in item.as_list() {
                    pairs.append_pair(key, &item.scalar_text()?);
                }
            }
        }
        (_, Flat::List(items)) if items.is_empty() => {}
        (_, Flat::Map(members)) if members.is_empty() => {}
        (kind, value) => {
            let delimiter = kind.escaped_delimiter();
            pairs.append_name(name);
            append_joined(pairs.out, value, delimiter, delimiter, escape)?;
        }
    }
    Ok(())
}

/// Returns an error if a value contains a character that would end the cookie, or that cookies cannot contain (RFC
/// 6265, section 4.1.1). Commas are allowed as separators of items, and spaces and quotes because servers accept them.
#[inline]
fn check_cookie(value: &Flat) -> Result<(), StyleError> {
    let check_text = |text: &str| match text.chars().find(|c| *c == ';' || !c.is_ascii() || c.is_ascii_control()) {
        Some(c) => Err(StyleError::Serialize(format!("a cookie cannot contain {c:?}: escape it in the value"))),
        None => Ok(()),
    };
    match value {
        Flat::List(items) => items.iter().try_for_each(check_cookie),
        Flat::Map(members) => {
            members.iter().try_for_each(|(key, value)| check_text(key).and_then(|()| check_cookie(value)))
        }
        single => check_text(&single.scalar_text()?),
    }
}

/// Joins the items of a list, or the keys and values of an object, with the unescaped delimiter of the style.
/// Characters in the items are not escaped either.
#[inline]
pub(crate) fn join_with_delimiter(style: Style, value: &Flat) -> Result<String, StyleError> {
    let delimiter = style.kind.delimiter();
    let mut out = String::new();
    append_joined(&mut out, &value.clone().with_nested_as_json(style)?, delimiter, delimiter, Escape::None)?;
    Ok(out)
}

/// Appends pairs `name=value` to a string.
struct Pairs<'a> {
    out: &'a mut String,
    separator: &'a str,
    escape: Escape,
}

impl Pairs<'_> {
    fn append_separator(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str(self.separator);
        }
    }

    fn append_name(&mut self, name: &str) {
        self.append_separator();
        Escape::Strict.append_escaped(self.out, name);
        self.out.push('=');
    }

    fn append_pair(&mut self, name: &str, value: &str) {
        self.append_name(name);
        self.escape.append_escaped(self.out, value);
    }

    /// Appends a value in the style `deepObject`: `name[key][0]=value`, with any number of keys. `name` is already
    /// escaped.
    fn append_deep_object(&mut self, name: &str, value: &Flat) {
        match value {
            Flat::Null => {}
            Flat::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.append_deep_object(&format!("{name}[{index}]"), item);
                }
            }
            Flat::Map(members) => {
                for (key, item) in members {
                    let mut name = format!("{name}[");
                    Escape::Strict.append_escaped(&mut name, key);
                    name.push(']');
                    self.append_deep_object(&name, item);
                }
            }
            Flat::Binary(_) | Flat::Bool(_) | Flat::Number(_) | Flat::Exact(_) | Flat::Text(_) => {
                let text = match value {
                    Flat::Binary(file) => String::from_utf8_lossy(&file.data),
                    single => single.scalar_text().unwrap_or_default(),
                };
                self.append_separator();
                self.out.extend([name, "="]);
                self.escape.append_escaped(self.out, &text);
            }
        }
    }
}

/// Serializes a value in a style that produces one string instead of pairs: `simple`, `label`, `matrix`.
fn format_delimited(name: &str, style: Style, value: &Flat, escape: Escape) -> Result<String, StyleError> {
    // Most values fit, so that the string does not grow several times.
    let mut out = String::with_capacity(32);
    match style.kind {
        StyleKind::Label => {
            let separator = if style.explode { "." } else { "," };
            let key_separator = if style.explode { "=" } else { "," };
            out.push('.');
            append_joined(&mut out, value, separator, key_separator, escape)?;
        }
        StyleKind::Matrix => append_matrix(&mut out, name, style.explode, value, escape)?,
        kind => {
            let separator = match escape {
                Escape::None => kind.delimiter(),
                _ => kind.escaped_delimiter(),
            };
            append_joined(&mut out, value, separator, if style.explode { "=" } else { separator }, escape)?;
        }
    }
    Ok(out)
}

fn append_matrix(out: &mut String, name: &str, explode: bool, value: &Flat, escape: Escape) -> Result<(), StyleError> {
    let mut append_pair = |name: &str, value: &Flat| {
        out.push(';');
        Escape::Strict.append_escaped(out, name);
        let name_end = out.len();
        append_joined(out, value, ",", ",", escape)?;
        if out.len() > name_end {
            out.insert(name_end, '=');
        }
        Ok(())
    };
    match value {
        Flat::List(items) if explode => items.iter().try_for_each(|item| append_pair(name, item)),
        Flat::Map(members) if explode => {
            members.iter().filter(|(_, item)| !item.is_null()).try_for_each(|(key, item)| append_pair(key, item))
        }
        value => append_pair(name, value),
    }
}

/// Appends the items of a list, separated by `separator`, or the members of a map, with `key_separator` after each key.
fn append_joined(
    out: &mut String,
    value: &Flat,
    separator: &str,
    key_separator: &str,
    escape: Escape,
) -> Result<(), StyleError> {
    match value {
        Flat::List(items) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(separator);
                }
                escape.append_escaped(out, &item.scalar_text()?);
            }
        }
        Flat::Map(members) => {
            for (index, (key, item)) in members.iter().filter(|(_, item)| !item.is_null()).enumerate() {
                if index > 0 {
                    out.push_str(separator);
                }
                escape.append_escaped(out, key);
                out.push_str(key_separator);
                escape.append_escaped(out, &item.scalar_text()?);
            }
        }
        value => escape.append_escaped(out, &value.scalar_text()?),
    }
    Ok(())
}
