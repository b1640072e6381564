//! Emits code that checks the constraints of the document before a request is sent.

mod rules;
mod tuples;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::{
    Emitter,
    code::{CodePosition, print_at},
    types::identifier,
};
use crate::ir::{Checks, ChoiceCase, Field, Operation, Presence, Rule, Struct, Type, TypeDef, Union};

/// Emits the implementation of `Check` for a struct. Empty if the values of the struct are not checked.
pub(super) fn emit_struct_checks(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    if !def.checked {
        return String::new();
    }
    let checks: Vec<_> = record
        .fields
        .iter()
        .filter_map(|field| {
            let name = identifier(&field.name);
            // Read-only members are not sent, so they are not checked.
            let checks = member_check(emitter, &field.wire_name, &field.ty, field.checks.as_deref())
                .filter(|_| !field.read_only)?;
            Some(if_present(&checks, &quote! { self.#name }, option_depth(field, record), field.boxed))
        })
        .collect();
    let several_members = record.checks.iter().map(|rule| several_members_check(record, rule));
    let rest = record.rest.as_ref().and_then(|(name, ty)| {
        let name = identifier(name);
        let each = check_each(emitter, &quote! { &self.#name }, ty, record.rest_checks.as_deref(), true)?;
        Some(quote! { #each })
    });
    let exclusive = record.exclusive.iter().map(|group| {
        let pairs = group.iter().map(|index| {
            let (wire, name) = (&record.fields[*index].wire_name, identifier(&record.fields[*index].name));
            quote! { (#wire, self.#name.is_some()) }
        });
        quote! { at.exclusive(&[#(#pairs),*])?; }
    });
    check_impl(def, &quote! { #(#exclusive)* #(#several_members)* #(#checks)* #rest Ok(()) })
}

/// Returns the number of nested `Option`s around the value of a field: 0, 1 or 2.
fn option_depth(field: &Field, record: &Struct) -> usize {
    match (&field.presence, field.nullable) {
        (Presence::Required, nullable) => usize::from(nullable),
        (_, nullable) => 1 + usize::from(nullable && record.input),
    }
}

/// Emits the check of a rule that concerns several members of a struct, such as `minProperties`. Returns no tokens for
/// rules about single values.
fn several_members_check(record: &Struct, rule: &Rule) -> TokenStream {
    let is_given = |wire: &str| is_set_expression(record, wire);
    match rule {
        Rule::Members(least, most) => {
            let fields = record.fields.iter().filter(|field| !field.read_only).map(|field| &field.wire_name);
            let constants = record.constants.iter().map(|(name, _)| name);
            let fields: Vec<_> = fields.chain(constants).map(|wire| is_given(wire)).collect();
            let fields = (!fields.is_empty()).then(|| {
                quote! { [#(#fields),*].into_iter().filter(|given| *given).count() }
            });
            let rest = record.rest.as_ref().map(|(rest, _)| {
                let rest = identifier(rest);
                quote! { self.#rest.len() }
            });
            let counts = fields.into_iter().chain(rest);
            let (least, most) = rules::count_limits(*least, *most);
            quote! { at.members(#(#counts)+*, #least, #most)?; }
        }
        Rule::Required(wire) => {
            let is_given = is_given(wire);
            quote! { at.required(#wire, #is_given)?; }
        }
        Rule::Alternatives { exactly_one, names } => {
            let alternatives = names.iter().map(|names| {
                let pairs = names.iter().map(|wire| {
                    let is_given = is_given(wire);
                    quote! { (#wire, #is_given) }
                });
                quote! { &[#(#pairs),*] }
            });
            quote! { at.alternatives(&[#(#alternatives),*], #exactly_one)?; }
        }
        // The other rules are about single values.
        _ => TokenStream::new(),
    }
}

/// Emits an expression that is true if the member named `wire` is set.
fn is_set_expression(record: &Struct, wire: &str) -> TokenStream {
    if let Some(field) = record.fields.iter().find(|field| field.wire_name == wire) {
        let name = identifier(&field.name);
        let is_always = field.presence == Presence::Required;
        return if is_always {
            quote! { true }
        } else {
            quote! { self.#name.is_some() }
        };
    }
    if record.constants.iter().any(|(name, _)| name == wire) {
        return quote! { true };
    }
    record.rest.as_ref().map_or_else(
        || quote! { false },
        |(rest, _)| {
            let rest = identifier(rest);
            quote! { self.#rest.contains_key(#wire) }
        },
    )
}

/// Emits the implementation of `Check` for a union.
pub(super) fn emit_union_checks(emitter: Emitter<'_>, def: &TypeDef, union: &Union) -> String {
    // Constants and unknown values have no constraints.
    let unknown = union.unknown.iter().map(|name| (name.as_str(), &Type::Json, None));
    let cases = union.cases.iter().map(|case| (case.name.as_str(), &case.ty, case.checks.as_deref()));
    check_by_variant(emitter, def, cases.chain(unknown))
}

/// Emits the implementation of `Check` for the enum of an operation's request bodies.
pub(super) fn emit_choice_checks(emitter: Emitter<'_>, def: &TypeDef, cases: &[ChoiceCase]) -> String {
    check_by_variant(emitter, def, cases.iter().map(|case| (case.name.as_str(), &case.ty, case.checks.as_deref())))
}

/// Emits the implementation of `Check` for an enum, whose variants are given by name, type and checks.
fn check_by_variant<'a>(
    emitter: Emitter<'_>,
    def: &TypeDef,
    cases: impl Iterator<Item = (&'a str, &'a Type, Option<&'a Checks>)>,
) -> String {
    if !def.checked {
        return String::new();
    }
    let mut is_exhaustive = true;
    let mut arms = Vec::new();
    for (name, ty, checks) in cases {
        let name = identifier(name);
        match check_statements(emitter, ty, checks) {
            None => is_exhaustive = false,
            Some(_) if checks.is_none() && !tuples::holds_tuple(emitter, ty) => {
                arms.push(quote! { Self::#name(value) => crate::runtime::check::Check::check(value, at), });
            }
            Some(statements) => arms.push(quote! { Self::#name(value) => { #statements Ok(()) } }),
        }
    }
    let rest = (!is_exhaustive).then(|| quote! { _ => Ok(()), });
    check_impl(def, &quote! { match self { #(#arms)* #rest } })
}

/// Emits the implementation of `Check` with the given function body.
fn check_impl(def: &TypeDef, body: &TokenStream) -> String {
    let name = identifier(&def.name);
    // The body does not use `at` if the Rust types already guarantee all constraints.
    let at = identifier(if uses_at(body.clone()) { "at" } else { "_at" });
    let check = quote! {
        #[cfg(feature = "validate")]
        impl crate::runtime::check::Check for #name {
            fn check(&self, #at: crate::runtime::check::At<'_>) -> Result<(), crate::runtime::RequestError> {
                #body
            }
        }
    };
    print_at(CodePosition::Item, &check)
}

/// Returns whether the tokens contain the variable `at`.
fn uses_at(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "at",
        TokenTree::Group(group) => uses_at(group.stream()),
        _ => false,
    })
}

/// Emits statements that check the parameters, the body and the header fields of parts of an operation. Empty if
/// nothing is checked.
pub(super) fn emit_operation_checks(emitter: Emitter<'_>, operation: &Operation) -> String {
    let params = operation.params.iter().filter_map(|param| {
        let name = identifier(&param.name);
        let checks = member_check(emitter, &param.wire_name, &param.ty, param.checks.as_deref())?;
        Some(if_present(&checks, &quote! { self.#name }, usize::from(!param.required), false))
    });
    let body = operation.code.body.iter().filter_map(|body| {
        let name = identifier(&body.name);
        let checks = match body.cases.as_slice() {
            [only] => only.checks.as_deref(),
            _ => None,
        };
        if let Some(checks) = checks {
            let statements = check_statements(emitter, &body.ty, Some(checks))?;
            return Some(if_present(&statements, &quote! { self.#name }, usize::from(!body.required), false));
        }
        if tuples::holds_tuple(emitter, &body.ty) {
            let statements = check_statements(emitter, &body.ty, None)?;
            return Some(if_present(&statements, &quote! { self.#name }, usize::from(!body.required), false));
        }
        let place = if operation.code.parameter_moves.is_empty() {
            quote! { self.#name }
        } else {
            quote! { #name }
        };
        holds_checked(emitter, &body.ty).then(|| quote! { crate::runtime::check::Check::check(&#place, at)?; })
    });
    let headers = operation.code.body.iter().flat_map(|body| &body.part_headers).filter_map(|header| {
        let (name, place) = (identifier(&header.name), format!("{}.{}", header.part, header.wire_name));
        let checks = member_check(emitter, &place, &header.ty, header.checks.as_deref())?;
        Some(if_present(&checks, &quote! { self.#name }, usize::from(!header.is_argument), false))
    });
    let checks: Vec<_> = params.chain(body).chain(headers).collect();
    if checks.is_empty() {
        return String::new();
    }
    let checks = quote! {
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            #(#checks)*
        }
    };
    print_at(CodePosition::Body, &checks)
}

/// Emits a block that binds the variable `value` to the expression `place` and runs `checks`. `option_depth` is the
/// number of nested `Option`s around the value; the checks run only if the value is present.
fn if_present(checks: &TokenStream, place: &TokenStream, option_depth: usize, boxed: bool) -> TokenStream {
    let unboxed = boxed.then(|| quote! { let value = &**value; });
    match option_depth {
        0 => quote! { { let value = &#place; #unboxed #checks } },
        1 => quote! { if let Some(value) = &#place { #unboxed #checks } },
        _ => quote! { if let Some(Some(value)) = &#place { #unboxed #checks } },
    }
}

/// Emits the checks of the variable `value`, whose value is the member named `wire`. `None` if the value has no
/// constraints.
fn member_check(emitter: Emitter<'_>, wire: &str, ty: &Type, checks: Option<&Checks>) -> Option<TokenStream> {
    let statements = check_statements(emitter, ty, checks)?;
    Some(quote! { let at = at.member(#wire); #statements })
}

/// Emits the checks of the variable `value`. `None` if the value has no constraints.
fn check_statements(emitter: Emitter<'_>, ty: &Type, checks: Option<&Checks>) -> Option<TokenStream> {
    let no_checks = Checks::default();
    let checks = match checks {
        Some(checks) => checks,
        None if !holds_checked(emitter, ty) => return None,
        None if tuples::holds_tuple(emitter, ty) => &no_checks,
        None => return Some(quote! { crate::runtime::check::Check::check(value, at)?; }),
    };
    let ty = emitter.resolve_aliases(ty);
    let rule_checks = checks.rules.iter().map(|rule| rules::rule_tokens(emitter, ty, rule));
    let inner_checks = match ty {
        Type::List(inner) => check_each(emitter, &quote! { value }, inner, checks.each.as_deref(), false),
        Type::Tuple(tuple) => tuples::position_checks(emitter, tuple, checks),
        Type::Map(inner) => check_each(emitter, &quote! { value }, inner, checks.each.as_deref(), true),
        Type::Nullable(inner) => {
            let inner = check_statements(emitter, inner, Some(checks))?;
            return Some(quote! { if let Some(value) = value { #inner } });
        }
        ty => holds_checked(emitter, ty).then(|| quote! { crate::runtime::check::Check::check(value, at)?; }),
    };
    Some(quote! { #(#rule_checks)* #inner_checks })
}

/// Emits the checks of each item of a list or, if `is_map` is true, of each value of a map. `container` is the
/// expression for the list or map. `None` if the items or values have no constraints.
fn check_each(
    emitter: Emitter<'_>,
    container: &TokenStream,
    inner: &Type,
    checks: Option<&Checks>,
    is_map: bool,
) -> Option<TokenStream> {
    if checks.is_none() && !tuples::holds_tuple(emitter, inner) {
        return holds_checked(emitter, inner).then(|| quote! { crate::runtime::check::Check::check(#container, at)?; });
    }
    let statements = check_statements(emitter, inner, checks)?;
    Some(if is_map {
        quote! { for (name, value) in #container { let at = at.member(name); #statements } }
    } else {
        quote! { for (index, value) in #container.iter().enumerate() { let at = at.item(index); #statements } }
    })
}

/// Returns whether a type, or the type of its items or values, has an implementation of `Check`.
fn holds_checked(emitter: Emitter<'_>, ty: &Type) -> bool {
    match emitter.resolve_aliases(ty) {
        Type::Named(id) => emitter.api.type_def(*id).checked,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => {
            holds_checked(emitter, inner)
        }
        Type::Tuple(tuple) => tuple.types().any(|ty| holds_checked(emitter, ty)),
        _ => false,
    }
}
