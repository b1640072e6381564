//! Fuzzes lowering with arbitrary text as the `paths` and `components` of a document: the result is a source model, and
//! messages that can be rendered.
#![no_main]

use std::collections::HashMap;

use codegen::{
    diagnostic::{Diagnostics, Severity},
    load::load,
    lower::{Strictness, lower_document},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{data}");
    let files = HashMap::from([("root.yaml".to_owned(), text)]);
    for strictness in [Strictness::Strict, Strictness::Lenient] {
        let mut diagnostics = Diagnostics::default();
        let documents = load("root.yaml", &files, &mut diagnostics);
        let api = lower_document(&documents, strictness, &mut diagnostics);
        let shown = diagnostics.render(&documents.sources, Severity::Note, false);
        assert!(api.is_some() || !shown.is_empty(), "what is not read has a message");
        for operation in api.iter().flat_map(|api| &api.operations) {
            let variables = operation.pieces.iter().filter(|piece| matches!(piece, codegen::ir::PathPiece::Param(_)));
            assert!(variables.count() <= operation.path.matches('{').count(), "a piece for each variable");
        }
    }
});
