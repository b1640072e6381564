//! Determines which alternatives of a schema (`oneOf`, `anyOf`) affect its Rust type, and whether they become a union.

use std::collections::HashSet;

use super::{
    merge::MergedSchema,
    nullable::NullableSchemas,
    scalars,
    shape::{TypeShape, is_enum},
};
use crate::ir::{Api, Schema, SchemaId, SchemaRef};

/// Returns the groups of alternatives (each a `oneOf` or `anyOf`) that affect the Rust type. Leaves out alternatives
/// that only allow `null`, and groups that only add constraints, such as lists of required members.
pub(super) fn alternative_groups<'a>(
    api: &'a Api,
    nulls: &NullableSchemas,
    merged: &MergedSchema<'a>,
) -> Vec<Vec<&'a SchemaRef>> {
    let has_own_type = merged.is_struct() || !merged.types.is_empty();
    let affecting_candidates = |group: &&'a [SchemaRef]| {
        let candidates: Vec<&SchemaRef> = group.iter().filter(|link| !nulls.allows_only_null(link.schema)).collect();
        let all_constrain =
            has_own_type && candidates.iter().all(|link| only_adds_constraints(api.schema(link.schema)));
        (!all_constrain && !candidates.is_empty()).then_some(candidates)
    };
    merged.groups.iter().filter_map(affecting_candidates).collect()
}

/// Returns the kind of type that one group of alternatives becomes.
pub(super) fn shape_of_group<'a>(
    api: &'a Api,
    nulls: &NullableSchemas,
    merged: &MergedSchema<'a>,
    candidates: Vec<&'a SchemaRef>,
) -> TypeShape<'a> {
    if let [only] = candidates.as_slice() {
        return TypeShape::Same(only);
    }
    scalars::scalar_shape(api, nulls, merged, &candidates).unwrap_or(TypeShape::Union(candidates))
}

/// Returns the candidates of the union that the alternatives of a schema form. `None` if the schema does not become a
/// union.
pub(super) fn union_candidates<'a>(
    api: &'a Api,
    nulls: &NullableSchemas,
    merged: &MergedSchema<'a>,
) -> Option<Vec<&'a SchemaRef>> {
    let is_enum = merged.values.as_deref().is_some_and(|values| is_enum(merged, values));
    let mut groups = alternative_groups(api, nulls, merged);
    if merged.is_unsatisfiable || is_enum || groups.len() != 1 || !is_union(api, merged, &groups[0]) {
        return None;
    }
    match shape_of_group(api, nulls, merged, groups.remove(0)) {
        TypeShape::Union(candidates) => Some(candidates),
        _ => None,
    }
}

/// Returns whether a group of alternatives is a union: the schema has no members next to it, or all alternatives also
/// declare these members.
pub(super) fn is_union(api: &Api, merged: &MergedSchema<'_>, candidates: &[&SchemaRef]) -> bool {
    !merged.is_struct()
        || candidates.len() > 1
            && candidates.iter().all(|link| {
                let candidate = MergedSchema::of(api, link.schema);
                merged.properties.keys().all(|name| candidate.properties.contains_key(name))
            })
}

/// Returns whether a candidate only constrains values, for example by listing required members, so that it does not
/// affect the type.
pub(super) fn only_adds_constraints(schema: &Schema) -> bool {
    schema.name.is_none()
        && schema.values.is_none()
        && schema.items.is_none()
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.properties.is_empty()
        && schema.format.is_none()
}

/// Returns the alternatives without duplicates and without `null`. An alternative that consists only of further
/// alternatives is replaced by these: `[a, [b, c]]` → `[a, b, c]`.
pub(super) fn flatten_alternatives<'a>(
    api: &'a Api,
    nulls: &NullableSchemas,
    candidates: &[&'a SchemaRef],
) -> Vec<&'a SchemaRef> {
    let mut seen: HashSet<SchemaId> = HashSet::new();
    let mut leaves = Vec::new();
    let mut open: Vec<&SchemaRef> = candidates.iter().rev().copied().collect();
    while let Some(link) = open.pop() {
        if nulls.allows_only_null(link.schema) || !seen.insert(link.schema) {
            continue;
        }
        let schema = api.schema(link.schema);
        let has_only_alternatives = schema.all_of.is_empty() && schema.values.is_none() && schema.properties.is_empty();
        match (schema.one_of.as_slice(), schema.any_of.as_slice()) {
            ([], group) | (group, []) if has_only_alternatives && !group.is_empty() => open.extend(group.iter().rev()),
            _ => leaves.push(link),
        }
    }
    leaves
}
