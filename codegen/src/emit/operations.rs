//! Operations: the function that makes a request, its setters, and its `Operation`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter, answer, api, checks, docs, paging, repeat, request, structs,
    types::{Argument, ident, init},
};
use crate::ir::{BodyCode, Location, Operation, Param, PathPiece, Type, TypeKind};

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
            init(&name, value)
        } else {
            quote! { #name: None }
        }
    });
    let setters = given.iter().filter(|given| !given.required).map(setter);
    let body_setters = code.body.iter().flat_map(|body| body_setters(emitter, body));
    let request_doc =
        format!("A call of [`{0}`]({0}()). Nothing happens until it is sent.", code.function.trim_start_matches("r#"));
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
    let in_body: Vec<usize> = code.moves.iter().map(|moved| moved.param).collect();
    let params =
        operation.params.iter().enumerate().map(|(index, param)| request::param(param, in_body.contains(&index)));
    let checks = checks::of_operation(emitter, operation);
    let (conflicts, moves) = (request::given_twice(emitter, operation), request::moves(emitter, operation));
    let paged = paging::paged(emitter, operation);
    let exclusive = code.exclusive.iter().map(|group| {
        let pairs = group.iter().map(|index| {
            let (wire, name) = (&operation.params[*index].wire, ident(&operation.params[*index].name));
            quote! { (#wire, self.#name.is_some()) }
        });
        quote! { request.exclusive(&[#(#pairs),*]); }
    });
    let accept = request::accept(&code.output, &code.failure).map(|accept| quote! { request.accept(#accept); });
    let body = code.body.as_ref().map(|body| request::body(emitter, operation, body));
    let bare = operation.params.is_empty() && accept.is_none() && body.is_none();
    let mutable = (!bare).then(|| quote! { mut });
    let decode = answer::outcome(emitter, &code.output);
    let decode_failure = answer::outcome(emitter, &code.failure);
    let repeatable = repeat::repeatable(operation);
    quote! {
        impl crate::runtime::Operation for #request {
            type Output = #output;
            type Failure = #failure;
            const SPEC: &'static crate::runtime::Spec = &#spec;
            #[inline]
            fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
                let #mutable request = crate::runtime::RequestBuilder::new(Self::SPEC);
                #(#exclusive)*
                #conflicts
                #moves
                #checks
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
            #repeatable
        }
        #paged
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
