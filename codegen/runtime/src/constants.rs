//! Reading enums of constants.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{Deserializer, de};

/// Reads an enum that keeps what it does not know.
///
/// # Errors
///
/// If the value is no string.
pub fn open<'de, D: Deserializer<'de>, T: for<'a> From<&'a str>>(deserializer: D) -> Result<T, D::Error> {
    Ok(T::from(&text(deserializer)?))
}

/// Reads an enum whose constants are all there are.
///
/// # Errors
///
/// If the value is no string, or none of the constants.
pub fn closed<'de, D: Deserializer<'de>, T>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'a> TryFrom<&'a str, Error = UnknownConstant>,
{
    /// Unlike [`text`], not the same for all enums: an error has to come from the visitor, or it is told of the place that
    /// follows.
    struct Constant<T>(PhantomData<T>);

    impl<T: for<'a> TryFrom<&'a str, Error = UnknownConstant>> de::Visitor<'_> for Constant<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            T::try_from(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Constant(PhantomData))
}

/// A string, copied only where the text has it in another form. The same for all enums.
#[inline(never)]
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    struct Text;

    impl<'de> de::Visitor<'de> for Text {
        type Value = Cow<'de, str>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
            Ok(Cow::Borrowed(text))
        }

        fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
            Ok(Cow::Owned(text.to_owned()))
        }

        fn visit_string<E>(self, text: String) -> Result<Cow<'de, str>, E> {
            Ok(Cow::Owned(text))
        }
    }

    deserializer.deserialize_str(Text)
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

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Deserializer};

    use super::{
        super::decode::{DecodeError, from_json},
        UnknownConstant, closed, open,
    };

    #[derive(Debug, PartialEq)]
    struct Open(String);

    impl From<&str> for Open {
        fn from(text: &str) -> Self {
            Self(text.to_owned())
        }
    }

    impl<'de> Deserialize<'de> for Open {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            open(deserializer)
        }
    }

    #[derive(Debug, PartialEq)]
    struct Always;

    impl TryFrom<&str> for Always {
        type Error = UnknownConstant;

        fn try_from(text: &str) -> Result<Self, UnknownConstant> {
            if text == "Always" { Ok(Self) } else { Err(UnknownConstant::new(text, &["Always", "Never"])) }
        }
    }

    impl<'de> Deserialize<'de> for Always {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            closed(deserializer)
        }
    }

    #[test]
    fn constants_are_read_in_any_form_of_their_text() {
        for json in [r#"["Always"]"#, r#"["\u0041lways"]"#] {
            assert_eq!(from_json::<Vec<Open>>(json.as_bytes()).unwrap(), [Open("Always".to_owned())]);
            assert_eq!(from_json::<Vec<Always>>(json.as_bytes()).unwrap(), [Always]);
        }
        // As a tree gives it: neither borrowed nor for a moment, but the reader's own.
        assert_eq!(serde_json::from_value::<Always>("Always".into()).unwrap(), Always);
    }

    #[test]
    fn a_constant_that_is_none_is_an_error_that_says_where_and_which_there_are() {
        let error = from_json::<Vec<Always>>(br#"["Always", "never", 1]"#).unwrap_err();
        assert_eq!(error.to_string(), "`[1]`: `never` is none of `Always`, `Never`");
        let DecodeError::Json { path, .. } = from_json::<Vec<Open>>(b"[\"Always\", 7]").unwrap_err() else { panic!() };
        assert_eq!(path, "[1]");
    }
}
