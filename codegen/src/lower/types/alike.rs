//! Compares schemas, since several media types of a body often declare the same value in separate schemas.

use crate::ir::{AdditionalProperties, Api, Schema, SchemaId, SchemaRef};

/// The maximum number of subschemas that one comparison visits. Schemas with more subschemas count as different.
const MAX_VISITED_SCHEMAS: u16 = 500;

/// Returns whether two schemas describe the same values, or both are absent. Ignores documentation and `xml`.
pub(super) fn describe_same_values(api: &Api, one: Option<SchemaId>, other: Option<SchemaId>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => are_same_schemas(api, one, other, &mut { MAX_VISITED_SCHEMAS }),
        _ => false,
    }
}

fn are_same_schemas(api: &Api, one: SchemaId, other: SchemaId, remaining_visits: &mut u16) -> bool {
    if one == other {
        return true;
    }
    let (a, b) = (api.schema(one), api.schema(other));
    let Some(rest) = remaining_visits.checked_sub(1) else { return false };
    *remaining_visits = rest;
    (&a.types, a.nullable, &a.format, &a.values, &a.required)
        == (&b.types, b.nullable, &b.format, &b.values, &b.required)
        && (a.read_only, a.write_only) == (b.read_only, b.write_only)
        && a.bounds == b.bounds
        && a.keywords_2020 == b.keywords_2020
        && a.properties.keys().eq(b.properties.keys())
        && match (&a.additional, &b.additional) {
            (AdditionalProperties::Schema(a), AdditionalProperties::Schema(b)) => {
                are_same_schemas(api, a.schema, b.schema, remaining_visits)
            }
            (a, b) => a == b,
        }
        && direct_subschemas(a).count() == direct_subschemas(b).count()
        && direct_subschemas(a).zip(direct_subschemas(b)).all(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => are_same_schemas(api, a.schema, b.schema, remaining_visits),
            (a, b) => a.is_none() && b.is_none(),
        })
}

/// Returns the direct subschemas, except the one of `additionalProperties`. `None` marks the end of each list, or an
/// absent keyword.
fn direct_subschemas(schema: &Schema) -> impl Iterator<Item = Option<&SchemaRef>> {
    let lists = [&schema.all_of, &schema.one_of, &schema.any_of];
    let lists = lists.into_iter().flat_map(|list| list.iter().map(Some).chain([None]));
    lists.chain([schema.items.as_ref(), schema.not.as_ref()]).chain(schema.properties.values().map(Some))
}
