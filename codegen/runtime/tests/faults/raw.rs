//! Tests responses given as raw bytes, in all the forms that correct and broken servers send. Both drivers handle them
//! in the same way.

use std::{
    fmt::Write as _,
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::Method;
use runtime::{
    CallOptions, Client, DecodeError, Dispatch, DispatchStream, Error, ErrorKind, Operation, Request, RequestError,
    Response, ResponseExt, RetryPolicy, Streamed, blocking,
    request::RequestBuilder,
    spec::{ApiSpec, OperationSpec, StatusRange},
    stream::ByteChunks,
};

use crate::{
    both,
    fixture::{Create, Get},
    server::{Server, job, read},
    stubborn,
};

static API: ApiSpec = ApiSpec { name: "raw", version: "1.0.0", servers: &[], schemes: &[], errors: &[] };

const fn spec(method: Method) -> OperationSpec {
    OperationSpec {
        id: "raw",
        method,
        path: "/raw",
        servers: &[],
        security: &[],
        success: &[StatusRange(200, 299)],
        idempotent: true,
        paging: None,
        api: &API,
    }
}

static SPECS: [OperationSpec; 2] = [spec(Method::GET), spec(Method::HEAD)];

/// An operation that returns the bytes of the body. `N` is the index of its method in [`SPECS`].
struct Raw<const N: usize>;

impl<const N: usize> Operation for Raw<N> {
    type Output = Bytes;
    type Failure = Bytes;
    const SPEC: &'static OperationSpec = &SPECS[N];

    fn request(&self) -> Result<Request, RequestError> {
        RequestBuilder::new(Self::SPEC).finish()
    }

    fn decode(response: &Response) -> Result<Bytes, DecodeError> {
        Ok(response.body().clone())
    }

    fn decode_failure(response: &Response) -> Result<Bytes, DecodeError> {
        Ok(response.body().clone())
    }
}

impl<const N: usize> Streamed for Raw<N> {
    type Decoder = ByteChunks;
    const MEDIA_TYPES: &'static str = "*/*";
}

const GET: Raw<0> = Raw;
const HEAD: Raw<1> = Raw;

fn kind(error: &Error) -> String {
    match error.status() {
        Some(status) if error.kind() == ErrorKind::Status => format!("status {}", status.as_u16()),
        _ => format!("{:?}", error.kind()),
    }
}

/// Describes the result of a call and that of a stream.
fn describe(called: Result<http::Response<Bytes>, Error>, streamed: &[Result<Bytes, Error>]) -> [String; 2] {
    let called = match called {
        Ok(response) => format!("{} {:?}", response.status().as_u16(), response.body()),
        Err(error) => kind(&error),
    };
    let mut bytes = Vec::new();
    let mut end = String::new();
    for item in streamed {
        match item {
            Ok(piece) => bytes.extend_from_slice(piece),
            Err(error) => end = format!(", then {}", kind(error)),
        }
    }
    [called, format!("{:?}{end}", Bytes::from(bytes))]
}

/// Sends a call and a stream with each driver to a server that sends these bytes and closes the connection.
fn each<const N: usize>(bytes: &'static [u8], operation: &Raw<N>) -> [[String; 2]; 2] {
    let server = Server::start(move |_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.read(&mut [0; 64]);
    });
    let limit = Duration::from_secs(5);
    let client = Client::builder(&server.url)
        .retry(RetryPolicy::none())
        .total_timeout(limit)
        .pool_max_idle_per_host(0)
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let asynchronous = runtime.block_on(async {
        let called = client.dispatch(operation).await;
        let mut streamed = Vec::new();
        let mut stream = client.dispatch_stream(operation).idle_timeout(limit);
        while let Some(item) = stream.next().await {
            streamed.push(item);
        }
        describe(called, &streamed)
    });
    let client = blocking::Client::builder(&server.url)
        .retry(RetryPolicy::none())
        .total_timeout(limit)
        .pool_max_idle_per_host(0);
    let client = client.build().unwrap();
    let called = client.dispatch(operation);
    let streamed: Vec<_> = client.dispatch_stream(operation).idle_timeout(limit).collect();
    [asynchronous, describe(called, &streamed)]
}

type Case = (&'static str, &'static [u8], &'static str, &'static str);

const CLOSED: &str = "ConnectionClosed";

