use literal_paths::operations::{encoded, foreign, kept};

fn is_sent(requests: Vec<String>, target: &str) {
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert!(request.starts_with(&format!("GET {target} HTTP/1.1\r\n")), "{request}");
    }
}

#[test]
fn characters_that_a_uri_does_not_allow_are_encoded() {
    is_sent(crate::send_with_both!(literal_paths, encoded("a/b")), "/task%20lists/a%2Fb/%C3%BC%7C%5E");
    is_sent(crate::send_with_both!(literal_paths, foreign("本")), "/%E6%97%A5%E6%9C%AC/%E6%9C%AC");
}

#[test]
fn reserved_characters_and_escapes_stay() {
    is_sent(crate::send_with_both!(literal_paths, kept()), "/a%20b/50%25/(c):d@e!$&'*+,;=");
}
