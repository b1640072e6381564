//! Fuzzes generation with arbitrary text as a document of each version: the output is valid Rust, and the document does
//! not differ from itself.
#![no_main]

use std::collections::HashMap;

use codegen::{config::Config, lower::Strictness};
use libfuzzer_sys::fuzz_target;

const VERSIONS: [&str; 3] = ["swagger: '2.0'", "openapi: 3.1.0", "openapi: 3.2.0"];

fuzz_target!(|data: (u8, &str)| {
    let (version, text) = data;
    let version = VERSIONS[usize::from(version) % VERSIONS.len()];
    let text = format!("{version}\ninfo: {{title: T, version: '1'}}\n{text}");
    let files = HashMap::from([("root.yaml".to_owned(), text)]);
    let (reading, tree) = codegen::generate("root.yaml", &files, &Config::default(), Strictness::Lenient);
    if let Some(api) = &reading.api {
        assert_eq!(codegen::diff::find_changes(api, api).len(), 0, "a document differs from itself");
    }
    for (path, text) in tree.iter().flat_map(codegen::tree::Tree::iter) {
        // The copied runtime is the same each time.
        if path.ends_with(".rs") && !path.starts_with("src/runtime/") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        }
    }
});
