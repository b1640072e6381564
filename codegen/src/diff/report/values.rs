//! Combines report entries: many added or removed values of one `enum`, or many added or removed properties of one
//! schema, become one entry.

use std::collections::HashMap;

use serde::Serialize;

use crate::{
    diff::{
        Comparison, Severity,
        change::{Action, Change, ChangeKind, Sides},
    },
    ir::SchemaId,
};

use super::FindingGroup;

/// The maximum number of added or removed values of one `enum` that get separate entries. If there are more, they are
/// combined into one entry.
const MAX_SEPARATE_VALUES: usize = 12;

/// The maximum number of added or removed properties of one schema that get separate entries. If there are more, they
/// are combined into one entry.
const MAX_SEPARATE_PROPERTIES: usize = 50;

/// The maximum number of values that the text of a combined entry names.
const MAX_NAMED_VALUES: usize = 3;

/// An `enum` value or a property that is part of a combined report entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueEntry {
    /// The text of the `enum` value, or the name of the property.
    pub name: String,
    /// The line number of the value or property in its file; `None` if the line is not known.
    pub line: Option<u32>,
    /// The Rust items that differ because of this value or property.
    pub items: Vec<String>,
}

/// Combines groups of findings for many values of one `enum` or for many properties of one schema. Returns the
/// remaining groups, and for each original group the index of the remaining group that contains it.
pub(super) fn combine_value_groups(
    groups: Vec<FindingGroup>,
    comparison: &Comparison,
) -> (Vec<FindingGroup>, Vec<usize>) {
    let bundle_keys: Vec<Option<_>> = groups.iter().map(|group| bundle_key(group, comparison)).collect();
    let mut counts_by_key: HashMap<_, usize> = HashMap::new();
    for key in bundle_keys.iter().flatten() {
        *counts_by_key.entry(key.clone()).or_default() += 1;
    }
    let mut bundle_indices: HashMap<_, usize> = HashMap::new();
    let mut further_counts: HashMap<usize, usize> = HashMap::new();
    let (mut bundled_groups, mut new_group_indices): (Vec<FindingGroup>, Vec<usize>) = (Vec::new(), Vec::new());
    for (group, key) in groups.into_iter().zip(bundle_keys) {
        let group_count = key.as_ref().map_or(0, |key| counts_by_key[key]);
        let Some(key) = key.filter(|key| group_count > key.max_separate) else {
            new_group_indices.push(bundled_groups.len());
            bundled_groups.push(group);
            continue;
        };
        let kind = key.kind;
        let bundle_index = *bundle_indices.entry(key).or_insert(bundled_groups.len());
        new_group_indices.push(bundle_index);
        let value = value_entry(&group, comparison);
        let further_values = first_change(&group, comparison).map_or(0, |change| change.further_values);
        if bundle_index == bundled_groups.len() {
            bundled_groups.push(group);
            bundled_groups[bundle_index].entry.items.clear();
        }
        let entry = &mut bundled_groups[bundle_index].entry;
        entry.values.push(value);
        *further_counts.entry(bundle_index).or_default() += further_values;
        if entry.values.len() == group_count {
            entry.text = bundle_text(&entry.values, further_counts[&bundle_index], kind, entry.action);
        }
    }
    (bundled_groups, new_group_indices)
}

/// A key that is equal for groups of findings that may be combined into one report entry.
#[derive(Clone, PartialEq, Eq, Hash)]
struct BundleKey {
    kind: ChangeKind,
    /// The maximum number of groups with this key that are not combined.
    max_separate: usize,
    rule: String,
    severity: Severity,
    action: Action,
    schemas: Option<Sides<SchemaId>>,
    /// The places, the note and the allow-list reason of the entry, which must be equal for all combined groups.
    shared_texts: Vec<String>,
}

fn bundle_key(group: &FindingGroup, comparison: &Comparison) -> Option<BundleKey> {
    let change = first_change(group, comparison)?;
    let max_separate = match change.kind {
        ChangeKind::EnumValue | ChangeKind::ExtensibleEnumValue => MAX_SEPARATE_VALUES,
        ChangeKind::Property => MAX_SEPARATE_PROPERTIES,
        _ => return None,
    };
    let entry = &group.entry;
    let shared_texts = entry.places.iter().map(String::as_str).chain(entry.note).chain(entry.allowed.as_deref());
    Some(BundleKey {
        kind: change.kind,
        max_separate,
        rule: entry.rule.clone(),
        severity: entry.wire,
        action: entry.action,
        schemas: change.nodes.schema,
        shared_texts: shared_texts.map(str::to_owned).collect(),
    })
}

fn first_change<'c>(group: &FindingGroup, comparison: &'c Comparison) -> Option<&'c Change> {
    comparison.changes.get(*group.changes.first()?)
}

fn value_entry(group: &FindingGroup, comparison: &Comparison) -> ValueEntry {
    let Sides { base, head } = &group.entry.at;
    let snippet = if group.entry.action == Action::Removed { base } else { head };
    ValueEntry {
        name: first_change(group, comparison).and_then(|change| change.name.clone()).unwrap_or_default(),
        line: snippet.as_ref().map(|snippet| snippet.line),
        items: group.entry.items.clone(),
    }
}

/// Returns the text of a combined entry. `further_count` is the number of changed values that are not in `values`.
fn bundle_text(values: &[ValueEntry], further_count: usize, kind: ChangeKind, action: Action) -> String {
    let named_values: Vec<String> = values
        .iter()
        .take(MAX_NAMED_VALUES)
        .map(|value| format!("`{}`", super::words::shorten_text(&value.name)))
        .collect();
    let count = values.len() + further_count;
    let verb = if action == Action::Removed { "were removed" } else { "were added" };
    let noun = if kind == ChangeKind::Property { "properties" } else { "values" };
    format!("{} {noun} {verb}: {} and {} more", count, named_values.join(", "), count - named_values.len())
}
