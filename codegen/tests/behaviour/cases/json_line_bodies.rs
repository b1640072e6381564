use json_line_bodies::{
    operations::{geo, jsonl, ndjson, seq, stream_json},
    types::Item,
};

fn items() -> Vec<Item> {
    let read: Item = serde_json::from_str(r#"{"n":2,"id":"x"}"#).unwrap();
    vec![Item::default().n(1), read]
}

fn is_sent(requests: Vec<String>, media: &str, body: &str) {
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert!(request.to_ascii_lowercase().contains(&format!("\r\ncontent-type: {media}\r\n")), "{request}");
        assert_eq!(request.split_once("\r\n\r\n").unwrap().1, body);
    }
}

#[test]
fn a_value_on_each_line() {
    let body = "{\"n\":1}\n{\"n\":2}\n";
    is_sent(crate::send_with_both!(json_line_bodies, ndjson(items())), "application/x-ndjson", body);
    is_sent(crate::send_with_both!(json_line_bodies, jsonl(items())), "application/jsonl", body);
    is_sent(crate::send_with_both!(json_line_bodies, stream_json(items())), "application/stream+json", body);
}

#[test]
fn a_value_after_each_separator() {
    let body = "\u{1e}{\"n\":1}\n\u{1e}{\"n\":2}\n";
    is_sent(crate::send_with_both!(json_line_bodies, seq(items())), "application/json-seq", body);
    let operation = geo().body(vec![serde_json::json!(1)]);
    is_sent(crate::send_with_both!(json_line_bodies, operation), "application/geo+json-seq", "\u{1e}1\n");
}
