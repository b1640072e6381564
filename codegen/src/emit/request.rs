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

/// Emits the statements that create the HTTP request of an operation from the fields of the request struct.
pub(super) fn emit_request_statements(emitter: Emitter<'_>, operation: &Operation) -> Statements {
    let code = &operation.code;
    let exclusivity_checks = code.exclusive.iter().map(|group| emit_exclusivity_check(operation, group));
    let moved_indices: Vec<usize> = code.parameter_moves.iter().map(|parameter_move| parameter_move.param).collect();
    let param_statements = operation
        .params
        .iter()
        .enumerate()
        .map(|(index, param)| emit_param_statement(param, moved_indices.contains(&index)));
    let accept_statement = join_accepted_media_types(&code.output, &code.failure).map(|media_types| {
        let media_types = text_literal(&media_types);
        code! { Body, [media_types] request.accept(#media_types); }
    });
    let body_statement =
        code.body.as_ref().map(|body| print_at(CodePosition::Body, &emit_body_statement(emitter, operation, body)));
    let method_statement = match operation.method {
        Method::Other(_) => {
            let name = text_literal(operation.method.name());
            Some(code! { Body, [name] request.method(#name); })
        }
        _ => None,
    };
    let is_unchanged = operation.params.is_empty()
        && accept_statement.is_none()
        && body_statement.is_none()
        && method_statement.is_none();
    let binding = if is_unchanged { "request" } else { "mut request" };
    let start_statement =
        code! { Body, [binding] let #binding = crate::runtime::request::RequestBuilder::new(Self::SPEC); };
    let setup_tokens = [emit_duplicate_value_checks(emitter, operation), emit_parameter_moves(emitter, operation)];
    let setup_statements = setup_tokens.into_iter().flatten().map(|tokens| print_at(CodePosition::Body, &tokens));
    let value_checks = checks::emit_operation_checks(emitter, operation);
    let finish_expression = code! { Body, [] request.finish() };
    std::iter::once(start_statement)
        .chain(method_statement)
        .chain(exclusivity_checks)
        .chain(setup_statements)
        .chain([value_checks])
        .chain(param_statements)
        .chain(accept_statement)
        .chain(body_statement)
        .chain([finish_expression])
        .collect()
}

/// Emits the check that at most one parameter of a group is set. `group` contains indices into the parameters of the
/// operation.
fn emit_exclusivity_check(operation: &Operation, group: &[usize]) -> String {
    let pairs = group.iter().map(|index| {
        let param = &operation.params[*index];
        format!("({}, self.{}.is_some())", text_literal(&param.wire_name), param.name)
    });
    let pairs = pairs.collect::<Vec<_>>().join(", ");
    code! { Body, [pairs] request.exclusive(&[#pairs]); }
}

/// Emits the statement that adds a parameter to the request. `is_moved` is true if the parameter is sent in the body
/// whenever the request has a body.
fn emit_param_statement(param: &Param, is_moved: bool) -> String {
    let (wire_name, name) = (text_literal(&param.wire_name), &param.name);
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
        format_style_expression(param.style, param.explode, param.allow_reserved)
            + &format_inner_styles_call(&param.inner)
    };
    let query_filter = if is_moved { ".as_ref().filter(|_| in_query)" } else { "" };
    let method_suffix = if param.nested && param.location != ParameterLocation::QueryString { "_nested" } else { "" };
    let method_call = format!("{method}{method_suffix}({wire_name}, {style}, &self.{name}{query_filter})");
    let method_call = Apart(&method_call);
    code! { Body, [method_call] request.#method_call; }
}

/// Returns whether a parameter is serialized as a form (`application/x-www-form-urlencoded`).
fn is_form(param: &Param) -> bool {
    param.content.as_deref().is_none_or(|media_type| media_type.starts_with("application/x-www-form-urlencoded"))
}

/// Formats a parameter style as an expression of the runtime's type `Style`. The expression contains only the settings
/// that differ from the defaults of the style.
fn format_style_expression(style: Style, explode: bool, allow_reserved: bool) -> String {
    let (constant_name, default_explode) = match style {
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
    let explode_call = if explode == default_explode { String::new() } else { format!(".explode({explode})") };
    let reserved_call = if allow_reserved { ".reserved()" } else { "" };
    format!("crate::runtime::param::Style::{constant_name}{explode_call}{reserved_call}")
}

/// Formats the method call that sets the styles of nested lists, to append to an expression of the type `Style`. Empty
/// if `inner_styles` is empty.
fn format_inner_styles_call(inner_styles: &[Style]) -> String {
    let kind_name = |style: &Style| match style {
        Style::SpaceDelimited => "Space",
        Style::PipeDelimited => "Pipe",
        Style::TabDelimited => "Tab",
        _ => "Simple",
    };
    if inner_styles.is_empty() {
        return String::new();
    }
    let kinds: Vec<String> =
        inner_styles.iter().map(|style| format!("crate::runtime::param::StyleKind::{}", kind_name(style))).collect();
    format!(".inner(&[{}])", kinds.join(", "))
}

/// Returns the value of the header field `Accept`: the media types that the operation can decode, separated by commas.
/// `None` if the operation decodes no media types, or if a media type contains characters that a header field must not
/// contain.
pub(super) fn join_accepted_media_types(output: &Outcome, failure: &Outcome) -> Option<String> {
    let mut media_types: Vec<&str> = Vec::new();
    for content in output.cases.iter().chain(&failure.cases).flat_map(|case| &case.contents) {
        let media_type = content.media_type.as_str();
        if content.codec != Codec::Empty && !media_type.is_empty() && !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    }
    let is_header_value = |text: &str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    (!media_types.is_empty()).then(|| media_types.join(", ")).filter(|text| is_header_value(text))
}

/// Emits the statement that adds the body to the request. If the body has several media types, the statement matches on
/// the enum of request bodies.
fn emit_body_statement(emitter: Emitter<'_>, operation: &Operation, body: &BodyCode) -> TokenStream {
    let name = identifier(&body.name);
    let contents = operation.body.as_ref().map(|body| body.contents.as_slice()).unwrap_or_default();
    let write_statement = match body.cases.as_slice() {
        [only_case] => emit_body_serialization(body, 0, only_case, contents),
        cases => {
            let ty = parse_tokens(&emitter.type_text(&body.ty));
            let arms = cases.iter().enumerate().map(|(index, case)| {
                let variant = identifier(case.variant.as_deref().unwrap_or_default());
                let write_statement = emit_body_serialization(body, index, case, contents);
                quote! { #ty::#variant(body) => { #write_statement } }
            });
            quote! { match body { #(#arms)* } }
        }
    };
    let body_expression = if find_moved_body(emitter, operation).is_some() {
        quote! { #name }
    } else {
        quote! { self.#name }
    };
    if body.required {
        quote! { { let body = &#body_expression; #write_statement } }
    } else {
        quote! { if let Some(body) = &#body_expression { #write_statement } }
    }
}

/// Emits statements that serialize the variable `body` in one media type of the request body. `case` is this media
/// type, and `index` is its position in `body.cases`.
fn emit_body_serialization(body: &BodyCode, index: usize, case: &BodyCase, contents: &[Content]) -> TokenStream {
    let media_types = &case.media_types;
    let media_type = &media_types[0];
    let emit_encodings = || {
        let declared_encodings = contents[case.content].encoding.iter();
        let relevant_encodings = declared_encodings.filter(|(_, encoding)| has_serialization(encoding));
        let encodings = relevant_encodings.map(|(name, encoding)| emit_encoding(name, encoding));
        quote! { &[#(#encodings),*] }
    };
    let emit_headers =
        || body.part_headers.iter().filter(|header| header.case == index).map(emit_part_header_expression);
    match case.codec {
        Codec::Form => {
            let encodings = emit_encodings();
            quote! { request.form(#media_type, body, #encodings); }
        }
        Codec::Multipart if case.is_positional => {
            let positional_encodings = contents[case.content].positional_encodings();
            let encodings = positional_encodings.map(|(key, encoding)| emit_encoding(&key.name(), encoding));
            let headers = emit_headers();
            quote! { request.multipart_by_position(#media_type, body, &[#(#encodings),*], &[#(#headers),*]); }
        }
        Codec::Multipart => {
            let (encodings, headers) = (emit_encodings(), emit_headers());
            quote! { request.multipart(#media_type, body, #encodings, &[#(#headers),*]); }
        }
        Codec::Text => quote! { request.text(#media_type, body); },
        Codec::Bytes => quote! { request.bytes(&[#(#media_types),*], body); },
        Codec::Empty => TokenStream::new(),
        Codec::JsonLines => quote! { request.json_lines(#media_type, body); },
        Codec::JsonSequence => quote! { request.json_sequence(#media_type, body); },
        Codec::Json
        | Codec::JsonOrText
        | Codec::EventStream
        | Codec::TextEventStream
        | Codec::BytesEventStream
        | Codec::TextLines => {
            quote! { request.json(#media_type, body); }
        }
    }
}

/// Emits an expression of the runtime's type `PartHeader` for a header field of a part of a multipart body. The value
/// of the header field comes from the request struct, or is constant.
fn emit_part_header_expression(header: &PartHeaderCode) -> TokenStream {
    let (part, wire_name, required) = (header.part.name(), &header.wire_name, header.required);
    if let Some(value) = &header.constant {
        let style = quote! { crate::runtime::param::Style::SIMPLE };
        return quote! { crate::runtime::body::PartHeader::same(#part, #wire_name, true, #style, #value) };
    }
    let name = identifier(&header.name);
    let style = if header.json {
        quote! { crate::runtime::param::Style::JSON }
    } else {
        parse_tokens(&format_style_expression(Style::Simple, header.explode, false))
    };
    let (method, value) = match (header.each, header.is_argument) {
        (false, _) => ("same", quote! { &self.#name }),
        (true, true) => ("each", quote! { Some(self.#name.as_slice()) }),
        (true, false) => ("each", quote! { self.#name.as_deref() }),
    };
    let method = identifier(method);
    quote! { crate::runtime::body::PartHeader::#method(#part, #wire_name, #required, #style, #value) }
}

/// Returns whether an Encoding Object declares the serialization of a part, and not only its header fields.
fn has_serialization(encoding: &Encoding) -> bool {
    has_style(encoding) || encoding.content_type.is_some()
}

fn has_style(encoding: &Encoding) -> bool {
    encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved
}

/// Emits an expression of the runtime's type `Encoding` from the Encoding Object of the part `name`.
fn emit_encoding(name: &str, encoding: &Encoding) -> TokenStream {
    let content_type = encoding.content_type.as_deref().map(str::trim).filter(|content_type| !content_type.is_empty());
    let media_option = content_type.map_or_else(|| quote! { None }, |content_type| quote! { Some(#content_type) });
    let style_option = if has_style(encoding) {
        let style = encoding.style.unwrap_or(Style::Form);
        let explode = encoding.explode.unwrap_or(style == Style::Form);
        let style_expression = format_style_expression(style, explode, encoding.allow_reserved)
            + &format_inner_styles_call(&encoding.inner);
        let style = parse_tokens(&style_expression);
        quote! { Some(#style) }
    } else {
        quote! { None }
    };
    let nested_encodings = encoding.parts.iter().map(|(key, encoding)| emit_encoding(&key.name(), encoding));
    quote! {
        crate::runtime::body::Encoding { name: #name, media: #media_option, style: #style_option, parts: &[#(#nested_encodings),*] }
    }
}

/// Returns the request body and the struct that is its type. `None` if no parameters of the operation are moved into
/// the body.
fn find_moved_body<'a>(emitter: Emitter<'a>, operation: &'a Operation) -> Option<(&'a BodyCode, &'a Struct)> {
    let body = operation.code.body.as_ref().filter(|_| !operation.code.parameter_moves.is_empty())?;
    let Type::Named(id) = emitter.resolve_aliases(&body.ty) else { return None };
    match &emitter.api.type_def(*id).kind {
        TypeKind::Struct(record) => Some((body, record)),
        _ => None,
    }
}

/// Emits a check for each parameter that is sent as a member of the body: the caller must not set it both with the
/// setter of the parameter and in the value of the body. `None` if the operation has no such parameters.
fn emit_duplicate_value_checks(emitter: Emitter<'_>, operation: &Operation) -> Option<TokenStream> {
    let (body, record) = find_moved_body(emitter, operation)?;
    let body_name = identifier(&body.name);
    let checks = operation.code.parameter_moves.iter().map(|parameter_move| {
        let (param, field) = (&operation.params[parameter_move.param], &record.fields[parameter_move.field]);
        let (name, field_name) = (identifier(&param.name), identifier(&field.name));
        let (wire_name, body_path) = (&param.wire_name, format!("body.{}", field.wire_name));
        let is_set_in_body = if body.required {
            quote! { self.#body_name.#field_name.is_some() }
        } else {
            quote! { self.#body_name.as_ref().is_some_and(|body| body.#field_name.is_some()) }
        };
        quote! { request.exclusive(&[(#wire_name, self.#name.is_some()), (#body_path, #is_set_in_body)]); }
    });
    Some(quote! { #(#checks)* })
}

/// Emits statements that copy values of parameters into the body. `None` if no parameters of the operation are moved
/// into the body.
fn emit_parameter_moves(emitter: Emitter<'_>, operation: &Operation) -> Option<TokenStream> {
    let (body, record) = find_moved_body(emitter, operation)?;
    let body_name = identifier(&body.name);
    let move_statements = operation.code.parameter_moves.iter().map(|parameter_move| {
        let param = &operation.params[parameter_move.param];
        let field = identifier(&record.fields[parameter_move.field].name);
        let is_copy = emitter.is_copy(&param.ty);
        let name = identifier(&param.name);
        let value = if is_copy {
            quote! { self.#name }
        } else {
            quote! { self.#name.clone() }
        };
        let set_statement = match parameter_move.conversion {
            Conversion::Same if is_copy => quote! { body.#field = #value; },
            Conversion::Same => quote! { body.#field.clone_from(&self.#name); },
            Conversion::Into => quote! { body.#field = #value.map(Into::into); },
            Conversion::OnlyItem => quote! { body.#field = #value.map(|value| vec![value]); },
        };
        quote! { if body.#field.is_none() { #set_statement } }
    });
    let all_moves = quote! { #(#move_statements)* };
    Some(if body.required {
        quote! { let mut body = self.#body_name.clone(); #all_moves let #body_name = body; let in_query = false; }
    } else {
        quote! {
            let #body_name = self.#body_name.clone().map(|mut body| { #all_moves body });
            let in_query = #body_name.is_none();
        }
    })
}
