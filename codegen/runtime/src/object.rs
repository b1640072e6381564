//! Reading and writing objects member by member. The generated part of each type is a line a member; what all of them
//! share is here, generic, and instantiated where a program uses it.

#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, Error as _, IgnoredAny, MapAccess},
    ser::SerializeMap,
};

/// A struct that is an object in JSON.
pub trait Record<'de>: Sized {
    /// The names of its members, in the order of its fields.
    const MEMBERS: &'static [&'static str];

    /// Whether it keeps members that are not among [`MEMBERS`](Self::MEMBERS).
    const REST: bool = false;

    /// Takes the members one by one.
    ///
    /// # Errors
    ///
    /// If a member is not of its type, or a required one is missing.
    fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Result<Self, A::Error>;
}

/// `Deserialize` for a [`Record`].
///
/// # Errors
///
/// If the value is no object, or not this one.
#[inline]
pub fn read<'de, T: Record<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Visitor<T>(PhantomData<T>);

    impl<'de, T: Record<'de>> de::Visitor<'de> for Visitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        #[inline]
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::read(&mut Members::new(map, T::MEMBERS, T::REST))
        }
    }

    deserializer.deserialize_map(Visitor(PhantomData))
}

/// The members of an object as they come. An error ends them; [`Members::end`] and [`Members::missing`] give it.
#[derive(Debug)]
pub struct Members<'de, A: MapAccess<'de>> {
    map: A,
    names: &'static [&'static str],
    keep: bool,
    /// The member that is likely to come next: servers keep to one order, mostly the document's.
    guess: usize,
    /// The name of a member that is not listed, where such are kept.
    name: String,
    /// Which of the first 64 members came.
    seen: u64,
    /// Which of the others came.
    also: Vec<usize>,
    error: Option<A::Error>,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> Members<'de, A> {
    #[inline]
    fn new(map: A, names: &'static [&'static str], keep: bool) -> Self {
        Self {
            map,
            names,
            keep,
            guess: 0,
            name: String::new(),
            seen: 0,
            also: Vec::new(),
            error: None,
            lifetime: PhantomData,
        }
    }

    /// The next member, by its index; an index beyond the last for one that is not listed. Its value must be taken.
    #[inline(never)]
    #[expect(clippy::should_implement_trait, reason = "the value comes from here as well, so no iterator can lend it")]
    pub fn next(&mut self) -> Option<usize> {
        if self.error.is_some() {
            return None;
        }
        let seed = Name { names: self.names, guess: self.guess, kept: self.keep.then_some(&mut self.name) };
        match self.map.next_key_seed(seed) {
            Ok(Some(index)) => {
                self.guess = index + 1;
                if index < 64 {
                    self.seen |= 1 << index;
                } else if index < self.names.len() {
                    self.also.push(index);
                }
                Some(index)
            }
            Ok(None) => None,
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }

    /// Takes the value of a member that must be there. `null` counts only where the type says so.
    #[inline(never)]
    pub fn value<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        match self.map.next_value() {
            Ok(value) => *slot = Some(value),
            Err(error) => self.error = Some(error),
        }
    }

    /// Takes the value of a member that may be absent or `null`.
    #[inline(never)]
    pub fn optional<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        match self.map.next_value() {
            Ok(value) => *slot = value,
            Err(error) => self.error = Some(error),
        }
    }

    /// Takes a list that may be absent or `null`.
    #[inline(never)]
    pub fn optional_list<T: Deserialize<'de>>(&mut self, slot: &mut Option<Vec<T>>) {
        match self.map.next_value_seed(List(PhantomData)) {
            Ok(list) => *slot = list,
            Err(error) => self.error = Some(error),
        }
    }

    /// Takes a list: servers leave empty ones out, or send `null` for them.
    #[inline(never)]
    pub fn list<T: Deserialize<'de>>(&mut self, slot: &mut Vec<T>) {
        match self.map.next_value_seed(List(PhantomData)) {
            Ok(list) => *slot = list.unwrap_or_default(),
            Err(error) => self.error = Some(error),
        }
    }

    /// Takes a map, likewise.
    #[inline(never)]
    pub fn map<T: Deserialize<'de> + Default>(&mut self, slot: &mut T) {
        match self.map.next_value::<Option<T>>() {
            Ok(value) => *slot = value.unwrap_or_default(),
            Err(error) => self.error = Some(error),
        }
    }

    /// Keeps a member that is not listed.
    #[inline]
    pub fn rest<T: Deserialize<'de>>(&mut self, members: &mut BTreeMap<String, T>) {
        match self.map.next_value() {
            Ok(value) => {
                members.insert(std::mem::take(&mut self.name), value);
            }
            Err(error) => self.error = Some(error),
        }
    }

    /// Leaves a member that is not listed.
    #[inline(never)]
    pub fn skip(&mut self) {
        if let Err(error) = self.map.next_value::<IgnoredAny>() {
            self.error = Some(error);
        }
    }

    /// The value, if all members could be read.
    ///
    /// # Errors
    ///
    /// If one of them could not.
    #[inline]
    pub fn end<T>(&mut self, value: T) -> Result<T, A::Error> {
        match self.error.take() {
            None => Ok(value),
            Some(error) => Err(error),
        }
    }

    /// Why there is no value: the error on the way, or the first of these members that did not come.
    #[cold]
    pub fn missing(&mut self, required: &[usize]) -> A::Error {
        if let Some(error) = self.error.take() {
            return error;
        }
        let came = |index: usize| if index < 64 { self.seen >> index & 1 == 1 } else { self.also.contains(&index) };
        let missing = required.iter().find(|index| !came(**index));
        A::Error::missing_field(missing.map_or("", |index| self.names[*index]))
    }
}

