//! Defines the input of the rules: a change, and the two documents that were compared.

use jiff::civil::Date;

use crate::{
    diff::{
        change::{Change, Sides},
        facts::{Docs, find_parameter},
    },
    ir::{Operation, Param, Schema},
};

use super::rule::Levels;

/// Options for the rules that determine the severity of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleOptions {
    /// The date with which sunset dates (`x-sunset`) are compared.
    pub today: Date,
    /// The severities to use: those of this crate or those of oasdiff.
    pub levels: Levels,
}

impl RuleOptions {
    /// Creates options with the severities of this crate. `today` is the date with which sunset dates are compared.
    #[must_use]
    pub fn for_day(today: Date) -> Self {
        Self { today, levels: Levels::Own }
    }
}

/// A change, and the two documents that were compared.
pub(super) struct ChangeQuery<'a> {
    pub(super) change: &'a Change,
    pub(super) docs: Docs<'a>,
    pub(super) options: RuleOptions,
}

impl<'a> ChangeQuery<'a> {
    /// Returns the changed schema in both documents, with its `allOf` list merged; `None` if the change is not in a
    /// schema.
    pub(super) fn schemas(&self) -> Option<Sides<&'a Schema>> {
        let ids = self.change.nodes.schema?;
        Some(Sides::new(self.docs.base.schema(ids.base), self.docs.head.schema(ids.head)))
    }

    /// Returns the schema that encloses the changed schema, in both documents, and the name of the property that
    /// contains the changed schema. `None` if the changed schema is not the schema of a property.
    pub(super) fn parent(&self) -> Option<(Sides<&'a Schema>, &'a str)> {
        let (ids, property) = self.change.nodes.parent.as_ref()?;
        let schemas = Sides::new(self.docs.base.schema(ids.base), self.docs.head.schema(ids.head));
        Some((schemas, property.as_deref()?))
    }

    /// Returns the operation that contains the change, in each document that has it.
    pub(super) fn operations(&self) -> Sides<Option<&'a Operation>> {
        let operation_indices = self.change.nodes.operation;
        Sides::new(
            operation_indices.base.map(|index| &self.docs.base.api().operations[index]),
            operation_indices.head.map(|index| &self.docs.head.api().operations[index]),
        )
    }

    /// Returns the parameter that contains the change, in each document that has it.
    pub(super) fn params(&self) -> Sides<Option<&'a Param>> {
        let (operations, param_indices) = (self.operations(), self.change.nodes.param);
        Sides::new(
            operations.base.zip(param_indices.base).and_then(|(operation, index)| find_parameter(operation, index)),
            operations.head.zip(param_indices.head).and_then(|(operation, index)| find_parameter(operation, index)),
        )
    }
}
