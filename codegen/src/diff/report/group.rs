//! Groups findings into report entries: one entry for all findings with the same rule, text and position in the files.

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

/// A report entry, and the changes that the entry combines.
pub(super) struct FindingGroup {
    pub(super) entry: Entry,
    pub(super) changes: BTreeSet<usize>,
    places: IndexSet<String>,
    operations: IndexSet<String>,
    /// Lists of operations that reach the changed schema, by the memory address of the list. Not every listed operation
    /// has a separate change.
    reaching_lists: IndexMap<usize, Arc<[Arc<Endpoint>]>>,
}

/// A cache of sorted operation names. The key consists of the memory addresses of the lists that contain the
/// operations.
#[derive(Default)]
pub(super) struct OperationNameCache(HashMap<Vec<usize>, Rc<BTreeSet<String>>>);

impl OperationNameCache {
    /// The maximum number of cached results.
    const MAX_CACHED: usize = 64;

    /// Returns the names of the operations in all lists, sorted and without duplicates.
    fn sorted_names(&mut self, reaching_lists: &IndexMap<usize, Arc<[Arc<Endpoint>]>>) -> Rc<BTreeSet<String>> {
        let key: Vec<usize> = reaching_lists.keys().copied().collect();
        if let Some(cached_names) = self.0.get(&key) {
            return Rc::clone(cached_names);
        }
        if self.0.len() >= Self::MAX_CACHED {
            self.0.clear();
        }
        let names = Rc::new(reaching_lists.values().flat_map(|list| list.iter()).map(ToString::to_string).collect());
        self.0.insert(key, Rc::clone(&names));
        names
    }
}

impl FindingGroup {
    /// Limits the listed places and the listed operations to `max_count` each. Further places and operations are only
    /// counted.
    pub(super) fn limit_lists(&mut self, max_count: usize, name_cache: &mut OperationNameCache) {
        let entry = &mut self.entry;
        entry.more_places = entry.places.len().saturating_sub(max_count);
        entry.places.truncate(max_count);
        let mut operation_count = self.operations.len();
        entry.operations.extend(self.operations.iter().take(max_count).cloned());
        if !self.reaching_lists.is_empty() {
            let reaching_names = name_cache.sorted_names(&self.reaching_lists);
            let is_counted_twice = |operation: &&String| reaching_names.contains(*operation);
            operation_count += reaching_names.len() - self.operations.iter().filter(is_counted_twice).count();
            let further_operations = reaching_names.iter().filter(|operation| !self.operations.contains(*operation));
            entry.operations.extend(further_operations.take(max_count.saturating_sub(self.operations.len())).cloned());
        }
        entry.more_operations = operation_count - entry.operations.len();
    }
}

/// Groups the findings by rule, text and position in the files.
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
        let allowed_reason = find_allowed_reason(allowed, finding.severity, &rule.id, &place);
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
            reaching_lists: IndexMap::new(),
        });
        group.changes.insert(finding.change);
        match allowed_reason {
            Some(reason) => group.entry.allowed = Some(reason),
            None => group.entry.wire = group.entry.wire.max(finding.severity),
        }
        group.entry.note = group.entry.note.filter(|note| finding.note == Some(note));
        group.places.insert(place);
        if let Some(operation) = &change.place.operation {
            group.operations.insert(operation.to_string());
        }
        if let Some(reaching_list) = &change.nodes.reach {
            group.reaching_lists.entry(reaching_list.as_ptr().addr()).or_insert_with(|| Arc::clone(reaching_list));
        }
    }
    let finished_groups = groups.into_values().map(|mut group| {
        group.entry.places = std::mem::take(&mut group.places).into_iter().collect();
        group
    });
    finished_groups.collect()
}

fn find_allowed_reason(allowed: &mut AllowedBreaks<'_>, wire: Severity, rule: &str, place: &str) -> Option<String> {
    if wire == Severity::Compatible { None } else { allowed.reason_to_allow(rule, place).map(str::to_owned) }
}

fn locate_snippets(change: &Change, locators: &Sides<SnippetLocator<'_>>) -> Sides<Option<Snippet>> {
    // In a document that does not contain the item, the span is that of the enclosing object.
    let changed_item = |is_there: bool| is_there.then_some((change.kind, change.name.as_deref()));
    if change.kind == ChangeKind::Security && change.before.is_some() {
        // Adding `security` removes the alternative without credentials. No line of the older document declares that
        // alternative, so only the added lines are shown.
        let is_declared = |locator: &SnippetLocator<'_>, span: Option<Span>| {
            span.is_some_and(|span| locator.has_member(span, "security"))
        };
        let (base, head) = (change.spans.base, change.spans.head);
        if is_declared(&locators.head, head) && !is_declared(&locators.base, base) {
            let head = head.and_then(|span| locators.head.find_snippet(span, changed_item(true)));
            return Sides::new(None, head);
        }
    }
    Sides::new(
        change.spans.base.and_then(|span| locators.base.find_snippet(span, changed_item(change.before.is_some()))),
        change.spans.head.and_then(|span| locators.head.find_snippet(span, changed_item(change.after.is_some()))),
    )
}
