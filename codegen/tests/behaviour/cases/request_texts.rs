use request_texts::{
    Operation,
    operations::*,
    runtime::value::{Base64, Binary},
    types::Blob,
};

fn sent(operation: impl Operation) -> (String, Vec<u8>) {
    let request = operation.request().unwrap();
    let media = request.headers().get("content-type").map(|media| media.to_str().unwrap().to_owned());
    (media.unwrap_or_default(), request.into_body().to_vec())
}

fn is(media: &str, body: &str) -> (String, Vec<u8>) {
    (media.to_owned(), body.as_bytes().to_vec())
}

fn refused(operation: impl Operation) -> String {
    operation.request().unwrap_err().to_string()
}

#[test]
fn texts_are_what_their_schema_says() {
    assert_eq!(sent(level(LevelBody::High)), is("text/plain", "high"));
    assert_eq!(sent(number(-7)), is("text/plain", "-7"));
    assert_eq!(sent(csv("a,ü\n")), is("text/csv", "a,ü\n"));
    assert_eq!(sent(csv("")), is("text/csv", ""));
}

#[test]
fn texts_are_in_the_encoding_that_is_declared() {
    assert_eq!(sent(utf8("ü")), is("text/plain; charset=\"utf-8\"", "ü"));
    assert_eq!(sent(latin("ü")), ("text/plain;charset=ISO-8859-1".to_owned(), vec![0xfc]));
    assert_eq!(
        refused(latin("本")),
        "the value of `body` cannot be sent: the character \"本\" cannot be encoded as `text/plain;charset=ISO-8859-1`"
    );
}

#[test]
fn json_of_any_name() {
    let blob = || Blob::default().key(Base64::from(vec![0xfb, 0xff]));
    assert_eq!(sent(json_string("a\"ü")), is("application/json", "\"a\\\"ü\""));
    assert_eq!(sent(json_null(None)), is("application/json", "null"));
    assert_eq!(sent(upper(blob())), is("Application/JSON", "{\"key\":\"+/8=\"}"));
    assert_eq!(sent(params(ParamsBody::Json(Blob::default()))), is("application/json;odata=verbose", "{}"));
    assert_eq!(sent(params(vec![1, 2])), is("application/json;odata=minimal", "[1,2]"));
    assert_eq!(sent(any(blob())), is("application/json", "{\"key\":\"+/8=\"}"));
    assert_eq!(sent(range(Blob::default())), is("application/json", "{}"));
}

#[test]
fn bytes_in_json_are_text_or_an_error() {
    assert_eq!(sent(upper(Blob::default().raw("a"))), is("Application/JSON", "{\"raw\":\"a\"}"));
    assert!(refused(upper(Blob::default().raw(vec![0xff]))).contains("not valid UTF-8"));
    let lists = Blob::default().maybe_list(vec![Some("a".to_owned()), None]);
    assert_eq!(sent(upper(lists)), is("Application/JSON", "{\"maybe_list\":[\"a\",null]}"));
}

#[test]
fn bytes_and_bodies_that_are_left_out() {
    assert_eq!(sent(xml("<a/>")), is("application/xml", "<a/>"));
    assert_eq!(sent(bytes()), is("", ""));
    assert_eq!(sent(bytes().body(Binary::from(vec![0, 255]))), ("application/octet-stream".to_owned(), vec![0, 255]));
    assert_eq!(sent(optional()), is("", ""));
    assert_eq!(sent(optional().raw("a")), is("application/json", "{\"raw\":\"a\"}"));
}
