//! Decides whether and when a call is retried. This module does no I/O: the client sleeps between attempts and sends
//! requests.

mod header;
#[cfg(test)]
mod tests;

use std::time::Duration;

use http::StatusCode;

pub use self::header::retry_after;
pub(crate) use self::header::server_time;

/// Decides whether and when calls are retried.
///
/// The delay before the n-th retry is a random duration between zero and `initial_backoff · 2ⁿ⁻¹`, and at most
/// `max_backoff` (exponential backoff with full jitter). If the server requests a delay, the client waits for that
/// delay plus a random duration between zero and `initial_backoff`.
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
    /// The maximum number of attempts of a call; 1 disables retries.
    pub max_attempts: u32,
    /// The upper bound of the first delay.
    pub initial_backoff: Duration,
    /// The upper bound of every delay, except of delays that the server requests.
    pub max_backoff: Duration,
    /// The maximum delay that the server may request. If the server requests a longer delay, the call fails, and
    /// [`retry_after`](super::Error::retry_after) returns that delay.
    pub max_retry_after: Duration,
}

impl Default for RetryPolicy {
    /// Returns the default policy: four attempts, with delays of up to 0.25 s, 0.5 s and 1 s, or up to 5 minutes if the
    /// server requests them.
    fn default() -> Self {
        Self {
            max_attempts: 4,
            initial_backoff: Duration::from_millis(250),
            max_backoff: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(300),
        }
    }
}

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server has sent a response.
    Response {
        /// The status code of the response.
        status: StatusCode,
        /// The delay that the server requests; `None` if it requests no delay.
        retry_after: Option<Duration>,
    },
    /// Nothing was sent: no connection was established.
    NotSent,
    /// Nothing was sent: the server's certificate is not trusted.
    UntrustedCertificate,
    /// The request was sent, and no response arrived.
    NoResponse,
    /// The request was sent, and the response exceeds the maximum size that is set in the client.
    ResponseTooLarge,
    /// The body of the request could not be read. A part of it may have been sent.
    RequestBody,
}

impl Outcome {
    /// Returns whether the client cannot know if the server has executed the operation: no response arrived, or the
    /// status code is 500 to 599. A gateway that times out does not know whether the server completed the request, and
    /// a server may fail after it has done most of the work. Returns `false` for the status code 503 with
    /// `Retry-After`, since an overloaded server does not start to process the request, and for 408, since the server
    /// has not received the complete request (RFC 9110, section 15.5.9).
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

    /// Returns whether the server rejected the request without processing it.
    fn is_refused(self) -> bool {
        matches!(
            self,
            Self::Response { status: StatusCode::TOO_MANY_REQUESTS | StatusCode::TOO_EARLY, .. }
                | Self::Response { status: StatusCode::SERVICE_UNAVAILABLE, retry_after: Some(_) }
        )
    }

    /// Returns the delay that the server requests; `None` if it requests no delay.
    fn requested_delay(self) -> Option<Duration> {
        match self {
            Self::Response { retry_after, .. } => retry_after,
            _ => None,
        }
    }
}

/// One attempt to send a request, and the state of the call: the input of [`RetryPolicy::decide`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempt {
    /// The number of the attempt; the first one is 1.
    pub number: u32,
    /// True if sending the request twice has the same effect as sending it once, because of the HTTP method (RFC 9110,
    /// section 9.2.2) or the preconditions of the request.
    pub is_idempotent: bool,
    /// The outcome of the attempt.
    pub outcome: Outcome,
    /// The time remaining before the call's deadline; `None` if the call has no deadline.
    pub remaining: Option<Duration>,
    /// A random number in `0.0..1.0` that spreads the delays of many clients.
    pub jitter: f64,
}

/// The decision after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryDecision {
    /// Do not send the request again: return the result of the last attempt.
    Stop,
    /// Send the request again.
    Retry {
        /// The delay before the next attempt.
        delay: Duration,
    },
}

