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
    let exclusive = code.exclusive.iter().map(|group| exclusive_check(operation, group));
    let in_body: Vec<usize> = code.parameter_moves.iter().map(|moved| moved.param).collect();
    let params =
        operation.params.iter().enumerate().map(|(index, each)| param_statement(each, in_body.contains(&index)));
    let accept = accept_types(&code.output, &code.failure).map(|accept| {
        let accept = text_literal(&accept);
        code! { Body, [accept] request.accept(#accept); }
    });
    let body = code.body.as_ref().map(|each| print_at(CodePosition::Body, &body_statements(emitter, operation, each)));
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
    let moves = [set_twice_check(emitter, operation), parameter_moves(emitter, operation)];
    let moves = moves.into_iter().flatten().map(|tokens| print_at(CodePosition::Body, &tokens));
    let checks = checks::emit_operation_checks(emitter, operation);
    let finished = code! { Body, [] request.finish() };
    std::iter::once(start)
        .chain(method)
        .chain(exclusive)
        .chain(moves)
        .chain([checks])
        .chain(params)
        .chain(accept)
        .chain(body)
        .chain([finished])
        .collect()
}

/// Emits the check that at most one parameter of a group is set.
fn exclusive_check(operation: &Operation, group: &[usize]) -> String {
    let pairs = group.iter().map(|index| {
        let param = &operation.params[*index];
        format!("({}, self.{}.is_some())", text_literal(&param.wire_name), param.name)
    });
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    code! { Body, [pairs] request.exclusive(&[#pairs]); }
}

fn param_statement(param: &Param, moved: bool) -> String {
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
        style_expression(param.style, param.explode, param.allow_reserved) + &inner_styles(&param.inner)
    };
    let end = if moved { ".as_ref().filter(|_| in_query)" } else { "" };
    let nested = if param.nested && param.location != ParameterLocation::QueryString { "_nested" } else { "" };
    let call = format!("{method}{nested}({wire}, {style}, &self.{name}{end})");
    let call = Apart(&call);
    code! { Body, [call] request.#call; }
}

/// Returns whether a parameter is serialized as a form (`application/x-www-form-urlencoded`).
fn is_form(param: &Param) -> bool {
    param.content.as_deref().is_none_or(|media| media.starts_with("application/x-www-form-urlencoded"))
}

/// Returns the shortest expression for a parameter style.
fn style_expression(style: Style, explode: bool, reserved: bool) -> String {
    let (name, default) = match style {
        Style::Simple => ("SIMPLE", false),
        Style::Label => ("LABEL", false),
        Style::Matrix => ("MATRIX", false),
        Style::Form => ("FORM", true),
        Style::SpaceDelimited => ("SPACE_DELIMITED", false),
        Style::PipeDelimited => ("PIPE_DELIMITED", false),
        Style::TabDelimited => ("TAB_DELIMITED", false),
        Style::Cookie => ("COOKIE", true),
        Style::DeepObject => ("DEEP_OBJECT", true),
    };
    let explode = if explode == default { String::new() } else { format!(".explode({explode})") };
    let reserved = if reserved { ".reserved()" } else { "" };
    format!("crate::runtime::param::Style::{name}{explode}{reserved}")
}

/// Returns the call that adds the styles of lists inside a list to a style; empty if there are none.
fn inner_styles(inner: &[Style]) -> String {
    let kind = |style: &Style| match style {
        Style::SpaceDelimited => "Space",
        Style::PipeDelimited => "Pipe",
        Style::TabDelimited => "Tab",
        _ => "Simple",
    };
    if inner.is_empty() {
        return String::new();
    }
    let kinds: Vec<String> =
        inner.iter().map(|style| format!("crate::runtime::param::StyleKind::{}", kind(style))).collect();
    format!(".inner(&[{}])", kinds.join(", "))
}

/// Returns the media types that the operation can decode, separated by commas, as the value of `Accept`. `None` if
/// there are none, or if they contain characters that a header field cannot have.
pub(super) fn accept_types(output: &Outcome, failure: &Outcome) -> Option<String> {
    let mut media: Vec<&str> = Vec::new();
    for content in output.cases.iter().chain(&failure.cases).flat_map(|case| &case.contents) {
        let name = content.media_type.as_str();
        if content.codec != Codec::Empty && !name.is_empty() && !media.contains(&name) {
            media.push(name);
        }
    }
    let valid = |text: &str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    (!media.is_empty()).then(|| media.join(", ")).filter(|text| valid(text))
}

fn body_statements(emitter: Emitter<'_>, operation: &Operation, body: &BodyCode) -> TokenStream {
    let name = identifier(&body.name);
    let contents = operation.body.as_ref().map(|body| body.contents.as_slice()).unwrap_or_default();
    let write = match body.cases.as_slice() {
        [only] => write_body(body, 0, only, contents),
        cases => {
            let ty = parse_tokens(&emitter.type_text(&body.ty));
            let arms = cases.iter().enumerate().map(|(index, case)| {
                let variant = identifier(case.variant.as_deref().unwrap_or_default());
                let write = write_body(body, index, case, contents);
                quote! { #ty::#variant(body) => { #write } }
            });
            quote! { match body { #(#arms)* } }
        }
    };
    let place = if moved_body(emitter, operation).is_some() {
        quote! { #name }
    } else {
        quote! { self.#name }
    };
    if body.required {
        quote! { { let body = &#place; #write } }
    } else {
        quote! { if let Some(body) = &#place { #write } }
    }
}

/// Emits statements that serialize the variable `body`, which contains the body case with the given index.
fn write_body(body: &BodyCode, index: usize, case: &BodyCase, contents: &[Content]) -> TokenStream {
    let media_types = &case.media_types;
    let media = &media_types[0];
    let encodings = || {
        let encodings = contents[case.content].encoding.iter();
        let encodings = encodings.filter(|(_, encoding)| is_encoded(encoding));
        let encodings = encodings.map(|(name, encoding)| self::encoding_expression(name, encoding));
        quote! { &[#(#encodings),*] }
    };
    let headers = || body.part_headers.iter().filter(|header| header.case == index).map(part_header);
    match case.codec {
        Codec::Form => {
            let encodings = encodings();
            quote! { request.form(#media, body, #encodings); }
        }
        Codec::Multipart if case.is_positional => {
            let encodings = contents[case.content].positional_encodings();
            let encodings = encodings.map(|(key, encoding)| encoding_expression(&key.name(), encoding));
            let headers = headers();
            quote! { request.multipart_by_position(#media, body, &[#(#encodings),*], &[#(#headers),*]); }
        }
        Codec::Multipart => {
            let (encodings, headers) = (encodings(), headers());
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

/// Emits an expression for a header field of a part, with its value from the request.
fn part_header(header: &PartHeaderCode) -> TokenStream {
    let (part, wire, required) = (header.part.name(), &header.wire_name, header.required);
    if let Some(value) = &header.constant {
        let style = quote! { crate::runtime::param::Style::SIMPLE };
        return quote! { crate::runtime::body::PartHeader::same(#part, #wire, true, #style, #value) };
    }
    let name = identifier(&header.name);
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

/// Returns whether an Encoding Object declares more than headers.
fn is_encoded(encoding: &Encoding) -> bool {
    has_style(encoding) || encoding.content_type.is_some()
}

fn has_style(encoding: &Encoding) -> bool {
    encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved
}

/// Emits an expression for the serialization that an Encoding Object declares for a part.
fn encoding_expression(name: &str, encoding: &Encoding) -> TokenStream {
    let media = encoding.content_type.as_deref().map(str::trim).filter(|media| !media.is_empty());
    let media = media.map_or_else(|| quote! { None }, |media| quote! { Some(#media) });
    let style = if has_style(encoding) {
        let kind = encoding.style.unwrap_or(Style::Form);
        let explode = encoding.explode.unwrap_or(kind == Style::Form);
        let style = style_expression(kind, explode, encoding.allow_reserved) + &inner_styles(&encoding.inner);
        let style = parse_tokens(&style);
        quote! { Some(#style) }
    } else {
        quote! { None }
    };
    let parts = encoding.parts.iter().map(|(key, encoding)| encoding_expression(&key.name(), encoding));
    quote! {
        crate::runtime::body::Encoding { name: #name, media: #media, style: #style, parts: &[#(#parts),*] }
    }
}

/// Returns the body and its struct. `None` if the operation has no parameters that are moved into the body.
fn moved_body<'a>(emitter: Emitter<'a>, operation: &'a Operation) -> Option<(&'a BodyCode, &'a Struct)> {
    let body = operation.code.body.as_ref().filter(|_| !operation.code.parameter_moves.is_empty())?;
    let Type::Named(id) = emitter.resolve_aliases(&body.ty) else { return None };
    match &emitter.api.type_def(*id).kind {
        TypeKind::Struct(record) => Some((body, record)),
        _ => None,
    }
}

/// Emits checks that no parameter is set both on the request and in its body. `None` if the operation has no parameters
/// that are moved into the body.
fn set_twice_check(emitter: Emitter<'_>, operation: &Operation) -> Option<TokenStream> {
    let (body, record) = moved_body(emitter, operation)?;
    let body_name = identifier(&body.name);
    let checks = operation.code.parameter_moves.iter().map(|moved| {
        let (param, field) = (&operation.params[moved.param], &record.fields[moved.field]);
        let (name, field_name) = (identifier(&param.name), identifier(&field.name));
        let (wire, in_body) = (&param.wire_name, format!("body.{}", field.wire_name));
        let in_body_given = if body.required {
            quote! { self.#body_name.#field_name.is_some() }
        } else {
            quote! { self.#body_name.as_ref().is_some_and(|body| body.#field_name.is_some()) }
        };
        quote! { request.exclusive(&[(#wire, self.#name.is_some()), (#in_body, #in_body_given)]); }
    });
    Some(quote! { #(#checks)* })
}

/// Emits statements that move parameters into the body. `None` if the operation has no such parameters.
fn parameter_moves(emitter: Emitter<'_>, operation: &Operation) -> Option<TokenStream> {
    let (body, record) = moved_body(emitter, operation)?;
    let body_name = identifier(&body.name);
    let fields = operation.code.parameter_moves.iter().map(|moved| {
        let (param, field) = (&operation.params[moved.param], identifier(&record.fields[moved.field].name));
        let copied = emitter.is_copy(&param.ty);
        let name = identifier(&param.name);
        let value = if copied {
            quote! { self.#name }
        } else {
            quote! { self.#name.clone() }
        };
        let set = match moved.conversion {
            Conversion::Same if copied => quote! { body.#field = #value; },
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
