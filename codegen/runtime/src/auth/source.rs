//! Sources of access keys, from which the client requests temporary keys when it needs new ones.

use std::{
    fmt::Write as _,
    time::{Duration, SystemTime},
};

use super::super::{
    error::{Error, ErrorKind},
    message::{Request, Response},
    transport::{BoxFuture, Limits, Transport, TransportError},
    value::Secret,
};
use super::{AccessKey, Token};

/// A source of access keys, such as a vault, another program or a service for temporary keys.
///
/// The client uses the keys until shortly before they expire. If several calls need new keys, only one of them requests
/// the keys. After a response with status code 401, a call requests new keys and is sent again, at most once.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{AccessKey, AccessKeySource, Error, Request, auth::HttpSender, transport::BoxFuture};")]
/// use std::time::Duration;
///
/// /// Requests keys from a server on this machine.
/// struct Local;
///
/// impl AccessKeySource for Local {
///     fn access_key<'a>(&'a self, http: &'a HttpSender<'a>) -> BoxFuture<'a, Result<AccessKey, Error>> {
///         Box::pin(async move {
///             let mut request = Request::default();
///             *request.uri_mut() = http::Uri::from_static("http://127.0.0.1:9000/keys");
///             let response = http.send(request, Duration::from_secs(5)).await?;
///             let text = String::from_utf8_lossy(response.body());
///             let (key, secret) = text.split_once(' ').unwrap_or_default();
///             Ok(AccessKey::new(key, secret))
///         })
///     }
/// }
/// ```
pub trait AccessKeySource: Send + Sync + 'static {
    /// Fetches access keys. `http` sends requests with the client's transport.
    ///
    /// # Errors
    ///
    /// If the keys cannot be fetched. The call then returns an error whose [`source`](std::error::Error::source) is
    /// this error.
    fn access_key<'a>(&'a self, http: &'a HttpSender<'a>) -> BoxFuture<'a, Result<AccessKey, Error>>;
}

/// Sends the requests of an [`AccessKeySource`] with the client's transport, without credentials, retries, redirects or
/// hooks.
pub struct HttpSender<'a> {
    transport: &'a dyn Transport,
}

/// The maximum size of a response in bytes.
const MAX_RESPONSE_SIZE: usize = 1 << 20;

impl<'a> HttpSender<'a> {
    pub(crate) fn new(transport: &'a dyn Transport) -> Self {
        Self { transport }
    }

    /// Sends a request with an absolute URL and reads the response. Returns `Ok` for any status code.
    ///
    /// # Errors
    ///
    /// Returns an error if no complete response arrives before the timeout.
    pub fn send(&self, request: Request, timeout: Duration) -> BoxFuture<'a, Result<Response, Error>> {
        let transport = self.transport;
        Box::pin(async move {
            let to_auth_error =
                |error: TransportError| Error::new(ErrorKind::Auth, format!("{error}")).with_source(error);
            let limits = Limits::new(Some(timeout), MAX_RESPONSE_SIZE);
            let (parts, mut body) = transport.send(request, limits).await.map_err(to_auth_error)?.into_parts();
            let body = body.collect(None, MAX_RESPONSE_SIZE).await.map_err(to_auth_error)?;
            Ok(Response::from_parts(parts, body))
        })
    }

    /// Returns the current time according to the transport's clock.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.transport.now().wall
    }
}

impl std::fmt::Debug for HttpSender<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HttpSender").finish_non_exhaustive()
    }
}

impl AccessKey {
    /// Converts the access key to a token, so that it can be cached like a token. The text of the token contains the
    /// access key, the secret key, the session token and the other values, one per line.
    pub(crate) fn to_token(&self) -> Token {
        let session_token = self.session_token.as_ref().map_or("", Secret::expose);
        let mut token_text =
            zeroize::Zeroizing::new(format!("{}\n{}\n{session_token}", self.key, self.secret.expose()));
        for (name, value) in &self.values {
            let _ = write!(token_text, "\n{name}={value}");
        }
        let token = Token::new(token_text.as_str());
        match self.expiry_time {
            Some(expiry_time) => token.expires(expiry_time),
            None => token,
        }
    }

    /// Parses the text of a token that was created by [`to_token`](Self::to_token).
    pub(crate) fn from_token(token_text: &Secret) -> Self {
        let mut lines = token_text.expose().split('\n');
        let mut next_line = || lines.next().unwrap_or_default();
        let mut keys = Self::new(next_line(), next_line());
        keys.session_token = Some(next_line()).filter(|session| !session.is_empty()).map(Secret::from);
        let values = lines.filter_map(|line| line.split_once('='));
        keys.values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        keys
    }
}
