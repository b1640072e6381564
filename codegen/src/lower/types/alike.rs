//! Compares schemas. This is useful since several media types of a body often declare the same values in separate
//! schemas.

use crate::ir::{AdditionalProperties, Api, Schema, SchemaId, SchemaRef};

/// The maximum number of subschemas that one comparison visits. Schemas with more subschemas are treated as different.
const MAX_VISITED_SCHEMAS: u16 = 500;

/// Returns whether two schemas describe the same values, or both schemas are `None`. Ignores documentation and `xml`.
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
    let (first_schema, second_schema) = (api.schema(one), api.schema(other));
    let Some(visits_after_this) = remaining_visits.checked_sub(1) else { return false };
    *remaining_visits = visits_after_this;
    (&first_schema.types, first_schema.nullable, &first_schema.format, &first_schema.values, &first_schema.required)
        == (
            &second_schema.types,
            second_schema.nullable,
            &second_schema.format,
            &second_schema.values,
            &second_schema.required,
        )
        && (first_schema.read_only, first_schema.write_only) == (second_schema.read_only, second_schema.write_only)
        && first_schema.bounds == second_schema.bounds
        && first_schema.keywords_2020 == second_schema.keywords_2020
        && first_schema.properties.keys().eq(second_schema.properties.keys())
        && match (&first_schema.additional, &second_schema.additional) {
            (AdditionalProperties::Schema(first_ref), AdditionalProperties::Schema(second_ref)) => {
                are_same_schemas(api, first_ref.schema, second_ref.schema, remaining_visits)
            }
            (first_additional, second_additional) => first_additional == second_additional,
        }
        && direct_subschemas(first_schema).count() == direct_subschemas(second_schema).count()
        && direct_subschemas(first_schema).zip(direct_subschemas(second_schema)).all(|refs| match refs {
            (Some(first_ref), Some(second_ref)) => {
                are_same_schemas(api, first_ref.schema, second_ref.schema, remaining_visits)
            }
            (first_ref, second_ref) => first_ref.is_none() && second_ref.is_none(),
        })
}

/// Returns the direct subschemas of a schema, except the subschema of `additionalProperties`. `None` marks the end of
/// each list, or a missing keyword.
fn direct_subschemas(schema: &Schema) -> impl Iterator<Item = Option<&SchemaRef>> {
    let composition_entries = [&schema.all_of, &schema.one_of, &schema.any_of];
    let composition_entries = composition_entries.into_iter().flat_map(|list| list.iter().map(Some).chain([None]));
    composition_entries.chain([schema.items.as_ref(), schema.not.as_ref()]).chain(schema.properties.values().map(Some))
}
