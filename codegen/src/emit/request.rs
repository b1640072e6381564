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
    let exclusive = code.exclusive.iter().map(|group| emit_exclusive_check(operation, group));
    let moved_params: Vec<usize> = code.parameter_moves.iter().map(|moved| moved.param).collect();
    let params = operation.params.iter().enumerate();
    let params = params.map(|(index, param)| emit_param(param, moved_params.contains(&index)));
    let accept = accept_types(&code.output, &code.failure).map(|accept| {
        let accept = text_literal(&accept);
        code! { Body, [accept] request.accept(#accept); }
    });
    let body = code.body.as_ref().map(|each| print_at(CodePosition::Body, &emit_body(emitter, operation, each)));
    let method = match operation.method {
        Method::Other(_) => {
            let name = text_literal(operation.method.name());
            Some(code! { Body, [name] request.method(#name); })
        }
        _ => None,
    };
    let is_minimal = operation.params.is_empty() && accept.is_none() && body.is_none() && method.is_none();
    let request = if is_minimal { "request" } else { "mut request" };
    let start = code! { Body, [request] let #request = crate::runtime::request::RequestBuilder::new(Self::SPEC); };
    let moves = [emit_set_twice_check(emitter, operation), emit_parameter_moves(emitter, operation)];
    let moves = moves.into_iter().flatten().map(|tokens| print_at(CodePosition::Body, &tokens));
    let checks = checks::emit_operation_checks(emitter, operation);
    let finish = code! { Body, [] request.finish() };
    std::iter::once(start)
        .chain(method)
        .chain(exclusive)
        .chain(moves)
        .chain([checks])
        .chain(params)
        .chain(accept)
        .chain(body)
        .chain([finish])
        .collect()
}

/// Emits the check that at most one parameter of a group is set.
fn emit_exclusive_check(operation: &Operation, group: &[usize]) -> String {
    let pairs = group.iter().map(|index| {
        let param = &operation.params[*index];
        format!("({}, self.{}.is_some())", text_literal(&param.wire_name), param.name)
    });
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    code! { Body, [pairs] request.exclusive(&[#pairs]); }
}

/// Emits the statement that adds a parameter to the request. `is_moved` is true if the parameter is sent in the body in
/// place of the query if the request has a body.
fn emit_param(param: &Param, is_moved: bool) -> String {
    let (wire, name) = (text_literal(&param.wire_name), &param.name);
    let method = match param.location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header",
        ParameterLocation::Cookie => "cookie",
        ParameterLocation::QueryString => "query_string",
    };
    let style = if param.is_json() {
        "crate::runtime::param::Style::JSON".to_owned()
    } else if param.location == ParameterLocation::QueryString && !is_form(param) {
        "crate::runtime::param::Style::SIMPLE".to_owned()
    } else {
        style_expression(param.style, param.explode, param.allow_reserved)
    };
    let suffix = if is_moved { ".as_ref().filter(|_| in_query)" } else { "" };
    let nested = if param.nested && param.location != ParameterLocation::QueryString { "_nested" } else { "" };
    let call = format!("{method}{nested}({wire}, {style}, &self.{name}{suffix})");
    let call = Apart(&call);
    code! { Body, [call] request.#call; }
}

/// Returns whether a parameter is serialized as a form (`application/x-www-form-urlencoded`).
fn is_form(param: &Param) -> bool {
    param.content.as_deref().is_none_or(|media| media.starts_with("application/x-www-form-urlencoded"))
}

/// Emits the shortest expression for a parameter style, for example without `.explode(…)` if `explode` is the default
/// of the style.
fn style_expression(style: Style, explode: bool, allow_reserved: bool) -> String {
    let (name, default_explode) = match style {
        Style::Simple => ("SIMPLE", false),
        Style::Label => ("LABEL", false),
        Style::Matrix => ("MATRIX", false),
        Style::Form => ("FORM", true),
        Style::SpaceDelimited => ("SPACE_DELIMITED", false),
        Style::PipeDelimited => ("PIPE_DELIMITED", false),
        Style::TabDelimited => ("TAB_DELIMITED", false),
        Style::DeepObject => ("DEEP_OBJECT", true),
    };
    let explode = if explode == default_explode { String::new() } else { format!(".explode({explode})") };
    let reserved = if allow_reserved { ".reserved()" } else { "" };
    format!("crate::runtime::param::Style::{name}{explode}{reserved}")
}

/// Returns the value of `Accept`: the media types that the operation can decode, separated by commas. `None` if there
/// are no media types, or if a media type contains a character that is not allowed in a header field.
pub(super) fn accept_types(output: &Outcome, failure: &Outcome) -> Option<String> {
    let mut media_types: Vec<&str> = Vec::new();
    for content in output.cases.iter().chain(&failure.cases).flat_map(|case| &case.contents) {
        let name = content.media_type.as_str();
        if content.codec != Codec::Empty && !name.is_empty() && !media_types.contains(&name) {
            media_types.push(name);
        }
    }
    let is_valid = |text: &str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    (!media_types.is_empty()).then(|| media_types.join(", ")).filter(|text| is_valid(text))
}

/// Emits the statements that serialize the body, with a `match` if the body has several media types.
fn emit_body(emitter: Emitter<'_>, operation: &Operation, body: &BodyCode) -> TokenStream {
    let name = identifier(&body.name);
    let contents = operation.body.as_ref().map(|body| body.contents.as_slice()).unwrap_or_default();
    let write = match body.cases.as_slice() {
        [only] => emit_write_body(body, 0, only, contents),
        cases => {
            let ty = parse_tokens(&emitter.type_text(&body.ty));
            let arms = cases.iter().enumerate().map(|(index, case)| {
                let variant = identifier(case.variant.as_deref().unwrap_or_default());
                let write = emit_write_body(body, index, case, contents);
                quote! { #ty::#variant(body) => { #write } }
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
        quote! { { let body = &#body_value; #write } }
    } else {
        quote! { if let Some(body) = &#body_value { #write } }
    }
}

/// Emits statements that serialize the variable `body`, whose value belongs to the case with the given index.
fn emit_write_body(body: &BodyCode, index: usize, case: &BodyCase, contents: &[Content]) -> TokenStream {
    let media_types = &case.media_types;
    let media = &media_types[0];
    let encodings = || {
        let encodings = contents[case.content].encoding.iter();
        let encodings =
            encodings.map(|(name, encoding)| encoding_expression(name, encoding)).filter(|tokens| !tokens.is_empty());
        quote! { &[#(#encodings),*] }
    };
    match case.codec {
        Codec::Form => {
            let encodings = encodings();
            quote! { request.form(#media, body, #encodings); }
        }
        Codec::Multipart => {
            let encodings = encodings();
            let headers = body.part_headers.iter().filter(|header| header.case == index).map(emit_part_header);
            quote! { request.multipart(#media, body, #encodings, &[#(#headers),*]); }
        }
        Codec::Text => quote! { request.text(#media, body); },
        Codec::Bytes => quote! { request.bytes(&[#(#media_types),*], body); },
        Codec::Empty => TokenStream::new(),
        Codec::JsonLines => quote! { request.json_lines(#media, body); },
        Codec::JsonSequence => quote! { request.json_sequence(#media, body); },
        Codec::Json
        | Codec::JsonOrText
        | Codec::EventStream
        | Codec::TextEventStream
        | Codec::BytesEventStream
        | Codec::TextLines => {
            quote! { request.json(#media, body); }
        }
    }
}

/// Emits the expression for a header field of a part of a multipart body. The value is a field of the request struct.
fn emit_part_header(header: &PartHeaderCode) -> TokenStream {
    let (part, wire, required, name) = (&header.part, &header.wire_name, header.required, identifier(&header.name));
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
    let media = encoding.content_type.as_deref().map(str::trim).filter(|media| !media.is_empty());
    let media = media.map_or_else(|| quote! { None }, |media| quote! { Some(#media) });
    let has_style = encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved;
    if !has_style && encoding.content_type.is_none() {
        return TokenStream::new();
    }
    let style = if has_style {
        let kind = encoding.style.unwrap_or(Style::Form);
        let style = parse_tokens(&style_expression(
            kind,
            encoding.explode.unwrap_or(kind == Style::Form),
            encoding.allow_reserved,
        ));
        quote! { Some(#style) }
    } else {
        quote! { None }
    };
    quote! { crate::runtime::body::Encoding { name: #name, media: #media, style: #style } }
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
    let checks = operation.code.parameter_moves.iter().map(|moved| {
        let (param, field) = (&operation.params[moved.param], &record.fields[moved.field]);
        let (name, field_name) = (identifier(&param.name), identifier(&field.name));
        let (wire, in_body) = (&param.wire_name, format!("body.{}", field.wire_name));
        let is_set_in_body = if body.required {
            quote! { self.#body_name.#field_name.is_some() }
        } else {
            quote! { self.#body_name.as_ref().is_some_and(|body| body.#field_name.is_some()) }
        };
        quote! { request.exclusive(&[(#wire, self.#name.is_some()), (#in_body, #is_set_in_body)]); }
    });
    Some(quote! { #(#checks)* })
}

/// Emits statements that move parameters into the body. `None` if the operation has no such parameters.
fn emit_parameter_moves(emitter: Emitter<'_>, operation: &Operation) -> Option<TokenStream> {
    let (body, record) = moved_body(emitter, operation)?;
    let body_name = identifier(&body.name);
    let fields = operation.code.parameter_moves.iter().map(|moved| {
        let (param, field) = (&operation.params[moved.param], identifier(&record.fields[moved.field].name));
        let is_copy = emitter.is_copy(&param.ty);
        let name = identifier(&param.name);
        let value = if is_copy {
            quote! { self.#name }
        } else {
            quote! { self.#name.clone() }
        };
        let set = match moved.conversion {
            Conversion::Same if is_copy => quote! { body.#field = #value; },
            Conversion::Same => quote! { body.#field.clone_from(&self.#name); },
            Conversion::Into => quote! { body.#field = #value.map(Into::into); },
            Conversion::OnlyItem => quote! { body.#field = #value.map(|value| vec![value]); },
        };
        quote! { if body.#field.is_none() { #set } }
    });
    let set = quote! { #(#fields)* };
    Some(if body.required {
        quote! { let mut body = self.#body_name.clone(); #set let #body_name = body; let in_query = false; }
    } else {
        quote! {
            let #body_name = self.#body_name.clone().map(|mut body| { #set body });
            let in_query = #body_name.is_none();
        }
    })
}
