//! An event of a watch.

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
    /// The object was created; or it exists, and the watch did not start at a version.
    Added(T),
    /// The object was changed.
    Modified(T),
    /// The object was deleted; this is its last state.
    Deleted(T),
    /// All events up to this version have been sent.
    Bookmark {
        /// The version, from which a later watch can resume.
        version: String,
    },
    /// The watch has failed. The server sends nothing after it.
    Error(S),
    /// An event of a type that the API's document does not name.
    Other {
        /// The type.
        kind: String,
        /// The object as it was sent.
        object: Json,
    },
}
