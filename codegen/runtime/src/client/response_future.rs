//! The future of a response.

use std::{
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use http::{HeaderName, HeaderValue};

use super::{
    super::{
        error::Error,
        message::Request,
        operation::Operation,
        request::{RequestError, set},
        transport::BoxFuture,
        value::StrictDates,
    },
    Client, Inner,
    progress::{Delivery, Reading},
    random,
};

/// The future of an operation's response. Nothing is sent before the first poll. Dropping the future cancels the call:
/// the connection of an attempt in flight is closed, and nothing more is sent.
#[must_use = "nothing is sent until it is awaited"]
pub struct ResponseFuture<O> {
    delivery: BoxFuture<'static, Result<Delivery, Error>>,
    strict_dates: bool,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> ResponseFuture<O> {
    pub(super) fn new(client: &Client, operation: &O) -> Self {
        let (request, is_idempotent) = request_of(operation);
        let delivery = Inner::start_call(Arc::clone(&client.0), O::SPEC, request, is_idempotent, Reading::Whole);
        Self { delivery, strict_dates: client.0.strict_dates, operation: PhantomData }
    }
}

/// Returns the request of a new call, and whether the call is idempotent. Adds an idempotency key here and not for each
/// attempt, so that all attempts of the call send the same key.
pub(super) fn request_of<O: Operation>(operation: &O) -> (Result<Request, RequestError>, bool) {
    let request = operation.request();
    match O::IDEMPOTENCY_KEY {
        Some(header) => (request.map(|request| with_idempotency_key(request, header)), operation.is_idempotent()),
        None => (request, operation.is_idempotent()),
    }
}

/// Adds a random idempotency key, unless the caller has set one.
fn with_idempotency_key(mut request: Request, header: &'static str) -> Request {
    let header_name = HeaderName::from_static(header);
    if !request.headers().contains_key(&header_name)
        && let Ok(value) = HeaderValue::try_from(random::uuid())
    {
        set(request.headers_mut(), header_name, value);
    }
    request
}

impl<O: Operation> Future for ResponseFuture<O> {
    type Output = Result<http::Response<O::Output>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let delivery = ready!(self.delivery.as_mut().poll(context))?;
        let _dates = StrictDates::begin(self.strict_dates);
        Poll::Ready(decode::<O>(delivery))
    }
}

/// Decodes the response to the operation's output.
fn decode<O: Operation>(delivery: Delivery) -> Result<http::Response<O::Output>, Error> {
    let Delivery { response, attempt_count: attempts, .. } = delivery;
    match O::decode(&response) {
        Ok(output) => Ok(response.map(|_| output)),
        Err(error) => Err(Error::undecodable(O::SPEC, response, error).with_attempts(attempts, false)),
    }
}
