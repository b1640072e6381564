//! The future of an answer.

use std::{
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use super::{
    super::{error::Error, operation::Operation, transport::BoxFuture, value::StrictDates},
    Client, Inner,
    call::{Delivery, Reading},
};

/// The answer to an operation, to be awaited. Nothing is sent before; dropped, it sends nothing more.
#[must_use = "nothing is sent until it is awaited"]
pub struct ResponseFuture<O> {
    delivery: BoxFuture<'static, Result<Delivery, Error>>,
    strict_dates: bool,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> ResponseFuture<O> {
    pub(super) fn new(client: &Client, operation: &O) -> Self {
        let (request, is_idempotent) = (operation.request(), operation.is_idempotent());
        let delivery = Inner::start(Arc::clone(&client.0), O::SPEC, request, is_idempotent, Reading::Whole);
        Self { delivery, strict_dates: client.0.strict_dates, operation: PhantomData }
    }
}

impl<O: Operation> Future for ResponseFuture<O> {
    type Output = Result<http::Response<O::Output>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let delivery = ready!(self.delivery.as_mut().poll(context))?;
        let _dates = StrictDates::begin(self.strict_dates);
        Poll::Ready(decode::<O>(delivery))
    }
}

/// The answer with the body decoded.
fn decode<O: Operation>(delivery: Delivery) -> Result<http::Response<O::Output>, Error> {
    let Delivery { response, attempts, .. } = delivery;
    match O::decode(&response) {
        Ok(output) => Ok(response.map(|_| output)),
        Err(error) => Err(Error::undecodable(O::SPEC, response, error).after(attempts, false)),
    }
}
