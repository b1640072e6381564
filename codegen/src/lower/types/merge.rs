//! Merges a schema with the schemas in its `allOf`.

use std::{borrow::Cow, collections::HashSet};

use indexmap::{IndexMap, IndexSet};
use serde_json::Number;

use super::{compose, shape};
use crate::ir::{
    AdditionalProperties, Api, Bounds, Discriminator, Format, JoinKind, JsonType, Primitive, Schema, SchemaId,
    SchemaRef,
};

/// The maximum nesting depth of conditional schemas (`dependentSchemas`, `then` and `else`) whose members are added.
const MAX_CONDITIONAL_DEPTH: usize = 4;

/// A schema that is merged with all schemas in its `allOf`, so that it constrains values as all of them do. A schema
/// without `allOf` is borrowed.
#[derive(Debug)]
pub(super) struct MergedSchema<'a> {
    /// The IDs of the merged schemas, the outermost first.
    pub(super) merged_ids: Vec<SchemaId>,
    pub(super) types: Cow<'a, [JsonType]>,
    pub(super) nullable: bool,
    pub(super) format: Option<&'a str>,
    /// The constants (`enum`) that all of the merged schemas allow. `None` if no merged schema lists constants.
    pub(super) values: Option<Cow<'a, [serde_json::Value]>>,
    pub(super) bounds: Bounds,
    pub(super) properties: Cow<'a, IndexMap<String, SchemaRef>>,
    pub(super) required: Cow<'a, IndexSet<String>>,
    pub(super) additional: &'a AdditionalProperties,
    pub(super) items: Option<&'a SchemaRef>,
    pub(super) prefix_items: &'a [SchemaRef],
    /// The groups of alternatives: one group for each `oneOf` and each `anyOf` of the merged schemas.
    pub(super) alternative_groups: Vec<&'a [SchemaRef]>,
    pub(super) discriminator: Option<&'a Discriminator>,
    /// True if the types or constants of the merged schemas exclude each other, so that no value is valid.
    pub(super) is_unsatisfiable: bool,
    /// Pairs of different schemas for the same member. A schema that combines the two must still be created.
    pub(super) conflicts: Vec<(JoinKind, SchemaRef, SchemaRef)>,
}

impl<'a> MergedSchema<'a> {
    /// Merges a schema with all schemas in its `allOf`.
    pub(super) fn new(api: &'a Api, id: SchemaId) -> Self {
        let mut merged = Self {
            merged_ids: Vec::new(),
            types: Cow::default(),
            nullable: false,
            format: None,
            values: None,
            bounds: Bounds::default(),
            properties: Cow::default(),
            required: Cow::default(),
            additional: &AdditionalProperties::Unspecified,
            items: None,
            prefix_items: &[],
            alternative_groups: Vec::new(),
            discriminator: None,
            is_unsatisfiable: false,
            conflicts: Vec::new(),
        };
        merged.merge_schema(api, id);
        merged
    }

