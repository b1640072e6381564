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
        request::{RequestError, set_header},
        transport::BoxFuture,
        value::StrictDates,
    },
    Client, ClientState,
    progress::{BodyMode, SuccessfulCall},
    random,
};

/// The future of an operation's response. Nothing is sent before the first poll. Dropping the future cancels the call:
/// the connection of an attempt in flight is closed, and nothing more is sent.
#[must_use = "nothing is sent until it is awaited"]
pub struct ResponseFuture<O> {
    call_future: BoxFuture<'static, Result<SuccessfulCall, Error>>,
    strict_dates: bool,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> ResponseFuture<O> {
    pub(super) fn new(client: &Client, operation: &O) -> Self {
        let (request, is_idempotent) = build_call_request(operation);
        let call_future =
            ClientState::start_call(Arc::clone(&client.0), O::SPEC, request, is_idempotent, BodyMode::Complete);
        Self { call_future, strict_dates: client.0.strict_dates, operation: PhantomData }
    }
}

/// Builds the request of a new call. Also returns whether the call is idempotent. An idempotency key is added here and
/// not for each attempt, so that all attempts of the call send the same key.
pub(super) fn build_call_request<O: Operation>(operation: &O) -> (Result<Request, RequestError>, bool) {
    let request = operation.request();
    match O::IDEMPOTENCY_KEY {
        Some(header) => (request.map(|request| with_idempotency_key(request, header)), operation.is_idempotent()),
        None => (request, operation.is_idempotent()),
    }
}

/// Adds a random idempotency key in the header field `header_name`, unless the caller has set the field.
fn with_idempotency_key(mut request: Request, header_name: &'static str) -> Request {
    let header_name = HeaderName::from_static(header_name);
    if !request.headers().contains_key(&header_name)
        && let Ok(value) = HeaderValue::try_from(random::generate_uuid())
    {
        set_header(request.headers_mut(), header_name, value);
    }
    request
}

impl<O: Operation> Future for ResponseFuture<O> {
    type Output = Result<http::Response<O::Output>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let successful_call = ready!(self.call_future.as_mut().poll(context))?;
        let _strict_dates = StrictDates::begin(self.strict_dates);
        Poll::Ready(decode_output::<O>(successful_call))
    }
}

/// Decodes the response to the operation's output.
fn decode_output<O: Operation>(successful_call: SuccessfulCall) -> Result<http::Response<O::Output>, Error> {
    let SuccessfulCall { response, attempt_count, .. } = successful_call;
    match O::decode(&response) {
        Ok(output) => Ok(response.map(|_| output)),
        Err(error) => Err(Error::undecodable(O::SPEC, response, error).with_attempts(attempt_count, false)),
    }
}
