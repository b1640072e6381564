//! Runs `yaml/src`, the YAML test suite: documents with their equivalent JSON, and invalid texts.

use std::{collections::BTreeMap, fs};

use codegen::{codes, diagnostic::Severity};
use serde_json::Value;

use super::{compare, files, read, stem, suite};

/// Tests with a result that differs from the suite's.
const EXPECTED: &[(&str, &[&str])] = &[
    (
        "a file holds one document",
        &[
            "35KP", "5TYM", "6WLZ", "6XDY", "6ZKB", "7Z25", "9DXL", "9KAX", "9WXW", "JHB9", "KSS4", "L383", "M7A3",
            "PUW8", "RZT7", "U9NS", "UT92", "W4TN",
        ],
    ),
    ("the suite leaves it out as well (`skip`)", &["ZYU8-2"]),
];

/// A test: a text, and the JSON of its documents; `None` if the text is not valid YAML.
struct Case {
    name: String,
    yaml: String,
    json: Option<Vec<Value>>,
}

/// Replaces the suite's placeholders for invisible characters.
fn unmarked(text: &str) -> String {
    let text = text.replace('␣', " ").replace('←', "\r").replace('⇔', "\u{FEFF}").replace('↵', "");
    let text =
        text.replace("————»", "\t").replace("———»", "\t").replace("——»", "\t").replace("—»", "\t").replace('»', "\t");
    text.strip_suffix("∎\n").map_or_else(|| text.clone(), str::to_owned)
}

fn cases(file: &std::path::Path) -> Vec<Case> {
    let text = fs::read_to_string(file).expect("it can be read");
    let tests: Vec<serde_json::Map<String, Value>> = serde_yaml::from_str(&text).expect("a list of tests");
    let mut before = serde_json::Map::new();
    let mut cases = Vec::new();
    let count = tests.len();
    for (index, mut test) in tests.into_iter().enumerate() {
        for key in ["json", "fail"] {
            // Members that a test does not have are taken from the previous one, unless it states another result.
            if !test.contains_key(key) && !test.contains_key("tree") && !test.contains_key("fail") {
                test.extend(before.get(key).map(|value| (key.to_owned(), value.clone())));
            }
        }
        let text = |key: &str| test.get(key).and_then(Value::as_str).map(unmarked);
        let name = if count == 1 { stem(file) } else { format!("{}-{index}", stem(file)) };
        let fails = test.get("fail").and_then(Value::as_bool).unwrap_or_default();
        let json = text("json").filter(|_| !fails);
        let json = json.map(|json| {
            serde_json::Deserializer::from_str(&json).into_iter().map(|value| value.expect("JSON")).collect()
        });
        if let Some(yaml) = text("yaml").filter(|_| fails || json.is_some()) {
            cases.push(Case { name, yaml, json });
        }
        before = test;
    }
    cases
}

/// Compares values; `450` and `450.00` are the same number.
fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, one)| other.get(key).is_some_and(|other| equal(one, other)))
        }
        _ => one == other,
    }
}

#[test]
fn yaml_is_read_by_yaml_1_2() {
    let Some(folder) = suite("yaml/src") else { return };
    let cases: Vec<Case> = files(&folder, "yaml").iter().flat_map(|file| cases(file)).collect();
    assert!(cases.len() > 300, "{} tests", cases.len());
    let mut failed = BTreeMap::new();
    for case in cases {
        let (documents, diagnostics) = read("root.yaml", case.yaml.clone().into_bytes());
        let shown = diagnostics.render(&documents.sources, Severity::Warning, false);
        let is_doubtful = diagnostics.has_errors() || diagnostics.iter().any(|item| item.code == codes::YAML_INDENT);
        let value = documents.root().map(codegen::load::Node::json);
        let problem = match case.json.as_deref() {
            None if is_doubtful => None,
            None => Some(format!("is read as {value:?}")),
            // A file without a document is an error.
            Some([] | [Value::Null]) if value.is_none() && shown.contains("the file is empty") => None,
            Some([wanted]) if value.as_ref().is_some_and(|value| equal(value, wanted)) && !is_doubtful => None,
            Some(wanted) => Some(format!("{value:?} is not {wanted:?}\n{shown}")),
        };
        failed.extend(problem.map(|problem| (case.name.clone(), format!("{problem}\n{}", case.yaml))));
    }
    compare(&failed, EXPECTED);
}
