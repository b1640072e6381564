//! Fuzzes responses: the first two bytes are the status code, the rest is the body. The client decodes the body or
//! returns an error that can be displayed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use runtime::{
    DecodeError, Dispatch, Operation, Request, RequestError, Response, RetryPolicy, blocking, decode, json,
    request::RequestBuilder,
    spec::{ApiSpec, Condition, ErrorCauses, ErrorShape, ExpiredPageToken, OperationSpec, Paging},
    testing::MockTransport,
};

static API: ApiSpec = ApiSpec {
    name: "fuzz",
    version: "0",
    servers: &[],
    schemes: &[],
    errors: &[
        ErrorShape {
            when: &[Condition { path: "kind", is: Some("Status") }],
            message: "message",
            reason: "reason",
            retry_after: "details.retryAfterSeconds",
            causes: Some(ErrorCauses { at: "details.causes", field: "field", message: "message", reason: "reason" }),
            ..ErrorShape::NONE
        },
        ErrorShape {
            when: &[Condition { path: "error.message", is: None }],
            message: "error.message",
            ..ErrorShape::NONE
        },
    ],
};

static SPEC: OperationSpec = OperationSpec {
    id: "fuzz",
    method: http::Method::GET,
    path: "/",
    servers: &[],
    security: &[],
    success: &[],
    idempotent: true,
    paging: Some(&Paging {
        limit: "",
        token: "continue",
        next: "metadata.continue",
        items: "items",
        remaining: "",
        expired: Some(ExpiredPageToken { status: 410, token: "metadata.continue" }),
    }),
    api: &API,
};

struct Call;

impl Operation for Call {
    type Output = Vec<std::collections::BTreeMap<String, Option<i32>>>;
    type Failure = serde_json::Value;
    const SPEC: &'static OperationSpec = &SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        RequestBuilder::new(&SPEC).finish()
    }

    fn decode(response: &Response) -> Result<Self::Output, DecodeError> {
        decode::json(response)
    }

    fn decode_failure(response: &Response) -> Result<Self::Failure, DecodeError> {
        decode::json(response)
    }
}

fuzz_target!(|data: &[u8]| {
    let Some((status, body)) = data.split_first_chunk::<2>() else { return };
    let status = 200 + u16::from_le_bytes(*status) % 400;
    let mock = MockTransport::new();
    mock.respond(status, &[("content-type", "application/json")], body.to_vec());
    let client: blocking::Client =
        mock.builder().retry(RetryPolicy::none()).build_with_transport(mock.clone()).unwrap().into();
    if let Err(error) = client.dispatch(&Call) {
        assert!(!error.to_string().chars().any(char::is_control), "{error:?}");
        let _ = (error.failure::<Call>(), error.restart_page_token());
    }
    // The text found without parsing equals the text that a JSON parser finds.
    if let (Ok(value), Some(found)) = (serde_json::from_slice::<serde_json::Value>(body), json::member(body, "kind")) {
        assert!(value.get("kind").is_some() && serde_json::from_slice::<serde_json::Value>(found).is_ok());
    }
});
