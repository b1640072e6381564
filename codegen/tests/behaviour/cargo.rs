//! Compiles the workspace and runs its tests.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::workspace::Workspace;

/// The name of a case, and the compiler's errors or a test's output.
type Failure = (String, String);

/// Compiles the tests of all cases. Returns the program, or the cases that do not compile.
pub fn build(workspace: &Workspace) -> Result<PathBuf, Vec<Failure>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in the target folder");
    let output = Command::new(cargo)
        .args(["build", "--offline", "--tests", "--package", "suite", "--keep-going", "--message-format", "json"])
        .arg("--target-dir")
        .arg(target)
        .current_dir(&workspace.root)
        .output()
        .expect("cargo runs");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = stdout.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mut broken: BTreeMap<String, String> = BTreeMap::new();
    for message in messages.iter().filter(|message| message["reason"] == "compiler-message") {
        if let Some((case, text)) = problem(workspace, message) {
            broken.entry(case).or_default().push_str(&text);
        }
    }
    if !broken.is_empty() {
        return Err(broken.into_iter().collect());
    }
    let program = messages.iter().rev().find(|message| message["target"]["name"] == "suite");
    let program = program.and_then(|message| message["executable"].as_str());
    match program {
        Some(program) if output.status.success() => Ok(program.into()),
        _ => panic!("{}", String::from_utf8_lossy(&output.stderr)),
    }
}

/// Returns the case to which a compiler message belongs. Warnings count, since generated crates must have none.
fn problem(workspace: &Workspace, message: &Value) -> Option<Failure> {
    let text = message["message"]["rendered"].as_str()?.to_owned();
    let level = message["message"]["level"].as_str()?;
    let name = message["target"]["name"].as_str()?;
    if name != "suite" {
        return matches!(level, "error" | "warning").then(|| (name.to_owned(), text));
    }
    let spans = message["message"]["spans"].as_array().into_iter().flatten();
    let mut cases = spans.filter_map(|span| workspace.case_of_file(span["file_name"].as_str()?));
    (level == "error").then(|| cases.next().map(|case| (case.to_owned(), text)))?
}

/// Runs the tests. Returns the names of those that passed, and those that failed with their output.
pub fn run(program: &Path) -> (Vec<String>, Vec<Failure>) {
    let output = Command::new(program).env("RUST_BACKTRACE", "0").output().expect("the tests can be run");
    let stdout = String::from_utf8_lossy(&output.stdout);
    let (mut passed, mut failed) = (Vec::new(), Vec::new());
    for line in stdout.lines() {
        let Some((name, result)) = line.strip_prefix("test ").and_then(|line| line.split_once(" ... ")) else {
            continue;
        };
        match result {
            "ok" => passed.push(name.to_owned()),
            "FAILED" => failed.push((name.to_owned(), printed(&stdout, name))),
            _ => {}
        }
    }
    assert!(output.status.success() || !failed.is_empty(), "{stdout}{}", String::from_utf8_lossy(&output.stderr));
    (passed, failed)
}

/// Returns the output of a test.
fn printed(stdout: &str, name: &str) -> String {
    let start = format!("---- {name} stdout ----");
    let text = stdout.split_once(&start).map_or("", |(_, after)| after);
    text.split("\n----").next().unwrap_or(text).split("\n\nfailures:").next().unwrap_or_default().trim().to_owned()
}
