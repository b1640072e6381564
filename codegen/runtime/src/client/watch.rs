//! Watches: streams of the changes to a list over one connection, which do not reconnect.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use futures_core::Stream;

use super::{
    super::{
        error::Error,
        message::Response,
        operation::Watched,
        stream::WatchEvent,
        watch::{EventOf, WatchEvents},
    },
    Client, ResponseStream,
    connection::Connection,
};

/// A [`Stream`] of the events of a watch. It ends when the server closes the connection; a [`Watcher`](super::Watcher)
/// reconnects.
///
/// [`ResponseStream`] describes the timeouts, the maximum size of an event and the behavior after errors.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchWatch, Error, Watched, stream::WatchEvent};")]
///
/// /// Waits until an object is deleted. `operation.watch(&client)` is the same as `client.dispatch_watch(&operation)`.
/// async fn deleted<O: Watched>(client: &Client, operation: &O) -> Result<Option<O::Object>, Error> {
///     let mut events = client.dispatch_watch(operation);
///     while let Some(event) = events.next().await {
///         if let WatchEvent::Deleted(object) = event? {
///             return Ok(Some(object));
///         }
///     }
///     Ok(None)
/// }
/// ```
#[must_use = "nothing is sent until it is polled"]
pub struct Watch<O: Watched>(pub(super) ResponseStream<WatchEvents<O>>);

impl<O: Watched> Watch<O> {
    pub(super) fn new(client: &Client, operation: &O) -> Self {
        let mut operation = operation.clone();
        operation.set_watch(None);
        let (request, is_idempotent) = (operation.request(), operation.is_idempotent());
        let connection = Connection::new(&client.0, O::SPEC, request, O::WATCH.media_types, is_idempotent);
        Self(ResponseStream::new(connection))
    }

    /// Sets the timeout between two events; `None` for no timeout. Defaults to 5 minutes.
    pub fn idle_timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        Self(self.0.idle_timeout(timeout))
    }

    /// Sets the maximum size of an event in bytes. Defaults to the client's `max_response_size`.
    pub fn max_item_size(self, bytes: usize) -> Self {
        Self(self.0.max_item_size(bytes))
    }

    /// Sends the request unless it was already sent, and waits for the status code and header fields of the response.
    ///
    /// # Errors
    ///
    /// If the request cannot be sent, the status code is not a success, or the media type is not the declared one.
    pub async fn open(&mut self) -> Result<&Response, Error> {
        self.0.open().await
    }

    /// Returns the next event; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<WatchEvent<O::Object, O::Status>, Error>> {
        poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<EventOf<O>, Error>>> {
        self.0.poll_item(context).map(|item| item.map(|item| item.map(|received| received.event)))
    }
}

impl<O: Watched> Stream for Watch<O> {
    type Item = Result<WatchEvent<O::Object, O::Status>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<O: Watched> fmt::Debug for Watch<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watch").field(&self.0).finish()
    }
}
