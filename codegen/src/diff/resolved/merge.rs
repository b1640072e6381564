//! Merges the entries of an `allOf` list into one schema. A value must be valid for every entry, so the most
//! restrictive value of each keyword is kept (`maxLength: 5` and `maxLength: 10` → `5`).

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::{Number, Value};

use crate::ir::{AdditionalProperties, Bounds, JsonType, Keywords2020, Schema, SchemaId, SchemaRef};

use super::{MergedSchema, ResolvedDocument};

/// Merges a schema with all schemas to which its `allOf` list refers. An annotation, such as `description`, is taken
/// from the schema itself. If the schema does not have the annotation, it is taken from the first `allOf` entry that
/// has it.
pub(super) fn merge_all_of(resolved: &ResolvedDocument<'_>, id: SchemaId) -> MergedSchema {
    let declared = resolved.declared_schema(id);
    let entry_ids = collect_all_of(resolved, id);
    let mut merged_refs = MergedRefs::from_schema(declared);
    let mut merged = Schema { all_of: Vec::new(), ..declared.clone() };
    for entry_id in &entry_ids {
        let schema = resolved.declared_schema(*entry_id);
        merged_refs.add_refs(schema);
        merge_plain_keywords(&mut merged, schema);
        merge_alternatives(resolved, &mut merged, *entry_id, schema);
    }
    merged_refs.apply_to(resolved, &mut merged);
    replace_null_alternatives(resolved, &mut merged);
    MergedSchema { schema: merged, merged_ids: entry_ids }
}

/// Returns the schemas to which the `allOf` list of a schema refers, directly or through further `allOf` lists, in
/// order.
fn collect_all_of(resolved: &ResolvedDocument<'_>, id: SchemaId) -> Vec<SchemaId> {
    let mut visited_ids = HashSet::from([id]);
    let mut entry_ids = Vec::new();
    let mut pending_ids: Vec<SchemaId> =
        resolved.declared_schema(id).all_of.iter().rev().map(|schema_ref| schema_ref.schema).collect();
    while let Some(entry_id) = pending_ids.pop() {
        if visited_ids.insert(entry_id) {
            entry_ids.push(entry_id);
            pending_ids
                .extend(resolved.declared_schema(entry_id).all_of.iter().rev().map(|schema_ref| schema_ref.schema));
        }
    }
    entry_ids
}

/// The subschemas of a merged schema, by keyword. There may be several subschemas for one keyword, from different
/// `allOf` entries.
struct MergedRefs {
    properties: IndexMap<String, Vec<SchemaRef>>,
    items: Vec<SchemaRef>,
    additional: Vec<SchemaRef>,
}

