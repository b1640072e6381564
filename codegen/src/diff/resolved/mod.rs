//! Merges the `allOf` of a document's schemas: a merged schema has the members, types and required properties of all
//! entries of the `allOf`, so that two schemas can be compared however they are composed.
//!
//! Merging creates schemas that the document does not contain: a property that two entries of an `allOf` declare must
//! be valid for both. Such a created schema gets an ID after those of the document's schemas, so that all code that
//! works with IDs supports created schemas.

mod merge;

#[cfg(test)]
mod tests;

use std::{
    cell::{OnceCell, RefCell},
    collections::{HashMap, HashSet},
};

use elsa::FrozenVec;

use crate::ir::{AdditionalProperties, Api, Schema, SchemaId, SchemaRef};

/// Merging creates at most as many schemas as the document has, plus this number. Without a limit, two recursive
/// schemas in one `allOf` could create an unlimited number of schemas.
const MAX_CREATED_SCHEMAS: usize = 10_000;

/// The schemas of a document, and those created by merging.
pub(in crate::diff) struct ResolvedDocument<'a> {
    api: &'a Api,
    /// The merged schemas by ID, computed on first use.
    merged_by_id: Vec<OnceCell<Box<MergedSchema>>>,
    /// For each schema ID of the document: true if the schema allows only `null`.
    allows_only_null: Vec<bool>,
    /// The schemas created by merging.
    created_schemas: FrozenVec<Box<CreatedSchema>>,
    /// The IDs of the created schemas, by the recipe from which each schema was created.
    ids_by_recipe: RefCell<HashMap<Recipe, SchemaId>>,
}

/// A schema with its `allOf` merged, and the IDs of the schemas that were merged into it.
struct MergedSchema {
    schema: Schema,
    /// The schemas that the `allOf` refers to, at any depth.
    parts: Vec<SchemaId>,
}

/// A schema created by merging.
struct CreatedSchema {
    /// The schema before its `allOf` is merged.
    declared: Schema,
    /// The schemas of the document from which the schema was created.
    sources: Vec<SchemaId>,
    merged: OnceCell<Box<MergedSchema>>,
}

/// The input from which a schema is created. A second schema with the same recipe is not created.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Recipe {
    /// A schema that accepts the values that all of these schemas accept.
    AllOf(Vec<SchemaId>),
    /// A schema that has only the alternatives of this schema, without the other keywords.
    Alternatives(SchemaId),
    /// A schema that has all keywords of this schema except the alternatives.
    WithoutAlternatives(SchemaId),
}

impl<'a> ResolvedDocument<'a> {
    pub(in crate::diff) fn new(api: &'a Api) -> Self {
        let merged_by_id = std::iter::repeat_with(OnceCell::new).take(api.schemas.len()).collect();
        let allows_only_null = api.schemas.iter().map(is_null).collect();
        Self {
            api,
            merged_by_id,
            allows_only_null,
            created_schemas: FrozenVec::new(),
            ids_by_recipe: RefCell::default(),
        }
    }

