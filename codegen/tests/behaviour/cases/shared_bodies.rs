use shared_bodies::{
    Operation,
    operations::*,
    runtime::value::Binary,
    types::{Line, Pair, Upload},
};

/// Returns the media type and the body, with `|` for line ends.
fn sent(operation: impl Operation) -> (String, String) {
    let request = operation.request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media, String::from_utf8(request.into_body().to_vec()).unwrap().replace("\r\n", "|"))
}

fn is(media: &str, body: &str) -> (String, String) {
    (media.to_owned(), body.to_owned())
}

fn refused(operation: impl Operation) -> String {
    operation.request().unwrap_err().to_string()
}

fn pair() -> Pair {
    Pair::default().key("k")
}

fn upload() -> Upload {
    Upload::new(pair(), Binary::from("x").media("image/png"))
}

fn part(head: &str, content: &str) -> String {
    format!("--part-boundary|{head}|{content}|")
}

const JSON: &str = "Content-Type: application/json|";
const PNG: &str = "Content-Type: image/png|";
const END: &str = "--part-boundary--|";

#[test]
fn related_bodies_name_the_type_of_their_root() {
    let root = part(JSON, "{\"key\":\"k\"}");
    let (media, body) = sent(related(upload().note("ü"), "<a@b>").file_x_ids([1, 2]));
    assert_eq!(media, "multipart/related; boundary=part-boundary; type=\"application/json\"");
    let file = part(&format!("Content-ID: <a@b>|X-Ids: 1,2|{PNG}"), "x");
    let note = part("Content-Type: text/plain; charset=utf-8|", "ü");
    assert_eq!(body, format!("{root}{file}{note}{END}"));
    assert_eq!(
        sent(related_typed(upload())),
        (
            "multipart/related; type=\"application/dicom+json\"; start=\"<root>\"; boundary=part-boundary".to_owned(),
            format!("{root}{}{END}", part(PNG, "x"))
        )
    );
    let files = vec![Binary::from("a").media("image/png"), Binary::from("b").named("b\"\n.txt")];
    let named = "Content-Disposition: attachment; filename=\"b%22%0A.txt\"|Content-Type: application/octet-stream|";
    assert_eq!(
        sent(related_list(files)),
        (
            "multipart/related; boundary=part-boundary; type=\"image/png\"".to_owned(),
            format!("{}{}{END}", part(PNG, "a"), part(named, "b"))
        )
    );
    let body = RelatedAllBody::new(pair(), "x").more(vec![Binary::from("y"), Binary::from("z")]);
    let bytes = |text: &str| part("Content-Type: application/octet-stream|", text);
    let meta = part("Content-Type: application/vnd.meta+json; charset=utf-8|", "{\"key\":\"k\"}");
    assert_eq!(
        sent(related_all(body)),
        (
            "multipart/related; boundary=part-boundary; type=\"application/vnd.meta+json\"".to_owned(),
            format!("{meta}{}{}{}{END}", bytes("x"), bytes("y"), bytes("z"))
        )
    );
}

#[test]
fn other_multipart_bodies_have_no_names() {
    assert_eq!(
        sent(mixed(upload())),
        (
            "multipart/mixed; boundary=part-boundary".to_owned(),
            format!("{}{}{END}", part(JSON, "{\"key\":\"k\"}"), part(PNG, "x"))
        )
    );
    let texts = ["a", "本", ""].map(str::to_owned);
    let expected = format!("{}{}{}{END}", part("", "a"), part("Content-Type: text/plain; charset=utf-8|", "本"), part("", ""));
    assert_eq!(sent(alternative(texts)), ("multipart/alternative; boundary=part-boundary".to_owned(), expected));
}

#[test]
fn parts_have_headers_of_every_kind() {
    let named = |name: &str, head: &str, content: &str| {
        part(&format!("Content-Disposition: form-data; name=\"{name}\"|{head}"), content)
    };
    let body = HeadedBody::new("").b(pair()).c(["x", "y"].map(str::to_owned));
    let operation = headed(body.clone()).a_x_json(pair().n(1)).a_x_obj(pair().n(1)).b_x_level(HeadedBxLevel::High).c_x_n([2, 3]);
    assert_eq!(
        sent(operation).1,
        format!(
            "{}{}{}{}{END}",
            named("a", "X-Json: {\"key\":\"k\",\"n\":1}|X-Obj: key=k,n=1|", ""),
            named("b", &format!("X-Level: high|{JSON}"), "{\"key\":\"k\"}"),
            named("c", "X-N: 2|", "x"),
            named("c", "X-N: 3|", "y")
        )
    );
    assert_eq!(refused(headed(body).c_x_n([2, 1])), "`c.X-N[1]` must be at least 2, is 1");
}

