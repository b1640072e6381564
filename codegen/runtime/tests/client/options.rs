//! Tests options for single calls, hooks, and the facts about a call that its response contains, with a mock.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use http::{HeaderName, HeaderValue};
use runtime::{
    AttemptRequest, AttemptResult, CallOptions, Dispatch, Error, ErrorKind, Hook, ResponseExt, RetryPolicy, blocking,
    testing::MockTransport, transport::TransportErrorKind,
};

use crate::{
    fixture::{Create, Delete, Get},
    job, on, password, sent, token, tokens,
};

fn header(mock: &MockTransport, index: usize, name: &str) -> Vec<String> {
    let requests = mock.requests();
    requests[index].headers().get_all(name).iter().map(|value| value.to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn header_fields_of_the_client_and_of_a_call() {
    let mock = MockTransport::new();
    let client = on(&mock, |client| client.default_header("x-team", "a").default_header("accept", "text/plain"));
    let call = CallOptions::new().header("x-team", "b").header("accept", "application/yaml").header("x-call", "1");
    for client in
        [client.clone(), client.with(call.clone()), client.with(call).with(CallOptions::new().header("x-call", "2"))]
    {
        mock.respond_json(200, &job());
        client.dispatch(&Get("pi")).await.unwrap();
    }
    let fields = |name| [0, 1, 2].map(|index| header(&mock, index, name).join(", "));
    assert_eq!(fields("x-team"), ["a", "b", "b"]);
    // A default does not replace a field of the operation; an option does.
    assert_eq!(fields("accept"), ["application/json", "application/yaml", "application/yaml"]);
    assert_eq!(fields("x-call"), ["", "1", "2"]);
}

#[tokio::test]
async fn mistakes_in_options_are_errors_of_the_calls() {
    let mock = MockTransport::new();
    let client = on(&mock, |client| client);
    for (options, message) in [
        (
            CallOptions::new().header("a b", "c"),
            "the name of a header field is not valid: use ASCII letters, digits and symbols such as `-`",
        ),
        (
            CallOptions::new().header("a", "b\nc"),
            "the value of a header field is not valid: it contains a line break or another control character",
        ),
        (
            CallOptions::new().header("Content-Length", "1"),
            "the header fields `host`, `connection`, `content-length` and `transfer-encoding` cannot be set",
        ),
        (
            CallOptions::new().base_url("nowhere"),
            "`nowhere` is not a valid server URL: it must begin with `https://` or `http://`, followed by a host",
        ),
    ] {
        let error = client.with(options).dispatch(&Get("pi")).await.unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Config, message));
    }
    assert!(mock.requests().is_empty());
    let builder = mock.builder().default_header("a b", "c");
    assert!(builder.build_with_transport(mock.clone()).is_err());
}

#[tokio::test]
async fn every_limit_can_be_set_for_a_call() {
    let mock = MockTransport::new();
    let client = on(&mock, |client| client);
    mock.respond(503, &[], "");
    let once = client.with(CallOptions::new().retry(RetryPolicy::none()));
    assert_eq!(once.dispatch(&Get("a")).await.unwrap_err().attempts(), 1);

    mock.respond_json(200, &job());
    let small = client.with(CallOptions::new().max_response_size(10));
    assert_eq!(small.dispatch(&Get("a")).await.unwrap_err().kind(), ErrorKind::TooLarge);

    // The delay before the second attempt would exceed the call's deadline.
    mock.respond(429, &[("retry-after", "60")], "");
    let short = client.with(CallOptions::new().total_timeout(Duration::from_secs(30)).attempt_timeout(None));
    assert_eq!(short.dispatch(&Get("a")).await.unwrap_err().attempts(), 1);
    mock.respond(429, &[("retry-after", "60")], "").respond_json(200, &job());
    assert_eq!(client.dispatch(&Get("a")).await.unwrap().attempts(), 2);

    mock.respond(307, &[("location", "/elsewhere?secret=1")], "");
    let still = client.with(CallOptions::new().follow_redirects(false));
    let error = still.dispatch(&Get("a")).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Redirect, 307));
    assert_eq!(
        error.to_string(),
        "getJob: the server redirects the call to `https://api.north-1.test/elsewhere`, but `follow_redirects` is off"
    );
}

#[tokio::test]
async fn a_derived_client_shares_tokens_unless_it_has_another_server() {
    let mock = MockTransport::new();
    token(&mock, "north", "2026-11-23T12:00:00Z");
    mock.respond_json(200, &job()).respond_json(200, &job());
    let client = on(&mock, password);
    client.with(CallOptions::new().header("a", "b")).dispatch(&Delete("a")).await.unwrap();
    client.dispatch(&Delete("a")).await.unwrap();
    token(&mock, "south", "2026-11-23T12:00:00Z");
    mock.respond_json(200, &job());
    let south = client.with(CallOptions::new().base_url("https://api.south-1.test"));
    south.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(tokens(&mock), ["-", "north", "north", "-", "south"]);
    assert_eq!(
        sent(&mock)[3..],
        [
            "POST https://iam.south-1.test/v3/auth/tokens?nocatalog=true",
            "DELETE https://api.south-1.test/namespaces/team-a/jobs/a"
        ]
    );
    // Token requests have none of the call's header fields.
    assert_eq!((header(&mock, 0, "a").len(), header(&mock, 1, "a").len()), (0, 1));
}

