//! How an operation reads an HTTP response: by status, then by media type.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Emitter, types::ident};
use crate::ir::{Codec, Outcome, OutcomeContent, Status, Type, TypeKind};

/// Reads an answer: by status, then by media type.
pub(super) fn outcome(emitter: Emitter<'_>, outcome: &Outcome) -> TokenStream {
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
