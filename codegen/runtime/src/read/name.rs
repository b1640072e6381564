//! Finds the names of an object's members in the list of declared names.

use std::fmt;

use serde::{
    Deserializer,
    de::{self, DeserializeSeed},
};

/// Receives the name of a member from a deserializer, and finds the index of that name in `known_names`.
pub struct Name<'a> {
    pub(super) known_names: &'static [&'static str],
    /// Before the name is read: the index of the expected member. Afterwards: the index of the actual member, or the
    /// number of known names if the name is unknown.
    pub(super) index: usize,
    /// The string in which an unknown name is stored; `None` if unknown members are not kept.
    pub(super) unknown: Option<&'a mut String>,
}

impl<'de> DeserializeSeed<'de> for &mut Name<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl de::Visitor<'_> for &mut Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<(), E> {
        if self.known_names.get(self.index).is_some_and(|known| *known == name) {
            return Ok(());
        }
        let index = self.known_names.iter().position(|known| *known == name);
        self.index = index.unwrap_or(self.known_names.len());
        if index.is_none()
            && let Some(unknown_name) = &mut self.unknown
        {
            name.clone_into(unknown_name);
        }
        Ok(())
    }
}