    /// Returns the schema that `schema` only wraps: if `schema` itself has only annotations, the only entry of its
    /// `allOf` that constrains values. `None` for any other schema.
    pub(super) fn wrapped_schema(api: &'a Api, schema: &'a Schema) -> Option<&'a SchemaRef> {
        let is_wrapper = schema.types.is_empty()
            && schema.properties.is_empty()
            && schema.required.is_empty()
            && schema.values.is_none()
            && schema.items.is_none()
            && schema.keywords_2020.prefix_items.is_empty()
            && schema.one_of.is_empty()
            && schema.any_of.is_empty()
            && schema.additional == AdditionalProperties::Unspecified
            && schema.discriminator.is_none();
        if !is_wrapper {
            return None;
        }
        if let [only] = schema.all_of.as_slice() {
            return Some(only);
        }
        let mut constraining_parts = schema.all_of.iter().filter(|part| constrains_values(api.schema(part.schema)));
        let constraining_part = constraining_parts.next()?;
        constraining_parts.all(|part| part.schema == constraining_part.schema).then_some(constraining_part)
    }

    /// Merges a further schema with its `allOf`. A schema that was already merged is ignored.
    pub(super) fn merge_schema(&mut self, api: &'a Api, id: SchemaId) {
        if self.merged_ids.contains(&id) {
            return;
        }
        self.merged_ids.push(id);
        let schema = api.schema(id);
        // The entries of `allOf` are merged first, so that the keywords next to `allOf` take precedence.
        for part in &schema.all_of {
            self.merge_schema(api, part.schema);
        }
        self.narrow_types(&schema.types);
        self.nullable |= schema.nullable;
        self.narrow_format(api, schema.format.as_deref());
        self.narrow_values(schema.values.as_deref());
        self.tighten_bounds(&schema.bounds);
        if self.properties.is_empty() {
            self.properties = Cow::Borrowed(&schema.properties);
        } else {
            self.merge_properties(api, &schema.properties, JoinKind::All);
        }
        if self.required.is_empty() {
            self.required = Cow::Borrowed(&schema.required);
        } else if !schema.required.is_empty() {
            self.required.to_mut().extend(schema.required.iter().cloned());
        }
        if schema.additional != AdditionalProperties::Unspecified
            && !matches!(self.additional, AdditionalProperties::Schema(_))
        {
            self.additional = &schema.additional;
        }
        self.items = match (self.items, schema.items.as_ref()) {
            (Some(earlier_ref), Some(later_ref)) if earlier_ref.schema != later_ref.schema => {
                Some(self.join_schema_refs(api, JoinKind::All, earlier_ref, later_ref).unwrap_or(later_ref))
            }
            (earlier_ref, later_ref) => later_ref.or(earlier_ref),
        };
        if schema.keywords_2020.prefix_items.len() > self.prefix_items.len() {
            self.prefix_items = &schema.keywords_2020.prefix_items;
        }
        self.add_conditional_members(api, schema, MAX_CONDITIONAL_DEPTH);
        for group in [&schema.one_of, &schema.any_of] {
            if !group.is_empty() {
                self.alternative_groups.push(group);
            }
        }
        self.discriminator = schema.discriminator.as_deref().or(self.discriminator);
    }

    /// Adds the members of conditional schemas (`dependentSchemas`, `then` and `else`) as optional members. These
    /// schemas may refer to each other.
    fn add_conditional_members(&mut self, api: &'a Api, schema: &Schema, depth: usize) {
        for schema_ref in schema.conditional_schemas() {
            self.add_members(api, api.schema(schema_ref.schema), depth);
        }
    }

    /// Adds those members of `part`, and of the schemas in its `allOf`, that the merged schema does not declare yet.
    fn add_members(&mut self, api: &'a Api, part: &Schema, depth: usize) {
        for (name, member) in &part.properties {
            if !self.properties.contains_key(name) {
                self.properties.to_mut().insert(name.clone(), member.clone());
            }
        }
        if let Some(depth) = depth.checked_sub(1) {
            self.add_conditional_members(api, part, depth);
            part.all_of.iter().for_each(|schema_ref| self.add_members(api, api.schema(schema_ref.schema), depth));
        }
    }

    fn narrow_types(&mut self, types: &'a [JsonType]) {
        if self.types.is_empty() {
            self.types = Cow::Borrowed(types);
        } else if !types.is_empty() {
            let is_number = |ty: &JsonType| *ty == JsonType::Number;
            let are_integers = types.contains(&JsonType::Integer) && self.types.iter().any(is_number)
                || self.types.contains(&JsonType::Integer) && types.iter().any(is_number);
            self.types.to_mut().retain(|ty| types.contains(ty));
            if self.types.is_empty() {
                self.is_unsatisfiable = !are_integers;
                self.types = if are_integers { Cow::Borrowed(&[JsonType::Integer]) } else { Cow::Borrowed(types) };
            }
        }
    }

    /// Merges an alternative (an entry of `oneOf` or `anyOf`) into this schema. The members of the alternative become
    /// optional members.
    pub(super) fn add_alternative(&mut self, api: &'a Api, id: SchemaId) {
        let alternative = Self::new(api, id);
        self.merged_ids.extend(alternative.merged_ids);
        self.conflicts.extend(alternative.conflicts);
        self.merge_properties(api, &alternative.properties, JoinKind::Either);
        if *alternative.additional != AdditionalProperties::Unspecified
            && !matches!(self.additional, AdditionalProperties::Schema(_))
        {
            self.additional = alternative.additional;
        }
        self.discriminator = self.discriminator.or(alternative.discriminator);
    }

    fn merge_properties(&mut self, api: &'a Api, properties: &IndexMap<String, SchemaRef>, join: JoinKind) {
        for (name, later_ref) in properties {
            let earlier_ref = match self.properties.get(name) {
                Some(earlier_ref)
                    if earlier_ref.schema == later_ref.schema
                        || compose::is_join_limit_schema(api.schema(earlier_ref.schema)) =>
                {
                    continue;
                }
                earlier_ref => earlier_ref.cloned(),
            };
            let joined_ref =
                earlier_ref.and_then(|earlier_ref| self.join_schema_refs(api, join, &earlier_ref, later_ref));
            let schema_ref = joined_ref.unwrap_or(later_ref).clone();
            self.properties.to_mut().insert(name.clone(), schema_ref);
        }
    }

    /// Returns the schema that joins two declarations of the same member. If it has not been created yet, returns `None`
    /// and adds the pair to `conflicts`, for which the caller creates it.
    fn join_schema_refs<'l>(
        &mut self,
        api: &'a Api,
        join: JoinKind,
        earlier_ref: &SchemaRef,
        later_ref: &'l SchemaRef,
    ) -> Option<&'l SchemaRef>
    where
        'a: 'l,
    {
        let joined_ref = api.joined_schemas.get(&(join, earlier_ref.schema, later_ref.schema));
        if joined_ref.is_none() {
            self.conflicts.push((join, earlier_ref.clone(), later_ref.clone()));
        }
        joined_ref
    }

    /// Restricts the value to a further format. Of two formats, the narrower one is kept; if two formats exclude each
    /// other, none is kept.
    fn narrow_format(&mut self, api: &Api, format: Option<&'a str>) {
        let Some(new_format) = format else { return };
        self.format = match self.format {
            Some(old_format) if old_format != new_format => match Format::select_narrower(old_format, new_format) {
                Some(narrower_format) => Some(narrower_format),
                _ if shape::string_primitive(api, Some(new_format)) == Primitive::String => Some(old_format),
                _ if shape::string_primitive(api, Some(old_format)) == Primitive::String => Some(new_format),
                _ => None,
            },
            _ => Some(new_format),
        };
    }

    fn narrow_values(&mut self, values: Option<&'a [serde_json::Value]>) {
        let Some(values) = values else { return };
        match &mut self.values {
            None => self.values = Some(Cow::Borrowed(values)),
            Some(known_values) => {
                let new_values: HashSet<String> = values.iter().map(ToString::to_string).collect();
                if known_values.iter().any(|value| new_values.contains(&value.to_string())) {
                    known_values.to_mut().retain(|value| new_values.contains(&value.to_string()));
                } else {
                    self.is_unsatisfiable = true;
                }
            }
        }
    }

    /// Restricts the value to further bounds. Of two bounds, the tighter one is kept.
    fn tighten_bounds(&mut self, bounds: &Bounds) {
        let merged_bounds = &mut self.bounds;
        if is_tighter(
            merged_bounds.minimum.as_ref(),
            merged_bounds.exclusive_minimum,
            bounds.minimum.as_ref(),
            bounds.exclusive_minimum,
            f64::gt,
        ) {
            merged_bounds.minimum.clone_from(&bounds.minimum);
            merged_bounds.exclusive_minimum = bounds.exclusive_minimum;
        }
        if is_tighter(
            merged_bounds.maximum.as_ref(),
            merged_bounds.exclusive_maximum,
            bounds.maximum.as_ref(),
            bounds.exclusive_maximum,
            f64::lt,
        ) {
            merged_bounds.maximum.clone_from(&bounds.maximum);
            merged_bounds.exclusive_maximum = bounds.exclusive_maximum;
        }
        merged_bounds.multiple_of = bounds.multiple_of.clone().or(merged_bounds.multiple_of.take());
        merged_bounds.pattern = bounds.pattern.clone().or(merged_bounds.pattern.take());
        merged_bounds.min_length = bounds.min_length.max(merged_bounds.min_length);
        merged_bounds.min_items = bounds.min_items.max(merged_bounds.min_items);
        merged_bounds.min_properties = bounds.min_properties.max(merged_bounds.min_properties);
        merged_bounds.max_length = smaller_limit(bounds.max_length, merged_bounds.max_length);
        merged_bounds.max_items = smaller_limit(bounds.max_items, merged_bounds.max_items);
        merged_bounds.max_properties = smaller_limit(bounds.max_properties, merged_bounds.max_properties);
        merged_bounds.unique_items |= bounds.unique_items;
    }

    /// Returns whether the merged schema describes an object with declared members.
    pub(super) fn is_struct(&self) -> bool {
        !self.properties.is_empty()
            && (self.types.is_empty() || self.types.contains(&JsonType::Object))
            && self.types.len() <= 1
    }
}

