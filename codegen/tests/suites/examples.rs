//! `openapi-examples/examples/v3.0`: the specification's own documents, through `check` and `generate`.

use std::{collections::BTreeMap, fs};

use codegen::{config::Config, diagnostic::Severity, lower::Rules};

use super::{One, compare, files, stem, suite};

const EXPECTED: &[(&str, &[&str])] = &[];

#[test]
fn the_examples_of_the_specification_are_read_and_generated() {
    let Some(folder) = suite("openapi-examples/examples/v3.0") else { return };
    for extension in ["json", "yaml"] {
        let files = files(&folder, extension);
        assert!(files.len() > 4, "{} documents", files.len());
        let root = format!("root.{extension}");
        let mut failed = BTreeMap::new();
        for file in files {
            let one = || One(fs::read(&file).expect("it can be read"));
            let reading = codegen::read(&root, &one(), &Config::default(), Rules::Strict);
            let shown = reading.diagnostics.render(&reading.documents.sources, Severity::Warning, false);
            if !shown.is_empty() {
                failed.insert(stem(&file), shown);
            }
            let (reading, tree) = codegen::generate(&root, &one(), &Config::default(), Rules::Lenient);
            let shown = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
            let tree = tree.unwrap_or_else(|| panic!("{}: {shown}", file.display()));
            for (path, text) in tree.iter().filter(|(path, _)| path.strip_suffix(".rs").is_some()) {
                syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {path}: {error}", file.display()));
            }
        }
        compare(&failed, EXPECTED);
    }
}
