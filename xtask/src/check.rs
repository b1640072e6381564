//! `cargo xtask check`.

use std::{
    io::{IsTerminal, stderr},
    path::PathBuf,
};

use anyhow::Result;
use codegen::{
    ParsedApi, codes,
    config::Config,
    diagnostic::{Diagnostic, Severity},
    lower::Strictness,
};

use crate::{ExitVerdict, explain, spec::Spec, workspace::Workspace};

/// Report the mistakes in an OpenAPI or Swagger 2.0 document
#[derive(clap::Args)]
pub struct Check {
    /// The document: a file, an `https://` URL, or `-` for standard input. Defaults to `spec/openapi.yaml`
    document: Option<PathBuf>,
    /// Print notes as well as errors and warnings
    #[arg(long, short)]
    verbose: bool,
}

impl Check {
    pub fn run(self) -> Result<ExitVerdict> {
        let (spec, config) = match &self.document {
            Some(name) => (Spec::open(name)?, Config::default()),
            None => Workspace::find()?.document()?,
        };
        let reading = codegen::read(&spec.root, &spec, &config, Strictness::Strict);
        report(&reading, self.verbose);
        Ok(exit_verdict(&reading))
    }
}

/// Returns the verdict on a document: [`ExitVerdict::Wrong`] if it has errors, [`ExitVerdict::Unable`] if its root
/// file could not be read.
pub fn exit_verdict(reading: &ParsedApi) -> ExitVerdict {
    let is_unread = |item: &Diagnostic| {
        item.span.is_none() && matches!(item.code, codes::FILE_MISSING | codes::FILE_ENCODING | codes::FILE_SIZE)
    };
    match &reading.api {
        Some(_) => ExitVerdict::Fine,
        None if reading.diagnostics.iter().any(is_unread) => ExitVerdict::Unable,
        None => ExitVerdict::Wrong,
    }
}

/// Prints errors, warnings, notes (if `notes` is set) and a summary to standard error.
pub fn report(reading: &ParsedApi, notes: bool) {
    let least = if notes { Severity::Note } else { Severity::Warning };
    let messages = reading.diagnostics.render(&reading.documents.sources, least, stderr().is_terminal());
    if !messages.is_empty() {
        eprint!("{messages}{}\n\n", explain::EXPLAIN_HINT);
    }
    let count = |severity| reading.diagnostics.count(severity);
    let (warnings, notes) =
        (count_with_noun(count(Severity::Warning), "warning"), count_with_noun(count(Severity::Note), "note"));
    match &reading.api {
        Some(api) => {
            let renamed = reading.diagnostics.iter().filter(|item| item.code == codegen::codes::RENAMED).count();
            let (operations, types) =
                (count_with_noun(api.operations.len(), "operation"), count_with_noun(api.types.len(), "type"));
            eprintln!("{operations}, {types}, {renamed} renamed; {warnings}, {notes}");
        }
        None => {
            eprintln!("{}, {warnings}, {notes}; nothing is written", count_with_noun(count(Severity::Error), "error"));
        }
    }
}

/// Returns a count with its noun, such as `1 warning` or `2 warnings`.
pub fn count_with_noun(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
