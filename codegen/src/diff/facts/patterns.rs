//! Changes of shape that say more together than keyword by keyword.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    diff::change::{Sides, What},
    ir::{Api, JsonType, Link, Schema},
};

use super::{keywords::json_type, local::Local};

/// The types that a schema lets through, where that is all it says about its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Types {
    types: BTreeSet<&'static str>,
    /// Whether a `oneOf` or `anyOf` lists them.
    list: bool,
}

/// Reads the types of a schema: its own `type`, or the alternatives of a `oneOf` or `anyOf` of simple types.
pub(super) fn types(api: &Api, schema: &Schema) -> Option<Types> {
    if schema.not.is_some() || !schema.all_of.is_empty() || !schema.properties.is_empty() {
        return None;
    }
    if !schema.types.is_empty() {
        return Some(Types { types: schema.types.iter().map(|ty| json_type(*ty)).collect(), list: false });
    }
    let types = alternatives(api, &schema.one_of).or_else(|| alternatives(api, &schema.any_of))?;
    Some(Types { types, list: true })
}

/// The types of alternatives that tell each other apart by type. An object may say more of itself as long as it is
/// inline and the only object among simple types.
fn alternatives(api: &Api, links: &[Link]) -> Option<BTreeSet<&'static str>> {
    let mut types = BTreeSet::new();
    let mut distinct = true;
    let mut all_simple = true;
    let mut any_simple = false;
    for link in links {
        let schema = api.schema(link.schema);
        let [ty] = schema.types[..] else { return None };
        if !(schema.one_of.is_empty() && schema.any_of.is_empty() && schema.all_of.is_empty()) {
            return None;
        }
        let simple = schema.properties.is_empty();
        if !simple && (ty != JsonType::Object || link.reference.is_some()) {
            return None;
        }
        all_simple &= simple;
        any_simple |= simple;
        distinct &= types.insert(json_type(ty));
    }
    (!links.is_empty() && (all_simple || (any_simple && distinct))).then_some(types)
}

/// The types that are new and those that are gone; nothing where the two do not say it all, or no list is involved.
pub(super) fn compare_types(schemas: Sides<&Schema>, base: Option<Types>, head: Option<Types>) -> Option<Vec<Local>> {
    let (base, head) = (base?, head?);
    if base.types == head.types || !(base.list || head.list) {
        return None;
    }
    let only = |one: &Types, other: &Types| {
        let only: Vec<&str> = one.types.difference(&other.types).copied().collect();
        (!only.is_empty()).then(|| Value::from(only))
    };
    let gone = only(&base, &head).map(|gone| Local::of(What::Types, schemas, Some(gone), None));
    let new = only(&head, &base).map(|new| Local::of(What::Types, schemas, None, Some(new)));
    Some(gone.into_iter().chain(new).collect())
}

/// The properties of an object that moved into the alternatives of a `oneOf` that took its place.
pub(in crate::diff) fn moved<'a>(after: &'a Api, base: &'a Schema, head: &'a Schema) -> BTreeSet<&'a str> {
    let plain = base.one_of.is_empty() && !base.properties.is_empty();
    let wrapper = !head.one_of.is_empty() && head.properties.is_empty() && head.types.is_empty();
    if !plain || !wrapper {
        return BTreeSet::new();
    }
    let alternatives: Vec<&Schema> = head.one_of.iter().map(|link| after.schema(link.schema)).collect();
    let is_kept = |name: &&str| alternatives.iter().any(|schema| schema.properties.contains_key(*name));
    base.properties.keys().map(String::as_str).filter(is_kept).collect()
}

/// Recognises an object that became a `oneOf` of objects with its properties, or the way back.
pub(super) fn wrapped(apis: Sides<&Api>, schemas: Sides<&Schema>) -> Option<Local> {
    let count = |schema: &Schema| Some(Value::from(schema.one_of.len()));
    if !moved(apis.head, schemas.base, schemas.head).is_empty() {
        return Some(Local::of(What::Wrapped, schemas, None, count(schemas.head)));
    }
    if !moved(apis.base, schemas.head, schemas.base).is_empty() {
        return Some(Local::of(What::Wrapped, schemas, count(schemas.base), None));
    }
    None
}
