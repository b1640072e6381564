//! The members of an object. The generated part of each type is a line a member; the rest is here.

use std::{collections::BTreeMap, mem};

use serde::de::Error as _;

use super::super::scan::tally;
use super::{Fill, FromJson, Json, ReadError, Result, Seed, Slot, Source, name::Name, pieces::Empty, types::value};

/// The members of an object as they come. A mistake ends them; [`Members::end`] and [`Members::missing`] give it.
pub struct Members<'a, S: ?Sized = dyn Source + 'a> {
    source: &'a mut S,
    /// Those that the type has.
    pub(super) names: &'static [&'static str],
    /// The member that is likely to come next: servers send members in a fixed order, usually that of the document.
    likely: usize,
    /// The name of a member that is not listed, where such are kept.
    pub(super) name: Option<String>,
    /// A bit for each of the first 64 members that has come.
    seen: u64,
    /// A flag for each of the other members that has come.
    also: Vec<usize>,
    mistake: Option<ReadError>,
}

impl<'a, S: Source + ?Sized> Members<'a, S> {
    pub(super) fn of(source: &'a mut S) -> Self {
        Self { source, names: &[], likely: 0, name: None, seen: 0, also: Vec::new(), mistake: None }
    }

    /// Returns the next member, by its index; an index beyond the last for one that is not listed. Its value must be taken.
    #[inline(never)]
    #[expect(clippy::should_implement_trait, reason = "the value comes from here as well, so no iterator can lend it")]
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

    /// Reads the value of a required member. `null` is accepted only if the type allows it. The previous content of the
    /// slot is empty and is not dropped.
    #[inline]
    pub fn value<T: FromJson>(&mut self, place: &mut T) {
        self.take(Seed::of::<T>(&mut Value(place)));
    }

    /// Reads a member into a place of its own until it is complete.
    #[inline]
    pub fn present<T: FromJson>(&mut self, place: &mut Option<T>) {
        self.take(Seed::of::<T>(&mut Empty(place)));
    }

    /// Reads the value of a member that may be absent or `null`.
    #[inline]
    pub fn optional<T: FromJson>(&mut self, place: &mut Option<T>) {
        self.take(Seed::optional::<T>(&mut Empty(place)));
    }

    /// Reads a list or a map: servers omit empty ones, or send `null` for them.
    #[inline]
    pub fn filled<T: Fill>(&mut self, place: &mut T) {
        self.take(Seed::optional::<T>(&mut Filled(place)));
    }

    /// Keeps a member that is not listed.
    #[inline]
    pub fn rest<T: FromJson>(&mut self, members: &mut BTreeMap<String, T>) {
        tally::unknown_members(1);
        let name = self.name.as_mut().map(mem::take).unwrap_or_default();
        self.take(Seed::of::<T>(&mut Entry { members, name }));
    }

    /// Leaves a member that is not listed.
    #[inline(never)]
    pub fn skip(&mut self) {
        let skipped =
            if tally::is_asked_for() { self.source.value(Seed::text(&mut Uncounted)) } else { self.source.skip() };
        if let Err(mistake) = skipped {
            self.mistake = Some(mistake);
        }
    }

    /// Reads a member that has only one valid value. `expected` is without quotes for a string, and JSON otherwise.
    #[inline(never)]
    pub fn constant(&mut self, expected: &str) {
        self.take(Seed::of::<serde_json::Value>(&mut Constant(expected)));
    }

    /// The end of them.
    ///
    /// # Errors
    ///
    /// If one of them could not be read, or one of these did not come.
    #[inline(never)]
    pub fn end(&mut self, required: &[usize]) -> Result<()> {
        if self.mistake.is_none() && required.iter().all(|index| self.came(*index)) {
            return Ok(());
        }
        Err(self.missing(required))
    }

    /// Returns the reason why there is no value: the mistake that has occurred, or the first of these members that is missing.
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

/// A place that has an empty value already.
struct Value<'a, T>(&'a mut T);

impl<T: FromJson> Slot for Value<'_, T> {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        mem::forget(mem::replace(self.0, value(json)?));
        Ok(())
    }
}

/// A member that is not listed, to be counted.
struct Uncounted;

impl Slot for Uncounted {
    fn take(&mut self, json: Json<'_>) -> Result<()> {
        if let Json::Text(text) = json {
            tally::unknown_member(text);
        }
        Ok(())
    }
}

/// A member with one possible value.
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

/// A place for a list or a map, which is there and empty.
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
