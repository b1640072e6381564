//! Compares schemas, since several media types of a body often declare the same value in separate schemas.

use crate::ir::{AdditionalProperties, Api, Schema, SchemaId, SchemaRef};

/// The maximum number of subschemas that one comparison visits. Schemas with more subschemas count as different.
const MAX_VISITED_SCHEMAS: u16 = 500;

/// Returns whether two schemas describe the same values, or both are absent. Ignores documentation and `xml`.
pub(super) fn are_alike(api: &Api, one: Option<SchemaId>, other: Option<SchemaId>) -> bool {
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
    let (first, second) = (api.schema(one), api.schema(other));
    let Some(remaining) = remaining_visits.checked_sub(1) else { return false };
    *remaining_visits = remaining;
    (&first.types, first.nullable, &first.format, &first.values, &first.required)
        == (&second.types, second.nullable, &second.format, &second.values, &second.required)
        && (first.read_only, first.write_only) == (second.read_only, second.write_only)
        && first.bounds == second.bounds
        && first.keywords_2020 == second.keywords_2020
        && first.properties.keys().eq(second.properties.keys())
        && match (&first.additional, &second.additional) {
            (AdditionalProperties::Schema(first), AdditionalProperties::Schema(second)) => {
                are_same_schemas(api, first.schema, second.schema, remaining_visits)
            }
            (first, second) => first == second,
        }
        && direct_subschemas(first).count() == direct_subschemas(second).count()
        && direct_subschemas(first).zip(direct_subschemas(second)).all(|(first, second)| match (first, second) {
            (Some(first), Some(second)) => are_same_schemas(api, first.schema, second.schema, remaining_visits),
            (first, second) => first.is_none() && second.is_none(),
        })
}

/// Returns the direct subschemas, except the one of `additionalProperties`. `None` marks the end of each list, or an
/// absent keyword.
fn direct_subschemas(schema: &Schema) -> impl Iterator<Item = Option<&SchemaRef>> {
    let composition_entries = [&schema.all_of, &schema.one_of, &schema.any_of];
    let composition_entries = composition_entries.into_iter().flat_map(|list| list.iter().map(Some).chain([None]));
    composition_entries.chain([schema.items.as_ref(), schema.not.as_ref()]).chain(schema.properties.values().map(Some))
}
