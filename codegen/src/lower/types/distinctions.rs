//! Determines how a program can distinguish the candidates of a union (the alternatives that become variants), for
//! example by their JSON types or their required members. Compares each pair of candidates. The weakest distinction of
//! all pairs applies to the union.

use super::{
    Types, alternatives, labels,
    merge::MergedSchema,
    union_plans::{constant_texts, unwrap_schema},
};
use crate::ir::{
    AdditionalProperties, JsonType, SchemaId, SchemaRef, TextFormat, UnionCase, UnionDistinction, UnionTag,
};

/// The maximum nesting depth of lists whose items are compared with each other.
const MAX_LIST_DEPTH: usize = 4;

/// The maximum number of candidates of a union that are compared with each other. The number of comparisons grows with
/// its square.
const MAX_CANDIDATES: usize = 64;

impl Types<'_> {
    /// Returns how the candidates of a union are distinguished. For a union with [`UnionTag::Shape`], this is the
    /// weakest distinction of all pairs of candidates, or [`UnionDistinction::Shape`] if there are more than
    /// [`MAX_CANDIDATES`] candidates.
    pub(super) fn find_distinction(
        &mut self,
        tag: &UnionTag,
        cases: &[UnionCase],
        candidates: &[&SchemaRef],
    ) -> UnionDistinction {
        match tag {
            UnionTag::Property(_) => return UnionDistinction::Tag,
            UnionTag::JsonType => return UnionDistinction::JsonType,
            UnionTag::Shape if cases.len() > MAX_CANDIDATES => return UnionDistinction::Shape,
            UnionTag::Shape => {}
        }
        let mut weakest_distinction = UnionDistinction::JsonType;
        for (index, case) in cases.iter().enumerate() {
            for other_case in &cases[index + 1..] {
                for (one, other) in schema_pairs(case, other_case) {
                    weakest_distinction = weakest_distinction.max(self.distinction_of_pair(one, other, candidates));
                    if weakest_distinction == UnionDistinction::Shape {
                        return weakest_distinction;
                    }
                }
            }
        }
        weakest_distinction
    }

    /// Returns how the values of two candidates are distinguished.
    fn distinction_of_pair(&mut self, one: SchemaId, other: SchemaId, candidates: &[&SchemaRef]) -> UnionDistinction {
        if are_disjoint(&self.json_types(one), &self.json_types(other)) {
            return UnionDistinction::JsonType;
        }
        let is_constant = |id: SchemaId| {
            candidates
                .iter()
                .any(|schema_ref| schema_ref.schema == id && labels::candidate_constant(self.api, schema_ref).is_some())
        };
        // A value is either equal to the constant or it is not.
        if is_constant(one) || is_constant(other) {
            return UnionDistinction::Constants;
        }
        let (one, other) = (self.alternatives_of(one), self.alternatives_of(other));
        let mut weakest_distinction = None;
        for one in &one {
            for other in &other {
                weakest_distinction = weakest_distinction.max(Some(self.distinction_of_non_unions(*one, *other, 0)));
            }
        }
        weakest_distinction.unwrap_or(UnionDistinction::Shape)
    }

    /// Returns the alternatives of a candidate that is a union. For any other candidate, returns only the candidate
    /// itself.
    fn alternatives_of(&self, id: SchemaId) -> Vec<SchemaId> {
        let schema_ref = SchemaRef { schema: unwrap_schema(self.api, id), reference: None, at: self.api.schema(id).at };
        alternatives::flatten_alternatives(self.api, &self.nullable_schemas, &[&schema_ref])
            .iter()
            .map(|leaf| leaf.schema)
            .collect()
    }

    /// Returns how the values of two candidates that are not unions are distinguished.
    fn distinction_of_non_unions(&mut self, one: SchemaId, other: SchemaId, depth: usize) -> UnionDistinction {
        if are_disjoint(&self.json_types(one), &self.json_types(other)) {
            return UnionDistinction::JsonType;
        }
        let (first_schema, second_schema) = (MergedSchema::new(self.api, one), MergedSchema::new(self.api, other));
        if let (Some(first_items), Some(second_items)) = (first_schema.items, second_schema.items)
            && depth < MAX_LIST_DEPTH
        {
            return self.distinction_of_non_unions(first_items.schema, second_items.schema, depth + 1);
        }
        let allows_any_member =
            |merged: &MergedSchema<'_>| merged.properties.is_empty() && merged.alternative_groups.is_empty();
        match (first_schema.is_struct(), second_schema.is_struct()) {
            (true, true) => self.distinction_of_objects(&first_schema, &second_schema),
            (true, false) if allows_any_member(&second_schema) && !first_schema.required.is_empty() => {
                UnionDistinction::RequiredMembers
            }
            (false, true) if allows_any_member(&first_schema) && !second_schema.required.is_empty() => {
                UnionDistinction::RequiredMembers
            }
            // A value is either one of the constants or it is not.
            (false, false) if have_different_constants(&first_schema, &second_schema) => UnionDistinction::Constants,
            _ => UnionDistinction::Shape,
        }
    }

    /// Returns how the values of two object schemas are distinguished. This is the strongest distinction that the
    /// members of the objects allow.
    fn distinction_of_objects(&mut self, one: &MergedSchema<'_>, other: &MergedSchema<'_>) -> UnionDistinction {
        let mut strongest_distinction = UnionDistinction::Shape;
        for (name, member) in one.properties.iter() {
            let Some(other_member) = other.properties.get(name) else { continue };
            if self.are_exclusive(member.schema, other_member.schema) {
                let is_required = one.required.contains(name) || other.required.contains(name);
                strongest_distinction = strongest_distinction.min(if is_required {
                    UnionDistinction::Constants
                } else {
                    UnionDistinction::Members
                });
            } else if self.have_exclusive_items(member.schema, other_member.schema) {
                strongest_distinction = strongest_distinction.min(UnionDistinction::Members);
            }
        }
        let members_only_in_first = |one: &MergedSchema<'_>, other: &MergedSchema<'_>| -> Vec<String> {
            let is_declared = |name: &&String| other.properties.contains_key(*name) || other.required.contains(*name);
            let allows_undeclared =
                matches!(other.additional, AdditionalProperties::Any | AdditionalProperties::Schema(_));
            one.properties.keys().filter(|name| !allows_undeclared && !is_declared(name)).cloned().collect()
        };
        let (only_in_first, only_in_second) = (members_only_in_first(one, other), members_only_in_first(other, one));
        let requires = |merged: &MergedSchema<'_>, names: &[String]| {
            names.iter().any(|name| merged.required.contains(name) && self.is_sent_and_received(merged, name))
        };
        if requires(one, &only_in_first) || requires(other, &only_in_second) {
            strongest_distinction = strongest_distinction.min(UnionDistinction::RequiredMembers);
        }
        if !only_in_first.is_empty() && !only_in_second.is_empty() {
            strongest_distinction = strongest_distinction.min(UnionDistinction::Members);
        }
        strongest_distinction
    }

    /// Returns whether no value is valid for two schemas at the same time, since the schemas have different constants,
    /// formats or JSON types.
    fn are_exclusive(&mut self, one: SchemaId, other: SchemaId) -> bool {
        if self.is_nullable(one) && self.is_nullable(other) {
            return false;
        }
        if are_disjoint(&self.json_types(one), &self.json_types(other)) {
            return true;
        }
        let format_of = |id: SchemaId| MergedSchema::new(self.api, id).format.and_then(TextFormat::find_by_name);
        if format_of(one).zip(format_of(other)).is_some_and(|(one, other)| one != other) {
            return true;
        }
        match (constant_texts(self.api, one), constant_texts(self.api, other)) {
            (Some(one), Some(other)) => one.iter().all(|value| !other.contains(value)),
            _ => false,
        }
    }

    /// Returns whether two schemas are lists that only have the empty list in common.
    fn have_exclusive_items(&mut self, one: SchemaId, other: SchemaId) -> bool {
        let item_schema = |id: SchemaId| MergedSchema::new(self.api, id).items.map(|items| items.schema);
        let item_schemas = item_schema(one).zip(item_schema(other));
        item_schemas.is_some_and(|(one, other)| self.are_exclusive(one, other))
    }

    /// Returns whether the member `name` is declared and is neither read-only nor write-only, so that requests and
    /// responses both contain it.
    pub(super) fn is_sent_and_received(&self, merged: &MergedSchema<'_>, name: &str) -> bool {
        merged.properties.get(name).is_some_and(|member| {
            let member_schema = self.api.schema(member.schema);
            !member_schema.read_only && !member_schema.write_only
        })
    }
}

/// Returns whether at least one of two schemas has an `enum`, and no value is in the `enum` of both schemas.
fn have_different_constants(one: &MergedSchema<'_>, other: &MergedSchema<'_>) -> bool {
    match (one.values.as_deref(), other.values.as_deref()) {
        (Some(one), Some(other)) => one.iter().all(|value| !other.contains(value)),
        (one, other) => one.is_some() || other.is_some(),
    }
}

/// Returns all pairs of one schema of the candidate `one` and one schema of the candidate `other`. A candidate has
/// several schemas if the same Rust type represents all of them.
fn schema_pairs(one: &UnionCase, other: &UnionCase) -> Vec<(SchemaId, SchemaId)> {
    one.schemas.iter().flat_map(|one| other.schemas.iter().map(|other| (*one, *other))).collect()
}

/// Returns whether no value can have a type in `one` and a type in `other` at the same time. An empty list allows all
/// types.
fn are_disjoint(one: &[JsonType], other: &[JsonType]) -> bool {
    let normalized_type = |ty: JsonType| if ty == JsonType::Integer { JsonType::Number } else { ty };
    !one.is_empty()
        && !other.is_empty()
        && one.iter().all(|one| other.iter().all(|other| normalized_type(*one) != normalized_type(*other)))
}
