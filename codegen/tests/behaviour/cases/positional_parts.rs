use positional_parts::{
    Operation,
    operations::{
        NestedBody, NestedBodyFiles, NestedBodyFilesData, ReportBodyItem1, UploadBody, form, images, nested, report,
        texts, upload,
    },
    runtime::value::{Binary, Tuple},
};

/// Returns the media type and the body, with `|` for line ends.
fn sent(operation: impl Operation) -> (String, String) {
    let request = operation.request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media, String::from_utf8(request.into_body().to_vec()).unwrap().replace("\r\n", "|"))
}

fn image(text: &'static str) -> Binary {
    Binary::from(text).media("image/png")
}

#[test]
fn each_item_has_the_encoding_and_headers_of_its_position() {
    let parts = Tuple {
        required: (ReportBodyItem1::default().title("t"), "<p>".to_owned()),
        optional: (),
        rest: vec![image("a"), image("b").named("b.png")],
    };
    let (media, body) = sent(report(parts.clone(), "<text>").item_content_id(["<a>", "<b>"]).item_x_size([1]));
    assert_eq!(media, "multipart/related; boundary=part-boundary; type=\"application/json\"");
    assert_eq!(
        body,
        "--part-boundary|Content-Type: application/json||{\"title\":\"t\"}|\
         --part-boundary|Content-ID: <text>|Content-Type: text/html||<p>|\
         --part-boundary|Content-ID: <a>|X-Size: 1|Content-Type: image/png||a|\
         --part-boundary|Content-Disposition: attachment; filename=\"b.png\"|Content-ID: <b>|Content-Type: image/png||b|\
         --part-boundary--|"
    );
    let error = report(parts, "<text>").item_content_id(["<a>"]).request().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value of `body` cannot be sent: the header field `Content-ID` of the part `*` is not valid: the field is \
         required, but has no value"
    );
}

#[test]
fn item_schemas_are_a_part_for_each_item() {
    let (media, body) = sent(images(vec![image("a"), Binary::from("b").media("image/gif")]));
    assert_eq!(media, "multipart/mixed; boundary=part-boundary");
    assert_eq!(
        body,
        "--part-boundary|Content-Type: image/png||a|--part-boundary|Content-Type: image/gif||b|--part-boundary--|"
    );
    let error = images(vec![Binary::from("c").media("text/plain")]).request().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value of `body` cannot be sent: the file has the media type `text/plain`, but must have the media type \
         `image/*`"
    );
}

#[test]
fn further_items_follow_all_prefix_encodings() {
    let (_, body) = sent(texts().body(["a", "b", "c"]));
    assert_eq!(
        body,
        "--part-boundary|Content-Type: application/json||\"a\"|--part-boundary||b|\
         --part-boundary|Content-Type: text/csv||c|--part-boundary--|"
    );
}

#[test]
fn forms_by_position_are_named_by_their_header() {
    let (media, body) = sent(form((7, Binary::from("x").named("other.pdf"))));
    assert_eq!(media, "multipart/form-data; boundary=part-boundary");
    assert_eq!(
        body,
        "--part-boundary|Content-Disposition: form-data; name=\"number\"||7|\
         --part-boundary|Content-Disposition: form-data; name=\"file\"; filename=\"f.pdf\"|Content-Type: application/pdf||x|\
         --part-boundary--|"
    );
}

#[test]
fn parts_contain_parts() {
    let files = NestedBodyFiles::new("hi").data(NestedBodyFilesData::default().n(1));
    let (media, body) = sent(nested(NestedBody::new(files).pairs([("a".to_owned(), 1)])));
    assert_eq!(media, "multipart/form-data; boundary=part-boundary-1");
    assert_eq!(
        body,
        "--part-boundary-1|Content-Disposition: form-data; name=\"files\"|\
         Content-Type: multipart/mixed; boundary=part-boundary||\
         --part-boundary|Content-Type: text/plain; charset=utf-8||hi|\
         --part-boundary|Content-Type: application/json||{\"n\":1}|--part-boundary--||\
         --part-boundary-1|Content-Disposition: form-data; name=\"pairs\"|\
         Content-Type: multipart/mixed; boundary=part-boundary||\
         --part-boundary|Content-Type: text/plain||a|\
         --part-boundary|Content-Type: application/json||1|--part-boundary--||--part-boundary-1--|"
    );
}

#[test]
fn schemas_without_constraints_are_bytes_if_their_encoding_is_binary() {
    let (_, body) = sent(upload(UploadBody::default().icon(image("i")).pages([Binary::from("p")]).id("7")));
    assert_eq!(
        body,
        "--part-boundary|Content-Disposition: form-data; name=\"id\"||7|\
         --part-boundary|Content-Disposition: form-data; name=\"icon\"; filename=\"icon\"|Content-Type: image/png||i|\
         --part-boundary|Content-Disposition: form-data; name=\"pages\"; filename=\"pages\"|\
         Content-Type: application/octet-stream||p|--part-boundary--|"
    );
}

#[test]
fn both_drivers_send_them() {
    for request in crate::send_with_both!(positional_parts, form((7, Binary::from("x")))) {
        assert!(request.contains("\r\ncontent-type: multipart/form-data; boundary=part-boundary\r\n"), "{request}");
        assert!(request.ends_with("application/pdf\r\n\r\nx\r\n--part-boundary--\r\n"), "{request}");
    }
}
