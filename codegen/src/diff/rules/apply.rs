//! Which rules a change falls under.

use std::{borrow::Cow, collections::HashSet};

use jiff::civil::Date;

use crate::{
    diff::{
        change::{Change, Sides, What},
        facts::{flat, param},
    },
    ir::{Api, Operation, Param, Schema},
};

use super::{Rule, bounds, lifecycle, operation, rule, schema, scope::Scope, types, values};

/// The day on which sunset dates are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The day.
    pub today: Date,
}

/// What a rule may ask beside the change.
pub(super) struct Asked<'a> {
    pub(super) change: &'a Change,
    pub(super) apis: Sides<&'a Api>,
    pub(super) clock: Clock,
}

impl<'a> Asked<'a> {
    /// The schemas at the place, their `allOf` taken in.
    pub(super) fn schemas(&self) -> Option<Sides<Cow<'a, Schema>>> {
        let ids = self.change.nodes.schema?;
        Some(Sides::new(flat(self.apis.base, ids.base), flat(self.apis.head, ids.head)))
    }

    /// The schemas around the place, and the property that leads to it.
    pub(super) fn parent(&self) -> Option<(Sides<Cow<'a, Schema>>, &'a str)> {
        let (ids, property) = self.change.nodes.parent.as_ref()?;
        let schemas = Sides::new(flat(self.apis.base, ids.base), flat(self.apis.head, ids.head));
        Some((schemas, property.as_deref()?))
    }

    /// The operations.
    pub(super) fn operations(&self) -> Sides<Option<&'a Operation>> {
        let nodes = self.change.nodes.operation;
        Sides::new(
            nodes.base.map(|index| &self.apis.base.operations[index]),
            nodes.head.map(|index| &self.apis.head.operations[index]),
        )
    }

    /// The parameters.
    pub(super) fn params(&self) -> Sides<Option<&'a Param>> {
        let (operations, nodes) = (self.operations(), self.change.nodes.param);
        Sides::new(
            operations.base.zip(nodes.base).and_then(|(operation, index)| param(operation, index)),
            operations.head.zip(nodes.head).and_then(|(operation, index)| param(operation, index)),
        )
    }
}

/// The rules that each change falls under, in order; a change that no rule cares about gets the one for its kind.
pub(in crate::diff) fn apply(apis: Sides<&Api>, changes: &[Change], clock: Clock) -> Vec<Vec<&'static Rule>> {
    let mut unstable = HashSet::new();
    let mut found: Vec<Vec<&'static Rule>> = changes
        .iter()
        .map(|change| {
            let asked = Asked { change, apis, clock };
            let ids = match lifecycle::unstable(&asked) {
                Some(_) if change.what == What::Stability => ids(&asked),
                Some(operation) if unstable.insert(operation) => vec!["unstable-operation-changed".to_owned()],
                Some(_) => vec!["unstable-operation-detail".to_owned()],
                None => ids(&asked),
            };
            ids.iter().filter_map(|id| named(id)).collect()
        })
        .collect();
    lifecycle::invalid_levels(apis, changes, clock, &mut found);
    found
}

/// The rule of a name; where the table lacks one, the rule for what has none.
fn named(id: &str) -> Option<&'static Rule> {
    let found = rule(id);
    debug_assert!(found.is_some(), "no rule is called `{id}`");
    found.or_else(|| rule("difference"))
}

/// The names of the rules that a change falls under.
fn ids(asked: &Asked<'_>) -> Vec<String> {
    let change = asked.change;
    let scope = Scope::of(change);
    match (change.what, scope) {
        (What::Deprecated | What::Sunset | What::Stability, _) => lifecycle::ids(asked, scope),
        (What::Type, Some(scope)) => types::ids(asked, scope),
        (
            What::Enum
            | What::EnumValue
            | What::ExtensibleEnumValue
            | What::Pattern
            | What::Default
            | What::Nullable
            | What::ReadOnly
            | What::WriteOnly,
            Some(scope),
        ) => values::ids(asked, scope),
        (what, Some(scope)) if bounds::is_bound(what) => bounds::ids(asked, scope),
        (what, Some(scope)) if schema::knows(what) && change.nodes.schema.is_some() => schema::ids(asked, scope),
        _ => operation::ids(asked),
    }
}
