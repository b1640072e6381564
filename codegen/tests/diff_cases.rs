//! Tests the rules of the diff with the cases of a folder: `DIFF_CASES`, or `../shared/diff-cases` beside the
//! workspace.

use std::{
    io::{self, Write as _},
    path::PathBuf,
};

use codegen::{
    diff::{RuleOptions, Severity, cases, find_rule},
    load::Files,
};

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }
}

/// Returns the folder with cases; `None` if it does not exist.
fn folder() -> Option<Folder> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/diff-cases");
    let path = std::env::var_os("DIFF_CASES").map_or(beside, PathBuf::from);
    let folder = path.join("cases.json").exists().then_some(Folder(path));
    if folder.is_none() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no folder of diff cases; set DIFF_CASES");
    }
    folder
}

#[test]
fn all_cases_pass() {
    let Some(folder) = folder() else { return };
    let options = RuleOptions::for_day("2026-11-22".parse().expect("a date"));
    let outcomes = cases::run_cases(&folder, options).expect("a folder of cases");
    let failed: Vec<_> = outcomes.iter().filter(|outcome| outcome.failure.is_some()).map(ToString::to_string).collect();
    assert!(failed.is_empty(), "{} of {} cases fail:\n{}", failed.len(), outcomes.len(), failed.join("\n"));
}

/// Rules for keywords that are read differently or ignored, and rules that depend on comparing versions.
const NOT_OURS: &[&str] = &[
    "-const-",
    "-content-encoding-",
    "-content-media-type-",
    "-content-schema-",
    "-unevaluated-",
    "api-major-version-",
    "api-version-",
];

/// Exclusive bounds are booleans in OpenAPI 3.0, so they cannot increase or decrease.
const FLAGS: &[&str] = &["exclusive-max-", "exclusive-min-"];

#[test]
fn rules_have_the_names_and_levels_of_the_folder() {
    let Some(folder) = folder() else { return };
    let text = folder.read("levels.json").expect("levels");
    let levels: std::collections::BTreeMap<String, String> = serde_json::from_slice(&text).expect("levels");
    let mut wrong = Vec::new();
    for (id, level) in &levels {
        if NOT_OURS.iter().chain(FLAGS).any(|part| id.contains(part)) {
            continue;
        }
        let wire = match level.as_str() {
            "error" => Severity::Breaking,
            "warning" => Severity::Warning,
            _ => Severity::Compatible,
        };
        match find_rule(id) {
            None => wrong.push(format!("{id} is missing")),
            Some(rule) if rule.oasdiff != wire => {
                wrong.push(format!("{id} is {level}, and {} here", rule.oasdiff.name()));
            }
            Some(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
