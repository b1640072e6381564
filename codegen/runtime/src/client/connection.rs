//! The connection of a streamed response: sends the request, receives pieces of the body and reconnects. The code does
//! not depend on the item type, so it is compiled once.

use std::{
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};

use super::{
    super::{
        decode::{self, DecodeError},
        error::{Error, ErrorKind},
        message::{Request, Response},
        request::{RequestError, set},
        spec::OperationSpec,
        transport::{BoxFuture, TransportError},
    },
    Inner,
    failures::error_kind,
    progress::{Delivery, OpenBody, Reading},
};

/// The limits of a streamed response.
#[derive(Clone, Copy, Debug)]
pub(super) struct StreamLimits {
    /// The timeout between two items.
    pub(super) idle_timeout: Option<Duration>,
    /// The maximum size of an item in bytes.
    pub(super) max_item_bytes: usize,
}

/// The connection of a stream, with the request to send again if the stream reconnects.
pub(super) struct Connection {
    inner: Arc<Inner>,
    spec: &'static OperationSpec,
    request: Result<Request, RequestError>,
    /// The accepted media types of the response, separated by commas.
    media_types: &'static str,
    is_idempotent: bool,
    pub(super) limits: StreamLimits,
    state: ConnectionState,
    /// The last response, with an empty body; `None` before the first one.
    last_response: Option<Response>,
    attempts: u32,
    /// The timer of the idle timeout; `None` while the stream does not wait for data.
    idle_timer: Option<BoxFuture<'static, ()>>,
    /// The time at which data last arrived, if any has arrived since the timer was set.
    activity: Activity,
    /// The reconnection state; `None` if the stream ends with its connection.
    pub(super) reconnect: Option<Reconnect>,
}

