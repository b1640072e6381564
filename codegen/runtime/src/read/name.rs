//! Compares the names of members with the declared names.

use std::fmt;

use serde::{
    Deserializer,
    de::{self, DeserializeSeed},
};

/// Receives the name of a member from a deserializer, and finds its index among the known names.
pub struct Name<'a> {
    pub(super) known: &'static [&'static str],
    /// Before reading, the index of the expected member. After reading, the index of the actual member, or the number
    /// of known names if the name is unknown.
    pub(super) index: usize,
    /// The string that receives an unknown name; `None` if unknown members are not kept.
    pub(super) other: Option<&'a mut String>,
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
        if self.known.get(self.index).is_some_and(|known| *known == name) {
            return Ok(());
        }
        let index = self.known.iter().position(|known| *known == name);
        self.index = index.unwrap_or(self.known.len());
        if index.is_none()
            && let Some(other) = &mut self.other
        {
            name.clone_into(other);
        }
        Ok(())
    }
}
