//! Values as text in a URL, a header, a cookie or a form: the Style Values of the OpenAPI Specification.

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

/// Everything but RFC 3986's unreserved characters.
const STRICT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Reserved characters that are not escaped in a query value with `allowReserved`. Not `&`, `+` and `#`,
/// which would end the value or change it, `%`, which would start an escape, and `'`, which some HTTP libraries escape.
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

/// The characters that are escaped everywhere in a URL.
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

/// The serialization of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The style.
    pub kind: StyleKind,
    /// True if each element of a list or map is written separately (`explode`).
    pub explode: bool,
    /// True if reserved characters are not escaped (`allowReserved`).
    pub reserved: bool,
}

/// The styles of the specification, and JSON for parameters with `content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleKind {
    /// `a,b`.
    Simple,
    /// `.a,b`, or `.a.b` exploded.
    Label,
    /// `;name=a,b`, or `;name=a;name=b` exploded.
    Matrix,
    /// `name=a,b`, or `name=a&name=b` exploded.
    Form,
    /// `name=a%20b`, or as `Form` exploded.
    Space,
    /// `name=a%7Cb`, or as `Form` exploded.
    Pipe,
    /// `name=a%09b`, as Swagger 2.0's `tsv`, or as `Form` exploded.
    Tab,
    /// `name[key]=a`, at any depth; lists by index.
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

    /// A style, exploded or not.
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
    /// An object or list, although the style only supports single values.
    Nested,
    /// An error of serde.
    Serialize(String),
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nested => "lists and objects inside a list or object have no place in this style",
            Self::Serialize(message) => message,
        })
    }
}

impl std::error::Error for StyleError {}

/// The characters that are escaped.
#[derive(Clone, Copy)]
enum Escape {
    /// All but the unreserved.
    Strict,
    /// All but the unreserved and reserved.
    Reserved,
    /// None: headers.
    None,
}

impl Escape {
    fn push(self, out: &mut String, text: &str) {
        match self {
            Self::Strict => out.extend(utf8_percent_encode(text, STRICT)),
            Self::Reserved => out.extend(utf8_percent_encode(text, RESERVED)),
            Self::None => out.push_str(text),
        }
    }
}

/// Returns a text as it is written in a form, in pieces.
#[cfg(feature = "client")]
pub(crate) fn escaped(text: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(text, STRICT)
}

/// A text that is a whole query, escaped.
pub(crate) fn whole_query(text: &str) -> String {
    utf8_percent_encode(text, STRICT).to_string()
}

/// Returns a URL with invalid characters of its path escaped. The host is not changed.
#[cfg(feature = "client")]
pub(crate) fn encoded(url: &str) -> String {
    let host = url.find("://").map_or(0, |at| at + 3);
    let path = url[host..].find('/').map_or(url.len(), |at| at + host);
    let mut out = url[..path].to_owned();
    out.extend(utf8_percent_encode(&url[path..], NOT_IN_URL));
    out
}

/// Returns a text as `application/x-www-form-urlencoded` has it (RFC 6749, appendix B).
#[cfg(feature = "client")]
pub(crate) fn form_urlencoded(text: &str) -> String {
    const FORM: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_').remove(b' ');
    // With room for all of it: a text that grows leaves copies of itself behind.
    let mut out = String::with_capacity(text.len() * 3);
    out.extend(utf8_percent_encode(text, FORM).flat_map(str::chars).map(|c| if c == ' ' { '+' } else { c }));
    out
}

/// Returns a value, flattened as the style needs it.
pub(crate) fn value<T: Serialize + ?Sized>(style: Style, value: &T) -> Result<Flat, StyleError> {
    let _in_request = InRequest::begin();
    if style.kind == StyleKind::Json {
        let json = serde_json::to_string(value).map_err(|error| StyleError::Serialize(error.to_string()))?;
        return Ok(if json == "null" { Flat::Null } else { Flat::Text(json) });
    }
    flatten(value)
}

/// Returns the text of a path variable, escaped. `null` is the empty text.
pub(crate) fn path(name: &str, style: Style, value: &Flat) -> Result<String, StyleError> {
    delimited(name, style, value, Escape::Strict)
}

/// Returns the text of a header, not escaped. Nothing for `null`.
pub(crate) fn header(style: Style, value: &Flat) -> Result<Option<String>, StyleError> {
    if matches!(value, Flat::Null) {
        return Ok(None);
    }
    delimited("", Style { kind: StyleKind::Simple, ..style }, value, Escape::None).map(Some)
}

