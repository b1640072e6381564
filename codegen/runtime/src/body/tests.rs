use derive::Serialize;

use super::{
    super::{
        param::{Style, flatten},
        value::Binary,
    },
    Content, Encoding, PartHeader, encode_form, multipart,
};

const FORM_DATA: &str = "multipart/form-data";

#[derive(Serialize)]
#[serde(crate = "derive")]
struct Upload {
    title: String,
    tags: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gone: Option<u8>,
    nothing: Option<u8>,
    size: Size,
    file: Binary,
}

#[derive(Serialize)]
#[serde(crate = "derive")]
struct Size {
    width: u32,
}

fn upload(file: Binary) -> Upload {
    Upload {
        title: "a&b ü".to_owned(), tags: vec!["x", "y"], gone: None, nothing: None, size: Size { width: 3 }, file
    }
}

#[test]
fn a_form_goes_by_the_defaults_of_the_specification() {
    let value = flatten(&upload(Binary::from("hi"))).unwrap();
    assert_eq!(
        encode_form(&value, &[]).unwrap(),
        "title=a%26b%20%C3%BC&tags=x&tags=y&size=%7B%22width%22%3A3%7D&file=hi"
    );
}

#[test]
fn encodings_say_otherwise() {
    let value = flatten(&upload(Binary::default())).unwrap();
    let encodings = [
        Encoding { name: "tags", media: None, style: Some(Style::FORM_FLAT), parts: &[] },
        Encoding { name: "size", media: None, style: Some(Style::DEEP_OBJECT), parts: &[] },
    ];
    assert_eq!(encode_form(&value, &encodings).unwrap(), "title=a%26b%20%C3%BC&tags=x,y&size[width]=3&file=");
    assert!(encode_form(&flatten("text").unwrap(), &[]).is_err());
}

#[test]
fn parts_are_typed_and_files_named() {
    let file = Binary::from(vec![0, 0xff]).named("a\"\r\n.bin").media("image/png");
    let encodings = [Encoding { name: "title", media: Some("text/plain; charset=utf-8"), style: None, parts: &[] }];
    let (media, body) = multipart(FORM_DATA, &flatten(&upload(file)).unwrap(), &encodings, &[]).unwrap();
    assert_eq!(media, "multipart/form-data; boundary=part-boundary");
    let expected = "--part-boundary\r\n\
        Content-Disposition: form-data; name=\"title\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\na&b ü\r\n\
        --part-boundary\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nx\r\n\
        --part-boundary\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\ny\r\n\
        --part-boundary\r\nContent-Disposition: form-data; name=\"size\"\r\nContent-Type: application/json\r\n\r\n\
        {\"width\":3}\r\n\
        --part-boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22%0D%0A.bin\"\r\n\
        Content-Type: image/png\r\n\r\n";
    let mut bytes = expected.as_bytes().to_vec();
    bytes.extend_from_slice(b"\0\xff\r\n--part-boundary--\r\n");
    assert_eq!(whole(body).as_ref(), bytes.as_slice());
}

#[test]
fn no_part_contains_the_boundary() {
    let file = Binary::from("x\r\n--part-boundary\r\n--part-boundary-1--");
    let (media, _) = multipart(FORM_DATA, &flatten(&upload(file)).unwrap(), &[], &[]).unwrap();
    assert_eq!(media, "multipart/form-data; boundary=part-boundary-2");
}

#[test]
fn a_media_type_cannot_smuggle_a_header() {
    let file = Binary::from("x").media("text/plain\r\nX: y");
    assert!(multipart(FORM_DATA, &flatten(&upload(file)).unwrap(), &[], &[]).is_err());
}

/// Returns the bytes of a body that is complete in memory.
fn whole(body: Content) -> bytes::Bytes {
    match body {
        Content::Bytes(bytes) => bytes,
        Content::Upload(upload) => panic!("{upload:?}"),
    }
}

