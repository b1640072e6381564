//! Compares one page with the spec and the lock file. Reports changes of the API, changes of wording, and known
//! discrepancies.

use serde::Serialize;

use super::{
    compare::{Comparison, Difference, DifferenceKind},
    contradiction::{self, Contradiction},
    lock::{Lock, Wording},
    node_users::NodeUsers,
    page::{Coverage, Page, Warning},
    page_changes::{PageChanges, compare_page},
};
use crate::{
    ir::{Api, Operation},
    source::{Sources, Span},
};

/// The result of checking one page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageReport {
    /// The name of the page for messages: its file name or URL.
    pub page: String,
    /// The ID of the documented operation; `None` if the spec does not contain the operation.
    pub operation: Option<String>,
    /// The title of the page.
    pub title: String,
    /// The date of the last change that the page states.
    pub updated: Option<String>,
    /// The changes of the API: differences between page and spec that no note explains.
    #[serde(rename = "api")]
    pub api_changes: Vec<Change>,
    /// The changes of wording.
    pub wording: Vec<Wording>,
    /// The entries of `x-doc-discrepancy` that explain a difference between page and spec.
    pub known: Vec<Known>,
    /// The entries of `x-doc-discrepancy` that do not explain any difference any more.
    pub stale: Vec<Known>,
    /// The examples that contradict the tables of the same page.
    #[serde(rename = "inconsistent")]
    pub contradictions: Vec<Inconsistency>,
    /// Notes for the reader, for example that the page is not in the lock file yet or has a different date.
    pub notes: Vec<String>,
    /// The warnings about content of the page that could not be interpreted.
    pub warnings: Vec<Warning>,
    /// The number of tables and rows in the page, and how many of them were read.
    pub coverage: Coverage,
}

/// A change of the API.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The key of the part that changed, for example `query/limit`.
    pub key: String,
    /// The kind of the change.
    #[serde(rename = "what")]
    pub kind: DifferenceKind,
    /// A sentence that describes the change.
    pub message: String,
    /// The line number in the page, if known.
    pub line: Option<u32>,
    /// The position in the spec, as `file:line:column`.
    pub spec: Option<String>,
}

/// An entry of `x-doc-discrepancy` in the spec: a note that explains why the spec differs from the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Known {
    /// The entry's `says`: what the page says, in the words of the spec's author.
    pub says: String,
    /// The entry's `reason`: why the spec differs from the page.
    pub reason: String,
    /// The line number in the page, if known.
    pub line: Option<u32>,
    /// The position in the spec, as `file:line:column`.
    pub spec: String,
    /// The span of the node that has the entry.
    #[serde(skip)]
    pub at: Span,
}

/// A contradiction between an example and a table of the same page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Inconsistency {
    /// The description of the contradiction.
    pub message: String,
    /// The line number of the example.
    pub line: u32,
    /// The line number of the table.
    pub table: u32,
}

impl PageReport {
    /// Returns whether a person must act on the report: the spec has no such operation, the API or the wording changed,
    /// or an explanation is stale.
    #[must_use]
    pub fn has_drifted(&self) -> bool {
        self.operation.is_none() || !self.api_changes.is_empty() || !self.wording.is_empty() || !self.stale.is_empty()
    }
}

/// Finds the operation that a page documents: by method and path, by the operation ID on the page, or by the page's
/// URL. The URL is looked up in the lock file, and then in `pages`, the pairs of operation ID and URL in `client.toml`.
/// Returns `None` if the page has no method and path, or if no operation matches.
#[must_use]
pub fn find_operation<'a>(page: &Page, api: &'a Api, lock: &Lock, pages: &[(&str, &str)]) -> Option<&'a Operation> {
    let (method, path) = (page.method.as_ref()?, page.path.as_ref()?);
    let by_id = |id: &str| api.operations.iter().find(|operation| operation.id == id);
    let by_address =
        api.operations.iter().find(|operation| operation.method == method.value && operation.path == path.value);
    let page_template = template_without_names(&path.value);
    let by_template = || {
        let is_same = |operation: &&Operation| {
            operation.method == method.value && template_without_names(&operation.path) == page_template
        };
        api.operations.iter().find(is_same)
    };
    let by_address = by_address.or_else(by_template);
    by_address.or_else(|| by_id(&page.operation_id.as_ref()?.value)).or_else(|| {
        let url = page.url.as_deref()?;
        let locked_id = lock.pages.iter().find(|locked| locked.url == url).map(|locked| locked.operation.as_str());
        by_id(locked_id.or_else(|| pages.iter().find(|(_, known)| *known == url).map(|(operation, _)| *operation))?)
    })
}

