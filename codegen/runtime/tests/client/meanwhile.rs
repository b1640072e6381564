//! Tests calls that wait for each other, or for a slow server.

use std::{
    future::pending,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    time::{Duration, SystemTime},
};

use runtime::{
    AccessKey, Client, Credential, Dispatch, Error, ErrorKind, Request, Token, TokenSource, blocking,
    transport::{Body, BoxFuture, Limits, Now, Transport, TransportError},
    value::DateTime,
};
use tokio::sync::Barrier;

use crate::{
    fixture::{Delete, DeleteAll, IAM},
    job, password,
};

fn client(
    transport: impl Transport,
    set: impl FnOnce(runtime::ClientBuilder<Client>) -> runtime::ClientBuilder<Client>,
) -> Client {
    set(Client::builder("https://api.north-1.test").server(IAM, "https://iam.test"))
        .build_with_transport(transport)
        .unwrap()
}

/// A transport that never responds to the first request.
#[derive(Clone, Default)]
struct Deaf(Arc<AtomicUsize>);

impl Transport for Deaf {
    fn send(&self, request: Request, _: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
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

    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        self.sleep(after)
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
    let client = client(transport.clone(), |client| {
        client.max_concurrent_requests(1).attempt_timeout(None).total_timeout(limit)
    });
    // The transport exceeds its limit, so the first call holds the only slot.
    let first = tokio::spawn(client.dispatch(&Delete("a")));
    tokio::task::yield_now().await;
    let error = client.dispatch(&Delete("b")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.may_have_happened()), (ErrorKind::Timeout, 0, false), "{error}");
    assert_eq!(
        error.to_string(),
        "deleteJob: timed out after 50ms waiting for a free connection slot; the request was not sent"
    );
    assert!(!first.is_finished());
    assert_eq!(transport.0.load(Ordering::Relaxed), 1);
}

/// A transport that responds too late to the first token request, and immediately to everything else. The test sets the
/// clock.
#[derive(Clone)]
struct SlowToken(Arc<(AtomicUsize, Barrier, AtomicU64)>);

impl Transport for SlowToken {
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (calls, late, clock) = &*self.0;
            if request.method() == http::Method::POST {
                if calls.fetch_add(1, Ordering::Relaxed) == 0 {
                    late.wait().await;
                    clock.store(limits.timeout.unwrap().as_secs(), Ordering::Relaxed);
                    return Err(TransportError::timeout(limits.timeout));
                }
                let token = http::Response::builder().status(201).header("X-Subject-Token", "t");
                return Ok(token.body("{}".into()).unwrap());
            }
            Ok(http::Response::new(job().to_string().into()))
        })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Now {
        Now { monotonic: Duration::from_secs(self.0.2.load(Ordering::Relaxed)), ..Now::system() }
    }
}

#[tokio::test]
async fn waiting_calls_do_not_fail_by_the_deadline_of_the_fetching_call() {
    let transport = SlowToken(Arc::new((AtomicUsize::new(0), Barrier::new(2), AtomicU64::new(0))));
    let client = client(transport.clone(), |client| password(client).total_timeout(Duration::from_secs(30)));
    let (calls, late, clock) = &*transport.0;
    let first = tokio::spawn(client.dispatch(&Delete("a")));
    tokio::task::yield_now().await;
    clock.store(20, Ordering::Relaxed);
    let second = tokio::spawn(client.dispatch(&Delete("b")));
    tokio::task::yield_now().await;
    late.wait().await;
    assert_eq!(first.await.unwrap().unwrap_err().kind(), ErrorKind::Timeout);
    second.await.unwrap().unwrap();
    assert_eq!(calls.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn two_calls_whose_token_was_refused_get_the_next_one_together() {
    let transport = Refusing(Arc::new((AtomicUsize::new(0), AtomicUsize::new(0), Barrier::new(2))));
    let client = client(transport.clone(), password);
    let (one, other) = tokio::join!(client.dispatch(&Delete("a")), client.dispatch(&Delete("b")));
    one.unwrap();
    other.unwrap();
    assert_eq!(transport.0.0.load(Ordering::Relaxed), 2, "one token that was refused, and one for both");
}

/// A transport that refuses the first token after both calls have sent it.
#[derive(Clone)]
struct Refusing(Arc<(AtomicUsize, AtomicUsize, Barrier)>);

impl Transport for Refusing {
    fn send(&self, request: Request, _: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (tokens, calls, both) = &*self.0;
            if request.method() == http::Method::POST {
                let token = format!("t{}", tokens.fetch_add(1, Ordering::Relaxed));
                return Ok(http::Response::builder()
                    .status(201)
                    .header("X-Subject-Token", token)
                    .body("{}".into())
                    .unwrap());
            }
            let mut response = http::Response::new(job().to_string().into());
            if calls.fetch_add(1, Ordering::Relaxed) < 2 {
                both.wait().await;
                *response.status_mut() = http::StatusCode::UNAUTHORIZED;
            } else {
                assert_eq!(request.headers()["x-auth-token"], "t1");
            }
            Ok(response)
        })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(pause))
    }

    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        self.sleep(after)
    }
}

