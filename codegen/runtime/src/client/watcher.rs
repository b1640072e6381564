//! Watchers: read a list and follow its changes, and reconnect when a connection ends.

use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use futures_core::Stream;
use http::StatusCode;

use super::{
    super::{
        error::{Error, ErrorKind},
        json,
        message::Response,
        operation::{DispatchWatch, Watched},
        stream::WatchEvent,
        transport::BoxFuture,
        watch::EventOf,
    },
    Client, ResponseFuture, random,
    watch::Watch,
};

/// An event of a [`Watcher`].
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::WatcherEvent;")]
///
/// fn object<T>(event: WatcherEvent<T>) -> Option<T> {
///     match event {
///         WatcherEvent::Listed(object) | WatcherEvent::Added(object) | WatcherEvent::Modified(object) => Some(object),
///         _ => None,
///     }
/// }
/// # assert_eq!(object(WatcherEvent::Added(1)), Some(1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WatcherEvent<T> {
    /// The watcher starts to read the list. This happens at the beginning, and when the server no longer knows the last
    /// received version. Objects that are not returned as [`Listed`](Self::Listed) before
    /// [`ListFinished`](Self::ListFinished) do not exist any more.
    ListStarted,
    /// An object of the list.
    Listed(T),
    /// The list is complete; changes follow.
    ListFinished,
    /// An object was created.
    Added(T),
    /// An object was changed.
    Modified(T),
    /// An object was deleted. Contains the last state of the object.
    Deleted(T),
}

/// A [`Stream`] that returns the objects of a list, and then each change of the list. It does not end.
///
/// When the connection ends or fails, the watcher reconnects and continues after the last version that it received, so
/// that no change is lost or repeated. If the server no longer knows that version (410), the watcher reads the list
/// again. The delay between consecutive attempts without events doubles from 0.5 s up to 30 s.
///
/// After a transient error (no connection, a busy or failing server) the watcher retries, and does not return the
/// error. It returns any other error, and retries after a delay if the caller asks for another event; the caller
/// decides when to stop.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchWatch, Error, Watched, WatcherEvent};")]
///
/// /// Passes all objects of a list, and then each change, to a function.
/// async fn follow<O: Watched>(
///     client: &Client,
///     operation: &O,
///     handle: fn(WatcherEvent<O::Object>),
/// ) -> Result<(), Error> {
///     let mut events = client.dispatch_watcher(operation);
///     while let Some(event) = events.next().await {
///         handle(event?);
///     }
///     Ok(())
/// }
/// ```
#[must_use = "nothing is sent until it is polled"]
pub struct Watcher<O: Watched> {
    client: Client,
    operation: O,
    state: WatcherState<O>,
    /// The last resource version that was received, after which the next watch starts.
    last_version: Option<String>,
    /// The events that were received and not yet returned.
    event_queue: VecDeque<WatcherEvent<O::Object>>,
    /// The number of consecutive attempts without events.
    failure_count: u32,
    idle_timeout: Option<Duration>,
    max_item_size: Option<usize>,
}

enum WatcherState<O: Watched> {
    /// The next request has not been sent.
    Next,
    /// Waiting for a page of the list. Contains the operation that has requested the page.
    Listing(Box<O>, ResponseFuture<O>),
    Watching(Box<Watch<O>>),
    /// Waiting before the next request.
    Pausing(BoxFuture<'static, ()>),
}

/// The maximum of the first delay between consecutive attempts without events, and the maximum of all later delays.
const RETRY_DELAYS: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

impl<O: Watched> Watcher<O> {
    pub(super) fn new(client: &Client, operation: &O) -> Self {
        Self {
            client: client.clone(),
            operation: operation.clone(),
            state: WatcherState::Next,
            last_version: None,
            event_queue: VecDeque::new(),
            failure_count: 0,
            idle_timeout: Some(Duration::from_secs(300)),
            max_item_size: None,
        }
    }

