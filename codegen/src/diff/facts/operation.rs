//! Compares the operations of two documents and reports added and removed operations. Parameters and bodies are
//! compared in other modules.

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
    /// Compares all operations. Operations are matched by method and path, without the names of path parameters.
    pub(super) fn compare_operations(&mut self) {
        let Sides { base, head } = self.apis;
        let mut head_indices_by_key: HashMap<(Method, String), usize> = HashMap::new();
        for (index, operation) in head.operations.iter().enumerate() {
            head_indices_by_key.entry((operation.method, operation.path.clone())).or_insert(index);
            head_indices_by_key.entry((operation.method, strip_variable_names(&operation.path))).or_insert(index);
        }
        let mut is_matched = vec![false; head.operations.len()];
        let mut removed_indices = Vec::new();
        for (index, base_operation) in base.operations.iter().enumerate() {
            let exact_match = head_indices_by_key.get(&(base_operation.method, base_operation.path.clone()));
            let find_similar =
                || head_indices_by_key.get(&(base_operation.method, strip_variable_names(&base_operation.path)));
            let matched_index = exact_match.or_else(find_similar).copied();
            match matched_index.filter(|matched_index| !is_matched[*matched_index]) {
                Some(matched_index) => {
                    is_matched[matched_index] = true;
                    self.compare_operation(Sides::new(index, matched_index));
                }
                None => removed_indices.push(index),
            }
        }
        let stripped_paths = |operations: &[Operation]| {
            operations.iter().map(|operation| strip_variable_names(&operation.path)).collect::<HashSet<_>>()
        };
        let (base_paths, head_paths) = (stripped_paths(&base.operations), stripped_paths(&head.operations));
        for index in removed_indices {
            let base_operation = &base.operations[index];
            let context = new_operation_context(base_operation, Sides::new(Some(index), None));
            let is_path_removed = !head_paths.contains(&strip_variable_names(&base_operation.path));
            let removal_details = json!({ "path": is_path_removed, "deprecated": base_operation.deprecated });
            self.push_change(&context, ChangeKind::Operation, None, Some(removal_details), None);
        }
        for index in (0..head.operations.len()).filter(|index| !is_matched[*index]) {
            let head_operation = &head.operations[index];
            let context = new_operation_context(head_operation, Sides::new(None, Some(index)));
            let is_path_added = !base_paths.contains(&strip_variable_names(&head_operation.path));
            let addition_details = json!({ "path": is_path_added, "deprecated": head_operation.deprecated });
            self.push_change(&context, ChangeKind::Operation, None, None, Some(addition_details));
        }
    }

    fn compare_operation(&mut self, indices: Sides<usize>) {
        let base = &self.apis.base.operations[indices.base];
        let head = &self.apis.head.operations[indices.head];
        let mut context = new_operation_context(base, Sides::new(Some(indices.base), Some(indices.head)));
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
        let external_docs_url = |operation: &Operation| operation.external_docs.as_ref().map(|docs| docs.url.clone());
        self.push_if_different(&context, ChangeKind::ExternalDocs, external_docs_url(base), external_docs_url(head));
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
            self.compare_servers(&context, effective_servers(base_api, base), effective_servers(head_api, head));
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

fn new_operation_context(operation: &Operation, operation_indices: Sides<Option<usize>>) -> ChangeContext {
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

/// Returns a path template with the names of its parameters removed (`/pets/{id}` → `/pets/{}`).
pub(super) fn strip_variable_names(path: &str) -> String {
    let mut stripped_path = String::with_capacity(path.len());
    let mut is_in_braces = false;
    for character in path.chars() {
        is_in_braces &= character != '}';
        if !is_in_braces {
            stripped_path.push(character);
        }
        is_in_braces |= character == '{';
    }
    stripped_path
}

impl ChangeCollector<'_> {
    /// Compares two lists of servers. Equal servers are matched first. The remaining servers are matched by URL, in
    /// list order.
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
        let is_same_server = |base_server: &Server, head_server: &Server| {
            base_server.url == head_server.url && server_variables(base_server) == server_variables(head_server)
        };
        let mut server_pairs: Vec<(&Server, Option<&Server>)> =
            base.iter().map(|server| (server, take_first_match(&|other| is_same_server(server, other)))).collect();
        for (base_server, head_server) in server_pairs.iter_mut().filter(|(_, head_server)| head_server.is_none()) {
            *head_server = take_first_match(&|head_server| head_server.url == base_server.url);
        }
        // A server that is declared twice counts as one server.
        let is_declared_in =
            |server: &Server, servers: &[Server]| servers.iter().any(|other| is_same_server(server, other));
        unmatched_servers.retain(|head_server| !is_declared_in(head_server, base));
        for (base_server, head_server) in server_pairs {
            let mut context = context.clone();
            context.spans.base = Some(base_server.span);
            if head_server.is_none() && is_declared_in(base_server, head) {
                continue;
            }
            let Some(head_server) = head_server else {
                let old_variables = Some(server_variables(base_server));
                self.push_change(&context, ChangeKind::Server, Some(&base_server.url), old_variables, None);
                continue;
            };
            context.spans.head = Some(head_server.span);
            if !is_same_server(base_server, head_server) {
                let old_variables = Some(server_variables(base_server));
                let new_variables = Some(server_variables(head_server));
                self.push_change(&context, ChangeKind::Server, Some(&base_server.url), old_variables, new_variables);
            }
        }
        for head_server in unmatched_servers {
            let mut context = context.clone();
            context.spans.head = Some(head_server.span);
            let new_variables = Some(server_variables(head_server));
            self.push_change(&context, ChangeKind::Server, Some(&head_server.url), None, new_variables);
        }
    }

    /// Compares the names of the variables in the path, in path order. Requests do not contain these names.
    fn compare_path_variables(&mut self, context: &ChangeContext, base: &Operation, head: &Operation) {
        let variable_names = |operation: &Operation| -> Vec<String> {
            let name_of_variable = |piece: &PathPiece| match piece {
                PathPiece::Param(index) => Some(operation.params[*index].wire_name.clone()),
                PathPiece::Literal(_) => None,
            };
            operation.pieces.iter().filter_map(name_of_variable).collect()
        };
        let (base_names, head_names) = (variable_names(base), variable_names(head));
        if base_names != head_names {
            let (old_names, new_names) = (base_names.into(), head_names.into());
            self.push_change(context, ChangeKind::PathVariables, None, Some(old_names), Some(new_names));
        }
    }
}

/// Returns the servers that an operation declares. If it declares none, returns the servers of the document.
fn effective_servers<'a>(api: &'a Api, operation: &'a Operation) -> &'a [Server] {
    if operation.servers.is_empty() { &api.servers } else { &operation.servers }
}

/// Returns the Server Variable Objects of a server as a JSON object.
fn server_variables(server: &Server) -> Value {
    let variable_as_json = |(name, variable): (&String, &ServerVariable)| {
        (name.clone(), json!({ "default": variable.default, "enum": variable.values }))
    };
    Value::Object(server.variables.iter().map(variable_as_json).collect())
}
