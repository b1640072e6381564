//! Reads enums from JSON. The values of an enum are called constants.

use std::fmt;

use serde::{Deserialize, de::Error as _};

use super::{
    read::{Json, JsonType, ReadError, Result, Source},
    scan::tally,
};

/// Reads an open enum of strings, which keeps unknown values. `constant_count` is the number of constants.
///
/// # Errors
///
/// If the value is not a string.
pub fn read_open_enum<T, S: Source + ?Sized>(
    json: Json<'_, S>,
    slot: &mut Option<T>,
    constant_count: usize,
    is_unknown: fn(&T) -> bool,
) -> Result<()>
where
    T: for<'a> From<&'a str>,
{
    let Json::String(text) = json else { return Err(json.unexpected_type(JsonType::String)) };
    store_open_value(T::from(text), slot, constant_count, is_unknown);
    Ok(())
}

/// Stores the value of an enum in `slot`, and records for the enclosing union whether the value is one of the
/// constants.
fn store_open_value<T>(value: T, slot: &mut Option<T>, constant_count: usize, is_unknown: fn(&T) -> bool) {
    tally::count_constant(!is_unknown(&value), constant_count == 1);
    *slot = Some(value);
}

/// Records a value of an enum for the enclosing union, which chooses the type that recognizes most of a JSON value.
/// `is_known` states whether the value is one of the constants, and `constant_count` is the number of constants.
pub fn count_constant(is_known: bool, constant_count: usize) {
    tally::count_constant(is_known, constant_count == 1);
}

/// Reads a closed enum of strings, for which unknown values are errors.
///
/// # Errors
///
/// If the value is not a string, or not one of the constants.
pub fn read_closed_enum<T, S: Source + ?Sized>(json: Json<'_, S>, slot: &mut Option<T>) -> Result<()>
where
    T: for<'a> TryFrom<&'a str, Error = UnknownConstant>,
{
    let Json::String(text) = json else { return Err(json.unexpected_type(JsonType::String)) };
    *slot = Some(T::try_from(text).map_err(ReadError::custom)?);
    tally::count_constant(true, false);
    Ok(())
}

/// Reads an open enum of integers, which keeps unknown values. `constant_count` is the number of constants.
///
/// # Errors
///
/// If the value is not an integer.
pub fn read_open_integer_enum<T: From<i64>, S: Source + ?Sized>(
    json: Json<'_, S>,
    slot: &mut Option<T>,
    constant_count: usize,
    is_unknown: fn(&T) -> bool,
) -> Result<()> {
    store_open_value(T::from(i64::deserialize(json)?), slot, constant_count, is_unknown);
    Ok(())
}

/// Reads a closed enum of integers, for which unknown values are errors.
///
/// # Errors
///
/// If the value is not an integer, or not one of the constants.
pub fn read_closed_integer_enum<T, S: Source + ?Sized>(json: Json<'_, S>, slot: &mut Option<T>) -> Result<()>
where
    T: TryFrom<i64, Error = UnknownConstant>,
{
    *slot = Some(T::try_from(i64::deserialize(json)?).map_err(ReadError::custom)?);
    tally::count_constant(true, false);
    Ok(())
}

/// The error for a value that is not one of an enum's constants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownConstant {
    value: String,
    /// The text of the constants, joined with "`, `" for the message.
    joined_constants: String,
}

impl UnknownConstant {
    /// Creates the error from the value and the constants.
    pub fn new<T: ToString + ?Sized>(value: &T, constants: &[impl ToString]) -> Self {
        let constant_texts: Vec<String> = constants.iter().map(ToString::to_string).collect();
        Self { value: value.to_string(), joined_constants: constant_texts.join("`, `") }
    }
}

impl fmt::Display for UnknownConstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the value `{}` is not one of `{}`", self.value, self.joined_constants)
    }
}

impl std::error::Error for UnknownConstant {}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            decode::{DecodeError, value},
            read::{FromJson, Json, JsonType, Result, Source, deserialize},
        },
        UnknownConstant, read_closed_enum, read_open_enum,
    };

    #[derive(Debug, PartialEq)]
    struct Open(String);

    impl From<&str> for Open {
        fn from(text: &str) -> Self {
            Self(text.to_owned())
        }
    }

    impl FromJson for Open {
        const JSON_TYPE: JsonType = JsonType::String;

        fn read<S: Source + ?Sized>(json: Json<'_, S>, slot: &mut Option<Self>) -> Result<()> {
            read_open_enum(json, slot, 1, |_| false)
        }
    }

    #[derive(Debug, PartialEq)]
    struct Always;

    impl TryFrom<&str> for Always {
        type Error = UnknownConstant;

        fn try_from(text: &str) -> std::result::Result<Self, UnknownConstant> {
            if text == "Always" { Ok(Self) } else { Err(UnknownConstant::new(text, &["Always", "Never"])) }
        }
    }

    impl FromJson for Always {
        const JSON_TYPE: JsonType = JsonType::String;

        fn read<S: Source + ?Sized>(json: Json<'_, S>, slot: &mut Option<Self>) -> Result<()> {
            read_closed_enum(json, slot)
        }
    }

    #[test]
    fn constants_are_read_with_and_without_escapes() {
        for json in [r#"["Always"]"#, r#"["\u0041lways"]"#] {
            assert_eq!(value::<Vec<Open>>(json.as_bytes()).unwrap(), [Open("Always".to_owned())]);
            assert_eq!(value::<Vec<Always>>(json.as_bytes()).unwrap(), [Always]);
        }
        // In the form in which a deserializer of a `serde_json::Value` passes it.
        assert_eq!(deserialize::<Always, _>(serde_json::Value::from("Always")).unwrap(), Always);
    }

    #[test]
    fn an_unknown_constant_is_an_error_with_its_path_and_the_constants() {
        let error = value::<Vec<Always>>(br#"["Always", "never", 1]"#).unwrap_err();
        assert_eq!(error.to_string(), "`[1]`: the value `never` is not one of `Always`, `Never`");
        let DecodeError::Json { path, .. } = value::<Vec<Open>>(b"[\"Always\", 7]").unwrap_err() else { panic!() };
        assert_eq!(path, "[1]");
    }
}