/// Returns the media type and the body as text, with `|` for line breaks.
fn written(
    media: &str,
    value: &impl Serialize,
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<(String, String), String> {
    let (media, body) =
        multipart(media, &flatten(value).unwrap(), encodings, headers).map_err(|error| error.to_string())?;
    Ok((media, String::from_utf8(whole(body).to_vec()).unwrap().replace("\r\n", "|")))
}

#[derive(Serialize)]
#[serde(crate = "derive")]
struct Document {
    metadata: Size,
    note: &'static str,
    file: Binary,
}

fn document() -> Document {
    Document { metadata: Size { width: 3 }, note: "ü", file: Binary::from("x").media("image/png") }
}

#[test]
fn related_parts_have_no_names_and_the_root_type_is_a_parameter() {
    let (media, body) = written("multipart/related", &document(), &[], &[]).unwrap();
    assert_eq!(media, "multipart/related; boundary=part-boundary; type=\"application/json\"");
    assert_eq!(
        body,
        "--part-boundary|Content-Type: application/json||{\"width\":3}|\
         --part-boundary|Content-Type: text/plain; charset=utf-8||ü|\
         --part-boundary|Content-Type: image/png||x|--part-boundary--|"
    );
    let (media, _) = written("multipart/related; type=\"text/xml\"", &document(), &[], &[]).unwrap();
    assert_eq!(media, "multipart/related; type=\"text/xml\"; boundary=part-boundary");
    let root_as = |media| [Encoding { name: "metadata", media: Some(media), style: None, parts: &[] }];
    let json = root_as("application/vnd.size+json; charset=utf-8");
    let (media, _) = written("Multipart/Related", &document(), &json, &[]).unwrap();
    assert_eq!(media, "Multipart/Related; boundary=part-boundary; type=\"application/vnd.size+json\"");
    // An object cannot be written as XML: it is sent as JSON, with the media type of JSON.
    let (media, body) = written("multipart/related", &document(), &root_as("application/xml"), &[]).unwrap();
    assert_eq!(media, "multipart/related; boundary=part-boundary; type=\"application/json\"");
    assert!(body.starts_with("--part-boundary|Content-Type: application/json||{\"width\":3}|"), "{body}");
}

#[test]
fn the_items_of_a_list_are_parts_or_members() {
    let items = [Size { width: 1 }, Size { width: 2 }];
    let (media, body) = written("multipart/mixed", &items, &[], &[]).unwrap();
    assert_eq!(media, "multipart/mixed; boundary=part-boundary");
    assert_eq!(
        body,
        "--part-boundary|Content-Type: application/json||{\"width\":1}|\
         --part-boundary|Content-Type: application/json||{\"width\":2}|--part-boundary--|"
    );
    let (_, body) = written(FORM_DATA, &items, &[], &[]).unwrap();
    assert_eq!(
        body,
        "--part-boundary|Content-Disposition: form-data; name=\"width\"||1|\
         --part-boundary|Content-Disposition: form-data; name=\"width\"||2|--part-boundary--|"
    );
    let files = [Binary::from("a").named("a.txt"), Binary::from("b")];
    let (_, body) = written(FORM_DATA, &files, &[], &[]).unwrap();
    assert_eq!(
        body,
        "--part-boundary|Content-Disposition: form-data; name=\"0\"; filename=\"a.txt\"|Content-Type: application/octet-stream||a|\
         --part-boundary|Content-Disposition: form-data; name=\"1\"; filename=\"1\"|Content-Type: application/octet-stream||b|\
         --part-boundary--|"
    );
    let (_, body) = written("multipart/mixed", &files, &[], &[]).unwrap();
    assert_eq!(
        body,
        "--part-boundary|Content-Disposition: attachment; filename=\"a.txt\"|Content-Type: application/octet-stream||a|\
         --part-boundary|Content-Type: application/octet-stream||b|--part-boundary--|"
    );
    assert_eq!(encode_form(&flatten(&items).unwrap(), &[]).unwrap(), "width=1&width=2");
    assert_eq!(encode_form(&flatten(&["a", "b"]).unwrap(), &[]).unwrap(), "0=a&1=b");
}

#[test]
fn parts_have_their_headers() {
    #[derive(Serialize)]
    #[serde(crate = "derive")]
    struct Files {
        files: Vec<Binary>,
    }
    let files = |count| Files { files: (0..count).map(|_| Binary::from("x")).collect() };
    let same = PartHeader::same("files", "X-Page", true, Style::SIMPLE, &[1, 2]);
    let each = PartHeader::each("files", "Content-ID", true, Style::SIMPLE, Some(&["<a>", "<b>"]));
    let other = PartHeader::same("other", "X-Other", true, Style::SIMPLE, &None::<&str>);
    let absent = PartHeader::same("files", "X-Absent", false, Style::SIMPLE, &None::<&str>);
    let headers = [same, each, other, absent];
    let (_, body) = written(FORM_DATA, &files(2), &[], &headers).unwrap();
    assert_eq!(
        body,
        "--part-boundary|Content-Disposition: form-data; name=\"files\"; filename=\"files\"|X-Page: 1,2|Content-ID: <a>|\
         Content-Type: application/octet-stream||x|\
         --part-boundary|Content-Disposition: form-data; name=\"files\"; filename=\"files\"|X-Page: 1,2|Content-ID: <b>|\
         Content-Type: application/octet-stream||x|--part-boundary--|"
    );
    let error = written(FORM_DATA, &files(3), &[], &headers).unwrap_err();
    assert_eq!(
        error,
        "the header field `Content-ID` of the part `files` is not valid: the field is required, but has no value"
    );
    let smuggled = [PartHeader::same("files", "X-A", false, Style::SIMPLE, "a\r\nX-B: b")];
    let error = written("multipart/mixed", &files(1), &[], &smuggled).unwrap_err();
    assert_eq!(
        error,
        "the header field `X-A` of the part `files` is not valid: the value contains a line break or another control character"
    );
}

#[test]
fn a_file_is_of_a_media_type_that_its_encoding_declares() {
    let encodings = [Encoding { name: "file", media: Some("image/png, image/jpeg"), style: None, parts: &[] }];
    let with = |file| written(FORM_DATA, &upload(file), &encodings, &[]);
    assert!(with(Binary::from("x").media("image/jpeg")).unwrap().1.contains("Content-Type: image/jpeg||x"));
    let error = with(Binary::from("x").media("image/gif")).unwrap_err();
    assert_eq!(
        error,
        "the file `file` has the media type `image/gif`, but must have the media type `image/png` or `image/jpeg`"
    );
    let error = with(Binary::from("x")).unwrap_err();
    assert_eq!(error, "the file `file` has no media type: set `image/png` or `image/jpeg` with `Binary::media`");
}

#[test]
fn values_without_a_defined_style_are_json() {
    #[derive(Serialize)]
    #[serde(crate = "derive")]
    struct Nested {
        sizes: Vec<Size>,
    }
    let value = flatten(&Nested { sizes: vec![Size { width: 1 }, Size { width: 2 }] }).unwrap();
    let styled = |style| {
        encode_form(&value, &[Encoding { name: "sizes", media: None, style: Some(style), parts: &[] }]).unwrap()
    };
    assert_eq!(styled(Style::FORM), "sizes=%7B%22width%22%3A1%7D&sizes=%7B%22width%22%3A2%7D");
    assert_eq!(styled(Style::FORM_FLAT), "sizes=%7B%22width%22%3A1%7D,%7B%22width%22%3A2%7D");
    assert_eq!(styled(Style::DEEP_OBJECT), "sizes[0][width]=1&sizes[1][width]=2");
}

#[test]
fn parts_have_the_style_of_their_encoding() {
    #[derive(Serialize)]
    #[serde(crate = "derive")]
    struct Link {
        create: bool,
        tags: Vec<&'static str>,
    }
    #[derive(Serialize)]
    #[serde(crate = "derive")]
    struct Styled {
        link: Link,
        expand: Vec<&'static str>,
        ids: Vec<u8>,
        none: Vec<u8>,
    }
    let value = Styled {
        link: Link { create: true, tags: vec!["ä b"] },
        expand: vec!["x", "y"],
        ids: vec![1, 2],
        none: Vec::new(),
    };
    let encodings = [
        Encoding { name: "link", media: Some("application/json"), style: Some(Style::DEEP_OBJECT), parts: &[] },
        Encoding { name: "expand", media: None, style: Some(Style::DEEP_OBJECT), parts: &[] },
        Encoding { name: "ids", media: None, style: Some(Style::PIPE_DELIMITED), parts: &[] },
        Encoding { name: "none", media: None, style: Some(Style::DEEP_OBJECT), parts: &[] },
    ];
    let (_, body) = multipart(FORM_DATA, &flatten(&value).unwrap(), &encodings, &[]).unwrap();
    let part = |name: &str, text: &str| {
        format!("--part-boundary\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
    };
    let expected = [
        part("link[create]", "true"),
        part("link[tags][0]", "ä b"),
        part("expand[0]", "x"),
        part("expand[1]", "y"),
        part("ids", "1|2"),
        "--part-boundary--\r\n".to_owned(),
    ];
    assert_eq!(String::from_utf8(whole(body).to_vec()).unwrap(), expected.concat());
}
