//! Reads values from JSON. A deserializer converts its input to [`Json`] piece by piece, and the [`FromJson`]
//! implementation of a type converts [`Json`] to a value. A `dyn` trait object separates the deserializer from the
//! types, so that serde's code for a format is compiled once and not once per type.

mod members;
mod name;
mod pieces;
#[cfg(test)]
mod tests;
#[cfg(feature = "tuples")]
mod tuples;
mod types;

use std::{fmt, mem};

use serde::{
    Deserializer,
    de::{self, Error as _, Unexpected},
};

#[cfg(feature = "tuples")]
pub use self::tuples::{NoItem, Optional, Positions, Required};
use self::types::fill_slot;
pub use self::{
    members::Members,
    pieces::{Items, Seed, Slot, Source},
    types::{Fill, put},
};

/// A [`std::result::Result`] with the error type [`ReadError`].
pub type Result<T> = std::result::Result<T, ReadError>;

/// A type that is read from JSON.
pub trait FromJson: Sized {
    /// The JSON type of the type's values.
    const JSON_TYPE: JsonType = JsonType::Object;

    /// True if `null` is a value of the type.
    const NULL: bool = false;

    /// The names of the members in the order of the type's fields. Empty unless the type is an object with declared
    /// members.
    const MEMBERS: &'static [&'static str] = &[];

    /// The indexes in [`MEMBERS`](Self::MEMBERS) of the members that are required.
    const REQUIRED: &'static [usize] = &[];

    /// True if the type keeps members that are not in [`MEMBERS`](Self::MEMBERS).
    const KEEPS_UNKNOWN_MEMBERS: bool = false;

    /// Returns an object whose members have not been read yet. `None` if the type is not an object, or cannot be created
    /// before its members are read; it then has another implementation of [`read`](Self::read).
    #[must_use]
    fn empty() -> Option<Self> {
        None
    }

    /// Reads the value of a member of the object into its field. `index` is the index of the member in
    /// [`MEMBERS`](Self::MEMBERS), or the length of `MEMBERS` for a member that is not listed.
    fn read_member<S: Source + ?Sized>(&mut self, _index: usize, members: &mut Members<'_, S>) {
        members.skip();
    }

    /// Reads a value from JSON and stores it in the slot `place`. The content of the slot is unspecified after an
    /// error. By default, reads the members of an object one by one into the fields of [`empty`](Self::empty).
    ///
    /// The function is generic in `S` only so that it is compiled in programs that read the type, and in no others. `S`
    /// is the same type in all calls.
    ///
    /// # Errors
    ///
    /// If the JSON value does not have this type.
    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        let members =
            if Self::KEEPS_UNKNOWN_MEMBERS { json.all_members(Self::MEMBERS)? } else { json.members(Self::MEMBERS)? };
        // The slot is empty, so no value needs to be dropped.
        mem::forget(mem::replace(place, Self::empty()));
        let Some(object) = place else { return Err(ReadError::Reported) };
        while let Some(index) = members.next() {
            object.read_member(index, members);
        }
        members.end(Self::REQUIRED)
    }
}

/// The form in which a Rust type requests a value from the deserializer: a JSON type, a tree, or JSON text.
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
    /// The value that [`JsonType::Tree`] requests. The reader moves the value out of the reference.
    Tree(&'a mut serde_json::Value),
    /// The JSON text that [`JsonType::Text`] requests.
    Text(&'a str),
}

impl<'a, S: Source + ?Sized> Json<'a, S> {
    /// Returns the members of an object, without additional properties. `names` are the declared members.
    ///
    /// # Errors
    ///
    /// If the value is not an object.
    pub fn members(self, names: &'static [&'static str]) -> Result<&'a mut Members<'a, S>> {
        let Self::Object(members) = self else { return Err(self.unexpected_type(JsonType::Object)) };
        members.names = names;
        Ok(members)
    }

    /// Returns the members of an object, including additional properties. `names` are the declared members.
    ///
    /// # Errors
    ///
    /// If the value is not an object.
    pub fn all_members(self, names: &'static [&'static str]) -> Result<&'a mut Members<'a, S>> {
        let members = self.members(names)?;
        members.additional_name = Some(String::new());
        Ok(members)
    }

    /// Returns the error for a value that does not have the expected JSON type.
    #[cold]
    #[inline(never)]
    #[must_use]
    pub fn unexpected_type(self, expected: JsonType) -> ReadError {
        ReadError::invalid_type(self.describe_unexpected(), &expected)
    }

    fn describe_unexpected(&self) -> Unexpected<'_> {
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

/// An error that occurred while reading JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The deserializer has returned an error. That error is reported instead of this placeholder.
    Reported,
    /// A required member is missing.
    MissingField(&'static str),
    /// Any other error, with its message.
    Other(String),
}

impl ReadError {
    /// Converts the error to an error of the deserializer.
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

/// Deserializes a type that implements [`FromJson`]. Its implementation of `Deserialize` calls this function.
///
/// # Errors
///
/// If the value is not of this type.
#[inline]
pub fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<T, D::Error> {
    fill_slot(|seed| de::DeserializeSeed::deserialize(seed, deserializer))
}

/// Reads a value from JSON text.
///
/// # Errors
///
/// If the text is not JSON, or not of this type.
#[inline]
pub fn from_str<T: FromJson>(json: &str) -> serde_json::Result<T> {
    /// Reads a value into the slot of the seed. This function is not generic, so it is compiled once for all types.
    fn read_into_slot(json: &str, seed: Seed<'_>) -> serde_json::Result<()> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        de::DeserializeSeed::deserialize(seed, &mut deserializer)?;
        deserializer.end()
    }

    fill_slot(|seed| read_into_slot(json, seed))
}
