//! Tests `cargo xtask generate` and `check`: files, output and exit statuses.

use std::{fs, path::Path};

use assert_cmd::Command;
use tempfile::TempDir;

fn xtask(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).current_dir(workspace());
    command
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace")
}

/// Runs a command that must end with this status. Returns its standard error.
fn stderr(command: &mut Command, status: i32) -> String {
    let output = command.output().expect("it runs");
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(status), "{text}");
    text
}

/// A folder with an OpenAPI document.
fn document(text: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("openapi.yaml"), text).expect("written");
    folder
}

const GOOD: &str = "openapi: 3.0.3\ninfo: {title: Good, version: '1'}\npaths:\n  /a:\n    get:\n      operationId: get\n      \
                    responses: {'204': {description: Done.}}\n";

#[test]
fn generated_is_what_spec_and_generator_give() {
    stderr(&mut xtask(&["generate", "--check"]), 0);
}

#[test]
fn a_crate_is_written_and_found_current() {
    let folder = document(GOOD);
    let (spec, out) = (folder.path().join("openapi.yaml"), folder.path().join("client"));
    let arguments =
        ["generate", "--spec", spec.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8"), "--name", "good"];
    let check: Vec<&str> = arguments.iter().copied().chain(["--check"]).collect();
    assert!(stderr(&mut xtask(&check), 1).contains("is missing"));
    stderr(&mut xtask(&arguments), 0);
    stderr(&mut xtask(&check), 0);
    assert!(fs::read_to_string(out.join("Cargo.toml")).expect("a manifest").contains("name = \"good\""));
    fs::write(out.join("src/stray.rs"), "").expect("written");
    fs::write(out.join("README.md"), "changed").expect("written");
    let said = stderr(&mut xtask(&check), 1);
    assert!(
        said.contains("stray.rs: does not belong to the generated crate") && said.contains("README.md: differs from"),
        "{said}"
    );
    stderr(&mut xtask(&arguments), 0);
    assert!(!out.join("src/stray.rs").exists());
}

#[test]
fn an_invalid_document_leaves_existing_files() {
    let folder = document(&GOOD.replace("/a:", "/a/{id}:"));
    let (spec, out) = (folder.path().join("openapi.yaml"), folder.path().join("client"));
    let arguments = ["generate", "--spec", spec.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8")];
    fs::write(&spec, GOOD).expect("written");
    stderr(&mut xtask(&arguments), 0);
    let before = fs::read_to_string(out.join("src/operations.rs")).expect("written");
    fs::write(&spec, GOOD.replace("openapi: 3.0.3", "openapi: [")).expect("written");
    let said = stderr(&mut xtask(&arguments), 1);
    assert!(said.contains("error[yaml-syntax]") && said.contains("openapi.yaml:"), "{said}");
    assert_eq!(fs::read_to_string(out.join("src/operations.rs")).expect("still there"), before);
}

#[test]
fn a_folder_that_something_else_made_is_left_alone() {
    let folder = document(GOOD);
    let (spec, out) = (folder.path().join("openapi.yaml"), folder.path().join("mine"));
    fs::create_dir(&out).expect("made");
    fs::write(out.join("thesis.txt"), "years of work").expect("written");
    let arguments = ["generate", "--spec", spec.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8")];
    assert!(stderr(&mut xtask(&arguments), 2).contains("contains files that `generate` did not write"));
    assert_eq!(fs::read_to_string(out.join("thesis.txt")).expect("still there"), "years of work");
}

#[test]
fn other_files_in_the_output_folder_are_kept() {
    let folder = document(GOOD);
    let (spec, out) = (folder.path().join("openapi.yaml"), folder.path().join("client"));
    for kept in [".git/HEAD", "tests/mine.rs", "notes/plan.txt"] {
        fs::create_dir_all(out.join(kept).parent().expect("in a folder")).expect("made");
    }
    fs::write(out.join(".git/HEAD"), "ref: refs/heads/main").expect("written");
    let arguments = ["generate", "--spec", spec.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8")];
    stderr(&mut xtask(&arguments), 0);
    fs::write(out.join("tests/mine.rs"), "// mine").expect("written");
    fs::write(out.join("notes/plan.txt"), "a plan").expect("written");
    fs::write(&spec, GOOD.replace("title: Good", "title: Better")).expect("written");
    stderr(xtask(&arguments).current_dir(&out), 0);
    for (path, text) in
        [(".git/HEAD", "ref: refs/heads/main"), ("tests/mine.rs", "// mine"), ("notes/plan.txt", "a plan")]
    {
        assert_eq!(fs::read_to_string(out.join(path)).expect(path), text);
    }
    assert!(!out.join(".generate").exists());
    stderr(xtask(&arguments).arg("--check"), 0);
    // In the folder itself.
    fs::write(&spec, GOOD).expect("written");
    stderr(xtask(&["generate", "--spec", "../openapi.yaml", "--out", "."]).current_dir(&out), 0);
    assert!(out.join("src/lib.rs").exists());
}

#[test]
fn a_name_that_no_package_can_have_is_refused() {
    let cases = [
        ("My Shop!", "a package name must consist of"),
        ("1shop", "a package name must consist of"),
        ("fn", "a package name must consist of"),
        ("", "a package name must consist of"),
        ("core", "the name of a crate of the Rust toolchain"),
        ("proc-macro", "the name of a crate of the Rust toolchain"),
        ("http", "depends on a package named `http`"),
        ("serde", "depends on a package named `serde`"),
        ("serde-core", "depends on a package named `serde_core`"),
        ("bytes", "depends on a package named `bytes`"),
        ("reqwest", "depends on a package named `reqwest`"),
        ("regex_lite", "depends on a package named `regex_lite`"),
    ];
    for (name, message) in cases {
        let said = stderr(&mut xtask(&["generate", "--spec", "a.yaml", "--out", "b", "--name", name]), 2);
        assert!(said.contains(message), "{name}: {said}");
    }
}

#[test]
fn check_says_where_a_document_is_wrong() {
    let folder = document(&GOOD.replace("/a:", "/a/{id}:"));
    let spec = folder.path().join("openapi.yaml");
    let said = stderr(&mut xtask(&["check", spec.to_str().expect("UTF-8")]), 1);
    assert!(said.contains("error[path-parameter-undeclared]") && said.contains("openapi.yaml:4:"), "{said}");
}

#[test]
#[cfg(unix)]
fn a_link_out_of_the_folder_is_not_followed() {
    let folder = document(GOOD);
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("passwd.yaml")).expect("a link");
    fs::write(folder.path().join("openapi.yaml"), GOOD.replace("paths:\n", "paths:\n  /b: {$ref: 'passwd.yaml#/b'}\n"))
        .expect("written");
    let spec = folder.path().join("openapi.yaml");
    let said = stderr(&mut xtask(&["check", spec.to_str().expect("UTF-8")]), 1);
    assert!(said.contains("a symbolic link to a file outside of the document's directory"), "{said}");
}

#[test]
fn a_document_is_read_from_standard_input() {
    let out = TempDir::new().expect("a folder");
    let out = out.path().join("client");
    let arguments = ["generate", "--spec", "-", "--out", out.to_str().expect("UTF-8")];
    stderr(xtask(&arguments).write_stdin(GOOD), 0);
    assert!(out.join("src/lib.rs").exists());
    let wrong = GOOD.replace("/a:", "/a/{id}:");
    let said = stderr(xtask(&["check", "-"]).write_stdin(wrong.as_str()), 1);
    assert!(said.contains("error[path-parameter-undeclared]") && said.contains("<stdin>:4:"), "{said}");
    let json = r#"{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {},}"#;
    let said = stderr(xtask(&["check", "-"]).write_stdin(json), 1);
    assert!(said.contains("error[json-syntax]"), "{said}");
    let several = GOOD.replace("paths:\n", "paths:\n  /b: {$ref: 'Cargo.toml#/b'}\n");
    let said = stderr(xtask(&["check", "-"]).write_stdin(several.as_str()), 1);
    assert!(said.contains("`<stdin>` has no directory to read other files from"), "{said}");
    let huge = " ".repeat((16 << 20) + 1);
    assert!(stderr(xtask(&["check", "-"]).write_stdin(huge), 2).contains("more than 16777216 bytes"));
}

#[test]
fn unreadable_documents_have_status_2() {
    let home = TempDir::new().expect("a folder");
    for arguments in [
        &["check", "missing.yaml"][..],
        &["generate", "--spec", "missing.yaml", "--out", "client"],
        &["serve", "missing.yaml"],
        &["diff", "missing.yaml", "missing.yaml"],
        &["corpus", "missing", "--out", "out"],
    ] {
        let said = stderr(xtask(arguments).current_dir(home.path()), 2);
        assert!(said.contains("error"), "{arguments:?}: {said}");
    }
    fs::write(home.path().join("wrong.yaml"), "openapi: [").expect("written");
    stderr(xtask(&["check", "wrong.yaml"]).current_dir(home.path()), 1);
    stderr(xtask(&["diff", "wrong.yaml", "wrong.yaml"]).current_dir(home.path()), 2);
    stderr(xtask(&["serve", "wrong.yaml"]).current_dir(home.path()), 2);
}

#[test]
fn bad_usage_ends_with_2() {
    stderr(&mut xtask(&["generate", "--nonsense"]), 2);
    stderr(&mut xtask(&["generate", "--spec", "x.yaml"]), 2);
    stderr(&mut xtask(&["nonsense"]), 2);
}

#[test]
fn no_command_lists_the_commands() {
    let said = stderr(&mut xtask(&[]), 2);
    assert!(said.contains("generate") && said.contains("check"), "{said}");
}
