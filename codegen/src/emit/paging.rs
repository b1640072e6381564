//! Emits the paging of operations.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter,
    code::{Place, print, tokens},
    types::ident,
};
use crate::ir::{Operation, Step};

/// Implements `Paged` for an operation whose responses are pages.
pub(super) fn paged(emitter: Emitter<'_>, operation: &Operation) -> String {
    let Some(paging) = &operation.code.paging else { return String::new() };
    let (request, item) = (ident(&operation.code.request), tokens(&emitter.ty(&paging.item)));
    let token = ident(&operation.params[paging.token].name);
    let page = ident("page");
    let next = text_at(&page, &paging.next);
    let items = items_at(&page, &paging.items);
    let paged = quote! {
        impl crate::runtime::Paged for #request {
            type Item = #item;
            #[inline]
            fn next_page_token(page: &Self::Output) -> Option<&str> {
                #next
            }
            #[inline]
            fn set_page_token(&mut self, token: String) {
                self.#token = Some(token);
            }
            #[inline]
            fn items(page: Self::Output) -> Vec<Self::Item> {
                #items
            }
        }
    };
    print(Place::Item, &paged)
}

/// Returns an expression for the text at a path, by reference. An empty text becomes `None`.
pub(super) fn text_at(from: &Ident, steps: &[Step]) -> TokenStream {
    let mut way = quote! { #from };
    let mut optional = false;
    for (index, step) in steps.iter().enumerate() {
        let name = ident(&step.name);
        let last = index + 1 == steps.len();
        let field = match (last, step.optional) {
            (true, true) => quote! { .#name.as_deref() },
            (true, false) => quote! { .#name.as_str() },
            (false, true) => quote! { .#name.as_ref() },
            (false, false) => quote! { .#name },
        };
        way = match (optional, step.optional) {
            (false, _) => quote! { #way #field },
            (true, true) => quote! { #way.and_then(|value| value #field) },
            (true, false) => quote! { #way.map(|value| value #field) },
        };
        optional |= step.optional;
    }
    let way = if optional {
        way
    } else {
        quote! { Some(#way) }
    };
    quote! { #way.filter(|text| !text.is_empty()) }
}

/// Returns an expression that moves the items out of a variable.
pub(super) fn items_at(from: &Ident, steps: &[Step]) -> TokenStream {
    let mut way = quote! { #from };
    let mut optional = false;
    for step in steps {
        let name = ident(&step.name);
        way = match (optional, step.optional) {
            (false, _) => quote! { #way.#name },
            (true, true) => quote! { #way.and_then(|value| value.#name) },
            (true, false) => quote! { #way.map(|value| value.#name) },
        };
        optional |= step.optional;
    }
    if optional {
        quote! { #way.unwrap_or_default() }
    } else {
        way
    }
}
