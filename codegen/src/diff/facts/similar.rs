//! Measures the similarity of two schemas.

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

/// The features by which schemas are compared.
pub(super) struct SchemaFeatures {
    /// The sorted hashes of the schema's keywords and properties.
    features: Vec<u64>,
    /// The allowed values by property name, for properties that list them. The key is empty for the values of the
    /// schema itself.
    values: BTreeMap<String, HashSet<Value>>,
}

impl SchemaFeatures {
    /// Returns whether the two schemas, or a property that both have, list disjoint values, so that no value is valid
    /// for both.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let disjoint = |(name, values): (&String, &HashSet<Value>)| {
            other.values.get(name).is_some_and(|others| values.is_disjoint(others))
        };
        self.values.iter().any(disjoint)
    }

    /// Returns the number of common features divided by the number of distinct features of both schemas.
    fn similarity(&self, other: &Self) -> f64 {
        let (mut one, mut two, mut shared) = (0, 0, 0_u32);
        while let (Some(left), Some(right)) = (self.features.get(one), other.features.get(two)) {
            one += usize::from(left <= right);
            two += usize::from(right <= left);
            shared += u32::from(left == right);
        }
        let union_size = self.features.len() + other.features.len() - shared as usize;
        f64::from(shared) / f64::from(u32::try_from(union_size.max(1)).unwrap_or(u32::MAX))
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
        let listed = doc.schema(link.schema).values.iter();
        values.extend(listed.map(|list| (name.clone(), list.iter().cloned().collect())));
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

/// Returns a short description of a schema: its name, or its type and format.
fn brief_name(doc: &ResolvedDocument<'_>, link: &SchemaRef) -> String {
    let schema = doc.schema(link.schema);
    match &doc.declared_schema(link.schema).name {
        Some(name) => name.clone(),
        None => keywords::describe_types(schema).unwrap_or_default(),
    }
}

/// Returns pairs that have at least half of their features in common, each schema at most once, most similar first.
/// Schemas that exclude each other are not paired. The result does not depend on the order of the arguments.
pub(super) fn similar_pairs(base: &[SchemaFeatures], head: &[SchemaFeatures]) -> Vec<(usize, usize)> {
    if base.len() * head.len() > MAX_PAIRS {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    for (one, left) in base.iter().enumerate() {
        for (other, right) in head.iter().enumerate() {
            let similarity = left.similarity(right);
            if similarity >= 0.5 && !left.excludes(right) {
                pairs.push((similarity, one, other));
            }
        }
    }
    pairs.sort_by(|(left, one, other), (right, two, another)| {
        let nearer = |one: usize, other: usize| (one.abs_diff(other), one + other);
        right.total_cmp(left).then_with(|| nearer(*one, *other).cmp(&nearer(*two, *another)))
    });
    let (mut taken_base, mut taken_head) = (HashSet::new(), HashSet::new());
    let free = |(_, one, other): &(f64, usize, usize)| {
        let free = !taken_base.contains(one) && !taken_head.contains(other);
        if free {
            taken_base.insert(*one);
            taken_head.insert(*other);
        }
        free
    };
    pairs.into_iter().filter(free).map(|(_, one, other)| (one, other)).collect()
}