/// The name of a response, its bytes, the result of a call, and that of a stream.
const CASES: [Case; 26] = [
    ("without a length", b"HTTP/1.1 200 OK\r\n\r\nabc", "200 b\"abc\"", "b\"abc\""),
    ("HTTP/1.0", b"HTTP/1.0 200 OK\r\n\r\nabc", "200 b\"abc\"", "b\"abc\""),
    ("no reason", b"HTTP/1.1 200 \r\nContent-Length: 3\r\n\r\nabc", "200 b\"abc\"", "b\"abc\""),
    ("no reason and no space", b"HTTP/1.1 200\r\nContent-Length: 3\r\n\r\nabc", "200 b\"abc\"", "b\"abc\""),
    ("more than the length", b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef", "200 b\"abc\"", "b\"abc\""),
    ("an equal length twice", b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", "200 b\"abc\"", "b\"abc\""),
    ("a negative length", b"HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc", CLOSED, "b\"\", then ConnectionClosed"),
    ("a length that is too large", b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc", CLOSED, "b\"\", then ConnectionClosed"),
    ("a length and chunks", b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n", "200 b\"ab\"", "b\"ab\""),
    ("trailers", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nab\r\n0\r\nX-Sum: 7\r\nX-More: 8\r\n\r\n", "200 b\"ab\"", "b\"ab\""),
    ("extensions of chunks", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;name=a\r\nab\r\n0;b\r\n\r\n", "200 b\"ab\"", "b\"ab\""),
    ("chunk lengths with zeros and capitals", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n00A\r\n0123456789\r\n0\r\n\r\n", "200 b\"0123456789\"", "b\"0123456789\""),
    ("a chunk without a length", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\nab\r\n0\r\n\r\n", CLOSED, "b\"\", then ConnectionClosed"),
    ("a chunk length that is too large", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nab\r\n0\r\n\r\n", CLOSED, "b\"\", then ConnectionClosed"),
    ("no last chunk", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n", CLOSED, "b\"ab\", then ConnectionClosed"),
    ("204 with a length", b"HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\nabc", "204 b\"\"", "b\"\""),
    ("205 without a length", b"HTTP/1.1 205 Reset\r\nContent-Length: 0\r\n\r\n", "205 b\"\"", "b\"\""),
    ("304", b"HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n", "status 304", "b\"\", then status 304"),
    ("an unknown status", b"HTTP/1.1 299 Odd\r\nContent-Length: 3\r\n\r\nabc", "299 b\"abc\"", "b\"abc\""),
    ("a status without a class", b"HTTP/1.1 999 Odd\r\nContent-Length: 3\r\n\r\nabc", "status 999", "b\"\", then status 999"),
    ("a status of two digits", b"HTTP/1.1 20 OK\r\nContent-Length: 3\r\n\r\nabc", CLOSED, "b\"\", then ConnectionClosed"),
    ("a switch of protocols", b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc", "status 101", "b\"\", then status 101"),
    ("line feeds alone", b"HTTP/1.1 200 OK\nContent-Length: 3\n\nabc", "200 b\"abc\"", "b\"abc\""),
    ("a field with a space before the colon", b"HTTP/1.1 200 OK\r\nContent-Length : 3\r\n\r\nabc", CLOSED, "b\"\", then ConnectionClosed"),
    ("a field value that is not UTF-8", b"HTTP/1.1 200 OK\r\nX-Name: \xff\xfe\r\nContent-Length: 3\r\n\r\nabc", "200 b\"abc\"", "b\"abc\""),
    ("a NUL in a field value", b"HTTP/1.1 200 OK\r\nX-Name: a\0b\r\nContent-Length: 3\r\n\r\nabc", CLOSED, "b\"\", then ConnectionClosed"),
];

