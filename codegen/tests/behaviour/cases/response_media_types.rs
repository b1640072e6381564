use response_media_types::{operations::*, types::Thing};

fn response(media_type: &str, body: &[u8]) -> response_media_types::Response {
    let mut response = response_media_types::Response::new(body.to_vec().into());
    if !media_type.is_empty() {
        response.headers_mut().insert("content-type", media_type.parse().unwrap());
    }
    response
}

/// Decodes a body of this media type as the response of an operation.
fn decoded<O: response_media_types::Operation>(_: &O, media_type: &str, body: &str) -> Result<O::Output, String> {
    O::decode(&response(media_type, body.as_bytes())).map_err(|error| error.to_string())
}

fn thing(n: i64) -> Thing {
    Thing::new(n)
}

#[test]
fn the_most_specific_media_type_applies() {
    let is = |media_type: &str, body: &str| decoded(&ranges(), media_type, body).unwrap();
    assert_eq!(is("application/json", "{\"n\":1}"), RangesOutput::OkJson(thing(1)));
    assert_eq!(is("application/json; charset=utf-8", "{\"n\":1}"), RangesOutput::OkJson(thing(1)));
    assert_eq!(is("Application/Vnd.List+JSON", "[1,2]"), RangesOutput::OkStarJson(vec![1, 2]));
    assert_eq!(is("text/csv", "a,b"), RangesOutput::OkStar("a,b".to_owned()));
    assert!(matches!(is("image/png", "\u{1}"), RangesOutput::OkBytes(bytes) if bytes.as_ref() == b"\x01"));
}

#[test]
fn a_range_with_a_suffix_has_media_types() {
    let is = |media_type: &str, body: &str| decoded(&suffix(), media_type, body);
    assert_eq!(is("application/hal+json", "{\"n\":1}"), Ok(SuffixOutput::OkStarJson(thing(1))));
    assert_eq!(is("application/problem+json;v=1", "{\"n\":1}"), Ok(SuffixOutput::OkStarJson(thing(1))));
    assert_eq!(is("text/plain", "{\"n\":1}"), Ok(SuffixOutput::OkText("{\"n\":1}".to_owned())));
    assert!(is("image/png", "").is_err());
}

#[test]
fn parameters_distinguish_media_types() {
    let is = |media_type: &str, body: &str| decoded(&versions(), media_type, body).unwrap();
    assert_eq!(is("application/json;version=1", "{\"n\":1}"), VersionsOutput::OkJson(thing(1)));
    assert_eq!(is("application/json; version=2; charset=utf-8", "[{\"n\":1}]"), VersionsOutput::OkJson2(vec![thing(1)]));
    assert_eq!(is("APPLICATION/JSON; VERSION=\"2\"", "[{\"n\":1}]"), VersionsOutput::OkJson2(vec![thing(1)]));
    assert_eq!(is("application/json; deep=yes; version=2", "7"), VersionsOutput::OkJson3(7));
    assert_eq!(is("application/json", "{\"n\":1}"), VersionsOutput::OkJson(thing(1)));
}

#[test]
fn a_text_of_any_media_type_is_json_or_text() {
    let is = |media_type: &str, body: &str| decoded(&any_text(), media_type, body).unwrap();
    assert_eq!(is("text/plain", "a \"b\""), "a \"b\"");
    assert_eq!(is("text/html;charset=utf-8", "<p>"), "<p>");
    assert_eq!(is("application/json", "\"a\\nb\""), "a\nb");
    assert_eq!(is("application/problem+json", "\"a\""), "a");
    assert_eq!(is("", "\"a\""), "a");
    assert_eq!(is("", "a"), "a");
    for outcome in crate::receive_with_both!(
        response_media_types,
        any_text(),
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nup"
    ) {
        assert_eq!(outcome.unwrap().into_body(), "up");
    }
}

#[test]
fn text_is_in_the_encoding_that_it_names() {
    let is = |media_type: &str, body: &[u8]| {
        <Latin as response_media_types::Operation>::decode(&response(media_type, body)).map_err(|error| error.to_string())
    };
    assert_eq!(is("text/plain;charset=ISO-8859-1", b"\xfcber"), Ok("über".to_owned()));
    assert_eq!(is("text/plain; charset=\"utf-8\"", "über".as_bytes()), Ok("über".to_owned()));
    assert_eq!(is("text/plain; charset=utf-16", b"\xff\xfea\0"), Ok("a".to_owned()));
    assert!(is("text/plain", b"\xfcber").unwrap_err().contains("invalid UTF-8 at byte offset 0"));
}

#[test]
fn enums_files_and_parts() {
    assert_eq!(decoded(&level(), "text/plain", "high"), Ok(LevelOutput::High));
    assert_eq!(decoded(&xml(), "application/xml", "<n>1</n>").unwrap().as_ref(), b"<n>1</n>");
    assert_eq!(decoded(&parts(), "multipart/mixed; boundary=b", "--b--").unwrap().as_ref(), b"--b--");
    assert_eq!(decoded(&upper(), "application/json", "{\"n\":1}"), Ok(UpperOutput::OkJson(thing(1))));
    assert_eq!(decoded(&upper(), "text/plain", "{\"n\":1}"), Ok(UpperOutput::OkText("{\"n\":1}".to_owned())));
}

#[test]
fn successes_of_several_types() {
    let with = |status: u16, media_type: &str, body: &str| {
        let mut response = response(media_type, body.as_bytes());
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
        <Several as response_media_types::Operation>::decode(&response).unwrap()
    };
    assert_eq!(with(200, "application/json", "{\"n\":1}"), SeveralOutput::Ok(thing(1)));
    assert!(matches!(with(206, "application/octet-stream", "x"), SeveralOutput::PartialContent(bytes) if bytes.as_ref() == b"x"));
    assert_eq!(with(203, "text/plain", "x"), SeveralOutput::Success("x".to_owned()));
    let problem = "HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\nConnection: close\r\n\r\n{\"title\":\"no\"}";
    for outcome in crate::receive_with_both!(response_media_types, several(), problem) {
        assert_eq!(outcome.unwrap_err().failure::<Several>().unwrap().title.as_deref(), Some("no"));
    }
}
