//! What can go wrong on the wire, against servers on loopback, for both drivers.

mod fixture;
mod server;

use std::{
    io::Write,
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use fixture::{Create, Delete, DeleteAll, Get, IAM, Job};
use runtime::{Builder, Client, Credentials, Dispatch, Error, ErrorKind, Operation, Retry, blocking};
use server::{Server, answer, job, read, tls};

type Outcome<O> = Result<http::Response<<O as Operation>::Output>, Error>;

/// Sends an operation through both drivers, set up alike. Retries are off.
fn both<O: Operation>(url: &str, operation: &O, setup: fn(Settings) -> Settings) -> [(&'static str, Outcome<O>); 2] {
    let settings = setup(Settings::default());
    let asynchronous = settings.apply(Client::builder(url)).build().unwrap();
    let blocking = settings.apply(blocking::Client::builder(url)).build().unwrap();
    let answer = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    [("reqwest", answer.block_on(asynchronous.dispatch(operation))), ("ureq", blocking.dispatch(operation))]
}

/// What tests change of both kinds of clients.
#[derive(Clone, Copy)]
struct Settings {
    attempt: Duration,
    body: usize,
    retry: Retry,
    trusted: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { attempt: Duration::from_secs(20), body: 64 << 20, retry: Retry::none(), trusted: false }
    }
}

impl Settings {
    fn apply<C>(&self, builder: Builder<C>) -> Builder<C> {
        let builder =
            builder.auth("secret-token").attempt_timeout(self.attempt).body_limit(self.body).retry(self.retry);
        if self.trusted {
            return builder.root_certificates_pem(include_str!("fixture/tls/ca.pem")).unwrap();
        }
        builder
    }
}

fn plain(settings: Settings) -> Settings {
    settings
}

fn impatient(settings: Settings) -> Settings {
    Settings { attempt: Duration::from_millis(400), ..settings }
}

fn stubborn(settings: Settings) -> Settings {
    Settings { retry: Retry::default().base(Duration::from_millis(1)), ..settings }
}

#[test]
fn the_same_request_goes_through_both_drivers() {
    let server = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    for (driver, outcome) in both(&server.url, &Delete("a b/ü"), plain) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
    for request in server.requests() {
        assert!(request.starts_with("DELETE /namespaces/team-a/jobs/a%20b%2F%C3%BC HTTP/1.1\r\n"), "{request}");
        let lower = request.to_ascii_lowercase();
        for header in [
            "x-auth-token: secret-token",
            "accept: application/json",
            "content-type: application/json",
            "user-agent: fixture/1.2.3",
            "accept-encoding: gzip",
        ] {
            assert_eq!(lower.matches(&format!("\r\n{header}\r\n")).count(), 1, "{header} in {request}");
        }
        assert!(request.ends_with("\r\n\r\n{\"kind\":\"DeleteOptions\"}"), "{request}");
    }
    for (_, outcome) in both(&server.url, &Get("a"), plain) {
        outcome.unwrap();
    }
    for (_, outcome) in both(&server.url, &Create("a"), plain) {
        outcome.unwrap();
    }
    let methods: Vec<_> =
        server.requests().iter().map(|request| request.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(methods, ["DELETE", "DELETE", "GET", "GET", "POST", "POST"]);
}

#[test]
fn pages_come_one_after_the_other() {
    let server = Server::start(|number, stream| {
        let next = if number % 3 == 2 { String::new() } else { format!("t{number}") };
        let body = format!(r#"{{"items":[{{"metadata":{{"name":"j{number}"}}}}],"metadata":{{"continue":"{next}"}}}}"#);
        answer(stream, 200, &[], body.as_bytes());
    });
    let all = DeleteAll { limit: 1, token: None };
    let client = blocking::Client::builder(&server.url).build().unwrap();
    let names: Vec<_> = client.items(all.clone()).map(|job| job.unwrap().metadata.name).collect();
    assert_eq!(names, ["j0", "j1", "j2"]);
    let client = Client::builder(&server.url).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let count = runtime.block_on(async {
        let (mut pages, mut count) = (client.pages(all), 0);
        while let Some(page) = pages.next().await {
            count += page.unwrap().into_body().items.len();
        }
        count
    });
    assert_eq!(count, 3);
    assert!(server.requests()[4].starts_with("DELETE /namespaces/team-a/jobs?limit=1&continue=t3 HTTP/1.1\r\n"));
}

#[test]
fn connection_refused() {
    // Bound and dropped: nobody listens there.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (driver, outcome) in both(&format!("http://{address}"), &Create("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert!(error.is_connect() && !error.may_have_happened(), "{driver}: {error:?}");
        assert!(error.to_string().starts_with("createJob: no connection"), "{driver}: {error}");
        assert_eq!(error.attempts(), 4, "{driver}");
    }
}

#[test]
fn no_such_host() {
    for (driver, outcome) in both("http://no-such-host.invalid", &Get("pi"), plain) {
        let error = outcome.unwrap_err();
        assert!(error.is_connect(), "{driver}: {error:?}");
    }
}

#[test]
fn closed_without_an_answer() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        stream.shutdown(Shutdown::Both).unwrap();
    });
    for (driver, outcome) in both(&server.url, &Create("pi"), plain) {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.may_have_happened()), (ErrorKind::Broken, true), "{driver}: {error}");
    }
}

