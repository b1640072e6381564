//! Helpers: two documents with their crates and the report, and the available histories.

use std::{collections::HashMap, fs, io::Write as _, path::PathBuf};

use codegen::{
    config::Config,
    diagnostic::{Diagnostics, Severity},
    diff::{
        RuleOptions,
        allow::AllowList,
        report::{Document, Report, create_report},
        surface::Surface,
    },
    ir::Api,
    load::load,
    lower::{self, Strictness},
    source::Sources,
};

/// A document with the public API of its crate.
pub struct Side {
    pub api: Api,
    pub sources: Sources,
    pub surface: Surface,
}

/// Two documents.
pub struct Compared {
    pub base: Side,
    pub head: Side,
}

impl Compared {
    /// Reads two documents.
    pub fn of(base: &str, head: &str) -> Self {
        Self { base: side(base), head: side(head) }
    }

    /// Reads two documents without their crates.
    pub fn documents(base: &str, head: &str) -> (Api, Api) {
        (document_of(base), document_of(head))
    }

    /// Returns the report on both.
    pub fn report(&self) -> Report {
        create_report(&self.base.document("old"), &self.head.document("new"), &AllowList::default(), options())
    }
}

impl Side {
    fn document(&self, label: &str) -> Document<'_> {
        Document { label: label.to_owned(), api: &self.api, sources: &self.sources, surface: Some(&self.surface) }
    }
}

/// Reads a document without its crate.
pub fn document_of(text: &str) -> Api {
    let files = HashMap::from([("openapi.yaml".to_owned(), text.to_owned())]);
    let mut diagnostics = Diagnostics::default();
    let documents = load("openapi.yaml", &files, &mut diagnostics);
    let api = lower::lower_document(&documents, Strictness::Lenient, &mut diagnostics);
    api.unwrap_or_else(|| panic!("{}", diagnostics.render(&documents.sources, Severity::Error, false)))
}

pub fn options() -> RuleOptions {
    RuleOptions::for_day("2026-06-01".parse().expect("a date"))
}

fn side(text: &str) -> Side {
    let files = HashMap::from([("openapi.yaml".to_owned(), text.to_owned())]);
    let (reading, tree) = codegen::generate("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
    let api = reading.api.unwrap_or_else(|| {
        panic!("{}", reading.diagnostics.render(&reading.documents.sources, Severity::Error, false))
    });
    let tree = tree.expect("a crate");
    let surface = Surface::read(tree.iter().filter(|(path, _)| !path.starts_with("src/runtime/"))).expect("Rust");
    Side { api, sources: reading.documents.sources, surface }
}

/// Returns pairs of documents by name: `HISTORIES`, or `../shared/histories` beside the workspace.
pub fn histories() -> Vec<(String, String, String)> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/histories");
    let folder = std::env::var_os("HISTORIES").map_or(beside, PathBuf::from);
    let Ok(entries) = fs::read_dir(&folder) else {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no folder of histories; set HISTORIES");
        return Vec::new();
    };
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let pair = |name: &String| {
        let (title, extension) = name.split_once(".base.")?;
        Some((title.to_owned(), read(name), read(&format!("{title}.head.{extension}"))))
    };
    names.iter().filter_map(pair).collect()
}
