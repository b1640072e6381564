//! A driver for tests: it plays back answers and keeps the requests. No server, and no time passes.

use std::{
    collections::VecDeque,
    fmt,
    future::ready,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, UNIX_EPOCH},
};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;

use super::{
    client::{Builder, Client},
    operation::{Request, Response},
    transport::{BoxFuture, Failure, FailureKind, Limits, Now, Transport},
};

/// Plays back answers in order and keeps the requests that were sent. Clones are the same recorder.
///
/// A request for which there is no answer left fails as if there were no server, and is not tried again.
///
/// Its clock stands still, but for the pauses between attempts, which pass at once; see [`Recorder::slept`].
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::testing::Recorder;")]
///
/// let recorder = Recorder::new();
/// recorder.json(404, &serde_json::json!({ "message": "not found" }));
/// let client = recorder.client();
/// assert_eq!((recorder.left(), recorder.requests().len()), (1, 0));
/// ```
#[derive(Clone, Default)]
pub struct Recorder(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answers: VecDeque<Result<Response, Failure>>,
    requests: Vec<Request>,
    sleeps: Vec<Duration>,
    time: Duration,
}

impl Recorder {
    /// A recorder without answers.
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
    pub fn json(&self, status: u16, body: &(impl Serialize + ?Sized)) -> &Self {
        let body = serde_json::to_vec(body).expect("the body of an answer has to be JSON");
        self.answer(status, &[("content-type", "application/json")], body)
    }

    /// The next answer: a status, headers and a body.
    ///
    /// # Panics
    ///
    /// If the status or a header is none.
    #[track_caller]
    pub fn answer(&self, status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> &Self {
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
    pub fn failure(&self, kind: FailureKind) -> &Self {
        self.push(Err(Failure::new(kind, format!("as the test says: {kind:?}"))))
    }

    fn push(&self, answer: Result<Response, Failure>) -> &Self {
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
    pub fn slept(&self) -> Vec<Duration> {
        self.state().sleeps.clone()
    }

    /// How many answers were not asked for yet.
    #[must_use]
    pub fn left(&self) -> usize {
        self.state().answers.len()
    }

    /// Lets time pass: tokens end, deadlines come closer.
    pub fn pass(&self, time: Duration) {
        self.state().time += time;
    }

    /// A client on this recorder, without credentials.
    ///
    /// # Panics
    ///
    /// Never: the address is a good one.
    #[must_use]
    pub fn client(&self) -> Client {
        self.builder().build_on(self.clone()).expect("the address is a good one")
    }

    /// A client to be set up; [`Builder::build_on`] takes a clone of the recorder.
    #[must_use]
    pub fn builder(&self) -> Builder<Client> {
        Client::builder("https://api.test")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Recorder")
            .field("requests", &state.requests.len())
            .field("left", &state.answers.len())
            .finish_non_exhaustive()
    }
}

impl Transport for Recorder {
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<Response, Failure>> {
        let this = self.clone();
        // Not before it is polled, as with a real driver.
        Box::pin(async move {
            let mut state = this.state();
            state.requests.push(request);
            let answer = state.answers.pop_front();
            let Some(answer) = answer else {
                let request =
                    state.requests.last().map(|request| format!("{} {}", request.method(), request.uri().path()));
                let message = format!("the recorder has no answer left for {}", request.unwrap_or_default());
                // The kind of those that are not tried again.
                return Err(Failure::new(FailureKind::Untrusted, message));
            };
            let answer = answer?;
            let announced =
                answer.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
            if answer.body().len().max(announced.unwrap_or(0)) > limits.body {
                return Err(Failure::too_large(limits.body));
            }
            Ok(answer)
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
