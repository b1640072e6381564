//! Compares schemas: several media types of a body often declare the same value in different formats.

use crate::ir::{AdditionalProperties, Api, Schema, SchemaId, SchemaRef};

/// The maximum number of subschemas that one comparison visits. Schemas with more subschemas count as different.
const LIMIT: u16 = 500;

/// Returns whether two schemas describe the same values, or both are absent. Ignores documentation and `xml`.
pub(super) fn are_alike(api: &Api, one: Option<SchemaId>, other: Option<SchemaId>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => same(api, one, other, &mut { LIMIT }),
        _ => false,
    }
}

fn same(api: &Api, one: SchemaId, other: SchemaId, left: &mut u16) -> bool {
    if one == other {
        return true;
    }
    let (a, b) = (api.schema(one), api.schema(other));
    let Some(rest) = left.checked_sub(1) else { return false };
    *left = rest;
    (&a.types, a.nullable, &a.format, &a.values, &a.required)
        == (&b.types, b.nullable, &b.format, &b.values, &b.required)
        && (a.read_only, a.write_only) == (b.read_only, b.write_only)
        && a.bounds == b.bounds
        && a.keywords_2020 == b.keywords_2020
        && a.properties.keys().eq(b.properties.keys())
        && match (&a.additional, &b.additional) {
            (AdditionalProperties::Schema(a), AdditionalProperties::Schema(b)) => same(api, a.schema, b.schema, left),
            (a, b) => a == b,
        }
        && parts(a).count() == parts(b).count()
        && parts(a).zip(parts(b)).all(|(a, b)| match (a, b) {
            (Some(a), Some(b)) => same(api, a.schema, b.schema, left),
            (a, b) => a.is_none() && b.is_none(),
        })
}

/// Returns the direct subschemas, except the one of `additionalProperties`. `None` marks the end of each list, or an
/// absent keyword.
fn parts(schema: &Schema) -> impl Iterator<Item = Option<&SchemaRef>> {
    let lists = [&schema.all_of, &schema.one_of, &schema.any_of];
    let lists = lists.into_iter().flat_map(|list| list.iter().map(Some).chain([None]));
    lists.chain([schema.items.as_ref(), schema.not.as_ref()]).chain(schema.properties.values().map(Some))
}
