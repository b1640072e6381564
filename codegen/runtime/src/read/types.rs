//! Implementations of [`FromJson`] for types that are not generated, and functions that store values in slots. All code
//! that may drop a value of any type is in this module, since each module that drops a value gets a copy of the drop
//! code.

use std::{collections::BTreeMap, mem};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, Visitor},
    forward_to_deserialize_any,
};

use super::super::scan::tally;
use super::{FromJson, Json, JsonType, ReadError, Result, Seed, Slot, Source, pieces::OptionSlot};

/// Lets serde deserialize scalars from [`Json`].
impl<'de, S: Source + ?Sized> Deserializer<'de> for Json<'_, S> {
    type Error = ReadError;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Boolean(value) => visitor.visit_bool(value),
            Self::Integer(number) => visitor.visit_i64(number),
            Self::Natural(number) => visitor.visit_u64(number),
            Self::Number(number) => visitor.visit_f64(number),
            Self::String(text) => visitor.visit_str(text),
            other => Err(ReadError::invalid_type(other.describe_unexpected(), &visitor)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

macro_rules! scalars {
    ($($json_type:ident: $($type:ty)*;)*) => {$($(
        impl FromJson for $type {
            const JSON_TYPE: JsonType = JsonType::$json_type;

            fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
                *place = Some(Self::deserialize(json)?);
                Ok(())
            }
        }
    )*)*};
}

scalars! {
    Boolean: bool;
    Integer: i8 i16 i32 i64;
    Natural: u8 u16 u32 u64;
    Number: f32 f64;
    String: String;
}

/// Stores a value in an empty slot. The previous content is not dropped, so that no drop code is compiled; every slot
/// is empty, since no member is read twice.
#[inline]
pub fn put<T>(place: &mut Option<T>, value: T) {
    mem::forget(place.replace(value));
}

/// Stores an empty value in a slot and returns a reference to the value in the slot.
#[inline]
pub(super) fn begin<T>(place: &mut Option<T>, empty: T) -> &mut T {
    put(place, empty);
    place.get_or_insert_with(|| unreachable!("it has just been put there"))
}

/// Reads a value and returns it instead of storing it in a slot.
#[inline(never)]
pub(super) fn read_value<T: FromJson, S: Source + ?Sized>(json: Json<'_, S>) -> Result<T> {
    let mut slot = None;
    T::read(json, &mut slot)?;
    slot.ok_or(ReadError::Reported)
}

/// Creates an empty slot, calls `fill`, which stores a value in the slot, and returns this value.
pub(super) fn fill_slot<T: FromJson, E: serde::de::Error>(
    fill: impl FnOnce(Seed<'_>) -> std::result::Result<(), E>,
) -> std::result::Result<T, E> {
    let mut slot = None;
    fill(Seed::with_type::<T>(&mut OptionSlot(&mut slot)))?;
    // A deserializer without an error has stored a value.
    slot.ok_or_else(|| ReadError::Reported.into_error())
}

/// Reads a value and returns it in a `Box`.
#[inline(never)]
fn read_boxed<T: FromJson, S: Source + ?Sized>(json: Json<'_, S>) -> Result<Box<T>> {
    let mut slot = None;
    T::read(json, &mut slot)?;
    slot.map(Box::new).ok_or(ReadError::Reported)
}

impl FromJson for serde_json::Value {
    const JSON_TYPE: JsonType = JsonType::Tree;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        let tree = json.tree()?;
        tally::count_tree(&tree);
        *place = Some(tree);
        Ok(())
    }
}

impl<T: FromJson> FromJson for Box<T> {
    const JSON_TYPE: JsonType = T::JSON_TYPE;
    const NULL: bool = T::NULL;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        put(place, read_boxed(json)?);
        Ok(())
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const JSON_TYPE: JsonType = T::JSON_TYPE;
    const NULL: bool = true;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        let value = begin(place, None);
        if matches!(json, Json::Null) { Ok(()) } else { T::read(json, value) }
    }
}

/// A list or a map. An absent member of such a type is read as an empty list or map.
pub trait Fill: FromJson + Default {
    /// Adds the items or members of the JSON value.
    ///
    /// # Errors
    ///
    /// If the JSON value does not have this type.
    fn fill<S: Source + ?Sized>(&mut self, json: Json<'_, S>) -> Result<()>;
}

impl<T: FromJson> FromJson for Vec<T> {
    const JSON_TYPE: JsonType = JsonType::Array;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        begin(place, Self::new()).fill(json)
    }
}

impl<T: FromJson> Fill for Vec<T> {
    fn fill<S: Source + ?Sized>(&mut self, json: Json<'_, S>) -> Result<()> {
        let Json::Array(items) = json else { return Err(json.unexpected_type(JsonType::Array)) };
        items.all(T::JSON_TYPE, T::NULL, &mut ListItemSlot(self))
    }
}

impl<S: Source + ?Sized> Json<'_, S> {
    /// Returns the value that was requested as [`JsonType::Tree`].
    pub fn tree(self) -> Result<serde_json::Value> {
        match self {
            Json::Tree(tree) => Ok(mem::take(tree)),
            other => Err(other.unexpected_type(JsonType::Tree)),
        }
    }
}

/// A slot for the next item of a list.
struct ListItemSlot<'a, T>(&'a mut Vec<T>);

impl<T: FromJson> Slot for ListItemSlot<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        let item = read_value(json)?;
        // Most lists have one item, but `push` allocates for four.
        if self.0.is_empty() {
            self.0.reserve_exact(1);
        }
        self.0.push(item);
        Ok(())
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        begin(place, Self::new()).fill(json)
    }
}

impl<T: FromJson> Fill for BTreeMap<String, T> {
    fn fill<S: Source + ?Sized>(&mut self, json: Json<'_, S>) -> Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        while members.next().is_some() {
            members.rest(self);
        }
        members.end(&[])
    }
}