impl RetryPolicy {
    /// Returns a policy that never retries.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::RetryPolicy;")]
    ///
    /// assert_eq!(RetryPolicy::none().max_attempts, 1);
    /// ```
    #[must_use]
    pub fn none() -> Self {
        Self { max_attempts: 1, ..Self::default() }
    }

    /// Sets the maximum number of attempts of a call, including the first one.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the upper bound of the first delay.
    #[must_use]
    pub fn initial_backoff(mut self, backoff: Duration) -> Self {
        self.initial_backoff = backoff;
        self
    }

    /// Sets the upper bound of all delays except those that the server requests.
    #[must_use]
    pub fn max_backoff(mut self, backoff: Duration) -> Self {
        self.max_backoff = backoff;
        self
    }

    /// Sets the maximum delay that the server may request.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::RetryPolicy;")]
    ///
    /// // Fails at once if the server asks to wait longer than a minute.
    /// let policy = RetryPolicy::default().max_retry_after(Duration::from_secs(60));
    /// # let _ = policy;
    /// ```
    #[must_use]
    pub fn max_retry_after(mut self, delay: Duration) -> Self {
        self.max_retry_after = delay;
        self
    }

    /// Decides whether to retry after an attempt. Does not sleep or send.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{RetryPolicy, retry::{Attempt, Outcome, RetryDecision}};")]
    ///
    /// let refused = Attempt {
    ///     number: 1,
    ///     is_idempotent: false,
    ///     outcome: Outcome::NotSent,
    ///     remaining: None,
    ///     jitter: 0.5,
    /// };
    /// let delay = Duration::from_millis(125);
    /// assert_eq!(RetryPolicy::default().decide(&refused), RetryDecision::Retry { delay });
    /// assert_eq!(RetryPolicy::none().decide(&refused), RetryDecision::Stop);
    /// ```
    #[must_use]
    pub fn decide(&self, attempt: &Attempt) -> RetryDecision {
        let exceeds_max_retry_after = |delay| delay > self.max_retry_after;
        if attempt.number >= self.max_attempts
            || !is_retry_useful(attempt)
            || attempt.outcome.requested_delay().is_some_and(exceeds_max_retry_after)
        {
            return RetryDecision::Stop;
        }
        let delay = self.retry_delay(attempt);
        match attempt.remaining {
            Some(remaining) if delay >= remaining => RetryDecision::Stop,
            _ => RetryDecision::Retry { delay },
        }
    }

    fn retry_delay(&self, attempt: &Attempt) -> Duration {
        if let Some(requested) = attempt.outcome.requested_delay() {
            return requested.saturating_add(self.initial_backoff.mul_f64(attempt.jitter));
        }
        let doubling_count = attempt.number.saturating_sub(1).min(30);
        let upper_bound = self.initial_backoff.saturating_mul(1 << doubling_count).min(self.max_backoff);
        upper_bound.mul_f64(attempt.jitter)
    }
}

/// Returns whether another attempt is safe and may succeed.
fn is_retry_useful(attempt: &Attempt) -> bool {
    match attempt.outcome {
        // The server has not started to process the request, so any operation may be sent again.
        Outcome::NotSent => true,
        outcome if outcome.is_refused() => true,
        // Another attempt would have the same outcome.
        Outcome::UntrustedCertificate | Outcome::ResponseTooLarge | Outcome::RequestBody => false,
        Outcome::NoResponse => attempt.is_idempotent,
        Outcome::Response { status, retry_after } => {
            attempt.is_idempotent && is_transient(status, retry_after.is_some())
        }
    }
}

/// Returns whether the status code means that the same request may succeed later. 500 is transient only if the server
/// requests a delay, since servers also respond with 500 to requests that they can never process.
fn is_transient(status: StatusCode, has_retry_after: bool) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT
        | StatusCode::BAD_GATEWAY
        | StatusCode::SERVICE_UNAVAILABLE
        | StatusCode::GATEWAY_TIMEOUT => true,
        status => has_retry_after && (status.is_server_error() || status == StatusCode::CONFLICT),
    }
}
