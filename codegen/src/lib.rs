//! Converts OpenAPI documents to Rust client crates.
//!
//! This library does not access the disk, the network, the clock or the environment; the commands in `xtask` read and
//! write the files. See `ARCHITECTURE.md` for an overview.

pub mod codes;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod docs;
mod documentation;
pub mod emit;
pub mod ir;
pub mod load;
pub mod lower;
pub mod markdown;
mod media_type;
pub mod names;
mod pattern;
pub mod release;
pub mod round_trip;
pub mod serve;
pub mod source;
pub mod tree;
pub mod validate;

use crate::{
    config::Config,
    diagnostic::Diagnostics,
    ir::Api,
    load::{Documents, Files},
    lower::Rules,
    tree::Tree,
};

/// The result of reading a document: the files, the diagnostics, and the IR if there are no errors.
#[derive(Debug)]
pub struct Reading {
    /// The files.
    pub documents: Documents,
    /// All errors, warnings and notes.
    pub diagnostics: Diagnostics,
    /// The API; `None` if there are errors.
    pub api: Option<Api>,
}

/// Reads an OpenAPI document: `root` and the files that it refers to, all from `files`.
#[must_use]
pub fn read(root: &str, files: &dyn Files, config: &Config, rules: Rules) -> Reading {
    let mut diagnostics = Diagnostics::default();
    let documents = load::load(root, files, &mut diagnostics);
    if rules == Rules::Lenient {
        diagnostics.soften(codes::DUPLICATE_KEY);
    }
    let api = lower::lower(&documents, config, rules, &mut diagnostics);
    let api = api.filter(|_| !diagnostics.has_errors());
    Reading { documents, diagnostics, api }
}

/// A step of [`generate_with`], for progress messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading the files.
    Load,
    /// Determining types and names.
    Lower,
    /// Writing the Rust code.
    Emit {
        /// The number of operations.
        operations: usize,
        /// The number of types.
        types: usize,
    },
}

/// Converts an OpenAPI document to the files of a crate. Returns no tree if the document has errors. Drops all data of
/// the document except the texts, which diagnostics need; this saves a fifth of the memory for large documents.
#[must_use]
pub fn generate(root: &str, files: &dyn Files, config: &Config, rules: Rules) -> (Reading, Option<Tree>) {
    generate_with(root, files, config, rules, |_| {})
}

/// Does the same as [`generate`], and calls a function before each step.
#[must_use]
pub fn generate_with(
    root: &str,
    files: &dyn Files,
    config: &Config,
    rules: Rules,
    next: impl Fn(Step),
) -> (Reading, Option<Tree>) {
    let mut diagnostics = Diagnostics::default();
    next(Step::Load);
    let mut documents = load::load(root, files, &mut diagnostics);
    next(Step::Lower);
    let wire = lower::document(&documents, rules, &mut diagnostics);
    documents.forget_trees();
    let api = wire.map(|wire| lower::types::assign(wire, config, &mut diagnostics));
    let api = api.filter(|_| !diagnostics.has_errors());
    let tree = api.as_ref().map(|api| {
        next(Step::Emit { operations: api.operations.len(), types: api.types.len() });
        emit::emit(api)
    });
    (Reading { documents, diagnostics, api }, tree)
}
