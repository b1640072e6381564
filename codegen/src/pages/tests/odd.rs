//! Tests input that is not a page, and broken pages. The result is a clear message or the readable parts, in bounded
//! time.

use std::{fmt::Write as _, time::Instant};

use encoding_rs::GB18030;

use super::{
    model,
    render::{self, CHINESE, ENGLISH},
    summary,
};
use crate::pages::{MAX_PAGE_SIZE, ReadError, page::Mandatory, read_pages};

fn warned(text: &str) -> Vec<&'static str> {
    read_pages(text.as_bytes(), None).expect("a page")[0].warnings.iter().map(|warning| warning.code).collect()
}

#[test]
fn texts_that_are_not_pages_are_errors() {
    let cases: [(&[u8], ReadError); 7] = [
        (b"", ReadError::Empty),
        (b" \n\t\n", ReadError::Empty),
        (b"\xef\xbb\xbf", ReadError::Empty),
        (b"\x7fELF\0\0\0\x01", ReadError::Binary),
        (b"Once upon a time there was a lamp.", ReadError::NoOperation),
        (b"<!DOCTYPE html><html><head><title>Shop</title></head><body><table><tr><th>Price</th></tr><tr><td>3</td></tr></table></body></html>", ReadError::NoOperation),
        (b"\xff\xff\xff\xff\x80", ReadError::Encoding),
    ];
    for (bytes, error) in cases {
        assert_eq!(read_pages(bytes, None).map(|pages| pages.len()), Err(error));
    }
    assert_eq!(
        read_pages(&vec![b'a'; MAX_PAGE_SIZE + 1], None).map(|pages| pages.len()),
        Err(ReadError::TooLarge(MAX_PAGE_SIZE + 1))
    );
    let message = ReadError::NoOperation.to_string();
    assert!(message.contains("check the file or URL"), "{message}");
}

