//! Resolves class hierarchies, in which the `oneOf` of a parent schema lists its children, and the `allOf` of each
//! child refers to the parent. Read literally, such schemas are infinitely recursive. The intended meaning is that a
//! child has the members of its parent, and that a value of the parent is a value of one of the children.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::{
    Lowering,
    types::schema_families::{self, ChildrenByParent},
};
use crate::ir::{Inheritance, Schema, SchemaId, SchemaRef};

impl Lowering<'_, '_> {
    /// Replaces each reference from a child to its parent by a reference to a copy of the parent. The copy has no
    /// `oneOf`, no `anyOf` and no discriminator.
    pub(super) fn break_hierarchy_cycles(&mut self) {
        for parent in (0..).map(SchemaId).take(self.api.schemas.len()) {
            if !may_be_parent(self.api.schema(parent)) {
                continue;
            }
            let back_references = self.find_back_references(parent);
            if back_references.is_empty() {
                continue;
            }
            let schema = self.api.schema(parent).clone();
            let base_schema =
                Schema { name: None, one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..schema };
            let base_id = self.add_schema(base_schema);
            for (child, index) in back_references {
                self.api.schemas[child.index()].all_of[index].schema = base_id;
            }
        }
    }

    /// Records in [`Api::heirs`](crate::ir::Api::heirs) the schemas that inherit through `allOf` from a component
    /// schema. Only components that have a discriminator, but neither `oneOf` nor `anyOf`, are parents in this sense.
    pub(super) fn record_heirs(&mut self) {
        let is_discriminated_parent = |schema: &Schema| {
            schema.name.is_some()
                && schema.discriminator.is_some()
                && schema.one_of.is_empty()
                && schema.any_of.is_empty()
        };
        if !self.api.schemas.iter().any(is_discriminated_parent) {
            return;
        }
        let children = schema_families::children_by_parent(&self.api);
        let mut inheritances = std::mem::take(&mut self.api.heirs);
        for parent in (0..).map(SchemaId).take(self.api.schemas.len()) {
            if is_discriminated_parent(self.api.schema(parent))
                && let Some((inheritance, ids)) = self.find_inheritance(parent, &children)
            {
                inheritances.add(inheritance, ids.into_iter());
            }
        }
        self.api.heirs = inheritances;
    }

    /// Returns the schemas that inherit from a parent, by discriminator value, together with the IDs of the parent and
    /// of all schemas that inherit from it. `None` if no schema inherits from the parent.
    fn find_inheritance(&self, parent: SchemaId, children: &ChildrenByParent) -> Option<(Inheritance, Vec<SchemaId>)> {
        let discriminator = self.api.schema(parent).discriminator.as_ref()?;
        let mut descendant_ids = HashSet::new();
        schema_families::collect_descendants(parent, children, &mut descendant_ids);
        if descendant_ids.len() < 2 {
            return None;
        }
        let mapped_tags = discriminator.mapping.iter().map(|(tag, schema_ref)| (tag.clone(), schema_ref.schema));
        let mut ids_by_tag: IndexMap<String, SchemaId> =
            mapped_tags.filter(|(_, id)| descendant_ids.contains(id)).collect();
        let mapped_ids: HashSet<SchemaId> = ids_by_tag.values().copied().collect();
        // A schema that is not in the mapping is abstract if a schema in the mapping inherits from it.
        let (mut ancestors, mut pending_ids) = (HashSet::new(), mapped_ids.iter().copied().collect::<Vec<_>>());
        while let Some(id) = pending_ids.pop() {
            let parent_ids = self.api.schema(id).all_of.iter().map(|part| part.schema);
            pending_ids.extend(parent_ids.filter(|part| ancestors.insert(*part)));
        }
        let is_abstract = |id: &SchemaId| !mapped_ids.contains(id) && ancestors.contains(id);
        let mut descendant_ids: Vec<SchemaId> = descendant_ids.into_iter().collect();
        descendant_ids.sort_unstable();
        let declared_tags = schema_families::constants_of(&self.api, parent, &discriminator.property);
        let is_declared = |tag: &String| declared_tags.as_ref().is_none_or(|tags| tags.contains(tag));
        for member in descendant_ids.iter().filter(|member| **member != parent && !is_abstract(member)) {
            for tag in
                schema_families::discriminator_values(&self.api, *member, discriminator).into_iter().filter(is_declared)
            {
                ids_by_tag.entry(tag).or_insert(*member);
            }
        }
        let implied_tag =
            self.api.schema(parent).name.as_ref().filter(|name| mapped_ids.is_empty() && is_declared(name));
        if let Some(name) = implied_tag {
            ids_by_tag.entry(name.clone()).or_insert(parent);
        }
        let property = discriminator.property.clone();
        Some((Inheritance { parent, property, by_tag: ids_by_tag }, descendant_ids))
    }

    /// Returns the `allOf` entries that refer to `parent`. Searches the alternatives of `parent` and all schemas that
    /// these alternatives include. Each result contains the ID of the schema with the entry, and the index of the
    /// entry.
    fn find_back_references(&self, parent: SchemaId) -> Vec<(SchemaId, usize)> {
        let schema = self.api.schema(parent);
        let alternatives = schema.one_of.iter().chain(&schema.any_of);
        let mut pending_ids: Vec<SchemaId> =
            alternatives.map(|schema_ref: &SchemaRef| schema_ref.schema).filter(|id| *id != parent).collect();
        let mut visited_ids: HashSet<SchemaId> = pending_ids.iter().copied().collect();
        let mut back_references = Vec::new();
        while let Some(id) = pending_ids.pop() {
            for (index, part) in self.api.schema(id).all_of.iter().enumerate() {
                if part.schema == parent {
                    back_references.push((id, index));
                } else if visited_ids.insert(part.schema) {
                    pending_ids.push(part.schema);
                }
            }
        }
        back_references
    }
}

/// Returns whether a schema has alternatives (`oneOf` or `anyOf`), and also keywords that its children may inherit.
fn may_be_parent(schema: &Schema) -> bool {
    let has_alternatives = !schema.one_of.is_empty() || !schema.any_of.is_empty();
    has_alternatives && (!schema.properties.is_empty() || !schema.all_of.is_empty() || schema.discriminator.is_some())
}
