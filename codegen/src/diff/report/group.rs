//! Groups findings into the entries of a report: one entry for each rule and position in the files.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{
    Document, Entry,
    locate::{Snippet, SnippetLocator},
    words,
};
use crate::{
    diff::{
        Comparison, Severity,
        allow::AllowedBreaks,
        change::{Change, ChangeKind, Sides},
    },
    source::Span,
};

/// A report entry, and the changes that it combines.
pub(super) struct FindingGroup {
    pub(super) entry: Entry,
    /// The indices of the combined changes.
    pub(super) changes: BTreeSet<usize>,
    /// The operations that use the changed schema and have no separate change.
    reach: BTreeSet<String>,
}

impl FindingGroup {
    /// Limits the listed places and the listed operations to `max_count` each. Further ones are only counted.
    pub(super) fn limit_lists(&mut self, max_count: usize) {
        let entry = &mut self.entry;
        entry.more_places = entry.places.len().saturating_sub(max_count);
        entry.places.truncate(max_count);
        entry.more_operations = entry.operations.len().saturating_sub(max_count);
        entry.operations.truncate(max_count);
    }
}

/// Groups the findings by rule and position in the files.
pub(super) fn group_findings(
    comparison: &Comparison,
    sides: Sides<&Document<'_>>,
    allowed: &mut AllowedBreaks<'_>,
) -> Vec<FindingGroup> {
    let mut groups: IndexMap<(&str, String, Sides<_>), FindingGroup> = IndexMap::new();
    let locators = Sides::new(SnippetLocator::new(sides.base.sources), SnippetLocator::new(sides.head.sources));
    for finding in &comparison.findings {
        let change = &comparison.changes[finding.change];
        let (rule, place) = (finding.rule, change.place.to_string());
        let reason = allowed_reason(allowed, finding.severity, &rule.id, &place);
        let key = (rule.id.as_str(), words::change_sentence(change), change.spans);
        let group = groups.entry(key.clone()).or_insert_with(|| FindingGroup {
            entry: Entry {
                rule: rule.id.clone(),
                wire: Severity::Compatible,
                allowed: None,
                note: finding.note,
                text: key.1,
                values: Vec::new(),
                places: Vec::new(),
                more_places: 0,
                operations: Vec::new(),
                more_operations: 0,
                at: locate_snippets(change, &locators),
                action: change.action(),
                items: Vec::new(),
                item_indices: Vec::new(),
            },
            changes: BTreeSet::new(),
            reach: BTreeSet::new(),
        });
        group.changes.insert(finding.change);
        match reason {
            Some(reason) => group.entry.allowed = Some(reason),
            None => group.entry.wire = group.entry.wire.max(finding.severity),
        }
        group.entry.note = group.entry.note.filter(|note| finding.note == Some(note));
        push_new(&mut group.entry.places, place);
        if let Some(operation) = &change.place.operation {
            push_new(&mut group.entry.operations, operation.to_string());
        }
        for operation in change.nodes.reach.iter().flat_map(|reach| reach.iter()) {
            group.reach.insert(operation.to_string());
        }
    }
    let merged = groups.into_values().map(|mut group| {
        let listed: BTreeSet<String> = group.entry.operations.iter().cloned().collect();
        group.entry.operations.extend(group.reach.difference(&listed).cloned());
        group
    });
    merged.collect()
}

/// Returns the reason given in the allow-list; `None` for a compatible change, or if no entry matches.
fn allowed_reason(allowed: &mut AllowedBreaks<'_>, wire: Severity, rule: &str, place: &str) -> Option<String> {
    if wire == Severity::Compatible { None } else { allowed.reason_to_allow(rule, place).map(str::to_owned) }
}

fn push_new(list: &mut Vec<String>, text: String) {
    if list.last() != Some(&text) && !list.contains(&text) {
        list.push(text);
    }
}

/// Finds the changed lines in the files of both documents.
fn locate_snippets(change: &Change, locators: &Sides<SnippetLocator<'_>>) -> Sides<Option<Snippet>> {
    // In a document that does not contain the item, the span is that of the enclosing object.
    let changed_item = |is_there: bool| is_there.then_some((change.kind, change.name.as_deref()));
    if change.kind == ChangeKind::Security && change.before.is_some() {
        // Adding `security` removes the alternative without credentials. No line of the older document declares that
        // alternative, so only the added lines are shown.
        let is_declared =
            |locator: &SnippetLocator<'_>, at: Option<Span>| at.is_some_and(|at| locator.has_member(at, "security"));
        let (base, head) = (change.spans.base, change.spans.head);
        if is_declared(&locators.head, head) && !is_declared(&locators.base, base) {
            let head = head.and_then(|at| locators.head.find_snippet(at, changed_item(true)));
            return Sides::new(None, head);
        }
    }
    Sides::new(
        change.spans.base.and_then(|at| locators.base.find_snippet(at, changed_item(change.before.is_some()))),
        change.spans.head.and_then(|at| locators.head.find_snippet(at, changed_item(change.after.is_some()))),
    )
}