enum ConnectionState {
    Idle,
    Opening(BoxFuture<'static, Result<Delivery, Error>>),
    Receiving(OpenBody),
    /// Waiting for the delay before the stream reconnects.
    Waiting(BoxFuture<'static, ()>),
    Closed,
}

/// The state of an event stream that reconnects when its connection ends.
#[derive(Debug, Default)]
pub(super) struct Reconnect {
    /// The number of consecutive connections without an item.
    failure_count: u32,
}

/// The time at which data last arrived: an item, a keep-alive, or the header fields of the response.
#[derive(Debug, Default)]
struct Activity {
    /// True if data has arrived whose time is not yet in `last_data_at`.
    has_new_data: bool,
    /// The time of the last data; `None` if there was none since the timer was set.
    last_data_at: Option<Duration>,
}

/// A piece of the body, or its end.
pub(super) enum Received {
    Piece(Bytes),
    /// The end of the body. If the stream reconnects, another body follows.
    End,
}

/// The default timeout between two items.
const DEFAULT_IDLE_TIMEOUT: Duration = Duration::from_secs(300);

/// The default delay before a stream reconnects.
const DEFAULT_RECONNECT_DELAY: Duration = Duration::from_secs(1);

impl Connection {
    pub(super) fn new(
        inner: &Arc<Inner>,
        spec: &'static OperationSpec,
        mut request: Result<Request, RequestError>,
        media_types: &'static str,
        is_idempotent: bool,
    ) -> Self {
        if let (Ok(request), Ok(accept)) = (&mut request, HeaderValue::try_from(media_types)) {
            set(request.headers_mut(), header::ACCEPT, accept);
        }
        Self {
            inner: Arc::clone(inner),
            spec,
            request,
            media_types,
            is_idempotent,
            limits: StreamLimits { idle_timeout: Some(DEFAULT_IDLE_TIMEOUT), max_item_bytes: inner.max_response_size },
            state: ConnectionState::Idle,
            last_response: None,
            attempts: 0,
            idle_timer: None,
            activity: Activity::default(),
            reconnect: None,
        }
    }

    /// Returns whether dates and times must be valid according to RFC 3339.
    pub(super) fn has_strict_dates(&self) -> bool {
        self.inner.strict_dates
    }

    pub(super) fn head(&self) -> Option<&Response> {
        self.last_response.as_ref()
    }

    /// Records that an item or a keep-alive has arrived, so that the idle timeout starts again.
    pub(super) fn note_progress(&mut self) {
        self.activity.has_new_data = true;
        if let Some(reconnect) = &mut self.reconnect {
            reconnect.failure_count = 0;
        }
    }

    /// Sends the request unless it was already sent, and waits for the status code and header fields of the response.
    pub(super) fn poll_open(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        loop {
            match &mut self.state {
                ConnectionState::Idle => self.state = ConnectionState::Opening(self.open()),
                ConnectionState::Opening(opening) => {
                    let delivery = ready!(opening.as_mut().poll(context));
                    self.state = ConnectionState::Closed;
                    let Delivery { response, attempt_count: attempts, open_body: open } = delivery?;
                    self.attempts = attempts;
                    self.last_response = Some(response);
                    if let Some(open_body) = open {
                        self.state = ConnectionState::Receiving(open_body);
                        self.activity.has_new_data = true;
                    }
                }
                ConnectionState::Waiting(delay) => {
                    ready!(delay.as_mut().poll(context));
                    self.state = ConnectionState::Idle;
                }
                ConnectionState::Receiving(_) | ConnectionState::Closed => return Poll::Ready(Ok(())),
            }
        }
    }

    fn open(&self) -> BoxFuture<'static, Result<Delivery, Error>> {
        let (inner, spec, media_types) = (Arc::clone(&self.inner), self.spec, self.media_types);
        let (request, is_idempotent, limits) = (self.request.clone(), self.is_idempotent, self.limits);
        let reading = Reading::Stream { idle_timeout: limits.idle_timeout };
        Box::pin(async move {
            let opening = Inner::start_call(Arc::clone(&inner), spec, request, is_idempotent, reading);
            let mut delivery = opening.await?;
            let is_expected = media_types.split(',').any(|media| decode::is_media(&delivery.response, media));
            if is_expected || delivery.response.status() == StatusCode::NO_CONTENT {
                return Ok(delivery);
            }
            // The error contains the beginning of the body.
            if let Some(mut open_body) = delivery.open_body.take() {
                let excerpt =
                    inner.before_deadline(|| limits.idle_timeout, open_body.body.read_start(MAX_EXCERPT_BYTES)).await;
                *delivery.response.body_mut() = excerpt.unwrap_or_default();
            }
            let error = DecodeError::UnexpectedMediaType { media: decode::media(&delivery.response).to_owned() };
            Err(Error::undecodable(spec, delivery.response, error).with_attempts(delivery.attempt_count, false))
        })
    }

    /// Receives the next piece of the body, or its end. An error ends the stream unless the stream reconnects.
    pub(super) fn poll_receive(&mut self, context: &mut Context<'_>) -> Poll<Result<Received, Error>> {
        if let Err(error) = ready!(self.poll_open(context)) {
            return Poll::Ready(if self.reconnects_after(&error) { Ok(Received::End) } else { Err(error) });
        }
        self.record_activity_time();
        let ConnectionState::Receiving(open_body) = &mut self.state else { return Poll::Ready(Ok(Received::End)) };
        match open_body.body.poll_piece(context) {
            Poll::Ready(Some(Ok(piece))) => {
                // Bytes that do not complete an item do not reset the idle timeout, so that a server cannot keep a
                // stream open with them.
                if let Poll::Ready(error) = self.poll_idle_timeout(context) {
                    return self.close_with_error(error);
                }
                Poll::Ready(Ok(Received::Piece(piece)))
            }
            Poll::Ready(Some(Err(error))) => self.close_with_error(error),
            Poll::Ready(None) => {
                self.state = ConnectionState::Closed;
                Poll::Ready(Ok(Received::End))
            }
            Poll::Pending => {
                let error = ready!(self.poll_idle_timeout(context));
                self.close_with_error(error)
            }
        }
    }

    /// Closes the connection after an error. Returns the error unless the stream reconnects.
    fn close_with_error(&mut self, error: TransportError) -> Poll<Result<Received, Error>> {
        self.state = ConnectionState::Closed;
        let kind = error_kind(error.kind());
        let (message, source) = error.into_parts();
        let error = Error::transport(kind, self.spec.id, message, source).with_attempts(self.attempts, false);
        Poll::Ready(if self.reconnects_after(&error) { Ok(Received::End) } else { Err(error) })
    }

    /// Completes with an error when no item has arrived within the idle timeout.
    ///
    /// The timer is not reset for each item, since resetting it would take longer than decoding a small item. When it
    /// fires after an item has arrived, it is set again for the time remaining since that item.
    fn poll_idle_timeout(&mut self, context: &mut Context<'_>) -> Poll<TransportError> {
        let Some(idle_timeout) = self.limits.idle_timeout else { return Poll::Pending };
        loop {
            let inner = &self.inner;
            let last_data_at = &mut self.activity.last_data_at;
            let idle_timer = self.idle_timer.get_or_insert_with(|| {
                let elapsed = last_data_at.take().map(|time| inner.transport.now().monotonic.saturating_sub(time));
                start_timer(inner, idle_timeout.saturating_sub(elapsed.unwrap_or_default()))
            });
            ready!(idle_timer.as_mut().poll(context));
            if last_data_at.is_none() {
                return Poll::Ready(TransportError::silence(idle_timeout));
            }
            self.idle_timer = None;
        }
    }

    /// Records the current time if data has arrived since the last call. Called before the stream waits for the next
    /// piece, so that the time that the caller takes to process an item does not count as idle.
    fn record_activity_time(&mut self) {
        if std::mem::take(&mut self.activity.has_new_data) {
            self.activity.last_data_at = Some(self.inner.transport.now().monotonic);
        }
    }

    /// Closes the connection, and releases its slot for the next request.
    pub(super) fn close(&mut self) {
        self.state = ConnectionState::Closed;
        self.idle_timer = None;
        self.reconnect = None;
    }

    /// Returns whether the stream reconnects after this error.
    fn reconnects_after(&self, error: &Error) -> bool {
        let is_broken = matches!(error.kind(), ErrorKind::Connect | ErrorKind::ConnectionClosed | ErrorKind::Timeout);
        self.reconnect.is_some() && is_broken
    }

    /// Prepares to reconnect after the end of a body, given the ID of the last event and the delay that the server has
    /// requested. Returns `false` if the stream does not reconnect.
    pub(super) fn reconnect(&mut self, (last_id, retry_delay): (Option<&str>, Option<Duration>)) -> bool {
        let Some(reconnect) = &mut self.reconnect else { return false };
        let is_complete =
            self.last_response.as_ref().is_some_and(|response| response.status() == StatusCode::NO_CONTENT);
        if is_complete {
            return false;
        }
        let header_name = HeaderName::from_static("last-event-id");
        if let (Ok(request), Some(last_id)) = (&mut self.request, last_id) {
            // An empty ID resets the last event ID (HTML Standard, "Server-sent events").
            match HeaderValue::try_from(last_id) {
                Ok(_) if last_id.is_empty() => drop(request.headers_mut().remove(header_name)),
                Ok(value) => set(request.headers_mut(), header_name, value),
                Err(_) => {}
            }
        }
        let retry_policy = &self.inner.retry;
        let first_delay = retry_delay.unwrap_or(DEFAULT_RECONNECT_DELAY).min(retry_policy.max_retry_after);
        let max_delay = retry_policy.max_backoff.max(first_delay);
        let delay = first_delay.saturating_mul(1 << reconnect.failure_count.min(16)).min(max_delay);
        reconnect.failure_count += 1;
        self.idle_timer = None;
        self.activity = Activity::default();
        let inner = Arc::clone(&self.inner);
        self.state = ConnectionState::Waiting(Box::pin(async move { inner.transport.sleep(delay).await }));
        true
    }

    /// Converts the decoding error of an item to the error of the stream.
    pub(super) fn undecodable(&self, error: DecodeError) -> Error {
        let response = self.last_response.clone().unwrap_or_default();
        Error::undecodable(self.spec, response, error).with_attempts(self.attempts, false)
    }

    /// Returns the error of an item that exceeds the size limit, and closes the connection.
    pub(super) fn too_large(&mut self) -> Error {
        self.close();
        let message = format!("the item is longer than the stream's limit of {} bytes", self.limits.max_item_bytes);
        Error::transport(ErrorKind::TooLarge, self.spec.id, message, None).with_attempts(self.attempts, false)
    }
}

fn start_timer(inner: &Arc<Inner>, duration: Duration) -> BoxFuture<'static, ()> {
    let inner = Arc::clone(inner);
    Box::pin(async move { inner.transport.timer(duration).await })
}

/// The maximum number of bytes of a body with an unexpected media type that the error contains.
const MAX_EXCERPT_BYTES: usize = 64 << 10;
