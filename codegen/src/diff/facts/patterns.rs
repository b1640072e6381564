//! Combines changes of `type`, `oneOf` and `anyOf` into one change of the allowed types, if the schemas differ only in
//! the types that they allow.

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

/// The types that a schema accepts. Only used for schemas that restrict nothing but the type.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Types {
    types: BTreeSet<&'static str>,
    /// True if the types are those of a `oneOf` or `anyOf`; false for `type`.
    is_from_alternatives: bool,
}

/// Returns the types that a schema accepts: its `type`, or the types in its `oneOf` or `anyOf` of simple types; `None`
/// for a schema that also restricts something else.
fn accepted_types(doc: &ResolvedDocument<'_>, schema: &Schema) -> Option<Types> {
    if schema.not.is_some() || !schema.all_of.is_empty() || !schema.properties.is_empty() {
        return None;
    }
    if !schema.types.is_empty() {
        return Some(Types {
            types: schema.types.iter().map(|ty| json_type_name(*ty)).collect(),
            is_from_alternatives: false,
        });
    }
    let types = types_of_alternatives(doc, &schema.one_of).or_else(|| types_of_alternatives(doc, &schema.any_of))?;
    Some(Types { types, is_from_alternatives: true })
}

/// Returns the types of alternatives that have exactly one type each; `None` for other alternatives. An inline object
/// may have properties if all types differ and another alternative has no properties.
fn types_of_alternatives(doc: &ResolvedDocument<'_>, alternative_refs: &[SchemaRef]) -> Option<BTreeSet<&'static str>> {
    let mut types = BTreeSet::new();
    let mut are_types_distinct = true;
    let mut are_all_simple = true;
    let mut is_any_simple = false;
    for alternative_ref in alternative_refs {
        let schema = doc.schema(alternative_ref.schema);
        let [ty] = schema.types[..] else { return None };
        if !(schema.one_of.is_empty() && schema.any_of.is_empty() && schema.all_of.is_empty()) {
            return None;
        }
        let is_simple = schema.properties.is_empty();
        if !is_simple && (ty != JsonType::Object || alternative_ref.reference.is_some()) {
            return None;
        }
        are_all_simple &= is_simple;
        is_any_simple |= is_simple;
        are_types_distinct &= types.insert(json_type_name(ty));
    }
    (!alternative_refs.is_empty() && (are_all_simple || (is_any_simple && are_types_distinct))).then_some(types)
}

/// Returns the added and removed types. `None` if the schemas differ in more than their types, or if neither schema
/// lists types as alternatives.
pub(super) fn compare_types(docs: Docs<'_>, schemas: Sides<&Schema>) -> Option<Vec<SchemaDifference>> {
    if [schemas.base, schemas.head].iter().all(|schema| schema.one_of.is_empty() && schema.any_of.is_empty()) {
        return None;
    }
    let (base, head) = (accepted_types(docs.base, schemas.base)?, accepted_types(docs.head, schemas.head)?);
    if base.types == head.types || !(base.is_from_alternatives || head.is_from_alternatives) {
        return None;
    }
    let types_only_in_one = |one: &Types, other: &Types| {
        let types_only_in_one: Vec<&str> = one.types.difference(&other.types).copied().collect();
        (!types_only_in_one.is_empty()).then(|| Value::from(types_only_in_one))
    };
    let removed_types = types_only_in_one(&base, &head)
        .map(|removed| SchemaDifference::new(ChangeKind::Types, schemas, Some(removed), None));
    let added_types = types_only_in_one(&head, &base)
        .map(|added| SchemaDifference::new(ChangeKind::Types, schemas, None, Some(added)));
    Some(removed_types.into_iter().chain(added_types).collect())
}
