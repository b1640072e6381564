//! Writing objects member by member: the generated part of each type is a line a member.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeMap};

/// An object that is being written. An error ends it; [`Object::end`] gives it.
#[derive(Debug)]
pub struct Object<M: SerializeMap>(Result<M, M::Error>);

/// Begins an object.
#[inline]
pub fn object<S: Serializer>(serializer: S) -> Object<S::SerializeMap> {
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
