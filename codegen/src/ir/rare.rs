//! Compact storage for values that are usually the default.

use std::ops::{Deref, DerefMut};

use serde::Serialize;

/// A value that is stored on the heap only if it differs from the default, which saves memory: of the thousands of
/// schemas in a document, only a few have bounds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct BoxedIfSet<T>(Option<Box<T>>);

/// A type with a constant default.
pub trait Plain: PartialEq + Sized + 'static {
    /// The default value.
    const PLAIN: &'static Self;
}

impl<T> Default for BoxedIfSet<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Plain> From<T> for BoxedIfSet<T> {
    fn from(value: T) -> Self {
        Self((value != *T::PLAIN).then(|| Box::new(value)))
    }
}

impl<T: Plain> Deref for BoxedIfSet<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::PLAIN)
    }
}

impl<T: Plain + Default> DerefMut for BoxedIfSet<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Bounds, BoxedIfSet};

    #[test]
    fn the_default_takes_no_room_and_compares_as_itself() {
        let bounds = Bounds { min_items: Some(1), ..Bounds::default() };
        assert_eq!(BoxedIfSet::from(Bounds::default()), BoxedIfSet::default());
        assert_eq!(*BoxedIfSet::from(bounds.clone()), bounds);
        assert_eq!(size_of::<BoxedIfSet<Bounds>>(), size_of::<usize>());
    }
}
