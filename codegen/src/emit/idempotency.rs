//! Emits code about the idempotency of calls: the method `is_idempotent`, if the idempotency depends on the arguments
//! of a call, and the constant `IDEMPOTENCY_KEY`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    code::{CodePosition, Statements, code, print_at},
    types::{identifier, text_literal},
};
use crate::ir::{FieldStep, Idempotency, Operation, Safeguard, SafeguardPlace};

/// Emits the method `Operation::is_idempotent`. Returns no statements if the result is the same for all calls of the
/// operation.
pub(super) fn emit_is_idempotent(operation: &Operation) -> Statements {
    let Idempotency::With(safeguards) = &operation.code.idempotency else { return Statements::default() };
    let arguments: Vec<TokenStream> =
        safeguards.iter().map(|safeguard| is_set_expression(operation, safeguard)).collect();
    // Without such arguments, the constant `OperationSpec::idempotent` is sufficient.
    let Some((first, rest)) = arguments.split_first() else { return Statements::default() };
    let is_idempotent = quote! {
        #[inline]
        fn is_idempotent(&self) -> bool {
            #first #(|| #rest)*
        }
    };
    Statements(print_at(CodePosition::Method, &is_idempotent))
}

/// Emits the constant `Operation::IDEMPOTENCY_KEY`. Returns no statements if calls do not send an idempotency key.
pub(super) fn emit_idempotency_key(operation: &Operation) -> Statements {
    let Some(header) = &operation.code.idempotency_key else { return Statements::default() };
    let header = text_literal(header);
    Statements(code! { Method, [header] const IDEMPOTENCY_KEY: Option<&'static str> = Some(#header); })
}

/// Creates the step of a path that is a field of the request struct.
fn field_step(name: &str, optional: bool) -> FieldStep {
    FieldStep { name: name.to_owned(), optional, nullable: false }
}

/// Emits the expression that is true if a precondition is set.
fn is_set_expression(operation: &Operation, safeguard: &Safeguard) -> TokenStream {
    let steps = match &safeguard.place {
        SafeguardPlace::Param(index) => vec![field_step(&operation.params[*index].name, true)],
        SafeguardPlace::Body(steps) => {
            let body = operation.code.body.iter().map(|body| field_step(&body.name, !body.required));
            body.chain(steps.iter().cloned()).collect()
        }
    };
    let mut expression = quote! { self };
    let mut optional = false;
    for (index, step) in steps.iter().enumerate() {
        let name = identifier(&step.name);
        let is_tested = index + 1 == steps.len() && !optional && !safeguard.list;
        let field = if step.optional && !is_tested {
            quote! { .#name.as_ref() }
        } else {
            quote! { .#name }
        };
        expression = match (optional, step.optional) {
            (false, _) => quote! { #expression #field },
            (true, true) => quote! { #expression.and_then(|value| value #field) },
            (true, false) => quote! { #expression.map(|value| &value #field) },
        };
        optional |= step.optional;
    }
    if safeguard.list {
        quote! { #expression.is_some_and(|list| !list.is_empty()) }
    } else {
        quote! { #expression.is_some() }
    }
}
