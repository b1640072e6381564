//! The one error of a client: what went wrong, in words for people and in facts for programs.

mod facts;
mod show;
use std::{error::Error as StdError, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

pub use self::facts::Cause;
pub(crate) use self::facts::{Facts, request_id};
use super::{
    decode::{self, DecodeError},
    operation::{Operation, Response},
    request::RequestError,
    retry::Outcome,
    spec::OperationSpec,
};

/// What went wrong with a call.
///
/// Where the server has answered, everything that it said is kept: [`status`](Self::status), [`headers`](Self::headers),
/// [`body`](Self::body). What the API's document tells about the shapes of errors gives [`message`](Self::message),
/// [`reason`](Self::reason), [`code`](Self::code), [`causes`](Self::causes), [`request_id`](Self::request_id); a gateway's
/// answer is read as well as the API's own. No credentials are in it.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Error;")]
///
/// /// Whether there is nothing to look for: it was not done, and nobody was faster.
/// fn is_settled(error: &Error) -> bool {
///     !error.is_conflict() && !error.may_have_happened()
/// }
/// ```
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    operation: &'static str,
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
    response: Option<Response>,
    facts: Facts,
    attempts: u32,
    lost: bool,
    fresh: Option<String>,
    /// The number of items before it, in a stream.
    item: Option<usize>,
    /// The longest wait that the client accepts, if the server asks for more.
    max_wait: Option<Duration>,
}

/// The kinds of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client is not set up for this: no server, a wrong address, no credentials that the operation takes, or not all that a
    /// token takes.
    Config,
    /// The operation cannot become a request. Nothing was sent.
    Request,
    /// No credentials could be got: the call for a token failed, whyever. The operation was not sent, or refused (401) since the token
    /// that there was is not good.
    Auth,
    /// No connection: refused, no such host, a certificate that is not trusted. The operation was not sent.
    Connect,
    /// The connection broke before the answer was complete. Whether the operation was done is not known.
    ConnectionClosed,
    /// It took too long. Whether the operation was done is not known.
    Timeout,
    /// The answer is longer than the client takes.
    TooLarge,
    /// The server sends the client elsewhere, where it must not go with credentials or a body.
    Redirect,
    /// The server responded with a failure.
    Status,
    /// The server responded with a success, but the response is not what the API's document declares.
    Decode,
    /// The server responded with a success (2xx) that the API's document does not declare, and the response is not that of the
    /// nearest success that it declares either.
    UndeclaredSuccess,
}

