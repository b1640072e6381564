//! The error of a call: a human-readable message, and machine-readable details such as the status code and the reason.

mod facts;
mod predicates;
mod show;

use std::{error::Error as StdError, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

pub use self::facts::Cause;
pub(crate) use self::facts::{Facts, request_id};
use super::{
    decode::{self, DecodeError},
    message::Response,
    operation::Operation,
    request::RequestError,
    retry::Outcome,
    spec::OperationSpec,
};

/// The error of a call.
///
/// If the server has responded, the error contains the response: [`status`](Self::status), [`headers`](Self::headers),
/// [`body`](Self::body). The client extracts [`message`](Self::message), [`reason`](Self::reason),
/// [`code`](Self::code), [`causes`](Self::causes) and [`request_id`](Self::request_id) from the response; the API's
/// document declares where the response contains these values. An error never contains credentials.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
///
/// fn describe(error: &Error) -> String {
///     if error.is_not_found() {
///         return "the object does not exist".to_owned();
///     }
///     if error.may_have_happened() {
///         return format!("the operation may have been executed: {error}");
///     }
///     format!("the operation was not executed: {error}")
/// }
/// ```
#[derive(Clone)]
pub struct Error(Box<ErrorData>);

#[derive(Clone)]
struct ErrorData {
    kind: ErrorKind,
    operation_id: &'static str,
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
    response: Option<Response>,
    facts: Facts,
    attempts: u32,
    /// True if the server may have executed an attempt whose response did not arrive.
    is_unconfirmed: bool,
    restart_page_token: Option<String>,
    /// The number of items that the stream returned before the error.
    item_index: Option<usize>,
    /// The maximum delay that the client accepts between attempts; `None` unless the server requested a longer delay.
    max_wait: Option<Duration>,
}

/// The kinds of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The configuration of the client is incomplete or not valid: an invalid URL, no server for the operation, no
    /// suitable credentials, or missing values for a token request. Nothing was sent.
    Config,
    /// The request cannot be sent: a value is not valid in its location, or the content of the body cannot be read. In
    /// the second case a part of the body may have been sent.
    Request,
    /// A token could not be fetched. The operation was not sent, or the server refused it (401) because the previous
    /// token was no longer valid.
    Auth,
    /// No connection was established: connection refused, unknown host, untrusted certificate. The operation was not
    /// sent.
    Connect,
    /// The connection was closed before the response was complete. The server may have executed the operation.
    ConnectionClosed,
    /// A timeout set on the client expired. [`Error::may_have_happened`] returns whether the server may have executed
    /// the operation.
    Timeout,
    /// The response exceeds the client's size limit.
    TooLarge,
    /// The server redirected the call, and the client did not follow the redirect: the redirect is not safe (for
    /// example a POST to another host), there were too many redirects, or `follow_redirects` is off.
    Redirect,
    /// The server responded with a status code that is a failure.
    Status,
    /// The server responded with a status code of success, but the response cannot be decoded as the API's document
    /// declares it.
    Decode,
    /// The server responded with a status code of success (2xx) that the API's document does not declare, and the
    /// response cannot be decoded like a declared success.
    UndeclaredSuccess,
}

