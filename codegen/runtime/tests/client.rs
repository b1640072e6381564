//! What a client does with answers, on a recorder: credentials, retries, redirects, pages, errors.

mod fixture;

use std::{error::Error as _, time::Duration};

use fixture::{API, Create, Delete, DeleteAll, Get, IAM};
use runtime::{
    Basic, Builder, Client, Credential, Credentials, Dispatch, Error, ErrorKind, Keys, Retry, Token, TokenSource,
    testing::Recorder,
    transport::{BoxFuture, FailureKind},
};
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

#[tokio::test]
async fn what_is_safe_is_tried_again_and_the_last_answer_counts() {
    let recorder = Recorder::new();
    recorder.failure(FailureKind::Connect).failure(FailureKind::Broken).answer(503, &[], "").json(200, &job());
    let client = on(&recorder, |client| client);
    client.dispatch(&Delete("pi")).await.unwrap();
    assert_eq!((recorder.requests().len(), recorder.slept().len()), (4, 3));
}

#[tokio::test]
async fn what_is_not_safe_is_not_sent_twice() {
    let recorder = Recorder::new();
    recorder.failure(FailureKind::Broken);
    let client = on(&recorder, |client| client);
    let error = client.dispatch(&Create("pi")).await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_happened()), (ErrorKind::Broken, true));
    assert_eq!(recorder.requests().len(), 1);
    recorder.failure(FailureKind::Connect).json(200, &job());
    client.dispatch(&Create("pi")).await.unwrap();
    assert_eq!(recorder.requests().len(), 3);
}

#[tokio::test]
async fn a_404_after_a_lost_answer_is_reported_as_what_it_is() {
    let recorder = Recorder::new();
    recorder.failure(FailureKind::Timeout).json(404, &status(404, "NotFound"));
    let error = on(&recorder, |client| client).dispatch(&Delete("pi")).await.unwrap_err();
    assert!(error.is_not_found() && error.may_have_happened());
    assert_eq!(
        error.to_string(),
        "deleteJob: 404 Not Found: it is NotFound; the answer to an earlier attempt was lost, which may have done it (after 2 attempts)"
    );

    recorder.answer(429, &[("retry-after", "1")], "").json(404, &status(404, "NotFound"));
    let error = on(&recorder, |client| client).dispatch(&Delete("pi")).await.unwrap_err();
    assert!(error.is_not_found() && !error.may_have_happened());
}

#[tokio::test]
async fn the_server_says_when_to_come_back() {
    let recorder = Recorder::new();
    let busy = json!({"kind": "Status", "reason": "ServerTimeout", "code": 500, "details": {"retryAfterSeconds": 2}});
    recorder
        .answer(429, &[("retry-after", "3")], "Too many requests")
        .json(500, &busy)
        .answer(503, &[("retry-after", "Sun, 22 Nov 2026 12:00:20 GMT")], "")
        .json(200, &job());
    let client = on(&recorder, |client| client.retry(Retry::default().base(Duration::ZERO)));
    client.dispatch(&Delete("pi")).await.unwrap();
    // The recorder's clock starts at noon, and 5 s have passed by then.
    assert_eq!(recorder.slept(), [3, 2, 15].map(Duration::from_secs));
}

#[tokio::test]
async fn a_storm_of_429_ends_at_the_limit_of_attempts_or_time() {
    let recorder = Recorder::new();
    for _ in 0..20 {
        recorder.answer(
            429,
            &[("retry-after", "30"), ("content-type", "text/plain")],
            "Too many requests, please try again later.\n",
        );
    }
    let error = on(&recorder, |client| client).dispatch(&Create("pi")).await.unwrap_err();
    assert!(error.is_too_many_requests());
    assert_eq!((error.attempts(), error.retry_after()), (4, Some(Duration::from_secs(30))));
    assert_eq!(
        error.to_string(),
        "createJob: 429 Too Many Requests: text/plain, 43 bytes: Too many requests, please try again later.; \
         the server asks to wait 30s (after 4 attempts)"
    );
    let impatient = on(&recorder, |client| client.total_timeout(Duration::from_secs(50)));
    assert_eq!(impatient.dispatch(&Create("pi")).await.unwrap_err().attempts(), 2);
    let off = on(&recorder, |client| client.retry(Retry::none()));
    assert_eq!(off.dispatch(&Create("pi")).await.unwrap_err().attempts(), 1);
    assert_eq!(recorder.requests().len(), 7);
}

