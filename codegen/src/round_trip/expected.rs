//! Determines which variants of a Rust enum that represents `oneOf` or `anyOf` are correct results of decoding a value.

use serde_json::{Map, Value};

use super::remove_ignored_members;
use crate::{
    ir::{Api, JsonType, SchemaId, Union, UnionTag},
    validate::{Direction, is_valid_leniently},
};

/// Returns the names of the enum variants that are correct results of decoding a value. If a discriminator property
/// selects the variant, these are the variants for the value of the property. Otherwise, they are the variants whose
/// schemas match the value and declare the greatest number of its members.
pub(super) fn expected_variants(api: &Api, union: &Union, value: &Value) -> Vec<String> {
    if let UnionTag::Property(path) = &union.tag {
        let tag_text = path.iter().try_fold(value, |value, name| value.get(name)).map(text_of_value);
        let matching_variants =
            union.cases.iter().filter(|case| tag_text.as_ref().is_some_and(|tag_text| case.tags.contains(tag_text)));
        return matching_variants.map(|case| case.name.clone()).collect();
    }
    let is_valid = |id: &SchemaId| is_valid_leniently(api, *id, value, Direction::Response);
    let count_declared_members =
        |id: &SchemaId| is_valid(id).then(|| remove_ignored_members(api, &[*id], &mut value.clone()));
    let declared_counts: Vec<Option<usize>> =
        union.cases.iter().map(|case| case.schemas.iter().filter_map(count_declared_members).max()).collect();
    let max_declared_count = declared_counts.iter().copied().flatten().max();
    let best_matches =
        union.cases.iter().zip(&declared_counts).filter(|(_, count)| count.is_some() && **count == max_declared_count);
    best_matches.map(|(case, _)| case.name.clone()).collect()
}

/// Sets the discriminator property at `path` in `value` to `tag`. `value` is a sample of the schema `candidate`.
/// Missing objects are created.
pub(super) fn set_tag(api: &Api, candidate: SchemaId, value: &mut Value, path: &[String], tag: &str) {
    let mut tag_value = value;
    for name in path {
        if tag_value.is_null() {
            *tag_value = Value::Object(Map::new());
        }
        let Value::Object(members) = tag_value else { return };
        tag_value = members.entry(name.clone()).or_insert(Value::Null);
    }
    if text_of_value(tag_value) == tag {
        return;
    }
    let property = path.first().and_then(|name| api.schema(candidate).properties.get(name));
    let is_text = property.is_none_or(|property_ref| {
        let types = &api.schema(property_ref.schema).types;
        types.is_empty() || types.contains(&JsonType::String)
    });
    let parsed_tag = || serde_json::from_str(tag).unwrap_or_else(|_| tag.into());
    *tag_value = if is_text { tag.into() } else { parsed_tag() };
}

/// Returns the text of a value: a string without quotes, and other values as JSON.
fn text_of_value(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
