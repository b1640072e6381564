//! Tests `cargo xtask pages`: from a changed page to a changed spec, and the exit statuses.

mod address;
mod drafts;

use std::{fs, path::Path};

use assert_cmd::Command;
use tempfile::TempDir;

/// Runs `xtask pages` with a folder as its workspace, so that the cache is in that folder.
fn xtask(folder: &Path, arguments: &[&str], status: i32) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.env("CARGO_MANIFEST_DIR", folder.join("xtask"));
    let output = command.arg("pages").args(arguments).current_dir(folder).output().expect("it runs");
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{text}");
    text
}

const PAGE: &str = "Updated on 2024-02-29 GMT+08:00

Dimming a Lamp

Function

Turns a lamp down.

URI

POST /v1/lamps/{id}/dim

Table 1 Path Parameters

Parameter

Mandatory

Type

Description

id

Yes

String

Which lamp.

Table 2 Request body parameters

Parameter

Mandatory

Type

Description

level

No

Integer

Where to stop.

Status Codes

Status Code

Description

200

OK
";

#[test]
fn from_a_page_to_a_spec_and_from_a_changed_page_to_a_changed_spec() {
    let home = TempDir::new().expect("a folder");
    let folder = home.path();
    fs::write(folder.join("page.txt"), PAGE).expect("written");
    let spec = ["--spec", "openapi.yaml"];
    xtask(folder, &["draft", "page.txt", "--standalone", "--out", "openapi.yaml"], 0);
    let refused = xtask(folder, &["draft", "page.txt", "--standalone", "--out", "openapi.yaml"], 2);
    assert!(refused.contains("already exists"), "{refused}");
    assert!(xtask(folder, &[&["check", "page.txt"], &spec[..]].concat(), 0).contains("matches the spec"));
    xtask(folder, &[&["accept", "page.txt"], &spec[..]].concat(), 0);
    assert!(folder.join("docs.lock").exists());

    let edited = PAGE.replace("level\n\nNo\n\nInteger", "level\n\nYes\n\nLong");
    fs::write(folder.join("page.txt"), &edited).expect("written");
    let report = xtask(folder, &[&["check", "page.txt"], &spec[..]].concat(), 1);
    assert!(report.contains("the API changed"), "{report}");
    assert!(report.contains("page.txt:43 ↔ openapi.yaml:"), "{report}");
    let json = xtask(folder, &[&["check", "page.txt", "--format", "json"], &spec[..]].concat(), 1);
    assert!(json.contains("\"drifted\": true") && json.contains("\"what\": \"mandatory\""), "{json}");
    let markdown = xtask(folder, &[&["check", "page.txt", "--format", "markdown"], &spec[..]].concat(), 1);
    assert!(markdown.starts_with("## 1 of 1 pages drifted"), "{markdown}");
    let github = xtask(folder, &[&["check", "page.txt", "--format", "github"], &spec[..]].concat(), 1);
    assert!(github.starts_with("::error file=openapi.yaml,line="), "{github}");
    assert!(xtask(folder, &[&["status", "page.txt"], &spec[..]].concat(), 1).contains("the API changed"));

    let before = fs::read_to_string(folder.join("openapi.yaml")).expect("read");
    xtask(folder, &[&["apply", "page.txt", "--dry-run"], &spec[..]].concat(), 0);
    assert_eq!(fs::read_to_string(folder.join("openapi.yaml")).expect("read"), before);
    assert!(xtask(folder, &[&["apply", "page.txt"], &spec[..]].concat(), 0).contains("2 edits made, 0 changes left"));
    xtask(folder, &[&["accept", "page.txt"], &spec[..]].concat(), 0);
    assert!(xtask(folder, &[&["check", "page.txt"], &spec[..]].concat(), 0).contains("matches the spec"));
}

