//! Determines which schemas allow `null`, for all schemas at once and in linear time.

use crate::ir::{AdditionalProperties, Api, Schema, SchemaId};

/// The nullability of all schemas of a document.
#[derive(Debug)]
pub(super) struct NullableSchemas {
    /// True for each schema that allows `null`, by schema ID.
    allows_null: Vec<bool>,
    /// True for each schema that allows only `null`, by schema ID.
    allows_only_null: Vec<bool>,
}

impl NullableSchemas {
    pub(super) fn new(api: &Api) -> Self {
        let allows_only_null: Vec<bool> = api.schemas.iter().map(|schema| is_only_null(api, schema)).collect();
        let mut composing_schemas: Vec<Vec<usize>> = vec![Vec::new(); api.schemas.len()];
        for (index, schema) in api.schemas.iter().enumerate() {
            for part in schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of) {
                composing_schemas[part.schema.index()].push(index);
            }
        }
        let allows_null_directly = |schema: &Schema| {
            schema.nullable
                || schema.values.as_ref().is_some_and(|values| values.iter().any(serde_json::Value::is_null))
        };
        let mut allows_null: Vec<bool> = api.schemas.iter().map(allows_null_directly).collect();
        let mut pending_indices: Vec<usize> = (0..allows_null.len()).filter(|index| allows_null[*index]).collect();
        while let Some(index) = pending_indices.pop() {
            for composing_schema in &composing_schemas[index] {
                if !std::mem::replace(&mut allows_null[*composing_schema], true) {
                    pending_indices.push(*composing_schema);
                }
            }
        }
        Self { allows_null, allows_only_null }
    }

    /// Determines which schemas allow only `null`. [`Self::allows_null`] must not be called on the result.
    pub(super) fn find_null_only(api: &Api) -> Self {
        Self {
            allows_null: Vec::new(),
            allows_only_null: api.schemas.iter().map(|schema| is_only_null(api, schema)).collect(),
        }
    }

    /// Creates a value for callers that do not depend on nullability: [`Self::allows_only_null`] returns false for
    /// every schema. [`Self::allows_null`] must not be called.
    pub(super) fn without_nulls() -> Self {
        Self { allows_null: Vec::new(), allows_only_null: Vec::new() }
    }

    /// Returns whether a schema allows `null`, by its own keywords or through `allOf`, `oneOf` or `anyOf`.
    pub(super) fn allows_null(&self, id: SchemaId) -> bool {
        self.allows_null[id.index()]
    }

    /// Returns whether a schema allows only `null`: `type: 'null'`, `enum: [null]`, or `nullable: true` without other
    /// members.
    pub(super) fn allows_only_null(&self, id: SchemaId) -> bool {
        self.allows_only_null.get(id.index()).copied().unwrap_or_default()
    }
}

/// Returns whether a schema allows only `null`, by its own keywords or by those of the only schema in its `allOf`.
fn is_only_null(api: &Api, schema: &Schema) -> bool {
    if let Some(values) = &schema.values {
        return !values.is_empty() && values.iter().all(serde_json::Value::is_null);
    }
    let has_no_constraints = schema.types.is_empty()
        && schema.format.is_none()
        && schema.properties.is_empty()
        && schema.required.is_empty()
        && schema.items.is_none()
        && schema.additional == AdditionalProperties::Unspecified
        && schema.one_of.is_empty()
        && schema.any_of.is_empty();
    match schema.all_of.as_slice() {
        [] => has_no_constraints && schema.nullable,
        // A component that is a `$ref` to another component.
        [only] => {
            has_no_constraints
                && api.schema(only.schema).all_of.is_empty()
                && is_only_null(api, api.schema(only.schema))
        }
        _ => false,
    }
}
