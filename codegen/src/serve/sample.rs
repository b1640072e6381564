//! Creates sample values of schemas, for responses without an example.

use std::collections::HashMap;

use serde_json::{Map, Number, Value, json};

use crate::{
    ir::{AdditionalProperties, Api, Bounds, Format, JsonType, Schema, SchemaId, SchemaRef},
    validate::discriminator_tags,
};

/// The approximate maximum size of a sample, in bytes.
const MAX_SIZE: usize = 1 << 20;

/// The maximum nesting depth of a sample, since schemas may refer to each other at any depth.
const MAX_DEPTH: usize = 100;

/// The total size in bytes of all samples of one schema. Beyond this size, optional members with the schema are left
/// out. Samples could otherwise grow with the square of the number of schemas.
const MAX_REPEATED_SIZE: usize = 16 << 10;

/// The members of objects that a sample contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All members except those that are write-only, since responses do not contain them.
    Response,
    /// All members.
    All,
    /// Only required members.
    Required,
}

/// Creates a value that matches the types, enums, lengths, ranges and alternatives (`oneOf`, `anyOf`) of the schema;
/// `pattern` is ignored. Samples are limited to about 1 MiB. Beyond that, lists have fewer items than `minItems`, and
/// optional members are absent. Optional members are also absent if the samples of their schema already contain 16 KiB.
pub(crate) fn sample_value(api: &Api, schema: SchemaId, extent: Extent) -> Value {
    let mut sampler = Sampler {
        api,
        extent,
        enclosing_schemas: Vec::new(),
        remaining_bytes: MAX_SIZE,
        sampled_sizes: HashMap::new(),
    };
    sampler.sample_schema(schema).unwrap_or(Value::Null)
}

struct Sampler<'a> {
    api: &'a Api,
    extent: Extent,
    /// The schemas of the values that enclose the current value. A sample of one of these schemas would be nested
    /// endlessly.
    enclosing_schemas: Vec<SchemaId>,
    /// The number of bytes by which the whole sample may still grow.
    remaining_bytes: usize,
    /// The total size in bytes of the samples that were created for each schema so far. Only contains schemas that
    /// refer to other schemas.
    sampled_sizes: HashMap<SchemaId, usize>,
}

