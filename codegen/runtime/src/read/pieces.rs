//! Converts the input of a deserializer to [`Json`], with one visitor for all types.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, Expected, IgnoredAny, MapAccess, SeqAccess},
};

use super::{super::scan::raw, FromJson, Json, JsonType, Members, ReadError, Result, name::Name};

/// The slot that a value is read into.
pub trait Slot {
    /// Converts JSON to a value and stores it.
    ///
    /// # Errors
    ///
    /// If the JSON is not of the value's type.
    fn take(&mut self, json: Json<'_>) -> Result<()>;
}

/// A slot for a value, initially empty. It borrows the `Option`, since a `dyn` slot that owned the value would compile
/// code to drop it.
pub(super) struct Empty<'a, T>(pub(super) &'a mut Option<T>);

impl<T: FromJson> Slot for Empty<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        T::read(json, self.0)
    }
}

/// The members of an object as a deserializer passes them.
pub trait Source {
    /// Reads the name of the next member. Returns `false` at the end; otherwise the value must be read or skipped.
    ///
    /// # Errors
    ///
    /// If the JSON is malformed here.
    fn name(&mut self, name: &mut Name<'_>) -> Result<bool>;

    /// Reads the member's value.
    ///
    /// # Errors
    ///
    /// If the value does not have the type that the seed expects.
    fn value(&mut self, seed: Seed<'_>) -> Result<()>;

    /// Skips the member's value.
    ///
    /// # Errors
    ///
    /// If the value is not valid JSON.
    fn skip(&mut self) -> Result<()>;
}

/// The items of an array as a deserializer passes them.
pub trait Items {
    /// Passes all items to the slot.
    ///
    /// # Errors
    ///
    /// If the slot rejects an item.
    fn all(&mut self, form: JsonType, null: bool, slot: &mut dyn Slot) -> Result<()> {
        while self.next(form, null, slot)? {}
        Ok(())
    }

    /// Passes the next item to the slot. Returns `false` at the end of the array.
    ///
    /// # Errors
    ///
    /// If the slot rejects the item.
    fn next(&mut self, form: JsonType, null: bool, slot: &mut dyn Slot) -> Result<bool>;
}

/// A deserializer's access to members or items, with the error that the deserializer returned.
struct Access<A, E> {
    access: A,
    error: Option<E>,
}

impl<A, E: de::Error> Access<A, E> {
    fn keep<T>(&mut self, result: std::result::Result<T, E>) -> Result<T> {
        result.map_err(|error| {
            self.error = Some(error);
            ReadError::Reported
        })
    }

    /// Converts the result of a slot into that of the deserializer. For [`ReadError::Reported`], returns the recorded
    /// error of the deserializer.
    fn end(self, taken: Result<()>) -> std::result::Result<(), E> {
        match (taken, self.error) {
            (Ok(()), _) => Ok(()),
            (Err(ReadError::Reported), Some(error)) => Err(error),
            (Err(mistake), _) => Err(mistake.into_error()),
        }
    }
}

impl<'de, A: MapAccess<'de>> Source for Access<A, A::Error> {
    fn name(&mut self, name: &mut Name<'_>) -> Result<bool> {
        let next = self.access.next_key_seed(name);
        self.keep(next).map(|next| next.is_some())
    }

    fn value(&mut self, seed: Seed<'_>) -> Result<()> {
        let value = self.access.next_value_seed(seed);
        self.keep(value)
    }

    fn skip(&mut self) -> Result<()> {
        let value = self.access.next_value::<IgnoredAny>();
        self.keep(value).map(|_| ())
    }
}

impl<'de, A: SeqAccess<'de>> Items for Access<A, A::Error> {
    fn next(&mut self, form: JsonType, null: bool, slot: &mut dyn Slot) -> Result<bool> {
        let next = self.access.next_element_seed(Seed::new(form, null, slot));
        self.keep(next).map(|next| next.is_some())
    }
}

/// The type of the value that a deserializer must provide, and the slot for the value.
pub struct Seed<'a> {
    form: JsonType,
    null: Null,
    slot: &'a mut (dyn Slot + 'a),
}

/// The meaning of `null`.
#[derive(Clone, Copy, PartialEq)]
enum Null {
    /// `null` is an error.
    Wrong,
    /// `null` is a value of the type.
    Value,
    /// `null` means absent: the slot is not changed.
    Absent,
}

impl<'a> Seed<'a> {
    /// Creates a seed for a value of the type `T`.
    #[inline]
    pub(super) fn of<T: FromJson>(slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self::new(T::JSON_TYPE, T::NULL, slot)
    }

    fn new(form: JsonType, null: bool, slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self { form, null: if null { Null::Value } else { Null::Wrong }, slot }
    }

    /// Creates a seed for a value of the type `T`, where `null` means absent.
    pub(super) fn optional<T: FromJson>(slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self { form: T::JSON_TYPE, null: Null::Absent, slot }
    }

    /// Creates a seed for any value, passed as its JSON text.
    pub(super) fn text(slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self::new(JsonType::Text, false, slot)
    }

    fn take<E: de::Error>(self, json: Json<'_>) -> std::result::Result<(), E> {
        self.slot.take(json).map_err(ReadError::into_error)
    }

    fn ask<'de, D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        match self.form {
            JsonType::Object => deserializer.deserialize_map(self),
            JsonType::Array => deserializer.deserialize_seq(self),
            JsonType::String => deserializer.deserialize_str(self),
            JsonType::Boolean => deserializer.deserialize_bool(self),
            JsonType::Integer => deserializer.deserialize_i64(self),
            JsonType::Natural => deserializer.deserialize_u64(self),
            JsonType::Number => deserializer.deserialize_f64(self),
            JsonType::Tree => {
                let mut tree = serde_json::Value::deserialize(deserializer)?;
                self.take(Json::Tree(&mut tree))
            }
            JsonType::Text => {
                let text = raw::text(deserializer)?;
                self.take(Json::Text(&text))
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        if self.null == Null::Wrong { self.ask(deserializer) } else { deserializer.deserialize_option(self) }
    }
}

impl<'de> de::Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.form.fmt(f)
    }

    fn visit_none<E: de::Error>(self) -> std::result::Result<(), E> {
        self.visit_unit()
    }

    fn visit_unit<E: de::Error>(self) -> std::result::Result<(), E> {
        if self.null == Null::Absent { Ok(()) } else { self.take(Json::Null) }
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        self.ask(deserializer)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> std::result::Result<(), E> {
        self.take(Json::Boolean(value))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> std::result::Result<(), E> {
        self.take(Json::Integer(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> std::result::Result<(), E> {
        self.take(Json::Natural(number))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> std::result::Result<(), E> {
        self.take(Json::Number(number))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<(), E> {
        self.take(Json::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> std::result::Result<(), A::Error> {
        let mut items = Access { access, error: None };
        let taken = self.slot.take(Json::Array(&mut items));
        items.end(taken)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> std::result::Result<(), A::Error> {
        let mut source = Access { access, error: None };
        let taken = self.slot.take(Json::Object(&mut Members::of(&mut source)));
        source.end(taken)
    }
}
