//! Merges schemas of the spec for the comparison with documentation pages. A schema is merged with the schemas in its
//! `allOf`; the alternatives of `oneOf` and `anyOf` are not merged.

use indexmap::{IndexMap, IndexSet};

use super::types::PageType;
use crate::ir::{AdditionalProperties, Api, Bounds, JsonType, Schema, SchemaId, SchemaRef};

/// The keywords of a Schema Object, merged with those of the schemas in its `allOf`.
#[derive(Clone, Debug, Default)]
pub(super) struct MergedSchema<'a> {
    /// The schemas that were merged: first the requested schema, followed by the schemas in `allOf`.
    pub parts: Vec<&'a Schema>,
    pub types: Vec<JsonType>,
    pub format: Option<&'a str>,
    pub properties: IndexMap<&'a str, &'a SchemaRef>,
    pub required: IndexSet<&'a str>,
    pub items: Option<&'a SchemaRef>,
    /// The schema of `additionalProperties`.
    pub additional: Option<&'a SchemaRef>,
    /// The values of `enum`; `None` if the schema does not have `enum`.
    pub values: Option<&'a [serde_json::Value]>,
    pub default: Option<&'a serde_json::Value>,
    pub bounds: Bounds,
    /// The alternatives of `oneOf` and `anyOf`; empty if there are none.
    pub alternatives: Vec<&'a SchemaRef>,
}

/// Merges a schema with the schemas in its `allOf`.
pub(super) fn merge_schema(api: &Api, id: SchemaId) -> MergedSchema<'_> {
    let mut merged = MergedSchema::default();
    let mut merged_ids = IndexSet::from([id]);
    let mut part_index = 0;
    while let Some(id) = merged_ids.get_index(part_index).copied() {
        let schema = api.schema(id);
        merged.merge_part(schema);
        merged.add_conditional_members(api, schema);
        // A `oneOf` or `anyOf` with a single schema is not a choice, for example `oneOf: [$ref]` next to `nullable`.
        let single_alternatives =
            [&schema.one_of, &schema.any_of].into_iter().filter(|alternatives| alternatives.len() == 1).flatten();
        merged_ids.extend(schema.all_of.iter().chain(single_alternatives).map(|schema_ref| schema_ref.schema));
        part_index += 1;
    }
    merged
}

impl<'a> MergedSchema<'a> {
    /// Adds the keywords of `schema`. A keyword that was already added, such as `format`, keeps the first value.
    fn merge_part(&mut self, schema: &'a Schema) {
        self.parts.push(schema);
        if self.types.is_empty() {
            self.types.clone_from(&schema.types);
        }
        self.format = self.format.or(schema.format.as_deref());
        self.properties.extend(schema.properties.iter().map(|(name, schema_ref)| (name.as_str(), schema_ref)));
        self.required.extend(schema.required.iter().map(String::as_str));
        self.items = self.items.or(schema.items.as_ref());
        if let AdditionalProperties::Schema(schema_ref) = &schema.additional {
            self.additional = self.additional.or(Some(schema_ref));
        }
        self.values = self.values.or(schema.values.as_deref());
        self.default = self.default.or(schema.default.as_ref());
        self.bounds = merge_bounds(&self.bounds, &schema.bounds);
        for alternatives in [&schema.one_of, &schema.any_of] {
            if alternatives.len() > 1 {
                self.alternatives.extend(alternatives);
            }
        }
    }

    /// Adds the properties that are declared in conditional subschemas of `schema` (`then`, `else`, …), which apply to
    /// some values only.
    fn add_conditional_members(&mut self, api: &'a Api, schema: &'a Schema) {
        let mut subschema_ids: IndexSet<SchemaId> =
            schema.conditional_schemas().map(|schema_ref| schema_ref.schema).collect();
        let mut index = 0;
        while let Some(subschema) = subschema_ids.get_index(index).map(|id| api.schema(*id)) {
            for (name, schema_ref) in &subschema.properties {
                self.properties.entry(name).or_insert(schema_ref);
            }
            subschema_ids
                .extend(subschema.conditional_schemas().chain(&subschema.all_of).map(|schema_ref| schema_ref.schema));
            index += 1;
        }
    }

    /// Returns whether the schema allows values of a JSON type.
    fn allows_type(&self, json_type: JsonType) -> bool {
        self.types.contains(&json_type)
    }

