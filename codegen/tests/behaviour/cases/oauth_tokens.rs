use oauth_tokens::{
    Client, TokenRequest,
    operations::{any, read, turned, write},
    testing::MockTransport,
};

fn client(mock: &MockTransport, credentials: TokenRequest) -> Client {
    Client::builder("https://api.test").auth(credentials).build_with_transport(mock.clone()).unwrap()
}

fn credentials() -> TokenRequest {
    TokenRequest::client("id", "secret")
}

/// Returns the URL, the `Authorization` header field and the body of each request.
fn sent(mock: &MockTransport) -> Vec<[String; 3]> {
    let requests = mock.requests().into_iter().map(|request| {
        let authorization = request.headers().get("authorization").map_or("", |value| value.to_str().unwrap());
        [request.uri().to_string(), authorization.to_owned(), String::from_utf8(request.body().to_vec()).unwrap()]
    });
    requests.collect()
}

fn token(mock: &MockTransport, token: &str) {
    mock.respond_json(200, &serde_json::json!({"access_token": token, "expires_in": 3600}));
}

fn is(url: &str, authorization: &str, body: &str) -> [String; 3] {
    [url.to_owned(), authorization.to_owned(), body.to_owned()]
}

const TOKEN_URL: &str = "https://id.test/o%20auth/token";
const CLIENT: &str = "grant_type=client_credentials&client_id=id&client_secret=secret";

#[tokio::test]
async fn a_token_for_each_set_of_scopes() {
    let mock = MockTransport::new();
    let client = client(&mock, credentials());
    token(&mock, "r");
    mock.respond(204, &[], "");
    read().send(&client).await.unwrap();
    token(&mock, "w");
    mock.respond(204, &[], "").respond(204, &[], "").respond(204, &[], "");
    write().send(&client).await.unwrap();
    turned().send(&client).await.unwrap();
    read().send(&client).await.unwrap();
    token(&mock, "a");
    mock.respond(204, &[], "");
    any().send(&client).await.unwrap();
    assert_eq!(
        sent(&mock),
        [
            is(TOKEN_URL, "", &format!("{CLIENT}&scope=read")),
            is("https://api.test/read", "Bearer r", ""),
            is(TOKEN_URL, "", &format!("{CLIENT}&scope=write%3Aall%20read")),
            is("https://api.test/write", "Bearer w", ""),
            is("https://api.test/turned", "Bearer w", ""),
            is("https://api.test/read", "Bearer r", ""),
            is(TOKEN_URL, "", CLIENT),
            is("https://api.test/any", "Bearer a", ""),
        ]
    );
}

#[tokio::test]
async fn the_caller_chooses_other_scopes() {
    let mock = MockTransport::new();
    let other = client(&mock, credentials().scopes(["a", "b"]));
    token(&mock, "t");
    mock.respond(204, &[], "").respond(204, &[], "");
    read().send(&other).await.unwrap();
    write().send(&other).await.unwrap();
    let none = client(&mock, credentials().scopes([]));
    token(&mock, "n");
    mock.respond(204, &[], "");
    read().send(&none).await.unwrap();
    assert_eq!(
        sent(&mock),
        [
            is(TOKEN_URL, "", &format!("{CLIENT}&scope=a%20b")),
            is("https://api.test/read", "Bearer t", ""),
            is("https://api.test/write", "Bearer t", ""),
            is(TOKEN_URL, "", CLIENT),
            is("https://api.test/read", "Bearer n", ""),
        ]
    );
}

#[tokio::test]
async fn the_secret_in_the_header() {
    let mock = MockTransport::new();
    // RFC 6749, appendix B.
    let client = client(&mock, TokenRequest::client("my id", " %&+\u{a3}\u{20ac}").basic());
    token(&mock, "t");
    mock.respond(204, &[], "");
    read().send(&client).await.unwrap();
    token(&mock, "a");
    mock.respond(204, &[], "");
    any().send(&client).await.unwrap();
    // `my+id:+%25%26%2B%C2%A3%E2%82%AC` in base64.
    let header = "Basic bXkraWQ6KyUyNSUyNiUyQiVDMiVBMyVFMiU4MiVBQw==";
    let sent = sent(&mock);
    assert_eq!(sent[0], is(TOKEN_URL, header, "grant_type=client_credentials&scope=read"));
    assert_eq!(sent[2], is(TOKEN_URL, header, "grant_type=client_credentials"));
    assert!(mock.requests()[0].headers()["authorization"].is_sensitive());
}

#[tokio::test]
async fn missing_values_are_named() {
    for credentials in
        [TokenRequest::new().with("client_id", "id"), TokenRequest::new().with("client_id", "id").basic()]
    {
        let mock = MockTransport::new();
        let error = read().send(&client(&mock, credentials)).await.unwrap_err();
        assert!(error.to_string().contains("`client_id`, `client_secret` (missing: `client_secret`)"), "{error}");
        assert!(mock.requests().is_empty());
    }
}
