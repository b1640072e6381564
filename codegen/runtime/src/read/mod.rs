//! Reads values from JSON. A deserializer passes JSON piece by piece, always in the same form ([`Json`]), and a type
//! converts the pieces to a value. The two are separated by a `dyn` trait object, so that serde's code for a format is
//! compiled once and not once per type.

mod members;
mod name;
mod pieces;
#[cfg(test)]
mod tests;
mod tuples;
mod types;

use std::fmt;

use serde::{
    Deserializer,
    de::{self, Error as _, Unexpected},
};

use self::types::filled;
pub use self::{
    members::Members,
    pieces::{Items, Seed, Slot, Source},
    tuples::{NoItem, Optional, Positions, Required},
    types::{Fill, begin, put},
};

/// The result of reading. The value itself is stored in a slot.
pub type Result<T> = std::result::Result<T, ReadError>;

/// A type that is read from JSON.
pub trait FromJson: Sized {
    /// The JSON type of the type's values.
    const JSON_TYPE: JsonType = JsonType::Object;

    /// True if `null` is a valid value.
    const NULL: bool = false;

    /// The names of the members in the order of the type's fields. Empty unless the type is an object with declared
    /// members.
    const MEMBERS: &'static [&'static str] = &[];

    /// Reads a value from JSON and stores it in its slot. The content of the slot is unspecified after an error.
    ///
    /// `S` is the same type everywhere. It makes the function generic, so that it is compiled only in programs that
    /// read the type.
    ///
    /// # Errors
    ///
    /// If the JSON is not of this type.
    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()>;
}

/// The JSON type of a Rust type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// An object.
    Object,
    /// An array.
    Array,
    /// A string.
    String,
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer,
    /// A non-negative integer.
    Natural,
    /// A number.
    Number,
    /// Any value, as a tree.
    Tree,
    /// Any value, as its JSON text.
    Text,
}

impl de::Expected for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::String => "a string",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Natural => "an integer that is not negative",
            Self::Number => "a number",
            Self::Tree | Self::Text => "any value",
        })
    }
}

/// A JSON value, or access to the items of an array or the members of an object.
pub enum Json<'a, S: ?Sized = dyn Source + 'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A non-negative integer.
    Natural(u64),
    /// Any other number.
    Number(f64),
    /// A string.
    String(&'a str),
    /// The items of an array.
    Array(&'a mut (dyn Items + 'a)),
    /// The members of an object.
    Object(&'a mut Members<'a, S>),
    /// The value for [`JsonType::Tree`]. The reader moves it out of the reference.
    Tree(&'a mut serde_json::Value),
    /// The value for [`JsonType::Text`].
    Text(&'a str),
}

impl<'a, S: Source + ?Sized> Json<'a, S> {
    /// Returns the members of an object. `names` are the type's members in the order of its fields.
    ///
    /// # Errors
    ///
    /// If the value is not an object.
    pub fn members(self, names: &'static [&'static str]) -> Result<&'a mut Members<'a, S>> {
        let Self::Object(members) = self else { return Err(self.unexpected_type(JsonType::Object)) };
        members.names = names;
        Ok(members)
    }

    /// Returns the members of an object that may have additional properties.
    ///
    /// # Errors
    ///
    /// If the value is not an object.
    pub fn all_members(self, names: &'static [&'static str]) -> Result<&'a mut Members<'a, S>> {
        let members = self.members(names)?;
        members.name = Some(String::new());
        Ok(members)
    }

    /// Returns the error for a value of another JSON type than expected.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn unexpected_type(self, form: JsonType) -> ReadError {
        ReadError::invalid_type(self.unexpected(), &form)
    }

    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Unit,
            Self::Boolean(value) => Unexpected::Bool(*value),
            Self::Integer(number) => Unexpected::Signed(*number),
            Self::Natural(number) => Unexpected::Unsigned(*number),
            Self::Number(number) => Unexpected::Float(*number),
            Self::String(text) => Unexpected::Str(text),
            Self::Array(_) => Unexpected::Seq,
            Self::Object(_) => Unexpected::Map,
            Self::Tree(_) | Self::Text(_) => Unexpected::Other("any value"),
        }
    }
}

/// An error in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The deserializer reported the error itself.
    Reported,
    /// A required member is missing.
    MissingField(&'static str),
    /// Any other error, with its message.
    Other(String),
}

impl ReadError {
    /// Converts this error into an error of the deserializer.
    fn into_error<E: de::Error>(self) -> E {
        match self {
            Self::MissingField(name) => E::missing_field(name),
            other => E::custom(other),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reported => f.write_str("the value cannot be read"),
            Self::MissingField(name) => write!(f, "missing field `{name}`"),
            Self::Other(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Other(message.to_string())
    }
}

/// Implements `Deserialize` for a type that implements [`FromJson`].
///
/// # Errors
///
/// If the value is not of this type.
#[inline]
pub fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<T, D::Error> {
    filled(|seed| de::DeserializeSeed::deserialize(seed, deserializer))
}

/// Reads a value from JSON text.
///
/// # Errors
///
/// If the text is not JSON, or not of this type.
#[inline]
pub fn from_str<T: FromJson>(json: &str) -> serde_json::Result<T> {
    /// Reads a value into the seed's slot. It is not generic, so that it is compiled once for all types.
    fn fill(json: &str, seed: Seed<'_>) -> serde_json::Result<()> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        de::DeserializeSeed::deserialize(seed, &mut deserializer)?;
        deserializer.end()
    }

    filled(|seed| fill(json, seed))
}