fn password(client: Builder<Client>) -> Builder<Client> {
    client.auth(Credentials::password("cci-user", PASSWORD).project("north-1"))
}

#[tokio::test]
async fn a_token_is_fetched_once_and_kept_until_shortly_before_its_end() {
    let recorder = Recorder::new();
    token(&recorder, "first", "2026-11-22T13:00:00.000000Z");
    recorder.json(200, &job()).json(200, &job());
    let client = on(&recorder, password);
    client.dispatch(&Delete("a")).await.unwrap();
    client.clone().dispatch(&Delete("b")).await.unwrap();
    assert_eq!(
        sent(&recorder),
        [
            "POST https://iam.north-1.test/v3/auth/tokens?nocatalog=true",
            "DELETE https://api.north-1.test/namespaces/team-a/jobs/a",
            "DELETE https://api.north-1.test/namespaces/team-a/jobs/b",
        ]
    );
    let body: serde_json::Value = serde_json::from_slice(recorder.requests()[0].body()).unwrap();
    assert_eq!(body, json!({"auth": {"user": "cci-user", "password": PASSWORD, "project": {"name": "north-1"}}}));

    // Five minutes before the end it is renewed.
    recorder.pass(Duration::from_secs(3600 - 300));
    token(&recorder, "second", "2026-11-23T12:00:00Z");
    recorder.json(200, &job());
    client.dispatch(&Delete("c")).await.unwrap();
    assert_eq!(tokens(&recorder), ["-", "first", "first", "-", "second"]);
}

#[tokio::test]
async fn a_token_ends_by_the_clock_of_the_server_that_gave_it() {
    let recorder = Recorder::new();
    // The server's clock is two hours behind: by this machine's clock the token would have ended already.
    let body = json!({"token": {"expires_at": "2026-11-22T11:00:00Z"}}).to_string();
    recorder.answer(201, &[("x-subject-token", "t"), ("date", "Sun, 22 Nov 2026 10:00:00 GMT")], body);
    recorder.json(200, &job()).json(200, &job());
    let client = on(&recorder, password);
    client.dispatch(&Delete("a")).await.unwrap();
    client.dispatch(&Delete("b")).await.unwrap();
    assert_eq!(tokens(&recorder), ["-", "t", "t"]);
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let recorder = Recorder::new();
    token(&recorder, "stale", "2026-11-23T12:00:00Z");
    recorder.json(401, &status(401, "Unauthorized"));
    token(&recorder, "fresh", "2026-11-23T12:00:00Z");
    recorder.json(200, &job());
    let client = on(&recorder, |client| password(client).retry(Retry::none()));
    client.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(tokens(&recorder), ["-", "stale", "-", "fresh"]);

    recorder.json(401, &status(401, "Unauthorized"));
    token(&recorder, "third", "2026-11-23T12:00:00Z");
    recorder.json(401, &status(401, "Unauthorized"));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(recorder.left(), 0);
}

#[tokio::test]
async fn a_fixed_token_that_is_refused_is_an_error_at_once() {
    let recorder = Recorder::new();
    recorder.json(401, &status(401, "Unauthorized"));
    let error = on(&recorder, |client| client.auth(Token::new("t"))).dispatch(&Delete("a")).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(recorder.requests().len(), 1);
}

