//! Compares the entries of two `allOf` lists. The `schema` module compares the merged schemas; this module reports
//! added and removed entries, and changed annotations of matched entries.

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

/// Compares the entries of `allOf`. Adds the differences and the matched entries to `pair`.
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
    let entries = |doc: &'d ResolvedDocument<'d>, schema: &'d Schema| -> Vec<MatchEntry<'d>> {
        schema.all_of.iter().map(|link| MatchEntry::new(doc, link)).collect()
    };
    let lists = Sides::new(entries(docs.base, declared.base), entries(docs.head, declared.head));
    let lists = Sides::new(lists.base.as_slice(), lists.head.as_slice());
    let Matching { pairs, added, removed, .. } = comparer.new_matcher().match_entries(lists);
    for Sides { base, head } in pairs {
        let step = Step::Inside(format!("allOf[{}]", lists.base[base].path_step(base)));
        let ids = Sides::new(lists.base[base].id, lists.head[head].id);
        pair.children.push(ChildPair { step, ids, depth: KeywordSet::Annotations });
    }
    // Schemas created by merging are not declared in the document.
    if docs.base.is_created(ids.base) || docs.head.is_created(ids.head) || is_moved(declared, merged) {
        return;
    }
    for (doc, list, unmatched, is_removed) in
        [(docs.base, lists.base, removed, true), (docs.head, lists.head, added, false)]
    {
        let (annotation_only, constraining): (Vec<_>, Vec<_>) =
            unmatched.into_iter().partition(|index| equal::constrains_nothing(doc.schema(list[*index].id)));
        for (kind, unmatched) in [(ChangeKind::AllOf, constraining), (ChangeKind::AllOfAnnotation, annotation_only)] {
            let Some(first_index) = unmatched.first() else { continue };
            let names: Value = unmatched.iter().map(|index| Value::from(list[*index].label(doc, *index))).collect();
            let (before, after) = if is_removed { (Some(names), None) } else { (None, Some(names)) };
            let span = Some(list[*first_index].span);
            let (base, head) = if is_removed { (span, None) } else { (None, span) };
            let difference = SchemaDifference::new(kind, merged, before, after).at_span(base, head);
            pair.differences.push(difference.with_compatibility(Compatibility::FULL));
        }
    }
}

/// Returns whether a keyword that one side declares directly is declared within `allOf` on the other side.
fn is_moved(declared: Sides<&Schema>, merged: Sides<&Schema>) -> bool {
    let is_moved_to_all_of = |one: &Schema, other: &Schema, other_merged: &Schema| {
        let is_moved_property =
            |name: &String| !other.properties.contains_key(name) && other_merged.properties.contains_key(name);
        let is_moved_type = !one.types.is_empty() && other.types.is_empty() && other_merged.types == one.types;
        let are_moved_values = one.values.is_some() && other.values.is_none() && other_merged.values == one.values;
        is_moved_type || are_moved_values || one.properties.keys().any(is_moved_property)
    };
    is_moved_to_all_of(declared.base, declared.head, merged.head)
        || is_moved_to_all_of(declared.head, declared.base, merged.base)
}
