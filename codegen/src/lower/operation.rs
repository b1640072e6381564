//! Lowers Operation Objects, together with the members of their Path Item Objects that apply to them.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::{Lowering, content::ResponseParts, lower_external_docs, path::PathItem, security::SecurityLists};
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
    /// Lowers one operation of a path item, and adds it to the API.
    pub(super) fn lower_operation(&mut self, path_item: &PathItem<'a>, method: Method, member: &Member<'a>) {
        if self.copies.is_exceeded() {
            return;
        }
        let node = member.value;
        let Some(parsed_operation) = self.parse_object::<openapiv3::Operation>(node, ObjectKind::Operation) else {
            return;
        };
        let mut params = self.lower_params(&path_item.parameters, node);
        let (pieces, unused_params) = self.split_path(path_item, &mut params);
        params.shrink_to_fit();
        let (id, has_declared_id) =
            self.assign_operation_id(path_item, method, node, parsed_operation.operation_id, member.key_span);
        for tag in &parsed_operation.tags {
            self.add_tag(tag, node);
        }
        let operation_security = self.lower_security(node);
        let has_declared_security = operation_security.is_some();
        let security = operation_security.unwrap_or_else(|| SecurityLists {
            generated: self.api.security.clone(),
            declared: self.api.declared_security.clone(),
        });
        let servers = self.lower_servers(node);
        let callbacks = self.lower_callbacks(&id, node);
        let mut extensions = path_item.extensions.clone();
        extensions.extend(parsed_operation.extensions);
        let operation = Operation {
            id,
            has_declared_id,
            method,
            path: path_item.path.to_owned(),
            pieces,
            tags: parsed_operation.tags,
            summary: parsed_operation.summary.or_else(|| path_item.summary.clone()),
            description: parsed_operation.description.or_else(|| path_item.description.clone()),
            external_docs: parsed_operation.external_docs.map(lower_external_docs),
            deprecated: parsed_operation.deprecated,
            params,
            unused_params,
            body: self.lower_body(method, node),
            responses: self.lower_responses(node),
            security: security.generated,
            declared_security: security.declared,
            has_declared_security,
            servers: if servers.is_empty() { path_item.servers.clone() } else { servers },
            callbacks,
            extensions,
            span: member.key_span,
            path_span: path_item.path_span,
            code: OperationCode::default(),
        };
        self.count_copies(&operation);
        self.api.operations.push(operation);
    }

    /// Returns the lowered parameters of an operation: those of the path item that the operation does not override,
    /// followed by the parameters that the operation declares.
    pub(super) fn lower_params(&mut self, shared_parameters: &[Node<'a>], node: Node<'a>) -> Vec<Param> {
        let operation_parameters: Vec<Node<'a>> =
            node.member_value("parameters").into_iter().flat_map(|list| list.items().iter()).collect();
        let mut params = self.lower_param_list(shared_parameters);
        for param in params.values_mut() {
            param.shared = true;
        }
        params.extend(self.lower_param_list(&operation_parameters));
        params.into_values().collect()
    }

    fn lower_param_list(&mut self, nodes: &[Node<'a>]) -> IndexMap<(ParameterLocation, String), Param> {
        let mut params: IndexMap<(ParameterLocation, String), Param> = IndexMap::with_capacity(nodes.len());
        for node in nodes {
            let Some(param) = self.lower_parameter(*node) else { continue };
            let param_key = param_identity(&param);
            if let Some(first_param) = params.get(&param_key) {
                let message =
                    format!("the parameter `{}` is declared twice in this list of parameters", param.wire_name);
                let problem = Diagnostic::error(codes::DUPLICATE_PARAMETER, message, node.diagnostic_span())
                    .with_label("ignored")
                    .with_related(first_param.span, "first declared here");
                self.report_mistake(problem);
            } else if param.location == ParameterLocation::Header && is_reserved_header(&param.wire_name) {
                let message =
                    format!("the header parameter `{}` is ignored, as the specification requires", param.wire_name);
                let problem = Diagnostic::note(codes::PARAMETER_RESERVED, message, param.span);
                self.diagnostics
                    .push(problem.with_help("declare media types in `content` and credentials in `security` instead"));
            } else {
                params.insert(param_key, param);
            }
        }
        params
    }

    /// Splits the path into literal text and variables, and assigns a parameter to each variable: `/a/{b}` → literal
    /// `/a/`, parameter `b`. Also returns the path parameters that do not occur in the path.
    fn split_path(&mut self, path_item: &PathItem<'a>, params: &mut Vec<Param>) -> (Vec<PathPiece>, Vec<Param>) {
        let mut pieces = Vec::new();
        let path_params = params.iter().enumerate().filter(|(_, param)| param.location == ParameterLocation::Path);
        let mut param_indices: HashMap<String, usize> =
            path_params.map(|(index, param)| (param.wire_name.clone(), index)).collect();
        let mut is_param_used = vec![false; params.len()];
        let mut remaining_path = path_item.path;
        while let Some((literal, name, tail)) = split_at_variable(remaining_path) {
            if !literal.is_empty() {
                pieces.push(PathPiece::Literal(literal.to_owned()));
            }
            let index = param_indices.get(name).copied().unwrap_or_else(|| {
                self.add_undeclared_param(
                    path_item,
                    name,
                    path_item.path.len() - remaining_path.len() + literal.len(),
                    params,
                );
                param_indices.insert(name.to_owned(), params.len() - 1);
                is_param_used.push(true);
                params.len() - 1
            });
            is_param_used[index] = true;
            pieces.push(PathPiece::Param(index));
            remaining_path = tail;
        }
        if !remaining_path.is_empty() {
            pieces.push(PathPiece::Literal(remaining_path.to_owned()));
        }
        let unused_params = self.remove_unused_params(path_item, params, &is_param_used, &mut pieces);
        (pieces, unused_params)
    }

    /// Reports that no parameter declares the path variable `name`, and adds a string parameter for the variable. The
    /// variable begins at the byte `offset` of the path.
    fn add_undeclared_param(&mut self, path_item: &PathItem<'a>, name: &str, offset: usize, params: &mut Vec<Param>) {
        let declared_names = params
            .iter()
            .filter(|param| param.location == ParameterLocation::Path)
            .map(|param| param.wire_name.as_str());
        let suggestion =
            self.documents.suggest_name(name, declared_names).map(|suggestion| format!("did you mean `{suggestion}`?"));
        let message = format!("the path variable `{{{name}}}` is not declared as a parameter");
        let variable_span = span_within_key(
            self.documents.sources.file(path_item.path_span.file).text.as_str(),
            path_item.path_span,
            path_item.path,
            offset,
            name.len() + 2,
        );
        let problem = Diagnostic::error(codes::PATH_PARAMETER_UNDECLARED, message, variable_span);
        let problem = problem.with_label(format!("requires a parameter with `in: path, name: {name}, required: true`"));
        self.report_mistake(match suggestion {
            Some(suggestion) => problem.with_help(suggestion),
            None => problem,
        });
        let schema = Schema {
            location: "#".to_owned(),
            types: vec![crate::ir::JsonType::String],
            at: variable_span,
            ..Schema::default()
        };
        let schema = SchemaRef { schema: self.add_schema(schema), reference: None, at: variable_span };
        params.push(Param {
            wire_name: name.to_owned(),
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
            span: variable_span,
        });
    }

    /// Removes the path parameters that do not occur in the path, reports them, and returns them. Updates the indices
    /// of parameters in `pieces`.
    fn remove_unused_params(
        &mut self,
        path_item: &PathItem<'a>,
        params: &mut Vec<Param>,
        is_in_path: &[bool],
        pieces: &mut [PathPiece],
    ) -> Vec<Param> {
        let is_kept = |index: usize, param: &Param| param.location != ParameterLocation::Path || is_in_path[index];
        let (mut kept_params, mut unused_params, mut new_indices) =
            (Vec::with_capacity(params.len()), Vec::new(), Vec::new());
        for (index, param) in std::mem::take(params).into_iter().enumerate() {
            new_indices.push(kept_params.len());
            if is_kept(index, &param) { kept_params.push(param) } else { unused_params.push(param) }
        }
        *params = kept_params;
        for piece in pieces {
            if let PathPiece::Param(index) = piece {
                *index = new_indices[*index];
            }
        }
        unused_params.reverse();
        for param in &unused_params {
            let message =
                format!("the path `{}` does not contain the parameter `{{{}}}`", path_item.path, param.wire_name);
            let problem = Diagnostic::error(codes::PATH_PARAMETER_UNUSED, message, param.span);
            self.report_mistake(
                problem
                    .with_related(path_item.path_span, "the path")
                    .with_help("remove the parameter or add it to the path"),
            );
        }
        unused_params
    }

    /// Returns the ID of an operation, and whether the document declares this ID. Creates an ID if `operationId` is
    /// missing, or if another operation already has the same ID. Reports both problems.
    fn assign_operation_id(
        &mut self,
        path_item: &PathItem<'a>,
        method: Method,
        node: Node<'a>,
        declared_id: Option<String>,
        operation_span: Span,
    ) -> (String, bool) {
        let id_span = node.member_value("operationId").map_or(operation_span, Node::diagnostic_span);
        let declared_id = declared_id.filter(|id| !id.is_empty());
        let has_declared_id = declared_id.is_some();
        let id = declared_id.unwrap_or_else(|| {
            let created_id = self.created_operation_ids.get(&(method, path_item.path)).cloned();
            let id = created_id.unwrap_or_else(|| method.name().to_lowercase());
            let message = "this operation has no `operationId`";
            self.diagnostics.push(
                Diagnostic::note(codes::OPERATION_ID, message, id_span)
                    .with_label(format!("the operation gets the ID `{id}`")),
            );
            id
        });
        let Some((first_span, next_number)) = self.operation_ids.get_mut(&id) else {
            self.operation_ids.insert(id.clone(), (id_span, 2));
            return (id, has_declared_id);
        };
        let (first_span, first_suffix) = (*first_span, *next_number);
        *next_number += 1;
        if has_declared_id {
            let message = format!("the operation ID `{id}` is already used");
            self.report_mistake(
                Diagnostic::error(codes::DUPLICATE_OPERATION_ID, message, id_span)
                    .with_related(first_span, "first used here"),
            );
        }
        let mut id_suffix = first_suffix;
        while self.operation_ids.contains_key(&format!("{id}{id_suffix}")) {
            id_suffix += 1;
        }
        let id = format!("{id}{id_suffix}");
        self.operation_ids.insert(id.clone(), (id_span, 2));
        (id, false)
    }

    /// Adds a tag of an operation to the API, unless the API already has a tag with this name.
    fn add_tag(&mut self, name: &str, node: Node<'a>) {
        if self.tag_names.insert(name.to_owned()) {
            let tags_span = node.member_value("tags").unwrap_or(node).diagnostic_span();
            self.api.tags.push(Tag { name: name.to_owned(), description: None, external_docs: None, span: tags_span });
        }
    }

    fn lower_body(&mut self, method: Method, node: Node<'a>) -> Option<RequestBody> {
        let body_member = node.member("requestBody").filter(|member| member.value.is_map())?;
        let body = self.lower_request_body(body_member.value)?;
        let message = "a request body has no defined meaning for this method, and some servers reject it";
        match method {
            Method::Get | Method::Head | Method::Trace if !self.documents.allows_any_body(node) => {
                self.diagnostics.push(Diagnostic::warning(codes::BODY_UNEXPECTED, message, body_member.key_span));
            }
            Method::Get | Method::Head | Method::Trace | Method::Delete => {
                self.diagnostics.push(Diagnostic::note(codes::BODY_UNEXPECTED, message, body_member.key_span));
            }
            _ => {}
        }
        (!body.contents.is_empty()).then_some(body)
    }

    fn lower_responses(&mut self, node: Node<'a>) -> Vec<Response> {
        let responses = self.lower_declared_responses(node);
        if responses.is_empty() {
            let message = "this operation declares no responses";
            let requires_responses =
                node.member_value("responses").is_some() || self.documents.requires_responses(node);
            let new_diagnostic = if requires_responses { Diagnostic::warning } else { Diagnostic::note };
            self.diagnostics.push(new_diagnostic(codes::RESPONSE_NONE, message, node.diagnostic_span()));
        }
        responses
    }

    /// Returns the responses of an operation, sorted by status code. Unlike `lower_responses`, does not report an
    /// operation without responses.
    pub(super) fn lower_declared_responses(&mut self, node: Node<'a>) -> Vec<Response> {
        let mut responses = Vec::new();
        let members = node.member_value("responses").into_iter().flat_map(|node| node.members().iter());
        for member in members.filter(|member| !member.key.starts_with("x-")) {
            let Some(status) = parse_status(member.key) else {
                let message = format!("the key `{}` in `responses` is not a status code", member.key);
                let problem = Diagnostic::error(codes::RESPONSE_STATUS, message, member.key_span);
                self.report_mistake(
                    problem.with_help("use a code from `100` to `999`, a range from `1XX` to `5XX`, or `default`"),
                );
                continue;
            };
            if let Some(response_parts) = self.lower_response(member.value) {
                let ResponseParts { description, headers, contents, links, extensions } = response_parts;
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

/// Returns the location and name of a parameter, which identify it. Header names are converted to lower case, since
/// they are case-insensitive.
fn param_identity(param: &Param) -> (ParameterLocation, String) {
    let name = if param.location == ParameterLocation::Header {
        param.wire_name.to_ascii_lowercase()
    } else {
        param.wire_name.clone()
    };
    (param.location, name)
}

/// Returns whether a header parameter with the given name must be ignored (OpenAPI 3.0.3, Parameter Object, `name`).
fn is_reserved_header(name: &str) -> bool {
    ["accept", "content-type", "authorization"].iter().any(|reserved| name.eq_ignore_ascii_case(reserved))
}

/// Splits a path at its first variable: `/a/{b}/c` → `/a/`, `b`, `/c`. `None` if the path has no variable.
fn split_at_variable(path: &str) -> Option<(&str, &str, &str)> {
    let (literal, after_brace) = path.split_once('{')?;
    let (name, tail) = after_brace.split_once('}')?;
    Some((literal, name, tail))
}

/// Returns the span of `length` bytes, beginning at the byte `offset`, in the key `key_text`. Returns the span of the
/// whole key if the file contains the key in another form, for example with escapes.
fn span_within_key(file_text: &str, key_span: Span, key_text: &str, offset: usize, length: usize) -> Span {
    let written_key = file_text.get(key_span.start as usize..key_span.end as usize).unwrap_or_default();
    // A quoted key begins with a quotation mark.
    let begins_at = |start: &usize| written_key.get(*start..).is_some_and(|text| text.starts_with(key_text));
    let Some(start) = (0..2).find(begins_at) else { return key_span };
    let to_u32 = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let span_start = key_span.start + to_u32(start + offset);
    Span { file: key_span.file, start: span_start, end: span_start + to_u32(length) }
}

/// Parses a key of a Responses Object: `200`, `2XX` or `default`. `None` if the key is not valid.
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
