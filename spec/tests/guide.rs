//! Tests that the pages of the guide contain the code of the examples, which tests run.

use std::{fs, path::Path};

/// Returns the blocks of Rust of a page.
fn blocks(page: &str) -> Vec<&str> {
    let code = |block| str::split_once(block, "```").expect("an end of the block").0;
    page.split("```rust,ignore\n").skip(1).map(code).collect()
}

#[test]
fn pages_show_the_code_of_the_examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (page, example) in [("run_a_job", "run_job"), ("run_a_volcano_job", "run_volcano_job")] {
        let read =
            |path: String| fs::read_to_string(root.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let page = read(format!("src/guide/{page}.md"));
        let code = read(format!("examples/{example}/job.rs"));
        let blocks = blocks(&page);
        assert_eq!(blocks.len(), 5);
        for block in blocks {
            assert!(code.contains(block), "{example} does not have\n{block}");
        }
    }
}
