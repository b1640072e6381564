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

/// The result of reading an OpenAPI document: its files, the diagnostics, and the intermediate representation (IR) of
/// the API.
#[derive(Debug)]
pub struct ParsedApi {
    /// All files of the document: the root file and the files that it refers to.
    pub documents: Documents,
    /// All errors, warnings and notes about the document.
    pub diagnostics: Diagnostics,
    /// The intermediate representation of the API. `None` if the document has errors.
    pub api: Option<Api>,
}

/// Reads an OpenAPI document: the root file at the path `root`, and every file that it refers to. `files` returns the
/// content of a file. `strictness` determines whether recoverable mistakes in the document are errors or warnings.
#[must_use]
pub fn read(root: &str, files: &dyn Files, config: &Config, strictness: Strictness) -> ParsedApi {
    let mut diagnostics = Diagnostics::default();
    let documents = load::load(root, files, &mut diagnostics);
    if strictness == Strictness::Lenient {
        diagnostics.downgrade_errors(codes::DUPLICATE_KEY);
    }
    let api = lower::lower(&documents, config, strictness, &mut diagnostics);
    let api = api.filter(|_| !diagnostics.has_errors());
    ParsedApi { documents, diagnostics, api }
}

/// A step of [`generate_with`], for progress messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading the files of the document.
    Load,
    /// Lowering: choosing the Rust types and names.
    Lower,
    /// Writing the Rust code.
    Emit {
        /// The number of operations for which code is written.
        operations: usize,
        /// The number of types for which code is written.
        types: usize,
    },
}

/// Converts an OpenAPI document to the files of a crate. The returned [`Tree`] contains these files. It is `None` if
/// the document has errors. The [`Documents`] in the result only contain the text of each file, which diagnostics need,
/// and not the parsed nodes. This saves a fifth of the memory for large documents.
#[must_use]
pub fn generate(root: &str, files: &dyn Files, config: &Config, strictness: Strictness) -> (ParsedApi, Option<Tree>) {
    generate_with(root, files, config, strictness, |_| {})
}

/// Converts an OpenAPI document to the files of a crate, as [`generate`] does, and calls `before_step` before each
/// step.
#[must_use]
pub fn generate_with(
    root: &str,
    files: &dyn Files,
    config: &Config,
    strictness: Strictness,
    before_step: impl Fn(Stage),
) -> (ParsedApi, Option<Tree>) {
    let mut diagnostics = Diagnostics::default();
    before_step(Stage::Load);
    let mut documents = load::load(root, files, &mut diagnostics);
    before_step(Stage::Lower);
    let source_model = lower::lower_document(&documents, strictness, &mut diagnostics);
    documents.drop_trees();
    let api = source_model.map(|api| lower::types::assign_types(api, config, &mut diagnostics));
    let api = api.filter(|_| !diagnostics.has_errors());
    let tree = api.as_ref().map(|api| {
        before_step(Stage::Emit { operations: api.operations.len(), types: api.types.len() });
        emit::emit_files(api)
    });
    (ParsedApi { documents, diagnostics, api }, tree)
}
