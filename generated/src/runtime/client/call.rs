//! One call: attempts and redirects, until there is an answer to hand over.

use std::{
    fmt,
    future::poll_fn,
    pin::pin,
    sync::{Arc, OnceLock, atomic::AtomicI64},
    task::Poll,
    time::{Duration, SystemTime},
};

use http::{HeaderValue, Method, Uri, header};

use super::{
    super::{
        auth::{self, Credential, Gate, Pass},
        body::Upload,
        error::{Error, ErrorKind},
        operation::{Request, Response},
        request::{RequestError, set},
        retry::{Attempt, Outcome, RetryDecision, RetryPolicy},
        spec::OperationSpec,
        transport::{Body, BoxFuture, Limits, RequestBody, Transport, TransportError, TransportErrorKind},
    },
    connection::Open,
    credentials::{Used, veiled},
    hooks::{AttemptResult, Hooks},
    options::Headers,
    random,
    redirect::{self, Redirect},
    response::CallFacts,
    servers::{Servers, join},
    trace,
};

/// The parts of a client. Clones share connections, tokens, the clock's skew and the limit of concurrent requests.
#[allow(clippy::struct_excessive_bools, reason = "each is an option of the client; without `gzip` they are three")]
#[derive(Clone)]
pub(crate) struct Inner {
    pub(super) transport: Arc<dyn Transport>,
    pub(super) servers: Servers,
    pub(super) credentials: Vec<Credential>,
    pub(super) retry: RetryPolicy,
    pub(super) attempt: Option<Duration>,
    pub(super) total: Option<Duration>,
    pub(super) body: usize,
    /// So many requests are on their way at once.
    pub(super) gate: Arc<Gate>,
    /// The user agent: the caller's, or from the first call on the crate's.
    pub(super) agent: OnceLock<Option<HeaderValue>>,
    #[cfg(feature = "gzip")]
    pub(super) compression: bool,
    /// Whether dates and times in responses must be RFC 3339.
    pub(super) strict_dates: bool,
    /// How many seconds the server's clock is ahead of this one's, as far as a refused signature has told.
    pub(super) skew: Arc<AtomicI64>,
    /// Header fields for requests that do not have them.
    pub(super) default_headers: Headers,
    /// Header fields for all requests.
    pub(super) headers: Headers,
    pub(super) hooks: Hooks,
    pub(super) follow_redirects: bool,
    pub(super) keep_raw_body: bool,
    /// A mistake in the options, which every call reports.
    pub(super) mistake: Option<Error>,
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inner")
            .field("servers", &self.servers)
            .field("credentials", &self.credentials)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

/// An answer that is a success.
pub(crate) struct Delivery {
    pub(super) response: Response,
    /// How often the call was sent for it.
    pub(super) attempts: u32,
    /// The body that has not been read, if the response is streamed.
    pub(super) open: Option<Open>,
}

/// How the body of a success is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reading {
    /// To its end, within the time of the attempt.
    Whole,
    /// By the caller, as it arrives.
    Stream {
        /// The longest silence.
        idle: Option<Duration>,
    },
}

/// How far a call has come.
pub(super) struct Progress {
    pub(super) spec: &'static OperationSpec,
    started: Duration,
    /// How long it may take.
    total: Option<Duration>,
    /// How often it was sent.
    sent: u32,
    /// Whether an attempt may have done it whose answer is lost.
    lost: bool,
    /// Whether the credentials were mended already.
    pub(super) mended: bool,
    redirects: u32,
    /// Where it goes, and with whose credentials.
    target: Uri,
    proof: Proof,
    reading: Reading,
    trace: trace::TraceId,
}

/// The credentials that a request is sent with.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Proof {
    /// The client's.
    Client,
    /// Those that the request has already: it asks for a token.
    Own,
    /// None, not even in the request's headers: it was redirected to another server.
    Nothing,
}

