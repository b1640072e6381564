//! Runs `check` and `generate` on the specification's examples of each version (`openapi-examples/examples`).

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use codegen::{config::Config, diagnostic::Severity, lower::Strictness};

use super::{One, compare, files, stem, suite};

/// Expected warnings about invalid documents.
const EXPECTED: &[(&str, &[&str])] = &[];

/// The folders of documents, with the minimum number of documents in each.
const FOLDERS: [(&str, usize); 5] = [("v2.0/json", 6), ("v2.0/yaml", 6), ("v3.0", 12), ("v3.1", 6), ("v3.2", 2)];

#[test]
fn the_examples_of_the_specification_are_read_and_generated() {
    let mut failed = BTreeMap::new();
    for (folder, least) in FOLDERS {
        let Some(path) = suite(&format!("openapi-examples/examples/{folder}")) else { return };
        let found: Vec<PathBuf> = ["json", "yaml"].iter().flat_map(|extension| files(&path, extension)).collect();
        assert!(found.len() >= least, "{folder}: {} documents", found.len());
        for file in found {
            read_and_generate(folder, &file, &mut failed);
        }
    }
    compare(&failed, EXPECTED);
}

fn read_and_generate(folder: &str, file: &Path, failed: &mut BTreeMap<String, String>) {
    let root = format!("root.{}", file.extension().unwrap_or_default().to_string_lossy());
    let one = || One(fs::read(file).expect("it can be read"));
    let reading = codegen::read(&root, &one(), &Config::default(), Strictness::Strict);
    let shown = reading.diagnostics.render(&reading.documents.sources, Severity::Warning, false);
    if !shown.is_empty() {
        failed.insert(format!("{folder}/{}", stem(file)), shown);
    }
    let (reading, tree) = codegen::generate(&root, &one(), &Config::default(), Strictness::Lenient);
    let shown = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
    let tree = tree.unwrap_or_else(|| panic!("{}: {shown}", file.display()));
    for (path, text) in tree.iter().filter(|(path, _)| path.strip_suffix(".rs").is_some()) {
        syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {path}: {error}", file.display()));
    }
}
