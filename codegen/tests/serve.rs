//! Tests the mock server for this workspace's spec: its examples, and recorded requests.

use std::{fs, io, path::Path};

use codegen::{
    config::Config,
    ir::Api,
    load::Files,
    lower::Strictness,
    serve::{Outcome, Request, respond},
    validate::{Direction, validate},
};
use jiff::Timestamp;
use serde_json::{Value, json};

struct Spec;

impl Files for Spec {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec").join(path))
    }
}

fn api() -> Api {
    codegen::read("openapi.yaml", &Spec, &Config::default(), Strictness::Strict).api.expect("an API")
}

fn now() -> Timestamp {
    "2040-02-03T04:05:06Z".parse().expect("a time")
}

fn said(outcome: &Outcome) -> Value {
    serde_json::from_slice(outcome.response.body()).expect("JSON")
}

#[test]
fn every_example_is_what_its_schema_says() {
    let api = api();
    let mut count = 0;
    for operation in &api.operations {
        let requests =
            operation.body.iter().flat_map(|body| &body.contents).map(|content| (content, Direction::Request));
        let responses = operation.responses.iter().flat_map(|response| &response.contents);
        for (content, direction) in requests.chain(responses.map(|content| (content, Direction::Response))) {
            for example in &content.examples {
                let schema = content.schema.as_ref().expect("a schema").schema;
                let found = validate(&api, schema, &example.value.value(), direction);
                assert_eq!(found, [], "{}: {:?}", operation.id, example.name);
                count += 1;
            }
        }
    }
    assert!(count > 30, "only {count} examples");
}

/// Returns a recorded request with a token, which the recording does not contain.
fn request(recorded: &Value) -> Request {
    let query = recorded["query"].as_object().expect("a query").iter().map(|(name, value)| {
        let text = value.as_str().expect("text");
        format!("{name}={}", percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC))
    });
    let query = query.collect::<Vec<_>>().join("&");
    let path = recorded["path"].as_str().expect("a path");
    let uri = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
    let mut request = http::Request::builder().method(recorded["method"].as_str().expect("a method")).uri(uri);
    for (name, value) in recorded["headers"].as_object().expect("headers") {
        request = request.header(name, value.as_str().expect("text"));
    }
    let body = match &recorded["body"] {
        Value::Null => Vec::new(),
        Value::String(text) => text.clone().into_bytes(),
        json => json.to_string().into_bytes(),
    };
    request.body(body).expect("a request")
}

/// Compares the mock server's responses to recorded requests with the recorded responses. They differ if the document
/// does not contain the reason: existing objects and permissions.
#[test]
fn recorded_requests_are_judged() {
    let api = api();
    let mut lines = Vec::new();
    for folder in ["kubernetes", "keystone"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire").join(folder);
        for entry in fs::read_dir(folder).expect("the recordings") {
            let path = entry.expect("an entry").path();
            let exchange: Value = serde_json::from_slice(&fs::read(&path).expect("a file")).expect("JSON");
            let outcome = respond(&api, &request(&exchange["request"]), None, now());
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let (ours, theirs) = (outcome.response.status().as_u16(), &exchange["response"]["status"]);
            let problems = outcome.problems.join("; ");
            lines.push(format!("{name}: {ours}, recorded {theirs} {problems}").trim_end().to_owned());
        }
    }
    lines.sort();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_failure_is_a_status_of_the_api() {
    let request = http::Request::delete("/apis/batch/v1/namespaces/team-a/jobs/pi?dryrun=All")
        .header("X-Auth-Token", "any")
        .body(Vec::new())
        .expect("a request");
    let outcome = respond(&api(), &request, None, now());
    assert_eq!(outcome.response.status(), 400);
    let body = said(&outcome);
    assert_eq!((&body["kind"], &body["reason"], &body["code"]), (&json!("Status"), &json!("BadRequest"), &json!(400)));
    let message = "the operation `deleteBatchV1NamespacedJob` has no query parameter `dryrun`; did you mean `dryRun`?";
    assert_eq!(body["message"], message);
    assert_eq!(body["details"]["causes"], json!([{"field": "dryrun", "message": message}]));
}

#[test]
fn the_gateways_response_can_be_requested() {
    let request = http::Request::delete("/apis/batch/v1/namespaces/team-a/jobs/pi")
        .header("X-Auth-Token", "any")
        .header("Prefer", "code=401, example=gateway")
        .body(Vec::new())
        .expect("a request");
    let outcome = respond(&api(), &request, None, now());
    assert_eq!((outcome.response.status().as_u16(), &said(&outcome)["error_code"]), (401, &json!("APIGW.0301")));
}

#[test]
fn a_token_is_in_its_header_and_good_now() {
    let user = json!({"name": "u", "password": "p", "domain": {"name": "d"}});
    let body = json!({"auth": {"identity": {"methods": ["password"], "password": {"user": user}}}});
    let request = http::Request::post("/v3/auth/tokens").header("Content-Type", "application/json");
    let outcome = respond(&api(), &request.body(body.to_string().into_bytes()).expect("a request"), None, now());
    assert_eq!(outcome.response.status(), 201);
    assert!(!outcome.response.headers()["x-subject-token"].is_empty());
    let token = &said(&outcome)["token"];
    assert_eq!(token["issued_at"], "2040-02-03T04:05:06.000000Z");
    assert_eq!(token["expires_at"], "2040-02-04T04:05:06.000000Z", "a day later, as in the example");
}