    /// Starts with the changes after a known resource version, without reading the list first.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchWatch, Watched, Watcher};")]
    ///
    /// /// Continues where an earlier run of the program has ended.
    /// fn resume<O: Watched>(client: &Client, operation: &O, version: &str) -> Watcher<O> {
    ///     client.dispatch_watcher(operation).after_version(version)
    /// }
    /// ```
    pub fn after_version(mut self, version: impl Into<String>) -> Self {
        self.last_version = Some(version.into());
        self
    }

    /// Sets the time without events after which the watcher reconnects; `None` for no limit. Defaults to 5 minutes.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.idle_timeout = timeout.into();
        self
    }

    /// Sets the maximum size of an event in bytes. Defaults to the client's `max_response_size`.
    pub fn max_item_size(mut self, bytes: usize) -> Self {
        self.max_item_size = Some(bytes);
        self
    }

    /// Returns the last resource version that was received, for [`after_version`](Self::after_version). `None` before
    /// the list is complete.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.last_version.as_deref().filter(|_| !matches!(self.state, WatcherState::Listing(..)))
    }

    /// Returns the next event. Never returns `None`.
    pub async fn next(&mut self) -> Option<Result<WatcherEvent<O::Object>, Error>> {
        poll_fn(|context| self.poll_event(context)).await
    }

    pub(super) fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<WatcherEvent<O::Object>, Error>>> {
        loop {
            if let Some(event) = self.event_queue.pop_front() {
                return Poll::Ready(Some(Ok(event)));
            }
            let result = match &mut self.state {
                WatcherState::Next => {
                    self.send_next_request();
                    Ok(())
                }
                WatcherState::Pausing(delay) => {
                    ready!(delay.as_mut().poll(context));
                    self.state = WatcherState::Next;
                    Ok(())
                }
                WatcherState::Listing(_, page_future) => {
                    let page = ready!(Pin::new(page_future).poll(context));
                    page.and_then(|page| self.queue_page(page.into_body()))
                }
                WatcherState::Watching(watch) => {
                    let event_result = ready!(watch.0.poll_item(context));
                    match event_result {
                        Some(Ok(received_event)) => self.queue_event(received_event.event, &received_event.object),
                        // The event cannot be decoded and is lost, so the error is returned to the caller. The next
                        // event follows.
                        Some(Err(error)) if error.kind() == ErrorKind::Decode && watch.0.is_open() => {
                            return Poll::Ready(Some(Err(error)));
                        }
                        Some(Err(error)) => Err(error),
                        None => {
                            self.schedule_next_request();
                            Ok(())
                        }
                    }
                }
            };
            if let Err(error) = result
                && let Some(error) = self.handle_error(error)
            {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    /// Requests the changes after the last resource version. If there is no version yet, requests the list.
    fn send_next_request(&mut self) {
        let mut operation = self.operation.clone();
        if let Some(version) = &self.last_version {
            operation.set_watch(Some(version.clone()));
            let mut watch = Watch::new(&self.client, &operation).idle_timeout(self.idle_timeout);
            if let Some(bytes) = self.max_item_size {
                watch = watch.max_item_size(bytes);
            }
            self.state = WatcherState::Watching(Box::new(watch));
        } else {
            self.event_queue.push_back(WatcherEvent::ListStarted);
            let page_future = ResponseFuture::new(&self.client, &operation);
            self.state = WatcherState::Listing(Box::new(operation), page_future);
        }
    }

    /// Queues the objects of a page of the list, and requests the next page. After the last page, the next request is
    /// the watch.
    fn queue_page(&mut self, page: O::Output) -> Result<(), Error> {
        let WatcherState::Listing(operation, page_future) = &mut self.state else { return Ok(()) };
        let list_version = O::list_version(&page).map(str::to_owned);
        let has_next_page = operation.set_next_page(&page);
        self.event_queue.extend(O::objects(page).into_iter().map(WatcherEvent::Listed));
        if has_next_page {
            *page_future = ResponseFuture::new(&self.client, &**operation);
            return Ok(());
        }
        if list_version.as_deref().is_none_or(str::is_empty) {
            let message = format!(
                "the operation `{}` returned a list without a resource version, so the changes cannot be watched",
                O::SPEC.id
            );
            return Err(Error::new(ErrorKind::Decode, message));
        }
        self.last_version = list_version;
        self.event_queue.push_back(WatcherEvent::ListFinished);
        self.state = WatcherState::Next;
        Ok(())
    }

    /// Queues an event of the watch, and stores the resource version of its object. `object_json` is the JSON text of
    /// the object.
    fn queue_event(&mut self, event: EventOf<O>, object_json: &bytes::Bytes) -> Result<(), Error> {
        let (make_event, object) = match event {
            WatchEvent::Added(object) => (WatcherEvent::Added as fn(_) -> _, object),
            WatchEvent::Modified(object) => (WatcherEvent::Modified as fn(_) -> _, object),
            WatchEvent::Deleted(object) => (WatcherEvent::Deleted as fn(_) -> _, object),
            WatchEvent::Bookmark { version } => {
                self.last_version = Some(version);
                self.failure_count = 0;
                return Ok(());
            }
            WatchEvent::Error(_) => {
                // The event is treated like a response, so that its error has a kind and a message like any other
                // failure.
                let status_code = json::text_at(object_json, O::WATCH.status).and_then(|code| code.parse().ok());
                let mut response = Response::new(object_json.clone());
                *response.status_mut() = status_code.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                let now = self.client.0.transport.now().wall;
                return Err(Error::from_response(O::SPEC, response, now));
            }
            WatchEvent::Other { .. } => return Ok(()),
        };
        if let Some(version) = O::object_version(&object) {
            self.last_version = Some(version.to_owned());
        }
        self.failure_count = 0;
        self.event_queue.push_back(make_event(object));
        Ok(())
    }

    /// Schedules the next request after an error. Returns the error if the caller must receive it. Returns `None` if
    /// the error is transient, or if it means that the list must be read again.
    fn handle_error(&mut self, error: Error) -> Option<Error> {
        let is_expired = error.kind() == ErrorKind::Status
            && error.status().is_some_and(|status| status.as_u16() == O::WATCH.expired);
        if is_expired {
            self.last_version = None;
        }
        self.event_queue.clear();
        self.schedule_next_request();
        (!is_expired && !is_transient(&error)).then_some(error)
    }

    /// Schedules the next request: immediately, or after a growing delay if at least two consecutive attempts received
    /// no events.
    fn schedule_next_request(&mut self) {
        self.failure_count = self.failure_count.saturating_add(1);
        if self.failure_count == 1 {
            self.state = WatcherState::Next;
            return;
        }
        let max_delay = RETRY_DELAYS.0.saturating_mul(1 << (self.failure_count - 2).min(16)).min(RETRY_DELAYS.1);
        let delay = max_delay.mul_f64(0.5 + random::generate_fraction() / 2.0);
        let client_state = Arc::clone(&self.client.0);
        self.state = WatcherState::Pausing(Box::pin(async move { client_state.transport.sleep(delay).await }));
    }
}

/// Returns whether the same request may succeed later: there was no connection, or the server is busy or failing.
fn is_transient(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Connect | ErrorKind::ConnectionClosed | ErrorKind::Timeout => true,
        ErrorKind::Status => error.status().is_some_and(|status| {
            status.is_server_error() || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT)
        }),
        _ => false,
    }
}

// No field is structurally pinned: the futures are on the heap.
impl<O: Watched> Unpin for Watcher<O> {}

impl<O: Watched> Stream for Watcher<O> {
    type Item = Result<WatcherEvent<O::Object>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<O: Watched> fmt::Debug for Watcher<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watcher")
            .field("version", &self.last_version)
            .field("failures", &self.failure_count)
            .finish_non_exhaustive()
    }
}

impl DispatchWatch for Client {
    type Watch<O: Watched> = Watch<O>;
    type Watcher<O: Watched> = Watcher<O>;

    fn dispatch_watch<O: Watched>(&self, operation: &O) -> Watch<O> {
        Watch::new(self, operation)
    }

    fn dispatch_watcher<O: Watched>(&self, operation: &O) -> Watcher<O> {
        Watcher::new(self, operation)
    }
}
