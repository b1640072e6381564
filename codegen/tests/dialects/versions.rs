//! Tests that the same document in several versions results in the same crate, and that `diff` reports no change.

use std::{collections::BTreeMap, fmt::Write as _, path::PathBuf};

use codegen::{
    codes,
    diagnostic::{Diagnostics, Severity},
    diff::find_changes,
    ir::Api,
    load::load,
    tree::Tree,
};
use serde_json::{Map, Value, json};

use super::{One, api, documents, generate};

/// Returns the files of a crate that depend on the document, except its version.
fn own(tree: &Tree) -> BTreeMap<&str, &str> {
    let is_own = |path: &str| path.starts_with("src/") && !path.starts_with("src/runtime/");
    tree.iter().filter(|(path, _)| is_own(path)).collect()
}

/// Returns the difference between the crates of two documents, and between the documents.
fn difference(name: &str, one: (&Tree, &Api), other: (&Tree, &Api)) -> String {
    let mut text = String::new();
    let (one_files, other_files) = (own(one.0), own(other.0));
    let paths: Vec<_> = one_files.keys().chain(other_files.keys()).collect();
    for path in paths {
        let (one, other) = (one_files.get(path).unwrap_or(&""), other_files.get(path).unwrap_or(&""));
        let first = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        if one != other {
            let (one, other) = first.unwrap_or(("the end", "the end"));
            let _infallible = writeln!(text, "{name}: {path}: `{one}` and `{other}`");
        }
    }
    for change in find_changes(one.1, other.1) {
        let _infallible = writeln!(text, "{name}: diff: {:?} {:?} {:?}", change.kind, change.before, change.after);
    }
    text
}

fn compare(name: &str, texts: [(&str, &str); 2]) -> String {
    let [(one, one_tree, _), (other, other_tree, _)] = texts.map(|(name, text)| generate(name, text));
    let (one, other) = (api(one).1, api(other).1);
    difference(name, (&one_tree, &one), (&other_tree, &other))
}

/// The documents of `versions`: `NAME.VERSION.yaml`.
#[test]
fn a_document_in_two_versions_is_one_crate() {
    let mut by_name: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (file, text) in documents("versions") {
        let name = file.split('.').next().unwrap_or_default().to_owned();
        by_name.entry(name).or_default().push((file, text));
    }
    assert!(by_name.len() >= 10, "{} documents", by_name.len());
    let mut text = String::new();
    for (name, versions) in by_name {
        assert!(versions.len() > 1, "{name} is there once");
        for pair in versions.windows(2) {
            text.push_str(&compare(&name, [(&pair[0].0, &pair[0].1), (&pair[1].0, &pair[1].1)]));
        }
    }
    assert_eq!(text, "");
}

/// The publisher of this workspace's API omits `swagger` and writes `security_definitions`.
#[test]
fn a_document_without_its_version_is_the_same_crate_with_a_warning() {
    for (name, text) in documents("versions").into_iter().filter(|(name, _)| name.ends_with(".2_0.yaml")) {
        let undeclared =
            text.replace("swagger: \"2.0\"\n", "").replace("securityDefinitions:", "security_definitions:");
        let is_known = ["\ndefinitions:", "\nbasePath:", "\nsecurity_definitions:"];
        if !is_known.iter().any(|section| undeclared.contains(section)) {
            continue;
        }
        assert_eq!(compare(&name, [(&name, &text), (&name, &undeclared)]), "");
        let (reading, ..) = generate(&name, &undeclared);
        let warnings: Vec<_> = reading.diagnostics.iter().filter(|found| found.severity >= Severity::Warning).collect();
        let has_security = undeclared.contains("security_definitions:");
        assert_eq!(warnings.len(), 1 + usize::from(has_security), "{name}");
        assert!(warnings.iter().any(|found| found.code == codes::VERSION), "{name}");
    }
}

/// The constructs are documents of OpenAPI 3.0; each is compared with its conversion to 3.1 and 3.2.
#[test]
fn a_construct_of_3_0_is_the_same_in_3_1_and_3_2() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/constructs");
    let entries = std::fs::read_dir(folder).expect("the folder of constructs");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let mut text = String::new();
    let mut count = 0;
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")) {
        let fragment = std::fs::read_to_string(&path).expect("a fragment");
        if fragment.lines().any(|line| line.starts_with("openapi:") || line.starts_with("swagger:")) {
            continue;
        }
        let paths = if fragment.contains("paths:") { "" } else { "paths: {}\n" };
        let whole = format!("openapi: 3.0.3\ninfo: {{title: A construct, version: '1'}}\n{paths}{fragment}");
        let documents = load("openapi.yaml", &One(whole), &mut Diagnostics::default());
        let document = documents.root().expect("a root").json();
        let mut converted = document.clone();
        if !modernize(&mut converted) {
            continue;
        }
        count += 1;
        for version in ["3.1.0", "3.2.0"] {
            converted["openapi"] = version.into();
            let texts = [("openapi.json", document.to_string()), ("openapi.json", converted.to_string())];
            let name = format!("{} {version}", path.file_stem().unwrap_or_default().to_string_lossy());
            text.push_str(&compare(&name, [(texts[0].0, &texts[0].1), (texts[1].0, &texts[1].1)]));
        }
    }
    assert!(count > 50, "{count} constructs");
    assert_eq!(text, "");
}

/// Converts schemas of OpenAPI 3.0 to JSON Schema 2020-12. Returns whether the complete value can be converted.
fn modernize(value: &mut Value) -> bool {
    match value {
        Value::Object(members) => modernize_object(members),
        Value::Array(items) => items.iter_mut().all(modernize),
        _ => true,
    }
}

fn modernize_object(members: &mut Map<String, Value>) -> bool {
    let is_schema = members.contains_key("type") && !members.contains_key("in");
    if members.get("nullable") == Some(&Value::Bool(true)) {
        let Some(Value::String(ty)) = members.get("type").cloned() else { return false };
        members.remove("nullable");
        members.insert("type".to_owned(), json!([ty, "null"]));
        if let Some(Value::Array(values)) = members.get_mut("enum")
            && !values.contains(&Value::Null)
        {
            values.push(Value::Null);
        }
    }
    for (inclusive, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        match members.get(exclusive) {
            Some(Value::Bool(true)) => {
                if let Some(bound) = members.remove(inclusive) {
                    members.insert(exclusive.to_owned(), bound);
                }
            }
            Some(Value::Bool(false)) => {
                members.remove(exclusive);
            }
            _ => {}
        }
    }
    if is_schema && let Some(example) = members.remove("example") {
        members.insert("examples".to_owned(), json!([example]));
    }
    members.iter_mut().all(|(key, value)| match key.as_str() {
        "example" | "examples" | "default" | "enum" | "value" => true,
        _ if key.starts_with("x-") => true,
        "properties" | "schemas" | "mapping" => match value {
            Value::Object(named) => named.values_mut().all(modernize),
            _ => true,
        },
        _ => modernize(value),
    })
}
