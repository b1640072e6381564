//! Matches the names of members.

use std::fmt;

use serde::{
    Deserializer,
    de::{self, DeserializeSeed},
};

/// The name of a member, matched against the known names.
pub struct Name<'a> {
    pub(super) known: &'static [&'static str],
    /// The index of the expected member on input, and of the actual member on output; the number of known names if the
    /// name is unknown.
    pub(super) index: usize,
    /// The slot for an unknown name, if unknown members are kept.
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
