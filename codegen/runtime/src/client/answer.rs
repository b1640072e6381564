//! The future of an answer.

use std::{
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use super::{
    super::{
        error::Error,
        operation::{Operation, Response},
        transport::BoxFuture,
    },
    Client, Inner,
};

/// The answer to an operation, to be awaited. Nothing is sent before; dropped, it sends nothing more.
#[must_use = "nothing is sent until it is awaited"]
pub struct Answer<O> {
    response: BoxFuture<'static, Result<Response, Error>>,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Answer<O> {
    pub(super) fn new(client: &Client, operation: &O) -> Self {
        let (request, repeatable) = (operation.request(), operation.repeatable());
        let response = Inner::start(Arc::clone(&client.0), O::SPEC, request, repeatable);
        Self { response, operation: PhantomData }
    }
}

impl<O: Operation> Future for Answer<O> {
    type Output = Result<http::Response<O::Output>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let response = ready!(self.response.as_mut().poll(context))?;
        Poll::Ready(decode::<O>(response))
    }
}

/// The answer with the body decoded.
fn decode<O: Operation>(response: Response) -> Result<http::Response<O::Output>, Error> {
    match O::decode(&response) {
        Ok(output) => Ok(response.map(|_| output)),
        Err(error) => Err(Error::undecodable(O::SPEC, response, error)),
    }
}
