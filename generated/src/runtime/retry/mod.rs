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
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Retry;")]
///
/// let patient = Retry::default().attempts(8).longest(Duration::from_secs(30));
/// assert_eq!(Retry::none().attempts, 1);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Retry {
    /// How often a call is sent at most.
    pub attempts: u32,
    /// The longest first pause.
    pub base: Duration,
    /// The longest pause of all.
    pub longest: Duration,
    /// The longest wait that a server may ask for; beyond it the call fails, and
    /// [`retry_after`](super::Error::retry_after) says what was asked.
    pub patience: Duration,
}

impl Default for Retry {
    /// Four attempts, pauses of up to 0.25 s, 0.5 s and 1 s, and up to 5 minutes if the server asks for it.
    fn default() -> Self {
        Self {
            attempts: 4,
            base: Duration::from_millis(250),
            longest: Duration::from_secs(20),
            patience: Duration::from_secs(300),
        }
    }
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server has answered.
    Answered {
        /// The status.
        status: StatusCode,
        /// How long the server asks to wait.
        retry_after: Option<Duration>,
    },
    /// Nothing was sent: no connection.
    Unsent,
    /// Nothing was sent: the server's certificate is not trusted.
    Untrusted,
    /// It was sent, and no answer arrived.
    Lost,
    /// It was sent, and the answer is longer than the client takes.
    TooLarge,
}

impl Outcome {
    /// Whether what was asked may have been done although nobody says so. A gateway that gives up on the server behind it
    /// does not know either, and a server that fails may have come far. One that is too busy and says when to come back has
    /// not begun.
    #[must_use]
    pub fn is_unsure(self) -> bool {
        match self {
            Self::Answered { status: StatusCode::NOT_IMPLEMENTED | StatusCode::HTTP_VERSION_NOT_SUPPORTED, .. }
            | Self::Unsent
            | Self::Untrusted => false,
            Self::Answered { status, .. } => status.is_server_error() && !self.is_refused(),
            Self::Lost | Self::TooLarge => true,
        }
    }

    /// Whether the server has not even looked at it.
    fn is_refused(self) -> bool {
        matches!(
            self,
            Self::Answered { status: StatusCode::TOO_MANY_REQUESTS | StatusCode::TOO_EARLY, .. }
                | Self::Answered { status: StatusCode::SERVICE_UNAVAILABLE, retry_after: Some(_) }
        )
    }

    /// How long the server asks to wait.
    fn asks(self) -> Option<Duration> {
        match self {
            Self::Answered { retry_after, .. } => retry_after,
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
    pub repeatable: bool,
    /// How it ended.
    pub outcome: Outcome,
    /// How much time is left for the call; nothing: no limit.
    pub left: Option<Duration>,
    /// A random number, at least 0 and below 1.
    pub random: f64,
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Hand over what there is, success or failure.
    Deliver,
    /// Send it again after this pause.
    Again(Duration),
}

impl Retry {
    /// Never try again.
    #[must_use]
    pub fn none() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// The same, with this many attempts at most.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The same, with this as the longest first pause.
    #[must_use]
    pub fn base(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// The same, with this as the longest pause of all.
    #[must_use]
    pub fn longest(mut self, longest: Duration) -> Self {
        self.longest = longest;
        self
    }

    /// The same, with this as the longest wait that a server may ask for.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// What to do after an attempt.
    #[must_use]
    pub fn after(&self, attempt: &Attempt) -> Next {
        let asked_too_much = |wait| wait > self.patience;
        if attempt.number >= self.attempts
            || !is_worth_it(attempt)
            || attempt.outcome.asks().is_some_and(asked_too_much)
        {
            return Next::Deliver;
        }
        let pause = self.pause(attempt);
        match attempt.left {
            Some(left) if pause >= left => Next::Deliver,
            _ => Next::Again(pause),
        }
    }

    fn pause(&self, attempt: &Attempt) -> Duration {
        if let Some(wait) = attempt.outcome.asks() {
            return wait.saturating_add(self.base.mul_f64(attempt.random));
        }
        let doublings = attempt.number.saturating_sub(1).min(30);
        let most = self.base.saturating_mul(1 << doublings).min(self.longest);
        most.mul_f64(attempt.random)
    }
}

/// Whether trying again is safe, and may end otherwise.
fn is_worth_it(attempt: &Attempt) -> bool {
    match attempt.outcome {
        // What was not begun is safe to ask for again, whatever it is.
        Outcome::Unsent => true,
        outcome if outcome.is_refused() => true,
        // They would end like that again.
        Outcome::Untrusted | Outcome::TooLarge => false,
        Outcome::Lost => attempt.repeatable,
        Outcome::Answered { status, retry_after } => attempt.repeatable && is_transient(status, retry_after.is_some()),
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
