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

/// Compares discriminators.
pub(super) fn compare_discriminators<'d>(
    comparer: &mut SchemaComparer<'_, 'd>,
    schemas: Sides<&'d Schema>,
    pair: &mut SchemaPair,
) {
    let (docs, out) = (comparer.docs, &mut pair.locals);
    let (base, head) = match (&schemas.base.discriminator, &schemas.head.discriminator) {
        (None, None) => return,
        (Some(base), Some(head)) => (base, head),
        (base, head) => {
            let name = |side: &Option<Box<Discriminator>>| side.as_ref().map(|it| it.property.as_str().into());
            out.push(SchemaDifference::new(ChangeKind::Discriminator, schemas, name(base), name(head)));
            return;
        }
    };
    if base.property != head.property {
        let (before, after) = (base.property.as_str().into(), head.property.as_str().into());
        out.push(SchemaDifference::new(ChangeKind::DiscriminatorProperty, schemas, Some(before), Some(after)));
    }
    let (before, after) =
        (mapped_schemas(docs.base, schemas.base, base), mapped_schemas(docs.head, schemas.head, head));
    let default =
        |doc: &'d ResolvedDocument<'d>, side: &'d Discriminator| side.default.as_ref().map(|link| target(doc, link));
    let (one, other) = (default(docs.base, base), default(docs.head, head));
    if one.map(|name| comparer.renames.head_name(name)) != other {
        let local = SchemaDifference::new(
            ChangeKind::DiscriminatorMapping,
            schemas,
            one.map(Value::from),
            other.map(Value::from),
        );
        out.push(local.with_name("defaultMapping"));
    }
    let only = |one: &Mapping<'_>, other: &Mapping<'_>| {
        let only: Vec<&str> = one.keys().filter(|key| !other.contains_key(*key)).copied().collect();
        (!only.is_empty()).then(|| only.into())
    };
    if let Some(removed) = only(&before, &after) {
        out.push(SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, Some(removed), None));
    }
    if let Some(new) = only(&after, &before) {
        out.push(SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, None, Some(new)));
    }
    for (key, (target, base)) in &before {
        let Some((other, head)) = after.get(key) else { continue };
        if comparer.renames.head_name(target) != *other {
            let (from, to) = (Some((*target).into()), Some((*other).into()));
            let local = SchemaDifference::new(ChangeKind::DiscriminatorMapping, schemas, from, to).with_name(*key);
            // Differences between alternatives that are compared with each other are reported for that pair.
            let matched = pair.below.iter().any(|below| below.ids == Sides::new(*base, *head));
            // An alternative with another discriminator value has another meaning, even if its values would be valid.
            let is_pair = |ids: Sides<SchemaId>| pair.below.iter().any(|below| below.ids == ids);
            let replaced = !after.values().any(|(_, id)| is_pair(Sides::new(*base, *id)))
                && !before.values().any(|(_, id)| is_pair(Sides::new(*id, *head)));
            let mut covers = |direction, outer, inner| {
                replaced && comparer.coverage.covers(direction, outer, inner, comparer.equality)
            };
            let compatibility = Compatibility {
                requests: matched || covers(Direction::HeadCoversBase, *head, *base),
                responses: matched || covers(Direction::BaseCoversHead, *base, *head),
            };
            pair.locals.push(local.with_compatibility(compatibility));
        }
    }
}

/// Maps each discriminator value to the name and ID of the schema that it selects.
type Mapping<'s> = IndexMap<&'s str, (&'s str, SchemaId)>;

/// Returns the name of the schema that a schema reference leads to.
fn target<'s>(doc: &'s ResolvedDocument<'s>, link: &'s SchemaRef) -> &'s str {
    let reference = link.reference.as_deref().and_then(|reference| reference.rsplit('/').next());
    doc.declared_schema(link.schema).name.as_deref().or(reference).unwrap_or_default()
}

/// Returns the discriminator values and the schemas that they select: the entries of `mapping`, and the names of the
/// alternatives without an entry.
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
