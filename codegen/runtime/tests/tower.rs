//! `tower` services as the driver.

mod fixture;

use std::{
    convert::Infallible,
    future::{Ready, ready},
    sync::{Arc, Mutex},
    task::{Context, Poll},
    time::Duration,
};

use fixture::{API, Create, Delete, DeleteAll, Get, IAM};
use runtime::{
    Client, Credential, Dispatch, Error, Request, Response, Token, TokenSource,
    transport::{BoxFuture, Limits, Tower},
};
use tower_service::Service;

/// A service that answers everything with a job and keeps what it was asked.
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
    // A job is no list of jobs.
    let error = client.pages(DeleteAll { limit: 1, token: None }).next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("missing field `items`"), "{error}");
    let error = client.dispatch(&Get("..")).await.unwrap_err();
    assert_eq!(error.operation(), "getJob");
    assert!(
        API.schemes.iter().any(|scheme| scheme.exchange.is_some_and(|exchange| exchange.spec.servers[0].url == IAM))
    );
}

/// A service that never answers.
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

/// A source of tokens that never gives one.
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
