//! One page against the spec and the lock: what changed in the API, what changed in words, what is known.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::{
    compare::{self, Comparison, Difference, What},
    contradiction::{self, Contradiction},
    lock::{self, Lock, Locked, Wording},
    page::{Page, Warning},
};
use crate::{
    ir::{Api, Operation, SchemaId},
    source::{Sources, Span},
};

/// The result of checking one page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The name of the page in messages: file or URL.
    pub page: String,
    /// The operation that it documents; nothing: the spec does not have it.
    pub operation: Option<String>,
    /// Its title.
    pub title: String,
    /// Its own date.
    pub updated: Option<String>,
    /// Changes of the API.
    pub api: Vec<Change>,
    /// Changes of words.
    pub wording: Vec<Wording>,
    /// Differences that the spec explains.
    pub known: Vec<Known>,
    /// Explanations in the spec that explain nothing any more.
    pub stale: Vec<Known>,
    /// Examples that the page's own tables contradict.
    pub inconsistent: Vec<Inconsistency>,
    /// For information: no lock yet, another date.
    pub notes: Vec<String>,
    /// The parts of the page that could not be interpreted.
    pub warnings: Vec<Warning>,
}

/// A change of the API.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The subject.
    pub key: String,
    /// The kind.
    pub what: What,
    /// In a sentence.
    pub message: String,
    /// The page's line.
    pub line: Option<u32>,
    /// The spec's `file:line:column`.
    pub spec: Option<String>,
}

/// An entry of `x-doc-discrepancy`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Known {
    /// The statement of the page.
    pub says: String,
    /// Why the spec says otherwise.
    pub reason: String,
    /// The page's line.
    pub line: Option<u32>,
    /// The spec's `file:line:column`.
    pub spec: String,
    /// The node with the entry.
    #[serde(skip)]
    pub at: Span,
}

/// A page that contradicts itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Inconsistency {
    /// The contradiction.
    pub message: String,
    /// The example's line.
    pub line: u32,
    /// The table's line.
    pub table: u32,
}

impl Report {
    /// Returns whether somebody has to do something.
    #[must_use]
    pub fn drifted(&self) -> bool {
        self.operation.is_none() || !self.api.is_empty() || !self.wording.is_empty() || !self.stale.is_empty()
    }
}

/// Returns the operation that a page documents: by method and path, by the id that it names, by the address that the lock or the
/// settings (`pages`: operation and address) have for it.
#[must_use]
pub fn operation<'a>(page: &Page, api: &'a Api, lock: &Lock, pages: &[(&str, &str)]) -> Option<&'a Operation> {
    let (method, path) = (page.method.as_ref()?, page.path.as_ref()?);
    let by_id = |id: &str| api.operations.iter().find(|operation| operation.id == id);
    let address =
        api.operations.iter().find(|operation| operation.method == method.value && operation.path == path.value);
    let template_of = template(&path.value);
    let same_template = || {
        let same =
            |operation: &&Operation| operation.method == method.value && template(&operation.path) == template_of;
        api.operations.iter().find(same)
    };
    let address = address.or_else(same_template);
    address.or_else(|| by_id(&page.operation_id.as_ref()?.value)).or_else(|| {
        let url = page.url.as_deref()?;
        let locked = lock.pages.iter().find(|locked| locked.url == url).map(|locked| locked.operation.as_str());
        by_id(locked.or_else(|| pages.iter().find(|(_, known)| *known == url).map(|(operation, _)| *operation))?)
    })
}

/// Returns a path template without the names of its variables, which say nothing about the operation.
#[must_use]
pub fn template(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '{' => inside = true,
            '}' => {
                inside = false;
                out.push_str("{}");
            }
            _ if inside => {}
            c => out.push(c),
        }
    }
    out
}