/// A server with a fast clock: refuses the first two requests after both have arrived.
#[derive(Clone)]
struct Ahead(Arc<(AtomicUsize, Barrier)>);

impl Transport for Ahead {
    fn send(&self, _: Request, _: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
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
    let client = client(Ahead(Arc::new((AtomicUsize::new(0), Barrier::new(2)))), |client| {
        client.auth(AccessKey::new("AK", "SK"))
    });
    let (one, other) = tokio::join!(client.dispatch(&Delete("a")), client.dispatch(&Delete("b")));
    one.unwrap();
    other.unwrap();
}

/// A server with tokens that expire after an hour, which issues one token and never responds to later token requests.
/// The test sets the clock.
#[derive(Clone)]
struct OneToken(Arc<(AtomicUsize, AtomicU64)>);

impl OneToken {
    fn client() -> (Self, Client) {
        let transport = Self(Arc::default());
        let client = client(transport.clone(), |client| password(client).total_timeout(Duration::from_secs(30)));
        (transport, client)
    }

    fn calls(&self) -> usize {
        self.0.0.load(Ordering::Relaxed)
    }

    fn pass(&self, seconds: u64) {
        self.0.1.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl Transport for OneToken {
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            if request.method() != http::Method::POST {
                assert_eq!(request.headers()["x-auth-token"], "t");
                return Ok(http::Response::new(job().to_string().into()));
            }
            if self.0.0.fetch_add(1, Ordering::Relaxed) > 0 {
                tokio::task::yield_now().await;
                self.pass(limits.timeout.unwrap().as_secs());
                return Err(TransportError::timeout(limits.timeout));
            }
            let body = serde_json::json!({"token": {"expires_at": DateTime::from(self.now().wall + Duration::from_secs(3600))}});
            let token = http::Response::builder().status(201).header("X-Subject-Token", "t");
            Ok(token.body(body.to_string().into()).unwrap())
        })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Now {
        let time = Duration::from_secs(self.0.1.load(Ordering::Relaxed));
        Now {
            monotonic: time,
            wall: SystemTime::try_from(&"2026-11-22T12:00:00Z".parse::<DateTime>().unwrap()).unwrap() + time,
        }
    }
}

#[tokio::test]
async fn a_token_server_that_hangs_does_not_matter_while_the_token_is_good() {
    let (transport, client) = OneToken::client();
    client.dispatch(&Delete("a")).await.unwrap();
    transport.pass(3400);
    // One call tries to renew the token, and the other does not wait for it.
    let first = tokio::spawn(client.dispatch(&Delete("a")));
    tokio::task::yield_now().await;
    assert_eq!(transport.calls(), 2);
    client.dispatch(&Delete("b")).await.unwrap();
    assert!(!first.is_finished());
    first.await.unwrap().unwrap();
    assert_eq!(transport.now().monotonic, Duration::from_secs(3410), "ten seconds of the call's thirty");
    // No call tries to renew the token during the pause.
    client.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(transport.calls(), 2);
    transport.pass(30);
    client.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(transport.calls(), 3);
    transport.pass(200);
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "now it has ended: {error}");
}

/// A token source that returns a token once, and errors afterwards.
struct Once(AtomicUsize);

impl TokenSource for Once {
    fn token(&self) -> BoxFuture<'_, Result<Token, Error>> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move { if number == 0 { Ok(Token::new("t")) } else { pending().await } })
    }
}

#[tokio::test]
async fn a_call_that_waits_for_its_second_token_says_that_it_was_sent_once() {
    let unauthorised = Refusing(Arc::new((AtomicUsize::new(0), AtomicUsize::new(0), Barrier::new(1))));
    let client = client(unauthorised, |client| {
        client.auth(Credential::source(Once(AtomicUsize::new(0)))).total_timeout(Duration::from_millis(50))
    });
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert!(error.to_string().ends_with("waiting for a token; the request was not sent again"), "{error}");
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
}

/// A transport that blocks beyond its timeout, until the test releases it.
struct Stubborn {
    began: SyncSender<()>,
    end: Mutex<Receiver<()>>,
}

impl Transport for Stubborn {
    fn send(&self, _: Request, _: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async {
            self.began.send(()).unwrap();
            self.end.lock().unwrap().recv().unwrap();
            Ok(http::Response::new(job().to_string().into()))
        })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { std::thread::sleep(pause) })
    }
}

#[test]
fn a_thread_waits_for_its_turn_no_longer_than_the_call_may_take() {
    let ((began, has_begun), (may_end, end)) = (sync_channel(1), sync_channel(1));
    let client = blocking::Client::builder("https://api.north-1.test").max_concurrent_requests(1);
    let client = client.attempt_timeout(None).total_timeout(Duration::from_millis(50));
    let client = client.build_with_transport(Stubborn { began, end: Mutex::new(end) }).unwrap();
    std::thread::scope(|scope| {
        let first = scope.spawn(|| client.dispatch(&Delete("a")));
        has_begun.recv().unwrap();
        let error = client.dispatch(&Delete("b")).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0), "{error}");
        may_end.send(()).unwrap();
        first.join().unwrap().unwrap();
    });
}
