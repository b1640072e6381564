use both_drivers::operations::{PutItemBody, put_item};

#[test]
fn send_the_same_bytes() {
    let operation = put_item("a b", PutItemBody::default().n(1)).tag(vec!["x".to_owned(), "ü".to_owned()]);
    let requests = crate::send_with_both!(both_drivers, operation);
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert!(request.starts_with("PUT /items/a%20b?tag=x&tag=%C3%BC HTTP/1.1\r\n"), "{request}");
        assert!(request.to_ascii_lowercase().contains("\r\ncontent-type: application/json\r\n"), "{request}");
        assert!(request.ends_with("\r\n\r\n{\"n\":1}"), "{request}");
    }
}
