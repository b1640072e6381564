//! Generates crates from small documents, compiles them in one workspace and runs tests against them.
//!
//! A case consists of `cases/NAME.yaml`, a document, and `cases/NAME.rs`, tests that use the crate `NAME` generated
//! from it, with the settings of `cases/NAME.toml` if that file exists. A `.rs` file without a document tests the crates
//! of other cases. The cases of `../shared/cases/generate` are also run if that folder exists.
//!
//! The crates share one copy of the runtime, so that it is compiled once, and all tests are one program, so that it is
//! linked once. `BEHAVIOUR_CASE=NAME` runs one case. Failures are reported with the name of the case. Tests that are known to fail are listed in
//! `expected_failures.txt`; a test that passes must be removed from it.

mod cargo;
mod case;
mod workspace;

use std::{collections::BTreeSet, fmt::Write as _, path::Path};

use case::Case;
use workspace::Workspace;

#[test]
fn generated_crates_behave_as_documented() {
    let cases = case::all();
    let mut workspace = Workspace::create(&cases);
    let mut failures: Vec<(String, String)> = Vec::new();
    let program = loop {
        match cargo::build(&workspace) {
            Ok(program) => break program,
            Err(broken) => {
                for (name, errors) in broken {
                    workspace.remove(&name);
                    failures.push((name, errors));
                }
            }
        }
    };
    let (passed, failed) = cargo::run(&program);
    failures.extend(failed);
    judge(&cases, &passed, &failures);
}

/// Compares the failures with `expected_failures.txt`.
fn judge(cases: &[Case], passed: &[String], failures: &[(String, String)]) {
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour/expected_failures.txt");
    let expected = std::fs::read_to_string(expected).expect("the list can be read");
    let expected: BTreeSet<&str> = expected
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .collect();
    let mut report = String::new();
    for (name, output) in failures {
        if !expected.contains(name.as_str()) {
            let _ = writeln!(report, "FAILED {name}\n{output}\n");
        }
    }
    for name in passed.iter().filter(|name| expected.contains(name.as_str())) {
        let _ = writeln!(report, "{name} passes: remove it from expected_failures.txt\n");
    }
    let is_known = |name: &&&str| {
        let case = name.split("::").next().unwrap_or_default();
        let present = cases.iter().any(|case_| case_.name == case);
        let seen = failures.iter().any(|(failed, _)| failed == *name || failed == case)
            || passed.iter().any(|passed| passed == *name);
        !present || seen
    };
    for name in expected.iter().filter(|name| !is_known(name)) {
        let _ = writeln!(report, "{name} is in expected_failures.txt, but there is no test with this name\n");
    }
    eprintln!("{} tests passed, {} failed", passed.len(), failures.len());
    assert!(report.is_empty(), "\n{report}");
    assert!(!passed.is_empty(), "no test was run");
}