#[test]
fn what_may_have_been_done_is_not_sent_twice() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        stream.shutdown(Shutdown::Both).unwrap();
    });
    for (driver, outcome) in both(&server.url, &Create("pi"), stubborn) {
        assert_eq!(outcome.unwrap_err().attempts(), 1, "{driver}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_broken_answer_is_asked_for_again() {
    let server = Server::start(|number, mut stream| {
        if number % 2 == 1 {
            return answer(stream, 200, &[], &job());
        }
        read(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"kind\"").unwrap();
    });
    for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn a_body_cut_short() {
    let cut: [&[u8]; 2] = [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"kind\":\"Job\"}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ne\r\n{\"kind\":\"Job\"}\r\n",
    ];
    for text in cut {
        let server = Server::start(move |_, mut stream| {
            read(&mut stream);
            stream.write_all(text).unwrap();
        });
        for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Broken, "{driver}: {error}");
        }
    }
}

#[test]
fn something_that_is_no_http() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        stream.write_all(b"220 mail.test ESMTP ready\r\n\r\n").unwrap();
    });
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Broken, "{driver}");
    }
}

/// A server that never says anything, and one that says something once in a while.
#[test]
fn slow_loris() {
    let silent = Server::start(|_, mut stream| {
        read(&mut stream);
        thread::sleep(Duration::from_secs(3));
    });
    let drop_by_drop = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while stream.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_millis(50));
        }
    });
    for server in [silent, drop_by_drop] {
        let start = Instant::now();
        for (driver, outcome) in both(&server.url, &Get("pi"), impatient) {
            let error = outcome.unwrap_err();
            assert!(error.is_timeout() && error.may_have_happened(), "{driver}: {error:?}");
            assert_eq!(error.to_string(), "getJob: no complete answer within 400ms", "{driver}");
        }
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    }
}

#[test]
fn html_in_place_of_an_answer() {
    let server =
        Server::start(|_, stream| answer(stream, 200, &[("Content-Type", "text/html")], b"<html>Sign in</html>"));
    for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 1), "{driver}");
        assert!(error.to_string().contains("text/html, 20 bytes: <html>Sign in</html>"), "{driver}: {error}");
        assert_eq!(error.body().unwrap(), "<html>Sign in</html>");
    }
}

#[test]
fn text_that_is_not_utf_8() {
    let server = Server::start(|_, stream| answer(stream, 200, &[], b"{\"kind\":\"\xff\xfe\",\"metadata\":{}}"));
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        let error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{driver}");
        assert!(error.to_string().contains("`kind`: invalid unicode code point"), "{driver}: {error}");
    }
}

/// A body that is announced too long, and one that turns out to be, without end.
#[test]
fn an_answer_that_is_too_long() {
    let announced = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{");
        thread::sleep(Duration::from_secs(1));
    });
    let endless = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n[");
        while stream.write_all(&[b' '; 4096]).is_ok() {}
    });
    for server in [announced, endless] {
        for (driver, outcome) in both(&server.url, &Get("pi"), |settings| Settings { body: 1 << 20, ..settings }) {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::TooLarge, "{driver}: {error}");
            assert_eq!(error.to_string(), "getJob: the answer is longer than 1048576 bytes, the client's limit");
        }
    }
}

#[test]
fn an_answer_that_just_fits() {
    let body = job();
    let exact = body.len();
    assert_eq!(exact, 40);
    let server = Server::start(move |_, stream| answer(stream, 200, &[], &body));
    for (driver, outcome) in both(&server.url, &Get("pi"), |settings| Settings { body: 40, ..settings }) {
        assert!(outcome.is_ok(), "{driver}: {:?}", outcome.unwrap_err());
    }
    for (driver, outcome) in both(&server.url, &Get("pi"), |settings| Settings { body: 39, ..settings }) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::TooLarge, "{driver}");
    }
}

#[test]
fn json_nested_without_end() {
    let body = format!("{{\"metadata\":{}", "[".repeat(1 << 20)).into_bytes();
    let server = Server::start(move |_, stream| answer(stream, 200, &[], &body));
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Decode, "{driver}");
    }
}

#[test]
fn a_gzip_bomb() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..256 {
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 1 << 19);
    let server = Server::start(move |_, stream| answer(stream, 200, &[("Content-Encoding", "gzip")], &bomb));
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        let error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{driver}: {error}");
    }
}

#[test]
fn a_redirect_to_another_host() {
    let other = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    // `localhost` is another host than 127.0.0.1, as far as anyone can tell.
    let elsewhere = other.url.replace("127.0.0.1", "localhost");
    let server = Server::start(move |_, stream| answer(stream, 307, &[("Location", &elsewhere)], b""));
    for (driver, outcome) in both(&server.url, &Delete("pi"), plain) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Redirect, "{driver}");
    }
    assert!(other.requests().is_empty());
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert!(outcome.is_ok(), "{driver}");
    }
    assert_eq!(other.requests().len(), 2);
    assert!(!other.requests().concat().contains("secret-token"));
}

