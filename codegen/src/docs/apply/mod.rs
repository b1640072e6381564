//! The edits that bring the spec in step with a page: small ones, at the nodes that differ. What no small edit can do is
//! left to a person, and said.

mod edits;
mod yaml;

use std::collections::{BTreeMap, HashMap};

use self::{edits::Editor, yaml::Edit};
use super::{
    compare::{self, Difference, What},
    lock::{self, Lock},
    page::Page,
};
use crate::{
    config::Config,
    diagnostic::Severity,
    ir::{Api, Operation},
    load::{Documents, Files},
    lower::Rules,
};

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Files with their new text, by path.
    pub files: BTreeMap<String, String>,
    /// What was changed.
    pub done: Vec<String>,
    /// What is left to a person.
    pub left: Vec<String>,
}

/// Why nothing was applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApplyError {
    /// The edited spec would be wrong.
    #[error("the edits would make the spec wrong, so none is made:\n{0}")]
    Wrong(String),
}

/// Edits the spec for one page of an operation that it has.
///
/// # Errors
///
/// Where the spec with the edits could not be read any more. Nothing is returned to be written then.
pub fn apply(page: &Page, api: &Api, documents: &Documents, operation: &Operation, lock: &Lock) -> Result<Applied, ApplyError> {
    let mut applied = Applied::default();
    let mut edits: Vec<Edit> = Vec::new();
    for difference in differences(page, api, operation, lock) {
        let editor = Editor { api, documents, operation, page };
        let what = describe(&difference);
        match editor.edits(&difference) {
            Some(found) if found.iter().all(|edit| edits.iter().all(|known| apart(known, edit))) => {
                edits.extend(found);
                applied.done.push(what);
            }
            _ => applied.left.push(what),
        }
    }
    // From the end, so that ranges stay true; inserts at the same place keep their order.
    edits.sort_by_key(|edit| (edit.file, edit.range.start));
    for edit in edits.iter().rev() {
        let (_, file) = documents.sources.iter().nth(edit.file).expect("an edit is of a file of the spec");
        let text = applied.files.entry(file.path.clone()).or_insert_with(|| file.text.clone());
        text.replace_range(edit.range.clone(), &edit.text);
    }
    verify(&applied, documents)?;
    Ok(applied)
}

/// What differs from the spec, a renamed row as one.
fn differences(page: &Page, api: &Api, operation: &Operation, lock: &Lock) -> Vec<Difference> {
    let mut differences = compare::compare(page, api, operation).differences;
    let since = lock.page(&operation.id).map(|locked| lock::since(page, locked)).unwrap_or_default();
    for (old, new) in since.renames {
        let gone = differences.iter().position(|difference| difference.key == old && difference.what == What::Removed);
        let Some(gone) = gone.map(|at| differences.remove(at)) else { continue };
        differences.retain(|difference| !(difference.key == new && difference.what == What::Added));
        let name = |key: &str| key.rsplit('/').next().unwrap_or(key).to_owned();
        differences.push(Difference { what: What::Renamed, page: name(&new), spec: name(&old), key: new, ..gone });
    }
    differences
}

fn describe(difference: &Difference) -> String {
    let arrow = match (difference.spec.as_str(), difference.page.as_str()) {
        ("", page) => page.to_owned(),
        (spec, "") => format!("was {spec}"),
        (spec, page) => format!("{spec} → {page}"),
    };
    let what = format!("{:?}", difference.what).to_lowercase();
    format!("{} ({what}): {arrow}", difference.key)
}

/// Whether two edits touch no common byte.
fn apart(a: &Edit, b: &Edit) -> bool {
    a.file != b.file || a.range.end <= b.range.start || b.range.end <= a.range.start
}

/// Reads the spec as it would be.
fn verify(applied: &Applied, documents: &Documents) -> Result<(), ApplyError> {
    let mut files: HashMap<String, String> =
        documents.sources.iter().map(|(_, file)| (file.path.clone(), file.text.clone())).collect();
    files.extend(applied.files.clone());
    let Some((_, root)) = documents.sources.iter().next() else { return Ok(()) };
    let reading = crate::read(&root.path, &files as &dyn Files, &Config::default(), Rules::Strict);
    match reading.api {
        Some(_) => Ok(()),
        None => Err(ApplyError::Wrong(reading.diagnostics.render(&reading.documents.sources, Severity::Error, false))),
    }
}
