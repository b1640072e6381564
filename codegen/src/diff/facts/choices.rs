//! Compares the alternatives of schemas (the entries of `oneOf` and `anyOf`) by the values that they allow, so that a
//! different structure with the same meaning is not a change.
//!
//! A schema without `oneOf` and `anyOf` is compared like a single alternative. If keywords moved between the
//! alternatives and the enclosing schema, the keywords of the enclosing schemas are added to every alternative of both
//! documents before the comparison.

use std::collections::HashSet;

use serde_json::Value;

use crate::{
    diff::{
        change::{ChangeKind, Compatibility, Sides},
        resolved::ResolvedDocument,
    },
    ir::{Schema, SchemaId, SchemaRef},
};

use super::{
    Docs,
    coverage::Direction,
    keywords,
    local::SchemaDifference,
    matching::{MatchEntry, Matching},
    patterns,
    schema::{SchemaComparer, SchemaPair, Step},
};

/// The method of comparing the alternatives of two schemas.
pub(super) enum AlternativeComparison<'d> {
    /// Compares the lists as declared, separately for each keyword. There are no lists if neither schema has
    /// alternatives.
    Lists(Vec<AlternativeLists<'d>>),
    /// Compares the lists after adding the keywords of the enclosing schema to every alternative. If only one of the
    /// two schemas has alternatives, `wrapping_keyword` is the keyword that declares them (`oneOf` or `anyOf`).
    Distributed { lists: AlternativeLists<'d>, wrapping_keyword: Option<ChangeKind> },
}

/// The alternatives of the schemas in both documents, and the keywords (`oneOf`, `anyOf` or `allOf`) that declare them.
pub(super) struct AlternativeLists<'d> {
    kinds: Sides<ChangeKind>,
    entries: Sides<Vec<MatchEntry<'d>>>,
}

/// The alternatives that a schema declares: no list, one list or several lists.
#[derive(Clone, Copy)]
enum DeclaredAlternatives<'d> {
    /// No alternatives.
    None,
    /// One list: `oneOf` or `anyOf`.
    One(ChangeKind, &'d [SchemaRef]),
    /// Several lists: `oneOf` and `anyOf`, or further lists within `allOf`.
    Several,
}

fn find_alternatives(schema: &Schema) -> DeclaredAlternatives<'_> {
    match (schema.one_of.as_slice(), schema.any_of.as_slice(), schema.all_of.is_empty()) {
        ([], [], true) => DeclaredAlternatives::None,
        (list, [], true) => DeclaredAlternatives::One(ChangeKind::OneOf, list),
        ([], list, true) => DeclaredAlternatives::One(ChangeKind::AnyOf, list),
        _ => DeclaredAlternatives::Several,
    }
}

/// Chooses the method of comparing the alternatives of two schemas.
pub(super) fn choose_comparison(docs: Docs<'_>, ids: Sides<SchemaId>) -> AlternativeComparison<'_> {
    let schemas = Sides::new(docs.base.schema(ids.base), docs.head.schema(ids.head));
    match (find_alternatives(schemas.base), find_alternatives(schemas.head)) {
        (DeclaredAlternatives::None, DeclaredAlternatives::None) => AlternativeComparison::Lists(Vec::new()),
        (DeclaredAlternatives::One(kind, _), DeclaredAlternatives::None)
        | (DeclaredAlternatives::None, DeclaredAlternatives::One(kind, _)) => {
            compare_as_wrapped(docs, ids, Sides::new(kind, kind))
        }
        (DeclaredAlternatives::One(base, base_refs), DeclaredAlternatives::One(head, head_refs)) => {
            let kinds = Sides::new(base, head);
            let alternative_lists = Sides::new(base_refs, head_refs);
            if have_keywords_moved(docs, schemas, alternative_lists) {
                let entries =
                    Sides::new(distribute_keywords(docs.base, ids.base), distribute_keywords(docs.head, ids.head));
                return AlternativeComparison::Distributed {
                    lists: AlternativeLists { kinds, entries },
                    wrapping_keyword: None,
                };
            }
            AlternativeComparison::Lists(vec![create_lists(docs, kinds, alternative_lists)])
        }
        _ => {
            let Sides { base, head } = schemas;
            let lists_by_keyword = [
                (ChangeKind::OneOf, &base.one_of, &head.one_of),
                (ChangeKind::AnyOf, &base.any_of, &head.any_of),
                (ChangeKind::AllOf, &base.all_of, &head.all_of),
            ];
            let non_empty_lists =
                lists_by_keyword.into_iter().filter(|(_, base, head)| !(base.is_empty() && head.is_empty()));
            let alternative_lists = non_empty_lists
                .map(|(kind, base, head)| create_lists(docs, Sides::new(kind, kind), Sides::new(base, head)));
            AlternativeComparison::Lists(alternative_lists.collect())
        }
    }
}

fn create_lists<'d>(docs: Docs<'d>, kinds: Sides<ChangeKind>, lists: Sides<&'d [SchemaRef]>) -> AlternativeLists<'d> {
    let create_entries = |doc: &'d ResolvedDocument<'d>, list: &'d [SchemaRef]| {
        list.iter().map(|schema_ref| MatchEntry::new(doc, schema_ref)).collect()
    };
    AlternativeLists {
        kinds,
        entries: Sides::new(create_entries(docs.base, lists.base), create_entries(docs.head, lists.head)),
    }
}

