//! Inheritance by `allOf` from a schema with a discriminator and without `oneOf` or `anyOf`. For example, `Cat`
//! inherits from `Pet` by `allOf: [{$ref: Pet}]`, and the `discriminator` of `Pet` selects `Cat`.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::SchemaId;

/// The schemas of a document that declare a discriminator without `oneOf` or `anyOf`, or inherit such a discriminator
/// by `allOf`.
#[derive(Clone, Debug, Default)]
pub struct Heirs {
    inheritances: Vec<Inheritance>,
    /// Maps a schema to the indices of the inheritances in which the schema is the parent or an heir.
    by_schema: HashMap<SchemaId, Vec<usize>>,
}

/// A schema with a discriminator, and the schemas that inherit from this schema.
#[derive(Clone, Debug)]
pub struct Inheritance {
    /// The schema that declares the discriminator.
    pub parent: SchemaId,
    /// The name of the member that contains the discriminator's value.
    pub property: String,
    /// The schemas that inherit, by value of the discriminator. The values in `mapping` come first. May contain the
    /// parent.
    pub by_tag: IndexMap<String, SchemaId>,
}

impl Heirs {
    /// Adds an inheritance. `members` are the parent and all its heirs, including heirs that no value of the
    /// discriminator selects.
    pub fn add(&mut self, inheritance: Inheritance, members: impl Iterator<Item = SchemaId>) {
        let index = self.inheritances.len();
        self.inheritances.push(inheritance);
        for member in members {
            self.by_schema.entry(member).or_default().push(index);
        }
    }

    /// Returns the inheritances in which a schema is the parent or an heir.
    pub fn of(&self, schema: SchemaId) -> impl Iterator<Item = &Inheritance> {
        self.by_schema.get(&schema).into_iter().flatten().map(|index| &self.inheritances[*index])
    }
}
