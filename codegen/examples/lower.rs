//! Reads a document and prints a summary: `cargo run -p codegen --example lower -- FILE [--lenient] [--ir] [--notes]`.

use std::{io, time::Instant};

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

fn main() {
    let mut files = Vec::new();
    let (mut rules, mut ir, mut least) = (Strictness::Strict, false, Severity::Warning);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--lenient" => rules = Strictness::Lenient,
            "--ir" => ir = true,
            "--notes" => least = Severity::Note,
            file => files.push(file.to_owned()),
        }
    }
    for file in files {
        let mut diagnostics = Diagnostics::default();
        let start = Instant::now();
        let documents = load(&file, &Disk, &mut diagnostics);
        let loaded = start.elapsed();
        let api = lower_document(&documents, rules, &mut diagnostics);
        let lowered = start.elapsed().saturating_sub(loaded);
        println!("{}", diagnostics.render(&documents.sources, least, false));
        let (operations, schemas) = api.as_ref().map_or((0, 0), |api| (api.operations.len(), api.schemas.len()));
        let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| diagnostics.count(severity));
        println!(
            "{file}: {operations} operations, {schemas} schemas; errors, warnings, notes: {counts:?}; load {loaded:?}, lower {lowered:?}"
        );
        if ir {
            println!("{}", serde_json::to_string_pretty(&api).expect("an Api is JSON"));
        }
    }
}
