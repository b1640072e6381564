//! Tests every field of every object of OpenAPI 3.0. `grammar/fields.yaml` has a row for each: the object in
//! `grammar/document.yaml` to which the field is added, its value, and the result: `output` (the generated crate
//! differs), the code of a diagnostic, or `ignored` with the reason. A field without a row fails the test.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
};

use codegen::{
    config::Config,
    load::{Files, Version, grammar::ObjectKind},
    lower::Strictness,
    tree::Tree,
};
use serde::Deserialize;
use serde_json::Value;

/// A row of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// The object to which the field is added, as a JSON pointer.
    at: String,
    value: Value,
    becomes: String,
    /// The reason why the field is ignored.
    why: Option<String>,
}

const KINDS: &[ObjectKind] = &[
    ObjectKind::OpenApi,
    ObjectKind::Info,
    ObjectKind::Contact,
    ObjectKind::License,
    ObjectKind::Server,
    ObjectKind::ServerVariable,
    ObjectKind::Components,
    ObjectKind::PathItem,
    ObjectKind::Operation,
    ObjectKind::ExternalDocs,
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
    ObjectKind::ImplicitFlow,
    ObjectKind::PasswordFlow,
    ObjectKind::ClientCredentialsFlow,
    ObjectKind::AuthorizationCodeFlow,
];

/// A document of one file.
struct One(Value);

impl Files for One {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path == "root.json" { Ok(self.0.to_string().into_bytes()) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

/// Returns the generated files, and the codes of messages with their counts.
fn generated(document: &Value) -> (Option<Tree>, BTreeMap<&'static str, usize>) {
    let (reading, tree) =
        codegen::generate("root.json", &One(document.clone()), &Config::default(), Strictness::Lenient);
    let mut codes = BTreeMap::new();
    for diagnostic in reading.diagnostics.iter() {
        *codes.entry(diagnostic.code).or_default() += 1;
    }
    (tree, codes)
}

/// Returns the effects of a field: the codes of new diagnostics, `output` if the crate differs, otherwise `ignored`.
fn results(document: &Value, row: &Row, field: &str) -> BTreeSet<&'static str> {
    let (tree, codes) = generated(document);
    let mut changed = document.clone();
    let object = changed.pointer_mut(&row.at).and_then(Value::as_object_mut);
    object.unwrap_or_else(|| panic!("{} is an object", row.at)).insert(field.to_owned(), row.value.clone());
    let (other, other_codes) = generated(&changed);
    let new = other_codes.iter().filter(|(code, count)| codes.get(*code).is_none_or(|known| known < *count));
    let mut results: BTreeSet<&'static str> = new.map(|(code, _)| *code).collect();
    let texts = |tree: &Option<Tree>| {
        tree.as_ref().map(|tree| tree.iter().map(|(path, text)| format!("{path}\n{text}")).collect::<Vec<_>>())
    };
    if texts(&tree) != texts(&other) {
        results.insert("output");
    }
    if results.is_empty() {
        results.insert("ignored");
    }
    results
}

#[test]
fn no_field_is_skipped_in_silence() {
    let document: Value = serde_yaml::from_str(include_str!("grammar/document.yaml")).expect("the document is YAML");
    let table: BTreeMap<String, BTreeMap<String, Row>> =
        serde_yaml::from_str(include_str!("grammar/fields.yaml")).expect("the table is YAML");
    assert!(generated(&document).0.is_some(), "a crate is generated");
    let mut wrong = Vec::new();
    let mut known = BTreeSet::new();
    for kind in KINDS {
        let object = format!("{kind:?}");
        let rows = table.get(&object);
        for field in kind.fields(Version::V3_0) {
            known.insert((object.clone(), field.name.to_owned()));
            let Some(row) = rows.and_then(|rows| rows.get(field.name)) else {
                wrong.push(format!("{object}.{}: has no row", field.name));
                continue;
            };
            let results = results(&document, row, field.name);
            if !results.contains(row.becomes.as_str()) || (row.becomes == "ignored") != row.why.is_some() {
                wrong.push(format!("{object}.{}: {results:?}, expected {}", field.name, row.becomes));
            }
        }
    }
    for (object, rows) in &table {
        let unknown = rows.keys().filter(|field| !known.contains(&(object.clone(), (*field).clone())));
        wrong.extend(unknown.map(|field| format!("{object}.{field}: the grammar has no such field")));
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// Does not compile if the grammar has a kind of object that the table does not contain.
const fn is_listed(kind: ObjectKind) -> bool {
    match kind {
        ObjectKind::OpenApi
        | ObjectKind::Info
        | ObjectKind::Contact
        | ObjectKind::License
        | ObjectKind::Server
        | ObjectKind::ServerVariable
        | ObjectKind::Components
        | ObjectKind::PathItem
        | ObjectKind::Operation
        | ObjectKind::ExternalDocs
        | ObjectKind::Parameter
        | ObjectKind::RequestBody
        | ObjectKind::MediaType
        | ObjectKind::Encoding
        | ObjectKind::Response
        | ObjectKind::Example
        | ObjectKind::Header
        | ObjectKind::Tag
        | ObjectKind::Schema
        | ObjectKind::Discriminator
        | ObjectKind::SecurityScheme
        | ObjectKind::Flows
        | ObjectKind::ImplicitFlow
        | ObjectKind::PasswordFlow
        | ObjectKind::ClientCredentialsFlow
        | ObjectKind::AuthorizationCodeFlow => true,
        // The first is new in OpenAPI 3.2, and the keys of the other are expressions.
        ObjectKind::DeviceAuthorizationFlow | ObjectKind::Callback => false,
    }
}

#[test]
fn all_objects_are_walked() {
    assert!(KINDS.iter().all(|kind| is_listed(*kind)));
    assert!(!is_listed(ObjectKind::DeviceAuthorizationFlow));
}
