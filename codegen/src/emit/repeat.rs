//! Emits the idempotency of calls that depends on their arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    code::{Place, Statements, code, print},
    types::{ident, literal},
};
use crate::ir::{Operation, Repeat, Safeguard, SafeguardPlace, Step};

/// Returns `Operation::is_idempotent`, unless it is the same for all calls of the operation.
pub(super) fn is_idempotent(operation: &Operation) -> Statements {
    let Repeat::With(safeguards) = &operation.code.repeat else { return Statements::default() };
    let given: Vec<TokenStream> = safeguards.iter().map(|safeguard| self::given(operation, safeguard)).collect();
    // No precondition can be set: `OperationSpec::idempotent` is sufficient.
    let Some((first, rest)) = given.split_first() else { return Statements::default() };
    let is_idempotent = quote! {
        #[inline]
        fn is_idempotent(&self) -> bool {
            #first #(|| #rest)*
        }
    };
    Statements(print(Place::Method, &is_idempotent))
}

/// Returns `Operation::IDEMPOTENCY_KEY`, if calls have a key.
pub(super) fn idempotency_key(operation: &Operation) -> Statements {
    let Some(header) = &operation.code.idempotency_key else { return Statements::default() };
    let header = literal(header);
    Statements(code! { Method, [header] const IDEMPOTENCY_KEY: Option<&'static str> = Some(#header); })
}

fn step(name: &str, optional: bool) -> Step {
    Step { name: name.to_owned(), optional, nullable: false }
}

fn given(operation: &Operation, safeguard: &Safeguard) -> TokenStream {
    let steps = match &safeguard.place {
        SafeguardPlace::Param(index) => vec![step(&operation.params[*index].name, true)],
        SafeguardPlace::Body(steps) => {
            let body = operation.code.body.iter().map(|body| step(&body.name, !body.required));
            body.chain(steps.iter().cloned()).collect()
        }
    };
    let mut way = quote! { self };
    let mut optional = false;
    for (index, step) in steps.iter().enumerate() {
        let name = ident(&step.name);
        let asked = index + 1 == steps.len() && !optional && !safeguard.list;
        let field = if step.optional && !asked {
            quote! { .#name.as_ref() }
        } else {
            quote! { .#name }
        };
        way = match (optional, step.optional) {
            (false, _) => quote! { #way #field },
            (true, true) => quote! { #way.and_then(|value| value #field) },
            (true, false) => quote! { #way.map(|value| &value #field) },
        };
        optional |= step.optional;
    }
    if safeguard.list {
        quote! { #way.is_some_and(|list| !list.is_empty()) }
    } else {
        quote! { #way.is_some() }
    }
}