impl Error {
    fn with_kind(kind: ErrorKind, operation_id: &'static str, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorData {
            kind,
            operation_id,
            message: message.into(),
            source: None,
            response: None,
            facts: Facts::default(),
            attempts: 0,
            is_unconfirmed: false,
            restart_page_token: None,
            item_index: None,
            max_wait: None,
        }))
    }

    /// Creates an error that a [`TokenSource`](super::auth::TokenSource) or a [`Hook`](super::client::Hook) returns.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Error, ErrorKind};")]
    ///
    /// let error = Error::new(ErrorKind::Auth, "cannot read the password file");
    /// assert_eq!((error.kind(), error.to_string()), (ErrorKind::Auth, "cannot read the password file".to_owned()));
    /// ```
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self::with_kind(kind, "", message)
    }

    /// Sets the [`source`](StdError::source) of the error: another error that has caused this error.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(Arc::from(source.into()));
        self
    }

    pub(crate) fn config(operation_id: &'static str, message: impl Into<String>) -> Self {
        Self::with_kind(ErrorKind::Config, operation_id, message)
    }

    pub(crate) fn unsendable(spec: &'static OperationSpec, error: RequestError) -> Self {
        let message = error.to_string();
        Self::with_kind(ErrorKind::Request, spec.id, message).with_source(error)
    }

    pub(crate) fn undecodable(spec: &'static OperationSpec, response: Response, error: DecodeError) -> Self {
        let message = error.to_string();
        let is_declared = spec.declares(response.status());
        let kind = if is_declared { ErrorKind::Decode } else { ErrorKind::UndeclaredSuccess };
        let mut call_error = Self::with_kind(kind, spec.id, message).with_source(error);
        call_error.0.facts = Facts { request_id: facts::request_id(response.headers()), ..Facts::default() };
        call_error.0.response = Some(response);
        call_error
    }

    /// Creates the error for a response whose status code is a failure. If `Retry-After` is a date and the response has
    /// no `Date`, the delay is counted from `now`.
    pub(crate) fn from_response(spec: &'static OperationSpec, response: Response, now: std::time::SystemTime) -> Self {
        let mut call_error = Self::with_kind(ErrorKind::Status, spec.id, "");
        call_error.0.facts = Facts::from_response(spec, &response, now);
        call_error.0.restart_page_token = spec.paging.and_then(|paging| facts::restart_page_token(paging, &response));
        call_error.0.response = Some(response);
        call_error
    }

    pub(crate) fn redirected(spec: &'static OperationSpec, response: Response, message: String) -> Self {
        let mut call_error = Self::with_kind(ErrorKind::Redirect, spec.id, message);
        call_error.0.response = Some(response);
        call_error
    }

    pub(crate) fn transport(
        kind: ErrorKind,
        operation_id: &'static str,
        message: String,
        source: Option<Arc<dyn StdError + Send + Sync>>,
    ) -> Self {
        let mut call_error = Self::with_kind(kind, operation_id, message);
        call_error.0.source = source;
        call_error
    }

    /// Creates the error of a call for which no token could be fetched. `error` is the error of the token request or of
    /// the token source.
    #[cfg(feature = "tokens")]
    pub(crate) fn auth(operation_id: &'static str, error: Self) -> Self {
        let message = format!("cannot get a token: {error}");
        // An error in the configuration keeps its kind, since the next call would fail as well.
        let kind = if error.kind() == ErrorKind::Config { ErrorKind::Config } else { ErrorKind::Auth };
        let mut call_error = Self::with_kind(kind, operation_id, message);
        call_error.0.response.clone_from(&error.0.response);
        call_error.0.facts = error.0.facts.clone();
        call_error.with_source(error)
    }

    /// Removes the body if the status code is a success, since the response to a token request may contain a token.
    #[cfg(feature = "tokens")]
    pub(crate) fn without_token(mut self) -> Self {
        if let Some(response) = &mut self.0.response
            && response.status().is_success()
        {
            *response.body_mut() = Bytes::new();
        }
        self
    }

    /// Adds the maximum delay that the client accepts between attempts to the message, if the server requested a longer
    /// delay.
    pub(crate) fn with_max_wait(mut self, max_wait: Duration) -> Self {
        self.0.max_wait = self.retry_after().filter(|wait| *wait > max_wait).map(|_| max_wait);
        self
    }

    /// Sets the number of items that the stream returned before the error.
    pub(crate) fn with_item_index(mut self, item_index: usize) -> Self {
        self.0.item_index = Some(item_index);
        self
    }

    /// Sets the number of requests that were sent, and whether the server may have executed an attempt whose response
    /// did not arrive.
    pub(crate) fn with_attempts(mut self, attempts: u32, is_unconfirmed: bool) -> Self {
        self.0.attempts = attempts;
        self.0.is_unconfirmed = is_unconfirmed;
        self
    }

    /// Returns the kind of the error.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Error, ErrorKind};")]
    ///
    /// fn is_transport_failure(error: &Error) -> bool {
    ///     matches!(error.kind(), ErrorKind::Connect | ErrorKind::ConnectionClosed | ErrorKind::Timeout)
    /// }
    /// ```
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the `operationId` of the operation; empty if the error does not come from a call.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation_id
    }

    /// Returns the status code of the response; `None` if there is no response.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(http::Response::status)
    }

    /// Returns the header fields of the response; `None` if there is no response.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    ///
    /// fn warning(error: &Error) -> Option<&str> {
    ///     error.headers()?.get("warning")?.to_str().ok()
    /// }
    /// ```
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(http::Response::headers)
    }

    /// Returns the response body as received, after decompression; `None` if there is no response.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.0.response.as_ref().map(http::Response::body)
    }

    /// Returns the response; `None` if there is no response.
    #[must_use]
    pub fn response(&self) -> Option<&Response> {
        self.0.response.as_ref()
    }

    /// Returns the human-readable message in the response; `None` if there is no message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.facts.message.as_deref()
    }

    /// Returns the machine-readable reason in the response, such as `NotFound`; `None` if there is no reason.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.0.facts.reason.as_deref()
    }

    /// Returns the vendor's error code in the response, such as `Quota.0301`; `None` if there is no code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.facts.code.as_deref()
    }

    /// Returns the causes in the response, usually one for each invalid field of the request, and at most 100.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    ///
    /// fn print(error: &Error) {
    ///     for cause in error.causes() {
    ///         eprintln!("{}: {}", cause.field, cause.message);
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.0.facts.causes
    }

    /// Returns the ID that the server gave the request, to quote in support tickets; `None` if the server sent no ID.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.facts.request_id.as_deref()
    }

    /// Returns the delay that the server requests, from `Retry-After` or the body; `None` if the server requests no
    /// delay.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    ///
    /// fn pause(error: &Error) -> Duration {
    ///     error.retry_after().unwrap_or(Duration::from_secs(60))
    /// }
    /// ```
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.facts.retry_after
    }

    /// Returns the number of requests that the call sent, including retries; 0 if nothing was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns whether the server may have executed the operation despite the error: an attempt was sent and its
    /// response did not arrive, or the operation may have been executed in spite of the status code (502 from a
    /// gateway, 500 from a server, a redirect with 303).
    ///
    /// If an attempt to delete an object has no response and the next attempt results in 404, the first attempt may
    /// have deleted the object.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    ///
    /// /// Returns whether the caller must look the object up before creating it again.
    /// fn must_look_up_object(error: &Error) -> bool {
    ///     error.may_have_happened()
    /// }
    /// ```
    #[must_use]
    pub fn may_have_happened(&self) -> bool {
        let data = &*self.0;
        let is_ambiguous = match (data.kind, self.status()) {
            (ErrorKind::Status, Some(status)) => {
                Outcome::Response { status, retry_after: self.retry_after() }.is_ambiguous()
            }
            (ErrorKind::Decode | ErrorKind::UndeclaredSuccess, _) => true,
            // 307 and 308 ask for the same request at another URL. Other redirects may lead to the operation's result.
            (ErrorKind::Redirect, Some(status)) => {
                !matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT)
            }
            _ => false,
        };
        data.is_unconfirmed || is_ambiguous
    }

    /// Returns the number of items that the stream returned before the error, which is the index of the invalid or
    /// missing item. `None` if the error does not come from a stream.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    ///
    /// fn describe(error: &Error) -> String {
    ///     match error.item_index() {
    ///         Some(index) => format!("item {index}: {error}"),
    ///         None => error.to_string(),
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn item_index(&self) -> Option<usize> {
        self.0.item_index
    }

    /// Returns the new page token that the server sent in response to an expired one; `None` if it sent no token.
    #[must_use]
    pub fn restart_page_token(&self) -> Option<&str> {
        self.0.restart_page_token.as_deref()
    }

    /// Decodes the body as the type that the API's document declares for failures of the operation `O`.
    ///
    /// # Errors
    ///
    /// If the body does not have that type (for example, an HTML page of a gateway), or there is no response.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Dispatch, Operation};")]
    ///
    /// /// Returns the error body of the API, if the call failed with one.
    /// async fn failure<O: Operation>(client: &Client, operation: &O) -> Option<O::Failure> {
    ///     client.dispatch(operation).await.err()?.failure::<O>().ok()
    /// }
    /// ```
    pub fn failure<O: Operation>(&self) -> Result<O::Failure, DecodeError> {
        match &self.0.response {
            Some(response) => O::decode_failure(response),
            None => Err(DecodeError::Text { message: "there is no response".to_owned() }),
        }
    }

    /// Decodes the body as JSON into any type.
    ///
    /// # Errors
    ///
    /// If the body is not JSON, the JSON value does not have the type `T`, or there is no response.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    ///
    /// fn detail(error: &Error) -> Option<String> {
    ///     let body: serde_json::Value = error.json().ok()?;
    ///     Some(body.get("detail")?.as_str()?.to_owned())
    /// }
    /// ```
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        decode::from_json(self.body().map_or(&[], |body| body.as_ref()))
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
