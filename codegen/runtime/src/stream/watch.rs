//! Events of watches.

use super::super::value::Json;

/// An event of a watch.
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
    /// An object was created. If the watch did not start after a version, also an object that already existed.
    Added(T),
    /// An object was changed.
    Modified(T),
    /// An object was deleted. Contains its last state.
    Deleted(T),
    /// All events up to this version were sent.
    Bookmark {
        /// The version after which a later watch can resume.
        version: String,
    },
    /// The watch has failed. No events follow.
    Error(S),
    /// An event of a type that the API's document does not declare.
    Other {
        /// The type of the event.
        kind: String,
        /// The object, as JSON.
        object: Json,
    },
}