/// The exit status reports pages with low coverage, without an operation, or without a table.
#[test]
fn unread_pages_are_not_a_success() {
    let home = TempDir::new().expect("a folder");
    let folder = home.path();
    fs::write(folder.join("page.txt"), PAGE).expect("written");
    let draft = xtask(folder, &["draft", "page.txt", "--standalone"], 0);
    assert!(draft.contains("3 of 3 rows read, 3 of 3 tables used"), "{draft}");
    fs::write(
        folder.join("strange.md"),
        "# Dimming a Lamp\n\n## URI\n\nPOST /v1/lamps\n\n## Request Parameters\n\n|Wattage|Price|\n|--|--|\n|3|4|\n",
    )
    .expect("written");
    let told = xtask(folder, &["draft", "strange.md", "--standalone"], 1);
    assert!(told.contains("warning[page-table-foreign]") && told.contains("0 of 1 rows read"), "{told}");
    xtask(folder, &["draft", "strange.md", "--standalone", "--min-coverage", "0"], 0);
    fs::write(folder.join("bare.md"), "# Lamps\n\n## URI\n\nGET /v1/lamps\n").expect("written");
    assert!(xtask(folder, &["draft", "bare.md", "--standalone"], 1).contains("page-table-none"));
    fs::write(folder.join("codes.md"), "# Codes\n\n## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n")
        .expect("written");
    assert!(xtask(folder, &["draft", "codes.md", "--standalone"], 1).contains("has no operation"));
}

/// A page with unexplained changes is only recorded with `--anyway`.
#[test]
fn accept_refuses_unexplained_changes() {
    let home = TempDir::new().expect("a folder");
    let folder = home.path();
    fs::write(folder.join("page.txt"), PAGE).expect("written");
    xtask(folder, &["draft", "page.txt", "--standalone", "--out", "openapi.yaml"], 0);
    fs::write(folder.join("page.txt"), PAGE.replace("level\n\nNo\n\nInteger", "level\n\nNo\n\nLong")).expect("written");
    let accept = ["accept", "page.txt", "--spec", "openapi.yaml"];
    let refused = xtask(folder, &accept, 1);
    assert!(refused.contains("cannot accept the page") && refused.contains("body/level"), "{refused}");
    xtask(folder, &["check", "page.txt", "--spec", "openapi.yaml"], 1);
    xtask(folder, &[&accept[..], &["--anyway"]].concat(), 0);
    xtask(folder, &["apply", "page.txt", "--spec", "openapi.yaml"], 0);
    xtask(folder, &accept, 0);
    assert!(xtask(folder, &["check", "page.txt", "--spec", "openapi.yaml"], 0).contains("matches the spec"));
}

#[test]
fn failures_of_commands_have_status_2_and_a_message() {
    let home = TempDir::new().expect("a folder");
    let folder = home.path();
    fs::write(folder.join("page.txt"), PAGE).expect("written");
    xtask(folder, &["draft", "page.txt", "--standalone", "--out", "openapi.yaml"], 0);
    let cases: [(&[&str], &str); 4] = [
        (&["check", "missing.txt"], "cannot read the page missing.txt"),
        (&["check", "empty.txt"], "the page is empty"),
        (&["check", "--no-such-option"], "unexpected argument"),
        (&["check", "https://lamp.invalid/x.html", "--offline"], "not in the cache"),
    ];
    fs::write(folder.join("empty.txt"), "").expect("written");
    for (arguments, message) in cases {
        let text = xtask(folder, &[arguments, &["--spec", "openapi.yaml"]].concat(), 2);
        assert!(text.contains(message), "{text}");
    }
}

#[test]
fn a_page_from_standard_input() {
    let home = TempDir::new().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let output = command
        .args(["pages", "draft", "-", "--standalone"])
        .current_dir(home.path())
        .write_stdin(PAGE)
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("/v1/lamps/{id}/dim"), "{text}");
}

#[test]
fn the_command_keeps_its_former_name() {
    let help = |name: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args([name, "--help"]).output().expect("it runs");
        assert!(output.status.success());
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert_eq!(help("docs"), help("pages"));
}
