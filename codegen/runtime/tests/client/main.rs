//! Tests how a client handles responses, with a mock.

mod dropped;
#[path = "../fixture/mod.rs"]
mod fixture;
mod keys;
mod meanwhile;
mod options;
mod pages;
mod redirects;
mod retries;
mod tokens;

use std::error::Error as _;

use fixture::{Create, Delete, DeleteAll, Get};
use runtime::{Client, ClientBuilder, Dispatch, ErrorKind, RetryPolicy, TokenRequest, testing::MockTransport};
use serde_json::json;

const PASSWORD: &str = "cci-Passw0rd";

fn job() -> serde_json::Value {
    json!({"kind": "Job", "metadata": {"name": "pi"}})
}

fn status(code: u16, reason: &str) -> serde_json::Value {
    json!({"kind": "Status", "status": "Failure", "message": format!("it is {reason}"), "reason": reason, "code": code})
}

fn on(mock: &MockTransport, setup: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>) -> Client {
    setup(Client::builder("https://api.north-1.test")).build_with_transport(mock.clone()).unwrap()
}

fn password(client: ClientBuilder<Client>) -> ClientBuilder<Client> {
    client.auth(TokenRequest::password("cci-user", PASSWORD).project("north-1"))
}

fn token(mock: &MockTransport, value: &str, expires: &str) {
    let body = json!({"token": {"expires_at": expires}}).to_string();
    mock.respond(201, &[("x-subject-token", value)], body);
}

fn sent(mock: &MockTransport) -> Vec<String> {
    mock.requests().iter().map(|request| format!("{} {}", request.method(), request.uri())).collect()
}

fn tokens(mock: &MockTransport) -> Vec<String> {
    let text = |request: &runtime::Request| match request.headers().get("x-auth-token") {
        Some(value) => value.to_str().unwrap().to_owned(),
        None => "-".to_owned(),
    };
    mock.requests().iter().map(text).collect()
}

#[tokio::test]
async fn an_operation_contains_its_values_and_decodes_its_type() {
    let mock = MockTransport::new();
    mock.respond_json(200, &job());
    let client = on(&mock, |client| client.auth("secret-token"));
    let answer = client.dispatch(&Delete("pi")).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.into_body().metadata.name, "pi");
    let requests = mock.requests();
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
async fn the_user_agent_can_be_set() {
    let mock = MockTransport::new();
    mock.respond_json(200, &job());
    on(&mock, |client| client.user_agent("cleaner/7")).dispatch(&Get("pi")).await.unwrap();
    let requests = mock.requests();
    assert_eq!(requests[0].headers().get_all("user-agent").iter().collect::<Vec<_>>(), ["cleaner/7"]);
}

#[tokio::test]
async fn a_token_in_a_response_is_not_shown() {
    let mock = MockTransport::new();
    for status in [200, 404] {
        mock.respond(status, &[("X-Subject-Token", "secret-token")], job().to_string());
    }
    let client = on(&mock, |client| client);
    let answer = client.dispatch(&Get("pi")).await.unwrap();
    assert_eq!(answer.headers()["x-subject-token"], "secret-token");
    let error = client.dispatch(&Get("pi")).await.unwrap_err();
    let shown = format!("{:?} {error:?} {:?}", answer.headers(), error.response().unwrap());
    assert!(shown.contains("Sensitive") && !shown.contains("secret-token"), "{shown}");
}

