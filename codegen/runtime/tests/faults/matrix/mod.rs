//! Tests each documented behavior of the client with each way to send a request: both drivers and the mock transport,
//! asynchronous and blocking.
//!
//! A [`Row`] has prepared responses and a function that makes calls. The requests and results are written as text,
//! which must be the same for all ways to send.
//!
//! | promises | rows |
//! |---|---|
//! | options of calls, hooks, responses, redirects, traces, idempotency keys, limits | [`options`] |
//! | credentials: tokens, signatures, the chain of a workload | [`credentials`] |
//! | items, watches, events that continue | [`streams`], [`watches`] |
//! | bodies that are read while they are sent | [`uploads`] |
//!
//! Not in these tables, since a mock transport has no connections: client certificates (`options.rs`,
//! `a_client_certificate_is_shown_to_a_server_that_asks_for_it`), the pool
//! (`idle_connections_are_kept_as_the_pool_is_set`), an existing `reqwest::Client` or `ureq::Agent`
//! (`existing_clients_carry_the_calls`), the time for connecting (`a_connection_that_is_never_made`), proxies and root
//! certificates.

mod credentials;
mod options;
mod streams;
mod uploads;
mod watches;

use std::{
    fmt::Write as _,
    io::{Read, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use runtime::{
    AttemptRequest, AttemptResult, CallOptions, Client, ClientBuilder, Credential, Dispatch, DispatchStream,
    DispatchWatch, Error, ErrorKind, Hook, Operation, ResponseExt, ResponseStream, RetryPolicy, Streamed, Watched,
    WatcherEvent, blocking,
    stream::{Decoder, WatchEvent},
    testing::MockTransport,
    transport::TransportErrorKind,
};

use crate::{
    fixture::{IAM, Job},
    server::{Server, receive},
};

/// A prepared response.
#[derive(Clone, Debug)]
struct Reply {
    status: u16,
    /// Header fields. `{here}` and `{elsewhere}` in values are the URLs of the server and of another host.
    headers: Vec<(&'static str, &'static str)>,
    pieces: Vec<Vec<u8>>,
    end: End,
}

/// The end of a response, after the pieces of its body.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    /// The body is complete.
    Complete,
    /// The connection stays open without another byte.
    Stalls,
    /// The connection is closed before the body is complete.
    Breaks,
    /// The connection is closed before the response.
    Nothing,
}

impl Reply {
    fn new(status: u16, headers: &[(&'static str, &'static str)], body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: headers.to_vec(), pieces: vec![body.into()], end: End::Complete }
    }

    fn job() -> Self {
        Self::json(200, r#"{"kind":"Job","metadata":{"name":"pi"}} "#)
    }

    fn json(status: u16, body: &str) -> Self {
        Self::new(status, &[("content-type", "application/json")], body)
    }

    fn status(status: u16) -> Self {
        Self::new(status, &[], "")
    }

    /// A body of some media type in pieces.
    fn pieces(media: &'static str, pieces: &[&str]) -> Self {
        let mut reply = Self::new(200, &[("content-type", media)], "");
        reply.pieces = pieces.iter().map(|piece| piece.as_bytes().to_vec()).collect();
        reply
    }

    fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.headers.push((name, value));
        self
    }

    fn ends(mut self, end: End) -> Self {
        self.end = end;
        self
    }

    /// No response: the connection is closed.
    fn nothing() -> Self {
        Self::status(200).ends(End::Nothing)
    }

    fn headers<'a>(&'a self, place: &'a Place) -> impl Iterator<Item = (&'static str, String)> + 'a {
        self.headers.iter().map(|(name, value)| (*name, place.fill(value)))
    }

    fn send(&self, place: &Place, stream: &mut std::net::TcpStream) {
        if self.end == End::Nothing {
            return;
        }
        stream.set_nodelay(true).unwrap();
        let mut head = format!("HTTP/1.1 {} Because\r\nConnection: close\r\n", self.status);
        for (name, value) in self.headers(place) {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if self.status == 204 {
            let _ = stream.write_all(format!("{head}\r\n").as_bytes());
            return;
        }
        // The client may have closed the connection.
        let _ = stream.write_all(format!("{head}Transfer-Encoding: chunked\r\n\r\n").as_bytes());
        for piece in self.pieces.iter().filter(|piece| !piece.is_empty()) {
            let _ = stream.write_all(&[format!("{:x}\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat());
        }
        match self.end {
            End::Complete => drop(stream.write_all(b"0\r\n\r\n")),
            End::Stalls => drop(stream.read(&mut [0])),
            End::Breaks | End::Nothing => {}
        }
    }

    fn prepare(&self, place: &Place, mock: &MockTransport) {
        let headers: Vec<_> = self.headers(place).collect();
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let pieces = || self.pieces.iter().filter(|piece| !piece.is_empty()).cloned();
        let closed = TransportErrorKind::ConnectionClosed;
        match self.end {
            End::Complete => {
                mock.respond_in_pieces(self.status, &headers, pieces().map(Ok));
            }
            End::Stalls => {
                mock.respond_and_stall(self.status, &headers, pieces());
            }
            End::Breaks => {
                mock.respond_in_pieces(self.status, &headers, pieces().map(Ok).chain([Err(closed)]));
            }
            End::Nothing => {
                mock.fail(closed);
            }
        }
    }
}

/// The URLs that a [`Way`] uses.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    /// The URL of the server.
    here: String,
    /// The URL of another host.
    elsewhere: String,
}

impl Place {
    fn fill(&self, text: &str) -> String {
        text.replace("{here}", &self.here).replace("{elsewhere}", &self.elsewhere)
    }

    /// Replaces the URLs with their placeholders.
    fn hide(&self, text: &str) -> String {
        text.replace(&self.here, "{here}").replace(&self.elsewhere, "{elsewhere}")
    }
}

/// A request as the server has received it.
struct Received {
    method: String,
    url: String,
    headers: HeaderMap,
    body: Bytes,
}

/// The settings of a client.
struct Settings {
    credentials: Vec<Credential>,
    headers: Vec<(&'static str, &'static str)>,
    log: Option<Log>,
    retry: RetryPolicy,
    slots: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            credentials: vec!["of-the-client".into()],
            headers: Vec::new(),
            log: None,
            retry: RetryPolicy::default().initial_backoff(Duration::from_millis(1)),
            slots: 8,
        }
    }
}

