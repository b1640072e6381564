//! Tests misbehaving servers and networks: responses truncated at each byte, heads that arrive byte by byte,
//! informational and oversized heads, connections closed between two requests, cancelled calls.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{Arc, Mutex, mpsc},
    thread,
    time::Duration,
};

use runtime::{
    CallOptions, Client, Credential, Dispatch, Error, ErrorKind, Request, RetryPolicy, Token, TokenSource, blocking,
    transport::BoxFuture,
};

use crate::{
    both,
    fixture::{Create, Delete, Get},
    impatient, plain,
    server::{Server, answer, job, read},
    stubborn,
};

/// Starts a server that sends these bytes on each connection and closes it.
fn sending(bytes: Vec<u8>) -> Server {
    Server::start(move |_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(&bytes);
    })
}

/// A truncated response is never accepted as complete.
#[test]
fn a_response_cut_at_each_byte_is_an_error() {
    let length = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", job().len()).into_bytes();
    let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let chunks = [format!("{:x}\r\n", job().len()).as_bytes(), &job(), b"\r\n0\r\n\r\n"].concat();
    for whole in [[length, job()].concat(), [chunked, chunks].concat()] {
        for end in 0..whole.len() {
            let server = sending(whole[..end].to_vec());
            for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
                // The last line of a chunked body has no content; a driver may accept the body without it.
                let is_complete = whole[..end].ends_with(b"0\r\n") || whole[..end].ends_with(b"0\r\n\r");
                match outcome {
                    Ok(response) => assert!(is_complete, "{driver}, {end}: {response:?}"),
                    Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionClosed, "{driver}, {end}: {error}"),
                }
            }
        }
        let server = sending(whole);
        for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
            assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
        }
    }
}

#[test]
fn a_head_that_arrives_byte_by_byte_is_read_within_the_time_of_the_attempt() {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", job().len());
    let trickle = |pause: Duration| {
        let head = head.clone();
        Server::start(move |_, mut stream| {
            read(&mut stream);
            stream.set_nodelay(true).unwrap();
            for byte in [head.as_bytes(), &job()].concat() {
                if stream.write_all(&[byte]).is_err() {
                    return;
                }
                thread::sleep(pause);
            }
        })
    };
    for (driver, outcome) in both(&trickle(Duration::from_micros(100)).url, &Get("pi"), plain) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
    for (driver, outcome) in both(&trickle(Duration::from_millis(60)).url, &Get("pi"), impatient) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Timeout, "{driver}");
    }
}

/// RFC 9110, section 15.2: a client must be able to parse informational responses before the final one.
#[test]
fn informational_responses_are_skipped() {
    for informational in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n",
    ] {
        let head = format!("{informational}HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", job().len());
        let server = sending([head.as_bytes(), &job()].concat());
        for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
            let response = outcome.unwrap_or_else(|error| panic!("{driver}, {informational:?}: {error}"));
            assert_eq!(response.body().metadata.name, "pi", "{driver}");
        }
        for (driver, outcome) in both(&server.url, &Delete("pi"), plain) {
            assert!(outcome.is_ok(), "{driver}, {informational:?}: {:?}", outcome.unwrap_err());
        }
    }
}

#[test]
fn heads_without_end_are_an_error() {
    let endless: [fn(usize) -> Vec<u8>; 3] = [
        |number| format!("X-{number}: {}\r\n", "a".repeat(200)).into_bytes(),
        |number| vec![if number == 0 { b'X' } else { b'a' }; 4096],
        |_| b"HTTP/1.1 100 Continue\r\n\r\n".to_vec(),
    ];
    for (kind, piece) in endless.into_iter().enumerate() {
        let server = Server::start(move |_, mut stream| {
            read(&mut stream);
            let start: &[u8] = if kind == 2 { b"" } else { b"HTTP/1.1 200 OK\r\n" };
            let _ = stream.write_all(start);
            for number in 0.. {
                if stream.write_all(&piece(number)).is_err() {
                    return;
                }
            }
        });
        for (driver, outcome) in both(&server.url, &Get("pi"), impatient) {
            let error = outcome.unwrap_err();
            let kinds = [ErrorKind::ConnectionClosed, ErrorKind::Timeout];
            assert!(kinds.contains(&error.kind()), "{driver}, {kind}: {error}");
        }
    }
}

