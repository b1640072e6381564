//! Reading enums of constants.

use std::fmt;

use serde::{Deserialize, de::Error as _};

use super::read::{Json, JsonType, ReadError, Result, Source};

/// Reads an enum that keeps what it does not know.
///
/// # Errors
///
/// If the value is no string.
pub fn open<T, S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<T>) -> Result<()>
where
    T: for<'a> From<&'a str>,
{
    let Json::String(text) = json else { return Err(json.unexpected_type(JsonType::String)) };
    *place = Some(T::from(text));
    Ok(())
}

/// Reads an enum whose constants are all there are.
///
/// # Errors
///
/// If the value is no string, or none of the constants.
pub fn closed<T, S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<T>) -> Result<()>
where
    T: for<'a> TryFrom<&'a str, Error = UnknownConstant>,
{
    let Json::String(text) = json else { return Err(json.unexpected_type(JsonType::String)) };
    *place = Some(T::try_from(text).map_err(ReadError::custom)?);
    Ok(())
}

/// Reads an enum of integers that keeps what it does not know.
///
/// # Errors
///
/// If the value is no integer.
pub fn open_integer<T: From<i64>, S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<T>) -> Result<()> {
    *place = Some(T::from(i64::deserialize(json)?));
    Ok(())
}

/// Reads an enum of integers whose constants are all there are.
///
/// # Errors
///
/// If the value is no integer, or none of the constants.
pub fn closed_integer<T, S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<T>) -> Result<()>
where
    T: TryFrom<i64, Error = UnknownConstant>,
{
    *place = Some(T::try_from(i64::deserialize(json)?).map_err(ReadError::custom)?);
    Ok(())
}

/// A value that is none of an enum's constants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownConstant {
    value: String,
    known: String,
}

impl UnknownConstant {
    /// The value, and the constants.
    pub fn new<T: ToString + ?Sized>(value: &T, known: &[impl ToString]) -> Self {
        let known: Vec<String> = known.iter().map(ToString::to_string).collect();
        Self { value: value.to_string(), known: known.join("`, `") }
    }
}

impl fmt::Display for UnknownConstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is none of `{}`", self.value, self.known)
    }
}

impl std::error::Error for UnknownConstant {}
