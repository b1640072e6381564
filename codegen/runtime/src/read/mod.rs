//! Reading values. A deserialiser hands over JSON piece by piece, always in the same form, and a type makes a value of it.
//! Between the two is a `dyn`, so that what serde needs for a format is compiled once and not once for each type.

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

/// The result of reading: often nothing but a value in its place.
pub type Result<T> = std::result::Result<T, ReadError>;

/// A type that is read from JSON.
pub trait FromJson: Sized {
    /// The JSON type.
    const JSON_TYPE: JsonType = JsonType::Object;

    /// True if `null` is one of its values.
    const NULL: bool = false;

    /// The names of its members in the order of its fields, if it is an object that lists them.
    const MEMBERS: &'static [&'static str] = &[];

    /// Reads a value from JSON and stores it in its slot. The content of the slot is unspecified after an error.
    ///
    /// `S` is the same everywhere; it makes the function generic, and so compiled in programs that read the type and in no
    /// others.
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
    /// An integer that is not negative.
    Natural,
    /// A number.
    Number,
    /// Any value, taken as a tree.
    Tree,
    /// Any value, taken as its text.
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

/// JSON as it comes.
pub enum Json<'a, S: ?Sized = dyn Source + 'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// An integer that is not negative.
    Natural(u64),
    /// Any other number.
    Number(f64),
    /// A string.
    String(&'a str),
    /// The items of an array.
    Array(&'a mut (dyn Items + 'a)),
    /// The members of an object.
    Object(&'a mut Members<'a, S>),
    /// The value for [`JsonType::Tree`], to be taken out.
    Tree(&'a mut serde_json::Value),
    /// The value for [`JsonType::Text`].
    Text(&'a str),
}

impl<'a, S: Source + ?Sized> Json<'a, S> {
    /// Returns the members of an object that has these, in the order of the type's fields.
    ///
    /// # Errors
    ///
    /// If it is not an object.
    pub fn members(self, names: &'static [&'static str]) -> Result<&'a mut Members<'a, S>> {
        let Self::Object(members) = self else { return Err(self.unexpected_type(JsonType::Object)) };
        members.names = names;
        Ok(members)
    }

    /// Reads the members of an object that may have others.
    ///
    /// # Errors
    ///
    /// If it is not an object.
    pub fn all_members(self, names: &'static [&'static str]) -> Result<&'a mut Members<'a, S>> {
        let members = self.members(names)?;
        members.name = Some(String::new());
        Ok(members)
    }

    /// Returns the error that the value is not of the expected JSON type.
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

/// A mistake in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The deserializer reported the error itself.
    Reported,
    /// A required member is missing.
    MissingField(&'static str),
    /// Anything else.
    Other(String),
}

impl ReadError {
    /// Converts it into an error of the deserializer.
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

/// `Deserialize` for a type that is read.
///
/// # Errors
///
/// If the value is not of this type.
#[inline]
pub fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<T, D::Error> {
    filled(|seed| de::DeserializeSeed::deserialize(seed, deserializer))
}

/// Reads a JSON text.
///
/// # Errors
///
/// If it is not JSON, or not of this type.
#[inline]
pub fn from_str<T: FromJson>(json: &str) -> serde_json::Result<T> {
    /// Not generic, so that it is compiled once for all types.
    fn fill(json: &str, seed: Seed<'_>) -> serde_json::Result<()> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        de::DeserializeSeed::deserialize(seed, &mut deserializer)?;
        deserializer.end()
    }

    filled(|seed| fill(json, seed))
}
