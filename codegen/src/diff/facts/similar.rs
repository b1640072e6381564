//! Measures the similarity of two schemas by the keywords and properties that they have in common.

use std::{
    collections::{BTreeMap, HashSet, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use serde_json::Value;

use crate::{
    diff::resolved::ResolvedDocument,
    ir::{SchemaId, SchemaRef},
};

use super::{equal, keywords};

/// The maximum number of pairs of schemas that are compared for two lists. If two lists have more pairs, none of their
/// schemas are considered similar.
const MAX_COMPARISONS: usize = 40_000;

/// The features of a schema: hashes of its keywords and properties. Similar schemas have many features in common.
pub(super) struct SchemaFeatures {
    /// The sorted hashes of the schema's keywords and properties.
    features: Vec<u64>,
    /// The `enum` values of each property, by property name. Properties without `enum` are not included. The values of
    /// the schema's own `enum` have the empty string as key.
    enum_values_by_property: BTreeMap<String, HashSet<Value>>,
}

impl SchemaFeatures {
    /// Returns whether the two schemas, or two of their properties with the same name, have no `enum` value in common.
    /// Then no value is valid for both schemas.
    pub(super) fn is_disjoint_with(&self, other: &Self) -> bool {
        let is_disjoint = |(name, values): (&String, &HashSet<Value>)| {
            other.enum_values_by_property.get(name).is_some_and(|other_values| values.is_disjoint(other_values))
        };
        self.enum_values_by_property.iter().any(is_disjoint)
    }

    /// Returns the number of common features divided by the number of distinct features of both schemas.
    fn similarity(&self, other: &Self) -> f64 {
        let (mut left_index, mut right_index, mut shared_count) = (0, 0, 0_u32);
        while let (Some(left), Some(right)) = (self.features.get(left_index), other.features.get(right_index)) {
            left_index += usize::from(left <= right);
            right_index += usize::from(right <= left);
            shared_count += u32::from(left == right);
        }
        let union_size = self.features.len() + other.features.len() - shared_count as usize;
        f64::from(shared_count) / f64::from(u32::try_from(union_size.max(1)).unwrap_or(u32::MAX))
    }
}

/// Returns the features of a schema, which are the basis for its similarity to other schemas.
pub(super) fn schema_features(doc: &ResolvedDocument<'_>, id: SchemaId) -> SchemaFeatures {
    let schema = doc.schema(id);
    let mut features = Vec::new();
    let mut add_feature = |feature: &[&str]| {
        let mut hasher = DefaultHasher::new();
        feature.hash(&mut hasher);
        features.push(hasher.finish());
    };
    let mut enum_values_by_property = BTreeMap::new();
    for ty in &schema.types {
        add_feature(&["type", keywords::json_type_name(*ty)]);
    }
    if let Some(format) = &schema.format {
        add_feature(&["format", format]);
    }
    for value in schema.values.iter().flatten() {
        add_feature(&["value", &value.to_string()]);
    }
    enum_values_by_property.extend(schema.values.iter().map(|list| (String::new(), list.iter().cloned().collect())));
    for (name, schema_ref) in &schema.properties {
        add_feature(&["property", name]);
        add_feature(&["property", name, &brief_name(doc, schema_ref)]);
        let property_values = doc.schema(schema_ref.schema).values.iter();
        enum_values_by_property.extend(property_values.map(|list| (name.clone(), list.iter().cloned().collect())));
    }
    for (keyword, alternative_refs) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
        for schema_ref in alternative_refs {
            add_feature(&[keyword, &brief_name(doc, schema_ref)]);
        }
    }
    if let Some(items) = &schema.items {
        add_feature(&["items", &brief_name(doc, items)]);
    }
    if let Some(kind) = equal::additional_properties_form(&schema.additional) {
        add_feature(&["additionalProperties", &kind.to_string()]);
    }
    features.sort_unstable();
    SchemaFeatures { features, enum_values_by_property }
}

/// Returns a short text that identifies a schema: the name, or else the type and format.
fn brief_name(doc: &ResolvedDocument<'_>, schema_ref: &SchemaRef) -> String {
    let schema = doc.schema(schema_ref.schema);
    match &doc.declared_schema(schema_ref.schema).name {
        Some(name) => name.clone(),
        None => keywords::describe_types(schema).unwrap_or_default(),
    }
}

/// Returns pairs of indices of similar schemas, the most similar schemas first. Two schemas are similar if
/// they have at least half of their features in common and do not obviously exclude each other. Each schema is in at
/// most one pair. If `base` and `head` are exchanged, the result contains the same pairs.
pub(super) fn find_similar_pairs(base: &[SchemaFeatures], head: &[SchemaFeatures]) -> Vec<(usize, usize)> {
    if base.len() * head.len() > MAX_COMPARISONS {
        return Vec::new();
    }
    let mut pairs_by_similarity = Vec::new();
    for (base_index, base_features) in base.iter().enumerate() {
        for (head_index, head_features) in head.iter().enumerate() {
            let similarity = base_features.similarity(head_features);
            if similarity >= 0.5 && !base_features.is_disjoint_with(head_features) {
                pairs_by_similarity.push((similarity, base_index, head_index));
            }
        }
    }
    let closeness_key = |base: usize, head: usize| (base.abs_diff(head), base + head);
    pairs_by_similarity.sort_by(|(similarity, base, head), (next_similarity, next_base, next_head)| {
        next_similarity
            .total_cmp(similarity)
            .then_with(|| closeness_key(*base, *head).cmp(&closeness_key(*next_base, *next_head)))
    });
    let (mut paired_base_indices, mut paired_head_indices) = (HashSet::new(), HashSet::new());
    let is_unpaired = |(_, base_index, head_index): &(f64, usize, usize)| {
        let is_unpaired = !paired_base_indices.contains(base_index) && !paired_head_indices.contains(head_index);
        if is_unpaired {
            paired_base_indices.insert(*base_index);
            paired_head_indices.insert(*head_index);
        }
        is_unpaired
    };
    pairs_by_similarity.into_iter().filter(is_unpaired).map(|(_, base, head)| (base, head)).collect()
}