impl Settings {
    fn apply<C>(self, place: &Place, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        let mut builder = builder.retry(self.retry).max_concurrent_requests(self.slots).user_agent("matrix");
        builder = builder.server(IAM, format!("{}/iam", place.here));
        for credential in self.credentials {
            builder = builder.auth(credential);
        }
        for (name, value) in self.headers {
            builder = builder.default_header(name, value);
        }
        match self.log {
            Some(log) => builder.hook(log),
            None => builder,
        }
    }
}

/// A hook that records each attempt and its result, and numbers the attempts in a header field.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn take(&self) -> String {
        std::mem::take(&mut *self.0.lock().unwrap()).join("\n")
    }

    fn push(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }
}

impl Hook for Log {
    fn before_attempt(&self, attempt: &mut AttemptRequest<'_>) -> Result<(), Error> {
        let secrets = attempt.headers().iter().filter(|(_, value)| value.is_sensitive()).count();
        self.push(format!(
            "before {} of {}: {} {}, {secrets} secrets",
            attempt.number(),
            attempt.operation(),
            attempt.method(),
            attempt.url()
        ));
        let number = attempt.number().into();
        attempt.headers_mut().insert("x-attempt", number);
        Ok(())
    }

    fn after_attempt(&self, attempt: &AttemptResult<'_>) {
        let result = match attempt.result() {
            Ok(response) => format!("{} with {} bytes", response.status().as_u16(), response.body().len()),
            Err(error) => format!("{:?}", error.kind()),
        };
        self.push(format!("after {} of {}: {result}", attempt.number(), attempt.operation()));
    }
}

/// A client of either kind.
#[derive(Clone)]
enum Either {
    Async(Client),
    Blocking(blocking::Client),
}

/// A way to send requests: a client, and the URLs of its server.
struct Way {
    name: &'static str,
    place: Place,
    client: Either,
}

type Items<D> = Vec<Result<<D as Decoder>::Item, Error>>;

type Events<O> = Vec<Result<WatchEvent<<O as Watched>::Object, <O as Watched>::Status>, Error>>;

impl Way {
    /// Returns the way with a derived client.
    fn with(&self, options: CallOptions) -> Self {
        let client = match &self.client {
            Either::Async(client) => Either::Async(client.with(options)),
            Either::Blocking(client) => Either::Blocking(client.with(options)),
        };
        Self { name: self.name, place: self.place.clone(), client }
    }

    fn send<O: Operation>(&self, operation: &O) -> Result<http::Response<O::Output>, Error> {
        match &self.client {
            Either::Async(client) => run(client.dispatch(operation)),
            Either::Blocking(client) => client.dispatch(operation),
        }
    }

    /// Returns all items of a stream.
    fn items<O: Streamed>(
        &self,
        operation: &O,
        asynchronous: impl Fn(ResponseStream<O::Decoder>) -> ResponseStream<O::Decoder>,
        blocking: impl Fn(blocking::ResponseStream<O::Decoder>) -> blocking::ResponseStream<O::Decoder>,
    ) -> Items<O::Decoder> {
        match &self.client {
            Either::Async(client) => run(async {
                let mut stream = asynchronous(client.dispatch_stream(operation));
                let mut items = Vec::new();
                while let Some(item) = stream.next().await {
                    items.push(item);
                }
                items
            }),
            Either::Blocking(client) => blocking(client.dispatch_stream(operation)).collect(),
        }
    }

