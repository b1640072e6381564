//! Lowers Operation Objects, merged with their path items.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::{Lowering, content::ResponseParts, external_docs, path::PathItem, security::SecurityLists};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{
        Method, Operation, OperationCode, Param, ParameterLocation, PathPiece, RequestBody, Response, Schema,
        SchemaRef, Status, Style, Tag, Type,
    },
    load::{Node, ObjectKind, tree::Member},
    source::Span,
};

impl<'a> Lowering<'a, '_> {
    pub(super) fn lower_operation(&mut self, shared: &PathItem<'a>, method: Method, member: &Member<'a>) {
        if self.copies.is_exceeded() {
            return;
        }
        let node = member.value;
        let Some(typed) = self.parse_object::<openapiv3::Operation>(node, ObjectKind::Operation) else { return };
        let mut params = self.lower_params(&shared.parameters, node);
        let (pieces, stray) = self.split_path(shared, &mut params);
        params.shrink_to_fit();
        let (id, has_declared_id) = self.operation_id(shared, method, node, typed.operation_id, member.key_span);
        for tag in &typed.tags {
            self.add_tag(tag, node);
        }
        let own_security = self.lower_security(node);
        let security_given = own_security.is_some();
        let security = own_security.unwrap_or_else(|| SecurityLists {
            generated: self.api.security.clone(),
            declared: self.api.declared_security.clone(),
        });
        let servers = self.lower_servers(node);
        let callbacks = self.lower_callbacks(&id, node);
        let mut extensions = shared.extensions.clone();
        extensions.extend(typed.extensions);
        let operation = Operation {
            id,
            has_declared_id,
            method,
            path: shared.path.to_owned(),
            pieces,
            tags: typed.tags,
            summary: typed.summary.or_else(|| shared.summary.clone()),
            description: typed.description.or_else(|| shared.description.clone()),
            external_docs: typed.external_docs.map(external_docs),
            deprecated: typed.deprecated,
            params,
            unused_params: stray,
            body: self.lower_body(method, node),
            responses: self.lower_responses(node),
            security: security.generated,
            declared_security: security.declared,
            has_declared_security: security_given,
            servers: if servers.is_empty() { shared.servers.clone() } else { servers },
            callbacks,
            extensions,
            span: member.key_span,
            path_span: shared.at,
            code: OperationCode::default(),
        };
        self.count_copies(&operation);
        self.api.operations.push(operation);
    }

    /// Returns the parameters of the path item that the operation does not override, and those of the operation.
    pub(super) fn lower_params(&mut self, shared: &[Node<'a>], node: Node<'a>) -> Vec<Param> {
        let own_parameters: Vec<Node<'a>> =
            node.member_value("parameters").into_iter().flat_map(|list| list.items().iter()).collect();
        let mut params = self.lower_param_list(shared);
        for param in params.values_mut() {
            param.shared = true;
        }
        params.extend(self.lower_param_list(&own_parameters));
        params.into_values().collect()
    }

    fn lower_param_list(&mut self, nodes: &[Node<'a>]) -> IndexMap<(ParameterLocation, String), Param> {
        let mut params: IndexMap<(ParameterLocation, String), Param> = IndexMap::with_capacity(nodes.len());
        for node in nodes {
            let Some(param) = self.lower_parameter(*node) else { continue };
            let key = param_identity(&param);
            if let Some(known) = params.get(&key) {
                let message = format!("the parameter `{}` occurs twice in this list", param.wire);
                let problem = Diagnostic::error(codes::DUPLICATE_PARAMETER, message, node.diagnostic_span())
                    .with_label("ignored")
                    .with_related(known.span, "first here");
                self.report_mistake(problem);
            } else if param.location == ParameterLocation::Header && is_reserved_header(&param.wire) {
                let message = format!("a header parameter `{}` is ignored, as the specification requires", param.wire);
                let problem = Diagnostic::note(codes::PARAMETER_RESERVED, message, param.span);
                self.diagnostics.push(problem.with_help("media types and security schemes determine it"));
            } else {
                params.insert(key, param);
            }
        }
        params
    }

    /// Splits the path at its variables and finds the parameter of each variable. Returns the pieces of the path, and
    /// the path parameters that the path does not contain.
    fn split_path(&mut self, shared: &PathItem<'a>, params: &mut Vec<Param>) -> (Vec<PathPiece>, Vec<Param>) {
        let mut pieces = Vec::new();
        let path_params = params.iter().enumerate().filter(|(_, param)| param.location == ParameterLocation::Path);
        let mut known: HashMap<String, usize> = path_params.map(|(index, param)| (param.wire.clone(), index)).collect();
        let mut used = vec![false; params.len()];
        let mut rest = shared.path;
        while let Some((literal, name, tail)) = split_at_variable(rest) {
            if !literal.is_empty() {
                pieces.push(PathPiece::Literal(literal.to_owned()));
            }
            let index = known.get(name).copied().unwrap_or_else(|| {
                self.add_undeclared_param(shared, name, shared.path.len() - rest.len() + literal.len(), params);
                known.insert(name.to_owned(), params.len() - 1);
                used.push(true);
                params.len() - 1
            });
            used[index] = true;
            pieces.push(PathPiece::Param(index));
            rest = tail;
        }
        if !rest.is_empty() {
            pieces.push(PathPiece::Literal(rest.to_owned()));
        }
        let stray = self.remove_unused_params(shared, params, &used, &mut pieces);
        (pieces, stray)
    }

    /// Adds a string parameter for an undeclared path variable, which is at the byte `offset` in the path.
    fn add_undeclared_param(&mut self, shared: &PathItem<'a>, name: &str, offset: usize, params: &mut Vec<Param>) {
        let declared =
            params.iter().filter(|param| param.location == ParameterLocation::Path).map(|param| param.wire.as_str());
        let near = self.documents.suggest_name(name, declared).map(|near| format!("did you mean `{near}`?"));
        let message = format!("`{{{name}}}` is in the path, but no parameter of that name is declared");
        let at = span_within_key(
            self.documents.sources.file(shared.at.file).text.as_str(),
            shared.at,
            shared.path,
            offset,
            name.len() + 2,
        );
        let problem = Diagnostic::error(codes::PATH_PARAMETER_UNDECLARED, message, at);
        let problem = problem.with_label(format!("needs `in: path, name: {name}, required: true`"));
        self.report_mistake(match near {
            Some(near) => problem.with_help(near),
            None => problem,
        });
        let schema =
            Schema { location: "#".to_owned(), types: vec![crate::ir::JsonType::String], at, ..Schema::default() };
        let schema = SchemaRef { schema: self.add_schema(schema), reference: None, at };
        params.push(Param {
            wire: name.to_owned(),
            location: ParameterLocation::Path,
            required: true,
            has_declared_required: false,
            description: None,
            deprecated: false,
            style: Style::Simple,
            inner: Vec::new(),
            explode: false,
            allow_reserved: false,
            allow_empty: false,
            content: None,
            schema,
            examples: Vec::new(),
            extensions: crate::ir::Extensions::default(),
            shared: false,
            name: String::new(),
            ty: Type::Json,
            checks: None,
            nested: false,
            span: at,
        });
    }

    /// Removes and returns path parameters that the path does not contain. Updates the indices in `pieces`.
    fn remove_unused_params(
        &mut self,
        shared: &PathItem<'a>,
        params: &mut Vec<Param>,
        used: &[bool],
        pieces: &mut [PathPiece],
    ) -> Vec<Param> {
        let is_used = |index: usize, param: &Param| param.location != ParameterLocation::Path || used[index];
        let (mut kept, mut stray, mut moved) = (Vec::with_capacity(params.len()), Vec::new(), Vec::new());
        for (index, param) in std::mem::take(params).into_iter().enumerate() {
            moved.push(kept.len());
            if is_used(index, &param) { kept.push(param) } else { stray.push(param) }
        }
        *params = kept;
        for piece in pieces {
            if let PathPiece::Param(index) = piece {
                *index = moved[*index];
            }
        }
        stray.reverse();
        for param in &stray {
            let message = format!("the path `{}` has no `{{{}}}`", shared.path, param.wire);
            let problem = Diagnostic::error(codes::PATH_PARAMETER_UNUSED, message, param.span);
            self.report_mistake(
                problem.with_related(shared.at, "the path").with_help("remove the parameter, or put it into the path"),
            );
        }
        stray
    }

    fn operation_id(
        &mut self,
        shared: &PathItem<'a>,
        method: Method,
        node: Node<'a>,
        declared_id: Option<String>,
        at: Span,
    ) -> (String, bool) {
        let at = node.member_value("operationId").map_or(at, Node::diagnostic_span);
        let declared_id = declared_id.filter(|id| !id.is_empty());
        let has_declared_id = declared_id.is_some();
        let id = declared_id.unwrap_or_else(|| {
            let id = self.made_ids.get(&(method, shared.path)).cloned().unwrap_or_else(|| method.name().to_lowercase());
            let message = "this operation has no `operationId`";
            self.diagnostics
                .push(Diagnostic::note(codes::OPERATION_ID, message, at).with_label(format!("called `{id}`")));
            id
        });
        let Some((first, number)) = self.operation_ids.get_mut(&id) else {
            self.operation_ids.insert(id.clone(), (at, 2));
            return (id, has_declared_id);
        };
        let (first, start) = (*first, *number);
        *number += 1;
        if has_declared_id {
            let message = format!("the operationId `{id}` is already used");
            self.report_mistake(
                Diagnostic::error(codes::DUPLICATE_OPERATION_ID, message, at).with_related(first, "first here"),
            );
        }
        let mut number = start;
        while self.operation_ids.contains_key(&format!("{id}{number}")) {
            number += 1;
        }
        let id = format!("{id}{number}");
        self.operation_ids.insert(id.clone(), (at, 2));
        (id, false)
    }

    /// Adds a tag that an operation uses, unless it is already known.
    fn add_tag(&mut self, name: &str, node: Node<'a>) {
        if self.tags.insert(name.to_owned()) {
            let at = node.member_value("tags").unwrap_or(node).diagnostic_span();
            self.api.tags.push(Tag { name: name.to_owned(), description: None, external_docs: None, span: at });
        }
    }

    fn lower_body(&mut self, method: Method, node: Node<'a>) -> Option<RequestBody> {
        let member = node.member("requestBody").filter(|member| member.value.is_map())?;
        let body = self.lower_request_body(member.value)?;
        let message = "a body has no defined meaning for this method, and some servers refuse it";
        match method {
            Method::Get | Method::Head | Method::Trace if !self.documents.allows_any_body(node) => {
                self.diagnostics.push(Diagnostic::warning(codes::BODY_UNEXPECTED, message, member.key_span));
            }
            Method::Get | Method::Head | Method::Trace | Method::Delete => {
                self.diagnostics.push(Diagnostic::note(codes::BODY_UNEXPECTED, message, member.key_span));
            }
            _ => {}
        }
        (!body.contents.is_empty()).then_some(body)
    }

    fn lower_responses(&mut self, node: Node<'a>) -> Vec<Response> {
        let responses = self.lower_declared_responses(node);
        if responses.is_empty() {
            let message = "this operation declares no response";
            let is_wrong = node.member_value("responses").is_some() || self.documents.needs_responses(node);
            let new = if is_wrong { Diagnostic::warning } else { Diagnostic::note };
            self.diagnostics.push(new(codes::RESPONSE_NONE, message, node.diagnostic_span()));
        }
        responses
    }

    /// Returns the responses of an operation, sorted by status code. Does not report an operation without responses.
    pub(super) fn lower_declared_responses(&mut self, node: Node<'a>) -> Vec<Response> {
        let mut responses = Vec::new();
        let members = node.member_value("responses").into_iter().flat_map(|node| node.members().iter());
        for member in members.filter(|member| !member.key.starts_with("x-")) {
            let Some(status) = parse_status(member.key) else {
                let message = format!("`{}` is not a status code", member.key);
                let problem = Diagnostic::error(codes::RESPONSE_STATUS, message, member.key_span);
                self.report_mistake(problem.with_help("status codes are `100` to `999`, `1XX` to `5XX` and `default`"));
                continue;
            };
            if let Some(answer) = self.lower_response(member.value) {
                let ResponseParts { description, headers, contents, links, extensions } = answer;
                responses.push(Response {
                    status,
                    description,
                    headers,
                    contents,
                    links,
                    extensions,
                    span: member.key_span,
                });
            }
        }
        responses.sort_by_key(|response| response.status);
        responses.dedup_by_key(|response| response.status);
        responses
    }
}

/// Returns the identity of a parameter: location and name. Names of header fields are case-insensitive.
fn param_identity(param: &Param) -> (ParameterLocation, String) {
    let name =
        if param.location == ParameterLocation::Header { param.wire.to_ascii_lowercase() } else { param.wire.clone() };
    (param.location, name)
}

/// Returns whether a header parameter with this name is ignored (OpenAPI 3.0.3, Parameter Object, `name`).
fn is_reserved_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|reserved| name.eq_ignore_ascii_case(reserved))
}

/// Returns the text before the first variable, the name of the variable, and the text after it. `None` if `path`
/// contains no variable.
fn split_at_variable(path: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = path.split_once('{')?;
    let (name, tail) = rest.split_once('}')?;
    Some((literal, name, tail))
}

/// Returns the span of the `length` bytes at `offset` in a key. Returns the span of the whole key if the file does not
/// contain the key verbatim.
fn span_within_key(text: &str, key: Span, verbatim: &str, offset: usize, length: usize) -> Span {
    let covered = text.get(key.start as usize..key.end as usize).unwrap_or_default();
    // A quoted key begins with a quotation mark.
    let Some(start) = (0..2).find(|start| covered.get(*start..).is_some_and(|rest| rest.starts_with(verbatim))) else {
        return key;
    };
    let count = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let start = key.start + count(start + offset);
    Span { file: key.file, start, end: start + count(length) }
}

/// Parses a key of a Responses Object.
fn parse_status(key: &str) -> Option<Status> {
    if key == "default" {
        return Some(Status::Default);
    }
    match key.as_bytes() {
        [digit @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => Some(Status::Range(digit - b'0')),
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => key.parse().ok().map(Status::Code),
        _ => None,
    }
}
