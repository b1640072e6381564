use operation_servers::{Client, operations::*, testing::MockTransport};

/// Creates a client with this URL and these variables.
fn client(url: &str, variables: &[(&str, &str)]) -> (MockTransport, Client) {
    let mock = MockTransport::new();
    mock.respond(204, &[], "");
    let builder = variables.iter().fold(Client::builder(url), |builder, (name, value)| builder.server_variable(*name, *value));
    let client = builder.build_with_transport(mock.clone()).unwrap();
    (mock, client)
}

macro_rules! is {
    ($url:expr, $variables:expr, $($operation:ident => $expected:expr),* $(,)?) => {$({
        let (mock, client) = client($url, $variables);
        $operation().send(&client).await.unwrap();
        assert_eq!(mock.requests()[0].uri().to_string(), $expected, "{}", $url);
    })*};
}

#[tokio::test]
async fn variables_have_defaults_with_every_form_of_the_url() {
    for url in ["https://{region}.api.test/{stage}/", "https://{region}.api.test/{stage}"] {
        is!(url, &[],
            root => "https://eu.api.test/v1/beta/root",
            same => "https://eu.api.test/v1/beta/same",
            operation => "https://files.test/x/operation",
            of_path => "https://path.test/operation",
            again => "https://eu.api.test/v1/beta/again",
            shared => "https://asia.files.test/shared",
        );
    }
}

#[tokio::test]
async fn variables_that_are_set_are_those_of_all_servers() {
    is!("https://{region}.api.test/{stage}/", &[("stage", "v2"), ("region", "us"), ("host", "h.test")],
        root => "https://us.api.test/v2/root",
        same => "https://us.api.test/v2/same",
        operation => "https://h.test/x/operation",
        of_path => "https://path.test/operation",
        again => "https://us.api.test/v2/again",
        shared => "https://us.files.test/shared",
    );
}

#[tokio::test]
async fn a_client_of_another_url_does_not_leave_it() {
    is!("http://127.0.0.1:1/base/", &[],
        root => "http://127.0.0.1:1/base/root",
        same => "http://127.0.0.1:1/base/same",
        again => "http://127.0.0.1:1/base/again",
    );
    let (mock, client) = client("http://127.0.0.1:1/base/", &[]);
    for error in [operation().send(&client).await.unwrap_err(), of_path().send(&client).await.unwrap_err()] {
        assert!(error.to_string().contains("sent to another server"), "{error}");
    }
    assert!(mock.requests().is_empty());
}