/// Describes the API changes between a page and the spec that no note in the spec explains.
#[must_use]
pub fn unexplained_changes(page: &Page, api: &Api, operation: &Operation, lock: &Lock) -> Vec<String> {
    compare_page(page, api, operation, lock).api.iter().map(describe_difference).collect()
}

/// Removes the names of the variables from a path template: `/v1/{id}/jobs` → `/v1/{}/jobs`. Two templates that differ
/// only in these names denote the same path.
#[must_use]
pub fn template_without_names(path: &str) -> String {
    let mut template = String::with_capacity(path.len());
    let mut in_braces = false;
    for c in path.chars() {
        match c {
            '{' => in_braces = true,
            '}' => {
                in_braces = false;
                template.push_str("{}");
            }
            _ if in_braces => {}
            c => template.push(c),
        }
    }
    template
}

/// Checks a page against the spec and the lock file. `name` is the page's file name or URL; `pages` contains the pairs
/// of operation ID and URL in `client.toml`.
#[must_use]
pub fn check_page(
    name: &str,
    page: &Page,
    api: &Api,
    sources: &Sources,
    lock: &Lock,
    pages: &[(&str, &str)],
) -> PageReport {
    let mut report = PageReport {
        page: name.to_owned(),
        operation: None,
        title: page.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
        updated: page.updated.as_ref().map(|date| date.value.clone()),
        api_changes: Vec::new(),
        wording: Vec::new(),
        known: Vec::new(),
        stale: Vec::new(),
        contradictions: Vec::new(),
        notes: Vec::new(),
        warnings: page.warnings.clone(),
        coverage: page.coverage,
    };
    let Some(operation) = find_operation(page, api, lock, pages) else {
        let note = "the spec does not contain this operation; run `cargo xtask pages draft` to draft it";
        report.notes.push(note.to_owned());
        return report;
    };
    report.operation = Some(operation.id.clone());
    let PageChanges { api: differences, wording, comparison, locked_date: dated } =
        compare_page(page, api, operation, lock);
    report.wording = wording;
    if lock.page_of_operation(&operation.id).is_none() {
        let note =
            "the page is not in the lock file, so wording is not compared; run `cargo xtask pages accept` to add it";
        report.notes.push(note.to_owned());
    }
    let describe_date = |date| format!("the date of the page differs from the date {date} in the lock file");
    report.notes.extend(dated.map(describe_date));
    report.notes.extend(page.references.named_parts().into_iter().filter_map(|(what, said)| {
        let line = said?.line;
        Some(format!(
            "line {line}: the page refers to another page for {what}; parts missing here do not count as removed"
        ))
    }));
    let position = |at: Span| sources.position(at).to_string();
    let to_change = |difference: Difference| Change {
        message: describe_difference(&difference),
        spec: Some(position(difference.at.unwrap_or(operation.span))),
        key: difference.key,
        kind: difference.kind,
        line: difference.line,
    };
    report.api_changes = differences.into_iter().map(to_change).collect();
    report.api_changes.sort_by(|a, b| (a.line, &a.key, a.kind).cmp(&(b.line, &b.key, b.kind)));
    report.add_notes(page, comparison, &position);
    report
}

/// Removes stale notes from the reports of pages if another page may still need the note. A note is only reported as
/// stale if `reports` covers all operations that use the note's node, and no report needs the note for a difference.
pub fn drop_shared_stale_notes(reports: &mut [PageReport], api: &Api) {
    let checked_ids: Vec<String> = reports.iter().filter_map(|report| report.operation.clone()).collect();
    let needed_notes: Vec<(Span, String)> =
        reports.iter().flat_map(|report| &report.known).map(|known| (known.at, known.says.clone())).collect();
    if reports.iter().all(|report| report.stale.is_empty()) {
        return;
    }
    let node_users = NodeUsers::new(api);
    for report in reports {
        report.stale.retain(|stale| {
            let users = node_users.users_of(stale.at);
            users.iter().all(|user| checked_ids.iter().any(|id| id == user.operation))
                && !needed_notes.iter().any(|(at, says)| *at == stale.at && *says == stale.says)
        });
    }
}

