//! Lists the differences between two documents, without judging them.

mod annotations;
mod choices;
mod content;
mod cover;
mod discriminator;
mod document;
mod equal;
mod formats;
mod keywords;
mod later;
mod local;
mod matching;
mod media;
mod operation;
mod parameter;
mod parts;
mod patterns;
mod rename;
mod schema;
mod security;
mod similar;
mod walk;
mod webhook;

#[cfg(test)]
mod tests;

use serde_json::Value;

use self::{
    cover::Coverage,
    equal::Equality,
    rename::Renames,
    schema::Comparer,
    security::SchemeNames,
    walk::{Pairs, Root},
};
pub(super) use self::{
    formats::format_covers,
    media::{contains, same_parameters},
    parameter::param,
};
use super::{
    change::{Change, ChangeKind, Compatibility, Nodes, Place, Sides},
    resolved::Resolved,
};
use crate::{
    ir::{Api, Link, SchemaId},
    source::Span,
};

/// Both documents.
pub(super) type Docs<'d> = Sides<&'d Resolved<'d>>;

/// Lists the differences between two documents, in the order of the newer document's operations.
#[must_use]
pub fn facts(base: &Api, head: &Api) -> Vec<Change> {
    list(Sides::new(&Resolved::new(base), &Resolved::new(head)))
}

/// Lists the differences between two documents, in the order of the newer document's operations.
pub(super) fn list(docs: Docs<'_>) -> Vec<Change> {
    let apis = Sides::new(docs.base.api(), docs.head.api());
    let mut equality = Equality::new(docs);
    let renames = Renames::find(apis, &mut equality);
    let coverage = Coverage::new(docs);
    let schemes = SchemeNames::find(Sides::new(&apis.base.security_schemes, &apis.head.security_schemes));
    let pairs = Pairs::default();
    let mut facts =
        Facts { docs, apis, equality, coverage, renames, schemes, pairs, roots: Vec::new(), changes: Vec::new() };
    facts.document();
    facts.operations();
    facts.webhooks();
    facts.schemas();
    let Facts { mut pairs, roots, mut changes, .. } = facts;
    pairs.settle();
    pairs.changes(&roots, &mut changes);
    changes
}

/// The differences found so far.
struct Facts<'d> {
    docs: Docs<'d>,
    apis: Sides<&'d Api>,
    equality: Equality<'d>,
    coverage: Coverage<'d>,
    renames: Renames,
    schemes: SchemeNames,
    pairs: Pairs,
    roots: Vec<Root>,
    changes: Vec<Change>,
}

/// The place and the nodes shared by all changes of one object.
#[derive(Clone, Default)]
struct Context {
    place: Place,
    nodes: Nodes,
    at: Sides<Option<Span>>,
}

impl Facts<'_> {
    /// Adds a change.
    fn push(
        &mut self,
        context: &Context,
        kind: ChangeKind,
        name: Option<&str>,
        before: Option<Value>,
        after: Option<Value>,
    ) {
        self.changes.push(Change {
            place: context.place.clone(),
            kind,
            name: name.map(str::to_owned),
            before,
            after,
            at: context.at,
            nodes: context.nodes.clone(),
            compatibility: None,
        });
    }

    /// Adds a change of alternatives, with its effect on requests and responses.
    fn push_judged(
        &mut self,
        context: &Context,
        kind: ChangeKind,
        name: Option<&str>,
        [before, after]: [Option<Value>; 2],
        compatibility: Compatibility,
    ) {
        self.push(context, kind, name, before, after);
        if let Some(change) = self.changes.last_mut() {
            change.compatibility = Some(compatibility);
        }
    }

    /// Adds a change if the two values differ.
    fn compare<T: PartialEq + Into<Value>>(
        &mut self,
        context: &Context,
        kind: ChangeKind,
        base: Option<T>,
        head: Option<T>,
    ) {
        if base != head {
            self.push(context, kind, None, base.map(Into::into), head.map(Into::into));
        }
    }

    /// Compares two sets of extensions, except those in `known`.
    fn extensions(&mut self, context: &Context, sides: Sides<&crate::ir::Extensions>) {
        let Sides { base, head } = sides;
        let names = base.keys().chain(head.keys().filter(|name| !base.contains_key(*name)));
        for name in names {
            let (before, after) = (base.get(name), head.get(name));
            if before == after {
                continue;
            }
            let kind = match name.as_str() {
                "x-sunset" => ChangeKind::Sunset,
                "x-stability-level" => ChangeKind::Stability,
                _ => ChangeKind::Extension,
            };
            self.push(context, kind, Some(name), before.cloned(), after.cloned());
        }
    }

    /// Compares two schemas and all schemas below them.
    fn schema(&mut self, context: &Context, base: &Link, head: &Link) {
        self.schemas_at(context, Sides::new(base.schema, head.schema));
    }

    fn schemas_at(&mut self, context: &Context, ids: Sides<SchemaId>) {
        let mut comparer = Comparer {
            docs: self.docs,
            renames: &self.renames,
            equality: &mut self.equality,
            coverage: &mut self.coverage,
        };
        let pair = self.pairs.add(ids, &mut comparer);
        self.roots.push(Root { place: context.place.clone(), nodes: context.nodes.clone(), pair });
    }
}

/// Returns `Some(true)` for a flag that is set, `None` otherwise.
fn flag(value: bool) -> Option<bool> {
    value.then_some(true)
}
