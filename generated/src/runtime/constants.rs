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
