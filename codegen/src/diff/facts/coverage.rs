//! Decides whether every value of one schema is valid for another schema, which *covers* the first one in that case.
//! Used for alternatives that are added, removed or restructured.
//!
//! If this cannot be decided, the result is `false`. As everywhere in the diff, undeclared members are assumed not to
//! be sent.

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

/// The maximum nesting depth that is examined. Deeper schemas count as covered only if they are equal.
const MAX_DEPTH: usize = 64;

/// The maximum number of cached pairs for two documents. Further pairs count as covered only if they are equal.
const MAX_PAIRS: usize = 200_000;

/// The document whose schema must accept all values of the other document's schema.
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
    /// The cached results, by direction, outer schema and inner schema.
    results: HashMap<(Direction, SchemaId, SchemaId), bool>,
    /// Pairs that are covered under the assumption that the enclosing pairs are covered.
    assumed: Vec<(Direction, SchemaId, SchemaId)>,
}

/// A coverage query in one direction, with the caches that it uses.
struct CoverageQuery<'q, 'd> {
    coverage: &'q mut Coverage<'d>,
    equality: &'q mut Equality<'d>,
    direction: Direction,
}

impl<'d> Coverage<'d> {
    pub(super) fn new(docs: Docs<'d>) -> Self {
        Self { docs, results: HashMap::new(), assumed: Vec::new() }
    }

    /// Returns whether every value of `inner` is valid for `outer`. For requests `outer` is in the newer document, for
    /// responses in the older one.
    pub(super) fn covers(
        &mut self,
        direction: Direction,
        outer: SchemaId,
        inner: SchemaId,
        equality: &mut Equality<'d>,
    ) -> bool {
        self.assumed.clear();
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

    /// Returns whether `outer` covers `inner`. A pair that is being compared counts as covered, so that recursive
    /// schemas are covered unless a difference is found.
    fn covers(&mut self, outer: SchemaId, inner: SchemaId, depth: usize) -> bool {
        let key = (self.direction, outer, inner);
        if let Some(known) = self.coverage.results.get(&key) {
            return *known;
        }
        if depth > MAX_DEPTH || self.coverage.results.len() > MAX_PAIRS {
            return self.are_equal(outer, inner);
        }
        let assumed_count = self.coverage.assumed.len();
        self.coverage.results.insert(key, true);
        self.coverage.assumed.push(key);
        let covers = self.are_equal(outer, inner) || self.covers_by_keywords(outer, inner, depth + 1);
        if !covers {
            // Results that depend on a wrong assumption are discarded.
            for wrong in self.coverage.assumed.drain(assumed_count..) {
                self.coverage.results.remove(&wrong);
            }
            self.coverage.results.insert(key, false);
        }
        covers
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
        // Coverage is not determined for these keywords. Schemas that are equal were handled by the caller.
        if *outer_schema.keywords_2020 != Keywords2020::default() {
            return false;
        }
        for alternatives in [&inner_schema.one_of, &inner_schema.any_of] {
            if !alternatives.is_empty() {
                let doc = self.inner_document();
                return alternatives
                    .iter()
                    .all(|alternative| self.covers(outer, doc.with_alternative(inner, alternative.schema), depth));
            }
        }
        self.covers_own_keywords(outer_schema, inner_schema)
            && self.covers_subschemas(outer_schema, inner_schema, depth)
            && [&outer_schema.one_of, &outer_schema.any_of]
                .into_iter()
                .all(|list| list.is_empty() || list.iter().any(|link| self.covers(link.schema, inner, depth)))
            && outer_schema.all_of.iter().all(|link| self.covers(link.schema, inner, depth))
    }

    /// Returns whether the keywords without subschemas of `outer` accept all values that those of `inner` accept.
    fn covers_own_keywords(&self, outer: &Schema, inner: &Schema) -> bool {
        let are_values_listed = match (&outer.values, &inner.values) {
            (Some(outer), Some(inner)) => {
                let outer: HashSet<&Value> = outer.iter().collect();
                if !inner.iter().all(|value| outer.contains(value)) {
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

    /// Returns whether a property is never sent in messages of this direction, even if `required` lists the property:
    /// `readOnly` properties in requests, and `writeOnly` properties in responses.
    fn is_never_sent(&self, enclosing: &Schema, name: &str) -> bool {
        let Some(link) = enclosing.properties.get(name) else { return false };
        let schema = self.outer_document().schema(link.schema);
        match self.direction {
            Direction::HeadCoversBase => schema.read_only,
            Direction::BaseCoversHead => schema.write_only,
        }
    }

    /// Returns whether the subschemas of `outer` accept all values that those of `inner` accept.
    fn covers_subschemas(&mut self, outer: &Schema, inner: &Schema, depth: usize) -> bool {
        for (name, link) in &outer.properties {
            let is_covered = match (inner.properties.get(name), &inner.additional) {
                (Some(other), _) | (None, AdditionalProperties::Schema(other)) => {
                    self.covers(link.schema, other.schema, depth)
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

    /// Returns whether `outer` accepts the members of `inner` that `outer` does not declare as properties.
    fn covers_additional(&mut self, outer: &Schema, inner: &Schema, depth: usize) -> bool {
        let undeclared = inner.properties.iter().filter(|(name, _)| !outer.properties.contains_key(*name));
        match &outer.additional {
            AdditionalProperties::Unspecified | AdditionalProperties::Any => true,
            AdditionalProperties::Never => {
                undeclared.count() == 0 && !matches!(inner.additional, AdditionalProperties::Schema(_))
            }
            AdditionalProperties::Schema(link) => {
                let property_schemas = undeclared.map(|(_, link)| link);
                let additional = match &inner.additional {
                    AdditionalProperties::Schema(link) => Some(link),
                    _ => None,
                };
                property_schemas.chain(additional).all(|other| self.covers(link.schema, other.schema, depth))
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

/// Returns whether `outer` allows all types that `inner` allows. Integers are numbers.
fn covers_types(outer: &Schema, inner: &Schema) -> bool {
    let object = [JsonType::Object];
    let inner_types =
        if inner.types.is_empty() && !inner.properties.is_empty() { &object } else { inner.types.as_slice() };
    let is_covered = |ty: &JsonType| {
        outer.types.contains(ty) || (*ty == JsonType::Integer && outer.types.contains(&JsonType::Number))
    };
    outer.types.is_empty() || (!inner_types.is_empty() && inner_types.iter().all(is_covered))
}

/// Returns whether the bounds `outer` accept all values that the bounds `inner` accept.
fn covers_bounds(outer: &Bounds, inner: &Bounds) -> bool {
    let covers_upper =
        |outer: Option<u64>, inner: Option<u64>| outer.is_none_or(|most| inner.is_some_and(|it| it <= most));
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

/// Returns whether the limit `outer` accepts all numbers that the limit `inner` accepts. `sign` is 1 for upper limits,
/// and -1 for lower limits.
fn covers_range(
    outer: Option<&Number>,
    is_outer_exclusive: bool,
    inner: Option<&Number>,
    is_inner_exclusive: bool,
    sign: f64,
) -> bool {
    let value = |number: Option<&Number>| number.and_then(Number::as_f64).map(|number| number * sign);
    match (value(outer), value(inner)) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => inner < outer || (inner <= outer && (!is_outer_exclusive || is_inner_exclusive)),
    }
}
