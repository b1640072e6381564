//! Two documents to the list of what differs. Judges nothing.

mod content;
mod document;
mod equal;
mod flat;
mod keywords;
mod local;
mod media;
mod operation;
mod parameter;
mod patterns;
mod rename;
mod schema;
mod security;
mod subschemas;
mod walk;

#[cfg(test)]
mod tests;

use serde_json::Value;

use self::{
    equal::Equality,
    rename::Renames,
    schema::Comparer,
    walk::{Pairs, Root},
};
pub(super) use self::{
    flat::flat,
    media::{contains, same_parameters},
    parameter::param,
    patterns::moved,
};
use super::change::{Change, Nodes, Place, Sides, What};
use crate::{
    ir::{Api, Link},
    source::Span,
};

/// Lists what differs between two documents, in the order of the newer one's operations.
#[must_use]
pub fn facts(base: &Api, head: &Api) -> Vec<Change> {
    let apis = Sides::new(base, head);
    let mut equality = Equality::new(apis);
    let renames = Renames::find(apis, &mut equality);
    let mut facts = Facts { apis, equality, renames, pairs: Pairs::default(), roots: Vec::new(), changes: Vec::new() };
    facts.document();
    facts.operations();
    facts.schemas();
    let Facts { mut pairs, roots, mut changes, .. } = facts;
    pairs.settle();
    pairs.changes(&roots, &mut changes);
    changes
}

/// What was found so far.
struct Facts<'a> {
    apis: Sides<&'a Api>,
    equality: Equality<'a>,
    renames: Renames,
    pairs: Pairs,
    roots: Vec<Root>,
    changes: Vec<Change>,
}

/// Where a change is and what it is about: what all changes of one object have in common.
#[derive(Clone, Default)]
struct Context {
    place: Place,
    nodes: Nodes,
    at: Sides<Option<Span>>,
}

impl Facts<'_> {
    /// Notes a change.
    fn push(&mut self, context: &Context, what: What, name: Option<&str>, before: Option<Value>, after: Option<Value>) {
        self.changes.push(Change {
            place: context.place.clone(),
            what,
            name: name.map(str::to_owned),
            before,
            after,
            at: context.at,
            nodes: context.nodes.clone(),
        });
    }

    /// Notes a change if the two differ.
    fn compare<T: PartialEq + Into<Value>>(&mut self, context: &Context, what: What, base: Option<T>, head: Option<T>) {
        if base != head {
            self.push(context, what, None, base.map(Into::into), head.map(Into::into));
        }
    }

    /// Compares two extensions objects, but for the names that `known` lists.
    fn extensions(&mut self, context: &Context, sides: Sides<&crate::ir::Extensions>) {
        let Sides { base, head } = sides;
        let names = base.keys().chain(head.keys().filter(|name| !base.contains_key(*name)));
        for name in names {
            let (before, after) = (base.get(name), head.get(name));
            if before == after {
                continue;
            }
            let what = match name.as_str() {
                "x-sunset" => What::Sunset,
                "x-stability-level" => What::Stability,
                _ => What::Extension,
            };
            self.push(context, what, Some(name), before.cloned(), after.cloned());
        }
    }

    /// Compares the schemas at two places, and all below them.
    fn schema(&mut self, context: &Context, base: &Link, head: &Link) {
        let ids = Sides::new(base.schema, head.schema);
        let mut comparer = Comparer { apis: self.apis, renames: &self.renames, equality: &mut self.equality };
        let pair = self.pairs.add(ids, &mut comparer);
        self.roots.push(Root { place: context.place.clone(), nodes: context.nodes.clone(), pair });
    }
}

/// `Some(true)` for a flag that is set, nothing for one that is not.
fn flag(value: bool) -> Option<bool> {
    value.then_some(true)
}
