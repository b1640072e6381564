//! Tests streamed responses, split at every possible position.

use std::{
    io::{Read, Write},
    marker::PhantomData,
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use runtime::{
    CallOptions, Client, DecodeError, DispatchStream, Error, ErrorKind, Operation, Request, RequestError, Response,
    ResponseStream, RetryPolicy, Streamed, blocking,
    request::RequestBuilder,
    spec::OperationSpec,
    stream::{ByteChunks, Decoder, Event, Events, Json, Lines, Sequence, Text, TextChunks},
};

use crate::{
    fixture::{Failed, Get},
    server::{ReadAndWrite, Server, answer, job, read},
};

/// An operation with a streamed response that the decoder `D` decodes.
pub struct Follow<D>(PhantomData<fn() -> D>);

impl<D> Follow<D> {
    pub const NEW: Self = Self(PhantomData);
}

impl<D> Operation for Follow<D> {
    type Output = ();
    type Failure = Failed;
    const SPEC: &'static OperationSpec = Get::SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        let mut request = RequestBuilder::new(Self::SPEC);
        request.path("namespace", runtime::param::Style::SIMPLE, "team-a");
        request.path("name", runtime::param::Style::SIMPLE, "pi");
        request.accept("application/json");
        request.finish()
    }

    fn decode(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_failure(response: &Response) -> Result<Failed, DecodeError> {
        runtime::decode::from_json(response.body())
    }
}

impl<D: Decoder> Streamed for Follow<D> {
    type Decoder = D;
    const MEDIA_TYPES: &'static str = "text/event-stream, application/x-ndjson, text/plain";
}

pub type Numbers = Lines<u32, Json>;

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn client(url: &str) -> Client {
    Client::builder(url).retry(RetryPolicy::none()).build().unwrap()
}

fn blocking_client(url: &str) -> blocking::Client {
    blocking::Client::builder(url).retry(RetryPolicy::none()).build().unwrap()
}

type Items<D> = Vec<Result<<D as Decoder>::Item, Error>>;

/// Returns all items with both drivers.
fn both<D: Decoder>(
    url: &str,
    asynchronous: impl FnOnce(ResponseStream<D>) -> ResponseStream<D>,
    blocking: impl FnOnce(blocking::ResponseStream<D>) -> blocking::ResponseStream<D>,
) -> [(&'static str, Items<D>); 2] {
    let mut stream = asynchronous(client(url).dispatch_stream(&Follow::<D>::NEW));
    let items = runtime().block_on(async {
        let mut items = Vec::new();
        while let Some(item) = stream.next().await {
            items.push(item);
        }
        items
    });
    let stream = blocking(blocking_client(url).dispatch_stream(&Follow::<D>::NEW));
    [("reqwest", items), ("ureq", stream.collect())]
}

fn plain<D: Decoder>(url: &str) -> [(&'static str, Items<D>); 2] {
    both::<D>(url, |stream| stream, |stream| stream)
}

/// Starts a server that sends these pieces as the response to each request and closes the connection.
fn in_pieces(pieces: Vec<Vec<u8>>) -> Server {
    Server::start(move |_, mut stream| {
        read(&mut stream);
        stream.set_nodelay(true).unwrap();
        for piece in &pieces {
            if stream.write_all(piece).is_err() {
                return;
            }
            thread::sleep(Duration::from_micros(300));
        }
    })
}

fn head(headers: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n{headers}Connection: close\r\n\r\n").into_bytes()
}

/// Encodes the body in chunks of this size.
fn chunked(body: &[u8], size: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in body.chunks(size) {
        out.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        out.extend_from_slice(chunk);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"0\r\n\r\n");
    out
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    // Blocks as sent by a server that flushes after each item.
    for piece in body.chunks(7) {
        encoder.write_all(piece).unwrap();
        encoder.flush().unwrap();
    }
    encoder.finish().unwrap()
}

/// Returns the bytes after the head, in pieces of this size.
fn cut(head: Vec<u8>, body: &[u8], size: usize) -> Vec<Vec<u8>> {
    [head].into_iter().chain(body.chunks(size).map(<[u8]>::to_vec)).collect()
}

#[test]
fn items_do_not_depend_on_how_the_body_is_split() {
    let lines = (0..7).map(|number| format!("{{\"kind\":\"ü{number}€\"}}\n")).collect::<Vec<_>>().concat();
    let expected: Vec<String> = (0..7).map(|number| format!("ü{number}€")).collect();
    let raw = lines.as_bytes();
    let (chunks, packed) = ("Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n");
    let both_of = format!("{chunks}{packed}");
    for size in [1, 3, 64] {
        let bodies = [
            cut(head(""), raw, size),
            cut(head(chunks), &chunked(raw, 11), size),
            cut(head(packed), &gzip(raw), size),
            cut(head(&both_of), &chunked(&gzip(raw), 4), size),
        ];
        for (case, pieces) in bodies.into_iter().enumerate() {
            let server = in_pieces(pieces);
            for (driver, items) in plain::<Lines<runtime::value::Json, Json>>(&server.url) {
                let kinds: Vec<_> =
                    items.into_iter().map(|item| item.unwrap()["kind"].as_str().unwrap().to_owned()).collect();
                assert_eq!(kinds, expected, "{driver}, case {case}, pieces of {size}");
            }
            for (driver, items) in plain::<TextChunks>(&server.url) {
                let text: String = items.into_iter().map(Result::unwrap).collect();
                assert_eq!(text, lines, "{driver}, case {case}, pieces of {size}");
            }
            for (driver, items) in plain::<ByteChunks>(&server.url) {
                let bytes: Vec<u8> = items.into_iter().flat_map(Result::unwrap).collect();
                assert_eq!(bytes, raw, "{driver}, case {case}, pieces of {size}");
            }
        }
    }
}

/// Server-sent events and JSON text sequences are complete wherever the body is split.
#[test]
fn events_and_sequences_are_whole_wherever_the_body_is_cut() {
    let values: Vec<String> = (0..7).map(|number| format!("{{\"kind\":\"ü{number}€\"}}")).collect();
    let expected: Vec<String> = (0..7).map(|number| format!("ü{number}€")).collect();
    let kind = |value: &runtime::value::Json| value["kind"].as_str().unwrap().to_owned();
    let event = |(id, value): (usize, &String)| format!(": hi\r\nid: {id}\r\ndata: {value}\r\n\r\n");
    let events = values.iter().enumerate().map(event).collect::<Vec<_>>().concat();
    let texts = values.iter().map(|value| format!("\u{1e}{value}\n")).collect::<Vec<_>>().concat();
    let (chunks, packed) = ("Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n");
    let bodies = |raw: &[u8], size: usize| {
        [
            cut(head(""), raw, size),
            cut(head(chunks), &chunked(raw, 11), size),
            cut(head(packed), &gzip(raw), size),
            cut(head(&format!("{chunks}{packed}")), &chunked(&gzip(raw), 4), size),
        ]
    };
    for size in [1, 5] {
        for pieces in bodies(events.as_bytes(), size) {
            for (driver, items) in plain::<Events<runtime::value::Json, Json>>(&in_pieces(pieces).url) {
                let items: Vec<_> = items.into_iter().map(Result::unwrap).collect();
                assert_eq!(
                    items.iter().map(|event| kind(&event.data)).collect::<Vec<_>>(),
                    expected,
                    "{driver}, {size}"
                );
                assert_eq!(items[6].id.as_deref(), Some("6"), "{driver}");
            }
        }
        for pieces in bodies(texts.as_bytes(), size) {
            for (driver, items) in plain::<Sequence<runtime::value::Json, Json>>(&in_pieces(pieces).url) {
                let items: Vec<_> = items.into_iter().map(|item| kind(&item.unwrap())).collect();
                assert_eq!(items, expected, "{driver}, {size}");
            }
        }
    }
}

/// A body truncated at any byte: the items before it are returned once, and the error contains the number of items.
#[test]
fn a_stream_cut_at_each_byte_returns_the_complete_items() {
    let raw = b"1\n2\n30\n\n4\n";
    for end in 0..raw.len() {
        let length = format!("Content-Length: {}\r\n", raw.len());
        let server = in_pieces(vec![head(&length), raw[..end].to_vec()]);
        let complete = [(2, 1), (4, 2), (7, 30), (10, 4)].iter().filter(|(at, _)| *at <= end);
        let complete: Vec<u32> = complete.map(|(_, number)| *number).collect();
        for (driver, mut items) in plain::<Numbers>(&server.url) {
            let error = items.pop().unwrap().unwrap_err();
            let items: Vec<u32> = items.into_iter().map(Result::unwrap).collect();
            assert_eq!(items, complete, "{driver}, {end}");
            assert_eq!(
                (error.kind(), error.item_index()),
                (ErrorKind::ConnectionClosed, Some(items.len())),
                "{driver}"
            );
        }
    }
}

/// The connection breaks: complete items are returned once, then the error contains the position.
#[test]
fn a_connection_that_breaks_is_an_error_after_the_items_before() {
    let raw = "1\n2\n30\n".as_bytes();
    let chunks = chunked(raw, 3);
    let packed = gzip(raw);
    let cases = [
        ("within a line of a chunk", "Transfer-Encoding: chunked\r\n", chunks[..5].to_vec(), 1),
        ("within a chunk's length", "Transfer-Encoding: chunked\r\n", chunks[..9].to_vec(), 1),
        ("before the last chunk", "Transfer-Encoding: chunked\r\n", chunks[..chunks.len() - 5].to_vec(), 3),
        ("within a body of known length", "Content-Length: 7\r\n", raw[..5].to_vec(), 2),
        ("within a gzip block", "Content-Encoding: gzip\r\n", packed[..packed.len() - 12].to_vec(), usize::MAX),
    ];
    for (case, headers, body, complete) in cases {
        let server = in_pieces(vec![head(headers), body]);
        for (driver, items) in plain::<Numbers>(&server.url) {
            let (error, items) = items.split_last().unwrap();
            let error = error.as_ref().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::ConnectionClosed, "{driver}, {case}: {error}");
            let items: Vec<u32> = items.iter().map(|item| *item.as_ref().unwrap()).collect();
            assert_eq!(error.item_index(), Some(items.len()), "{driver}, {case}");
            assert!([1, 2, 30].starts_with(&items), "{driver}, {case}: {items:?}");
            assert!(items.len() == complete || complete == usize::MAX, "{driver}, {case}: {items:?}");
        }
    }
}

#[test]
fn an_item_of_another_type_is_an_error_and_the_next_one_follows() {
    let server = in_pieces(vec![head(""), b"1\n\"two\"\n3\n".to_vec()]);
    for (driver, items) in plain::<Numbers>(&server.url) {
        assert_eq!(items.len(), 3, "{driver}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Decode, Some(1)), "{driver}");
        assert!(error.to_string().contains("`[1]`"), "{driver}: {error}");
        assert_eq!((items[0].as_ref().unwrap(), items[2].as_ref().unwrap()), (&1, &3));
    }
}

#[test]
fn failures_and_other_media_types_are_errors_with_the_body() {
    let server = Server::start(|_, stream| answer(stream, 404, &[], br#"{"reason":"NotFound","code":404}"#));
    for (driver, items) in plain::<Numbers>(&server.url) {
        let [Err(error)] = items.as_slice() else { panic!("{driver}: {items:?}") };
        assert!(error.is_not_found(), "{driver}");
        assert_eq!(error.failure::<Follow<Numbers>>().unwrap(), Failed { reason: "NotFound".into(), code: 404 });
    }
    let page = [("Content-Type", "text/html")];
    let server = Server::start(move |_, stream| answer(stream, 200, &page, b"<html>Sign in</html>"));
    for (driver, items) in plain::<Numbers>(&server.url) {
        let [Err(error)] = items.as_slice() else { panic!("{driver}: {items:?}") };
        assert_eq!(error.kind(), ErrorKind::Decode, "{driver}");
        assert!(error.to_string().contains("text/html, 20 bytes: <html>Sign in</html>"), "{driver}: {error}");
    }
}

/// Starts a server that sends a head and some items, and then nothing.
fn silent(items: &'static [u8]) -> Server {
    Server::start(move |_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(&[&head("")[..], items].concat());
        // Waits until the client has disconnected.
        let _ = stream.read(&mut [0]);
    })
}

#[test]
fn silence_ends_a_stream() {
    let server = silent(b"1\n2\n3");
    let limit = Duration::from_millis(300);
    let started = Instant::now();
    let outcomes =
        both::<Numbers>(&server.url, |stream| stream.idle_timeout(limit), |stream| stream.idle_timeout(limit));
    assert!(started.elapsed() < Duration::from_secs(5));
    for (driver, items) in outcomes {
        assert_eq!(items.len(), 3, "{driver}");
        let error = items[2].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Timeout, Some(2)), "{driver}");
        assert_eq!(
            error.to_string(),
            "getJob: no item arrived within the stream's idle timeout of 300ms (at item 2)",
            "{driver}"
        );
    }
}

/// Bytes without an item do not keep a stream alive; comments and empty lines do.
#[test]
fn only_items_and_keep_alives_count_as_progress() {
    let drip = |piece: &'static [u8], end: &'static [u8]| {
        Server::start(move |_, mut stream| {
            read(&mut stream);
            let _ = stream.write_all(&head(""));
            for _ in 0..12 {
                thread::sleep(Duration::from_millis(80));
                if stream.write_all(piece).is_err() {
                    return;
                }
            }
            let _ = stream.write_all(end);
        })
    };
    let limit = Duration::from_millis(400);
    let server = drip(b"1", b"\n");
    for (driver, items) in both::<Numbers>(&server.url, |s| s.idle_timeout(limit), |s| s.idle_timeout(limit)) {
        assert_eq!(items.last().unwrap().as_ref().unwrap_err().kind(), ErrorKind::Timeout, "{driver}");
    }
    let server = drip(b"\n", b"7\n");
    for (driver, items) in both::<Numbers>(&server.url, |s| s.idle_timeout(limit), |s| s.idle_timeout(limit)) {
        assert_eq!(*items[0].as_ref().unwrap(), 7, "{driver}");
    }
    let server = drip(b": hello\n", b"data: 8\n\n");
    for (driver, items) in both::<Events<u32, Json>>(&server.url, |s| s.idle_timeout(limit), |s| s.idle_timeout(limit))
    {
        assert_eq!(items[0].as_ref().unwrap().data, 8, "{driver}");
    }
}

/// Bytes without an item arrive shortly before the idle timeout. With reqwest the stream ends immediately at the
/// timeout. ureq cannot interrupt a read, so the stream ends at most an attempt's timeout later, and immediately if the
/// attempt's timeout is longer than the idle timeout.
#[test]
fn the_idle_timeout_is_exact_within_the_timeout_of_an_attempt() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(&[&head("")[..], b"1\n"].concat());
        thread::sleep(Duration::from_millis(900));
        let _ = stream.write_all(b"2");
        let _ = stream.read(&mut [0]);
    });
    let (idle, attempt, slack) = (Duration::from_secs(1), Duration::from_millis(400), Duration::from_millis(300));
    let check = |driver: &str, bound: Duration, elapsed: Duration, error: &Error| {
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Timeout, Some(1)), "{driver}: {error}");
        assert!(
            error.to_string().contains("no item arrived within the stream's idle timeout of 1s"),
            "{driver}: {error}"
        );
        assert!(elapsed >= idle && elapsed < bound + slack, "{driver}: {elapsed:?}");
    };
    let client = client(&server.url).with(CallOptions::new().attempt_timeout(attempt));
    let mut stream = client.dispatch_stream(&Follow::<Numbers>::NEW).idle_timeout(idle);
    runtime().block_on(async {
        assert_eq!(stream.next().await.unwrap().unwrap(), 1);
        let started = Instant::now();
        let error = stream.next().await.unwrap().unwrap_err();
        check("reqwest", idle, started.elapsed(), &error);
    });
    for (attempt, late) in [(attempt, attempt), (Duration::from_secs(9), Duration::ZERO)] {
        let client = blocking_client(&server.url).with(CallOptions::new().attempt_timeout(attempt));
        let mut stream = client.dispatch_stream(&Follow::<Numbers>::NEW).idle_timeout(idle);
        assert_eq!(stream.next().unwrap().unwrap(), 1);
        let started = Instant::now();
        let error = stream.next().unwrap().unwrap_err();
        check("ureq", idle + late, started.elapsed(), &error);
    }
}

