//! Writes request bodies other than JSON: urlencoded forms and multipart bodies. All functions are `#[inline]`, so that
//! they are compiled only in programs that send such bodies.

#[cfg(feature = "multipart")]
mod multipart;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::{
    media::is_json,
    param::{self, Flat, Style, StyleError},
};

#[cfg(feature = "multipart")]
pub use self::multipart::PartHeader;
#[cfg(feature = "multipart")]
pub(crate) use self::multipart::{Content, multipart, multipart_by_position};

/// The encoding of one member of a form (OpenAPI Encoding Object), or of the items of a list that is sent as a
/// multipart body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The name of the form's member. In the encoding of a list: the position of an item, from `0`, or `*` for all
    /// items for whose position no encoding is declared.
    pub name: &'static str,
    /// `contentType`: the media type of the member, or a comma-separated list of the media types and ranges that a file
    /// may have.
    pub media: Option<&'static str>,
    /// The `style`, `explode` and `allowReserved` of the encoding; `None` if the Encoding Object has none of these
    /// fields.
    pub style: Option<Style>,
    /// The encodings of the inner parts if `media` is a multipart type.
    pub parts: &'static [Self],
}

fn find_encoding<'a>(name: &str, encodings: &'a [Encoding]) -> Option<&'a Encoding> {
    encodings.iter().find(|encoding| encoding.name == name)
}

/// Returns the names and values of the form that is created from `value`: the members of the object, or, if `value` is
/// a list, the members of all objects in the list. An item of the list that is not an object becomes a member whose
/// name is the index of the item.
#[inline]
fn form_members(value: &Flat) -> Result<Cow<'_, [(String, Flat)]>, StyleError> {
    match value {
        Flat::Map(members) => Ok(members.into()),
        Flat::Null => Ok(Cow::default()),
        Flat::List(items) => {
            let mut members = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                match item {
                    Flat::Map(item_members) => members.extend_from_slice(item_members),
                    item => members.push((index.to_string(), item.clone())),
                }
            }
            Ok(members.into())
        }
        _ => Err(StyleError::Serialize("the body of a form must be an object or a list".to_owned())),
    }
}

/// Converts a value to text. Objects and lists become JSON.
#[inline]
fn value_to_text(value: &Flat) -> Result<String, StyleError> {
    match value {
        Flat::List(_) | Flat::Map(_) => {
            serde_json::to_string(value).map_err(|error| StyleError::Serialize(error.to_string()))
        }
        scalar => scalar.scalar_text().map(Cow::into_owned),
    }
}

/// Encodes a form as `a=1&b=2`. By default, the name of a list is repeated for each item, and an object becomes JSON.
/// The encoding of a member can declare a different style, or JSON.
#[inline]
pub(crate) fn encode_form(value: &Flat, encodings: &[Encoding]) -> Result<String, StyleError> {
    let mut form = String::new();
    for (name, value) in form_members(value)?.iter() {
        let encoding = find_encoding(name, encodings);
        if let Some(style) = encoding.and_then(|encoding| encoding.style) {
            let value = if style.kind == param::StyleKind::Deep {
                value.clone()
            } else {
                value.clone().with_nested_as_json(style)?
            };
            param::append_pairs(&mut form, "&", name, style, &value)?;
            continue;
        }
        if encoding.and_then(|encoding| encoding.media).is_some_and(is_json) && !value.is_null() {
            let json = serde_json::to_string(value).map_err(|error| StyleError::Serialize(error.to_string()))?;
            param::append_pairs(&mut form, "&", name, Style::FORM, &Flat::Text(json))?;
            continue;
        }
        for item in value.as_list().iter().filter(|item| !item.is_null()) {
            param::append_pairs(&mut form, "&", name, Style::FORM, &Flat::Text(value_to_text(item)?))?;
        }
    }
    Ok(form)
}
