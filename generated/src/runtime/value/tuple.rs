//! Lists whose first items have types of their own, and that may be shorter or longer.

use serde::{Serialize, Serializer, ser::SerializeSeq};

use super::super::read::{self, FromJson, Json, JsonType, Optional, Positions, Required, Source};

/// A list that begins with items of their own types: those of the tuple `T`, which must be there, then those of `O`, a tuple of
/// options, then any number of `R`.
///
/// Lists of a fixed length are tuples of Rust.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tuple<T, O, R> {
    /// The items that must be there.
    pub required: T,
    /// The items that may be absent. One that is absent and followed by another is written as `null`.
    pub optional: O,
    /// Further items.
    pub rest: Vec<R>,
}

impl<T: Required, O: Optional, R: Serialize> Serialize for Tuple<T, O, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        self.required.write_items(&mut list)?;
        self.optional.write_items(&mut list, !self.rest.is_empty())?;
        self.rest.iter().try_for_each(|item| list.serialize_element(item))?;
        list.end()
    }
}

impl<T: Required, O: Optional, R: FromJson> FromJson for Tuple<T, O, R> {
    const JSON_TYPE: JsonType = JsonType::Array;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        let mut items = Positions::of(json)?;
        let (required, optional) = (T::read_items(&mut items)?, O::read_items(&mut items)?);
        read::put(place, Self { required, optional, rest: items.rest()? });
        Ok(())
    }
}