#[test]
fn a_certificate_that_nobody_vouches_for() {
    let server = tls();
    for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert!(error.is_connect() && !error.may_have_happened(), "{driver}: {error:?}");
        assert_eq!(error.attempts(), 1, "{driver}: {error}");
        assert!(
            error.to_string().starts_with("deleteJob: the server's certificate is not trusted"),
            "{driver}: {error}"
        );
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_certificate_for_another_name() {
    let server = tls();
    let wrong = server.url.replace("localhost", "127.0.0.1");
    for (driver, outcome) in both(&wrong, &Delete("pi"), |settings| Settings { trusted: true, ..settings }) {
        let error = outcome.unwrap_err();
        assert!(
            error.to_string().starts_with("deleteJob: the server's certificate is not trusted"),
            "{driver}: {error}"
        );
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_certificate_that_the_caller_trusts() {
    let server = tls();
    for (driver, outcome) in both(&server.url, &Delete("pi"), |settings| Settings { trusted: true, ..settings }) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_proxy_gets_the_requests() {
    let proxy = Server::start(|_, mut stream| {
        // One driver asks for a tunnel, the other has the proxy send the request on.
        if read(&mut stream).starts_with("CONNECT ") {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            read(&mut stream);
        }
        answer_read(&mut stream);
    });
    let client = blocking::Client::builder("http://api.invalid").proxy(&proxy.url).build().unwrap();
    client.dispatch(&Get("pi")).unwrap();
    let client = Client::builder("http://api.invalid").proxy(&proxy.url).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(client.dispatch(&Get("pi"))).unwrap();
    let requests = proxy.requests();
    assert!(requests[0].starts_with("CONNECT api.invalid:80 "), "{requests:?}");
    assert!(requests[1].starts_with("GET /namespaces/"), "{requests:?}");
    assert!(requests[2].starts_with("GET http://api.invalid/namespaces/"), "{requests:?}");
    assert!(Client::builder("http://api.invalid").proxy("::::").build().is_err());
}

/// Counts calls for tokens; the first ones fail.
fn identity(failing: usize, calls: Arc<AtomicUsize>) -> Server {
    Server::start(move |_, stream| {
        let number = calls.fetch_add(1, Ordering::SeqCst);
        // Long enough for the others to arrive meanwhile.
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
    let client = client.retry(Retry::default().base(Duration::from_millis(1))).build().unwrap();
    client.dispatch(&Get("pi")).await.unwrap();
    assert_eq!(calls.load(Ordering::SeqCst), 3);

    let calls = Arc::new(AtomicUsize::new(0));
    let iam = identity(1, Arc::clone(&calls));
    let client = with_password(Client::builder(&server.url), &iam).retry(Retry::none()).build().unwrap();
    let waiting: Vec<_> = (0..5).map(|_| tokio::spawn(client.dispatch(&Get("pi")))).collect();
    for task in waiting {
        assert_eq!(task.await.unwrap().unwrap_err().kind(), ErrorKind::Auth);
    }
    // All of them were told by one call.
    assert_eq!(calls.load(Ordering::SeqCst), 1);
    client.dispatch(&Get("pi")).await.unwrap();
}

fn with_password<C>(builder: Builder<C>, iam: &Server) -> Builder<C> {
    builder.server(IAM, &iam.url).auth(Credentials::password("cci-user", "cci-Passw0rd").project("north-1"))
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

    // Cancelled while the token is on its way: whoever waits takes over.
    let first = tokio::spawn(client.dispatch(&Get("pi")));
    let second = tokio::spawn(client.dispatch(&Get("pi")));
    tokio::time::sleep(Duration::from_millis(30)).await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    second.await.unwrap().unwrap();
    assert_eq!(server.requests().len(), 1);

    // Cancelled while the answer is on its way: it is not sent again.
    let slow = tokio::time::timeout(Duration::from_millis(100), client.dispatch(&Delete("slow")));
    assert!(slow.await.is_err());
    client.dispatch(&Get("pi")).await.unwrap();
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(server.requests().iter().filter(|request| request.contains("/slow ")).count(), 1);
}

fn answer_read(stream: &mut TcpStream) {
    let body = job();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    // The client may be gone by now.
    let _ = stream.write_all(&[head.as_bytes(), &body].concat());
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
    let retry = Retry::default().attempts(50).base(Duration::from_millis(2)).longest(Duration::from_millis(20));
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
    let client = Client::builder(&server.url).retry(Retry::none()).concurrency(100).build().unwrap();
    let tasks: Vec<_> = (0..10_000).map(|_| tokio::spawn(client.dispatch(&Delete("pi")))).collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(server.requests().len(), 10_000);
    // What is left are the open connections; with the client they go.
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
