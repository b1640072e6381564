//! Resolves class hierarchies: a parent's `oneOf` lists its children, and the `allOf` of each child refers to the
//! parent. Read literally, such schemas are infinitely recursive. The intended meaning is that a child has the members
//! of the parent, and that a value of the parent is a value of one of its children.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::{
    Lowering,
    types::families::{self, Children},
};
use crate::ir::{Inheritance, Schema, SchemaId, SchemaRef};

impl Lowering<'_, '_> {
    /// Replaces the references from children to their parent by references to a copy of the parent that has no `oneOf`,
    /// `anyOf` and discriminator.
    pub(super) fn untangle_hierarchies(&mut self) {
        for parent in (0..).map(SchemaId).take(self.api.schemas.len()) {
            if !is_parent(self.api.schema(parent)) {
                continue;
            }
            let back_references = self.find_back_references(parent);
            if back_references.is_empty() {
                continue;
            }
            let schema = self.api.schema(parent).clone();
            let base = Schema { name: None, one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..schema };
            let base = self.add_schema(base);
            for (child, index) in back_references {
                self.api.schemas[child.index()].all_of[index].schema = base;
            }
        }
    }

    /// Records in [`Api::heirs`](crate::ir::Api::heirs) the schemas that inherit through `allOf` from a component that
    /// has a discriminator but no `oneOf` and `anyOf`.
    pub(super) fn record_heirs(&mut self) {
        let is_family_parent = |schema: &Schema| {
            schema.name.is_some()
                && schema.discriminator.is_some()
                && schema.one_of.is_empty()
                && schema.any_of.is_empty()
        };
        if !self.api.schemas.iter().any(is_family_parent) {
            return;
        }
        let children = families::children_by_parent(&self.api);
        let mut heirs = std::mem::take(&mut self.api.heirs);
        for parent in (0..).map(SchemaId).take(self.api.schemas.len()) {
            if is_family_parent(self.api.schema(parent))
                && let Some((inheritance, ids)) = self.inheritance(parent, &children)
            {
                heirs.add(inheritance, ids.into_iter());
            }
        }
        self.api.heirs = heirs;
    }

    /// Returns the schemas that inherit from a parent, by discriminator value, and the IDs of the parent and its heirs.
    /// `None` if no schema inherits from the parent.
    fn inheritance(&self, parent: SchemaId, children: &Children) -> Option<(Inheritance, Vec<SchemaId>)> {
        let discriminator = self.api.schema(parent).discriminator.as_ref()?;
        let mut members = HashSet::new();
        families::collect_descendants(parent, children, &mut members);
        if members.len() < 2 {
            return None;
        }
        let mapped = discriminator.mapping.iter().map(|(tag, link)| (tag.clone(), link.schema));
        let mut by_tag: IndexMap<String, SchemaId> = mapped.filter(|(_, id)| members.contains(id)).collect();
        let mapped: HashSet<SchemaId> = by_tag.values().copied().collect();
        // A schema that is not in the mapping is abstract if a schema in the mapping inherits from it.
        let (mut ancestors, mut open) = (HashSet::new(), mapped.iter().copied().collect::<Vec<_>>());
        while let Some(id) = open.pop() {
            let parts = self.api.schema(id).all_of.iter().map(|part| part.schema);
            open.extend(parts.filter(|part| ancestors.insert(*part)));
        }
        let is_abstract = |id: &SchemaId| !mapped.contains(id) && ancestors.contains(id);
        let mut members: Vec<SchemaId> = members.into_iter().collect();
        members.sort_unstable();
        let declared_tags = families::constants_of(&self.api, parent, &discriminator.property);
        let is_declared = |tag: &String| declared_tags.as_ref().is_none_or(|tags| tags.contains(tag));
        for member in members.iter().filter(|member| **member != parent && !is_abstract(member)) {
            for tag in families::discriminator_values(&self.api, *member, discriminator).into_iter().filter(is_declared)
            {
                by_tag.entry(tag).or_insert(*member);
            }
        }
        let own_name = self.api.schema(parent).name.as_ref().filter(|name| mapped.is_empty() && is_declared(name));
        if let Some(name) = own_name {
            by_tag.entry(name.clone()).or_insert(parent);
        }
        let property = discriminator.property.clone();
        Some((Inheritance { parent, property, by_tag }, members))
    }

    /// Returns the `allOf` entries that refer to `parent`, in the alternatives of `parent` and in the schemas that
    /// these alternatives include. Each result is the schema that contains the entry, and the index of the entry.
    fn find_back_references(&self, parent: SchemaId) -> Vec<(SchemaId, usize)> {
        let schema = self.api.schema(parent);
        let alternatives = schema.one_of.iter().chain(&schema.any_of);
        let mut open: Vec<SchemaId> =
            alternatives.map(|link: &SchemaRef| link.schema).filter(|id| *id != parent).collect();
        let mut seen: HashSet<SchemaId> = open.iter().copied().collect();
        let mut entries = Vec::new();
        while let Some(id) = open.pop() {
            for (index, part) in self.api.schema(id).all_of.iter().enumerate() {
                if part.schema == parent {
                    entries.push((id, index));
                } else if seen.insert(part.schema) {
                    open.push(part.schema);
                }
            }
        }
        entries
    }
}

/// Returns whether a schema has alternatives (`oneOf`, `anyOf`), and also keywords that children may inherit.
fn is_parent(schema: &Schema) -> bool {
    let has_alternatives = !schema.one_of.is_empty() || !schema.any_of.is_empty();
    has_alternatives && (!schema.properties.is_empty() || !schema.all_of.is_empty() || schema.discriminator.is_some())
}
