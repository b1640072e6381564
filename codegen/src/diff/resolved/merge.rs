//! Merges the entries of an `allOf`. A value must be valid for all of them, so the narrowest value of each keyword is
//! used.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::{Number, Value};

use crate::ir::{AdditionalProperties, Bounds, JsonType, Keywords2020, Schema, SchemaId, SchemaRef};

use super::{MergedSchema, ResolvedDocument};

/// Merges a schema with all schemas that its `allOf` refers to. Annotations are those of the schema itself, or else of
/// the first entry that has them.
pub(super) fn merge_all_of(resolved: &ResolvedDocument<'_>, id: SchemaId) -> MergedSchema {
    let declared = resolved.declared_schema(id);
    let parts = all_of_parts(resolved, id);
    let mut links = MergedRefs::of(declared);
    let mut whole = Schema { all_of: Vec::new(), ..declared.clone() };
    for part in &parts {
        let schema = resolved.declared_schema(*part);
        links.add_refs(schema);
        merge_plain_keywords(&mut whole, schema);
        merge_alternatives(resolved, &mut whole, *part, schema);
    }
    links.apply_to(resolved, &mut whole);
    take_nulls(resolved, &mut whole);
    MergedSchema { schema: whole, parts }
}

/// Returns the schemas that the `allOf` of a schema refers to, at any depth, in order.
fn all_of_parts(resolved: &ResolvedDocument<'_>, id: SchemaId) -> Vec<SchemaId> {
    let mut seen = HashSet::from([id]);
    let mut parts = Vec::new();
    let mut open: Vec<SchemaId> = resolved.declared_schema(id).all_of.iter().rev().map(|link| link.schema).collect();
    while let Some(part) = open.pop() {
        if seen.insert(part) {
            parts.push(part);
            open.extend(resolved.declared_schema(part).all_of.iter().rev().map(|link| link.schema));
        }
    }
    parts
}

/// The subschemas of a merged schema. Several entries may have a subschema at the same keyword.
struct MergedRefs {
    properties: IndexMap<String, Vec<SchemaRef>>,
    items: Vec<SchemaRef>,
    additional: Vec<SchemaRef>,
}

impl MergedRefs {
    fn of(schema: &Schema) -> Self {
        let mut links = Self { properties: IndexMap::new(), items: Vec::new(), additional: Vec::new() };
        links.add_refs(schema);
        links
    }

    fn add_refs(&mut self, schema: &Schema) {
        for (name, link) in &schema.properties {
            self.properties.entry(name.clone()).or_default().push(link.clone());
        }
        self.items.extend(schema.items.clone());
        if let AdditionalProperties::Schema(link) = &schema.additional {
            self.additional.push(link.clone());
        }
    }

    /// Sets the subschemas of the merged schema. Several subschemas at the same keyword become an `allOf`.
    fn apply_to(self, resolved: &ResolvedDocument<'_>, whole: &mut Schema) {
        let join = |links: Vec<SchemaRef>| {
            let schema = resolved.all_of(links.iter().map(|link| link.schema).collect());
            let first = links.into_iter().next()?;
            let reference = first.reference.filter(|_| schema == first.schema);
            Some(SchemaRef { schema, reference, at: first.at })
        };
        whole.properties = self.properties.into_iter().filter_map(|(name, links)| Some((name, join(links)?))).collect();
        if !self.items.is_empty() {
            whole.items = join(self.items);
        }
        if let (AdditionalProperties::Schema(_), false) = (&whole.additional, self.additional.is_empty())
            && let Some(link) = join(self.additional)
        {
            whole.additional = AdditionalProperties::Schema(link);
        }
    }
}

/// Merges the keywords of an entry, except subschemas.
fn merge_plain_keywords(whole: &mut Schema, part: &Schema) {
    merge_types(whole, part);
    merge_values(whole, part);
    set_if_absent(&mut whole.format, part.format.as_ref());
    set_if_absent(&mut whole.title, part.title.as_ref());
    set_if_absent(&mut whole.description, part.description.as_ref());
    set_if_absent(&mut whole.external_docs, part.external_docs.as_ref());
    set_if_absent(&mut whole.default, part.default.as_ref());
    set_if_absent(&mut whole.example, part.example.as_ref());
    set_if_absent(&mut whole.not, part.not.as_ref());
    set_if_absent(&mut whole.discriminator, part.discriminator.as_ref());
    whole.required.extend(part.required.iter().cloned());
    if additional_strictness(&part.additional) > additional_strictness(&whole.additional) {
        whole.additional = part.additional.clone();
    }
    whole.nullable |= part.nullable;
    whole.read_only |= part.read_only;
    whole.write_only |= part.write_only;
    whole.deprecated |= part.deprecated;
    for (name, value) in &part.extensions {
        whole.extensions.entry(name.clone()).or_insert_with(|| value.clone());
    }
    if *part.bounds != Bounds::default() {
        merge_bounds(&mut whole.bounds, &part.bounds);
    }
    if *part.keywords_2020 != Keywords2020::default() {
        merge_2020_keywords(&mut whole.keywords_2020, &part.keywords_2020);
    }
}

/// Merges the alternatives of an entry. The alternatives of the first entry that has some become those of the merged
/// schema. The alternatives of further entries become entries of its `allOf`.
fn merge_alternatives(resolved: &ResolvedDocument<'_>, whole: &mut Schema, id: SchemaId, part: &Schema) {
    if part.one_of.is_empty() && part.any_of.is_empty() {
        return;
    }
    if whole.one_of.is_empty() && whole.any_of.is_empty() {
        whole.one_of.clone_from(&part.one_of);
        whole.any_of.clone_from(&part.any_of);
    } else if whole.one_of != part.one_of || whole.any_of != part.any_of {
        whole.all_of.push(SchemaRef { schema: resolved.alternatives(id), reference: None, at: part.at });
    }
}

