//! Tests watches: typed events, and a list that is followed over failing connections.

use std::{
    io::{Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use runtime::{
    Client, DecodeError, DispatchWatch, Error, ErrorKind, Operation, Request, RequestError, Response, RetryPolicy,
    Watched, WatcherEvent, blocking, decode,
    param::Style,
    request::RequestBuilder,
    spec::{OperationSpec, WatchSpec},
    stream::WatchEvent,
    testing::MockTransport,
    value::Json,
};
use serde_json::json;

use crate::{
    fixture::{Failed, Get},
    server::{Server, read},
};

/// A list whose changes can be watched.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub watch: Option<bool>,
    pub version: Option<String>,
    pub page: Option<String>,
}

impl Operation for List {
    type Output = Json;
    type Failure = Failed;
    const SPEC: &'static OperationSpec = Get::SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        let mut request = RequestBuilder::new(Self::SPEC);
        request.path("namespace", Style::SIMPLE, "team-a");
        request.path("name", Style::SIMPLE, "all");
        request.query("watch", Style::FORM, &self.watch);
        request.query("since", Style::FORM, &self.version);
        request.query("page", Style::FORM, &self.page);
        request.accept("application/json");
        request.finish()
    }

    fn decode(response: &Response) -> Result<Json, DecodeError> {
        decode::json(response)
    }

    fn decode_failure(response: &Response) -> Result<Failed, DecodeError> {
        decode::from_json(response.body())
    }
}

impl Watched for List {
    type Object = Json;
    type Status = Json;
    const WATCH: &'static WatchSpec = &WatchSpec {
        media_types: "application/json;stream=watch",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "version",
        status: "code",
        expired: 410,
    };

    fn set_watch(&mut self, version: Option<String>) {
        self.watch = Some(true);
        if version.is_some() {
            self.version = version;
        }
    }

    fn list_version(list: &Json) -> Option<&str> {
        list["version"].as_str()
    }

    fn object_version(object: &Json) -> Option<&str> {
        object["version"].as_str()
    }

    fn objects(list: Json) -> Vec<Json> {
        list["items"].as_array().cloned().unwrap_or_default()
    }

    fn set_next_page(&mut self, list: &Json) -> bool {
        self.page = list["next"].as_str().map(str::to_owned);
        self.page.is_some()
    }
}

/// Returns a line of JSON with an event.
pub fn event(kind: &str, name: &str, version: u32) -> String {
    format!("{{\"type\":\"{kind}\",\"object\":{{\"name\":\"{name}\",\"version\":\"{version}\"}}}}\n")
}

fn object(name: &str, version: u32) -> Json {
    json!({"name": name, "version": version.to_string()})
}

fn respond(stream: &mut TcpStream, body: &str) {
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    let end = "0\r\n\r\n";
    let chunk = if body.is_empty() { String::new() } else { format!("{:x}\r\n{body}\r\n", body.len()) };
    let _ = stream.write_all(format!("{head}{chunk}{end}").as_bytes());
}

/// Sends events, but closes the connection before the body ends.
fn break_off(stream: &mut TcpStream, body: &str) {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\nConnection: close\r\n\r\n";
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
}

fn fail(stream: &mut TcpStream, status: u16) {
    let body = format!("{{\"reason\":\"Because\",\"code\":{status}}}");
    let length = body.len();
    let head = "Content-Type: application/json\r\nConnection: close\r\n";
    let _ =
        stream.write_all(format!("HTTP/1.1 {status} No\r\n{head}Content-Length: {length}\r\n\r\n{body}").as_bytes());
}

type Told = Vec<Result<WatcherEvent<Json>, Error>>;

