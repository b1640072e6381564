//! Decides whether a schema *covers* another schema, that is, whether all values that are valid for the other schema
//! are also valid for the covering schema. The result is used for `oneOf` and `anyOf` alternatives that are added,
//! removed or restructured. If coverage cannot be decided, the result is `false`. As everywhere in the diff, undeclared
//! object members are assumed not to be sent.

use std::collections::{HashMap, HashSet};

use serde_json::{Number, Value};

use crate::{
    diff::{change::Sides, resolved::ResolvedDocument},
    ir::{AdditionalProperties, Bounds, JsonType, Keywords2020, Schema, SchemaId, SchemaRef},
};

use super::{
    Docs,
    equal::{Equality, EqualityMode},
    format_covers,
};

/// The maximum nesting depth at which keywords are compared. A schema at a greater depth is covered only by an equal
/// schema.
const MAX_DEPTH: usize = 64;

/// The maximum number of pairs of schemas whose results are cached. When the limit is reached, a further schema is
/// covered only by an equal schema.
const MAX_CACHED_PAIRS: usize = 200_000;

/// Selects the document whose schema must accept all values of the other document's schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Direction {
    /// Requests: the newer schema must accept all values that the older one accepts.
    HeadCoversBase,
    /// Responses: the older schema must accept all values that the newer one accepts.
    BaseCoversHead,
}

/// Compares the values that schemas of two documents accept, and caches the results.
pub(super) struct Coverage<'d> {
    docs: Docs<'d>,
    /// True for each pair whose outer schema covers its inner schema. A key consists of the direction, the outer schema
    /// and the inner schema.
    cached_results: HashMap<(Direction, SchemaId, SchemaId), bool>,
    /// Pairs of schemas whose cached result depends on the assumption that the enclosing schemas are covered.
    assumed_pairs: Vec<(Direction, SchemaId, SchemaId)>,
}

/// A query whether one schema covers another schema, with the caches that the query reads and fills.
struct CoverageQuery<'q, 'd> {
    coverage: &'q mut Coverage<'d>,
    equality: &'q mut Equality<'d>,
    direction: Direction,
}

impl<'d> Coverage<'d> {
    pub(super) fn new(docs: Docs<'d>) -> Self {
        Self { docs, cached_results: HashMap::new(), assumed_pairs: Vec::new() }
    }

    /// Returns whether every value of `inner` is valid for `outer`. In requests, `outer` is a schema of the newer
    /// document; in responses, of the older document.
    pub(super) fn covers(
        &mut self,
        direction: Direction,
        outer: SchemaId,
        inner: SchemaId,
        equality: &mut Equality<'d>,
    ) -> bool {
        self.assumed_pairs.clear();
        CoverageQuery { coverage: self, equality, direction }.covers(outer, inner, 0)
    }
}

