//! Tests that README.md and docs/maintaining.md contain code that compiles, and the actual output of the commands.

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

/// Returns the Rust code blocks.
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

/// Creates a git repository with a copy of `spec/` and nothing else.
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

/// Returns the page of the documented example: a real page with two edits. `None` if the pages are not available.
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
        ("pretty\n\nString", "fieldManager\n\nString\n\nWho makes the change.\n\npretty\n\nString"),
        ("2023-12-01", "2024-03-05"),
    ];
    Some(edits.iter().fold(page, |page, (from, to)| page.replacen(from, to, 1)))
}

/// Returns a line without the line number at its end, which changes with every line above it in the spec.
fn unplaced(line: &str) -> &str {
    line.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':')
}

#[test]
fn the_steps_after_a_changed_page_are_as_documented() {
    let Some(page) = changed_page() else { return };
    let home = workspace();
    fs::write(home.path().join("page.txt"), page).expect("written");
    let document = read("docs/maintaining.md");
    let (_, section) = document.split_once("## When a help page has changed").expect("the section");
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

/// Returns the lines of a document without code blocks.
fn prose(markdown: &str) -> String {
    markdown.split("```").step_by(2).collect()
}

#[test]
fn the_readme_covers_the_questions_of_a_newcomer_on_one_screen() {
    let readme = read("README.md");
    let first_block = readme.split("```").nth(1).expect("a code block");
    let commands: Vec<&str> = first_block.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    assert_eq!(commands, ["cargo xtask generate", "cargo test --workspace"]);
    let rust_version = read("generated/Cargo.toml")
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"').map(str::to_owned))
        .expect("a rust-version");
    let screen: Vec<&str> = readme.lines().take(65).collect();
    let screen = screen.join("\n");
    for (question, text) in [
        ("status", "unofficial"),
        ("status", "not published"),
        ("oldest Rust", &*rust_version),
        ("install", "cargo add huaweicloud-cci"),
        ("use", ".send(&client)"),
        ("handle an error", "Err(error)"),
        ("reference", "cargo doc"),
        ("generate", "cargo xtask generate --spec"),
        ("limits", "### Supported parts of OpenAPI"),
    ] {
        assert!(screen.contains(text), "the first screen does not say `{text}` ({question})");
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    let documents = [
        "README.md",
        "CONTRIBUTING.md",
        "docs/maintaining.md",
        "codegen/ARCHITECTURE.md",
        "codegen/BENCHMARKS.md",
        "spec/README.md",
    ];
    for document in documents {
        let folder = Path::new(document).parent().expect("a folder");
        for link in prose(&read(document)).split("](").skip(1) {
            let (target, _) = link.split_once(')').expect("the end of a link");
            if target.contains("://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = if file.is_empty() { PathBuf::from(document) } else { folder.join(file) };
            let text = read(path.to_str().expect("UTF-8"));
            let anchors: Vec<String> = text.lines().filter(|line| line.starts_with('#')).map(anchor_of).collect();
            assert!(anchor.is_empty() || anchors.iter().any(|it| it == anchor), "{document}: {target}");
        }
    }
}

/// Returns the anchor that GitHub gives a heading.
fn anchor_of(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}
