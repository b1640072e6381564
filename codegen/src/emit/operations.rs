//! Emits the code of operations: the function that creates a request, the request struct with its setters, and the
//! implementation of the runtime's trait `Operation`.

use quote::quote;

use super::{
    Emitter, api,
    code::{Apart, Arguments, Attributes, CodePosition, Fields, Members, Statements, code, parse_tokens, print_at},
    decode, doc_comments, idempotency, paging, request, streams, structs,
    types::{Argument, format_field_initializer, identifier, text_literal},
    watches,
};
use crate::{
    documentation,
    ir::{BodyCode, Field, Operation, Param, ParameterLocation, PathPiece, Struct, Type, TypeKind},
};

/// Emits all Rust items of an operation, such as the function that creates a request, the request struct and trait
/// implementations.
pub(super) fn emit_operation(emitter: Emitter<'_>, operation: &Operation) -> String {
    let request_values: Vec<RequestValue> = collect_request_values(emitter, operation);
    [
        emit_function(operation, &request_values),
        emit_request_struct(emitter, operation, &request_values),
        emit_operation_impl(emitter, operation),
        emit_body_conversions(emitter, operation),
        paging::emit_paged(emitter, operation),
        streams::emit_streamed(emitter, operation),
        watches::emit_watched_impl(emitter, operation),
        emit_header_functions(emitter, operation),
    ]
    .concat()
}

/// Emits the function that creates a request. Its arguments are the required values of the request.
fn emit_function(operation: &Operation, request_values: &[RequestValue<'_>]) -> String {
    let code = &operation.code;
    let (function, request_name) = (&code.function, &code.request);
    let mut docs = doc_comments::emit_docs_with_deprecation(CodePosition::Item, &code.doc, code.deprecated.as_deref());
    docs.0.push_str(MUST_USE);
    let required_values = request_values.iter().filter(|request_value| request_value.is_required);
    let arguments: Vec<String> =
        required_values.map(|request_value| format!("{}: {}", request_value.name, request_value.argument.ty)).collect();
    docs.0.push_str(&structs::emit_many_arguments_attribute(CodePosition::Item, arguments.len()));
    let arguments = Arguments(arguments);
    let field_values = request_values.iter().map(|request_value| {
        if request_value.is_required {
            format_field_initializer(request_value.name, &request_value.argument.value)
        } else {
            format!("{}: None", request_value.name)
        }
    });
    let field_values = Members(field_values.collect());
    let constructor = Statements(code! { Function, [request_name field_values] #request_name { #field_values } });
    code! { Item, [docs function arguments request_name constructor]
        #docs
        pub fn #function(#arguments) -> #request_name { #constructor }
    }
}

/// The attribute `#[must_use]` of request structs, and of the functions that create them.
const MUST_USE: &str = "#[must_use = \"a request does nothing until it is sent\"]\n";

/// Emits the request struct of an operation, with its fields, its setters and the method `send`.
fn emit_request_struct(emitter: Emitter<'_>, operation: &Operation, request_values: &[RequestValue<'_>]) -> String {
    let code = &operation.code;
    let request_name = &code.request;
    let doc =
        format!("A request of [`{0}`]({0}()), which is built when it is sent.", code.function.trim_start_matches("r#"));
    let mut docs = doc_comments::emit_docs_with_deprecation(CodePosition::Item, &doc, code.deprecated.as_deref());
    docs.0.push_str("#[derive(Clone, Debug)]\n");
    docs.0.push_str(MUST_USE);
    let fields = request_values.iter().map(|request_value| {
        let name = request_value.name;
        let value_type = &request_value.ty;
        let ty = if request_value.is_required { value_type.clone() } else { format!("Option<{value_type}>") };
        code! { Field, [name ty] #name: #ty, }
    });
    let fields: Fields = fields.collect();
    let body_fields: Vec<&Field> = code.body.iter().flat_map(|body| list_settable_members(emitter, body)).collect();
    let is_body =
        |request_value: &RequestValue<'_>| code.body.as_ref().is_some_and(|body| body.name == request_value.name);
    let is_set_by_watch = |request_value: &RequestValue<'_>| {
        let watch_param = code.watch.as_ref().map(|watch| operation.params[watch.parameter].name.as_str());
        watch_param == Some(request_value.name)
    };
    let has_setter = |request_value: &&RequestValue<'_>| !request_value.is_required && !is_set_by_watch(request_value);
    let settable_values = request_values.iter().filter(has_setter);
    let value_setters = settable_values.map(|request_value| {
        if is_body(request_value) { emit_body_setter(request_value, &body_fields) } else { emit_setter(request_value) }
    });
    let body_setters = code.body.iter().flat_map(|body| emit_body_setters(emitter, body));
    let setters: Statements = value_setters.chain(body_setters).collect();
    let declaration = code! { Item, [docs request_name fields] #docs pub struct #request_name { #fields } };
    let stream_methods: Statements =
        [streams::emit_stream_method(operation).0, watches::emit_watch_methods(operation).0].into_iter().collect();
    let methods = code! { Item, [request_name setters stream_methods]
        impl #request_name {
            #setters
            /// Sends the request with a client: asynchronous, blocking or a mock.
            pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
                client.dispatch(self)
            }
            #stream_methods
        }
    };
    [declaration, methods].concat()
}

/// A value that the caller sets in a request: a parameter, the body, or a header field of one part of a multipart body.
struct RequestValue<'a> {
    name: &'a str,
    is_required: bool,
    docs: Attributes,
    /// The type of the field in the request struct, without the `Option` of an optional value.
    ty: String,
    argument: Argument,
}

