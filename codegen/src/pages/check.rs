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
    /// The changes of the API.
    pub api: Vec<Change>,
    /// The changes of wording.
    pub wording: Vec<Wording>,
    /// The differences that the spec explains.
    pub known: Vec<Known>,
    /// The explanations in the spec that no longer apply to any difference.
    pub stale: Vec<Known>,
    /// The examples that contradict the tables of the same page.
    pub inconsistent: Vec<Inconsistency>,
    /// Notes for the reader, for example that the page is not in the lock file yet or has a different date.
    pub notes: Vec<String>,
    /// The warnings about content of the page that could not be interpreted.
    pub warnings: Vec<Warning>,
    /// The number of tables and rows in the page, and the number that was read.
    pub coverage: Coverage,
}

/// A change of the API.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The key of the subject, for example `query/limit`.
    pub key: String,
    /// The kind of the change.
    pub what: DifferenceKind,
    /// A sentence that describes the change.
    pub message: String,
    /// The line number in the page, if known.
    pub line: Option<u32>,
    /// The position in the spec, as `file:line:column`.
    pub spec: Option<String>,
}

/// An entry of `x-doc-discrepancy` in the spec.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Known {
    /// The statement of the page, as the entry describes it.
    pub says: String,
    /// The reason why the spec differs.
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
        self.operation.is_none() || !self.api.is_empty() || !self.wording.is_empty() || !self.stale.is_empty()
    }
}

/// Finds the operation that a page documents: by method and path, by the operation ID on the page, or by the page's
/// URL. The URL is looked up in the lock file and then in `pages`, the pairs of operation ID and URL of the settings.
/// Returns `None` if the page has no method and path, or if no operation matches.
#[must_use]
pub fn find_operation<'a>(page: &Page, api: &'a Api, lock: &Lock, pages: &[(&str, &str)]) -> Option<&'a Operation> {
    let (method, path) = (page.method.as_ref()?, page.path.as_ref()?);
    let by_id = |id: &str| api.operations.iter().find(|operation| operation.id == id);
    let address =
        api.operations.iter().find(|operation| operation.method == method.value && operation.path == path.value);
    let template_of = template_without_names(&path.value);
    let same_template = || {
        let same = |operation: &&Operation| {
            operation.method == method.value && template_without_names(&operation.path) == template_of
        };
        api.operations.iter().find(same)
    };
    let address = address.or_else(same_template);
    address.or_else(|| by_id(&page.operation_id.as_ref()?.value)).or_else(|| {
        let url = page.url.as_deref()?;
        let locked = lock.pages.iter().find(|locked| locked.url == url).map(|locked| locked.operation.as_str());
        by_id(locked.or_else(|| pages.iter().find(|(_, known)| *known == url).map(|(operation, _)| *operation))?)
    })
}

/// Describes the API changes between a page and the spec that no note in the spec explains.
#[must_use]
pub fn unexplained_changes(page: &Page, api: &Api, operation: &Operation, lock: &Lock) -> Vec<String> {
    compare_page(page, api, operation, lock).api.iter().map(describe_difference).collect()
}

/// Returns a path template without the names of its variables, as in `/v1/{}/jobs`. The names are not significant.
#[must_use]
pub fn template_without_names(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut in_braces = false;
    for c in path.chars() {
        match c {
            '{' => in_braces = true,
            '}' => {
                in_braces = false;
                out.push_str("{}");
            }
            _ if in_braces => {}
            c => out.push(c),
        }
    }
    out
}

/// Checks a page against the spec and the lock file. `name` is the page's file name or URL; `pages` contains the pairs
/// of operation ID and URL of the settings.
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
        api: Vec::new(),
        wording: Vec::new(),
        known: Vec::new(),
        stale: Vec::new(),
        inconsistent: Vec::new(),
        notes: Vec::new(),
        warnings: page.warnings.clone(),
        coverage: page.coverage,
    };
    let Some(operation) = find_operation(page, api, lock, pages) else {
        report.notes.push("the spec has no such operation; `cargo xtask pages draft` writes it".to_owned());
        return report;
    };
    report.operation = Some(operation.id.clone());
    let PageChanges { api: differences, wording, comparison, dated } = compare_page(page, api, operation, lock);
    report.wording = wording;
    if lock.page_of_operation(&operation.id).is_none() {
        let note =
            "the page is not in the lock, so its wording is not compared; `cargo xtask pages accept` takes it in";
        report.notes.push(note.to_owned());
    }
    report.notes.extend(dated.map(|date| format!("the date of the page differs from the one in the lock, {date}")));
    report.notes.extend(page.elsewhere.named_parts().into_iter().filter_map(|(what, said)| {
        let line = said?.line;
        Some(format!(
            "line {line}: the page refers to another page for {what}; parts that are missing here are treated as unknown, not as removed"
        ))
    }));
    let place = |at: Span| sources.position(at).to_string();
    let change = |difference: Difference| Change {
        message: describe_difference(&difference),
        spec: Some(place(difference.at.unwrap_or(operation.span))),
        key: difference.key,
        what: difference.what,
        line: difference.line,
    };
    report.api = differences.into_iter().map(change).collect();
    report.api.sort_by(|a, b| (a.line, &a.key, a.what).cmp(&(b.line, &b.key, b.what)));
    report.separate_notes(page, comparison, &place);
    report
}

