//! Merges the schemas of an `allOf`.

use std::{borrow::Cow, collections::HashSet};

use indexmap::{IndexMap, IndexSet};
use serde_json::Number;

use super::{compose, shape};
use crate::ir::{
    AdditionalProperties, Api, Bounds, Discriminator, Format, JoinKind, JsonType, Primitive, Schema, SchemaId,
    SchemaRef,
};

/// The maximum nesting depth of conditional schemas whose members are added.
const CONDITIONAL_DEPTH: usize = 4;

/// A schema merged with its `allOf`. A schema without `allOf` is borrowed.
#[derive(Debug)]
pub(super) struct MergedSchema<'a> {
    /// The merged schemas, the outermost first.
    pub(super) from: Vec<SchemaId>,
    pub(super) types: Cow<'a, [JsonType]>,
    pub(super) nullable: bool,
    pub(super) format: Option<&'a str>,
    pub(super) values: Option<Cow<'a, [serde_json::Value]>>,
    pub(super) bounds: Bounds,
    pub(super) properties: Cow<'a, IndexMap<String, SchemaRef>>,
    pub(super) required: Cow<'a, IndexSet<String>>,
    pub(super) additional: &'a AdditionalProperties,
    pub(super) items: Option<&'a SchemaRef>,
    pub(super) prefix_items: &'a [SchemaRef],
    /// The groups of alternatives: `oneOf` and `anyOf`.
    pub(super) groups: Vec<&'a [SchemaRef]>,
    pub(super) discriminator: Option<&'a Discriminator>,
    /// True if types or constants exclude each other, so that no value is valid.
    pub(super) contradicts: bool,
    /// The pairs of declarations of a member that must be combined and for which no schema was created yet.
    pub(super) conflicts: Vec<(JoinKind, SchemaRef, SchemaRef)>,
}

impl<'a> MergedSchema<'a> {
    /// Merges a schema with all schemas in its `allOf`.
    pub(super) fn of(api: &'a Api, id: SchemaId) -> Self {
        let mut merged = Self {
            from: Vec::new(),
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
            groups: Vec::new(),
            discriminator: None,
            contradicts: false,
            conflicts: Vec::new(),
        };
        merged.merge_schema(api, id);
        merged
    }

