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
    nullable_schemas: &NullableSchemas,
    merged: &MergedSchema<'a>,
) -> Vec<Vec<&'a SchemaRef>> {
    let has_own_type = merged.is_struct() || !merged.types.is_empty();
    let affecting_candidates = |group: &&'a [SchemaRef]| {
        let candidates: Vec<&SchemaRef> =
            group.iter().filter(|schema_ref| !nullable_schemas.allows_only_null(schema_ref.schema)).collect();
        let only_add_constraints =
            has_own_type && candidates.iter().all(|schema_ref| only_adds_constraints(api.schema(schema_ref.schema)));
        (!only_add_constraints && !candidates.is_empty()).then_some(candidates)
    };
    merged.groups.iter().filter_map(affecting_candidates).collect()
}

/// Returns the kind of Rust type that a group of alternatives becomes.
pub(super) fn shape_of_group<'a>(
    api: &'a Api,
    nullable_schemas: &NullableSchemas,
    merged: &MergedSchema<'a>,
    candidates: Vec<&'a SchemaRef>,
) -> TypeShape<'a> {
    if let [only] = candidates.as_slice() {
        return TypeShape::Same(only);
    }
    scalars::scalar_shape(api, nullable_schemas, merged, &candidates).unwrap_or(TypeShape::Union(candidates))
}

/// Returns the candidates of the union that the alternatives of a schema form. `None` if the schema does not become a
/// union.
pub(super) fn union_candidates<'a>(
    api: &'a Api,
    nullable_schemas: &NullableSchemas,
    merged: &MergedSchema<'a>,
) -> Option<Vec<&'a SchemaRef>> {
    let is_enum = merged.values.as_deref().is_some_and(|values| is_enum(merged, values));
    let mut groups = alternative_groups(api, nullable_schemas, merged);
    if merged.is_unsatisfiable || is_enum || groups.len() != 1 || !is_union(api, merged, &groups[0]) {
        return None;
    }
    match shape_of_group(api, nullable_schemas, merged, groups.remove(0)) {
        TypeShape::Union(candidates) => Some(candidates),
        _ => None,
    }
}

/// Returns whether a group of alternatives becomes a union: the schema that contains the group declares no members, or
/// each alternative declares these members as well.
pub(super) fn is_union(api: &Api, merged: &MergedSchema<'_>, candidates: &[&SchemaRef]) -> bool {
    !merged.is_struct()
        || candidates.len() > 1
            && candidates.iter().all(|schema_ref| {
                let candidate = MergedSchema::of(api, schema_ref.schema);
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
    nullable_schemas: &NullableSchemas,
    candidates: &[&'a SchemaRef],
) -> Vec<&'a SchemaRef> {
    let mut visited_ids: HashSet<SchemaId> = HashSet::new();
    let mut flat_alternatives = Vec::new();
    let mut pending_refs: Vec<&SchemaRef> = candidates.iter().rev().copied().collect();
    while let Some(schema_ref) = pending_refs.pop() {
        if nullable_schemas.allows_only_null(schema_ref.schema) || !visited_ids.insert(schema_ref.schema) {
            continue;
        }
        let schema = api.schema(schema_ref.schema);
        let has_only_alternatives = schema.all_of.is_empty() && schema.values.is_none() && schema.properties.is_empty();
        match (schema.one_of.as_slice(), schema.any_of.as_slice()) {
            ([], group) | (group, []) if has_only_alternatives && !group.is_empty() => {
                pending_refs.extend(group.iter().rev());
            }
            _ => flat_alternatives.push(schema_ref),
        }
    }
    flat_alternatives
}