impl<'d> CoverageQuery<'_, 'd> {
    fn outer_document(&self) -> &'d ResolvedDocument<'d> {
        let docs = self.coverage.docs;
        if self.direction == Direction::HeadCoversBase { docs.head } else { docs.base }
    }

    fn inner_document(&self) -> &'d ResolvedDocument<'d> {
        let docs = self.coverage.docs;
        if self.direction == Direction::HeadCoversBase { docs.base } else { docs.head }
    }

    /// Returns whether `outer` covers `inner`. While two schemas are being compared, `outer` is assumed to cover
    /// `inner`, so that recursive schemas are covered unless a difference is found.
    fn covers(&mut self, outer: SchemaId, inner: SchemaId, depth: usize) -> bool {
        let key = (self.direction, outer, inner);
        if let Some(is_covered) = self.coverage.cached_results.get(&key) {
            return *is_covered;
        }
        if depth > MAX_DEPTH || self.coverage.cached_results.len() > MAX_CACHED_PAIRS {
            return self.are_equal(outer, inner);
        }
        let assumed_pair_count = self.coverage.assumed_pairs.len();
        self.coverage.cached_results.insert(key, true);
        self.coverage.assumed_pairs.push(key);
        let is_covered = self.are_equal(outer, inner) || self.covers_by_keywords(outer, inner, depth + 1);
        if !is_covered {
            // Results that depend on a wrong assumption are discarded.
            for wrong_pair in self.coverage.assumed_pairs.drain(assumed_pair_count..) {
                self.coverage.cached_results.remove(&wrong_pair);
            }
            self.coverage.cached_results.insert(key, false);
        }
        is_covered
    }

    fn are_equal(&mut self, outer: SchemaId, inner: SchemaId) -> bool {
        let pair = match self.direction {
            Direction::HeadCoversBase => Sides::new(inner, outer),
            Direction::BaseCoversHead => Sides::new(outer, inner),
        };
        self.equality.are_equal(pair, EqualityMode::Validation)
    }

    fn covers_by_keywords(&mut self, outer: SchemaId, inner: SchemaId, depth: usize) -> bool {
        let (inner_schema, outer_schema) = (self.inner_document().schema(inner), self.outer_document().schema(outer));
        // Schemas with these keywords only count as covered if they are equal, which the caller has already checked.
        if *outer_schema.keywords_2020 != Keywords2020::default() {
            return false;
        }
        for alternatives in [&inner_schema.one_of, &inner_schema.any_of] {
            if !alternatives.is_empty() {
                let doc = self.inner_document();
                return alternatives.iter().all(|alternative| {
                    self.covers(outer, doc.combine_with_alternative(inner, alternative.schema), depth)
                });
            }
        }
        self.covers_own_keywords(outer_schema, inner_schema)
            && self.covers_subschemas(outer_schema, inner_schema, depth)
            && [&outer_schema.one_of, &outer_schema.any_of]
                .into_iter()
                .all(|list| list.is_empty() || list.iter().any(|outer_ref| self.covers(outer_ref.schema, inner, depth)))
            && outer_schema.all_of.iter().all(|outer_ref| self.covers(outer_ref.schema, inner, depth))
    }

    /// Returns whether the keywords of `outer` without subschemas, such as `type` and `maximum`, accept all values that
    /// the same keywords of `inner` accept.
    fn covers_own_keywords(&self, outer: &Schema, inner: &Schema) -> bool {
        let are_values_listed = match (&outer.values, &inner.values) {
            (Some(outer), Some(inner)) => {
                let outer_values: HashSet<&Value> = outer.iter().collect();
                if !inner.iter().all(|value| outer_values.contains(value)) {
                    return false;
                }
                true
            }
            (Some(_), None) => return false,
            (None, _) => false,
        };
        let is_required_or_unsent = |name: &String| inner.required.contains(name) || self.is_never_sent(outer, name);
        covers_types(outer, inner)
            && (!inner.nullable || outer.nullable || outer.types.is_empty())
            && (are_values_listed || covers_bounds(&outer.bounds, &inner.bounds) && format_covers(inner, outer))
            && outer.required.iter().all(is_required_or_unsent)
    }

    /// Returns whether a property is never sent in messages of this direction, even if `required` lists the property.
    /// This applies to `readOnly` properties in requests and to `writeOnly` properties in responses.
    fn is_never_sent(&self, enclosing: &Schema, name: &str) -> bool {
        let Some(property_ref) = enclosing.properties.get(name) else { return false };
        let schema = self.outer_document().schema(property_ref.schema);
        match self.direction {
            Direction::HeadCoversBase => schema.read_only,
            Direction::BaseCoversHead => schema.write_only,
        }
    }

    /// Returns whether each subschema of `outer` (property, item, …) accepts all values that the corresponding
    /// subschema of `inner` accepts.
    fn covers_subschemas(&mut self, outer: &Schema, inner: &Schema, depth: usize) -> bool {
        for (name, outer_ref) in &outer.properties {
            let is_covered = match (inner.properties.get(name), &inner.additional) {
                (Some(inner_ref), _) | (None, AdditionalProperties::Schema(inner_ref)) => {
                    self.covers(outer_ref.schema, inner_ref.schema, depth)
                }
                // The member is required, but its value is unconstrained.
                (None, _) if inner.required.contains(name) => false,
                (None, _) => true,
            };
            if !is_covered {
                return false;
            }
        }
        self.covers_additional(outer, inner, depth)
            && self.covers_items(outer.items.as_ref(), inner.items.as_ref(), depth)
            && match (&outer.not, &inner.not) {
                (None, _) => true,
                (Some(outer), Some(inner)) => self.are_equal(outer.schema, inner.schema),
                (Some(_), None) => false,
            }
    }

    /// Returns whether `outer` accepts the members that objects of the schema `inner` may have and that `outer` does
    /// not declare as properties.
    fn covers_additional(&mut self, outer: &Schema, inner: &Schema, depth: usize) -> bool {
        let undeclared_properties = inner.properties.iter().filter(|(name, _)| !outer.properties.contains_key(*name));
        match &outer.additional {
            AdditionalProperties::Unspecified | AdditionalProperties::Any => true,
            AdditionalProperties::Never => {
                undeclared_properties.count() == 0 && !matches!(inner.additional, AdditionalProperties::Schema(_))
            }
            AdditionalProperties::Schema(outer_ref) => {
                let inner_property_refs = undeclared_properties.map(|(_, inner_ref)| inner_ref);
                let inner_additional_ref = match &inner.additional {
                    AdditionalProperties::Schema(inner_ref) => Some(inner_ref),
                    _ => None,
                };
                inner_property_refs
                    .chain(inner_additional_ref)
                    .all(|inner_ref| self.covers(outer_ref.schema, inner_ref.schema, depth))
            }
        }
    }

    fn covers_items(&mut self, outer: Option<&SchemaRef>, inner: Option<&SchemaRef>, depth: usize) -> bool {
        match (outer, inner) {
            (None, _) => true,
            (Some(outer), Some(inner)) => self.covers(outer.schema, inner.schema, depth),
            (Some(outer), None) => super::equal::constrains_nothing(self.outer_document().schema(outer.schema)),
        }
    }
}

