//! Creates sample values of schemas, for responses without an example.

use std::collections::HashMap;

use serde_json::{Map, Number, Value, json};

use crate::{
    ir::{AdditionalProperties, Api, Bounds, Format, JsonType, Schema, SchemaId, SchemaRef},
    validate::candidate_tags,
};

/// The approximate maximum size of a sample, in bytes.
const MAX_SIZE: usize = 1 << 20;

/// The maximum nesting depth of a sample, since schemas may refer to each other at any depth.
const MAX_DEPTH: usize = 100;

/// The number of bytes of the samples of one schema beyond which optional members with this schema are left out.
/// Samples could otherwise grow with the square of the number of schemas.
const MAX_REPEATED_SIZE: usize = 16 << 10;

/// Selects the members of objects that a sample contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All members except those that are write-only, since responses do not contain them.
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
    let mut sampler = Sampler { api, extent, above: Vec::new(), left: MAX_SIZE, sizes: HashMap::new() };
    sampler.sample_schema(schema).unwrap_or(Value::Null)
}

struct Sampler<'a> {
    api: &'a Api,
    extent: Extent,
    /// The schemas of the values that enclose the current value. Sampling one of them again would recurse endlessly.
    above: Vec<SchemaId>,
    /// The remaining budget in bytes.
    left: usize,
    /// The sizes in bytes of all samples of a schema so far, for schemas with parts.
    sizes: HashMap<SchemaId, usize>,
}

