//! Adds new operations to the spec (the OpenAPI document): those that documentation pages describe. Keeps the layout of
//! the spec: one file per API group and version, references from `paths`, tags, modules, shared parameters and shared
//! responses. Existing parts are not changed, except that missing fields are added to schemas.

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

/// The input of [`adopt_pages`]: the documentation pages, and the spec to which their operations are added.
pub struct Input<'a> {
    /// The documentation pages whose operations are added to the spec.
    pub pages: &'a [Page],
    /// The name by which messages refer to each page, in the order of `pages`.
    pub names: &'a [String],
    /// The existing spec (the OpenAPI document). `None` if there is no spec yet.
    pub spec: Option<&'a ParsedApi>,
    /// The file name of the root document.
    pub root: &'a str,
    /// The text of `client.toml`; `None` if there is none yet.
    pub settings: Option<&'a str>,
    /// The lock file, which contains the content of the pages at the time when they were last accepted.
    pub lock: &'a Lock,
}

/// The result of adding the operations of documentation pages to the spec.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adoption {
    /// The text of each new or changed file, by path. The path is relative to the directory of the root document.
    pub files: BTreeMap<String, String>,
    /// The new text of `client.toml`; `None` if unchanged.
    pub settings: Option<String>,
    /// The operations that were added, each as a text with the ID, method and path.
    pub added_operations: Vec<String>,
    /// The IDs of the operations that the spec already contained, each with the number of differences between its page
    /// and the spec.
    pub existing_operations: Vec<(String, usize)>,
    /// The fields that were added to existing schemas, as `schema: field`.
    pub added_fields: Vec<String>,
    /// Descriptions of contradictions between pages and schemas of the spec, and of parts that could not be added.
    pub conflicts: Vec<String>,
    /// The pages whose operation was not added, and the parameters that were not added, each with the reason.
    pub left_out: Vec<String>,
    /// The tasks that are left to a person.
    pub todos: Vec<Todo>,
}

/// The reason why no operation was added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdoptError {
    /// The spec has errors.
    #[error("the spec has errors; run `cargo xtask check` to list them")]
    Spec,
    /// The text of `client.toml` is not TOML.
    #[error("cannot parse client.toml: {0}")]
    Settings(String),
    /// The resulting spec would have errors.
    #[error("the spec would have errors with the added operations, so nothing was written:\n{0}")]
    InvalidSpec(String),
}

/// Adds new operations to a spec (an OpenAPI document): those that documentation pages describe.
///
/// # Errors
///
/// Returns an [`AdoptError`] if the spec or the settings cannot be read, or if the resulting spec would have errors.
pub fn adopt_pages(input: &Input<'_>) -> Result<Adoption, AdoptError> {
    let existing_spec = match input.spec {
        Some(parsed) => Some(ExistingSpec::new(parsed).ok_or(AdoptError::Spec)?),
        None => None,
    };
    let mut adopter = Adopter::new(input, existing_spec.as_ref());
    adopter.find_new_operations();
    adopter.add_operations();
    adopter.render_files()
}
