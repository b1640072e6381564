//! One's own stack of `tower` services as the driver.

use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use tower_service::Service;

use super::{super::operation::Request, Body, BoxFuture, Limits, Transport, TransportError, TransportErrorKind};

/// A service, and what to sleep with.
///
/// The service gets requests with absolute URIs and returns responses with bodies of any type that becomes a [`Body`]: `Bytes`
/// for one that has been read. It is cloned for every request. The limits that the client has for a request are in the
/// request's extensions, as [`Limits`].
#[derive(Clone, Debug)]
pub struct Tower<S, T> {
    service: S,
    sleep: T,
}

impl<S, T> Tower<S, T> {
    /// A service, and a function that gives a future that is ready after a pause, `tokio::time::sleep` for example.
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
        let mut late = limits.timeout.map(|timeout| Box::pin((self.sleep)(timeout)));
        let mut response = Box::pin(async move {
            // Without `poll_ready` the request was not sent, so it is safe to send it again.
            poll_fn(|context| service.poll_ready(context)).await.map_err(|error| {
                TransportError::with_source(TransportErrorKind::Connect, "the service is not ready", error)
            })?;
            service.call(request).await.map_err(|error| {
                TransportError::with_source(TransportErrorKind::ConnectionClosed, "the service has failed", error)
            })
        });
        Box::pin(poll_fn(move |context| {
            let Poll::Ready(response) = response.as_mut().poll(context) else {
                return poll_late(&mut late, context).map(|()| Err(TransportError::timeout(limits.timeout)));
            };
            let (timeout, late) = (limits.timeout, late.take().filter(|_| !limits.is_streamed));
            Poll::Ready(response.map(|response| {
                response.map(|body| match body.into() {
                    body if body.is_whole() => body,
                    body => Body::from_stream(Pieces { body, late, timeout }),
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

/// The pieces of a body, until they come too late.
struct Pieces<F> {
    body: Body,
    late: Option<Pin<Box<F>>>,
    timeout: Option<Duration>,
}

impl<F: Future<Output = ()>> Stream for Pieces<F> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.body.poll_piece(context) {
            Poll::Pending => {
                let timeout = self.timeout;
                poll_late(&mut self.late, context).map(|()| Some(Err(TransportError::timeout(timeout))))
            }
            piece @ Poll::Ready(_) => piece,
        }
    }
}

/// Is ready if the time is over.
fn poll_late<F: Future<Output = ()>>(late: &mut Option<Pin<Box<F>>>, context: &mut Context<'_>) -> Poll<()> {
    match late {
        Some(late) => late.as_mut().poll(context),
        None => Poll::Pending,
    }
}
