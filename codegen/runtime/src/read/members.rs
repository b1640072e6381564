//! Reads the members of an object. The generated code of a type has only one line per member; the code that all types
//! share is in this module.

use std::{collections::BTreeMap, mem};

use serde::de::Error as _;

use super::super::scan::tally;
use super::{Fill, FromJson, Json, ReadError, Result, Seed, Slot, Source, name::Name, pieces::Empty, types::value};

/// The members of an object, in the order of the JSON text. An error ends the iteration; [`Members::end`] and
/// [`Members::missing`] return the error.
pub struct Members<'a, S: ?Sized = dyn Source + 'a> {
    source: &'a mut S,
    /// The names of the type's members.
    pub(super) names: &'static [&'static str],
    /// The index of the member that is expected next, since servers usually send members in the order of the API's
    /// document.
    expected_index: usize,
    /// The name of the last additional property; `None` if the type does not keep additional properties.
    pub(super) name: Option<String>,
    /// A bit for each of the first 64 members, set when the member was read.
    read_bits: u64,
    /// The indexes of the members that were read, except for the first 64 members.
    other_read_indexes: Vec<usize>,
    error: Option<ReadError>,
}

impl<'a, S: Source + ?Sized> Members<'a, S> {
    pub(super) fn of(source: &'a mut S) -> Self {
        Self {
            source,
            names: &[],
            expected_index: 0,
            name: None,
            read_bits: 0,
            other_read_indexes: Vec::new(),
            error: None,
        }
    }

    /// Returns the index of the next member; the number of declared members if it is an additional property, and `None`
    /// at the end. The caller must read or skip the value of the member.
    #[inline(never)]
    #[expect(clippy::should_implement_trait, reason = "the iterator would have to lend the value")]
    pub fn next(&mut self) -> Option<usize> {
        if self.error.is_some() {
            return None;
        }
        let mut name = Name { known: self.names, index: self.expected_index, other: self.name.as_mut() };
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

    /// Reads the value of a required member. `null` is an error unless it is a value of the type. The slot must contain
    /// an empty value, which is overwritten without being dropped.
    #[inline]
    pub fn value<T: FromJson>(&mut self, place: &mut T) {
        self.read_value(Seed::of::<T>(&mut Value(place)));
    }

    /// Reads the value of a required member into an `Option`, for types without an empty value.
    #[inline]
    pub fn present<T: FromJson>(&mut self, place: &mut Option<T>) {
        self.read_value(Seed::of::<T>(&mut Empty(place)));
    }

    /// Reads the value of an optional or nullable member.
    #[inline]
    pub fn optional<T: FromJson>(&mut self, place: &mut Option<T>) {
        self.read_value(Seed::optional::<T>(&mut Empty(place)));
    }

    /// Reads the value of a member that is a list or a map. Reads `null` as an empty list or map, since some servers
    /// send `null` instead.
    #[inline]
    pub fn filled<T: Fill>(&mut self, place: &mut T) {
        self.read_value(Seed::optional::<T>(&mut Filled(place)));
    }

    /// Reads an additional property and adds it to a map.
    #[inline]
    pub fn rest<T: FromJson>(&mut self, members: &mut BTreeMap<String, T>) {
        tally::unknown_members(1);
        let name = self.name.as_mut().map(mem::take).unwrap_or_default();
        self.read_value(Seed::of::<T>(&mut Entry { members, name }));
    }

    /// Skips an additional property.
    #[inline(never)]
    pub fn skip(&mut self) {
        let result =
            if tally::is_comparing() { self.source.value(Seed::text(&mut UnknownMember)) } else { self.source.skip() };
        if let Err(error) = result {
            self.error = Some(error);
        }
    }

    /// Reads a member whose value is a constant. `expected` is the constant: a string without quotes, or any other
    /// value as JSON text. Another value is an error.
    #[inline(never)]
    pub fn constant(&mut self, expected: &str) {
        self.read_value(Seed::of::<serde_json::Value>(&mut Constant(expected)));
    }

    /// Ends the object. `required` contains the indexes of the required members.
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

/// A slot that contains an empty value.
struct Value<'a, T>(&'a mut T);

impl<T: FromJson> Slot for Value<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        mem::forget(mem::replace(self.0, value(json)?));
        Ok(())
    }
}

/// A slot for an additional property that the type does not keep. Counts the property for unions.
struct UnknownMember;

impl Slot for UnknownMember {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        if let Json::Text(text) = json {
            tally::unknown_member(text);
        }
        Ok(())
    }
}

/// A slot for a constant: returns an error for any other value.
struct Constant<'a>(&'a str);

impl Slot for Constant<'_> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        let found: serde_json::Value = json.tree()?;
        let is_same = match found.as_str() {
            Some(text) => text == self.0,
            None => found.to_string().as_str() == self.0,
        };
        tally::constant(is_same, true);
        if is_same { Ok(()) } else { Err(ReadError::Other(format!("the value {found} is not `{}`", self.0))) }
    }
}

/// A slot that contains an empty list or map.
struct Filled<'a, T>(&'a mut T);

impl<T: Fill> Slot for Filled<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        self.0.fill(json)
    }
}

/// A slot for the next entry of a map.
struct Entry<'a, T> {
    members: &'a mut BTreeMap<String, T>,
    name: String,
}

impl<T: FromJson> Slot for Entry<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        let value = value(json)?;
        self.members.insert(mem::take(&mut self.name), value);
        Ok(())
    }
}
