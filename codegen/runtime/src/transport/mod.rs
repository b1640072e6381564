//! Transports: what sends requests. One trait, implemented for `reqwest`, for `ureq` and for `tower` services.

mod body;
#[cfg(feature = "gzip")]
mod gunzip;
mod park;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;
mod upload;
#[cfg(feature = "ureq")]
mod ureq;

use std::{
    error::Error as StdError,
    fmt,
    pin::Pin,
    sync::{Arc, OnceLock},
    time::{Duration, Instant, SystemTime},
};

#[cfg(any(feature = "reqwest", feature = "ureq"))]
use zeroize::Zeroizing;

#[cfg(any(feature = "reqwest", feature = "ureq"))]
use super::error::Error;
pub use super::message::Request;
use super::value::Secret;

pub(crate) use self::park::wait;
#[cfg(feature = "reqwest")]
pub use self::reqwest::Reqwest;
#[cfg(feature = "tower")]
pub use self::tower::Tower;
#[cfg(feature = "ureq")]
pub use self::ureq::Ureq;
pub use self::{body::Body, upload::RequestBody};

/// A future on the heap.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests to a server.
///
/// # Examples
///
/// A transport that reads and sends whole bodies:
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::transport::{Body, BoxFuture, Limits, Request, Transport, TransportError};")]
///
/// /// Responds to every request with its own body.
/// struct Echo;
///
/// impl Transport for Echo {
///     fn send(&self, request: Request, _: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         Box::pin(async move { Ok(http::Response::new(Body::from(request.into_body()))) })
///     }
///
///     fn sleep(&self, pause: std::time::Duration) -> BoxFuture<'_, ()> {
///         Box::pin(async move { std::thread::sleep(pause) })
///     }
/// }
/// ```
///
/// The client does the rest: credentials, retries, redirects, decompression, the limit on the size of a response. So a
/// transport must do none of these: it returns every response as it is, whatever its status code.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request with an absolute URI. Returns the response with a body that may not have arrived yet; for a body that has been
    /// read, that is `response.map(Body::from)`. It takes no longer than the limits allow, connecting and reading included.
    ///
    /// # Errors
    ///
    /// The kind of the error tells the client whether the server may have seen the request.
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Sends a request whose body is read while it is sent. By default the body is read into memory and sent by
    /// [`send`](Self::send), which is all that a transport for whole bodies can do.
    fn send_upload(
        &self,
        request: http::Request<RequestBody>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (mut parts, mut body) = request.into_parts();
            let body = body.collect().await?;
            parts.headers.remove(http::header::CONTENT_LENGTH);
            self.send(Request::from_parts(parts, body), limits).await
        })
    }

    /// Waits between two attempts.
    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()>;

    /// Returns a future that is ready after this time. The client polls it beside another future: a free slot, a token, an item of a
    /// stream. So, unlike [`sleep`](Self::sleep), it must not block. A transport for the asynchronous client returns its runtime's
    /// timer here; the default is for the blocking client, and never ready elsewhere.
    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        park::timer(after)
    }

    /// Returns the current time.
    fn now(&self) -> Now {
        Now::system()
    }
}

/// The limits of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The time from connecting to the last byte of the response; `None` if it is not limited. If the response
    /// [is streamed](Self::is_streamed), only to the last byte of its head.
    pub timeout: Option<Duration>,
    /// The maximal size of the response body in bytes, unpacked. The client stops reading there; a transport that reads whole
    /// bodies may stop, too.
    pub max_response_size: usize,
    /// True if the caller reads the body of the response as it arrives, which may take any time.
    pub is_streamed: bool,
    /// The longest time between two pieces of a streamed body; `None` if it is not limited. The client enforces it with
    /// [`Transport::timer`]; a transport that blocks has to enforce it by itself.
    pub idle_timeout: Option<Duration>,
}

impl Limits {
    pub(crate) fn new(timeout: Option<Duration>, max_response_size: usize) -> Self {
        Self { timeout, max_response_size, is_streamed: false, idle_timeout: None }
    }

    pub(crate) fn for_stream(timeout: Option<Duration>, max_response_size: usize, idle: Option<Duration>) -> Self {
        Self { timeout, max_response_size, is_streamed: true, idle_timeout: idle }
    }
}

/// The current time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The time since some start, by a clock that never goes back.
    pub monotonic: Duration,
    /// The time of day, by a clock that may be set.
    pub wall: SystemTime,
}

impl Now {
    /// Returns the time by the clocks of the system.
    #[must_use]
    pub fn system() -> Self {
        static START: OnceLock<Instant> = OnceLock::new();
        Self { monotonic: START.get_or_init(Instant::now).elapsed(), wall: SystemTime::now() }
    }
}

/// The reason why an attempt has no response.
#[derive(Clone, Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// The kinds of a [`TransportError`]. They tell whether the server may have done the operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// There is no connection; nothing was sent.
    Connect,
    /// The server's certificate is not trusted; nothing was sent.
    UntrustedCertificate,
    /// A time limit was exceeded.
    Timeout,
    /// The connection was closed before the response was complete.
    ConnectionClosed,
    /// The response is longer than the limit.
    TooLarge,
    /// The content of the request cannot be read: a file is missing, a reader fails, there are more or fewer bytes than were announced.
    RequestBody,
}

