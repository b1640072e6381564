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

/// The maximum number of pairs that are compared for two lists. In longer lists, no pair is considered similar.
const MAX_PAIRS: usize = 40_000;

/// The features by which the similarity of two schemas is measured.
pub(super) struct SchemaFeatures {
    /// The sorted hashes of the schema's keywords and properties.
    features: Vec<u64>,
    /// The `enum` values of each property that has an `enum`, by property name. The key is empty for the `enum` of the
    /// schema itself.
    values: BTreeMap<String, HashSet<Value>>,
}

impl SchemaFeatures {
    /// Returns whether no value is valid for both schemas, since the schemas, or two properties with the same name,
    /// have disjoint `enum` values.
    pub(super) fn is_disjoint_with(&self, other: &Self) -> bool {
        let is_disjoint = |(name, values): (&String, &HashSet<Value>)| {
            other.values.get(name).is_some_and(|others| values.is_disjoint(others))
        };
        self.values.iter().any(is_disjoint)
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

/// Returns the features of a schema.
pub(super) fn schema_features(doc: &ResolvedDocument<'_>, id: SchemaId) -> SchemaFeatures {
    let schema = doc.schema(id);
    let mut features = Vec::new();
    let mut add = |feature: &[&str]| {
        let mut hasher = DefaultHasher::new();
        feature.hash(&mut hasher);
        features.push(hasher.finish());
    };
    let mut values = BTreeMap::new();
    for ty in &schema.types {
        add(&["type", keywords::json_type_name(*ty)]);
    }
    if let Some(format) = &schema.format {
        add(&["format", format]);
    }
    for value in schema.values.iter().flatten() {
        add(&["value", &value.to_string()]);
    }
    values.extend(schema.values.iter().map(|list| (String::new(), list.iter().cloned().collect())));
    for (name, link) in &schema.properties {
        add(&["property", name]);
        add(&["property", name, &brief_name(doc, link)]);
        let property_values = doc.schema(link.schema).values.iter();
        values.extend(property_values.map(|list| (name.clone(), list.iter().cloned().collect())));
    }
    for (keyword, links) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
        for link in links {
            add(&[keyword, &brief_name(doc, link)]);
        }
    }
    if let Some(items) = &schema.items {
        add(&["items", &brief_name(doc, items)]);
    }
    if let Some(kind) = equal::kind_of_additional(&schema.additional) {
        add(&["additionalProperties", &kind.to_string()]);
    }
    features.sort_unstable();
    SchemaFeatures { features, values }
}

/// Returns a short description of a schema: its name, or else its type and format.
fn brief_name(doc: &ResolvedDocument<'_>, link: &SchemaRef) -> String {
    let schema = doc.schema(link.schema);
    match &doc.declared_schema(link.schema).name {
        Some(name) => name.clone(),
        None => keywords::describe_types(schema).unwrap_or_default(),
    }
}

/// Returns pairs of schemas, as indices, that have at least half of their features in common, most similar first. Each
/// schema is in at most one pair. Schemas that exclude each other are not paired. If `base` and `head` are exchanged,
/// the result contains the same pairs.
pub(super) fn similar_pairs(base: &[SchemaFeatures], head: &[SchemaFeatures]) -> Vec<(usize, usize)> {
    if base.len() * head.len() > MAX_PAIRS {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    for (one, left) in base.iter().enumerate() {
        for (other, right) in head.iter().enumerate() {
            let similarity = left.similarity(right);
            if similarity >= 0.5 && !left.is_disjoint_with(right) {
                pairs.push((similarity, one, other));
            }
        }
    }
    pairs.sort_by(|(left, one, other), (right, two, another)| {
        let distance = |one: usize, other: usize| (one.abs_diff(other), one + other);
        right.total_cmp(left).then_with(|| distance(*one, *other).cmp(&distance(*two, *another)))
    });
    let (mut taken_base, mut taken_head) = (HashSet::new(), HashSet::new());
    let is_free = |(_, one, other): &(f64, usize, usize)| {
        let is_free = !taken_base.contains(one) && !taken_head.contains(other);
        if is_free {
            taken_base.insert(*one);
            taken_head.insert(*other);
        }
        is_free
    };
    pairs.into_iter().filter(is_free).map(|(_, one, other)| (one, other)).collect()
}