#[tokio::test]
async fn wrong_credentials_are_told_without_showing_them() {
    let recorder = Recorder::new();
    recorder.json(401, &json!({"error": {"code": 401, "message": "Wrong user or password.", "title": "Unauthorized"}}));
    let error = on(&recorder, password).dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);
    assert!(error.is_unauthorized());
    assert_eq!(error.message(), Some("Wrong user or password."));
    assert_eq!(
        error.to_string(),
        "deleteJob: no token could be got: createToken: 401 Unauthorized: Wrong user or password."
    );
    assert!(!format!("{error:?}").contains(PASSWORD));
    assert_eq!(recorder.requests().len(), 1);
}

#[tokio::test]
async fn a_token_server_that_is_down_does_not_matter_while_the_token_is_good() {
    let recorder = Recorder::new();
    token(&recorder, "old", "2026-11-22T13:00:00Z");
    recorder.json(200, &job());
    let client = on(&recorder, |client| password(client).retry(Retry::none()));
    client.dispatch(&Delete("a")).await.unwrap();

    recorder.pass(Duration::from_secs(3400));
    recorder.failure(FailureKind::Connect).json(200, &job());
    client.dispatch(&Delete("b")).await.unwrap();

    recorder.pass(Duration::from_secs(3400));
    recorder.failure(FailureKind::Connect);
    let error = client.dispatch(&Delete("c")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Auth);

    token(&recorder, "new", "2026-11-23T12:00:00Z");
    recorder.json(200, &job());
    client.dispatch(&Delete("c")).await.unwrap();
    assert_eq!(tokens(&recorder), ["-", "old", "-", "old", "-", "-", "new"]);
}

#[tokio::test]
async fn an_answer_without_a_token_is_an_error_that_says_where_it_should_be() {
    let recorder = Recorder::new();
    recorder.json(201, &json!({}));
    let error = on(&recorder, password).dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "deleteJob: no token could be got: createToken: 201 Created, but the answer is not what is declared: header `X-Subject-Token` is missing"
    );
}

#[tokio::test]
async fn credentials_that_are_not_enough_say_what_is_missing() {
    let recorder = Recorder::new();
    let client = on(&recorder, |client| client.auth(Credentials::password("u", "p")));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert!(
        error.to_string().contains("(missing: `project_id`), or `password`, `project`, `user` (missing: `project`)"),
        "{error}"
    );
    let client = on(&recorder, |client| client.auth(Basic::new("u", "p")));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "deleteJob: the client has no credential for `token` or `signature`, which this operation takes"
    );
    assert!(recorder.requests().is_empty());
}

#[tokio::test]
async fn credentials_do_not_go_to_a_server_that_nobody_named() {
    let recorder = Recorder::new();
    let elsewhere = |setup: fn(Builder<Client>) -> Builder<Client>| {
        setup(password(Client::builder("http://127.0.0.1:8080"))).build_on(recorder.clone()).unwrap()
    };
    let error = elsewhere(|client| client).dispatch(&Delete("a")).await.unwrap_err();
    assert!(
        error.to_string().contains("give it with `.server(\"https://iam.{region}.test\", \"https://…\")`"),
        "{error}"
    );
    assert!(recorder.requests().is_empty());

    token(&recorder, "t", "2026-11-23T12:00:00Z");
    recorder.json(200, &job());
    elsewhere(|client| client.server(IAM, "http://127.0.0.1:5000/identity/")).dispatch(&Delete("a")).await.unwrap();
    assert_eq!(
        sent(&recorder),
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
                return Err(Error::other(ErrorKind::Config, "the vault is closed"));
            }
            Ok(Token::new(format!("vault-{number}")))
        })
    }
}

