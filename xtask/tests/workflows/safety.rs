//! Tests the permissions of all workflows, and that no text of a pull request reaches a shell.

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

/// Returns the line of a workflow without its indentation and the dash of a list.
fn entry(line: &str) -> &str {
    line.trim().trim_start_matches("- ")
}

#[test]
fn actions_are_pinned_by_commit() {
    let folder = root().join(".github/workflows");
    let mut actions = 0;
    for (name, _) in workflows() {
        let text = fs::read_to_string(folder.join(&name)).expect("a file");
        for reference in text.lines().filter_map(|line| entry(line).strip_prefix("uses:")) {
            let (action, version) = reference.split_once('#').unwrap_or((reference, ""));
            let (_, commit) = action.trim().split_once('@').unwrap_or_default();
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            assert!(is_commit, "{name}: `{action}` can be changed by whoever owns it; name the commit");
            assert!(
                version.trim().starts_with('v'),
                "{name}: `{action}` has no comment with the version of the commit"
            );
            actions += 1;
        }
    }
    assert!(actions >= 15, "{actions} actions");
}

#[test]
fn checkouts_keep_no_credentials() {
    for (name, workflow) in workflows() {
        for step in jobs(&workflow).flat_map(|job| job["steps"].as_sequence().expect("steps")) {
            let is_checkout = step["uses"].as_str().is_some_and(|action| action.starts_with("actions/checkout@"));
            let keeps = step["with"]["persist-credentials"].as_bool() != Some(false);
            assert!(!is_checkout || !keeps, "{name}: later steps could read the token that the checkout leaves behind");
        }
    }
}

/// Names of branches, tags and files are passed as arguments. A shell would interpret their content.
#[test]
fn commands_start_no_shell() {
    let mut folders = vec![root().join("xtask/src")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a file");
            for shell in ["\"sh\"", "\"bash\"", "\"cmd\"", "\"/bin/sh\"", "\"powershell\"", "\"eval\""] {
                assert!(!text.contains(shell), "{} starts {shell}", path.display());
            }
            files += 1;
        }
    }
    assert!(files > 20, "{files} files");
}
