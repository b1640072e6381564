//! The trait [`Transport`], which sends requests, and its implementations for `reqwest`, `ureq` and `tower` services.

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

/// A boxed future that can be sent to another thread.
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
/// /// Responds to every request with the body of the request.
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
/// The client adds credentials, retries, follows redirects, decompresses responses and limits their size. A transport
/// must not do any of this: it returns every response unchanged, whatever the status code is.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request with an absolute URI. Returns the response as soon as its header fields have arrived; the body
    /// may arrive later. A transport that reads the complete body returns `response.map(Body::from)`. The transport
    /// must respect the limits, which apply to connecting, sending and reading together.
    ///
    /// # Errors
    ///
    /// If no response arrives. The client uses the kind of the error to decide whether the server may have received the
    /// request.
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Sends a request with a body that is read while it is sent. The default implementation reads the body into memory
    /// and calls [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// If [`send`](Self::send) returns an error, or the content cannot be read. The kind of the error is
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

    /// Returns a future that completes when the duration `pause`, the delay between two attempts, has passed.
    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()>;

    /// Returns a future that completes when the duration `after` has passed. The client uses this future as the timeout
    /// of another future: a free connection slot, a token, or an item of a stream. Unlike the future of
    /// [`sleep`](Self::sleep), this future must not block.
    ///
    /// A transport for the asynchronous client must return a timer of its runtime, such as `tokio::time::sleep`. The
    /// future of the default implementation completes only in the blocking client.
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
    /// The timeout of the attempt, from connecting to the last byte of the response; `None` for no timeout. If the
    /// response [is streamed](Self::is_streamed), the timeout ends when the header fields of the response have arrived.
    pub timeout: Option<Duration>,
    /// The maximum size of the response body in bytes, after decompression. The client stops reading at this limit; a
    /// transport that reads complete bodies may also stop at the limit.
    pub max_response_size: usize,
    /// True if the caller reads the response body as a stream, which may take any length of time.
    pub is_streamed: bool,
    /// The timeout between two pieces of a streamed body; `None` for no timeout. The client enforces the timeout with
    /// [`Transport::timer`]; a blocking transport must enforce it in [`Transport::send`].
    pub idle_timeout: Option<Duration>,
}

impl Limits {
    pub(crate) fn new(timeout: Option<Duration>, max_response_size: usize) -> Self {
        Self { timeout, max_response_size, is_streamed: false, idle_timeout: None }
    }

    pub(crate) fn new_for_stream(
        timeout: Option<Duration>,
        max_response_size: usize,
        idle_timeout: Option<Duration>,
    ) -> Self {
        Self { timeout, max_response_size, is_streamed: true, idle_timeout }
    }
}

/// The current time according to two clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The time since an arbitrary fixed point, measured by a clock that never goes back.
    pub monotonic: Duration,
    /// The current date and time, measured by the system's clock, which may be adjusted.
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
