//! Operations: the function that makes a request, its setters, and how it becomes HTTP and reads HTTP.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    Emitter, api, checks, docs, structs,
    types::{Argument, ident, init},
};
use crate::ir::{
    BodyCase, BodyCode, Codec, Content, Encoding, Location, Operation, Outcome, OutcomeContent, Param, PathPiece,
    Status, Style, Type, TypeKind,
};

pub(super) fn tokens(emitter: Emitter<'_>, operation: &Operation) -> TokenStream {
    let code = &operation.code;
    let (function, request) = (ident(&code.function), ident(&code.request));
    let docs = docs::with_deprecation(&code.doc, code.deprecated.as_deref());
    let given: Vec<Given> = given(emitter, operation);
    let arguments = given.iter().filter(|given| given.required).map(|given| {
        let (name, ty) = (ident(given.name), &given.argument.ty);
        quote! { #name: #ty }
    });
    let many = structs::many_arguments(given.iter().filter(|given| given.required).count());
    let fields = given.iter().map(|given| {
        let (name, ty) = (ident(given.name), &given.ty);
        if given.required {
            quote! { #name: #ty }
        } else {
            quote! { #name: Option<#ty> }
        }
    });
    let values = given.iter().map(|given| {
        let (name, value) = (ident(given.name), &given.argument_value);
        if given.required {
            quote! { #name: #value }
        } else {
            quote! { #name: None }
        }
    });
    let setters = given.iter().filter(|given| !given.required).map(setter);
    let body_setters = code.body.iter().flat_map(|body| body_setters(emitter, body));
    let request_doc = format!(
        "A call of [`{}`]. Nothing happens until it is sent.\n\n{}",
        code.function.trim_start_matches("r#"),
        code.doc
    );
    let request_docs = docs::with_deprecation(&request_doc, code.deprecated.as_deref());
    let implementation = implementation(emitter, operation);
    let headers = response_headers(emitter, operation);
    quote! {
        #docs
        #[must_use = "nothing happens until it is sent"]
        #many
        pub fn #function(#(#arguments),*) -> #request {
            #request { #(#values,)* }
        }
        #request_docs
        #[derive(Clone, Debug, PartialEq)]
        #[must_use = "nothing happens until it is sent"]
        pub struct #request { #(#fields,)* }
        impl #request {
            #(#setters)*
            #(#body_setters)*
            /// Sends it with a client: async, blocking or a recorded one.
            pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Answer<Self> {
                client.dispatch(self)
            }
        }
        #implementation
        #headers
    }
}

/// Something that the caller gives: a parameter or the body.
struct Given<'a> {
    name: &'a str,
    required: bool,
    docs: TokenStream,
    ty: TokenStream,
    argument: Argument,
    argument_value: TokenStream,
}

fn given<'a>(emitter: Emitter<'_>, operation: &'a Operation) -> Vec<Given<'a>> {
    // In the order of the path, as one reads it.
    let in_path = operation.pieces.iter().filter_map(|piece| match piece {
        PathPiece::Param(index) => Some(&operation.params[*index]),
        PathPiece::Literal(_) => None,
    });
    let elsewhere = operation.params.iter().filter(|param| param.location != Location::Path);
    let make = |name: &'a str, ty: &Type, required: bool, docs: TokenStream| {
        let argument = emitter.argument(&ident(name), ty, false);
        Given { name, required, docs, ty: emitter.ty(ty), argument_value: argument.value.clone(), argument }
    };
    let params =
        in_path.chain(elsewhere).map(|param| make(&param.name, &param.ty, param.required, param_docs(emitter, param)));
    let body = operation.code.body.iter().map(|body| {
        let text = operation.body.as_ref().and_then(|body| body.description.as_deref()).unwrap_or("The body.");
        make(&body.name, &body.ty, body.required, docs::lines(&crate::lower::types::text::markdown(text)))
    });
    params.chain(body).collect()
}

fn param_docs(emitter: Emitter<'_>, param: &Param) -> TokenStream {
    let text = crate::lower::types::text::param(emitter.api, param);
    let deprecated = param.deprecated.then_some("the API's description marks it as deprecated");
    docs::with_deprecation(&text, deprecated)
}

fn setter(given: &Given<'_>) -> TokenStream {
    let (docs, name, ty) = (&given.docs, ident(given.name), &given.argument.ty);
    let value = &given.argument_value;
    quote! {
        #docs
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// Members of the body as setters of the request: the body is made when the first of them is given.
fn body_setters<'a>(emitter: Emitter<'a>, body: &'a BodyCode) -> Vec<TokenStream> {
    let Type::Named(id) = &body.ty else { return Vec::new() };
    let TypeKind::Struct(record) = &emitter.api.ty(*id).kind else { return Vec::new() };
    let name = ident(&body.name);
    let target = quote! { self.#name.get_or_insert_default() };
    body.setters.iter().map(|index| structs::setter(emitter, record, &record.fields[*index], &target, None)).collect()
}

fn implementation(emitter: Emitter<'_>, operation: &Operation) -> TokenStream {
    let code = &operation.code;
    let request = ident(&code.request);
    let (output, failure) = (emitter.ty(&code.output.ty), emitter.ty(&code.failure.ty));
    let spec = api::spec(operation);
    let params = operation.params.iter().map(param);
    let checks = checks::of_operation(emitter, operation);
    let exclusive = code.exclusive.iter().map(|group| {
        let pairs = group.iter().map(|index| {
            let (wire, name) = (&operation.params[*index].wire, ident(&operation.params[*index].name));
            quote! { (#wire, self.#name.is_some()) }
        });
        quote! { request.exclusive(&[#(#pairs),*])?; }
    });
    let accept = accept(&code.output, &code.failure).map(|accept| quote! { request.accept(#accept); });
    let body = code.body.as_ref().map(|body| self::body(emitter, operation, body));
    let decode = outcome(emitter, &code.output);
    let decode_failure = outcome(emitter, &code.failure);
    quote! {
        impl crate::runtime::Operation for #request {
            type Output = #output;
            type Failure = #failure;
            const SPEC: &'static crate::runtime::Spec = &#spec;
            #[inline]
            fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
                #checks
                let mut request = crate::runtime::RequestBuilder::new(Self::SPEC);
                #(#exclusive)*
                #(#params)*
                #accept
                #body
                request.finish()
            }
            #[inline]
            fn decode(response: &crate::runtime::Response) -> Result<Self::Output, crate::runtime::DecodeError> {
                #decode
            }
            #[inline]
            fn decode_failure(response: &crate::runtime::Response) -> Result<Self::Failure, crate::runtime::DecodeError> {
                #decode_failure
            }
        }
    }
}

fn param(param: &Param) -> TokenStream {
    let (wire, name) = (&param.wire, ident(&param.name));
    let method = ident(match param.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    });
    let style = match &param.content {
        Some(_) => quote! { crate::runtime::Style::JSON },
        None => style(param.style, param.explode, param.allow_reserved),
    };
    quote! { request.#method(#wire, #style, &self.#name)?; }
}

/// A style by its shortest name.
fn style(style: Style, explode: bool, reserved: bool) -> TokenStream {
    let (name, default) = match style {
        Style::Simple => ("SIMPLE", false),
        Style::Label => ("LABEL", false),
        Style::Matrix => ("MATRIX", false),
        Style::Form => ("FORM", true),
        Style::SpaceDelimited => ("SPACE", false),
        Style::PipeDelimited => ("PIPE", false),
        Style::DeepObject => ("DEEP", true),
    };
    let name = ident(name);
    let explode = (explode != default).then(|| quote! { .explode(#explode) });
    let reserved = reserved.then(|| quote! { .reserved() });
    quote! { crate::runtime::Style::#name #explode #reserved }
}

/// What the operation can read, for `Accept`.
fn accept(output: &Outcome, failure: &Outcome) -> Option<String> {
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

fn body(emitter: Emitter<'_>, operation: &Operation, body: &BodyCode) -> TokenStream {
    let name = ident(&body.name);
    let contents = operation.body.as_ref().map(|body| body.contents.as_slice()).unwrap_or_default();
    let write = match body.cases.as_slice() {
        [only] => write(only, contents, &quote! { body }),
        cases => {
            let ty = emitter.ty(&body.ty);
            let arms = cases.iter().map(|case| {
                let variant = ident(case.variant.as_deref().unwrap_or_default());
                let write = write(case, contents, &quote! { body });
                quote! { #ty::#variant(body) => { #write } }
            });
            quote! { match body { #(#arms)* } }
        }
    };
    if body.required {
        quote! { { let body = &self.#name; #write } }
    } else {
        quote! { if let Some(body) = &self.#name { #write } }
    }
}

fn write(case: &BodyCase, contents: &[Content], value: &TokenStream) -> TokenStream {
    let media = &case.media_type;
    match case.codec {
        Codec::Form | Codec::Multipart => {
            let method = ident(if case.codec == Codec::Form { "form" } else { "multipart" });
            let encodings =
                contents[case.content].encoding.iter().map(|(name, encoding)| self::encoding(name, encoding));
            quote! { request.#method(#media, #value, &[#(#encodings),*])?; }
        }
        Codec::Text => quote! { request.text(#media, #value)?; },
        Codec::Bytes => quote! { request.bytes(#media, #value.data.clone())?; },
        Codec::Empty => TokenStream::new(),
        Codec::Json | Codec::EventStream | Codec::JsonLines => quote! { request.json(#media, #value)?; },
    }
}

fn encoding(name: &str, encoding: &Encoding) -> TokenStream {
    let media = match encoding.content_type.as_deref().and_then(|types| types.split(',').next()).map(str::trim) {
        Some(media) if !media.contains('*') => quote! { Some(#media) },
        _ => quote! { None },
    };
    let said = encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved;
    let style = if said {
        let kind = encoding.style.unwrap_or(Style::Form);
        let style = style(kind, encoding.explode.unwrap_or(kind == Style::Form), encoding.allow_reserved);
        quote! { Some(#style) }
    } else {
        quote! { None }
    };
    quote! { crate::runtime::Encoding { name: #name, media: #media, style: #style } }
}

/// Reads an answer: by status, then by media type.
fn outcome(emitter: Emitter<'_>, outcome: &Outcome) -> TokenStream {
    let ty = emitter.ty(&outcome.ty);
    let fallback = outcome.cases.iter().any(|case| case.status == Status::Default);
    // Statuses that are read alike share an arm; `default` comes last, whatever stands before it.
    let mut arms: Vec<(TokenStream, Vec<TokenStream>, bool)> = Vec::new();
    for case in &outcome.cases {
        let read = by_media(emitter, &ty, &case.contents);
        let is_default = case.status == Status::Default;
        let pattern = pattern(case.status);
        let known =
            arms.iter_mut().find(|(known, _, default)| known.to_string() == read.to_string() && *default == is_default);
        match known {
            Some((_, patterns, _)) => patterns.push(pattern),
            None => arms.push((read, vec![pattern], is_default)),
        }
    }
    if let [(read, _, true)] = arms.as_slice() {
        return read.clone();
    }
    let arms = arms.iter().map(|(read, patterns, _)| quote! { #(#patterns)|* => #read, });
    let undeclared = (!fallback).then(|| quote! { _ => crate::runtime::decode::undeclared(response), });
    if outcome.cases.is_empty() {
        return quote! { crate::runtime::decode::undeclared(response) };
    }
    quote! {
        match response.status().as_u16() {
            #(#arms)*
            #undeclared
        }
    }
}

fn pattern(status: Status) -> TokenStream {
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { #code }
        }
        Status::Range(digit) => {
            let (from, to) =
                (Literal::u16_unsuffixed(u16::from(digit) * 100), Literal::u16_unsuffixed(u16::from(digit) * 100 + 99));
            quote! { #from..=#to }
        }
        Status::Default => quote! { _ },
    }
}

fn by_media(emitter: Emitter<'_>, ty: &TokenStream, contents: &[OutcomeContent]) -> TokenStream {
    match contents {
        [] => quote! { crate::runtime::decode::undeclared(response) },
        [only] => read(emitter, ty, only),
        several => {
            let arms = several.iter().map(|content| {
                let (media, read) = (&content.media_type, read(emitter, ty, content));
                quote! { if crate::runtime::decode::is_media(response, #media) { #read } else }
            });
            quote! { #(#arms)* { crate::runtime::decode::unexpected_media(response) } }
        }
    }
}

fn read(emitter: Emitter<'_>, ty: &TokenStream, content: &OutcomeContent) -> TokenStream {
    let is_union = matches!(emitter.resolved(&content.ty), Type::Named(id) if matches!(emitter.api.ty(*id).kind, TypeKind::Union(_)));
    let decoder = match content.codec {
        Codec::Json | Codec::Form | Codec::Multipart if is_union => "union",
        Codec::Json | Codec::Form | Codec::Multipart => "json",
        Codec::Text => "text",
        Codec::Bytes => "bytes",
        Codec::EventStream => "events",
        Codec::JsonLines => "lines",
        Codec::Empty => "empty",
    };
    let decoder = ident(decoder);
    let call = quote! { crate::runtime::decode::#decoder(response) };
    match &content.variant {
        None => call,
        Some(variant) => {
            let variant = ident(variant);
            if content.ty == Type::Unit {
                quote! { Ok(#ty::#variant) }
            } else {
                quote! { #call.map(#ty::#variant) }
            }
        }
    }
}

/// Typed headers of successes, as functions on the request's type.
fn response_headers(emitter: Emitter<'_>, operation: &Operation) -> Option<TokenStream> {
    let request = ident(&operation.code.request);
    let headers: Vec<_> = operation
        .code
        .headers
        .iter()
        .map(|header| {
            let (name, wire, ty) = (ident(&header.name), header.wire.to_ascii_lowercase(), emitter.ty(&header.ty));
            let docs = docs::lines(&header.doc);
            let errors = " # Errors";
            let why = " Where the header is there and not what the API's description says.";
            quote! {
                #docs
                #[doc = ""]
                #[doc = #errors]
                #[doc = ""]
                #[doc = #why]
                pub fn #name<T>(response: &::http::Response<T>) -> Result<Option<#ty>, crate::runtime::DecodeError> {
                    crate::runtime::decode::optional_header(response, #wire)
                }
            }
        })
        .collect();
    (!headers.is_empty()).then(|| quote! { impl #request { #(#headers)* } })
}
