//! Operations: which belong together, and what differs in them but for parameters and bodies.

use std::{collections::HashMap, sync::Arc};

use serde_json::{Value, json};

use crate::{
    diff::change::{Endpoint, Nodes, Part, Place, Sides, What},
    ir::{Method, Operation},
};

use super::{Context, Facts, flag};

impl Facts<'_> {
    /// Compares all operations: by method and path, in which names of parameters do not count.
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
            self.push(&context, What::Operation, None, Some(value), None);
        }
        for index in (0..head.operations.len()).filter(|index| !met[*index]) {
            let after = &head.operations[index];
            let context = whole(after, Sides::new(None, Some(index)));
            let value = json!({ "path": !base_paths.contains(&shape(&after.path)), "deprecated": after.deprecated });
            self.push(&context, What::Operation, None, None, Some(value));
        }
    }

    fn operation(&mut self, indices: Sides<usize>) {
        let base = &self.apis.base.operations[indices.base];
        let head = &self.apis.head.operations[indices.head];
        let mut context = whole(base, Sides::new(Some(indices.base), Some(indices.head)));
        context.at = Sides::new(Some(base.at), Some(head.at));
        let id = |operation: &Operation| operation.id_given.then(|| operation.id.clone());
        self.compare(&context, What::OperationId, id(base), id(head));
        self.compare(&context, What::Summary, base.summary.as_deref(), head.summary.as_deref());
        self.compare(&context, What::Description, base.description.as_deref(), head.description.as_deref());
        let docs = |operation: &Operation| operation.external_docs.as_ref().map(|docs| docs.url.clone());
        self.compare(&context, What::ExternalDocs, docs(base), docs(head));
        self.compare(&context, What::Deprecated, flag(base.deprecated), flag(head.deprecated));
        self.names(&context, What::Tag, &base.tags, &head.tags);
        self.names(&context, What::Callback, &base.callbacks, &head.callbacks);
        self.extensions(&context, Sides::new(&base.extensions, &head.extensions));
        self.servers(&context, &base.servers, &head.servers);
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

/// The path without the names of its parameters.
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
    /// Compares servers by their address.
    pub(super) fn servers(&mut self, context: &Context, base: &[crate::ir::Server], head: &[crate::ir::Server]) {
        for before in base {
            let mut context = context.clone();
            context.at.base = Some(before.at);
            let words = |server: &crate::ir::Server| {
                let variable = |(name, variable): (&String, &crate::ir::ServerVariable)| {
                    (name.clone(), json!({ "default": variable.default, "enum": variable.values }))
                };
                Value::Object(server.variables.iter().map(variable).collect())
            };
            match head.iter().find(|after| after.url == before.url) {
                None => self.push(&context, What::Server, Some(&before.url), Some(words(before)), None),
                Some(after) => {
                    context.at.head = Some(after.at);
                    if words(before) != words(after) {
                        self.push(&context, What::Server, Some(&before.url), Some(words(before)), Some(words(after)));
                    }
                }
            }
        }
        for after in head.iter().filter(|after| !base.iter().any(|before| before.url == after.url)) {
            let mut context = context.clone();
            context.at.head = Some(after.at);
            self.push(&context, What::Server, Some(&after.url), None, Some(json!({})));
        }
    }
}