fn smaller_limit(first_limit: Option<u64>, second_limit: Option<u64>) -> Option<u64> {
    match (first_limit, second_limit) {
        (Some(first_limit), Some(second_limit)) => Some(first_limit.min(second_limit)),
        (first_limit, second_limit) => first_limit.or(second_limit),
    }
}

/// Returns whether `new_bound` is tighter than `known_bound`. `exceeds` compares the two: `f64::gt` for lower bounds,
/// `f64::lt` for upper bounds.
fn is_tighter(
    known_bound: Option<&Number>,
    known_exclusive: bool,
    new_bound: Option<&Number>,
    new_exclusive: bool,
    exceeds: fn(&f64, &f64) -> bool,
) -> bool {
    let (Some(new_bound), Some(known_bound)) = (new_bound, known_bound) else { return new_bound.is_some() };
    let (Some(new_bound), Some(known_bound)) = (new_bound.as_f64(), known_bound.as_f64()) else { return true };
    exceeds(&new_bound, &known_bound) || !exceeds(&known_bound, &new_bound) && new_exclusive && !known_exclusive
}

/// Returns whether a schema in `allOf` constrains values, and does not only contain annotations.
fn constrains_values(schema: &Schema) -> bool {
    !schema.types.is_empty()
        || !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema.values.is_some()
        || schema.items.is_some()
        || !schema.keywords_2020.prefix_items.is_empty()
        || schema.format.is_some()
        || !schema.all_of.is_empty()
        || !schema.one_of.is_empty()
        || !schema.any_of.is_empty()
        || schema.additional != AdditionalProperties::Unspecified
        || schema.discriminator.is_some()
}
