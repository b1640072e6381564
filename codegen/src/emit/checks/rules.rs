//! Emits code that checks one constraint of a schema, such as `minLength`, for the variable `value`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Number;

use super::{emit_value_checks, select_at_variable};
use crate::{
    emit::{Emitter, types::identifier},
    ir::{Primitive, Rule, Type},
};

/// Emits the code that checks a rule for the variable `value`, which has the type `ty`. If the type is any JSON, the
/// code tests the JSON type of the value first.
pub(super) fn emit_guarded_rule_check(emitter: Emitter<'_>, ty: &Type, rule: &Rule) -> TokenStream {
    let check = emit_rule_check(emitter, ty, rule);
    // If the value is arbitrary JSON, a rule applies only to values of the JSON type that the rule is about.
    match (ty, rule) {
        (Type::Json, Rule::Minimum(..) | Rule::Maximum(..) | Rule::MultipleOf(_)) => {
            quote! { if let crate::runtime::value::Json::Number(value) = value { #check } }
        }
        (Type::Json, Rule::Length(..) | Rule::Pattern(_)) => {
            quote! { if let crate::runtime::value::Json::String(value) = value { #check } }
        }
        (Type::Json, Rule::Items(..) | Rule::Unique) => {
            quote! { if let crate::runtime::value::Json::Array(value) = value { #check } }
        }
        (Type::Json, Rule::Members(..)) => {
            quote! { if let crate::runtime::value::Json::Object(value) = value { #check } }
        }
        _ => check,
    }
}

/// Emits the code that checks a rule. If `ty` is any JSON, the code does not test the JSON type of the value.
fn emit_rule_check(emitter: Emitter<'_>, ty: &Type, rule: &Rule) -> TokenStream {
    match rule {
        Rule::Minimum(bound, exclusive) => {
            emit_range_check(ty, bound, if *exclusive { "more_than" } else { "at_least" })
        }
        Rule::Maximum(bound, exclusive) => {
            emit_range_check(ty, bound, if *exclusive { "less_than" } else { "at_most" })
        }
        Rule::MultipleOf(step) => emit_multiple_check(ty, step),
        Rule::Length(min_count, max_count) => {
            let text_expression = emit_string_conversion(ty);
            let (min_count, max_count) = emit_count_limits(*min_count, *max_count);
            quote! { at.length(#text_expression, #min_count, #max_count); }
        }
        Rule::Pattern(pattern) => emit_pattern_check(ty, pattern),
        Rule::Items(min_count, max_count) => {
            let (min_count, max_count) = emit_count_limits(*min_count, *max_count);
            quote! { at.items(value.len(), #min_count, #max_count); }
        }
        Rule::Members(min_count, max_count) => {
            let (min_count, max_count) = emit_count_limits(*min_count, *max_count);
            quote! { at.members(value.len(), #min_count, #max_count); }
        }
        Rule::Unique => quote! { at.unique(value); },
        Rule::AnyOf(alternatives) => {
            let alternative_checks = alternatives.iter().filter_map(|checks| {
                let statements = emit_value_checks(emitter, ty, Some(checks))?;
                let at_variable = select_at_variable(&statements);
                Some(quote! { &|#at_variable: crate::runtime::check::At<'_>| { #statements } })
            });
            quote! { at.any_of(&[#(#alternative_checks),*]); }
        }
        // These rules apply to several members of a struct, not to single values.
        Rule::Required(_) | Rule::Alternatives { .. } => TokenStream::new(),
    }
}

/// Emits a minimum and a maximum count as two function arguments. The maximum defaults to `usize::MAX`.
pub(super) fn emit_count_limits(min_count: u64, max_count: Option<u64>) -> (TokenStream, TokenStream) {
    let min_count = Literal::u64_unsuffixed(min_count);
    let max_count = max_count.map(Literal::u64_unsuffixed);
    (quote! { #min_count }, max_count.map_or_else(|| quote! { usize::MAX }, |max_count| quote! { #max_count }))
}

/// Emits the comparison of the variable `value`, which is a number, with a bound. `method` is the name of a method of
/// the runtime's type `At`, such as `at_least`.
fn emit_range_check(ty: &Type, bound: &Number, method: &str) -> TokenStream {
    let method = identifier(method);
    let is_float = matches!(ty, Type::Primitive(Primitive::F32 | Primitive::F64));
    if let Some(bound) = bound.as_f64().filter(|bound| is_float && bound.is_finite()).map(Literal::f64_unsuffixed) {
        return quote! { at.#method(value, &#bound); };
    }
    if let (Some(bound), Type::Primitive(primitive)) = (bound.as_i128(), ty)
        && primitive.integer_range().is_some()
    {
        let bound = Literal::i128_unsuffixed(bound);
        return quote! { at.#method(value, &#bound); };
    }
    let bound = bound.to_string();
    quote! {
        at.#method(&crate::runtime::check::Decimal::of(value), &crate::runtime::check::Decimal::of(&#bound));
    }
}

/// Emits the check that the variable `value`, which is a number, is a multiple of `step`.
fn emit_multiple_check(ty: &Type, step: &Number) -> TokenStream {
    let is_integer = matches!(ty, Type::Primitive(primitive) if primitive.integer_range().is_some());
    if let Some(step) = step.as_i64().filter(|_| is_integer).map(Literal::i64_unsuffixed) {
        return quote! { at.multiple_of(i128::from(*value), #step); };
    }
    let step = step.to_string();
    quote! { at.multiple_of_decimal(value, #step); }
}

/// Emits the expression that converts the variable `value` to the string that a request contains.
fn emit_string_conversion(ty: &Type) -> TokenStream {
    match ty {
        Type::Json | Type::Primitive(Primitive::String) => quote! { value },
        Type::Primitive(Primitive::Secret) => quote! { value.expose() },
        _ => quote! { &value.to_string() },
    }
}

/// Emits the check of the variable `value` against a regular expression. Patterns that cannot be translated have
/// already been removed, when the document was read.
fn emit_pattern_check(ty: &Type, pattern: &str) -> TokenStream {
    let Ok(translation) = crate::pattern::translate(pattern) else { return TokenStream::new() };
    let constructor = match translation.parts.as_slice() {
        [only_part] if only_part.regex == pattern && !only_part.negated => quote! { new(#pattern) },
        parts => {
            let part_pairs = parts.iter().map(|part| {
                let (regex, must_match) = (&part.regex, !part.negated);
                quote! { (#regex, #must_match) }
            });
            quote! { translated(#pattern, &[#(#part_pairs),*]) }
        }
    };
    let check_method = identifier(if *ty == Type::Primitive(Primitive::Secret) { "secret_pattern" } else { "pattern" });
    let text_expression = emit_string_conversion(ty);
    quote! { at.#check_method(#text_expression, crate::runtime::check::Pattern::#constructor); }
}