#[tokio::test]
async fn tokens_come_from_a_source_of_ones_own() {
    let recorder = Recorder::new();
    recorder.json(200, &job()).json(401, &json!({})).json(200, &job()).json(401, &json!({}));
    let client = on(&recorder, |client| client.auth(Credential::source(Vault(0.into()))));
    client.dispatch(&Delete("a")).await.unwrap();
    client.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(tokens(&recorder), ["vault-0", "vault-0", "vault-1"]);
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(error.to_string(), "deleteJob: no token could be got: the vault is closed");
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
    let error = from(&[("FIXTURE_USER", "u"), ("FIXTURE_TOKEN", "")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no credentials in the environment; they are looked for in FIXTURE_AK, FIXTURE_PASSWORD, FIXTURE_PROJECT, \
         FIXTURE_PROJECT_ID, FIXTURE_SESSION, FIXTURE_SK, FIXTURE_TOKEN, FIXTURE_USER"
    );
}

#[tokio::test]
async fn a_signature_is_made_anew_with_the_servers_clock() {
    let recorder = Recorder::new();
    recorder.answer(401, &[("date", "Sun, 22 Nov 2026 12:20:00 GMT")], "").json(200, &job()).json(200, &job());
    recorder.answer(401, &[("date", "Sun, 22 Nov 2026 12:20:01 GMT")], "");
    let client = on(&recorder, |client| client.auth(Keys::new("AK", "SK").with("project_id", "p")));
    client.dispatch(&Delete("a")).await.unwrap();
    client.dispatch(&Delete("a")).await.unwrap();
    // A clock that is right already is not what is wrong.
    assert!(client.dispatch(&Delete("a")).await.unwrap_err().is_unauthorized());
    let dates: Vec<_> = recorder.requests().iter().map(|request| request.headers()["x-sdk-date"].clone()).collect();
    assert_eq!(dates, ["20261122T120000Z", "20261122T122000Z", "20261122T122000Z", "20261122T122000Z"]);
    let requests = recorder.requests();
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
async fn credentials_never_go_to_another_host() {
    let recorder = Recorder::new();
    let elsewhere = [("location", "https://evil.test/x?y=1")];
    recorder.answer(307, &elsewhere, "");
    let client = on(&recorder, |client| client.auth("secret-token"));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(
        error.to_string(),
        "deleteJob: the server sends the call on to `https://evil.test/x`, where it is not repeated"
    );
    // What only reads may be read elsewhere, without credentials.
    recorder.answer(302, &elsewhere, "").json(200, &job());
    client.dispatch(&Get("a")).await.unwrap();
    assert_eq!(tokens(&recorder), ["secret-token", "secret-token", "-"]);
    assert_eq!(sent(&recorder)[2], "GET https://evil.test/x?y=1");
}

#[tokio::test]
async fn redirects_on_the_same_host_are_followed_but_not_in_circles() {
    let recorder = Recorder::new();
    recorder.answer(308, &[("location", "/v2/jobs/a")], "").json(200, &job());
    let client = on(&recorder, |client| client.auth("t"));
    client.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(sent(&recorder)[1], "DELETE https://api.north-1.test/v2/jobs/a");
    assert_eq!(tokens(&recorder), ["t", "t"]);
    assert_eq!(recorder.requests()[1].body().as_ref(), br#"{"kind":"DeleteOptions"}"#);
    for _ in 0..7 {
        recorder.answer(302, &[("location", "https://API.north-1.test:443/again")], "");
    }
    let error = client.dispatch(&Get("a")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Redirect, 6));
    // A write that is sent on with 302 would become something else.
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Redirect, 1));
}

fn page(names: &[&str], next: &str) -> serde_json::Value {
    let items: Vec<_> = names.iter().map(|name| json!({"metadata": {"name": name}})).collect();
    json!({"items": items, "metadata": {"continue": next}})
}

const ALL: DeleteAll = DeleteAll { limit: 2, token: None };

