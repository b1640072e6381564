//! A mock transport for tests. It needs no server: it returns prepared responses and records requests, and delays
//! complete immediately.

use std::{
    collections::VecDeque,
    fmt,
    future::{poll_fn, ready},
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::{Duration, UNIX_EPOCH},
    vec,
};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderName, HeaderValue, StatusCode};
use serde::Serialize;

use super::{
    client::{Client, ClientBuilder},
    message::{Request, Response},
    transport::{Body, BoxFuture, Limits, Now, Transport, TransportError, TransportErrorKind, park},
};

/// A mock transport that records requests and returns prepared responses in the order in which they were added. Clones
/// share the responses and the requests.
///
/// If all prepared responses have been returned, a further request fails with an error that is not retried.
///
/// The clock of the mock does not run by itself. [`MockTransport::advance`] advances it. Delays between attempts
/// complete immediately and advance it by their duration.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::testing::MockTransport;")]
///
/// let mock = MockTransport::new();
/// mock.respond_json(404, &serde_json::json!({ "message": "not found" }));
/// let client = mock.client();
/// assert_eq!((mock.remaining_responses(), mock.requests().len()), (1, 0));
/// ```
#[derive(Clone, Default)]
pub struct MockTransport(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    responses: VecDeque<Result<PreparedResponse, TransportError>>,
    requests: Vec<Request>,
    delays: Vec<Duration>,
    /// The time by which the clock of the mock has advanced.
    elapsed_time: Duration,
    /// The number of response bodies that are being read and have stalled.
    stalled_count: usize,
}

/// A prepared response.
struct PreparedResponse {
    response: Response,
    /// The pieces in which the body arrives. If there are no pieces, the mock returns the body of `response`.
    pieces: Vec<Result<Bytes, TransportErrorKind>>,
    /// True if the body stalls after the pieces: no further piece and no end of the body arrives.
    stalls: bool,
}

impl MockTransport {
    /// Creates a mock without responses.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a response with a JSON body.
    ///
    /// # Panics
    ///
    /// If the status code is not valid, or the body cannot be serialized.
    #[track_caller]
    pub fn respond_json(&self, status: u16, body: &(impl Serialize + ?Sized)) -> &Self {
        let body = serde_json::to_vec(body).expect("the body can be serialized as JSON");
        self.respond(status, &[("content-type", "application/json")], body)
    }

