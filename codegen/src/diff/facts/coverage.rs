//! Decides whether every value of one schema is valid for another schema. Used for alternatives that are added,
//! removed or restructured.
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
    equal::{Equality, Mode},
    format_covers,
};

/// The maximum nesting depth that is examined. Deeper schemas are covered only if they are equal.
const MAX_DEPTH: usize = 64;

/// The maximum number of cached pairs for two documents. Further pairs are covered only if they are equal.
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
    known: HashMap<(Direction, SchemaId, SchemaId), bool>,
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
        Self { docs, known: HashMap::new(), assumed: Vec::new() }
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
        if let Some(known) = self.coverage.known.get(&key) {
            return *known;
        }
        if depth > MAX_DEPTH || self.coverage.known.len() > MAX_PAIRS {
            return self.are_equal(outer, inner);
        }
        let before = self.coverage.assumed.len();
        self.coverage.known.insert(key, true);
        self.coverage.assumed.push(key);
        let covers = self.are_equal(outer, inner) || self.covers_by_keywords(outer, inner, depth + 1);
        if !covers {
            // Results that depend on a wrong assumption are discarded.
            for wrong in self.coverage.assumed.drain(before..) {
                self.coverage.known.remove(&wrong);
            }
            self.coverage.known.insert(key, false);
        }
        covers
    }

    fn are_equal(&mut self, outer: SchemaId, inner: SchemaId) -> bool {
        let pair = match self.direction {
            Direction::HeadCoversBase => Sides::new(inner, outer),
            Direction::BaseCoversHead => Sides::new(outer, inner),
        };
        self.equality.are_equal(pair, Mode::Validation)
    }

    fn covers_by_keywords(&mut self, outer: SchemaId, inner: SchemaId, depth: usize) -> bool {
        let (from, to) = (self.inner_document().schema(inner), self.outer_document().schema(outer));
        // Coverage is not determined for these keywords. Schemas that are equal were handled by the caller.
        if *to.keywords_2020 != Keywords2020::default() {
            return false;
        }
        for alternatives in [&from.one_of, &from.any_of] {
            if !alternatives.is_empty() {
                let doc = self.inner_document();
                return alternatives
                    .iter()
                    .all(|alternative| self.covers(outer, doc.with_alternative(inner, alternative.schema), depth));
            }
        }
        self.covers_own_keywords(to, from)
            && self.covers_subschemas(to, from, depth)
            && [&to.one_of, &to.any_of]
                .into_iter()
                .all(|list| list.is_empty() || list.iter().any(|link| self.covers(link.schema, inner, depth)))
            && to.all_of.iter().all(|link| self.covers(link.schema, inner, depth))
    }

    /// Returns whether the keywords without subschemas of `outer` accept all values that those of `inner` accept.
    fn covers_own_keywords(&self, outer: &Schema, inner: &Schema) -> bool {
        let listed = match (&outer.values, &inner.values) {
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
        let needed = |name: &String| inner.required.contains(name) || self.is_absent(outer, name);
        covers_types(outer, inner)
            && (!inner.nullable || outer.nullable || outer.types.is_empty())
            && (listed || covers_bounds(&outer.bounds, &inner.bounds) && format_covers(inner, outer))
            && outer.required.iter().all(needed)
    }

    /// Returns whether a property never appears in messages of this direction, even if `required` lists it:
    /// `readOnly` properties in requests and `writeOnly` properties in responses.
    fn is_absent(&self, holder: &Schema, name: &str) -> bool {
        let Some(link) = holder.properties.get(name) else { return false };
        let schema = self.outer_document().schema(link.schema);
        match self.direction {
            Direction::HeadCoversBase => schema.read_only,
            Direction::BaseCoversHead => schema.write_only,
        }
    }

    fn covers_subschemas(&mut self, outer: &Schema, inner: &Schema, depth: usize) -> bool {
        for (name, link) in &outer.properties {
            let covered = match (inner.properties.get(name), &inner.additional) {
                (Some(other), _) | (None, AdditionalProperties::Schema(other)) => {
                    self.covers(link.schema, other.schema, depth)
                }
                // The member is required, but its value is unconstrained.
                (None, _) if inner.required.contains(name) => false,
                (None, _) => true,
            };
            if !covered {
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
        let further = inner.properties.iter().filter(|(name, _)| !outer.properties.contains_key(*name));
        match &outer.additional {
            AdditionalProperties::Unspecified | AdditionalProperties::Any => true,
            AdditionalProperties::Never => {
                further.count() == 0 && !matches!(inner.additional, AdditionalProperties::Schema(_))
            }
            AdditionalProperties::Schema(link) => {
                let others = further.map(|(_, link)| link);
                let more = match &inner.additional {
                    AdditionalProperties::Schema(link) => Some(link),
                    _ => None,
                };
                others.chain(more).all(|other| self.covers(link.schema, other.schema, depth))
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

fn covers_types(outer: &Schema, inner: &Schema) -> bool {
    let object = [JsonType::Object];
    let inner = if inner.types.is_empty() && !inner.properties.is_empty() { &object } else { inner.types.as_slice() };
    let covered = |ty: &JsonType| {
        outer.types.contains(ty) || (*ty == JsonType::Integer && outer.types.contains(&JsonType::Number))
    };
    outer.types.is_empty() || (!inner.is_empty() && inner.iter().all(covered))
}

fn covers_bounds(outer: &Bounds, inner: &Bounds) -> bool {
    let upper = |outer: Option<u64>, inner: Option<u64>| outer.is_none_or(|most| inner.is_some_and(|it| it <= most));
    let lower = |outer: Option<u64>, inner: Option<u64>| outer.unwrap_or(0) <= inner.unwrap_or(0);
    upper(outer.max_length, inner.max_length)
        && upper(outer.max_items, inner.max_items)
        && upper(outer.max_properties, inner.max_properties)
        && lower(outer.min_length, inner.min_length)
        && lower(outer.min_items, inner.min_items)
        && lower(outer.min_properties, inner.min_properties)
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

fn covers_range(
    outer: Option<&Number>,
    outer_excludes: bool,
    inner: Option<&Number>,
    inner_excludes: bool,
    sign: f64,
) -> bool {
    let value = |number: Option<&Number>| number.and_then(Number::as_f64).map(|number| number * sign);
    match (value(outer), value(inner)) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => inner < outer || (inner <= outer && (!outer_excludes || inner_excludes)),
    }
}
