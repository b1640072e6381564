//! Converts the input of a deserializer to [`Json`]. One visitor is used for all types.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, DeserializeSeed, Expected, IgnoredAny, MapAccess, SeqAccess},
};

use super::{super::scan::raw, FromJson, Json, JsonType, Members, ReadError, Result, name::Name};

/// The destination in which a value is stored after it was read from JSON.
pub trait Slot {
    /// Converts JSON to a value and stores it in the slot.
    ///
    /// # Errors
    ///
    /// If the JSON value does not have the type of the slot.
    fn take(&mut self, json: Json<'_>) -> Result<()>;
}

/// A slot that stores a value in an `Option` that is `None`. The `Option` is borrowed, since a `dyn` slot that owned
/// the value would need code that drops the value.
pub(super) struct OptionSlot<'a, T>(pub(super) &'a mut Option<T>);

impl<T: FromJson> Slot for OptionSlot<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        T::read(json, self.0)
    }
}

/// The access of a deserializer to the members of an object.
pub trait Source {
    /// Reads the name of the next member and returns `true`; the caller must then read or skip the value of the member.
    /// Returns `false` at the end of the object.
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

/// Reads the items of an array that a deserializer provides.
pub trait Items {
    /// Reads all items of the array and passes them to the slot.
    ///
    /// # Errors
    ///
    /// If the slot rejects an item.
    fn all(&mut self, json_type: JsonType, accepts_null: bool, slot: &mut dyn Slot) -> Result<()> {
        while self.next(json_type, accepts_null, slot)? {}
        Ok(())
    }

    /// Reads the next item of the array and passes it to the slot. Returns `false` at the end of the array.
    ///
    /// # Errors
    ///
    /// If the slot rejects the item.
    fn next(&mut self, json_type: JsonType, accepts_null: bool, slot: &mut dyn Slot) -> Result<bool>;
}

/// A wrapper of serde's `MapAccess` or `SeqAccess`, with the error that the deserializer returned.
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

    /// Converts the result of a slot to a result of the deserializer. If the slot returned [`ReadError::Reported`],
    /// returns the stored error of the deserializer instead.
    fn into_result(self, result: Result<()>) -> std::result::Result<(), E> {
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
        let result = self.access.next_value_seed(seed);
        self.record_error(result)
    }

    fn skip(&mut self) -> Result<()> {
        let result = self.access.next_value::<IgnoredAny>();
        self.record_error(result).map(|_| ())
    }
}

impl<'de, A: SeqAccess<'de>> Items for Access<A, A::Error> {
    fn next(&mut self, json_type: JsonType, accepts_null: bool, slot: &mut dyn Slot) -> Result<bool> {
        let next_item = self.access.next_element_seed(Seed::new(json_type, accepts_null, slot));
        self.record_error(next_item).map(|next_item| next_item.is_some())
    }
}

/// A request to a deserializer: the expected JSON type of a value, and the slot in which the value is stored.
pub struct Seed<'a> {
    json_type: JsonType,
    null: NullMeaning,
    slot: &'a mut (dyn Slot + 'a),
}

/// The meaning of `null` in place of the requested value.
#[derive(Clone, Copy, PartialEq)]
enum NullMeaning {
    /// `null` is an error.
    Invalid,
    /// `null` is a value of the type.
    Value,
    /// `null` means absent: the slot is not changed.
    Absent,
}

impl<'a> Seed<'a> {
    /// Creates a seed that requests a value of the type `T`.
    #[inline]
    pub(super) fn with_type<T: FromJson>(slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self::new(T::JSON_TYPE, T::NULL, slot)
    }

    fn new(json_type: JsonType, accepts_null: bool, slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self { json_type, null: if accepts_null { NullMeaning::Value } else { NullMeaning::Invalid }, slot }
    }

    /// Creates a seed that requests a value of the type `T` or `null`. After `null`, the slot is unchanged.
    pub(super) fn with_optional_type<T: FromJson>(slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self { json_type: T::JSON_TYPE, null: NullMeaning::Absent, slot }
    }

    /// Creates a seed that requests the JSON text of a value of any type.
    pub(super) fn with_json_text(slot: &'a mut (dyn Slot + 'a)) -> Self {
        Self::new(JsonType::Text, false, slot)
    }

    fn store<E: de::Error>(self, json: Json<'_>) -> std::result::Result<(), E> {
        self.slot.take(json).map_err(ReadError::into_error)
    }

    /// Calls the method of the deserializer for the expected JSON type.
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
                self.store(Json::Tree(&mut tree))
            }
            JsonType::Text => {
                let text = raw::read_json_text(deserializer)?;
                self.store(Json::Text(&text))
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        if self.null == NullMeaning::Invalid {
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
        if self.null == NullMeaning::Absent { Ok(()) } else { self.store(Json::Null) }
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> std::result::Result<(), D::Error> {
        self.request_value(deserializer)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> std::result::Result<(), E> {
        self.store(Json::Boolean(value))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> std::result::Result<(), E> {
        self.store(Json::Integer(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> std::result::Result<(), E> {
        self.store(Json::Natural(number))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> std::result::Result<(), E> {
        self.store(Json::Number(number))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> std::result::Result<(), E> {
        self.store(Json::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> std::result::Result<(), A::Error> {
        let mut items = Access { access, error: None };
        let result = self.slot.take(Json::Array(&mut items));
        items.into_result(result)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> std::result::Result<(), A::Error> {
        let mut source = Access { access, error: None };
        let result = self.slot.take(Json::Object(&mut Members::new(&mut source)));
        source.into_result(result)
    }
}
