//! Tests authentication: fixed tokens, fetched tokens, tokens from the environment, and signatures.

use std::time::Duration;

use runtime::{
    AccessKey, Basic, Client, ClientBuilder, Credential, Dispatch, Error, ErrorKind, RetryPolicy, Token, TokenRequest,
    TokenSource,
    testing::MockTransport,
    transport::{BoxFuture, TransportErrorKind},
};
use serde_json::json;

use crate::{
    PASSWORD,
    fixture::{API, Delete, IAM},
    job, on, password, sent, status, token, tokens,
};

#[tokio::test]
async fn a_token_is_fetched_once_and_kept_until_shortly_before_its_end() {
    let mock = MockTransport::new();
    token(&mock, "first", "2026-11-22T13:00:00.000000Z");
    mock.respond_json(200, &job()).respond_json(200, &job());
    let client = on(&mock, password);
    client.dispatch(&Delete("a")).await.unwrap();
    client.clone().dispatch(&Delete("b")).await.unwrap();
    assert_eq!(
        sent(&mock),
        [
            "POST https://iam.north-1.test/v3/auth/tokens?nocatalog=true",
            "DELETE https://api.north-1.test/namespaces/team-a/jobs/a",
            "DELETE https://api.north-1.test/namespaces/team-a/jobs/b",
        ]
    );
    let body: serde_json::Value = serde_json::from_slice(mock.requests()[0].body()).unwrap();
    assert_eq!(body, json!({"auth": {"user": "cci-user", "password": PASSWORD, "project": {"name": "north-1"}}}));

    // Renewed five minutes before it expires.
    mock.advance(Duration::from_secs(3600 - 300));
    token(&mock, "second", "2026-11-23T12:00:00Z");
    mock.respond_json(200, &job());
    client.dispatch(&Delete("c")).await.unwrap();
    assert_eq!(tokens(&mock), ["-", "first", "first", "-", "second"]);
}

#[tokio::test]
async fn a_token_ends_by_the_clock_of_the_server_that_gave_it() {
    let mock = MockTransport::new();
    // The server's clock is two hours behind: by this machine's clock the token would already have expired.
    let body = json!({"token": {"expires_at": "2026-11-22T11:00:00Z"}}).to_string();
    mock.respond(201, &[("x-subject-token", "t"), ("date", "Sun, 22 Nov 2026 10:00:00 GMT")], body);
    mock.respond_json(200, &job()).respond_json(200, &job());
    let client = on(&mock, password);
    client.dispatch(&Delete("a")).await.unwrap();
    client.dispatch(&Delete("b")).await.unwrap();
    assert_eq!(tokens(&mock), ["-", "t", "t"]);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let mock = MockTransport::new();
    token(&mock, "stale", "2026-11-23T12:00:00Z");
    mock.respond_json(401, &status(401, "Unauthorized"));
    token(&mock, "fresh", "2026-11-23T12:00:00Z");
    mock.respond_json(200, &job());
    let client = on(&mock, |client| password(client).retry(RetryPolicy::none()));
    client.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(tokens(&mock), ["-", "stale", "-", "fresh"]);

    mock.respond_json(401, &status(401, "Unauthorized"));
    token(&mock, "third", "2026-11-23T12:00:00Z");
    mock.respond_json(401, &status(401, "Unauthorized"));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(mock.remaining_responses(), 0);
}

#[tokio::test]
async fn a_fixed_token_that_is_refused_is_an_error_at_once() {
    let mock = MockTransport::new();
    mock.respond_json(401, &status(401, "Unauthorized"));
    let error = on(&mock, |client| client.auth(Token::new("t"))).dispatch(&Delete("a")).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test]
