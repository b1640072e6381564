//! The connection of a streamed response: sends the request, receives the pieces of the body, and reconnects. The code
//! does not depend on the type of the items, so it is compiled only once.

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
        request::{RequestError, set_header},
        spec::OperationSpec,
        transport::{BoxFuture, TransportError},
    },
    ClientState,
    failures::error_kind,
    progress::{BodyMode, OpenBody, SuccessfulCall},
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
    client: Arc<ClientState>,
    spec: &'static OperationSpec,
    request: Result<Request, RequestError>,
    /// The media types that the response may have, separated by commas.
    media_types: &'static str,
    is_idempotent: bool,
    pub(super) limits: StreamLimits,
    state: ConnectionState,
    /// The response to the last request, with an empty body; `None` until the header fields of a response have arrived.
    last_response: Option<Response>,
    attempt_count: u32,
    /// The timer of the idle timeout; `None` while the stream does not wait for data.
    idle_timer: Option<BoxFuture<'static, ()>>,
    /// The time at which data last arrived. Used to set the idle timer.
    activity: Activity,
    /// The reconnection state; `None` if the stream ends with its connection.
    pub(super) reconnect: Option<Reconnect>,
}

enum ConnectionState {
    Idle,
    Opening(BoxFuture<'static, Result<SuccessfulCall, Error>>),
    Receiving(OpenBody),
    /// The stream waits for a delay before it reconnects.
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
    /// True if data has arrived, but its time is not yet stored in `last_data_at`.
    has_new_data: bool,
    /// The time at which data last arrived, according to the monotonic clock; `None` if no data has arrived since the
    /// idle timer was set.
    last_data_at: Option<Duration>,
}

/// A received piece of the body, or the end of the body.
pub(super) enum ReceivedPiece {
    Piece(Bytes),
    /// The end of the body. If the stream reconnects, another body follows.
    End,
}

/// The default timeout between two items.
const DEFAULT_IDLE_TIMEOUT: Duration = Duration::from_secs(300);

/// The default delay before a stream reconnects.
const DEFAULT_RECONNECT_DELAY: Duration = Duration::from_secs(1);

impl Connection {
    #[inline]
    pub(super) fn new(
        client: &Arc<ClientState>,
        spec: &'static OperationSpec,
        mut request: Result<Request, RequestError>,
        media_types: &'static str,
        is_idempotent: bool,
    ) -> Self {
        if let (Ok(request), Ok(accept)) = (&mut request, HeaderValue::try_from(media_types)) {
            set_header(request.headers_mut(), header::ACCEPT, accept);
        }
        Self {
            client: Arc::clone(client),
            spec,
            request,
            media_types,
            is_idempotent,
            limits: StreamLimits { idle_timeout: Some(DEFAULT_IDLE_TIMEOUT), max_item_bytes: client.max_response_size },
            state: ConnectionState::Idle,
            last_response: None,
            attempt_count: 0,
            idle_timer: None,
            activity: Activity::default(),
            reconnect: None,
        }
    }

    /// Returns whether dates and times in the items must be valid according to RFC 3339.
    #[inline]
    pub(super) fn has_strict_dates(&self) -> bool {
        self.client.strict_dates
    }

    #[inline]
    pub(super) fn response_head(&self) -> Option<&Response> {
        self.last_response.as_ref()
    }

    /// Records that an item or a keep-alive has arrived, so that the idle timeout starts again.
    #[inline]
    pub(super) fn record_progress(&mut self) {
        self.activity.has_new_data = true;
        if let Some(reconnect) = &mut self.reconnect {
            reconnect.failure_count = 0;
        }
    }