/// The idle timeout begins when the head of the response has arrived. The head may arrive later than the idle timeout,
/// but within the timeout of the attempt.
#[test]
fn the_idle_timeout_does_not_apply_to_the_head() {
    let limit = Duration::from_millis(300);
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        thread::sleep(Duration::from_millis(800));
        let _ = stream.write_all(&[&head("")[..], b"1\n"].concat());
        thread::sleep(Duration::from_millis(150));
        let _ = stream.write_all(b"2\n");
        let _ = stream.read(&mut [0]);
    });
    for (driver, items) in both::<Numbers>(&server.url, |s| s.idle_timeout(limit), |s| s.idle_timeout(limit)) {
        let numbers: Vec<_> = items.iter().filter_map(|item| item.as_ref().ok()).collect();
        assert_eq!(numbers, [&1, &2], "{driver}: {items:?}");
        let error = items[2].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Timeout, Some(2)), "{driver}: {error}");
    }
}

/// The pauses between the items are longer than the time for which a read of ureq blocks, and shorter than the idle
/// timeout. No item is lost, with and without TLS.
#[test]
fn reads_that_time_out_within_the_idle_timeout_are_repeated() {
    let body = |stream: &mut dyn ReadAndWrite| {
        read(stream);
        let _ = stream.write_all(&head("Transfer-Encoding: chunked\r\n"));
        for piece in ["4\r\n1\n2", "\n\r", "\n2\r\n3\n\r\n", "0\r\n\r\n"] {
            thread::sleep(Duration::from_millis(500));
            let _ = stream.write_all(piece.as_bytes()).and_then(|()| stream.flush());
        }
    };
    let plain = Server::start(move |_, mut stream| body(&mut stream));
    let secure = crate::server::tls_with(move |stream| body(stream));
    for server in [plain, secure] {
        let builder = blocking::Client::builder(&server.url).attempt_timeout(Duration::from_millis(400));
        let builder = builder.root_certificates_pem(include_str!("../fixture/tls/ca.pem")).unwrap();
        let client = builder.retry(RetryPolicy::none()).build().unwrap();
        let stream = client.dispatch_stream(&Follow::<Numbers>::NEW).idle_timeout(Duration::from_secs(3));
        let numbers: Vec<u32> = stream.map(Result::unwrap).collect();
        assert_eq!(numbers, [1, 2, 3], "{}", server.url);
    }
}

