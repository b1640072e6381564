//! One's own stack of `tower` services as the driver.

use std::{future::poll_fn, task::Poll, time::Duration};

use tower_service::Service;

use super::{
    super::operation::{Request, Response},
    BoxFuture, Limits, Transport, TransportError, TransportErrorKind,
};

/// A service, and what to sleep with.
///
/// The service gets requests with absolute addresses and gives whole answers. It is cloned for every request. The limits that
/// the client has for a request are in the request's extensions, as [`Limits`]; an answer that comes too late or is too long
/// anyway is none.
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

impl<S, T, F> Transport for Tower<S, T>
where
    S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    S::Future: Send,
    T: Fn(Duration) -> F + Send + Sync + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    fn send(&self, mut request: Request, limits: Limits) -> BoxFuture<'_, Result<Response, TransportError>> {
        let mut service = self.service.clone();
        request.extensions_mut().insert(limits);
        let mut late = limits.timeout.map(|timeout| self.sleep(timeout));
        let mut answer = Box::pin(async move {
            // Without `poll_ready` the request was not sent, so it is safe to send it again.
            poll_fn(|context| service.poll_ready(context)).await.map_err(|error| {
                TransportError::with_source(TransportErrorKind::Connect, "the service is not ready", error)
            })?;
            service.call(request).await.map_err(|error| {
                TransportError::with_source(TransportErrorKind::ConnectionClosed, "the service has failed", error)
            })
        });
        Box::pin(poll_fn(move |context| {
            let Poll::Ready(answer) = answer.as_mut().poll(context) else {
                let late = late.as_mut().is_some_and(|late| late.as_mut().poll(context).is_ready());
                return if late { Poll::Ready(Err(TransportError::timeout(limits.timeout))) } else { Poll::Pending };
            };
            let is_too_long = |response: &Response| response.body().len() > limits.max_response_size;
            Poll::Ready(if answer.as_ref().is_ok_and(is_too_long) {
                Err(TransportError::too_large(limits.max_response_size))
            } else {
                answer
            })
        }))
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        Box::pin((self.sleep)(pause))
    }

    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        Transport::sleep(self, after)
    }
}
