use request_parts::{
    Operation,
    operations::{BoundaryBody, UpperBody, boundary, upload, upper},
    runtime::value::{Base64, Binary},
    types::{Point, Upload},
};

/// Returns the media type and the parts, with `|` for line ends.
fn sent(operation: impl Operation) -> (String, Vec<String>) {
    let request = operation.request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap().to_owned();
    let body = String::from_utf8(request.into_body().to_vec()).unwrap().replace("\r\n", "|");
    let body = body.strip_prefix("--part-boundary|").and_then(|body| body.strip_suffix("|--part-boundary--|")).expect("parts");
    (media, body.split("|--part-boundary|").map(|part| part.replace("Content-Disposition: form-data; ", "")).collect())
}

fn part(upload_body: Upload) -> String {
    let (media, parts) = sent(upload(upload_body));
    assert_eq!(media, "multipart/form-data; boundary=part-boundary");
    assert_eq!(parts.len(), 1, "{parts:?}");
    parts.into_iter().next().unwrap()
}

fn point() -> Point {
    Point::default().x(1)
}

#[test]
fn single_values() {
    assert_eq!(part(Upload::default().text("ü\r\n--x")), "name=\"text\"||ü|--x");
    assert_eq!(part(Upload::default().flag(true)), "name=\"flag\"||true");
    assert_eq!(part(Upload::default().number(7)), "name=\"number\"|Content-Type: application/json||7");
    assert_eq!(part(Upload::default().note("a")), "name=\"note\"|Content-Type: text/markdown; charset=utf-8||a");
    assert_eq!(part(Upload::default().xml("<a/>")), "name=\"xml\"|Content-Type: application/xml||<a/>");
    assert_eq!(part(Upload::default().key(Base64::from(vec![0xfb]))), "name=\"key\"||+w==");
    assert_eq!(part(Upload::default().na_me("x")), "name=\"na%22me\"||x");
}

#[test]
fn lists_and_objects() {
    let (_, parts) = sent(upload(Upload::default().list(["a", "b"].map(str::to_owned))));
    assert_eq!(parts, ["name=\"list\"||a", "name=\"list\"||b"]);
    assert_eq!(part(Upload::default().point(point())), "name=\"point\"|Content-Type: application/json||{\"x\":1}");
    assert_eq!(part(Upload::default().meta(point())), "name=\"meta\"|Content-Type: application/vnd.meta+json||{\"x\":1}");
    let (_, parts) = sent(upload(Upload::default().points(vec![point(), Point::default()])));
    assert_eq!(
        parts,
        ["name=\"points\"|Content-Type: application/json||{\"x\":1}", "name=\"points\"|Content-Type: application/json||{}"]
    );
}

#[test]
fn files() {
    assert_eq!(
        part(Upload::default().file("x")),
        "name=\"file\"; filename=\"file\"|Content-Type: application/octet-stream||x"
    );
    let pages = ["a", "b"].map(|text| Binary::from(text).named(format!("{text}\".png")).media("image/png"));
    let (_, parts) = sent(upload(Upload::default().pages(pages)));
    assert_eq!(
        parts,
        [
            "name=\"pages\"; filename=\"a%22.png\"|Content-Type: image/png||a",
            "name=\"pages\"; filename=\"b%22.png\"|Content-Type: image/png||b"
        ]
    );
    let webp = Upload::default().pages(vec![Binary::from("a").media("image/webp")]);
    assert!(part(webp).contains("Content-Type: image/webp|"));
    let text = upload(Upload::default().pages(vec![Binary::from("a").media("text/plain")]));
    assert!(text.request().unwrap_err().to_string().contains("`text/plain`"));
}

#[test]
fn the_boundary_is_the_one_of_the_body() {
    let (media, parts) = sent(boundary(BoundaryBody::default().a("x")));
    assert_eq!((media.as_str(), parts), ("multipart/form-data; boundary=part-boundary", vec!["name=\"a\"||x".to_owned()]));
    let (media, parts) = sent(upper(UpperBody::default().a("x")));
    assert_eq!((media.as_str(), parts), ("Multipart/Form-Data; boundary=part-boundary", vec!["name=\"a\"||x".to_owned()]));
    for request in crate::send_with_both!(request_parts, boundary(BoundaryBody::default().a("part-boundary"))) {
        assert!(request.to_ascii_lowercase().contains("\r\ncontent-type: multipart/form-data; boundary=part-boundary-1\r\n"), "{request}");
        assert!(request.ends_with("\r\n--part-boundary-1--\r\n"), "{request}");
    }
}
