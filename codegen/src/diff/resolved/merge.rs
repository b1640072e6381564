//! Merges the entries of an `allOf`. A value must be valid for every entry, so the most restrictive value of each
//! keyword is kept (`maxLength: 5` and `maxLength: 10` → `5`).

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::{Number, Value};

use crate::ir::{AdditionalProperties, Bounds, JsonType, Keywords2020, Schema, SchemaId, SchemaRef};

use super::{MergedSchema, ResolvedDocument};

/// Merges a schema with all schemas that its `allOf` refers to. An annotation, such as `description`, is taken from the
/// schema itself, or else from the first entry of `allOf` with this annotation.
pub(super) fn merge_all_of(resolved: &ResolvedDocument<'_>, id: SchemaId) -> MergedSchema {
    let declared = resolved.declared_schema(id);
    let part_ids = all_of_parts(resolved, id);
    let mut merged_refs = MergedRefs::of(declared);
    let mut merged = Schema { all_of: Vec::new(), ..declared.clone() };
    for part in &part_ids {
        let schema = resolved.declared_schema(*part);
        merged_refs.add_refs(schema);
        merge_plain_keywords(&mut merged, schema);
        merge_alternatives(resolved, &mut merged, *part, schema);
    }
    merged_refs.apply_to(resolved, &mut merged);
    replace_null_alternatives(resolved, &mut merged);
    MergedSchema { schema: merged, parts: part_ids }
}

/// Returns the schemas that the `allOf` of a schema refers to, at any depth, in order.
fn all_of_parts(resolved: &ResolvedDocument<'_>, id: SchemaId) -> Vec<SchemaId> {
    let mut seen_ids = HashSet::from([id]);
    let mut part_ids = Vec::new();
    let mut pending_ids: Vec<SchemaId> =
        resolved.declared_schema(id).all_of.iter().rev().map(|schema_ref| schema_ref.schema).collect();
    while let Some(part_id) = pending_ids.pop() {
        if seen_ids.insert(part_id) {
            part_ids.push(part_id);
            pending_ids
                .extend(resolved.declared_schema(part_id).all_of.iter().rev().map(|schema_ref| schema_ref.schema));
        }
    }
    part_ids
}

/// The subschemas of a merged schema, by keyword. Several entries of `allOf` may have a subschema for the same keyword.
struct MergedRefs {
    properties: IndexMap<String, Vec<SchemaRef>>,
    items: Vec<SchemaRef>,
    additional: Vec<SchemaRef>,
}

impl MergedRefs {
    fn of(schema: &Schema) -> Self {
        let mut merged_refs = Self { properties: IndexMap::new(), items: Vec::new(), additional: Vec::new() };
        merged_refs.add_refs(schema);
        merged_refs
    }

    fn add_refs(&mut self, schema: &Schema) {
        for (name, schema_ref) in &schema.properties {
            self.properties.entry(name.clone()).or_default().push(schema_ref.clone());
        }
        self.items.extend(schema.items.clone());
        if let AdditionalProperties::Schema(schema_ref) = &schema.additional {
            self.additional.push(schema_ref.clone());
        }
    }

    /// Sets the subschemas of the merged schema. Several subschemas for the same keyword become one schema with an
    /// `allOf`.
    fn apply_to(self, resolved: &ResolvedDocument<'_>, merged: &mut Schema) {
        let join_refs = |schema_refs: Vec<SchemaRef>| {
            let schema = resolved.all_of(schema_refs.iter().map(|schema_ref| schema_ref.schema).collect());
            let first_ref = schema_refs.into_iter().next()?;
            let reference = first_ref.reference.filter(|_| schema == first_ref.schema);
            Some(SchemaRef { schema, reference, at: first_ref.at })
        };
        merged.properties = self
            .properties
            .into_iter()
            .filter_map(|(name, schema_refs)| Some((name, join_refs(schema_refs)?)))
            .collect();
        if !self.items.is_empty() {
            merged.items = join_refs(self.items);
        }
        if let (AdditionalProperties::Schema(_), false) = (&merged.additional, self.additional.is_empty())
            && let Some(joined_ref) = join_refs(self.additional)
        {
            merged.additional = AdditionalProperties::Schema(joined_ref);
        }
    }
}