/// Checks a page.
#[must_use]
pub fn check(name: &str, page: &Page, api: &Api, sources: &Sources, lock: &Lock, pages: &[(&str, &str)]) -> Report {
    let mut report = Report {
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
    };
    let Some(operation) = operation(page, api, lock, pages) else {
        report.notes.push("the spec has no such operation; `cargo xtask pages draft` writes it".to_owned());
        return report;
    };
    report.operation = Some(operation.id.clone());
    let mut comparison = compare::compare(page, api, operation);
    let differences = std::mem::take(&mut comparison.differences);
    let differences = if let Some(locked) = lock.page(&operation.id) {
        report.merge(page, differences, &comparison, locked)
    } else {
        let note =
            "the page is not in the lock, so its wording is not compared; `cargo xtask pages accept` takes it in";
        report.notes.push(note.to_owned());
        differences
    };
    let place = |at: Span| sources.position(at).to_string();
    let change = |difference: Difference| Change {
        message: sentence(&difference),
        spec: Some(place(difference.at.unwrap_or(operation.at))),
        key: difference.key,
        what: difference.what,
        line: difference.line,
    };
    report.api = differences.into_iter().map(change).collect();
    report.api.sort_by(|a, b| (a.line, &a.key, a.what).cmp(&(b.line, &b.key, b.what)));
    report.explain(page, comparison, &place);
    report
}

/// Drops stale entries that another page may still need: those on nodes that several operations share, unless the pages of all these
/// operations are among the reports and none of them needs the entry.
pub fn settle(reports: &mut [Report], api: &Api) {
    let checked: Vec<String> = reports.iter().filter_map(|report| report.operation.clone()).collect();
    let needed: Vec<(Span, String)> =
        reports.iter().flat_map(|report| &report.known).map(|known| (known.at, known.says.clone())).collect();
    if reports.iter().all(|report| report.stale.is_empty()) {
        return;
    }
    let users = users(api);
    for report in reports {
        report.stale.retain(|stale| {
            let users = users.get(&stale.at).map(Vec::as_slice).unwrap_or_default();
            users.iter().all(|user| checked.iter().any(|id| id == user))
                && !needed.iter().any(|(at, says)| *at == stale.at && *says == stale.says)
        });
    }
}

/// The nodes that may have an entry, and the ids of the operations that reach each of them.
fn users(api: &Api) -> HashMap<Span, Vec<&str>> {
    let mut users: HashMap<Span, Vec<&str>> = HashMap::new();
    for operation in &api.operations {
        let mut seen = HashSet::new();
        let body = operation.body.iter();
        let nodes = [operation.at].into_iter();
        let nodes = nodes.chain(operation.params.iter().map(|param| param.at)).chain(body.clone().map(|body| body.at));
        let nodes = nodes.chain(operation.responses.iter().map(|response| response.at));
        nodes.for_each(|at| users.entry(at).or_default().push(&operation.id));
        let contents = body.flat_map(|body| &body.contents);
        let contents = contents.chain(operation.responses.iter().flat_map(|response| &response.contents));
        let mut open: Vec<SchemaId> = contents.filter_map(|content| Some(content.schema.as_ref()?.schema)).collect();
        open.extend(operation.params.iter().map(|param| param.schema.schema));
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                let schema = api.schema(id);
                users.entry(schema.at).or_default().push(&operation.id);
                open.extend(schema.links().map(|link| link.schema));
            }
        }
    }
    users
}

/// Returns a difference in words.
fn sentence(difference: &Difference) -> String {
    let (key, page, spec) = (&difference.key, &difference.page, &difference.spec);
    let or_nothing = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") };
    match difference.what {
        What::Added if page.is_empty() => format!("{key} is new"),
        What::Added => format!("{key} is new: {page}"),
        What::Removed => format!("{key} is gone"),
        What::Renamed => format!("{key} was called `{spec}`"),
        What::Type => format!("{key}: the page says {}, the spec {}", or_nothing(page), or_nothing(spec)),
        What::Mandatory => format!("{key} is {page}, and was {spec}"),
        What::Default => format!("{key}: the default is {}, and was {}", or_nothing(page), or_nothing(spec)),
        What::Limit => format!("{key}: the limit is {}, and was {}", or_nothing(page), or_nothing(spec)),
        What::Values => values(key, page, spec),
        What::Address => format!("the page documents `{page}`, the spec `{spec}`"),
    }
}

