//! Tests which calls are retried, and when.

use std::time::Duration;

use runtime::{Dispatch, ErrorKind, RetryPolicy, testing::MockTransport, transport::TransportErrorKind};
use serde_json::json;

use crate::{
    fixture::{Create, Delete, Get},
    job, on, password, status,
};

#[tokio::test]
async fn idempotent_calls_are_retried_and_return_the_last_response() {
    let mock = MockTransport::new();
    mock.fail(TransportErrorKind::Connect)
        .fail(TransportErrorKind::ConnectionClosed)
        .respond(503, &[], "")
        .respond_json(200, &job());
    let client = on(&mock, |client| client);
    client.dispatch(&Delete("pi")).await.unwrap();
    assert_eq!((mock.requests().len(), mock.delays().len()), (4, 3));
}

#[tokio::test]
async fn calls_that_are_not_idempotent_are_sent_once() {
    let mock = MockTransport::new();
    mock.fail(TransportErrorKind::ConnectionClosed);
    let client = on(&mock, |client| client);
    let error = client.dispatch(&Create("pi")).await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_happened()), (ErrorKind::ConnectionClosed, true));
    assert_eq!(mock.requests().len(), 1);
    mock.fail(TransportErrorKind::Connect).respond_json(200, &job());
    client.dispatch(&Create("pi")).await.unwrap();
    assert_eq!(mock.requests().len(), 3);
}

#[tokio::test]
async fn a_404_after_a_lost_response_is_returned_as_an_error() {
    let mock = MockTransport::new();
    mock.fail(TransportErrorKind::Timeout).respond_json(404, &status(404, "NotFound"));
    let error = on(&mock, |client| client).dispatch(&Delete("pi")).await.unwrap_err();
    assert!(error.is_not_found() && error.may_have_happened());
    assert_eq!(
        error.to_string(),
        "deleteJob: 404 Not Found: it is NotFound; an earlier attempt, whose response did not arrive, may have been executed (after 2 attempts)"
    );

    mock.respond(429, &[("retry-after", "1")], "").respond_json(404, &status(404, "NotFound"));
    let error = on(&mock, |client| client).dispatch(&Delete("pi")).await.unwrap_err();
    assert!(error.is_not_found() && !error.may_have_happened());
}

#[tokio::test]
async fn the_server_says_when_to_come_back() {
    let mock = MockTransport::new();
    let busy = json!({"kind": "Status", "reason": "ServerTimeout", "code": 500, "details": {"retryAfterSeconds": 2}});
    mock.respond(429, &[("retry-after", "3")], "Too many requests")
        .respond_json(500, &busy)
        .respond(503, &[("retry-after", "Sun, 22 Nov 2026 12:00:20 GMT")], "")
        .respond_json(200, &job());
    let client = on(&mock, |client| client.retry(RetryPolicy::default().initial_backoff(Duration::ZERO)));
    client.dispatch(&Delete("pi")).await.unwrap();
    // The mock's clock starts at noon, and 5 s have passed here.
    assert_eq!(mock.delays(), [3, 2, 15].map(Duration::from_secs));
}

#[tokio::test]
async fn a_storm_of_429_ends_at_the_limit_of_attempts_or_time() {
    let mock = MockTransport::new();
    for _ in 0..20 {
        mock.respond(
            429,
            &[("retry-after", "30"), ("content-type", "text/plain")],
            "Too many requests, please try again later.\n",
        );
    }
    let error = on(&mock, |client| client).dispatch(&Create("pi")).await.unwrap_err();
    assert!(error.is_too_many_requests());
    assert_eq!((error.attempts(), error.retry_after()), (4, Some(Duration::from_secs(30))));
    assert_eq!(
        error.to_string(),
        "createJob: 429 Too Many Requests: text/plain, 43 bytes: Too many requests, please try again later.; \
         the server asks to wait 30s (after 4 attempts)"
    );
    let impatient = on(&mock, |client| client.total_timeout(Duration::from_secs(50)));
    assert_eq!(impatient.dispatch(&Create("pi")).await.unwrap_err().attempts(), 2);
    let off = on(&mock, |client| client.retry(RetryPolicy::none()));
    assert_eq!(off.dispatch(&Create("pi")).await.unwrap_err().attempts(), 1);
    assert_eq!(mock.requests().len(), 7);
}

#[tokio::test]
async fn the_call_for_a_token_is_within_the_calls_own_time() {
    let mock = MockTransport::new();
    for _ in 0..4 {
        mock.respond(503, &[("retry-after", "40")], "");
    }
    let client = on(&mock, |client| password(client).total_timeout(Duration::from_secs(60)));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!((error.kind(), mock.requests().len()), (ErrorKind::Auth, 2));
}

#[tokio::test]
async fn a_date_to_come_back_at_is_by_the_servers_clock() {
    let mock = MockTransport::new();
    // The server's clock is a day behind.
    let headers = [("date", "Sat, 21 Nov 2026 12:00:00 GMT"), ("retry-after", "Sat, 21 Nov 2026 12:00:07 GMT")];
    mock.respond(429, &headers, "");
    let error = on(&mock, |client| client.retry(RetryPolicy::none())).dispatch(&Get("a")).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn errors_tell_whether_the_operation_may_have_happened() {
    let mock = MockTransport::new();
    let elsewhere = [("location", "https://other.test/x")];
    // An undeclared success, a redirect to the result, and a redirect that repeats the call.
    mock.respond(204, &[], "").respond(303, &elsewhere, "").respond(307, &elsewhere, "").respond(400, &[], "");
    let client = on(&mock, |client| client);
    let mut told = Vec::new();
    for _ in 0..4 {
        told.push(client.dispatch(&Create("a")).await.unwrap_err().may_have_happened());
    }
    assert_eq!(told, [true, true, false, false]);
}
