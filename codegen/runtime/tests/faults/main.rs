//! Tests network failures with servers on the loopback interface, for both drivers.

mod answers;
mod certificates;
mod connections;
mod environment;
#[path = "../fixture/mod.rs"]
mod fixture;
mod hostile;
mod keys;
mod load;
mod matrix;
mod options;
mod raw;
#[path = "../server/mod.rs"]
mod server;
mod streams;
mod uploads;
mod watches;

use std::{io::Write, net::TcpStream, time::Duration};

use fixture::{Create, Delete, DeleteAll, Get};
use runtime::{Client, ClientBuilder, Dispatch, Error, Operation, RetryPolicy, blocking};
use server::{Server, answer, job, read};

type Outcome<O> = Result<http::Response<<O as Operation>::Output>, Error>;

/// Sends an operation with both drivers and the same settings, without retries.
fn both<O: Operation>(url: &str, operation: &O, setup: fn(Settings) -> Settings) -> [(&'static str, Outcome<O>); 2] {
    let settings = setup(Settings::default());
    let asynchronous = settings.apply(Client::builder(url)).build().unwrap();
    let blocking = settings.apply(blocking::Client::builder(url)).build().unwrap();
    let answer = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    [("reqwest", answer.block_on(asynchronous.dispatch(operation))), ("ureq", blocking.dispatch(operation))]
}

/// The settings that tests change, for the asynchronous and the blocking client.
#[derive(Clone, Copy)]
struct Settings {
    connect: Duration,
    attempt: Duration,
    /// The maximum size of a response in bytes; `None` for the client's default.
    body: Option<usize>,
    retry: RetryPolicy,
    trusted: Trusted,
}

/// The format in which the root certificate of the tests is passed to the client.
#[derive(Clone, Copy)]
enum Trusted {
    No,
    Pem,
    Der,
}

impl Default for Settings {
    fn default() -> Self {
        let (connect, attempt) = (Duration::from_secs(10), Duration::from_secs(20));
        Self { connect, attempt, body: None, retry: RetryPolicy::none(), trusted: Trusted::No }
    }
}

impl Settings {
    fn apply<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        let builder = builder.auth("secret-token").connect_timeout(self.connect).attempt_timeout(self.attempt);
        let builder = builder.retry(self.retry);
        let builder = match self.body {
            Some(bytes) => builder.max_response_size(bytes),
            None => builder,
        };
        match self.trusted {
            Trusted::No => builder,
            Trusted::Pem => builder.root_certificates_pem(include_str!("../fixture/tls/ca.pem")).unwrap(),
            Trusted::Der => builder.root_certificate(include_bytes!("../fixture/tls/ca.der")),
        }
    }
}

fn plain(settings: Settings) -> Settings {
    settings
}

fn impatient(settings: Settings) -> Settings {
    Settings { attempt: Duration::from_millis(400), ..settings }
}

fn hurried(settings: Settings) -> Settings {
    Settings { connect: Duration::from_millis(300), ..settings }
}

fn stubborn(settings: Settings) -> Settings {
    Settings { retry: RetryPolicy::default().initial_backoff(Duration::from_millis(1)), ..settings }
}

fn answer_read(stream: &mut TcpStream) {
    let body = job();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    // The client may have closed the connection.
    let _ = stream.write_all(&[head.as_bytes(), &body].concat());
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

/// Starts a proxy that responds to requests without forwarding them.
fn proxy() -> Server {
    Server::start(|_, mut stream| {
        // One driver requests a tunnel, the other sends the request to the proxy.
        if read(&mut stream).starts_with("CONNECT ") {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            read(&mut stream);
        }
        answer_read(&mut stream);
    })
}

#[test]
fn a_proxy_gets_the_requests() {
    let proxy = proxy();
    let client = blocking::Client::builder("http://api.invalid").proxy(&proxy.url).build().unwrap();
    client.dispatch(&Get("pi")).unwrap();
    let client = Client::builder("http://api.invalid").proxy(&proxy.url).build().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(client.dispatch(&Get("pi"))).unwrap();
    let requests = proxy.requests();
    assert!(requests[0].starts_with("CONNECT api.invalid:80 "), "{requests:?}");
    assert!(requests[1].starts_with("GET /namespaces/"), "{requests:?}");
    assert!(requests[2].starts_with("GET http://api.invalid/namespaces/"), "{requests:?}");
    // With an unusable proxy, no request bypasses it.
    for proxy in ["", "::::", "proxy.test:3128", "http://", "htp://ada:hers@proxy.test", "socks5://127.0.0.1:1080"] {
        let errors = [
            Client::builder("http://api.invalid").proxy(proxy).build().unwrap_err(),
            blocking::Client::builder("http://api.invalid").proxy(proxy).build().unwrap_err(),
        ];
        for error in errors {
            assert_eq!(
                error.to_string(),
                "the proxy URL is not valid: it must begin with `http://` or `https://`, followed by a host",
                "{proxy}"
            );
        }
    }
}