/// Returns the first `count` events of a followed list, and the requests. Each driver has a separate server.
fn follow(count: usize, handler: fn(usize, TcpStream)) -> [(&'static str, Told, Vec<String>); 2] {
    let targets = |server: &Server| {
        let line =
            |request: &String| request.split(' ').nth(1).unwrap_or_default().replace("/namespaces/team-a/jobs/all", "");
        server.requests().iter().map(line).collect::<Vec<_>>()
    };
    let server = Server::start(handler);
    let client = Client::builder(&server.url).retry(RetryPolicy::none()).build().unwrap();
    let mut watcher = client.dispatch_watcher(&List::default());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let told = runtime.block_on(async {
        let mut told = Vec::new();
        while told.len() < count {
            told.push(watcher.next().await.unwrap());
        }
        told
    });
    let requests = targets(&server);
    let server = Server::start(handler);
    let client = blocking::Client::builder(&server.url).retry(RetryPolicy::none()).build().unwrap();
    let watcher = client.dispatch_watcher(&List::default());
    let waited = watcher.take(count).collect();
    [("reqwest", told, requests), ("ureq", waited, targets(&server))]
}

#[test]
fn a_list_is_followed_over_connections_that_end_and_break() {
    use WatcherEvent::{Added, Deleted, ListFinished, ListStarted, Listed, Modified};
    let outcomes = follow(9, |number, mut stream| {
        read(&mut stream);
        match number {
            0 => respond(&mut stream, r#"{"items":[{"name":"a","version":"1"}],"version":"5","next":"2"}"#),
            1 => respond(&mut stream, r#"{"items":[{"name":"b","version":"2"}],"version":"5"}"#),
            2 => respond(&mut stream, &[event("ADDED", "c", 6), event("MODIFIED", "a", 7)].concat()),
            // The connection breaks within a line, which the next connection sends again.
            3 => break_off(&mut stream, &format!("{}{}", event("DELETED", "b", 8), &event("ADDED", "d", 9)[..20])),
            4 => respond(&mut stream, &[event("ADDED", "d", 9), event("BOOKMARK", "", 20)].concat()),
            5 => respond(&mut stream, ""),
            _ => respond(&mut stream, &event("DELETED", "d", 21)),
        }
    });
    for (driver, told, requests) in outcomes {
        let told: Vec<_> = told.into_iter().map(Result::unwrap).collect();
        let expected = [
            ListStarted,
            Listed(object("a", 1)),
            Listed(object("b", 2)),
            ListFinished,
            Added(object("c", 6)),
            Modified(object("a", 7)),
            Deleted(object("b", 8)),
            Added(object("d", 9)),
            Deleted(object("d", 21)),
        ];
        assert_eq!(told, expected, "{driver}");
        let since = |version: u32| format!("?watch=true&since={version}");
        let expected = [String::new(), "?page=2".to_owned(), since(5), since(7), since(8), since(20), since(20)];
        assert_eq!(requests, expected, "{driver}");
    }
}

#[test]
fn a_version_that_is_too_old_starts_the_list_again() {
    use WatcherEvent::{Added, ListFinished, ListStarted, Listed};
    let outcomes = follow(8, |number, mut stream| {
        read(&mut stream);
        match number {
            0 => respond(&mut stream, r#"{"items":[],"version":"5"}"#),
            1 => {
                let expired = r#"{"type":"ERROR","object":{"reason":"Expired","code":410}}"#;
                respond(&mut stream, &format!("{}{expired}\n", event("ADDED", "a", 6)));
            }
            2 => respond(&mut stream, r#"{"items":[{"name":"z","version":"90"}],"version":"99"}"#),
            // The same status code as an HTTP response.
            3 => fail(&mut stream, 410),
            _ => respond(&mut stream, r#"{"items":[],"version":"100"}"#),
        }
    });
    for (driver, told, requests) in outcomes {
        let told: Vec<_> = told.into_iter().map(Result::unwrap).collect();
        let expected = [
            ListStarted,
            ListFinished,
            Added(object("a", 6)),
            ListStarted,
            Listed(object("z", 90)),
            ListFinished,
            ListStarted,
            ListFinished,
        ];
        assert_eq!(told, expected, "{driver}");
        assert_eq!(requests[..5], ["", "?watch=true&since=5", "", "?watch=true&since=99", ""], "{driver}");
    }
}

/// An expired page token (410) while the list is read, and errors in a watch: only 410 restarts the list.
#[test]
fn only_410_starts_the_list_again() {
    use WatcherEvent::{Added, ListFinished, ListStarted, Listed};
    let outcomes = follow(9, |number, mut stream| {
        read(&mut stream);
        let error =
            |code: u16| format!("{{\"type\":\"ERROR\",\"object\":{{\"reason\":\"Because\",\"code\":{code}}}}}\n");
        match number {
            0 => respond(&mut stream, r#"{"items":[{"name":"a","version":"1"}],"version":"5","next":"2"}"#),
            1 => fail(&mut stream, 410),
            2 => respond(&mut stream, r#"{"items":[{"name":"b","version":"6"}],"version":"7"}"#),
            // The server has an internal error; the version is still valid. Events after an error are ignored.
            3 => respond(&mut stream, &[event("ADDED", "c", 8), error(500), event("ADDED", "lost", 9)].concat()),
            4 => respond(&mut stream, &[event("BOOKMARK", "", 20), error(504)].concat()),
            5 => respond(&mut stream, &error(410)),
            _ => respond(&mut stream, r#"{"items":[{"name":"z","version":"90"}],"version":"99"}"#),
        }
    });
    for (driver, told, requests) in outcomes {
        let told: Vec<_> = told.into_iter().map(Result::unwrap).collect();
        let expected = [
            ListStarted,
            Listed(object("a", 1)),
            ListStarted,
            Listed(object("b", 6)),
            ListFinished,
            Added(object("c", 8)),
            ListStarted,
            Listed(object("z", 90)),
            ListFinished,
        ];
        assert_eq!(told, expected, "{driver}");
        let since = |version: u32| format!("?watch=true&since={version}");
        let expected =
            [String::new(), "?page=2".to_owned(), String::new(), since(7), since(8), since(20), String::new()];
        assert_eq!(requests[..7], expected, "{driver}");
    }
}

/// Transient errors are retried. Other errors are returned, and then retried.
#[test]
fn only_lasting_errors_are_returned() {
    let outcomes = follow(6, |number, mut stream| {
        read(&mut stream);
        match number {
            0 => fail(&mut stream, 503),
            1 => respond(&mut stream, r#"{"items":[],"version":"5"}"#),
            2 => drop(stream),
            3 => fail(&mut stream, 403),
            4 => respond(&mut stream, &format!("{{\"type\":\"ADDED\"}}\n{}", event("ADDED", "a", 6))),
            _ => respond(&mut stream, r#"{"items":[],"version":"100"}"#),
        }
    });
    for (driver, told, _) in outcomes {
        let [
            Ok(WatcherEvent::ListStarted),
            Ok(WatcherEvent::ListStarted),
            Ok(WatcherEvent::ListFinished),
            Err(forbidden),
            Err(wrong),
            Ok(WatcherEvent::Added(_)),
        ] = told.as_slice()
        else {
            panic!("{driver}: {told:?}")
        };
        assert!(forbidden.is_forbidden(), "{driver}: {forbidden}");
        assert_eq!(wrong.kind(), ErrorKind::Decode, "{driver}");
        assert!(wrong.to_string().contains("the event of the watch has no member `object`"), "{wrong}");
    }
}

#[test]
fn events_are_typed_and_the_mock_plays_them() {
    let mock = MockTransport::new();
    let lines = [
        event("ADDED", "a", 1),
        event("MODIFIED", "a", 2),
        event("DELETED", "a", 3),
        event("BOOKMARK", "", 4),
        event("SYNCED", "x", 5),
        "{\"object\":{\"reason\":\"Gone\",\"code\":410},\"type\":\"ERROR\"}\n".to_owned(),
        "{\"type\":\"ADDED\",\"object\":{\"a\":[1,}}\n".to_owned(),
    ];
    let check = |told: Vec<Result<WatchEvent<Json, Json>, Error>>| {
        assert_eq!(told.len(), 7);
        let good: Vec<_> = told[..6].iter().map(|event| event.as_ref().unwrap()).collect();
        assert_eq!(good[0], &WatchEvent::Added(object("a", 1)));
        assert_eq!(good[1], &WatchEvent::Modified(object("a", 2)));
        assert_eq!(good[2], &WatchEvent::Deleted(object("a", 3)));
        assert_eq!(good[3], &WatchEvent::Bookmark { version: "4".to_owned() });
        assert_eq!(good[4], &WatchEvent::Other { kind: "SYNCED".to_owned(), object: object("x", 5) });
        assert_eq!(good[5], &WatchEvent::Error(json!({"reason": "Gone", "code": 410})));
        let error = told[6].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Decode, Some(6)), "{error}");
        assert!(error.to_string().contains("`[6].object.a"), "{error}");
    };
    mock.respond(200, &[("content-type", "application/json;stream=watch")], lines.concat());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    check(runtime.block_on(async {
        let (mut watch, mut told) = (mock.client().dispatch_watch(&List::default()), Vec::new());
        while let Some(event) = watch.next().await {
            told.push(event);
        }
        told
    }));
    mock.respond(200, &[("content-type", "application/json")], lines.concat());
    check(
        blocking::Client::from(mock.client())
            .dispatch_watch(&List { version: Some("7".into()), ..List::default() })
            .collect(),
    );
    let requests = mock.requests();
    let query = |index: usize| requests[index].uri().query().unwrap();
    assert_eq!((query(0), query(1)), ("watch=true", "watch=true&since=7"));
    assert_eq!(requests[0].headers()["accept"], "application/json;stream=watch");
}

/// Delays grow up to 30 seconds while no events arrive.
#[test]
fn pauses_get_longer_up_to_a_limit() {
    let mock = MockTransport::new();
    mock.respond_json(200, &json!({"items": [], "version": "5"}));
    for _ in 0..12 {
        mock.respond(200, &[("content-type", "application/json")], "");
    }
    mock.respond(200, &[("content-type", "application/json")], event("ADDED", "a", 6));
    let client = mock.builder().retry(RetryPolicy::none()).build_with_transport(mock.clone()).unwrap();
    let told: Vec<_> =
        blocking::Client::from(client).dispatch_watcher(&List::default()).take(3).map(Result::unwrap).collect();
    assert_eq!(told[2], WatcherEvent::Added(object("a", 6)));
    let pauses = mock.delays();
    assert_eq!(pauses.len(), 11, "the first connection that ends is followed at once: {pauses:?}");
    for (index, pause) in pauses.iter().enumerate() {
        let most = Duration::from_millis(500 << index).min(Duration::from_secs(30));
        assert!(most / 2 <= *pause && *pause <= most, "{index}: {pause:?} of {most:?}");
    }
}

/// Each connection breaks within its second event, one byte later than the connection before. Every change is returned
/// exactly once, in order.
#[test]
fn a_watch_cut_at_each_byte_loses_and_repeats_nothing() {
    const COUNT: usize = 70;
    let (told, waited) = {
        let [(_, told, _), (_, waited, _)] = follow(COUNT + 2, |number, mut stream| {
            let request = read(&mut stream);
            let Some(since) = request.split("since=").nth(1) else {
                return respond(&mut stream, r#"{"version":"100","items":[]}"#);
            };
            let since: u32 = since.split(['&', ' ']).next().unwrap().parse().unwrap();
            let first = event("ADDED", "a", since + 1);
            let second = event("ADDED", "a", since + 2);
            // At most the complete second event without its line feed, which would complete it.
            let end = first.len() + number % (second.len() - 1);
            break_off(&mut stream, &(first + &second)[..end]);
        });
        (told, waited)
    };
    for events in [told, waited] {
        let versions: Vec<u32> = events
            .into_iter()
            .filter_map(|event| match event.unwrap() {
                WatcherEvent::Added(object) => Some(object["version"].as_str().unwrap().parse().unwrap()),
                _ => None,
            })
            .collect();
        assert_eq!(versions, (101..101 + u32::try_from(COUNT).unwrap()).collect::<Vec<_>>());
    }
}

/// Starts a server that sends one event to each watch and then waits until the client closes the connection. Returns
/// the server, the number of opened watches and the number of closed watches.
fn start_watch_server() -> (Server, Arc<AtomicUsize>, Arc<AtomicUsize>) {
    let (open, closed) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (opened, gone) = (Arc::clone(&open), Arc::clone(&closed));
    let server = Server::start(move |_, mut stream| {
        read(&mut stream);
        let first = event("ADDED", "a", 1);
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        opened.fetch_add(1, Ordering::SeqCst);
        let _ = stream.write_all(format!("{head}{:x}\r\n{first}\r\n", first.len()).as_bytes());
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let _ = stream.read(&mut [0]);
        gone.fetch_add(1, Ordering::SeqCst);
    });
    (server, open, closed)
}

/// One client opens a thousand watches. Each watch receives its events, and no task is left after the watches are
/// dropped.
#[test]
fn no_task_is_left_of_a_thousand_watches() {
    let (server, open, closed) = start_watch_server();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let metrics = runtime.metrics();
    let client = Client::builder(&server.url).max_concurrent_requests(1000).build().unwrap();
    runtime.block_on(async {
        let mut watches: Vec<_> = (0..1000).map(|_| client.dispatch_watch(&List::default())).collect();
        // Opened in groups of twenty, so that the server's accept queue does not overflow.
        for watches in watches.chunks_mut(20) {
            for watch in watches {
                assert_eq!(watch.next().await.unwrap().unwrap(), WatchEvent::Added(object("a", 1)));
            }
        }
        assert_eq!(open.load(Ordering::SeqCst), 1000);
        // Half of the watches are dropped while they wait for the next event.
        let (first, second) = watches.split_at_mut(500);
        for watch in first {
            assert!(tokio::time::timeout(Duration::from_micros(10), watch.next()).await.is_err());
        }
        assert_eq!(second.len(), 500);
        drop(watches);
        let started = Instant::now();
        while (metrics.num_alive_tasks() > 0 || closed.load(Ordering::SeqCst) < 1000)
            && started.elapsed() < Duration::from_secs(20)
        {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert_eq!((metrics.num_alive_tasks(), closed.load(Ordering::SeqCst)), (0, 1000));
}

/// The watches of the blocking client have no tasks and no threads: they are connections that close when the watches
/// are dropped.
#[test]
fn a_thousand_watches_of_the_blocking_client_end_when_they_are_dropped() {
    let (server, open, closed) = start_watch_server();
    let client = blocking::Client::builder(&server.url).max_concurrent_requests(1000).build().unwrap();
    let mut watches: Vec<_> = (0..1000).map(|_| client.dispatch_watch(&List::default())).collect();
    for watch in &mut watches {
        assert_eq!(watch.next().unwrap().unwrap(), WatchEvent::Added(object("a", 1)));
    }
    assert_eq!((open.load(Ordering::SeqCst), closed.load(Ordering::SeqCst)), (1000, 0));
    drop(watches);
    let started = Instant::now();
    while closed.load(Ordering::SeqCst) < 1000 && started.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(closed.load(Ordering::SeqCst), 1000);
    // All slots are free again.
    let mut watches: Vec<_> = (0..1000).map(|_| client.dispatch_watch(&List::default())).collect();
    assert!(watches.iter_mut().all(|watch| watch.next().unwrap().is_ok()));
}
