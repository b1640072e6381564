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
    String: String jiff::Timestamp jiff::civil::Date jiff::civil::Time;
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

impl<T: Read> Read for Vec<T> {
    const FORM: Form = Form::Array;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        json.items::<T>(place.get_or_insert_default())
    }
}

impl<T: Read> Slot for Vec<T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        json.items(self)
    }
}

impl<S: Source + ?Sized> Json<'_, S> {
    /// The items of an array, in the place of those that are there.
    fn items<T: Read>(self, list: &mut Vec<T>) -> Result<()> {
        let Json::Array(items) = self else { return Err(self.is_no(Form::Array)) };
        list.clear();
        items.all(T::FORM, T::NULL, &mut Item(list))
    }

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
        json.entries(place.get_or_insert_default())
    }
}

impl<T: Read> Slot for BTreeMap<String, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        json.entries(self)
    }
}

impl<S: Source + ?Sized> Json<'_, S> {
    /// The entries of a map, in the place of those that are there.
    fn entries<T: Read>(self, map: &mut BTreeMap<String, T>) -> Result<()> {
        let members = self.all_members(&[])?;
        map.clear();
        while members.next().is_some() {
            members.rest(map);
        }
        members.end(&[])
    }
}
