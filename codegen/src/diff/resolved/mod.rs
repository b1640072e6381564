//! The schemas of a document with their `allOf` merged: the resulting members, types and required properties,
//! independent of how the schema is composed.
//!
//! Merging creates schemas that the document does not contain: a property that two entries of an `allOf` declare must
//! be valid for both. Such a schema gets an ID after those of the document, so that all code that works with IDs
//! supports it.

mod merge;

#[cfg(test)]
mod tests;

use std::{
    cell::{OnceCell, RefCell},
    collections::{HashMap, HashSet},
};

use elsa::FrozenVec;

use crate::ir::{AdditionalProperties, Api, Schema, SchemaId, SchemaRef};

/// The maximum number of schemas that merging creates in addition to those in the document. Two recursive schemas in
/// one `allOf` could require an unlimited number.
const MAX_CREATED_SCHEMAS: usize = 10_000;

/// The schemas of a document, and those created by merging.
pub(in crate::diff) struct ResolvedDocument<'a> {
    api: &'a Api,
    /// The merged schemas by ID, computed on first use.
    merged: Vec<OnceCell<Box<MergedSchema>>>,
    /// For each ID: true if the schema allows only `null`.
    nulls: Vec<bool>,
    made: FrozenVec<Box<CreatedSchema>>,
    known: RefCell<HashMap<Recipe, SchemaId>>,
}

/// A schema with its `allOf` merged, and the schemas that were merged into it.
struct MergedSchema {
    schema: Schema,
    parts: Vec<SchemaId>,
}

/// A schema created by merging.
struct CreatedSchema {
    own: Schema,
    /// The schemas of the document from which it was created.
    sources: Vec<SchemaId>,
    merged: OnceCell<Box<MergedSchema>>,
}

/// The definition of a created schema, by which an existing schema is found again.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Recipe {
    /// A schema whose values must be valid for all of these schemas.
    AllOf(Vec<SchemaId>),
    /// The alternatives of a schema without its other keywords.
    Alternatives(SchemaId),
    /// A schema without its alternatives.
    WithoutAlternatives(SchemaId),
}

impl<'a> ResolvedDocument<'a> {
    pub(in crate::diff) fn new(api: &'a Api) -> Self {
        let merged = std::iter::repeat_with(OnceCell::new).take(api.schemas.len()).collect();
        let nulls = api.schemas.iter().map(is_null).collect();
        Self { api, merged, nulls, made: FrozenVec::new(), known: RefCell::default() }
    }

