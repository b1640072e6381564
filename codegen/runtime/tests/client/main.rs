//! What a client does with answers, on a recorder.

#[path = "../fixture/mod.rs"]
mod fixture;
mod meanwhile;
mod pages;
mod redirects;
mod retries;
mod tokens;

use std::error::Error as _;

use fixture::{Create, Delete, DeleteAll, Get};
use runtime::{Builder, Client, Credentials, Dispatch, ErrorKind, Retry, testing::Recorder};
use serde_json::json;

const PASSWORD: &str = "cci-Passw0rd";

fn job() -> serde_json::Value {
    json!({"kind": "Job", "metadata": {"name": "pi"}})
}

fn status(code: u16, reason: &str) -> serde_json::Value {
    json!({"kind": "Status", "status": "Failure", "message": format!("it is {reason}"), "reason": reason, "code": code})
}

fn on(recorder: &Recorder, setup: impl FnOnce(Builder<Client>) -> Builder<Client>) -> Client {
    setup(Client::builder("https://api.north-1.test")).build_on(recorder.clone()).unwrap()
}

fn password(client: Builder<Client>) -> Builder<Client> {
    client.auth(Credentials::password("cci-user", PASSWORD).project("north-1"))
}

fn token(recorder: &Recorder, value: &str, expires: &str) {
    let body = json!({"token": {"expires_at": expires}}).to_string();
    recorder.answer(201, &[("x-subject-token", value)], body);
}

fn sent(recorder: &Recorder) -> Vec<String> {
    recorder.requests().iter().map(|request| format!("{} {}", request.method(), request.uri())).collect()
}

fn tokens(recorder: &Recorder) -> Vec<String> {
    let text = |request: &runtime::Request| match request.headers().get("x-auth-token") {
        Some(value) => value.to_str().unwrap().to_owned(),
        None => "-".to_owned(),
    };
    recorder.requests().iter().map(text).collect()
}

#[tokio::test]
async fn a_call_carries_what_it_needs_and_gives_its_type() {
    let recorder = Recorder::new();
    recorder.json(200, &job());
    let client = on(&recorder, |client| client.auth("secret-token"));
    let answer = client.dispatch(&Delete("pi")).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.into_body().metadata.name, "pi");
    let requests = recorder.requests();
    let request = &requests[0];
    assert_eq!(request.method(), "DELETE");
    assert_eq!(request.uri(), "https://api.north-1.test/namespaces/team-a/jobs/pi");
    assert_eq!(request.headers()["x-auth-token"], "secret-token");
    assert!(request.headers()["x-auth-token"].is_sensitive());
    assert_eq!(request.headers()["user-agent"], "fixture/1.2.3");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body().as_ref(), br#"{"kind":"DeleteOptions"}"#);
    assert!(!format!("{request:?} {client:?}").contains("secret-token"));
}

#[tokio::test]
async fn a_client_calls_itself_what_it_is_told_to() {
    let recorder = Recorder::new();
    recorder.json(200, &job());
    on(&recorder, |client| client.user_agent("cleaner/7")).dispatch(&Get("pi")).await.unwrap();
    let requests = recorder.requests();
    assert_eq!(requests[0].headers().get_all("user-agent").iter().collect::<Vec<_>>(), ["cleaner/7"]);
}

#[tokio::test]
async fn a_token_in_an_answer_is_not_shown() {
    let recorder = Recorder::new();
    for status in [200, 404] {
        recorder.answer(status, &[("X-Subject-Token", "secret-token")], job().to_string());
    }
    let client = on(&recorder, |client| client);
    let answer = client.dispatch(&Get("pi")).await.unwrap();
    assert_eq!(answer.headers()["x-subject-token"], "secret-token");
    let error = client.dispatch(&Get("pi")).await.unwrap_err();
    let shown = format!("{:?} {error:?} {:?}", answer.headers(), error.response().unwrap());
    assert!(shown.contains("Sensitive") && !shown.contains("secret-token"), "{shown}");
}

#[tokio::test]
async fn nothing_is_sent_before_an_answer_is_awaited() {
    let recorder = Recorder::new();
    let client = on(&recorder, |client| client);
    drop(client.dispatch(&Delete("pi")));
    let _pages = client.pages(DeleteAll { limit: 1, token: None });
    assert!(recorder.requests().is_empty());
}

#[tokio::test]
async fn what_cannot_be_a_request_is_not_sent() {
    let recorder = Recorder::new();
    let error = on(&recorder, |client| client).dispatch(&Delete("..")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().starts_with("deleteJob: `..` cannot be sent as `name`"), "{error}");
    assert_eq!((error.attempts(), recorder.requests().len()), (0, 0));
}

