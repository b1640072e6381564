//! Tests `cargo xtask explain`, the hint to it in messages, and the groups of commands in the help.

use std::{fs, process::Command};

/// Runs the program in `folder`. Returns the exit status, standard output and standard error.
fn xtask(folder: &std::path::Path, arguments: &[&str]) -> (i32, String, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).current_dir(folder).output().expect("xtask runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (output.status.code().expect("an exit status"), text(&output.stdout), text(&output.stderr))
}

#[test]
fn every_code_and_rule_is_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let (status, listed, _) = xtask(folder.path(), &["explain"]);
    assert_eq!(status, 0);
    let listed: Vec<&str> = listed.lines().collect();
    assert_eq!(listed, codegen::codes::ALL.iter().map(|code| code.name).collect::<Vec<_>>());
    for name in [listed[0], "[ref-unresolved]", "request-parameter-removed"] {
        let (status, text, _) = xtask(folder.path(), &["explain", name]);
        assert_eq!(status, 0, "{name}");
        let (title, explanation) = text.split_once("\n\n").expect("a title and an explanation");
        assert!(title.contains(name.trim_matches(['[', ']'])) && explanation.trim_end().ends_with('.'), "{text}");
    }
}

#[test]
fn an_unknown_code_is_an_error_that_lists_similar_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let (status, _, error) = xtask(folder.path(), &["explain", "operation-twice"]);
    assert_eq!(status, 2);
    assert!(error.contains("no diagnostic code or rule of `diff` is named `operation-twice`"), "{error}");
    assert!(error.contains("`duplicate-operation-id`") && error.contains("help: "), "{error}");
}

#[test]
fn messages_name_a_code_that_explain_knows() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("api.yaml"), "openapi: 9.9.0\n").expect("written");
    let (status, _, error) = xtask(folder.path(), &["check", "api.yaml"]);
    assert_eq!(status, 1);
    assert!(error.contains("error[version]: "), "{error}");
    assert!(error.contains("help: run `cargo xtask explain CODE` for the explanation of a code\n"), "{error}");
}

#[test]
fn internal_commands_are_listed_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, help, _) = xtask(folder.path(), &["--help"]);
    let (usual, internal) = help.split_once("Commands for the development of the generator:").expect("two groups");
    for command in ["generate", "check", "explain", "diff", "serve", "pages", "release"] {
        assert!(usual.contains(&format!("\n  {command} ")), "{help}");
    }
    for command in ["bench", "corpus", "diff-cases", "diff-consumers", "diff-histories", "features"] {
        assert!(internal.contains(&format!("\n  {command} ")) && !usual.contains(&format!("\n  {command} ")), "{help}");
    }
}

#[test]
fn options_have_one_name_in_all_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let commands: &[&[&str]] = &[
        &["generate"],
        &["check"],
        &["explain"],
        &["diff"],
        &["serve"],
        &["release"],
        &["bench"],
        &["corpus"],
        &["diff-cases"],
        &["diff-consumers"],
        &["diff-histories"],
        &["features"],
        &["pages", "check"],
        &["pages", "status"],
        &["pages", "accept"],
        &["pages", "draft"],
        &["pages", "apply"],
        &["pages", "adopt"],
    ];
    for command in commands {
        let (status, help, _) = xtask(folder.path(), &[command, &["--help"][..]].concat());
        assert_eq!(status, 0, "{command:?}");
        for other in ["--out ", "--out-dir", "--silent", "--quiet", "--form "] {
            assert!(!help.contains(other), "{command:?} has {other}\n{help}");
        }
        for (long, both) in [("--output", "-o, --output <"), ("--verbose", "-v, --verbose")] {
            let is_option = |line: &&str| line.trim_start().starts_with('-') && line.contains(long);
            if let Some(line) = help.lines().find(is_option) {
                assert!(line.contains(both), "{command:?}: {line}");
            }
        }
    }
}
