//! `cargo xtask check`.

use std::{
    io::{IsTerminal, stderr},
    path::PathBuf,
};

use anyhow::Result;
use codegen::{Reading, config::Config, diagnostic::Severity, lower::Rules};

use crate::{
    Verdict,
    workspace::{Spec, Workspace},
};

/// Report what is wrong with an OpenAPI document, and write nothing
#[derive(clap::Args)]
pub struct Check {
    /// The document; `spec/openapi.yaml` where none is named
    file: Option<PathBuf>,
    /// Leave notes out
    #[arg(long, short)]
    quiet: bool,
}

impl Check {
    pub fn run(self, workspace: &Workspace) -> Result<Verdict> {
        let (spec, config) = match &self.file {
            Some(path) => (Spec::at(path), Config::default()),
            None => (workspace.spec(), workspace.config()?),
        };
        let reading = codegen::read(&spec.root, &spec, &config, Rules::Strict);
        report(&reading, !self.quiet);
        Ok(if reading.api.is_some() { Verdict::Fine } else { Verdict::Wrong })
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
