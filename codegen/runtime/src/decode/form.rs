//! Decodes forms (`application/x-www-form-urlencoded`).

use std::{borrow::Cow, collections::BTreeMap};

use percent_encoding::percent_decode_str;
use serde::{
    Deserializer,
    de::{
        DeserializeOwned, Error as _, IntoDeserializer, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

use super::{
    super::{
        content::text_error,
        param::{Text, TextError},
    },
    DecodeError,
};

/// Decodes a form to any type. Values with the same name become a list.
pub(super) fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let form_text =
        std::str::from_utf8(body).map_err(|error| DecodeError::Text { message: super::invalid_utf8(error) })?;
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for pair in form_text.trim_ascii_end().split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        fields.entry(percent_decode(name)?).or_default().push(percent_decode(value)?);
    }
    let deserialize_fields = |reads_numbers| {
        let fields = fields.iter().map(|(name, values)| (name.as_str(), FieldValues(values, reads_numbers)));
        T::deserialize(MapDeserializer::new(fields))
    };
    // As in plain text, a type that accepts any JSON reads `5` as a number first, and as a string if that fails.
    deserialize_fields(true)
        .or_else(|error| deserialize_fields(false).map_err(|_| error))
        .map_err(|error| text_error(&error))
}

/// Decodes `+` and percent-encoded bytes: `a+b%21` → `a b!`.
#[inline]
fn percent_decode(text: &str) -> Result<String, DecodeError> {
    let text_with_spaces = if text.contains('+') { Cow::Owned(text.replace('+', " ")) } else { Cow::Borrowed(text) };
    let Ok(decoded_text) = percent_decode_str(&text_with_spaces).decode_utf8() else {
        let message = format!("the form contains `{text}`, which is not valid UTF-8 after percent-decoding");
        return Err(DecodeError::Text { message });
    };
    Ok(decoded_text.into_owned())
}

/// The values of all form fields with the same name. If the second field is `true`, a type that accepts any JSON value
/// reads the values as numbers and booleans where possible.
struct FieldValues<'a>(&'a [String], bool);

impl<'a> FieldValues<'a> {
    /// Returns the value if there is exactly one; otherwise an error.
    #[inline]
    fn single_value(&self) -> Result<Text<'a>, TextError> {
        match self.0 {
            [value] => Ok(Text(value, self.1)),
            _ => Err(TextError::custom(format!("the field occurs {} times, but must have one value", self.0.len()))),
        }
    }
}

impl<'de> IntoDeserializer<'de, TextError> for FieldValues<'de> {
    type Deserializer = Self;

    #[inline]
    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! forward_to_single_value {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
            self.single_value()?.$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for FieldValues<'de> {
    type Error = TextError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        if self.0.len() == 1 { self.single_value()?.deserialize_any(visitor) } else { self.deserialize_seq(visitor) }
    }

    forward_to_single_value! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_map
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        let reads_numbers = self.1;
        visitor.visit_seq(SeqDeserializer::new(self.0.iter().map(move |text| Text(text, reads_numbers))))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, TextError> {
        match self.single_value() {
            Ok(text) => text.deserialize_newtype_struct(name, visitor),
            Err(_) => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, TextError> {
        self.single_value()?.deserialize_struct(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, TextError> {
        self.single_value()?.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}
