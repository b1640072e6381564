//! Reads and writes tuples: JSON arrays in which the type of an item depends on the position.

use serde::{
    de::Error as _,
    ser::{SerializeSeq, Serializer},
};

use super::{FromJson, Items, Json, JsonType, ReadError, Result, Slot, Source, pieces::OptionSlot, put};

/// Reads the items of a list one after the other. Each item can have a different type.
pub struct Positions<'a> {
    items: &'a mut (dyn Items + 'a),
    /// The number of items requested so far.
    count: usize,
}

impl<'a> Positions<'a> {
    /// Starts reading a list. Returns an error if the JSON value is not a list.
    pub(crate) fn from_json<S: Source + ?Sized>(json: Json<'a, S>) -> Result<Self> {
        let Json::Array(items) = json else { return Err(json.unexpected_type(JsonType::Array)) };
        Ok(Self { items, count: 0 })
    }

    /// Reads the next item; `None` at the end of the list.
    fn next_item<T: FromJson>(&mut self) -> Result<Option<T>> {
        let mut slot = None;
        self.count += 1;
        self.items.next(T::JSON_TYPE, T::NULL, &mut OptionSlot(&mut slot))?;
        Ok(slot)
    }

    /// Reads the next item. Returns an error if the list ends before this item.
    fn required_item<T: FromJson>(&mut self) -> Result<T> {
        self.next_item()?.ok_or_else(|| {
            ReadError::custom(format_args!("the list has too few items: item {} is missing", self.count))
        })
    }

    /// Reads the remaining items.
    pub(crate) fn remaining_items<T: FromJson>(&mut self) -> Result<Vec<T>> {
        let mut remaining = Vec::new();
        while let Some(item) = self.next_item()? {
            remaining.push(item);
        }
        Ok(remaining)
    }

    /// Returns an error if the list has further items.
    fn expect_end(&mut self) -> Result<()> {
        if self.items.next(JsonType::Tree, false, &mut Ignored)? {
            return Err(ReadError::custom(format_args!("the list has more than {} items", self.count)));
        }
        Ok(())
    }
}

/// A slot that ignores the value of an item.
struct Ignored;

impl Slot for Ignored {
    fn take(&mut self, _: Json<'_>) -> Result<()> {
        Ok(())
    }
}

/// A tuple of the required items at the beginning of a list.
pub trait Required: Sized {
    /// Reads the items.
    ///
    /// # Errors
    ///
    /// If an item is missing or of another type.
    fn read_items(items: &mut Positions<'_>) -> Result<Self>;

    /// Writes the items.
    ///
    /// # Errors
    ///
    /// If an item cannot be written.
    fn write_items<S: SerializeSeq>(&self, list: &mut S) -> std::result::Result<(), S::Error>;
}

/// A tuple of options: the optional items after the required items of a list.
pub trait Optional: Sized {
    /// Reads the items.
    ///
    /// # Errors
    ///
    /// If an item is of another type.
    fn read_items(items: &mut Positions<'_>) -> Result<Self>;

    /// Writes the items up to the last one that is set, or all items if `write_all` is true. An absent item is written
    /// as `null` if a later item is written.
    ///
    /// # Errors
    ///
    /// If an item cannot be written.
    fn write_items<S: SerializeSeq>(&self, list: &mut S, write_all: bool) -> std::result::Result<(), S::Error>;
}

macro_rules! tuples {
    ($(($($type:ident $index:tt)*))*) => {$(
        impl<$($type: FromJson + serde::Serialize),*> Required for ($($type,)*) {
            fn read_items(_items: &mut Positions<'_>) -> Result<Self> {
                Ok(($(_items.required_item::<$type>()?,)*))
            }

            fn write_items<Seq: SerializeSeq>(&self, _list: &mut Seq) -> std::result::Result<(), Seq::Error> {
                $(_list.serialize_element(&self.$index)?;)*
                Ok(())
            }
        }

        impl<$($type: FromJson + serde::Serialize),*> Optional for ($(Option<$type>,)*) {
            fn read_items(_items: &mut Positions<'_>) -> Result<Self> {
                Ok(($(_items.next_item::<Option<$type>>()?.flatten(),)*))
            }

            fn write_items<Seq: SerializeSeq>(
                &self,
                _list: &mut Seq,
                write_all: bool,
            ) -> std::result::Result<(), Seq::Error> {
                let is_filled: &[bool] = &[$(self.$index.is_some()),*];
                let last_filled_index = is_filled.iter().rposition(|is_filled| *is_filled);
                let filled_count = last_filled_index.map_or(0, |index| index + 1);
                let _written_count = if write_all { is_filled.len() } else { filled_count };
                $(if $index < _written_count {
                    _list.serialize_element(&self.$index)?;
                })*
                Ok(())
            }
        }
    )*};
}

tuples! {
    ()
    (A 0)
    (A 0 B 1)
    (A 0 B 1 C 2)
    (A 0 B 1 C 2 D 3)
    (A 0 B 1 C 2 D 3 E 4)
    (A 0 B 1 C 2 D 3 E 4 F 5)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6)
    (A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7)
}

macro_rules! lists {
    ($(($($type:ident)*))*) => {$(
        impl<$($type: FromJson + serde::Serialize),*> FromJson for ($($type,)*) {
            const JSON_TYPE: JsonType = JsonType::Array;

            fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
                let mut items = Positions::from_json(json)?;
                put(place, Self::read_items(&mut items)?);
                items.expect_end()
            }
        }
    )*};
}

lists! { (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) }

/// The item type of a list that must be empty. The type has no values. It is used for the items after those of a tuple
/// that must not have more items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoItem {}

impl FromJson for NoItem {
    const JSON_TYPE: JsonType = JsonType::Tree;

    fn read<S: Source + ?Sized>(_: Json<'_, S>, _: &mut Option<Self>) -> Result<()> {
        Err(ReadError::custom("the list has more items than are allowed"))
    }
}

impl serde::Serialize for NoItem {
    fn serialize<S: Serializer>(&self, _: S) -> std::result::Result<S::Ok, S::Error> {
        match *self {}
    }
}
