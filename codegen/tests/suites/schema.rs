//! Runs `json-schema/tests/draft4` on `validate`: the keywords that OpenAPI 3.0 has adopted from JSON Schema.

use std::{collections::BTreeMap, fs};

use codegen::{
    config::Config,
    ir::{Api, SchemaId},
    lower::Strictness,
    validate::{Direction, validate},
};
use serde_json::{Map, Value, json};

use super::{One, compare, files, stem, suite};

/// Tests with a different result, by reason.
const EXPECTED: &[(&str, &[&str])] = &[(
    "JSON does not tell `1.0` and `1` apart, and later drafts count both as integers (an optional test of draft 4)",
    &[
        "zeroTerminatedFloats: some languages do not distinguish between different types of numeric value: a float is not an \
         integer even without fractional part",
    ],
)];

/// Keywords that OpenAPI 3.0 does not have, so that a schema with one of them cannot be translated.
const UNTRANSLATABLE: &[&str] = &["additionalItems", "dependencies", "patternProperties", "id", "$schema"];

/// Files about features that OpenAPI 3.0 does not have, and about formats that it does not define.
const LEFT_OUT: &[&str] = &["additionalItems", "dependencies", "patternProperties", "refRemote", "format"];

#[test]
fn values_are_checked_by_json_schema() {
    let Some(folder) = suite("json-schema/tests/draft4") else { return };
    let optional = folder.join("optional");
    let all = [files(&folder, "json"), files(&optional, "json"), vec![optional.join("format/date-time.json")]].concat();
    let mut failed = BTreeMap::new();
    let (mut checked, mut untranslated) = (0, 0);
    for file in all.iter().filter(|file| !LEFT_OUT.contains(&stem(file).as_str())) {
        let groups: Value = serde_json::from_slice(&fs::read(file).expect("it can be read")).expect("it is JSON");
        for group in groups.as_array().expect("a list of groups") {
            let tests = group["tests"].as_array().expect("a list of tests");
            let Some(schema) = translated(&group["schema"]) else {
                untranslated += tests.len();
                continue;
            };
            let (api, root) = api("3.0.3", &schema);
            for test in tests {
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
    assert!(checked > 300 && untranslated < 150, "{checked} checked, {untranslated} not translated");
    compare(&failed, EXPECTED);
}

/// Reads a document of this version with this schema as its only component.
pub(super) fn api(version: &str, schema: &Value) -> (Api, SchemaId) {
    let document = json!({
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Root": schema}},
    });
    let reading =
        codegen::read("root.json", &One(document.to_string().into()), &Config::default(), Strictness::Lenient);
    let said = reading.diagnostics.render(&reading.documents.sources, codegen::diagnostic::Severity::Error, false);
    let api = reading.api.unwrap_or_else(|| panic!("{schema}\n{said}"));
    let root = api.schemas.iter().position(|schema| schema.name.as_deref() == Some("Root")).expect("the component");
    (api, SchemaId(u32::try_from(root).expect("few schemas")))
}

/// Converts a schema of draft 4 to OpenAPI 3.0; `None` if it has keywords that OpenAPI 3.0 does not have.
fn translated(schema: &Value) -> Option<Value> {
    let Value::Object(members) = schema else { return Some(schema.clone()) };
    if let Some(reference) = members.get("$ref").and_then(Value::as_str) {
        let path = reference.strip_prefix('#').filter(|path| path.is_empty() || path.starts_with('/'))?;
        return Some(json!({ "$ref": format!("#/components/schemas/Root{path}") }));
    }
    let mut out = Map::new();
    for (keyword, value) in members {
        let value = match keyword.as_str() {
            keyword if UNTRANSLATABLE.contains(&keyword) => return None,
            "type" => {
                types(value, &mut out);
                continue;
            }
            "items" if value.is_array() => return None,
            "items" | "not" | "additionalProperties" => translated(value)?,
            "allOf" | "anyOf" | "oneOf" => {
                let all: Option<Vec<Value>> = value.as_array()?.iter().map(translated).collect();
                all?.into()
            }
            "properties" | "definitions" => {
                let all = value.as_object()?.iter().map(|(name, value)| Some((name.clone(), translated(value)?)));
                Value::Object(all.collect::<Option<_>>()?)
            }
            _ => value.clone(),
        };
        out.insert(keyword.clone(), value);
    }
    Some(Value::Object(out))
}

/// Converts `type` to a single type other than `null`: several types become alternatives, and `null` becomes an enum of
/// one value.
fn types(value: &Value, out: &mut Map<String, Value>) {
    let one = |name: &Value| match name.as_str() {
        Some("null") => json!({"enum": [null], "nullable": true}),
        _ => json!({ "type": name }),
    };
    match value {
        Value::Array(names) => {
            out.insert("anyOf".to_owned(), names.iter().map(one).collect());
        }
        name => out.extend(one(name).as_object().cloned().unwrap_or_default()),
    }
}
