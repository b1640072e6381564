//! Fuzzes request signing: every request is signed, or rejected before anything is sent. The signed request never
//! contains the secret key.
#![no_main]

use http::{HeaderName, HeaderValue, header};
use libfuzzer_sys::fuzz_target;
use runtime::{
    AccessKey, DecodeError, Dispatch, Operation, Request, RequestError, Response, RetryPolicy, blocking,
    spec::{ApiSpec, CredentialLocation, OperationSpec, RequestSigning, SecurityRequirement, SecurityScheme},
    testing::MockTransport,
};

const SECRET: &str = "the-secret-of-the-key";

static SIGNING: RequestSigning = RequestSigning {
    algorithm: "SDK-HMAC-SHA256",
    date: "X-Sdk-Date",
    session: Some("X-Security-Token"),
    headers: &[("X-Project-Id", "{project_id}")],
    environment: &[],
};

static API: ApiSpec = ApiSpec {
    name: "fuzz",
    version: "0",
    servers: &[],
    schemes: &[SecurityScheme {
        name: "key",
        place: CredentialLocation::Header("Authorization"),
        exchange: None,
        signing: Some(&SIGNING),
    }],
    errors: &[],
};

static SPEC: OperationSpec = OperationSpec {
    id: "fuzz",
    method: http::Method::PUT,
    path: "/",
    servers: &[],
    security: &[&[SecurityRequirement { scheme: "key", scopes: &[] }]],
    success: &[],
    idempotent: true,
    paging: None,
    api: &API,
};

/// The request target, the header fields and the body.
struct Call<'a>(&'a str, Vec<(&'a str, &'a str)>, &'a str);

impl Operation for Call<'_> {
    type Output = ();
    type Failure = ();
    const SPEC: &'static OperationSpec = &SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        let mut request = Request::new(self.2.to_owned().into());
        if let Ok(target) = self.0.parse() {
            *request.uri_mut() = target;
        }
        for (name, value) in &self.1 {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(*name), HeaderValue::try_from(*value)) {
                request.headers_mut().append(name, value);
            }
        }
        Ok(request)
    }

    fn decode(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_failure(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }
}

fuzz_target!(|data: &str| {
    let mut parts = data.splitn(4, '\n');
    let mut next = || parts.next().unwrap_or_default();
    let (key, session, target, rest) = (next(), next(), next(), next());
    let (head, body) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let fields = head.lines().filter_map(|line| line.split_once(':')).collect();
    let mock = MockTransport::new();
    mock.respond(204, &[], "");
    let client: blocking::Client = mock
        .builder()
        .retry(RetryPolicy::none())
        .auth(AccessKey::new(key, SECRET).session(session).with("project_id", session))
        .build_with_transport(mock.clone())
        .expect("a client")
        .into();
    match client.dispatch(&Call(target, fields, body)) {
        Ok(_) => {
            let requests = mock.requests();
            let signed = requests[0].headers().get(header::AUTHORIZATION).expect("a signature");
            assert!(signed.as_bytes().starts_with(b"SDK-HMAC-SHA256 Access="), "{signed:?}");
            assert!(data.contains(SECRET) || !format!("{:?}", requests[0].headers()).contains(SECRET));
        }
        Err(error) => assert!(!error.to_string().chars().any(char::is_control), "{error:?}"),
    }
});
