//! Compares one documentation page with the spec, and with the lock file, which records the accepted content of the
//! page. Reports changes of the API, changes of wording, and known discrepancies.

use serde::Serialize;

use super::{
    compare::{Comparison, Difference, DifferenceKind},
    contradiction::{self, Contradiction},
    lock::{Lock, WordingChange},
    node_users::NodeUsers,
    page::{Coverage, Page, Warning},
    page_changes::{PageChanges, compare_page},
};
use crate::{
    ir::{Api, Operation},
    source::{Sources, Span},
};

/// The result of comparing one documentation page with the spec and the lock file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageReport {
    /// The file name or URL of the page, for messages.
    pub page: String,
    /// The ID of the documented operation; `None` if the spec does not contain the operation.
    pub operation: Option<String>,
    /// The title of the page.
    pub title: String,
    /// The date of the page's last change, as stated on the page; `None` if the page does not state a date.
    pub updated: Option<String>,
    /// The differences between the page and the spec that no `x-doc-discrepancy` entry of the spec explains.
    #[serde(rename = "api")]
    pub api_changes: Vec<Change>,
    /// The sentences that changed on the page since the page was accepted into the lock file.
    #[serde(rename = "wording")]
    pub wording_changes: Vec<WordingChange>,
    /// The entries of `x-doc-discrepancy` that explain a difference between the page and the spec.
    #[serde(rename = "known")]
    pub known_discrepancies: Vec<KnownDiscrepancy>,
    /// The entries of `x-doc-discrepancy` that no longer explain any difference.
    #[serde(rename = "stale")]
    pub stale_discrepancies: Vec<KnownDiscrepancy>,
    /// The examples on the page that contradict a table on the page.
    #[serde(rename = "inconsistent")]
    pub contradictions: Vec<Inconsistency>,
    /// Messages about the page that are not changes, for example that the lock file does not contain the page yet.
    pub notes: Vec<String>,
    /// Warnings about parts of the page that could not be interpreted.
    pub warnings: Vec<Warning>,
    /// The numbers of tables and rows on the page, and the numbers of those that were interpreted.
    pub coverage: Coverage,
}

/// A difference between a documentation page and the spec, which indicates that the API has changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Identifies the changed parameter, field or response, for example `query/limit`.
    pub key: String,
    /// The kind of change, for example of the type or of the default.
    #[serde(rename = "what")]
    pub kind: DifferenceKind,
    /// A sentence that describes the change.
    pub message: String,
    /// The line number of the statement on the page, if known.
    pub line: Option<u32>,
    /// The position of the corresponding declaration in the spec, as `file:line:column`.
    pub spec: Option<String>,
}

/// An entry of `x-doc-discrepancy` in the spec: a note that explains why the spec differs from the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnownDiscrepancy {
    /// The member `says` of the entry: the statement of the page, in the words of the spec's author.
    pub says: String,
    /// The member `reason` of the entry: why the spec differs from the page.
    pub reason: String,
    /// The line number of the statement on the page, if known.
    pub line: Option<u32>,
    /// The position of the object in the spec that has the entry, as `file:line:column`.
    pub spec: String,
    /// The span of the object in the spec that has the entry.
    #[serde(skip)]
    pub node_span: Span,
}

/// A contradiction between an example and a table on the same documentation page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Inconsistency {
    /// A sentence that describes the contradiction.
    pub message: String,
    /// The line number of the example on the page.
    pub line: u32,
    /// The line number of the table on the page.
    pub table: u32,
}

impl PageReport {
    /// Returns whether the report requires an action of a person: the spec lacks the operation, the API or the wording
    /// changed, or an `x-doc-discrepancy` entry of the spec is stale.
    #[must_use]
    pub fn has_drifted(&self) -> bool {
        self.operation.is_none()
            || !self.api_changes.is_empty()
            || !self.wording_changes.is_empty()
            || !self.stale_discrepancies.is_empty()
    }
}