    /// Returns the document whose schemas are merged.
    pub(in crate::diff) fn api(&self) -> &'a Api {
        self.api
    }

    /// Returns whether the schema was created by merging and is not declared in the document.
    pub(in crate::diff) fn is_created(&self, id: SchemaId) -> bool {
        id.index() >= self.api.schemas.len()
    }

    /// Returns a schema as declared: its `allOf` is not merged.
    pub(in crate::diff) fn declared_schema(&self, id: SchemaId) -> &Schema {
        self.api.schemas.get(id.index()).unwrap_or_else(|| &self.created_schema(id).declared)
    }

    /// Returns whether a schema allows only `null`. A schema with such an alternative counts as nullable.
    fn is_null(&self, id: SchemaId) -> bool {
        self.allows_only_null.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns a schema with its `allOf` merged. Alternatives that allow only `null` become `nullable`. In the result,
    /// `all_of` contains only lists of alternatives that could not be merged into one list.
    pub(in crate::diff) fn schema(&self, id: SchemaId) -> &Schema {
        let declared = self.declared_schema(id);
        let has_null = || {
            declared.one_of.iter().chain(&declared.any_of).any(|alternative_ref| self.is_null(alternative_ref.schema))
        };
        if declared.all_of.is_empty() && !has_null() { declared } else { &self.merged_schema(id).schema }
    }

    /// Returns the schemas of the document that are merged into a schema: the schema itself (or the schemas from which
    /// a created schema was created), and all schemas that its `allOf` refers to.
    pub(in crate::diff) fn sources(&self, id: SchemaId) -> Vec<SchemaId> {
        let own_source_ids = if self.is_created(id) { self.created_schema(id).sources.clone() } else { vec![id] };
        let mut seen_ids: HashSet<SchemaId> = own_source_ids.iter().copied().collect();
        let mut source_ids = own_source_ids;
        if !self.declared_schema(id).all_of.is_empty() {
            let merged_part_ids = self.merged_schema(id).parts.iter().copied().filter(|part| !self.is_created(*part));
            source_ids.extend(merged_part_ids.filter(|part| seen_ids.insert(*part)));
        }
        source_ids
    }

    /// Returns the ID of a schema that accepts the values that all schemas in `ids` accept. Returns the first ID if the
    /// maximum number of created schemas is reached.
    pub(in crate::diff) fn all_of(&self, mut ids: Vec<SchemaId>) -> SchemaId {
        let mut seen_ids = HashSet::new();
        ids.retain(|id| seen_ids.insert(*id));
        if ids.len() == 1 {
            return ids[0];
        }
        let schema_ref_to =
            |id: &SchemaId| SchemaRef { schema: *id, reference: None, at: self.declared_schema(*id).at };
        let first_schema = self.declared_schema(ids[0]);
        let build_schema = || Schema {
            location: first_schema.location.clone(),
            at: first_schema.at,
            all_of: ids.iter().map(schema_ref_to).collect(),
            ..Schema::default()
        };
        self.create_schema(Recipe::AllOf(ids.clone()), ids[0], build_schema)
    }

    /// Returns the ID of a schema that has all keywords of the schema `id` except alternatives.
    pub(in crate::diff) fn without_alternatives(&self, id: SchemaId) -> SchemaId {
        let build_schema = || Schema {
            one_of: Vec::new(),
            any_of: Vec::new(),
            all_of: Vec::new(),
            discriminator: None,
            ..self.schema(id).clone()
        };
        self.create_schema(Recipe::WithoutAlternatives(id), id, build_schema)
    }

    /// Returns the ID of one alternative of a schema, merged with the schema's keywords other than its alternatives.
    pub(in crate::diff) fn with_alternative(&self, id: SchemaId, alternative: SchemaId) -> SchemaId {
        self.all_of(vec![alternative, self.without_alternatives(id)])
    }

    /// Returns the ID of a schema that has only the alternatives of the schema `id`.
    fn alternatives(&self, id: SchemaId) -> SchemaId {
        let declared = self.declared_schema(id);
        let build_schema = || Schema {
            location: declared.location.clone(),
            at: declared.at,
            one_of: declared.one_of.clone(),
            any_of: declared.any_of.clone(),
            discriminator: declared.discriminator.clone(),
            ..Schema::default()
        };
        self.create_schema(Recipe::Alternatives(id), id, build_schema)
    }

    /// Returns the ID of the schema that a recipe describes. If the schema does not exist yet, creates it with `build`.
    /// Returns `fallback` if the maximum number of created schemas is reached.
    fn create_schema(&self, recipe: Recipe, fallback: SchemaId, build_schema: impl FnOnce() -> Schema) -> SchemaId {
        if let Some(id) = self.ids_by_recipe.borrow().get(&recipe) {
            return *id;
        }
        let index = self.api.schemas.len() + self.created_schemas.len();
        if self.created_schemas.len() >= self.api.schemas.len() + MAX_CREATED_SCHEMAS {
            return fallback;
        }
        let Ok(index) = u32::try_from(index) else { return fallback };
        let source_ids: &[SchemaId] = match &recipe {
            Recipe::AllOf(ids) => ids,
            Recipe::Alternatives(id) | Recipe::WithoutAlternatives(id) => std::slice::from_ref(id),
        };
        let mut seen_ids = HashSet::new();
        let all_source_ids =
            source_ids.iter().flat_map(|id| self.sources(*id)).filter(|id| seen_ids.insert(*id)).collect();
        self.created_schemas.push(Box::new(CreatedSchema {
            declared: build_schema(),
            sources: all_source_ids,
            merged: OnceCell::new(),
        }));
        self.ids_by_recipe.borrow_mut().insert(recipe, SchemaId(index));
        SchemaId(index)
    }

    fn created_schema(&self, id: SchemaId) -> &CreatedSchema {
        self.created_schemas
            .get(id.index() - self.api.schemas.len())
            .expect("an ID belongs to a declared or a created schema")
    }

    fn merged_schema(&self, id: SchemaId) -> &MergedSchema {
        let merged_cell = self.merged_by_id.get(id.index()).unwrap_or_else(|| &self.created_schema(id).merged);
        merged_cell.get_or_init(|| Box::new(merge::merge_all_of(self, id)))
    }
}

/// Returns whether a schema allows only `null`: `type: 'null'`, `enum: [null]`, or only `nullable: true`.
fn is_null(schema: &Schema) -> bool {
    if let Some(values) = &schema.values {
        return !values.is_empty() && values.iter().all(serde_json::Value::is_null);
    }
    schema.nullable
        && schema.types.is_empty()
        && schema.format.is_none()
        && schema.properties.is_empty()
        && schema.required.is_empty()
        && schema.items.is_none()
        && schema.additional == AdditionalProperties::Unspecified
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
}