/// Describes a difference in one sentence.
fn describe_difference(difference: &Difference) -> String {
    let (key, page, spec) = (&difference.key, &difference.page, &difference.spec);
    let or_none = |text: &str| if text.is_empty() { "none".to_owned() } else { format!("`{text}`") };
    match difference.kind {
        DifferenceKind::Added if page.is_empty() => format!("{key} was added"),
        DifferenceKind::Added => format!("{key} was added: {page}"),
        DifferenceKind::Removed if spec.contains(", ") && key.starts_with(['b', 'r']) => {
            format!("{key} was removed; the spec declares {spec}")
        }
        DifferenceKind::Removed => format!("{key} was removed"),
        DifferenceKind::Deprecated if page.is_empty() => format!("{key} is no longer deprecated"),
        DifferenceKind::Deprecated => format!("{key} is deprecated"),
        DifferenceKind::Renamed => format!("{key} was renamed; the old name is `{spec}`"),
        DifferenceKind::Type => {
            format!("{key}: the type is {} on the page and {} in the spec", or_none(page), or_none(spec))
        }
        DifferenceKind::Mandatory => format!("{key} changed from {spec} to {page}"),
        DifferenceKind::Default => {
            format!("{key}: the default changed from {} to {}", or_none(spec), or_none(page))
        }
        DifferenceKind::Limit => {
            format!("{key}: the limit changed from {} to {}", or_none(spec), or_none(page))
        }
        DifferenceKind::Values => describe_values_change(key, page, spec),
        DifferenceKind::Path => describe_path_change(page, spec),
    }
}

/// Describes a change of method or path. If only the version in the path differs, the message says so.
fn describe_path_change(page: &str, spec: &str) -> String {
    let full_message = format!("method and path: the page documents `{page}`, the spec declares `{spec}`");
    let is_version = |part: &str| part.len() >= 2 && part.starts_with('v') && part.as_bytes()[1].is_ascii_digit();
    let (new, old): (Vec<&str>, Vec<&str>) = (page.split('/').collect(), spec.split('/').collect());
    let (new_len, old_len) = (new.len(), old.len());
    let mut differing_parts = new.iter().zip(&old).filter(|(new, old)| new != old);
    match (differing_parts.next(), differing_parts.next()) {
        (Some((new, old)), None) if new_len == old_len && is_version(new) && is_version(old) => {
            format!("path: the version changed from `{old}` to `{new}` (page: `{page}`, spec: `{spec}`)")
        }
        _ => full_message,
    }
}

/// Describes a change of the allowed values. `page` and `spec` are lists of values, separated by `, `.
fn describe_values_change(key: &str, page: &str, spec: &str) -> String {
    let to_list =
        |text: &str| -> Vec<String> { text.split(", ").filter(|value| !value.is_empty()).map(str::to_owned).collect() };
    let (new, old) = (to_list(page), to_list(spec));
    let join_missing = |values: &[String], other_values: &[String]| {
        values
            .iter()
            .filter(|value| !other_values.contains(value))
            .map(|value| format!("`{value}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match (join_missing(&new, &old), join_missing(&old, &new)) {
        (added, removed) if removed.is_empty() => format!("{key} has the new allowed values {added}"),
        (added, removed) if added.is_empty() => format!("{key} no longer allows the values {removed}"),
        (added, removed) => format!("{key} has the new allowed values {added} and no longer allows {removed}"),
    }
}

impl PageReport {
    /// Adds to the report: the notes that explain a difference, the stale notes, and the contradictions within the page
    /// that no note explains.
    fn add_notes(&mut self, page: &Page, comparison: Comparison, position: &impl Fn(Span) -> String) {
        let mut explained_keys = Vec::new();
        for note in comparison.notes {
            let first = note.explains.first();
            let known = Known {
                says: note.says.clone(),
                reason: note.reason.clone(),
                line: first.and_then(|difference| difference.line),
                spec: position(note.at),
                at: note.at,
            };
            explained_keys.extend(note.explains.iter().map(|difference| difference.key.clone()));
            if first.is_some() {
                self.known.push(known);
            } else if !comparison.elsewhere_spans.contains(&note.at) {
                self.stale.push(known);
            }
        }
        for contradiction in contradiction::find_contradictions(page) {
            let Contradiction { place, message, line, table } = contradiction;
            let is_explained = explained_keys.iter().any(|key| *key == place || (place == "request" && key == "body"));
            if !is_explained {
                self.contradictions.push(Inconsistency { message, line, table });
            }
        }
    }
}
