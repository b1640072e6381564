//! Deserializes a [`TypedValue`], which has been validated, into the types of `openapiv3`, without an intermediate
//! tree.

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor, value::Error},
    forward_to_deserialize_any,
};

use super::{
    Documents,
    grammar::ObjectKind,
    tree::{Node, Value, parse_number},
    view::{Checker, TypedValue},
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
};

/// A validated object of a document, which can be deserialized into a type of `openapiv3`.
#[derive(Clone)]
pub struct CheckedObject<'a> {
    node: Node<'a>,
    kind: ObjectKind,
    typed_value: TypedValue<'a>,
}

impl Documents {
    /// Validates the object at `node`. If it is not a valid object of the given kind, reports an error and returns
    /// `None`.
    pub fn check_object<'a>(
        &'a self,
        node: Node<'a>,
        kind: ObjectKind,
        diagnostics: &mut Diagnostics,
    ) -> Option<CheckedObject<'a>> {
        let typed_value = Checker { documents: self, diagnostics }.check_members(node, kind)?;
        Some(CheckedObject { node, kind, typed_value })
    }

    /// Validates the object at `node` and deserializes it into the type `T`. If it is not a valid object of the given
    /// kind, reports an error and returns `None`.
    pub fn parse_object<'a, T: Deserialize<'a>>(
        &'a self,
        node: Node<'a>,
        kind: ObjectKind,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        self.check_object(node, kind, diagnostics)?.into_typed(diagnostics)
    }
}

impl<'a> CheckedObject<'a> {
    /// Deserializes the object into a type of `openapiv3`. If this fails, reports an error and returns `None`.
    pub fn into_typed<T: Deserialize<'a>>(self, diagnostics: &mut Diagnostics) -> Option<T> {
        match T::deserialize(self.typed_value) {
            Ok(typed_object) => Some(typed_object),
            Err(error) => {
                let object_kind = self.kind.name();
                let message = format!("this object cannot be read as {object_kind}: {error}");
                diagnostics.push(Diagnostic::error(codes::TYPE_MISMATCH, message, self.node.diagnostic_span()));
                None
            }
        }
    }
}

impl<'de> Deserializer<'de> for TypedValue<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            TypedValue::Node(node) => match node.value() {
                Value::Null => visitor.visit_unit(),
                Value::Bool(value) => visitor.visit_bool(value),
                Value::Number(text) => match parse_number(text) {
                    Some(number) => visit_number(&number, visitor),
                    None => visitor.visit_borrowed_str(text),
                },
                Value::String(text) => visitor.visit_borrowed_str(text),
                Value::List(items) => visitor.visit_seq(IterSeqAccess(items.iter().map(TypedValue::Node))),
                Value::Map(members) => {
                    let members = members.iter().map(|member| (member.key, TypedValue::Node(member.value)));
                    visitor.visit_map(IterMapAccess { members, next_value: None })
                }
            },
            TypedValue::Text(std::borrow::Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            TypedValue::Text(std::borrow::Cow::Owned(text)) => visitor.visit_string(text),
            TypedValue::Flag(value) => visitor.visit_bool(value),
            TypedValue::Number(number) => visit_number(&number, visitor),
            TypedValue::List(items) => visitor.visit_seq(IterSeqAccess(items.into_iter())),
            TypedValue::Map(members) => {
                visitor.visit_map(IterMapAccess { members: members.into_iter(), next_value: None })
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self {
            TypedValue::Node(node) if matches!(node.value(), Value::Null) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant_text = match &self {
            TypedValue::Node(node) => node.as_str(),
            TypedValue::Text(variant_text) => Some(&**variant_text),
            _ => None,
        };
        match variant_text {
            Some(variant_text) => visitor.visit_enum(variant_text.into_deserializer()),
            None => ().into_deserializer().deserialize_enum(name, variants, visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}

fn visit_number<'a, V: Visitor<'a>>(number: &serde_json::Number, visitor: V) -> Result<V::Value, Error> {
    if let Some(value) = number.as_u64() {
        visitor.visit_u64(value)
    } else if let Some(value) = number.as_i64() {
        visitor.visit_i64(value)
    } else {
        visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN))
    }
}

/// Deserializes the items of an iterator as a sequence.
struct IterSeqAccess<I>(I);

impl<'a, I: Iterator<Item = TypedValue<'a>>> SeqAccess<'a> for IterSeqAccess<I> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

/// Deserializes the key-value pairs of an iterator as a map. `next_value` is the value of the key that was read last.
struct IterMapAccess<'a, I> {
    members: I,
    next_value: Option<TypedValue<'a>>,
}

impl<'a, I: Iterator<Item = (&'a str, TypedValue<'a>)>> MapAccess<'a> for IterMapAccess<'a, I> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.members.next() else { return Ok(None) };
        self.next_value = Some(value);
        seed.deserialize(serde::de::value::BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value =
            self.next_value.take().ok_or_else(|| serde::de::Error::custom("a value was read before its key"))?;
        seed.deserialize(value)
    }
}
