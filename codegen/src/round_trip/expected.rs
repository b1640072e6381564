//! Determines the variants of a union that a value may be decoded as.

use serde_json::{Map, Value};

use super::remove_ignored_members;
use crate::{
    ir::{Api, JsonType, SchemaId, Union, UnionTag},
    validate::{Direction, fits_some},
};

/// Returns the names of the variants that a value may be decoded as. If a property selects the variant, these are the
/// variants with the value of that property. Otherwise, these are the variants with a matching schema that declare the
/// largest number of the value's members.
pub(super) fn expected_variants(api: &Api, union: &Union, value: &Value) -> Vec<String> {
    if let UnionTag::Property(path) = &union.tag {
        let tag = path.iter().try_fold(value, |value, name| value.get(name)).map(text_of_value);
        let matching = union.cases.iter().filter(|case| tag.as_ref().is_some_and(|tag| case.tags.contains(tag)));
        return matching.map(|case| case.name.clone()).collect();
    }
    let fits = |id: &SchemaId| fits_some(api, *id, value, Direction::Response);
    let known = |id: &SchemaId| fits(id).then(|| remove_ignored_members(api, &[*id], &mut value.clone()));
    let ranks: Vec<Option<usize>> =
        union.cases.iter().map(|case| case.schemas.iter().filter_map(known).max()).collect();
    let best = ranks.iter().copied().flatten().max();
    let matching = union.cases.iter().zip(&ranks).filter(|(_, rank)| rank.is_some() && **rank == best);
    matching.map(|(case, _)| case.name.clone()).collect()
}

/// Sets the discriminator at `path` in a sample of the schema `candidate` to `tag`.
pub(super) fn set_tag(api: &Api, candidate: SchemaId, value: &mut Value, path: &[String], tag: &str) {
    let mut place = value;
    for name in path {
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
        let Value::Object(members) = place else { return };
        place = members.entry(name.clone()).or_insert(Value::Null);
    }
    if text_of_value(place) == tag {
        return;
    }
    let property = path.first().and_then(|name| api.schema(candidate).properties.get(name));
    let is_text = property.is_none_or(|link| {
        let types = &api.schema(link.schema).types;
        types.is_empty() || types.contains(&JsonType::String)
    });
    let parsed = || serde_json::from_str(tag).unwrap_or_else(|_| tag.into());
    *place = if is_text { tag.into() } else { parsed() };
}

fn text_of_value(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
