//! Tests `tower` services as the driver.

mod fixture;

use std::{
    convert::Infallible,
    future::{Ready, ready},
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
    time::Duration,
};

use fixture::{API, Create, Delete, DeleteAll, Get, IAM};
use futures_core::Stream;
use runtime::{
    CallOptions, Client, Credential, DecodeError, Dispatch, DispatchStream, Error, Operation, Request, Response,
    RetryPolicy, Streamed, Token, TokenSource,
    stream::{Json, Lines},
    transport::{Body, BoxFuture, Limits, Tower, TransportError},
};
use tower_service::Service;

/// A service that responds to every request with a job and records the requests.
#[derive(Clone, Default)]
struct Jobs(Arc<Mutex<Vec<Request>>>);

impl Service<Request> for Jobs {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        self.0.lock().unwrap().push(request);
        ready(Ok(http::Response::new(r#"{"kind":"Job","metadata":{"name":"pi"}}"#.into())))
    }
}

#[tokio::test]
async fn a_tower_service_is_a_driver() {
    let service = Jobs::default();
    let transport = Tower::new(service.clone(), tokio::time::sleep);
    let client = Client::builder("https://api.north-1.test")
        .auth("t")
        .max_response_size(1000)
        .build_with_transport(transport)
        .unwrap();
    assert_eq!(client.dispatch(&Delete("pi")).await.unwrap().into_body().metadata.name, "pi");
    client.dispatch(&Create("pi")).await.unwrap();
    let requests = service.0.lock().unwrap();
    assert_eq!(requests[0].uri(), "https://api.north-1.test/namespaces/team-a/jobs/pi");
    let limits = requests[0].extensions().get::<Limits>().unwrap();
    assert_eq!((limits.max_response_size, limits.timeout), (1000, Some(Duration::from_secs(60))));
}

#[tokio::test]
async fn pages_go_through_any_driver() {
    let transport = Tower::new(Jobs::default(), tokio::time::sleep);
    let client = Client::builder("https://api.north-1.test").build_with_transport(transport).unwrap();
    // A job is not a list of jobs.
    let error = client.pages(DeleteAll { limit: 1, token: None }).next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("missing field `items`"), "{error}");
    let error = client.dispatch(&Get("..")).await.unwrap_err();
    assert_eq!(error.operation(), "getJob");
    assert!(
        API.schemes.iter().any(|scheme| scheme.exchange.is_some_and(|exchange| exchange.spec.servers[0].url == IAM))
    );
}

/// A service that never responds.
#[derive(Clone)]
struct Silent;

impl Service<Request> for Silent {
    type Response = Response;
    type Error = Infallible;
    type Future = std::future::Pending<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request) -> Self::Future {
        std::future::pending()
    }
}

#[tokio::test]
async fn the_clients_limits_hold_for_a_service_that_knows_none() {
    let client = Client::builder("https://api.north-1.test").total_timeout(Duration::from_millis(20));
    let error = client
        .build_with_transport(Tower::new(Silent, tokio::time::sleep))
        .unwrap()
        .dispatch(&Get("a"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), runtime::ErrorKind::Timeout, "{error}");
    let client = Client::builder("https://api.north-1.test").max_response_size(10);
    let client = client.build_with_transport(Tower::new(Jobs::default(), tokio::time::sleep)).unwrap();
    let error = client.dispatch(&Get("a")).await.unwrap_err();
    assert_eq!(error.kind(), runtime::ErrorKind::TooLarge, "{error}");
}

/// A token source that never returns a token.
struct NoToken;

impl TokenSource for NoToken {
    fn token(&self) -> BoxFuture<'_, Result<Token, Error>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_token_that_never_comes_takes_no_longer_than_the_call_may() {
    let client = Client::builder("https://api.north-1.test").auth(Credential::source(NoToken));
    let client = client.total_timeout(Duration::from_millis(20));
    let client = client.build_with_transport(Tower::new(Jobs::default(), tokio::time::sleep)).unwrap();
    assert_eq!(client.dispatch(&Get("a")).await.unwrap_err().kind(), runtime::ErrorKind::Timeout);
}

/// A service with responses that arrive in pieces and never end.
#[derive(Clone)]
struct Numbers;

/// The pieces of the response: a number, and half of another number. No more pieces follow.
struct Pieces(usize);

impl Stream for Pieces {
    type Item = Result<bytes::Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0 += 1;
        match self.0 {
            1 => Poll::Ready(Some(Ok("1\n2".into()))),
            2 => Poll::Ready(Some(Ok("0\n3".into()))),
            _ => Poll::Pending,
        }
    }
}

impl Service<Request> for Numbers {
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<http::Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let limits = request.extensions().get::<Limits>().unwrap();
        assert_eq!(request.method() == http::Method::GET, limits.is_streamed);
        let response = http::Response::builder().header("content-type", "application/x-ndjson");
        ready(Ok(response.body(Body::from_stream(Pieces(0))).unwrap()))
    }
}

/// An operation that lists numbers.
struct Follow;

impl Operation for Follow {
    type Output = ();
    type Failure = ();
    const SPEC: &'static runtime::spec::OperationSpec = Get::SPEC;

    fn request(&self) -> Result<Request, runtime::RequestError> {
        Get("numbers").request()
    }

    fn decode(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_failure(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl Streamed for Follow {
    type Decoder = Lines<u32, Json>;
    const MEDIA_TYPES: &'static str = "application/x-ndjson";
}

/// Items arrive as the service sends them. The timeout of the attempt applies until the head has arrived. Then the idle
/// timeout ends the stream.
#[tokio::test]
async fn responses_of_a_service_are_streamed() {
    let client = Client::builder("https://api.north-1.test").attempt_timeout(Duration::from_millis(200));
    let client = client.build_with_transport(Tower::new(Numbers, tokio::time::sleep)).unwrap();
    let mut numbers = client.dispatch_stream(&Follow).idle_timeout(Duration::from_millis(400));
    assert_eq!(numbers.next().await.unwrap().unwrap(), 1);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(numbers.next().await.unwrap().unwrap(), 20);
    let error = numbers.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.item_index()), (runtime::ErrorKind::Timeout, Some(2)), "{error}");
    assert!(error.to_string().contains("the stream's idle timeout"), "{error}");
    assert!(numbers.next().await.is_none());
    // Without a stream the same response exceeds the timeout of the attempt.
    let error = client.with(CallOptions::new().retry(RetryPolicy::none())).dispatch(&Delete("pi")).await.unwrap_err();
    assert_eq!(error.to_string(), "deleteJob: no complete response within 200ms");
}