impl Sampler<'_> {
    /// Returns a sample of a schema, or of a schema that inherits from it. `None` if the schema contains itself or the
    /// sample would become too large.
    fn sample_schema(&mut self, id: SchemaId) -> Option<Value> {
        let heir = self.choose_heir(id).filter(|heir| *heir != id);
        heir.and_then(|heir| self.sample_exact_schema(heir)).or_else(|| self.sample_exact_schema(id))
    }

    /// Chooses a child schema (by `allOf`) to sample in place of a schema that has a discriminator, but neither `oneOf`
    /// nor `anyOf`. `None` if the schema itself is to be sampled.
    fn choose_heir(&self, id: SchemaId) -> Option<SchemaId> {
        if self.api.schema(id).example.is_some() && self.extent != Extent::Required {
            return None;
        }
        let inheritance = self.api.heirs.find_inheritances(id).last()?;
        let is_selected = |heir: &SchemaId| *heir != inheritance.parent;
        if is_selected(&id) && inheritance.by_tag.values().any(|heir| *heir == id) {
            return Some(id);
        }
        inheritance.by_tag.values().copied().filter(is_selected).find(|heir| self.api.inherits_from(*heir, id))
    }

    /// Sets the discriminator properties of `value`, a sample of the schema `id`, to the values that select this
    /// schema.
    fn set_tags(&self, id: SchemaId, value: &mut Value) {
        let Value::Object(members) = value else { return };
        for inheritance in self.api.heirs.find_inheritances(id) {
            let is_text = members.get(&inheritance.property).is_none_or(Value::is_string);
            if let Some((tag, _)) = inheritance.by_tag.iter().find(|(_, heir)| is_text && **heir == id) {
                members.insert(inheritance.property.clone(), Value::String(tag.clone()));
            }
        }
    }

    /// Returns a sample of exactly this schema, never of one that inherits from it. `None` if the schema contains
    /// itself or the sample would become too large.
    fn sample_exact_schema(&mut self, id: SchemaId) -> Option<Value> {
        self.reserve_bytes(1)?;
        let schema = self.api.schema(id);
        if let Some(example) = schema.example.as_ref().filter(|_| self.extent != Extent::Required) {
            return Some(example.value());
        }
        let declared_value = schema.default.as_ref().or_else(|| initial_value(schema));
        if let Some(value) = declared_value.or_else(|| schema.values.as_ref()?.first()) {
            return Some(value.clone());
        }
        if self.enclosing_schemas.contains(&id) || self.enclosing_schemas.len() == MAX_DEPTH {
            return None;
        }
        self.enclosing_schemas.push(id);
        let remaining_before = self.remaining_bytes;
        let mut value = self.sample_without_example(schema);
        self.enclosing_schemas.pop();
        if schema.schema_refs().next().is_some() {
            *self.sampled_sizes.entry(id).or_default() += remaining_before - self.remaining_bytes;
        }
        if let Some(value) = &mut value {
            self.set_tags(id, value);
        }
        value
    }

    fn sample_without_example(&mut self, schema: &Schema) -> Option<Value> {
        if !schema.one_of.is_empty() || !schema.any_of.is_empty() {
            return self.sample_alternative(schema);
        }
        let json_type = schema.types.first().copied();
        let is_object = json_type == Some(JsonType::Object) || !schema.properties.is_empty();
        if is_object || (json_type.is_none() && !schema.all_of.is_empty()) {
            return self.sample_object(schema);
        }
        match json_type {
            Some(JsonType::Array) => self.sample_array(schema),
            None if schema.items.is_some() || !schema.keywords_2020.prefix_items.is_empty() => {
                self.sample_array(schema)
            }
            Some(JsonType::Boolean) => Some(Value::Bool(true)),
            Some(JsonType::Integer | JsonType::Number) => Some(Value::Number(sample_number(&schema.bounds))),
            Some(JsonType::String) => {
                let text = sample_text(schema);
                self.reserve_bytes(text.len())?;
                Some(Value::String(text))
            }
            _ => Some(json!({})),
        }
    }

    /// Returns a sample of the first alternative (`oneOf`, `anyOf`) that has a finite sample other than `null`, merged
    /// with the members that `schema` itself declares.
    fn sample_alternative(&mut self, schema: &Schema) -> Option<Value> {
        let alternatives = || schema.one_of.iter().chain(&schema.any_of);
        let is_null = |schema: &Schema| match &schema.values {
            Some(values) => values.iter().all(Value::is_null),
            None => schema.nullable && schema.types.is_empty() && schema.schema_refs().next().is_none(),
        };
        let api = self.api;
        let is_null = |link: &&SchemaRef| is_null(api.schema(link.schema));
        let mut non_null_alternatives = alternatives().filter(|link| !is_null(link));
        let sampled_alternative =
            non_null_alternatives.find_map(|link| Some((link.schema, self.sample_schema(link.schema)?)));
        let null_alternative = || Some((alternatives().find(is_null)?.schema, Value::Null));
        let (chosen_schema, value) = sampled_alternative.or_else(null_alternative)?;
        let Value::Object(mut members) = value else { return Some(value) };
        let declared_object = (!schema.properties.is_empty()).then(|| self.sample_object(schema)).flatten();
        if let Some(Value::Object(declared_members)) = declared_object {
            members.extend(declared_members);
        }
        if let Some(discriminator) = &schema.discriminator {
            let mapped_tag =
                discriminator.mapping.iter().find(|(_, link)| link.schema == chosen_schema).map(|(tag, _)| tag.clone());
            let implied_tag = || self.api.schema(chosen_schema).name.clone();
            let tag = mapped_tag
                .or_else(implied_tag)
                .or_else(|| discriminator_tags(self.api, discriminator, alternatives()).into_iter().next());
            members.extend(tag.map(|tag| (discriminator.property.clone(), Value::String(tag))));
        }
        Some(Value::Object(members))
    }

    fn sample_object(&mut self, schema: &Schema) -> Option<Value> {
        let mut members = Map::new();
        let mut non_object_value = None;
        let is_wrapper = schema.name.is_none() && schema.all_of.len() == 1;
        for link in &schema.all_of {
            let sample =
                if is_wrapper { self.sample_schema(link.schema)? } else { self.sample_exact_schema(link.schema)? };
            match sample {
                Value::Object(sampled_members) => members.extend(sampled_members),
                value => non_object_value = Some(value),
            }
        }
        if let Some(value) = non_object_value.filter(|_| members.is_empty() && schema.properties.is_empty()) {
            return Some(value);
        }
        for (name, link) in &schema.properties {
            let is_left_out = match self.extent {
                Extent::Response => self.api.schema(link.schema).write_only,
                Extent::All => false,
                Extent::Required => !schema.required.contains(name),
            };
            let is_repeated = self.sampled_sizes.get(&link.schema).is_some_and(|size| *size > MAX_REPEATED_SIZE);
            if is_left_out || (is_repeated && !schema.required.contains(name)) {
                continue;
            }
            match self.reserve_bytes(name.len() + 4).and_then(|()| self.sample_schema(link.schema)) {
                Some(value) => members.insert(name.clone(), value),
                // An infinite member is left out if it is optional. If it is required, the object is infinite, too.
                None if schema.required.contains(name) => return None,
                None => None,
            };
        }
        for name in &schema.required {
            if !members.contains_key(name) && !schema.properties.contains_key(name) {
                let value = match &schema.additional {
                    AdditionalProperties::Schema(link) => self.sample_schema(link.schema)?,
                    _ => json!({}),
                };
                members.insert(name.clone(), value);
            }
        }
        if let AdditionalProperties::Schema(link) = &schema.additional {
            let min_members = usize::try_from(schema.bounds.min_properties.unwrap_or(0)).unwrap_or(usize::MAX).min(100);
            while members.len() < min_members {
                let Some(value) = self.sample_schema(link.schema) else { break };
                members.insert(format!("key{}", members.len() + 1), value);
            }
        }
        Some(Value::Object(members))
    }

    fn sample_array(&mut self, schema: &Schema) -> Option<Value> {
        let min_items = usize::try_from(schema.bounds.min_items.unwrap_or(0)).unwrap_or(usize::MAX).min(100);
        let max_items = usize::try_from(schema.bounds.max_items.unwrap_or(1)).unwrap_or(usize::MAX);
        let sample_item = |this: &mut Self, link: &SchemaRef| this.sample_schema(link.schema);
        let prefix_schemas = &schema.keywords_2020.prefix_items;
        let mut values = Vec::new();
        let max_prefix_items = usize::try_from(schema.bounds.max_items.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
        for link in prefix_schemas.iter().take(max_prefix_items.min(100)) {
            match self.sample_schema(link.schema) {
                Some(value) => values.push(value),
                None if values.len() < min_items => return None,
                None => break,
            }
        }
        if !prefix_schemas.is_empty() && values.len() >= min_items {
            return Some(Value::Array(values));
        }
        let min_items = min_items - values.len();
        let Some(value) = schema.items.as_ref().map_or(Some(json!({})), |link| sample_item(self, link)) else {
            return (min_items == 0).then(|| Value::Array(values));
        };
        let item_count = min_items.max(1).min(max_items.max(min_items));
        let additional_count = item_count.saturating_sub(1).min(self.remaining_bytes / value_size(&value));
        self.remaining_bytes -= additional_count * value_size(&value);
        values.resize(values.len() + item_count.min(additional_count + 1), value);
        Some(Value::Array(values))
    }

    /// Subtracts a number of bytes from the remaining size of the sample. `None` if fewer bytes remain.
    fn reserve_bytes(&mut self, bytes: usize) -> Option<()> {
        self.remaining_bytes = self.remaining_bytes.checked_sub(bytes)?;
        Some(())
    }
}