    /// Adds a response with header fields and a body.
    ///
    /// # Panics
    ///
    /// If the status code or a header field is not valid.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::testing::MockTransport;")]
    ///
    /// let mock = MockTransport::new();
    /// mock.respond(503, &[("retry-after", "1")], "busy").respond(204, &[], "");
    /// assert_eq!(mock.remaining_responses(), 2);
    /// ```
    #[track_caller]
    pub fn respond(&self, status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> &Self {
        let response = build_response(status, headers, body.into());
        self.add_response(Ok(PreparedResponse { response, pieces: Vec::new(), stalls: false }))
    }

    /// Adds a response whose body arrives in pieces, for tests of streams. An `Err` among the pieces ends the body with
    /// an error.
    ///
    /// # Panics
    ///
    /// If the status code or a header field is not valid.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{testing::MockTransport, transport::TransportErrorKind};")]
    ///
    /// let mock = MockTransport::new();
    /// let pieces = [Ok("{\"a\":1}\n{\"a\""), Ok(":2}\n"), Err(TransportErrorKind::ConnectionClosed)];
    /// mock.respond_in_pieces(200, &[("content-type", "application/x-ndjson")], pieces);
    /// ```
    #[track_caller]
    pub fn respond_in_pieces<P: Into<Bytes>>(
        &self,
        status: u16,
        headers: &[(&str, &str)],
        pieces: impl IntoIterator<Item = Result<P, TransportErrorKind>>,
    ) -> &Self {
        let pieces = pieces.into_iter().map(|piece| piece.map(Into::into)).collect();
        let response = build_response(status, headers, Bytes::new());
        self.add_response(Ok(PreparedResponse { response, pieces, stalls: false }))
    }

    /// Adds a response whose body arrives in pieces and then stalls: no further piece and no end of the body arrives.
    /// The idle timeout of the stream, or the timeout of the attempt, then expires immediately, and the clock of the
    /// mock advances by the duration of this timeout.
    ///
    /// # Panics
    ///
    /// If the status code or a header field is not valid.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::testing::MockTransport;")]
    ///
    /// let mock = MockTransport::new();
    /// mock.respond_and_stall(200, &[("content-type", "application/x-ndjson")], ["{\"a\":1}\n{\"a\""]);
    /// ```
    #[track_caller]
    pub fn respond_and_stall<P: Into<Bytes>>(
        &self,
        status: u16,
        headers: &[(&str, &str)],
        pieces: impl IntoIterator<Item = P>,
    ) -> &Self {
        let pieces = pieces.into_iter().map(|piece| Ok(piece.into())).collect();
        let response = build_response(status, headers, Bytes::new());
        self.add_response(Ok(PreparedResponse { response, pieces, stalls: true }))
    }

    /// Adds an error of this kind instead of a response: the request that would receive the response fails.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{testing::MockTransport, transport::TransportErrorKind};")]
    ///
    /// let mock = MockTransport::new();
    /// mock.fail(TransportErrorKind::ConnectionClosed).respond(200, &[], "{}");
    /// ```
    #[expect(clippy::must_use_candidate, reason = "the return value only serves to chain calls")]
    pub fn fail(&self, kind: TransportErrorKind) -> &Self {
        self.add_response(Err(simulated_error(kind)))
    }

    fn add_response(&self, response: Result<PreparedResponse, TransportError>) -> &Self {
        self.lock_state().responses.push_back(response);
        self
    }

    /// Returns the requests that were sent so far, with absolute URLs and credentials.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.lock_state().requests.clone()
    }

    /// Returns the delays between attempts that the client has requested so far.
    #[must_use]
    pub fn delays(&self) -> Vec<Duration> {
        self.lock_state().delays.clone()
    }

    /// Returns the number of prepared responses that have not been returned yet.
    #[must_use]
    pub fn remaining_responses(&self) -> usize {
        self.lock_state().responses.len()
    }

    /// Advances the clock of the mock, for example to make tokens expire.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{testing::MockTransport, transport::Transport};")]
    ///
    /// let mock = MockTransport::new();
    /// let before = mock.now().wall;
    /// mock.advance(Duration::from_secs(3600));
    /// assert_eq!(mock.now().wall, before + Duration::from_secs(3600));
    /// ```
    pub fn advance(&self, time: Duration) {
        self.lock_state().elapsed_time += time;
    }

    /// Returns a client that uses this mock and has no credentials.
    ///
    /// # Panics
    ///
    /// Never: the URL is valid.
    #[must_use]
    pub fn client(&self) -> Client {
        self.builder().build_with_transport(self.clone()).expect("the URL is valid")
    }

    /// Returns a builder of a client for `https://api.test`. To use the mock, pass a clone of it to
    /// [`ClientBuilder::build_with_transport`].
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::testing::MockTransport;")]
    ///
    /// let mock = MockTransport::new();
    /// let client = mock.builder().auth("a token").build_with_transport(mock.clone())?;
    /// # let _ = client;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn builder(&self) -> ClientBuilder<Client> {
        Client::builder("https://api.test")
    }

    fn lock_state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PreparedResponse {
    /// Converts the prepared response to the response that [`Transport::send`] returns.
    fn into_response(self, mock: &MockTransport, limits: Limits) -> http::Response<Body> {
        if self.pieces.is_empty() && !self.stalls {
            return self.response.map(Body::from);
        }
        // Like a real driver, the mock enforces the timeout of an attempt unless the response is streamed.
        let timeout = limits.timeout.filter(|_| !limits.is_streamed);
        let stall = self.stalls.then(|| Stall { mock: mock.clone(), timeout, is_waiting: false });
        self.response.map(|_| Body::from_stream(BodyPieces { pieces: self.pieces.into_iter(), stall }))
    }
}