    /// Returns whether the schema allows any value.
    fn allows_any_value(&self) -> bool {
        self.types.is_empty() && self.alternatives.is_empty() && self.properties.is_empty() && self.values.is_none()
    }

    /// Returns whether `ty`, a type that a page states, matches this schema. Array items and object properties are not
    /// compared.
    pub(super) fn fits_page_type(&self, api: &Api, ty: &PageType) -> bool {
        if !self.alternatives.is_empty() && !matches!(ty, PageType::Named(_)) {
            return self
                .alternatives
                .iter()
                .any(|schema_ref| merge_schema(api, schema_ref.schema).fits_page_type(api, ty));
        }
        let is_object = self.allows_type(JsonType::Object) || (self.types.is_empty() && !self.properties.is_empty());
        match ty {
            PageType::String => self.allows_type(JsonType::String) || (self.types.is_empty() && self.values.is_some()),
            PageType::Time => self.allows_type(JsonType::String) && self.format == Some("date-time"),
            PageType::Date => self.allows_type(JsonType::String) && self.format == Some("date"),
            PageType::File => self.allows_type(JsonType::String),
            PageType::Boolean => self.allows_type(JsonType::Boolean),
            PageType::Integer => self.allows_type(JsonType::Integer) && self.format != Some("int64"),
            PageType::Long => self.allows_type(JsonType::Integer) && self.format != Some("int32"),
            PageType::Float => self.allows_type(JsonType::Number) && self.format != Some("double"),
            PageType::Double => self.allows_type(JsonType::Number) && self.format != Some("float"),
            PageType::Number => self.allows_type(JsonType::Number) || self.allows_type(JsonType::Integer),
            PageType::Object => is_object || self.allows_any_value(),
            PageType::Array(_) => self.allows_type(JsonType::Array),
            PageType::Map(_) => is_object && self.properties.is_empty(),
            PageType::Named(_) => is_object || !self.alternatives.is_empty(),
            PageType::Any | PageType::Table(_) | PageType::Unknown(_) => true,
        }
    }

    /// Describes the type that this schema allows, as in `array of string` or `integer (int64)`.
    pub(super) fn describe_type(&self, api: &Api) -> String {
        if !self.alternatives.is_empty() {
            let alternative_names: Vec<String> =
                self.alternatives.iter().map(|schema_ref| name_or_type_of_schema(api, schema_ref)).collect();
            return format!("one of {}", alternative_names.join(", "));
        }
        if let Some(item_ref) = self.items {
            return format!("array of {}", merge_schema(api, item_ref.schema).describe_type(api));
        }
        if let (Some(schema_ref), true) = (self.additional, self.properties.is_empty()) {
            return format!("map of {}", merge_schema(api, schema_ref.schema).describe_type(api));
        }
        let Some(type_name) = self.types.first() else {
            return if self.properties.is_empty() { "any".to_owned() } else { "object".to_owned() };
        };
        let type_name = format!("{type_name:?}").to_lowercase();
        match self.format {
            Some(format) => format!("{type_name} ({format})"),
            None => type_name,
        }
    }
}

/// Returns the unqualified name of a schema, such as `Pod`. If the schema has no name, returns a description of its
/// type.
pub(super) fn name_or_type_of_schema(api: &Api, schema_ref: &SchemaRef) -> String {
    let qualified_name = api.schema(schema_ref.schema).name.as_deref();
    qualified_name.map_or_else(
        || merge_schema(api, schema_ref.schema).describe_type(api),
        |name| name.rsplit('.').next().unwrap_or(name).to_owned(),
    )
}

/// Returns the bounds of `first`, with bounds of `second` in place of missing ones.
fn merge_bounds(first: &Bounds, second: &Bounds) -> Bounds {
    let mut bounds = first.clone();
    bounds.minimum = bounds.minimum.or_else(|| second.minimum.clone());
    bounds.maximum = bounds.maximum.or_else(|| second.maximum.clone());
    bounds.min_length = bounds.min_length.or(second.min_length);
    bounds.max_length = bounds.max_length.or(second.max_length);
    bounds.min_items = bounds.min_items.or(second.min_items);
    bounds.max_items = bounds.max_items.or(second.max_items);
    bounds
}
