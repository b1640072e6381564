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

/// The maximum number of comparisons for two lists. In longer lists, no schemas are considered similar.
const MAX_COMPARISONS: usize = 40_000;

/// The features of a schema (hashes of keywords and properties) by which its similarity to other schemas is measured.
pub(super) struct SchemaFeatures {
    /// The sorted hashes of the schema's keywords and properties.
    features: Vec<u64>,
    /// The `enum` values of each property that has an `enum`, by property name. The key is empty for the `enum` of the
    /// schema itself.
    enum_values_by_property: BTreeMap<String, HashSet<Value>>,
}

impl SchemaFeatures {
    /// Returns whether no value is valid for both schemas, since the schemas, or two properties with the same name,
    /// have disjoint `enum` values.
    pub(super) fn is_disjoint_with(&self, other: &Self) -> bool {
        let is_disjoint = |(name, values): (&String, &HashSet<Value>)| {
            other.enum_values_by_property.get(name).is_some_and(|others| values.is_disjoint(others))
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

/// Returns the features by which the similarity of a schema to other schemas is measured.
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
    for (name, alternative_ref) in &schema.properties {
        add_feature(&["property", name]);
        add_feature(&["property", name, &brief_name(doc, alternative_ref)]);
        let property_values = doc.schema(alternative_ref.schema).values.iter();
        enum_values_by_property.extend(property_values.map(|list| (name.clone(), list.iter().cloned().collect())));
    }
    for (keyword, alternative_refs) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
        for alternative_ref in alternative_refs {
            add_feature(&[keyword, &brief_name(doc, alternative_ref)]);
        }
    }
    if let Some(items) = &schema.items {
        add_feature(&["items", &brief_name(doc, items)]);
    }
    if let Some(kind) = equal::kind_of_additional(&schema.additional) {
        add_feature(&["additionalProperties", &kind.to_string()]);
    }
    features.sort_unstable();
    SchemaFeatures { features, enum_values_by_property }
}

/// Returns a short description of a schema: its name, or else its type and format.
fn brief_name(doc: &ResolvedDocument<'_>, schema_ref: &SchemaRef) -> String {
    let schema = doc.schema(schema_ref.schema);
    match &doc.declared_schema(schema_ref.schema).name {
        Some(name) => name.clone(),
        None => keywords::describe_types(schema).unwrap_or_default(),
    }
}

/// Returns pairs of schemas, as indices, that have at least half of their features in common, most similar first. Each
/// schema is in at most one pair. Two schemas are not paired if no value is valid for both. Exchanging `base`
/// and `head` yields the same pairs.
pub(super) fn similar_pairs(base: &[SchemaFeatures], head: &[SchemaFeatures]) -> Vec<(usize, usize)> {
    if base.len() * head.len() > MAX_COMPARISONS {
        return Vec::new();
    }
    let mut pairs_by_similarity = Vec::new();
    for (one, left) in base.iter().enumerate() {
        for (other, right) in head.iter().enumerate() {
            let similarity = left.similarity(right);
            if similarity >= 0.5 && !left.is_disjoint_with(right) {
                pairs_by_similarity.push((similarity, one, other));
            }
        }
    }
    pairs_by_similarity.sort_by(|(left, one, other), (right, two, another)| {
        let closeness_key = |one: usize, other: usize| (one.abs_diff(other), one + other);
        right.total_cmp(left).then_with(|| closeness_key(*one, *other).cmp(&closeness_key(*two, *another)))
    });
    let (mut paired_base_indices, mut paired_head_indices) = (HashSet::new(), HashSet::new());
    let is_unpaired = |(_, one, other): &(f64, usize, usize)| {
        let is_unpaired = !paired_base_indices.contains(one) && !paired_head_indices.contains(other);
        if is_unpaired {
            paired_base_indices.insert(*one);
            paired_head_indices.insert(*other);
        }
        is_unpaired
    };
    pairs_by_similarity.into_iter().filter(is_unpaired).map(|(_, one, other)| (one, other)).collect()
}
