//! Calls that wait: for each other, or for a server that takes its time.

use std::{
    future::pending,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use runtime::{
    Client, Dispatch, ErrorKind, Keys, Request, Response,
    transport::{BoxFuture, Failure, Limits, Transport},
};
use tokio::sync::Barrier;

use crate::{
    fixture::{Delete, DeleteAll, IAM},
    job,
};

fn client(transport: impl Transport, set: impl FnOnce(runtime::Builder<Client>) -> runtime::Builder<Client>) -> Client {
    set(Client::builder("https://api.north-1.test").server(IAM, "https://iam.test")).build_on(transport).unwrap()
}

/// Never answers the first request.
#[derive(Clone, Default)]
struct Deaf(Arc<AtomicUsize>);

impl Transport for Deaf {
    fn send(&self, request: Request, _: Limits) -> BoxFuture<'_, Result<Response, Failure>> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            if number == 0 {
                pending::<()>().await;
            }
            let items =
                format!(r#"{{"items":[],"metadata":{{"continue":"{}"}}}}"#, request.uri().query().unwrap_or(""));
            Ok(http::Response::new(items.into()))
        })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(pause))
    }
}

#[tokio::test]
async fn a_page_that_is_on_its_way_is_given_up_by_a_restart() {
    let transport = Deaf::default();
    let mut pages = client(transport.clone(), |client| client).pages(DeleteAll { limit: 2, token: None });
    assert!(tokio::time::timeout(Duration::from_millis(1), pages.next()).await.is_err());
    pages.restart();
    assert!(pages.next().await.unwrap().is_ok(), "it is asked for again");
    assert_eq!(transport.0.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_call_whose_time_is_over_before_it_is_sent_cannot_have_happened() {
    let transport = Deaf::default();
    let limit = Duration::from_millis(50);
    let client = client(transport.clone(), |client| client.concurrency(1).attempt_timeout(None).total_timeout(limit));
    let (first, second) = (client.dispatch(&Delete("a")), client.dispatch(&Delete("b")));
    // The transport does not keep to its limit, so the first holds the only place until it is dropped.
    let (held, error) = tokio::join!(tokio::time::timeout(4 * limit, first), second);
    assert!(held.is_err());
    let error = error.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.may_have_happened()), (ErrorKind::Timeout, 0, false), "{error}");
    assert!(error.to_string().contains("before it could be sent"), "{error}");
    assert_eq!(transport.0.load(Ordering::Relaxed), 1);
}

/// A server whose clock is ahead: refuses the first two requests, when both are there.
#[derive(Clone)]
struct Ahead(Arc<(AtomicUsize, Barrier)>);

impl Transport for Ahead {
    fn send(&self, _: Request, _: Limits) -> BoxFuture<'_, Result<Response, Failure>> {
        Box::pin(async move {
            let mut response = http::Response::new(job().to_string().into());
            if self.0.0.fetch_add(1, Ordering::Relaxed) < 2 {
                self.0.1.wait().await;
                *response.status_mut() = http::StatusCode::UNAUTHORIZED;
                let date = http::HeaderValue::from_static("Fri, 22 Nov 2126 12:20:00 GMT");
                response.headers_mut().insert(http::header::DATE, date);
            }
            Ok(response)
        })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(pause))
    }
}

#[tokio::test]
async fn each_call_that_was_signed_by_the_wrong_clock_is_signed_anew() {
    let client =
        client(Ahead(Arc::new((AtomicUsize::new(0), Barrier::new(2)))), |client| client.auth(Keys::new("AK", "SK")));
    let (one, other) = tokio::join!(client.dispatch(&Delete("a")), client.dispatch(&Delete("b")));
    one.unwrap();
    other.unwrap();
}
