//! Fuzzes redirects to arbitrary URLs: credentials are never sent to another host, and the number of redirects is
//! limited.
#![no_main]

use http::{HeaderValue, header};
use libfuzzer_sys::fuzz_target;
use runtime::{
    DecodeError, Dispatch, Operation, Request, RequestError, Response, RetryPolicy, Token, blocking,
    request::RequestBuilder,
    spec::{ApiSpec, CredentialLocation, OperationSpec, SecurityRequirement, SecurityScheme},
    testing::MockTransport,
};

static API: ApiSpec = ApiSpec {
    name: "fuzz",
    version: "0",
    servers: &[],
    schemes: &[SecurityScheme {
        name: "token",
        place: CredentialLocation::Authorization("Bearer"),
        exchange: None,
        signing: None,
    }],
    errors: &[],
};

static SPEC: OperationSpec = OperationSpec {
    id: "fuzz",
    method: http::Method::GET,
    path: "/a/b?c",
    servers: &[],
    security: &[&[SecurityRequirement { scheme: "token", scopes: &[] }]],
    success: &[],
    idempotent: true,
    paging: None,
    api: &API,
};

struct Call;

impl Operation for Call {
    type Output = ();
    type Failure = ();
    const SPEC: &'static OperationSpec = &SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        RequestBuilder::new(&SPEC).finish()
    }

    fn decode(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_failure(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }
}

fuzz_target!(|data: &str| {
    let mock = MockTransport::new();
    let statuses = [301, 302, 303, 307, 308];
    let mut lines = 0;
    for (line, status) in data.lines().zip(statuses.iter().cycle()).take(8) {
        if HeaderValue::from_str(line).is_ok() {
            mock.respond(*status, &[("location", line)], "");
            lines += 1;
        }
    }
    for _ in 0..2 {
        mock.respond(204, &[], "");
    }
    let client: blocking::Client = mock
        .builder()
        .retry(RetryPolicy::none())
        .auth(Token::new("secret"))
        .build_with_transport(mock.clone())
        .expect("a client")
        .into();
    if let Err(error) = client.dispatch(&Call) {
        assert!(!error.to_string().chars().any(char::is_control), "{error:?}");
    }
    let requests = mock.requests();
    assert!(requests.len() <= lines + 1 && requests.len() <= 6, "{} requests", requests.len());
    for request in requests {
        let uri = request.uri();
        let is_own = uri.host().is_some_and(|host| host.eq_ignore_ascii_case("api.test")) && uri.scheme_str() == Some("https");
        assert!(is_own || !request.headers().contains_key(header::AUTHORIZATION), "the token was sent to {uri}");
        assert!(matches!(uri.scheme_str(), Some("https")), "{uri}");
    }
});
