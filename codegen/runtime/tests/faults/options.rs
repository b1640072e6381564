//! Tests options, existing HTTP clients, client certificates and pools, with both drivers.

use std::{
    io::Write,
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use runtime::{
    AttemptRequest, CallOptions, Client, ClientBuilder, Dispatch, Error, ErrorKind, Hook, ResponseExt, RetryPolicy,
    blocking,
    transport::{Reqwest, Ureq},
};
use rustls::{
    RootCertStore, ServerConfig, ServerConnection, StreamOwned, crypto::ring, pki_types::PrivateKeyDer,
    server::WebPkiClientVerifier,
};

use crate::{
    fixture::{Get, Job},
    server::{Server, answer, job, read},
};

type Outcome = Result<http::Response<Job>, Error>;

/// The settings that a test changes, for the asynchronous or the blocking client.
trait Setup {
    fn apply<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C>;
}

/// An asynchronous and a blocking client.
struct Both {
    asynchronous: Client,
    blocking: blocking::Client,
    runtime: tokio::runtime::Runtime,
}

impl Both {
    fn new(url: &str, setup: &impl Setup) -> Self {
        Self {
            asynchronous: setup.apply(Client::builder(url)).build().unwrap(),
            blocking: setup.apply(blocking::Client::builder(url)).build().unwrap(),
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
        }
    }

    fn get(&self, options: &CallOptions) -> [(&'static str, Outcome); 2] {
        let asynchronous = self.asynchronous.with(options.clone());
        [
            ("reqwest", self.runtime.block_on(asynchronous.dispatch(&Get("pi")))),
            ("ureq", self.blocking.with(options.clone()).dispatch(&Get("pi"))),
        ]
    }
}

struct Stamp;

impl Hook for Stamp {
    fn before_attempt(&self, attempt: &mut AttemptRequest<'_>) -> Result<(), Error> {
        let number = attempt.number().into();
        attempt.headers_mut().insert("x-attempt", number);
        Ok(())
    }
}

struct Team;

impl Setup for Team {
    fn apply<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        builder.auth("of-the-client").default_header("x-team", "a").hook(Stamp)
    }
}

#[test]
fn options_reach_the_wire() {
    let server = Server::start(|_, stream| answer(stream, 200, &[("X-Request-Id", "r1")], &job()));
    let options = CallOptions::new().header("x-call", "1").auth("other").base_url(&server.url).keep_raw_body(true);
    for (driver, outcome) in Both::new("http://api.invalid", &Team).get(&options) {
        let response = outcome.unwrap();
        assert_eq!(response.request_id().as_deref(), Some("r1"), "{driver}");
        assert_eq!((response.attempts(), response.raw_body().unwrap().as_ref()), (1, &*job()), "{driver}");
        assert!(response.url().unwrap().to_string().starts_with(&server.url), "{driver}");
    }
    assert_eq!(server.requests().len(), 2);
    for request in server.requests() {
        let lower = request.to_ascii_lowercase();
        for field in ["x-call: 1", "x-team: a", "x-attempt: 1", "x-auth-token: other"] {
            assert_eq!(lower.matches(&format!("\r\n{field}\r\n")).count(), 1, "{field} in {request}");
        }
    }
}

#[test]
fn redirects_can_be_disabled() {
    let server = Server::start(|_, stream| answer(stream, 302, &[("Location", "/elsewhere")], b""));
    for (driver, outcome) in Both::new(&server.url, &Team).get(&CallOptions::new().follow_redirects(false)) {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Redirect, 1), "{driver}");
        assert_eq!(error.headers().unwrap()["location"], "/elsewhere", "{driver}");
    }
    assert_eq!(server.requests().len(), 2);
}