/// An error response whose body does not end. The call ends soon after the timeout of the attempt, not after the idle
/// timeout.
#[test]
fn a_failure_whose_body_stalls_ends_with_the_attempt() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 500 No\r\nContent-Length: 10\r\n\r\nabc");
        let _ = stream.read(&mut [0]);
    });
    let limit = Duration::from_millis(300);
    let started = Instant::now();
    let client = client(&server.url).with(CallOptions::new().attempt_timeout(limit));
    let error = runtime().block_on(client.dispatch_stream(&Follow::<Numbers>::NEW).next()).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "reqwest: {error}");
    let client = blocking_client(&server.url).with(CallOptions::new().attempt_timeout(limit));
    let error = client.dispatch_stream(&Follow::<Numbers>::NEW).next().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "ureq: {error}");
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

/// The client's timeouts apply until the head has arrived.
#[test]
fn a_stream_may_take_longer_than_a_call() {
    let slow = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(&head(""));
        for number in 0..6 {
            thread::sleep(Duration::from_millis(100));
            let _ = stream.write_all(format!("{number}\n").as_bytes());
        }
    });
    let limit = Duration::from_millis(300);
    let short = Client::builder(&slow.url).attempt_timeout(limit).total_timeout(limit).build().unwrap();
    let mut stream = short.dispatch_stream(&Follow::<Numbers>::NEW);
    let numbers = runtime().block_on(async {
        let mut numbers = Vec::new();
        while let Some(number) = stream.next().await {
            numbers.push(number.unwrap());
        }
        numbers
    });
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
    let short = blocking::Client::builder(&slow.url).attempt_timeout(limit).total_timeout(limit).build().unwrap();
    let numbers: Vec<u32> = short.dispatch_stream(&Follow::<Numbers>::NEW).map(Result::unwrap).collect();
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);

    let mute = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.read(&mut [0]);
    });
    let short = Client::builder(&mute.url).attempt_timeout(limit).total_timeout(limit).build().unwrap();
    let error = runtime().block_on(short.dispatch_stream(&Follow::<Numbers>::NEW).next()).unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    let short = blocking::Client::builder(&mute.url).attempt_timeout(limit).total_timeout(limit).build().unwrap();
    let error = short.dispatch_stream(&Follow::<Numbers>::NEW).next().unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

