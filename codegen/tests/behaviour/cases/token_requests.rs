use token_requests::{
    Client, Credential, TokenRequest,
    operations::{both, either, none, second},
    testing::MockTransport,
};

fn client(mock: &MockTransport, url: &str) -> Client {
    let first: Credential = TokenRequest::client("one", "s&=+ ü").into();
    let second: Credential = TokenRequest::client("two", "secret").basic().into();
    Client::builder(url)
        .auth(first.for_scheme("first"))
        .auth(second.for_scheme("second"))
        .auth(Credential::from("k").for_scheme("key"))
        .build_with_transport(mock.clone())
        .unwrap()
}

/// Returns the URL, the header fields `Authorization` and `X-Key`, and the body of each request.
fn sent(mock: &MockTransport) -> Vec<[String; 4]> {
    let requests = mock.requests().into_iter().map(|request| {
        let header = |name: &str| request.headers().get(name).map_or(String::new(), |value| value.to_str().unwrap().to_owned());
        [request.uri().to_string(), header("authorization"), header("x-key"), String::from_utf8(request.body().to_vec()).unwrap()]
    });
    requests.collect()
}

fn is(parts: [&str; 4]) -> [String; 4] {
    parts.map(str::to_owned)
}

#[tokio::test]
async fn each_scheme_has_its_url_its_scopes_and_its_way_to_send_the_secret() {
    let mock = MockTransport::new();
    let client = client(&mock, "https://api.test/v1");
    let token = |token: &str| mock.respond_json(200, &serde_json::json!({"access_token": token, "expires_in": 3600}));
    token("f");
    mock.respond(204, &[], "");
    both().send(&client).await.unwrap();
    token("s");
    mock.respond(204, &[], "");
    second().send(&client).await.unwrap();
    token("e");
    mock.respond(204, &[], "").respond(204, &[], "");
    either().send(&client).await.unwrap();
    none().send(&client).await.unwrap();
    let body = "grant_type=client_credentials&client_id=one&client_secret=s%26%3D%2B%20%C3%BC&scope=a%3Aread%20%C3%BC%20x";
    let basic = "Basic dHdvOnNlY3JldA==";
    assert_eq!(
        sent(&mock),
        [
            is(["https://id.test/first?tenant=1", "", "", body]),
            is(["https://api.test/v1/both", "Bearer f", "k", ""]),
            is(["https://api.test/token", basic, "", "grant_type=client_credentials&scope=b"]),
            is(["https://api.test/v1/second", "Bearer s", "", ""]),
            is(["https://api.test/token", basic, "", "grant_type=client_credentials&scope=c"]),
            is(["https://api.test/v1/either", "Bearer e", "", ""]),
            is(["https://api.test/v1/none", "", "", ""]),
        ]
    );
}
