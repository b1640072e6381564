//! Tests the findings for small changes of documents: `changes/*.yaml`.
//!
//! A file has three parts: the expectation, the older document, and the newer document. The expectation lists all
//! findings as `severity rule`, and the effect on Rust callers; `mirror` lists the findings of the reverse comparison,
//! if they are tested.

use std::{collections::HashMap, fs, path::Path};

use codegen::{
    config::Config,
    diff::{
        RuleOptions, compare_documents,
        surface::{self, Effect, Surface},
    },
    ir::Api,
    lower::Strictness,
    tree::Tree,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    expect: Vec<String>,
    rust: String,
    mirror: Option<Vec<String>>,
}

fn read(text: &str) -> (Api, Tree) {
    let files = HashMap::from([("openapi.yaml".to_owned(), text.to_owned())]);
    let (reading, tree) = codegen::generate("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
    (reading.api.expect("an API"), tree.expect("a crate"))
}

/// Returns the public items of a crate, except those in files that are equal in the other crate.
fn surface(tree: &Tree, other: &Tree) -> Surface {
    let other: HashMap<&str, &str> = other.iter().collect();
    let differs = |(path, text): &(&str, &str)| *path == "src/lib.rs" || other.get(path) != Some(text);
    Surface::read(tree.iter().filter(differs)).expect("Rust")
}

fn findings(base: &Api, head: &Api) -> Vec<String> {
    let comparison = compare_documents(base, head, RuleOptions::for_day("2026-06-01".parse().expect("a date")));
    let line = |finding: &codegen::diff::Finding| format!("{} {}", finding.severity.name(), finding.rule.id);
    let mut lines: Vec<String> = comparison.findings.iter().map(line).collect();
    lines.sort();
    lines
}

fn check(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a file");
    let parts: Vec<&str> = text.split("\n---\n").collect();
    let [expected, base, head] = parts[..] else { panic!("{} has not three parts", path.display()) };
    let expected: Expected =
        serde_yaml::from_str(expected).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (base, head) = (read(base), read(head));
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut wrong = Vec::new();
    let mut hold = |what: &str, found: Vec<String>, mut expected: Vec<String>| {
        expected.sort();
        if found != expected {
            wrong.push(format!("{name}: {what}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    };
    hold("there", findings(&base.0, &head.0), expected.expect);
    if let Some(mirror) = expected.mirror {
        hold("back", findings(&head.0, &base.0), mirror);
    }
    let items = surface::compare_surfaces(&surface(&base.1, &head.1), &surface(&head.1, &base.1));
    let effect = items.iter().map(|item| item.effect).max().unwrap_or(Effect::None);
    hold("Rust", vec![effect.name().to_owned()], vec![expected.rust]);
    wrong
}

#[test]
fn each_change_has_its_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/changes");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(paths.len() > 20, "{} changes", paths.len());
    let wrong: Vec<String> = paths.iter().flat_map(|path| check(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
