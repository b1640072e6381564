//! Turns an OpenAPI 3.0 document into the files of a Rust client crate.
//!
//! All logic lives here and none of it touches the disk, the network, the clock or the environment: commands
//! (`xtask`) read the files and write the result. `ARCHITECTURE.md` has the picture.

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

/// The result of reading a document: the documents themselves (for messages and further reading), all messages, and the IR
/// if there are no errors.
#[derive(Debug)]
pub struct Reading {
    /// The files.
    pub documents: Documents,
    /// Everything that was found, errors and notes.
    pub diagnostics: Diagnostics,
    /// The API.
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

/// A step of [`generate_with`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reading the files.
    Load,
    /// Finding types and names.
    Lower,
    /// Writing Rust for this number of operations and types.
    Emit {
        /// Operations of the document.
        operations: usize,
        /// Types of the crate.
        types: usize,
    },
}

/// Turns an OpenAPI document into the files of a crate. No tree where the document has errors. Of the documents, only
/// the texts are kept: they are for messages, and the rest would be a fifth of what a large document takes.
#[must_use]
pub fn generate(root: &str, files: &dyn Files, config: &Config, rules: Rules) -> (Reading, Option<Tree>) {
    generate_with(root, files, config, rules, |_| {})
}

/// [`generate`], which says what it does next.
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
