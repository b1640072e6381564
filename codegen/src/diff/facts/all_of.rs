//! Compares the entries of two `allOf` lists. The module `schema` compares the constraints of the schemas after merging
//! `allOf`. This module reports entries that were added to or removed from the lists, and changed annotations of
//! entries that are in both lists.

use serde_json::Value;

use crate::{
    diff::{
        change::{ChangeKind, Compatibility, Sides},
        resolved::ResolvedDocument,
    },
    ir::{Schema, SchemaId},
};

use super::{
    equal,
    local::SchemaDifference,
    matching::{MatchEntry, Matching},
    schema::{ChildPair, KeywordSet, SchemaComparer, SchemaPair, Step},
};

/// Compares the entries of two `allOf` lists, and adds the differences to `pair`. Entries that are in both lists become
/// children of `pair`, so that their annotations are compared later.
pub(super) fn compare_all_of<'d>(
    comparer: &mut SchemaComparer<'_, 'd>,
    ids: Sides<SchemaId>,
    declared: Sides<&'d Schema>,
    merged: Sides<&'d Schema>,
    pair: &mut SchemaPair,
) {
    if declared.base.all_of.is_empty() && declared.head.all_of.is_empty() {
        return;
    }
    let docs = comparer.docs;
    let create_entries = |doc: &'d ResolvedDocument<'d>, schema: &'d Schema| -> Vec<MatchEntry<'d>> {
        schema.all_of.iter().map(|schema_ref| MatchEntry::new(doc, schema_ref)).collect()
    };
    let entry_lists = Sides::new(create_entries(docs.base, declared.base), create_entries(docs.head, declared.head));
    let lists = Sides::new(entry_lists.base.as_slice(), entry_lists.head.as_slice());
    let Matching { pairs, added, removed, .. } = comparer.new_matcher().match_entries(lists);
    for Sides { base, head } in pairs {
        let child_step = Step::Inside(format!("allOf[{}]", lists.base[base].path_step(base)));
        let ids = Sides::new(lists.base[base].id, lists.head[head].id);
        pair.children.push(ChildPair { step: child_step, ids, keywords: KeywordSet::Annotations });
    }
    // Schemas created by merging are not declared in the document.
    if docs.base.is_created(ids.base) || docs.head.is_created(ids.head) || has_moved_keyword(declared, merged) {
        return;
    }
    for (doc, list, unmatched, is_removed) in
        [(docs.base, lists.base, removed, true), (docs.head, lists.head, added, false)]
    {
        let (annotation_only_indices, constraining_indices): (Vec<_>, Vec<_>) =
            unmatched.into_iter().partition(|index| equal::constrains_nothing(doc.schema(list[*index].id)));
        for (kind, unmatched) in
            [(ChangeKind::AllOf, constraining_indices), (ChangeKind::AllOfAnnotation, annotation_only_indices)]
        {
            let Some(first_index) = unmatched.first() else { continue };
            let entry_names: Value =
                unmatched.iter().map(|index| Value::from(list[*index].label(doc, *index))).collect();
            let (before, after) = if is_removed { (Some(entry_names), None) } else { (None, Some(entry_names)) };
            let first_span = Some(list[*first_index].span);
            let (base, head) = if is_removed { (first_span, None) } else { (None, first_span) };
            let difference = SchemaDifference::new(kind, merged, before, after).at_span(base, head);
            pair.differences.push(difference.with_compatibility(Compatibility::FULL));
        }
    }
}

/// Returns whether a keyword moved into or out of `allOf`: one document declares the keyword in the schema itself, and
/// the other document declares it in an entry of `allOf`.
fn has_moved_keyword(declared: Sides<&Schema>, merged: Sides<&Schema>) -> bool {
    let is_moved_to_all_of = |one: &Schema, other: &Schema, other_merged: &Schema| {
        let is_moved_property =
            |name: &String| !other.properties.contains_key(name) && other_merged.properties.contains_key(name);
        let is_moved_type = !one.types.is_empty() && other.types.is_empty() && other_merged.types == one.types;
        let is_moved_enum = one.values.is_some() && other.values.is_none() && other_merged.values == one.values;
        is_moved_type || is_moved_enum || one.properties.keys().any(is_moved_property)
    };
    is_moved_to_all_of(declared.base, declared.head, merged.head)
        || is_moved_to_all_of(declared.head, declared.base, merged.base)
}