impl MergedRefs {
    fn from_schema(schema: &Schema) -> Self {
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

    /// Sets the subschemas of the merged schema. If there are several subschemas for one keyword, creates a schema that
    /// combines them with `allOf`.
    fn apply_to(self, resolved: &ResolvedDocument<'_>, merged: &mut Schema) {
        let join_refs = |schema_refs: Vec<SchemaRef>| {
            let schema = resolved.combine_schemas(schema_refs.iter().map(|schema_ref| schema_ref.schema).collect());
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

/// Merges the keywords of an `allOf` entry into the merged schema, except `oneOf`, `anyOf` and the subschemas in
/// [`MergedRefs`].
fn merge_plain_keywords(merged: &mut Schema, entry: &Schema) {
    merge_types(merged, entry);
    merge_values(merged, entry);
    set_if_absent(&mut merged.format, entry.format.as_ref());
    set_if_absent(&mut merged.title, entry.title.as_ref());
    set_if_absent(&mut merged.description, entry.description.as_ref());
    set_if_absent(&mut merged.external_docs, entry.external_docs.as_ref());
    set_if_absent(&mut merged.default, entry.default.as_ref());
    set_if_absent(&mut merged.example, entry.example.as_ref());
    set_if_absent(&mut merged.not, entry.not.as_ref());
    set_if_absent(&mut merged.discriminator, entry.discriminator.as_ref());
    merged.required.extend(entry.required.iter().cloned());
    if additional_strictness(&entry.additional) > additional_strictness(&merged.additional) {
        merged.additional = entry.additional.clone();
    }
    merged.nullable |= entry.nullable;
    merged.read_only |= entry.read_only;
    merged.write_only |= entry.write_only;
    merged.deprecated |= entry.deprecated;
    for (name, value) in &entry.extensions {
        merged.extensions.entry(name.clone()).or_insert_with(|| value.clone());
    }
    if *entry.bounds != Bounds::default() {
        merge_bounds(&mut merged.bounds, &entry.bounds);
    }
    if *entry.keywords_2020 != Keywords2020::default() {
        merge_2020_keywords(&mut merged.keywords_2020, &entry.keywords_2020);
    }
}

/// Merges the `oneOf` and `anyOf` lists of an `allOf` entry. The lists of the first such entry become those of the
/// merged schema. The lists of each further entry become one entry in the `allOf` list of the merged schema.
fn merge_alternatives(resolved: &ResolvedDocument<'_>, merged: &mut Schema, entry_id: SchemaId, entry: &Schema) {
    if entry.one_of.is_empty() && entry.any_of.is_empty() {
        return;
    }
    if merged.one_of.is_empty() && merged.any_of.is_empty() {
        merged.one_of.clone_from(&entry.one_of);
        merged.any_of.clone_from(&entry.any_of);
    } else if merged.one_of != entry.one_of || merged.any_of != entry.any_of {
        merged.all_of.push(SchemaRef { schema: resolved.only_alternatives(entry_id), reference: None, at: entry.at });
    }
}

/// Merges the JSON Schema 2020-12 keywords of an `allOf` entry. If a keyword cannot be combined, its value in the first
/// entry is kept.
fn merge_2020_keywords(merged: &mut Keywords2020, entry: &Keywords2020) {
    set_if_absent(&mut merged.contains, entry.contains.as_ref());
    set_if_absent(&mut merged.min_contains, entry.min_contains.as_ref());
    set_if_absent(&mut merged.max_contains, entry.max_contains.as_ref());
    set_if_absent(&mut merged.property_names, entry.property_names.as_ref());
    if merged.condition.is_none() {
        merged.condition.clone_from(&entry.condition);
        merged.then.clone_from(&entry.then);
        merged.otherwise.clone_from(&entry.otherwise);
    }
    if merged.prefix_items.is_empty() {
        merged.prefix_items.clone_from(&entry.prefix_items);
    }
    if additional_strictness(&entry.additional_beside_patterns)
        > additional_strictness(&merged.additional_beside_patterns)
    {
        merged.additional_beside_patterns = entry.additional_beside_patterns.clone();
    }
    add_missing(&mut merged.pattern_properties, &entry.pattern_properties);
    add_missing(&mut merged.dependent_schemas, &entry.dependent_schemas);
    add_missing(&mut merged.dependent_required, &entry.dependent_required);
}

/// Adds the pairs in `added` whose names `merged` does not contain.
fn add_missing<T: Clone>(merged: &mut Vec<(String, T)>, added: &[(String, T)]) {
    for (name, value) in added {
        if !merged.iter().any(|(merged_name, _)| merged_name == name) {
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

fn merge_types(merged: &mut Schema, entry: &Schema) {
    if merged.types.is_empty() {
        merged.types.clone_from(&entry.types);
    } else if !entry.types.is_empty() {
        let common_type = |ty: &JsonType| match ty {
            JsonType::Number if entry.types.contains(&JsonType::Integer) => Some(JsonType::Integer),
            JsonType::Integer if entry.types.contains(&JsonType::Number) => Some(JsonType::Integer),
            ty => entry.types.contains(ty).then_some(*ty),
        };
        let common_types: Vec<JsonType> = merged.types.iter().filter_map(common_type).collect();
        // Types that exclude each other are an error in the document; the first type is kept.
        if !common_types.is_empty() {
            merged.types = common_types;
        }
    }
}

fn merge_values(merged: &mut Schema, entry: &Schema) {
    match (&mut merged.values, &entry.values) {
        (Some(values), Some(entry_values)) => {
            let entry_values: HashSet<&Value> = entry_values.iter().collect();
            let common_values: Vec<Value> =
                values.iter().filter(|value| entry_values.contains(value)).cloned().collect();
            *values = common_values;
        }
        (values, entry_values) => set_if_absent(values, entry_values.as_ref()),
    }
}

/// Returns a rank for a value of `additionalProperties`. A higher rank allows fewer properties.
fn additional_strictness(additional: &AdditionalProperties) -> u8 {
    match additional {
        AdditionalProperties::Unspecified => 0,
        AdditionalProperties::Any => 1,
        AdditionalProperties::Schema(_) => 2,
        AdditionalProperties::Never => 3,
    }
}

fn set_if_absent<T: Clone>(merged: &mut Option<T>, value: Option<&T>) {
    if merged.is_none() {
        *merged = value.cloned();
    }
}

fn merge_bounds(merged: &mut Bounds, entry: &Bounds) {
    tighten_limit(
        &mut merged.maximum,
        &mut merged.exclusive_maximum,
        entry.maximum.as_ref(),
        entry.exclusive_maximum,
        false,
    );
    tighten_limit(
        &mut merged.minimum,
        &mut merged.exclusive_minimum,
        entry.minimum.as_ref(),
        entry.exclusive_minimum,
        true,
    );
    set_if_absent(&mut merged.multiple_of, entry.multiple_of.as_ref());
    for (merged_max, entry_max) in [
        (&mut merged.max_length, entry.max_length),
        (&mut merged.max_items, entry.max_items),
        (&mut merged.max_properties, entry.max_properties),
    ] {
        *merged_max = (*merged_max).into_iter().chain(entry_max).min();
    }
    for (merged_min, entry_min) in [
        (&mut merged.min_length, entry.min_length),
        (&mut merged.min_items, entry.min_items),
        (&mut merged.min_properties, entry.min_properties),
    ] {
        *merged_min = (*merged_min).max(entry_min);
    }
    match (&mut merged.pattern, &entry.pattern) {
        (Some(pattern), Some(entry_pattern)) if pattern != entry_pattern => {
            *pattern = format!("(?={entry_pattern}){pattern}");
        }
        (pattern, entry_pattern) => set_if_absent(pattern, entry_pattern.as_ref()),
    }
    merged.unique_items |= entry.unique_items;
}

/// Replaces the limit `merged` by the limit `added` if `added` allows fewer values. `is_lower` is true for `minimum`
/// and false for `maximum`.
fn tighten_limit(
    merged: &mut Option<Number>,
    is_exclusive: &mut bool,
    added: Option<&Number>,
    is_added_exclusive: bool,
    is_lower: bool,
) {
    let signed_value = |number: &Number| number.as_f64().map(|number| if is_lower { -number } else { number });
    let is_narrower = match (merged.as_ref().and_then(signed_value), added.and_then(signed_value)) {
        (_, None) => false,
        (None, _) => true,
        (Some(merged), Some(added)) => added < merged || (added <= merged && is_added_exclusive),
    };
    if is_narrower {
        *merged = added.cloned();
        *is_exclusive = is_added_exclusive;
    }
}
