//! Determines which alternatives (`oneOf`, `anyOf`) affect the Rust type of a schema, and whether the alternatives
//! become a union.

use std::collections::HashSet;

use super::{
    merge::MergedSchema,
    nullable::NullableSchemas,
    scalars,
    shape::{TypeShape, is_enum},
};
use crate::ir::{Api, Schema, SchemaId, SchemaRef};

/// Returns the groups of alternatives that affect the Rust type. Each group contains the entries of one `oneOf` or
/// `anyOf`. Leaves out entries that only allow `null`, and groups that only add constraints, such as lists of required
/// members.
pub(super) fn alternative_groups<'a>(
    api: &'a Api,
    nullable_schemas: &NullableSchemas,
    merged: &MergedSchema<'a>,
) -> Vec<Vec<&'a SchemaRef>> {
    let has_own_type = merged.is_struct() || !merged.types.is_empty();
    let candidates_of_group = |group: &&'a [SchemaRef]| {
        let candidates: Vec<&SchemaRef> =
            group.iter().filter(|schema_ref| !nullable_schemas.allows_only_null(schema_ref.schema)).collect();
        let only_add_constraints =
            has_own_type && candidates.iter().all(|schema_ref| only_adds_constraints(api.schema(schema_ref.schema)));
        (!only_add_constraints && !candidates.is_empty()).then_some(candidates)
    };
    merged.alternative_groups.iter().filter_map(candidates_of_group).collect()
}

/// Returns the shape of the Rust type that represents a group of alternatives.
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

/// Returns the candidates (the alternatives that become variants) of the union for a schema. `None` if the schema does
/// not become a union.
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

/// Returns whether a group of alternatives becomes a union. It does if the schema with the group declares no members,
/// or if each alternative declares these members as well.
pub(super) fn is_union(api: &Api, merged: &MergedSchema<'_>, candidates: &[&SchemaRef]) -> bool {
    !merged.is_struct()
        || candidates.len() > 1
            && candidates.iter().all(|schema_ref| {
                let candidate = MergedSchema::new(api, schema_ref.schema);
                merged.properties.keys().all(|name| candidate.properties.contains_key(name))
            })
}

/// Returns whether an alternative only adds constraints, for example required members, so that it does not affect the
/// Rust type.
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

/// Returns the alternatives without duplicates and without `null`. An alternative that only consists of other
/// alternatives is replaced by them: `[a, [b, c]]` → `[a, b, c]`.
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
