//! Emits operations: the function that creates a request, the request struct with its setters, and the implementation
//! of `Operation`.

use quote::quote;

use super::{
    Emitter, api,
    code::{Apart, Arguments, Attributes, CodePosition, Fields, Members, Statements, code, parse_tokens, print_at},
    decode, doc_comments, idempotency, paging, request, streams, structs,
    types::{Argument, field_initializer, identifier, text_literal},
    watches,
};
use crate::{
    documentation,
    ir::{BodyCode, Field, Operation, Param, ParameterLocation, PathPiece, Struct, Type, TypeKind},
};

/// Emits all Rust items of an operation, such as the function that creates a request, and the request struct.
pub(super) fn emit_operation(emitter: Emitter<'_>, operation: &Operation) -> String {
    let inputs: Vec<RequestArgument> = request_arguments(emitter, operation);
    [
        emit_function(operation, &inputs),
        emit_request_struct(emitter, operation, &inputs),
        emit_operation_impl(emitter, operation),
        emit_body_conversions(emitter, operation),
        paging::emit_paged(emitter, operation),
        streams::emit_streamed(emitter, operation),
        watches::emit_watched(emitter, operation),
        emit_header_functions(emitter, operation),
    ]
    .concat()
}

/// Emits the function that creates a request.
fn emit_function(operation: &Operation, inputs: &[RequestArgument<'_>]) -> String {
    let code = &operation.code;
    let (function, request_name) = (&code.function, &code.request);
    let mut docs = doc_comments::with_deprecation(CodePosition::Item, &code.doc, code.deprecated.as_deref());
    docs.0.push_str(MUST_USE);
    let required_inputs = inputs.iter().filter(|input| input.is_required);
    let arguments: Vec<String> =
        required_inputs.map(|input| format!("{}: {}", input.name, input.argument.ty)).collect();
    docs.0.push_str(&structs::many_arguments_attribute(CodePosition::Item, arguments.len()));
    let arguments = Arguments(arguments);
    let field_values = inputs.iter().map(|input| {
        if input.is_required {
            field_initializer(input.name, &input.argument.value)
        } else {
            format!("{}: None", input.name)
        }
    });
    let field_values = Members(field_values.collect());
    let constructor = Statements(code! { Function, [request_name field_values] #request_name { #field_values } });
    code! { Item, [docs function arguments request_name constructor]
        #docs
        pub fn #function(#arguments) -> #request_name { #constructor }
    }
}

/// The attribute of functions and structs that create a request.
const MUST_USE: &str = "#[must_use = \"a request does nothing until it is sent\"]\n";

/// Emits the request struct with its fields, its setters and the method `send`.
fn emit_request_struct(emitter: Emitter<'_>, operation: &Operation, inputs: &[RequestArgument<'_>]) -> String {
    let code = &operation.code;
    let request_name = &code.request;
    let doc =
        format!("A request of [`{0}`]({0}()), which is built when it is sent.", code.function.trim_start_matches("r#"));
    let mut docs = doc_comments::with_deprecation(CodePosition::Item, &doc, code.deprecated.as_deref());
    docs.0.push_str("#[derive(Clone, Debug, PartialEq)]\n");
    docs.0.push_str(MUST_USE);
    let fields = inputs.iter().map(|input| {
        let name = input.name;
        let ty = if input.is_required { input.ty.clone() } else { format!("Option<{}>", input.ty) };
        code! { Field, [name ty] #name: #ty, }
    });
    let fields: Fields = fields.collect();
    let body_fields: Vec<&Field> = code.body.iter().flat_map(|body| settable_members(emitter, body)).collect();
    let is_body = |input: &RequestArgument<'_>| code.body.as_ref().is_some_and(|body| body.name == input.name);
    let is_set_by_watch = |input: &RequestArgument<'_>| {
        let watch_param = code.watch.as_ref().map(|watch| operation.params[watch.parameter].name.as_str());
        watch_param == Some(input.name)
    };
    let setters = inputs.iter().filter(|input| !input.is_required && !is_set_by_watch(input));
    let setters =
        setters.map(|input| if is_body(input) { emit_body_setter(input, &body_fields) } else { emit_setter(input) });
    let body_setters = code.body.iter().flat_map(|body| emit_body_setters(emitter, body));
    let setters: Statements = setters.chain(body_setters).collect();
    let declaration = code! { Item, [docs request_name fields] #docs pub struct #request_name { #fields } };
    let stream_methods: Statements =
        [streams::stream_method(operation).0, watches::watch_methods(operation).0].into_iter().collect();
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

/// A value of a request that the caller sets: a parameter, the body, or a header field of a part of the body.
struct RequestArgument<'a> {
    name: &'a str,
    is_required: bool,
    docs: Attributes,
    /// The type of the value as stored in the request struct, without `Option`.
    ty: String,
    argument: Argument,
}

/// Returns the values that the caller sets, in the order of the arguments: path parameters, other parameters, the body,
/// and header fields of parts.
fn request_arguments<'a>(emitter: Emitter<'_>, operation: &'a Operation) -> Vec<RequestArgument<'a>> {
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
    let to_argument = |name: &'a str, ty: &Type, is_required: bool, docs: Attributes| {
        let argument = emitter.argument_for(name, ty, false);
        RequestArgument { name, is_required, docs, ty: emitter.type_text(ty), argument }
    };
    let params = path_params.chain(other_params);
    let params = params.map(|param| to_argument(&param.name, &param.ty, param.required, param_docs(emitter, param)));
    let body = operation.code.body.iter().map(|body| {
        let description = operation.body.as_ref().and_then(|body| body.description.as_deref());
        let body_doc = description.filter(|text| !text.trim().is_empty()).unwrap_or("Sets the body.");
        let docs = doc_comments::doc_lines(CodePosition::Method, &crate::markdown::sanitize(body_doc));
        to_argument(&body.name, &body.ty, body.required, docs)
    });
    let headers = operation.code.body.iter().flat_map(BodyCode::settable_part_headers).map(|header| {
        let deprecated = header.deprecated.then_some(crate::documentation::DEPRECATED);
        let docs = doc_comments::with_deprecation(CodePosition::Method, &header.doc, deprecated);
        to_argument(&header.name, &header.ty, header.is_argument, docs)
    });
    params.chain(body).chain(headers).collect()
}

/// Emits implementations of `From` for the enum of request bodies: one for each type that belongs to only one media
/// type.
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

fn param_docs(emitter: Emitter<'_>, param: &Param) -> Attributes {
    let doc_text = documentation::document_param(emitter.api, param);
    let deprecated = param.deprecated.then_some(documentation::DEPRECATED);
    doc_comments::with_deprecation(CodePosition::Method, &doc_text, deprecated)
}

/// Emits the setter of an optional parameter, body or header field.
fn emit_setter(input: &RequestArgument<'_>) -> String {
    let (docs, name, ty, value) = (&input.docs, input.name, Apart(&input.argument.ty), &input.argument.value);
    let (inline_attr, operator_attr) =
        (structs::inline_attribute(&input.argument.ty), structs::operator_name_attribute(name));
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

/// Emits the setter of the body. If members of the body have separate setters, values that these setters have set
/// before are kept, so that the order of calls does not matter.
fn emit_body_setter(input: &RequestArgument<'_>, body_fields: &[&Field]) -> String {
    if body_fields.is_empty() {
        return emit_setter(input);
    }
    let (docs, name) = (parse_tokens(&input.docs.0), identifier(input.name));
    let (ty, value) = (parse_tokens(&input.argument.ty), parse_tokens(&input.argument.value));
    let body_fields = body_fields.iter().map(|field| identifier(&field.name));
    let operator_attr = parse_tokens(&structs::operator_name_attribute(input.name).0);
    let inline_attr = parse_tokens(&structs::inline_attribute(&input.argument.ty).0);
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

/// Returns the struct that is the type of the body. `None` if the type is not a struct.
fn body_struct<'a>(emitter: Emitter<'a>, body: &'a BodyCode) -> Option<&'a Struct> {
    let Type::Named(id) = emitter.resolve_aliases(&body.ty) else { return None };
    let TypeKind::Struct(record) = &emitter.api.type_def(*id).kind else { return None };
    Some(record)
}

/// Returns the members of the body for which the request has separate setters.
pub(super) fn settable_members<'a>(emitter: Emitter<'a>, body: &'a BodyCode) -> impl Iterator<Item = &'a Field> {
    let record = body_struct(emitter, body).into_iter();
    record.flat_map(|record| body.setters.iter().map(|index| &record.fields[*index]))
}

/// Emits the setters of the request for members of the body. The first call of one of these setters creates the body.
fn emit_body_setters<'a>(emitter: Emitter<'a>, body: &'a BodyCode) -> Vec<String> {
    let Some(record) = body_struct(emitter, body) else { return Vec::new() };
    let body_expression = format!("self.{}.get_or_insert_default()", body.name);
    let setter = |field| structs::emit_setter(emitter, record, field, &body_expression, &Attributes::default());
    settable_members(emitter, body).map(setter).collect()
}

/// Emits the implementation of `Operation` for the request struct.
fn emit_operation_impl(emitter: Emitter<'_>, operation: &Operation) -> String {
    let code = &operation.code;
    let request_name = &code.request;
    let (output_type, failure_type) = (emitter.type_text(&code.output.ty), emitter.type_text(&code.failure.ty));
    let spec_constant = api::operation_constant(operation);
    let build_statements = request::request_statements(emitter, operation);
    let decode_statements = decode::emit_output(emitter, &code.output);
    let failure_statements = decode::emit_failure(emitter, &code.failure);
    let idempotent_method = idempotency::emit_is_idempotent(operation);
    let idempotency_key = idempotency::emit_idempotency_key(operation);
    code! { Item, [request_name output_type failure_type spec_constant idempotency_key build_statements decode_statements failure_statements idempotent_method]
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
            #[inline]
            fn decode_failure(response: &crate::runtime::Response) -> Result<Self::Failure, crate::runtime::DecodeError> {
                #failure_statements
            }
            #idempotent_method
        }
    }
}

/// Emits the associated functions of the request struct that decode the declared header fields of a response. Empty if
/// the operation declares no header fields.
fn emit_header_functions(emitter: Emitter<'_>, operation: &Operation) -> String {
    let request_name = &operation.code.request;
    let header_functions = operation.code.headers.iter().map(|header| {
        let (name, wire, ty) =
            (&header.name, text_literal(&header.wire_name.to_ascii_lowercase()), emitter.type_text(&header.ty));
        let deprecated = header.deprecated.then_some(crate::documentation::DEPRECATED);
        let mut docs = doc_comments::doc_lines(CodePosition::Method, &header.doc);
        let errors_section = "\n# Errors\n\nReturns an error if the header field is present but not as declared in the API's description.";
        doc_comments::append_docs(&mut docs, CodePosition::Method, errors_section);
        doc_comments::add_deprecation(&mut docs, CodePosition::Method, deprecated);
        if let Some(separator) = header.separator.filter(|_| !header.json) {
            let separator = format!("{separator:?}");
            return code! { Method, [docs name ty wire separator]
                #docs
                pub fn #name<T>(response: &::http::Response<T>) -> Result<Option<#ty>, crate::runtime::DecodeError> {
                    crate::runtime::decode::separated_header(response, #wire, #separator)
                }
            };
        }
        let decoder = if header.json { "json_header" } else { "optional_header" };
        code! { Method, [docs name ty wire decoder]
            #docs
            pub fn #name<T>(response: &::http::Response<T>) -> Result<Option<#ty>, crate::runtime::DecodeError> {
                crate::runtime::decode::#decoder(response, #wire)
            }
        }
    });
    let header_functions: Statements = header_functions.collect();
    if header_functions.0.is_empty() {
        return String::new();
    }
    code! { Item, [request_name header_functions] impl #request_name { #header_functions } }
}
