//! Writes JSON objects member by member. The generated code of a type contains one line per member.

#[cfg(test)]
mod tests;

use std::{cell::Cell, collections::BTreeMap};

use serde::{Serialize, Serializer, ser::SerializeMap};

thread_local! {
    /// True while this thread writes a request.
    static IN_REQUEST: Cell<bool> = const { Cell::new(false) };
}

/// A guard: until it is dropped, this thread writes a request. In a request, read-only members are omitted, and members
/// that are required in requests must have values.
pub(crate) struct InRequest {
    /// True if this thread was already writing a request when the guard was created.
    was_in_request: bool,
}

impl InRequest {
    /// Marks this thread as writing a request until the returned guard is dropped.
    pub(crate) fn begin() -> Self {
        Self { was_in_request: IN_REQUEST.replace(true) }
    }
}

/// Returns whether this thread is writing a request.
pub(crate) fn is_in_request() -> bool {
    IN_REQUEST.get()
}

impl Drop for InRequest {
    fn drop(&mut self) {
        IN_REQUEST.set(self.was_in_request);
    }
}

/// A JSON object that is being written. [`Object::end`] returns the first error that occurred while a member was
/// written.
#[derive(Debug)]
pub struct Object<M: SerializeMap>(Result<M, M::Error>);

/// Starts an object.
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

    /// Writes a member unless the value is `None`.
    #[inline]
    pub fn optional<T: Serialize>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// Writes a read-only member, which only the server sets, unless the value is `None` or this thread is writing a
    /// request.
    #[inline]
    pub fn read_only<T: Serialize>(&mut self, name: &str, value: &Option<T>) {
        if !IN_REQUEST.get() {
            self.optional(name, value);
        }
    }

    /// Writes a member that is required in requests. In a request, `None` is an error; otherwise, a member with the
    /// value `None` is omitted.
    #[inline]
    pub fn required_in_requests<T: Serialize>(&mut self, name: &str, value: &Option<T>) {
        if value.is_none() && self.0.is_ok() && IN_REQUEST.get() {
            self.0 = Err(missing_member(name));
        }
        self.optional(name, value);
    }

    /// Writes the additional properties.
    #[inline]
    pub fn rest<T: Serialize>(&mut self, members: &BTreeMap<String, T>) {
        for (name, value) in members {
            self.member(name, value);
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    ///
    /// If a member could not be written.
    #[inline]
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0.and_then(SerializeMap::end)
    }
}

/// Returns the error for a request in which a required member has no value.
#[cold]
fn missing_member<E: serde::ser::Error>(name: &str) -> E {
    E::custom(format_args!("the member `{name}` is required in requests, but has no value"))
}
