//! A driver for tests: it plays back answers and keeps the requests. No server, and no time passes.

use std::{
    collections::VecDeque,
    fmt,
    future::ready,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, UNIX_EPOCH},
};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode};
use serde::Serialize;

use super::{
    client::{Client, ClientBuilder},
    operation::{Request, Response},
    transport::{Body, BoxFuture, Limits, Now, Transport, TransportError, TransportErrorKind},
};

/// Plays back answers in order and keeps the requests that were sent. Clones are the same mock.
///
/// A request for which there is no response left fails as if there were no server, and is not tried again.
///
/// Its clock stands still, but for the pauses between attempts, which pass at once; see [`MockTransport::delays`].
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
    answers: VecDeque<Result<Response, TransportError>>,
    requests: Vec<Request>,
    sleeps: Vec<Duration>,
    time: Duration,
}

impl MockTransport {
    /// A mock without answers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next answer: a status and a body in JSON.
    ///
    /// # Panics
    ///
    /// If the status is none, or the body has no JSON.
    #[track_caller]
    pub fn respond_json(&self, status: u16, body: &(impl Serialize + ?Sized)) -> &Self {
        let body = serde_json::to_vec(body).expect("the body of an answer has to be JSON");
        self.respond(status, &[("content-type", "application/json")], body)
    }

    /// The next answer: a status, headers and a body.
    ///
    /// # Panics
    ///
    /// If the status or a header is none.
    #[track_caller]
    pub fn respond(&self, status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> &Self {
        let mut response = http::Response::new(body.into());
        *response.status_mut() = StatusCode::from_u16(status).expect("a status is a number from 100 to 999");
        for (name, value) in headers {
            let name = HeaderName::try_from(*name).expect("a header's name is a token");
            let value = HeaderValue::try_from(*value).expect("a header's value is a line of text");
            response.headers_mut().append(name, value);
        }
        self.push(Ok(response))
    }

    /// The next attempt fails.
    #[expect(clippy::must_use_candidate, reason = "what it gives is for going on, not to be used")]
    pub fn fail(&self, kind: TransportErrorKind) -> &Self {
        self.push(Err(TransportError::new(kind, format!("as the test says: {kind:?}"))))
    }

    fn push(&self, answer: Result<Response, TransportError>) -> &Self {
        self.state().answers.push_back(answer);
        self
    }

    /// The requests so far, as they were sent: absolute addresses, credentials and all.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    /// The pauses between attempts so far.
    #[must_use]
    pub fn delays(&self) -> Vec<Duration> {
        self.state().sleeps.clone()
    }

    /// How many answers were not asked for yet.
    #[must_use]
    pub fn remaining_responses(&self) -> usize {
        self.state().answers.len()
    }

    /// Lets time pass: tokens end, deadlines come closer.
    pub fn advance(&self, time: Duration) {
        self.state().time += time;
    }

    /// A client on this mock, without credentials.
    ///
    /// # Panics
    ///
    /// Never: the address is a good one.
    #[must_use]
    pub fn client(&self) -> Client {
        self.builder().build_with_transport(self.clone()).expect("the address is a good one")
    }

    /// A client to be set up; [`ClientBuilder::build_with_transport`] takes a clone of the mock.
    #[must_use]
    pub fn builder(&self) -> ClientBuilder<Client> {
        Client::builder("https://api.test")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for MockTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("MockTransport")
            .field("requests", &state.requests.len())
            .field("left", &state.answers.len())
            .finish_non_exhaustive()
    }
}

impl Transport for MockTransport {
    fn send(&self, request: Request, _limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let this = self.clone();
        // Not before it is polled, as with a real driver.
        Box::pin(async move {
            let mut state = this.state();
            state.requests.push(request);
            let answer = state.answers.pop_front();
            let Some(answer) = answer else {
                let request =
                    state.requests.last().map(|request| format!("{} {}", request.method(), request.uri().path()));
                let message = format!("the mock transport has no response left for {}", request.unwrap_or_default());
                // The kind of those that are not tried again.
                return Err(TransportError::new(TransportErrorKind::UntrustedCertificate, message));
            };
            answer.map(|response| response.map(Body::from))
        })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        let mut state = self.state();
        state.sleeps.push(pause);
        state.time += pause;
        Box::pin(ready(()))
    }

    /// Noon of a day, and what has passed since.
    fn now(&self) -> Now {
        let time = self.state().time;
        let start = UNIX_EPOCH + Duration::from_secs(1_795_348_800);
        Now { monotonic: time, wall: start.checked_add(time).unwrap_or(start) }
    }
}