fn compare_as_wrapped(docs: Docs<'_>, ids: Sides<SchemaId>, kinds: Sides<ChangeKind>) -> AlternativeComparison<'_> {
    let entries = Sides::new(distribute_keywords(docs.base, ids.base), distribute_keywords(docs.head, ids.head));
    let lists = AlternativeLists { kinds, entries };
    AlternativeComparison::Distributed { lists, wrapping_keyword: Some(kinds.base) }
}

/// Returns the alternatives of a schema. Each alternative is merged with the other keywords of the schema. If the
/// schema has no alternatives, returns only the schema itself.
fn distribute_keywords<'d>(doc: &'d ResolvedDocument<'d>, id: SchemaId) -> Vec<MatchEntry<'d>> {
    let schema = doc.schema(id);
    let alternative_refs = if schema.one_of.is_empty() { &schema.any_of } else { &schema.one_of };
    if alternative_refs.is_empty() {
        return vec![MatchEntry::from_schema(doc, id)];
    }
    let has_only_alternatives = has_alternatives_only(schema);
    let create_entry = |schema_ref: &'d SchemaRef| {
        let entry = MatchEntry::new(doc, schema_ref);
        if has_only_alternatives {
            entry
        } else {
            MatchEntry { id: doc.combine_with_alternative(id, schema_ref.schema), ..entry }
        }
    };
    alternative_refs.iter().map(create_entry).collect()
}

/// Returns whether a schema has no constraints other than its alternatives.
fn has_alternatives_only(schema: &Schema) -> bool {
    if !schema.properties.is_empty() {
        return false;
    }
    let without_alternatives = Schema { one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..schema.clone() };
    super::equal::constrains_nothing(&without_alternatives)
}

/// Returns whether properties, types or entries of `required` moved from the alternatives to the enclosing schema, or
/// from the enclosing schema to the alternatives.
fn have_keywords_moved(docs: Docs<'_>, schemas: Sides<&Schema>, lists: Sides<&[SchemaRef]>) -> bool {
    let has_moved_keyword = |one: &Schema, other: &Schema, doc: &ResolvedDocument<'_>, list: &[SchemaRef]| {
        let alternatives = || list.iter().map(|schema_ref| doc.schema(schema_ref.schema));
        let unshared_properties: HashSet<&str> =
            one.properties.keys().filter(|name| !other.properties.contains_key(*name)).map(String::as_str).collect();
        let unshared_required: HashSet<&str> = one.required.difference(&other.required).map(String::as_str).collect();
        let has_unshared_types = !one.types.is_empty() && other.types.is_empty();
        (has_unshared_types && alternatives().all(|schema| !schema.types.is_empty()))
            || (one.nullable && !other.nullable && alternatives().any(|schema| schema.nullable))
            || (!(unshared_properties.is_empty() && unshared_required.is_empty())
                && alternatives().any(|schema| {
                    schema.properties.keys().any(|name| unshared_properties.contains(name.as_str()))
                        || schema.required.iter().any(|name| unshared_required.contains(name.as_str()))
                }))
    };
    let Sides { base, head } = schemas;
    has_moved_keyword(base, head, docs.head, lists.head) || has_moved_keyword(head, base, docs.base, lists.base)
}

