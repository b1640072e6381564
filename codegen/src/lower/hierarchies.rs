//! Resolves class hierarchies: parents whose `oneOf` lists children that refer to the parent in their `allOf`.
//! Literally, such schemas are infinitely recursive. The intention is that a child has the members of the parent, and
//! that a value of the parent is any of its children.

use std::collections::HashSet;

use super::Lowering;
use crate::ir::{Schema, SchemaId, SchemaRef};

impl Lowering<'_, '_> {
    /// Changes each such child to a composition of its parent without the parent's alternatives.
    pub(super) fn untangle_hierarchies(&mut self) {
        for parent in (0..).map(SchemaId).take(self.api.schemas.len()) {
            if !is_parent(self.api.schema(parent)) {
                continue;
            }
            let edges = self.back_edges(parent);
            if edges.is_empty() {
                continue;
            }
            let schema = self.api.schema(parent).clone();
            let base = Schema { name: None, one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..schema };
            let base = self.add_schema(base);
            for (child, edge) in edges {
                self.api.schemas[child.index()].all_of[edge].schema = base;
            }
        }
    }

    /// Returns the `allOf` entries below the alternatives of a schema that refer back to it: the schema with the entry,
    /// and the entry's index.
    fn back_edges(&self, parent: SchemaId) -> Vec<(SchemaId, usize)> {
        let schema = self.api.schema(parent);
        let candidates = schema.one_of.iter().chain(&schema.any_of);
        let mut open: Vec<SchemaId> =
            candidates.map(|link: &SchemaRef| link.schema).filter(|id| *id != parent).collect();
        let mut seen: HashSet<SchemaId> = open.iter().copied().collect();
        let mut edges = Vec::new();
        while let Some(id) = open.pop() {
            for (index, part) in self.api.schema(id).all_of.iter().enumerate() {
                if part.schema == parent {
                    edges.push((id, index));
                } else if seen.insert(part.schema) {
                    open.push(part.schema);
                }
            }
        }
        edges
    }
}

/// Returns whether a schema has alternatives and other keywords that children may inherit.
fn is_parent(schema: &Schema) -> bool {
    let has_alternatives = !schema.one_of.is_empty() || !schema.any_of.is_empty();
    has_alternatives && (!schema.properties.is_empty() || !schema.all_of.is_empty() || schema.discriminator.is_some())
}
