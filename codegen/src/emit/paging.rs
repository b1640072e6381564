//! Emits the implementation of `Paged` for operations whose responses are pages of a list.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter,
    code::{CodePosition, parse_tokens, print_at},
    types::identifier,
};
use crate::ir::{FieldStep, Operation};

/// Emits the implementation of `Paged`. Empty if the responses of the operation are not pages.
pub(super) fn emit_paged(emitter: Emitter<'_>, operation: &Operation) -> String {
    let Some(paging) = &operation.code.paging else { return String::new() };
    let (request, item) = (identifier(&operation.code.request), parse_tokens(&emitter.type_text(&paging.item)));
    let token = identifier(&operation.params[paging.token].name);
    let page = identifier("page");
    let next = text_at_path(&page, &paging.next);
    let items = items_at_path(&page, &paging.items);
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
    print_at(CodePosition::Item, &paged)
}

/// Emits an expression of the type `Option<&str>` for the string at a path of fields in the variable `from`. An empty
/// string becomes `None`.
pub(super) fn text_at_path(from: &Ident, steps: &[FieldStep]) -> TokenStream {
    let mut expression = quote! { #from };
    let mut optional = false;
    for (index, step) in steps.iter().enumerate() {
        let name = identifier(&step.name);
        let is_last = index + 1 == steps.len();
        let field = match (is_last, step.optional) {
            (true, true) => quote! { .#name.as_deref() },
            (true, false) => quote! { .#name.as_str() },
            (false, true) => quote! { .#name.as_ref() },
            (false, false) => quote! { .#name },
        };
        expression = match (optional, step.optional) {
            (false, _) => quote! { #expression #field },
            (true, true) => quote! { #expression.and_then(|value| value #field) },
            (true, false) => quote! { #expression.map(|value| value #field) },
        };
        optional |= step.optional;
    }
    let expression = if optional {
        expression
    } else {
        quote! { Some(#expression) }
    };
    quote! { #expression.filter(|text| !text.is_empty()) }
}

/// Emits an expression that moves the list at a path of fields out of the variable `from`.
pub(super) fn items_at_path(from: &Ident, steps: &[FieldStep]) -> TokenStream {
    let mut expression = quote! { #from };
    let mut optional = false;
    for step in steps {
        let name = identifier(&step.name);
        expression = match (optional, step.optional) {
            (false, _) => quote! { #expression.#name },
            (true, true) => quote! { #expression.and_then(|value| value.#name) },
            (true, false) => quote! { #expression.map(|value| value.#name) },
        };
        optional |= step.optional;
    }
    if optional {
        quote! { #expression.unwrap_or_default() }
    } else {
        expression
    }
}
