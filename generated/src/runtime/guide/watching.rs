//! Lists whose changes can be watched.
//!
//! An operation that returns a list, and whose API can watch it (`x-watch` in its document), has two methods beside `send`.
//!
//! `watch` returns the events of one connection as they happen, until the server ends it:
//! [`WatchEvent`](super::super::stream::WatchEvent) is `Added`, `Modified` or `Deleted` with the typed object, `Bookmark` with a version, or
//! `Error` with the typed status.
//!
//! `watcher` follows the list, whatever happens to the connection:
//!
//! ```ignore
//! let mut jobs = list_namespaced_job("team-a").watcher(&client);
//! while let Some(event) = jobs.next().await {
//!     match event? {
//!         WatcherEvent::ListStarted => known.clear(),
//!         WatcherEvent::Listed(job) | WatcherEvent::Added(job) | WatcherEvent::Modified(job) => known.insert(job),
//!         WatcherEvent::Deleted(job) => known.remove(job),
//!         WatcherEvent::ListFinished => ready = true,
//!         _ => {}
//!     }
//! }
//! ```
//!
//! - It reads the list first, all pages of it, then watches from the version of the list.
//! - When the connection ends or breaks, it connects again after the last version that it has seen. No change is lost, and none comes
//!   twice.
//! - When the server no longer has that version (410, as a response or as an event), it reads the list again: `ListStarted`, the objects,
//!   `ListFinished`. What is not in that list does not exist any more.
//! - Between attempts that bring nothing it waits, from half a second up to 30 seconds, with jitter.
//! - What may be over in a moment is not returned as an error: no connection, a connection that breaks, silence for longer than
//!   `idle_timeout`, 408, 429 and 5xx. Any other error is returned, 403 for example; the next call tries again after a pause.
//! - [`version`](super::super::Watcher::version) can be kept, and another watcher goes on there with
//!   [`after_version`](super::super::Watcher::after_version).
//!
//! Nothing is kept but the last version, so a list of any length takes no more memory than a page of it. The
//! [blocking watcher](super::super::blocking::Watcher) is an iterator that does the same. See [`streaming`](super::streaming) for
//! time limits and sizes.