#[test]
fn encodings_are_found_out() {
    let text = render::flat(&model::lamps(), &CHINESE, true);
    let expected = read_pages(text.as_bytes(), None).expect("UTF-8");
    let utf16 = |mark: bool, swap: bool| {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit: u16| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for bytes in [
        marked,
        utf16(true, false),
        utf16(true, true),
        utf16(false, false),
        utf16(false, true),
        GB18030.encode(&text).0.into_owned(),
    ] {
        assert_eq!(read_pages(&bytes, None).as_ref(), Ok(&expected));
    }
    let windows = text.replace('\n', "\r\n");
    assert_eq!(read_pages(windows.as_bytes(), None).as_ref(), Ok(&expected));
}

/// Large and hostile inputs must take linear time; quadratic code would take minutes.
#[test]
fn large_and_hostile_pages_take_bounded_time() {
    // Quadratic time is also noticeable at an eighth of the size, and without optimization a megabyte takes a minute.
    let size = if cfg!(debug_assertions) { 1 << 17 } else { 1 << 20 };
    let lamps = model::lamps();
    let flat = render::flat(&lamps, &ENGLISH, false);
    let repeat = |piece: &str| piece.repeat(size / piece.len() + 1);
    let head = "URI\n\nGET /v1/lamps\n\n";
    let inputs = [
        ("the same page again and again", repeat(&flat)),
        ("the same HTML again and again", repeat(&render::html(&lamps, &ENGLISH))),
        ("the same Markdown again and again", repeat(&render::markdown(&lamps, &ENGLISH, true))),
        (
            "one table",
            format!("{head}Parameter\n\nType\n\nDescription\n\n{}", repeat("name\n\nString\n\nWhat it is.\n\n")),
        ),
        ("headers only", format!("{head}{}", repeat("Parameter\nType\nDescription\n"))),
        ("pipes only", format!("{head}|a|b|\n|---|---|\n{}", repeat("|"))),
        ("delimiters only", repeat("|---|---|\n")),
        ("open tables", repeat("<table><tr><td>")),
        ("open elements", repeat("<div><b><a name=x>")),
        ("open tables in Markdown", format!("# a\n{}", repeat("<table>"))),
        ("quotes in Markdown", format!("# a\n{}", repeat("> "))),
        ("links in Markdown", format!("# a\n{}", repeat("[a]("))),
        ("nested types", format!("{head}Parameter\n\nType\n\nDescription\n\na\n\n{}", repeat("Array<"))),
        ("one line", repeat("Valid values are: 'a', ")),
        ("brackets in an example", format!("Example Requests\n\n{}", repeat("["))),
        ("dividers", repeat("URI\n=====\n")),
        (
            "labels",
            format!("{head}Parameter\n\nType\n\nDescription\n\na\n\nString\n\nDefinition: {}", repeat("Range: 1. ")),
        ),
    ];
    for (name, input) in inputs {
        let start = Instant::now();
        let outcome = read_pages(input.as_bytes(), None);
        let took = start.elapsed();
        assert!(took.as_secs() < 60, "{name}: {took:?}, {:?}", outcome.map(|pages| pages.len()));
    }
}

#[test]
fn a_tag_with_thousands_of_attributes_is_refused() {
    let mut tag = "<html>\n<p ".to_owned();
    (0..10_000).for_each(|number| write!(tag, "a{number}=1 ").expect("a string takes all"));
    assert_eq!(read_pages(tag.as_bytes(), None).map(|pages| pages.len()), Err(ReadError::Tag { line: 2 }));
}

#[test]
fn the_inverse_column_is_turned_round() {
    let text = "URI\n\nGET /v1/lamps\n\n表1 Query参数\n\n参数\n\n是否可选\n\n参数类型\n\n描述\n\na\n\n是\n\nString\n\n甲\n\nb\n\n否\n\nString\n\n乙\n";
    let pages = read_pages(text.as_bytes(), None).expect("a page");
    let said: Vec<Mandatory> = pages[0].params.iter().map(|param| param.field.mandatory.value).collect();
    assert_eq!(said, [Mandatory::No, Mandatory::Yes]);
}

#[test]
fn types_in_all_spellings() {
    let known = |name: &str| name == "PackageOptions";
    let spellings = [
        ("Array of strings", "Array<String>"),
        ("Array of X objects", "Array<X>"),
        ("io.k8s.api.v1.Job object", "io.k8s.api.v1.Job"),
        ("Map<String,String>", "Map<String,String>"),
        ("Map<String,Array<PackageOptions>>", "Map<String,Array<PackageOptions>>"),
        ("Map[string]string", "Map<String,String>"),
        ("Array<Array<Number>>", "Array<Array<Number>>"),
        ("Table 11", "Table 11"),
        ("表11", "Table 11"),
        ("Obeject", "Object"),
        ("Statusobject", "Status"),
        ("Array ofX objects", "Array<X>"),
        ("List<Integer>", "Array<Integer>"),
        ("[]string", "Array<String>"),
        ("PackageOptions", "PackageOptions"),
        ("integer(int64)", "Long"),
        ("Boolen", "Boolean"),
        ("Long", "Long"),
        ("spec object", "spec"),
    ];
    for (text, ty) in spellings {
        let reading = crate::pages::types::parse_type(text, &known).unwrap_or_else(|| panic!("`{text}` is a type"));
        assert_eq!(reading.ty.to_string(), ty, "{text}");
    }
    for prose in ["Which lamp.", "The name of an object in the room", "lamp", "Yes", ""] {
        assert_eq!(crate::pages::types::parse_type(prose, &known), None, "{prose}");
    }
}

#[test]
fn ambiguous_cells_cause_warnings() {
    let table = |rows: &str| {
        format!(
            "URI\n\nGET /v1/lamps\n\nTable 1 Query Parameters\n\nParameter\n\nMandatory\n\nType\n\nDescription\n\n{rows}"
        )
    };
    assert_eq!(warned(&table("a\n\nYes\n\nString\n\nFine.\n\n")), Vec::<&str>::new());
    assert_eq!(warned(&table("a\n\nYes\n\nTable 9\n\nLost.\n\n")), ["page-table-missing"]);
    assert_eq!(warned(&table("a\n\nYes\n\nObeject\n\nMisspelt.\n\n")), ["page-type-misspelt"]);
    assert_eq!(warned(&table("a\n\nYes\n\nThing object\n\nNo table.\n\n")), ["page-object-missing"]);
    assert_eq!(warned(&table("a\n\nYes\n\nOne.\n\n")), ["page-type-missing"]);
    assert_eq!(warned(&table("a\n\nYes\n\nString\n\nOne.\n\na\n\nNo\n\nString\n\nTwo.\n\n")), ["page-name-repeated"]);
}

/// Tests the layout of the API Explorer: title and operation ID without a separator, a header in one line, and a column
/// for the location.
#[test]
fn the_mirror_of_the_explorer() {
    let text = "云服务 云知识 关灯createLightV1NamespacedLampDim\n\n接口说明\n\n关一盏灯。\n\nURL\nPOST  https://light.example/apis/light.example/v1/rooms/{room}/dim \n请求参数\n名称 类型 IN 必选 描述\nroom\n \nstring path\n\nWhich room.\n\nwait\n \ninteger query 否\n\nHow long.\n\nBody参数\n名称 类型 必选 描述\nlevel\n \ninteger 是\n\nWhere to stop.\n\nOK\n名称 | 类型 | 必选 | 描述 |\n---|---|---|---|\nkind\n|\nstring | 否 |\nWhat it is. |\n";
    let pages = read_pages(text.as_bytes(), None).expect("a page");
    insta::assert_snapshot!(summary(&pages[0]));
}

/// Tests the sections `Definition`, `Constraints`, `Range` and `Default Value`, on separate lines and inline.
#[test]
fn sections_of_a_description() {
    let text = "URI\n\nPUT /v1/lamps/{id}\n\nTable 1 Path Parameters\n\nParameter\n\nMandatory\n\nType\n\nDescription\n\nid\n\nYes\n\nString\n\nDefinition\n\nWhich lamp.\n\nConstraints\n\nN/A\n\nRange\n\n1 to 64 characters\n\nDefault Value\n\nN/A\n\nTable 2 Query Parameters\n\nParameter\n\nMandatory\n\nType\n\nDescription\n\nlang\n\nNo\n\nString\n\nDefinition: The language. Constraints: N/A. Value range: en, zh. Default value: en.\n\nshade\n\nNo\n\nInteger\n\nDefinition:\n\nHow dark.\n\nRange:\n\n0-10\n\nDefault value:\n\n3\n\ntype\n\nNo\n\nString\n\nRange\n\n  • warm: like a candle\n\n  • cold: like the moon\n\n";
    let pages = read_pages(text.as_bytes(), None).expect("a page");
    insta::assert_snapshot!(summary(&pages[0]));
}

/// A page with a row whose description states a condition, and with a table among its examples.
const LAMP: &str = "# Create a lamp\n\n## URI\n\nPOST /lamps\n\n## Request Parameters\n\n**Table 1** Request body parameters\n\n\
    | Parameter | Mandatory | Type | Description |\n|--|--|--|--|\n\
    | bulb | No | String | The bulb. At least one of 'bulb' or 'tube' must be specified. |\n\
    | mode | No | String | Must be one of 'dim' or 'bright'. |\n\n\
    ## Example Requests\n\n```\n{\"bulb\": \"e27\"}\n```\n\nBulbs of the shop\n\n\
    | Parameter | Mandatory | Type | Description |\n|--|--|--|--|\n| socket | Yes | String | The socket. |\n";

#[test]
fn at_least_one_of_some_fields_is_not_a_list_of_values() {
    let pages = read_pages(LAMP.as_bytes(), None).expect("a page");
    let fields = &pages[0].body.as_ref().expect("a body").fields;
    let values: Vec<Vec<&str>> =
        fields.iter().map(|field| field.values.iter().map(|value| value.value.as_str()).collect()).collect();
    assert_eq!(values, [vec![], vec!["dim", "bright"]]);
}

#[test]
fn a_table_among_examples_is_not_read_and_named() {
    let page = &read_pages(LAMP.as_bytes(), None).expect("a page")[0];
    assert!(page.params.is_empty(), "{:?}", page.params);
    assert_eq!(warned(LAMP), ["page-table-foreign"]);
}
