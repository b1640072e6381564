use derive::{Deserialize, Serialize};
use serde_json::json;

use super::{Flat, Style, StyleError, append_pairs, flatten, format_header_value, format_path_value, parse};

#[derive(Serialize)]
#[serde(crate = "derive")]
struct Colour {
    #[serde(rename = "R")]
    red: u8,
    #[serde(rename = "G")]
    green: u8,
    #[serde(rename = "B", skip_serializing_if = "Option::is_none")]
    blue: Option<u8>,
}

const COLOUR: Colour = Colour { red: 100, green: 200, blue: None };

fn query(style: Style, value: impl Serialize) -> String {
    let mut query = String::new();
    append_pairs(&mut query, "&", "color", style, &flatten(&value).unwrap()).unwrap();
    query
}

fn in_path(style: Style, value: impl Serialize) -> String {
    format_path_value("color", style, &flatten(&value).unwrap()).unwrap()
}

#[test]
fn path_styles_follow_the_table_of_the_specification() {
    let list = ["blue", "black", "brown"];
    let flat_and_exploded = [
        (Style::SIMPLE, ["blue,black,brown", "blue,black,brown"], ["R,100,G,200", "R=100,G=200"]),
        (Style::LABEL, [".blue,black,brown", ".blue.black.brown"], [".R,100,G,200", ".R=100.G=200"]),
        (
            Style::MATRIX,
            [";color=blue,black,brown", ";color=blue;color=black;color=brown"],
            [";color=R,100,G,200", ";R=100;G=200"],
        ),
    ];
    for (style, lists, maps) in flat_and_exploded {
        assert_eq!([in_path(style, list), in_path(style.explode(true), list)], lists, "{style:?}");
        assert_eq!([in_path(style, COLOUR), in_path(style.explode(true), COLOUR)], maps, "{style:?}");
    }
    assert_eq!(in_path(Style::LABEL, "blue"), ".blue");
    assert_eq!(in_path(Style::MATRIX, "blue"), ";color=blue");
    assert_eq!(in_path(Style::MATRIX, ""), ";color");
}

#[test]
fn query_styles_follow_the_table_of_the_specification() {
    let list = ["blue", "black"];
    assert_eq!(query(Style::FORM, list), "color=blue&color=black");
    assert_eq!(query(Style::FORM_FLAT, list), "color=blue,black");
    assert_eq!(query(Style::SPACE_DELIMITED, list), "color=blue%20black");
    assert_eq!(query(Style::PIPE_DELIMITED, list), "color=blue%7Cblack");
    assert_eq!(query(Style::TAB_DELIMITED, list), "color=blue%09black");
    assert_eq!(query(Style::PIPE_DELIMITED.explode(true), list), "color=blue&color=black");
    assert_eq!(query(Style::FORM, COLOUR), "R=100&G=200");
    assert_eq!(query(Style::FORM_FLAT, COLOUR), "color=R,100,G,200");
    assert_eq!(query(Style::DEEP_OBJECT, COLOUR), "color[R]=100&color[G]=200");
    assert_eq!(query(Style::FORM, ""), "color=");
    assert_eq!(query(Style::FORM, Option::<u8>::None), "");
    assert_eq!(query(Style::FORM, Vec::<u8>::new()), "");
    assert_eq!(query(Style::FORM_FLAT, Vec::<u8>::new()), "");
}

#[test]
fn deep_objects_go_to_any_depth() {
    let value = json!({"created": {"gte": 5}, "in": ["a", {"b": true}], "gone": null});
    assert_eq!(query(Style::DEEP_OBJECT, value), "color[created][gte]=5&color[in][0]=a&color[in][1][b]=true");
}

#[test]
fn nothing_but_unreserved_characters_is_sent_as_it_is() {
    assert_eq!(in_path(Style::SIMPLE, "../x"), "..%2Fx");
    assert_eq!(in_path(Style::SIMPLE, "a/b?c#d%"), "a%2Fb%3Fc%23d%25");
    assert_eq!(in_path(Style::SIMPLE, "ü -._~"), "%C3%BC%20-._~");
    assert_eq!(query(Style::FORM, "a=1,b in (c)&d+e"), "color=a%3D1%2Cb%20in%20%28c%29%26d%2Be");
}

#[test]
fn reserved_characters_stay_where_they_may_but_not_those_that_end_a_value() {
    assert_eq!(
        query(Style::FORM.reserved(), "http://x/?a=1;b,c&d#e+f g%'"),
        "color=http://x/?a=1;b,c%26d%23e%2Bf%20g%25%27"
    );
}

#[test]
fn lists_in_lists_have_no_style() {
    let nested = flatten(&[[1, 2], [3, 4]]).unwrap();
    assert_eq!(append_pairs(&mut String::new(), "&", "p", Style::FORM, &nested), Err(StyleError::Nested));
    assert_eq!(format_path_value("p", Style::SIMPLE, &nested), Err(StyleError::Nested));
    assert_eq!(format_header_value(Style::SIMPLE, &nested), Err(StyleError::Nested));
}

#[test]
fn headers_are_not_escaped() {
    assert_eq!(format_header_value(Style::SIMPLE, &flatten(&["a b", "c/d"]).unwrap()), Ok(Some("a b,c/d".to_owned())));
    assert_eq!(format_header_value(Style::SIMPLE, &Flat::Null), Ok(None));
}

#[test]
fn numbers_are_written_as_they_are_read() {
    assert_eq!(query(Style::FORM, 0.1f32), "color=0.1");
    assert_eq!(query(Style::FORM, u64::MAX), "color=18446744073709551615");
    assert_eq!(query(Style::FORM, i64::MIN), "color=-9223372036854775808");
    assert_eq!(query(Style::FORM, -1), "color=-1");
    assert!(flatten(&f64::NAN).is_err());
}

#[test]
fn json_parameters_keep_the_order_of_members() {
    #[derive(Serialize)]
    #[serde(crate = "derive")]
    struct Filter {
        z: u8,
        a: [bool; 1],
    }
    let value = super::flatten_for_style(Style::JSON, &Filter { z: 1, a: [true] }).unwrap();
    assert_eq!(value, Flat::Text(r#"{"z":1,"a":[true]}"#.to_owned()));
    assert_eq!(super::flatten_for_style(Style::JSON, &None::<u8>), Ok(Flat::Null));
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(crate = "derive")]
#[serde(rename_all = "lowercase")]
enum Tint {
    Dark,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(crate = "derive")]
struct Pair {
    a: u8,
    b: Option<String>,
}

#[test]
fn text_is_read_as_the_type_that_is_asked_for() {
    assert_eq!(parse::<String>("5"), Ok("5".to_owned()));
    assert_eq!(parse::<i64>(" -5"), Ok(-5));
    assert_eq!(parse::<f64>("0.5"), Ok(0.5));
    assert_eq!(parse::<bool>("true"), Ok(true));
    assert_eq!(parse::<Tint>("dark"), Ok(Tint::Dark));
    assert_eq!(parse::<Vec<u8>>("1, 2,3"), Ok(vec![1, 2, 3]));
    assert_eq!(parse::<Pair>("a=1,b=x"), Ok(Pair { a: 1, b: Some("x".to_owned()) }));
    assert_eq!(parse::<Pair>("a,1"), Ok(Pair { a: 1, b: None }));
    assert_eq!(parse::<Option<u8>>("7"), Ok(Some(7)));
    let error = parse::<u8>("256").unwrap_err();
    assert_eq!(error.to_string(), "invalid value: string \"256\", expected an unsigned 8-bit integer");
}
