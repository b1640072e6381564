//! Matches the entries of two `oneOf`, `anyOf` or `allOf` lists: first by the target of a `$ref`, then by content, most
//! similar first.

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

/// The maximum number of property names in the description of an object without a name.
const MAX_LABEL_PROPERTIES: usize = 3;

/// Describes an object by a property with a single allowed value (`object with kind: cat`), or else by its first
/// properties (`object with id, name`); `None` for other schemas.
fn describe_object(doc: &ResolvedDocument<'_>, id: SchemaId) -> Option<String> {
    let schema = doc.schema(id);
    if schema.types != [JsonType::Object] || schema.properties.is_empty() {
        return None;
    }
    let constant = schema.properties.iter().find_map(|(name, link)| match doc.schema(link.schema).values.as_deref() {
        Some([value]) => {
            Some(format!("object with {name}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        }
        _ => None,
    });
    constant.or_else(|| {
        let names: Vec<&str> = schema.properties.keys().take(MAX_LABEL_PROPERTIES).map(String::as_str).collect();
        let more = if schema.properties.len() > names.len() { ", …" } else { "" };
        Some(format!("object with {}{more}", names.join(", ")))
    })
}

impl<'d> MatchEntry<'d> {
    /// Creates an entry for an element of a `oneOf`, `anyOf` or `allOf` list.
    pub(super) fn new(doc: &'d ResolvedDocument<'d>, link: &'d SchemaRef) -> Self {
        let schema = doc.declared_schema(link.schema);
        let component = link.reference.as_deref().map(|reference| {
            schema.name.as_deref().unwrap_or_else(|| reference.rsplit('/').next().unwrap_or(reference))
        });
        let title = schema.title.as_deref().filter(|title| component.is_none() && !title.is_empty());
        Self { id: link.schema, component, title, span: link.at }
    }

    /// Creates an entry for a schema that is compared as the only alternative.
    pub(super) fn of_schema(doc: &'d ResolvedDocument<'d>, id: SchemaId) -> Self {
        let schema = doc.declared_schema(id);
        Self { id, component: schema.name.as_deref(), title: None, span: schema.at }
    }

    /// Returns the entry's name for messages: the first available of the schema's name, its title, a description of
    /// an object by its properties, its type, and its position.
    pub(super) fn label(&self, doc: &ResolvedDocument<'_>, index: usize) -> String {
        let name = self.component.or(self.title).map(str::to_owned);
        let name = name.or_else(|| describe_object(doc, self.id));
        name.or_else(|| keywords::describe_types(doc.schema(self.id))).unwrap_or_else(|| format!("#{}", index + 1))
    }

    /// Returns the step for the entry in the path of a change: the schema's name, or the index of an inline entry.
    pub(super) fn path_step(&self, index: usize) -> String {
        self.component.map_or_else(|| index.to_string(), str::to_owned)
    }
}

/// The result of matching two lists. Entries are indices into the older or the newer list.
#[derive(Debug, Default)]
pub(super) struct Matching {
    pub(super) pairs: Vec<Sides<usize>>,
    /// The subset of `pairs` in which the entries refer to named schemas with different names, unless the schema was
    /// renamed.
    pub(super) replaced: Vec<Sides<usize>>,
    /// The unmatched entries of the newer list.
    pub(super) added: Vec<usize>,
    /// The unmatched entries of the older list.
    pub(super) removed: Vec<usize>,
}

/// The maximum number of pairs with equal hashes that are compared in full, for two lists and one mode.
const MAX_PAIRS: usize = 10_000;

/// Matches lists of entries.
pub(super) struct Matcher<'m, 'd> {
    pub(super) docs: Docs<'d>,
    pub(super) renames: &'m SchemaRenames,
    pub(super) equality: &'m mut Equality<'d>,
}

impl<'d> Matcher<'_, 'd> {
    /// Matches the entries of two lists: by `$ref`, by equal content, by title, by similarity, and finally the last
    /// inline entries.
    pub(super) fn match_entries(&mut self, lists: Sides<&[MatchEntry<'d>]>) -> Matching {
        let mut unmatched =
            UnmatchedEntries { lists, base: all_indices(lists.base), head: all_indices(lists.head), pairs: Vec::new() };
        let renames = self.renames;
        unmatched.take_pairs(|base| Some(renames.head_name(base.component?)), |head| head.component, |_, _| true);
        let docs = self.docs;
        for mode in [EqualityMode::Exact, EqualityMode::Validation] {
            let mut budget = MAX_PAIRS;
            unmatched.take_pairs(
                |base| Some(contract_hash(docs.base, base.id)),
                |head| Some(contract_hash(docs.head, head.id)),
                |base, head| {
                    let has_budget = budget > 0;
                    budget = budget.saturating_sub(1);
                    has_budget && self.equality.are_equal(Sides::new(base.id, head.id), mode)
                },
            );
        }
        unmatched.take_pairs(|base| base.title, |head| head.title, |_, _| true);
        self.match_similar(&mut unmatched);
        self.match_last(&mut unmatched);
        let UnmatchedEntries { base: removed, head: added, mut pairs, .. } = unmatched;
        pairs.sort_by_key(|pair| pair.base);
        let is_replaced = |pair: &&Sides<usize>| {
            let names = (lists.base[pair.base].component, lists.head[pair.head].component);
            matches!(names, (Some(base), Some(head)) if renames.head_name(base) != head)
        };
        let replaced = pairs.iter().filter(is_replaced).copied().collect();
        Matching { pairs, replaced, added, removed }
    }

    /// Matches the pairs that have at least half of their features in common, most similar pairs first.
    fn match_similar(&self, unmatched: &mut UnmatchedEntries<'_, 'd>) {
        let UnmatchedEntries { lists, base, head, .. } = &*unmatched;
        if base.is_empty() || head.is_empty() {
            return;
        }
        let base: Vec<_> =
            base.iter().map(|index| similar::schema_features(self.docs.base, lists.base[*index].id)).collect();
        let head: Vec<_> =
            head.iter().map(|index| similar::schema_features(self.docs.head, lists.head[*index].id)).collect();
        for (one, other) in similar::similar_pairs(&base, &head) {
            let pair = Sides::new(unmatched.base[one], unmatched.head[other]);
            unmatched.pairs.push(pair);
        }
        let UnmatchedEntries { base, head, pairs, .. } = unmatched;
        let (matched_base, matched_head): (HashSet<usize>, HashSet<usize>) =
            pairs.iter().map(|pair| (pair.base, pair.head)).unzip();
        base.retain(|index| !matched_base.contains(index));
        head.retain(|index| !matched_head.contains(index));
    }

    /// Matches the last unmatched inline entries if each list has exactly one, without a title, and some value may be
    /// valid for both. Such an entry is assumed to have been edited.
    fn match_last(&self, unmatched: &mut UnmatchedEntries<'_, 'd>) {
        let only_inline = |list: &[MatchEntry<'_>], left: &[usize]| {
            let mut inline = left.iter().copied().filter(|index| list[*index].component.is_none());
            inline.next().filter(|first| inline.next().is_none() && list[*first].title.is_none())
        };
        let lists = unmatched.lists;
        if let (Some(base), Some(head)) =
            (only_inline(lists.base, &unmatched.base), only_inline(lists.head, &unmatched.head))
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

/// The indices of the unmatched entries, and the pairs that are already matched.
struct UnmatchedEntries<'l, 'd> {
    lists: Sides<&'l [MatchEntry<'d>]>,
    base: Vec<usize>,
    head: Vec<usize>,
    pairs: Vec<Sides<usize>>,
}

impl<'d> UnmatchedEntries<'_, 'd> {
    /// Moves each two entries with equal keys for which `is_match` returns true to `pairs`, in list order. Entries
    /// without a key stay unmatched.
    fn take_pairs<K: Eq + Hash>(
        &mut self,
        base_key: impl Fn(&MatchEntry<'d>) -> Option<K>,
        head_key: impl Fn(&MatchEntry<'d>) -> Option<K>,
        mut is_match: impl FnMut(&MatchEntry<'d>, &MatchEntry<'d>) -> bool,
    ) {
        let Self { lists, base, head, pairs } = self;
        let mut candidates: HashMap<K, Vec<usize>> = HashMap::new();
        // Reversed, so that the search from the end finds the earliest entry first.
        for index in head.iter().rev() {
            if let Some(key) = head_key(&lists.head[*index]) {
                candidates.entry(key).or_default().push(*index);
            }
        }
        let mut matched = HashSet::new();
        base.retain(|index| {
            let entry = &lists.base[*index];
            let Some(candidates) = base_key(entry).and_then(|key| candidates.get_mut(&key)) else { return true };
            let Some(position) = candidates.iter().rposition(|other| is_match(entry, &lists.head[*other])) else {
                return true;
            };
            let matched_index = candidates.remove(position);
            matched.insert(matched_index);
            pairs.push(Sides::new(*index, matched_index));
            false
        });
        head.retain(|index| !matched.contains(index));
    }
}

fn all_indices(list: &[MatchEntry<'_>]) -> Vec<usize> {
    (0..list.len()).collect()
}
