//! Tests futures that are dropped at each of their await points.

use std::{
    collections::VecDeque,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use runtime::{
    Client, DecodeError, Dispatch, DispatchStream, Operation, Request, RequestError, Response, Streamed,
    spec::OperationSpec,
    stream::Lines,
    transport::{Body, BoxFuture, Limits, Transport, TransportError},
};

use crate::{
    fixture::{Delete, Get},
    password,
};

/// A future that returns `Pending` once.
async fn pause() {
    let mut is_first = true;
    std::future::poll_fn(|_| if std::mem::take(&mut is_first) { Poll::Pending } else { Poll::Ready(()) }).await;
}

/// A body that returns `Pending` before each piece.
struct Slow {
    pieces: VecDeque<Bytes>,
    is_ready: bool,
}

impl Stream for Slow {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.is_ready = !self.is_ready;
        if self.is_ready { Poll::Pending } else { Poll::Ready(self.pieces.pop_front().map(Ok)) }
    }
}

/// A transport that is pending before and after each step. It responds with these status codes in order, then with
/// successes.
#[derive(Clone, Default)]
struct Yielding {
    statuses: Arc<Mutex<VecDeque<u16>>>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Yielding {
    fn respond(&self, request: &Request) -> (u16, &'static str) {
        self.requests.lock().unwrap().push(format!("{} {}", request.method(), request.uri().path()));
        if request.uri().path().ends_with("/auth/tokens") {
            return (201, "{}");
        }
        match self.statuses.lock().unwrap().pop_front() {
            Some(status) => (status, "{}"),
            None => (200, "{\"metadata\":\n{\"name\":\"pi\"}}\n"),
        }
    }
}

impl Transport for Yielding {
    fn send(&self, request: Request, _: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            pause().await;
            let (status, body) = self.respond(&request);
            pause().await;
            let pieces = body.as_bytes().chunks(5).map(Bytes::copy_from_slice).collect();
            let mut response = http::Response::new(Body::from_stream(Slow { pieces, is_ready: false }));
            *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
            let headers = response.headers_mut();
            headers.insert("x-subject-token", "token".try_into().unwrap());
            headers.insert("location", "/moved".try_into().unwrap());
            headers.insert("content-type", "application/x-ndjson".try_into().unwrap());
            Ok(response)
        })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(pause())
    }

    fn timer(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::pending())
    }
}

fn client(transport: &Yielding) -> Client {
    let builder = password(Client::builder("https://api.north-1.test")).max_concurrent_requests(1);
    builder.build_with_transport(transport.clone()).unwrap()
}

/// Polls a future at most this number of times.
fn poll_times<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    (0..times).find_map(|_| match future.as_mut().poll(&mut context) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    })
}

/// A call that requests a token, is sent again after a failure, follows a redirect and renews its token: wherever the
/// call is dropped, nothing more is sent, and the next call gets the slot and a token.
#[test]
fn a_call_can_be_dropped_at_each_await_point() {
    let mut points = 0;
    loop {
        let transport = Yielding::default();
        transport.statuses.lock().unwrap().extend([503, 307, 401]);
        let client = client(&transport);
        let finished = poll_times(client.dispatch(&Delete("pi")), points);
        if let Some(result) = finished {
            assert_eq!(result.unwrap().into_body().metadata.name, "pi");
            break;
        }
        let sent = transport.requests.lock().unwrap().len();
        assert!(sent <= 6, "{:?}", transport.requests);
        transport.statuses.lock().unwrap().clear();
        let next =
            poll_times(client.dispatch(&Get("pi")), 100).unwrap_or_else(|| panic!("{points}: the next call hangs"));
        assert_eq!(next.unwrap().into_body().metadata.name, "pi", "{points}");
        let requests = transport.requests.lock().unwrap();
        let next: Vec<&String> = requests[sent..].iter().collect();
        let token = "POST /v3/auth/tokens";
        assert!(next.len() == 1 || (next.len() == 2 && next[0] == token), "{points}: {next:?}");
        assert!(requests.last().unwrap().starts_with("GET "), "{points}: {requests:?}");
        drop(requests);
        points += 1;
    }
    assert!(points > 20, "{points} await points");
}

/// Lines of JSON.
struct Follow;

impl Operation for Follow {
    type Output = ();
    type Failure = ();
    const SPEC: &'static OperationSpec = Get::SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        Get("pi").request()
    }

    fn decode(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_failure(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl Streamed for Follow {
    type Decoder = Lines<String, runtime::stream::JsonOrText>;
    const MEDIA_TYPES: &'static str = "application/x-ndjson";
}

/// Each future of an item is dropped after its first poll, as in a `select!`; no item is lost.
#[test]
fn the_future_of_an_item_can_be_dropped_at_each_await_point() {
    let transport = Yielding::default();
    transport.statuses.lock().unwrap().extend([503, 401]);
    let client = client(&transport);
    let mut stream = client.dispatch_stream(&Follow);
    let mut items = Vec::new();
    let mut polls = 0;
    loop {
        polls += 1;
        assert!(polls < 200, "{items:?}");
        match poll_times(stream.next(), 1) {
            Some(Some(item)) => items.push(item.unwrap()),
            Some(None) => break,
            None => {}
        }
    }
    assert_eq!(items, ["{\"metadata\":", "{\"name\":\"pi\"}}"]);
    // A stream that is dropped at each point releases its slot.
    for points in 0..polls {
        let transport = Yielding::default();
        let client = self::client(&transport);
        let mut stream = client.dispatch_stream(&Follow);
        for _ in 0..points {
            let _ = poll_times(stream.next(), 1);
        }
        drop(stream);
        let next =
            poll_times(client.dispatch(&Get("pi")), 100).unwrap_or_else(|| panic!("{points}: the next call hangs"));
        assert_eq!(next.unwrap().into_body().metadata.name, "pi", "{points}");
    }
}