#[tokio::test]
async fn pages_follow_each_other_until_the_last() {
    let recorder = Recorder::new();
    recorder.json(200, &page(&["a", "b"], "t1")).json(200, &page(&[], "t 2")).json(200, &page(&["c"], ""));
    let client = on(&recorder, |client| client);
    let mut items = client.items(ALL);
    let mut names = Vec::new();
    while let Some(job) = items.next().await {
        names.push(job.unwrap().metadata.name);
    }
    assert_eq!(names, ["a", "b", "c"]);
    let paths: Vec<_> = recorder.requests().iter().map(|request| request.uri().query().unwrap().to_owned()).collect();
    assert_eq!(paths, ["limit=2", "limit=2&continue=t1", "limit=2&continue=t%202"]);
    assert!(items.next().await.is_none());
}

fn expired(fresh: &str) -> serde_json::Value {
    json!({"kind": "Status", "reason": "Expired", "code": 410, "metadata": {"continue": fresh}})
}

#[tokio::test]
async fn a_token_that_is_too_old_leaves_the_choice_to_the_caller() {
    let recorder = Recorder::new();
    recorder.json(200, &page(&["a"], "t1")).json(410, &expired("fresh"));
    let client = on(&recorder, |client| client);
    let mut pages = client.pages(ALL);
    pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.is_gone());
    assert_eq!(error.fresh_token(), Some("fresh"));
    assert!(pages.next().await.is_none());

    recorder.json(200, &page(&["b"], ""));
    assert!(pages.go_on());
    pages.next().await.unwrap().unwrap();
    assert!(pages.next().await.is_none() && !pages.go_on());

    recorder.json(200, &page(&["a"], ""));
    pages.restart();
    pages.next().await.unwrap().unwrap();
    let queries: Vec<_> = recorder.requests().iter().map(|request| request.uri().query().unwrap().to_owned()).collect();
    assert_eq!(queries, ["limit=2", "limit=2&continue=t1", "limit=2&continue=fresh", "limit=2"]);
}

#[test]
fn the_blocking_client_does_the_same() {
    let recorder = Recorder::new();
    token(&recorder, "t", "2026-11-23T12:00:00Z");
    recorder
        .json(200, &page(&["a"], "t1"))
        .answer(503, &[], "")
        .json(200, &page(&["b"], "t2"))
        .json(410, &expired("fresh"));
    let client: runtime::blocking::Client = on(&recorder, password).into();
    let mut items = client.items(ALL);
    let names: Vec<_> = items.by_ref().take(2).map(|job| job.unwrap().metadata.name).collect();
    assert_eq!(names, ["a", "b"]);
    assert!(items.next().unwrap().unwrap_err().is_gone());
    assert!(items.next().is_none());
    recorder.json(200, &page(&["c"], ""));
    assert!(items.pages().go_on());
    assert_eq!(items.next().unwrap().unwrap().metadata.name, "c");
    assert_eq!(tokens(&recorder), ["-", "t", "t", "t", "t", "t"]);
}

#[tokio::test]
async fn a_token_that_ends_between_two_pages_is_renewed() {
    let recorder = Recorder::new();
    token(&recorder, "first", "2026-11-22T13:00:00Z");
    recorder.json(200, &page(&["a"], "t1"));
    let client = on(&recorder, password);
    let mut pages = client.pages(ALL);
    pages.next().await.unwrap().unwrap();
    recorder.pass(Duration::from_secs(3600));
    token(&recorder, "second", "2026-11-22T14:00:00Z");
    recorder.json(200, &page(&["b"], ""));
    pages.next().await.unwrap().unwrap();
    assert_eq!(tokens(&recorder), ["-", "first", "-", "second"]);
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
async fn the_call_for_a_token_is_within_the_calls_own_time() {
    let recorder = Recorder::new();
    for _ in 0..4 {
        recorder.answer(503, &[("retry-after", "40")], "");
    }
    let client = on(&recorder, |client| password(client).total_timeout(Duration::from_secs(60)));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!((error.kind(), recorder.requests().len()), (ErrorKind::Auth, 2));
}