/// Finds the operation of the spec that a page documents: by method and path, by the operation ID on the page, or by
/// the URL of the page. The URL is looked up in the lock file, and then in `page_urls`, the pairs of operation ID and
/// URL from `client.toml`. Returns `None` if the page has no method and path, or if no operation matches.
#[must_use]
pub fn find_operation<'a>(page: &Page, api: &'a Api, lock: &Lock, page_urls: &[(&str, &str)]) -> Option<&'a Operation> {
    let (method, path) = (page.method.as_ref()?, page.path.as_ref()?);
    let find_by_id = |id: &str| api.operations.iter().find(|operation| operation.id == id);
    let operation_by_endpoint =
        api.operations.iter().find(|operation| operation.method == method.value && operation.path == path.value);
    let page_template = template_without_names(&path.value);
    let find_by_template = || {
        let is_same_endpoint = |operation: &&Operation| {
            operation.method == method.value && template_without_names(&operation.path) == page_template
        };
        api.operations.iter().find(is_same_endpoint)
    };
    let operation_by_endpoint = operation_by_endpoint.or_else(find_by_template);
    operation_by_endpoint.or_else(|| find_by_id(&page.operation_id.as_ref()?.value)).or_else(|| {
        let url = page.url.as_deref()?;
        let locked_id = lock.pages.iter().find(|locked| locked.url == url).map(|locked| locked.operation.as_str());
        find_by_id(
            locked_id
                .or_else(|| page_urls.iter().find(|(_, page_url)| *page_url == url).map(|(operation, _)| *operation))?,
        )
    })
}

/// Describes the differences between a page and the spec, one sentence for each. Differences that an
/// `x-doc-discrepancy` entry of the spec explains are omitted.
#[must_use]
pub fn unexplained_changes(page: &Page, api: &Api, operation: &Operation, lock: &Lock) -> Vec<String> {
    compare_page(page, api, operation, lock).api.iter().map(describe_difference).collect()
}

/// Removes the variable names from a path template: `/v1/{id}/jobs` → `/v1/{}/jobs`. Two templates that differ only in
/// variable names denote the same path.
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

/// Checks a page against the spec and the lock file. `name` is the page's file name or URL; `page_urls` contains the
/// pairs of operation ID and URL from `client.toml`.
#[must_use]
pub fn check_page(
    name: &str,
    page: &Page,
    api: &Api,
    sources: &Sources,
    lock: &Lock,
    page_urls: &[(&str, &str)],
) -> PageReport {
    let mut report = PageReport {
        page: name.to_owned(),
        operation: None,
        title: page.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
        updated: page.updated.as_ref().map(|date| date.value.clone()),
        api_changes: Vec::new(),
        wording_changes: Vec::new(),
        known_discrepancies: Vec::new(),
        stale_discrepancies: Vec::new(),
        contradictions: Vec::new(),
        notes: Vec::new(),
        warnings: page.warnings.clone(),
        coverage: page.coverage,
    };
    let Some(operation) = find_operation(page, api, lock, page_urls) else {
        let note = "the spec does not contain this operation; run `cargo xtask pages draft` to draft it";
        report.notes.push(note.to_owned());
        return report;
    };
    report.operation = Some(operation.id.clone());
    let PageChanges { api: differences, wording_changes, comparison, locked_date: differing_date } =
        compare_page(page, api, operation, lock);
    report.wording_changes = wording_changes;
    if lock.page_of_operation(&operation.id).is_none() {
        let note =
            "the page is not in the lock file, so wording is not compared; run `cargo xtask pages accept` to add it";
        report.notes.push(note.to_owned());
    }
    let describe_date = |date| format!("the date of the page differs from the date {date} in the lock file");
    report.notes.extend(differing_date.map(describe_date));
    report.notes.extend(page.references.named_parts().into_iter().filter_map(|(part_name, reference)| {
        let line = reference?.line;
        Some(format!(
            "line {line}: the page refers to another page for {part_name}; parts missing here do not count as removed"
        ))
    }));
    let format_position = |span: Span| sources.position(span).to_string();
    let to_change = |difference: Difference| Change {
        message: describe_difference(&difference),
        spec: Some(format_position(difference.spec_span.unwrap_or(operation.span))),
        key: difference.key,
        kind: difference.kind,
        line: difference.line,
    };
    report.api_changes = differences.into_iter().map(to_change).collect();
    report.api_changes.sort_by(|a, b| (a.line, &a.key, a.kind).cmp(&(b.line, &b.key, b.kind)));
    report.add_notes(page, comparison, &format_position);
    report
}

/// Removes `x-doc-discrepancy` entries from the stale entries of reports if another page may still need them. An entry
/// remains stale only if `reports` covers all operations that use the annotated object of the spec, and if the entry
/// explains no difference in any report.
pub fn drop_shared_stale_notes(reports: &mut [PageReport], api: &Api) {
    let checked_ids: Vec<String> = reports.iter().filter_map(|report| report.operation.clone()).collect();
    let explaining_notes: Vec<(Span, String)> = reports
        .iter()
        .flat_map(|report| &report.known_discrepancies)
        .map(|note| (note.node_span, note.says.clone()))
        .collect();
    if reports.iter().all(|report| report.stale_discrepancies.is_empty()) {
        return;
    }
    let node_users = NodeUsers::new(api);
    for report in reports {
        report.stale_discrepancies.retain(|note| {
            let users_of_node = node_users.users_of_span(note.node_span);
            users_of_node.iter().all(|user| checked_ids.iter().any(|id| id == user.operation))
                && !explaining_notes.iter().any(|(node_span, says)| *node_span == note.node_span && *says == note.says)
        });
    }
}