/// Returns whether `outer` allows all JSON types that `inner` allows. `number` includes `integer`.
fn covers_types(outer: &Schema, inner: &Schema) -> bool {
    let object_types = [JsonType::Object];
    let inner_types =
        if inner.types.is_empty() && !inner.properties.is_empty() { &object_types } else { inner.types.as_slice() };
    let is_covered = |ty: &JsonType| {
        outer.types.contains(ty) || (*ty == JsonType::Integer && outer.types.contains(&JsonType::Number))
    };
    outer.types.is_empty() || (!inner_types.is_empty() && inner_types.iter().all(is_covered))
}

/// Returns whether the bounds `outer` accept all values that the bounds `inner` accept.
fn covers_bounds(outer: &Bounds, inner: &Bounds) -> bool {
    let covers_upper = |outer: Option<u64>, inner: Option<u64>| {
        outer.is_none_or(|outer_max| inner.is_some_and(|inner_max| inner_max <= outer_max))
    };
    let covers_lower = |outer: Option<u64>, inner: Option<u64>| outer.unwrap_or(0) <= inner.unwrap_or(0);
    covers_upper(outer.max_length, inner.max_length)
        && covers_upper(outer.max_items, inner.max_items)
        && covers_upper(outer.max_properties, inner.max_properties)
        && covers_lower(outer.min_length, inner.min_length)
        && covers_lower(outer.min_items, inner.min_items)
        && covers_lower(outer.min_properties, inner.min_properties)
        && (!outer.unique_items || inner.unique_items)
        && (outer.pattern.is_none() || outer.pattern == inner.pattern)
        && (outer.multiple_of.is_none() || outer.multiple_of == inner.multiple_of)
        && covers_range(
            outer.maximum.as_ref(),
            outer.exclusive_maximum,
            inner.maximum.as_ref(),
            inner.exclusive_maximum,
            1.0,
        )
        && covers_range(
            outer.minimum.as_ref(),
            outer.exclusive_minimum,
            inner.minimum.as_ref(),
            inner.exclusive_minimum,
            -1.0,
        )
}

/// Returns whether the limit `outer` accepts all numbers that the limit `inner` accepts. `sign` is 1 for upper limits
/// (`maximum`) and -1 for lower limits (`minimum`).
fn covers_range(
    outer: Option<&Number>,
    is_outer_exclusive: bool,
    inner: Option<&Number>,
    is_inner_exclusive: bool,
    sign: f64,
) -> bool {
    let signed_value = |number: Option<&Number>| number.and_then(Number::as_f64).map(|number| number * sign);
    match (signed_value(outer), signed_value(inner)) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => inner < outer || (inner <= outer && (!is_outer_exclusive || is_inner_exclusive)),
    }
}
