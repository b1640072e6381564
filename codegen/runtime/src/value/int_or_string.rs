//! The type of values that are an integer or a string (`format: int-or-string`).

use std::fmt;

use serde::{Serialize, Serializer, de::Error as _};
use serde_json::Value;

use super::super::read::{self, FromJson, Json, JsonType, ReadError, Source};

/// An integer or a string (`format: int-or-string`), such as a port number or the name of a port.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::IntOrString;")]
///
/// assert_eq!(IntOrString::from(80).to_string(), "80");
/// assert_eq!(IntOrString::from("http").to_string(), "http");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum IntOrString {
    /// An integer.
    Int(i64),
    /// A string.
    String(String),
}

impl Default for IntOrString {
    #[inline]
    fn default() -> Self {
        Self::Int(0)
    }
}

impl From<i64> for IntOrString {
    #[inline]
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<i32> for IntOrString {
    #[inline]
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<&str> for IntOrString {
    #[inline]
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for IntOrString {
    #[inline]
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl fmt::Display for IntOrString {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => number.fmt(f),
            Self::String(text) => text.fmt(f),
        }
    }
}

impl Serialize for IntOrString {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::String(text) => serializer.serialize_str(text),
        }
    }
}

impl FromJson for IntOrString {
    const JSON_TYPE: JsonType = JsonType::Tree;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        *place = Some(match json.tree()? {
            Value::String(text) => Self::String(text),
            other => match other.as_i64() {
                Some(number) => Self::Int(number),
                None => {
                    return Err(ReadError::custom(format_args!(
                        "the value `{other}` is neither a 64-bit integer nor a string"
                    )));
                }
            },
        });
        Ok(())
    }
}
