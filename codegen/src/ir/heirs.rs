//! Inheritance between schemas by `allOf`. The parent schema has a discriminator, and neither `oneOf` nor `anyOf`. For
//! example, `Cat` inherits from `Pet` by `allOf: [{$ref: Pet}]`, and the value of the `discriminator` of `Pet` selects
//! `Cat`.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::SchemaId;

/// The inheritance relations between the schemas of a document. Each relation has a parent, which declares a
/// discriminator, and heirs, which inherit from the parent by `allOf`.
#[derive(Clone, Debug, Default)]
pub struct Heirs {
    inheritances: Vec<Inheritance>,
    /// The inheritance relations of each schema, in which it is the parent or an heir. The values are indices into
    /// `inheritances`.
    by_schema: HashMap<SchemaId, Vec<usize>>,
}

/// A parent schema with a discriminator, and its heirs: the schemas that inherit from it by `allOf`.
#[derive(Clone, Debug)]
pub struct Inheritance {
    /// The parent: the schema that declares the discriminator.
    pub parent: SchemaId,
    /// The name of the member whose value is the discriminator.
    pub property: String,
    /// The schemas that the discriminator can select, by value of the discriminator. Values that `mapping` declares
    /// come first. May contain the parent.
    pub by_tag: IndexMap<String, SchemaId>,
}

impl Heirs {
    /// Adds an inheritance relation. `members` contains the parent and all its heirs, including heirs that no value of
    /// the discriminator selects.
    pub fn add(&mut self, inheritance: Inheritance, members: impl Iterator<Item = SchemaId>) {
        let index = self.inheritances.len();
        self.inheritances.push(inheritance);
        for member in members {
            self.by_schema.entry(member).or_default().push(index);
        }
    }

    /// Returns the inheritance relations in which a schema is the parent or an heir.
    pub fn find_inheritances(&self, schema: SchemaId) -> impl Iterator<Item = &Inheritance> {
        self.by_schema.get(&schema).into_iter().flatten().map(|index| &self.inheritances[*index])
    }
}