/// Removes stale entries that another page may still need. An entry stays in its report only if `reports` covers all
/// operations that use the entry's node, and no report needs the entry for a known difference.
pub fn drop_shared_stale_notes(reports: &mut [PageReport], api: &Api) {
    let checked: Vec<String> = reports.iter().filter_map(|report| report.operation.clone()).collect();
    let needed: Vec<(Span, String)> =
        reports.iter().flat_map(|report| &report.known).map(|known| (known.at, known.says.clone())).collect();
    if reports.iter().all(|report| report.stale.is_empty()) {
        return;
    }
    let reach = NodeUsers::new(api);
    for report in reports {
        report.stale.retain(|stale| {
            let users = reach.users_of(stale.at);
            users.iter().all(|user| checked.iter().any(|id| id == user.operation))
                && !needed.iter().any(|(at, says)| *at == stale.at && *says == stale.says)
        });
    }
}

/// Describes a difference in one sentence.
fn describe_difference(difference: &Difference) -> String {
    let (key, page, spec) = (&difference.key, &difference.page, &difference.spec);
    let or_nothing = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") };
    match difference.what {
        DifferenceKind::Added if page.is_empty() => format!("{key} was added"),
        DifferenceKind::Added => format!("{key} was added: {page}"),
        DifferenceKind::Removed if spec.contains(", ") && key.starts_with(['b', 'r']) => {
            format!("{key} was removed; the spec has {spec}")
        }
        DifferenceKind::Removed => format!("{key} was removed"),
        DifferenceKind::Deprecated if page.is_empty() => format!("{key} is no longer deprecated"),
        DifferenceKind::Deprecated => format!("{key} is deprecated"),
        DifferenceKind::Renamed => format!("{key} was called `{spec}`"),
        DifferenceKind::Type => format!("{key}: the page says {}, the spec {}", or_nothing(page), or_nothing(spec)),
        DifferenceKind::Mandatory => format!("{key} is {page}, and was {spec}"),
        DifferenceKind::Default => format!("{key}: the default is {}, and was {}", or_nothing(page), or_nothing(spec)),
        DifferenceKind::Limit => format!("{key}: the limit is {}, and was {}", or_nothing(page), or_nothing(spec)),
        DifferenceKind::Values => describe_values_change(key, page, spec),
        DifferenceKind::Path => describe_path_change(page, spec),
    }
}

/// Describes a change of method or path. If only the version in the path differs, the message says so.
fn describe_path_change(page: &str, spec: &str) -> String {
    let whole = format!("address: the page documents `{page}`, the spec `{spec}`");
    let is_version = |part: &str| part.len() >= 2 && part.starts_with('v') && part.as_bytes()[1].is_ascii_digit();
    let (new, old): (Vec<&str>, Vec<&str>) = (page.split('/').collect(), spec.split('/').collect());
    let (new_len, old_len) = (new.len(), old.len());
    let mut differing = new.iter().zip(&old).filter(|(new, old)| new != old);
    match (differing.next(), differing.next()) {
        (Some((new, old)), None) if new_len == old_len && is_version(new) && is_version(old) => {
            format!("address: the version in the path is `{new}`, and was `{old}` (`{page}`, `{spec}`)")
        }
        _ => whole,
    }
}

fn describe_values_change(key: &str, page: &str, spec: &str) -> String {
    let list =
        |text: &str| -> Vec<String> { text.split(", ").filter(|value| !value.is_empty()).map(str::to_owned).collect() };
    let (new, old) = (list(page), list(spec));
    let only = |these: &[String], those: &[String]| {
        these
            .iter()
            .filter(|value| !those.contains(value))
            .map(|value| format!("`{value}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match (only(&new, &old), only(&old, &new)) {
        (came, went) if went.is_empty() => format!("{key} can also be {came}"),
        (came, went) if came.is_empty() => format!("{key} can no longer be {went}"),
        (came, went) => format!("{key} can be {came}, and not {went}"),
    }
}

impl PageReport {
    /// Adds the notes that explain a difference, the stale notes, and the page's contradictions that no note explains.
    fn separate_notes(&mut self, page: &Page, comparison: Comparison, place: &impl Fn(Span) -> String) {
        let mut covered = Vec::new();
        for note in comparison.notes {
            let first = note.explains.first();
            let known = Known {
                says: note.says.clone(),
                reason: note.reason.clone(),
                line: first.and_then(|difference| difference.line),
                spec: place(note.at),
                at: note.at,
            };
            covered.extend(note.explains.iter().map(|difference| difference.key.clone()));
            if first.is_some() {
                self.known.push(known);
            } else if !comparison.unknown.contains(&note.at) {
                self.stale.push(known);
            }
        }
        for found in contradiction::find_contradictions(page) {
            let Contradiction { place, message, line, table } = found;
            let explained = covered.iter().any(|key| *key == place || (place == "request" && key == "body"));
            if !explained {
                self.inconsistent.push(Inconsistency { message, line, table });
            }
        }
    }
}