/// Returns the values that the caller of an operation sets, in the order of the function arguments: path parameters,
/// other parameters, the body, and header fields of the parts of a multipart body.
fn collect_request_values<'a>(emitter: Emitter<'_>, operation: &'a Operation) -> Vec<RequestValue<'a>> {
    // The indices of path parameters in the order of the path, in which a variable may occur more than once.
    let mut path_param_indices: Vec<usize> = Vec::new();
    for piece in &operation.pieces {
        if let PathPiece::Param(index) = piece
            && !path_param_indices.contains(index)
        {
            path_param_indices.push(*index);
        }
    }
    let path_params = path_param_indices.into_iter().map(|index| &operation.params[index]);
    let other_params = operation.params.iter().filter(|param| param.location != ParameterLocation::Path);
    let to_request_value = |name: &'a str, ty: &Type, is_required: bool, docs: Attributes| {
        let argument = emitter.create_argument(name, ty, false);
        RequestValue { name, is_required, docs, ty: emitter.type_text(ty), argument }
    };
    let params = path_params.chain(other_params);
    let params = params.map(|param| {
        let docs = emit_param_docs(emitter, param);
        to_request_value(&param.name, &param.ty, param.required, docs)
    });
    let body = operation.code.body.iter().map(|body| {
        let description = operation.body.as_ref().and_then(|body| body.description.as_deref());
        let body_doc = description.filter(|text| !text.trim().is_empty()).unwrap_or("Sets the body.");
        let docs = doc_comments::format_doc_lines(CodePosition::Method, &crate::markdown::sanitize(body_doc));
        to_request_value(&body.name, &body.ty, body.required, docs)
    });
    let headers = operation.code.body.iter().flat_map(BodyCode::settable_part_headers).map(|header| {
        let deprecated = header.deprecated.then_some(crate::documentation::DEPRECATED);
        let docs = doc_comments::emit_docs_with_deprecation(CodePosition::Method, &header.doc, deprecated);
        to_request_value(&header.name, &header.ty, header.is_argument, docs)
    });
    params.chain(body).chain(headers).collect()
}

/// Emits implementations of `From` for the enum of request bodies, one for each type that a single media type has. A
/// type of several media types has no implementation, since the variant would be ambiguous.
fn emit_body_conversions(emitter: Emitter<'_>, operation: &Operation) -> String {
    let Some(body) = &operation.code.body else { return String::new() };
    let enum_name = emitter.type_text(&body.ty);
    let conversions = body.conversions.iter().map(|index| {
        let case = &body.cases[*index];
        let (variant, ty) = (case.variant.as_deref().unwrap_or_default(), emitter.type_text(&case.ty));
        code! { Item, [enum_name variant ty]
            impl From<#ty> for #enum_name {
                #[inline]
                fn from(body: #ty) -> Self {
                    Self::#variant(body)
                }
            }
        }
    });
    conversions.collect()
}

fn emit_param_docs(emitter: Emitter<'_>, param: &Param) -> Attributes {
    let doc_text = documentation::document_param(emitter.api, param);
    let deprecated = param.deprecated.then_some(documentation::DEPRECATED);
    doc_comments::emit_docs_with_deprecation(CodePosition::Method, &doc_text, deprecated)
}

