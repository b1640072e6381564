//! Schemas with their `allOf` taken in: what they say, however it is put together.
//!
//! `$ref: A` and `allOf: [$ref: A]` beside a description say the same, and so do properties that moved into an entry of `allOf`.
//! A `oneOf` or `anyOf` of one entry is no choice, and is taken in as well.

use std::{borrow::Cow, collections::HashSet};

use crate::{
    diff::change::Sides,
    ir::{Additional, Api, Bounds, Link, Schema, SchemaId},
};

/// A schema with its `allOf` taken in, at any depth.
pub(in crate::diff) fn flat(api: &Api, id: SchemaId) -> Cow<'_, Schema> {
    let schema = api.schema(id);
    let mut open: Vec<&Link> = parts(schema).rev().collect();
    if open.is_empty() {
        return Cow::Borrowed(schema);
    }
    let mut flat = schema.clone();
    drop_parts(&mut flat);
    let mut seen = HashSet::from([id]);
    while let Some(link) = open.pop() {
        if seen.insert(link.schema) {
            let part = api.schema(link.schema);
            take(&mut flat, part);
            open.extend(parts(part).rev());
        }
    }
    Cow::Owned(flat)
}

/// What holds beside the schema itself: the entries of `allOf`, and the only one of a choice.
fn parts(schema: &Schema) -> impl DoubleEndedIterator<Item = &Link> {
    let one_of = schema.one_of.iter().filter(|_| schema.one_of.len() == 1);
    let any_of = schema.any_of.iter().filter(|_| schema.any_of.len() == 1);
    schema.all_of.iter().chain(one_of).chain(any_of)
}

fn drop_parts(schema: &mut Schema) {
    schema.all_of.clear();
    for choice in [&mut schema.one_of, &mut schema.any_of] {
        if choice.len() == 1 {
            choice.clear();
        }
    }
}

/// Takes a part in. What the schema says already stands.
fn take(whole: &mut Schema, part: &Schema) {
    if whole.types.is_empty() {
        whole.types.clone_from(&part.types);
    }
    or(&mut whole.format, part.format.as_ref());
    or(&mut whole.title, part.title.as_ref());
    or(&mut whole.description, part.description.as_ref());
    or(&mut whole.external_docs, part.external_docs.as_ref());
    or(&mut whole.default, part.default.as_ref());
    or(&mut whole.example, part.example.as_ref());
    or(&mut whole.values, part.values.as_ref());
    or(&mut whole.items, part.items.as_ref());
    or(&mut whole.not, part.not.as_ref());
    or(&mut whole.discriminator, part.discriminator.as_ref());
    for (name, link) in &part.properties {
        whole.properties.entry(name.clone()).or_insert_with(|| link.clone());
    }
    whole.required.extend(part.required.iter().cloned());
    if matches!(whole.additional, Additional::Unsaid) {
        whole.additional = part.additional.clone();
    }
    for (whole, part) in [(&mut whole.one_of, &part.one_of), (&mut whole.any_of, &part.any_of)] {
        if whole.is_empty() && part.len() > 1 {
            whole.clone_from(part);
        }
    }
    whole.nullable |= part.nullable;
    whole.read_only |= part.read_only;
    whole.write_only |= part.write_only;
    whole.deprecated |= part.deprecated;
    for (name, value) in &part.extensions {
        whole.extensions.entry(name.clone()).or_insert_with(|| value.clone());
    }
    bounds(&mut whole.bounds, &part.bounds);
}

fn or<T: Clone>(whole: &mut Option<T>, part: Option<&T>) {
    if whole.is_none() {
        *whole = part.cloned();
    }
}

fn bounds(whole: &mut Bounds, part: &Bounds) {
    or(&mut whole.minimum, part.minimum.as_ref());
    or(&mut whole.maximum, part.maximum.as_ref());
    or(&mut whole.multiple_of, part.multiple_of.as_ref());
    or(&mut whole.min_length, part.min_length.as_ref());
    or(&mut whole.max_length, part.max_length.as_ref());
    or(&mut whole.pattern, part.pattern.as_ref());
    or(&mut whole.min_items, part.min_items.as_ref());
    or(&mut whole.max_items, part.max_items.as_ref());
    or(&mut whole.min_properties, part.min_properties.as_ref());
    or(&mut whole.max_properties, part.max_properties.as_ref());
    whole.exclusive_minimum |= part.exclusive_minimum;
    whole.exclusive_maximum |= part.exclusive_maximum;
    whole.unique_items |= part.unique_items;
}

/// Whether something that one side says itself is said within `allOf` on the other, so that keyword by keyword it would seem
/// gone or new.
pub(super) fn is_moved(own: Sides<&Schema>, flat: Sides<&Schema>) -> bool {
    let moved = |one: &Schema, other: &Schema, other_flat: &Schema| {
        let property = |name: &String| !other.properties.contains_key(name) && other_flat.properties.contains_key(name);
        let type_ = !one.types.is_empty() && other.types.is_empty() && other_flat.types == one.types;
        let values = one.values.is_some() && other.values.is_none() && other_flat.values == one.values;
        type_ || values || one.properties.keys().any(property)
    };
    moved(own.base, own.head, flat.head) || moved(own.head, own.base, flat.base)
}
