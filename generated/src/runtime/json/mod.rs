//! JSON without trees: finding a member, telling the type of a value, choosing among the candidates of a union.

mod origin;
mod raw;
mod scan;

use std::borrow::Cow;

use serde::de;

pub use self::scan::Kind;
pub(crate) use self::{
    origin::{bare, decode},
    raw::{TOKEN as RAW, text as raw},
    scan::locate,
};
use super::read::{self, FromJson, JsonType, Source};

/// A type that chooses among several by looking at the JSON: what the document calls `oneOf` or `anyOf`.
///
/// The generated `Read` calls [`union()`], which comes back here with the text of the value.
pub trait Union: Sized {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// If it is no JSON, or none of the types.
    fn from_json(json: &str) -> serde_json::Result<Self>;
}

/// `Read` for a [`Union`], from its text.
///
/// # Errors
///
/// If the value is none of the union's types.
pub fn union<T: Union, S: Source + ?Sized>(json: read::Json<'_, S>, place: &mut Option<T>) -> read::Result<()> {
    let read::Json::Text(text) = json else { return Err(json.unexpected_type(JsonType::Text)) };
    *place = Some(T::from_json(text).map_err(|error| origin::nested::<read::ReadError>(text.as_bytes(), &error))?);
    Ok(())
}

/// Tries one candidate of a union that has nothing to choose by. A candidate that does not fit leaves no trace.
///
/// # Errors
///
/// If the value is not of this type.
pub fn attempt<T: FromJson>(json: &str) -> serde_json::Result<T> {
    origin::attempt(|| read::from_str(json))
}

/// Tries one candidate as [`attempt`] does, if the members that it requires are there.
///
/// # Errors
///
/// If one of them is missing, or the value is not of this type.
pub fn shaped<T: FromJson>(json: &str, required: &[&'static str]) -> serde_json::Result<T> {
    match required.iter().find(|name| member(json.as_bytes(), name).is_none()) {
        Some(missing) => Err(de::Error::custom(format_args!("missing field `{missing}`"))),
        None => attempt(json),
    }
}

/// The error of a union none of whose types a JSON value of this kind can be.
#[must_use]
pub fn unknown_kind(json: &str, known: &[&str]) -> serde_json::Error {
    let kind = kind(json.as_bytes()).map_or("no JSON", Kind::name);
    de::Error::custom(format_args!("{kind} is none of the possible types: {}", known.join(", ")))
}

/// The error of a union none of whose candidates fits: all of them with their reasons.
#[must_use]
pub fn no_candidate(reasons: &[(&'static str, serde_json::Error)]) -> serde_json::Error {
    let mut message = String::from("none of the possible types fits");
    for (name, reason) in reasons {
        message.push_str("; ");
        message.push_str(name);
        message.push_str(": ");
        message.push_str(&origin::bare(reason));
    }
    de::Error::custom(message)
}

/// The error of a union whose tag has a value that leads to no type.
#[must_use]
pub fn unknown_tag(json: &str, name: &str, known: &[&str]) -> serde_json::Error {
    let known = known.join("`, `");
    de::Error::custom(match tag(json.as_bytes(), name) {
        Some(tag) => format!("`{name}` is `{tag}`, but can only be one of `{known}`"),
        None => format!("`{name}` is missing; it says which type this is, one of `{known}`"),
    })
}

/// The value of a top-level member as text, for choosing by it: a string without its quotes, anything else as it stands.
/// Reads no further than the member. Nothing if there is no such member, or no such thing as members.
#[must_use]
pub fn tag<'a>(json: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    scan::member(json, name).and_then(scan::text)
}

/// The text of a top-level member's value.
#[must_use]
pub fn member<'a>(json: &'a [u8], name: &str) -> Option<&'a [u8]> {
    scan::member(json, name)
}

/// The text of the value at a path of members, `details.retryAfterSeconds`. The empty path is the value itself.
#[must_use]
pub fn at<'a>(json: &'a [u8], path: &str) -> Option<&'a [u8]> {
    if path.is_empty() {
        return Some(json);
    }
    path.split('.').try_fold(json, scan::member)
}

/// The value at a path of members as text: a string without its quotes, anything else but `null` as it stands.
#[must_use]
pub fn text_at<'a>(json: &'a [u8], path: &str) -> Option<Cow<'a, str>> {
    at(json, path).filter(|value| *value != b"null").and_then(scan::text)
}

/// The texts of an array's items.
pub fn items(json: &[u8]) -> impl Iterator<Item = &[u8]> {
    scan::Items::new(json)
}

/// The type of a JSON value, by its first character.
#[must_use]
pub fn kind(json: &[u8]) -> Option<Kind> {
    scan::kind(json)
}

/// Returns whether a text is a JSON number, `true` or `false`, and nothing else.
#[must_use]
pub(crate) fn is_scalar(text: &str) -> bool {
    matches!(text, "true" | "false") || scan::is_number(text.as_bytes())
}

/// Whether an object has all these members.
#[must_use]
pub fn has(json: &[u8], names: &[&str]) -> bool {
    names.iter().all(|name| scan::member(json, name).is_some())
}
