//! Hooks: user code that runs before and after each attempt, that is, each HTTP request of a call.

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderMap, Method, Uri};

use super::super::{
    error::Error,
    message::{Request, Response},
    transport::TransportError,
};

/// User code that runs before and after each attempt, that is, each HTTP request of a call.
///
/// Hooks run in the order in which they were added, on the task or thread of the call; they must not block for long.
/// For asynchronous work, use the feature `tower`. Token requests do not run hooks, since they contain secrets.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{AttemptRequest, AttemptResult, Error, Hook};")]
///
/// struct Log;
///
/// impl Hook for Log {
///     fn before_attempt(&self, attempt: &mut AttemptRequest<'_>) -> Result<(), Error> {
///         let number = attempt.number().into();
///         attempt.headers_mut().insert("x-attempt", number);
///         Ok(())
///     }
///
///     fn after_attempt(&self, attempt: &AttemptResult<'_>) {
///         match attempt.result() {
///             Ok(response) => println!("{}: {}", attempt.operation(), response.status()),
///             Err(error) => println!("{}: {error}", attempt.operation()),
///         }
///     }
/// }
/// ```
pub trait Hook: Send + Sync + 'static {
    /// Runs before an attempt is sent, and may change the header fields. Credentials are added afterwards, so that
    /// signatures include the changes and hooks do not see the client's secrets.
    ///
    /// # Errors
    ///
    /// If the hook returns an error, the attempt is not sent, and the call ends with that error.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{AttemptRequest, Error, ErrorKind, Hook};")]
    ///
    /// /// Refuses requests that may change data.
    /// struct ReadOnly;
    ///
    /// impl Hook for ReadOnly {
    ///     fn before_attempt(&self, attempt: &mut AttemptRequest<'_>) -> Result<(), Error> {
    ///         if attempt.method().is_safe() {
    ///             return Ok(());
    ///         }
    ///         Err(Error::new(ErrorKind::Config, "this client is read-only"))
    ///     }
    /// }
    /// ```
    fn before_attempt(&self, attempt: &mut AttemptRequest<'_>) -> Result<(), Error> {
        let _ = attempt;
        Ok(())
    }

    /// Runs after the response of an attempt has arrived or the attempt has failed.
    fn after_attempt(&self, attempt: &AttemptResult<'_>) {
        let _ = attempt;
    }
}

/// An attempt that is about to be sent.
pub struct AttemptRequest<'a> {
    pub(super) operation_id: &'static str,
    pub(super) number: u32,
    pub(super) request: &'a mut Request,
}

impl AttemptRequest<'_> {
    /// Returns the `operationId` of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation_id
    }

    /// Returns the number of the attempt; the first one is 1. Requests that follow a redirect are counted.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns the HTTP method of the request.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// Returns the absolute URL of the request.
    #[must_use]
    pub fn url(&self) -> &Uri {
        self.request.uri()
    }

    /// Returns the header fields of the request, without credentials, which are added after the hooks have run.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// Returns a mutable reference to the header fields of the request.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        self.request.headers_mut()
    }
}

impl fmt::Debug for AttemptRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttemptRequest")
            .field("operation", &self.operation_id)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// An attempt that has ended.
pub struct AttemptResult<'a> {
    pub(super) operation_id: &'static str,
    pub(super) number: u32,
    pub(super) url: &'a Uri,
    pub(super) elapsed: Duration,
    pub(super) result: Result<&'a Response, &'a TransportError>,
}

impl AttemptResult<'_> {
    /// Returns the `operationId` of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation_id
    }

    /// Returns the number of the attempt; the first one is 1. Requests that follow a redirect are counted.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns the absolute URL of the request.
    #[must_use]
    pub fn url(&self) -> &Uri {
        self.url
    }

    /// Returns the time between sending the request and receiving the end of the response. For a streamed response, the
    /// time ends when the header fields have arrived.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the response, or the error if no complete response arrived. The body of a streamed response is empty.
    ///
    /// # Errors
    ///
    /// If the attempt has failed.
    pub fn result(&self) -> Result<&Response, &TransportError> {
        self.result
    }
}

impl fmt::Debug for AttemptResult<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttemptResult")
            .field("operation", &self.operation_id)
            .field("number", &self.number)
            .field("elapsed", &self.elapsed)
            .field("status", &self.result.map(http::Response::status))
            .finish_non_exhaustive()
    }
}

/// The hooks of a client.
#[derive(Clone, Default)]
pub(super) struct Hooks(Vec<Arc<dyn Hook>>);

impl Hooks {
    pub(super) fn add(&mut self, hook: impl Hook) {
        self.0.push(Arc::new(hook));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Runs the hooks before an attempt.
    pub(super) fn run_before_attempt(
        &self,
        operation_id: &'static str,
        number: u32,
        request: &mut Request,
    ) -> Result<(), Error> {
        let mut attempt = AttemptRequest { operation_id, number, request };
        self.0.iter().try_for_each(|hook| hook.before_attempt(&mut attempt))
    }

    /// Runs the hooks after an attempt.
    pub(super) fn run_after_attempt(&self, attempt: &AttemptResult<'_>) {
        for hook in &self.0 {
            hook.after_attempt(attempt);
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} hooks", self.0.len())
    }
}
