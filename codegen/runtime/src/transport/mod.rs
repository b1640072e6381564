//! Transports, which send requests. The trait is implemented for `reqwest`, `ureq` and `tower` services.

mod body;
mod error;
#[cfg(feature = "gzip")]
mod gunzip;
pub(crate) mod park;
#[cfg(feature = "reqwest")]
mod reqwest;
mod settings;
#[cfg(feature = "tower")]
mod tower;
mod upload;
#[cfg(feature = "ureq")]
mod ureq;

use std::{
    pin::Pin,
    sync::OnceLock,
    time::{Duration, Instant, SystemTime},
};

pub use super::message::Request;

#[cfg(feature = "reqwest")]
pub use self::reqwest::Reqwest;
#[cfg(any(feature = "reqwest", feature = "ureq"))]
pub(crate) use self::settings::Identity;
#[cfg(feature = "tower")]
pub use self::tower::Tower;
#[cfg(feature = "ureq")]
pub use self::ureq::Ureq;
pub use self::{
    body::Body,
    error::{TransportError, TransportErrorKind},
    upload::RequestBody,
};
pub(crate) use self::{park::wait, settings::ConnectionSettings};

/// A boxed future.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests to a server.
///
/// # Examples
///
/// A transport that reads and sends complete bodies:
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
/// The client handles everything else: credentials, retries, redirects, decompression, and the limit on the size of a
/// response. A transport must not handle them: it returns every response unchanged, whatever its status code.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request with an absolute URI. Returns the response with a body that may not have arrived yet; for a body
    /// that was read completely, use `response.map(Body::from)`. The call must respect the limits, which cover
    /// connecting, sending and reading.
    ///
    /// # Errors
    ///
    /// The kind of the error determines whether the client assumes that the server may have seen the request.
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Sends a request with a body that is read while it is sent. The default implementation reads the body into memory
    /// and calls [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// The same as those of [`send`](Self::send), and an error of the kind
    /// [`RequestBody`](TransportErrorKind::RequestBody) if the content cannot be read.
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

    /// Returns a future that completes after `pause`, the delay between two attempts.
    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()>;

    /// Returns a future that completes after the time `after`. The client polls it together with another future, such
    /// as one that waits for a free slot, a token, or an item of a stream. So, unlike the future of
    /// [`sleep`](Self::sleep), it must not block. A transport for the asynchronous client must return a timer of its
    /// runtime. The future of the default implementation completes only in the blocking client.
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
    /// The timeout from connecting to the last byte of the response; `None` for no timeout. If the response [is
    /// streamed](Self::is_streamed), the timeout applies only until the header fields of the response have arrived.
    pub timeout: Option<Duration>,
    /// The maximum size of the response body in bytes, after decompression. The client stops reading at this limit; a
    /// transport that reads complete bodies may stop, too.
    pub max_response_size: usize,
    /// True if the caller reads the response body as it arrives, which may take arbitrarily long.
    pub is_streamed: bool,
    /// The timeout between two pieces of a streamed body; `None` for no timeout. The client enforces it with
    /// [`Transport::timer`]; a blocking transport must enforce it itself.
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
    /// The time since a fixed point, as measured by a monotonic clock.
    pub monotonic: Duration,
    /// The current date and time, according to a clock that may be adjusted.
    pub wall: SystemTime,
}

impl Now {
    /// Returns the current time according to the system clocks.
    #[must_use]
    pub fn system() -> Self {
        static START: OnceLock<Instant> = OnceLock::new();
        Self { monotonic: START.get_or_init(Instant::now).elapsed(), wall: SystemTime::now() }
    }
}
