//! Compares `oneOf` and `anyOf` by the values that they allow, independent of their structure.
//!
//! A schema without alternatives counts as a single alternative. If members moved between the alternatives and the
//! enclosing schema, these members are added to every alternative on both sides before comparing.

use std::collections::HashSet;

use serde_json::Value;

use crate::{
    diff::{
        change::{ChangeKind, Compatibility, Sides},
        resolved::Resolved,
    },
    ir::{Link, Schema, SchemaId},
};

use super::{
    Docs,
    cover::Direction,
    keywords,
    local::Local,
    matching::{Entry, Matching},
    patterns,
    schema::{Comparer, Pair, Step},
};

/// The way in which the alternatives of two schemas are compared.
pub(super) enum Choices<'d> {
    /// Lists as declared, compared by keyword; empty if neither side has alternatives.
    Lists(Vec<Lists<'d>>),
    /// After adding the enclosing schema's members to every alternative.
    Distributed { lists: Lists<'d>, wrapped: Option<ChangeKind> },
}

/// Two lists of alternatives.
pub(super) struct Lists<'d> {
    kinds: Sides<ChangeKind>,
    entries: Sides<Vec<Entry<'d>>>,
}

/// The structure of a schema's alternatives.
#[derive(Clone, Copy)]
enum Shape<'d> {
    None,
    One(ChangeKind, &'d [Link]),
    Several,
}

fn shape(schema: &Schema) -> Shape<'_> {
    match (schema.one_of.as_slice(), schema.any_of.as_slice(), schema.all_of.is_empty()) {
        ([], [], true) => Shape::None,
        (list, [], true) => Shape::One(ChangeKind::OneOf, list),
        ([], list, true) => Shape::One(ChangeKind::AnyOf, list),
        _ => Shape::Several,
    }
}

/// Decides in which way the alternatives of two schemas are compared.
pub(super) fn choices(docs: Docs<'_>, ids: Sides<SchemaId>) -> Choices<'_> {
    let schemas = Sides::new(docs.base.schema(ids.base), docs.head.schema(ids.head));
    match (shape(schemas.base), shape(schemas.head)) {
        (Shape::None, Shape::None) => Choices::Lists(Vec::new()),
        (Shape::One(base, _), Shape::None) => wrapped(docs, ids, Sides::new(base, base)),
        (Shape::None, Shape::One(head, _)) => wrapped(docs, ids, Sides::new(head, head)),
        (Shape::One(base, ones), Shape::One(head, others)) => {
            let kinds = Sides::new(base, head);
            let lists = Sides::new(ones, others);
            if is_moved(docs, schemas, lists) {
                let entries = Sides::new(distributed(docs.base, ids.base), distributed(docs.head, ids.head));
                return Choices::Distributed { lists: Lists { kinds, entries }, wrapped: None };
            }
            Choices::Lists(vec![raw(docs, kinds, lists)])
        }
        _ => {
            let Sides { base, head } = schemas;
            let lists = [
                (ChangeKind::OneOf, &base.one_of, &head.one_of),
                (ChangeKind::AnyOf, &base.any_of, &head.any_of),
                (ChangeKind::AllOf, &base.all_of, &head.all_of),
            ];
            let some = lists.into_iter().filter(|(_, base, head)| !(base.is_empty() && head.is_empty()));
            let lists = some.map(|(kind, base, head)| raw(docs, Sides::new(kind, kind), Sides::new(base, head)));
            Choices::Lists(lists.collect())
        }
    }
}

fn raw<'d>(docs: Docs<'d>, kinds: Sides<ChangeKind>, lists: Sides<&'d [Link]>) -> Lists<'d> {
    let entries = |doc: &'d Resolved<'d>, list: &'d [Link]| list.iter().map(|link| Entry::new(doc, link)).collect();
    Lists { kinds, entries: Sides::new(entries(docs.base, lists.base), entries(docs.head, lists.head)) }
}

fn wrapped(docs: Docs<'_>, ids: Sides<SchemaId>, kinds: Sides<ChangeKind>) -> Choices<'_> {
    let entries = Sides::new(distributed(docs.base, ids.base), distributed(docs.head, ids.head));
    Choices::Distributed { lists: Lists { kinds, entries }, wrapped: Some(kinds.base) }
}

/// Returns the alternatives of a schema, each merged with the keywords beside them; the schema itself if it has none.
fn distributed<'d>(doc: &'d Resolved<'d>, id: SchemaId) -> Vec<Entry<'d>> {
    let schema = doc.schema(id);
    let list = if schema.one_of.is_empty() { &schema.any_of } else { &schema.one_of };
    if list.is_empty() {
        return vec![Entry::whole(doc, id)];
    }
    let bare = is_bare(schema);
    let entry = |link: &'d Link| {
        let entry = Entry::new(doc, link);
        if bare { entry } else { Entry { id: doc.with_alternative(id, link.schema), ..entry } }
    };
    list.iter().map(entry).collect()
}

/// Returns whether a schema has no constraints beside its alternatives.
fn is_bare(schema: &Schema) -> bool {
    if !schema.properties.is_empty() {
        return false;
    }
    let rest = Schema { one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..schema.clone() };
    super::equal::constrains_nothing(&rest)
}

/// Returns whether members, types or `required` moved between the alternatives and the schema around them.
fn is_moved(docs: Docs<'_>, schemas: Sides<&Schema>, lists: Sides<&[Link]>) -> bool {
    let moved = |one: &Schema, other: &Schema, doc: &Resolved<'_>, list: &[Link]| {
        let alternatives = || list.iter().map(|link| doc.schema(link.schema));
        let properties: HashSet<&str> =
            one.properties.keys().filter(|name| !other.properties.contains_key(*name)).map(String::as_str).collect();
        let required: HashSet<&str> = one.required.difference(&other.required).map(String::as_str).collect();
        let types = !one.types.is_empty() && other.types.is_empty();
        (types && alternatives().all(|schema| !schema.types.is_empty()))
            || (one.nullable && !other.nullable && alternatives().any(|schema| schema.nullable))
            || (!(properties.is_empty() && required.is_empty())
                && alternatives().any(|schema| {
                    schema.properties.keys().any(|name| properties.contains(name.as_str()))
                        || schema.required.iter().any(|name| required.contains(name.as_str()))
                }))
    };
    let Sides { base, head } = schemas;
    moved(base, head, docs.head, lists.head) || moved(head, base, docs.base, lists.base)
}