    /// Returns the document.
    pub(in crate::diff) fn api(&self) -> &'a Api {
        self.api
    }

    /// Returns whether merging created the schema.
    pub(in crate::diff) fn is_created(&self, id: SchemaId) -> bool {
        id.index() >= self.api.schemas.len()
    }

    /// Returns a schema as declared, with its `allOf` unmerged.
    pub(in crate::diff) fn declared_schema(&self, id: SchemaId) -> &Schema {
        self.api.schemas.get(id.index()).unwrap_or_else(|| &self.created_schema(id).own)
    }

    /// Returns whether a schema allows only `null`. An alternative that allows only `null` makes the schema nullable.
    fn is_null(&self, id: SchemaId) -> bool {
        self.nulls.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns a schema with its `allOf` merged. Alternatives that allow only `null` become `nullable`. In the
    /// result, `all_of` contains only further lists of alternatives.
    pub(in crate::diff) fn schema(&self, id: SchemaId) -> &Schema {
        let declared = self.declared_schema(id);
        let has_null = || declared.one_of.iter().chain(&declared.any_of).any(|link| self.is_null(link.schema));
        if declared.all_of.is_empty() && !has_null() { declared } else { &self.merged_schema(id).schema }
    }

    /// Returns the schemas of the document from which a schema was merged: itself, and those that its `allOf` refers
    /// to.
    pub(in crate::diff) fn sources(&self, id: SchemaId) -> Vec<SchemaId> {
        let own_sources = if self.is_created(id) { self.created_schema(id).sources.clone() } else { vec![id] };
        let mut seen: HashSet<SchemaId> = own_sources.iter().copied().collect();
        let mut sources = own_sources;
        if !self.declared_schema(id).all_of.is_empty() {
            let parts = self.merged_schema(id).parts.iter().copied().filter(|part| !self.is_created(*part));
            sources.extend(parts.filter(|part| seen.insert(*part)));
        }
        sources
    }

    /// Returns the ID of a schema whose values are valid for all schemas in `ids`. Returns the first ID if the
    /// maximum number of created schemas is reached.
    pub(in crate::diff) fn all_of(&self, mut ids: Vec<SchemaId>) -> SchemaId {
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(*id));
        if ids.len() == 1 {
            return ids[0];
        }
        let link = |id: &SchemaId| SchemaRef { schema: *id, reference: None, at: self.declared_schema(*id).at };
        let first = self.declared_schema(ids[0]);
        let own = || Schema {
            location: first.location.clone(),
            at: first.at,
            all_of: ids.iter().map(link).collect(),
            ..Schema::default()
        };
        self.create_schema(Recipe::AllOf(ids.clone()), ids[0], own)
    }

    /// Returns the ID of a schema like `id`, but without alternatives.
    pub(in crate::diff) fn without_alternatives(&self, id: SchemaId) -> SchemaId {
        let own = || Schema {
            one_of: Vec::new(),
            any_of: Vec::new(),
            all_of: Vec::new(),
            discriminator: None,
            ..self.schema(id).clone()
        };
        self.create_schema(Recipe::WithoutAlternatives(id), id, own)
    }

    /// Returns the ID of one alternative of a schema, merged with the schema's keywords other than its alternatives.
    pub(in crate::diff) fn with_alternative(&self, id: SchemaId, alternative: SchemaId) -> SchemaId {
        self.all_of(vec![alternative, self.without_alternatives(id)])
    }

    /// Returns the ID of a schema that has only the alternatives of `id`.
    fn alternatives(&self, id: SchemaId) -> SchemaId {
        let from = self.declared_schema(id);
        let own = || Schema {
            location: from.location.clone(),
            at: from.at,
            one_of: from.one_of.clone(),
            any_of: from.any_of.clone(),
            discriminator: from.discriminator.clone(),
            ..Schema::default()
        };
        self.create_schema(Recipe::Alternatives(id), id, own)
    }

    /// Creates a schema, or returns the existing one for the same recipe. Returns `instead` if the maximum number of
    /// created schemas is reached.
    fn create_schema(&self, recipe: Recipe, instead: SchemaId, own: impl FnOnce() -> Schema) -> SchemaId {
        if let Some(id) = self.known.borrow().get(&recipe) {
            return *id;
        }
        let index = self.api.schemas.len() + self.made.len();
        if self.made.len() >= self.api.schemas.len() + MAX_CREATED_SCHEMAS {
            return instead;
        }
        let Ok(index) = u32::try_from(index) else { return instead };
        let from: &[SchemaId] = match &recipe {
            Recipe::AllOf(ids) => ids,
            Recipe::Alternatives(id) | Recipe::WithoutAlternatives(id) => std::slice::from_ref(id),
        };
        let mut seen = HashSet::new();
        let sources = from.iter().flat_map(|id| self.sources(*id)).filter(|id| seen.insert(*id)).collect();
        self.made.push(Box::new(CreatedSchema { own: own(), sources, merged: OnceCell::new() }));
        self.known.borrow_mut().insert(recipe, SchemaId(index));
        SchemaId(index)
    }

    fn created_schema(&self, id: SchemaId) -> &CreatedSchema {
        self.made.get(id.index() - self.api.schemas.len()).expect("an id is of the document, or of what was made")
    }

    fn merged_schema(&self, id: SchemaId) -> &MergedSchema {
        let cell = self.merged.get(id.index()).unwrap_or_else(|| &self.created_schema(id).merged);
        cell.get_or_init(|| Box::new(merge::merge_all_of(self, id)))
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
