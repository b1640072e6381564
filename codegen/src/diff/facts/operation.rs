//! Matches operations of the two documents and compares them, except for parameters and bodies.

use std::{collections::HashMap, sync::Arc};

use serde_json::{Value, json};

use crate::{
    diff::change::{ChangeKind, Endpoint, Nodes, Part, Place, Sides},
    ir::{Api, Method, Operation, PathPiece, Server, ServerVariable},
};

use super::{Context, Facts, flag};

impl Facts<'_> {
    /// Compares all operations. They are matched by method and path; the names of path parameters do not matter.
    pub(super) fn operations(&mut self) {
        let Sides { base, head } = self.apis;
        let mut other: HashMap<(Method, String), usize> = HashMap::new();
        for (index, operation) in head.operations.iter().enumerate() {
            other.entry((operation.method, operation.path.clone())).or_insert(index);
            other.entry((operation.method, shape(&operation.path))).or_insert(index);
        }
        let mut met = vec![false; head.operations.len()];
        let mut gone = Vec::new();
        for (index, before) in base.operations.iter().enumerate() {
            let exact = other.get(&(before.method, before.path.clone()));
            let found = exact.or_else(|| other.get(&(before.method, shape(&before.path)))).copied();
            match found.filter(|found| !met[*found]) {
                Some(found) => {
                    met[found] = true;
                    self.operation(Sides::new(index, found));
                }
                None => gone.push(index),
            }
        }
        let paths = |operations: &[Operation]| operations.iter().map(|it| shape(&it.path)).collect::<Vec<_>>();
        let (base_paths, head_paths) = (paths(&base.operations), paths(&head.operations));
        for index in gone {
            let before = &base.operations[index];
            let context = whole(before, Sides::new(Some(index), None));
            let value = json!({ "path": !head_paths.contains(&shape(&before.path)), "deprecated": before.deprecated });
            self.push(&context, ChangeKind::Operation, None, Some(value), None);
        }
        for index in (0..head.operations.len()).filter(|index| !met[*index]) {
            let after = &head.operations[index];
            let context = whole(after, Sides::new(None, Some(index)));
            let value = json!({ "path": !base_paths.contains(&shape(&after.path)), "deprecated": after.deprecated });
            self.push(&context, ChangeKind::Operation, None, None, Some(value));
        }
    }

    fn operation(&mut self, indices: Sides<usize>) {
        let base = &self.apis.base.operations[indices.base];
        let head = &self.apis.head.operations[indices.head];
        let mut context = whole(base, Sides::new(Some(indices.base), Some(indices.head)));
        context.at = Sides::new(Some(base.at), Some(head.at));
        let id = |operation: &Operation| operation.id_given.then(|| operation.id.clone());
        self.compare(&context, ChangeKind::OperationId, id(base), id(head));
        self.path_variables(&context, base, head);
        self.compare(&context, ChangeKind::Summary, base.summary.as_deref(), head.summary.as_deref());
        self.compare(&context, ChangeKind::Description, base.description.as_deref(), head.description.as_deref());
        let docs = |operation: &Operation| operation.external_docs.as_ref().map(|docs| docs.url.clone());
        self.compare(&context, ChangeKind::ExternalDocs, docs(base), docs(head));
        self.compare(&context, ChangeKind::Deprecated, flag(base.deprecated), flag(head.deprecated));
        self.names(&context, ChangeKind::Tag, &base.tags, &head.tags);
        self.names(&context, ChangeKind::Callback, &base.callbacks, &head.callbacks);
        self.extensions(&context, Sides::new(&base.extensions, &head.extensions));
        if !(base.servers.is_empty() && head.servers.is_empty()) {
            let Sides { base: base_api, head: head_api } = self.apis;
            self.servers(&context, servers_of(base_api, base), servers_of(head_api, head));
        }
        if base.security_given || head.security_given {
            self.security(&context, &base.security, &head.security);
        }
        let operations = Sides::new(base, head);
        self.parameters(&context, operations);
        self.request_body(&context, operations);
        self.responses(&context, operations);
    }
}

fn whole(operation: &Operation, nodes: Sides<Option<usize>>) -> Context {
    let endpoint = Endpoint { method: operation.method, path: operation.path.clone(), id: operation.id.clone() };
    Context {
        place: Place { operation: Some(Arc::new(endpoint)), part: Part::Root, path: String::new() },
        nodes: Nodes { operation: nodes, ..Nodes::default() },
        at: Sides::new(nodes.base.map(|_| operation.at), nodes.head.map(|_| operation.at)),
    }
}

/// Returns the path without the names of its parameters.
fn shape(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    let mut inside = false;
    for character in path.chars() {
        inside &= character != '}';
        if !inside {
            shape.push(character);
        }
        inside |= character == '{';
    }
    shape
}

impl Facts<'_> {
    /// Compares servers: equal ones are matched first, then those with the same URL, in order.
    pub(super) fn servers(&mut self, context: &Context, base: &[Server], head: &[Server]) {
        let mut left: Vec<&Server> = head.iter().collect();
        let mut take = |fits: &dyn Fn(&Server) -> bool| {
            let index = left.iter().position(|server| fits(server))?;
            Some(left.remove(index))
        };
        let same = |before: &Server, after: &Server| before.url == after.url && variables(before) == variables(after);
        let mut pairs: Vec<(&Server, Option<&Server>)> =
            base.iter().map(|before| (before, take(&|after| same(before, after)))).collect();
        for (before, after) in pairs.iter_mut().filter(|(_, after)| after.is_none()) {
            *after = take(&|after| after.url == before.url);
        }
        for (before, after) in pairs {
            let mut context = context.clone();
            context.at.base = Some(before.at);
            let Some(after) = after else {
                self.push(&context, ChangeKind::Server, Some(&before.url), Some(variables(before)), None);
                continue;
            };
            context.at.head = Some(after.at);
            if !same(before, after) {
                let (old, new) = (Some(variables(before)), Some(variables(after)));
                self.push(&context, ChangeKind::Server, Some(&before.url), old, new);
            }
        }
        for after in left {
            let mut context = context.clone();
            context.at.head = Some(after.at);
            self.push(&context, ChangeKind::Server, Some(&after.url), None, Some(variables(after)));
        }
    }

    /// Compares the names of the path variables, in order. The names are not sent.
    fn path_variables(&mut self, context: &Context, base: &Operation, head: &Operation) {
        let names = |operation: &Operation| -> Vec<String> {
            let name = |piece: &PathPiece| match piece {
                PathPiece::Param(index) => Some(operation.params[*index].wire.clone()),
                PathPiece::Literal(_) => None,
            };
            operation.pieces.iter().filter_map(name).collect()
        };
        let (before, after) = (names(base), names(head));
        if before != after {
            self.push(context, ChangeKind::PathVariables, None, Some(before.into()), Some(after.into()));
        }
    }
}

/// Returns the servers of an operation: its own, or those of the document.
fn servers_of<'a>(api: &'a Api, operation: &'a Operation) -> &'a [Server] {
    if operation.servers.is_empty() { &api.servers } else { &operation.servers }
}

/// Returns the variables of a server.
fn variables(server: &Server) -> Value {
    let variable = |(name, variable): (&String, &ServerVariable)| {
        (name.clone(), json!({ "default": variable.default, "enum": variable.values }))
    };
    Value::Object(server.variables.iter().map(variable).collect())
}
