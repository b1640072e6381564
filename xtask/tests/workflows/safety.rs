//! All workflows: what they may do, and that no text of a pull request reaches a shell.

use std::fs;

use serde_yaml::Value;

use super::root;

/// The workflows by file name.
fn workflows() -> Vec<(String, Value)> {
    let folder = root().join(".github/workflows");
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut found: Vec<(String, Value)> = entries
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a file");
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, serde_yaml::from_str(&text).expect("YAML"))
        })
        .collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert!(found.len() >= 4, "{} workflows", found.len());
    found
}

fn jobs(workflow: &Value) -> impl Iterator<Item = &Value> {
    workflow["jobs"].as_mapping().expect("jobs").values()
}

#[test]
fn permissions_are_listed_and_only_those_that_are_needed_may_write() {
    let needed: &[(&str, &[&str])] = &[
        ("docs.yml", &["issues"]),
        ("release.yml", &["attestations", "contents", "id-token"]),
        ("spec-review.yml", &["pull-requests"]),
    ];
    for (name, workflow) in workflows() {
        let lists = jobs(&workflow).map(|job| &job["permissions"]).chain([&workflow["permissions"]]);
        let allowed = needed.iter().find(|(file, _)| *file == name).map_or(&[][..], |(_, scopes)| scopes);
        assert!(workflow["permissions"].is_mapping(), "{name} does not list its permissions");
        for list in lists.filter(|list| !list.is_null()) {
            for (scope, access) in list.as_mapping().expect("a list of scopes, not `write-all`") {
                let (scope, access) = (scope.as_str().expect("a name"), access.as_str().expect("a name"));
                assert!(access != "write" || allowed.contains(&scope), "{name} may write {scope}");
            }
        }
    }
}

#[test]
fn no_expression_is_part_of_a_script() {
    for (name, workflow) in workflows() {
        for step in jobs(&workflow).flat_map(|job| job["steps"].as_sequence().expect("steps")) {
            let script = step["run"].as_str().unwrap_or_default();
            assert!(!script.contains("${{"), "{name}: pass it by `env`: {script}");
        }
        let triggers = serde_yaml::to_string(&workflow["on"]).expect("YAML");
        assert!(!triggers.contains("pull_request_target"), "{name} runs with secrets on foreign code");
    }
}
