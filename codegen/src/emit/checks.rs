//! Checks of what is sent: the bounds of the document, before anything leaves.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;

use super::{
    Emitter,
    code::{Place, print},
    types::ident,
};
use crate::ir::{Bounds, ChoiceCase, Field, Operation, Primitive, Struct, Type, TypeDef, Union};

/// `Check` of a struct.
pub(super) fn of_struct(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> String {
    if !def.checked {
        return String::new();
    }
    let checks: Vec<_> = record
        .fields
        .iter()
        .filter_map(|field| {
            let name = ident(&field.name);
            let checks = value(emitter, &field.wire, &field.ty, &field.bounds)?;
            Some(given(&checks, &quote! { self.#name }, depth(field, record), field.boxed))
        })
        .collect();
    let exclusive = record.exclusive.iter().map(|group| {
        let pairs = group.iter().map(|index| {
            let (wire, name) = (&record.fields[*index].wire, ident(&record.fields[*index].name));
            quote! { (#wire, self.#name.is_some()) }
        });
        quote! { at.exclusive(&[#(#pairs),*])?; }
    });
    check_impl(def, &quote! { #(#exclusive)* #(#checks)* Ok(()) })
}

/// How many `Option`s stand around the value of a field.
fn depth(field: &Field, record: &Struct) -> usize {
    match (&field.presence, field.nullable) {
        (crate::ir::Presence::Required, nullable) => usize::from(nullable),
        (_, nullable) => 1 + usize::from(nullable && record.input),
    }
}

/// `Check` of a union.
pub(super) fn of_union(emitter: Emitter<'_>, def: &TypeDef, union: &Union) -> String {
    // Constants and unknown values have nothing to check.
    let unknown = union.unknown.iter().map(|name| (name.as_str(), &Type::Json));
    let cases = union.cases.iter().map(|case| (case.name.as_str(), &case.ty));
    by_variant(emitter, def, cases.chain(unknown))
}

/// `Check` of a choice of bodies.
pub(super) fn of_choice(emitter: Emitter<'_>, def: &TypeDef, cases: &[ChoiceCase]) -> String {
    by_variant(emitter, def, cases.iter().map(|case| (case.name.as_str(), &case.ty)))
}

fn by_variant<'a>(emitter: Emitter<'_>, def: &TypeDef, cases: impl Iterator<Item = (&'a str, &'a Type)>) -> String {
    if !def.checked {
        return String::new();
    }
    let (checked, rest): (Vec<_>, Vec<_>) = cases.partition(|(_, ty)| holds_checked(emitter, ty));
    let names = checked.iter().map(|(name, _)| ident(name));
    let rest = (!rest.is_empty()).then(|| quote! { _ => Ok(()), });
    let body = quote! {
        match self {
            #(Self::#names(value) => crate::runtime::check::Check::check(value, at),)*
            #rest
        }
    };
    check_impl(def, &body)
}

fn check_impl(def: &TypeDef, body: &TokenStream) -> String {
    let name = ident(&def.name);
    // What is bounded may be of a type that keeps the bound by itself.
    let at = ident(if names_at(body.clone()) { "at" } else { "_at" });
    let check = quote! {
        #[cfg(feature = "validate")]
        impl crate::runtime::check::Check for #name {
            fn check(&self, #at: crate::runtime::check::At<'_>) -> Result<(), crate::runtime::RequestError> {
                #body
            }
        }
    };
    print(Place::Item, &check)
}

/// Whether the statements ask for the place that they check.
fn names_at(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "at",
        TokenTree::Group(group) => names_at(group.stream()),
        _ => false,
    })
}

/// Checks of an operation's parameters and body, as statements.
pub(super) fn of_operation(emitter: Emitter<'_>, operation: &Operation) -> String {
    let params = operation.params.iter().filter_map(|param| {
        let name = ident(&param.name);
        let checks = value(emitter, &param.wire, &param.ty, &param.bounds)?;
        Some(given(&checks, &quote! { self.#name }, usize::from(!param.required), false))
    });
    let body = operation.code.body.iter().filter(|body| holds_checked(emitter, &body.ty)).map(|body| {
        let name = ident(&body.name);
        let place = if operation.code.moves.is_empty() {
            quote! { self.#name }
        } else {
            quote! { #name }
        };
        quote! { crate::runtime::check::Check::check(&#place, at)?; }
    });
    let checks: Vec<_> = params.chain(body).collect();
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
    print(Place::Body, &checks)
}

/// Wraps checks of `value` so that they run where it is given.
fn given(checks: &TokenStream, place: &TokenStream, options: usize, boxed: bool) -> TokenStream {
    let unboxed = boxed.then(|| quote! { let value = &**value; });
    match options {
        0 => quote! { { let value = &#place; #unboxed #checks } },
        1 => quote! { if let Some(value) = &#place { #unboxed #checks } },
        _ => quote! { if let Some(Some(value)) = &#place { #unboxed #checks } },
    }
}

/// Checks of one value; nothing where it is not bounded.
fn value(emitter: Emitter<'_>, wire: &str, ty: &Type, bounds: &Bounds) -> Option<TokenStream> {
    let mut checks = Vec::new();
    match emitter.resolved(ty) {
        Type::Primitive(primitive) => scalar(*primitive, bounds, &mut checks),
        Type::List(_) => list(emitter.resolved(ty), bounds, &mut checks),
        Type::Map(_) => {
            count("members", bounds.min_properties, bounds.max_properties, &mut checks);
        }
        _ => {}
    }
    if holds_checked(emitter, ty) {
        checks.push(quote! { crate::runtime::check::Check::check(value, at)?; });
    }
    (!checks.is_empty()).then(|| quote! { let at = at.member(#wire); #(#checks)* })
}

fn holds_checked(emitter: Emitter<'_>, ty: &Type) -> bool {
    match emitter.resolved(ty) {
        Type::Named(id) => emitter.api.ty(*id).checked,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => {
            holds_checked(emitter, inner)
        }
        _ => false,
    }
}

fn scalar(primitive: Primitive, bounds: &Bounds, checks: &mut Vec<TokenStream>) {
    match primitive {
        Primitive::String => {
            count("length", bounds.min_length, bounds.max_length, checks);
            if let Some(checked) = bounds.pattern.as_deref().and_then(pattern) {
                checks.push(checked);
            }
        }
        Primitive::F32 | Primitive::F64 => range(bounds, checks, |number| {
            number.as_f64().filter(|number| number.is_finite()).map(Literal::f64_unsuffixed)
        }),
        _ if primitive.range().is_some() => {
            range(bounds, checks, |number| integer(primitive, number));
            let step = bounds.multiple_of.as_ref().and_then(serde_json::Number::as_i64);
            if let Some(step) = step.filter(|step| *step > 0).map(Literal::i64_unsuffixed) {
                checks.push(quote! { at.multiple_of(i128::from(*value), #step)?; });
            }
        }
        _ => {}
    }
}

/// Returns the check of a pattern; `None` if it is one that cannot be checked.
fn pattern(source: &str) -> Option<TokenStream> {
    let parts = crate::pattern::translate(source).ok()?.parts;
    let created = match parts.as_slice() {
        [only] if only.regex == source && !only.negated => quote! { new(#source) },
        _ => {
            let parts = parts.iter().map(|part| {
                let (regex, wanted) = (&part.regex, !part.negated);
                quote! { (#regex, #wanted) }
            });
            quote! { translated(#source, &[#(#parts),*]) }
        }
    };
    Some(quote! {
        {
            static PATTERN: crate::runtime::check::Pattern = crate::runtime::check::Pattern::#created;
            at.pattern(value, &PATTERN)?;
        }
    })
}

/// A bound as a literal of the type, where it can be wrong at all.
fn integer(primitive: Primitive, number: &serde_json::Number) -> Option<Literal> {
    let (least, most) = primitive.range()?;
    let number = number.as_i128().or_else(|| {
        let float = number.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < 1.0e18)?;
        format!("{float:.0}").parse().ok()
    })?;
    (least < number && number < most).then(|| Literal::i128_unsuffixed(number))
}

fn range(bounds: &Bounds, checks: &mut Vec<TokenStream>, literal: impl Fn(&serde_json::Number) -> Option<Literal>) {
    if let Some(least) = bounds.minimum.as_ref().and_then(&literal) {
        checks.push(if bounds.exclusive_minimum {
            quote! { at.more_than(value, &#least)?; }
        } else {
            quote! { at.at_least(value, &#least)?; }
        });
    }
    if let Some(most) = bounds.maximum.as_ref().and_then(&literal) {
        checks.push(if bounds.exclusive_maximum {
            quote! { at.less_than(value, &#most)?; }
        } else {
            quote! { at.at_most(value, &#most)?; }
        });
    }
}

fn list(ty: &Type, bounds: &Bounds, checks: &mut Vec<TokenStream>) {
    count("items", bounds.min_items, bounds.max_items, checks);
    if bounds.unique_items && matches!(ty, Type::List(_)) {
        checks.push(quote! { at.unique(value)?; });
    }
}

fn count(method: &str, least: Option<u64>, most: Option<u64>, checks: &mut Vec<TokenStream>) {
    let least = least.filter(|least| *least > 0);
    if least.is_none() && most.is_none() {
        return;
    }
    let method_name = ident(method);
    let least = Literal::u64_unsuffixed(least.unwrap_or_default());
    let most = most.map_or_else(
        || quote! { usize::MAX },
        |most| {
            let literal = Literal::u64_unsuffixed(most.min(u64::from(u32::MAX)));
            quote! { #literal }
        },
    );
    let counted = if method == "length" {
        quote! { value }
    } else {
        quote! { value.len() }
    };
    checks.push(quote! { at.#method_name(#counted, #least, #most)?; });
}
