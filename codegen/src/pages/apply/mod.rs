//! Edits the spec (the OpenAPI document) so that it agrees with a documentation page. A change that needs more than a
//! small edit is listed for a person to make.

mod edits;
mod yaml;

use std::collections::{BTreeMap, HashMap};

use self::edits::{EditResult, Editor};
pub(super) use self::yaml::{Edit, YamlText, indent_lines, render_yaml};
use super::{compare::Difference, lock::Lock, node_users::NodeUsers, page::Page, page_changes::compare_page};
use crate::{
    ParsedApi,
    config::Config,
    diagnostic::Severity,
    load::{Documents, Files},
    lower::Strictness,
};

/// The result of editing the spec according to a documentation page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The new text of each changed file, by path.
    pub files: BTreeMap<String, String>,
    /// The descriptions of the changes that were made, such as `query/limit (default): 10 → 20`.
    pub applied_changes: Vec<String>,
    /// The descriptions of the changes that a person must make.
    pub manual_changes: Vec<String>,
}

/// The reason why no edit was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The edited spec would have errors.
    #[error("the spec would have errors after the edits, so no edit was made:\n{0}")]
    InvalidSpec(String),
}

/// Edits the spec so that the operation `operation` agrees with its documentation page.
///
/// Resolves one difference at a time, and reads the spec again after each one, so that edits do not conflict.
///
/// # Errors
///
/// Returns an [`ApplyError`] if the spec has errors. No edits are returned then.
///
/// # Panics
///
/// Never panics: a spec that cannot be read is an error.
pub fn apply_page(page: &Page, documents: &Documents, operation: &str, lock: &Lock) -> Result<Applied, ApplyError> {
    let mut applied = Applied::default();
    let mut files: HashMap<String, String> =
        documents.sources.iter().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
    // The descriptions of differences for which edits were already tried.
    let mut tried_differences: Vec<String> = Vec::new();
    let Some((_, root_source)) = documents.sources.iter().next() else { return Ok(applied) };
    loop {
        let parsed = read_spec(&root_source.path, &files)?;
        let api = parsed.api.as_ref().expect("read_spec returns an error if there is no API");
        let Some(operation) = api.operations.iter().find(|candidate| candidate.id == operation) else {
            return Ok(applied);
        };
        let differences = compare_page(page, api, operation, lock).api;
        let untried_difference =
            differences.iter().find(|difference| !tried_differences.contains(&describe_difference(difference)));
        let Some(difference) = untried_difference else { return Ok(applied) };
        let description = describe_difference(difference);
        tried_differences.push(description.clone());
        let editor = Editor {
            documents: &parsed.documents,
            operation,
            page,
            node_users: NodeUsers::new(api),
            differences: &differences,
        };
        let edits = match editor.find_edits(difference) {
            EditResult::Edits(edits) => edits,
            EditResult::Manual(reason) => {
                applied.manual_changes.push(if reason.is_empty() {
                    description
                } else {
                    format!("{description}; {reason}")
                });
                continue;
            }
        };
        let mut updated_files = files.clone();
        let edited_texts = apply_edits(edits, &parsed.documents);
        updated_files.extend(edited_texts.clone());
        // If an edit makes the spec invalid, the change is left to a person.
        if let Err(ApplyError::InvalidSpec(messages)) = read_spec(&root_source.path, &updated_files) {
            let first_message = messages.lines().next().unwrap_or_default();
            applied
                .manual_changes
                .push(format!("{description}; this edit alone would cause an error: {first_message}"));
            continue;
        }
        files = updated_files;
        applied.files.extend(edited_texts);
        applied.applied_changes.push(description);
    }
}

/// Applies edits to the files of the spec. Returns the new text of each edited file, by path.
fn apply_edits(mut edits: Vec<Edit>, documents: &Documents) -> BTreeMap<String, String> {
    let mut edited_texts = BTreeMap::new();
    // Edits are applied from the end of a file to its start, so that the ranges of the remaining edits stay valid.
    edits.sort_by_key(|edit| (edit.file, edit.range.start));
    for edit in edits.iter().rev() {
        let (_, file) = documents.sources.iter().nth(edit.file).expect("an edit is of a file of the spec");
        let edited_text: &mut String = edited_texts.entry(file.path.clone()).or_insert_with(|| file.text.clone());
        edited_text.replace_range(edit.range.clone(), &edit.text);
    }
    edited_texts
}

/// Reads a spec from `files`, which contains the text of each file by path. Returns an error with all messages if the
/// spec is invalid.
fn read_spec(root: &str, files: &HashMap<String, String>) -> Result<ParsedApi, ApplyError> {
    let parsed = crate::read(root, files as &dyn Files, &Config::default(), Strictness::Strict);
    match parsed.api {
        Some(_) => Ok(parsed),
        None => {
            Err(ApplyError::InvalidSpec(parsed.diagnostics.render(&parsed.documents.sources, Severity::Error, false)))
        }
    }
}

/// Describes a difference between a page and the spec in one line: `query/limit (default): 10 → 20`.
fn describe_difference(difference: &Difference) -> String {
    let change = match (difference.spec.as_str(), difference.page.as_str()) {
        ("", page) => page.to_owned(),
        (spec, "") => format!("was {spec}"),
        (spec, page) => format!("{spec} → {page}"),
    };
    let kind_name = format!("{:?}", difference.kind).to_lowercase();
    format!("{} ({kind_name}): {change}", difference.key)
}
