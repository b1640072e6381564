//! Tests request bodies that are read while they are sent.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use derive::Serialize;
use runtime::{
    Client, DecodeError, Dispatch, Error, ErrorKind, Operation, Request, RequestError, Response, RetryPolicy, blocking,
    body::Encoding,
    request::RequestBuilder,
    spec::{ApiSpec, OperationSpec, StatusRange},
    testing::MockTransport,
    value::Binary,
};

use crate::server::{Server, receive};

static API: ApiSpec = ApiSpec { name: "uploads", version: "1.0.0", servers: &[], schemes: &[], errors: &[] };

const fn spec(method: http::Method, idempotent: bool) -> OperationSpec {
    OperationSpec {
        id: "upload",
        method,
        path: "/upload",
        servers: &[],
        security: &[],
        success: &[StatusRange(200, 200)],
        idempotent,
        paging: None,
        api: &API,
    }
}

static PUT: OperationSpec = spec(http::Method::PUT, true);
static DELETE: OperationSpec = spec(http::Method::DELETE, true);

macro_rules! upload {
    ($name:ident, $body:ty, $spec:ident, $write:expr) => {
        pub struct $name(pub $body);

        impl Operation for $name {
            type Output = ();
            type Failure = ();
            const SPEC: &'static OperationSpec = &$spec;

            fn request(&self) -> Result<Request, RequestError> {
                let mut request = RequestBuilder::new(Self::SPEC);
                let write: fn(&mut RequestBuilder, &$body) = $write;
                write(&mut request, &self.0);
                request.finish()
            }

            fn decode(_: &Response) -> Result<(), DecodeError> {
                Ok(())
            }

            fn decode_failure(_: &Response) -> Result<(), DecodeError> {
                Ok(())
            }
        }
    };
}

upload!(Put, Binary, PUT, |request, body| request.bytes(&["application/octet-stream"], body));
upload!(Delete, Binary, DELETE, |request, body| request.bytes(&["application/octet-stream"], body));
upload!(PutJson, Form, PUT, |request, body| request.json("application/json", body));
upload!(PutForm, Form, PUT, |request, body| request.form("application/x-www-form-urlencoded", body, &[]));
upload!(PutParts, Form, PUT, |request, body| request.multipart(
    "multipart/form-data",
    body,
    &[Encoding { name: "file", media: Some("image/png"), style: None, parts: &[] }],
    &[]
));

#[derive(Serialize)]
#[serde(crate = "derive")]
pub struct Form {
    pub title: &'static str,
    pub file: Binary,
    pub rest: Vec<Binary>,
}

/// The requests that a server has received: heads in lower case, and dechunked bodies.
type Log = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// Starts a server that responds with these status codes in order.
fn responding(statuses: &'static [u16]) -> (Server, Log) {
    let log = Log::default();
    let kept = Arc::clone(&log);
    let server = Server::start(move |number, mut stream| {
        let Some((head, body)) = receive(&mut stream) else { return };
        kept.lock().unwrap().push((head.to_lowercase(), body));
        let status = statuses[number.min(statuses.len() - 1)];
        let location = if status == 307 { "Location: /elsewhere\r\n" } else { "" };
        let head = format!("HTTP/1.1 {status} X\r\nContent-Length: 0\r\n{location}Connection: close\r\n\r\n");
        let _ = stream.write_all(head.as_bytes());
    });
    (server, log)
}

fn retries() -> RetryPolicy {
    RetryPolicy::default().initial_backoff(Duration::from_millis(1))
}

/// Sends an operation with both drivers. `make` creates the operation for each driver.
fn both<O: Operation>(url: &str, make: impl Fn() -> O) -> [(&'static str, Result<(), Error>); 2] {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = Client::builder(url).retry(retries()).build().unwrap();
    let sent = runtime.block_on(client.dispatch(&make())).map(|_| ());
    let client = blocking::Client::builder(url).retry(retries()).build().unwrap();
    [("reqwest", sent), ("ureq", client.dispatch(&make()).map(|_| ()))]
}

fn content() -> Vec<u8> {
    (0..=255).cycle().take(300_001).collect()
}

fn file(name: &str) -> std::path::PathBuf {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content()).unwrap();
    path
}

/// A stream of pieces.
struct Pieces(std::vec::IntoIter<Vec<u8>>);

impl futures_core::Stream for Pieces {
    type Item = io::Result<bytes::Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(|piece| Ok(piece.into())))
    }
}

