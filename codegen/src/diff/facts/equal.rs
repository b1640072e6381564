//! Decides whether two schemas are equal, including all schemas that they refer to. Recursive schemas are supported.

use std::{
    collections::{
        HashMap,
        hash_map::{DefaultHasher, Entry},
    },
    hash::{Hash, Hasher},
};

use serde_json::Value;

use crate::{
    diff::{change::Sides, resolved::ResolvedDocument},
    ir::{AdditionalProperties, Keywords2020, Schema, SchemaId, SchemaRef},
};

use super::Docs;

/// Selects the keywords that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum EqualityMode {
    /// All keywords. The location of a schema in the file is ignored, as is the difference between an inline schema and
    /// a `$ref`.
    Exact,
    /// The keywords that determine which values are valid: no titles, descriptions, defaults, examples or extensions.
    Validation,
}

/// Compares schemas of two documents and caches the results.
pub(super) struct Equality<'d> {
    docs: Docs<'d>,
    cached_results: HashMap<(Sides<SchemaId>, EqualityMode), bool>,
}

impl<'d> Equality<'d> {
    pub(super) fn new(docs: Docs<'d>) -> Self {
        Self { docs, cached_results: HashMap::new() }
    }

    /// Returns the documents whose schemas are compared.
    pub(super) fn docs(&self) -> Docs<'d> {
        self.docs
    }

    /// Returns whether two schemas are equal, including all schemas that they refer to. Recursive schemas are equal
    /// unless a difference is found.
    pub(super) fn are_equal(&mut self, start_pair: Sides<SchemaId>, mode: EqualityMode) -> bool {
        if let Some(is_equal) = self.cached_results.get(&(start_pair, mode)) {
            return *is_equal;
        }
        // For each visited pair of schemas, the pair from which it was reached.
        let mut parent_pairs = HashMap::from([(start_pair, None)]);
        let mut pending_pairs = vec![start_pair];
        while let Some(pair) = pending_pairs.pop() {
            let (base, head) = (self.docs.base.declared_schema(pair.base), self.docs.head.declared_schema(pair.head));
            let differs = |pair: &Sides<SchemaId>| self.cached_results.get(&(*pair, mode)) == Some(&false);
            let subschema_pairs = if differs(&pair) { None } else { child_pairs(base, head, mode) };
            let Some(subschema_pairs) = subschema_pairs.filter(|pairs| !pairs.iter().any(differs)) else {
                // If two schemas differ, all pairs of schemas that lead to them differ, too.
                let mut unequal_pair = Some(pair);
                while let Some(pair) = unequal_pair {
                    self.cached_results.insert((pair, mode), false);
                    unequal_pair = parent_pairs.get(&pair).copied().flatten();
                }
                return false;
            };
            for child_pair in subschema_pairs {
                if let Entry::Vacant(entry) = parent_pairs.entry(child_pair) {
                    entry.insert(Some(pair));
                    pending_pairs.push(child_pair);
                }
            }
        }
        self.cached_results.extend(parent_pairs.into_keys().map(|pair| ((pair, mode), true)));
        true
    }

    /// Returns whether two references refer to equal schemas.
    pub(super) fn are_equal_refs(&mut self, base: &SchemaRef, head: &SchemaRef, mode: EqualityMode) -> bool {
        self.are_equal(Sides::new(base.schema, head.schema), mode)
    }
}

/// Returns a hash of some keywords of a schema and of its direct subschemas. Equal schemas have the same hash.
/// Annotations and the order of properties do not affect the hash.
pub(super) fn contract_hash(doc: &ResolvedDocument<'_>, id: SchemaId) -> u64 {
    let schema = doc.declared_schema(id);
    let hash_of_ref = |schema_ref: &SchemaRef| hash_without_subschemas(doc.declared_schema(schema_ref.schema));
    let mut hash = hash_without_subschemas(schema);
    let mut add_subschema = |keyword: &str, name: &str, subschema_hash: u64| {
        hash = hash.wrapping_add(hash_of(&(keyword, name, subschema_hash)));
    };
    for (name, schema_ref) in &schema.properties {
        add_subschema("property", name, hash_of_ref(schema_ref));
    }
    for list in [&schema.all_of, &schema.one_of, &schema.any_of] {
        for (index, schema_ref) in list.iter().enumerate() {
            add_subschema("entry", &index.to_string(), hash_of_ref(schema_ref));
        }
    }
    if let Some(items) = &schema.items {
        add_subschema("items", "", hash_of_ref(items));
    }
    hash
}

/// Returns a hash of some keywords of a schema. The keywords of subschemas are not included.
fn hash_without_subschemas(schema: &Schema) -> u64 {
    let mut hash = hash_of(&(&schema.format, schema.nullable, schema.properties.len(), &schema.bounds.pattern));
    for ty in &schema.types {
        hash = hash.wrapping_mul(31).wrapping_add(hash_of(&super::keywords::json_type_name(*ty)));
    }
    for value in schema.values.iter().flatten() {
        hash = hash.wrapping_mul(31).wrapping_add(hash_of(value));
    }
    for name in &schema.required {
        hash = hash.wrapping_add(hash_of(name));
    }
    hash
}

