//! Values that fit and values that do not, each with what is said of it.

use std::{collections::HashMap, fmt::Write as _};

use serde_json::{Value, json};

use super::{Direction, validate};
use crate::{
    diagnostic::Diagnostics,
    ir::{Api, SchemaId},
    load::load,
    lower::{Rules, document},
};

fn api(schemas: &str) -> Api {
    let text =
        format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}");
    let files = HashMap::from([("a.yaml".to_owned(), text)]);
    let mut diagnostics = Diagnostics::default();
    let documents = load("a.yaml", &files, &mut diagnostics);
    let api = document(&documents, Rules::Strict, &mut diagnostics);
    assert!(
        !diagnostics.has_errors(),
        "{}",
        diagnostics.render(&documents.sources, crate::diagnostic::Severity::Error, false)
    );
    api.expect("it is a document")
}

/// What is said of a value of the first schema.
fn said(schema: &str, value: &Value) -> Vec<String> {
    let found = validate(&api(&format!("    A: {schema}\n")), SchemaId(0), value, Direction::Response);
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn each_keyword_is_checked() {
    let cases: &[(&str, Value, &str)] = &[
        ("{type: string}", json!(1), "the value: is a number, expected a string"),
        ("{type: integer}", json!(1.5), "the value: is a number, expected an integer"),
        ("{type: string}", json!(null), "the value: is null, expected a string"),
        ("{type: string, enum: [a, b]}", json!("c"), "the value: \"c\" is none of the allowed values"),
        ("{type: integer, minimum: 3}", json!(2), "the value: is 2, expected at least 3"),
        ("{type: integer, minimum: 3, exclusiveMinimum: true}", json!(3), "the value: is 3, expected more than 3"),
        (
            "{type: integer, maximum: 18446744073709551614}",
            json!(u64::MAX),
            "the value: is 18446744073709551615, expected at most 18446744073709551614",
        ),
        (
            "{type: number, maximum: 0.5, exclusiveMaximum: true}",
            json!(0.5),
            "the value: is 0.5, expected less than 0.5",
        ),
        ("{type: number, multipleOf: 0.01}", json!(0.015), "the value: is 0.015, expected a multiple of 0.01"),
        (
            "{type: integer, format: int32}",
            json!(2_147_483_648_u32),
            "the value: 2147483648 is out of the range of its format",
        ),
        ("{type: string, minLength: 2}", json!("ü"), "the value: has 1 characters, expected at least 2"),
        (
            "{type: array, items: {type: string}, maxItems: 1}",
            json!(["a", 1]),
            "the value: has 2 items, expected at most 1\n[1]: is a number, expected a string",
        ),
        (
            "{type: array, items: {}, uniqueItems: true}",
            json!([{"a": 1}, {"a": 1}]),
            "the value: has the same item twice",
        ),
        (
            "{type: object, required: [a], properties: {b: {type: object, properties: {c: {type: array, items: {type: integer}}}}}}",
            json!({"b": {"c": [1, "x"]}}),
            "the value: `a` is missing\nb.c[1]: is a string, expected an integer",
        ),
        ("{type: object, additionalProperties: false}", json!({"x": 1}), "x: is no member of this object"),
        (
            "{type: object, additionalProperties: {type: integer}}",
            json!({"x": "y"}),
            "x: is a string, expected an integer",
        ),
        ("{type: object, maxProperties: 0}", json!({"x": 1}), "the value: has 1 members, expected at most 0"),
        ("{not: {type: string}}", json!("x"), "the value: fits the schema of `not`"),
        (
            "{oneOf: [{type: string}, {type: object, required: [a, b]}]}",
            json!({}),
            "the value: fits none of 2 alternatives; the nearest says:\nthe value: is an object, expected a string",
        ),
        ("{allOf: [{required: [a]}, {type: object}]}", json!({}), "the value: `a` is missing"),
    ];
    for (schema, value, expected) in cases {
        assert_eq!(said(schema, value).join("\n"), *expected, "{schema} {value}");
    }
}

#[test]
fn values_that_fit_are_left_in_peace() {
    let cases = [
        ("{type: string, nullable: true}", json!(null)),
        ("{nullable: true, allOf: [{type: string}]}", json!(null)),
        ("{}", json!({"any": [1, null]})),
        ("{type: integer}", json!(2.0)),
        ("{type: number, multipleOf: 0.01}", json!(19.99)),
        ("{type: integer, format: int64}", json!(i64::MIN)),
        ("{type: object, properties: {a: {type: string}}}", json!({"b": 1})),
        ("{anyOf: [{type: string}, {type: integer}]}", json!(1)),
        ("{oneOf: [{type: object}, {type: object}]}", json!({})),
    ];
    for (schema, value) in cases {
        assert_eq!(said(schema, &value), Vec::<String>::new(), "{schema} {value}");
    }
}

#[test]
fn required_members_may_be_missing_where_they_do_not_travel() {
    let api = api(
        "    A: {type: object, required: [r, w], properties: {r: {type: string, readOnly: true}, w: {type: string, writeOnly: true}}}\n",
    );
    let missing = |direction| validate(&api, SchemaId(0), &json!({}), direction)[0].message.clone();
    assert_eq!(missing(Direction::Request), "`w` is missing");
    assert_eq!(missing(Direction::Response), "`r` is missing");
}

#[test]
fn alternatives_of_alternatives_do_not_multiply() {
    let mut schemas = String::new();
    for index in 0..60 {
        let next = format!("{{$ref: '#/components/schemas/A{}'}}", index + 1);
        let _infallible = writeln!(schemas, "    A{index}: {{oneOf: [{next}, {next}], allOf: [{next}, {next}]}}");
    }
    schemas.push_str("    A60: {type: string}\n");
    assert_eq!(validate(&api(&schemas), SchemaId(0), &json!("x"), Direction::Request), []);
}
