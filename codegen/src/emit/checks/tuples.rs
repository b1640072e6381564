//! Emits the checks of tuples: lists whose items have separate types and constraints.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{check_statements, if_present};
use crate::{
    emit::Emitter,
    ir::{Checks, Tuple, Type},
};

/// Emits the checks of the items of a tuple. `None` if the items have no constraints.
pub(super) fn position_checks(emitter: Emitter<'_>, tuple: &Tuple, checks: &Checks) -> Option<TokenStream> {
    let item_checks = tuple.items.iter().enumerate().filter_map(|(index, ty)| {
        let statements = check_statements(emitter, ty, checks.items.get(index).filter(|checks| !checks.is_empty()))?;
        let statements = quote! { let at = at.item(#index); #statements };
        let to_index_literal = |index: usize| Literal::usize_unsuffixed(index);
        Some(if tuple.is_fixed() {
            let field = to_index_literal(index);
            if_present(&statements, &quote! { value.#field }, 0, false)
        } else if index < tuple.required {
            let field = to_index_literal(index);
            if_present(&statements, &quote! { value.required.#field }, 0, false)
        } else {
            let field = to_index_literal(index - tuple.required);
            if_present(&statements, &quote! { value.optional.#field }, 1, false)
        })
    });
    let item_checks: Vec<TokenStream> = item_checks.collect();
    let rest_checks = tuple.rest.as_ref().and_then(|rest_type| {
        let statements = check_statements(emitter, rest_type, checks.each.as_deref())?;
        let first_index = tuple.items.len();
        Some(quote! {
            for (index, value) in value.rest.iter().enumerate() { let at = at.item(#first_index + index); #statements }
        })
    });
    (!item_checks.is_empty() || rest_checks.is_some()).then(|| quote! { #(#item_checks)* #rest_checks })
}

/// Returns whether a type is a tuple, or a list or map of tuples. The runtime has no implementation of `Check` for
/// these types.
pub(super) fn holds_tuple(emitter: Emitter<'_>, ty: &Type) -> bool {
    match emitter.resolve_aliases(ty) {
        Type::Tuple(_) => true,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => holds_tuple(emitter, inner),
        _ => false,
    }
}
