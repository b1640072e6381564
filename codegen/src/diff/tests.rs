//! Helpers for tests: small documents.

use std::collections::HashMap;

use crate::{
    diagnostic::{Diagnostics, Severity},
    ir::Api,
    load::load,
    lower,
    source::Sources,
};

use super::RuleOptions;

/// Returns the rule options with a fixed date.
pub(super) fn options() -> RuleOptions {
    RuleOptions::for_day("2026-06-01".parse().expect("a date"))
}

/// Reads a document from its files; the first file is the root document.
pub(super) fn files(files: &[(&str, &str)]) -> (Api, Sources) {
    let root = files[0].0;
    let files: HashMap<String, String> = files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    let mut diagnostics = Diagnostics::default();
    let documents = load(root, &files, &mut diagnostics);
    let api = lower::lower_document(&documents, lower::Strictness::Lenient, &mut diagnostics);
    let errors = diagnostics.render(&documents.sources, Severity::Error, false);
    assert!(errors.is_empty(), "{errors}");
    (api.expect("a document"), documents.sources)
}

/// Reads a document from the text of its `paths` and `components`.
pub(super) fn document(rest: &str) -> (Api, Sources) {
    let text = format!("openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\n{rest}\n");
    files(&[("openapi.yaml", &text)])
}

/// Returns a document with one operation whose request, response and parameter have this schema (YAML in flow style).
pub(super) fn document_with_schema_everywhere(schema: &str) -> Api {
    let rest = format!(
        "paths:\n  /pets:\n    post:\n      operationId: addPet\n      parameters:\n        - {{name: q, in: query, schema: {schema}}}\n      \
         requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}\n      responses:\n        '200':\n          \
         description: Good.\n          headers: {{X-A: {{schema: {schema}}}}}\n          \
         content: {{application/json: {{schema: {schema}}}}}"
    );
    document(&rest).0
}