/// Merges the JSON Schema 2020-12 keywords. For keywords with a single value, the first entry takes precedence.
fn merge_2020_keywords(whole: &mut Keywords2020, part: &Keywords2020) {
    set_if_absent(&mut whole.contains, part.contains.as_ref());
    set_if_absent(&mut whole.min_contains, part.min_contains.as_ref());
    set_if_absent(&mut whole.max_contains, part.max_contains.as_ref());
    set_if_absent(&mut whole.property_names, part.property_names.as_ref());
    if whole.condition.is_none() {
        whole.condition.clone_from(&part.condition);
        whole.then.clone_from(&part.then);
        whole.otherwise.clone_from(&part.otherwise);
    }
    if whole.prefix_items.is_empty() {
        whole.prefix_items.clone_from(&part.prefix_items);
    }
    if additional_strictness(&part.additional_beside_patterns)
        > additional_strictness(&whole.additional_beside_patterns)
    {
        whole.additional_beside_patterns = part.additional_beside_patterns.clone();
    }
    add_missing(&mut whole.pattern_properties, &part.pattern_properties);
    add_missing(&mut whole.dependent_schemas, &part.dependent_schemas);
    add_missing(&mut whole.dependent_required, &part.dependent_required);
}

/// Adds the entries whose names `whole` does not contain.
fn add_missing<T: Clone>(whole: &mut Vec<(String, T)>, part: &[(String, T)]) {
    for (name, value) in part {
        if !whole.iter().any(|(other, _)| other == name) {
            whole.push((name.clone(), value.clone()));
        }
    }
}

/// Removes alternatives that allow only `null`, and makes the schema nullable instead.
fn take_nulls(resolved: &ResolvedDocument<'_>, whole: &mut Schema) {
    for list in [&mut whole.one_of, &mut whole.any_of] {
        let old_len = list.len();
        list.retain(|link| !resolved.is_null(link.schema));
        whole.nullable |= list.len() < old_len;
    }
}

fn merge_types(whole: &mut Schema, part: &Schema) {
    if whole.types.is_empty() {
        whole.types.clone_from(&part.types);
    } else if !part.types.is_empty() {
        let narrowed = |ty: &JsonType| match ty {
            JsonType::Number if part.types.contains(&JsonType::Integer) => Some(JsonType::Integer),
            JsonType::Integer if part.types.contains(&JsonType::Number) => Some(JsonType::Integer),
            ty => part.types.contains(ty).then_some(*ty),
        };
        let both: Vec<JsonType> = whole.types.iter().filter_map(narrowed).collect();
        // Types that exclude each other are an error in the document; the first type is kept.
        if !both.is_empty() {
            whole.types = both;
        }
    }
}

fn merge_values(whole: &mut Schema, part: &Schema) {
    match (&mut whole.values, &part.values) {
        (Some(values), Some(others)) => {
            let others: HashSet<&Value> = others.iter().collect();
            let both: Vec<Value> = values.iter().filter(|value| others.contains(value)).cloned().collect();
            *values = both;
        }
        (values, part) => set_if_absent(values, part.as_ref()),
    }
}

fn additional_strictness(additional: &AdditionalProperties) -> u8 {
    match additional {
        AdditionalProperties::Unspecified => 0,
        AdditionalProperties::Any => 1,
        AdditionalProperties::Schema(_) => 2,
        AdditionalProperties::Never => 3,
    }
}

fn set_if_absent<T: Clone>(whole: &mut Option<T>, part: Option<&T>) {
    if whole.is_none() {
        *whole = part.cloned();
    }
}

fn merge_bounds(whole: &mut Bounds, part: &Bounds) {
    tighten_limit(
        &mut whole.maximum,
        &mut whole.exclusive_maximum,
        part.maximum.as_ref(),
        part.exclusive_maximum,
        false,
    );
    tighten_limit(
        &mut whole.minimum,
        &mut whole.exclusive_minimum,
        part.minimum.as_ref(),
        part.exclusive_minimum,
        true,
    );
    set_if_absent(&mut whole.multiple_of, part.multiple_of.as_ref());
    for (whole, part) in [
        (&mut whole.max_length, part.max_length),
        (&mut whole.max_items, part.max_items),
        (&mut whole.max_properties, part.max_properties),
    ] {
        *whole = (*whole).into_iter().chain(part).min();
    }
    for (whole, part) in [
        (&mut whole.min_length, part.min_length),
        (&mut whole.min_items, part.min_items),
        (&mut whole.min_properties, part.min_properties),
    ] {
        *whole = (*whole).max(part);
    }
    match (&mut whole.pattern, &part.pattern) {
        (Some(pattern), Some(other)) if pattern != other => *pattern = format!("(?={other}){pattern}"),
        (pattern, part) => set_if_absent(pattern, part.as_ref()),
    }
    whole.unique_items |= part.unique_items;
}

/// Replaces a numeric limit by that of `part` if the latter is narrower.
fn tighten_limit(
    whole: &mut Option<Number>,
    excludes: &mut bool,
    part: Option<&Number>,
    part_excludes: bool,
    lower: bool,
) {
    let value = |number: &Number| number.as_f64().map(|number| if lower { -number } else { number });
    let narrower = match (whole.as_ref().and_then(value), part.and_then(value)) {
        (_, None) => false,
        (None, _) => true,
        (Some(old), Some(new)) => new < old || (new <= old && part_excludes),
    };
    if narrower {
        *whole = part.cloned();
        *excludes = part_excludes;
    }
}