/// A stream of the pieces of a body.
struct BodyPieces {
    pieces: vec::IntoIter<Result<Bytes, TransportErrorKind>>,
    /// The state of the stalled body; `None` if the body ends after the last piece.
    stall: Option<Stall>,
}

/// The state of a body that stalls after its last piece.
struct Stall {
    mock: MockTransport,
    /// The timeout of the attempt; `None` if the client and not the transport enforces the timeout.
    timeout: Option<Duration>,
    is_waiting: bool,
}

impl Stall {
    /// Waits for a piece that never arrives. Returns `Pending`, or the timeout error if the attempt has a timeout.
    fn wait(&mut self) -> Poll<Option<Result<Bytes, TransportError>>> {
        if let Some(timeout) = self.timeout {
            self.mock.advance(timeout);
            return Poll::Ready(Some(Err(TransportError::timeout(self.timeout))));
        }
        if !std::mem::replace(&mut self.is_waiting, true) {
            self.mock.lock_state().stalled_count += 1;
        }
        Poll::Pending
    }
}

impl Drop for Stall {
    fn drop(&mut self) {
        if self.is_waiting {
            self.mock.lock_state().stalled_count -= 1;
        }
    }
}

impl Stream for BodyPieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match (self.pieces.next(), &mut self.stall) {
            (None, Some(stall)) => stall.wait(),
            (piece, _) => Poll::Ready(piece.map(|piece| piece.map_err(simulated_error))),
        }
    }
}

/// Builds a response. Panics if the status code or a header field is not valid.
#[track_caller]
fn build_response(status: u16, headers: &[(&str, &str)], body: Bytes) -> Response {
    let mut response = http::Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).expect("a status code must be a number from 100 to 999");
    for (name, value) in headers {
        let name = HeaderName::try_from(*name).expect("the name of a header field must be a token");
        let value = HeaderValue::try_from(*value).expect("the value of a header field must be a line of text");
        response.headers_mut().append(name, value);
    }
    response
}

fn simulated_error(kind: TransportErrorKind) -> TransportError {
    TransportError::new(kind, format!("simulated transport error: {kind:?}"))
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock_state();
        f.debug_struct("MockTransport")
            .field("requests", &state.requests.len())
            .field("left", &state.responses.len())
            .finish_non_exhaustive()
    }
}

impl Transport for MockTransport {
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mock = self.clone();
        // As with a real driver, nothing happens before the first poll.
        Box::pin(async move {
            let mut state = mock.lock_state();
            state.requests.push(request);
            let Some(response) = state.responses.pop_front() else {
                let request =
                    state.requests.last().map(|request| format!("{} {}", request.method(), request.uri().path()));
                let request = request.unwrap_or_default();
                let message = format!("the mock transport has no response left for the request `{request}`");
                // This kind of error is not retried.
                return Err(TransportError::new(TransportErrorKind::UntrustedCertificate, message));
            };
            drop(state);
            response.map(|response| response.into_response(&mock, limits))
        })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        let mut state = self.lock_state();
        state.delays.push(pause);
        state.elapsed_time += pause;
        Box::pin(ready(()))
    }

    /// Returns a future that completes immediately if a response body has stalled, since nothing else can happen before
    /// the timeout. The clock of the mock then advances by the duration `after`.
    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        let mock = self.clone();
        let mut real_timer = park::timer(after);
        Box::pin(poll_fn(move |context| {
            let mut state = mock.lock_state();
            if state.stalled_count == 0 {
                return real_timer.as_mut().poll(context);
            }
            state.elapsed_time += after;
            Poll::Ready(())
        }))
    }

    /// Returns noon of a fixed day, plus the time by which the clock has advanced.
    fn now(&self) -> Now {
        let elapsed_time = self.lock_state().elapsed_time;
        let start_time = UNIX_EPOCH + Duration::from_secs(1_795_348_800);
        Now { monotonic: elapsed_time, wall: start_time.checked_add(elapsed_time).unwrap_or(start_time) }
    }
}