fn pieces() -> Pieces {
    // An empty piece does not end the stream.
    let mut pieces: Vec<Vec<u8>> = content().chunks(70_000).map(<[u8]>::to_vec).collect();
    pieces.insert(1, Vec::new());
    Pieces(pieces.into_iter())
}

type Make<'a> = dyn Fn() -> Binary + 'a;

#[test]
fn content_is_sent_with_its_length_or_in_chunks() {
    let path = file("upload-lengths");
    let length = content().len() as u64;
    let kinds: [(&str, bool, Box<Make<'_>>); 6] = [
        ("file", true, Box::new(|| Binary::from_file(&path).unwrap())),
        ("reader", true, Box::new(|| Binary::from_reader(length, io::Cursor::new(content())))),
        ("reader without length", false, Box::new(|| Binary::from_reader(None, io::Cursor::new(content())))),
        ("reopened", false, Box::new(|| Binary::from_reader_factory(None, || Ok(io::Cursor::new(content()))))),
        ("stream", true, Box::new(|| Binary::from_stream(length, pieces()))),
        ("stream without length", false, Box::new(|| Binary::from_stream(None, pieces()))),
    ];
    for (kind, has_length, make) in &kinds {
        let (server, log) = responding(&[200]);
        let sent = [both(&server.url, || Put(make())), both(&server.url, || Delete(make()))];
        for (driver, outcome) in sent.into_iter().flatten() {
            outcome.unwrap_or_else(|error| panic!("{kind}, {driver}: {error}"));
        }
        let log = log.lock().unwrap();
        assert_eq!(log.len(), 4, "{kind}");
        for (head, body) in log.iter() {
            assert!(*body == content(), "{kind}: {} bytes in {head}", body.len());
            assert!(head.contains("\r\ncontent-type: application/octet-stream\r\n"), "{head}");
            let framing = if *has_length {
                format!("content-length: {length}\r\n")
            } else {
                "transfer-encoding: chunked\r\n".into()
            };
            assert_eq!(head.matches("content-length").count(), usize::from(*has_length), "{kind}: {head}");
            assert!(head.contains(&framing), "{kind}: {head}");
        }
    }
}

#[test]
fn a_file_is_sent_again_and_a_reader_only_if_nothing_was_read() {
    let path = file("upload-retries");
    for statuses in [&[503, 200][..], &[307, 200]] {
        let (server, log) = responding(statuses);
        // Each driver has its own server connections.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = Client::builder(&server.url).retry(retries()).build().unwrap();
        runtime.block_on(client.dispatch(&Put(Binary::from_file(&path).unwrap()))).unwrap();
        let (server, other) = responding(statuses);
        let client = blocking::Client::builder(&server.url).retry(retries()).build().unwrap();
        client.dispatch(&Put(Binary::from_file(&path).unwrap())).unwrap();
        for log in [log, other] {
            let bodies: Vec<_> = log.lock().unwrap().iter().map(|(_, body)| *body == content()).collect();
            assert_eq!(bodies, [true, true]);
        }
    }
    for statuses in [&[503][..], &[307]] {
        let (server, log) = responding(statuses);
        let outcomes = both(&server.url, || Put(Binary::from_reader(None, io::Cursor::new(content()))));
        for (driver, outcome) in outcomes {
            let error = outcome.unwrap_err();
            assert_eq!((error.attempts(), error.status().unwrap().as_u16()), (1, statuses[0]), "{driver}: {error}");
        }
        assert_eq!(log.lock().unwrap().len(), 2);
    }
    // Nothing is read if no connection was established.
    let outcomes = both("http://127.0.0.1:1", || Put(Binary::from_reader(None, io::Cursor::new(content()))));
    for (driver, outcome) in outcomes {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.attempts() > 1), (ErrorKind::Connect, true), "{driver}: {error}");
    }
}

#[test]
fn content_of_another_length_is_an_error() {
    for (length, what) in [(300_002, "shorter"), (300_000, "longer")] {
        let (server, _) = responding(&[200]);
        let outcomes = both(&server.url, || Put(Binary::from_reader(length, io::Cursor::new(content()))));
        for (driver, outcome) in outcomes {
            let error = outcome.unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 1), "{driver}: {error}");
            let message = format!("the content of the request is {what} than its announced length of {length} bytes");
            assert!(error.to_string().contains(&message), "{driver}: {error}");
        }
    }
    let error = Binary::from_file("/nowhere/to/be/found").unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
}