#[tokio::test]
async fn nothing_is_sent_before_the_future_is_polled() {
    let mock = MockTransport::new();
    let client = on(&mock, |client| client);
    drop(client.dispatch(&Delete("pi")));
    let _pages = client.pages(DeleteAll { limit: 1, token: None });
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn invalid_requests_are_not_sent() {
    let mock = MockTransport::new();
    let error = on(&mock, |client| client).dispatch(&Delete("..")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(
        error.to_string().starts_with("deleteJob: the value `..` of the parameter `name` is not allowed"),
        "{error}"
    );
    assert_eq!((error.attempts(), mock.requests().len()), (0, 0));
}

#[tokio::test]
async fn failures_in_all_shapes_become_facts() {
    let mock = MockTransport::new();
    let invalid = json!({
        "kind": "Status", "message": "Job is invalid", "reason": "Invalid", "code": 422, "errorCode": "CCI.02.409101",
        "details": {"causes": [
            {"reason": "FieldValueInvalid", "message": "must be positive", "field": "spec.parallelism"},
            {"message": "Required value"},
        ]},
    });
    mock.respond_json(422, &invalid);
    mock.respond_json(401, &json!({"error_code": "APIGW.0301", "error_msg": "Incorrect IAM", "request_id": "abc"}));
    mock.respond_json(403, &json!({"error": {"code": 403, "message": "no", "title": "Forbidden"}}));
    mock.respond(418, &[("content-type", "text/html"), ("x-request-id", "r1")], "<html>\n\u{1b}[31m a teapot");
    mock.respond(404, &[], "");
    let client = on(&mock, |client| client.auth("t"));

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
    assert_eq!(error.to_string(), "createJob: 401 Unauthorized (APIGW.0301): Incorrect IAM [request ID: abc]");
    assert!(error.failure::<Create>().is_err());

    let error = client.dispatch(&Create("x")).await.unwrap_err();
    assert!(error.is_forbidden());
    assert_eq!(error.to_string(), "createJob: 403 Forbidden: no");

    let error = client.dispatch(&Create("x")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "createJob: 418 I'm a teapot: text/html, 21 bytes: <html> [31m a teapot [request ID: r1]"
    );
    assert_eq!(error.body().unwrap().len(), 21);

    let error = client.dispatch(&Create("x")).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.to_string(), "createJob: 404 Not Found");
}

#[tokio::test]
async fn a_success_that_is_not_as_declared_says_so_and_keeps_the_body() {
    let mock = MockTransport::new();
    mock.respond(200, &[("content-type", "text/html")], "<html>Sign in</html>");
    mock.respond_json(200, &json!({"metadata": {"name": 7}}));
    mock.respond(204, &[], "");
    mock.respond_json(201, &job());
    let client = on(&mock, |client| client);
    let error = client.dispatch(&Get("pi")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "getJob: 200 OK, but the response is not as declared: expected value (text/html, 20 bytes: <html>Sign in</html>)"
    );
    assert!(error.source().is_some());
    let error = client.dispatch(&Get("pi")).await.unwrap_err();
    assert!(error.to_string().contains("`metadata.name`: invalid type: integer `7`, expected a string"), "{error}");
    // An undeclared success is a success.
    let error = client.dispatch(&Get("pi")).await.unwrap_err();
    assert_eq!((error.status(), error.kind()), (Some(http::StatusCode::NO_CONTENT), ErrorKind::UndeclaredSuccess));
    assert_eq!(
        error.to_string(),
        "getJob: 204 No Content, which is not declared, and the response does not match a declared success: the body is empty"
    );
    assert_eq!(client.dispatch(&Get("pi")).await.unwrap().body().metadata.name, "pi");
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn compressed_responses_are_decompressed_up_to_the_limit() {
    let mock = MockTransport::new();
    let gzip = [("content-encoding", "gzip"), ("content-type", "application/json")];
    mock.respond(200, &gzip, gzipped(job().to_string().as_bytes()));
    mock.respond(200, &gzip, gzipped(&vec![b' '; 10 << 20]));
    mock.respond(200, &gzip, &b"\x1f\x8b\x08\0no gzip at all"[..]);
    let client = on(&mock, |client| client.max_response_size(1 << 20).retry(RetryPolicy::none()));
    assert_eq!(client.dispatch(&Get("a")).await.unwrap().into_body().metadata.name, "pi");
    assert_eq!(mock.requests()[0].headers()["accept-encoding"], "gzip");
    let error = client.dispatch(&Get("a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(error.to_string(), "getJob: the response is longer than the client's limit of 1048576 bytes");
    let error = client.dispatch(&Get("a")).await.unwrap_err();
    assert!(error.to_string().starts_with("getJob: the response body is not valid gzip"), "{error}");
    let client = on(&mock, |client| client.compression(false));
    mock.respond_json(200, &job());
    client.dispatch(&Get("a")).await.unwrap();
    assert!(!mock.requests()[3].headers().contains_key("accept-encoding"));
}

#[test]
fn urls_are_checked_when_the_client_is_built() {
    let build = |url: &str| match Client::builder(url)
        .server_variable("region", "x/evil")
        .build_with_transport(MockTransport::new())
    {
        Ok(_) => panic!("{url}"),
        Err(error) => error.to_string(),
    };
    assert_eq!(
        build("cci.test"),
        "`cci.test` is not a valid server URL: it must begin with `https://` or `http://`, followed by a host"
    );
    assert_eq!(
        build("ftp://cci.test"),
        "`ftp://cci.test` is not a valid server URL: it must begin with `https://` or `http://`, followed by a host"
    );
    assert_eq!(
        build("https://user:secret@cci.test"),
        "a server URL must not contain a user or password: set them with `.auth(…)`"
    );
    assert_eq!(
        build("https://cci.test/?a=1"),
        "`https://cci.test/?a=1` is not a valid server URL: it must not contain a query or a fragment"
    );
    assert!(build("https://{region.test").contains("without a `}`"));
    assert!(Client::builder("https://x.test").user_agent("a\nb").build_with_transport(MockTransport::new()).is_err());
    assert!(Client::builder("https://x.test").root_certificates_pem("none").is_err());
}

/// The defaults of server variables in the document are not known before the first call.
#[tokio::test]
async fn url_variables_are_checked_by_the_first_call() {
    let mock = MockTransport::new();
    for (url, wrong) in [
        ("https://{zone}.test", "has a variable `zone` without a value"),
        ("https://{region}.test", "the value `x/evil` is not allowed for the variable `region`"),
    ] {
        let client =
            Client::builder(url).server_variable("region", "x/evil").build_with_transport(mock.clone()).unwrap();
        let error = client.dispatch(&Get("pi")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(error.to_string().contains(wrong), "{error}");
    }
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn a_mock_without_responses_reports_the_request() {
    let mock = MockTransport::new();
    let error = on(&mock, |client| client).dispatch(&Get("pi")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 1));
    assert_eq!(
        error.to_string(),
        "getJob: the mock transport has no response left for the request `GET /namespaces/team-a/jobs/pi`"
    );
}
