//! Tests documents of each version of the specification: those of other languages' generators, the same document in
//! several versions, and hostile JSON Schema.

mod fields;
mod frameworks;
mod hostile;
mod mutations;
mod tools;
mod versions;

use std::{fs, io, path::PathBuf};

use codegen::{
    ParsedApi,
    config::Config,
    diagnostic::{Diagnostics, Severity},
    ir::Api,
    load::{Documents, Files},
    lower::Strictness,
    tree::Tree,
};

/// A single file with this text, under any name.
struct One(String);

impl Files for One {
    fn read(&self, _path: &str) -> io::Result<Vec<u8>> {
        Ok(self.0.clone().into_bytes())
    }
}

/// Generates a crate from a document. Returns its errors and warnings as text.
fn generate(name: &str, text: &str) -> (ParsedApi, Tree, String) {
    let (reading, tree) = codegen::generate(name, &One(text.to_owned()), &Config::default(), Strictness::Strict);
    let shown = reading.diagnostics.render(&reading.documents.sources, Severity::Warning, false);
    let tree = tree.unwrap_or_else(|| panic!("{name}: {shown}"));
    (reading, tree, shown)
}

/// Returns the documents of a folder of this test, by their file names.
fn documents(folder: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/dialects").join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut documents: Vec<(String, String)> = entries
        .map(|entry| {
            let path = entry.expect("the folder can be read").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("a document"))
        })
        .collect();
    documents.sort();
    documents
}

/// Returns the API of a document.
fn api(reading: ParsedApi) -> (Documents, Api, Diagnostics) {
    (reading.documents, reading.api.expect("a document that can be read"), reading.diagnostics)
}