#[test]
fn files_are_parts_of_multipart_bodies() {
    let path = file("upload-parts.png");
    let form = || Form {
        title: "a title",
        file: Binary::from_file(&path).unwrap(),
        rest: vec![
            Binary::from("whole").named("a.txt"),
            Binary::from_reader(None, io::Cursor::new("read")).named("b.txt"),
        ],
    };
    let (server, log) = responding(&[200]);
    for (driver, outcome) in both(&server.url, || PutParts(form())) {
        outcome.unwrap_or_else(|error| panic!("{driver}: {error}"));
    }
    for (head, body) in log.lock().unwrap().iter() {
        let boundary = head.split("boundary=").nth(1).unwrap().split("\r\n").next().unwrap();
        assert_eq!(boundary.len(), "part-boundary-".len() + 32, "{boundary}");
        let part = |headers: &str, content: &[u8]| {
            [format!("--{boundary}\r\nContent-Disposition: form-data; {headers}\r\n\r\n").as_bytes(), content, b"\r\n"]
                .concat()
        };
        let bytes = "Content-Type: application/octet-stream";
        let expected = [
            part("name=\"title\"", b"a title"),
            part("name=\"file\"; filename=\"upload-parts.png\"\r\nContent-Type: image/png", &content()),
            part(&format!("name=\"rest\"; filename=\"a.txt\"\r\n{bytes}"), b"whole"),
            part(&format!("name=\"rest\"; filename=\"b.txt\"\r\n{bytes}"), b"read"),
            format!("--{boundary}--\r\n").into_bytes(),
        ];
        assert!(*body == expected.concat(), "{}", String::from_utf8_lossy(body));
        assert!(head.contains("transfer-encoding: chunked"), "the length of one part is not known: {head}");
    }
}

#[test]
fn content_that_is_read_later_has_no_place_in_json_and_forms() {
    let form = || Form { title: "", file: Binary::from_reader(None, io::empty()), rest: Vec::new() };
    for error in [PutJson(form()).request().unwrap_err(), PutForm(form()).request().unwrap_err()] {
        let message = "content that is read while it is sent can only be a body, or a part of a multipart body";
        assert!(error.to_string().contains(message), "{error}");
    }
}

/// A transport for complete bodies receives the complete body.
#[test]
fn the_mock_gets_the_whole_body() {
    let mock = MockTransport::new();
    let reply = |client: &Client, binary: Binary| {
        mock.respond(200, &[], "");
        blocking::Client::from(client.clone()).dispatch(&Put(binary)).unwrap();
    };
    let client = mock.client();
    reply(&client, Binary::from_file(file("upload-mock")).unwrap());
    reply(&client, Binary::from_stream(None, pieces()));
    for request in mock.requests() {
        assert!(*request.body() == content(), "{} bytes", request.body().len());
        assert_eq!(request.headers().get("content-length"), None);
    }
}

/// Endless content. It counts the bytes that are read, and records when it is dropped.
struct Endless {
    read: Arc<AtomicUsize>,
    dropped: Arc<AtomicBool>,
    /// The number of bytes after which reading fails.
    fails_after: usize,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read.fetch_add(buffer.len(), Ordering::SeqCst) > self.fails_after {
            return Err(io::Error::other("the caller has cancelled it"));
        }
        buffer.fill(7);
        Ok(buffer.len())
    }
}

impl Drop for Endless {
    fn drop(&mut self) {
        self.dropped.store(true, Ordering::SeqCst);
    }
}

/// Starts a server that reads everything and records the end of each connection.
fn swallowing() -> (Server, Arc<AtomicUsize>) {
    let ended = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&ended);
    let server = Server::start(move |_, mut stream| {
        let mut buffer = vec![0; 64 << 10];
        while let Ok(1..) = stream.read(&mut buffer) {}
        count.fetch_add(1, Ordering::SeqCst);
    });
    (server, ended)
}

