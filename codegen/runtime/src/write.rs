//! Writes JSON objects member by member. The generated code of a type contains one line per member.

#[cfg(test)]
mod tests;

use std::{cell::Cell, collections::BTreeMap, fmt};

use serde::{Serialize, Serializer, ser::SerializeMap};

thread_local! {
    /// The purpose for which this thread writes values.
    static PURPOSE: Cell<Purpose> = const { Cell::new(Purpose::Value) };
}

/// The purpose for which a thread writes values.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Purpose {
    /// Serialization by the caller: members are written if they have values.
    Value,
    /// A request: read-only members are omitted, and members that are required in requests must have values.
    Request,
    /// `Debug` output: secrets, Base64 data and binary content are written as their `Debug` text.
    Debug,
}

impl Purpose {
    /// Sets the purpose for which this thread writes values until the returned guard is dropped.
    pub(crate) fn begin(self) -> PurposeGuard {
        PurposeGuard { previous: PURPOSE.replace(self) }
    }

    /// Returns whether this thread writes values for this purpose.
    pub(crate) fn is_current(self) -> bool {
        PURPOSE.get() == self
    }
}

/// A guard that restores the previous purpose when it is dropped.
pub(crate) struct PurposeGuard {
    previous: Purpose,
}

impl Drop for PurposeGuard {
    fn drop(&mut self) {
        PURPOSE.set(self.previous);
    }
}

/// Returns the `Debug` text of a value that is written as this text in `Debug` output. `None` while the thread writes
/// values for another purpose.
pub(crate) fn debug_text(value: &impl fmt::Debug) -> Option<String> {
    Purpose::Debug.is_current().then(|| format!("{value:?}"))
}

/// Formats a value for `Debug`: the name of its type, and its JSON without the members that have no value. `{:#?}`
/// indents the JSON. Secrets, Base64 data and binary content are written as their own `Debug` text, which does not
/// contain secrets and Base64 data.
///
/// # Errors
///
/// If the formatter returns an error.
pub fn debug<T: Serialize>(type_name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let json = {
        let _guard = Purpose::Debug.begin();
        if f.alternate() { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) }
    };
    match json {
        Ok(json) => write!(f, "{type_name} {json}"),
        Err(error) => write!(f, "{type_name}(<{error}>)"),
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
        if !Purpose::Request.is_current() {
            self.optional(name, value);
        }
    }

    /// Writes a member that is required in requests. In a request, `None` is an error; otherwise, a member with the
    /// value `None` is omitted.
    #[inline]
    pub fn required_in_requests<T: Serialize>(&mut self, name: &str, value: &Option<T>) {
        if value.is_none() && self.0.is_ok() && Purpose::Request.is_current() {
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