/// Two different lengths would let the server and a proxy disagree about the end of the response (RFC 9112, section
/// 6.3).
#[test]
fn fields_that_occur_twice() {
    let server = sending(b"HTTP/1.1 200 OK\r\nContent-Length: 40\r\nContent-Length: 2\r\n\r\n{}".to_vec());
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert!(outcome.is_err(), "{driver}: {outcome:?}");
    }
    let twice = "HTTP/1.1 429 Slow\r\nRetry-After: 7200\r\nRetry-After: 1\r\nX-Request-Id: a\r\nX-Request-Id: b\r\n";
    let server = sending(format!("{twice}Content-Length: 0\r\n\r\n").into_bytes());
    for (driver, outcome) in both(&server.url, &Get("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert_eq!((error.attempts(), error.request_id()), (1, Some("a")), "{driver}: {error}");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7200)), "{driver}");
    }
    let other = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    let elsewhere = other.url.replace("127.0.0.1", "localhost");
    let twice = format!("HTTP/1.1 302 Found\r\nLocation: {elsewhere}/a\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n");
    let server = sending(twice.into_bytes());
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert!(outcome.is_ok(), "{driver}");
    }
    assert!(!other.requests().concat().contains("secret-token"), "{:?}", other.requests());
}

/// A redirect from the API to another host and back: the credentials are not sent again.
#[test]
fn a_redirect_over_another_host_loses_the_credentials_for_good() {
    let urls = Arc::new(Mutex::new((String::new(), String::new())));
    let ours = Arc::clone(&urls);
    let api = Server::start(move |number, stream| {
        if number % 2 == 1 {
            return answer(stream, 200, &[], &job());
        }
        let elsewhere = ours.lock().unwrap().1.clone();
        answer(stream, 302, &[("Location", &elsewhere)], b"");
    });
    let ours = Arc::clone(&urls);
    let foreign = Server::start(move |_, stream| {
        let back = format!("{}/back", ours.lock().unwrap().0);
        answer(stream, 302, &[("Location", &back)], b"");
    });
    *urls.lock().unwrap() = (api.url.clone(), foreign.url.replace("127.0.0.1", "localhost"));
    for (driver, outcome) in both(&api.url, &Get("pi"), plain) {
        assert!(outcome.is_ok(), "{driver}: {:?}", outcome.unwrap_err());
    }
    assert_eq!((api.requests().len(), foreign.requests().len()), (4, 2));
    let with_token = api.requests().iter().filter(|request| request.contains("secret-token")).count();
    assert_eq!(with_token, 2, "only the first request of each driver");
    assert!(!foreign.requests().concat().contains("secret-token"));
}

/// Responds on a keep-alive connection and then closes it.
fn closing(mut stream: TcpStream) {
    read(&mut stream);
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: keep-alive\r\n\r\n", job().len());
    let _ = stream.write_all(&[head.as_bytes(), &job()].concat());
}

/// The next request uses a new connection, even if it is not idempotent.
#[test]
fn a_connection_that_is_closed_between_two_requests_is_not_used_again() {
    let server = Server::start(|_, stream| closing(stream));
    let client = blocking::Client::builder(&server.url).retry(RetryPolicy::none()).build().unwrap();
    for _ in 0..3 {
        client.dispatch(&Create("pi")).unwrap();
        thread::sleep(Duration::from_millis(50));
    }
    let client = Client::builder(&server.url).retry(RetryPolicy::none()).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for _ in 0..3 {
            client.dispatch(&Create("pi")).await.unwrap();
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    assert_eq!(server.requests().len(), 6);
}

/// A token source that never completes the first time.
#[derive(Default)]
struct Hesitant(Mutex<u32>);

impl TokenSource for Hesitant {
    fn token(&self) -> BoxFuture<'_, Result<Token, Error>> {
        let mut calls = self.0.lock().unwrap();
        *calls += 1;
        if *calls == 1 {
            return Box::pin(std::future::pending());
        }
        Box::pin(async { Ok(Token::new("secret-token")) })
    }
}

