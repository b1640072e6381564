//! Reads the members of an object. The generated code of a type has only one line per member; the code that all types
//! share is in this module.

use std::{collections::BTreeMap, mem};

use serde::de::Error as _;

use super::super::scan::tally;
use super::{
    Fill, FromJson, Json, ReadError, Result, Seed, Slot, Source, name::Name, pieces::OptionSlot, types::read_value,
};

/// The members of an object, in the order of the JSON text. An error ends the iteration; [`Members::end`] and
/// [`Members::missing`] return the error.
pub struct Members<'a, S: ?Sized = dyn Source + 'a> {
    source: &'a mut S,
    /// The names of the members that the type declares.
    pub(super) names: &'static [&'static str],
    /// The index of the member that is expected next, since servers usually send members in the order of the API's
    /// document.
    expected_index: usize,
    /// The name of the additional property that was read last; `None` if the type does not keep additional properties.
    pub(super) additional_name: Option<String>,
    /// A set of bits for the first 64 declared members. The bit of a member is set after the member was read.
    read_bits: u64,
    /// The indexes of the members that were read and are not among the first 64 declared members.
    other_read_indexes: Vec<usize>,
    error: Option<ReadError>,
}

impl<'a, S: Source + ?Sized> Members<'a, S> {
    pub(super) fn new(source: &'a mut S) -> Self {
        Self {
            source,
            names: &[],
            expected_index: 0,
            additional_name: None,
            read_bits: 0,
            other_read_indexes: Vec::new(),
            error: None,
        }
    }

    /// Returns the index of the next member in the list of declared members. For an additional property, returns the
    /// number of declared members. `None` at the end of the object or after an error. The caller must read or skip the
    /// value of the member.
    #[inline(never)]
    #[expect(clippy::should_implement_trait, reason = "the iterator would have to lend the value")]
    pub fn next(&mut self) -> Option<usize> {
        if self.error.is_some() {
            return None;
        }
        let unknown = self.additional_name.as_mut();
        let mut name = Name { known_names: self.names, index: self.expected_index, unknown };
        let has_next = self.source.name(&mut name);
        let index = name.index;
        match has_next {
            Ok(true) if index == self.names.len() => Some(index),
            Ok(true) if !self.was_read(index) => {
                self.expected_index = index + 1;
                if index < 64 {
                    self.read_bits |= 1 << index;
                } else {
                    self.other_read_indexes.push(index);
                }
                Some(index)
            }
            Ok(true) => {
                self.error = Some(ReadError::duplicate_field(self.names[index]));
                None
            }
            Ok(false) => None,
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }

    #[inline(never)]
    fn read_value(&mut self, seed: Seed<'_>) {
        if let Err(error) = self.source.value(seed) {
            self.error = Some(error);
        }
    }

    /// Reads the value of a required member. `null` is an error unless it is a value of the type. `place` must contain
    /// an empty value, which is overwritten without being dropped.
    #[inline]
    pub fn value<T: FromJson>(&mut self, place: &mut T) {
        self.read_value(Seed::with_type::<T>(&mut InitializedSlot(place)));
    }

    /// Reads the value of a required member into an `Option`, for types without an empty value.
    #[inline]
    pub fn present<T: FromJson>(&mut self, place: &mut Option<T>) {
        self.read_value(Seed::with_type::<T>(&mut OptionSlot(place)));
    }

    /// Reads the value of an optional or nullable member.
    #[inline]
    pub fn optional<T: FromJson>(&mut self, place: &mut Option<T>) {
        self.read_value(Seed::with_optional_type::<T>(&mut OptionSlot(place)));
    }

    /// Reads the value of a member that is a list or a map. Reads `null` as an empty list or map, since some servers
    /// send `null` instead.
    #[inline]
    pub fn filled<T: Fill>(&mut self, place: &mut T) {
        self.read_value(Seed::with_optional_type::<T>(&mut CollectionSlot(place)));
    }

    /// Reads an additional property and adds it to a map.
    #[inline]
    pub fn rest<T: FromJson>(&mut self, members: &mut BTreeMap<String, T>) {
        tally::count_unknown_members(1);
        let name = self.additional_name.as_mut().map(mem::take).unwrap_or_default();
        self.read_value(Seed::with_type::<T>(&mut MapEntrySlot { members, name }));
    }

    /// Skips an additional property.
    #[inline(never)]
    pub fn skip(&mut self) {
        let result = if tally::is_comparing() {
            self.source.value(Seed::with_json_text(&mut UnknownMember))
        } else {
            self.source.skip()
        };
        if let Err(error) = result {
            self.error = Some(error);
        }
    }

    /// Reads a member whose value is a constant. `expected` is the constant: a string without quotes, or any other
    /// value as JSON text. Another value is an error.
    #[inline(never)]
    pub fn constant(&mut self, expected: &str) {
        self.read_value(Seed::with_type::<serde_json::Value>(&mut ConstantSlot(expected)));
    }

    /// Checks, after the last member, that all required members were read. `required` contains the indexes of these
    /// members.
    ///
    /// # Errors
    ///
    /// If a member could not be read, or a required member is missing.
    #[inline(never)]
    pub fn end(&mut self, required: &[usize]) -> Result<()> {
        if self.error.is_none() && required.iter().all(|index| self.was_read(*index)) {
            return Ok(());
        }
        Err(self.missing(required))
    }

    /// Returns the error of an object that cannot be read: the error that occurred, or an error that names the first
    /// missing member.
    #[cold]
    #[inline(never)]
    pub fn missing(&mut self, required: &[usize]) -> ReadError {
        if let Some(error) = self.error.take() {
            return error;
        }
        let missing_index = required.iter().find(|index| !self.was_read(**index));
        ReadError::MissingField(missing_index.map_or("", |index| self.names[*index]))
    }

    fn was_read(&self, index: usize) -> bool {
        if index < 64 { self.read_bits >> index & 1 == 1 } else { self.other_read_indexes.contains(&index) }
    }
}

/// A slot that contains an empty value of its type. The new value overwrites the empty value without dropping it.
struct InitializedSlot<'a, T>(&'a mut T);

impl<T: FromJson> Slot for InitializedSlot<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        mem::forget(mem::replace(self.0, read_value(json)?));
        Ok(())
    }
}

/// A slot for an additional property that the type does not keep. Counts the property, since a union chooses the
/// variant with the fewest unknown members.
struct UnknownMember;

impl Slot for UnknownMember {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        if let Json::Text(text) = json {
            tally::count_unknown_member(text);
        }
        Ok(())
    }
}

/// A slot for a constant: returns an error for any other value.
struct ConstantSlot<'a>(&'a str);

impl Slot for ConstantSlot<'_> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        let actual_value: serde_json::Value = json.tree()?;
        let is_same = match actual_value.as_str() {
            Some(text) => text == self.0,
            None => actual_value.to_string().as_str() == self.0,
        };
        tally::count_constant(is_same, true);
        if is_same { Ok(()) } else { Err(ReadError::Other(format!("the value {actual_value} is not `{}`", self.0))) }
    }
}

/// A slot that contains an empty list or map, to which the items or members are added.
struct CollectionSlot<'a, T>(&'a mut T);

impl<T: Fill> Slot for CollectionSlot<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        self.0.fill(json)
    }
}

/// A slot for the value of the next entry of a map. The entry is added under `name`.
struct MapEntrySlot<'a, T> {
    members: &'a mut BTreeMap<String, T>,
    name: String,
}

impl<T: FromJson> Slot for MapEntrySlot<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        let value = read_value(json)?;
        self.members.insert(mem::take(&mut self.name), value);
        Ok(())
    }
}
