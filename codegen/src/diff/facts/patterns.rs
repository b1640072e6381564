//! Combines differences of `type`, `oneOf` and `anyOf` into one difference of the allowed types. Applies only to pairs
//! of schemas that restrict nothing but the type.

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

/// The JSON types that a schema accepts. The schema does not restrict anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Types {
    types: BTreeSet<&'static str>,
    /// True if the types are declared by the alternatives of `oneOf` or `anyOf`; false if they are declared by `type`.
    is_from_alternatives: bool,
}

/// Returns the types in `type`, or else the types of the `oneOf` or `anyOf` alternatives. `None` if the schema
/// restricts more than the type.
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

/// Returns the types of the alternatives, if each alternative has exactly one type and restricts nothing else; `None`
/// otherwise. An inline object may have properties if all types differ and another alternative has no properties.
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

/// Returns differences for the added and the removed types. `None` if the schemas differ in more than the types, or if
/// neither schema uses `oneOf` or `anyOf`.
pub(super) fn compare_types(docs: Docs<'_>, schemas: Sides<&Schema>) -> Option<Vec<SchemaDifference>> {
    if [schemas.base, schemas.head].iter().all(|schema| schema.one_of.is_empty() && schema.any_of.is_empty()) {
        return None;
    }
    let (base, head) = (accepted_types(docs.base, schemas.base)?, accepted_types(docs.head, schemas.head)?);
    if base.types == head.types || !(base.is_from_alternatives || head.is_from_alternatives) {
        return None;
    }
    let list_types_only_in = |one: &Types, other: &Types| {
        let unshared_types: Vec<&str> = one.types.difference(&other.types).copied().collect();
        (!unshared_types.is_empty()).then(|| Value::from(unshared_types))
    };
    let removed_types = list_types_only_in(&base, &head)
        .map(|removed| SchemaDifference::new(ChangeKind::Types, schemas, Some(removed), None));
    let added_types = list_types_only_in(&head, &base)
        .map(|added| SchemaDifference::new(ChangeKind::Types, schemas, None, Some(added)));
    Some(removed_types.into_iter().chain(added_types).collect())
}