/// A call that is dropped while it waits for a token, between two attempts, or for a response releases its slot and the
/// lock of the token, so that the next call succeeds.
#[tokio::test]
async fn a_cancelled_call_leaves_nothing_behind() {
    let server = Server::start(|number, mut stream| match number {
        // The call is cancelled during the delay after this response.
        0 => answer(stream, 503, &[("Retry-After", "60")], b"{}"),
        // The call is cancelled while it waits for the response, which closes the connection.
        1 => {
            read(&mut stream);
            assert!(matches!(stream.read(&mut [0]), Ok(0) | Err(_)), "nothing is sent after the request");
        }
        _ => answer(stream, 200, &[], &job()),
    });
    let client = Client::builder(&server.url)
        .auth(Credential::source(Hesitant::default()))
        .max_concurrent_requests(1)
        .retry(RetryPolicy::default())
        .build()
        .unwrap();
    let short = Duration::from_millis(150);
    for stage in ["the token", "the pause", "the response"] {
        assert!(tokio::time::timeout(short, client.dispatch(&Get("pi"))).await.is_err(), "{stage}");
    }
    let response = tokio::time::timeout(Duration::from_secs(20), client.dispatch(&Get("pi"))).await;
    assert_eq!(response.expect("no slot is lost").unwrap().into_body().metadata.name, "pi");
    assert_eq!(server.requests().len(), 3);
}

/// A hook that fails the call releases the slot.
#[test]
fn a_call_that_a_hook_ends_leaves_nothing_behind() {
    struct Refuse;

    impl runtime::Hook for Refuse {
        fn before_attempt(&self, _: &mut runtime::AttemptRequest<'_>) -> Result<(), Error> {
            Err(Error::new(ErrorKind::Config, "not today"))
        }
    }

    let server = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    let client = blocking::Client::builder(&server.url).max_concurrent_requests(1).build().unwrap();
    for _ in 0..3 {
        let error = client.with(CallOptions::new().hook(Refuse)).dispatch(&Get("pi")).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Config, 0));
    }
    client.dispatch(&Get("pi")).unwrap();
}

/// Runs a function on a thread, and fails the test if the function does not return.
fn ends<T: Send + 'static>(what: &str, run: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(run()));
    receiver.recv_timeout(Duration::from_secs(30)).unwrap_or_else(|error| panic!("{what} does not end: {error}"))
}

/// Starts a server that accepts a connection and never reads.
fn deaf() -> Server {
    Server::start(|_, stream| {
        thread::sleep(Duration::from_secs(40));
        drop(stream);
    })
}

/// The timeout of an attempt includes sending a body that the server does not read, also for streamed responses.
#[test]
fn a_server_that_does_not_read_does_not_hold_a_call() {
    use runtime::{DispatchStream, Operation, Response, Streamed, request::RequestBuilder, value::Binary};

    struct Push;

    impl Operation for Push {
        type Output = ();
        type Failure = ();
        const SPEC: &'static runtime::spec::OperationSpec = Create::SPEC;

        fn request(&self) -> Result<Request, runtime::RequestError> {
            let mut request = RequestBuilder::new(Self::SPEC);
            request.path("namespace", runtime::param::Style::SIMPLE, "team-a");
            request.path("name", runtime::param::Style::SIMPLE, "pi");
            request.bytes(&["application/octet-stream"], &Binary::from(vec![7; 64 << 20]));
            request.finish()
        }

        fn decode(_: &Response) -> Result<(), runtime::DecodeError> {
            Ok(())
        }

        fn decode_failure(_: &Response) -> Result<(), runtime::DecodeError> {
            Ok(())
        }
    }

    impl Streamed for Push {
        type Decoder = runtime::stream::ByteChunks;
        const MEDIA_TYPES: &'static str = "text/plain";
    }

    let server = deaf();
    let limit = Duration::from_millis(500);
    let setup = move |url: &str| blocking::Client::builder(url).attempt_timeout(limit).retry(RetryPolicy::none());
    let client = setup(&server.url).build().unwrap();
    let error = ends("a call with ureq", move || client.dispatch(&Push).unwrap_err());
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    let client = setup(&server.url).build().unwrap();
    let error = ends("a stream with ureq", move || client.dispatch_stream(&Push).next().unwrap().unwrap_err());
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    let client = Client::builder(&server.url).attempt_timeout(limit).retry(RetryPolicy::none()).build().unwrap();
    let [whole, streamed] = ends("calls with reqwest", move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let whole = client.dispatch(&Push).await.unwrap_err();
            [whole, client.dispatch_stream(&Push).next().await.unwrap().unwrap_err()]
        })
    });
    assert_eq!((whole.kind(), streamed.kind()), (ErrorKind::Timeout, ErrorKind::Timeout), "{whole} {streamed}");
}
