//! Tests `cargo xtask diff`: finding documents, and exit statuses.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

const OLD: &str = "openapi: 3.0.3
info: {title: Library, version: '1'}
paths:
  /books:
    get:
      operationId: listBooks
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 100}}]
      responses:
        '200': {description: Books., content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
components:
  schemas:
    Book: {type: object, required: [isbn], properties: {isbn: {type: string}}}
";

/// Creates a folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// Runs `xtask diff` in a folder, outside of any workspace.
fn diff(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.env_remove("CARGO_MANIFEST_DIR").env("GIT_CEILING_DIRECTORIES", folder.parent().expect("a folder"));
    command.current_dir(folder).arg("diff").args(arguments).output().expect("xtask runs")
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"]);
    let output = command.arg("-C").arg(folder).args(arguments).output().expect("git runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with two versions of `api/openapi.yaml` and of a workspace's `spec/`.
fn repository() -> TempDir {
    let settings = "[package]\nname = \"library\"\nversion = \"0.1.0\"\n";
    let folder = folder(&[("api/openapi.yaml", OLD), ("spec/openapi.yaml", OLD), ("spec/client.toml", settings)]);
    git(folder.path(), &["init", "--quiet"]);
    for text in [OLD.to_owned(), OLD.replace("maximum: 100", "maximum: 50")] {
        fs::write(folder.path().join("api/openapi.yaml"), &text).expect("a file");
        fs::write(folder.path().join("spec/openapi.yaml"), &text).expect("a file");
        git(folder.path(), &["add", "."]);
        git(folder.path(), &["commit", "--quiet", "--message", "Change the API"]);
    }
    folder
}

/// Asserts the exit status; returns standard output and standard error.
#[track_caller]
fn said(output: &Output, status: i32) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{out}{err}");
    (out, err)
}

#[test]
fn errors_of_either_document_are_reported_instead_of_changes() {
    let dangling = OLD.replace("schemas/Book'", "schemas/Bok'");
    let missing = OLD.replace("'#/components/schemas/Book'", "book.yaml");
    let outside = OLD.replace("'#/components/schemas/Book'", "../book.yaml");
    let version = OLD.replace("3.0.3", "4.0.0");
    let broken = OLD.replace("maximum: 100}", "maximum: 100");
    let cases = [
        ("ref-unresolved", dangling.as_str()),
        ("ref-file", &missing),
        ("ref-outside", &outside),
        ("version", &version),
        ("yaml-syntax", &broken),
    ];
    for (code, text) in cases {
        let folder = folder(&[("old.yaml", OLD), ("new.yaml", text)]);
        for arguments in [["old.yaml", "new.yaml"], ["new.yaml", "old.yaml"]] {
            let (out, err) = said(&diff(folder.path(), &arguments), 2);
            assert_eq!(out, "", "{code}");
            assert!(err.starts_with("error: `new.yaml` cannot be compared\n"), "{err}");
            assert!(err.contains(&format!("error[{code}]")) && err.contains("new.yaml:"), "{err}");
        }
    }
}

#[test]
fn errors_of_both_documents_are_reported_the_older_first() {
    let folder = folder(&[("new.yaml", &OLD.replace("schemas/Book'", "schemas/Bok'"))]);
    let (_, err) = said(&diff(folder.path(), &["old.yaml", "new.yaml"]), 2);
    let (old, new) = (err.find("error: `old.yaml` does not exist"), err.find("error: `new.yaml` cannot be compared"));
    assert!(old.is_some() && old < new, "{err}");
}

#[test]
fn fail_on_determines_status_1() {
    let folder = folder(&[("old.yaml", OLD), ("new.yaml", &OLD.replace("maximum: 100", "maximum: 50"))]);
    let run =
        |fail_on: &str, status| said(&diff(folder.path(), &["old.yaml", "new.yaml", "--fail-on", fail_on]), status);
    for (fail_on, status) in [("breaking", 1), ("warning", 1), ("any", 1), ("insufficient-bump", 1), ("never", 0)] {
        run(fail_on, status);
    }
    said(&diff(folder.path(), &["old.yaml", "old.yaml", "--fail-on", "any"]), 0);
    let allow = "[[allow]]\nrule = \"rust\"\nplace = \"gone\"\nreason = \"stale\"\n";
    fs::write(folder.path().join("allow.toml"), allow).expect("a file");
    let (out, _) = said(&diff(folder.path(), &["old.yaml", "old.yaml", "--allow", "allow.toml"]), 2);
    assert!(out.contains("no longer matches any change"), "{out}");
}

#[test]
fn a_document_of_a_revision_is_found() {
    let folder = repository();
    for arguments in [
        ["HEAD~1", "HEAD"],
        ["HEAD~1:spec/openapi.yaml", "HEAD:spec/openapi.yaml"],
        ["HEAD~1:api/openapi.yaml", "api/openapi.yaml"],
        ["HEAD~1:api", "api"],
    ] {
        let (out, _) = said(&diff(folder.path(), &arguments), 1);
        assert!(out.contains("request-parameter-max-decreased"), "{arguments:?}: {out}");
    }
    let (_, err) = said(&diff(folder.path(), &["HEAD:nowhere.yaml", "HEAD"]), 2);
    assert!(
        err.contains("the document `nowhere.yaml` does not exist in the git revision of `HEAD:nowhere.yaml`\nhelp: "),
        "{err}"
    );
}

#[test]
fn a_missing_revision_is_an_error_with_help() {
    let whole = repository();
    let help = |folder: &Path, arguments: &[&str]| {
        let (out, err) = said(&diff(folder, arguments), 2);
        assert_eq!(out, "");
        err
    };
    let err = help(whole.path(), &[]);
    assert!(err.contains("`origin/main`") && err.contains("help: this repository has no remote `origin`"), "{err}");
    let err = help(whole.path(), &["v9"]);
    assert!(err.contains("help: list the revisions with `git branch --all`"), "{err}");

    let none = folder(&[("new.yaml", OLD)]);
    let err = help(none.path(), &["HEAD:new.yaml", "new.yaml"]);
    assert!(err.contains("is not in a git repository\nhelp: pass two documents"), "{err}");

    let outside = folder(&[("api.yaml", OLD)]);
    let err = help(outside.path(), &["HEAD", "api.yaml"]);
    assert!(err.contains("help: pass the path of the document in the revision: `HEAD:path/to/openapi.yaml`"), "{err}");

    let shallow = tempfile::tempdir().expect("a folder");
    let from = format!("file://{}", whole.path().display());
    git(shallow.path(), &["clone", "--quiet", "--depth", "1", "--branch", "main", &from, "clone"]);
    let clone = shallow.path().join("clone");
    let err = help(&clone, &["HEAD~1"]);
    assert!(
        err.contains("the clone is shallow") && err.contains("help: fetch the history: `git fetch --unshallow"),
        "{err}"
    );
    let err = help(&clone, &["origin/other"]);
    assert!(err.contains("help: fetch the revision: `git fetch origin other:refs/remotes/origin/other`"), "{err}");
}

#[test]
fn new_requirements_of_credentials_are_shown_where_they_are_declared() {
    let scheme = "  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n";
    let old = OLD.replace("components:\n", &format!("components:\n{scheme}"));
    let id = "      operationId: listBooks\n";
    let own = old.replace(id, &format!("{id}      security: [{{key: []}}]\n"));
    let global = old.replace("paths:\n", "security: [{key: []}]\npaths:\n");
    for (new, shown) in [(own, " --> new.yaml:7:7\n"), (global, " --> new.yaml:3:1\n")] {
        let folder = folder(&[("old.yaml", &old), ("new.yaml", &new)]);
        let (out, _) = said(&diff(folder.path(), &["old.yaml", "new.yaml", "--wire-only"]), 1);
        let line = "credentials are required\n";
        let (_, after) = out.split_once(line).expect("the change");
        assert!(after.starts_with(shown), "{out}");
        assert!(!out.contains("before"), "{out}");
    }
}

#[test]
fn a_removed_alternative_that_is_not_missed_says_why_it_does_not_break() {
    let schemes = "  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n    old: {type: apiKey, in: query, name: key}\n";
    let old = OLD.replace("components:\n", &format!("components:\n{schemes}"));
    let id = "      operationId: listBooks\n";
    let with = |security: &str| old.replace(id, &format!("{id}      security: {security}\n"));
    let folder = folder(&[("old.yaml", &with("[{key: [], old: []}]")), ("new.yaml", &with("[{key: []}]"))]);
    let (out, _) = said(&diff(folder.path(), &["old.yaml", "new.yaml", "--wire-only"]), 0);
    let lines = "compatible changes:\n  GET /books: credentials `key+old` are no longer accepted [api-security-removed]\n    \
                 Credentials that were accepted before are still accepted.\n";
    assert!(out.starts_with(lines), "{out}");
}

#[test]
fn arguments_that_changed_places_are_named_as_the_reason() {
    let two = "[{name: from, in: query, required: true, schema: {type: string}}, {name: to, in: query, required: true, schema: {type: string}}]";
    let swapped = "[{name: to, in: query, required: true, schema: {type: string}}, {name: from, in: query, required: true, schema: {type: string}}]";
    let one = "[{name: limit, in: query, schema: {type: integer, maximum: 100}}]";
    let folder = folder(&[("old.yaml", &OLD.replace(one, two)), ("new.yaml", &OLD.replace(one, swapped))]);
    let (out, _) = said(&diff(folder.path(), &["old.yaml", "new.yaml"]), 1);
    let item = "  function operations::list_books\n    arguments of the same type were reordered\n    - pub fn list_books(from:";
    assert!(out.contains(item), "{out}");
}

#[test]
fn levels_of_oasdiff_are_given_where_asked_for() {
    let scheme = "  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n";
    let old = OLD.replace("components:\n", &format!("components:\n{scheme}"));
    let both =
        old.replace("  securitySchemes:\n", "  securitySchemes:\n    old: {type: apiKey, in: query, name: key}\n");
    let with = |security: &str| {
        both.replace(
            "      operationId: listBooks\n",
            &format!("      operationId: listBooks\n      security: {security}\n"),
        )
    };
    let folder = folder(&[("old.yaml", &with("[{key: []}, {old: []}]")), ("new.yaml", &with("[{key: []}]"))]);
    let (own, _) = said(&diff(folder.path(), &["old.yaml", "new.yaml", "--wire-only"]), 1);
    assert!(own.contains("error[api-security-removed]"), "{own}");
    let oasdiff = ["old.yaml", "new.yaml", "--wire-only", "--levels", "oasdiff"];
    let (theirs, _) = said(&diff(folder.path(), &oasdiff), 0);
    assert!(theirs.contains("[api-security-removed]") && !theirs.contains("error["), "{theirs}");
    assert!(theirs.contains("The HTTP API does not break callers, the Rust API was not compared."), "{theirs}");
    let (explained, _) = said(&diff(folder.path(), &["--explain", "api-security-removed"]), 0);
    assert!(explained.contains("oasdiff lists it as `info`"), "{explained}");
}
