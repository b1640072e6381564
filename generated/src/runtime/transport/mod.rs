//! What carries requests: one trait, implemented for `reqwest` and `ureq`, for `tower` services, and by whoever likes.

mod body;
#[cfg(feature = "gzip")]
mod gunzip;
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
pub use super::operation::Request;
use super::value::Secret;

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
/// /// Answers every request with its own body.
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
    /// Sends the request; its URI is absolute. Returns the response with a body that may still have to arrive; one that has
    /// been read is `response.map(Body::from)`. Takes no longer than the limit allows, connecting and reading included.
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

    /// Waits.
    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()>;

    /// Is ready after this time, while something else is waited for: a place in the queue, a token from elsewhere. So, unlike
    /// [`sleep`](Self::sleep), it must not block. A transport for the asynchronous client gives its runtime's timer here;
    /// what is there by default is for the blocking client, and never ready elsewhere.
    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        super::client::blocking::timer(after)
    }

    /// What time it is.
    fn now(&self) -> Now {
        Now::system()
    }
}

/// What one attempt may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The time from connecting to the last byte of the response; `None` if it is not limited. If the response
    /// [is streamed](Self::is_streamed), only to the last byte of its head.
    pub timeout: Option<Duration>,
    /// The maximal size of the response body in bytes, unpacked. The client stops reading there; a transport that reads whole
    /// bodies may stop, too.
    pub max_response_size: usize,
    /// Whether the caller reads the body of the response as it arrives, which may take any time.
    pub is_streamed: bool,
    /// The longest time between two pieces of a streamed body; `None` if it is not limited. The client sees to it by
    /// [`Transport::timer`]; a transport that blocks must see to it by itself.
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

/// What time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// A clock that only goes on: the time since some start.
    pub monotonic: Duration,
    /// The time of day, which may be set.
    pub wall: SystemTime,
}

impl Now {
    /// What time it is by the system's clocks.
    #[must_use]
    pub fn system() -> Self {
        static START: OnceLock<Instant> = OnceLock::new();
        Self { monotonic: START.get_or_init(Instant::now).elapsed(), wall: SystemTime::now() }
    }
}

/// Why an attempt has no answer.
#[derive(Clone, Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// The kinds of a [`TransportError`]. They tell whether the server may have done what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection: nothing was sent.
    Connect,
    /// The server's certificate is not trusted: nothing was sent.
    UntrustedCertificate,
    /// It took too long.
    Timeout,
    /// The connection broke.
    ConnectionClosed,
    /// The answer is longer than it may be.
    TooLarge,
    /// The body of the request cannot be read: a file is gone, a reader fails, there are more or fewer bytes than were announced.
    RequestBody,
}

impl TransportError {
    /// A failure without anything that caused it.
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// A failure with what caused it; the message is that of the whole chain of causes.
    pub fn with_source(
        kind: TransportErrorKind,
        message: &str,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        let source: Arc<dyn StdError + Send + Sync> = Arc::from(source.into());
        let mut text = message.to_owned();
        let mut next: Option<&(dyn StdError + 'static)> = Some(&*source);
        while let Some(error) = next {
            let said = error.to_string();
            // Libraries tend to say again what their cause says.
            if !text.ends_with(&said) {
                text.push_str(": ");
                text.push_str(&said);
            }
            next = error.source();
        }
        Self { kind, message: text, source: Some(source) }
    }

    /// An answer that is longer than it may be.
    #[must_use]
    pub fn too_large(limit: usize) -> Self {
        Self::new(TransportErrorKind::TooLarge, format!("the answer is longer than {limit} bytes, the client's limit"))
    }

    /// An attempt that took longer than it may.
    #[must_use]
    pub fn timeout(limit: Option<Duration>) -> Self {
        let message = match limit {
            Some(limit) => format!("no complete answer within {limit:?}"),
            None => "it took too long".to_owned(),
        };
        Self::new(TransportErrorKind::Timeout, message)
    }

    /// A stream that was silent for longer than it may be.
    #[must_use]
    pub fn silence(limit: Duration) -> Self {
        Self::new(TransportErrorKind::Timeout, format!("no item within {limit:?}, the idle timeout of the stream"))
    }

    /// What kind of failure it is.
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

/// How a driver is set up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wire {
    /// How long connecting may take.
    pub(crate) connect: Option<Duration>,
    /// The proxy for all requests; nothing: as the environment says.
    pub(crate) proxy: Option<Secret>,
    /// Root certificates in DER, beside those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    /// The client's own certificate.
    #[cfg(any(feature = "reqwest", feature = "ureq"))]
    pub(crate) identity: Option<Identity>,
    /// How long an idle connection is kept; `None` for the driver's default, `Duration::MAX` for any time.
    pub(crate) pool_idle_timeout: Option<Duration>,
    /// How many idle connections are kept for each host; `None` for the driver's default.
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
impl Wire {
    /// The proxy, if it is one that the drivers can use. Some of what they cannot use they would leave out without a word, and
    /// send requests directly.
    fn proxy(&self) -> Result<Option<&str>, Error> {
        let Some(url) = &self.proxy else { return Ok(None) };
        let is_proxy = |uri: http::Uri| {
            matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty())
        };
        if url.expose().parse().is_ok_and(is_proxy) {
            return Ok(Some(url.expose()));
        }
        // Not shown: it may hold a password.
        Err(Error::config("", "the proxy cannot be used: it has to be `http://` or `https://`, a host and a port"))
    }
}
