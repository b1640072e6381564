//! Converts the input of a deserializer to [`Json`]. One visitor is used for all types.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, Expected, IgnoredAny, MapAccess, SeqAccess},
};

use super::{super::scan::raw, FromJson, Json, JsonType, Members, ReadError, Result, name::Name};

/// A slot: the place where the value that is read is stored.
pub trait Slot {
    /// Converts JSON to a value and stores it in the slot.
    ///
    /// # Errors
    ///
    /// If the JSON value does not have the type of the slot.
    fn take(&mut self, json: Json<'_>) -> Result<()>;
}

/// An empty slot for a value. It borrows the `Option`, since a `dyn` slot that owned the value would need code that
/// drops the value.
pub(super) struct Empty<'a, T>(pub(super) &'a mut Option<T>);

impl<T: FromJson> Slot for Empty<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        T::read(json, self.0)
    }
}

/// The members of an object that a deserializer reads.
pub trait Source {
    /// Reads the name of the next member. Returns `false` at the end of the object, and otherwise `true`; then the
    /// caller must read or skip the value.
    ///
    /// # Errors
    ///
    /// If the JSON is malformed at this position.
    fn name(&mut self, name: &mut Name<'_>) -> Result<bool>;

    /// Reads the value of the member.
    ///
    /// # Errors
    ///
    /// If the value does not have the type that the seed expects.
    fn value(&mut self, seed: Seed<'_>) -> Result<()>;

    /// Skips the value of the member.
    ///
    /// # Errors
    ///
    /// If the value is not valid JSON.
    fn skip(&mut self) -> Result<()>;
}

/// The items of an array that a deserializer reads.
pub trait Items {
    /// Reads all items of the array and passes them to the slot.
    ///
    /// # Errors
    ///
    /// If the slot rejects an item.
    fn all(&mut self, json_type: JsonType, null: bool, slot: &mut dyn Slot) -> Result<()> {
        while self.next(json_type, null, slot)? {}
        Ok(())
    }

    /// Reads the next item of the array and passes it to the slot. Returns `false` at the end of the array.
    ///
    /// # Errors
    ///
    /// If the slot rejects the item.
    fn next(&mut self, json_type: JsonType, null: bool, slot: &mut dyn Slot) -> Result<bool>;
}

/// Access to the members or items that a deserializer reads. Stores the error of the deserializer.
struct Access<A, E> {
    access: A,
    error: Option<E>,
}

impl<A, E: de::Error> Access<A, E> {
    /// Stores the error of a result, if any, and replaces it by [`ReadError::Reported`].
    fn record_error<T>(&mut self, result: std::result::Result<T, E>) -> Result<T> {
        result.map_err(|error| {
            self.error = Some(error);
            ReadError::Reported
        })
    }

    /// Converts the result of a slot to a result of the deserializer. Replaces [`ReadError::Reported`] by the stored
    /// error of the deserializer.
    fn finish(self, result: Result<()>) -> std::result::Result<(), E> {
        match (result, self.error) {
            (Ok(()), _) => Ok(()),
            (Err(ReadError::Reported), Some(error)) => Err(error),
            (Err(error), _) => Err(error.into_error()),
        }
    }
}

impl<'de, A: MapAccess<'de>> Source for Access<A, A::Error> {
    fn name(&mut self, name: &mut Name<'_>) -> Result<bool> {
        let next_name = self.access.next_key_seed(name);
        self.record_error(next_name).map(|next_name| next_name.is_some())
    }

    fn value(&mut self, seed: Seed<'_>) -> Result<()> {
        let value = self.access.next_value_seed(seed);
        self.record_error(value)
    }

    fn skip(&mut self) -> Result<()> {
        let value = self.access.next_value::<IgnoredAny>();
        self.record_error(value).map(|_| ())
    }
}

impl<'de, A: SeqAccess<'de>> Items for Access<A, A::Error> {
    fn next(&mut self, json_type: JsonType, null: bool, slot: &mut dyn Slot) -> Result<bool> {
        let next_item = self.access.next_element_seed(Seed::new(json_type, null, slot));
        self.record_error(next_item).map(|next_item| next_item.is_some())
    }
}

/// A request to a deserializer: the type of the value, and the slot that receives the value.
pub struct Seed<'a> {
    json_type: JsonType,
    null: Null,
    slot: &'a mut (dyn Slot + 'a),
}

/// The meaning of `null` for the slot that receives the value.
#[derive(Clone, Copy, PartialEq)]
enum Null {
    /// `null` is an error.
    Invalid,
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

    fn new(json_type: JsonType, null: bool, slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self { json_type, null: if null { Null::Value } else { Null::Invalid }, slot }
    }

    /// Creates a seed for a value of the type `T`, where `null` means absent.
    pub(super) fn optional<T: FromJson>(slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self { json_type: T::JSON_TYPE, null: Null::Absent, slot }
    }

    /// Creates a seed for any value, passed as its JSON text.
    pub(super) fn text(slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self::new(JsonType::Text, false, slot)
    }

    fn take<E: de::Error>(self, json: Json<'_>) -> std::result::Result<(), E> {
        self.slot.take(json).map_err(ReadError::into_error)
    }

    /// Requests a value of the expected type.
    fn request_value<'de, D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        match self.json_type {
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
        if self.null == Null::Invalid {
            self.request_value(deserializer)
        } else {
            deserializer.deserialize_option(self)
        }
    }
}

impl<'de> de::Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.json_type.fmt(f)
    }

    fn visit_none<E: de::Error>(self) -> std::result::Result<(), E> {
        self.visit_unit()
    }

    fn visit_unit<E: de::Error>(self) -> std::result::Result<(), E> {
        if self.null == Null::Absent { Ok(()) } else { self.take(Json::Null) }
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        self.request_value(deserializer)
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
        let result = self.slot.take(Json::Array(&mut items));
        items.finish(result)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> std::result::Result<(), A::Error> {
        let mut source = Access { access, error: None };
        let result = self.slot.take(Json::Object(&mut Members::of(&mut source)));
        source.finish(result)
    }
}