impl Inner {
    /// Starts a call; nothing is sent before the future is polled.
    pub(crate) fn start(
        this: Arc<Self>,
        spec: &'static OperationSpec,
        request: Result<Request, RequestError>,
        is_idempotent: bool,
        reading: Reading,
    ) -> BoxFuture<'static, Result<Delivery, Error>> {
        // Nothing in this future depends on the operation's type, so it is compiled once for all of them.
        Box::pin(async move {
            let request = request.map_err(|error| Error::unsendable(spec, error))?;
            this.run(spec, &request, is_idempotent, Proof::Client, this.total, reading).await
        })
    }

    /// Sends a request until there is an answer to hand over. Only a declared success is an `Ok`.
    pub(super) async fn run(
        &self,
        spec: &'static OperationSpec,
        request: &Request,
        is_idempotent: bool,
        proof: Proof,
        total: Option<Duration>,
        reading: Reading,
    ) -> Result<Delivery, Error> {
        self.check_options()?;
        let server = self.servers.of(spec)?;
        let target = join(&server, request.uri())?;
        let progress = Progress {
            spec,
            started: self.transport.now().monotonic,
            total,
            sent: 0,
            lost: false,
            mended: false,
            redirects: 0,
            target,
            proof,
            reading,
            trace: trace::TraceId::new(),
        };
        let span = trace::call(spec, &progress.target, &progress.trace);
        span.wrap(self.attempts(progress, request, is_idempotent)).await
    }

    async fn attempts(&self, mut call: Progress, request: &Request, is_idempotent: bool) -> Result<Delivery, Error> {
        let mut number = 1;
        loop {
            let (ready, used) =
                self.prepare(&call, request).await.map_err(|error| error.after(call.sent, call.lost))?;
            let turn = self.within(|| self.left(&call), self.gate.pass()).await;
            let pass = turn.ok_or_else(|| late(&call, "its turn"))?;
            let timeout = self.timeout(&call)?;
            call.sent += 1;
            let mut body = None;
            let result = self.send(&call, ready, timeout, &mut body).await;
            if result.as_ref().is_ok_and(|response| call.spec.is_success(response.status())) {
                let open = body.map(|body| Open { body, pass: Pass::into_owned(pass, Arc::clone(&self.gate)) });
                return self.deliver(&call, result, open);
            }
            drop(pass);
            // A body that is read while it is sent may be there only once.
            let can_repeat = request.extensions().get::<Upload>().is_none_or(Upload::can_open);
            if can_repeat && (self.mend(&mut call, &result, &used) || self.redirected(&mut call, request, &result)?) {
                continue;
            }
            let outcome = outcome(call.spec, &result, self.transport.now().wall);
            let attempt =
                Attempt { number, is_idempotent, outcome, remaining: self.left(&call), jitter: random::fraction() };
            match self.retry.decide(&attempt) {
                RetryDecision::Stop => return self.deliver(&call, result, None),
                RetryDecision::Retry { .. } if !can_repeat => return self.deliver(&call, result, None),
                RetryDecision::Retry { delay } => {
                    call.lost |= outcome.is_ambiguous();
                    trace::retry(call.spec, number, delay);
                    self.transport.sleep(delay).await;
                }
            }
            number += 1;
        }
    }

    /// How much of the call's time is left.
    pub(super) fn left(&self, call: &Progress) -> Option<Duration> {
        let elapsed = self.transport.now().monotonic.saturating_sub(call.started);
        call.total.map(|total| total.saturating_sub(elapsed))
    }

    /// Waits for what is not the transport's, a place in the queue or a token, no longer than so long.
    pub(super) async fn within<T>(
        &self,
        left: impl Fn() -> Option<Duration>,
        wanted: impl Future<Output = T>,
    ) -> Option<T> {
        let mut wanted = pin!(wanted);
        let mut alarm = None;
        poll_fn(|context| {
            if let Poll::Ready(there) = wanted.as_mut().poll(context) {
                return Poll::Ready(Some(there));
            }
            let Some(left) = left() else { return Poll::Pending };
            // Set only when there is something to wait for, which is rare.
            let alarm = alarm.get_or_insert_with(|| self.transport.timer(left));
            alarm.as_mut().poll(context).map(|()| None)
        })
        .await
    }

    /// The request as it goes out: address, credentials, and what the client adds to every one.
    async fn prepare(&self, call: &Progress, request: &Request) -> Result<(Request, Used), Error> {
        let mut ready = request.clone();
        *ready.uri_mut() = call.target.clone();
        if let Some(agent) = self.agent.get_or_init(|| agent(call.spec))
            && !ready.headers().contains_key(header::USER_AGENT)
        {
            set(ready.headers_mut(), header::USER_AGENT, agent.clone());
        }
        #[cfg(feature = "gzip")]
        if self.compression {
            super::gzip::offer(&mut ready);
        }
        self.add_headers(call, &mut ready)?;
        if call.proof == Proof::Nothing {
            // Any other header may hold what is not for this server.
            let kept = [header::ACCEPT, header::ACCEPT_ENCODING, header::CONTENT_TYPE, header::USER_AGENT];
            let mut all = std::mem::take(ready.headers_mut());
            for name in kept {
                if let Some(value) = all.remove(&name) {
                    set(ready.headers_mut(), name, value);
                }
            }
            return Ok((ready, Used::default()));
        }
        let mut used = Used::default();
        if call.proof == Proof::Own {
            return Ok((ready, used));
        }
        for chosen in auth::choose(call.spec, &self.credentials)? {
            self.authorise(call, &chosen, &mut ready, &mut used).await?;
        }
        Ok((ready, used))
    }

    fn check_options(&self) -> Result<(), Error> {
        self.default_headers.check()?;
        self.headers.check()?;
        self.mistake.clone().map_or(Ok(()), Err)
    }

    /// Adds the header fields of the client and of its options, and runs the hooks. Requests for tokens have neither.
    fn add_headers(&self, call: &Progress, request: &mut Request) -> Result<(), Error> {
        if call.proof == Proof::Own {
            return Ok(());
        }
        let headers = request.headers_mut();
        for (name, value) in self.default_headers.iter() {
            if !headers.contains_key(name) {
                set(headers, name.clone(), value.clone());
            }
        }
        for (name, value) in self.headers.iter() {
            set(headers, name.clone(), value.clone());
        }
        self.hooks.before(call.spec.id, call.sent + 1, request)
    }

    /// How long an attempt may take.
    fn timeout(&self, call: &Progress) -> Result<Option<Duration>, Error> {
        let timeout = match (self.attempt, self.left(call)) {
            (Some(attempt), Some(left)) => Some(attempt.min(left)),
            (one, other) => one.or(other),
        };
        if timeout == Some(Duration::ZERO) { Err(late(call, "its turn")) } else { Ok(timeout) }
    }

    /// One attempt.
    async fn send(
        &self,
        call: &Progress,
        mut request: Request,
        timeout: Option<Duration>,
        unread: &mut Option<Body>,
    ) -> Result<Response, TransportError> {
        let is_foreign = call.proof == Proof::Nothing;
        let span = trace::attempt(call.spec, &mut request, call.sent, &call.trace, is_foreign);
        let started = self.transport.now().monotonic;
        let mut received = 0;
        let result = match call.reading {
            Reading::Whole => {
                let limits = Limits::new(timeout, self.body);
                span.wrap(self.send_and_read(request, limits, None, &mut received)).await
            }
            Reading::Stream { idle } => {
                let limits = Limits::for_stream(timeout, self.body, idle);
                let unread = Some((call.spec, unread));
                let opening = self.send_and_read(request, limits, unread, &mut received);
                let opened = span.wrap(self.within(|| timeout, opening)).await;
                opened.unwrap_or_else(|| Err(TransportError::timeout(timeout)))
            }
        };
        span.end(&result, received);
        if call.proof != Proof::Own {
            self.hooks.after(&AttemptResult {
                operation: call.spec.id,
                number: call.sent,
                url: &call.target,
                elapsed: self.transport.now().monotonic.saturating_sub(started),
                result: result.as_ref(),
            });
        }
        result
    }

    /// Sends a request and reads the response to its end. If there is a place for it, the body of a success is put there unread.
    async fn send_and_read(
        &self,
        request: Request,
        limits: Limits,
        unread: Option<(&OperationSpec, &mut Option<Body>)>,
        received: &mut usize,
    ) -> Result<Response, TransportError> {
        let is_head = request.method() == Method::HEAD;
        let response = self.transmit(request, limits).await?;
        let announced =
            response.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        #[cfg(feature = "gzip")]
        let response = super::gzip::unpack(response);
        let (parts, mut body) = response.into_parts();
        if let Some((spec, unread)) = unread
            && spec.is_success(parts.status)
        {
            *unread = Some(body);
            return Ok(http::Response::from_parts(parts, bytes::Bytes::new()));
        }
        // What a response to HEAD announces is the length of another one.
        let body =
            body.collect(announced.filter(|_| !is_head), self.body).await.inspect(|_| *received = body.received())?;
        Ok(http::Response::from_parts(parts, body))
    }

    /// Sends a request whose body is whole, or read while it is sent.
    fn transmit(
        &self,
        mut request: Request,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let Some(upload) = request.extensions_mut().remove::<Upload>() else {
            return self.transport.send(request, limits);
        };
        if let Some(length) = upload.length() {
            set(request.headers_mut(), header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        self.transport.send_upload(request.map(|_| RequestBody::new(upload)), limits)
    }

    /// What there is, as the caller gets it.
    fn deliver(
        &self,
        call: &Progress,
        result: Result<Response, TransportError>,
        open: Option<Open>,
    ) -> Result<Delivery, Error> {
        match result.map(|response| veiled(call.spec, response)) {
            Ok(mut response) if call.spec.is_success(response.status()) => {
                let body = self.keep_raw_body.then(|| response.body().clone());
                let facts = CallFacts { attempts: call.sent, url: call.target.clone(), body };
                response.extensions_mut().insert(facts);
                Ok(Delivery { response, attempts: call.sent, open })
            }
            Ok(response) => {
                let error = Error::answered(call.spec, response, self.transport.now().wall);
                Err(error.with_max_wait(self.retry.max_retry_after).after(call.sent, call.lost))
            }
            Err(failure) => {
                let unsent =
                    matches!(failure.kind(), TransportErrorKind::Connect | TransportErrorKind::UntrustedCertificate);
                Err(undelivered(call, failure, call.lost || !unsent))
            }
        }
    }

    /// Returns whether the call goes on at another URL.
    fn redirected(
        &self,
        call: &mut Progress,
        request: &Request,
        result: &Result<Response, TransportError>,
    ) -> Result<bool, Error> {
        let Ok(response) = result else { return Ok(false) };
        let refused = |call: &Progress, to: &str, why: &str| {
            Error::redirected(call.spec, response.clone(), &format!("{to}, {why}")).after(call.sent, call.lost)
        };
        let target = redirect::after(request.method(), &call.target, response);
        if !self.follow_redirects
            && let Redirect::Follow(to) | Redirect::FollowBare(to) = &target
        {
            return Err(refused(call, &redirect::shown(to), "and the client follows no redirects"));
        }
        let (target, proof) = match target {
            Redirect::None => return Ok(false),
            Redirect::Refuse(to) => return Err(refused(call, &to, "where it is not repeated")),
            _ if call.redirects >= redirect::MOST => {
                return Err(refused(call, "one address after the other", "where it is not repeated"));
            }
            Redirect::Follow(target) => (target, call.proof),
            Redirect::FollowBare(target) => (target, Proof::Nothing),
        };
        call.redirects += 1;
        call.target = target;
        call.proof = proof;
        Ok(true)
    }
}

/// The call's time is over before it, or its next attempt, could be sent.
pub(super) fn late(call: &Progress, waiting: &str) -> Error {
    let limit = call.total.unwrap_or_default();
    let again = if call.sent > 0 { " again" } else { "" };
    let message =
        format!("{limit:?}, all that the call may take, are over: it waited for {waiting} and was not sent{again}");
    undelivered(call, TransportError::new(TransportErrorKind::Timeout, message), call.lost)
}

/// A failure as the caller gets it.
fn undelivered(call: &Progress, failure: TransportError, lost: bool) -> Error {
    let kind = kind_of(failure.kind());
    let (message, source) = failure.into_parts();
    Error::transport(kind, call.spec.id, message, source).after(call.sent, lost)
}

/// Returns the kind of error that a call ends with after a failure of this kind.
pub(super) fn kind_of(failure: TransportErrorKind) -> ErrorKind {
    match failure {
        TransportErrorKind::Connect | TransportErrorKind::UntrustedCertificate => ErrorKind::Connect,
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::ConnectionClosed => ErrorKind::ConnectionClosed,
        TransportErrorKind::TooLarge => ErrorKind::TooLarge,
        TransportErrorKind::RequestBody => ErrorKind::Request,
    }
}

/// What the retry policy is asked with.
fn outcome(spec: &'static OperationSpec, result: &Result<Response, TransportError>, now: SystemTime) -> Outcome {
    match result {
        Ok(response) => {
            let failed = !spec.is_success(response.status());
            let wait = failed.then(|| Error::answered(spec, response.clone(), now).retry_after()).flatten();
            Outcome::Response { status: response.status(), retry_after: wait }
        }
        Err(failure) => match failure.kind() {
            TransportErrorKind::Connect => Outcome::NotSent,
            TransportErrorKind::Timeout | TransportErrorKind::ConnectionClosed => Outcome::NoResponse,
            TransportErrorKind::UntrustedCertificate => Outcome::UntrustedCertificate,
            TransportErrorKind::TooLarge => Outcome::ResponseTooLarge,
            TransportErrorKind::RequestBody => Outcome::RequestBody,
        },
    }
}

/// `package/0.1.0`.
fn agent(spec: &OperationSpec) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("{}/{}", spec.api.name, spec.api.version)).ok()
}
