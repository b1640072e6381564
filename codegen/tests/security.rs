//! Tests `SECURITY.md`: each promise names existing tests that verify it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

/// Returns the names of all tests in a folder.
fn tests(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | "corpus" | "artifacts") {
                tests(&path, names);
            }
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a file");
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
                is_test = true;
            } else if let Some((_, rest)) = line.split_once("fn ").filter(|_| is_test) {
                names.extend(rest.split(['(', '<']).next().map(str::to_owned));
                is_test = false;
            }
        }
    }
}

#[test]
fn each_promise_names_tests_that_exist() {
    let text = fs::read_to_string(root().join("SECURITY.md")).expect("the file");
    let (_, promises) = text.split_once("\n## Promises\n").expect("a section with promises");
    let promises = promises.split("\n## ").next().unwrap_or_default();
    let mut known = BTreeSet::new();
    for folder in ["codegen", "xtask", "spec"] {
        tests(&root().join(folder), &mut known);
    }
    let mut count = 0;
    for row in promises.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise")) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        let [promise, shown] = cells.as_slice() else { panic!("a row has two cells: {row}") };
        let names: Vec<&str> = shown.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "no test shows that {promise}");
        for name in names {
            assert!(known.contains(name), "there is no test `{name}`, which shows that {promise}");
        }
        count += 1;
    }
    assert!(count >= 15, "{count} promises");
}
