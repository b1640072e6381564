//! A compact representation of values that usually equal the default.

use std::ops::{Deref, DerefMut};

use serde::Serialize;

/// A value that is stored on the heap only if it differs from the default. This saves memory: a document may have
/// thousands of schemas, of which only a few have bounds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct BoxedIfSet<T>(Option<Box<T>>);

/// A type whose default value is a constant.
pub trait HasConstDefault: PartialEq + Sized + 'static {
    /// The default value.
    const CONST_DEFAULT: &'static Self;
}

impl<T> Default for BoxedIfSet<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: HasConstDefault> From<T> for BoxedIfSet<T> {
    fn from(value: T) -> Self {
        Self((value != *T::CONST_DEFAULT).then(|| Box::new(value)))
    }
}

impl<T: HasConstDefault> Deref for BoxedIfSet<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::CONST_DEFAULT)
    }
}

impl<T: HasConstDefault + Default> DerefMut for BoxedIfSet<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Bounds, BoxedIfSet};

    #[test]
    fn the_default_is_not_stored_and_equals_itself() {
        let bounds = Bounds { min_items: Some(1), ..Bounds::default() };
        assert_eq!(BoxedIfSet::from(Bounds::default()), BoxedIfSet::default());
        assert_eq!(*BoxedIfSet::from(bounds.clone()), bounds);
        assert_eq!(size_of::<BoxedIfSet<Bounds>>(), size_of::<usize>());
    }
}
