//! Fuzzes loading with arbitrary bytes as a JSON or YAML file: the result is a tree or messages, and every message can
//! be rendered.
#![no_main]

use codegen::{
    diagnostic::{Diagnostics, Severity},
    load::{Files, load},
};
use libfuzzer_sys::fuzz_target;

struct One<'a>(&'a [u8]);

impl Files for One<'_> {
    fn read(&self, path: &str) -> std::io::Result<Vec<u8>> {
        assert!(!path.contains(".."), "{path} leads out of the folder");
        if path.starts_with("root.") { Ok(self.0.to_vec()) } else { Err(std::io::ErrorKind::NotFound.into()) }
    }
}

fuzz_target!(|data: &[u8]| {
    for root in ["root.json", "root.yaml"] {
        let mut diagnostics = Diagnostics::default();
        let documents = load(root, &One(data), &mut diagnostics);
        let shown = diagnostics.render(&documents.sources, Severity::Note, false);
        match documents.root() {
            Some(node) => drop(node.json()),
            None => assert!(!shown.is_empty(), "a file that is not read has a message"),
        }
    }
});
