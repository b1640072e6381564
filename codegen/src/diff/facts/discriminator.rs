//! Compares discriminators: the name of the discriminator property, and the schema that each value of the property
//! selects.

use indexmap::IndexMap;
use serde_json::Value;

use crate::{
    diff::{
        change::{ChangeKind, Compatibility, Sides},
        resolved::ResolvedDocument,
    },
    ir::{Discriminator, Schema, SchemaId, SchemaRef},
};

use super::{
    coverage::Direction,
    local::SchemaDifference,
    schema::{SchemaComparer, SchemaPair},
};

/// Compares the discriminators of two schemas and adds the differences to `pair.differences`.
pub(super) fn compare_discriminators<'d>(
    comparer: &mut SchemaComparer<'_, 'd>,
    schemas: Sides<&'d Schema>,
    pair: &mut SchemaPair,
) {
    let (docs, differences) = (comparer.docs, &mut pair.differences);
    let (base, head) = match (&schemas.base.discriminator, &schemas.head.discriminator) {
        (None, None) => return,
        (Some(base), Some(head)) => (base, head),
        (base, head) => {
            let property_name = |discriminator: &Option<Box<Discriminator>>| {
                discriminator.as_ref().map(|discriminator| discriminator.property.as_str().into())
            };
            differences.push(SchemaDifference::new(
                ChangeKind::Discriminator,
                schemas,
                property_name(base),
                property_name(head),
            ));
            return;
        }
    };
    if base.property != head.property {
        let (old_property, new_property) = (base.property.as_str().into(), head.property.as_str().into());
        differences.push(SchemaDifference::new(
            ChangeKind::DiscriminatorProperty,
            schemas,
            Some(old_property),
            Some(new_property),
        ));
    }
    let (base_mapping, head_mapping) =
        (mapped_schemas(docs.base, schemas.base, base), mapped_schemas(docs.head, schemas.head, head));
    let default_schema_name = |doc: &'d ResolvedDocument<'d>, discriminator: &'d Discriminator| {
        discriminator.default.as_ref().map(|schema_ref| target_name(doc, schema_ref))
    };
    let (old_default, new_default) = (default_schema_name(docs.base, base), default_schema_name(docs.head, head));
    if old_default.map(|name| comparer.renames.head_name(name)) != new_default {
        let difference = SchemaDifference::new(
            ChangeKind::DiscriminatorMapping,
            schemas,
            old_default.map(Value::from),
            new_default.map(Value::from),
        );
        differences.push(difference.with_name("defaultMapping"));
    }
    let keys_only_in_one = |one: &Mapping<'_>, other: &Mapping<'_>| {
        let unshared_keys: Vec<&str> = one.keys().filter(|key| !other.contains_key(*key)).copied().collect();
        (!unshared_keys.is_empty()).then(|| unshared_keys.into())
    };
    if let Some(removed) = keys_only_in_one(&base_mapping, &head_mapping) {
        differences.push(SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, Some(removed), None));
    }
    if let Some(added) = keys_only_in_one(&head_mapping, &base_mapping) {
        differences.push(SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, None, Some(added)));
    }
    for (key, (base_target, base)) in &base_mapping {
        let Some((head_target, head)) = head_mapping.get(key) else { continue };
        if comparer.renames.head_name(base_target) != *head_target {
            let (old_target, new_target) = (Some((*base_target).into()), Some((*head_target).into()));
            let difference = SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, old_target, new_target)
                .with_name(*key);
            // If the two alternatives are compared with each other anyway, their differences are reported there.
            let is_matched = pair.children.iter().any(|child_pair| child_pair.ids == Sides::new(*base, *head));
            // An alternative with another discriminator value has another meaning, even if its values would be valid.
            let is_matched_pair = |ids: Sides<SchemaId>| pair.children.iter().any(|child_pair| child_pair.ids == ids);
            let is_replaced = !head_mapping.values().any(|(_, id)| is_matched_pair(Sides::new(*base, *id)))
                && !base_mapping.values().any(|(_, id)| is_matched_pair(Sides::new(*id, *head)));
            let mut is_replaced_and_covered = |direction, outer, inner| {
                is_replaced && comparer.coverage.covers(direction, outer, inner, comparer.equality)
            };
            let compatibility = Compatibility {
                requests: is_matched || is_replaced_and_covered(Direction::HeadCoversBase, *head, *base),
                responses: is_matched || is_replaced_and_covered(Direction::BaseCoversHead, *base, *head),
            };
            pair.differences.push(difference.with_compatibility(compatibility));
        }
    }
}

/// Maps each discriminator value to the name and the ID of the selected schema.
type Mapping<'s> = IndexMap<&'s str, (&'s str, SchemaId)>;

/// Returns the name of the schema to which `schema_ref` refers. If the schema is unnamed, returns the last segment of
/// the `$ref`.
fn target_name<'s>(doc: &'s ResolvedDocument<'s>, schema_ref: &'s SchemaRef) -> &'s str {
    let last_segment = schema_ref.reference.as_deref().and_then(|reference| reference.rsplit('/').next());
    doc.declared_schema(schema_ref.schema).name.as_deref().or(last_segment).unwrap_or_default()
}

/// Returns the schema that each discriminator value selects. If `mapping` has no entry for an alternative, the
/// alternative is selected by the name of its schema.
fn mapped_schemas<'s>(
    doc: &'s ResolvedDocument<'s>,
    schema: &'s Schema,
    discriminator: &'s Discriminator,
) -> Mapping<'s> {
    let target_name_of = |schema_ref: &'s SchemaRef| target_name(doc, schema_ref);
    let explicit_entries = discriminator
        .mapping
        .iter()
        .map(|(key, schema_ref)| (key.as_str(), (target_name_of(schema_ref), schema_ref.schema)));
    let mut mapping: Mapping<'_> = explicit_entries.collect();
    let alternatives = schema.one_of.iter().chain(&schema.any_of).filter(|schema_ref| schema_ref.reference.is_some());
    for schema_ref in alternatives {
        let has_explicit_entry = discriminator.mapping.values().any(|entry| entry.schema == schema_ref.schema);
        if !has_explicit_entry {
            mapping
                .entry(target_name_of(schema_ref))
                .or_insert_with(|| (target_name_of(schema_ref), schema_ref.schema));
        }
    }
    mapping
}