impl Sampler<'_> {
    /// Returns a sample of a schema, or of a schema that inherits from it. `None` if the schema contains itself or the
    /// sample would become too large.
    fn sample_schema(&mut self, id: SchemaId) -> Option<Value> {
        let heir = self.choose_heir(id).filter(|heir| *heir != id);
        heir.and_then(|heir| self.sample_part(heir)).or_else(|| self.sample_part(id))
    }

    /// Returns the schema to sample in place of a schema that declares or inherits a discriminator without
    /// alternatives. `None` if the schema itself is to be sampled.
    fn choose_heir(&self, id: SchemaId) -> Option<SchemaId> {
        if self.api.schema(id).example.is_some() && self.extent != Extent::Required {
            return None;
        }
        let inheritance = self.api.heirs.of(id).last()?;
        let is_selected = |heir: &SchemaId| *heir != inheritance.parent;
        if is_selected(&id) && inheritance.by_tag.values().any(|heir| *heir == id) {
            return Some(id);
        }
        inheritance.by_tag.values().copied().filter(is_selected).find(|heir| self.api.inherits_from(*heir, id))
    }

    /// Sets the discriminator properties of a sample to the values that select the schema.
    fn set_tags(&self, id: SchemaId, value: &mut Value) {
        let Value::Object(members) = value else { return };
        for inheritance in self.api.heirs.of(id) {
            let is_text = members.get(&inheritance.property).is_none_or(Value::is_string);
            if let Some((tag, _)) = inheritance.by_tag.iter().find(|(_, heir)| is_text && **heir == id) {
                members.insert(inheritance.property.clone(), Value::String(tag.clone()));
            }
        }
    }

    /// Returns a sample of exactly this schema, which may be a part of a composition. `None` in the same cases as for
    /// [`Self::sample_schema`].
    fn sample_part(&mut self, id: SchemaId) -> Option<Value> {
        self.take_budget(1)?;
        let schema = self.api.schema(id);
        if let Some(example) = schema.example.as_ref().filter(|_| self.extent != Extent::Required) {
            return Some(example.value());
        }
        let declared = schema.default.as_ref().or_else(|| initial_value(schema));
        if let Some(value) = declared.or_else(|| schema.values.as_ref()?.first()) {
            return Some(value.clone());
        }
        if self.above.contains(&id) || self.above.len() == MAX_DEPTH {
            return None;
        }
        self.above.push(id);
        let before = self.left;
        let mut value = self.sample_without_example(schema);
        self.above.pop();
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
        let kind = schema.types.first().copied();
        let is_object = kind == Some(JsonType::Object) || !schema.properties.is_empty();
        if is_object || (kind.is_none() && !schema.all_of.is_empty()) {
            return self.sample_object(schema);
        }
        match kind {
            Some(JsonType::Array) => self.sample_array(schema),
            None if schema.items.is_some() || !schema.keywords_2020.prefix_items.is_empty() => {
                self.sample_array(schema)
            }
            Some(JsonType::Boolean) => Some(Value::Bool(true)),
            Some(JsonType::Integer | JsonType::Number) => Some(Value::Number(sample_number(&schema.bounds))),
            Some(JsonType::String) => {
                let text = sample_text(schema);
                self.take_budget(text.len())?;
                Some(Value::String(text))
            }
            _ => Some(json!({})),
        }
    }

    /// Returns a sample of the first alternative that is finite and not `null`, merged with the members that the schema
    /// itself declares.
    fn sample_alternative(&mut self, schema: &Schema) -> Option<Value> {
        let entries = || schema.one_of.iter().chain(&schema.any_of);
        let is_null = |schema: &Schema| match &schema.values {
            Some(values) => values.iter().all(Value::is_null),
            None => schema.nullable && schema.types.is_empty() && schema.schema_refs().next().is_none(),
        };
        let api = self.api;
        let is_null = |link: &&SchemaRef| is_null(api.schema(link.schema));
        let mut others = entries().filter(|link| !is_null(link));
        let sampled = others.find_map(|link| Some((link.schema, self.sample_schema(link.schema)?)));
        let (chosen, value) = sampled.or_else(|| Some((entries().find(is_null)?.schema, Value::Null)))?;
        let Value::Object(mut members) = value else { return Some(value) };
        if let Some(Value::Object(own)) = (!schema.properties.is_empty()).then(|| self.sample_object(schema)).flatten()
        {
            members.extend(own);
        }
        if let Some(discriminator) = &schema.discriminator {
            let mapped =
                discriminator.mapping.iter().find(|(_, link)| link.schema == chosen).map(|(tag, _)| tag.clone());
            let implied = || self.api.schema(chosen).name.clone();
            let tag = mapped
                .or_else(implied)
                .or_else(|| candidate_tags(self.api, discriminator, entries()).into_iter().next());
            members.extend(tag.map(|tag| (discriminator.property.clone(), Value::String(tag))));
        }
        Some(Value::Object(members))
    }

    fn sample_object(&mut self, schema: &Schema) -> Option<Value> {
        let mut members = Map::new();
        let mut single = None;
        let is_wrapper = schema.name.is_none() && schema.all_of.len() == 1;
        for link in &schema.all_of {
            let part = if is_wrapper { self.sample_schema(link.schema)? } else { self.sample_part(link.schema)? };
            match part {
                Value::Object(part) => members.extend(part),
                other => single = Some(other),
            }
        }
        if let Some(value) = single.filter(|_| members.is_empty() && schema.properties.is_empty()) {
            return Some(value);
        }
        for (name, link) in &schema.properties {
            let is_left_out = match self.extent {
                Extent::Response => self.api.schema(link.schema).write_only,
                Extent::All => false,
                Extent::Required => !schema.required.contains(name),
            };
            let is_repeated = self.sizes.get(&link.schema).is_some_and(|size| *size > MAX_REPEATED_SIZE);
            if is_left_out || (is_repeated && !schema.required.contains(name)) {
                continue;
            }
            match self.take_budget(name.len() + 4).and_then(|()| self.sample_schema(link.schema)) {
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
            let least = usize::try_from(schema.bounds.min_properties.unwrap_or(0)).unwrap_or(usize::MAX).min(100);
            while members.len() < least {
                let Some(value) = self.sample_schema(link.schema) else { break };
                members.insert(format!("key{}", members.len() + 1), value);
            }
        }
        Some(Value::Object(members))
    }

    fn sample_array(&mut self, schema: &Schema) -> Option<Value> {
        let least = usize::try_from(schema.bounds.min_items.unwrap_or(0)).unwrap_or(usize::MAX).min(100);
        let most = usize::try_from(schema.bounds.max_items.unwrap_or(1)).unwrap_or(usize::MAX);
        let item = |this: &mut Self, link: &SchemaRef| this.sample_schema(link.schema);
        let prefix = &schema.keywords_2020.prefix_items;
        let mut values = Vec::new();
        let longest = usize::try_from(schema.bounds.max_items.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
        for link in prefix.iter().take(longest.min(100)) {
            match self.sample_schema(link.schema) {
                Some(value) => values.push(value),
                None if values.len() < least => return None,
                None => break,
            }
        }
        if !prefix.is_empty() && values.len() >= least {
            return Some(Value::Array(values));
        }
        let least = least - values.len();
        let Some(value) = schema.items.as_ref().map_or(Some(json!({})), |link| item(self, link)) else {
            return (least == 0).then(|| Value::Array(values));
        };
        let items = least.max(1).min(most.max(least));
        let more = items.saturating_sub(1).min(self.left / value_size(&value));
        self.left -= more * value_size(&value);
        values.resize(values.len() + items.min(more + 1), value);
        Some(Value::Array(values))
    }

    /// Takes a number of bytes from the remaining budget. `None` if not enough bytes remain.
    fn take_budget(&mut self, bytes: usize) -> Option<()> {
        self.left = self.left.checked_sub(bytes)?;
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
    let least = bounds.minimum.as_ref().and_then(Number::as_f64);
    let most = bounds.maximum.as_ref().and_then(Number::as_f64);
    let least = least.map(|least| if bounds.exclusive_minimum { least + 1.0 } else { least });
    let most = most.map(|most| if bounds.exclusive_maximum { most - 1.0 } else { most });
    let mut value: f64 = 1.0;
    value = value.min(most.unwrap_or(value)).max(least.unwrap_or(f64::MIN));
    if let Some(step) = bounds.multiple_of.as_ref().and_then(Number::as_f64).filter(|step| *step > 0.0) {
        value = (value / step).ceil() * step;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
    let whole = (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64);
    whole.map(Number::from).or_else(|| Number::from_f64(value)).unwrap_or_else(|| 1.into())
}

/// Returns a string that matches the format and the length of the schema.
fn sample_text(schema: &Schema) -> String {
    let format = schema.format.as_deref().and_then(Format::named);
    let text = format.map(|format| format.sample).filter(|sample| !sample.is_empty()).unwrap_or("text");
    let least = usize::try_from(schema.bounds.min_length.unwrap_or(0)).unwrap_or(usize::MAX).min(10_000);
    let most = usize::try_from(schema.bounds.max_length.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    text.chars().cycle().take(text.len().clamp(least.min(most), most)).collect()
}
