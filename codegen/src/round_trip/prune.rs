//! Removes undeclared members from a value.

use std::collections::HashSet;

use serde_json::Value;

use crate::ir::{AdditionalProperties, Api, JsonType, Schema, SchemaId};

/// Removes the members that neither `schemas` nor their parts (`allOf`) and alternatives declare, at any depth. Returns
/// the number of remaining values, including nested values.
pub fn remove_ignored_members(api: &Api, schemas: &[SchemaId], value: &mut Value) -> usize {
    let included = included_schemas(api, schemas, value);
    let schemas = || included.iter().map(|id| api.schema(*id));
    match value {
        Value::Array(items) => {
            let item_schemas: Vec<SchemaId> =
                schemas().filter_map(|schema| Some(schema.items.as_ref()?.schema)).collect();
            if item_schemas.is_empty() {
                return 1 + items.len();
            }
            1 + items.iter_mut().map(|item| remove_ignored_members(api, &item_schemas, item)).sum::<usize>()
        }
        Value::Object(members) => {
            let allows_any = schemas().any(allows_any_member);
            let mut count = 1;
            members.retain(|name, member| {
                let member_schemas: Vec<SchemaId> =
                    schemas().filter_map(|schema| member_schema(schema, name)).collect();
                let is_tag =
                    schemas().any(|schema| schema.discriminator.as_ref().is_some_and(|it| it.property == *name));
                if member_schemas.is_empty() {
                    count += usize::from(allows_any || is_tag);
                    return allows_any || is_tag;
                }
                count += remove_ignored_members(api, &member_schemas, member);
                true
            });
            count
        }
        _ => 1,
    }
}

/// Returns the schema that `properties` declares for the member `name`, or else the schema of `additionalProperties`.
fn member_schema(schema: &Schema, name: &str) -> Option<SchemaId> {
    match (schema.properties.get(name), &schema.additional) {
        (Some(link), _) | (None, AdditionalProperties::Schema(link)) => Some(link.schema),
        _ => None,
    }
}

/// Returns whether a schema allows an object to have any members, so that all members are kept.
fn allows_any_member(schema: &Schema) -> bool {
    let is_object = schema.types.is_empty() || schema.types.contains(&JsonType::Object);
    let has_parts = !schema.all_of.is_empty() || !schema.one_of.is_empty() || !schema.any_of.is_empty();
    match schema.additional {
        AdditionalProperties::Any => true,
        AdditionalProperties::Unspecified => {
            is_object && schema.properties.is_empty() && !has_parts && schema.values.is_none()
        }
        AdditionalProperties::Never | AdditionalProperties::Schema(_) => false,
    }
}

/// Returns `schemas` and all schemas of which they are composed, including those that a discriminator in `value`
/// selects.
fn included_schemas(api: &Api, schemas: &[SchemaId], value: &Value) -> Vec<SchemaId> {
    let (mut seen, mut included, mut unvisited) = (HashSet::new(), Vec::new(), schemas.to_vec());
    while let Some(id) = unvisited.pop() {
        if seen.insert(id) {
            included.push(id);
            let schema = api.schema(id);
            let parts =
                schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of).chain(schema.conditional_schemas());
            let children = schema.discriminator.iter().flat_map(|discriminator| discriminator.links());
            unvisited.extend(parts.chain(children).map(|link| link.schema));
            unvisited.push(api.select_heir(id, value));
        }
    }
    included
}
