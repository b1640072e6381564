//! Emits the code that creates the HTTP request of an operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter, checks,
    code::{Apart, CodePosition, Statements, code, parse_tokens, print_at},
    types::{identifier, text_literal},
};
use crate::ir::{
    BodyCase, BodyCode, Codec, Content, Conversion, Encoding, Method, Operation, Outcome, Param, ParameterLocation,
    PartHeaderCode, Struct, Style, Type, TypeKind,
};

/// Emits the statements that create a request.
pub(super) fn request_statements(emitter: Emitter<'_>, operation: &Operation) -> Statements {
    let code = &operation.code;
    let exclusivity_checks = code.exclusive.iter().map(|group| emit_exclusive_check(operation, group));
    let moved_param_indices: Vec<usize> = code.parameter_moves.iter().map(|moved| moved.param).collect();
    let indexed_params = operation.params.iter().enumerate();
    let param_statements = indexed_params.map(|(index, param)| emit_param(param, moved_param_indices.contains(&index)));
    let accept_statement = accept_types(&code.output, &code.failure).map(|accept| {
        let accept = text_literal(&accept);
        code! { Body, [accept] request.accept(#accept); }
    });
    let body_statement =
        code.body.as_ref().map(|body_code| print_at(CodePosition::Body, &emit_body(emitter, operation, body_code)));
    let method_statement = match operation.method {
        Method::Other(_) => {
            let name = text_literal(operation.method.name());
            Some(code! { Body, [name] request.method(#name); })
        }
        _ => None,
    };
    let is_unmodified = operation.params.is_empty()
        && accept_statement.is_none()
        && body_statement.is_none()
        && method_statement.is_none();
    let request_binding = if is_unmodified { "request" } else { "mut request" };
    let first_statement = code! { Body, [request_binding] let #request_binding = crate::runtime::request::RequestBuilder::new(Self::SPEC); };
    let move_statements = [emit_set_twice_check(emitter, operation), emit_parameter_moves(emitter, operation)];
    let move_statements = move_statements.into_iter().flatten().map(|tokens| print_at(CodePosition::Body, &tokens));
    let check_statements = checks::emit_operation_checks(emitter, operation);
    let last_statement = code! { Body, [] request.finish() };
    std::iter::once(first_statement)
        .chain(method_statement)
        .chain(exclusivity_checks)
        .chain(move_statements)
        .chain([check_statements])
        .chain(param_statements)
        .chain(accept_statement)
        .chain(body_statement)
        .chain([last_statement])
        .collect()
}

/// Emits the check that at most one parameter of a group is set.
fn emit_exclusive_check(operation: &Operation, group: &[usize]) -> String {
    let pairs = group.iter().map(|index| {
        let param = &operation.params[*index];
        format!("({}, self.{}.is_some())", text_literal(&param.wire), param.name)
    });
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    code! { Body, [pairs] request.exclusive(&[#pairs]); }
}

/// Emits the statement that adds a parameter to the request. `is_moved` is true for a query
/// parameter that is sent in the body instead if the request has a body.
fn emit_param(param: &Param, is_moved: bool) -> String {
    let (wire, name) = (text_literal(&param.wire), &param.name);
    let method = match param.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::QueryString => "query_string",
    };
    let style = if param.is_json() {
        "crate::runtime::param::Style::JSON".to_owned()
    } else if param.location == ParameterLocation::QueryString && !is_form_encoded(param) {
        "crate::runtime::param::Style::SIMPLE".to_owned()
    } else {
        style_expression(param.style, param.explode, param.allow_reserved)
    };
    let query_filter = if is_moved { ".as_ref().filter(|_| in_query)" } else { "" };
    let method_suffix = if param.nested && param.location != ParameterLocation::QueryString { "_nested" } else { "" };
    let call = format!("{method}{method_suffix}({wire}, {style}, &self.{name}{query_filter})");
    let call = Apart(&call);
    code! { Body, [call] request.#call; }
}

/// Returns whether a parameter is serialized as a form (`application/x-www-form-urlencoded`).
fn is_form_encoded(param: &Param) -> bool {
    param.content.as_deref().is_none_or(|media| media.starts_with("application/x-www-form-urlencoded"))
}

/// Emits the shortest expression for a parameter style, for example without `.explode(…)` if `explode` is the default
/// of the style.
fn style_expression(style: Style, explode: bool, allow_reserved: bool) -> String {
    let (constant_name, default_explode) = match style {
        Style::Simple => ("SIMPLE", false),
        Style::Label => ("LABEL", false),
        Style::Matrix => ("MATRIX", false),
        Style::Form => ("FORM", true),
        Style::SpaceDelimited => ("SPACE_DELIMITED", false),
        Style::PipeDelimited => ("PIPE_DELIMITED", false),
        Style::TabDelimited => ("TAB_DELIMITED", false),
        Style::DeepObject => ("DEEP_OBJECT", true),
    };
    let explode_call = if explode == default_explode { String::new() } else { format!(".explode({explode})") };
    let reserved_call = if allow_reserved { ".reserved()" } else { "" };
    format!("crate::runtime::param::Style::{constant_name}{explode_call}{reserved_call}")
}

/// Returns the value of `Accept`: the media types that the operation can decode, separated by commas. `None` if there
/// are no media types, or if a media type contains a character that is not allowed in a header field.
pub(super) fn accept_types(output: &Outcome, failure: &Outcome) -> Option<String> {
    let mut media_types: Vec<&str> = Vec::new();
    for content in output.cases.iter().chain(&failure.cases).flat_map(|case| &case.contents) {
        let media_type = content.media_type.as_str();
        if content.codec != Codec::Empty && !media_type.is_empty() && !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    }
    let is_valid = |text: &str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    (!media_types.is_empty()).then(|| media_types.join(", ")).filter(|text| is_valid(text))
}

/// Emits the statements that serialize the body, with a `match` if the body has several media types.
fn emit_body(emitter: Emitter<'_>, operation: &Operation, body: &BodyCode) -> TokenStream {
    let name = identifier(&body.name);
    let contents = operation.body.as_ref().map(|body| body.contents.as_slice()).unwrap_or_default();
    let write_statements = match body.cases.as_slice() {
        [only_case] => emit_write_body(body, 0, only_case, contents),
        cases => {
            let enum_type = parse_tokens(&emitter.type_text(&body.ty));
            let arms = cases.iter().enumerate().map(|(index, case)| {
                let variant = identifier(case.variant.as_deref().unwrap_or_default());
                let write_statements = emit_write_body(body, index, case, contents);
                quote! { #enum_type::#variant(body) => { #write_statements } }
            });
            quote! { match body { #(#arms)* } }
        }
    };
    let body_value = if moved_body(emitter, operation).is_some() {
        quote! { #name }
    } else {
        quote! { self.#name }
    };
    if body.required {
        quote! { { let body = &#body_value; #write_statements } }
    } else {
        quote! { if let Some(body) = &#body_value { #write_statements } }
    }
}

/// Emits statements that serialize the variable `body` with the media type of `case`, which has the index `index` in
/// `body.cases`.
fn emit_write_body(body: &BodyCode, index: usize, case: &BodyCase, contents: &[Content]) -> TokenStream {
    let media_types = &case.media_types;
    let first_media_type = &media_types[0];
    let emit_encodings = || {
        let encodings = contents[case.content].encoding.iter();
        let encodings =
            encodings.map(|(name, encoding)| encoding_expression(name, encoding)).filter(|tokens| !tokens.is_empty());
        quote! { &[#(#encodings),*] }
    };
    match case.codec {
        Codec::Form => {
            let encodings = emit_encodings();
            quote! { request.form(#first_media_type, body, #encodings); }
        }
        Codec::Multipart => {
            let encodings = emit_encodings();
            let part_headers = body.part_headers.iter().filter(|header| header.case == index).map(emit_part_header);
            quote! { request.multipart(#first_media_type, body, #encodings, &[#(#part_headers),*]); }
        }
        Codec::Text => quote! { request.text(#first_media_type, body); },
        Codec::Bytes => quote! { request.bytes(&[#(#media_types),*], body); },
        Codec::Empty => TokenStream::new(),
        Codec::JsonLines => quote! { request.json_lines(#first_media_type, body); },
        Codec::JsonSequence => quote! { request.json_sequence(#first_media_type, body); },
        Codec::Json
        | Codec::JsonOrText
        | Codec::EventStream
        | Codec::TextEventStream
        | Codec::BytesEventStream
        | Codec::TextLines => {
            quote! { request.json(#first_media_type, body); }
        }
    }
}

/// Emits the expression for a header field of a part of a multipart body. The value is a field of the request struct.
fn emit_part_header(header: &PartHeaderCode) -> TokenStream {
    let (part, wire, required, name) = (&header.part, &header.wire, header.required, identifier(&header.name));
    let style = if header.json {
        quote! { crate::runtime::param::Style::JSON }
    } else {
        parse_tokens(&style_expression(Style::Simple, header.explode, false))
    };
    let (method, value) = match (header.each, header.is_argument) {
        (false, _) => ("same", quote! { &self.#name }),
        (true, true) => ("each", quote! { Some(self.#name.as_slice()) }),
        (true, false) => ("each", quote! { self.#name.as_deref() }),
    };
    let method = identifier(method);
    quote! { crate::runtime::body::PartHeader::#method(#part, #wire, #required, #style, #value) }
}

/// Emits the expression for the serialization that an Encoding Object declares for the member `name`. Returns no tokens
/// if the Encoding Object declares only headers.
fn encoding_expression(name: &str, encoding: &Encoding) -> TokenStream {
    let media_type = encoding.content_type.as_deref().map(str::trim).filter(|media_type| !media_type.is_empty());
    let media_type = media_type.map_or_else(|| quote! { None }, |media_type| quote! { Some(#media_type) });
    let has_style = encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved;
    if !has_style && encoding.content_type.is_none() {
        return TokenStream::new();
    }
    let style = if has_style {
        let style_kind = encoding.style.unwrap_or(Style::Form);
        let style = parse_tokens(&style_expression(
            style_kind,
            encoding.explode.unwrap_or(style_kind == Style::Form),
            encoding.allow_reserved,
        ));
        quote! { Some(#style) }
    } else {
        quote! { None }
    };
    quote! { crate::runtime::body::Encoding { name: #name, media: #media_type, style: #style } }
}

/// Returns the body and the struct that is the type of the body. `None` if the operation has no parameters that are
/// moved into the body.
fn moved_body<'a>(emitter: Emitter<'a>, operation: &'a Operation) -> Option<(&'a BodyCode, &'a Struct)> {
    let body = operation.code.body.as_ref().filter(|_| !operation.code.parameter_moves.is_empty())?;
    let Type::Named(id) = emitter.resolve_aliases(&body.ty) else { return None };
    match &emitter.api.type_def(*id).kind {
        TypeKind::Struct(record) => Some((body, record)),
        _ => None,
    }
}

/// Emits checks that no parameter is set both on the request and in the body. `None` if the operation has no parameters
/// that are moved into the body.
fn emit_set_twice_check(emitter: Emitter<'_>, operation: &Operation) -> Option<TokenStream> {
    let (body, record) = moved_body(emitter, operation)?;
    let body_name = identifier(&body.name);
    let exclusivity_checks = operation.code.parameter_moves.iter().map(|parameter_move| {
        let (param, field) = (&operation.params[parameter_move.param], &record.fields[parameter_move.field]);
        let (param_name, field_name) = (identifier(&param.name), identifier(&field.name));
        let (wire, body_member) = (&param.wire, format!("body.{}", field.wire));
        let is_set_in_body = if body.required {
            quote! { self.#body_name.#field_name.is_some() }
        } else {
            quote! { self.#body_name.as_ref().is_some_and(|body| body.#field_name.is_some()) }
        };
        quote! { request.exclusive(&[(#wire, self.#param_name.is_some()), (#body_member, #is_set_in_body)]); }
    });
    Some(quote! { #(#exclusivity_checks)* })
}

/// Emits statements that move parameters into the body. `None` if the operation has no such parameters.
fn emit_parameter_moves(emitter: Emitter<'_>, operation: &Operation) -> Option<TokenStream> {
    let (body, record) = moved_body(emitter, operation)?;
    let body_name = identifier(&body.name);
    let field_assignments = operation.code.parameter_moves.iter().map(|parameter_move| {
        let (param, field) =
            (&operation.params[parameter_move.param], identifier(&record.fields[parameter_move.field].name));
        let is_copy = emitter.is_copy(&param.ty);
        let name = identifier(&param.name);
        let value = if is_copy {
            quote! { self.#name }
        } else {
            quote! { self.#name.clone() }
        };
        let assignment = match parameter_move.conversion {
            Conversion::Same if is_copy => quote! { body.#field = #value; },
            Conversion::Same => quote! { body.#field.clone_from(&self.#name); },
            Conversion::Into => quote! { body.#field = #value.map(Into::into); },
            Conversion::OnlyItem => quote! { body.#field = #value.map(|value| vec![value]); },
        };
        quote! { if body.#field.is_none() { #assignment } }
    });
    let assignments = quote! { #(#field_assignments)* };
    Some(if body.required {
        quote! { let mut body = self.#body_name.clone(); #assignments let #body_name = body; let in_query = false; }
    } else {
        quote! {
            let #body_name = self.#body_name.clone().map(|mut body| { #assignments body });
            let in_query = #body_name.is_none();
        }
    })
}