/// Merges the keywords of an `allOf` entry into the merged schema, except alternatives and the subschemas in
/// [`MergedRefs`].
fn merge_plain_keywords(merged: &mut Schema, part: &Schema) {
    merge_types(merged, part);
    merge_values(merged, part);
    set_if_absent(&mut merged.format, part.format.as_ref());
    set_if_absent(&mut merged.title, part.title.as_ref());
    set_if_absent(&mut merged.description, part.description.as_ref());
    set_if_absent(&mut merged.external_docs, part.external_docs.as_ref());
    set_if_absent(&mut merged.default, part.default.as_ref());
    set_if_absent(&mut merged.example, part.example.as_ref());
    set_if_absent(&mut merged.not, part.not.as_ref());
    set_if_absent(&mut merged.discriminator, part.discriminator.as_ref());
    merged.required.extend(part.required.iter().cloned());
    if additional_strictness(&part.additional) > additional_strictness(&merged.additional) {
        merged.additional = part.additional.clone();
    }
    merged.nullable |= part.nullable;
    merged.read_only |= part.read_only;
    merged.write_only |= part.write_only;
    merged.deprecated |= part.deprecated;
    for (name, value) in &part.extensions {
        merged.extensions.entry(name.clone()).or_insert_with(|| value.clone());
    }
    if *part.bounds != Bounds::default() {
        merge_bounds(&mut merged.bounds, &part.bounds);
    }
    if *part.keywords_2020 != Keywords2020::default() {
        merge_2020_keywords(&mut merged.keywords_2020, &part.keywords_2020);
    }
}

/// Merges the alternatives of an `allOf` entry. The alternatives of the first entry with alternatives become those of
/// the merged schema. The alternatives of each further entry become one entry of the merged schema's `allOf`.
fn merge_alternatives(resolved: &ResolvedDocument<'_>, merged: &mut Schema, id: SchemaId, part: &Schema) {
    if part.one_of.is_empty() && part.any_of.is_empty() {
        return;
    }
    if merged.one_of.is_empty() && merged.any_of.is_empty() {
        merged.one_of.clone_from(&part.one_of);
        merged.any_of.clone_from(&part.any_of);
    } else if merged.one_of != part.one_of || merged.any_of != part.any_of {
        merged.all_of.push(SchemaRef { schema: resolved.alternatives(id), reference: None, at: part.at });
    }
}

/// Merges the JSON Schema 2020-12 keywords of an `allOf` entry. A keyword with a single value is taken from the first
/// entry with this keyword.
fn merge_2020_keywords(merged: &mut Keywords2020, part: &Keywords2020) {
    set_if_absent(&mut merged.contains, part.contains.as_ref());
    set_if_absent(&mut merged.min_contains, part.min_contains.as_ref());
    set_if_absent(&mut merged.max_contains, part.max_contains.as_ref());
    set_if_absent(&mut merged.property_names, part.property_names.as_ref());
    if merged.condition.is_none() {
        merged.condition.clone_from(&part.condition);
        merged.then.clone_from(&part.then);
        merged.otherwise.clone_from(&part.otherwise);
    }
    if merged.prefix_items.is_empty() {
        merged.prefix_items.clone_from(&part.prefix_items);
    }
    if additional_strictness(&part.additional_beside_patterns)
        > additional_strictness(&merged.additional_beside_patterns)
    {
        merged.additional_beside_patterns = part.additional_beside_patterns.clone();
    }
    add_missing(&mut merged.pattern_properties, &part.pattern_properties);
    add_missing(&mut merged.dependent_schemas, &part.dependent_schemas);
    add_missing(&mut merged.dependent_required, &part.dependent_required);
}

/// Adds the entries of `part` whose names `merged` does not contain.
fn add_missing<T: Clone>(merged: &mut Vec<(String, T)>, part: &[(String, T)]) {
    for (name, value) in part {
        if !merged.iter().any(|(other, _)| other == name) {
            merged.push((name.clone(), value.clone()));
        }
    }
}

