//! Compares parameters. They are matched by location and name; path parameters by their position in the path.

use serde_json::{Value, json};

use crate::{
    diff::change::{ChangeKind, Part, Sides},
    ir::{JsonType, Location, Operation, Param, PathPiece, Style},
};

use super::{Context, Facts, flag};

impl Facts<'_> {
    /// Compares the parameters of an operation.
    pub(super) fn parameters(&mut self, context: &Context, operations: Sides<&Operation>) {
        let Sides { base, head } = operations;
        let mut left: Vec<usize> = (0..declared(head).count()).collect();
        let mut exploded = Vec::new();
        for (index, before) in declared(base).enumerate() {
            let mut context = at_param(context, before, Sides::new(Some(index), None));
            context.at.base = Some(before.at);
            if let Some(found) = left.iter().position(|other| same_param(operations, index, *other)) {
                let other = left.remove(found);
                let Some(after) = param(head, other) else { continue };
                context.nodes.param.head = Some(other);
                context.at.head = Some(after.at);
                self.parameter(&context, before, after);
            } else if let Some((other, property)) = self.exploded(before, head) {
                context.at.head = Some(head.params[other].at);
                self.schema(&context, &before.schema, &property);
                exploded.push(other);
            } else {
                self.push(&context, ChangeKind::Parameter, None, Some(facts_of(before)), None);
            }
        }
        for other in left.into_iter().filter(|other| !exploded.contains(other)) {
            let Some(after) = param(head, other) else { continue };
            let mut context = at_param(context, after, Sides::new(None, Some(other)));
            context.at.head = Some(after.at);
            self.push(&context, ChangeKind::Parameter, None, None, Some(facts_of(after)));
        }
    }

    fn parameter(&mut self, context: &Context, base: &Param, head: &Param) {
        let style = |param: &Param| Some(param.style.name());
        self.compare(context, ChangeKind::Required, flag(base.required), flag(head.required));
        self.compare(context, ChangeKind::Deprecated, flag(base.deprecated), flag(head.deprecated));
        self.compare(context, ChangeKind::Style, style(base), style(head));
        self.compare(context, ChangeKind::Explode, Some(base.explode), Some(head.explode));
        self.compare(context, ChangeKind::AllowReserved, flag(base.allow_reserved), flag(head.allow_reserved));
        self.compare(context, ChangeKind::AllowEmptyValue, flag(base.allow_empty), flag(head.allow_empty));
        self.compare(context, ChangeKind::ParameterContent, base.content.as_deref(), head.content.as_deref());
        self.compare(context, ChangeKind::Description, base.description.as_deref(), head.description.as_deref());
        self.extensions(context, Sides::new(&base.extensions, &head.extensions));
        self.examples(context, &base.examples, &head.examples);
        self.schema(context, &base.schema, &head.schema);
    }

    /// Finds a query parameter that became a member of an exploded object, so that `?a=1` is still valid.
    fn exploded(&self, param: &Param, head: &Operation) -> Option<(usize, crate::ir::Link)> {
        if param.location != Location::Query {
            return None;
        }
        head.params.iter().enumerate().find_map(|(index, other)| {
            let schema = self.apis.head.schema(other.schema.schema);
            let object = schema.types == [JsonType::Object] && other.explode && other.style == Style::Form;
            let property = schema.properties.get(&param.wire)?;
            (object && other.location == Location::Query).then(|| (index, property.clone()))
        })
    }
}

/// Returns whether two parameters are the same: by location and name (header fields are case-insensitive), or by
/// position in the path.
fn same_param(operations: Sides<&Operation>, base: usize, head: usize) -> bool {
    let (Some(before), Some(after)) = (param(operations.base, base), param(operations.head, head)) else {
        return false;
    };
    if before.location != after.location {
        return false;
    }
    match before.location {
        Location::Path => match (place(operations.base, base), place(operations.head, head)) {
            (None, None) => before.wire == after.wire,
            (base, head) => base == head,
        },
        Location::Header => before.wire.eq_ignore_ascii_case(&after.wire),
        Location::Query | Location::Cookie => before.wire == after.wire,
        // An operation has at most one, and its name is not sent.
        Location::QueryString => true,
    }
}

/// Returns all parameters that an operation declares, including those that its path does not contain.
fn declared(operation: &Operation) -> impl Iterator<Item = &Param> {
    operation.params.iter().chain(&operation.stray)
}

/// Returns a parameter by its index among all declared parameters.
pub(in crate::diff) fn param(operation: &Operation, index: usize) -> Option<&Param> {
    operation.params.get(index).or_else(|| operation.stray.get(index - operation.params.len()))
}

/// Returns the index of the path segment that contains a parameter.
fn place(operation: &Operation, param: usize) -> Option<usize> {
    operation.pieces.iter().position(|piece| *piece == PathPiece::Param(param))
}

fn at_param(context: &Context, param: &Param, nodes: Sides<Option<usize>>) -> Context {
    let mut context = context.clone();
    context.place.part = Part::Parameter(param.location, param.wire.clone());
    context.nodes.param = nodes;
    context
}

fn facts_of(param: &Param) -> Value {
    json!({ "required": param.required, "deprecated": param.deprecated })
}