    /// Returns all events of a watch.
    fn watch<O: Watched>(&self, operation: &O) -> Events<O> {
        match &self.client {
            Either::Async(client) => run(async {
                let mut watch = client.dispatch_watch(operation);
                let mut events = Vec::new();
                while let Some(event) = watch.next().await {
                    events.push(event);
                }
                events
            }),
            Either::Blocking(client) => client.dispatch_watch(operation).collect(),
        }
    }

    /// Returns the first events of a list that is followed.
    fn follow<O: Watched>(&self, operation: &O, count: usize) -> Vec<Result<WatcherEvent<O::Object>, Error>> {
        match &self.client {
            Either::Async(client) => run(async {
                let mut watcher = client.dispatch_watcher(operation);
                let mut events = Vec::new();
                while events.len() < count {
                    events.push(watcher.next().await.unwrap());
                }
                events
            }),
            Either::Blocking(client) => client.dispatch_watcher(operation).take(count).collect(),
        }
    }

    /// Describes the result of a call.
    fn describe(&self, result: Result<http::Response<Job>, Error>) -> String {
        match result {
            Ok(response) => {
                let mut text = format!("{} {}", response.status().as_u16(), response.body().metadata.name);
                let url = self.place.hide(&response.url().unwrap().to_string());
                let _ = write!(text, ", {} attempts, from {url}", response.attempts());
                if let Some(id) = response.request_id() {
                    let _ = write!(text, ", request {id}");
                }
                if let Some(body) = response.raw_body() {
                    let _ = write!(text, ", {} bytes", body.len());
                }
                text
            }
            Err(error) => self.describe_error(&error),
        }
    }

    fn describe_error(&self, error: &Error) -> String {
        let mut text = format!("{:?}, {} attempts", error.kind(), error.attempts());
        if error.may_have_happened() {
            text.push_str(", may have happened");
        }
        // The messages of connection errors depend on the driver.
        if !matches!(error.kind(), ErrorKind::ConnectionClosed | ErrorKind::Connect) {
            let _ = write!(text, ": {}", self.place.hide(&error.to_string()));
        }
        text
    }

    fn call<O: Operation<Output = Job>>(&self, operation: &O) -> String {
        self.describe(self.send(operation))
    }

    fn call_with<O: Operation<Output = Job>>(&self, options: CallOptions, operation: &O) -> String {
        self.with(options).call(operation)
    }
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Runs a function with each way to send. Each way has a separate server or mock with the same responses, followed by a
/// response that shows that they were exhausted. Returns the results of the function, and the requests.
fn each_way<T>(
    replies: &[Reply],
    settings: impl Fn(&Place) -> Settings,
    run: impl Fn(&Way) -> T,
) -> Vec<(&'static str, Place, T, Vec<Received>)> {
    let mut all = replies.to_vec();
    all.extend(std::iter::repeat_n(Reply::status(418), 8));
    let mut results = Vec::new();
    for name in ["reqwest", "ureq"] {
        let log = Arc::new(Mutex::new(Vec::new()));
        let place = Arc::new(Mutex::new(None::<Place>));
        let (replies, requests, known, number) =
            (all.clone(), Arc::clone(&log), Arc::clone(&place), AtomicUsize::new(0));
        let server = Server::start(move |_, mut stream| {
            let Some((head, body)) = receive(&mut stream) else { return };
            let place = known.lock().unwrap().clone().unwrap();
            requests.lock().unwrap().push(received(&place, &head, body));
            replies[number.fetch_add(1, Ordering::SeqCst)].send(&place, &mut stream);
        });
        // `localhost` is not the same host as 127.0.0.1.
        let here = Place { here: server.url.clone(), elsewhere: server.url.replace("127.0.0.1", "localhost") };
        *place.lock().unwrap() = Some(here.clone());
        let client = if name == "reqwest" {
            Either::Async(settings(&here).apply(&here, Client::builder(&here.here)).build().unwrap())
        } else {
            Either::Blocking(settings(&here).apply(&here, blocking::Client::builder(&here.here)).build().unwrap())
        };
        let way = Way { name, place: here, client };
        let result = run(&way);
        let requests = std::mem::take(&mut *log.lock().unwrap());
        results.push((name, way.place, result, requests));
    }
    for name in ["mock", "mock, blocking"] {
        let mock = MockTransport::new();
        let place = Place { here: "https://api.test".to_owned(), elsewhere: "https://other.test".to_owned() };
        for reply in &all {
            reply.prepare(&place, &mock);
        }
        let client = settings(&place).apply(&place, Client::builder(&place.here));
        let client = client.build_with_transport(mock.clone()).unwrap();
        let client =
            if name == "mock" { Either::Async(client) } else { Either::Blocking(blocking::Client::from(client)) };
        let way = Way { name, place, client };
        let result = run(&way);
        let requests = mock.requests().into_iter().map(|request| Received {
            method: request.method().to_string(),
            url: way.place.hide(&request.uri().to_string()),
            headers: request.headers().clone(),
            body: request.body().clone(),
        });
        results.push((name, way.place.clone(), result, requests.collect()));
    }
    results
}

/// Parses a request that a server has received.
fn received(place: &Place, head: &str, body: Vec<u8>) -> Received {
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap().split(' ');
    let (method, target) = (first.next().unwrap().to_owned(), first.next().unwrap());
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        headers.append(HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap());
    }
    let host = headers["host"].to_str().unwrap();
    let url = place.hide(&format!("http://{host}{target}"));
    Received { method, url, headers, body: body.into() }
}

