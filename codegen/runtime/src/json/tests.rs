use derive::Deserialize;

use super::super::{
    decode::{DecodeError, value},
    read::{self, FromJson, Json, JsonType, Source, from_str},
};
use super::{Choice, Kind, Signs, Union, at, kind, path_at_offset, tag, tag_at, text_at, union, unknown_tag};
use crate::record;

#[test]
fn a_tag_is_found_wherever_it_stands() {
    let cases = [
        (r#"{"kind":"Job"}"#, Some("Job")),
        (r#" { "apiVersion" : "v1" , "kind" : "Job" , "rest" : broken"#, Some("Job")),
        (r#"{"items":[{"kind":"Job"},{"a":"}]\"\\"}],"kind":"JobList"}"#, Some("JobList")),
        (r#"{"metadata":{"kind":"no"}}"#, None),
        (r#"{"k\u0069nd":"J\u006fb"}"#, Some("Job")),
        (r#"{"kind":7}"#, Some("7")),
        (r#"{"kind":true,"x":1}"#, Some("true")),
        (r#"{"kind":{}}"#, None),
        (r#"["kind"]"#, None),
        (r#"{"kind":"Jo"#, None),
        (r#"{"kind""#, None),
        (r#"{"kind" "Job"}"#, None),
        (r#"{"a":"\"#, None),
        ("", None),
        ("{", None),
        ("\"", None),
    ];
    for (json, expected) in cases {
        assert_eq!(tag(json.as_bytes(), "kind").as_deref(), expected, "{json}");
    }
}

#[test]
fn kinds_and_members_are_seen_without_parsing() {
    let kinds = [("null", Kind::Null), (" true", Kind::Boolean), ("-1", Kind::Number), ("\"\"", Kind::String)];
    for (json, expected) in kinds {
        assert_eq!(kind(json.as_bytes()), Some(expected));
    }
    assert_eq!(kind(b"[]"), Some(Kind::Array));
    assert_eq!(kind(b"\n{}"), Some(Kind::Object));
    assert_eq!(kind(b"<html>"), None);
    let nested = br#"{"ev":{"type":"deleted","n":{"v":1}},"type":"sync"}"#;
    assert_eq!(tag_at(nested, &["ev", "type"]).as_deref(), Some("deleted"));
    assert_eq!(tag_at(nested, &["ev", "n", "v"]).as_deref(), Some("1"));
    assert_eq!(tag_at(nested, &["type"]).as_deref(), Some("sync"));
    assert_eq!(tag_at(nested, &["type", "ev"]), None);
    assert_eq!(tag_at(nested, &[]), None);
}

#[test]
fn paths_lead_to_values() {
    let json = br#"{"error":{"message":"no\n","code":401,"none":null},"list":[1]}"#;
    assert_eq!(text_at(json, "error.message").as_deref(), Some("no\n"));
    assert_eq!(text_at(json, "error.code").as_deref(), Some("401"));
    assert_eq!(text_at(json, "error.none"), None);
    assert_eq!(text_at(json, "error"), None);
    assert_eq!(text_at(json, "error.x.y"), None);
    assert_eq!(at(json, "list"), Some(b"[1]".as_slice()));
    assert_eq!(at(json, ""), Some(json.as_slice()));
}

#[test]
fn path_of_a_byte_offset() {
    let json = r#"{"items":[{"a":1},{"spec":{"b c":"x","min":2},"z":[[1,2]]}]}"#;
    let cases = [
        ("1}", "items[0].a"),
        ("\"x\"", "items[1].spec[\"b c\"]"),
        ("2}", "items[1].spec.min"),
        ("2]]", "items[1].z[0][1]"),
    ];
    for (text, path) in cases {
        let offset = json.find(text).unwrap() + 1;
        assert_eq!(path_at_offset(json.as_bytes(), offset), path);
    }
    assert_eq!(path_at_offset(json.as_bytes(), json.len()), "");
    assert_eq!(path_at_offset(json.as_bytes(), usize::MAX), "");
    assert_eq!(path_at_offset(b"", 0), "");
}

#[test]
fn a_path_has_an_end_even_if_the_document_has_none() {
    let deep = r#"{"aaaa":"#.repeat(100_000);
    assert!(path_at_offset(deep.as_bytes(), deep.len()).chars().count() < 600);
}

record! {
    Page { value items: Vec<Item>, optional last: Option<ErrorShape> }
    Item { present shape: Option<ErrorShape>, filled more: Vec<ErrorShape> }
    Circle { value radius: u32, optional inner: Option<Box<ErrorShape>> }
    Square { value side: u32 }
}

#[derive(Debug, PartialEq)]
enum ErrorShape {
    Circle(Circle),
    Square(Square),
}

impl Union for ErrorShape {
    fn from_json(json: &str) -> serde_json::Result<Self> {
        match tag(json.as_bytes(), "kind").as_deref() {
            Some("circle") => from_str(json).map(Self::Circle),
            Some("square") => from_str(json).map(Self::Square),
            _ => Err(unknown_tag(json, &["kind"], &["circle", "square"])),
        }
    }
}

impl FromJson for ErrorShape {
    const JSON_TYPE: JsonType = JsonType::Text;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        union(json, place)
    }
}

fn failure(json: &str) -> (String, String, usize) {
    match value::<Page>(json.as_bytes()) {
        Err(DecodeError::Json { path, message, offset }) => (path, message, offset),
        other => panic!("{other:?}"),
    }
}

#[test]
fn errors_inside_unions_know_where_in_the_whole_they_are() {
    let invalid = "invalid type: string \"x\", expected an integer that is not negative";
    let cases = [
        (r#"{"items":[{"shape":{"kind":"circle","radius":"x"}}]}"#, "items[0].shape.radius", invalid),
        (
            "{\"items\":[\n{\"more\":[],\n \"shape\":{\"kind\":\"circle\",\n\"radius\":1,\"inner\":{\"kind\":\"square\",\"side\":\"x\"}} } ]}",
            "items[0].shape.inner.side",
            invalid,
        ),
        (
            r#"{"items":[{"shape":{"kind":"square","side":1},"more":[{"kind":"square","side":2},{"kind":"square"}]}]}"#,
            "items[0].more[1]",
            "missing field `side`",
        ),
        (
            r#"{"items":[],"last":{"kind":"oval"}}"#,
            "last",
            "the member `kind` is `oval`, but must be one of `circle`, `square`",
        ),
        (
            r#"{"items":[],"last":7}"#,
            "last",
            "the member `kind`, which determines the type, is missing; it must be one of `circle`, `square`",
        ),
        (r#"{"items":[{"shape":{"kind":"square","side":1}},{"more":[]}]}"#, "items[1]", "missing field `shape`"),
        (r#"{"items":5}"#, "items", "invalid type: integer `5`, expected an array"),
    ];
    for (json, path, message) in cases {
        let (actual, said, offset) = failure(json);
        assert_eq!((actual.as_str(), said.as_str()), (path, message), "{json}");
        assert!(offset <= json.len());
    }
}

#[test]
fn a_union_reads_from_a_tree_and_from_a_reader_too() {
    #[derive(Deserialize)]
    #[serde(crate = "derive")]
    struct Flattened {
        #[serde(flatten)]
        page: Page,
    }

    let json = r#"{"items":[{"shape":{"kind":"square","side":1}}],"last":null}"#;
    let expected: Page = value(json.as_bytes()).unwrap();
    assert_eq!(serde_json::from_reader::<_, Page>(json.as_bytes()).unwrap(), expected);
    assert_eq!(serde_json::from_value::<Page>(serde_json::from_str(json).unwrap()).unwrap(), expected);

    assert_eq!(serde_json::from_str::<Flattened>(json).unwrap().page, expected);
}

#[test]
fn a_rejected_candidate_has_no_effect_on_the_counts() {
    #[derive(Debug, PartialEq)]
    struct Either;

    impl Union for Either {
        fn from_json(json: &str) -> serde_json::Result<Self> {
            let signs = Signs { kinds: &[Kind::Object], required: &[], constants: &[] };
            let mut choice = Choice::of(json);
            choice.candidate("Page", signs, |_: Page| Self);
            choice.candidate("Square", signs, |_: Square| Self);
            choice.end()
        }
    }

    impl FromJson for Either {
        const JSON_TYPE: JsonType = JsonType::Text;

        fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
            union(json, place)
        }
    }

    record! {
        Outer { present either: Option<Either>, value then: u8 }
    }

    // Page fails deep inside a nested union, but Square fits; the error to report comes later.
    let json = r#"{"either":{"items":[{"shape":{"kind":"oval"}}],"side":1},"then":"x"}"#;
    let Err(DecodeError::Json { path, .. }) = value::<Outer>(json.as_bytes()) else { panic!() };
    assert_eq!(path, "then");

    let error = value::<Outer>(br#"{"either":{},"then":1}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`either`: the value does not match any of the possible types; Page: missing field `items`; Square: missing field `side`"
    );
}
