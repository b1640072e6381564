//! Compares `discriminator`: the property, and the schema that each of its values selects.

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

/// Compares the discriminators of two schemas. Adds the differences to `pair`.
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
            let name = |side: &Option<Box<Discriminator>>| side.as_ref().map(|it| it.property.as_str().into());
            differences.push(SchemaDifference::new(ChangeKind::Discriminator, schemas, name(base), name(head)));
            return;
        }
    };
    if base.property != head.property {
        let (before, after) = (base.property.as_str().into(), head.property.as_str().into());
        differences.push(SchemaDifference::new(ChangeKind::DiscriminatorProperty, schemas, Some(before), Some(after)));
    }
    let (before, after) =
        (mapped_schemas(docs.base, schemas.base, base), mapped_schemas(docs.head, schemas.head, head));
    let default_schema =
        |doc: &'d ResolvedDocument<'d>, side: &'d Discriminator| side.default.as_ref().map(|link| target(doc, link));
    let (old_default, new_default) = (default_schema(docs.base, base), default_schema(docs.head, head));
    if old_default.map(|name| comparer.renames.head_name(name)) != new_default {
        let difference = SchemaDifference::new(
            ChangeKind::DiscriminatorMapping,
            schemas,
            old_default.map(Value::from),
            new_default.map(Value::from),
        );
        differences.push(difference.with_name("defaultMapping"));
    }
    let keys_only_in = |one: &Mapping<'_>, other: &Mapping<'_>| {
        let keys_only_in: Vec<&str> = one.keys().filter(|key| !other.contains_key(*key)).copied().collect();
        (!keys_only_in.is_empty()).then(|| keys_only_in.into())
    };
    if let Some(removed) = keys_only_in(&before, &after) {
        differences.push(SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, Some(removed), None));
    }
    if let Some(new) = keys_only_in(&after, &before) {
        differences.push(SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, None, Some(new)));
    }
    for (key, (target, base)) in &before {
        let Some((other, head)) = after.get(key) else { continue };
        if comparer.renames.head_name(target) != *other {
            let (from, to) = (Some((*target).into()), Some((*other).into()));
            let difference = SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, from, to).with_name(*key);
            // Differences between alternatives that are compared with each other are reported for that pair.
            let is_matched = pair.children.iter().any(|below| below.ids == Sides::new(*base, *head));
            // An alternative with another discriminator value has another meaning, even if its values would be valid.
            let is_pair = |ids: Sides<SchemaId>| pair.children.iter().any(|below| below.ids == ids);
            let is_replaced = !after.values().any(|(_, id)| is_pair(Sides::new(*base, *id)))
                && !before.values().any(|(_, id)| is_pair(Sides::new(*id, *head)));
            let mut covers = |direction, outer, inner| {
                is_replaced && comparer.coverage.covers(direction, outer, inner, comparer.equality)
            };
            let compatibility = Compatibility {
                requests: is_matched || covers(Direction::HeadCoversBase, *head, *base),
                responses: is_matched || covers(Direction::BaseCoversHead, *base, *head),
            };
            pair.differences.push(difference.with_compatibility(compatibility));
        }
    }
}

/// Maps each discriminator value to the name and ID of the schema that it selects.
type Mapping<'s> = IndexMap<&'s str, (&'s str, SchemaId)>;

/// Returns the name of the schema that a reference refers to; for an unnamed schema, the last segment of the `$ref`.
fn target<'s>(doc: &'s ResolvedDocument<'s>, link: &'s SchemaRef) -> &'s str {
    let reference = link.reference.as_deref().and_then(|reference| reference.rsplit('/').next());
    doc.declared_schema(link.schema).name.as_deref().or(reference).unwrap_or_default()
}

/// Returns the schema that each discriminator value selects: the entries of `mapping`, and each alternative without an
/// entry under its schema's name.
fn mapped_schemas<'s>(
    doc: &'s ResolvedDocument<'s>,
    schema: &'s Schema,
    discriminator: &'s Discriminator,
) -> Mapping<'s> {
    let name = |link: &'s SchemaRef| target(doc, link);
    let explicit = discriminator.mapping.iter().map(|(key, link)| (key.as_str(), (name(link), link.schema)));
    let mut mapping: Mapping<'_> = explicit.collect();
    let alternatives = schema.one_of.iter().chain(&schema.any_of).filter(|link| link.reference.is_some());
    for link in alternatives {
        let explicit = discriminator.mapping.values().any(|other| other.schema == link.schema);
        if !explicit {
            mapping.entry(name(link)).or_insert_with(|| (name(link), link.schema));
        }
    }
    mapping
}
