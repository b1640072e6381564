//! Reads JSON text without building a tree: finds members, determines JSON types, and selects the type of a union.

mod choice;
mod depth;
mod origin;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde::de;

pub use self::choice::{Choice, Signs};
pub(crate) use self::origin::{decode, message_without_position};
pub use super::scan::Kind;
pub(crate) use super::scan::path_at_offset;
use super::{
    read::{self, JsonType, Source},
    scan::{self, tally},
};

/// A union (`oneOf` or `anyOf`): a value of one of several types, which are called candidates. The JSON text determines
/// the candidate.
///
/// The generated `FromJson` calls [`union()`], which calls [`Union::from_json`] with the text of the value.
pub trait Union: Sized {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or the value does not match any candidate.
    fn from_json(json: &str) -> serde_json::Result<Self>;
}

/// Reads a [`Union`] from its JSON text. Generated implementations of `FromJson` call this function.
///
/// # Errors
///
/// If the value does not match any candidate of the union.
pub fn union<T: Union, S: Source + ?Sized>(json: read::Json<'_, S>, slot: &mut Option<T>) -> read::Result<()> {
    let read::Json::Text(text) = json else { return Err(json.unexpected_type(JsonType::Text)) };
    let _level = depth::enter(text)?;
    let value = T::from_json(text);
    *slot = Some(value.map_err(|error| origin::convert_union_error::<read::ReadError>(text.as_bytes(), &error))?);
    Ok(())
}

/// Returns whether `text` has the format `ipv4`.
#[inline]
#[must_use]
pub fn is_ipv4(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
}

/// Returns whether `text` has the format `ipv6`.
#[inline]
#[must_use]
pub fn is_ipv6(text: &str) -> bool {
    text.parse::<std::net::Ipv6Addr>().is_ok()
}

/// Returns whether `text` has the format `uuid`.
#[inline]
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    let is_dash = |index: usize| matches!(index, 8 | 13 | 18 | 23);
    let is_valid = |(index, byte): (usize, u8)| if is_dash(index) { byte == b'-' } else { byte.is_ascii_hexdigit() };
    text.len() == 36 && text.bytes().enumerate().all(is_valid)
}

/// Returns the error of a union for a value with a JSON type that no candidate has. `variant_names` are the names of
/// the union's variants.
#[must_use]
#[inline]
pub fn unknown_kind(json: &str, variant_names: &[&str]) -> serde_json::Error {
    let found_type = kind(json.as_bytes()).map_or("invalid JSON", Kind::name);
    de::Error::custom(format_args!("expected one of the types {}, found {found_type}", variant_names.join(", ")))
}

/// Parses the value of a union whose discriminator has an unknown value. Records the unknown value for enclosing
/// unions, which choose the type that recognizes most of a JSON value.
///
/// # Errors
///
/// If the text is not JSON.
#[inline]
pub fn unknown(json: &str) -> serde_json::Result<serde_json::Value> {
    let value = read::from_str(json);
    tally::count_unknown_tag();
    value
}

/// Returns the error of a union for a value that does not match any candidate. The message lists each candidate with
/// the reason why the value does not match it.
#[inline]
fn no_candidate(reasons: &[(&'static str, serde_json::Error)]) -> serde_json::Error {
    let mut message = String::from("the value does not match any of the possible types");
    for (name, reason) in reasons {
        message.push_str("; ");
        message.push_str(name);
        message.push_str(": ");
        message.push_str(&origin::message_without_position(reason));
    }
    de::Error::custom(message)
}

/// Returns the error of a union whose discriminator is missing or has an unknown value. The discriminator is the member
/// at the end of `path`.
#[must_use]
#[inline]
pub fn unknown_tag(json: &str, path: &[&str], known_values: &[&str]) -> serde_json::Error {
    let (name, joined_values) = (path.join("."), known_values.join("`, `"));
    de::Error::custom(match tag_at(json.as_bytes(), path) {
        Some(tag) => format!("the member `{name}` is `{tag}`, but must be one of `{joined_values}`"),
        None => {
            format!("the member `{name}`, which determines the type, is missing; it must be one of `{joined_values}`")
        }
    })
}

/// Returns the value of a top-level member as text, from which a candidate of a union is selected: a string without
/// quotes, or any other scalar as JSON. Does not read the text after the member. `None` if the value is not an object,
/// does not have the member, or the member is an object or array.
#[must_use]
#[inline]
pub fn tag<'a>(json: &'a [u8], name: &str) -> Option<Cow<'a, str>> {
    scan::find_member(json, name).and_then(scan::scalar_text)
}

/// Returns the value at a path of members as text, like [`tag`]: `["a", "b"]` is the member `b` of the member `a`.
#[must_use]
#[inline]
pub fn tag_at<'a>(json: &'a [u8], path: &[&str]) -> Option<Cow<'a, str>> {
    let (member_name, parent_path) = path.split_last()?;
    tag(parent_path.iter().try_fold(json, |json, name| scan::find_member(json, name))?, member_name)
}

/// Returns the JSON text of the value of a top-level member.
#[must_use]
#[inline]
pub fn member<'a>(json: &'a [u8], name: &str) -> Option<&'a [u8]> {
    scan::find_member(json, name)
}

/// Returns the JSON text of the value at a path of members, such as `details.retryAfterSeconds`. The empty path is the
/// value itself.
#[must_use]
#[inline]
pub fn at<'a>(json: &'a [u8], path: &str) -> Option<&'a [u8]> {
    if path.is_empty() {
        return Some(json);
    }
    path.split('.').try_fold(json, scan::find_member)
}

/// Returns the value at a path of members as text: a string without quotes, or any other scalar as JSON. `None` for
/// `null`.
#[must_use]
#[inline]
pub fn text_at<'a>(json: &'a [u8], path: &str) -> Option<Cow<'a, str>> {
    at(json, path).filter(|value| *value != b"null").and_then(scan::scalar_text)
}

/// Returns the JSON texts of an array's items.
#[inline]
pub fn items(json: &[u8]) -> impl Iterator<Item = &[u8]> {
    scan::Items::new(json)
}

/// Returns the JSON type of a value, which is determined by its first character. `None` if no JSON value begins with
/// this character.
#[must_use]
#[inline]
pub fn kind(json: &[u8]) -> Option<Kind> {
    scan::json_kind(json)
}
