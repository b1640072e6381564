//! Creates sample values for schemas. The mock server sends them in responses without an example.

use std::collections::HashMap;

use serde_json::{Map, Number, Value, json};

use crate::{
    ir::{AdditionalProperties, Api, Bounds, Format, JsonType, Schema, SchemaId, SchemaRef},
    validate::candidate_tags,
};

/// The approximate maximum size of a sample, in bytes.
const MAX_SAMPLE_BYTES: usize = 1 << 20;

/// The maximum nesting depth of a sample. Schemas may refer to each other at any depth.
const MAX_DEPTH: usize = 100;

/// The number of bytes of the samples of one schema beyond which optional members with this schema are left out.
/// Samples could otherwise grow with the square of the number of schemas.
const MAX_REPEATED_SIZE: usize = 16 << 10;

/// Selects the members of objects that a sample contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All members except those that are `writeOnly`, which responses do not contain.
    Response,
    /// All members.
    All,
    /// Only required members.
    Required,
}

/// Creates a value that matches the types, enums, lengths, ranges and alternatives of the schema; `pattern` is ignored.
/// Samples are limited to about 1 MiB. Beyond that, lists have fewer items than `minItems`, and optional members are
/// absent. Optional members are also absent if the samples of their schema already contain 16 KiB.
pub(crate) fn sample_value(api: &Api, schema: SchemaId, extent: Extent) -> Value {
    let mut sampler = Sampler { api, extent, enclosing_ids: Vec::new(), remaining_bytes: MAX_SAMPLE_BYTES };
    sampler.sample_schema(schema).unwrap_or(Value::Null)
}

/// Creates one sample.
struct Sampler<'a> {
    api: &'a Api,
    extent: Extent,
    /// The schemas of the values that enclose the current value. Sampling one of them again would recurse endlessly.
    enclosing_ids: Vec<SchemaId>,
    /// The number of bytes by which the sample may still grow.
    remaining_bytes: usize,
    /// The sizes in bytes of all samples of a schema so far, for schemas with parts.
    sizes: HashMap<SchemaId, usize>,
}

