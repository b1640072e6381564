//! Merges the `allOf` lists of schemas. A merged schema has the properties, types and required properties of all
//! `allOf` entries. As a result, two schemas can be compared even if only one of them uses `allOf`.
//!
//! Merging creates schemas that the document does not contain. For example, if two `allOf` entries declare the same
//! property, its value must be valid for both declarations. The IDs of created schemas follow those of the schemas in
//! the document, so code that works with IDs also supports created schemas.

mod merge;

#[cfg(test)]
mod tests;

use std::{
    cell::{OnceCell, RefCell},
    collections::{HashMap, HashSet},
};

use elsa::FrozenVec;

use crate::ir::{AdditionalProperties, Api, Schema, SchemaId, SchemaRef};

/// The number of schemas that merging may create in addition to one per schema of the document. Without a limit, two
/// recursive schemas in one `allOf` list could create an unlimited number of schemas.
const MAX_CREATED_SCHEMAS: usize = 10_000;

/// The schemas of a document, and the schemas that merging creates.
pub(in crate::diff) struct ResolvedDocument<'a> {
    api: &'a Api,
    /// The merged schemas, by ID. Each is computed when it is first used.
    merged_by_id: Vec<OnceCell<Box<MergedSchema>>>,
    /// For each schema of the document, by ID: true if `null` is the only valid value.
    is_null_by_id: Vec<bool>,
    /// The schemas that merging has created.
    created_schemas: FrozenVec<Box<CreatedSchema>>,
    /// The ID of each created schema, by the recipe from which the schema was created.
    ids_by_recipe: RefCell<HashMap<Recipe, SchemaId>>,
}

/// A schema whose `allOf` list is merged, and the IDs of the schemas in this list.
struct MergedSchema {
    schema: Schema,
    /// The schemas to which the `allOf` list refers, directly or through further `allOf` lists.
    merged_ids: Vec<SchemaId>,
}

/// A schema that merging has created.
struct CreatedSchema {
    /// The schema before its `allOf` list is merged.
    declared: Schema,
    /// The schemas of the document from which this schema was created.
    sources: Vec<SchemaId>,
    merged: OnceCell<Box<MergedSchema>>,
}

/// The input from which a schema is created. At most one schema is created for each recipe.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Recipe {
    /// A schema for the values that are valid for all of these schemas.
    AllOf(Vec<SchemaId>),
    /// A schema with only the `oneOf` and `anyOf` lists of this schema.
    Alternatives(SchemaId),
    /// A schema with all keywords of this schema except `oneOf` and `anyOf`.
    WithoutAlternatives(SchemaId),
}

impl<'a> ResolvedDocument<'a> {
    pub(in crate::diff) fn new(api: &'a Api) -> Self {
        let merged_by_id = std::iter::repeat_with(OnceCell::new).take(api.schemas.len()).collect();
        let is_null_by_id = api.schemas.iter().map(is_null).collect();
        Self { api, merged_by_id, is_null_by_id, created_schemas: FrozenVec::new(), ids_by_recipe: RefCell::default() }
    }

    /// Returns the document whose schemas are merged.
    pub(in crate::diff) fn api(&self) -> &'a Api {
        self.api
    }

    /// Returns whether the schema was created by merging. Such a schema is not declared in the document.
    pub(in crate::diff) fn is_created(&self, id: SchemaId) -> bool {
        id.index() >= self.api.schemas.len()
    }

    /// Returns a schema as declared in the document, with an unmerged `allOf` list.
    pub(in crate::diff) fn declared_schema(&self, id: SchemaId) -> &Schema {
        self.api.schemas.get(id.index()).unwrap_or_else(|| &self.created_schema(id).declared)
    }

    /// Returns whether `null` is the only value that a schema allows. An alternative with such a schema makes the
    /// enclosing schema nullable.
    fn is_null(&self, id: SchemaId) -> bool {
        self.is_null_by_id.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns a schema with its `allOf` list merged. Alternatives that allow only `null` are replaced by `nullable`.
    /// In the result, `all_of` contains only those `oneOf` and `anyOf` lists that could not be merged into one list.
    pub(in crate::diff) fn schema(&self, id: SchemaId) -> &Schema {
        let declared = self.declared_schema(id);
        let has_null = || {
            declared.one_of.iter().chain(&declared.any_of).any(|alternative_ref| self.is_null(alternative_ref.schema))
        };
        if declared.all_of.is_empty() && !has_null() { declared } else { &self.merged_schema(id).schema }
    }

    /// Returns the schemas of the document that are merged into a schema. These are the schema itself (for a created
    /// schema, the schemas from which it was created) and all schemas to which its `allOf` list refers.
    pub(in crate::diff) fn sources(&self, id: SchemaId) -> Vec<SchemaId> {
        let own_source_ids = if self.is_created(id) { self.created_schema(id).sources.clone() } else { vec![id] };
        let mut visited_ids: HashSet<SchemaId> = own_source_ids.iter().copied().collect();
        let mut source_ids = own_source_ids;
        if !self.declared_schema(id).all_of.is_empty() {
            let declared_ids = self.merged_schema(id).merged_ids.iter().copied().filter(|id| !self.is_created(*id));
            source_ids.extend(declared_ids.filter(|id| visited_ids.insert(*id)));
        }
        source_ids
    }

    /// Returns the ID of a schema for the values that are valid for all schemas in `ids`. Returns the first ID if the
    /// maximum number of created schemas is reached.
    pub(in crate::diff) fn combine_schemas(&self, mut ids: Vec<SchemaId>) -> SchemaId {
        let mut visited_ids = HashSet::new();
        ids.retain(|id| visited_ids.insert(*id));
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

    /// Returns the ID of a schema that has all keywords of the schema `id` except `oneOf` and `anyOf`.
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

    /// Returns the ID of a schema for values that are valid for the alternative and for all keywords of the schema `id`
    /// except `oneOf` and `anyOf`.
    pub(in crate::diff) fn combine_with_alternative(&self, id: SchemaId, alternative: SchemaId) -> SchemaId {
        self.combine_schemas(vec![alternative, self.without_alternatives(id)])
    }

    /// Returns the ID of a schema that has only the `oneOf` and `anyOf` lists of the schema `id`.
    fn only_alternatives(&self, id: SchemaId) -> SchemaId {
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

    /// Returns the ID of the schema for a recipe. If the schema does not exist yet, creates it with `build_schema`. If
    /// the maximum number of created schemas is reached, returns `fallback`.
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
        let mut visited_ids = HashSet::new();
        let all_source_ids =
            source_ids.iter().flat_map(|id| self.sources(*id)).filter(|id| visited_ids.insert(*id)).collect();
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

/// Returns whether a schema denotes `null`: `type: 'null'`, `enum: [null]`, or `nullable: true` as the only keyword.
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