/// Adds the pairs of a parameter to those of a query, a form or a cookie header, escaped, in order. None for `null` and the
/// empty list.
pub(crate) fn pairs(out: &mut String, between: &str, name: &str, style: Style, value: &Flat) -> Result<(), StyleError> {
    let escape = if style.reserved { Escape::Reserved } else { Escape::Strict };
    let mut pairs = Pairs { out, between, escape };
    match (style.kind, value) {
        (_, Flat::Null) => {}
        (StyleKind::Deep, value) => {
            let mut escaped = String::new();
            Escape::Strict.push(&mut escaped, name);
            pairs.deep(&escaped, value);
        }
        (_, Flat::List(items)) if style.explode => {
            for item in items {
                pairs.pair(name, &item.scalar()?);
            }
        }
        (_, Flat::Map(members)) if style.explode => {
            for (key, item) in members.iter().filter(|(_, item)| !item.is_null()) {
                // The specification leaves lists inside an exploded object open; repeating the key loses nothing.
                for item in item.as_list() {
                    pairs.pair(key, &item.scalar()?);
                }
            }
        }
        (_, Flat::List(items)) if items.is_empty() => {}
        (_, Flat::Map(members)) if members.is_empty() => {}
        (kind, value) => {
            let comma = match kind {
                StyleKind::Space => "%20",
                StyleKind::Pipe => "%7C",
                StyleKind::Tab => "%09",
                _ => ",",
            };
            pairs.name(name);
            join(pairs.out, value, comma, comma, escape)?;
        }
    }
    Ok(())
}

/// `name=value` and `name=value`, as they are added to a text.
struct Pairs<'a> {
    out: &'a mut String,
    between: &'a str,
    escape: Escape,
}

impl Pairs<'_> {
    fn begin(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str(self.between);
        }
    }

    fn name(&mut self, name: &str) {
        self.begin();
        Escape::Strict.push(self.out, name);
        self.out.push('=');
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.name(name);
        self.escape.push(self.out, value);
    }

    /// `name[key][0]=value`, at any depth. The name is escaped already.
    fn deep(&mut self, name: &str, value: &Flat) {
        match value {
            Flat::Null => {}
            Flat::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.deep(&format!("{name}[{index}]"), item);
                }
            }
            Flat::Map(members) => {
                for (key, item) in members {
                    let mut name = format!("{name}[");
                    Escape::Strict.push(&mut name, key);
                    name.push(']');
                    self.deep(&name, item);
                }
            }
            Flat::Binary(_) | Flat::Bool(_) | Flat::Number(_) | Flat::Exact(_) | Flat::Text(_) => {
                let text = match value {
                    Flat::Binary(file) => String::from_utf8_lossy(&file.data),
                    single => single.scalar().unwrap_or_default(),
                };
                self.begin();
                self.out.extend([name, "="]);
                self.escape.push(self.out, &text);
            }
        }
    }
}

/// Returns the styles that write one text: `simple`, `label`, `matrix`.
fn delimited(name: &str, style: Style, value: &Flat, escape: Escape) -> Result<String, StyleError> {
    let mut out = String::new();
    match style.kind {
        StyleKind::Label => {
            let between = if style.explode { "." } else { "," };
            let equals = if style.explode { "=" } else { "," };
            out.push('.');
            join(&mut out, value, between, equals, escape)?;
        }
        StyleKind::Matrix => matrix(&mut out, name, style.explode, value, escape)?,
        _ => join(&mut out, value, ",", if style.explode { "=" } else { "," }, escape)?,
    }
    Ok(out)
}

fn matrix(out: &mut String, name: &str, explode: bool, value: &Flat, escape: Escape) -> Result<(), StyleError> {
    let mut pair = |name: &str, value: &Flat| {
        out.push(';');
        Escape::Strict.push(out, name);
        let end = out.len();
        join(out, value, ",", ",", escape)?;
        if out.len() > end {
            out.insert(end, '=');
        }
        Ok(())
    };
    match value {
        Flat::List(items) if explode => items.iter().try_for_each(|item| pair(name, item)),
        Flat::Map(members) if explode => {
            members.iter().filter(|(_, item)| !item.is_null()).try_for_each(|(key, item)| pair(key, item))
        }
        value => pair(name, value),
    }
}

/// One text: items of a list with `between` between them, members of a map with `equals` after the key.
fn join(out: &mut String, value: &Flat, between: &str, equals: &str, escape: Escape) -> Result<(), StyleError> {
    match value {
        Flat::List(items) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(between);
                }
                escape.push(out, &item.scalar()?);
            }
        }
        Flat::Map(members) => {
            for (index, (key, item)) in members.iter().filter(|(_, item)| !item.is_null()).enumerate() {
                if index > 0 {
                    out.push_str(between);
                }
                escape.push(out, key);
                out.push_str(equals);
                escape.push(out, &item.scalar()?);
            }
        }
        value => escape.push(out, &value.scalar()?),
    }
    Ok(())
}
