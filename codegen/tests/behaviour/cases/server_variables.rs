use server_variables::{
    Client,
    operations::{p, q},
    testing::MockTransport,
};

const TEMPLATE: &str = "https://{region}.example.test:{port}/{base}";

async fn urls(variables: &[(&str, &str)]) -> [String; 2] {
    let mock = MockTransport::new();
    mock.respond(204, &[], "").respond(204, &[], "");
    let builder = variables
        .iter()
        .fold(Client::builder(TEMPLATE), |builder, (name, value)| builder.server_variable(*name, *value));
    let client = builder.build_with_transport(mock.clone()).unwrap();
    p().send(&client).await.unwrap();
    q().send(&client).await.unwrap();
    [0, 1].map(|index| mock.requests()[index].uri().to_string())
}

#[tokio::test]
async fn have_the_documents_defaults() {
    assert_eq!(urls(&[]).await, ["https://eu.example.test:8443/v1/all/p", "https://files.a.example.test/q"]);
}

#[tokio::test]
async fn are_set_by_the_caller() {
    let variables = [("region", "us"), ("port", "1"), ("base", ""), ("zone", "b")];
    assert_eq!(urls(&variables).await, ["https://us.example.test:1/p", "https://files.b.example.test/q"]);
}
