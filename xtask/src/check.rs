//! `cargo xtask check`: reports the mistakes in a document.

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
        let parsed = codegen::read(&spec.root, &spec, &config, Strictness::Strict);
        report(&parsed, self.verbose);
        Ok(exit_verdict(&parsed))
    }
}

/// Returns the verdict on a document: [`ExitVerdict::Failed`] if the root file could not be read,
/// [`ExitVerdict::ProblemsFound`] if the document has errors, otherwise [`ExitVerdict::NoProblems`].
pub fn exit_verdict(parsed: &ParsedApi) -> ExitVerdict {
    let is_unreadable_root = |item: &Diagnostic| {
        item.span.is_none() && matches!(item.code, codes::FILE_MISSING | codes::FILE_ENCODING | codes::FILE_SIZE)
    };
    match &parsed.api {
        Some(_) => ExitVerdict::NoProblems,
        None if parsed.diagnostics.iter().any(is_unreadable_root) => ExitVerdict::Failed,
        None => ExitVerdict::ProblemsFound,
    }
}

/// Prints errors, warnings and a summary to standard error, and notes if `show_notes` is set.
pub fn report(parsed: &ParsedApi, show_notes: bool) {
    let min_severity = if show_notes { Severity::Note } else { Severity::Warning };
    let messages = parsed.diagnostics.render(&parsed.documents.sources, min_severity, stderr().is_terminal());
    if !messages.is_empty() {
        eprint!("{messages}{}\n\n", explain::EXPLAIN_HINT);
    }
    let count_of = |severity| parsed.diagnostics.count(severity);
    let (warnings, notes) =
        (count_with_noun(count_of(Severity::Warning), "warning"), count_with_noun(count_of(Severity::Note), "note"));
    let Some(api) = &parsed.api else {
        let errors = count_with_noun(count_of(Severity::Error), "error");
        eprintln!("{errors}, {warnings}, {notes}; a crate cannot be generated from a document with errors");
        return;
    };
    let renamed_count = parsed.diagnostics.iter().filter(|item| item.code == codegen::codes::RENAMED).count();
    let (operations, types) =
        (count_with_noun(api.operations.len(), "operation"), count_with_noun(api.types.len(), "type"));
    eprintln!("{operations}, {types}, {renamed_count} renamed; {warnings}, {notes}");
}

/// Returns a count and its noun: `(1, "warning")` → `1 warning`, `(2, "warning")` → `2 warnings`.
pub fn count_with_noun(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
