//! The type of the events of a watch.

use super::super::value::Json;

/// An event of a watch: a change of the watched list, a bookmark or an error.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::stream::WatchEvent;")]
///
/// fn describe<T, S>(event: &WatchEvent<T, S>) -> &'static str {
///     match event {
///         WatchEvent::Added(_) => "created",
///         WatchEvent::Modified(_) => "changed",
///         WatchEvent::Deleted(_) => "deleted",
///         _ => "something else",
///     }
/// }
/// # assert_eq!(describe(&WatchEvent::<u8, u8>::Added(1)), "created");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WatchEvent<T, S> {
    /// An object was created. A watch without a start version also returns this event for objects that already existed.
    Added(T),
    /// An object was changed.
    Modified(T),
    /// An object was deleted. Contains the last state of the object.
    Deleted(T),
    /// The server has sent all events up to this resource version.
    Bookmark {
        /// The resource version after which a later watch can resume.
        version: String,
    },
    /// The server has ended the watch with an error. Contains the status object. No events follow.
    Error(S),
    /// An event of a type that the API's document does not declare.
    Other {
        /// The type of the event.
        kind: String,
        /// The object, as JSON.
        object: Json,
    },
}
