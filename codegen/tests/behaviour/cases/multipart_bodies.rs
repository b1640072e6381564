use multipart_bodies::{
    Operation,
    operations::{HeadersBody, MixedBodyItem, files, headers, mixed, pairs, related},
    runtime::value::Binary,
    types::{Upload, UploadMetadata},
};

/// Returns the media type and the body, with `|` for line ends.
fn sent(operation: impl Operation) -> (String, String) {
    let request = operation.request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media, String::from_utf8(request.into_body().to_vec()).unwrap().replace("\r\n", "|"))
}

#[test]
fn related_parts_have_no_names() {
    let upload = Upload::new(UploadMetadata::default().name("n"), Binary::from("x").media("image/png"));
    let (media, body) = sent(related(upload));
    assert_eq!(media, "multipart/related; boundary=part-boundary; type=\"application/json\"");
    assert_eq!(
        body,
        "--part-boundary|Content-Type: application/json||{\"name\":\"n\"}|--part-boundary|Content-Type: image/png||x|\
         --part-boundary--|"
    );
}

#[test]
fn a_list_is_a_part_for_each_item() {
    let (media, body) = sent(mixed(vec![MixedBodyItem::default().n(1), MixedBodyItem::default().n(2)]));
    assert_eq!(media, "multipart/mixed; boundary=part-boundary");
    assert_eq!(
        body,
        "--part-boundary|Content-Type: application/json||{\"n\":1}|--part-boundary|Content-Type: application/json||{\"n\":2}|\
         --part-boundary--|"
    );
    let (_, body) = sent(files(vec![Binary::from("x").named("a.txt")]));
    assert_eq!(
        body,
        "--part-boundary|Content-Disposition: form-data; name=\"0\"; filename=\"a.txt\"|\
         Content-Type: application/octet-stream||x|--part-boundary--|"
    );
    let pair = |key: &str, value: &str| [(key.to_owned(), value.to_owned())].into();
    assert_eq!(sent(pairs(vec![pair("a", "1"), pair("b", "2"), pair("a", "3")])).1, "a=1&b=2&a=3");
}

#[test]
fn parts_have_headers() {
    let file = Binary::from("x").named("a.pdf");
    let (_, body) = sent(headers(HeadersBody::new(file.clone()), "<1>").file_x_size(1));
    assert_eq!(
        body,
        "--part-boundary|Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"|Content-ID: <1>|X-Size: 1|\
         Content-Type: application/pdf||x|--part-boundary--|"
    );
    let page = |text: &'static str| Binary::from(text).named("p").media("image/png");
    let pages = HeadersBody::new(file).pages(vec![page("a"), page("b")]);
    let (_, body) = sent(headers(pages.clone(), "<1>").pages_x_page(vec![1, 2]));
    assert!(body.contains("filename=\"p\"|X-Page: 1|Content-Type: image/png||a|"), "{body}");
    assert!(body.contains("filename=\"p\"|X-Page: 2|Content-Type: image/png||b|"), "{body}");
    let error = headers(pages, "<1>").pages_x_page(vec![1]).request().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value of `body` cannot be sent: the header field `X-Page` of the part `pages` is not valid: the field is required, but has no value"
    );
}

#[test]
fn both_drivers_send_them() {
    let upload = Upload::new(UploadMetadata::default(), "x");
    for request in crate::send_with_both!(multipart_bodies, related(upload)) {
        let content_type = "content-type: multipart/related; boundary=part-boundary; type=\"application/json\"\r\n";
        assert!(request.to_ascii_lowercase().contains(content_type), "{request}");
        assert!(request.ends_with("\r\n\r\nx\r\n--part-boundary--\r\n"), "{request}");
    }
}
