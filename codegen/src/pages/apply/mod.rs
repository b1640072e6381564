//! Edits the spec according to a page. A change that needs more than a small edit is listed for a person to make.

mod edits;
mod yaml;

use std::collections::{BTreeMap, HashMap};

use self::edits::{Editor, Outcome};
pub(super) use self::yaml::{Edit, YamlText, indent_lines, render_yaml};
use super::{compare::Difference, lock::Lock, node_users::NodeUsers, page::Page, page_changes::compare_page};
use crate::{
    ParsedApi,
    config::Config,
    diagnostic::Severity,
    load::{Documents, Files},
    lower::Strictness,
};

/// The result of applying a page to the spec.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The new text of each changed file, by path.
    pub files: BTreeMap<String, String>,
    /// The descriptions of the changes that were made.
    pub done: Vec<String>,
    /// The descriptions of the changes that a person must make.
    pub left: Vec<String>,
}

/// An error that prevented all edits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The edited spec would have errors.
    #[error("the spec would have errors after the edits, so none was made:\n{0}")]
    Wrong(String),
}

/// Edits the spec according to a page of an existing operation.
///
/// Applies one difference at a time, and reads the spec again after each one, so that edits do not conflict.
///
/// # Errors
///
/// Returns an [`ApplyError`] if the spec has errors, in which case no edits are returned.
///
/// # Panics
///
/// Never panics: a spec that cannot be read is an error.
pub fn apply_page(page: &Page, documents: &Documents, operation: &str, lock: &Lock) -> Result<Applied, ApplyError> {
    let mut applied = Applied::default();
    let mut files: HashMap<String, String> =
        documents.sources.iter().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
    // The descriptions of differences for which edits were already tried.
    let mut seen: Vec<String> = Vec::new();
    let Some((_, root)) = documents.sources.iter().next() else { return Ok(applied) };
    loop {
        let reading = read_spec(&root.path, &files)?;
        let api = reading.api.as_ref().expect("what cannot be read was refused");
        let Some(operation) = api.operations.iter().find(|known| known.id == operation) else { return Ok(applied) };
        let differences = compare_page(page, api, operation, lock).api;
        let waiting = differences.iter().find(|difference| !seen.contains(&describe_difference(difference)));
        let Some(difference) = waiting else { return Ok(applied) };
        let description = describe_difference(difference);
        seen.push(description.clone());
        let editor =
            Editor { documents: &reading.documents, operation, page, reach: NodeUsers::new(api), all: &differences };
        let edits = match editor.find_edits(difference) {
            Outcome::Edits(edits) => edits,
            Outcome::Person(why) => {
                applied.left.push(if why.is_empty() { description } else { format!("{description}; {why}") });
                continue;
            }
        };
        let mut updated = files.clone();
        let changed = edited_files(edits, &reading.documents);
        updated.extend(changed.clone());
        // If an edit makes the spec invalid, the change is left to a person.
        if let Err(ApplyError::Wrong(messages)) = read_spec(&root.path, &updated) {
            let first = messages.lines().next().unwrap_or_default();
            applied.left.push(format!("{description}; with this edit alone the spec would have an error: {first}"));
            continue;
        }
        files = updated;
        applied.files.extend(changed);
        applied.done.push(description);
    }
}

/// Applies edits. Returns the new text of each edited file, by path.
fn edited_files(mut edits: Vec<Edit>, documents: &Documents) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    // Edits are applied from the end of a file to its start, so that the ranges of the remaining edits stay valid.
    edits.sort_by_key(|edit| (edit.file, edit.range.start));
    for edit in edits.iter().rev() {
        let (_, file) = documents.sources.iter().nth(edit.file).expect("an edit is of a file of the spec");
        let text: &mut String = files.entry(file.path.clone()).or_insert_with(|| file.text.clone());
        text.replace_range(edit.range.clone(), &edit.text);
    }
    files
}

fn read_spec(root: &str, files: &HashMap<String, String>) -> Result<ParsedApi, ApplyError> {
    let reading = crate::read(root, files as &dyn Files, &Config::default(), Strictness::Strict);
    match reading.api {
        Some(_) => Ok(reading),
        None => Err(ApplyError::Wrong(reading.diagnostics.render(&reading.documents.sources, Severity::Error, false))),
    }
}

fn describe_difference(difference: &Difference) -> String {
    let arrow = match (difference.spec.as_str(), difference.page.as_str()) {
        ("", page) => page.to_owned(),
        (spec, "") => format!("was {spec}"),
        (spec, page) => format!("{spec} → {page}"),
    };
    let what = format!("{:?}", difference.what).to_lowercase();
    format!("{} ({what}): {arrow}", difference.key)
}
