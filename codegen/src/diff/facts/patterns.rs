//! Combines changes of `type`, `oneOf` and `anyOf` into one change of the allowed types.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    diff::{
        change::{ChangeKind, Sides},
        resolved::ResolvedDocument,
    },
    ir::{JsonType, Schema, SchemaRef},
};

use super::{Docs, keywords::json_type_name, local::SchemaDifference};

/// The types that a schema accepts, if it restricts only the type.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Types {
    types: BTreeSet<&'static str>,
    /// True if a `oneOf` or `anyOf` lists the types.
    list: bool,
}

/// Returns the types of a schema: its `type`, or the types in a `oneOf` or `anyOf` of simple types.
fn distinguished_types(doc: &ResolvedDocument<'_>, schema: &Schema) -> Option<Types> {
    if schema.not.is_some() || !schema.all_of.is_empty() || !schema.properties.is_empty() {
        return None;
    }
    if !schema.types.is_empty() {
        return Some(Types { types: schema.types.iter().map(|ty| json_type_name(*ty)).collect(), list: false });
    }
    let types = types_of_alternatives(doc, &schema.one_of).or_else(|| types_of_alternatives(doc, &schema.any_of))?;
    Some(Types { types, list: true })
}

/// Returns the types of alternatives that have exactly one type each; `None` for other alternatives. An inline object
/// may have properties if all types differ and another alternative has no properties.
fn types_of_alternatives(doc: &ResolvedDocument<'_>, links: &[SchemaRef]) -> Option<BTreeSet<&'static str>> {
    let mut types = BTreeSet::new();
    let mut distinct = true;
    let mut all_simple = true;
    let mut any_simple = false;
    for link in links {
        let schema = doc.schema(link.schema);
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
        distinct &= types.insert(json_type_name(ty));
    }
    (!links.is_empty() && (all_simple || (any_simple && distinct))).then_some(types)
}

/// Returns the added and removed types. `None` if the schemas differ in more than their types, or if neither lists
/// types as alternatives.
pub(super) fn compare_types(docs: Docs<'_>, schemas: Sides<&Schema>) -> Option<Vec<SchemaDifference>> {
    if [schemas.base, schemas.head].iter().all(|schema| schema.one_of.is_empty() && schema.any_of.is_empty()) {
        return None;
    }
    let (base, head) = (distinguished_types(docs.base, schemas.base)?, distinguished_types(docs.head, schemas.head)?);
    if base.types == head.types || !(base.list || head.list) {
        return None;
    }
    let only = |one: &Types, other: &Types| {
        let only: Vec<&str> = one.types.difference(&other.types).copied().collect();
        (!only.is_empty()).then(|| Value::from(only))
    };
    let removed =
        only(&base, &head).map(|removed| SchemaDifference::new(ChangeKind::Types, schemas, Some(removed), None));
    let new = only(&head, &base).map(|new| SchemaDifference::new(ChangeKind::Types, schemas, None, Some(new)));
    Some(removed.into_iter().chain(new).collect())
}
