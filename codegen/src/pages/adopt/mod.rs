//! Adds the operations of pages to the spec in its layout: one file per group and version, path references, tags,
//! modules, shared parameters and responses. Existing parts are not changed, except that schemas gain fields.

mod adopter;
mod files;
mod known;
mod layout;
mod mapping;
mod parts;
mod places;
mod settings;
mod show;
mod worklist;

use std::collections::BTreeMap;

use self::{adopter::Adopter, known::ExistingSpec};
pub use self::{
    show::{Format, render_adoption},
    worklist::Todo,
};
use super::{lock::Lock, page::Page};
use crate::ParsedApi;

/// The pages to adopt, and the spec.
pub struct Input<'a> {
    /// The pages.
    pub pages: &'a [Page],
    /// The name of each page for messages.
    pub names: &'a [String],
    /// The spec; `None` if there is none yet.
    pub spec: Option<&'a ParsedApi>,
    /// The name of the root document in its folder.
    pub root: &'a str,
    /// `client.toml`; `None` if there is none yet.
    pub settings: Option<&'a str>,
    /// The lock: the content of the pages when they were last accepted.
    pub lock: &'a Lock,
}

/// The result of an adoption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adoption {
    /// The new and changed files, relative to the root's folder.
    pub files: BTreeMap<String, String>,
    /// The new text of `client.toml`; `None` if unchanged.
    pub settings: Option<String>,
    /// The operations that were added: id, method and path.
    pub added: Vec<String>,
    /// The operations that the spec already had, with the number of differences that a check finds.
    pub known: Vec<(String, usize)>,
    /// The fields that were added to existing schemas.
    pub fields: Vec<String>,
    /// The contradictions between pages and schemas of the spec, and the parts that could not be added.
    pub conflicts: Vec<String>,
    /// Pages that were skipped, with the reason.
    pub left_out: Vec<String>,
    /// The remaining work for a person.
    pub todos: Vec<Todo>,
}

/// The reason why no page was adopted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdoptError {
    /// The spec has errors.
    #[error("the spec has errors; `cargo xtask check` lists them")]
    Spec,
    /// The settings are not TOML.
    #[error("client.toml: {0}")]
    Settings(String),
    /// The resulting spec would have errors.
    #[error("the spec would have errors, so nothing is written:\n{0}")]
    Wrong(String),
}

/// Adopts pages into a spec.
///
/// # Errors
///
/// If the spec or the settings cannot be read, or the resulting spec would have errors.
pub fn adopt_pages(input: &Input<'_>) -> Result<Adoption, AdoptError> {
    let known = match input.spec {
        Some(reading) => Some(ExistingSpec::new(reading).ok_or(AdoptError::Spec)?),
        None => None,
    };
    let mut adopter = Adopter::new(input, known.as_ref());
    adopter.split_operations();
    adopter.add_operations();
    adopter.render_files()
}