/// Returns the approximate size of a value in bytes, which is at least 1.
fn value_size(value: &Value) -> usize {
    1 + match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(value_size).sum(),
        Value::Object(members) => members.iter().map(|(name, value)| name.len() + 4 + value_size(value)).sum(),
        _ => 0,
    }
}

fn initial_value(schema: &Schema) -> Option<&Value> {
    schema.extensions.get("x-initial")
}

/// Returns a number within the bounds that is close to 1.
fn sample_number(bounds: &Bounds) -> Number {
    let minimum = bounds.minimum.as_ref().and_then(Number::as_f64);
    let maximum = bounds.maximum.as_ref().and_then(Number::as_f64);
    let minimum = minimum.map(|minimum| if bounds.exclusive_minimum { minimum + 1.0 } else { minimum });
    let maximum = maximum.map(|maximum| if bounds.exclusive_maximum { maximum - 1.0 } else { maximum });
    let mut value: f64 = 1.0;
    value = value.min(maximum.unwrap_or(value)).max(minimum.unwrap_or(f64::MIN));
    if let Some(step) = bounds.multiple_of.as_ref().and_then(Number::as_f64).filter(|step| *step > 0.0) {
        value = (value / step).ceil() * step;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    let whole_number = (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64);
    whole_number.map(Number::from).or_else(|| Number::from_f64(value)).unwrap_or_else(|| 1.into())
}

/// Returns a string that matches the format and the length of the schema.
fn sample_text(schema: &Schema) -> String {
    let format = schema.format.as_deref().and_then(Format::find_by_name);
    let text = format.map(|format| format.sample).filter(|sample| !sample.is_empty()).unwrap_or("text");
    let min_length = usize::try_from(schema.bounds.min_length.unwrap_or(0)).unwrap_or(usize::MAX).min(10_000);
    let max_length = usize::try_from(schema.bounds.max_length.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    text.chars().cycle().take(text.len().clamp(min_length.min(max_length), max_length)).collect()
}
