//! Whether to try again, and when. Data and a pure function; sleeping and sending are the client's.

mod header;

use std::time::Duration;

use http::StatusCode;

pub use self::header::retry_after;
pub(crate) use self::header::server_time;

/// When calls are tried again.
///
/// The pause before the n-th retry is a random part of `base · 2ⁿ⁻¹`, at most `longest` (exponential backoff with full
/// jitter). Where the server says how long to wait, the pause is that and a random part of `base` on top.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::RetryPolicy;")]
///
/// let patient = RetryPolicy::default().max_attempts(8).max_backoff(Duration::from_secs(30));
/// assert_eq!(RetryPolicy::none().max_attempts, 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How often a call is sent at most.
    pub max_attempts: u32,
    /// The upper bound of the first delay.
    pub initial_backoff: Duration,
    /// The upper bound of every delay that the server does not ask for.
    pub max_backoff: Duration,
    /// The longest wait that a server may ask for; beyond it the call fails, and
    /// [`retry_after`](super::Error::retry_after) says what was asked.
    pub max_retry_after: Duration,
}

impl Default for RetryPolicy {
    /// Four attempts, pauses of up to 0.25 s, 0.5 s and 1 s, and up to 5 minutes if the server asks for it.
    fn default() -> Self {
        Self {
            max_attempts: 4,
            initial_backoff: Duration::from_millis(250),
            max_backoff: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(300),
        }
    }
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server has answered.
    Response {
        /// The status.
        status: StatusCode,
        /// How long the server asks to wait.
        retry_after: Option<Duration>,
    },
    /// Nothing was sent: no connection.
    NotSent,
    /// Nothing was sent: the server's certificate is not trusted.
    UntrustedCertificate,
    /// It was sent, and no answer arrived.
    NoResponse,
    /// It was sent, and the answer is longer than the client takes.
    ResponseTooLarge,
    /// It was perhaps sent in part: its body cannot be read.
    RequestBody,
}

impl Outcome {
    /// Whether what was asked may have been done although nobody says so. A gateway that gives up on the server behind it
    /// does not know either, and a server that fails may have come far. One that is too busy and says when to come back has
    /// not begun.
    #[must_use]
    pub fn is_ambiguous(self) -> bool {
        match self {
            Self::Response { status: StatusCode::NOT_IMPLEMENTED | StatusCode::HTTP_VERSION_NOT_SUPPORTED, .. }
            | Self::NotSent
            | Self::UntrustedCertificate => false,
            Self::Response { status, .. } => status.is_server_error() && !self.is_refused(),
            Self::NoResponse | Self::ResponseTooLarge | Self::RequestBody => true,
        }
    }

    /// Whether the server has not even looked at it.
    fn is_refused(self) -> bool {
        matches!(
            self,
            Self::Response { status: StatusCode::TOO_MANY_REQUESTS | StatusCode::TOO_EARLY, .. }
                | Self::Response { status: StatusCode::SERVICE_UNAVAILABLE, retry_after: Some(_) }
        )
    }

    /// How long the server asks to wait.
    fn asks(self) -> Option<Duration> {
        match self {
            Self::Response { retry_after, .. } => retry_after,
            _ => None,
        }
    }
}

/// An attempt, and all that the decision about the next one depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempt {
    /// The first attempt is number 1.
    pub number: u32,
    /// Whether sending the call twice does no more than sending it once: by its method, by its preconditions.
    pub is_idempotent: bool,
    /// How it ended.
    pub outcome: Outcome,
    /// The time remaining before the call's deadline; `None` if it has none.
    pub remaining: Option<Duration>,
    /// A random number in `0.0..1.0` that spreads the delays of many clients.
    pub jitter: f64,
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryDecision {
    /// Return the result of the last attempt, success or failure.
    Stop,
    /// Send the request again.
    Retry {
        /// The time to wait first.
        delay: Duration,
    },
}

impl RetryPolicy {
    /// Never try again.
    #[must_use]
    pub fn none() -> Self {
        Self { max_attempts: 1, ..Self::default() }
    }

    /// The same, with this many attempts at most.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The same, with this as the longest first pause.
    #[must_use]
    pub fn initial_backoff(mut self, base: Duration) -> Self {
        self.initial_backoff = base;
        self
    }

    /// The same, with this as the longest pause of all.
    #[must_use]
    pub fn max_backoff(mut self, longest: Duration) -> Self {
        self.max_backoff = longest;
        self
    }

    /// The same, with this as the longest wait that a server may ask for.
    #[must_use]
    pub fn max_retry_after(mut self, patience: Duration) -> Self {
        self.max_retry_after = patience;
        self
    }

    /// What to do after an attempt.
    #[must_use]
    pub fn decide(&self, attempt: &Attempt) -> RetryDecision {
        let asked_too_much = |wait| wait > self.max_retry_after;
        if attempt.number >= self.max_attempts
            || !is_worth_it(attempt)
            || attempt.outcome.asks().is_some_and(asked_too_much)
        {
            return RetryDecision::Stop;
        }
        let delay = self.delay(attempt);
        match attempt.remaining {
            Some(remaining) if delay >= remaining => RetryDecision::Stop,
            _ => RetryDecision::Retry { delay },
        }
    }

    fn delay(&self, attempt: &Attempt) -> Duration {
        if let Some(wait) = attempt.outcome.asks() {
            return wait.saturating_add(self.initial_backoff.mul_f64(attempt.jitter));
        }
        let doublings = attempt.number.saturating_sub(1).min(30);
        let most = self.initial_backoff.saturating_mul(1 << doublings).min(self.max_backoff);
        most.mul_f64(attempt.jitter)
    }
}

/// Whether trying again is safe, and may end otherwise.
fn is_worth_it(attempt: &Attempt) -> bool {
    match attempt.outcome {
        // What was not begun is safe to ask for again, whatever it is.
        Outcome::NotSent => true,
        outcome if outcome.is_refused() => true,
        // They would end like that again.
        Outcome::UntrustedCertificate | Outcome::ResponseTooLarge | Outcome::RequestBody => false,
        Outcome::NoResponse => attempt.is_idempotent,
        Outcome::Response { status, retry_after } => {
            attempt.is_idempotent && is_transient(status, retry_after.is_some())
        }
    }
}

/// Whether the same request may be answered otherwise a little later. A 500 is not: servers answer so for requests that
/// they cannot read, again and again; unless they say when to come back.
fn is_transient(status: StatusCode, invited: bool) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT
        | StatusCode::BAD_GATEWAY
        | StatusCode::SERVICE_UNAVAILABLE
        | StatusCode::GATEWAY_TIMEOUT => true,
        status => invited && (status.is_server_error() || status == StatusCode::CONFLICT),
    }
}