impl TransportError {
    /// Creates an error without a source.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::transport::{TransportError, TransportErrorKind};")]
    ///
    /// let error = TransportError::new(TransportErrorKind::Connect, "the tunnel is closed");
    /// assert_eq!(error.kind(), TransportErrorKind::Connect);
    /// ```
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// Creates an error with its source. The messages of the chain of sources are appended to the message.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::transport::{TransportError, TransportErrorKind};")]
    ///
    /// let source = std::io::Error::other("broken pipe");
    /// let error = TransportError::with_source(TransportErrorKind::ConnectionClosed, "the tunnel was closed", source);
    /// assert_eq!(error.to_string(), "the tunnel was closed: broken pipe");
    /// ```
    pub fn with_source(
        kind: TransportErrorKind,
        message: &str,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        let source: Arc<dyn StdError + Send + Sync> = Arc::from(source.into());
        let mut text = message.to_owned();
        let mut next: Option<&(dyn StdError + 'static)> = Some(&*source);
        while let Some(error) = next {
            let addition = error.to_string();
            // Many libraries repeat the message of the source.
            if !text.ends_with(&addition) {
                text.push_str(": ");
                text.push_str(&addition);
            }
            next = error.source();
        }
        Self { kind, message: text, source: Some(source) }
    }

    /// Creates the error for a response that is longer than the limit in bytes.
    #[must_use]
    pub fn too_large(limit: usize) -> Self {
        Self::new(
            TransportErrorKind::TooLarge,
            format!("the response is longer than {limit} bytes, the limit of the client"),
        )
    }

    /// Creates the error for an attempt that exceeded its time limit.
    #[must_use]
    pub fn timeout(limit: Option<Duration>) -> Self {
        let message = match limit {
            Some(limit) => format!("no complete response within {limit:?}"),
            None => "timed out".to_owned(),
        };
        Self::new(TransportErrorKind::Timeout, message)
    }

    /// Creates the error for a body that is not valid gzip, or ends too early.
    #[cfg(any(feature = "gzip", feature = "ureq"))]
    pub(crate) fn damaged_gzip(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::with_source(TransportErrorKind::ConnectionClosed, "the response's gzip is damaged", source)
    }

    /// Creates the error for a stream without an item for longer than its idle timeout.
    #[must_use]
    pub fn silence(limit: Duration) -> Self {
        Self::new(TransportErrorKind::Timeout, format!("no item within {limit:?}, the idle timeout of the stream"))
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    pub(crate) fn into_parts(self) -> (String, Option<Arc<dyn StdError + Send + Sync>>) {
        (self.message, self.source)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// The settings of a driver for its connections.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConnectionSettings {
    /// The longest time for connecting.
    pub(crate) connect_timeout: Option<Duration>,
    /// The proxy for all requests; `None` for that of the environment.
    pub(crate) proxy: Option<Secret>,
    /// Root certificates in DER, in addition to those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    /// The client's own certificate.
    #[cfg(any(feature = "reqwest", feature = "ureq"))]
    pub(crate) identity: Option<Identity>,
    /// The maximal age of an idle connection; `None` for the driver's default, `Duration::MAX` for any time.
    pub(crate) pool_idle_timeout: Option<Duration>,
    /// The maximal number of idle connections for each host; `None` for the driver's default.
    pub(crate) pool_max_idle_per_host: Option<usize>,
}

/// A certificate of the client's own with its private key, in DER.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
#[derive(Clone)]
pub(crate) struct Identity {
    pub(crate) chain: Vec<Vec<u8>>,
    pub(crate) key: Zeroizing<Vec<u8>>,
    // Pointers to functions, so that programs without such a certificate do not contain the code for signatures.
    #[cfg(feature = "reqwest")]
    pub(crate) for_reqwest: reqwest::Authenticate,
    #[cfg(feature = "ureq")]
    pub(crate) for_ureq: ureq::Authenticate,
}

#[cfg(any(feature = "reqwest", feature = "ureq"))]
impl Identity {
    pub(crate) fn new(chain: Vec<Vec<u8>>, key: Vec<u8>) -> Self {
        Self {
            chain,
            key: Zeroizing::new(key),
            #[cfg(feature = "reqwest")]
            for_reqwest: reqwest::authenticate,
            #[cfg(feature = "ureq")]
            for_ureq: ureq::client_certificate,
        }
    }
}

#[cfg(any(feature = "reqwest", feature = "ureq"))]
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} certificates", self.chain.len())
    }
}

#[cfg(any(feature = "reqwest", feature = "ureq"))]
impl ConnectionSettings {
    /// Returns the URL of the proxy. Checked here, since the drivers ignore some URLs that they do not support and send requests
    /// directly.
    ///
    /// # Errors
    ///
    /// If the drivers do not support the URL.
    fn proxy(&self) -> Result<Option<&str>, Error> {
        let Some(url) = &self.proxy else { return Ok(None) };
        let is_proxy = |uri: http::Uri| {
            matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty())
        };
        if url.expose().parse().is_ok_and(is_proxy) {
            return Ok(Some(url.expose()));
        }
        // The URL is not shown, since it may hold a password.
        Err(Error::config("", "the proxy cannot be used: it has to be `http://` or `https://`, a host and a port"))
    }
}