#[tokio::test]
async fn failures_in_all_shapes_become_facts() {
    let recorder = Recorder::new();
    let invalid = json!({
        "kind": "Status", "message": "Job is invalid", "reason": "Invalid", "code": 422, "errorCode": "CCI.02.409101",
        "details": {"causes": [
            {"reason": "FieldValueInvalid", "message": "must be positive", "field": "spec.parallelism"},
            {"message": "Required value"},
        ]},
    });
    recorder.json(422, &invalid);
    recorder.json(401, &json!({"error_code": "APIGW.0301", "error_msg": "Incorrect IAM", "request_id": "abc"}));
    recorder.json(403, &json!({"error": {"code": 403, "message": "no", "title": "Forbidden"}}));
    recorder.answer(418, &[("content-type", "text/html"), ("x-request-id", "r1")], "<html>\n\u{1b}[31m a teapot");
    recorder.answer(404, &[], "");
    let client = on(&recorder, |client| client.auth("t"));

    let error = client.dispatch(&Create("x")).await.unwrap_err();
    assert!(error.is_unprocessable() && error.kind() == ErrorKind::Status);
    assert_eq!(
        (error.reason(), error.code(), error.message()),
        (Some("Invalid"), Some("CCI.02.409101"), Some("Job is invalid"))
    );
    assert_eq!(error.causes().len(), 2);
    assert_eq!((&*error.causes()[0].field, &*error.causes()[0].reason), ("spec.parallelism", "FieldValueInvalid"));
    assert_eq!(error.causes()[1].message, "Required value");
    assert_eq!(error.failure::<Create>().unwrap().reason, "Invalid");
    assert_eq!(error.json::<serde_json::Value>().unwrap(), invalid);
    assert_eq!(error.to_string(), "createJob: 422 Unprocessable Entity (Invalid, CCI.02.409101): Job is invalid");

    let error = client.dispatch(&Create("x")).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!((error.request_id(), error.code()), (Some("abc"), Some("APIGW.0301")));
    assert_eq!(error.to_string(), "createJob: 401 Unauthorized (APIGW.0301): Incorrect IAM [request abc]");
    assert!(error.failure::<Create>().is_err());

    let error = client.dispatch(&Create("x")).await.unwrap_err();
    assert!(error.is_forbidden());
    assert_eq!(error.to_string(), "createJob: 403 Forbidden: no");

    let error = client.dispatch(&Create("x")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "createJob: 418 I'm a teapot: text/html, 21 bytes: <html> [31m a teapot [request r1]"
    );
    assert_eq!(error.body().unwrap().len(), 21);

    let error = client.dispatch(&Create("x")).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.to_string(), "createJob: 404 Not Found");
}

#[tokio::test]
async fn a_success_that_is_not_as_declared_says_so_and_keeps_the_body() {
    let recorder = Recorder::new();
    recorder.answer(200, &[("content-type", "text/html")], "<html>Sign in</html>");
    recorder.json(200, &json!({"metadata": {"name": 7}}));
    recorder.json(204, &json!({}));
    let client = on(&recorder, |client| client);
    let error = client.dispatch(&Get("pi")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "getJob: 200 OK, but the answer is not what is declared: expected value (text/html, 20 bytes: <html>Sign in</html>)"
    );
    assert!(error.source().is_some());
    let error = client.dispatch(&Get("pi")).await.unwrap_err();
    assert!(error.to_string().contains("`metadata.name`: invalid type: integer `7`, expected a string"), "{error}");
    // A success that the document does not declare is no success.
    let error = client.dispatch(&Get("pi")).await.unwrap_err();
    assert_eq!(error.status(), Some(http::StatusCode::NO_CONTENT));
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn compressed_answers_are_unpacked_up_to_the_limit() {
    let recorder = Recorder::new();
    let gzip = [("content-encoding", "gzip"), ("content-type", "application/json")];
    recorder.answer(200, &gzip, gzipped(job().to_string().as_bytes()));
    recorder.answer(200, &gzip, gzipped(&vec![b' '; 10 << 20]));
    recorder.answer(200, &gzip, &b"\x1f\x8b\x08\0no gzip at all"[..]);
    let client = on(&recorder, |client| client.body_limit(1 << 20).retry(Retry::none()));
    assert_eq!(client.dispatch(&Get("a")).await.unwrap().into_body().metadata.name, "pi");
    assert_eq!(recorder.requests()[0].headers()["accept-encoding"], "gzip");
    let error = client.dispatch(&Get("a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(error.to_string(), "getJob: the answer is longer than 1048576 bytes, the client's limit");
    let error = client.dispatch(&Get("a")).await.unwrap_err();
    assert!(error.to_string().starts_with("getJob: the answer's gzip is damaged"), "{error}");
    let client = on(&recorder, |client| client.compression(false));
    recorder.json(200, &job());
    client.dispatch(&Get("a")).await.unwrap();
    assert!(!recorder.requests()[3].headers().contains_key("accept-encoding"));
}

#[test]
fn addresses_are_checked_when_the_client_is_made() {
    let build = |url: &str| match Client::builder(url).variable("region", "x/evil").build_on(Recorder::new()) {
        Ok(_) => panic!("{url}"),
        Err(error) => error.to_string(),
    };
    assert_eq!(
        build("cci.test"),
        "`cci.test` cannot be a server's address: it has to begin with `https://` or `http://` and a host"
    );
    assert_eq!(
        build("ftp://cci.test"),
        "`ftp://cci.test` cannot be a server's address: it has to begin with `https://` or `http://` and a host"
    );
    assert_eq!(
        build("https://user:secret@cci.test"),
        "a server's address cannot hold a user or password: give them with `.auth(…)`"
    );
    assert_eq!(
        build("https://cci.test/?a=1"),
        "`https://cci.test/?a=1` cannot be a server's address: it has a query or a fragment"
    );
    assert!(build("https://{zone}.test").contains("has a variable `zone` without a value"));
    assert!(build("https://{region}.test").contains("`x/evil` cannot be the variable `region`"));
    assert!(build("https://{region.test").contains("without a `}`"));
    assert!(Client::builder("https://x.test").user_agent("a\nb").build_on(Recorder::new()).is_err());
    assert!(Client::builder("https://x.test").root_certificates_pem("none").is_err());
}

#[tokio::test]
async fn a_recorder_without_answers_says_what_it_was_asked() {
    let recorder = Recorder::new();
    let error = on(&recorder, |client| client).dispatch(&Get("pi")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1));
    assert_eq!(error.to_string(), "getJob: the recorder has no answer left for GET /namespaces/team-a/jobs/pi");
}
