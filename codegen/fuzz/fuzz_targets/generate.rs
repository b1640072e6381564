//! Fuzzes generation with arbitrary text as a document: the output is valid Rust.
#![no_main]

use std::collections::HashMap;

use codegen::{config::Config, lower::Strictness};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{data}");
    let files = HashMap::from([("root.yaml".to_owned(), text)]);
    let (_, tree) = codegen::generate("root.yaml", &files, &Config::default(), Strictness::Lenient);
    for (path, text) in tree.iter().flat_map(codegen::tree::Tree::iter) {
        // The copied runtime is the same each time.
        if path.ends_with(".rs") && !path.starts_with("src/runtime/") {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        }
    }
});