#[tokio::test]
async fn credentials_of_a_call_replace_those_of_the_client() {
    let mock = MockTransport::new();
    let client = on(&mock, |client| client.auth("of-the-client"));
    for options in [CallOptions::new().auth("of-the-call"), CallOptions::new().without_auth(), CallOptions::new()] {
        mock.respond_json(200, &job());
        client.with(options).dispatch(&Get("a")).await.unwrap();
    }
    assert_eq!(tokens(&mock), ["of-the-call", "-", "of-the-client"]);
    let shown = format!("{:?}", CallOptions::new().auth("secret-1").header("x-key", "secret-2"));
    assert!(shown.contains("x-key") && !shown.contains("secret"), "{shown}");
}

#[tokio::test]
async fn a_response_tells_about_its_call() {
    let mock = MockTransport::new();
    let client = on(&mock, |client| client);
    mock.respond(503, &[], "");
    mock.respond(307, &[("location", "/moved")], "");
    mock.respond(200, &[("x-request-id", "r-1"), ("content-type", "application/json")], job().to_string());
    let response = client.with(CallOptions::new().keep_raw_body(true)).dispatch(&Get("a")).await.unwrap();
    assert_eq!(response.request_id().as_deref(), Some("r-1"));
    assert_eq!(response.attempts(), 3);
    assert_eq!(response.url().unwrap(), "https://api.north-1.test/moved");
    assert_eq!(response.raw_body().unwrap(), job().to_string().as_bytes());

    mock.respond_json(200, &job());
    let blocking = blocking::Client::from(client).with(CallOptions::new().header("a", "b"));
    let response = blocking.dispatch(&Get("a")).unwrap();
    assert_eq!((response.request_id(), response.attempts(), response.raw_body()), (None, 1, None));
    assert_eq!(header(&mock, 3, "a"), ["b"]);
    let other = http::Response::new(());
    assert_eq!((other.attempts(), other.url()), (0, None));
}

/// A hook that records the attempts and adds a header field.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Hook for Log {
    fn before_attempt(&self, attempt: &mut AttemptRequest<'_>) -> Result<(), Error> {
        let mut log = self.0.lock().unwrap();
        log.push(format!("{} {} {} {}", attempt.operation(), attempt.number(), attempt.method(), attempt.url()));
        assert!(!attempt.headers().contains_key("x-auth-token"), "{attempt:?}");
        let number = attempt.number().into();
        attempt.headers_mut().insert("x-attempt", number);
        Ok(())
    }

    fn after_attempt(&self, attempt: &AttemptResult<'_>) {
        let result = match attempt.result() {
            Ok(response) => format!("{} with {} bytes", response.status().as_u16(), response.body().len()),
            Err(error) => format!("{:?}", error.kind()),
        };
        assert_eq!(attempt.elapsed(), Duration::ZERO);
        self.0.lock().unwrap().push(format!("{} {} {result}", attempt.operation(), attempt.number()));
    }
}

#[tokio::test]
async fn hooks_see_each_attempt_and_its_result_but_no_tokens() {
    let mock = MockTransport::new();
    let log = Log::default();
    let client = on(&mock, |client| password(client).hook(log.clone()));
    token(&mock, "t", "2026-11-23T12:00:00Z");
    mock.fail(TransportErrorKind::ConnectionClosed).respond(503, &[], "busy").respond_json(200, &job());
    client.dispatch(&Get("a")).await.unwrap();
    let url = "https://api.north-1.test/namespaces/team-a/jobs/a";
    let expected = [
        format!("getJob 1 GET {url}"),
        "getJob 1 ConnectionClosed".to_owned(),
        format!("getJob 2 GET {url}"),
        "getJob 2 503 with 4 bytes".to_owned(),
        format!("getJob 3 GET {url}"),
        format!("getJob 3 200 with {} bytes", job().to_string().len()),
    ];
    assert_eq!(*log.0.lock().unwrap(), expected);
    // The token request runs no hooks.
    let attempts = [0, 1, 2, 3].map(|index| header(&mock, index, "x-attempt").join(""));
    assert_eq!(attempts, ["", "1", "2", "3"]);
}

/// A hook that refuses to send.
struct Refuse;

impl Hook for Refuse {
    fn before_attempt(&self, _: &mut AttemptRequest<'_>) -> Result<(), Error> {
        Err(Error::new(ErrorKind::Request, "not on a Friday"))
    }
}

#[tokio::test]
async fn a_hook_can_end_a_call() {
    let mock = MockTransport::new();
    let client = on(&mock, |client| client);
    let error = client.with(CallOptions::new().hook(Refuse)).dispatch(&Create("a")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
    assert_eq!(error.to_string(), "not on a Friday");
    assert!(mock.requests().is_empty());
}

/// A header field that a hook sets is part of the signature.
#[tokio::test]
async fn a_hook_runs_before_the_request_is_signed() {
    struct Stamp;

    impl Hook for Stamp {
        fn before_attempt(&self, attempt: &mut AttemptRequest<'_>) -> Result<(), Error> {
            attempt.headers_mut().insert(HeaderName::from_static("x-stamp"), HeaderValue::from_static("1"));
            Ok(())
        }
    }

    let mock = MockTransport::new();
    mock.respond_json(200, &job());
    let client = on(&mock, |client| client.auth(runtime::AccessKey::new("AK", "SK")).hook(Stamp));
    client.dispatch(&Get("a")).await.unwrap();
    assert!(header(&mock, 0, "authorization")[0].contains("x-sdk-date;x-stamp,"));
}