    /// Returns the schema that `schema` only wraps: the only entry of its `allOf` that constrains values, if `schema`
    /// itself adds only annotations.
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
        let mut parts = schema.all_of.iter().filter(|part| constrains_values(api.schema(part.schema)));
        let first = parts.next()?;
        parts.all(|part| part.schema == first.schema).then_some(first)
    }

    /// Merges one more schema. A schema that contains itself through `allOf` is merged once.
    pub(super) fn merge_schema(&mut self, api: &'a Api, id: SchemaId) {
        if self.from.contains(&id) {
            return;
        }
        self.from.push(id);
        let schema = api.schema(id);
        // The entries of `allOf` are merged first, so that the keywords beside `allOf` take precedence.
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
            self.take_properties(api, &schema.properties, JoinKind::All);
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
            (Some(known), Some(new)) if known.schema != new.schema => {
                Some(self.join_schema_refs(api, JoinKind::All, known, new).unwrap_or(new))
            }
            (known, new) => new.or(known),
        };
        if schema.keywords_2020.prefix_items.len() > self.prefix_items.len() {
            self.prefix_items = &schema.keywords_2020.prefix_items;
        }
        self.add_conditional_members(api, schema, CONDITIONAL_DEPTH);
        for group in [&schema.one_of, &schema.any_of] {
            if !group.is_empty() {
                self.groups.push(group);
            }
        }
        self.discriminator = schema.discriminator.as_deref().or(self.discriminator);
    }

    /// Adds the members of conditional schemas (`dependentSchemas`, `then` and `else`) as optional members. These
    /// schemas may refer to each other.
    fn add_conditional_members(&mut self, api: &'a Api, schema: &Schema, depth: usize) {
        for link in schema.conditional() {
            self.add_members(api, api.schema(link.schema), depth);
        }
    }

    /// Adds the members of a schema and of its parts that are not declared yet.
    fn add_members(&mut self, api: &'a Api, part: &Schema, depth: usize) {
        for (name, member) in &part.properties {
            if !self.properties.contains_key(name) {
                self.properties.to_mut().insert(name.clone(), member.clone());
            }
        }
        if let Some(depth) = depth.checked_sub(1) {
            self.add_conditional_members(api, part, depth);
            part.all_of.iter().for_each(|link| self.add_members(api, api.schema(link.schema), depth));
        }
    }

    fn narrow_types(&mut self, types: &'a [JsonType]) {
        if self.types.is_empty() {
            self.types = Cow::Borrowed(types);
        } else if !types.is_empty() {
            let number = |ty: &JsonType| *ty == JsonType::Number;
            let integers = types.contains(&JsonType::Integer) && self.types.iter().any(number)
                || self.types.contains(&JsonType::Integer) && types.iter().any(number);
            self.types.to_mut().retain(|ty| types.contains(ty));
            if self.types.is_empty() {
                self.contradicts = !integers;
                self.types = if integers { Cow::Borrowed(&[JsonType::Integer]) } else { Cow::Borrowed(types) };
            }
        }
    }

    /// Merges one of several alternatives: its members become optional.
    pub(super) fn add_alternative(&mut self, api: &'a Api, id: SchemaId) {
        let other = Self::of(api, id);
        self.from.extend(other.from);
        self.conflicts.extend(other.conflicts);
        self.take_properties(api, &other.properties, JoinKind::Either);
        if *other.additional != AdditionalProperties::Unspecified
            && !matches!(self.additional, AdditionalProperties::Schema(_))
        {
            self.additional = other.additional;
        }
        self.discriminator = self.discriminator.or(other.discriminator);
    }

    fn take_properties(&mut self, api: &'a Api, properties: &IndexMap<String, SchemaRef>, join: JoinKind) {
        for (name, new) in properties {
            let known = match self.properties.get(name) {
                Some(known) if known.schema == new.schema || compose::is_free_form(api.schema(known.schema)) => {
                    continue;
                }
                known => known.cloned(),
            };
            let both = known.and_then(|known| self.join_schema_refs(api, join, &known, new));
            let link = both.unwrap_or(new).clone();
            self.properties.to_mut().insert(name.clone(), link);
        }
    }

    /// Returns the schema that combines two declarations of a member. If no such schema exists yet, adds the pair to
    /// `conflicts`.
    fn join_schema_refs<'l>(
        &mut self,
        api: &'a Api,
        join: JoinKind,
        known: &SchemaRef,
        new: &'l SchemaRef,
    ) -> Option<&'l SchemaRef>
    where
        'a: 'l,
    {
        let found = api.joined_schemas.get(&(join, known.schema, new.schema));
        if found.is_none() {
            self.conflicts.push((join, known.clone(), new.clone()));
        }
        found
    }

    /// Restricts the value to a further format, keeping the narrower of two formats. If two formats exclude each other,
    /// no format is kept.
    fn narrow_format(&mut self, api: &Api, format: Option<&'a str>) {
        let Some(new) = format else { return };
        self.format = match self.format {
            Some(known) if known != new => match Format::narrower_of(known, new) {
                Some(narrower) => Some(narrower),
                _ if shape::string_primitive(api, Some(new)) == Primitive::String => Some(known),
                _ if shape::string_primitive(api, Some(known)) == Primitive::String => Some(new),
                _ => None,
            },
            _ => Some(new),
        };
    }

    fn narrow_values(&mut self, values: Option<&'a [serde_json::Value]>) {
        let Some(values) = values else { return };
        match &mut self.values {
            None => self.values = Some(Cow::Borrowed(values)),
            Some(known) => {
                let texts: HashSet<String> = values.iter().map(ToString::to_string).collect();
                if known.iter().any(|value| texts.contains(&value.to_string())) {
                    known.to_mut().retain(|value| texts.contains(&value.to_string()));
                } else {
                    self.contradicts = true;
                }
            }
        }
    }

    /// Merges bounds, keeping the tighter of two bounds.
    fn tighten_bounds(&mut self, bounds: &Bounds) {
        let mine = &mut self.bounds;
        if is_tighter(
            mine.minimum.as_ref(),
            mine.exclusive_minimum,
            bounds.minimum.as_ref(),
            bounds.exclusive_minimum,
            f64::gt,
        ) {
            mine.minimum.clone_from(&bounds.minimum);
            mine.exclusive_minimum = bounds.exclusive_minimum;
        }
        if is_tighter(
            mine.maximum.as_ref(),
            mine.exclusive_maximum,
            bounds.maximum.as_ref(),
            bounds.exclusive_maximum,
            f64::lt,
        ) {
            mine.maximum.clone_from(&bounds.maximum);
            mine.exclusive_maximum = bounds.exclusive_maximum;
        }
        mine.multiple_of = bounds.multiple_of.clone().or(mine.multiple_of.take());
        mine.pattern = bounds.pattern.clone().or(mine.pattern.take());
        mine.min_length = bounds.min_length.max(mine.min_length);
        mine.min_items = bounds.min_items.max(mine.min_items);
        mine.min_properties = bounds.min_properties.max(mine.min_properties);
        mine.max_length = smaller_limit(bounds.max_length, mine.max_length);
        mine.max_items = smaller_limit(bounds.max_items, mine.max_items);
        mine.max_properties = smaller_limit(bounds.max_properties, mine.max_properties);
        mine.unique_items |= bounds.unique_items;
    }

    /// Returns whether the merged schema describes an object with declared members.
    pub(super) fn is_struct(&self) -> bool {
        !self.properties.is_empty()
            && (self.types.is_empty() || self.types.contains(&JsonType::Object))
            && self.types.len() <= 1
    }
}

fn smaller_limit(one: Option<u64>, other: Option<u64>) -> Option<u64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// Returns whether a new bound is tighter than the known one.
fn is_tighter(
    known: Option<&Number>,
    known_exclusive: bool,
    new: Option<&Number>,
    new_exclusive: bool,
    beyond: fn(&f64, &f64) -> bool,
) -> bool {
    let (Some(new), Some(known)) = (new, known) else { return new.is_some() };
    let (Some(new), Some(known)) = (new.as_f64(), known.as_f64()) else { return true };
    beyond(&new, &known) || !beyond(&known, &new) && new_exclusive && !known_exclusive
}

/// Returns whether an entry of a composition constrains values and does not only contain annotations.
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