#[test]
fn both_drivers_take_a_response_the_same_way() {
    let mut wrong = String::new();
    for (name, bytes, called, streamed) in CASES {
        for (driver, found) in ["reqwest", "ureq"].into_iter().zip(each(bytes, &GET)) {
            if found != [called, streamed] {
                let _ = write!(wrong, "\n{name}, {driver}: {found:?}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A chunk that is longer than its announced length is an error. ureq does not return the bytes that arrived together
/// with the invalid chunk.
#[test]
fn a_chunk_that_is_longer_than_its_length_is_an_error() {
    let bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n";
    let [reqwest, ureq] = each(bytes, &GET);
    assert_eq!(reqwest, [CLOSED, "b\"ab\", then ConnectionClosed"]);
    assert_eq!(ureq, [CLOSED, "b\"\", then ConnectionClosed"]);
}

/// A response to HEAD has no body, whatever its header fields say.
#[test]
fn a_response_to_head_has_no_body() {
    let heads: [&[u8]; 4] = [
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
    ];
    for head in heads {
        let expected = ["200 b\"\"".to_owned(), "b\"\"".to_owned()];
        assert_eq!(each(head, &HEAD), [expected.clone(), expected], "{}", String::from_utf8_lossy(head));
    }
}

/// The server closes a connection when it is used again: after reading the second request, without a response. A POST
/// may have been executed, so neither the client nor the driver sends it again. A GET is sent again.
#[test]
fn a_connection_that_is_closed_when_it_is_used_again() {
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    let server = Server::start(move |_, mut stream: TcpStream| {
        if read(&mut stream).is_empty() {
            return;
        }
        count.fetch_add(1, Ordering::SeqCst);
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", job().len());
        let _ = stream.write_all(&[head.as_bytes(), &job()].concat());
        if !read(&mut stream).is_empty() {
            count.fetch_add(1, Ordering::SeqCst);
        }
    });
    let retry = RetryPolicy::default().initial_backoff(Duration::from_millis(1));
    let client = Client::builder(&server.url).retry(retry).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let told = runtime.block_on(async {
        client.dispatch(&Get("pi")).await.unwrap();
        let post = client.dispatch(&Create("pi")).await.unwrap_err();
        client.dispatch(&Get("pi")).await.unwrap();
        [Err(post), client.dispatch(&Get("pi")).await]
    });
    assert_eq!(requests.load(Ordering::SeqCst), 5);
    let client = blocking::Client::builder(&server.url).retry(retry).build().unwrap();
    client.dispatch(&Get("pi")).unwrap();
    let post = client.dispatch(&Create("pi")).unwrap_err();
    client.dispatch(&Get("pi")).unwrap();
    let waited = [Err(post), client.dispatch(&Get("pi"))];
    assert_eq!(requests.load(Ordering::SeqCst), 10);
    for (driver, [post, get]) in [("reqwest", told), ("ureq", waited)] {
        let post = post.unwrap_err();
        assert_eq!((post.kind(), post.attempts()), (ErrorKind::ConnectionClosed, 1), "{driver}: {post}");
        assert!(post.may_have_happened(), "{driver}");
        assert_eq!(get.unwrap().attempts(), 2, "{driver}");
    }
}

/// A server that requests the body with status code 100, and a server that refuses the request immediately.
#[test]
fn a_caller_may_expect_100() {
    let server = Server::start(|number, mut stream| {
        stream.set_read_timeout(Some(Duration::from_secs(3))).unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            if stream.read(&mut byte).unwrap_or(0) == 0 {
                return;
            }
            head.push(byte[0]);
        }
        if number % 2 == 0 {
            let _ = stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n");
        }
        let status = if number % 2 == 0 { "200 OK" } else { "417 Expectation Failed" };
        let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", job().len());
        let _ = stream.write_all(&[head.as_bytes(), &job()].concat());
        let _ = stream.read(&mut [0; 4096]);
    });
    let options = || CallOptions::new().header("expect", "100-continue").retry(RetryPolicy::none());
    let client = Client::builder(&server.url).auth("t").build().unwrap().with(options());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let told = runtime.block_on(async { [client.dispatch(&Create("pi")).await, client.dispatch(&Create("pi")).await] });
    let client = blocking::Client::builder(&server.url).auth("t").build().unwrap().with(options());
    let waited = [client.dispatch(&Create("pi")), client.dispatch(&Create("pi"))];
    for (driver, [first, second]) in [("reqwest", told), ("ureq", waited)] {
        assert_eq!(first.unwrap().into_body().metadata.name, "pi", "{driver}");
        assert_eq!(kind(&second.unwrap_err()), "status 417", "{driver}");
    }
}

/// A request is sent again if the response body is shorter than its `Content-Length`.
#[test]
fn bodies_that_break_are_requested_again() {
    for (driver, outcome) in both(
        &Server::start(|number, mut stream| {
            read(&mut stream);
            let length = if number % 2 == 0 { 99 } else { job().len() };
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
            let _ = stream.write_all(&[head.as_bytes(), &job()].concat());
        })
        .url,
        &Get("pi"),
        stubborn,
    ) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
}
