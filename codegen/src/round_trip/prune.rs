//! Removes from a value the members that the document does not declare.

use std::collections::HashSet;

use serde_json::Value;

use crate::ir::{AdditionalProperties, Api, JsonType, Schema, SchemaId};

/// Removes the members of a value that are not declared by `schemas` or the schemas in their `allOf`, `oneOf` and
/// `anyOf`, at any depth. Returns the number of remaining values, including nested values.
pub fn remove_ignored_members(api: &Api, schemas: &[SchemaId], value: &mut Value) -> usize {
    let included_ids = included_schemas(api, schemas, value);
    let all_schemas = || included_ids.iter().map(|id| api.schema(*id));
    match value {
        Value::Array(items) => {
            let item_schemas: Vec<SchemaId> =
                all_schemas().filter_map(|schema| Some(schema.items.as_ref()?.schema)).collect();
            if item_schemas.is_empty() {
                return 1 + items.len();
            }
            1 + items.iter_mut().map(|item| remove_ignored_members(api, &item_schemas, item)).sum::<usize>()
        }
        Value::Object(members) => {
            let allows_any_members = all_schemas().any(allows_any_member);
            let mut declared_count = 1;
            members.retain(|name, member| {
                let member_schemas: Vec<SchemaId> =
                    all_schemas().filter_map(|schema| member_schema(schema, name)).collect();
                let is_discriminator =
                    all_schemas().any(|schema| schema.discriminator.as_ref().is_some_and(|it| it.property == *name));
                if member_schemas.is_empty() {
                    declared_count += usize::from(allows_any_members || is_discriminator);
                    return allows_any_members || is_discriminator;
                }
                declared_count += remove_ignored_members(api, &member_schemas, member);
                true
            });
            declared_count
        }
        _ => 1,
    }
}

/// Returns the schema that `properties` declares for the member `name`, or else the schema of `additionalProperties`.
fn member_schema(schema: &Schema, name: &str) -> Option<SchemaId> {
    match (schema.properties.get(name), &schema.additional) {
        (Some(member_ref), _) | (None, AdditionalProperties::Schema(member_ref)) => Some(member_ref.schema),
        _ => None,
    }
}

/// Returns whether a schema allows an object to have arbitrary members, so that no members are removed.
fn allows_any_member(schema: &Schema) -> bool {
    let is_object = schema.types.is_empty() || schema.types.contains(&JsonType::Object);
    let has_subschemas = !schema.all_of.is_empty() || !schema.one_of.is_empty() || !schema.any_of.is_empty();
    match schema.additional {
        AdditionalProperties::Any => true,
        AdditionalProperties::Unspecified => {
            is_object && schema.properties.is_empty() && !has_subschemas && schema.values.is_none()
        }
        AdditionalProperties::Never | AdditionalProperties::Schema(_) => false,
    }
}

/// Returns `schemas` and all schemas in their `allOf`, `oneOf`, `anyOf` and conditions, at any depth, and the schemas
/// that a discriminator in `value` selects.
fn included_schemas(api: &Api, schemas: &[SchemaId], value: &Value) -> Vec<SchemaId> {
    let (mut seen_ids, mut included_ids, mut unvisited_ids) = (HashSet::new(), Vec::new(), schemas.to_vec());
    while let Some(id) = unvisited_ids.pop() {
        if seen_ids.insert(id) {
            included_ids.push(id);
            let schema = api.schema(id);
            let subschema_refs =
                schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of).chain(schema.conditional_schemas());
            let discriminator_refs = schema.discriminator.iter().flat_map(|discriminator| discriminator.schema_refs());
            unvisited_ids.extend(subschema_refs.chain(discriminator_refs).map(|schema_ref| schema_ref.schema));
            unvisited_ids.push(api.select_heir(id, value));
        }
    }
    included_ids
}