async fn errors_for_wrong_credentials_do_not_show_them() {
    let mock = MockTransport::new();
    mock.respond_json(
        401,
        &json!({"error": {"code": 401, "message": "Wrong user or password.", "title": "Unauthorized"}}),
    );
    let error = on(&mock, password).dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(error.is_unauthorized());
    assert_eq!(error.message(), Some("Wrong user or password."));
    assert_eq!(
        error.to_string(),
        "deleteJob: cannot get a token: createToken: 401 Unauthorized: Wrong user or password."
    );
    assert!(!format!("{error:?}").contains(PASSWORD));
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test]
async fn a_token_server_that_is_down_does_not_matter_while_the_token_is_good() {
    let mock = MockTransport::new();
    token(&mock, "old", "2026-11-22T13:00:00Z");
    mock.respond_json(200, &job());
    let client = on(&mock, |client| password(client).retry(RetryPolicy::none()));
    client.dispatch(&Delete("a")).await.unwrap();

    mock.advance(Duration::from_secs(3400));
    mock.fail(TransportErrorKind::Connect).respond_json(200, &job());
    client.dispatch(&Delete("b")).await.unwrap();

    mock.advance(Duration::from_secs(3400));
    mock.fail(TransportErrorKind::Connect);
    let error = client.dispatch(&Delete("c")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);

    token(&mock, "new", "2026-11-23T12:00:00Z");
    mock.respond_json(200, &job());
    client.dispatch(&Delete("c")).await.unwrap();
    assert_eq!(tokens(&mock), ["-", "old", "-", "old", "-", "-", "new"]);
}

#[tokio::test]
async fn a_token_response_without_a_token_is_an_error_with_the_expected_location() {
    let mock = MockTransport::new();
    mock.respond_json(201, &json!({}));
    let error = on(&mock, password).dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "deleteJob: cannot get a token: createToken: 201 Created, but the response is not as declared: cannot decode the header field `X-Subject-Token`: it is missing from the response"
    );
}

#[tokio::test]
async fn incomplete_credentials_are_an_error_with_the_missing_values() {
    let mock = MockTransport::new();
    let client = on(&mock, |client| client.auth(TokenRequest::password("u", "p")));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert!(
        error.kind() == ErrorKind::Config
            && error
                .to_string()
                .contains("(missing: `project_id`), or `user`, `password`, `project` (missing: `project`)"),
        "{error}"
    );
    let client = on(&mock, |client| client.auth(Basic::new("u", "p")));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "deleteJob: the operation requires a credential for the security scheme `token` or `signature`, but the client has none"
    );
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn credentials_are_not_sent_to_unconfigured_servers() {
    let mock = MockTransport::new();
    let elsewhere = |setup: fn(ClientBuilder<Client>) -> ClientBuilder<Client>| {
        setup(password(Client::builder("http://127.0.0.1:8080"))).build_with_transport(mock.clone()).unwrap()
    };
    let error = elsewhere(|client| client).dispatch(&Delete("a")).await.unwrap_err();
    assert!(
        error.to_string().contains("set the URL with `.server(\"https://iam.{region}.test\", \"https://…\")`"),
        "{error}"
    );
    assert!(mock.requests().is_empty());

    token(&mock, "t", "2026-11-23T12:00:00Z");
    mock.respond_json(200, &job());
    elsewhere(|client| client.server(IAM, "http://127.0.0.1:5000/identity/")).dispatch(&Delete("a")).await.unwrap();
    assert_eq!(
        sent(&mock),
        [
            "POST http://127.0.0.1:5000/identity/v3/auth/tokens?nocatalog=true",
            "DELETE http://127.0.0.1:8080/namespaces/team-a/jobs/a",
        ]
    );
}

struct Vault(std::sync::atomic::AtomicU32);

impl TokenSource for Vault {
    fn token(&self) -> BoxFuture<'_, Result<Token, Error>> {
        let number = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Box::pin(async move {
            if number == 2 {
                return Err(Error::new(ErrorKind::Config, "the vault is closed"));
            }
            Ok(Token::new(format!("vault-{number}")))
        })
    }
}

#[tokio::test]
async fn tokens_come_from_a_custom_source() {
    let mock = MockTransport::new();
    mock.respond_json(200, &job())
        .respond_json(401, &json!({}))
        .respond_json(200, &job())
        .respond_json(401, &json!({}));
    let client = on(&mock, |client| client.auth(Credential::source(Vault(0.into()))));
    client.dispatch(&Delete("a")).await.unwrap();
    client.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(tokens(&mock), ["vault-0", "vault-0", "vault-1"]);
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(error.to_string(), "deleteJob: cannot get a token: the vault is closed");
}

