//! Emits code about the idempotency of calls: the method `is_idempotent`, for operations whose idempotency depends on
//! the arguments of a call, and the constant `IDEMPOTENCY_KEY`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    code::{CodePosition, Statements, code, print_at},
    types::{identifier, text_literal},
};
use crate::ir::{FieldStep, Idempotency, Operation, Safeguard, SafeguardPlace};

/// Emits the method `Operation::is_idempotent`. Empty if either all calls or no calls of the operation are idempotent.
pub(super) fn emit_is_idempotent(operation: &Operation) -> Statements {
    let Idempotency::With(safeguards) = &operation.code.idempotency else { return Statements::default() };
    let is_set_expressions: Vec<TokenStream> =
        safeguards.iter().map(|safeguard| emit_is_set_expression(operation, safeguard)).collect();
    // Without such arguments, the constant `OperationSpec::idempotent` is sufficient.
    let Some((first_expression, other_expressions)) = is_set_expressions.split_first() else {
        return Statements::default();
    };
    let is_idempotent = quote! {
        #[inline]
        fn is_idempotent(&self) -> bool {
            #first_expression #(|| #other_expressions)*
        }
    };
    Statements(print_at(CodePosition::Method, &is_idempotent))
}

/// Emits the associated constant `Operation::IDEMPOTENCY_KEY`. Empty if calls of the operation do not send an
/// idempotency key.
pub(super) fn emit_idempotency_key(operation: &Operation) -> Statements {
    let Some(header_name) = &operation.code.idempotency_key else { return Statements::default() };
    let header_name = text_literal(header_name);
    Statements(code! { Method, [header_name] const IDEMPOTENCY_KEY: Option<&'static str> = Some(#header_name); })
}

/// Creates the step of a path that leads from the request struct to one of its fields.
fn create_field_step(name: &str, is_optional: bool) -> FieldStep {
    FieldStep { name: name.to_owned(), optional: is_optional, nullable: false }
}

/// Emits a Boolean expression that is true if the caller has set a precondition.
fn emit_is_set_expression(operation: &Operation, safeguard: &Safeguard) -> TokenStream {
    let steps = match &safeguard.place {
        SafeguardPlace::Param(index) => vec![create_field_step(&operation.params[*index].name, true)],
        SafeguardPlace::Body(steps) => {
            let body_step = operation.code.body.iter().map(|body| create_field_step(&body.name, !body.required));
            body_step.chain(steps.iter().cloned()).collect()
        }
    };
    let mut expression = quote! { self };
    let mut is_optional = false;
    for (index, step) in steps.iter().enumerate() {
        let name = identifier(&step.name);
        let is_tested = index + 1 == steps.len() && !is_optional && !safeguard.list;
        let field_access = if step.optional && !is_tested {
            quote! { .#name.as_ref() }
        } else {
            quote! { .#name }
        };
        expression = match (is_optional, step.optional) {
            (false, _) => quote! { #expression #field_access },
            (true, true) => quote! { #expression.and_then(|value| value #field_access) },
            (true, false) => quote! { #expression.map(|value| &value #field_access) },
        };
        is_optional |= step.optional;
    }
    if safeguard.list {
        quote! { #expression.is_some_and(|list| !list.is_empty()) }
    } else {
        quote! { #expression.is_some() }
    }
}