impl<'d> Comparer<'_, 'd> {
    /// Compares the alternatives of two schemas.
    pub(super) fn choices(&mut self, ids: Sides<SchemaId>, choices: Choices<'d>, pair: &mut Pair) {
        let docs = self.docs;
        let schemas = Sides::new(docs.base.schema(ids.base), docs.head.schema(ids.head));
        let types = patterns::compare_types(docs, schemas);
        match choices {
            Choices::Lists(lists) => {
                if types.is_none() {
                    keywords::compare_type(schemas, &mut pair.locals);
                }
                for list in lists {
                    self.list(ids, schemas, &list, types.is_some(), pair);
                }
            }
            Choices::Distributed { lists, wrapped } => {
                let told = types.is_some() || wrapped.is_some();
                let matching = self.list(ids, schemas, &lists, told, pair);
                if let (Some(kind), None) = (wrapped, &types) {
                    pair.locals.extend(self.wrapped(ids, schemas, kind, &lists, &matching));
                }
            }
        }
        pair.locals.extend(types.into_iter().flatten());
    }

    /// Compares two lists of alternatives. If `told`, added and removed alternatives have been reported already.
    fn list(
        &mut self,
        ids: Sides<SchemaId>,
        schemas: Sides<&'d Schema>,
        lists: &Lists<'d>,
        told: bool,
        pair: &mut Pair,
    ) -> Matching {
        let entries = Sides::new(lists.entries.base.as_slice(), lists.entries.head.as_slice());
        let matching = self.matcher().matching(entries);
        let word = lists.kinds.base.words().trim_matches('`');
        let single = entries.base.len() == 1 && entries.head.len() == 1;
        for Sides { base, head } in &matching.pairs {
            let (one, other) = (&entries.base[*base], &entries.head[*head]);
            let list = if entries.base.len() == 1 { other.step(*head) } else { one.step(*base) };
            let step = if single { Step::Same } else { Step::Inside(format!("{word}[{list}]")) };
            pair.step(step, one.id, other.id);
        }
        if told {
            return matching;
        }
        let replaced = |side: fn(&Sides<usize>) -> usize| matching.replaced.iter().map(side).collect::<Vec<_>>();
        let (gone, new) = (replaced(|pair| pair.base), replaced(|pair| pair.head));
        let everything = lists.kinds.base != lists.kinds.head;
        let rest = |pairs: &[Sides<usize>], side: fn(&Sides<usize>) -> usize| {
            pairs.iter().filter(|_| everything).map(side).collect::<Vec<_>>()
        };
        let gone = if everything { rest(&matching.pairs, |pair| pair.base) } else { gone };
        let new = if everything { rest(&matching.pairs, |pair| pair.head) } else { new };
        for (left, compatible) in [(&matching.removed, false), (&gone, true)] {
            let compatibility = Compatibility {
                requests: compatible || self.is_covered(Direction::HeadCoversBase, ids.head, entries.base, left),
                responses: true,
            };
            let names = names(self.docs.base, entries.base, left);
            let local = names.map(|names| Local::of(lists.kinds.base, schemas, Some(names), None));
            let at = left.first().map(|index| entries.base[*index].at);
            pair.locals.extend(local.map(|local| local.at_span(at, None).judged(compatibility)));
        }
        for (left, compatible) in [(&matching.added, false), (&new, true)] {
            let compatibility = Compatibility {
                requests: true,
                responses: compatible || self.is_covered(Direction::BaseCoversHead, ids.base, entries.head, left),
            };
            let names = names(self.docs.head, entries.head, left);
            let local = names.map(|names| Local::of(lists.kinds.head, schemas, None, Some(names)));
            let at = left.first().map(|index| entries.head[*index].at);
            pair.locals.extend(local.map(|local| local.at_span(None, at).judged(compatibility)));
        }
        matching
    }

    fn is_covered(&mut self, direction: Direction, outer: SchemaId, entries: &[Entry<'d>], left: &[usize]) -> bool {
        left.iter().all(|index| self.coverage.covers(direction, outer, entries[*index].id, self.equality))
    }

    /// Returns a schema that became one of several alternatives, or the reverse.
    fn wrapped(
        &mut self,
        ids: Sides<SchemaId>,
        schemas: Sides<&'d Schema>,
        kind: ChangeKind,
        lists: &Lists<'d>,
        matching: &Matching,
    ) -> Option<Local> {
        let Sides { base, head } = &lists.entries;
        let (wraps, several) = (matches!(shape(schemas.base), Shape::None), base.len().max(head.len()) > 1);
        // One alternative that is the schema is no choice.
        if !several && !matching.pairs.is_empty() {
            return None;
        }
        // What differs in the alternative that the schema became is told there.
        let mut compatibility = Compatibility::FULL;
        if matching.pairs.is_empty() {
            compatibility.requests = self.coverage.covers(Direction::HeadCoversBase, ids.head, ids.base, self.equality);
            compatibility.responses =
                self.coverage.covers(Direction::BaseCoversHead, ids.base, ids.head, self.equality);
        } else if wraps {
            compatibility.responses = self.is_covered(Direction::BaseCoversHead, ids.base, head, &matching.added);
        } else {
            compatibility.requests = self.is_covered(Direction::HeadCoversBase, ids.head, base, &matching.removed);
        }
        let count = |list: &[Entry<'_>]| Some(Value::from(list.len()));
        let (before, after) = if wraps { (None, count(head)) } else { (count(base), None) };
        let word = kind.words().trim_matches('`');
        Some(Local::of(ChangeKind::Wrapped, schemas, before, after).named(word).judged(compatibility))
    }
}

/// Returns the names of entries; `None` without entries.
fn names(doc: &Resolved<'_>, entries: &[Entry<'_>], left: &[usize]) -> Option<Value> {
    let names: Vec<String> = left.iter().map(|index| entries[*index].label(doc, *index)).collect();
    (!names.is_empty()).then(|| names.into())
}