#[test]
fn credentials_come_from_the_environment() {
    let from = |pairs: &'static [(&str, &str)]| {
        Credential::from_lookup(&API, |name| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    };
    let kind = |pairs| format!("{:?}", from(pairs).unwrap());
    assert_eq!(kind(&[("FIXTURE_TOKEN", "t"), ("FIXTURE_AK", "k"), ("FIXTURE_SK", "s")]), "Credential(token)");
    assert_eq!(
        kind(&[("FIXTURE_USER", "u"), ("FIXTURE_PASSWORD", "p"), ("FIXTURE_PROJECT", "x")]),
        "Credential(exchange)"
    );
    assert_eq!(kind(&[("FIXTURE_USER", "u"), ("FIXTURE_AK", "k"), ("FIXTURE_SK", "s")]), "Credential(keys)");
    let error = |pairs| from(pairs).unwrap_err().to_string();
    assert_eq!(
        error(&[("FIXTURE_TOKEN", "")]),
        "no credentials in the environment: set the variables FIXTURE_TOKEN, or \
         FIXTURE_USER and FIXTURE_PASSWORD and FIXTURE_PROJECT, or FIXTURE_AK and FIXTURE_SK"
    );
    assert_eq!(
        error(&[("FIXTURE_USER", "u"), ("FIXTURE_PROJECT", "p"), ("FIXTURE_AK", "k")]),
        "incomplete credentials in the environment variables: found FIXTURE_USER and FIXTURE_PROJECT, but not FIXTURE_PASSWORD"
    );
    assert_eq!(
        error(&[("FIXTURE_AK", "k")]),
        "incomplete credentials in the environment variables: found FIXTURE_AK, but not FIXTURE_SK"
    );
}

#[tokio::test]
async fn a_signature_is_made_anew_with_the_servers_clock() {
    let mock = MockTransport::new();
    mock.respond(401, &[("date", "Sun, 22 Nov 2026 12:20:00 GMT")], "")
        .respond_json(200, &job())
        .respond_json(200, &job());
    mock.respond(401, &[("date", "Sun, 22 Nov 2026 12:20:01 GMT")], "");
    let client = on(&mock, |client| client.auth(AccessKey::new("AK", "SK").with("project_id", "p")));
    client.dispatch(&Delete("a")).await.unwrap();
    client.dispatch(&Delete("a")).await.unwrap();
    // If the clock is already correct, it is not the reason for the refusal.
    assert!(client.dispatch(&Delete("a")).await.unwrap_err().is_unauthorized());
    let dates: Vec<_> = mock.requests().iter().map(|request| request.headers()["x-sdk-date"].clone()).collect();
    assert_eq!(dates, ["20261122T120000Z", "20261122T122000Z", "20261122T122000Z", "20261122T122000Z"]);
    let requests = mock.requests();
    let header = requests[0].headers()["authorization"].to_str().unwrap();
    assert!(
        header.starts_with(
            "SDK-HMAC-SHA256 Access=AK, SignedHeaders=accept;content-type;host;x-project-id;x-sdk-date, Signature="
        ),
        "{header}"
    );
    assert!(!format!("{:?} {client:?}", requests[0]).contains("Signature="));
}

#[tokio::test]
async fn temporary_keys_send_their_session_and_sign_it() {
    let mock = MockTransport::new();
    mock.respond_json(200, &job());
    let keys = AccessKey::new("AK", "SK").session("session-token");
    on(&mock, |client| client.auth(keys)).dispatch(&Delete("a")).await.unwrap();
    let requests = mock.requests();
    let headers = requests[0].headers();
    assert_eq!(headers["x-security-token"], "session-token");
    assert!(headers["x-security-token"].is_sensitive());
    assert!(headers["authorization"].to_str().unwrap().contains(";x-security-token,"));
}

#[tokio::test]
async fn each_client_has_separate_tokens() {
    let mock = MockTransport::new();
    let builder = password(Client::builder("https://api.{region}.test"));
    for (region, value) in [("north-1", "north"), ("south-1", "south")] {
        token(&mock, value, "2026-11-23T12:00:00Z");
        mock.respond_json(200, &job());
        let client = builder.clone().server_variable("region", region).build_with_transport(mock.clone()).unwrap();
        client.dispatch(&Delete("a")).await.unwrap();
    }
    assert_eq!(tokens(&mock), ["-", "north", "-", "south"]);
    assert!(sent(&mock)[2].starts_with("POST https://iam.south-1.test/"));
}

#[tokio::test]
async fn errors_do_not_contain_possible_tokens() {
    let mock = MockTransport::new();
    for status in [201, 206] {
        mock.respond(status, &[("content-type", "text/plain")], "secret-token");
        let error = on(&mock, password).dispatch(&Delete("a")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Auth);
        let source = std::error::Error::source(&error).unwrap();
        assert!(!format!("{error} {error:?} {source}").contains("secret-token"), "{error:?}");
    }
}
