//! Runs `json-schema/tests/draft2020-12` on `validate`: the schemas of OpenAPI 3.1 and 3.2.

use std::{collections::BTreeMap, fs};

use codegen::validate::{Direction, validate};
use serde_json::{Value, json};

use super::{compare, files, schema::api, stem, suite};

/// Tests with a different result, by reason.
const EXPECTED: &[(&str, &[&str])] = &[
    (
        "`$id` as a base URI: references are resolved against the file that they are in, or equal an `$id` as it is written",
        &[
            "anchor: Location-independent identifier with base URI change in subschema: mismatch",
            "anchor: same $anchor with different base uri: $ref does not resolve to /$defs/A/allOf/0",
            "ref: $id must be resolved against nearest parent, not just immediate parent: non-number is invalid",
            "ref: Recursive references between schemas: invalid tree",
            "ref: URN ref with nested pointer ref: a non-string is invalid",
            "ref: order of evaluation: $id and $anchor and $ref: data is invalid against first definition",
            "ref: order of evaluation: $id and $ref on nested schema: data is invalid against nested sibling",
            "ref: ref with absolute-path-reference: an integer is invalid",
            "ref: refs with relative uris and defs: invalid on inner field",
            "ref: refs with relative uris and defs: invalid on outer field",
            "ref: relative refs with absolute uris and defs: invalid on inner field",
            "ref: relative refs with absolute uris and defs: invalid on outer field",
        ],
    ),
    (
        "the meta-schema of JSON Schema is not part of the document",
        &[
            "defs: validate definition against metaschema: invalid definition schema",
            "ref: remote ref, containing refs itself: remote ref invalid",
        ],
    ),
    (
        "an `enum` without values is reported and has no effect",
        &[
            "enum: empty enum: array is invalid",
            "enum: empty enum: boolean is invalid",
            "enum: empty enum: null is invalid",
            "enum: empty enum: number is invalid",
            "enum: empty enum: object is invalid",
            "enum: empty enum: string is invalid",
        ],
    ),
    (
        "`contentEncoding: base64` is checked as `format: byte` is",
        &[
            "content: validation of binary string-encoding: an invalid base64 string (% is not a valid character); validates true",
            "content: validation of binary-encoded media type documents with schema: an invalid base64 string that is valid JSON; validates true",
            "content: validation of binary-encoded media type documents: an invalid base64 string that is valid JSON; validates true",
        ],
    ),
    (
        "`unevaluatedProperties` is reported and not checked",
        &["not: collect annotations inside a 'not', even if collection is disabled: unevaluated property"],
    ),
];

/// Files about keywords that are reported as not checked, and about features that OpenAPI documents cannot use.
const LEFT_OUT: &[&str] =
    &["dynamicRef", "format", "refRemote", "unevaluatedItems", "unevaluatedProperties", "vocabulary"];

#[test]
fn values_are_checked_by_json_schema_2020_12() {
    let Some(folder) = suite("json-schema/tests/draft2020-12") else { return };
    let mut failed = BTreeMap::new();
    let mut checked = 0;
    for file in files(&folder, "json").iter().filter(|file| !LEFT_OUT.contains(&stem(file).as_str())) {
        let groups: Value = serde_json::from_slice(&fs::read(file).expect("it can be read")).expect("it is JSON");
        for group in groups.as_array().expect("a list of groups") {
            let schema = placed(&group["schema"]);
            let (api, root) = api("3.1.0", &json!({ "allOf": [schema] }));
            for test in group["tests"].as_array().expect("a list of tests") {
                checked += 1;
                let found = validate(&api, root, &test["data"], Direction::Request);
                if Some(found.is_empty()) != test["valid"].as_bool() {
                    let text = |value: &Value| value["description"].as_str().unwrap_or_default().to_owned();
                    let name = format!("{}: {}: {}", stem(file), text(group), text(test));
                    failed.insert(name, format!("{} for {schema}: {found:?}", test["data"]));
                }
            }
        }
    }
    assert!(checked > 600, "{checked} checked");
    compare(&failed, EXPECTED);
}

/// Returns a schema with references to its root adjusted to its place in the document.
fn placed(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => members
            .iter()
            .map(|(keyword, value)| {
                let value = match (keyword.as_str(), value.as_str()) {
                    ("$ref", Some("#")) => json!(ROOT),
                    ("$ref", Some(reference)) if reference.starts_with("#/") => {
                        json!(format!("{ROOT}{}", &reference[1..]))
                    }
                    ("const" | "enum" | "default", _) => value.clone(),
                    _ => placed(value),
                };
                (keyword.clone(), value)
            })
            .collect(),
        Value::Array(items) => items.iter().map(placed).collect(),
        other => other.clone(),
    }
}

const ROOT: &str = "#/components/schemas/Root/allOf/0";
