//! Lowers operations: functions, request structs, bodies and outcomes.

use indexmap::IndexMap;

use super::{
    Name, Place, Types,
    functions::{self, Call},
    media, structs,
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{
        ChoiceCase, Codec, Content, Link, Method, ModuleId, Operation, OperationCode, Primitive, Server, Type, TypeDef,
        TypeKind,
    },
    markdown,
    names::{Kind, Scope, identifier},
    source::Span,
};

impl Types<'_> {
    /// Determines the generated code of each operation.
    pub(super) fn operations(&mut self, operations: &mut [Operation]) {
        let places = self.name_operations(operations);
        self.document_modules(operations, &places);
        for (operation, (module, function)) in operations.iter_mut().zip(places) {
            let request = identifier(function.trim_start_matches("r#"), Kind::Type);
            let request = self.modules.scope(module).claim_identifier(request, Kind::Type);
            let place = Place { module, name: Name::Whole(&request) };
            let servers = own_servers(&self.api.servers, &operation.servers);
            operation.code =
                OperationCode { module, function, request: request.clone(), servers, ..OperationCode::default() };
            self.operation(operation, &place);
        }
    }

    fn name_operations(&mut self, operations: &[Operation]) -> Vec<(ModuleId, String)> {
        let mut module =
            |operation: &Operation| self.modules.of_tag(self.config, operation.tags.first().map(String::as_str));
        let calls: Vec<Call<'_>> = operations.iter().map(|operation| Call::of(operation, module(operation))).collect();
        let names = functions::names(&calls, |module| self.modules.list[module].path.clone());
        let claim = |(call, name): (&Call<'_>, String)| {
            (call.module, self.modules.scope(call.module).claim_identifier(name, Kind::Function))
        };
        calls.iter().zip(names).map(claim).collect()
    }

    /// Sets the documentation of a module to the description of its tag.
    fn document_modules(&mut self, operations: &[Operation], places: &[(ModuleId, String)]) {
        let modules = operations.iter().zip(places);
        let modules: IndexMap<&str, ModuleId> =
            modules.filter_map(|(operation, (module, _))| Some((operation.tags.first()?.as_str(), *module))).collect();
        for (name, module) in modules {
            let tag = self.api.tags.iter().find(|tag| tag.name == name);
            let description = tag.and_then(|tag| tag.description.as_deref()).filter(|text| !text.trim().is_empty());
            if let Some(description) = description {
                self.modules.list[module].doc = Some(markdown::sanitize(description));
            }
        }
    }

    fn operation(&mut self, operation: &mut Operation, place: &Place<'_>) {
        let mut scope = Scope::default();
        for taken in ["send", "request", "new", "clone"] {
            scope.claim(taken, Kind::Field);
        }
        if super::streams::may_be_streamed(operation) {
            scope.claim("stream", Kind::Field);
        }
        if operation.extensions.contains_key("x-watch") {
            scope.claim("watch", Kind::Field);
            scope.claim("watcher", Kind::Field);
        }
        for param in &mut operation.params {
            param.name = scope.claim(&param.wire, Kind::Field);
            param.ty = self.item(&param.schema, &place.member(&param.wire));
            if let Type::Nullable(inner) = &param.ty {
                param.ty = inner.as_ref().clone();
            }
            param.nested = self.is_nested(param);
            self.check_empty_value(param);
        }
        let names = |wire: &str| operation.params.iter().position(|param| param.wire == wire);
        operation.code.exclusive = structs::exclusive(&operation.extensions, names);
        operation.code.body = operation.body.as_mut().and_then(|body| self.body(body, &mut scope, place));
        let mut responses = std::mem::take(&mut operation.responses);
        // A response to HEAD has the header fields of a response to GET, but no body (RFC 9110, section 9.3.2).
        let bodies = operation.method != Method::Head;
        self.is_watched = operation.extensions.contains_key("x-watch");
        operation.code.output = self.output(&mut responses, place, bodies, operation.at);
        self.is_watched = false;
        operation.code.failure = self.failure(&mut responses, place, bodies, operation.at);
        operation.responses = responses;
        operation.code.stream = self.stream(&operation.code.output);
        operation.code.headers = self.headers(operation, &mut scope, place);
        operation.code.moves = self.moves(operation);
        operation.code.paging = self.paging(operation);
        operation.code.idempotency_key = self.idempotency_key(operation);
        operation.code.watch = self.watch(operation, place);
        operation.code.repeat = self.repeat(operation);
        operation.code.deprecated = operation.deprecated.then(|| documentation::DEPRECATED.to_owned());
    }

    /// Returns the type of a body with this media type. `has_json` is true if the same value is also declared as JSON.
    pub(super) fn content_type(&mut self, content: &Content, codec: Codec, has_json: bool, place: &Place<'_>) -> Type {
        if codec == Codec::Bytes && content.schema.is_some() && !media::is_bytes(&content.media_type) {
            let message =
                format!("no code is generated for `{}`: bodies are sent and received as bytes", content.media_type);
            let new = if has_json { Diagnostic::note } else { Diagnostic::warning };
            self.diagnostics.push(new(codes::MEDIA_TYPE_OPAQUE, message, content.at));
        }
        match (codec, &content.schema) {
            (Codec::Bytes, _) => Type::Primitive(Primitive::Binary),
            (Codec::Text, Some(link)) => self.text_type(link, content, place),
            (Codec::Text, None) => Type::Primitive(Primitive::String),
            // A stream has one value per event or line.
            (Codec::EventStream | Codec::JsonLines | Codec::JsonSequence, Some(link)) => {
                Type::List(Box::new(self.item(link, &place.member("Item"))))
            }
            (Codec::EventStream | Codec::JsonLines | Codec::JsonSequence, None) => Type::List(Box::new(Type::Json)),
            (_, Some(link)) => self.item(link, place),
            (_, None) => Type::Json,
        }
    }

    /// Returns the type of a text body: that of its schema if it is a scalar, or else a string.
    fn text_type(&mut self, link: &Link, content: &Content, place: &Place<'_>) -> Type {
        let ty = self.ty(link, place);
        let resolved = self.behind_aliases(&ty).clone();
        if self.is_scalar(&resolved) {
            return ty;
        }
        if resolved != Type::Json {
            let message = format!("a value of this schema cannot be written as `{}`", content.media_type);
            let problem = Diagnostic::warning(codes::MEDIA_TYPE_OPAQUE, message, content.at);
            self.diagnostics.push(problem.label("passed as text and sent unchanged"));
        }
        Type::Primitive(Primitive::String)
    }

    /// Creates an enum of several types of an operation's body or outcome.
    pub(super) fn choice(
        &mut self,
        cases: Vec<ChoiceCase>,
        suffix: &str,
        doc: &str,
        place: &Place<'_>,
        at: Span,
    ) -> Type {
        let id = self.reserve(&place.member(suffix), None, format!("{} {suffix}", place.name.text()), at);
        let def: &mut TypeDef = self.def(id);
        def.kind = TypeKind::Choice(cases);
        doc.clone_into(&mut def.doc);
        Type::Named(id)
    }
}

/// Returns the servers of an operation, unless its preferred server is also the document's.
fn own_servers(document: &[Server], operation: &[Server]) -> Vec<Server> {
    let is_same = |one: &Server, other: &Server| {
        one.url.trim_end_matches('/') == other.url.trim_end_matches('/') && one.variables == other.variables
    };
    match (document.first(), operation.first()) {
        (Some(document), Some(own)) if is_same(document, own) => Vec::new(),
        _ => operation.to_vec(),
    }
}
