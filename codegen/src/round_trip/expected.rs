//! Determines the variants of a union as which a value may be decoded.

use serde_json::{Map, Value};

use super::remove_ignored_members;
use crate::{
    ir::{Api, JsonType, SchemaId, Union, UnionTag},
    validate::{Direction, is_valid_leniently},
};

/// Returns the names of the variants as which a value may be decoded. If a discriminator property selects the variant,
/// returns the variants for the property's value. Otherwise, returns those of the variants whose schemas match the
/// value that declare most of its members.
pub(super) fn expected_variants(api: &Api, union: &Union, value: &Value) -> Vec<String> {
    if let UnionTag::Property(path) = &union.tag {
        let tag = path.iter().try_fold(value, |value, name| value.get(name)).map(text_of_value);
        let matching = union.cases.iter().filter(|case| tag.as_ref().is_some_and(|tag| case.tags.contains(tag)));
        return matching.map(|case| case.name.clone()).collect();
    }
    let is_valid = |id: &SchemaId| is_valid_leniently(api, *id, value, Direction::Response);
    let declared_count = |id: &SchemaId| is_valid(id).then(|| remove_ignored_members(api, &[*id], &mut value.clone()));
    let counts: Vec<Option<usize>> =
        union.cases.iter().map(|case| case.schemas.iter().filter_map(declared_count).max()).collect();
    let max_count = counts.iter().copied().flatten().max();
    let matching = union.cases.iter().zip(&counts).filter(|(_, count)| count.is_some() && **count == max_count);
    matching.map(|(case, _)| case.name.clone()).collect()
}

/// Sets the discriminator property at `path` in `value`, a sample of the schema `candidate`, to `tag`. Missing objects
/// are created.
pub(super) fn set_tag(api: &Api, candidate: SchemaId, value: &mut Value, path: &[String], tag: &str) {
    let mut target = value;
    for name in path {
        if target.is_null() {
            *target = Value::Object(Map::new());
        }
        let Value::Object(members) = target else { return };
        target = members.entry(name.clone()).or_insert(Value::Null);
    }
    if text_of_value(target) == tag {
        return;
    }
    let property = path.first().and_then(|name| api.schema(candidate).properties.get(name));
    let is_text = property.is_none_or(|link| {
        let types = &api.schema(link.schema).types;
        types.is_empty() || types.contains(&JsonType::String)
    });
    let parsed = || serde_json::from_str(tag).unwrap_or_else(|_| tag.into());
    *target = if is_text { tag.into() } else { parsed() };
}

/// Returns the text of a value: a string without quotes, and other values as JSON.
fn text_of_value(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
