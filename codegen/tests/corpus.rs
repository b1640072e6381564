//! Tests that real documents are read completely and without errors, from the folder `CORPUS` or `../shared/corpus`.

use std::{
    io::{self, Write as _},
    path::PathBuf,
};

use codegen::{
    diagnostic::{Diagnostics, Severity},
    load::{Files, load},
    lower::{Strictness, lower_document},
};

struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }
}

fn folder() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let named = std::env::var_os("CORPUS").map(PathBuf::from);
    let places = named.into_iter().chain([root.join("../shared/corpus"), root.join("../../shared/corpus")]);
    places.into_iter().find(|place| place.join("INDEX.tsv").is_file())
}

#[test]
fn every_document_is_read_whole_and_without_errors() {
    let Some(folder) = folder() else {
        let _ =
            writeln!(std::io::stderr(), "SKIPPED: no documents; name their folder in the environment variable CORPUS");
        return;
    };
    let index = std::fs::read_to_string(folder.join("INDEX.tsv")).expect("the index can be read");
    let mut lines = index.lines();
    let header: Vec<&str> = lines.next().expect("the index has a header").split('\t').collect();
    let column = |name: &str| header.iter().position(|one| *one == name).expect("the index has this column");
    let mut read = 0;
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |name: &str| cells[column(name)].parse::<usize>().expect("a count");
        let path = folder.join(cells[0]);
        let mut diagnostics = Diagnostics::default();
        let documents = load(path.to_str().expect("a path in UTF-8"), &Disk, &mut diagnostics);
        let api = lower_document(&documents, Strictness::Strict, &mut diagnostics).expect("it is a document");
        let shown = diagnostics.render(&documents.sources, Severity::Error, false);
        assert!(!diagnostics.has_errors(), "{}: {shown}", cells[0]);
        assert_eq!(api.operations.len(), cell("operations"), "operations of {}", cells[0]);
        let without_id = api.operations.iter().filter(|operation| !operation.has_declared_id).count();
        assert_eq!(without_id, cell("ops_without_id"), "operations without an id of {}", cells[0]);
        let named = api.schemas.iter().filter(|schema| schema.name.is_some()).count();
        assert_eq!(named, cell("schemas"), "schemas of {}", cells[0]);
        read += 1;
    }
    assert!(read > 0, "the index names documents");
}
