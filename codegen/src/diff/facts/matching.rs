//! Matches the entries of two `oneOf`, `anyOf` or `allOf` lists. Entries with a `$ref` to the same schema are matched
//! first, then entries with equal content, then similar entries.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

use crate::{
    diff::{change::Sides, resolved::ResolvedDocument},
    ir::{JsonType, SchemaId, SchemaRef},
    source::Span,
};

use super::{
    Docs,
    equal::{Equality, EqualityMode, contract_hash},
    keywords,
    rename::SchemaRenames,
    similar,
};

/// An entry of a `oneOf`, `anyOf` or `allOf` list.
#[derive(Clone, Copy, Debug)]
pub(super) struct MatchEntry<'d> {
    /// The schema of the entry.
    pub(super) id: SchemaId,
    /// The name of the schema to which the entry's `$ref` refers; `None` for an inline schema.
    pub(super) component: Option<&'d str>,
    /// The title of an inline schema; `None` for a named schema or a schema without a title.
    pub(super) title: Option<&'d str>,
    /// The span of the entry in the file.
    pub(super) span: Span,
}

/// The maximum number of property names in the label of an unnamed object schema.
const MAX_LABEL_PROPERTIES: usize = 3;

/// Returns a text that describes an object schema: a property with a single allowed value (`object with kind: cat`), or
/// else the first properties (`object with id, name`). `None` if the schema is not an object schema with properties.
fn describe_object(doc: &ResolvedDocument<'_>, id: SchemaId) -> Option<String> {
    let schema = doc.schema(id);
    if schema.types != [JsonType::Object] || schema.properties.is_empty() {
        return None;
    }
    let constant_label = schema.properties.iter().find_map(|(name, property_ref)| {
        match doc.schema(property_ref.schema).values.as_deref() {
            Some([value]) => {
                Some(format!("object with {name}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
            }
            _ => None,
        }
    });
    constant_label.or_else(|| {
        let property_names: Vec<&str> =
            schema.properties.keys().take(MAX_LABEL_PROPERTIES).map(String::as_str).collect();
        let ellipsis = if schema.properties.len() > property_names.len() { ", …" } else { "" };
        Some(format!("object with {}{ellipsis}", property_names.join(", ")))
    })
}

impl<'d> MatchEntry<'d> {
    /// Creates a `MatchEntry` for an element of a `oneOf`, `anyOf` or `allOf` list.
    pub(super) fn new(doc: &'d ResolvedDocument<'d>, schema_ref: &'d SchemaRef) -> Self {
        let schema = doc.declared_schema(schema_ref.schema);
        let component = schema_ref.reference.as_deref().map(|reference| {
            schema.name.as_deref().unwrap_or_else(|| reference.rsplit('/').next().unwrap_or(reference))
        });
        let title = schema.title.as_deref().filter(|title| component.is_none() && !title.is_empty());
        Self { id: schema_ref.schema, component, title, span: schema_ref.at }
    }

    /// Creates a `MatchEntry` for a schema that is compared as if it were a list with one alternative.
    pub(super) fn from_schema(doc: &'d ResolvedDocument<'d>, id: SchemaId) -> Self {
        let schema = doc.declared_schema(id);
        Self { id, component: schema.name.as_deref(), title: None, span: schema.at }
    }

    /// Returns a text that names the entry in messages. This is the first of these texts that exists: the schema name,
    /// the title, a description of the object's properties, the type, the position in the list.
    pub(super) fn label(&self, doc: &ResolvedDocument<'_>, index: usize) -> String {
        let name = self.component.or(self.title).map(str::to_owned);
        let name = name.or_else(|| describe_object(doc, self.id));
        name.or_else(|| keywords::describe_types(doc.schema(self.id))).unwrap_or_else(|| format!("#{}", index + 1))
    }

    /// Returns the segment for this entry in the path of a change: the schema name, or the index of an inline schema.
    pub(super) fn path_step(&self, index: usize) -> String {
        self.component.map_or_else(|| index.to_string(), str::to_owned)
    }
}

/// The result of matching two lists. Entries are identified by their indices in the older and the newer list.
#[derive(Debug, Default)]
pub(super) struct Matching {
    pub(super) pairs: Vec<Sides<usize>>,
    /// The subset of `pairs` whose entries refer to named schemas with different names. Pairs in which the schema was
    /// only renamed are not included.
    pub(super) replaced: Vec<Sides<usize>>,
    /// The indices of the unmatched entries of the newer list.
    pub(super) added: Vec<usize>,
    /// The indices of the unmatched entries of the older list.
    pub(super) removed: Vec<usize>,
}

/// The maximum number of pairs of entries with equal hashes that are compared completely. The limit applies to each
/// `EqualityMode` separately.
const MAX_COMPARED_PAIRS: usize = 10_000;

/// Matches the entries of a list in the older document with those of a list in the newer document.
pub(super) struct Matcher<'m, 'd> {
    pub(super) docs: Docs<'d>,
    pub(super) renames: &'m SchemaRenames,
    pub(super) equality: &'m mut Equality<'d>,
}

impl<'d> Matcher<'_, 'd> {
    /// Matches the entries of two lists: by `$ref`, by equal content, by title, and by similarity. If then exactly one
    /// inline entry of each list is unmatched, these two entries may be matched with each other.
    pub(super) fn match_entries(&mut self, lists: Sides<&[MatchEntry<'d>]>) -> Matching {
        let mut unmatched =
            UnmatchedEntries { lists, base: all_indices(lists.base), head: all_indices(lists.head), pairs: Vec::new() };
        let renames = self.renames;
        unmatched.take_pairs(|base| Some(renames.head_name(base.component?)), |head| head.component, |_, _| true);
        let docs = self.docs;
        for mode in [EqualityMode::Exact, EqualityMode::Validation] {
            let mut remaining_comparisons = MAX_COMPARED_PAIRS;
            unmatched.take_pairs(
                |base| Some(contract_hash(docs.base, base.id)),
                |head| Some(contract_hash(docs.head, head.id)),
                |base, head| {
                    let may_compare = remaining_comparisons > 0;
                    remaining_comparisons = remaining_comparisons.saturating_sub(1);
                    may_compare && self.equality.are_equal(Sides::new(base.id, head.id), mode)
                },
            );
        }
        unmatched.take_pairs(|base| base.title, |head| head.title, |_, _| true);
        self.match_similar(&mut unmatched);
        self.match_last(&mut unmatched);
        let UnmatchedEntries { base: removed, head: added, mut pairs, .. } = unmatched;
        pairs.sort_by_key(|pair| pair.base);
        let is_replaced = |pair: &&Sides<usize>| {
            let component_names = (lists.base[pair.base].component, lists.head[pair.head].component);
            matches!(component_names, (Some(base), Some(head)) if renames.head_name(base) != head)
        };
        let replaced = pairs.iter().filter(is_replaced).copied().collect();
        Matching { pairs, replaced, added, removed }
    }

    /// Matches entries that have at least half of their features (such as property names) in common. The most similar
    /// entries are matched first.
    fn match_similar(&self, unmatched: &mut UnmatchedEntries<'_, 'd>) {
        let UnmatchedEntries { lists, base: base_indices, head: head_indices, .. } = &*unmatched;
        if base_indices.is_empty() || head_indices.is_empty() {
            return;
        }
        let base_features: Vec<_> =
            base_indices.iter().map(|index| similar::schema_features(self.docs.base, lists.base[*index].id)).collect();
        let head_features: Vec<_> =
            head_indices.iter().map(|index| similar::schema_features(self.docs.head, lists.head[*index].id)).collect();
        for (base_position, head_position) in similar::find_similar_pairs(&base_features, &head_features) {
            let pair = Sides::new(unmatched.base[base_position], unmatched.head[head_position]);
            unmatched.pairs.push(pair);
        }
        let UnmatchedEntries { base, head, pairs, .. } = unmatched;
        let (matched_base, matched_head): (HashSet<usize>, HashSet<usize>) =
            pairs.iter().map(|pair| (pair.base, pair.head)).unzip();
        base.retain(|index| !matched_base.contains(index));
        head.retain(|index| !matched_head.contains(index));
    }

    /// Matches the two remaining inline entries if each list has exactly one, neither entry has a title, and both may
    /// accept the same value. Such an entry is assumed to have been edited.
    fn match_last(&self, unmatched: &mut UnmatchedEntries<'_, 'd>) {
        let only_inline_index = |list: &[MatchEntry<'_>], unmatched_indices: &[usize]| {
            let mut inline_indices = unmatched_indices.iter().copied().filter(|index| list[*index].component.is_none());
            inline_indices.next().filter(|index| inline_indices.next().is_none() && list[*index].title.is_none())
        };
        let lists = unmatched.lists;
        if let (Some(base), Some(head)) =
            (only_inline_index(lists.base, &unmatched.base), only_inline_index(lists.head, &unmatched.head))
        {
            let base_features = similar::schema_features(self.docs.base, lists.base[base].id);
            let head_features = similar::schema_features(self.docs.head, lists.head[head].id);
            if !base_features.is_disjoint_with(&head_features) {
                unmatched.base.retain(|index| *index != base);
                unmatched.head.retain(|index| *index != head);
                unmatched.pairs.push(Sides::new(base, head));
            }
        }
    }
}

/// The indices of the unmatched entries of two lists, and the pairs of matched entries.
struct UnmatchedEntries<'l, 'd> {
    lists: Sides<&'l [MatchEntry<'d>]>,
    base: Vec<usize>,
    head: Vec<usize>,
    pairs: Vec<Sides<usize>>,
}

impl<'d> UnmatchedEntries<'_, 'd> {
    /// Moves pairs of entries with equal keys to `pairs`, in list order, if `is_match` returns true for the pair.
    /// Entries without a key stay unmatched.
    fn take_pairs<K: Eq + Hash>(
        &mut self,
        base_key: impl Fn(&MatchEntry<'d>) -> Option<K>,
        head_key: impl Fn(&MatchEntry<'d>) -> Option<K>,
        mut is_match: impl FnMut(&MatchEntry<'d>, &MatchEntry<'d>) -> bool,
    ) {
        let Self { lists, base, head, pairs } = self;
        let mut head_indices_by_key: HashMap<K, Vec<usize>> = HashMap::new();
        // The order is reversed, since the search from the end then finds the earliest entry first.
        for index in head.iter().rev() {
            if let Some(key) = head_key(&lists.head[*index]) {
                head_indices_by_key.entry(key).or_default().push(*index);
            }
        }
        let mut matched_indices = HashSet::new();
        base.retain(|index| {
            let entry = &lists.base[*index];
            let Some(head_indices) = base_key(entry).and_then(|key| head_indices_by_key.get_mut(&key)) else {
                return true;
            };
            let is_match_at = |head_index: &usize| is_match(entry, &lists.head[*head_index]);
            let Some(position) = head_indices.iter().rposition(is_match_at) else { return true };
            let matched_index = head_indices.remove(position);
            matched_indices.insert(matched_index);
            pairs.push(Sides::new(*index, matched_index));
            false
        });
        head.retain(|index| !matched_indices.contains(index));
    }
}

fn all_indices(list: &[MatchEntry<'_>]) -> Vec<usize> {
    (0..list.len()).collect()
}
