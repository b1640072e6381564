//! The byte stream of a streamed response: sends the request, receives pieces of the body and reconnects. The code does
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
    failures::kind_of,
    progress::{Delivery, OpenBody, Reading},
};

/// The limits of a streamed response.
#[derive(Clone, Copy, Debug)]
pub(super) struct StreamLimits {
    /// The timeout between two items.
    pub(super) idle: Option<Duration>,
    /// The maximum size of an item in bytes.
    pub(super) item: usize,
}

/// The connection of a stream: not opened, being opened, or receiving the body.
pub(super) struct Connection {
    inner: Arc<Inner>,
    spec: &'static OperationSpec,
    request: Result<Request, RequestError>,
    media_types: &'static str,
    is_idempotent: bool,
    pub(super) limits: StreamLimits,
    state: ConnectionState,
    /// The last response, with an empty body.
    head: Option<Response>,
    attempts: u32,
    /// The timer of the idle timeout; set while the stream waits for data.
    silence: Option<BoxFuture<'static, ()>>,
    /// The activity since the timer was set.
    activity: Activity,
    /// The reconnection state; `None` if the stream ends with its connection.
    pub(super) reconnect: Option<Reconnect>,
}

enum ConnectionState {
    Idle,
    Opening(BoxFuture<'static, Result<Delivery, Error>>),
    Receiving(OpenBody),
    Waiting(BoxFuture<'static, ()>),
    Closed,
}

/// The state of a stream of events that reconnects.
#[derive(Debug, Default)]
pub(super) struct Reconnect {
    /// The number of consecutive connections without an item.
    failures: u32,
}

/// Records when data last arrived: an item, a keep-alive, or the header fields of the response.
#[derive(Debug, Default)]
struct Activity {
    /// True if an item or keep-alive arrived since the clock was read.
    is_new: bool,
    /// The time of the last item or keep-alive; `None` if there was none since the timer was set.
    last: Option<Duration>,
}

/// The result of receiving the next part of the body.
pub(super) enum Received {
    Piece(Bytes),
    /// The body has ended. If the stream reconnects, another body follows.
    End,
}

/// The default timeout between two items.
const IDLE: Duration = Duration::from_secs(300);

/// The default delay before a stream reconnects.
const RETRY: Duration = Duration::from_secs(1);

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
            limits: StreamLimits { idle: Some(IDLE), item: inner.max_response_size },
            state: ConnectionState::Idle,
            head: None,
            attempts: 0,
            silence: None,
            activity: Activity::default(),
            reconnect: None,
        }
    }

    /// Returns whether dates and times must be valid according to RFC 3339.
    pub(super) fn is_strict(&self) -> bool {
        self.inner.strict_dates
    }

    pub(super) fn head(&self) -> Option<&Response> {
        self.head.as_ref()
    }

    /// Records that an item or a keep-alive has arrived.
    pub(super) fn note_progress(&mut self) {
        self.activity.is_new = true;
        if let Some(reconnect) = &mut self.reconnect {
            reconnect.failures = 0;
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
                    let Delivery { response, attempts, open } = delivery?;
                    self.attempts = attempts;
                    self.head = Some(response);
                    if let Some(open) = open {
                        self.state = ConnectionState::Receiving(open);
                        self.activity.is_new = true;
                    }
                }
                ConnectionState::Waiting(pause) => {
                    ready!(pause.as_mut().poll(context));
                    self.state = ConnectionState::Idle;
                }
                ConnectionState::Receiving(_) | ConnectionState::Closed => return Poll::Ready(Ok(())),
            }
        }
    }

    fn open(&self) -> BoxFuture<'static, Result<Delivery, Error>> {
        let (inner, spec, media_types) = (Arc::clone(&self.inner), self.spec, self.media_types);
        let (request, is_idempotent, limits) = (self.request.clone(), self.is_idempotent, self.limits);
        let reading = Reading::Stream { idle_timeout: limits.idle };
        Box::pin(async move {
            let opening = Inner::start_call(Arc::clone(&inner), spec, request, is_idempotent, reading);
            let mut delivery = opening.await?;
            let is_expected = media_types.split(',').any(|media| decode::is_media(&delivery.response, media));
            if is_expected || delivery.response.status() == StatusCode::NO_CONTENT {
                return Ok(delivery);
            }
            // The error contains the beginning of the body.
            if let Some(mut open) = delivery.open.take() {
                let rest = inner.before_deadline(|| limits.idle, open.body.start(EXCERPT)).await;
                *delivery.response.body_mut() = rest.unwrap_or_default();
            }
            let error = DecodeError::UnexpectedMediaType { media: decode::media(&delivery.response).to_owned() };
            Err(Error::undecodable(spec, delivery.response, error).after(delivery.attempts, false))
        })
    }

    /// Receives the next piece of the body, or its end. An error ends the stream unless the stream reconnects.
    pub(super) fn poll_receive(&mut self, context: &mut Context<'_>) -> Poll<Result<Received, Error>> {
        if let Err(error) = ready!(self.poll_open(context)) {
            return Poll::Ready(if self.reconnects_after(&error) { Ok(Received::End) } else { Err(error) });
        }
        self.note_time();
        let ConnectionState::Receiving(open) = &mut self.state else { return Poll::Ready(Ok(Received::End)) };
        match open.body.poll_piece(context) {
            Poll::Ready(Some(Ok(piece))) => {
                // Bytes that do not complete an item do not reset the idle timeout, so that a server cannot keep a
                // stream open with them.
                if let Poll::Ready(error) = self.poll_silence(context) {
                    return self.fail(error);
                }
                Poll::Ready(Ok(Received::Piece(piece)))
            }
            Poll::Ready(Some(Err(error))) => self.fail(error),
            Poll::Ready(None) => {
                self.state = ConnectionState::Closed;
                Poll::Ready(Ok(Received::End))
            }
            Poll::Pending => {
                let error = ready!(self.poll_silence(context));
                self.fail(error)
            }
        }
    }

    fn fail(&mut self, error: TransportError) -> Poll<Result<Received, Error>> {
        self.state = ConnectionState::Closed;
        let kind = kind_of(error.kind());
        let (message, source) = error.into_parts();
        let error = Error::transport(kind, self.spec.id, message, source).after(self.attempts, false);
        Poll::Ready(if self.reconnects_after(&error) { Ok(Received::End) } else { Err(error) })
    }

    /// Completes with an error when no item has arrived within the idle timeout.
    ///
    /// The timer is not reset for each item, since resetting it would take longer than decoding a small item. When it
    /// fires after an item has arrived, it is set again for the time remaining since that item.
    fn poll_silence(&mut self, context: &mut Context<'_>) -> Poll<TransportError> {
        let Some(idle) = self.limits.idle else { return Poll::Pending };
        loop {
            let inner = &self.inner;
            let last = &mut self.activity.last;
            let silence = self.silence.get_or_insert_with(|| {
                let elapsed = last.take().map(|last| inner.transport.now().monotonic.saturating_sub(last));
                timer(inner, idle.saturating_sub(elapsed.unwrap_or_default()))
            });
            ready!(silence.as_mut().poll(context));
            if last.is_none() {
                return Poll::Ready(TransportError::silence(idle));
            }
            self.silence = None;
        }
    }

    /// Notes the time if an item, a keep-alive or the head of the response has arrived. Called before the next piece is
    /// awaited, so that the time that the caller takes to process an item does not count as idle.
    fn note_time(&mut self) {
        if std::mem::take(&mut self.activity.is_new) {
            self.activity.last = Some(self.inner.transport.now().monotonic);
        }
    }

    /// Closes the connection, and releases its slot for the next request.
    pub(super) fn close(&mut self) {
        self.state = ConnectionState::Closed;
        self.silence = None;
        self.reconnect = None;
    }

    fn reconnects_after(&self, error: &Error) -> bool {
        let is_broken = matches!(error.kind(), ErrorKind::Connect | ErrorKind::ConnectionClosed | ErrorKind::Timeout);
        self.reconnect.is_some() && is_broken
    }

    /// Prepares to reconnect after the end of a body. Returns whether the stream continues.
    pub(super) fn reconnect(&mut self, (id, retry): (Option<&str>, Option<Duration>)) -> bool {
        let Some(reconnect) = &mut self.reconnect else { return false };
        let is_over = self.head.as_ref().is_some_and(|head| head.status() == StatusCode::NO_CONTENT);
        if is_over {
            return false;
        }
        let name = HeaderName::from_static("last-event-id");
        if let (Ok(request), Some(id)) = (&mut self.request, id) {
            // An empty ID resets the last event ID (HTML Standard, "Server-sent events").
            match HeaderValue::try_from(id) {
                Ok(_) if id.is_empty() => drop(request.headers_mut().remove(name)),
                Ok(id) => set(request.headers_mut(), name, id),
                Err(_) => {}
            }
        }
        let policy = &self.inner.retry;
        let first = retry.unwrap_or(RETRY).min(policy.max_retry_after);
        let pause = first.saturating_mul(1 << reconnect.failures.min(16)).min(policy.max_backoff.max(first));
        reconnect.failures += 1;
        self.silence = None;
        self.activity = Activity::default();
        let inner = Arc::clone(&self.inner);
        self.state = ConnectionState::Waiting(Box::pin(async move { inner.transport.sleep(pause).await }));
        true
    }

    /// Returns the error of an item that cannot be decoded.
    pub(super) fn undecodable(&self, error: DecodeError) -> Error {
        let response = self.head.clone().unwrap_or_default();
        Error::undecodable(self.spec, response, error).after(self.attempts, false)
    }

    /// Returns the error of an item that exceeds the size limit, and closes the connection.
    pub(super) fn too_large(&mut self) -> Error {
        self.close();
        let message = format!("the item is longer than {} bytes, the limit of the stream", self.limits.item);
        Error::transport(ErrorKind::TooLarge, self.spec.id, message, None).after(self.attempts, false)
    }
}

fn timer(inner: &Arc<Inner>, after: Duration) -> BoxFuture<'static, ()> {
    let inner = Arc::clone(inner);
    Box::pin(async move { inner.transport.timer(after).await })
}

/// The number of bytes to read of a body with an unexpected media type, which the error contains.
const EXCERPT: usize = 64 << 10;