#[test]
fn objects_are_json_and_are_never_called_anything_else() {
    let head = |name: &str, media: &str| format!("Content-Disposition: form-data; name=\"{name}\"|Content-Type: {media}|");
    let json = "{\"key\":\"k\"}";
    let body = ObjectsBody::default().xml(pair()).yaml(pair()).text(pair()).list(vec![pair()]).csv([1, 2]);
    assert_eq!(
        sent(objects(body)).1,
        format!(
            "{}{}{}{}{}{}{END}",
            part(&head("xml", "application/json"), json),
            part(&head("yaml", "application/yaml"), json),
            part(&head("text", "text/plain"), json),
            part(&head("list", "application/json"), json),
            part(&head("csv", "text/csv"), "1"),
            part(&head("csv", "text/csv"), "2")
        )
    );
}

#[test]
fn forms_whose_schema_is_a_list_or_a_text() {
    let form = "application/x-www-form-urlencoded";
    assert_eq!(sent(form_strings(["a b", "ü"].map(str::to_owned))), is(form, "0=a%20b&1=%C3%BC"));
    assert_eq!(sent(form_strings(Vec::<String>::new())), is(form, ""));
    assert_eq!(sent(form_structs(vec![pair().n(1), Pair::default(), Pair::default().n(2)])), is(form, "key=k&n=1&n=2"));
    assert_eq!(sent(form_string("a=1&b=%20")), is(form, "a=1&b=%20"));
    let named = |name: &str, content: &str| part(&format!("Content-Disposition: form-data; name=\"{name}\"|"), content);
    assert_eq!(
        sent(parts_structs(vec![pair().n(1), Pair::default().n(2)])).1,
        format!("{}{}{}{END}", named("key", "k"), named("n", "1"), named("n", "2"))
    );
}

#[test]
fn records_are_one_value_each() {
    let read: Line = serde_json::from_str(r#"{"t":"ü\n","id":1}"#).unwrap();
    let lines = || vec![Line::default(), read.clone()];
    let text = "{}\n{\"t\":\"ü\\n\"}\n";
    assert_eq!(sent(rows(vec![vec![1, 2], vec![]])), is("application/json-seq", "\u{1e}[1,2]\n\u{1e}[]\n"));
    assert_eq!(sent(logs(LogsBody::XJsonlines(lines()))), is("application/x-jsonlines", text));
    assert_eq!(sent(logs(LogsBody::Json(lines()))), is("application/json", "[{},{\"t\":\"ü\\n\"}]"));
    assert_eq!(sent(logs(Binary::from("{}{}"))), is("application/x-json-stream", "{}{}"));
    assert_eq!(sent(ndtext(["a\nb", ""].map(str::to_owned))), is("application/x-ndjson; charset=utf-8", "\"a\\nb\"\n\"\"\n"));
    assert_eq!(sent(ndjson(lines())), is("application/ndjson", text));
    assert_eq!(sent(ndjson(Vec::new())), is("application/ndjson", ""));
    assert_eq!(sent(gpx(lines())), is("application/vnd.acme+json-seq", "\u{1e}{}\n\u{1e}{\"t\":\"ü\\n\"}\n"));
    for request in crate::send_with_both!(shared_bodies, rows(vec![vec![1], vec![2]])) {
        assert!(request.ends_with("\r\n\r\n\u{1e}[1]\n\u{1e}[2]\n"), "{request:?}");
    }
}

#[test]
fn bodies_of_several_media_types() {
    let with = |media: &str| Binary::from("x").media(media.to_owned());
    assert_eq!(sent(picture(with("IMAGE/WebP; q=1"))), is("IMAGE/WebP; q=1", "x"));
    assert_eq!(sent(picture(pair())), is("application/json", "{\"key\":\"k\"}"));
    assert!(refused(picture(with("application/pdf"))).contains("`application/pdf`"));
    assert!(refused(picture(Binary::from("x"))).contains("has no media type"));
    for media in ["image/png", "image/svg+xml", "image/jpeg"] {
        assert_eq!(sent(pictures().body(with(media))), is(media, "x"));
    }
    let refusal = refused(pictures().body(with("image/gif")));
    for media in ["image/gif", "image/png", "image/svg+xml", "image/jpeg"] {
        assert!(refusal.contains(&format!("`{media}`")), "{refusal}");
    }
    assert!(refused(pictures().body(Binary::from("x"))).contains("media type"));
    assert!(pictures().request().unwrap().headers().get("content-type").is_none());
    let step = PatchBodyJsonPatchJsonItem::new("test", "/a~1b").value(serde_json::json!(null));
    assert_eq!(sent(patch(vec![step])), is("application/json-patch+json", "[{\"op\":\"test\",\"path\":\"/a~1b\",\"value\":null}]"));
    assert_eq!(sent(patch(pair())), is("application/merge-patch+json", "{\"key\":\"k\"}"));
    assert_eq!(sent(patch(Binary::from("a: 1\n"))), is("application/apply-patch+yaml", "a: 1\n"));
    for request in crate::send_with_both!(shared_bodies, patch(Binary::from("a: 1\n"))) {
        assert!(request.to_ascii_lowercase().contains("\r\ncontent-type: application/apply-patch+yaml\r\n"), "{request}");
    }
}
