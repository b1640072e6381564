//! README.md stays true: what it shows is what is compiled, and what the commands say.

use std::{fs, path::Path};

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
