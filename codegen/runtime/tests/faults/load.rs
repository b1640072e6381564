//! Tests many concurrent calls, cancelled calls, and servers that are temporarily down.

use std::{
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use runtime::{
    Client, ClientBuilder, Credential, Dispatch, Error, ErrorKind, RetryPolicy, Token, TokenRequest, TokenSource,
    blocking, transport::BoxFuture,
};

use crate::{
    answer_read,
    fixture::{Create, Delete, Get, IAM, Job},
    server::{Server, answer, job, read},
};

/// Starts a token server that counts requests. The first `failing` requests fail.
fn identity(failing: usize, calls: Arc<AtomicUsize>) -> Server {
    Server::start(move |_, stream| {
        let number = calls.fetch_add(1, Ordering::SeqCst);
        // Long enough for the other calls to arrive.
        thread::sleep(Duration::from_millis(100));
        if number < failing {
            return answer(stream, 503, &[], b"down");
        }
        let token = format!("token-{number}");
        answer(stream, 201, &[("X-Subject-Token", &token)], br#"{"token":{"expires_at":"2999-01-01T00:00:00Z"}}"#);
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_wait_for_one_token() {
    let calls = Arc::new(AtomicUsize::new(0));
    let iam = identity(0, Arc::clone(&calls));
    let server = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    let client = with_password(Client::builder(&server.url), &iam).build().unwrap();
    let tasks: Vec<_> = (0..50).map(|_| tokio::spawn(client.dispatch(&Get("pi")))).collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(calls.load(Ordering::SeqCst), 1);
    assert_eq!(server.requests().len(), 50);
}

#[test]
fn many_threads_wait_for_one_token() {
    let calls = Arc::new(AtomicUsize::new(0));
    let iam = identity(0, Arc::clone(&calls));
    let server = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    let client = with_password(blocking::Client::builder(&server.url), &iam).build().unwrap();
    thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| client.dispatch(&Get("pi")).unwrap());
        }
    });
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_token_server_that_is_down_and_then_up() {
    let calls = Arc::new(AtomicUsize::new(0));
    let iam = identity(2, Arc::clone(&calls));
    let server = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    let client = with_password(Client::builder(&server.url), &iam);
    let client = client.retry(RetryPolicy::default().initial_backoff(Duration::from_millis(1))).build().unwrap();
    client.dispatch(&Get("pi")).await.unwrap();
    assert_eq!(calls.load(Ordering::SeqCst), 3);

    let calls = Arc::new(AtomicUsize::new(0));
    let iam = identity(1, Arc::clone(&calls));
    let client = with_password(Client::builder(&server.url), &iam).retry(RetryPolicy::none()).build().unwrap();
    let waiting: Vec<_> = (0..5).map(|_| tokio::spawn(client.dispatch(&Get("pi")))).collect();
    for task in waiting {
        assert_eq!(task.await.unwrap().unwrap_err().kind(), ErrorKind::Auth);
    }
    // A single token request served all calls.
    assert_eq!(calls.load(Ordering::SeqCst), 1);
    client.dispatch(&Get("pi")).await.unwrap();
}

fn with_password<C>(builder: ClientBuilder<C>, iam: &Server) -> ClientBuilder<C> {
    builder.server(IAM, &iam.url).auth(TokenRequest::password("cci-user", "cci-Passw0rd").project("north-1"))
}

#[tokio::test]
async fn a_cancelled_call_leaves_nothing_behind() {
    let calls = Arc::new(AtomicUsize::new(0));
    let iam = identity(0, Arc::clone(&calls));
    let server = Server::start(|_, mut stream| {
        let request = read(&mut stream);
        if request.contains("/slow ") {
            thread::sleep(Duration::from_millis(500));
        }
        answer_read(&mut stream);
    });
    let client = with_password(Client::builder(&server.url), &iam).build().unwrap();

    // Cancelled while the token is being fetched: a waiting call takes over.
    let first = tokio::spawn(client.dispatch(&Get("pi")));
    let second = tokio::spawn(client.dispatch(&Get("pi")));
    tokio::time::sleep(Duration::from_millis(30)).await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    second.await.unwrap().unwrap();
    assert_eq!(server.requests().len(), 1);

    // Cancelled while waiting for the response: the call is not sent again.
    let slow = tokio::time::timeout(Duration::from_millis(100), client.dispatch(&Delete("slow")));
    assert!(slow.await.is_err());
    client.dispatch(&Get("pi")).await.unwrap();
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(server.requests().iter().filter(|request| request.contains("/slow ")).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storm_of_429_is_weathered() {
    let seen = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&seen);
    let server = Server::start(move |_, stream| {
        if count.fetch_add(1, Ordering::SeqCst) < 40 {
            return answer(
                stream,
                429,
                &[("Content-Type", "text/plain")],
                b"Too many requests, please try again later.\n",
            );
        }
        answer(stream, 200, &[], &job());
    });
    let retry = RetryPolicy::default()
        .max_attempts(50)
        .initial_backoff(Duration::from_millis(2))
        .max_backoff(Duration::from_millis(20));
    let client = Client::builder(&server.url).retry(retry).build().unwrap();
    let tasks: Vec<_> = (0..20).map(|_| tokio::spawn(client.dispatch(&Create("pi")))).collect();
    for task in tasks {
        let job: Job = task.await.unwrap().unwrap().into_body();
        assert_eq!(job.metadata.name, "pi");
    }
    assert_eq!(seen.load(Ordering::SeqCst), 60);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_calls_at_once() {
    let server = Server::start(|_, mut stream| {
        // The connection stays open for the next request.
        while !read(&mut stream).is_empty() {
            let body = job();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
            if stream.write_all(&[head.as_bytes(), &body].concat()).is_err() {
                return;
            }
        }
    });
    let client = Client::builder(&server.url).retry(RetryPolicy::none()).max_concurrent_requests(100).build().unwrap();
    let tasks: Vec<_> = (0..10_000).map(|_| tokio::spawn(client.dispatch(&Delete("pi")))).collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(server.requests().len(), 10_000);
    // The open connections remain until the client is dropped.
    drop(client);
    let metrics = tokio::runtime::Handle::current().metrics();
    for _ in 0..100 {
        if metrics.num_alive_tasks() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{} tasks are left", metrics.num_alive_tasks());
}

/// A token source that never returns a token.
struct Silent;

impl TokenSource for Silent {
    fn token(&self) -> BoxFuture<'_, Result<Token, Error>> {
        Box::pin(std::future::pending())
    }
}

#[test]
fn a_token_that_never_comes_takes_no_longer_than_the_call_may() {
    let waited = |error: Error| {
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0), "{error}");
        assert!(error.to_string().ends_with("waiting for a token; the request was not sent"), "{error}");
    };
    let (limit, url) = (Duration::from_millis(50), "http://127.0.0.1:9");
    let client = Client::builder(url).auth(Credential::source(Silent)).total_timeout(limit).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    waited(runtime.block_on(client.dispatch(&Get("pi"))).unwrap_err());
    // One thread fetches the token, and the other waits for it.
    let client = blocking::Client::builder(url).auth(Credential::source(Silent)).total_timeout(limit).build().unwrap();
    thread::scope(|scope| {
        for name in ["a", "b"] {
            scope.spawn(|| waited(client.dispatch(&Get(name)).unwrap_err()));
        }
    });
}

#[test]
fn timeouts_that_no_clock_can_count_to_are_none() {
    let server = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    let client = blocking::Client::builder(&server.url).connect_timeout(Duration::MAX).attempt_timeout(None);
    client.total_timeout(Duration::MAX).build().unwrap().dispatch(&Get("pi")).unwrap();
    let client = Client::builder(&server.url).connect_timeout(Duration::MAX).attempt_timeout(None);
    let client = client.total_timeout(Duration::MAX).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(client.dispatch(&Get("pi"))).unwrap();
}

#[test]
fn the_asynchronous_client_off_tokio_is_an_error_that_says_so() {
    let client = blocking::Client::from(Client::builder("http://127.0.0.1:9").build().unwrap());
    let error = client.dispatch(&Get("pi")).unwrap_err();
    assert!(error.to_string().contains("must be called from a tokio runtime"), "{error}");
    assert!(!error.may_have_happened());
}