/// Removes alternatives that allow only `null`, and makes the schema nullable instead.
fn replace_null_alternatives(resolved: &ResolvedDocument<'_>, merged: &mut Schema) {
    for list in [&mut merged.one_of, &mut merged.any_of] {
        let old_len = list.len();
        list.retain(|alternative_ref| !resolved.is_null(alternative_ref.schema));
        merged.nullable |= list.len() < old_len;
    }
}

fn merge_types(merged: &mut Schema, part: &Schema) {
    if merged.types.is_empty() {
        merged.types.clone_from(&part.types);
    } else if !part.types.is_empty() {
        let common_type = |ty: &JsonType| match ty {
            JsonType::Number if part.types.contains(&JsonType::Integer) => Some(JsonType::Integer),
            JsonType::Integer if part.types.contains(&JsonType::Number) => Some(JsonType::Integer),
            ty => part.types.contains(ty).then_some(*ty),
        };
        let common_types: Vec<JsonType> = merged.types.iter().filter_map(common_type).collect();
        // Types that exclude each other are an error in the document; the first type is kept.
        if !common_types.is_empty() {
            merged.types = common_types;
        }
    }
}

fn merge_values(merged: &mut Schema, part: &Schema) {
    match (&mut merged.values, &part.values) {
        (Some(values), Some(other_values)) => {
            let other_values: HashSet<&Value> = other_values.iter().collect();
            let common_values: Vec<Value> =
                values.iter().filter(|value| other_values.contains(value)).cloned().collect();
            *values = common_values;
        }
        (values, part) => set_if_absent(values, part.as_ref()),
    }
}

/// Returns a rank for comparing two values of `additionalProperties`: the higher, the fewer properties are allowed.
fn additional_strictness(additional: &AdditionalProperties) -> u8 {
    match additional {
        AdditionalProperties::Unspecified => 0,
        AdditionalProperties::Any => 1,
        AdditionalProperties::Schema(_) => 2,
        AdditionalProperties::Never => 3,
    }
}

fn set_if_absent<T: Clone>(merged: &mut Option<T>, part: Option<&T>) {
    if merged.is_none() {
        *merged = part.cloned();
    }
}

fn merge_bounds(merged: &mut Bounds, part: &Bounds) {
    tighten_limit(
        &mut merged.maximum,
        &mut merged.exclusive_maximum,
        part.maximum.as_ref(),
        part.exclusive_maximum,
        false,
    );
    tighten_limit(
        &mut merged.minimum,
        &mut merged.exclusive_minimum,
        part.minimum.as_ref(),
        part.exclusive_minimum,
        true,
    );
    set_if_absent(&mut merged.multiple_of, part.multiple_of.as_ref());
    for (merged, part) in [
        (&mut merged.max_length, part.max_length),
        (&mut merged.max_items, part.max_items),
        (&mut merged.max_properties, part.max_properties),
    ] {
        *merged = (*merged).into_iter().chain(part).min();
    }
    for (merged, part) in [
        (&mut merged.min_length, part.min_length),
        (&mut merged.min_items, part.min_items),
        (&mut merged.min_properties, part.min_properties),
    ] {
        *merged = (*merged).max(part);
    }
    match (&mut merged.pattern, &part.pattern) {
        (Some(pattern), Some(other)) if pattern != other => *pattern = format!("(?={other}){pattern}"),
        (pattern, part) => set_if_absent(pattern, part.as_ref()),
    }
    merged.unique_items |= part.unique_items;
}

/// Replaces the limit `merged` by the limit `part` if `part` allows fewer values. `is_lower` is true for `minimum`, and
/// false for `maximum`.
fn tighten_limit(
    merged: &mut Option<Number>,
    is_exclusive: &mut bool,
    part: Option<&Number>,
    is_part_exclusive: bool,
    is_lower: bool,
) {
    let signed_value = |number: &Number| number.as_f64().map(|number| if is_lower { -number } else { number });
    let is_narrower = match (merged.as_ref().and_then(signed_value), part.and_then(signed_value)) {
        (_, None) => false,
        (None, _) => true,
        (Some(old), Some(new)) => new < old || (new <= old && is_part_exclusive),
    };
    if is_narrower {
        *merged = part.cloned();
        *is_exclusive = is_part_exclusive;
    }
}
