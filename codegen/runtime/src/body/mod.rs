//! Bodies other than JSON: forms, urlencoded and multipart. All of it is `#[inline]`, so that it is compiled in programs that send
//! them and in no others.

mod multipart;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::{
    media::is_json,
    param::{self, Flat, Style, StyleError},
};

pub use self::multipart::PartHeader;
pub(crate) use self::multipart::{Content, multipart};

/// The encoding of one member of a form: an Encoding Object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The member.
    pub name: &'static str,
    /// `contentType`: a media type, or several and ranges with commas between them, of which a file carries one.
    pub media: Option<&'static str>,
    /// `style`, `explode` and `allowReserved`.
    pub style: Option<Style>,
}

fn encoding<'a>(name: &str, encodings: &'a [Encoding]) -> Option<&'a Encoding> {
    encodings.iter().find(|encoding| encoding.name == name)
}

/// Returns the members of a form. A list has those of the objects in it; its other items are called by their index.
#[inline]
fn members(value: &Flat) -> Result<Cow<'_, [(String, Flat)]>, StyleError> {
    match value {
        Flat::Map(members) => Ok(members.into()),
        Flat::Null => Ok(Cow::default()),
        Flat::List(items) => {
            let mut members = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                match item {
                    Flat::Map(own) => members.extend_from_slice(own),
                    item => members.push((index.to_string(), item.clone())),
                }
            }
            Ok(members.into())
        }
        _ => Err(StyleError::Serialize("a form is made of an object or a list".to_owned())),
    }
}

/// Returns the text of a value that may be anything: what is not single becomes JSON.
#[inline]
fn text(value: &Flat) -> Result<String, StyleError> {
    match value {
        Flat::List(_) | Flat::Map(_) => {
            serde_json::to_string(value).map_err(|error| StyleError::Serialize(error.to_string()))
        }
        single => single.scalar().map(Cow::into_owned),
    }
}

/// `a=1&b=2`. Lists repeat their name, objects become JSON, unless an encoding says otherwise: a style, or JSON for the whole member.
#[inline]
pub(crate) fn form(value: &Flat, encodings: &[Encoding]) -> Result<String, StyleError> {
    let mut out = String::new();
    for (name, value) in members(value)?.iter() {
        let encoding = encoding(name, encodings);
        if let Some(style) = encoding.and_then(|encoding| encoding.style) {
            let value = if style.kind == param::StyleKind::Deep {
                value.clone()
            } else {
                value.clone().with_nested_as_json(style)?
            };
            param::pairs(&mut out, "&", name, style, &value)?;
            continue;
        }
        if encoding.and_then(|encoding| encoding.media).is_some_and(is_json) && !value.is_null() {
            let json = serde_json::to_string(value).map_err(|error| StyleError::Serialize(error.to_string()))?;
            param::pairs(&mut out, "&", name, Style::FORM, &Flat::Text(json))?;
            continue;
        }
        for item in value.as_list().iter().filter(|item| !item.is_null()) {
            param::pairs(&mut out, "&", name, Style::FORM, &Flat::Text(text(item)?))?;
        }
    }
    Ok(out)
}
