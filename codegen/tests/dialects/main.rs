//! Documents of each version of the specification: what generators of other languages write, one document in several versions,
//! and what is hostile in JSON Schema.

mod fields;
mod frameworks;
mod hostile;
mod mutations;
mod tools;
mod versions;

use std::{fs, io, path::PathBuf};

use codegen::{
    Reading,
    config::Config,
    diagnostic::{Diagnostics, Severity},
    ir::Api,
    load::{Documents, Files},
    lower::Rules,
    tree::Tree,
};

/// One file with this text, whatever it is called.
struct One(String);

impl Files for One {
    fn read(&self, _path: &str) -> io::Result<Vec<u8>> {
        Ok(self.0.clone().into_bytes())
    }
}

/// Generates a crate of a document. What is wrong with the document is returned as text, notes left out.
fn generate(name: &str, text: &str) -> (Reading, Tree, String) {
    let (reading, tree) = codegen::generate(name, &One(text.to_owned()), &Config::default(), Rules::Strict);
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

/// Returns the interface of what a document says.
fn api(reading: Reading) -> (Documents, Api, Diagnostics) {
    (reading.documents, reading.api.expect("a document that can be read"), reading.diagnostics)
}
