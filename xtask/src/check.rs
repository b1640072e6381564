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
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    match &reading.api {
        Some(api) => {
            let renamed = reading.diagnostics.iter().filter(|item| item.code == codegen::codes::RENAMED).count();
            eprintln!(
                "{} operations, {} types, {renamed} renamed; {warnings} warnings, {notes} notes",
                api.operations.len(),
                api.types.len()
            );
        }
        None => eprintln!("{errors} errors, {warnings} warnings, {notes} notes; nothing is written"),
    }
}
