//! Tests which workspace the commands use, and checkouts that share a target folder.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

/// Runs a command in a folder, outside of cargo.
fn xtask(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.env_remove("CARGO_MANIFEST_DIR").args(arguments).current_dir(folder).output().expect("it runs")
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn outside_of_cargo_the_workspace_is_found_from_the_current_folder() {
    let home = TempDir::new().expect("a folder");
    let spec = home.path().join("spec");
    fs::create_dir_all(spec.join("deep")).expect("made");
    fs::write(spec.join("client.toml"), "").expect("written");
    let document = "openapi: 3.0.3\ninfo: {title: Elsewhere, version: '1'}\npaths: {}\n";
    fs::write(spec.join("openapi.yaml"), document).expect("written");
    for folder in [home.path(), &spec, &spec.join("deep")] {
        let output = xtask(folder, &["check"]);
        assert!(output.status.success() && text(&output).contains("0 operations"), "{}", text(&output));
    }
    let output = xtask(&spec.join("deep"), &["generate"]);
    assert!(output.status.success(), "{}", text(&output));
    assert!(home.path().join("generated/src/lib.rs").is_file());
    let output = xtask(&root().join("codegen/src"), &["generate", "--check"]);
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn without_a_workspace_commands_that_need_one_say_so() {
    let home = TempDir::new().expect("a folder");
    for arguments in [
        &["check"][..],
        &["generate"],
        &["serve", "--port", "0"],
        &["diff"],
        &["diff", "HEAD", "HEAD"],
        &["pages", "check"],
        &["pages", "status"],
        &["pages", "draft", "--standalone"],
        &["features"],
        &["release", "--dry-run"],
        &["diff-consumers"],
        &["corpus", "."],
    ] {
        let output = xtask(home.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", text(&output));
        assert!(text(&output).contains("no workspace"), "{arguments:?}: {}", text(&output));
    }
    assert_eq!(fs::read_dir(home.path()).expect("a folder").count(), 0, "nothing is left there");
}

/// Creates a small checkout: the generator's build script and cargo's settings unchanged, a runtime of one file, and a
/// program that prints the embedded files.
fn checkout(folder: &Path, runtime: &str) {
    for name in [".cargo", "codegen/src", "codegen/runtime/src"] {
        fs::create_dir_all(folder.join(name)).expect("made");
    }
    for name in [".cargo/config.toml", "codegen/build.rs"] {
        fs::copy(root().join(name), folder.join(name)).expect("copied");
    }
    let manifest = "[package]\nname = \"codegen\"\nedition = \"2024\"\n";
    let main = "const FILES: &[(&str, &str)] = include!(concat!(env!(\"OUT_DIR\"), \"/runtime.rs\"));\n\
                fn main() {\n    for (name, text) in FILES {\n        print!(\"{name}: {text}\");\n    }\n}\n";
    let files = [
        ("Cargo.toml", "[workspace]\nmembers = [\"codegen\"]\nresolver = \"3\"\n"),
        ("codegen/Cargo.toml", manifest),
        ("codegen/src/main.rs", main),
        ("codegen/runtime/src/lib.rs", runtime),
    ];
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("written");
    }
}

#[test]
fn checkouts_that_share_a_target_folder_build_their_own_files() {
    let home = TempDir::new().expect("a folder");
    let run = |name: &str| {
        let mut command = Command::new(env!("CARGO"));
        command.args(["run", "--quiet", "--offline"]).current_dir(home.path().join(name));
        // Variables that cargo sets for this test must not be inherited.
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_")) {
            command.env_remove(name);
        }
        let output = command.env("CARGO_TARGET_DIR", home.path().join("target")).output().expect("it runs");
        text(&output)
    };
    // Both files are older than the build results of either checkout.
    checkout(&home.path().join("one"), "// one\n");
    checkout(&home.path().join("two"), "// two\n");
    assert_eq!(run("one"), "lib.rs: // one\n");
    assert_eq!(run("two"), "lib.rs: // two\n");
    assert_eq!(run("one"), "lib.rs: // one\n");
    fs::remove_dir_all(home.path().join("one")).expect("removed");
    assert_eq!(run("two"), "lib.rs: // two\n");
}
