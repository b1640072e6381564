//! Turns an OpenAPI 3.0 document into the files of a Rust client crate.
//!
//! All logic lives here and none of it touches the disk, the network, the clock or the environment: commands
//! (`xtask`) read the files and write the result. `ARCHITECTURE.md` has the picture.

pub mod codes;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod docs;
pub mod emit;
pub mod ir;
pub mod load;
pub mod lower;
pub mod names;
pub mod release;
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

/// What came of a document: the documents themselves (for messages and what reads them further), all messages, and the IR
/// where there is no error among them.
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
    let api = lower::lower(&documents, config, rules, &mut diagnostics);
    let api = api.filter(|_| !diagnostics.has_errors());
    Reading { documents, diagnostics, api }
}

/// Turns an OpenAPI document into the files of a crate. No tree where the document has errors.
#[must_use]
pub fn generate(root: &str, files: &dyn Files, config: &Config, rules: Rules) -> (Reading, Option<Tree>) {
    let reading = read(root, files, config, rules);
    let tree = reading.api.as_ref().map(emit::emit);
    (reading, tree)
}
