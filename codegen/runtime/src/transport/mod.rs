//! Transports: what sends requests. One trait, implemented for `reqwest`, for `ureq` and for `tower` services.

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
    /// Sends a request with an absolute URI. Returns the response with a body that may not have arrived yet; for a body
    /// that has been read, that is `response.map(Body::from)`. The call must not exceed the limits, which include
    /// connecting and reading.
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
    /// The timeout between two pieces of a streamed body; `None` if there is none. The client enforces it with
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
