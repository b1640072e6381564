//! Compares the operations of the two documents, except for parameters and bodies, and reports added and removed
//! operations.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use serde_json::{Value, json};

use crate::{
    diff::change::{ChangeKind, Endpoint, Nodes, Part, Place, Sides},
    ir::{Api, Method, Operation, PathPiece, Server, ServerVariable},
};

use super::{ChangeCollector, ChangeContext, content::Responder, flag_if_set};

impl ChangeCollector<'_> {
    /// Compares all operations. They are matched by method and path; the names of path parameters do not matter.
    pub(super) fn compare_operations(&mut self) {
        let Sides { base, head } = self.apis;
        let mut head_indices_by_key: HashMap<(Method, String), usize> = HashMap::new();
        for (index, operation) in head.operations.iter().enumerate() {
            head_indices_by_key.entry((operation.method, operation.path.clone())).or_insert(index);
            head_indices_by_key.entry((operation.method, path_shape(&operation.path))).or_insert(index);
        }
        let mut is_matched = vec![false; head.operations.len()];
        let mut removed_indices = Vec::new();
        for (index, before) in base.operations.iter().enumerate() {
            let exact_match = head_indices_by_key.get(&(before.method, before.path.clone()));
            let matched_index =
                exact_match.or_else(|| head_indices_by_key.get(&(before.method, path_shape(&before.path)))).copied();
            match matched_index.filter(|matched_index| !is_matched[*matched_index]) {
                Some(matched_index) => {
                    is_matched[matched_index] = true;
                    self.compare_operation(Sides::new(index, matched_index));
                }
                None => removed_indices.push(index),
            }
        }
        let path_shapes =
            |operations: &[Operation]| operations.iter().map(|it| path_shape(&it.path)).collect::<HashSet<_>>();
        let (base_shapes, head_shapes) = (path_shapes(&base.operations), path_shapes(&head.operations));
        for index in removed_indices {
            let before = &base.operations[index];
            let context = operation_context(before, Sides::new(Some(index), None));
            let facts_for_rules =
                json!({ "path": !head_shapes.contains(&path_shape(&before.path)), "deprecated": before.deprecated });
            self.push_change(&context, ChangeKind::Operation, None, Some(facts_for_rules), None);
        }
        for index in (0..head.operations.len()).filter(|index| !is_matched[*index]) {
            let after = &head.operations[index];
            let context = operation_context(after, Sides::new(None, Some(index)));
            let facts_for_rules =
                json!({ "path": !base_shapes.contains(&path_shape(&after.path)), "deprecated": after.deprecated });
            self.push_change(&context, ChangeKind::Operation, None, None, Some(facts_for_rules));
        }
    }

    fn compare_operation(&mut self, indices: Sides<usize>) {
        let base = &self.apis.base.operations[indices.base];
        let head = &self.apis.head.operations[indices.head];
        let mut context = operation_context(base, Sides::new(Some(indices.base), Some(indices.head)));
        context.spans = Sides::new(Some(base.span), Some(head.span));
        let declared_id = |operation: &Operation| operation.has_declared_id.then(|| operation.id.clone());
        self.push_if_different(&context, ChangeKind::OperationId, declared_id(base), declared_id(head));
        self.compare_path_variables(&context, base, head);
        self.push_if_different(&context, ChangeKind::Summary, base.summary.as_deref(), head.summary.as_deref());
        self.push_if_different(
            &context,
            ChangeKind::Description,
            base.description.as_deref(),
            head.description.as_deref(),
        );
        let docs_url = |operation: &Operation| operation.external_docs.as_ref().map(|docs| docs.url.clone());
        self.push_if_different(&context, ChangeKind::ExternalDocs, docs_url(base), docs_url(head));
        self.push_if_different(
            &context,
            ChangeKind::Deprecated,
            flag_if_set(base.deprecated),
            flag_if_set(head.deprecated),
        );
        self.compare_names(&context, ChangeKind::Tag, &base.tags, &head.tags);
        self.compare_names(&context, ChangeKind::Callback, &base.callbacks, &head.callbacks);
        self.compare_extensions(&context, Sides::new(&base.extensions, &head.extensions));
        if !(base.servers.is_empty() && head.servers.is_empty()) {
            let Sides { base: base_api, head: head_api } = self.apis;
            self.compare_servers(&context, servers_of(base_api, base), servers_of(head_api, head));
        }
        if base.has_declared_security || head.has_declared_security {
            let declared_security = |operation: &'_ Operation| {
                operation.declared_security.clone().unwrap_or_else(|| operation.security.clone())
            };
            self.compare_security(&context, &declared_security(base), &declared_security(head));
        }
        let operations = Sides::new(base, head);
        self.compare_parameters(&context, operations);
        self.compare_request_bodies(&context, operations);
        let responses = Sides::new(base.responses.as_slice(), head.responses.as_slice());
        self.compare_responses(&context, responses, Responder::Server);
    }
}

