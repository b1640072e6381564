//! Emits the implementation of the runtime's trait `Paged` for operations that return a list page by page.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    Emitter,
    code::{CodePosition, parse_tokens, print_at},
    types::identifier,
};
use crate::ir::{FieldStep, Operation};

/// Emits the implementation of `Paged` for a request struct. Empty if the responses of the operation are not pages.
pub(super) fn emit_paged(emitter: Emitter<'_>, operation: &Operation) -> String {
    let Some(paging) = &operation.code.paging else { return String::new() };
    let (request_name, item_type) =
        (identifier(&operation.code.request), parse_tokens(&emitter.type_text(&paging.item)));
    let token_field = identifier(&operation.params[paging.token].name);
    let page = identifier("page");
    let next_token = emit_text_at_path(&page, &paging.next);
    let items_expression = emit_items_at_path(&page, &paging.items);
    let paged_impl = quote! {
        impl crate::runtime::Paged for #request_name {
            type Item = #item_type;
            #[inline]
            fn next_page_token(page: &Self::Output) -> Option<&str> {
                #next_token
            }
            #[inline]
            fn set_page_token(&mut self, token: String) {
                self.#token_field = Some(token);
            }
            #[inline]
            fn items(page: Self::Output) -> Vec<Self::Item> {
                #items_expression
            }
        }
    };
    print_at(CodePosition::Item, &paged_impl)
}

/// Emits an expression of the type `Option<&str>`, whose value is a string inside the variable `variable`. `steps` is
/// the path of fields to the string. An empty string becomes `None`.
pub(super) fn emit_text_at_path(variable: &Ident, steps: &[FieldStep]) -> TokenStream {
    let mut expression = quote! { #variable };
    let mut is_optional = false;
    for (index, step) in steps.iter().enumerate() {
        let name = identifier(&step.name);
        let is_last = index + 1 == steps.len();
        let field_access = match (is_last, step.optional) {
            (true, true) => quote! { .#name.as_deref() },
            (true, false) => quote! { .#name.as_str() },
            (false, true) => quote! { .#name.as_ref() },
            (false, false) => quote! { .#name },
        };
        expression = match (is_optional, step.optional) {
            (false, _) => quote! { #expression #field_access },
            (true, true) => quote! { #expression.and_then(|value| value #field_access) },
            (true, false) => quote! { #expression.map(|value| value #field_access) },
        };
        is_optional |= step.optional;
    }
    let expression = if is_optional {
        expression
    } else {
        quote! { Some(#expression) }
    };
    quote! { #expression.filter(|text| !text.is_empty()) }
}

/// Emits an expression that moves a list out of the variable `variable`. `steps` is the path of fields to the list.
pub(super) fn emit_items_at_path(variable: &Ident, steps: &[FieldStep]) -> TokenStream {
    let mut expression = quote! { #variable };
    let mut is_optional = false;
    for step in steps {
        let name = identifier(&step.name);
        expression = match (is_optional, step.optional) {
            (false, _) => quote! { #expression.#name },
            (true, true) => quote! { #expression.and_then(|value| value.#name) },
            (true, false) => quote! { #expression.map(|value| value.#name) },
        };
        is_optional |= step.optional;
    }
    if is_optional {
        quote! { #expression.unwrap_or_default() }
    } else {
        expression
    }
}
