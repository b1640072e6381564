//! Watches of the blocking client: iterators over the changes of a list.

use std::time::Duration;

use super::{
    super::{
        super::{
            error::Error,
            message::Response,
            operation::{DispatchWatch, Watched},
            stream::WatchEvent,
            transport::wait,
        },
        watch,
        watcher::{self, WatcherEvent},
    },
    Client,
};

/// An iterator over the events of a watch. It ends when the server closes the connection; a [`Watcher`] reconnects.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{DispatchWatch, Error, Watched, blocking, stream::WatchEvent};")]
///
/// fn wait_for_change<O: Watched>(client: &blocking::Client, operation: &O) -> Result<(), Error> {
///     for event in client.dispatch_watch(operation) {
///         if let WatchEvent::Modified(_) = event? {
///             break;
///         }
///     }
///     Ok(())
/// }
/// ```
#[derive(Debug)]
#[must_use = "nothing is sent until the first event is requested"]
pub struct Watch<O: Watched>(watch::Watch<O>);

impl<O: Watched> Watch<O> {
    /// Sets the timeout between two events; `None` for no timeout. Defaults to 5 minutes.
    pub fn idle_timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        Self(self.0.idle_timeout(timeout))
    }

    /// Sets the maximum size of an event in bytes. Defaults to the client's `max_response_size`.
    #[inline]
    pub fn max_item_size(self, bytes: usize) -> Self {
        Self(self.0.max_item_size(bytes))
    }

    /// Sends the request unless it was already sent, and waits for the status code and header fields of the response.
    ///
    /// # Errors
    ///
    /// If the request cannot be sent, the status code is not a success, or the media type is not the declared one.
    #[inline]
    pub fn open(&mut self) -> Result<&Response, Error> {
        wait(self.0.open())
    }
}

impl<O: Watched> Iterator for Watch<O> {
    type Item = Result<WatchEvent<O::Object, O::Status>, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        wait(self.0.next())
    }
}

/// An iterator that returns the objects of a list, and then each change of the list. It does not end. See
/// [`Watcher`](watcher::Watcher).
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{DispatchWatch, Error, Watched, WatcherEvent, blocking};")]
///
/// fn list<O: Watched>(client: &blocking::Client, operation: &O) -> Result<Vec<O::Object>, Error> {
///     let mut objects = Vec::new();
///     for event in client.dispatch_watcher(operation) {
///         match event? {
///             WatcherEvent::Listed(object) => objects.push(object),
///             WatcherEvent::ListFinished => break,
///             _ => {}
///         }
///     }
///     Ok(objects)
/// }
/// ```
#[derive(Debug)]
#[must_use = "nothing is sent until the first event is requested"]
pub struct Watcher<O: Watched>(watcher::Watcher<O>);

impl<O: Watched> Watcher<O> {
    /// Starts with the changes after a known resource version, without reading the list first.
    pub fn after_version(self, version: impl Into<String>) -> Self {
        Self(self.0.after_version(version))
    }

    /// Sets the time without events after which the watcher reconnects; `None` for no limit. Defaults to 5 minutes.
    pub fn idle_timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        Self(self.0.idle_timeout(timeout))
    }

    /// Sets the maximum size of an event in bytes. Defaults to the client's `max_response_size`.
    #[inline]
    pub fn max_item_size(self, bytes: usize) -> Self {
        Self(self.0.max_item_size(bytes))
    }

    /// Returns the last resource version that was received, for [`after_version`](Self::after_version). `None` before
    /// the list is complete.
    #[must_use]
    #[inline]
    pub fn version(&self) -> Option<&str> {
        self.0.version()
    }
}

impl<O: Watched> Iterator for Watcher<O> {
    type Item = Result<WatcherEvent<O::Object>, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        wait(self.0.next())
    }
}

impl DispatchWatch for Client {
    type Watch<O: Watched> = Watch<O>;
    type Watcher<O: Watched> = Watcher<O>;

    fn dispatch_watch<O: Watched>(&self, operation: &O) -> Watch<O> {
        Watch(self.0.dispatch_watch(operation))
    }

    fn dispatch_watcher<O: Watched>(&self, operation: &O) -> Watcher<O> {
        Watcher(self.0.dispatch_watcher(operation))
    }
}
