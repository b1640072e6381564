//! Reads the members of an object. The generated code of each type has one line per member; this module contains the
//! shared code.

use std::{collections::BTreeMap, mem};

use serde::de::Error as _;

use super::super::scan::tally;
use super::{Fill, FromJson, Json, ReadError, Result, Seed, Slot, Source, name::Name, pieces::Empty, types::value};

/// The members of an object in the order of the JSON. An error ends the iteration; [`Members::end`] and
/// [`Members::missing`] return it.
pub struct Members<'a, S: ?Sized = dyn Source + 'a> {
    source: &'a mut S,
    /// The names of the type's members.
    pub(super) names: &'static [&'static str],
    /// The index of the member that is expected next: servers send members in a fixed order, usually that of the
    /// document.
    likely: usize,
    /// The name of an additional property, if the type keeps them.
    pub(super) name: Option<String>,
    /// A bit for each of the first 64 members, set when the member was read.
    seen: u64,
    /// The indexes of the members after the first 64 that were read.
    also: Vec<usize>,
    mistake: Option<ReadError>,
}

impl<'a, S: Source + ?Sized> Members<'a, S> {
    pub(super) fn of(source: &'a mut S) -> Self {
        Self { source, names: &[], likely: 0, name: None, seen: 0, also: Vec::new(), mistake: None }
    }

    /// Returns the index of the next member. For an additional property, the index is the number of declared members.
    /// The caller must read or skip the member's value.
    #[inline(never)]
    #[expect(clippy::should_implement_trait, reason = "the iterator would have to lend the value")]
    pub fn next(&mut self) -> Option<usize> {
        if self.mistake.is_some() {
            return None;
        }
        let mut name = Name { known: self.names, index: self.likely, other: self.name.as_mut() };
        let next = self.source.name(&mut name);
        let index = name.index;
        match next {
            Ok(true) if index == self.names.len() => Some(index),
            Ok(true) if !self.came(index) => {
                self.likely = index + 1;
                if index < 64 {
                    self.seen |= 1 << index;
                } else {
                    self.also.push(index);
                }
                Some(index)
            }
            Ok(true) => {
                self.mistake = Some(ReadError::duplicate_field(self.names[index]));
                None
            }
            Ok(false) => None,
            Err(mistake) => {
                self.mistake = Some(mistake);
                None
            }
        }
    }

    #[inline(never)]
    fn take(&mut self, seed: Seed<'_>) {
        if let Err(mistake) = self.source.value(seed) {
            self.mistake = Some(mistake);
        }
    }

    /// Reads the value of a required member. `null` is accepted only if the type allows it. The slot must be empty; its
    /// previous content is not dropped.
    #[inline]
    pub fn value<T: FromJson>(&mut self, place: &mut T) {
        self.take(Seed::of::<T>(&mut Value(place)));
    }

    /// Reads the value of a required member into an `Option`, for types without an empty value.
    #[inline]
    pub fn present<T: FromJson>(&mut self, place: &mut Option<T>) {
        self.take(Seed::of::<T>(&mut Empty(place)));
    }

    /// Reads the value of an optional or nullable member.
    #[inline]
    pub fn optional<T: FromJson>(&mut self, place: &mut Option<T>) {
        self.take(Seed::optional::<T>(&mut Empty(place)));
    }

    /// Reads a list or a map. `null` is read as an empty list or map, since some servers send it for an empty value.
    #[inline]
    pub fn filled<T: Fill>(&mut self, place: &mut T) {
        self.take(Seed::optional::<T>(&mut Filled(place)));
    }

    /// Stores an additional property.
    #[inline]
    pub fn rest<T: FromJson>(&mut self, members: &mut BTreeMap<String, T>) {
        tally::unknown_members(1);
        let name = self.name.as_mut().map(mem::take).unwrap_or_default();
        self.take(Seed::of::<T>(&mut Entry { members, name }));
    }

    /// Skips an additional property.
    #[inline(never)]
    pub fn skip(&mut self) {
        let skipped =
            if tally::is_asked_for() { self.source.value(Seed::text(&mut Uncounted)) } else { self.source.skip() };
        if let Err(mistake) = skipped {
            self.mistake = Some(mistake);
        }
    }

    /// Reads a member with only one valid value. `expected` is the text of a string without quotes, or the JSON text of
    /// any other value.
    #[inline(never)]
    pub fn constant(&mut self, expected: &str) {
        self.take(Seed::of::<serde_json::Value>(&mut Constant(expected)));
    }

    /// Ends the object.
    ///
    /// # Errors
    ///
    /// If a member could not be read, or a required member is missing.
    #[inline(never)]
    pub fn end(&mut self, required: &[usize]) -> Result<()> {
        if self.mistake.is_none() && required.iter().all(|index| self.came(*index)) {
            return Ok(());
        }
        Err(self.missing(required))
    }

    /// Returns the reason why there is no value: the error that occurred, or the first missing member.
    #[cold]
    #[inline(never)]
    pub fn missing(&mut self, required: &[usize]) -> ReadError {
        if let Some(mistake) = self.mistake.take() {
            return mistake;
        }
        let missing = required.iter().find(|index| !self.came(**index));
        ReadError::MissingField(missing.map_or("", |index| self.names[*index]))
    }

    fn came(&self, index: usize) -> bool {
        if index < 64 { self.seen >> index & 1 == 1 } else { self.also.contains(&index) }
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

/// An additional property, which is counted.
struct Uncounted;

impl Slot for Uncounted {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        if let Json::Text(text) = json {
            tally::unknown_member(text);
        }
        Ok(())
    }
}

/// A member with only one valid value.
struct Constant<'a>(&'a str);

impl Slot for Constant<'_> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        let found = json.tree()?;
        let is_same = match found.as_str() {
            Some(text) => text == self.0,
            None => found.to_string().as_str() == self.0,
        };
        tally::constant(is_same, true);
        if is_same { Ok(()) } else { Err(ReadError::Other(format!("{found} is not `{}`", self.0))) }
    }
}

/// A slot that contains an empty list or map.
struct Filled<'a, T>(&'a mut T);

impl<T: Fill> Slot for Filled<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        self.0.fill(json)
    }
}

/// The next entry of a map.
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
