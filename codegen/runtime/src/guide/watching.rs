//! Following the changes of a list.
//!
//! An operation that returns a list whose changes can be watched (`x-watch` in the API's document) has two methods in
//! addition to `send`.
//!
//! `watch` returns the events of one connection as they happen, until the server closes it. A
//! [`WatchEvent`](super::super::stream::WatchEvent) is `Added`, `Modified` or `Deleted` with the typed object,
//! `Bookmark` with a version, or `Error` with the typed status.
//!
//! `watcher` follows the list over any number of connections. `operation.watcher(&client)` is the same as
//! [`dispatch_watcher`](super::super::DispatchWatch::dispatch_watcher) of the client:
//!
//! ```
//! use std::collections::HashSet;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchWatch, Error, Watched, WatcherEvent};")]
//!
//! /// Keeps the names of all objects of a list.
//! async fn follow<O: Watched>(
//!     client: &Client,
//!     list: &O,
//!     name_of: fn(&O::Object) -> String,
//! ) -> Result<(), Error> {
//!     let mut names = HashSet::new();
//!     let mut events = client.dispatch_watcher(list);
//!     while let Some(event) = events.next().await {
//!         match event? {
//!             WatcherEvent::ListStarted => names.clear(),
//!             WatcherEvent::Listed(object) | WatcherEvent::Added(object) | WatcherEvent::Modified(object) => {
//!                 names.insert(name_of(&object));
//!             }
//!             WatcherEvent::Deleted(object) => {
//!                 names.remove(&name_of(&object));
//!             }
//!             WatcherEvent::ListFinished => println!("{} objects", names.len()),
//!             _ => {}
//!         }
//!     }
//!     Ok(())
//! }
//! ```
//!
//! - The watcher first reads all pages of the list, then watches the changes after the version of the list.
//! - When the connection ends or fails, the watcher reconnects and continues after the last version that it received.
//!   No change is lost or repeated.
//! - When the server no longer knows that version (410, as a response or an event), the watcher reads the list again:
//!   it returns `ListStarted`, the objects, and `ListFinished`. Objects that are not in that list no longer exist.
//! - If several attempts in a row bring no events, the watcher waits between them, from half a second up to 30 seconds,
//!   with jitter.
//! - Transient failures are not returned as errors: no connection, a connection that fails, no event for longer than
//!   `idle_timeout`, 408, 429 and 5xx. Any other error is returned, 403 for example; the next call of `next` retries
//!   after a delay.
//! - [`version`](super::super::Watcher::version) can be stored, and another watcher can continue after it with
//!   [`after_version`](super::super::Watcher::after_version).
//!
//! The watcher keeps only the last version, so it needs memory for one page of the list at most. The [blocking
//! watcher](super::super::blocking::Watcher) is an iterator that does the same. See [`streaming`](super::streaming) for
//! timeouts and size limits.
