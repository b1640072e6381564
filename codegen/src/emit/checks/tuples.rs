//! Emits the checks of tuples: lists whose items have different types and constraints by position.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{emit_presence_test, emit_value_checks};
use crate::{
    emit::Emitter,
    ir::{Checks, Tuple, Type},
};

/// Emits the checks of the items of a tuple, which is the variable `value`. `None` if the items have no constraints.
pub(super) fn emit_tuple_checks(emitter: Emitter<'_>, tuple: &Tuple, checks: &Checks) -> Option<TokenStream> {
    let item_checks = tuple.items.iter().enumerate().filter_map(|(index, ty)| {
        let statements = emit_value_checks(emitter, ty, checks.items.get(index).filter(|checks| !checks.is_empty()))?;
        let positioned_checks = quote! { let at = at.item(#index); #statements };
        let to_index_literal = |index: usize| Literal::usize_unsuffixed(index);
        Some(if tuple.is_fixed() {
            let field = to_index_literal(index);
            emit_presence_test(&positioned_checks, &quote! { value.#field }, 0, false)
        } else if index < tuple.required {
            let field = to_index_literal(index);
            emit_presence_test(&positioned_checks, &quote! { value.required.#field }, 0, false)
        } else {
            let field = to_index_literal(index - tuple.required);
            emit_presence_test(&positioned_checks, &quote! { value.optional.#field }, 1, false)
        })
    });
    let item_checks: Vec<TokenStream> = item_checks.collect();
    let rest_checks = tuple.rest.as_ref().and_then(|rest_type| {
        let statements = emit_value_checks(emitter, rest_type, checks.each.as_deref())?;
        let rest_start = tuple.items.len();
        Some(quote! {
            for (index, value) in value.rest.iter().enumerate() { let at = at.item(#rest_start + index); #statements }
        })
    });
    (!item_checks.is_empty() || rest_checks.is_some()).then(|| quote! { #(#item_checks)* #rest_checks })
}

/// Returns whether a type is a tuple, or a list, map or `Option` of tuples. The runtime does not implement `Check` for
/// these types.
pub(super) fn contains_tuple(emitter: Emitter<'_>, ty: &Type) -> bool {
    match emitter.resolve_aliases(ty) {
        Type::Tuple(_) => true,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => contains_tuple(emitter, inner),
        _ => false,
    }
}