/// Emits the setter of an optional value of a request: a parameter, the body, or a header field of a part.
fn emit_setter(request_value: &RequestValue<'_>) -> String {
    let (docs, name) = (&request_value.docs, request_value.name);
    let (ty, value) = (Apart(&request_value.argument.ty), &request_value.argument.value);
    let (inline_attr, operator_attr) =
        (structs::emit_inline_attribute(&request_value.argument.ty), structs::emit_operator_name_attribute(name));
    code! { Method, [docs inline_attr operator_attr name ty value]
        #docs
        #inline_attr
        #operator_attr
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// Emits the setter of the whole body. Members of the body can also have separate setters. If such a setter has already
/// set a member that the new body lacks, the value of the member is kept, so the order of calls does not matter.
fn emit_body_setter(request_value: &RequestValue<'_>, body_fields: &[&Field]) -> String {
    if body_fields.is_empty() {
        return emit_setter(request_value);
    }
    let (docs, name) = (parse_tokens(&request_value.docs.0), identifier(request_value.name));
    let (ty, value) = (parse_tokens(&request_value.argument.ty), parse_tokens(&request_value.argument.value));
    let body_fields = body_fields.iter().map(|field| identifier(&field.name));
    let operator_attr = parse_tokens(&structs::emit_operator_name_attribute(request_value.name).0);
    let inline_attr = parse_tokens(&structs::emit_inline_attribute(&request_value.argument.ty).0);
    let setter = quote! {
        #docs
        #[doc = ""]
        #[doc = " Members that were set before are kept if this body leaves them out."]
        #inline_attr
        #operator_attr
        pub fn #name(mut self, #name: #ty) -> Self {
            let before = self.#name.replace(#value);
            if let (Some(now), Some(before)) = (&mut self.#name, before) {
                #(now.#body_fields = now.#body_fields.take().or(before.#body_fields);)*
            }
            self
        }
    };
    print_at(CodePosition::Method, &setter)
}

/// Returns the struct that is the type of a request body. `None` if the type is not a struct.
fn find_body_struct<'a>(emitter: Emitter<'a>, body: &'a BodyCode) -> Option<&'a Struct> {
    let Type::Named(id) = emitter.resolve_aliases(&body.ty) else { return None };
    let TypeKind::Struct(record) = &emitter.api.type_def(*id).kind else { return None };
    Some(record)
}

/// Returns the members of a request body for which the request struct has separate setters.
pub(super) fn list_settable_members<'a>(emitter: Emitter<'a>, body: &'a BodyCode) -> impl Iterator<Item = &'a Field> {
    let record = find_body_struct(emitter, body).into_iter();
    record.flat_map(|record| body.setters.iter().map(|index| &record.fields[*index]))
}

/// Emits the setters of a request struct that set single members of the body. The first call of one of these setters
/// creates the body.
fn emit_body_setters<'a>(emitter: Emitter<'a>, body: &'a BodyCode) -> Vec<String> {
    let Some(record) = find_body_struct(emitter, body) else { return Vec::new() };
    let body_expression = format!("self.{}.get_or_insert_default()", body.name);
    let emit_member_setter =
        |field| structs::emit_setter(emitter, record, field, &body_expression, &Attributes::default());
    list_settable_members(emitter, body).map(emit_member_setter).collect()
}

/// Emits the implementation of the runtime's trait `Operation` for the request struct.
fn emit_operation_impl(emitter: Emitter<'_>, operation: &Operation) -> String {
    let code = &operation.code;
    let request_name = &code.request;
    let (output_type, failure_type) = (emitter.type_text(&code.output.ty), emitter.type_text(&code.failure.ty));
    let spec_constant = api::emit_operation_constant(operation);
    let build_statements = request::emit_request_statements(emitter, operation);
    let decode_statements = decode::emit_success_decoding(emitter, &code.output);
    let failure_method = decode::emit_failure_decoding_method(emitter, &code.failure);
    let idempotent_method = idempotency::emit_is_idempotent(operation);
    let idempotency_key = idempotency::emit_idempotency_key(operation);
    code! { Item, [request_name output_type failure_type spec_constant idempotency_key build_statements decode_statements failure_method idempotent_method]
        impl crate::runtime::Operation for #request_name {
            type Output = #output_type;
            type Failure = #failure_type;
            #spec_constant
            #idempotency_key
            #[inline]
            fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> { #build_statements }
            #[inline]
            fn decode(response: &crate::runtime::Response) -> Result<Self::Output, crate::runtime::DecodeError> {
                #decode_statements
            }
            #failure_method
            #idempotent_method
        }
    }
}

/// Emits the associated functions of the request struct that decode header fields of a response. Empty if the document
/// declares no header fields for the responses of the operation.
fn emit_header_functions(emitter: Emitter<'_>, operation: &Operation) -> String {
    let request_name = &operation.code.request;
    let header_functions = operation.code.headers.iter().map(|header| {
        let (name, wire_name, ty) =
            (&header.name, text_literal(&header.wire_name.to_ascii_lowercase()), emitter.type_text(&header.ty));
        let deprecated = header.deprecated.then_some(crate::documentation::DEPRECATED);
        let mut docs = doc_comments::format_doc_lines(CodePosition::Method, &header.doc);
        let errors_section = "\n# Errors\n\nReturns an error if the header field is present but not as declared in the API's description.";
        doc_comments::append_docs(&mut docs, CodePosition::Method, errors_section);
        doc_comments::add_deprecation(&mut docs, CodePosition::Method, deprecated);
        if let Some(separator) = header.separator.filter(|_| !header.json) {
            let separator_literal = format!("{separator:?}");
            return code! { Method, [docs name ty wire_name separator_literal]
                #docs
                pub fn #name<T>(response: &::http::Response<T>) -> Result<Option<#ty>, crate::runtime::DecodeError> {
                    crate::runtime::decode::separated_header(response, #wire_name, #separator_literal)
                }
            };
        }
        let decoder = if header.json { "json_header" } else { "optional_header" };
        code! { Method, [docs name ty wire_name decoder]
            #docs
            pub fn #name<T>(response: &::http::Response<T>) -> Result<Option<#ty>, crate::runtime::DecodeError> {
                crate::runtime::decode::#decoder(response, #wire_name)
            }
        }
    });
    let header_functions: Statements = header_functions.collect();
    if header_functions.0.is_empty() {
        return String::new();
    }
    code! { Item, [request_name header_functions] impl #request_name { #header_functions } }
}