fn hash_of(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Returns the pairs of corresponding direct subschemas of two schemas; `None` if the schemas differ in other keywords.
fn child_pairs(base: &Schema, head: &Schema, mode: EqualityMode) -> Option<Vec<Sides<SchemaId>>> {
    if !has_same_keywords(base, head, mode) {
        return None;
    }
    let mut pairs = Vec::new();
    let mut push_pair = |base: &SchemaRef, head: &SchemaRef| pairs.push(Sides::new(base.schema, head.schema));
    for (name, schema_ref) in &base.properties {
        push_pair(schema_ref, head.properties.get(name)?);
    }
    let subschema_lists = [(&base.all_of, &head.all_of), (&base.one_of, &head.one_of), (&base.any_of, &head.any_of)];
    for (base, head) in subschema_lists {
        base.iter().zip(head).for_each(|(base, head)| push_pair(base, head));
    }
    for (base, head) in [(&base.items, &head.items), (&base.not, &head.not)] {
        match (base, head) {
            (Some(base), Some(head)) => push_pair(base, head),
            (None, None) => {}
            _ => return None,
        }
    }
    if let (AdditionalProperties::Schema(base), AdditionalProperties::Schema(head)) =
        (&base.additional, &head.additional)
    {
        push_pair(base, head);
    }
    base.keywords_2020
        .schema_refs()
        .zip(head.keywords_2020.schema_refs())
        .for_each(|(base, head)| push_pair(base, head));
    if let (Some(base), Some(head)) = (&base.discriminator, &head.discriminator) {
        for (value, schema_ref) in &base.mapping {
            push_pair(schema_ref, head.mapping.get(value)?);
        }
        match (&base.default, &head.default) {
            (Some(base), Some(head)) => push_pair(base, head),
            (None, None) => {}
            _ => return None,
        }
    }
    Some(pairs)
}

fn has_same_keywords(base: &Schema, head: &Schema, mode: EqualityMode) -> bool {
    has_same_contract(base, head) && (mode == EqualityMode::Validation || has_same_annotations(base, head))
}

/// Returns whether two schemas have equal values for all keywords that determine which values are valid. Subschemas are
/// not compared.
fn has_same_contract(base: &Schema, head: &Schema) -> bool {
    base.types == head.types
        && base.nullable == head.nullable
        && base.format == head.format
        && base.values == head.values
        && base.bounds == head.bounds
        && base.required == head.required
        && base.read_only == head.read_only
        && base.write_only == head.write_only
        && base.deprecated == head.deprecated
        && base.properties.len() == head.properties.len()
        && base.all_of.len() == head.all_of.len()
        && base.one_of.len() == head.one_of.len()
        && base.any_of.len() == head.any_of.len()
        && additional_properties_form(&base.additional) == additional_properties_form(&head.additional)
        && has_same_2020_keywords(&base.keywords_2020, &head.keywords_2020)
        && match (&base.discriminator, &head.discriminator) {
            (Some(base), Some(head)) => base.property == head.property && base.mapping.len() == head.mapping.len(),
            (None, None) => true,
            _ => false,
        }
}

/// Returns whether two schemas have equal JSON Schema 2020-12 keywords. Subschemas of these keywords are not compared.
fn has_same_2020_keywords(base: &Keywords2020, head: &Keywords2020) -> bool {
    let have_same_names = |base_list: &[(String, SchemaRef)], head_list: &[(String, SchemaRef)]| {
        base_list.len() == head_list.len() && base_list.iter().zip(head_list).all(|((base, _), (head, _))| base == head)
    };
    let is_in_both_or_neither =
        |get_ref: fn(&Keywords2020) -> &Option<SchemaRef>| get_ref(base).is_some() == get_ref(head).is_some();
    base.prefix_items.len() == head.prefix_items.len()
        && base.min_contains == head.min_contains
        && base.max_contains == head.max_contains
        && base.dependent_required == head.dependent_required
        && additional_properties_form(&base.additional_beside_patterns)
            == additional_properties_form(&head.additional_beside_patterns)
        && have_same_names(&base.pattern_properties, &head.pattern_properties)
        && have_same_names(&base.dependent_schemas, &head.dependent_schemas)
        && is_in_both_or_neither(|keywords| &keywords.contains)
        && is_in_both_or_neither(|keywords| &keywords.property_names)
        && is_in_both_or_neither(|keywords| &keywords.condition)
        && is_in_both_or_neither(|keywords| &keywords.then)
        && is_in_both_or_neither(|keywords| &keywords.otherwise)
}

/// Returns whether two schemas have equal titles, descriptions, defaults, examples and extensions.
fn has_same_annotations(base: &Schema, head: &Schema) -> bool {
    base.title == head.title
        && base.description == head.description
        && base.external_docs == head.external_docs
        && base.default == head.default
        && base.example == head.example
        && base.extensions == head.extensions
}

/// Returns the value of the keyword `additionalProperties` as declared. In a schema with `patternProperties`, the field
/// `Schema::additional` combines both keywords.
pub(super) fn declared_additional(schema: &Schema) -> &AdditionalProperties {
    if schema.keywords_2020.pattern_properties.is_empty() {
        &schema.additional
    } else {
        &schema.keywords_2020.additional_beside_patterns
    }
}

/// Returns a JSON string for the form of `additionalProperties`: `any`, `none` or `schema`. `None` if the keyword is
/// not specified.
pub(super) fn additional_properties_form(additional: &AdditionalProperties) -> Option<Value> {
    match additional {
        AdditionalProperties::Unspecified => None,
        AdditionalProperties::Any => Some(Value::from("any")),
        AdditionalProperties::Never => Some(Value::from("none")),
        AdditionalProperties::Schema(_) => Some(Value::from("schema")),
    }
}

/// Returns whether the schema accepts every value, like `{}`. The schema may have annotations.
pub(super) fn constrains_nothing(schema: &Schema) -> bool {
    let empty_schema = Schema { name: None, location: String::new(), ..Schema::default() };
    has_same_contract(&empty_schema, schema) && schema.items.is_none() && schema.not.is_none()
}