impl<'d> SchemaComparer<'_, 'd> {
    /// Compares the alternatives of two schemas with the method `comparison`, and adds the differences to `pair`.
    pub(super) fn compare_alternatives(
        &mut self,
        ids: Sides<SchemaId>,
        comparison: AlternativeComparison<'d>,
        pair: &mut SchemaPair,
    ) {
        let docs = self.docs;
        let schemas = Sides::new(docs.base.schema(ids.base), docs.head.schema(ids.head));
        let type_differences = patterns::compare_types(docs, schemas);
        match comparison {
            AlternativeComparison::Lists(lists) => {
                if type_differences.is_none() {
                    keywords::compare_type(schemas, &mut pair.differences);
                }
                for list in lists {
                    self.compare_lists(ids, schemas, &list, type_differences.is_some(), pair);
                }
            }
            AlternativeComparison::Distributed { lists, wrapping_keyword } => {
                let is_already_reported = type_differences.is_some() || wrapping_keyword.is_some();
                let matching = self.compare_lists(ids, schemas, &lists, is_already_reported, pair);
                if let (Some(kind), None) = (wrapping_keyword, &type_differences) {
                    pair.differences.extend(self.find_wrapping_change(ids, schemas, kind, &lists, &matching));
                }
            }
        }
        pair.differences.extend(type_differences.into_iter().flatten());
    }

    /// Compares two lists of alternatives, and returns the result of matching them. If `is_already_reported` is true,
    /// does not report added and removed alternatives, since another change already reports them.
    fn compare_lists(
        &mut self,
        ids: Sides<SchemaId>,
        schemas: Sides<&'d Schema>,
        lists: &AlternativeLists<'d>,
        is_already_reported: bool,
        pair: &mut SchemaPair,
    ) -> Matching {
        let entries = Sides::new(lists.entries.base.as_slice(), lists.entries.head.as_slice());
        let matching = self.new_matcher().match_entries(entries);
        let keyword = lists.kinds.base.words().trim_matches('`');
        let have_one_alternative_each = entries.base.len() == 1 && entries.head.len() == 1;
        for Sides { base, head } in &matching.pairs {
            let (base_entry, head_entry) = (&entries.base[*base], &entries.head[*head]);
            let entry_step =
                if entries.base.len() == 1 { head_entry.path_step(*head) } else { base_entry.path_step(*base) };
            let step =
                if have_one_alternative_each { Step::Same } else { Step::Inside(format!("{keyword}[{entry_step}]")) };
            pair.push_child(step, base_entry.id, head_entry.id);
        }
        if is_already_reported {
            return matching;
        }
        let replaced_indices =
            |side: fn(&Sides<usize>) -> usize| matching.replaced.iter().map(side).collect::<Vec<_>>();
        let (replaced_in_base, replaced_in_head) =
            (replaced_indices(|pair| pair.base), replaced_indices(|pair| pair.head));
        let kinds_differ = lists.kinds.base != lists.kinds.head;
        let indices_if_kinds_differ = |pairs: &[Sides<usize>], side: fn(&Sides<usize>) -> usize| {
            pairs.iter().filter(|_| kinds_differ).map(side).collect::<Vec<_>>()
        };
        let replaced_in_base =
            if kinds_differ { indices_if_kinds_differ(&matching.pairs, |pair| pair.base) } else { replaced_in_base };
        let replaced_in_head =
            if kinds_differ { indices_if_kinds_differ(&matching.pairs, |pair| pair.head) } else { replaced_in_head };
        for (indices, is_compatible) in [(&matching.removed, false), (&replaced_in_base, true)] {
            let compatibility = Compatibility {
                requests: is_compatible
                    || self.covers_alternatives(Direction::HeadCoversBase, ids.head, entries.base, indices),
                responses: true,
            };
            let removed_names = collect_entry_names(self.docs.base, entries.base, indices);
            let difference = removed_names
                .map(|removed_names| SchemaDifference::new(lists.kinds.base, schemas, Some(removed_names), None));
            let first_span = indices.first().map(|index| entries.base[*index].span);
            pair.differences.extend(
                difference.map(|difference| difference.at_span(first_span, None).with_compatibility(compatibility)),
            );
        }
        for (indices, is_compatible) in [(&matching.added, false), (&replaced_in_head, true)] {
            let compatibility = Compatibility {
                requests: true,
                responses: is_compatible
                    || self.covers_alternatives(Direction::BaseCoversHead, ids.base, entries.head, indices),
            };
            let added_names = collect_entry_names(self.docs.head, entries.head, indices);
            let difference = added_names
                .map(|added_names| SchemaDifference::new(lists.kinds.head, schemas, None, Some(added_names)));
            let first_span = indices.first().map(|index| entries.head[*index].span);
            pair.differences.extend(
                difference.map(|difference| difference.at_span(None, first_span).with_compatibility(compatibility)),
            );
        }
        matching
    }

    /// Returns whether the schema `outer_id` accepts all values that the alternatives at the positions `indices`
    /// accept.
    fn covers_alternatives(
        &mut self,
        direction: Direction,
        outer_id: SchemaId,
        entries: &[MatchEntry<'d>],
        indices: &[usize],
    ) -> bool {
        indices.iter().all(|index| self.coverage.covers(direction, outer_id, entries[*index].id, self.equality))
    }

    /// Returns a change if a single schema became one of several alternatives, or if an alternative became the whole
    /// schema. Returns `None` if there is only one alternative and it matches the schema.
    fn find_wrapping_change(
        &mut self,
        ids: Sides<SchemaId>,
        schemas: Sides<&'d Schema>,
        kind: ChangeKind,
        lists: &AlternativeLists<'d>,
        matching: &Matching,
    ) -> Option<SchemaDifference> {
        let Sides { base, head } = &lists.entries;
        let (is_wrapped_in_head, has_several_alternatives) =
            (matches!(find_alternatives(schemas.base), DeclaredAlternatives::None), base.len().max(head.len()) > 1);
        // If there is only one alternative and it matches the schema, their differences are reported separately.
        if !has_several_alternatives && !matching.pairs.is_empty() {
            return None;
        }
        // Differences between the single schema and the alternative that matches it are reported separately.
        let mut compatibility = Compatibility::FULL;
        if matching.pairs.is_empty() {
            compatibility.requests = self.coverage.covers(Direction::HeadCoversBase, ids.head, ids.base, self.equality);
            compatibility.responses =
                self.coverage.covers(Direction::BaseCoversHead, ids.base, ids.head, self.equality);
        } else if is_wrapped_in_head {
            compatibility.responses =
                self.covers_alternatives(Direction::BaseCoversHead, ids.base, head, &matching.added);
        } else {
            compatibility.requests =
                self.covers_alternatives(Direction::HeadCoversBase, ids.head, base, &matching.removed);
        }
        let count_as_json = |list: &[MatchEntry<'_>]| Some(Value::from(list.len()));
        let (before, after) =
            if is_wrapped_in_head { (None, count_as_json(head)) } else { (count_as_json(base), None) };
        let keyword = kind.words().trim_matches('`');
        Some(
            SchemaDifference::new(ChangeKind::Wrapped, schemas, before, after)
                .with_name(keyword)
                .with_compatibility(compatibility),
        )
    }
}

/// Returns the names of the alternatives at the positions `indices`; `None` if `indices` is empty.
fn collect_entry_names(doc: &ResolvedDocument<'_>, entries: &[MatchEntry<'_>], indices: &[usize]) -> Option<Value> {
    let names: Vec<String> = indices.iter().map(|index| entries[*index].label(doc, *index)).collect();
    (!names.is_empty()).then(|| names.into())
}