/// Calls with prepared responses, and the expected requests and results, which are the same for each way to send.
struct Row {
    name: &'static str,
    settings: fn(&Place) -> Settings,
    replies: Vec<Reply>,
    /// The compared header fields of the requests.
    fields: &'static [&'static str],
    /// True if the bodies of the requests are compared.
    has_bodies: bool,
    run: fn(&Way) -> String,
    /// The requests, and after `=>` what the function returns.
    expected: &'static str,
}

impl Row {
    fn new(name: &'static str, replies: Vec<Reply>, run: fn(&Way) -> String, expected: &'static str) -> Self {
        Self { name, settings: |_| Settings::default(), replies, fields: &[], has_bodies: false, run, expected }
    }

    fn settings(mut self, settings: fn(&Place) -> Settings) -> Self {
        self.settings = settings;
        self
    }

    fn fields(mut self, fields: &'static [&'static str]) -> Self {
        self.fields = fields;
        self
    }

    fn bodies(mut self) -> Self {
        self.has_bodies = true;
        self
    }

    fn transcript(&self, place: &Place, result: &str, requests: &[Received]) -> String {
        let mut random = Random::default();
        let mut text = String::new();
        for request in requests {
            let _ = writeln!(text, "{} {}", request.method, request.url);
            for name in self.fields {
                for value in request.headers.get_all(*name) {
                    let value = random.replace(name, value.to_str().unwrap());
                    let _ = writeln!(text, "  {name}: {}", place.hide(&value));
                }
            }
            if self.has_bodies {
                let _ = writeln!(text, "  {:?}", random.known(&String::from_utf8_lossy(&request.body)));
            }
        }
        let _ = write!(text, "=> {}", place.hide(result));
        text
    }
}

/// Names for values that differ in each run: `#1`, `#2`, … in the order of their appearance.
#[derive(Default)]
struct Random(Vec<String>);

impl Random {
    fn replace(&mut self, field: &str, value: &str) -> String {
        match field {
            "traceparent" => {
                let mut parts: Vec<String> = value.split('-').map(str::to_owned).collect();
                assert_eq!(parts.iter().map(String::len).collect::<Vec<_>>(), [2, 32, 16, 2], "{value}");
                parts[1] = self.name(&parts[1]);
                parts[2] = self.name(&parts[2]);
                parts.join("-")
            }
            "idempotency-key" if value.len() == 36 => self.name(value),
            "x-sdk-date" => self.name(value),
            "content-type" => match value.split_once("boundary=") {
                Some((media, boundary)) => format!("{media}boundary={}", self.name(boundary)),
                None => value.to_owned(),
            },
            "authorization" => value.split("Signature=").next().unwrap_or_default().to_owned(),
            _ => value.to_owned(),
        }
    }

    fn name(&mut self, value: &str) -> String {
        let known = self.0.iter().position(|known| known == value);
        let index = known.unwrap_or_else(|| {
            self.0.push(value.to_owned());
            self.0.len() - 1
        });
        format!("#{}", index + 1)
    }

    /// Replaces all values that have a name.
    fn known(&self, text: &str) -> String {
        self.0
            .iter()
            .enumerate()
            .fold(text.to_owned(), |text, (index, value)| text.replace(value.as_str(), &format!("#{}", index + 1)))
    }
}

/// Checks the rows with each way to send, and reports all rows that differ.
fn check(rows: Vec<Row>) {
    let mut wrong = String::new();
    for row in rows {
        let expected: Vec<&str> = row.expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        for (way, place, result, requests) in each_way(&row.replies, row.settings, row.run) {
            let transcript = row.transcript(&place, &result, &requests);
            let lines: Vec<&str> = transcript.lines().map(str::trim).collect();
            if lines != expected {
                let _ = write!(wrong, "\n\n{}, {way}:\n{transcript}", row.name);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