/// An existing client or agent keeps its connection settings; the runtime still handles status codes.
#[test]
fn existing_clients_carry_the_calls() {
    let server = Server::start(|number, stream| match number % 2 {
        0 => answer(stream, 302, &[("Location", "/moved")], b""),
        _ => answer(stream, 404, &[], br#"{"kind":"Status","message":"gone","reason":"NotFound"}"#),
    });
    let _ = ring::default_provider().install_default();
    let existing = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let asynchronous: Client = Client::builder(&server.url).build_with_transport(Reqwest::from(existing)).unwrap();
    let existing = ureq::Agent::new_with_defaults();
    let blocking: blocking::Client =
        blocking::Client::builder(&server.url).build_with_transport(Ureq::from(existing)).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for (driver, outcome) in
        [("reqwest", runtime.block_on(asynchronous.dispatch(&Get("pi")))), ("ureq", blocking.dispatch(&Get("pi")))]
    {
        let error = outcome.unwrap_err();
        assert!(error.is_not_found(), "{driver}: {error}");
        assert_eq!((error.message(), error.attempts()), (Some("gone"), 2), "{driver}");
    }
    assert!(server.requests()[3].starts_with("GET /moved "), "{:?}", server.requests());
}

struct Certified(Option<&'static str>);

impl Setup for Certified {
    fn apply<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        let builder = builder.root_certificates_pem(include_str!("../fixture/tls/ca.pem")).unwrap();
        let builder = builder.retry(runtime::RetryPolicy::none());
        match self.0 {
            Some(pem) => builder.client_certificate_pem(pem).unwrap(),
            None => builder,
        }
    }
}

/// Starts a server that requires client certificates issued by the tests' authority.
fn mutual_tls() -> Server {
    let certificate = include_bytes!("../fixture/tls/server.der").to_vec().into();
    let key = PrivateKeyDer::try_from(include_bytes!("../fixture/tls/server.key.der").to_vec()).unwrap();
    let provider = Arc::new(ring::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add(include_bytes!("../fixture/tls/client-ca.der").to_vec().into()).unwrap();
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build().unwrap();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let config = Arc::new(config);
    let mut server = Server::start(move |_, stream| {
        let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
        let mut stream = StreamOwned::new(connection, stream);
        answer(&mut stream, 200, &[], &job());
        stream.conn.send_close_notify();
        let _ = stream.flush();
    });
    server.url = server.url.replace("http://127.0.0.1", "https://localhost");
    server
}

#[test]
fn a_client_certificate_is_shown_to_a_server_that_asks_for_it() {
    let server = mutual_tls();
    for (driver, outcome) in Both::new(&server.url, &Certified(None)).get(&CallOptions::new()) {
        assert!(outcome.is_err(), "{driver}");
    }
    assert!(server.requests().is_empty());
    let pem = include_str!("../fixture/tls/client.pem");
    for (driver, outcome) in Both::new(&server.url, &Certified(Some(pem))).get(&CallOptions::new()) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_client_certificate_needs_its_key() {
    let pem = include_str!("../fixture/tls/client.pem");
    let (certificate, key) = pem.split_at(pem.find("-----BEGIN PRIVATE").unwrap());
    for (pem, message) in [
        (certificate, "the PEM text contains no unencrypted private key"),
        (key, "the PEM text contains no certificate"),
        (&pem[..pem.len() - 30], "the PEM text is not valid: a block has no `-----END …-----` line"),
    ] {
        let error = Client::builder("https://api.test").client_certificate_pem(pem).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    let damaged = |key: &[u8]| (vec![vec![1, 2, 3]], key.to_vec());
    let (chain, key) = damaged(b"no key");
    assert!(Client::builder("https://api.test").client_certificate(chain.clone(), key.clone()).build().is_err());
    assert!(blocking::Client::builder("https://api.test").client_certificate(chain, key.clone()).build().is_err());
    let shown = format!("{:?}", Client::builder("https://api.test").client_certificate_pem(pem).unwrap());
    assert!(shown.contains("1 certificates") && !shown.contains("48, "), "{shown}");
}

struct Pool(usize);

impl Setup for Pool {
    fn apply<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        builder.pool_max_idle_per_host(self.0).pool_idle_timeout(Duration::from_secs(60))
    }
}

/// Responds to all requests of a connection.
fn keep_alive(mut stream: TcpStream) {
    while !read(&mut stream).is_empty() {
        let body = job();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
        if stream.write_all(&[head.as_bytes(), &body].concat()).is_err() {
            return;
        }
    }
}

#[test]
fn idle_connections_are_kept_as_the_pool_is_set() {
    for (idle, connections) in [(1, 2), (0, 6)] {
        let opened = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&opened);
        let server = Server::start(move |_, stream| {
            counter.fetch_add(1, Ordering::SeqCst);
            keep_alive(stream);
        });
        let both = Both::new(&server.url, &Pool(idle));
        for _ in 0..3 {
            for (driver, outcome) in both.get(&CallOptions::new()) {
                outcome.unwrap_or_else(|error| panic!("{driver}: {error}"));
            }
        }
        assert_eq!(opened.load(Ordering::SeqCst), connections, "{idle} idle connections");
    }
}

/// The trace of a call and the IDs of its attempts on the wire (W3C Trace Context). `tests/traces.rs` tests the spans.
#[test]
fn a_trace_goes_over_the_wire_but_not_to_another_host() {
    struct Plain;

    impl Setup for Plain {
        fn apply<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
            builder.auth("t")
        }
    }

    let foreign = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    let elsewhere = foreign.url.replace("127.0.0.1", "localhost");
    let server = Server::start(move |number, stream| match number % 2 {
        0 => answer(stream, 503, &[], b"{}"),
        _ => answer(stream, 302, &[("Location", &elsewhere)], b""),
    });
    let retry = RetryPolicy::default().initial_backoff(Duration::from_millis(1));
    for (driver, outcome) in Both::new(&server.url, &Plain).get(&CallOptions::new().retry(retry)) {
        assert_eq!(outcome.unwrap().attempts(), 3, "{driver}");
    }
    let sent: Vec<Vec<String>> = server
        .requests()
        .iter()
        .map(|request| {
            let lower = request.to_ascii_lowercase();
            let value = lower.split("\r\ntraceparent: ").nth(1).expect("a trace").split("\r\n").next().unwrap();
            let parts: Vec<String> = value.split('-').map(str::to_owned).collect();
            assert_eq!(parts.iter().map(String::len).collect::<Vec<_>>(), [2, 32, 16, 2], "{value}");
            parts
        })
        .collect();
    assert_eq!(sent.len(), 4);
    for call in sent.chunks(2) {
        assert_eq!(call[0][1], call[1][1], "one trace for a call");
        assert_ne!(call[0][2], call[1][2], "one ID for each attempt");
    }
    assert_ne!(sent[0][1], sent[2][1]);
    assert_eq!(foreign.requests().len(), 2);
    assert!(!foreign.requests().concat().to_ascii_lowercase().contains("traceparent"));
}
