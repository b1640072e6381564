//! Tests one construct per file. The snapshot contains the document and the Rust code generated from it.

use std::{fmt::Write as _, io};

use codegen::{config::Config, diagnostic::Severity, emit::GENERATED_MARK, load::Files, lower::Strictness};

struct Fragment(String);

impl Files for Fragment {
    fn read(&self, _path: &str) -> io::Result<Vec<u8>> {
        Ok(self.0.clone().into_bytes())
    }
}

/// Returns the modules generated from a document, except those that are the same for all documents. A fragment without
/// a version is OpenAPI 3.0.
fn rust(fragment: &str) -> String {
    let paths = if fragment.contains("paths:") { "" } else { "paths: {}\n" };
    let declares_version = fragment.lines().any(|line| line.starts_with("openapi:") || line.starts_with("swagger:"));
    let document = if declares_version {
        fragment.to_owned()
    } else {
        format!("openapi: 3.0.3\ninfo: {{title: A construct, version: '1'}}\n{paths}{fragment}")
    };
    let (reading, tree) =
        codegen::generate("openapi.yaml", &Fragment(document), &Config::default(), Strictness::Strict);
    let mut out = reading.diagnostics.render(&reading.documents.sources, Severity::Note, false);
    let tree = tree.unwrap_or_else(|| panic!("{out}"));
    let tables = fragment.contains("securitySchemes:") || fragment.contains("servers:");
    for (path, text) in tree.iter().filter(|(path, _)| is_own(path) || tables && *path == "src/api.rs") {
        let text =
            text.split_once("\n\n").filter(|(mark, _)| mark.contains(GENERATED_MARK)).map_or(text, |(_, text)| text);
        let _ = write!(out, "// {path}\n{text}\n");
    }
    out
}

fn is_own(path: &str) -> bool {
    path.starts_with("src/") && !path.starts_with("src/runtime/") && !matches!(path, "src/lib.rs" | "src/api.rs")
}

#[test]
fn every_construct_has_its_rust() {
    insta::glob!("constructs/*.yaml", |path| {
        let fragment = std::fs::read_to_string(path).expect("a fragment");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "constructs" }, {
            insta::assert_snapshot!(format!("{fragment}\n=====\n\n{}", rust(&fragment)));
        });
    });
}