impl Error {
    fn of(kind: ErrorKind, operation: &'static str, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            operation,
            message: message.into(),
            source: None,
            response: None,
            facts: Facts::default(),
            attempts: 0,
            lost: false,
            fresh: None,
            item: None,
            max_wait: None,
        }))
    }

    /// An error of a [`TokenSource`](super::auth::TokenSource) or of a transport of one's own.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self::of(kind, "", message)
    }

    /// The same, with what caused it.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(Arc::from(source.into()));
        self
    }

    pub(crate) fn config(operation: &'static str, message: impl Into<String>) -> Self {
        Self::of(ErrorKind::Config, operation, message)
    }

    pub(crate) fn unsendable(spec: &'static OperationSpec, error: RequestError) -> Self {
        let message = error.to_string();
        Self::of(ErrorKind::Request, spec.id, message).with_source(error)
    }

    pub(crate) fn undecodable(spec: &'static OperationSpec, response: Response, error: DecodeError) -> Self {
        let message = error.to_string();
        let declared = spec.declares(response.status());
        let kind = if declared { ErrorKind::Decode } else { ErrorKind::UndeclaredSuccess };
        let mut this = Self::of(kind, spec.id, message).with_source(error);
        this.0.facts = Facts { request_id: facts::request_id(response.headers()), ..Facts::default() };
        this.0.response = Some(response);
        this
    }

    /// The server's answer as a failure; `now` is what `Retry-After` counts from if it is a date.
    pub(crate) fn answered(spec: &'static OperationSpec, response: Response, now: std::time::SystemTime) -> Self {
        let mut this = Self::of(ErrorKind::Status, spec.id, "");
        this.0.facts = Facts::of(spec, &response, now);
        this.0.fresh = spec.paging.and_then(|paging| facts::restart_page_token(paging, &response));
        this.0.response = Some(response);
        this
    }

    pub(crate) fn redirected(spec: &'static OperationSpec, response: Response, to: &str) -> Self {
        let message = format!("the server sends the call on to {to}");
        let mut this = Self::of(ErrorKind::Redirect, spec.id, message);
        this.0.response = Some(response);
        this
    }

    pub(crate) fn transport(
        kind: ErrorKind,
        operation: &'static str,
        message: String,
        source: Option<Arc<dyn StdError + Send + Sync>>,
    ) -> Self {
        let mut this = Self::of(kind, operation, message);
        this.0.source = source;
        this
    }

    /// An error on the way to credentials, as the error of the call that needed them.
    pub(crate) fn auth(operation: &'static str, error: Self) -> Self {
        let message = format!("no token could be got: {error}");
        // What the client lacks it lacks the next time, too.
        let kind = if error.kind() == ErrorKind::Config { ErrorKind::Config } else { ErrorKind::Auth };
        let mut this = Self::of(kind, operation, message);
        this.0.response.clone_from(&error.0.response);
        this.0.facts = error.0.facts.clone();
        this.with_source(error)
    }

    /// The same, without the body of an answer that says success: it may hold a token.
    pub(crate) fn without_token(mut self) -> Self {
        if let Some(response) = &mut self.0.response
            && response.status().is_success()
        {
            *response.body_mut() = Bytes::new();
        }
        self
    }

    /// Adds that the client waits no longer than this, if the server asks it to.
    pub(crate) fn with_max_wait(mut self, max_wait: Duration) -> Self {
        self.0.max_wait = self.retry_after().filter(|wait| *wait > max_wait).map(|_| max_wait);
        self
    }

    pub(crate) fn at_item(mut self, index: usize) -> Self {
        self.0.item = Some(index);
        self
    }

    pub(crate) fn after(mut self, attempts: u32, lost: bool) -> Self {
        self.0.attempts = attempts;
        self.0.lost = lost;
        self
    }

    /// What kind of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The `operationId`; empty for an error that belongs to none.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The HTTP status, where the server has answered.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(http::Response::status)
    }

    /// The answer's headers, where the server has answered.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(http::Response::headers)
    }

    /// The answer's body as it came, where the server has answered.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.0.response.as_ref().map(http::Response::body)
    }

    /// The answer as it came, where the server has answered.
    #[must_use]
    pub fn response(&self) -> Option<&Response> {
        self.0.response.as_ref()
    }

    /// What the server says is wrong, for people.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.facts.message.as_deref()
    }

    /// What the server says is wrong, in one word: `NotFound`.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.0.facts.reason.as_deref()
    }

    /// The vendor's own code: `Quota.0301`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.facts.code.as_deref()
    }

    /// Single causes, one for each field of the request that is wrong, say.
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.0.facts.causes
    }

    /// The request's id, which the vendor's support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.facts.request_id.as_deref()
    }

    /// How long the server asks to wait, by `Retry-After` or in the body.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.facts.retry_after
    }

    /// How often the operation was sent. 0: never.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the operation may have been done nevertheless: an attempt was sent whose answer did not arrive, or the
    /// answer does not tell (a gateway's 502, a server's 500, a redirect to a page that tells). A 404 for a delete, say, then
    /// may mean that the first attempt has deleted what the second one does not find.
    #[must_use]
    pub fn may_have_happened(&self) -> bool {
        let inner = &*self.0;
        let unsure = match (inner.kind, self.status()) {
            (ErrorKind::Status, Some(status)) => {
                Outcome::Response { status, retry_after: self.retry_after() }.is_ambiguous()
            }
            (ErrorKind::Decode | ErrorKind::UndeclaredSuccess, _) => true,
            // 307 and 308 ask for the same call once more, the others for a look at what came of it.
            (ErrorKind::Redirect, Some(status)) => {
                !matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT)
            }
            _ => false,
        };
        inner.lost || unsure
    }

    /// Returns the number of items that the stream had returned before, if it is an error of a stream: the index of the item
    /// that is wrong or missing.
    #[must_use]
    pub fn item_index(&self) -> Option<usize> {
        self.0.item
    }

    /// A fresh token for going on with pages, where the one that was sent is too old.
    #[must_use]
    pub fn restart_page_token(&self) -> Option<&str> {
        self.0.fresh.as_deref()
    }

    /// The body as the type that the API's document declares for failures of this operation.
    ///
    /// # Errors
    ///
    /// If the body is something else, a gateway's answer, say; or there is none, and no declared failure.
    pub fn failure<O: Operation>(&self) -> Result<O::Failure, DecodeError> {
        match &self.0.response {
            Some(response) => O::decode_failure(response),
            None => Err(DecodeError::Text { message: "is missing: the server has not answered".to_owned() }),
        }
    }

    /// The body as any type.
    ///
    /// # Errors
    ///
    /// If the body is not JSON of this type, or there is none.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        decode::from_json(self.body().map_or(&[], |body| body.as_ref()))
    }

    fn has(&self, status: StatusCode) -> bool {
        self.0.kind == ErrorKind::Status && self.status() == Some(status)
    }

    /// 400: the server does not understand the request.
    #[must_use]
    pub fn is_bad_request(&self) -> bool {
        self.has(StatusCode::BAD_REQUEST)
    }

    /// 401: the server does not know the credentials; or no token could be got since the credentials are wrong.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Status | ErrorKind::Auth) && self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// Returns whether the server reported success, and only the response could not be decoded: its kind is
    /// [`Decode`](ErrorKind::Decode) or [`UndeclaredSuccess`](ErrorKind::UndeclaredSuccess). The operation was done;
    /// [`response`](Self::response) has what the server sent.
    #[must_use]
    pub fn is_success(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Decode | ErrorKind::UndeclaredSuccess)
    }

    /// Returns whether the server reported success with a status code that the API's document does not declare.
    #[must_use]
    pub fn is_undeclared_success(&self) -> bool {
        self.0.kind == ErrorKind::UndeclaredSuccess
    }

    /// 403: the credentials do not allow this.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        self.has(StatusCode::FORBIDDEN)
    }

    /// 404: there is no such thing.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.has(StatusCode::NOT_FOUND)
    }

    /// 409: it is not in the state for this; preconditions that do not hold are among the reasons.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.has(StatusCode::CONFLICT)
    }

    /// 410: it is no more; for pages, the token is too old.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.has(StatusCode::GONE)
    }

    /// 422: the server understands the request, and it is wrong.
    #[must_use]
    pub fn is_unprocessable(&self) -> bool {
        self.has(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// 429: too many requests.
    #[must_use]
    pub fn is_too_many_requests(&self) -> bool {
        self.has(StatusCode::TOO_MANY_REQUESTS)
    }

    /// 500 to 599.
    #[must_use]
    pub fn is_server_error(&self) -> bool {
        self.0.kind == ErrorKind::Status && self.status().is_some_and(|status| status.is_server_error())
    }

    /// It took too long: by the client's clock, or by the server's (408, 504).
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
            || self.has(StatusCode::REQUEST_TIMEOUT)
            || self.has(StatusCode::GATEWAY_TIMEOUT)
    }

    /// No connection.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
