//! Groups findings into the entries of a report: one entry for each rule and position in the files.

use std::{
    collections::{BTreeSet, HashMap},
    rc::Rc,
    sync::Arc,
};

use indexmap::{IndexMap, IndexSet};

use super::{
    Document, Entry,
    locate::{Snippet, SnippetLocator},
    words,
};
use crate::{
    diff::{
        Comparison, Severity,
        allow::AllowedBreaks,
        change::{Change, ChangeKind, Endpoint, Sides},
    },
    source::Span,
};

/// A report entry, and the changes that it combines.
pub(super) struct FindingGroup {
    pub(super) entry: Entry,
    pub(super) changes: BTreeSet<usize>,
    places: IndexSet<String>,
    operations: IndexSet<String>,
    /// Lists of operations that reach the changed schema, by address. Some of them have no separate change.
    reach: IndexMap<usize, Arc<[Arc<Endpoint>]>>,
}

/// The operations in lists of endpoints, by the addresses of the lists.
#[derive(Default)]
pub(super) struct ReachTexts(HashMap<Vec<usize>, Rc<BTreeSet<String>>>);

impl ReachTexts {
    /// The maximum number of lists that are kept.
    const MAX_KEPT: usize = 64;

    /// Returns the operations of all lists, sorted.
    fn of(&mut self, reach: &IndexMap<usize, Arc<[Arc<Endpoint>]>>) -> Rc<BTreeSet<String>> {
        let key: Vec<usize> = reach.keys().copied().collect();
        if let Some(known) = self.0.get(&key) {
            return Rc::clone(known);
        }
        if self.0.len() >= Self::MAX_KEPT {
            self.0.clear();
        }
        let texts = Rc::new(reach.values().flat_map(|list| list.iter()).map(ToString::to_string).collect());
        self.0.insert(key, Rc::clone(&texts));
        texts
    }
}

impl FindingGroup {
    /// Limits the listed places and the listed operations to `most` each. The others are only counted.
    pub(super) fn limit_lists(&mut self, most: usize, texts: &mut ReachTexts) {
        let entry = &mut self.entry;
        entry.more_places = entry.places.len().saturating_sub(most);
        entry.places.truncate(most);
        let mut count = self.operations.len();
        entry.operations.extend(self.operations.iter().take(most).cloned());
        if !self.reach.is_empty() {
            let reached = texts.of(&self.reach);
            count += reached.len() - self.operations.iter().filter(|operation| reached.contains(*operation)).count();
            let more = reached.iter().filter(|operation| !self.operations.contains(*operation));
            entry.operations.extend(more.take(most.saturating_sub(self.operations.len())).cloned());
        }
        entry.more_operations = count - entry.operations.len();
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
            places: IndexSet::new(),
            operations: IndexSet::new(),
            reach: IndexMap::new(),
        });
        group.changes.insert(finding.change);
        match reason {
            Some(reason) => group.entry.allowed = Some(reason),
            None => group.entry.wire = group.entry.wire.max(finding.severity),
        }
        group.entry.note = group.entry.note.filter(|note| finding.note == Some(note));
        group.places.insert(place);
        if let Some(operation) = &change.place.operation {
            group.operations.insert(operation.to_string());
        }
        if let Some(reach) = &change.nodes.reach {
            group.reach.entry(reach.as_ptr().addr()).or_insert_with(|| Arc::clone(reach));
        }
    }
    let with_places = groups.into_values().map(|mut group| {
        group.entry.places = std::mem::take(&mut group.places).into_iter().collect();
        group
    });
    with_places.collect()
}

fn allowed_reason(allowed: &mut AllowedBreaks<'_>, wire: Severity, rule: &str, place: &str) -> Option<String> {
    if wire == Severity::Compatible { None } else { allowed.reason_to_allow(rule, place).map(str::to_owned) }
}

fn locate_snippets(change: &Change, locators: &Sides<SnippetLocator<'_>>) -> Sides<Option<Snippet>> {
    // In a document that does not contain the item, the span is that of the enclosing object.
    let keyed = |is_there: bool| is_there.then_some((change.kind, change.name.as_deref()));
    if change.kind == ChangeKind::Security && change.before.is_some() {
        // Adding `security` removes the alternative without credentials. No line of the older document declares that
        // alternative, so only the added lines are shown.
        let is_declared =
            |locator: &SnippetLocator<'_>, at: Option<Span>| at.is_some_and(|at| locator.has_member(at, "security"));
        let (base, head) = (change.spans.base, change.spans.head);
        if is_declared(&locators.head, head) && !is_declared(&locators.base, base) {
            let head = head.and_then(|at| locators.head.find_snippet(at, keyed(true)));
            return Sides::new(None, head);
        }
    }
    Sides::new(
        change.spans.base.and_then(|at| locators.base.find_snippet(at, keyed(change.before.is_some()))),
        change.spans.head.and_then(|at| locators.head.find_snippet(at, keyed(change.after.is_some()))),
    )
}
