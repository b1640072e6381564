//! Parses the text of header fields and plain-text bodies. A value is parsed as the type that its `Deserialize`
//! implementation requests.

use std::fmt;

use serde::{
    Deserializer,
    de::{
        self, DeserializeOwned, IntoDeserializer, Visitor,
        value::{MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

use super::super::scan;

/// The reason why a string cannot be parsed as a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextError(pub(crate) String);

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TextError {}

impl de::Error for TextError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Parses a value in the style `simple`. Lists are split at commas; objects are `a=1,b=2` or `a,1,b,2`.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, TextError> {
    // In plain text, `5` may be a number or a string. A type that accepts any JSON reads it as a number first.
    let result = T::deserialize(Text(text, true));
    if result.is_err() && scan::is_scalar(text) { T::deserialize(Text(text, false)).or(result) } else { result }
}

/// Parses a value from all lines of a header field that occurs several times. If the type is a list, each line becomes
/// an item. Any other type is parsed from the first line.
pub(crate) fn parse_field_lines<T: DeserializeOwned>(lines: &[&str]) -> Result<T, TextError> {
    let list = SeqDeserializer::new(lines.iter().map(|line| Text(line, true)));
    match T::deserialize(list) {
        Ok(value) => Ok(value),
        Err(_) => parse(lines.first().copied().unwrap_or_default()),
    }
}

/// Parses a list whose items are separated by a character other than a comma.
pub(crate) fn parse_separated<T: DeserializeOwned>(text: &str, separator: char) -> Result<T, TextError> {
    let items = text.split(separator).filter(|_| !text.is_empty());
    T::deserialize(SeqDeserializer::new(items.map(|item| Text(item, true))))
}

/// A string to deserialize. The second field is true if a type that accepts any JSON may read the string as a number or
/// boolean.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a>(pub(crate) &'a str, pub(crate) bool);

impl<'de> IntoDeserializer<'de, TextError> for Text<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $what:literal),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
            match self.0.trim().parse() {
                Ok(value) => visitor.$visit(value),
                Err(_) => Err(de::Error::invalid_value(de::Unexpected::Str(self.0), &$what)),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Text<'de> {
    type Error = TextError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_borrowed_str(self.0)
    }

    numbers! {
        deserialize_bool visit_bool "true or false",
        deserialize_i8 visit_i8 "an 8-bit integer",
        deserialize_i16 visit_i16 "a 16-bit integer",
        deserialize_i32 visit_i32 "a 32-bit integer",
        deserialize_i64 visit_i64 "a 64-bit integer",
        deserialize_u8 visit_u8 "an unsigned 8-bit integer",
        deserialize_u16 visit_u16 "an unsigned 16-bit integer",
        deserialize_u32 visit_u32 "an unsigned 32-bit integer",
        deserialize_u64 visit_u64 "an unsigned 64-bit integer",
        deserialize_f32 visit_f32 "a number",
        deserialize_f64 visit_f64 "a number"
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, TextError> {
        // With this name, a type requests the JSON text of the value.
        if name == scan::raw::RAW_VALUE_NAME && self.1 && scan::is_scalar(self.0) {
            return visitor.visit_borrowed_str(self.0);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        visitor.visit_seq(SeqDeserializer::new(self.split_at_commas()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, TextError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TextError> {
        // An object in a form is JSON, unless an encoding declares a style. No style produces text that begins with a
        // brace, so the text is JSON.
        if self.0.starts_with('{') && serde_json::from_str::<de::IgnoredAny>(self.0).is_ok() {
            let mut deserializer = serde_json::Deserializer::from_str(self.0);
            return deserializer.deserialize_map(visitor).map_err(de::Error::custom);
        }
        let pieces: Vec<Text<'de>> = self.split_at_commas().collect();
        let to_text = |text| Text(text, self.1);
        // Exploded objects are recognized by `=` in each piece: names do not contain it, values may.
        let is_exploded = pieces.iter().step_by(2).all(|piece| piece.0.contains('='));
        let pairs: Vec<_> = if is_exploded {
            let split_pair = |piece: &Text<'de>| piece.0.split_once('=').unwrap_or((piece.0, ""));
            pieces.iter().map(split_pair).map(|(key, value)| (to_text(key), to_text(value))).collect()
        } else {
            pieces.chunks(2).map(|pair| (pair[0], pair.get(1).copied().unwrap_or(to_text("")))).collect()
        };
        visitor.visit_map(MapDeserializer::new(pairs.into_iter()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, TextError> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, TextError> {
        visitor.visit_enum(self.0.into_deserializer())
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit_struct tuple_struct identifier ignored_any
    }
}

impl<'de> Text<'de> {
    fn split_at_commas(self) -> impl Iterator<Item = Text<'de>> {
        self.0.split(',').map(str::trim).filter(|piece| !piece.is_empty()).map(move |piece| Text(piece, self.1))
    }
}
