//! Emits code that checks values against the constraints of the document, before the generated client sends a request.

mod rules;
mod tuples;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::{
    Emitter,
    code::{CodePosition, print_at},
    types::identifier,
};
use crate::ir::{BodyCode, Checks, ChoiceCase, Field, Operation, Presence, Rule, Struct, Type, TypeDef, Union};

/// Emits the implementation of the runtime's trait `Check` for a struct. Empty if the values of the struct need not be
/// checked.
pub(super) fn emit_struct_checks(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    if !def.checked {
        return String::new();
    }
    let field_checks: Vec<_> = record
        .fields
        .iter()
        .filter_map(|field| {
            let name = identifier(&field.name);
            // Read-only members are not sent, so they are not checked.
            let field_checks = emit_member_check(emitter, &field.wire_name, &field.ty, field.checks.as_deref())
                .filter(|_| !field.read_only)?;
            let option_depth = count_nested_options(field, record);
            Some(emit_presence_test(&field_checks, &quote! { self.#name }, option_depth, field.boxed))
        })
        .collect();
    let struct_rule_checks = record.checks.iter().map(|rule| emit_struct_rule_check(record, rule));
    let rest_checks = record.rest.as_ref().and_then(|(name, ty)| {
        let name = identifier(name);
        let values_check = emit_item_checks(emitter, &quote! { &self.#name }, ty, record.rest_checks.as_deref(), true)?;
        Some(quote! { #values_check })
    });
    let exclusive_group_checks = record.exclusive.iter().map(|group| {
        let pairs = group.iter().map(|index| {
            let (wire_name, name) = (&record.fields[*index].wire_name, identifier(&record.fields[*index].name));
            quote! { (#wire_name, self.#name.is_some()) }
        });
        quote! { at.exclusive(&[#(#pairs),*]); }
    });
    emit_check_impl(def, &quote! { #(#exclusive_group_checks)* #(#struct_rule_checks)* #(#field_checks)* #rest_checks })
}

/// Returns the number of nested `Option`s around the value of a field: 0, 1, or 2 for `Option<Option<T>>`.
fn count_nested_options(field: &Field, record: &Struct) -> usize {
    match (&field.presence, field.nullable) {
        (Presence::Required, nullable) => usize::from(nullable),
        (_, nullable) => 1 + usize::from(nullable && record.input),
    }
}

/// Emits the check of a rule that applies to several members of a struct together, such as `minProperties`. Returns no
/// tokens for rules that apply to a single value.
fn emit_struct_rule_check(record: &Struct, rule: &Rule) -> TokenStream {
    let emit_is_set = |wire_name: &str| emit_is_set_expression(record, wire_name);
    match rule {
        Rule::Members(min_count, max_count) => {
            let field_wire_names = record.fields.iter().filter(|field| !field.read_only).map(|field| &field.wire_name);
            let constant_names = record.constants.iter().map(|(name, _)| name);
            let is_set_flags: Vec<_> =
                field_wire_names.chain(constant_names).map(|wire_name| emit_is_set(wire_name)).collect();
            let set_member_count = (!is_set_flags.is_empty()).then(|| {
                quote! { [#(#is_set_flags),*].into_iter().filter(|given| *given).count() }
            });
            let rest_member_count = record.rest.as_ref().map(|(name, _)| {
                let name = identifier(name);
                quote! { self.#name.len() }
            });
            let member_counts = set_member_count.into_iter().chain(rest_member_count);
            let (min_count, max_count) = rules::emit_count_limits(*min_count, *max_count);
            quote! { at.members(#(#member_counts)+*, #min_count, #max_count); }
        }
        Rule::Required(wire_name) => {
            let is_set = emit_is_set(wire_name);
            quote! { at.required(#wire_name, #is_set); }
        }
        Rule::Alternatives { exactly_one, names } => {
            let alternatives = names.iter().map(|names| {
                let pairs = names.iter().map(|wire_name| {
                    let is_set = emit_is_set(wire_name);
                    quote! { (#wire_name, #is_set) }
                });
                quote! { &[#(#pairs),*] }
            });
            quote! { at.alternatives(&[#(#alternatives),*], #exactly_one); }
        }
        // The other rules are about single values.
        _ => TokenStream::new(),
    }
}

/// Emits a Boolean expression that is true if the member `wire_name` of the struct `self` is set.
fn emit_is_set_expression(record: &Struct, wire_name: &str) -> TokenStream {
    if let Some(field) = record.fields.iter().find(|field| field.wire_name == wire_name) {
        let name = identifier(&field.name);
        let is_always_set = field.presence == Presence::Required;
        return if is_always_set {
            quote! { true }
        } else {
            quote! { self.#name.is_some() }
        };
    }
    if record.constants.iter().any(|(name, _)| name == wire_name) {
        return quote! { true };
    }
    record.rest.as_ref().map_or_else(
        || quote! { false },
        |(rest_name, _)| {
            let rest_name = identifier(rest_name);
            quote! { self.#rest_name.contains_key(#wire_name) }
        },
    )
}

/// Emits the implementation of `Check` for a union: an enum with one variant for each of several types.
pub(super) fn emit_union_checks(emitter: Emitter<'_>, def: &TypeDef, union: &Union) -> String {
    // Constants and unknown values have no constraints.
    let unknown_variant = union.unknown.iter().map(|name| (name.as_str(), &Type::Json, None));
    let variants = union.cases.iter().map(|case| (case.name.as_str(), &case.ty, case.checks.as_deref()));
    emit_checks_by_variant(emitter, def, variants.chain(unknown_variant))
}

/// Emits the implementation of `Check` for an enum of request bodies, which has one variant for each media type.
pub(super) fn emit_choice_checks(emitter: Emitter<'_>, def: &TypeDef, cases: &[ChoiceCase]) -> String {
    emit_checks_by_variant(
        emitter,
        def,
        cases.iter().map(|case| (case.name.as_str(), &case.ty, case.checks.as_deref())),
    )
}

/// Emits the implementation of `Check` for any enum with content. Each item of `variants` contains the name of the
/// variant, the type of its content, and the checks of the content.
fn emit_checks_by_variant<'a>(
    emitter: Emitter<'_>,
    def: &TypeDef,
    variants: impl Iterator<Item = (&'a str, &'a Type, Option<&'a Checks>)>,
) -> String {
    if !def.checked {
        return String::new();
    }
    let mut is_exhaustive = true;
    let mut arms = Vec::new();
    for (name, ty, checks) in variants {
        let name = identifier(name);
        match emit_value_checks(emitter, ty, checks) {
            None => is_exhaustive = false,
            Some(statements) => match split_only_if_let(&statements) {
                // One pattern for both, since clippy warns of a pattern that only contains another one.
                Some((inner_pattern, inner_statements)) => {
                    is_exhaustive = false;
                    arms.push((quote! { Self::#name(#inner_pattern) }, inner_statements));
                }
                None => arms.push((quote! { Self::#name(value) }, statements)),
            },
        }
    }
    if let ([(pattern, statements)], false) = (arms.as_slice(), is_exhaustive) {
        return emit_check_impl(def, &quote! { if let #pattern = self { #statements } });
    }
    let arms = arms.iter().map(|(pattern, statements)| quote! { #pattern => { #statements } });
    let fallback_arm = (!is_exhaustive).then(|| quote! { _ => {} });
    emit_check_impl(def, &quote! { match self { #(#arms)* #fallback_arm } })
}

/// Returns the pattern and the body of `statements` if they are a single `if let` of the variable `value`.
fn split_only_if_let(statements: &TokenStream) -> Option<(TokenStream, TokenStream)> {
    let syn::ExprIf { cond, then_branch, else_branch: None, .. } = syn::parse2(statements.clone()).ok()? else {
        return None;
    };
    let syn::Expr::Let(syn::ExprLet { pat, expr, .. }) = *cond else { return None };
    let syn::Expr::Path(path) = *expr else { return None };
    let inner_statements = &then_branch.stmts;
    path.path.is_ident("value").then(|| (quote! { #pat }, quote! { #(#inner_statements)* }))
}

/// Emits the implementation of `Check` for a type. `body` is the body of the function `Check::check`.
fn emit_check_impl(def: &TypeDef, body: &TokenStream) -> String {
    let name = identifier(&def.name);
    let at_variable = select_at_variable(body);
    let check_impl = quote! {
        #[cfg(feature = "validate")]
        impl crate::runtime::check::Check for #name {
            fn check(&self, #at_variable: crate::runtime::check::At<'_>) {
                #body
            }
        }
    };
    print_at(CodePosition::Item, &check_impl)
}

/// Returns the name of the argument for the position of a value that `statements` check: `_at` if the statements do not
/// use it, since the Rust types already guarantee all constraints.
fn select_at_variable(statements: &TokenStream) -> Ident {
    identifier(if uses_variable_at(statements.clone()) { "at" } else { "_at" })
}

/// Returns whether the tokens contain the variable `at`. In generated code, this variable is the position of the
/// checked value, for error messages.
fn uses_variable_at(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "at",
        TokenTree::Group(group) => uses_variable_at(group.stream()),
        _ => false,
    })
}

/// Emits statements that check the parameters and the body of a request, and the header fields of the parts of a
/// multipart body. Empty if the document does not constrain any of these values.
pub(super) fn emit_operation_checks(emitter: Emitter<'_>, operation: &Operation) -> String {
    let param_checks = operation.params.iter().filter_map(|param| {
        let name = identifier(&param.name);
        let checks = emit_member_check(emitter, &param.wire_name, &param.ty, param.checks.as_deref())?;
        Some(emit_presence_test(&checks, &quote! { self.#name }, usize::from(!param.required), false))
    });
    let body_check = operation.code.body.iter().filter_map(|body| {
        let name = identifier(&body.name);
        let checks = match body.cases.as_slice() {
            [only_case] => only_case.checks.as_deref(),
            _ => None,
        };
        if let Some(checks) = checks {
            let statements = emit_value_checks(emitter, &body.ty, Some(checks))?;
            return Some(emit_presence_test(&statements, &quote! { self.#name }, usize::from(!body.required), false));
        }
        if tuples::contains_tuple(emitter, &body.ty) {
            let statements = emit_value_checks(emitter, &body.ty, None)?;
            return Some(emit_presence_test(&statements, &quote! { self.#name }, usize::from(!body.required), false));
        }
        let body_value = if operation.code.parameter_moves.is_empty() {
            quote! { self.#name }
        } else {
            quote! { #name }
        };
        contains_checked_type(emitter, &body.ty)
            .then(|| quote! { crate::runtime::check::Check::check(&#body_value, at); })
    });
    let header_checks = operation.code.body.iter().flat_map(BodyCode::settable_part_headers).filter_map(|header| {
        let (name, header_path) = (identifier(&header.name), format!("{}.{}", header.part.name(), header.wire_name));
        let checks = emit_member_check(emitter, &header_path, &header.ty, header.checks.as_deref())?;
        Some(emit_presence_test(&checks, &quote! { self.#name }, usize::from(!header.is_argument), false))
    });
    let all_checks: Vec<_> = param_checks.chain(body_check).chain(header_checks).collect();
    if all_checks.is_empty() {
        return String::new();
    }
    let check_block = quote! {
        #[cfg(feature = "validate")]
        {
            let check = crate::runtime::check::RequestCheck::default();
            let at = check.root();
            #(#all_checks)*
            check.finish()?;
        }
    };
    print_at(CodePosition::Body, &check_block)
}

/// Emits a block that binds the variable `value` to `value_expression` and runs `checks`. `option_depth` is the number
/// of nested `Option`s around the value. If the value is not present, the block does nothing.
fn emit_presence_test(
    checks: &TokenStream,
    value_expression: &TokenStream,
    option_depth: usize,
    is_boxed: bool,
) -> TokenStream {
    let unbox_statement = is_boxed.then(|| quote! { let value = &**value; });
    match option_depth {
        0 => quote! { { let value = &#value_expression; #unbox_statement #checks } },
        1 => quote! { if let Some(value) = &#value_expression { #unbox_statement #checks } },
        _ => quote! { if let Some(Some(value)) = &#value_expression { #unbox_statement #checks } },
    }
}

/// Emits the checks of the variable `value`, which contains the value of the member `wire_name`. `None` if the member
/// has no constraints.
fn emit_member_check(emitter: Emitter<'_>, wire_name: &str, ty: &Type, checks: Option<&Checks>) -> Option<TokenStream> {
    let statements = emit_value_checks(emitter, ty, checks)?;
    Some(quote! { let at = at.member(#wire_name); #statements })
}

/// Emits the checks of the variable `value`, which has the type `ty`. `None` if the value has no constraints.
fn emit_value_checks(emitter: Emitter<'_>, ty: &Type, checks: Option<&Checks>) -> Option<TokenStream> {
    let no_checks = Checks::default();
    let checks = match checks {
        Some(checks) => checks,
        None if !contains_checked_type(emitter, ty) => return None,
        None if tuples::contains_tuple(emitter, ty) => &no_checks,
        None => return Some(quote! { crate::runtime::check::Check::check(value, at); }),
    };
    let ty = emitter.resolve_aliases(ty);
    let rule_checks = checks.rules.iter().map(|rule| rules::emit_guarded_rule_check(emitter, ty, rule));
    let inner_checks = match ty {
        Type::List(inner) => emit_item_checks(emitter, &quote! { value }, inner, checks.each.as_deref(), false),
        Type::Tuple(tuple) => tuples::emit_tuple_checks(emitter, tuple, checks),
        Type::Map(inner) => emit_item_checks(emitter, &quote! { value }, inner, checks.each.as_deref(), true),
        Type::Nullable(inner) => {
            let value_checks = emit_value_checks(emitter, inner, Some(checks))?;
            return Some(quote! { if let Some(value) = value { #value_checks } });
        }
        ty => contains_checked_type(emitter, ty).then(|| quote! { crate::runtime::check::Check::check(value, at); }),
    };
    Some(quote! { #(#rule_checks)* #inner_checks })
}

/// Emits the checks of each item of a list, or of each value of a map if `is_map` is true. `container` is the
/// expression for the list or map. `None` if the items or values have no constraints.
fn emit_item_checks(
    emitter: Emitter<'_>,
    container: &TokenStream,
    item_type: &Type,
    checks: Option<&Checks>,
    is_map: bool,
) -> Option<TokenStream> {
    if checks.is_none() && !tuples::contains_tuple(emitter, item_type) {
        return contains_checked_type(emitter, item_type)
            .then(|| quote! { crate::runtime::check::Check::check(#container, at); });
    }
    let statements = emit_value_checks(emitter, item_type, checks)?;
    Some(if is_map {
        quote! { for (name, value) in #container { let at = at.member(name); #statements } }
    } else {
        quote! { for (index, value) in #container.iter().enumerate() { let at = at.item(index); #statements } }
    })
}

/// Returns whether a type implements the runtime's trait `Check`. For a list, tuple or map, returns whether the type of
/// an item or value implements it.
fn contains_checked_type(emitter: Emitter<'_>, ty: &Type) -> bool {
    match emitter.resolve_aliases(ty) {
        Type::Named(id) => emitter.api.type_def(*id).checked,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => {
            contains_checked_type(emitter, inner)
        }
        Type::Tuple(tuple) => tuple.item_types().any(|ty| contains_checked_type(emitter, ty)),
        _ => false,
    }
}
