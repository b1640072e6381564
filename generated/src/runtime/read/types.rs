//! Types that are not generated.

use std::collections::BTreeMap;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, Visitor},
    forward_to_deserialize_any,
};

use super::{Form, Json, Mistake, Read, Result, Slot, Source};

/// Values without parts are read as serde reads them.
impl<'de, S: Source + ?Sized> Deserializer<'de> for Json<'_, S> {
    type Error = Mistake;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Boolean(value) => visitor.visit_bool(value),
            Self::Integer(number) => visitor.visit_i64(number),
            Self::Natural(number) => visitor.visit_u64(number),
            Self::Number(number) => visitor.visit_f64(number),
            Self::String(text) => visitor.visit_str(text),
            other => Err(Mistake::invalid_type(other.unexpected(), &visitor)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

macro_rules! scalars {
    ($($form:ident: $($type:ty)*;)*) => {$($(
        impl Read for $type {
            const FORM: Form = Form::$form;

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

impl Read for serde_json::Value {
    const FORM: Form = Form::Tree;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        *place = Some(json.tree()?);
        Ok(())
    }
}

/// As a tree: a number may have more digits than any type of Rust's.
impl Read for serde_json::Number {
    const FORM: Form = Form::Tree;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        *place = Some(Self::deserialize(json.tree()?).map_err(Mistake::custom)?);
        Ok(())
    }
}

impl<T: Read> Read for Box<T> {
    const FORM: Form = T::FORM;
    const NULL: bool = T::NULL;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        let mut value = None;
        T::read(json, &mut value)?;
        *place = value.map(Self::new);
        Ok(())
    }
}

impl<T: Read> Read for Option<T> {
    const FORM: Form = T::FORM;
    const NULL: bool = true;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        let value = place.insert(None);
        if matches!(json, Json::Null) { Ok(()) } else { T::read(json, value) }
    }
}

/// A list or a map, which is empty where there is none.
pub trait Fill: Read + Default {
    /// Adds what comes.
    ///
    /// # Errors
    ///
    /// If the JSON is not of this type.
    fn fill<S: Source + ?Sized>(&mut self, json: Json<'_, S>) -> Result<()>;
}

impl<T: Read> Read for Vec<T> {
    const FORM: Form = Form::Array;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        place.get_or_insert_default().fill(json)
    }
}

impl<T: Read> Fill for Vec<T> {
    fn fill<S: Source + ?Sized>(&mut self, json: Json<'_, S>) -> Result<()> {
        let Json::Array(items) = json else { return Err(json.is_no(Form::Array)) };
        items.all(T::FORM, T::NULL, &mut Item(self))
    }
}

impl<S: Source + ?Sized> Json<'_, S> {
    /// A tree.
    pub(crate) fn tree(self) -> Result<serde_json::Value> {
        match self {
            Json::Tree(tree) => Ok(std::mem::take(tree)),
            other => Err(other.is_no(Form::Tree)),
        }
    }
}

/// The next item of a list.
struct Item<'a, T>(&'a mut Vec<T>);

impl<T: Read> Slot for Item<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        let mut place = None;
        T::read(json, &mut place)?;
        // Most lists have one item; one after the other would make room for four.
        if self.0.is_empty() {
            self.0.reserve_exact(1);
        }
        self.0.extend(place);
        Ok(())
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        place.get_or_insert_default().fill(json)
    }
}

impl<T: Read> Fill for BTreeMap<String, T> {
    fn fill<S: Source + ?Sized>(&mut self, json: Json<'_, S>) -> Result<()> {
        let members = json.all_members(&[])?;
        while members.next().is_some() {
            members.rest(self);
        }
        members.end(&[])
    }
}
