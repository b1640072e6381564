//! README.md stays true: what it shows is what is compiled, and what the commands say.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The code blocks in Rust.
fn rust_blocks(markdown: &str) -> Vec<&str> {
    markdown.split("```rust").skip(1).filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block)).collect()
}

#[test]
fn rust_in_the_readme_is_compiled_with_the_crate() {
    // The generated README is compiled as a documentation test of the crate.
    let (ours, compiled) = (read("README.md"), read("generated/README.md"));
    let blocks = rust_blocks(&ours);
    assert!(!blocks.is_empty());
    for block in blocks {
        assert!(compiled.contains(block), "this is not in spec/introduction.md:\n{block}");
    }
}

#[test]
fn the_summary_in_the_readme_is_what_generate_says() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["generate", "--check"])
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let summary = said.lines().last().expect("a summary");
    assert!(read("README.md").contains(summary), "README.md does not show `{summary}`");
}

/// A workspace with this spec and nothing else, under version control.
fn workspace() -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace");
    let copied = Command::new("cp").arg("-r").arg(root.join("spec")).arg(home.path()).status().expect("cp runs");
    assert!(copied.success());
    for arguments in [&["init", "--quiet"][..], &["add", "."], &["commit", "--quiet", "--message", "The spec"]] {
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid"];
        let done = Command::new("git").args(identity).args(arguments).current_dir(home.path()).status().expect("git");
        assert!(done.success());
    }
    home
}

/// The page of the README's example: the real one with two edits.
fn changed_page() -> Option<String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/docs/pages");
    let folder = env::var_os("HELP_PAGES").map_or(beside, PathBuf::from);
    let Ok(page) = fs::read_to_string(folder.join("job-delete.zh.txt")) else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {} has no job-delete.zh.txt; HELP_PAGES can name the folder",
            folder.display()
        );
        return None;
    };
    let edits = [
        ("gracePeriodSeconds\n\nInteger", "gracePeriodSeconds\n\nLong"),
        ("pretty\n\nString", "fieldManager\n\nString\n\nWho makes the change.\n\npretty\n\nString"),
        ("2023-12-01", "2024-03-05"),
    ];
    Some(edits.iter().fold(page, |page, (from, to)| page.replacen(from, to, 1)))
}

/// A line without the place that it ends in, which moves with each line above it in the spec.
fn unplaced(line: &str) -> &str {
    line.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':')
}

#[test]
fn the_way_from_a_changed_page_is_as_the_readme_shows_it() {
    let Some(page) = changed_page() else { return };
    let home = workspace();
    fs::write(home.path().join("page.txt"), page).expect("written");
    let readme = read("README.md");
    let (_, section) = readme.split_once("## When a help page has changed").expect("the section");
    let (_, block) = section.split_once("```console\n").expect("a block");
    let (block, _) = block.split_once("\n```").expect("its end");
    let mut output = String::new();
    let mut commands = 0;
    for line in block.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            commands += 1;
            let words: Vec<&str> = command.split(' ').collect();
            let (program, rest) = match words.strip_prefix(&["cargo", "xtask"]) {
                Some(rest) => (env!("CARGO_BIN_EXE_xtask"), rest),
                None => (words[0], &words[1..]),
            };
            let mut process = Command::new(program);
            process.args(rest).env("CARGO_MANIFEST_DIR", home.path().join("xtask"));
            let said = process.current_dir(home.path()).output().expect("it runs");
            output = format!("{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
        } else if line != "…" {
            assert!(output.lines().any(|said| unplaced(said) == unplaced(line)), "`{line}` is not in\n{output}");
        }
    }
    assert_eq!(commands, 6);
}