fn values(key: &str, page: &str, spec: &str) -> String {
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
        (came, went) if came.is_empty() => format!("{key} cannot be {went} any more"),
        (came, went) => format!("{key} can be {came}, and not {went}"),
    }
}

impl Report {
    /// Puts together what differs from the spec and what differs from the lock: one change is told once.
    fn merge(
        &mut self,
        page: &Page,
        mut from_spec: Vec<Difference>,
        comparison: &Comparison,
        locked: &Locked,
    ) -> Vec<Difference> {
        let since = lock::since(page, locked);
        let mut all = Vec::new();
        for (old, new) in &since.renames {
            let gone =
                from_spec.iter().position(|difference| difference.key == *old && difference.what == What::Removed);
            let at = gone.and_then(|gone| from_spec.remove(gone).at);
            from_spec.retain(|difference| !(difference.key == *new && difference.what == What::Added));
            let renamed =
                since.facts.iter().find(|difference| difference.key == *new && difference.what == What::Renamed);
            if gone.is_some() || is_apart(new, comparison) {
                all.extend(renamed.cloned().map(|difference| Difference { at, ..difference }));
            } else {
                self.settled(new, "its new name");
            }
        }
        for difference in since.facts {
            let same = |known: &Difference| known.key == difference.key && known.what == difference.what;
            if difference.what == What::Renamed || from_spec.iter().any(same) || explained(&difference, comparison) {
                continue;
            }
            if settled(&difference, comparison) {
                self.settled(&difference.key, "what the page says now");
            } else {
                all.push(difference);
            }
        }
        all.extend(from_spec);
        self.wording.extend(since.wording);
        if page.updated.as_ref().is_some_and(|date| date.value != locked.updated) && !locked.updated.is_empty() {
            self.notes.push(format!("the page's date is another than in the lock, {}", locked.updated));
        }
        all
    }

    fn settled(&mut self, key: &str, what: &str) {
        let message = format!("the spec has {what} already, the lock has not; `cargo xtask pages accept` takes it in");
        self.wording.push(Wording { key: key.to_owned(), message, line: None });
    }

    fn explain(&mut self, page: &Page, comparison: Comparison, place: &impl Fn(Span) -> String) {
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
            if first.is_some() { self.known.push(known) } else { self.stale.push(known) }
        }
        for found in contradiction::contradictions(page) {
            let Contradiction { place, message, line, table } = found;
            let explained = covered.iter().any(|key| *key == place || (place == "request" && key == "body"));
            if !explained {
                self.inconsistent.push(Inconsistency { message, line, table });
            }
        }
    }
}

/// Returns whether a note of the spec says that the page has no such thing.
fn explained(difference: &Difference, comparison: &Comparison) -> bool {
    let mut explained = comparison.notes.iter().flat_map(|note| &note.explains);
    difference.what == What::Removed
        && explained.any(|known| known.key == difference.key && known.what == What::Removed)
}

/// Returns whether a key lies in a part that was not compared with the spec field by field.
fn is_apart(key: &str, comparison: &Comparison) -> bool {
    comparison
        .apart
        .iter()
        .any(|apart| key.strip_prefix(apart.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Returns whether the spec says what the page says now, so that only the lock is behind.
fn settled(difference: &Difference, comparison: &Comparison) -> bool {
    if is_apart(&difference.key, comparison) {
        return false;
    }
    match difference.what {
        What::Removed => !difference.key.starts_with("header/") && !difference.key.starts_with("path/"),
        What::Limit | What::Default | What::Values => {
            !difference.page.is_empty() && comparison.compared.contains(&difference.key)
        }
        _ => comparison.compared.contains(&difference.key),
    }
}
