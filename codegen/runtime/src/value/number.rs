//! The type of JSON numbers that keep all their digits.

#[cfg(test)]
mod tests;

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{
    Serialize, Serializer,
    de::{Error as _, Unexpected},
    ser,
};
use serde_json::value::RawValue;

use super::super::{
    read::{self, FromJson, JsonType, ReadError, Source},
    scan,
};

/// The newtype name with which [`Number`] is serialized in formats other than JSON. Parameters and forms recognize the
/// name, and write the text of the number.
pub(crate) const NUMBER: &str = "\0runtime::Number";

/// A JSON number that keeps all its digits. Used for decimals (`format: decimal`), for integers of more than 64 bits,
/// and for values that can be an integer or a fraction.
///
/// A number is written as it was read: `1.10` stays `1.10`, and `12345678901234567890.12` keeps all digits. Two numbers
/// are equal if their texts are equal, so `1.0` is not equal to `1`.
///
/// Converting a value that contains a `Number` to [`serde_json::Value`] rounds the number to 64 bits;
/// [`serde_json::to_string`] does not.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::Number;")]
///
/// let price: Number = "12345678901234567890.12".parse()?;
/// assert_eq!(price.to_string(), "12345678901234567890.12");
/// assert_eq!(Number::from(7).as_i64(), Some(7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Digits);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Digits {
    /// An integer whose JSON text is equal to the output of `Display` (`7`, but not `-0`), so that the text need not be
    /// stored.
    Integer(i64),
    /// The text of any other number.
    Text(Box<str>),
}

impl Number {
    /// Returns the number as an `i64`; `None` if its text is not an integer or the integer is out of range.
    #[must_use]
    #[inline]
    pub fn as_i64(&self) -> Option<i64> {
        self.to_integer()
    }

    /// Returns the number as a `u64`; `None` if its text is not an integer or the integer is out of range.
    #[must_use]
    #[inline]
    pub fn as_u64(&self) -> Option<u64> {
        self.to_integer()
    }

    /// Returns the number as an `i128`; `None` if its text is not an integer or the integer is out of range.
    #[must_use]
    #[inline]
    pub fn as_i128(&self) -> Option<i128> {
        self.to_integer()
    }

    /// Returns the number as a `u128`; `None` if its text is not an integer or the integer is out of range.
    #[must_use]
    #[inline]
    pub fn as_u128(&self) -> Option<u128> {
        self.to_integer()
    }

    /// Returns the `f64` that is nearest to the number; infinity if the number is out of range.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "documented")]
    #[inline]
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Digits::Integer(number) => *number as f64,
            // Every JSON number can be parsed as an `f64`.
            Digits::Text(text) => text.parse().unwrap_or(f64::NAN),
        }
    }

    fn to_integer<T: FromStr + TryFrom<i64>>(&self) -> Option<T> {
        match &self.0 {
            Digits::Integer(number) => T::try_from(*number).ok(),
            Digits::Text(text) => text.parse().ok(),
        }
    }

    #[inline]
    fn json_text(&self) -> Cow<'_, str> {
        match &self.0 {
            Digits::Integer(number) => Cow::Owned(number.to_string()),
            Digits::Text(text) => Cow::Borrowed(text),
        }
    }

    /// Creates a number from `text`, which must be a valid JSON number.
    #[inline]
    fn from_text(text: &str) -> Self {
        match text.parse::<i64>() {
            // `-0` is kept as text, since the integer would be written as `0`.
            Ok(number) if number != 0 || text == "0" => Self(Digits::Integer(number)),
            _ => Self(Digits::Text(text.into())),
        }
    }
}

impl Default for Number {
    #[inline]
    fn default() -> Self {
        Self(Digits::Integer(0))
    }
}

macro_rules! integers {
    ($($type:ident)*) => {$(
        impl From<$type> for Number {
            #[inline]
            fn from(number: $type) -> Self {
                match i64::try_from(number) {
                    Ok(number) => Self(Digits::Integer(number)),
                    Err(_) => Self(Digits::Text(number.to_string().into())),
                }
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 }

/// The error for a string that is not a JSON number, or for an `f64` that is infinite or NaN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberError(String);

impl fmt::Display for NumberError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text `{}` is not a JSON number", self.0)
    }
}

impl std::error::Error for NumberError {}

/// Converts an `f64`. Infinite and NaN numbers are errors.
impl TryFrom<f64> for Number {
    type Error = NumberError;

    #[inline]
    fn try_from(number: f64) -> Result<Self, NumberError> {
        let json_number = serde_json::Number::from_f64(number);
        let number_text = json_number.map_or_else(|| number.to_string(), |number| number.to_string());
        number_text.parse()
    }
}

/// Parses a number in JSON syntax (RFC 8259, section 6).
impl FromStr for Number {
    type Err = NumberError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, NumberError> {
        if scan::is_number(text.as_bytes()) { Ok(Self::from_text(text)) } else { Err(NumberError(text.to_owned())) }
    }
}

impl fmt::Display for Number {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.json_text())
    }
}

impl fmt::Debug for Number {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", self.json_text())
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Digits::Integer(number) => serializer.serialize_i64(*number),
            Digits::Text(text) if serializer.is_human_readable() => {
                let raw_value: &RawValue = serde_json::from_str(text).map_err(ser::Error::custom)?;
                raw_value.serialize(serializer)
            }
            Digits::Text(text) => serializer.serialize_newtype_struct(NUMBER, &**text),
        }
    }
}

impl FromJson for Number {
    const JSON_TYPE: JsonType = JsonType::Text;

    fn read<S: Source + ?Sized>(json: read::Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        let read::Json::Text(text) = json else { return Err(json.unexpected_type(JsonType::Number)) };
        if !scan::is_number(text.as_bytes()) {
            let found_type = scan::json_kind(text.as_bytes()).map_or("invalid JSON", scan::Kind::name);
            return Err(ReadError::invalid_type(Unexpected::Other(found_type), &JsonType::Number));
        }
        *place = Some(Self::from_text(text));
        Ok(())
    }
}