/// Describes a difference in one sentence.
fn describe_difference(difference: &Difference) -> String {
    let (key, page, spec) = (&difference.key, &difference.page, &difference.spec);
    let quote_or_none = |text: &str| if text.is_empty() { "none".to_owned() } else { format!("`{text}`") };
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
            format!("{key}: the type is {} on the page and {} in the spec", quote_or_none(page), quote_or_none(spec))
        }
        DifferenceKind::Mandatory => format!("{key} changed from {spec} to {page}"),
        DifferenceKind::Default => {
            format!("{key}: the default changed from {} to {}", quote_or_none(spec), quote_or_none(page))
        }
        DifferenceKind::Limit => {
            format!("{key}: the limit changed from {} to {}", quote_or_none(spec), quote_or_none(page))
        }
        DifferenceKind::Values => describe_values_change(key, page, spec),
        DifferenceKind::Path => describe_path_change(page, spec),
    }
}

/// Describes a difference in method or path. If only the version in the path differs, the message names only the
/// version.
fn describe_path_change(page: &str, spec: &str) -> String {
    let full_message = format!("method and path: the page documents `{page}`, the spec declares `{spec}`");
    let is_version = |part: &str| part.len() >= 2 && part.starts_with('v') && part.as_bytes()[1].is_ascii_digit();
    let (page_segments, spec_segments): (Vec<&str>, Vec<&str>) = (page.split('/').collect(), spec.split('/').collect());
    let (page_length, spec_length) = (page_segments.len(), spec_segments.len());
    let mut differing_segments =
        page_segments.iter().zip(&spec_segments).filter(|(page_segment, spec_segment)| page_segment != spec_segment);
    match (differing_segments.next(), differing_segments.next()) {
        (Some((new, old)), None) if page_length == spec_length && is_version(new) && is_version(old) => {
            format!("path: the version changed from `{old}` to `{new}` (page: `{page}`, spec: `{spec}`)")
        }
        _ => full_message,
    }
}

/// Describes a difference in allowed values. `page` and `spec` are the values on the page and in the spec, separated by
/// `, `.
fn describe_values_change(key: &str, page: &str, spec: &str) -> String {
    let split_values =
        |text: &str| -> Vec<String> { text.split(", ").filter(|value| !value.is_empty()).map(str::to_owned).collect() };
    let (page_values, spec_values) = (split_values(page), split_values(spec));
    let join_missing_values = |values: &[String], other_values: &[String]| {
        values
            .iter()
            .filter(|value| !other_values.contains(value))
            .map(|value| format!("`{value}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match (join_missing_values(&page_values, &spec_values), join_missing_values(&spec_values, &page_values)) {
        (added, removed) if removed.is_empty() => format!("{key} has the new allowed values {added}"),
        (added, removed) if added.is_empty() => format!("{key} no longer allows the values {removed}"),
        (added, removed) => format!("{key} has the new allowed values {added} and no longer allows {removed}"),
    }
}

impl PageReport {
    /// Adds three lists to the report: the `x-doc-discrepancy` entries that explain a difference, the stale entries,
    /// and the contradictions within the page that no entry explains.
    fn add_notes(&mut self, page: &Page, comparison: Comparison, position: &impl Fn(Span) -> String) {
        let mut explained_keys = Vec::new();
        for note in comparison.notes {
            let first_difference = note.explains.first();
            let discrepancy = KnownDiscrepancy {
                says: note.says.clone(),
                reason: note.reason.clone(),
                line: first_difference.and_then(|difference| difference.line),
                spec: position(note.node_span),
                node_span: note.node_span,
            };
            explained_keys.extend(note.explains.iter().map(|difference| difference.key.clone()));
            if first_difference.is_some() {
                self.known_discrepancies.push(discrepancy);
            } else if !comparison.elsewhere_spans.contains(&note.node_span) {
                self.stale_discrepancies.push(discrepancy);
            }
        }
        for contradiction in contradiction::find_contradictions(page) {
            let Contradiction { example_location, message, line, table_line } = contradiction;
            let is_explained = explained_keys
                .iter()
                .any(|key| *key == example_location || (example_location == "request" && key == "body"));
            if !is_explained {
                self.contradictions.push(Inconsistency { message, line, table: table_line });
            }
        }
    }
}
