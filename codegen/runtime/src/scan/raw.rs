//! Obtains the JSON text of a value from a serde deserializer. The text is borrowed from the input if possible.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, IgnoredAny},
};

/// The newtype name for which `serde_json` passes the text of a value instead of the value (`RawValue` of `serde_json`
/// uses it). If a later version of `serde_json` changes the name, values are read as trees and serialized again, which
/// is slower but correct.
pub(crate) const RAW_VALUE_NAME: &str = "$serde_json::private::RawValue";

/// Returns the JSON text of the next value of a deserializer.
pub(crate) fn read_json_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    deserializer.deserialize_newtype_struct(RAW_VALUE_NAME, TextVisitor)
}

/// The visitor that receives the JSON text, or the value if the deserializer cannot pass text.
struct TextVisitor;

impl<'de> de::Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Cow<'de, str>, A::Error> {
        map.next_key::<IgnoredAny>()?;
        map.next_value::<Text<'de>>().map(|text| text.0)
    }

    /// Receives a number or boolean of a header field or of a plain-text body.
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    /// Receives a value of a deserializer other than `serde_json`, including serde's internal buffer, as a tree, and
    /// writes the tree as JSON.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'de, str>, D::Error> {
        serde_json::Value::deserialize(deserializer).map(|value| Cow::Owned(value.to_string()))
    }
}

/// A JSON text that the deserializer passes as a string.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the text of a JSON value")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }

            fn visit_string<E>(self, text: String) -> Result<Text<'de>, E> {
                Ok(Text(Cow::Owned(text)))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}
