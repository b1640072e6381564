use std::collections::BTreeSet;

use idempotency_keys::{
    Client, Operation,
    operations::{change_orders, create_order},
    testing::MockTransport,
    transport::TransportErrorKind,
};

fn key(request: &str) -> String {
    let lower = request.to_ascii_lowercase();
    let (_, rest) = lower.split_once("\r\nidempotency-key: ").unwrap_or_else(|| panic!("no key: {request}"));
    rest.split("\r\n").next().unwrap_or_default().to_owned()
}

#[test]
fn are_sent_with_both_drivers_and_differ_between_calls() {
    let keys: BTreeSet<_> =
        crate::send_with_both!(idempotency_keys, create_order()).iter().map(|request| key(request)).collect();
    assert_eq!(keys.len(), 2);
    for key in keys {
        let lengths: Vec<_> = key.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{key}");
    }
}

#[tokio::test]
async fn are_the_same_for_all_attempts_of_a_post() {
    let mock = MockTransport::new();
    mock.fail(TransportErrorKind::ConnectionClosed).fail(TransportErrorKind::Timeout).respond(204, &[], "");
    let client = mock.client();
    create_order().send(&client).await.unwrap();
    let keys: BTreeSet<_> = mock
        .requests()
        .iter()
        .map(|request| request.headers()["idempotency-key"].clone().as_bytes().to_vec())
        .collect();
    assert_eq!((mock.requests().len(), keys.len()), (3, 1));

    // Without a key it is not known whether the call is idempotent.
    mock.fail(TransportErrorKind::ConnectionClosed);
    assert!(change_orders().send(&client).await.is_err());
    assert_eq!(mock.requests().len(), 4);
    assert!(!mock.requests()[3].headers().contains_key("idempotency-key"));
}

#[tokio::test]
async fn are_those_of_the_caller_if_there_are_any() {
    let mock = MockTransport::new();
    mock.respond(204, &[], "");
    let client: Client = mock.client();
    create_order().idempotency_key("mine").send(&client).await.unwrap();
    assert_eq!(mock.requests()[0].headers()["idempotency-key"], "mine");
    assert_eq!(<idempotency_keys::operations::CreateOrder as Operation>::IDEMPOTENCY_KEY, Some("idempotency-key"));
}
