//! Determines the JSON types of a schema's values.

use super::{Types, merge::MergedSchema};
use crate::ir::{JsonType, SchemaId, SchemaRef};

impl Types<'_> {
    /// Returns the JSON types of a schema's values; empty if any type is allowed. The result is cached.
    pub(super) fn json_types(&mut self, id: SchemaId) -> Vec<JsonType> {
        if let Some(known) = &self.json_types_cache[id.index()] {
            return known.clone();
        }
        // A recursive reference adds no further JSON types.
        self.json_types_cache[id.index()] = Some(Vec::new());
        let types = self.determine_json_types(id);
        self.json_types_cache[id.index()] = Some(types.clone());
        types
    }

    fn determine_json_types(&mut self, id: SchemaId) -> Vec<JsonType> {
        let merged = MergedSchema::new(self.api, id);
        match &*merged.types {
            [JsonType::String | JsonType::Integer] if merged.format == Some("int-or-string") => {
                return vec![JsonType::String, JsonType::Integer];
            }
            [] => {}
            types => return types.to_vec(),
        }
        if !merged.properties.is_empty() {
            return vec![JsonType::Object];
        }
        if merged.items.is_some() || !merged.prefix_items.is_empty() {
            return vec![JsonType::Array];
        }
        if let Some(values) = &merged.values {
            return json_types_of_values(values);
        }
        let alternative_refs: Vec<&SchemaRef> = merged.alternative_groups.into_iter().flatten().collect();
        let mut types = Vec::new();
        for schema_ref in alternative_refs {
            if self.nullable_schemas.allows_only_null(schema_ref.schema) {
                continue;
            }
            let candidate_types = self.json_types(schema_ref.schema);
            if candidate_types.is_empty() {
                return Vec::new();
            }
            types.extend(candidate_types);
        }
        types.sort_unstable();
        types.dedup();
        types
    }
}

/// Returns the JSON types of constants, ignoring `null`; empty if a constant is not a string, an integer or a boolean.
fn json_types_of_values(values: &[serde_json::Value]) -> Vec<JsonType> {
    const SCALARS: [JsonType; 3] = [JsonType::String, JsonType::Integer, JsonType::Boolean];
    let values: Vec<_> = values.iter().filter(|value| !value.is_null()).collect();
    if !values.iter().all(|value| SCALARS.iter().any(|ty| ty.contains_value(value))) {
        return Vec::new();
    }
    SCALARS.into_iter().filter(|ty| values.iter().any(|value| ty.contains_value(value))).collect()
}