    /// Sends the request unless it was already sent, and waits for the status code and header fields of the response.
    #[inline]
    pub(super) fn poll_open(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        loop {
            match &mut self.state {
                ConnectionState::Idle => self.state = ConnectionState::Opening(self.send_request()),
                ConnectionState::Opening(call_future) => {
                    let call_result = ready!(call_future.as_mut().poll(context));
                    self.state = ConnectionState::Closed;
                    let SuccessfulCall { response, attempt_count, open_body } = call_result?;
                    self.attempt_count = attempt_count;
                    self.last_response = Some(response);
                    if let Some(open_body) = open_body {
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

    #[inline]
    fn send_request(&self) -> BoxFuture<'static, Result<SuccessfulCall, Error>> {
        let (client, spec, media_types) = (Arc::clone(&self.client), self.spec, self.media_types);
        let (request, is_idempotent, limits) = (self.request.clone(), self.is_idempotent, self.limits);
        let body_mode = BodyMode::Streamed { idle_timeout: limits.idle_timeout };
        Box::pin(async move {
            let call_future = ClientState::start_call(Arc::clone(&client), spec, request, is_idempotent, body_mode);
            let mut successful_call = call_future.await?;
            let has_expected_media_type =
                media_types.split(',').any(|media| decode::is_media(&successful_call.response, media));
            if has_expected_media_type || successful_call.response.status() == StatusCode::NO_CONTENT {
                return Ok(successful_call);
            }
            // The error contains the beginning of the body.
            if let Some(mut open_body) = successful_call.open_body.take() {
                let excerpt =
                    client.before_deadline(|| limits.idle_timeout, open_body.body.read_start(MAX_EXCERPT_BYTES)).await;
                *successful_call.response.body_mut() = excerpt.unwrap_or_default();
            }
            let error = DecodeError::UnexpectedMediaType { media: decode::media(&successful_call.response).to_owned() };
            let attempt_count = successful_call.attempt_count;
            Err(Error::undecodable(spec, successful_call.response, error).with_attempts(attempt_count, false))
        })
    }

    /// Receives the next piece of the body, or its end. An error ends the stream unless the stream reconnects.
    #[inline]
    pub(super) fn poll_receive(&mut self, context: &mut Context<'_>) -> Poll<Result<ReceivedPiece, Error>> {
        if let Err(error) = ready!(self.poll_open(context)) {
            return Poll::Ready(if self.should_reconnect_after(&error) { Ok(ReceivedPiece::End) } else { Err(error) });
        }
        self.record_activity_time();
        let ConnectionState::Receiving(open_body) = &mut self.state else { return Poll::Ready(Ok(ReceivedPiece::End)) };
        match open_body.body.poll_piece(context) {
            Poll::Ready(Some(Ok(piece))) => {
                // Bytes that do not complete an item do not reset the idle timeout, so that a server cannot keep a
                // stream open with them.
                if let Poll::Ready(error) = self.poll_idle_timeout(context) {
                    return self.close_with_error(error);
                }
                Poll::Ready(Ok(ReceivedPiece::Piece(piece)))
            }
            Poll::Ready(Some(Err(error))) => self.close_with_error(error),
            Poll::Ready(None) => {
                self.state = ConnectionState::Closed;
                Poll::Ready(Ok(ReceivedPiece::End))
            }
            Poll::Pending => {
                let error = ready!(self.poll_idle_timeout(context));
                self.close_with_error(error)
            }
        }
    }

    /// Closes the connection after an error. Returns the error unless the stream reconnects.
    #[inline]
    fn close_with_error(&mut self, error: TransportError) -> Poll<Result<ReceivedPiece, Error>> {
        self.state = ConnectionState::Closed;
        let kind = error_kind(error.kind());
        let (message, source) = error.into_parts();
        let error = Error::transport(kind, self.spec.id, message, source).with_attempts(self.attempt_count, false);
        Poll::Ready(if self.should_reconnect_after(&error) { Ok(ReceivedPiece::End) } else { Err(error) })
    }

    /// Completes with an error when no item has arrived within the idle timeout.
    ///
    /// The timer is not reset for each item, since resetting it would take longer than decoding a small item. If items
    /// have arrived when the timer fires, the timer is set again, so that it fires one idle timeout after the last
    /// item.
    #[inline]
    fn poll_idle_timeout(&mut self, context: &mut Context<'_>) -> Poll<TransportError> {
        let Some(idle_timeout) = self.limits.idle_timeout else { return Poll::Pending };
        loop {
            let client = &self.client;
            let last_data_at = &mut self.activity.last_data_at;
            let idle_timer = self.idle_timer.get_or_insert_with(|| {
                let elapsed = last_data_at.take().map(|time| client.transport.now().monotonic.saturating_sub(time));
                start_timer(client, idle_timeout.saturating_sub(elapsed.unwrap_or_default()))
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
    #[inline]
    fn record_activity_time(&mut self) {
        if std::mem::take(&mut self.activity.has_new_data) {
            self.activity.last_data_at = Some(self.client.transport.now().monotonic);
        }
    }

    /// Closes the connection, and releases its request slot, so that another request of the client can be sent.
    #[inline]
    pub(super) fn close(&mut self) {
        self.state = ConnectionState::Closed;
        self.idle_timer = None;
        self.reconnect = None;
    }

    /// Returns whether the stream reconnects after this error.
    #[inline]
    fn should_reconnect_after(&self, error: &Error) -> bool {
        let is_connection_error =
            matches!(error.kind(), ErrorKind::Connect | ErrorKind::ConnectionClosed | ErrorKind::Timeout);
        self.reconnect.is_some() && is_connection_error
    }

    /// Prepares to reconnect after the end of a body. The parameters are the ID of the last event and the delay that
    /// the server has requested. Returns `false` if the stream does not reconnect.
    #[inline]
    pub(super) fn prepare_reconnect(&mut self, (last_event_id, retry_delay): (Option<&str>, Option<Duration>)) -> bool {
        let Some(reconnect) = &mut self.reconnect else { return false };
        let has_no_content =
            self.last_response.as_ref().is_some_and(|response| response.status() == StatusCode::NO_CONTENT);
        if has_no_content {
            return false;
        }
        let header_name = HeaderName::from_static("last-event-id");
        if let (Ok(request), Some(last_event_id)) = (&mut self.request, last_event_id) {
            // An empty ID resets the last event ID (HTML Standard, "Server-sent events").
            match HeaderValue::try_from(last_event_id) {
                Ok(_) if last_event_id.is_empty() => drop(request.headers_mut().remove(header_name)),
                Ok(value) => set_header(request.headers_mut(), header_name, value),
                Err(_) => {}
            }
        }
        let retry_policy = &self.client.retry;
        let initial_delay = retry_delay.unwrap_or(DEFAULT_RECONNECT_DELAY).min(retry_policy.max_retry_after);
        let max_delay = retry_policy.max_backoff.max(initial_delay);
        let delay = initial_delay.saturating_mul(1 << reconnect.failure_count.min(16)).min(max_delay);
        reconnect.failure_count += 1;
        self.idle_timer = None;
        self.activity = Activity::default();
        let client = Arc::clone(&self.client);
        self.state = ConnectionState::Waiting(Box::pin(async move { client.transport.sleep(delay).await }));
        true
    }

    /// Converts the error of decoding an item to the error that the stream returns.
    #[inline]
    pub(super) fn item_decode_error(&self, error: DecodeError) -> Error {
        let response = self.last_response.clone().unwrap_or_default();
        Error::undecodable(self.spec, response, error).with_attempts(self.attempt_count, false)
    }

    /// Closes the connection, and returns the error for an item that exceeds the size limit.
    #[inline]
    pub(super) fn item_too_large_error(&mut self) -> Error {
        self.close();
        let message = format!("the item is longer than the stream's limit of {} bytes", self.limits.max_item_bytes);
        Error::transport(ErrorKind::TooLarge, self.spec.id, message, None).with_attempts(self.attempt_count, false)
    }
}

#[inline]
fn start_timer(client: &Arc<ClientState>, duration: Duration) -> BoxFuture<'static, ()> {
    let client = Arc::clone(client);
    Box::pin(async move { client.transport.timer(duration).await })
}

/// The maximum number of body bytes that the error for an unexpected media type contains.
const MAX_EXCERPT_BYTES: usize = 64 << 10;
