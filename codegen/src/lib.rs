//! Converts OpenAPI documents to Rust client crates.
//!
//! This library does not access the disk, the network, the clock or the environment; the commands in `xtask` read and
//! write the files. See `ARCHITECTURE.md` for an overview.

pub mod codes;
pub mod config;
pub mod diagnostic;
pub mod diff;
mod documentation;
pub mod emit;
pub mod ir;
pub mod load;
pub mod lower;
pub mod markdown;
mod media_type;
pub mod names;
pub mod pages;
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
    lower::Strictness,
    tree::Tree,
};

/// The result of reading a document: the files, the diagnostics, and the IR if there are no errors.
#[derive(Debug)]
pub struct ParsedApi {
    /// The files of the document.
    pub documents: Documents,
    /// All errors, warnings and notes.
    pub diagnostics: Diagnostics,
    /// The IR of the API. `None` if there are errors.
    pub api: Option<Api>,
}

/// Reads an OpenAPI document from `files`: the root file at the path `root`, and every file that the document refers
/// to.
#[must_use]
pub fn read(root: &str, files: &dyn Files, config: &Config, rules: Strictness) -> ParsedApi {
    let mut diagnostics = Diagnostics::default();
    let documents = load::load(root, files, &mut diagnostics);
    if rules == Strictness::Lenient {
        diagnostics.downgrade_errors(codes::DUPLICATE_KEY);
    }
    let api = lower::lower(&documents, config, rules, &mut diagnostics);
    let api = api.filter(|_| !diagnostics.has_errors());
    ParsedApi { documents, diagnostics, api }
}

/// A step of [`generate_with`], for progress messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading the files.
    Load,
    /// Determining the Rust types and names.
    Lower,
    /// Writing the Rust code.
    Emit {
        /// The number of operations that are written.
        operations: usize,
        /// The number of types that are written.
        types: usize,
    },
}

/// Converts an OpenAPI document to the files of a crate. The tree is `None` if the document has errors. The returned
/// [`Documents`] keep only the text of each file, which diagnostics need. Dropping the parsed trees saves a fifth of
/// the memory for large documents.
#[must_use]
pub fn generate(root: &str, files: &dyn Files, config: &Config, rules: Strictness) -> (ParsedApi, Option<Tree>) {
    generate_with(root, files, config, rules, |_| {})
}

/// Converts an OpenAPI document as [`generate`] does, and calls `next` before each step.
#[must_use]
pub fn generate_with(
    root: &str,
    files: &dyn Files,
    config: &Config,
    rules: Strictness,
    next: impl Fn(Stage),
) -> (ParsedApi, Option<Tree>) {
    let mut diagnostics = Diagnostics::default();
    next(Stage::Load);
    let mut documents = load::load(root, files, &mut diagnostics);
    next(Stage::Lower);
    let wire = lower::lower_document(&documents, rules, &mut diagnostics);
    documents.forget_trees();
    let api = wire.map(|wire| lower::types::assign_types(wire, config, &mut diagnostics));
    let api = api.filter(|_| !diagnostics.has_errors());
    let tree = api.as_ref().map(|api| {
        next(Stage::Emit { operations: api.operations.len(), types: api.types.len() });
        emit::emit_files(api)
    });
    (ParsedApi { documents, diagnostics, api }, tree)
}