fn operation_context(operation: &Operation, operation_indices: Sides<Option<usize>>) -> ChangeContext {
    let endpoint = Endpoint { method: operation.method, path: operation.path.clone(), id: operation.id.clone() };
    ChangeContext {
        place: Place { operation: Some(Arc::new(endpoint)), part: Part::Root, path: String::new() },
        nodes: Nodes { operation: operation_indices, ..Nodes::default() },
        spans: Sides::new(
            operation_indices.base.map(|_| operation.span),
            operation_indices.head.map(|_| operation.span),
        ),
    }
}

/// Returns the path template without the names of its parameters (`/pets/{id}` → `/pets/{}`).
pub(super) fn path_shape(path: &str) -> String {
    let mut shape = String::with_capacity(path.len());
    let mut is_in_braces = false;
    for character in path.chars() {
        is_in_braces &= character != '}';
        if !is_in_braces {
            shape.push(character);
        }
        is_in_braces |= character == '{';
    }
    shape
}

impl ChangeCollector<'_> {
    /// Compares servers. Equal servers are matched first, then servers with the same URL, in order.
    pub(super) fn compare_servers(&mut self, context: &ChangeContext, base: &[Server], head: &[Server]) {
        // If no servers are declared, the server's URL is `/`.
        let has_only_root_servers = |servers: &[Server]| servers.iter().all(|server| server.url == "/");
        if has_only_root_servers(base) && has_only_root_servers(head) && (base.is_empty() || head.is_empty()) {
            return;
        }
        let mut unmatched_servers: Vec<&Server> = head.iter().collect();
        let mut take_first_match = |is_match: &dyn Fn(&Server) -> bool| {
            let index = unmatched_servers.iter().position(|server| is_match(server))?;
            Some(unmatched_servers.remove(index))
        };
        let is_same_server = |before: &Server, after: &Server| {
            before.url == after.url && server_variables(before) == server_variables(after)
        };
        let mut server_pairs: Vec<(&Server, Option<&Server>)> =
            base.iter().map(|before| (before, take_first_match(&|after| is_same_server(before, after)))).collect();
        for (before, after) in server_pairs.iter_mut().filter(|(_, after)| after.is_none()) {
            *after = take_first_match(&|after| after.url == before.url);
        }
        // A server that is declared twice counts as one server.
        let is_declared_in =
            |server: &Server, servers: &[Server]| servers.iter().any(|other| is_same_server(server, other));
        unmatched_servers.retain(|after| !is_declared_in(after, base));
        for (before, after) in server_pairs {
            let mut context = context.clone();
            context.spans.base = Some(before.span);
            if after.is_none() && is_declared_in(before, head) {
                continue;
            }
            let Some(after) = after else {
                self.push_change(&context, ChangeKind::Server, Some(&before.url), Some(server_variables(before)), None);
                continue;
            };
            context.spans.head = Some(after.span);
            if !is_same_server(before, after) {
                let (old_variables, new_variables) = (Some(server_variables(before)), Some(server_variables(after)));
                self.push_change(&context, ChangeKind::Server, Some(&before.url), old_variables, new_variables);
            }
        }
        for after in unmatched_servers {
            let mut context = context.clone();
            context.spans.head = Some(after.span);
            self.push_change(&context, ChangeKind::Server, Some(&after.url), None, Some(server_variables(after)));
        }
    }

    /// Compares the names of the path variables, in path order. The names are not part of requests.
    fn compare_path_variables(&mut self, context: &ChangeContext, base: &Operation, head: &Operation) {
        let variable_names = |operation: &Operation| -> Vec<String> {
            let name_of_variable = |piece: &PathPiece| match piece {
                PathPiece::Param(index) => Some(operation.params[*index].wire_name.clone()),
                PathPiece::Literal(_) => None,
            };
            operation.pieces.iter().filter_map(name_of_variable).collect()
        };
        let (before, after) = (variable_names(base), variable_names(head));
        if before != after {
            self.push_change(context, ChangeKind::PathVariables, None, Some(before.into()), Some(after.into()));
        }
    }
}

/// Returns the servers that an operation declares, or those of the document if it declares none.
fn servers_of<'a>(api: &'a Api, operation: &'a Operation) -> &'a [Server] {
    if operation.servers.is_empty() { &api.servers } else { &operation.servers }
}

/// Returns the variables of a server as a JSON object.
fn server_variables(server: &Server) -> Value {
    let variable_as_json = |(name, variable): (&String, &ServerVariable)| {
        (name.clone(), json!({ "default": variable.default, "enum": variable.values }))
    };
    Value::Object(server.variables.iter().map(variable_as_json).collect())
}
