//! A transport that sends requests with a `tower` service.

use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use tower_service::Service;

use super::{super::message::Request, Body, BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// A transport that uses a `tower` service and a sleep function.
///
/// The service receives requests with absolute URIs, and returns responses whose body type converts to [`Body`], such
/// as `Bytes` for a complete body. The service is cloned for every request. The extensions of a request contain the
/// [`Limits`] of the attempt.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::{convert::Infallible, future::{Ready, ready}, task::{Context, Poll}};
///
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Request, Response, transport::Tower};")]
/// use tower_service::Service;
///
/// /// Responds to every request with an empty body.
/// #[derive(Clone)]
/// struct Empty;
///
/// impl Service<Request> for Empty {
///     type Response = Response;
///     type Error = Infallible;
///     type Future = Ready<Result<Response, Infallible>>;
///
///     fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
///         Poll::Ready(Ok(()))
///     }
///
///     fn call(&mut self, _: Request) -> Self::Future {
///         ready(Ok(Response::default()))
///     }
/// }
///
/// let transport = Tower::new(Empty, tokio::time::sleep);
/// let client = Client::builder("https://api.example.com").build_with_transport(transport)?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Tower<S, T> {
    service: S,
    sleep: T,
}

impl<S, T> Tower<S, T> {
    /// Creates a transport from a service. `sleep` is a function such as `tokio::time::sleep`: it returns a future that
    /// completes when a duration has passed.
    pub fn new(service: S, sleep: T) -> Self {
        Self { service, sleep }
    }
}

impl<S, T, F, B> Transport for Tower<S, T>
where
    S: Service<Request, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    S::Future: Send,
    B: Into<Body>,
    T: Fn(Duration) -> F + Send + Sync + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    fn send(
        &self,
        mut request: Request,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut service = self.service.clone();
        request.extensions_mut().insert(limits);
        let mut timer = limits.timeout.map(|timeout| Box::pin((self.sleep)(timeout)));
        let mut response = Box::pin(async move {
            // The service is not ready, so the request was not sent and can be retried.
            poll_fn(|context| service.poll_ready(context)).await.map_err(|error| {
                TransportError::with_source(TransportErrorKind::Connect, "the tower service is not ready", error)
            })?;
            service.call(request).await.map_err(|error| {
                TransportError::with_source(TransportErrorKind::ConnectionClosed, "the tower service has failed", error)
            })
        });
        Box::pin(poll_fn(move |context| {
            let Poll::Ready(response) = response.as_mut().poll(context) else {
                return poll_timer(&mut timer, context).map(|()| Err(TransportError::timeout(limits.timeout)));
            };
            let (timeout, timer) = (limits.timeout, timer.take().filter(|_| !limits.is_streamed));
            Poll::Ready(response.map(|response| {
                response.map(|body| match body.into() {
                    body if body.is_in_memory() => body,
                    body => Body::from_stream(BodyPieces { body, timer, timeout }),
                })
            }))
        }))
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        Box::pin((self.sleep)(pause))
    }

    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        Transport::sleep(self, after)
    }
}

/// A stream of the pieces of a response body. If the timer completes before the body, the stream ends with a timeout
/// error.
struct BodyPieces<F> {
    body: Body,
    timer: Option<Pin<Box<F>>>,
    timeout: Option<Duration>,
}

impl<F: Future<Output = ()>> Stream for BodyPieces<F> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.body.poll_piece(context) {
            Poll::Pending => {
                let timeout = self.timeout;
                poll_timer(&mut self.timer, context).map(|()| Some(Err(TransportError::timeout(timeout))))
            }
            piece @ Poll::Ready(_) => piece,
        }
    }
}

/// Polls the timer. Returns `Pending` if there is no timer.
fn poll_timer<F: Future<Output = ()>>(timer: &mut Option<Pin<Box<F>>>, context: &mut Context<'_>) -> Poll<()> {
    match timer {
        Some(timer) => timer.as_mut().poll(context),
        None => Poll::Pending,
    }
}
