use response_headers::operations::*;

/// Receives a response with these header lines from both drivers.
macro_rules! receive {
    ($operation:expr, $lines:expr) => {
        crate::receive_with_both!(
            response_headers,
            $operation,
            &format!("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n{}\r\n", $lines)
        )
        .map(|outcome| outcome.unwrap())
    };
}

#[test]
fn lists_and_objects() {
    let lines = "X-Numbers: 1, 2\r\nx-numbers: 3\r\nX-Words: a,b c\r\nX-Flat: R,100,name,a=b\r\nX-Exploded: R=100,name=a=b\r\nX-Map: a,1,b,x=y\r\n";
    for response in receive!(headers(), lines) {
        assert_eq!(Headers::x_numbers(&response).unwrap(), Some(vec![1, 2, 3]));
        assert_eq!(Headers::x_words(&response).unwrap(), Some(vec!["a".to_owned(), "b c".to_owned()]));
        for object in [Headers::x_flat(&response).unwrap().unwrap(), Headers::x_exploded(&response).unwrap().unwrap()] {
            assert_eq!((object.r, object.name.as_deref()), (Some(100), Some("a=b")));
        }
        let map = Headers::x_map(&response).unwrap().unwrap();
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a", "1"), ("b", "x=y")].map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
    // Both forms are read, regardless of `explode`.
    for response in receive!(headers(), "X-Flat: R=100,name=a\r\nX-Exploded: R,100,name,a\r\nX-Map: a=1\r\n") {
        for object in [Headers::x_flat(&response).unwrap().unwrap(), Headers::x_exploded(&response).unwrap().unwrap()] {
            assert_eq!((object.r, object.name.as_deref()), (Some(100), Some("a")));
        }
        assert_eq!(Headers::x_map(&response).unwrap().unwrap()["a"], "1");
    }
}

#[test]
#[allow(deprecated)]
fn single_values() {
    let lines = "X-Level: high\r\nX-Old: true\r\nX-When: 2026-11-22T05:00:00Z\r\nX-Text: 12, a\r\nX-Ratio: 1.5\r\nX-Key: aGk=\r\nETag: \"x,y\"\r\nLink: <a>; rel=next\r\nLink: <b>\r\n";
    for response in receive!(headers(), lines) {
        assert_eq!(Headers::x_level(&response).unwrap(), Some(HeadersXLevel::High));
        assert_eq!(Headers::x_old(&response).unwrap(), Some(true));
        assert_eq!(Headers::x_when(&response).unwrap().unwrap().to_string(), "2026-11-22T05:00:00Z");
        assert_eq!(Headers::x_text(&response).unwrap().as_deref(), Some("12, a"));
        assert_eq!(Headers::x_ratio(&response).unwrap(), Some(1.5));
        assert_eq!(Headers::x_key(&response).unwrap().unwrap().as_ref(), b"hi");
        assert_eq!(Headers::e_tag(&response).unwrap().as_deref(), Some("\"x,y\""));
        assert_eq!(Headers::link(&response).unwrap().as_deref(), Some("<a>; rel=next, <b>"));
        assert_eq!(Headers::x_numbers(&response).unwrap(), None);
    }
    for response in receive!(headers(), "X-Numbers: 1,b\r\nX-Old: yes\r\n") {
        assert!(Headers::x_numbers(&response).unwrap_err().to_string().contains("`x-numbers`"));
        assert!(Headers::x_old(&response).is_err());
    }
}

#[test]
fn cookies_are_not_joined() {
    let lines = "Set-Cookie: a=1; Expires=Sun, 22 Nov 2026 05:00:00 GMT\r\nSet-Cookie: b=2\r\n";
    for response in receive!(headers(), lines) {
        let cookies = Headers::set_cookie(&response).unwrap().unwrap();
        assert_eq!(cookies, ["a=1; Expires=Sun, 22 Nov 2026 05:00:00 GMT", "b=2"]);
    }
    for response in receive!(cookie(), lines) {
        let first = Cookie::set_cookie(&response).unwrap();
        assert_eq!(first.as_deref(), Some("a=1; Expires=Sun, 22 Nov 2026 05:00:00 GMT"));
    }
}
