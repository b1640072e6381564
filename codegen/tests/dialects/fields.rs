//! Tests every field added by OpenAPI 3.1 and 3.2: `fields/rows.yaml` has a row for each, like
//! `tests/grammar/fields.yaml` for those of 3.0.

use std::collections::{BTreeMap, BTreeSet};

use codegen::{
    config::Config,
    load::{Version, grammar::ObjectKind},
    lower::Strictness,
};
use serde::Deserialize;
use serde_json::Value;

use super::One;

/// A row of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// The object to which the field is added, as a JSON pointer.
    at: String,
    value: Value,
    /// A field that is removed.
    without: Option<String>,
    becomes: String,
    /// The reason why the field is ignored.
    why: Option<String>,
}

const KINDS: [ObjectKind; 20] = [
    ObjectKind::OpenApi,
    ObjectKind::Info,
    ObjectKind::License,
    ObjectKind::Server,
    ObjectKind::Components,
    ObjectKind::PathItem,
    ObjectKind::Operation,
    ObjectKind::Parameter,
    ObjectKind::RequestBody,
    ObjectKind::MediaType,
    ObjectKind::Encoding,
    ObjectKind::Response,
    ObjectKind::Example,
    ObjectKind::Header,
    ObjectKind::Tag,
    ObjectKind::Schema,
    ObjectKind::Discriminator,
    ObjectKind::SecurityScheme,
    ObjectKind::Flows,
    ObjectKind::DeviceAuthorizationFlow,
];

/// Returns the files of the crate, and the codes of messages with their counts.
fn generated(document: &Value) -> (Vec<String>, BTreeMap<&'static str, usize>) {
    let files = One(document.to_string());
    let (reading, tree) = codegen::generate("root.json", &files, &Config::default(), Strictness::Lenient);
    let mut codes = BTreeMap::new();
    for diagnostic in reading.diagnostics.iter() {
        *codes.entry(diagnostic.code).or_default() += 1;
    }
    let tree = tree.expect("a crate");
    (tree.iter().map(|(path, text)| format!("{path}\n{text}")).collect(), codes)
}

fn results(document: &Value, row: &Row, field: &str) -> BTreeSet<&'static str> {
    let mut document = document.clone();
    if let Some(without) = &row.without {
        document.pointer_mut(&row.at).and_then(Value::as_object_mut).expect("an object").remove(without);
    }
    let (tree, codes) = generated(&document);
    let object = document.pointer_mut(&row.at).and_then(Value::as_object_mut);
    object.unwrap_or_else(|| panic!("{} is an object", row.at)).insert(field.to_owned(), row.value.clone());
    let (other, other_codes) = generated(&document);
    let new = other_codes.iter().filter(|(code, count)| codes.get(*code).is_none_or(|known| known < *count));
    let mut results: BTreeSet<&'static str> = new.map(|(code, _)| *code).collect();
    if tree != other {
        results.insert("output");
    }
    if results.is_empty() {
        results.insert("ignored");
    }
    results
}

#[test]
fn no_field_is_skipped_in_silence() {
    let document: Value = serde_yaml::from_str(include_str!("fields/document.yaml")).expect("the document is YAML");
    let rows: BTreeMap<String, BTreeMap<String, Row>> =
        serde_yaml::from_str(include_str!("fields/rows.yaml")).expect("the table is YAML");
    let mut wrong = Vec::new();
    let mut known = BTreeSet::new();
    for kind in KINDS {
        let object = format!("{kind:?}");
        let is_new = kind == ObjectKind::DeviceAuthorizationFlow;
        for field in kind.fields(Version::V3_2).filter(|field| is_new || field.since_version >= Version::V3_1) {
            known.insert((object.clone(), field.name.to_owned()));
            let Some(row) = rows.get(&object).and_then(|rows| rows.get(field.name)) else {
                wrong.push(format!("{object}.{}: has no row", field.name));
                continue;
            };
            let results = results(&document, row, field.name);
            if !results.contains(row.becomes.as_str()) || (row.becomes == "ignored") != row.why.is_some() {
                wrong.push(format!("{object}.{}: {results:?}, expected {}", field.name, row.becomes));
            }
        }
    }
    for (object, rows) in &rows {
        let unknown = rows.keys().filter(|field| !known.contains(&(object.clone(), (*field).clone())));
        wrong.extend(unknown.map(|field| format!("{object}.{field}: no version adds this field")));
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}