/// A list, or nothing for `null`. Most lists have one item, so there is room for one first; serde's own makes room for four.
struct List<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for List<T> {
    type Value = Option<Vec<T>>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Vec<T>>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> de::Visitor<'de> for List<T> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_none<E>(self) -> Result<Option<Vec<T>>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<Vec<T>>, E> {
        Ok(None)
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Vec<T>>, D::Error> {
        deserializer.deserialize_seq(self)
    }

    #[inline]
    fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<Option<Vec<T>>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            if list.is_empty() {
                list.reserve_exact(1);
            }
            list.push(item);
        }
        Ok(Some(list))
    }
}

/// Tells a member by its name.
struct Name<'a> {
    names: &'static [&'static str],
    guess: usize,
    kept: Option<&'a mut String>,
}

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl de::Visitor<'_> for Name<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<usize, E> {
        if self.names.get(self.guess).is_some_and(|known| *known == name) {
            return Ok(self.guess);
        }
        let index = self.names.iter().position(|known| *known == name);
        Ok(index.unwrap_or_else(|| {
            if let Some(kept) = self.kept {
                name.clone_into(kept);
            }
            self.names.len()
        }))
    }
}

/// An object that is being written. An error ends it; [`Object::end`] gives it.
#[derive(Debug)]
pub struct Object<M: SerializeMap>(Result<M, M::Error>);

/// Begins an object.
#[inline]
pub fn write<S: Serializer>(serializer: S) -> Object<S::SerializeMap> {
    Object(serializer.serialize_map(None))
}

impl<M: SerializeMap> Object<M> {
    /// Writes a member.
    #[inline]
    pub fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if let Ok(map) = &mut self.0
            && let Err(error) = map.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
    }

    /// Writes a member if there is a value.
    #[inline]
    pub fn optional<T: Serialize>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Writes the members that are not listed.
    #[inline]
    pub fn rest<T: Serialize>(&mut self, members: &BTreeMap<String, T>) {
        for (name, value) in members {
            self.member(name, value);
        }
    }

    /// The end of the object.
    ///
    /// # Errors
    ///
    /// If a member could not be written.
    #[inline]
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0.and_then(SerializeMap::end)
    }
}