impl Sampler<'_> {
    /// Returns a sample value for a schema. If other schemas inherit from the schema by its discriminator, the sample
    /// may be a value of one of these. `None` if every value of the schema would contain another value of the same
    /// schema, or if the sample would become too large.
    fn sample_schema(&mut self, id: SchemaId) -> Option<Value> {
        let heir = self.choose_heir(id).filter(|heir| *heir != id);
        heir.and_then(|heir| self.sample_part(heir)).or_else(|| self.sample_part(id))
    }

    /// Returns the inheriting schema to sample instead of the schema `id`, which declares or inherits a discriminator
    /// without `oneOf` or `anyOf`. `None` if the schema itself is sampled.
    fn choose_heir(&self, id: SchemaId) -> Option<SchemaId> {
        if self.api.schema(id).example.is_some() && self.extent != Extent::Required {
            return None;
        }
        let inheritance = self.api.heirs.of(id).last()?;
        let is_other_heir = |heir: &SchemaId| *heir != inheritance.parent;
        if is_other_heir(&id) && inheritance.by_tag.values().any(|heir| *heir == id) {
            return Some(id);
        }
        inheritance.by_tag.values().copied().filter(is_other_heir).find(|heir| self.api.inherits_from(*heir, id))
    }

    /// Sets the discriminator properties of the sample `value` to the values that select the schema `id`.
    fn set_tags(&self, id: SchemaId, value: &mut Value) {
        let Value::Object(members) = value else { return };
        for inheritance in self.api.heirs.of(id) {
            let is_text = members.get(&inheritance.property).is_none_or(Value::is_string);
            if let Some((tag, _)) = inheritance.by_tag.iter().find(|(_, heir)| is_text && **heir == id) {
                members.insert(inheritance.property.clone(), Value::String(tag.clone()));
            }
        }
    }

    /// Returns a sample of exactly the schema `id`, ignoring schemas that inherit from it. `None` in the same cases as
    /// for [`Self::sample_schema`].
    fn sample_part(&mut self, id: SchemaId) -> Option<Value> {
        self.subtract_bytes(1)?;
        let schema = self.api.schema(id);
        if let Some(example) = schema.example.as_ref().filter(|_| self.extent != Extent::Required) {
            return Some(example.value());
        }
        let declared_value = schema.default.as_ref().or_else(|| initial_value(schema));
        if let Some(value) = declared_value.or_else(|| schema.values.as_ref()?.first()) {
            return Some(value.clone());
        }
        if self.enclosing_ids.contains(&id) || self.enclosing_ids.len() == MAX_DEPTH {
            return None;
        }
        self.enclosing_ids.push(id);
        let before = self.left;
        let mut value = self.sample_without_example(schema);
        self.enclosing_ids.pop();
        if schema.schema_refs().next().is_some() {
            *self.sizes.entry(id).or_default() += before - self.left;
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
                self.subtract_bytes(text.len())?;
                Some(Value::String(text))
            }
            _ => Some(json!({})),
        }
    }

    /// Returns a sample of the first alternative (`oneOf`, `anyOf`) that has a sample other than `null`, merged with
    /// the members that the schema itself declares.
    fn sample_alternative(&mut self, schema: &Schema) -> Option<Value> {
        let alternatives = || schema.one_of.iter().chain(&schema.any_of);
        let is_null = |schema: &Schema| match &schema.values {
            Some(values) => values.iter().all(Value::is_null),
            None => schema.nullable && schema.types.is_empty() && schema.schema_refs().next().is_none(),
        };
        let (null_alternatives, other_alternatives): (Vec<&SchemaRef>, Vec<&SchemaRef>) =
            alternatives().api;
        let is_null = |schema_ref| is_null(api.schema(schema_ref.schema));
        let mut others = entries().filter(|link| !is_null(link));
        let sampled_alternative = other_alternatives
            .into_iter()
            .find_map(|schema_ref| Some((schema_ref.schema, self.sample_schema(schema_ref.schema)?)));
        let (chosen_id, value) =
            sampled_alternative.or_else(|| Some((null_alternatives.first().find(is_null)?.schema, Value::Null)))?;
        let Value::Object(mut members) = value else { return Some(value) };
        if !schema.properties.is_empty()
            && let Some(Value::Object(own_members)) = self.sample_object(schema)
        {
            members.extend(own_members);
        }
        if let Some(discriminator) = &schema.discriminator {
            let mapped_tag = discriminator
                .mapping
                .iter()
                .find(|(_, schema_ref)| schema_ref.schema == chosen_id)
                .map(|(tag, _)| tag.clone());
            let schema_name = || self.api.schema(chosen_id).name.clone();
            let tag = mapped_tag
                .or_else(schema_name)
                .or_else(|| candidate_tags(self.api, discriminator, alternatives()).into_iter().next());
            members.extend(tag.map(|tag| (discriminator.property.clone(), Value::String(tag))));
        }
        Some(Value::Object(members))
    }

    fn sample_object(&mut self, schema: &Schema) -> Option<Value> {
        let mut members = Map::new();
        let mut scalar_value = None;
        let is_wrapper = schema.name.is_none() && schema.all_of.len() == 1;
        for schema_ref in &schema.all_of {
            let part_value =
                if is_wrapper { self.sample_schema(schema_ref.schema)? } else { self.sample_part(schema_ref.schema)? };
            match part_value {
                Value::Object(part_value) => members.extend(part_value),
                other => scalar_value = Some(other),
            }
        }
        if let Some(value) = scalar_value.filter(|_| members.is_empty() && schema.properties.is_empty()) {
            return Some(value);
        }
        for (name, schema_ref) in &schema.properties {
            let is_omitted = match self.extent {
                Extent::Response => self.api.schema(schema_ref.schema).write_only,
                Extent::All => false,
                Extent::Required => !schema.required.contains(name),
            };
            let is_repeated = self.sizes.get(&link.schema).is_some_and(|size| *size > MAX_REPEATED_SIZE);
            if is_omitted || (is_repeated && !schema.required.contains(name)) {
                continue;
            }
            match self.subtract_bytes(name.len() + 4).and_then(|()| self.sample_schema(schema_ref.schema)) {
                Some(value) => members.insert(name.clone(), value),
                // A member without a sample is omitted if it is optional. If it is required, the object has no sample
                // either.
                None if schema.required.contains(name) => return None,
                None => None,
            };
        }
        for name in &schema.required {
            if !members.contains_key(name) && !schema.properties.contains_key(name) {
                let value = match &schema.additional {
                    AdditionalProperties::Schema(schema_ref) => self.sample_schema(schema_ref.schema)?,
                    _ => json!({}),
                };
                members.insert(name.clone(), value);
            }
        }
        if let AdditionalProperties::Schema(schema_ref) = &schema.additional {
            let min_members = usize::try_from(schema.bounds.min_properties.unwrap_or(0)).unwrap_or(usize::MAX).min(100);
            while members.len() < min_members {
                let Some(value) = self.sample_schema(schema_ref.schema) else { break };
                members.insert(format!("key{}", members.len() + 1), value);
            }
        }
        Some(Value::Object(members))
    }

    fn sample_array(&mut self, schema: &Schema) -> Option<Value> {
        let min_items = usize::try_from(schema.bounds.min_items.unwrap_or(0)).unwrap_or(usize::MAX).min(100);
        let max_items = usize::try_from(schema.bounds.max_items.unwrap_or(1)).unwrap_or(usize::MAX);
        let sample_item = |sampler: &mut Self, item_ref: &SchemaRef| sampler.sample_schema(item_ref.schema);
        let prefix_refs = &schema.keywords_2020.prefix_items;
        let mut sampled_items = Vec::new();
        let max_prefix_count = usize::try_from(schema.bounds.max_items.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
        for item_ref in prefix_refs.iter().take(max_prefix_count.min(100)) {
            match self.sample_schema(item_ref.schema) {
                Some(value) => sampled_items.push(value),
                None if sampled_items.len() < min_items => return None,
                None => break,
            }
        }
        if !prefix_refs.is_empty() && sampled_items.len() >= min_items {
            return Some(Value::Array(sampled_items));
        }
        let remaining_min_items = min_items - sampled_items.len();
        let Some(value) = schema.items.as_ref().map_or(Some(json!({})), |item_ref| sample_item(self, item_ref)) else {
            return (remaining_min_items == 0).then(|| Value::Array(sampled_items));
        };
        let item_count = remaining_min_items.max(1).min(max_items.max(remaining_min_items));
        let repeat_count = item_count.saturating_sub(1).min(self.remaining_bytes / value_size(&value));
        self.remaining_bytes -= repeat_count * value_size(&value);
        sampled_items.resize(sampled_items.len() + item_count.min(repeat_count + 1), value);
        Some(Value::Array(sampled_items))
    }

    /// Subtracts a number of bytes from the remaining bytes. `None` if not enough bytes remain.
    fn subtract_bytes(&mut self, bytes: usize) -> Option<()> {
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

/// Returns the value of the extension `x-initial`.
fn initial_value(schema: &Schema) -> Option<&Value> {
    schema.extensions.get("x-initial")
}

/// Returns a number close to 1 that is within the bounds, rounded up to a multiple of `multipleOf`.
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

/// Returns a string with a length that the schema allows, repeated or cut from the sample of the format.
fn sample_text(schema: &Schema) -> String {
    let format = schema.format.as_deref().and_then(Format::named);
    let text = format.map(|format| format.sample).filter(|sample| !sample.is_empty()).unwrap_or("text");
    let min_length = usize::try_from(schema.bounds.min_length.unwrap_or(0)).unwrap_or(usize::MAX).min(10_000);
    let max_length = usize::try_from(schema.bounds.max_length.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    text.chars().cycle().take(text.len().clamp(min_length.min(max_length), max_length)).collect()
}
