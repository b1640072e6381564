//! Lowers operations to functions, request structs, request bodies and outcomes (the types that represent responses).

use indexmap::IndexMap;

use super::{
    ContextName, NamingContext, Types,
    functions::{self, OperationCall},
    structs,
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{
        ChoiceCase, Codec, Content, Method, ModuleId, Operation, OperationCode, Primitive, SchemaRef, Server, Type,
        TypeDef, TypeKind,
    },
    markdown,
    names::{NameKind, NameScope, to_identifier},
    source::Span,
};

impl Types<'_> {
    /// Determines the generated code of each operation.
    pub(super) fn assign_operation_code(&mut self, operations: &mut [Operation]) {
        let modules_and_names = self.name_operations(operations);
        self.add_module_docs(operations, &modules_and_names);
        for (operation, (module, function)) in operations.iter_mut().zip(modules_and_names) {
            let request_name = to_identifier(function.trim_start_matches("r#"), NameKind::Type);
            let request_name = self.modules.name_scope(module).claim_identifier(request_name, NameKind::Type);
            let context = NamingContext { module, name: ContextName::Whole(&request_name) };
            let servers = differing_servers(&self.api.servers, &operation.servers);
            operation.code =
                OperationCode { module, function, request: request_name.clone(), servers, ..OperationCode::default() };
            self.fill_operation_code(operation, &context);
        }
    }

    /// Returns the module and the function name of each operation, in order.
    fn name_operations(&mut self, operations: &[Operation]) -> Vec<(ModuleId, String)> {
        let mut module_of_operation =
            |operation: &Operation| self.modules.module_of_tag(self.config, operation.tags.first().map(String::as_str));
        let calls: Vec<OperationCall<'_>> =
            operations.iter().map(|operation| OperationCall::new(operation, module_of_operation(operation))).collect();
        let function_names = functions::function_names(&calls, |module| self.modules.by_id[module].path.clone());
        let claim_name = |(call, name): (&OperationCall<'_>, String)| {
            (call.module, self.modules.name_scope(call.module).claim_identifier(name, NameKind::Function))
        };
        calls.iter().zip(function_names).map(claim_name).collect()
    }

    /// Sets the documentation of each module of operations to the description of the operations' tag.
    fn add_module_docs(&mut self, operations: &[Operation], modules_and_names: &[(ModuleId, String)]) {
        let module_by_tag: IndexMap<&str, ModuleId> = operations
            .iter()
            .zip(modules_and_names)
            .filter_map(|(operation, (module, _))| Some((operation.tags.first()?.as_str(), *module)))
            .collect();
        for (name, module) in module_by_tag {
            let tag = self.api.tags.iter().find(|tag| tag.name == name);
            let description = tag.and_then(|tag| tag.description.as_deref()).filter(|text| !text.trim().is_empty());
            if let Some(description) = description {
                self.modules.by_id[module].doc = Some(markdown::sanitize(description));
            }
        }
    }

    /// Determines the generated code of an operation. The function and the request struct of the operation must already
    /// have names.
    fn fill_operation_code(&mut self, operation: &mut Operation, context: &NamingContext<'_>) {
        let mut scope = NameScope::default();
        for reserved_name in ["send", "request", "new", "clone"] {
            scope.claim_name(reserved_name, NameKind::Field);
        }
        if super::streams::may_be_streamed(operation) {
            scope.claim_name("stream", NameKind::Field);
        }
        if operation.extensions.contains_key("x-watch") {
            scope.claim_name("watch", NameKind::Field);
            scope.claim_name("watcher", NameKind::Field);
        }
        for param in &mut operation.params {
            param.name = scope.claim_name(&param.wire_name, NameKind::Field);
            param.ty = self.item_type(&param.schema, &context.member_context(&param.wire_name));
            if let Type::Nullable(inner) = &param.ty {
                param.ty = inner.as_ref().clone();
            }
            param.nested = self.is_nested(param);
            self.check_empty_value(param);
        }
        let param_index = |wire: &str| operation.params.iter().position(|param| param.wire_name == wire);
        operation.code.exclusive = structs::exclusive_groups(&operation.extensions, param_index);
        operation.code.body = operation.body.as_mut().and_then(|body| self.create_body_code(body, &mut scope, context));
        let mut responses = std::mem::take(&mut operation.responses);
        // A response to HEAD has the header fields of a response to GET, but no body (RFC 9110, section 9.3.2).
        let has_bodies = operation.method != Method::Head;
        self.is_watched = operation.extensions.contains_key("x-watch");
        operation.code.output = self.success_outcome(&mut responses, context, has_bodies, operation.span);
        self.is_watched = false;
        operation.code.failure = self.failure_outcome(&mut responses, context, has_bodies, operation.span);
        operation.responses = responses;
        operation.code.stream = self.stream_code(&operation.code.output);
        operation.code.headers = self.response_headers(operation, &mut scope, context);
        operation.code.parameter_moves = self.parameter_moves(operation);
        operation.code.paging = self.resolve_paging(operation);
        operation.code.idempotency_key = self.idempotency_key(operation);
        operation.code.watch = self.watch_code(operation, context);
        operation.code.idempotency = self.idempotency(operation);
        operation.code.deprecated = operation.deprecated.then(|| documentation::DEPRECATED.to_owned());
    }

    /// Returns the Rust type of a body with the media type and schema of `content`. `is_also_json` is true if the same
    /// value is also declared as JSON.
    pub(super) fn type_of_content(
        &mut self,
        content: &Content,
        codec: Codec,
        is_also_json: bool,
        naming: &NamingContext<'_>,
    ) -> Type {
        if codec == Codec::Bytes && self.is_opaque(content) {
            let message = format!(
                "the schema for the media type `{}` is ignored: bodies are sent and received as bytes",
                content.media_type
            );
            let new_diagnostic = if is_also_json { Diagnostic::note } else { Diagnostic::warning };
            self.diagnostics.push(new_diagnostic(codes::MEDIA_TYPE_OPAQUE, message, content.span));
        }
        match (codec, &content.schema) {
            (Codec::Bytes, _) => Type::Primitive(Primitive::Binary),
            (Codec::Text, Some(schema_ref)) => self.type_of_text_body(schema_ref, content, is_also_json, naming),
            (Codec::Text, None) => Type::Primitive(Primitive::String),
            // A stream has one value per event or line.
            (Codec::EventStream | Codec::JsonLines | Codec::JsonSequence, Some(schema_ref)) => {
                Type::List(Box::new(self.item_type(schema_ref, &naming.member_context("Item"))))
            }
            (Codec::EventStream | Codec::JsonLines | Codec::JsonSequence, None) => Type::List(Box::new(Type::Json)),
            (_, Some(schema_ref)) => self.item_type(schema_ref, naming),
            (_, None) => Type::Json,
        }
    }

    /// Returns the Rust type of a text body: the type of its schema if this type is a scalar, or else a string.
    /// `is_also_json` is true if the same value is also declared as JSON.
    fn type_of_text_body(
        &mut self,
        schema_ref: &SchemaRef,
        content: &Content,
        is_also_json: bool,
        naming: &NamingContext<'_>,
    ) -> Type {
        let ty = self.type_at(schema_ref, naming);
        let resolved_type = self.resolve_aliases(&ty).clone();
        if self.is_scalar(&resolved_type) {
            return ty;
        }
        if resolved_type != Type::Json {
            let message =
                format!("a value of this schema cannot be written as the media type `{}`", content.media_type);
            let new_diagnostic = if is_also_json { Diagnostic::note } else { Diagnostic::warning };
            let problem = new_diagnostic(codes::MEDIA_TYPE_OPAQUE, message, content.span);
            self.diagnostics.push(problem.with_label("the body is passed as text and sent unchanged"));
        }
        Type::Primitive(Primitive::String)
    }

    /// Creates an enum with the variants `cases` for the request body or the outcome of an operation, and returns its
    /// type.
    pub(super) fn create_choice_type(
        &mut self,
        cases: Vec<ChoiceCase>,
        suffix: &str,
        doc: &str,
        context: &NamingContext<'_>,
        span: Span,
    ) -> Type {
        let id = self.reserve_type_id(
            &context.member_context(suffix),
            None,
            format!("{} {suffix}", context.name.complete_name()),
            span,
        );
        let type_def: &mut TypeDef = self.type_def_mut(id);
        type_def.kind = TypeKind::Choice(cases);
        doc.clone_into(&mut type_def.doc);
        Type::Named(id)
    }
}

/// Returns the servers of an operation. Empty if the first of them is also the first server of the document.
fn differing_servers(document_servers: &[Server], operation_servers: &[Server]) -> Vec<Server> {
    let is_same_server = |one: &Server, other: &Server| {
        one.url.trim_end_matches('/') == other.url.trim_end_matches('/') && one.variables == other.variables
    };
    match (document_servers.first(), operation_servers.first()) {
        (Some(first), Some(own_first)) if is_same_server(first, own_first) => Vec::new(),
        _ => operation_servers.to_vec(),
    }
}
