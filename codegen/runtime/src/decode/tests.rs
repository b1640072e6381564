use bytes::Bytes;

use super::{
    super::{operation::Response, value::Binary},
    DecodeError, bytes, empty, events, form, from_json, header, is_json, is_media, json, json_header, json_or_empty,
    json_sequence, media, ndjson, optional_header, raw_events, text, text_events, text_lines, undeclared,
    unexpected_media,
};

fn answer(body: impl Into<Bytes>) -> Response {
    http::Response::builder()
        .header("content-type", "Application/JSON; charset=utf-8")
        .header("x-count", "7")
        .header("x-list", "1")
        .header("x-list", "2, 3")
        .header("x-raw", http::HeaderValue::from_bytes(b"\xff").unwrap())
        .body(body.into())
        .unwrap()
}

crate::record! {
    Job { value name: String }
}

#[test]
fn json_that_is_not_as_declared_says_where_and_what() {
    assert_eq!(json::<Job>(&answer(r#"{"name":"pi","new":1}"#)).unwrap().name, "pi");
    let cases = [
        (r#"{"name":5}"#, "`name`: invalid type: integer `5`, expected a string"),
        ("{}", "missing field `name`"),
        ("", "the body is empty"),
        ("<html>", "expected value"),
        (r#"{"name":"pi""#, "`name`: EOF while parsing an object"),
        (r#"{"name":"pi"} x"#, "trailing characters"),
    ];
    for (body, message) in cases {
        assert_eq!(json::<Job>(&answer(body)).unwrap_err().to_string(), message, "{body}");
    }
    let invalid = json::<Job>(&answer(b"{\"name\":\"\xff\"}".to_vec())).unwrap_err();
    assert_eq!(invalid.to_string(), "`name`: invalid UTF-8");
}

#[test]
fn nesting_without_end_is_an_error() {
    let deep = "[".repeat(1_000_000);
    let error = json::<serde_json::Value>(&answer(deep)).unwrap_err();
    assert!(error.to_string().ends_with("recursion limit exceeded"), "{error}");
}

#[test]
fn a_body_may_be_missing_where_that_is_declared() {
    assert_eq!(json_or_empty::<Job>(&answer("")), Ok(None));
    assert_eq!(json_or_empty::<Job>(&answer(r#"{"name":"x"}"#)).unwrap().unwrap().name, "x");
    assert_eq!(empty(&answer("ignored")), Ok(()));
}

#[test]
fn items_are_read_one_by_one() {
    assert_eq!(ndjson::<u8>(&answer("1\n\n 2 \r\n3")), Ok(vec![1, 2, 3]));
    let error = ndjson::<Job>(&answer("{\"name\":\"a\"}\n{\"name\":1}\n")).unwrap_err();
    assert_eq!(error.to_string(), "`[1].name`: invalid type: integer `1`, expected a string");
    let stream = ": hello\nevent: x\ndata: {\"name\":\ndata: \"a\"}\n\ndata:{\"name\":\"b\"}\r\n\r\ndata: [DONE]\n\n";
    let events = events::<Job>(&answer(stream)).unwrap();
    assert_eq!(
        (events[0].name.as_str(), events[0].event.as_deref(), events[1].data.name.as_str()),
        ("a", Some("x"), "b")
    );
    assert_eq!(events.len(), 2);
    assert_eq!(text_events::<String>(&answer("data: 1\n\n")).unwrap(), ["1"]);
    assert_eq!(raw_events::<Bytes>(&answer(b"data: \xff\n\n".to_vec())).unwrap()[0].data, b"\xff"[..]);
    assert_eq!(json_sequence::<u8>(&answer("\x1e1\n\x1e2\n")), Ok(vec![1, 2]));
    assert_eq!(text_lines::<String>(&answer("a\n\"b\"")).unwrap(), ["a", "b"]);
}

#[test]
fn a_byte_order_mark_before_json_means_nothing() {
    let job = json::<Job>(&answer("\u{feff}{\"name\":\"pi\"}")).unwrap();
    assert_eq!(job.name, "pi");
    let DecodeError::Json { path, offset, .. } = json::<Job>(&answer("\u{feff}{\"name\":5}")).unwrap_err() else {
        panic!("it is JSON");
    };
    assert_eq!((path.as_str(), offset), ("name", 12));
    assert_eq!(from_json::<Vec<u8>>("\u{feff}[1]".as_bytes()), Ok(vec![1]));
    assert_eq!(super::super::json::text_at("\u{feff}{\"a\":{\"b\":1}}".as_bytes(), "a.b").as_deref(), Some("1"));
    // A byte order mark is accepted only once, at the beginning.
    for wrong in ["{\u{feff}\"name\":\"pi\"}", "\u{feff}\u{feff}{\"name\":\"pi\"}"] {
        assert!(json::<Job>(&answer(wrong)).is_err(), "{wrong}");
    }
}

crate::record! {
    Form { value name: String, optional count: Option<u8>, filled tags: Vec<i64>, optional any: Option<serde_json::Value> }
}

#[test]
fn forms_are_read_by_the_types_of_their_members() {
    let read = form::<Form>(&answer("name=a+b%26c%C3%BC&count=7&tags=1&tags=-2&any=x&more=1")).unwrap();
    let any = Some(serde_json::json!("x"));
    assert_eq!(read, Form { name: "a b&cü".to_owned(), count: Some(7), tags: vec![1, -2], any });
    assert_eq!(form::<Form>(&answer("name=&")).unwrap().name, "");
    assert_eq!(form::<Form>(&answer("name\r\n")).unwrap().name, "");
    let cases = [
        ("count=7", "cannot decode the body: missing field `name`"),
        ("name=a&name=b", "cannot decode the body: invalid type: sequence, expected a string"),
        (
            "name=%ff",
            "cannot decode the body: the form contains `%ff`, which is not valid UTF-8 after percent-decoding",
        ),
        ("name=a&count=x", "cannot decode the body: invalid value: string \"x\", expected an unsigned 64-bit integer"),
    ];
    for (body, message) in cases {
        assert_eq!(form::<Form>(&answer(body)).unwrap_err().to_string(), message, "{body}");
    }
}

#[test]
fn text_and_bytes() {
    assert_eq!(text::<String>(&answer("hello")).unwrap(), "hello");
    assert_eq!(text::<i32>(&answer("-3")), Ok(-3));
    assert_eq!(
        text::<u8>(&answer(vec![b'a', 0xff])).unwrap_err().to_string(),
        "cannot decode the body: invalid UTF-8 at byte offset 1"
    );
    assert_eq!(bytes::<Bytes>(&answer("x")).unwrap(), "x");
    assert_eq!(bytes::<Binary>(&answer("x")).unwrap(), Binary::from("x"));
}

#[test]
fn headers_have_types() {
    let answer = answer("");
    assert_eq!(header::<u8, _>(&answer, "x-count"), Ok(7));
    assert_eq!(header::<Vec<u8>, _>(&answer, "x-list"), Ok(vec![1, 2, 3]));
    assert_eq!(optional_header::<u8, _>(&answer, "x-none"), Ok(None));
    assert_eq!(json_header::<u8, _>(&answer, "x-none"), Ok(None));
    assert_eq!(json_header::<u8, _>(&answer, "x-count"), Ok(Some(7)));
    let error = json_header::<Vec<u8>, _>(&answer, "x-list").unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot decode the header field `x-list`: invalid type: integer `1`, expected an array"
    );
    assert_eq!(
        header::<u8, _>(&answer, "x-none").unwrap_err().to_string(),
        "cannot decode the header field `x-none`: it is missing from the response"
    );
    assert_eq!(
        header::<String, _>(&answer, "x-raw").unwrap_err().to_string(),
        "cannot decode the header field `x-raw`: invalid UTF-8 at byte offset 0"
    );
    let error = header::<bool, _>(&answer, "x-count").unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot decode the header field `x-count`: invalid value: string \"7\", expected true or false"
    );
}

#[test]
fn media_types_are_compared_without_case_and_parameters() {
    let answer = answer("");
    assert_eq!(media(&answer), "Application/JSON");
    for range in ["application/json", "application/json;charset=utf-8", "application/*", "*/*"] {
        assert!(is_media(&answer, range), "{range}");
    }
    assert!(!is_media(&answer, "text/*"));
    assert!(!is_media(&answer, "text/json"));
    let mut odd = http::Response::new(Bytes::new());
    odd.headers_mut().insert("content-type", "*".parse().unwrap());
    assert!(is_media(&odd, "*") && !is_media(&odd, "text/json"), "a media type is itself, also an invalid one");
    assert!(is_media(&http::Response::new(Bytes::new()), "text/html"));
    assert!(is_json("application/problem+JSON; x=y") && is_json("application/json") && !is_json("text/html"));
    assert_eq!(
        unexpected_media::<()>(&answer).unwrap_err().to_string(),
        "the media type `Application/JSON` is not declared for this operation and status code"
    );
}

#[test]
fn an_undeclared_status_is_named() {
    let error = undeclared::<()>(&answer("")).unwrap_err();
    assert_eq!(error, DecodeError::UnexpectedStatus { status: http::StatusCode::OK });
    assert_eq!(error.to_string(), "the status code 200 OK is not declared for this operation");
}