#[test]
fn an_item_that_is_too_long_ends_the_stream() {
    let endless = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(&[&head("")[..], b"1\n"].concat());
        while stream.write_all(&[b' '; 4096]).is_ok() {}
    });
    let complete = in_pieces(vec![head(""), format!("1\n{}2\n3\n", " ".repeat(200)).into_bytes()]);
    for server in [endless, complete] {
        for (driver, items) in both::<Numbers>(&server.url, |s| s.max_item_size(100), |s| s.max_item_size(100)) {
            assert_eq!(items.len(), 2, "{driver}: {items:?}");
            let error = items[1].as_ref().unwrap_err();
            assert_eq!((error.kind(), error.item_index()), (ErrorKind::TooLarge, Some(1)), "{driver}");
            assert_eq!(
                error.to_string(),
                "getJob: the item is longer than the stream's limit of 100 bytes (at item 1)",
                "{driver}"
            );
        }
    }
}

/// A stream holds one of the client's slots until it ends or is dropped.
#[test]
fn a_dropped_stream_frees_a_slot() {
    let server = Server::start(|number, mut stream| {
        if number % 2 == 1 {
            return answer(stream, 200, &[], &job());
        }
        read(&mut stream);
        let _ = stream.write_all(&[&head("")[..], b"1\n"].concat());
        let _ = stream.read(&mut [0]);
    });
    let builder = Client::builder(&server.url).max_concurrent_requests(1).total_timeout(Duration::from_millis(400));
    let client = builder.build().unwrap();
    runtime().block_on(async {
        let mut stream = client.dispatch_stream(&Follow::<Numbers>::NEW);
        assert_eq!(stream.next().await.unwrap().unwrap(), 1);
        let error = runtime::Dispatch::dispatch(&client, &Get("pi")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
        drop(stream);
        runtime::Dispatch::dispatch(&client, &Get("pi")).await.unwrap();
    });
    let builder = blocking::Client::builder(&server.url).max_concurrent_requests(1);
    let client = builder.total_timeout(Duration::from_millis(400)).build().unwrap();
    let mut stream = client.dispatch_stream(&Follow::<Numbers>::NEW);
    assert_eq!(stream.open().unwrap().status(), 200);
    assert_eq!(stream.next().unwrap().unwrap(), 1);
    assert!(runtime::Dispatch::dispatch(&client, &Get("pi")).is_err());
    drop(stream);
    runtime::Dispatch::dispatch(&client, &Get("pi")).unwrap();
}

#[test]
fn no_task_is_left_of_a_thousand_streams() {
    let (open, closed) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (opened, gone) = (Arc::clone(&open), Arc::clone(&closed));
    let server = Server::start(move |_, mut stream: TcpStream| {
        read(&mut stream);
        // Counted before the client can see the response.
        opened.fetch_add(1, Ordering::SeqCst);
        let _ = stream.write_all(&[&head("Transfer-Encoding: chunked\r\n")[..], b"2\r\n1\n\r\n"].concat());
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let _ = stream.read(&mut [0]);
        gone.fetch_add(1, Ordering::SeqCst);
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let metrics = runtime.metrics();
    let client = Client::builder(&server.url).max_concurrent_requests(1000).build().unwrap();
    runtime.block_on(async {
        let mut streams: Vec<_> = (0..1000).map(|_| client.dispatch_stream(&Follow::<Numbers>::NEW)).collect();
        // Opened in groups of twenty, so that the server's accept queue does not overflow.
        for streams in streams.chunks_mut(20) {
            for stream in streams {
                assert_eq!(stream.next().await.unwrap().unwrap(), 1);
            }
        }
        assert_eq!(open.load(Ordering::SeqCst), 1000);
        assert!(metrics.num_alive_tasks() > 0, "the connections are driven by tasks");
        drop(streams);
        let started = Instant::now();
        while (metrics.num_alive_tasks() > 0 || closed.load(Ordering::SeqCst) < 1000)
            && started.elapsed() < Duration::from_secs(20)
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert_eq!((metrics.num_alive_tasks(), closed.load(Ordering::SeqCst)), (0, 1000));
}

/// Events over several connections: resumed after the last ID, with the delay that the server has sent.
#[test]
fn events_resume_after_the_last_id() {
    let server = Server::start(|number, mut stream| {
        read(&mut stream);
        let events = match number % 4 {
            // Truncated within an event, which is sent again.
            0 => "retry: 20\nid: a\ndata: one\n\nid: b\ndata: tw",
            1 => "id: b\ndata: two\n\n",
            2 => "",
            _ => {
                let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                return;
            }
        };
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
        let _ = stream.write_all(format!("{head}{events}").as_bytes());
    });
    let outcomes =
        both::<Events<String, Text>>(&server.url, ResponseStream::reconnect, blocking::ResponseStream::reconnect);
    for (driver, items) in outcomes {
        let items: Vec<Event<String>> = items.into_iter().map(Result::unwrap).collect();
        assert_eq!(items, ["one", "two"], "{driver}");
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 8);
    for (number, request) in requests.iter().enumerate() {
        let id = ["", "last-event-id: a", "last-event-id: b", "last-event-id: b"][number % 4];
        let lower = request.to_ascii_lowercase();
        assert!(lower.contains(id) && (number % 4 > 0) == lower.contains("last-event-id"), "{number}: {request}");
        assert!(lower.contains("\r\naccept: text/event-stream, application/x-ndjson, text/plain\r\n"), "{request}");
    }
}

/// Bytes can be read with `std::io::Read` into buffers of any size.
#[test]
fn bytes_can_be_read() {
    let body: Vec<u8> = (0..=255).cycle().take(5000).collect();
    let server = in_pieces(cut(head("Transfer-Encoding: chunked\r\n"), &chunked(&body, 700), 999));
    for size in [1, 100, 8192] {
        let mut reader = std::io::BufReader::with_capacity(
            size,
            blocking_client(&server.url).dispatch_stream(&Follow::<ByteChunks>::NEW),
        );
        let mut read = Vec::new();
        reader.read_to_end(&mut read).unwrap();
        assert_eq!(read, body, "{size}");
        let mut stream = client(&server.url).dispatch_stream(&Follow::<ByteChunks>::NEW);
        let read = runtime().block_on(async {
            let (mut read, mut buffer) = (Vec::new(), vec![0; size]);
            loop {
                let mut buffer = tokio::io::ReadBuf::new(&mut buffer);
                let poll = |context: &mut std::task::Context<'_>| {
                    tokio::io::AsyncRead::poll_read(std::pin::Pin::new(&mut stream), context, &mut buffer)
                };
                std::future::poll_fn(poll).await.unwrap();
                if buffer.filled().is_empty() {
                    return read;
                }
                read.extend_from_slice(buffer.filled());
            }
        });
        assert_eq!(read, body, "{size}");
    }
    let broken = in_pieces(vec![head("Content-Length: 10\r\n"), b"abc".to_vec()]);
    let mut read = Vec::new();
    let error =
        blocking_client(&broken.url).dispatch_stream(&Follow::<ByteChunks>::NEW).read_to_end(&mut read).unwrap_err();
    assert_eq!((error.kind(), read.as_slice()), (std::io::ErrorKind::UnexpectedEof, &b"abc"[..]));
}

/// Text of the type `text/plain`, split within characters, with both drivers and the mock.
#[test]
fn text_is_followed_by_both_drivers_and_the_mock() {
    let text = "starting\nstep 1: 步骤 ✓\ndone\n";
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";
    let server = in_pieces(cut(head.to_vec(), &chunked(text.as_bytes(), 1), 6));
    for (driver, pieces) in plain::<TextChunks>(&server.url) {
        let pieces: Vec<String> = pieces.into_iter().map(Result::unwrap).collect();
        assert!(pieces.len() > 1, "{driver}: {pieces:?}");
        assert_eq!(pieces.concat(), text, "{driver}");
    }
    let mock = runtime::testing::MockTransport::new();
    mock.respond(200, &[("content-type", "text/plain")], text);
    let pieces: Result<Vec<String>, Error> =
        blocking::Client::from(mock.client()).dispatch_stream(&Follow::<TextChunks>::NEW).collect();
    assert_eq!(pieces.unwrap().concat(), text);
}

/// Items from the mock: an invalid item, the end, and a failure.
#[test]
fn the_mock_plays_streams() {
    let mock = runtime::testing::MockTransport::new();
    let lines = [("content-type", "application/x-ndjson")];
    mock.respond(200, &lines, "1\n\"two\"\n3").respond(404, &[], r#"{"reason":"NotFound","code":404}"#);
    mock.respond(200, &[("content-type", "text/event-stream")], "data: 8\n\n").respond(204, &[], "");
    let client = blocking::Client::from(mock.client());
    let numbers: Vec<_> = client.dispatch_stream(&Follow::<Numbers>::NEW).collect();
    assert_eq!((numbers[0].as_ref().unwrap(), numbers[2].as_ref().unwrap()), (&1, &3));
    assert_eq!(numbers[1].as_ref().unwrap_err().item_index(), Some(1));
    assert!(client.dispatch_stream(&Follow::<Numbers>::NEW).next().unwrap().unwrap_err().is_not_found());
    let events: Vec<_> = client.dispatch_stream(&Follow::<Events<u32, Json>>::NEW).reconnect().collect();
    assert_eq!(events.into_iter().map(|event| event.unwrap().data).collect::<Vec<_>>(), [8]);
    assert_eq!(mock.delays(), [Duration::from_secs(1)], "the default of the time before it connects again");

    // Size limits, and bytes through a reader.
    mock.respond(200, &lines, "1\n2222222222\n3\n").respond(200, &[("content-type", "text/plain")], "bytes");
    let numbers: Vec<_> = client.dispatch_stream(&Follow::<Numbers>::NEW).max_item_size(5).collect();
    assert_eq!(numbers.len(), 2);
    assert_eq!(numbers[1].as_ref().unwrap_err().kind(), ErrorKind::TooLarge);
    let mut text = String::new();
    client.dispatch_stream(&Follow::<ByteChunks>::NEW).read_to_string(&mut text).unwrap();
    assert_eq!(text, "bytes");
    // Pieces that end with a failed connection.
    let pieces = [Ok("1\n2"), Ok("0\n3"), Err(runtime::transport::TransportErrorKind::ConnectionClosed)];
    mock.respond_in_pieces(200, &lines, pieces);
    let numbers: Vec<_> = client.dispatch_stream(&Follow::<Numbers>::NEW).collect();
    assert_eq!((numbers[0].as_ref().unwrap(), numbers[1].as_ref().unwrap(), numbers.len()), (&1, &20, 3));
    let error = numbers[2].as_ref().unwrap_err();
    assert_eq!((error.kind(), error.item_index()), (ErrorKind::ConnectionClosed, Some(2)));
    // A failure of the transport before the head has arrived, which is retried.
    mock.fail(runtime::transport::TransportErrorKind::ConnectionClosed).respond(200, &lines, "7\n");
    let numbers: Result<Vec<u32>, Error> = client.dispatch_stream(&Follow::<Numbers>::NEW).collect();
    assert_eq!(numbers.unwrap(), [7]);
}

/// A server cannot block a stream with an excessive reconnection time, and an empty ID is not sent.
#[test]
fn the_time_before_a_stream_connects_again_is_limited() {
    let mock = runtime::testing::MockTransport::new();
    let events = [("content-type", "text/event-stream")];
    mock.respond(200, &events, "retry: 99999999999999999\nid: a\ndata: 1\n\n");
    mock.respond(200, &events, "id\nretry: 5\ndata: 2\n\n").respond(204, &[], "");
    let client = blocking::Client::from(mock.client());
    let numbers: Vec<u32> = client
        .dispatch_stream(&Follow::<Events<u32, Json>>::NEW)
        .reconnect()
        .map(|event| event.unwrap().data)
        .collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(mock.delays(), [RetryPolicy::default().max_retry_after, Duration::from_millis(5)]);
    let ids: Vec<_> = mock.requests().iter().map(|request| request.headers().get("last-event-id").cloned()).collect();
    assert_eq!(ids, [None, Some("a".try_into().unwrap()), None]);
}

/// The head of a stream must arrive within the timeout of the attempt, which covers all phases together.
#[test]
fn the_deadline_of_a_streams_head_holds() {
    let limit = Duration::from_millis(300);
    let slow: [fn(TcpStream); 3] = [
        |mut stream| {
            read(&mut stream);
            let _ = stream.read(&mut [0]);
        },
        |mut stream| {
            read(&mut stream);
            stream.set_nodelay(true).unwrap();
            for byte in head("") {
                let _ = stream.write_all(&[byte]);
                thread::sleep(Duration::from_millis(50));
            }
        },
        // No request is read for some time, and then no response is sent.
        |mut stream| {
            thread::sleep(Duration::from_millis(250));
            read(&mut stream);
            let _ = stream.read(&mut [0]);
        },
    ];
    for (case, handler) in slow.into_iter().enumerate() {
        let server = Server::start(move |_, stream| handler(stream));
        let started = Instant::now();
        let client = Client::builder(&server.url).retry(RetryPolicy::none()).attempt_timeout(limit).build().unwrap();
        let error = runtime().block_on(client.dispatch_stream(&Follow::<Numbers>::NEW).next()).unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout, "reqwest, {case}: {error}");
        assert!(started.elapsed() < limit + Duration::from_millis(500), "reqwest, {case}: {:?}", started.elapsed());
        let started = Instant::now();
        let client = blocking::Client::builder(&server.url).retry(RetryPolicy::none()).attempt_timeout(limit);
        let error = client.build().unwrap().dispatch_stream(&Follow::<Numbers>::NEW).next().unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Timeout, "ureq, {case}: {error}");
        assert!(started.elapsed() < limit + Duration::from_millis(500), "ureq, {case}: {:?}", started.elapsed());
    }
}

/// A body of a few kilobytes decompresses to one item of a gigabyte: the stream ends at the maximum item size.
#[test]
fn a_gzip_bomb_in_a_stream_ends_at_the_limit_of_an_item() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(b"1\n").unwrap();
    for _ in 0..1024 {
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let server = in_pieces(vec![head("Content-Encoding: gzip\r\n"), encoder.finish().unwrap()]);
    let started = Instant::now();
    for (driver, items) in both::<Numbers>(&server.url, |s| s.max_item_size(1 << 20), |s| s.max_item_size(1 << 20)) {
        assert_eq!((items.len(), items[0].as_ref().unwrap()), (2, &1), "{driver}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::TooLarge, Some(1)), "{driver}");
    }
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}
