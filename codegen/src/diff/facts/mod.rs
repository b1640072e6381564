//! Lists the differences between two documents. The module `rules` determines how each difference affects callers.

mod all_of;
mod annotations;
mod choices;
mod content;
mod coverage;
mod discriminator;
mod document;
mod equal;
mod formats;
mod keywords;
mod keywords_2020;
mod local;
mod matching;
mod media;
mod operation;
mod parameter;
mod patterns;
mod rename;
mod schema;
mod security;
mod similar;
mod walk;
mod webhook;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use serde_json::Value;

use self::{
    coverage::Coverage,
    equal::Equality,
    rename::SchemaRenames,
    schema::SchemaComparer,
    security::SchemeNames,
    walk::{ComparedPairs, Root},
};
pub(super) use self::{
    formats::format_covers,
    media::{have_same_parameters, media_type_includes},
    parameter::find_parameter,
};
use super::{
    change::{Change, ChangeKind, Compatibility, Nodes, Place, Sides},
    resolved::ResolvedDocument,
};
use crate::{
    ir::{Api, SchemaId, SchemaRef},
    source::Span,
};

/// The older and the newer document. The `allOf` lists of their schemas are merged.
pub(super) type Docs<'d> = Sides<&'d ResolvedDocument<'d>>;

/// Lists the differences between two documents: differences outside schemas first, then differences within schemas.
#[must_use]
pub fn find_changes(base: &Api, head: &Api) -> Vec<Change> {
    list_changes(Sides::new(&ResolvedDocument::new(base), &ResolvedDocument::new(head)))
}

/// Lists the differences between two documents whose `allOf` lists are merged: differences outside schemas first, then
/// differences within schemas.
pub(super) fn list_changes(docs: Docs<'_>) -> Vec<Change> {
    let apis = Sides::new(docs.base.api(), docs.head.api());
    let mut equality = Equality::new(docs);
    let renames = SchemaRenames::find(apis, &mut equality);
    let coverage = Coverage::new(docs);
    let scheme_names = SchemeNames::find(Sides::new(&apis.base.security_schemes, &apis.head.security_schemes));
    let pairs = ComparedPairs::default();
    let mut collector = ChangeCollector {
        docs,
        apis,
        equality,
        coverage,
        renames,
        scheme_names,
        pairs,
        listed_enums: HashSet::new(),
        roots: Vec::new(),
        changes: Vec::new(),
    };
    collector.compare_documents();
    collector.compare_operations();
    collector.compare_webhooks();
    collector.compare_named_schemas();
    let ChangeCollector { mut pairs, roots, mut changes, .. } = collector;
    pairs.propagate_differences();
    pairs.push_changes_at_roots(&roots, &mut changes);
    changes
}

/// Collects the differences between two documents.
struct ChangeCollector<'d> {
    docs: Docs<'d>,
    apis: Sides<&'d Api>,
    equality: Equality<'d>,
    coverage: Coverage<'d>,
    renames: SchemaRenames,
    scheme_names: SchemeNames,
    pairs: ComparedPairs,
    listed_enums: HashSet<Sides<SchemaId>>,
    roots: Vec<Root>,
    changes: Vec<Change>,
}

/// The fields that all changes of one object (such as an operation or a parameter) have in common: the place, the API
/// objects and the spans.
#[derive(Clone, Default)]
struct ChangeContext {
    place: Place,
    nodes: Nodes,
    spans: Sides<Option<Span>>,
}

impl ChangeCollector<'_> {
    /// Adds a change whose effect on valid values is unknown.
    fn push_change(
        &mut self,
        context: &ChangeContext,
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
            further_values: 0,
            spans: context.spans,
            nodes: context.nodes.clone(),
            compatibility: None,
        });
    }

    /// Adds a change and states whether valid values stay valid in requests and in responses.
    fn push_with_compatibility(
        &mut self,
        context: &ChangeContext,
        kind: ChangeKind,
        name: Option<&str>,
        [before, after]: [Option<Value>; 2],
        compatibility: Compatibility,
    ) {
        self.push_change(context, kind, name, before, after);
        if let Some(change) = self.changes.last_mut() {
            change.compatibility = Some(compatibility);
        }
    }

    /// Adds a change if the values `base` and `head` differ.
    fn push_if_different<T: PartialEq + Into<Value>>(
        &mut self,
        context: &ChangeContext,
        kind: ChangeKind,
        base: Option<T>,
        head: Option<T>,
    ) {
        if base != head {
            self.push_change(context, kind, None, base.map(Into::into), head.map(Into::into));
        }
    }

    /// Compares the extensions (`x-…` members) of two objects.
    fn compare_extensions(&mut self, context: &ChangeContext, extensions: Sides<&crate::ir::Extensions>) {
        let Sides { base, head } = extensions;
        let extension_names = base.keys().chain(head.keys().filter(|name| !base.contains_key(*name)));
        for name in extension_names {
            let (old_value, new_value) = (base.get(name), head.get(name));
            if old_value == new_value {
                continue;
            }
            let kind = match name.as_str() {
                "x-sunset" => ChangeKind::Sunset,
                "x-stability-level" => ChangeKind::Stability,
                _ => ChangeKind::Extension,
            };
            self.push_change(context, kind, Some(name), old_value.cloned(), new_value.cloned());
        }
    }

    /// Compares two schemas, including all schemas that they contain or refer to.
    fn compare_schemas(&mut self, context: &ChangeContext, base: &SchemaRef, head: &SchemaRef) {
        self.compare_schemas_at(context, Sides::new(base.schema, head.schema));
    }

    fn compare_schemas_at(&mut self, context: &ChangeContext, ids: Sides<SchemaId>) {
        let mut comparer = SchemaComparer {
            docs: self.docs,
            renames: &self.renames,
            equality: &mut self.equality,
            coverage: &mut self.coverage,
            listed_enums: &mut self.listed_enums,
        };
        let pair = self.pairs.add_pair(ids, &mut comparer);
        self.roots.push(Root { place: context.place.clone(), nodes: context.nodes.clone(), pair });
    }
}

/// Returns `Some(true)` if `value` is true. Returns `None` otherwise, because `false` means the same as an absent
/// keyword.
fn flag_if_set(value: bool) -> Option<bool> {
    value.then_some(true)
}
