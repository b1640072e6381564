//! `cargo xtask check`.

use std::{
    io::{IsTerminal, stderr},
    path::PathBuf,
};

use anyhow::Result;
use codegen::{
    Reading, codes,
    config::Config,
    diagnostic::{Diagnostic, Severity},
    lower::Rules,
};

use crate::{Verdict, spec::Spec, workspace::Workspace};

/// Report what is wrong with an OpenAPI document, and write nothing
#[derive(clap::Args)]
pub struct Check {
    /// The document: a file, an `https://` URL, or `-` for standard input. Defaults to `spec/openapi.yaml`
    document: Option<PathBuf>,
    /// Leave notes out
    #[arg(long, short)]
    quiet: bool,
}

impl Check {
    pub fn run(self) -> Result<Verdict> {
        let (spec, config) = match &self.document {
            Some(name) => (Spec::open(name)?, Config::default()),
            None => Workspace::find()?.document()?,
        };
        let reading = codegen::read(&spec.root, &spec, &config, Rules::Strict);
        report(&reading, !self.quiet);
        Ok(verdict(&reading))
    }
}

/// Returns what to say of a document: [`Verdict::Wrong`] if it has errors, [`Verdict::Unable`] if its root could not be read.
pub fn verdict(reading: &Reading) -> Verdict {
    let is_unread = |item: &Diagnostic| {
        item.at.is_none() && matches!(item.code, codes::FILE_MISSING | codes::FILE_ENCODING | codes::FILE_SIZE)
    };
    match &reading.api {
        Some(_) => Verdict::Fine,
        None if reading.diagnostics.iter().any(is_unread) => Verdict::Unable,
        None => Verdict::Wrong,
    }
}

/// Prints messages and a summary to standard error.
pub fn report(reading: &Reading, notes: bool) {
    let least = if notes { Severity::Note } else { Severity::Warning };
    eprint!("{}", reading.diagnostics.render(&reading.documents.sources, least, stderr().is_terminal()));
    let count = |severity| reading.diagnostics.count(severity);
    let (warnings, notes) = (counted(count(Severity::Warning), "warning"), counted(count(Severity::Note), "note"));
    match &reading.api {
        Some(api) => {
            let renamed = reading.diagnostics.iter().filter(|item| item.code == codegen::codes::RENAMED).count();
            let (operations, types) = (counted(api.operations.len(), "operation"), counted(api.types.len(), "type"));
            eprintln!("{operations}, {types}, {renamed} renamed; {warnings}, {notes}");
        }
        None => eprintln!("{}, {warnings}, {notes}; nothing is written", counted(count(Severity::Error), "error")),
    }
}

/// `1 warning`, `2 warnings`.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
