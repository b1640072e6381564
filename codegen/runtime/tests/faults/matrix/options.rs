//! Options of calls, hooks, responses, redirects, traces, idempotency keys and limits.

use std::{fmt::Debug, io::Write, time::Duration};

use derive::{Deserialize, de::DeserializeOwned};
use runtime::{
    AttemptRequest, CallOptions, DecodeAs, DecodeError, Error, ErrorKind, Hook, Operation, Request, RequestError,
    Response, ResponseExt, RetryPolicy,
    request::RequestBuilder,
    spec::{OperationSpec, StatusRange},
};

use super::{End, Log, Reply, Row, Settings, Way, check};
use crate::fixture::{API, Create, Delete, Get, Job};

#[test]
fn options_of_a_call() {
    check(vec![
        Row::new(
            "header fields of a call replace those of the client and of the operation, for this call",
            vec![Reply::job(), Reply::job()],
            |way| {
                let options = CallOptions::new().header("x-both", "call").header("accept", "application/*");
                [way.call_with(options.header("x-call", "1"), &Get("pi")), way.call(&Get("pi"))].join("\n")
            },
            "GET {here}/namespaces/team-a/jobs/pi
               x-client: a
               x-both: call
               x-call: 1
               accept: application/*
             GET {here}/namespaces/team-a/jobs/pi
               x-client: a
               x-both: client
               accept: application/json
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/pi
             200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/pi",
        )
        .settings(|_| Settings {
            headers: vec![("x-client", "a"), ("x-both", "client"), ("accept", "text/plain")],
            ..Settings::default()
        })
        .fields(&["x-client", "x-both", "x-call", "accept"]),
        Row::new(
            "the timeout of an attempt includes the body, and each attempt has one",
            vec![Reply::pieces("application/json", &["{"]).ends(End::Stalls), Reply::job()],
            |way| way.call_with(CallOptions::new().attempt_timeout(Duration::from_millis(300)), &Get("pi")),
            "GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             => 200 pi, 2 attempts, from {here}/namespaces/team-a/jobs/pi",
        ),
        Row::new(
            "the timeout of a call includes all attempts",
            vec![Reply::pieces("application/json", &["{"]).ends(End::Stalls)],
            |way| way.call_with(CallOptions::new().total_timeout(Duration::from_millis(300)), &Get("pi")),
            "GET {here}/namespaces/team-a/jobs/pi
             => Timeout, 1 attempts, may have happened: getJob: no complete response within 300ms",
        ),
        Row::new(
            "a delay that the server requests does not exceed the timeout of the call",
            vec![Reply::status(429).with("retry-after", "60")],
            |way| way.call_with(CallOptions::new().total_timeout(Duration::from_secs(30)), &Create("pi")),
            "POST {here}/namespaces/team-a/jobs/pi
             => Status, 1 attempts: createJob: 429 Too Many Requests; the server asks to wait 60s",
        ),
        Row::new(
            "the retry policy",
            vec![Reply::status(503), Reply::status(503), Reply::nothing(), Reply::job()],
            |way| {
                let once = CallOptions::new().retry(RetryPolicy::none());
                [way.call_with(once, &Get("pi")), way.call(&Get("pi"))].join("\n")
            },
            "GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             => Status, 1 attempts, may have happened: getJob: 503 Service Unavailable
             200 pi, 3 attempts, from {here}/namespaces/team-a/jobs/pi",
        ),
        Row::new(
            "the server",
            vec![Reply::job(), Reply::job()],
            |way| {
                let other = CallOptions::new().base_url(format!("{}/v2/", way.place.elsewhere));
                [way.call_with(other, &Get("pi")), way.call(&Get("pi"))].join("\n")
            },
            "GET {elsewhere}/v2/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             => 200 pi, 1 attempts, from {elsewhere}/v2/namespaces/team-a/jobs/pi
             200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/pi",
        ),
        Row::new(
            "the size of a response",
            vec![Reply::job(), Reply::job()],
            |way| {
                let call = |size| way.call_with(CallOptions::new().max_response_size(size), &Get("pi"));
                [call(39), call(40)].join("\n")
            },
            "GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             => TooLarge, 1 attempts, may have happened: getJob: the response is longer than the client's limit of 39 bytes
             200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/pi",
        ),
        Row::new(
            "an option that is not valid is the error of each call",
            Vec::new(),
            |way| way.call_with(CallOptions::new().header("a b", "c"), &Get("pi")),
            "=> Config, 0 attempts: the name of a header field is not valid: use ASCII letters, digits and symbols such as `-`",
        ),
    ]);
}

#[test]
fn facts_of_a_response() {
    check(vec![
        Row::new(
            "request ID, attempts, final URL and the bytes of the body",
            vec![
                Reply::status(503),
                Reply::status(307).with("location", "/moved?a=1"),
                Reply::job().with("x-request-id", "r-1"),
            ],
            |way| way.call_with(CallOptions::new().keep_raw_body(true), &Get("pi")),
            "GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             GET {here}/moved?a=1
             => 200 pi, 3 attempts, from {here}/moved?a=1, request r-1, 40 bytes",
        ),
        Row::new(
            "an error has the same facts",
            vec![
                Reply::json(404, r#"{"error_code":"E.1","error_msg":"it is gone","request_id":"r-2"}"#)
                    .with("retry-after", "7"),
            ],
            |way| {
                let error = way.send(&Delete("pi")).unwrap_err();
                let facts = (error.code(), error.request_id(), error.retry_after(), error.body().unwrap().len());
                format!("{}\n{facts:?}", way.describe_error(&error))
            },
            "DELETE {here}/namespaces/team-a/jobs/pi
             => Status, 1 attempts: deleteJob: 404 Not Found (E.1): it is gone; the server asks to wait 7s [request ID: r-2]
             (Some(\"E.1\"), Some(\"r-2\"), Some(7s), 64)",
        ),
    ]);
}

/// A part of a [`Job`].
#[derive(Debug, Deserialize)]
#[serde(crate = "derive")]
#[expect(dead_code, reason = "the member is only printed, with `Debug`")]
struct Object {
    kind: String,
}

/// Gets a Job and decodes the response into another type.
fn get_as<T: DeserializeOwned + Debug>(way: &Way) -> String {
    match way.send(&Get("pi").decode_as::<T>()) {
        Ok(response) => {
            format!("{} {:?}, {} attempts", response.status().as_u16(), response.body(), response.attempts())
        }
        Err(error) => way.describe_error(&error),
    }
}

#[test]
fn responses_decoded_into_other_types() {
    check(vec![
        Row::new(
            "members that the type does not have are skipped, and the call is retried as ever",
            vec![Reply::status(503), Reply::job()],
            get_as::<Object>,
            "GET {here}/namespaces/team-a/jobs/pi
               accept: application/json
             GET {here}/namespaces/team-a/jobs/pi
               accept: application/json
             => 200 Object { kind: \"Job\" }, 2 attempts",
        )
        .fields(&["accept"]),
        Row::new(
            "an error has the path to the value",
            vec![Reply::json(200, r#"{"kind": 1}"#)],
            get_as::<Object>,
            "GET {here}/namespaces/team-a/jobs/pi
             => Decode, 1 attempts, may have happened: getJob: 200 OK, but the response is not as declared: `kind`: invalid type: integer `1`, expected a string",
        ),
        Row::new(
            "an empty body is null",
            vec![Reply::status(204), Reply::json(200, "")],
            |way| [get_as::<Option<Object>>(way), get_as::<Object>(way)].join("\n"),
            "GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             => 204 None, 1 attempts
             Decode, 1 attempts, may have happened: getJob: 200 OK, but the response is not as declared: the body is empty",
        ),
        Row::new(
            "a body that is not JSON is an error",
            vec![Reply::new(200, &[("content-type", "text/html")], "<p>hello</p>")],
            get_as::<Object>,
            "GET {here}/namespaces/team-a/jobs/pi
             => Decode, 1 attempts, may have happened: getJob: 200 OK, but the response is not as declared: the media type `text/html` is not declared for this operation and status code (text/html, 12 bytes: <p>hello</p>)",
        ),
        Row::new(
            "a failed call has the declared type",
            vec![Reply::json(404, r#"{"reason":"NotFound","code":404}"#)],
            |way| {
                let error = way.send(&Delete("pi").decode_as::<Object>()).unwrap_err();
                let failed = error.failure::<DecodeAs<Delete, Object>>().unwrap();
                format!("{}\n{failed:?}", way.describe_error(&error))
            },
            "DELETE {here}/namespaces/team-a/jobs/pi
             => Status, 1 attempts: deleteJob: 404 Not Found: application/json, 32 bytes: {\"reason\":\"NotFound\",\"code\":404}
             Failed { reason: \"NotFound\", code: 404 }",
        ),
    ]);
}

/// A hook that refuses to send.
struct Refuse;

impl Hook for Refuse {
    fn before_attempt(&self, _: &mut AttemptRequest<'_>) -> Result<(), Error> {
        Err(Error::new(ErrorKind::Config, "not today"))
    }
}

#[test]
fn hooks() {
    check(vec![
        Row::new(
            "hooks run before each attempt and after each response",
            vec![
                Reply::nothing(),
                Reply::new(503, &[], "busy"),
                Reply::status(302).with("location", "{here}/moved"),
                Reply::job(),
            ],
            |way| {
                let log = Log::default();
                let result = way.call_with(CallOptions::new().hook(log.clone()), &Get("pi"));
                format!("{result}\n{}", log.take())
            },
            "GET {here}/namespaces/team-a/jobs/pi
               x-attempt: 1
             GET {here}/namespaces/team-a/jobs/pi
               x-attempt: 2
             GET {here}/namespaces/team-a/jobs/pi
               x-attempt: 3
             GET {here}/moved
               x-attempt: 4
             => 200 pi, 4 attempts, from {here}/moved
             before 1 of getJob: GET {here}/namespaces/team-a/jobs/pi, 0 secrets
             after 1 of getJob: ConnectionClosed
             before 2 of getJob: GET {here}/namespaces/team-a/jobs/pi, 0 secrets
             after 2 of getJob: 503 with 4 bytes
             before 3 of getJob: GET {here}/namespaces/team-a/jobs/pi, 0 secrets
             after 3 of getJob: 302 with 0 bytes
             before 4 of getJob: GET {here}/moved, 0 secrets
             after 4 of getJob: 200 with 40 bytes",
        )
        .fields(&["x-attempt"]),
        Row::new(
            "a hook of the client runs for all calls",
            vec![Reply::job(), Reply::job()],
            |way| [way.call(&Get("a")), way.call(&Create("b"))].join("\n"),
            "GET {here}/namespaces/team-a/jobs/a
               x-attempt: 1
             POST {here}/namespaces/team-a/jobs/b
               x-attempt: 1
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/a
             200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/b",
        )
        .settings(|_| Settings { log: Some(Log::default()), ..Settings::default() })
        .fields(&["x-attempt"]),
        Row::new(
            "a hook can end a call",
            Vec::new(),
            |way| way.call_with(CallOptions::new().hook(Refuse), &Get("pi")),
            "=> Config, 0 attempts: not today",
        ),
    ]);
}

#[test]
fn redirects() {
    check(vec![
        Row::new(
            "redirects can be disabled",
            vec![Reply::status(302).with("location", "/elsewhere"), Reply::status(302).with("location", "/moved"), Reply::job()],
            |way| {
                let still = way.call_with(CallOptions::new().follow_redirects(false), &Get("pi"));
                [still, way.call(&Get("pi"))].join("\n")
            },
            "GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             GET {here}/moved
             => Redirect, 1 attempts, may have happened: getJob: the server redirects the call to `{here}/elsewhere`, but `follow_redirects` is off
             200 pi, 2 attempts, from {here}/moved",
        ),
        Row::new(
            "another host gets no secrets, and only what is read",
            vec![
                Reply::status(307).with("location", "{elsewhere}/moved"),
                Reply::job(),
                Reply::status(307).with("location", "{elsewhere}/moved"),
            ],
            |way| {
                let options = CallOptions::new().header("x-key", "secret").header("accept", "application/*");
                [way.call_with(options, &Get("pi")), way.call(&Delete("pi"))].join("\n")
            },
            "GET {here}/namespaces/team-a/jobs/pi
               accept: application/*
               x-key: secret
               x-auth-token: of-the-client
             GET {elsewhere}/moved
               accept: application/*
             DELETE {here}/namespaces/team-a/jobs/pi
               accept: application/json
               x-auth-token: of-the-client
             => 200 pi, 2 attempts, from {elsewhere}/moved
             Redirect, 1 attempts: deleteJob: the server redirects the call to `{elsewhere}/moved`, but following this redirect is not safe",
        )
        .fields(&["accept", "x-key", "x-auth-token"]),
    ]);
}

#[test]
fn traces() {
    check(vec![
        Row::new(
            "a call has one trace, each attempt an ID, and another host gets neither",
            vec![
                Reply::status(503),
                Reply::status(302).with("location", "/moved"),
                Reply::status(302).with("location", "{elsewhere}/moved"),
                Reply::job(),
                Reply::job(),
            ],
            |way| [way.call(&Get("pi")), way.call(&Get("pi"))].join("\n"),
            "GET {here}/namespaces/team-a/jobs/pi
               traceparent: 00-#1-#2-00
             GET {here}/namespaces/team-a/jobs/pi
               traceparent: 00-#1-#3-00
             GET {here}/moved
               traceparent: 00-#1-#4-00
             GET {elsewhere}/moved
             GET {here}/namespaces/team-a/jobs/pi
               traceparent: 00-#5-#6-00
             => 200 pi, 4 attempts, from {elsewhere}/moved
             200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/pi",
        )
        .fields(&["traceparent"]),
        Row::new(
            "the caller's trace is kept",
            vec![Reply::status(503), Reply::job()],
            |way| {
                let id = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
                way.call_with(CallOptions::new().header("traceparent", id), &Get("pi"))
            },
            "GET {here}/namespaces/team-a/jobs/pi
               traceparent: 00-#1-#2-01
             GET {here}/namespaces/team-a/jobs/pi
               traceparent: 00-#1-#2-01
             => 200 pi, 2 attempts, from {here}/namespaces/team-a/jobs/pi",
        )
        .fields(&["traceparent"]),
    ]);
}

/// A POST with an idempotency key.
struct Order;

static ORDER: OperationSpec = OperationSpec {
    id: "order",
    method: http::Method::POST,
    path: "/orders",
    servers: &[],
    security: &[],
    success: &[StatusRange(200, 200)],
    idempotent: true,
    paging: None,
    api: &API,
};

impl Operation for Order {
    type Output = Job;
    type Failure = ();
    const SPEC: &'static OperationSpec = &ORDER;
    const IDEMPOTENCY_KEY: Option<&'static str> = Some("idempotency-key");

    fn request(&self) -> Result<Request, RequestError> {
        let mut request = RequestBuilder::new(Self::SPEC);
        request.json("application/json", &serde_json::json!({"count": 1}));
        request.finish()
    }

    fn decode(response: &Response) -> Result<Job, DecodeError> {
        runtime::decode::from_json(response.body())
    }

    fn decode_failure(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// A redirect with 307 or 308 repeats the same request (RFC 9110, 15.4.8 and 15.4.9), so it has the same key: the
/// target server may have received the request before. No request is sent to another host, or if the redirect would
/// change the method.
#[test]
fn idempotency_keys() {
    check(vec![
        Row::new(
            "a call has one key for all attempts, also after a redirect",
            vec![
                Reply::nothing(),
                Reply::status(503),
                Reply::status(307).with("location", "/moved"),
                Reply::nothing(),
                Reply::job(),
                Reply::job(),
            ],
            |way| [way.call(&Order), way.call(&Order)].join("\n"),
            "POST {here}/orders
               idempotency-key: #1
               \"{\\\"count\\\":1}\"
             POST {here}/orders
               idempotency-key: #1
               \"{\\\"count\\\":1}\"
             POST {here}/orders
               idempotency-key: #1
               \"{\\\"count\\\":1}\"
             POST {here}/moved
               idempotency-key: #1
               \"{\\\"count\\\":1}\"
             POST {here}/moved
               idempotency-key: #1
               \"{\\\"count\\\":1}\"
             POST {here}/orders
               idempotency-key: #2
               \"{\\\"count\\\":1}\"
             => 200 pi, 5 attempts, from {here}/moved
             200 pi, 1 attempts, from {here}/orders",
        )
        .fields(&["idempotency-key"])
        .bodies(),
        Row::new(
            "the key of the caller is kept",
            vec![Reply::status(503), Reply::job()],
            |way| way.call_with(CallOptions::new().header("Idempotency-Key", "order-7"), &Order),
            "POST {here}/orders
               idempotency-key: order-7
             POST {here}/orders
               idempotency-key: order-7
             => 200 pi, 2 attempts, from {here}/orders",
        )
        .fields(&["idempotency-key"]),
        Row::new(
            "another host gets no key, and neither does a redirect to a GET",
            vec![
                Reply::status(308).with("location", "{elsewhere}/orders"),
                Reply::status(303).with("location", "/orders/1"),
            ],
            |way| [way.call(&Order), way.call(&Order)].join("\n"),
            "POST {here}/orders
               idempotency-key: #1
             POST {here}/orders
               idempotency-key: #2
             => Redirect, 1 attempts: order: the server redirects the call to `{elsewhere}/orders`, but following this redirect is not safe
             Redirect, 1 attempts, may have happened: order: the server redirects the call to `{here}/orders/1`, but following this redirect is not safe",
        )
        .fields(&["idempotency-key"]),
        Row::new(
            "without a key a POST is sent once",
            vec![Reply::nothing()],
            |way| way.call(&Create("pi")),
            "POST {here}/namespaces/team-a/jobs/pi
             => ConnectionClosed, 1 attempts, may have happened",
        )
        .fields(&["idempotency-key"]),
    ]);
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn limits() {
    let packed = |body: &[u8]| {
        Reply::new(200, &[("content-type", "application/json"), ("content-encoding", "gzip")], gzip(body))
    };
    check(vec![
        Row::new(
            "a gzip bomb ends at the size limit, whatever follows",
            vec![packed(&vec![b' '; 80 << 20]).ends(End::Stalls), packed(br#"{"kind":"Job","metadata":{"name":"pi"}}"#)],
            |way| [way.call(&Get("pi")), way.call(&Get("pi"))].join("\n"),
            "GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             => TooLarge, 1 attempts, may have happened: getJob: the response is longer than the client's limit of 67108864 bytes
             200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/pi",
        ),
        Row::new(
            "a delay without end is shown short",
            vec![Reply::status(429).with("retry-after", "18446744073709551615")],
            |way| way.call(&Get("pi")),
            "GET {here}/namespaces/team-a/jobs/pi
             => Status, 1 attempts: getJob: 429 Too Many Requests; the server asks to wait more than a year, longer than the client's limit of 300s",
        ),
        Row::new(
            "a byte order mark is ignored, and an undeclared success is decoded or reported",
            vec![
                Reply::json(200, "\u{feff}{\"kind\":\"Job\",\"metadata\":{\"name\":\"pi\"}}"),
                Reply::json(201, r#"{"kind":"Job","metadata":{"name":"new"}}"#),
                Reply::status(204),
            ],
            |way| [way.call(&Get("pi")), way.call(&Get("pi")), way.call(&Get("pi"))].join("\n"),
            "GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             GET {here}/namespaces/team-a/jobs/pi
             => 200 pi, 1 attempts, from {here}/namespaces/team-a/jobs/pi
             201 new, 1 attempts, from {here}/namespaces/team-a/jobs/pi
             UndeclaredSuccess, 1 attempts, may have happened: getJob: 204 No Content, which is not declared, and the response does not match a declared success: the body is empty",
        ),
    ]);
}