fn within_20_seconds(what: &str, is_true: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_true() {
        assert!(started.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Cancelling an upload closes the connection, releases the content and frees the slot. The caller of the asynchronous
/// client drops the future. The caller of the blocking client is inside the call, so the content ends it with an error,
/// or the deadline passes.
#[test]
fn an_upload_can_be_cancelled() {
    let (server, ended) = swallowing();
    let endless = |fails_after: usize| {
        let (read, dropped) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let content = Endless { read: Arc::clone(&read), dropped: Arc::clone(&dropped), fails_after };
        (Put(Binary::from_reader(None, content)), read, dropped)
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let client = Client::builder(&server.url).retry(retries()).max_concurrent_requests(1).build().unwrap();
    for round in 1..=2 {
        let (put, read, dropped) = endless(usize::MAX);
        runtime.block_on(async {
            let call = client.dispatch(&put);
            assert!(tokio::time::timeout(Duration::from_millis(200), call).await.is_err());
        });
        drop(put);
        assert!(read.load(Ordering::SeqCst) > 1 << 20, "it was being sent");
        within_20_seconds("reqwest closes the connection", || ended.load(Ordering::SeqCst) == round);
        within_20_seconds("reqwest releases the content", || dropped.load(Ordering::SeqCst));
    }

    let limit = Duration::from_millis(400);
    let client = blocking::Client::builder(&server.url).retry(retries()).max_concurrent_requests(1);
    let client = client.attempt_timeout(limit).total_timeout(limit).build().unwrap();
    let (put, _, dropped) = endless(4 << 20);
    let error = client.dispatch(&put).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 1), "{error}");
    drop(put);
    within_20_seconds("ureq closes the connection", || ended.load(Ordering::SeqCst) == 3);
    assert!(dropped.load(Ordering::SeqCst));
    let (put, read, dropped) = endless(usize::MAX);
    let started = Instant::now();
    let error = client.dispatch(&put).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1), "{error}");
    assert!(started.elapsed() < limit + Duration::from_millis(500), "{:?}", started.elapsed());
    drop(put);
    assert!(read.load(Ordering::SeqCst) > 1 << 20, "it was being sent");
    within_20_seconds("ureq closes the connection", || ended.load(Ordering::SeqCst) == 4);
    within_20_seconds("ureq releases the content", || dropped.load(Ordering::SeqCst));
}

/// A server that responds before it has received the whole body, and then continues to read: the response is returned.
#[test]
fn a_response_during_the_upload_is_the_outcome() {
    let server = Server::start(|_, mut stream| {
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        let mut buffer = vec![0; 64 << 10];
        while let Ok(1..) = stream.read(&mut buffer) {}
    });
    for (driver, outcome) in both(&server.url, || Put(Binary::from_reader(2 << 20, io::repeat(1).take(2 << 20)))) {
        let error = outcome.unwrap_err();
        assert_eq!(
            (error.status().map(|status| status.as_u16()), error.attempts()),
            (Some(413), 1),
            "{driver}: {error}"
        );
    }
}

type Handler = fn(TcpStream);

type Content = fn() -> Binary;

/// The call ends at its deadline, whatever the server does.
#[test]
fn the_deadline_of_an_upload_holds() {
    let limit = Duration::from_millis(400);
    let slow: [(&str, Handler); 4] = [
        ("never reads", |stream| {
            std::thread::sleep(Duration::from_secs(5));
            drop(stream);
        }),
        ("reads a little at a time", |mut stream| {
            let mut buffer = vec![0; 64 << 10];
            while let Ok(1..) = stream.read(&mut buffer) {
                std::thread::sleep(Duration::from_millis(50));
            }
        }),
        ("does not respond", |mut stream| {
            let mut buffer = vec![0; 1 << 20];
            while let Ok(1..) = stream.read(&mut buffer) {}
        }),
        ("responds byte by byte", |mut stream| {
            // The response is not sent before the request.
            let _ = stream.read(&mut [0; 1024]);
            stream.set_nodelay(true).unwrap();
            for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" {
                let _ = stream.write_all(&[*byte]);
                std::thread::sleep(Duration::from_millis(50));
            }
        }),
    ];
    for (what, handler) in slow {
        let server = Server::start(move |_, stream| handler(stream));
        let content: [(&str, Content); 3] = [
            ("bytes", || Binary::from(vec![7; 64 << 20])),
            ("a reader", || Binary::from_reader(64 << 20, io::repeat(7).take(64 << 20))),
            ("few bytes", || Binary::from("few")),
        ];
        for (kind, make) in content {
            let client = blocking::Client::builder(&server.url).retry(retries()).total_timeout(limit).build().unwrap();
            let started = Instant::now();
            let error = client.dispatch(&Put(make())).unwrap_err();
            let elapsed = started.elapsed();
            assert_eq!(error.kind(), ErrorKind::Timeout, "ureq, {what}, {kind}: {error}");
            assert!(elapsed < limit + Duration::from_millis(600), "ureq, {what}, {kind}: {elapsed:?}");
            let client = Client::builder(&server.url).retry(retries()).total_timeout(limit).build().unwrap();
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let started = Instant::now();
            let error = runtime.block_on(client.dispatch(&Put(make()))).unwrap_err();
            let elapsed = started.elapsed();
            assert_eq!(error.kind(), ErrorKind::Timeout, "reqwest, {what}, {kind}: {error}");
            assert!(elapsed < limit + Duration::from_millis(600), "reqwest, {what}, {kind}: {elapsed:?}");
        }
    }
}
