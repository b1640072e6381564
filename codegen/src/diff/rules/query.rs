//! Defines the input of rules: a change, and the two documents between which it was found.

use jiff::civil::Date;

use crate::{
    diff::{
        change::{Change, Sides},
        facts::{Docs, find_parameter},
    },
    ir::{Operation, Param, Schema},
};

use super::rule::Levels;

/// The options of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleOptions {
    /// The current date, with which sunset dates (`x-sunset`) are compared.
    pub today: Date,
    /// The source of severities: this crate or oasdiff.
    pub levels: Levels,
}

impl RuleOptions {
    /// Creates options with the levels of this crate, for the date `today`.
    #[must_use]
    pub fn for_day(today: Date) -> Self {
        Self { today, levels: Levels::Own }
    }
}

/// A change, and the two documents between which it was found.
pub(super) struct ChangeQuery<'a> {
    pub(super) change: &'a Change,
    pub(super) docs: Docs<'a>,
    pub(super) options: RuleOptions,
}

impl<'a> ChangeQuery<'a> {
    /// Returns the schemas at the changed position, with their `allOf` merged.
    pub(super) fn schemas(&self) -> Option<Sides<&'a Schema>> {
        let ids = self.change.nodes.schema?;
        Some(Sides::new(self.docs.base.schema(ids.base), self.docs.head.schema(ids.head)))
    }

    /// Returns the enclosing schemas, and the name of the property that leads to the changed position.
    pub(super) fn parent(&self) -> Option<(Sides<&'a Schema>, &'a str)> {
        let (ids, property) = self.change.nodes.parent.as_ref()?;
        let schemas = Sides::new(self.docs.base.schema(ids.base), self.docs.head.schema(ids.head));
        Some((schemas, property.as_deref()?))
    }

    /// Returns the operations that contain the change.
    pub(super) fn operations(&self) -> Sides<Option<&'a Operation>> {
        let operation_indices = self.change.nodes.operation;
        Sides::new(
            operation_indices.base.map(|index| &self.docs.base.api().operations[index]),
            operation_indices.head.map(|index| &self.docs.head.api().operations[index]),
        )
    }

    /// Returns the parameters that contain the change.
    pub(super) fn params(&self) -> Sides<Option<&'a Param>> {
        let (operations, param_indices) = (self.operations(), self.change.nodes.param);
        Sides::new(
            operations.base.zip(param_indices.base).and_then(|(operation, index)| find_parameter(operation, index)),
            operations.head.zip(param_indices.head).and_then(|(operation, index)| find_parameter(operation, index)),
        )
    }
}
