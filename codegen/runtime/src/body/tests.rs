use derive::Serialize;

use super::{
    super::{
        param::{Style, flatten},
        value::Binary,
    },
    Encoding, form, multipart,
};

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
    assert_eq!(form(&value, &[]).unwrap(), "title=a%26b%20%C3%BC&tags=x&tags=y&size=%7B%22width%22%3A3%7D&file=hi");
}

#[test]
fn encodings_say_otherwise() {
    let value = flatten(&upload(Binary::default())).unwrap();
    let encodings = [
        Encoding { name: "tags", media: None, style: Some(Style::FORM_FLAT) },
        Encoding { name: "size", media: None, style: Some(Style::DEEP_OBJECT) },
    ];
    assert_eq!(form(&value, &encodings).unwrap(), "title=a%26b%20%C3%BC&tags=x,y&size[width]=3&file=");
    assert!(form(&flatten("text").unwrap(), &[]).is_err());
}

#[test]
fn parts_are_typed_and_files_named() {
    let file = Binary::from(vec![0, 0xff]).named("a\"\r\n.bin").media("image/png");
    let encodings = [Encoding { name: "title", media: Some("text/plain; charset=utf-8"), style: None }];
    let (boundary, body) = multipart(&flatten(&upload(file)).unwrap(), &encodings).unwrap();
    assert_eq!(boundary, "part-boundary");
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
    assert_eq!(body.as_ref(), bytes.as_slice());
}

#[test]
fn no_part_contains_the_boundary() {
    let file = Binary::from("x\r\n--part-boundary\r\n--part-boundary-1--");
    let (boundary, _) = multipart(&flatten(&upload(file)).unwrap(), &[]).unwrap();
    assert_eq!(boundary, "part-boundary-2");
}

#[test]
fn a_media_type_cannot_smuggle_a_header() {
    let file = Binary::from("x").media("text/plain\r\nX: y");
    assert!(multipart(&flatten(&upload(file)).unwrap(), &[]).is_err());
}
