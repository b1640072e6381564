//! Structs: their fields, and how callers build them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter, checks, docs, members,
    types::{Argument, ident, init},
};
use crate::ir::{Field, Presence, Struct, Type, TypeDef};

pub(super) fn tokens(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> TokenStream {
    let (docs, name) = (docs::of(def), ident(&def.name));
    let fields = record.fields.iter().map(|field| self::field(emitter, record, field));
    let rest = record.rest.as_ref().map(|(name, ty)| {
        let (name, ty) = (ident(name), emitter.ty(ty));
        quote! {
            /// Members that are not listed above.
            pub #name: ::std::collections::BTreeMap<String, #ty>
        }
    });
    let fields = fields.chain(rest);
    let default = default(record);
    let derive = (default == Default::Derived).then(|| quote! { Default, });
    let written = (default == Default::Written).then(|| written_default(def, record));
    let methods = methods(emitter, def, record, default);
    let members = members::tokens(emitter, def, record);
    let checks = checks::of_struct(emitter, def, record);
    quote! {
        #docs
        #[derive(Clone, Debug, #derive PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields,)* }
        #written
        #methods
        #members
        #checks
    }
}

pub(super) fn newtype(emitter: Emitter<'_>, def: &TypeDef, ty: &Type) -> TokenStream {
    let (docs, name, ty) = (docs::of(def), ident(&def.name), emitter.ty(ty));
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name(pub #ty);
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Deserialize::deserialize(deserializer).map(Self)
            }
        }
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                Self(value)
            }
        }
    }
}

/// How a struct gets its `Default`.
#[derive(Clone, Copy, PartialEq)]
enum Default {
    Derived,
    Written,
    None,
}

fn default(record: &Struct) -> Default {
    let required = record.fields.iter().any(|field| is_required(field) && field.initial.is_none());
    let initial = record.fields.iter().any(|field| field.initial.is_some());
    match (required, initial) {
        (true, _) => Default::None,
        (false, true) => Default::Written,
        (false, false) => Default::Derived,
    }
}

fn is_required(field: &Field) -> bool {
    field.presence == Presence::Required && !field.nullable
}

/// The field's type with its boxes and options.
fn field(emitter: Emitter<'_>, record: &Struct, field: &Field) -> TokenStream {
    let docs = docs::with_deprecation(&field.doc, field.deprecated.as_deref());
    let name = ident(&field.name);
    let plain = held(emitter, field);
    let ty = match (&field.presence, field.nullable) {
        (Presence::Required, false) => plain,
        (Presence::Optional | Presence::Default(_), true) if record.input => quote! { Option<Option<#plain>> },
        _ => quote! { Option<#plain> },
    };
    quote! { #docs pub #name: #ty }
}

/// The field's type without its options.
pub(super) fn held(emitter: Emitter<'_>, field: &Field) -> TokenStream {
    let plain = emitter.ty(&field.ty);
    if field.boxed {
        quote! { Box<#plain> }
    } else {
        plain
    }
}

fn written_default(def: &TypeDef, record: &Struct) -> TokenStream {
    let name = ident(&def.name);
    let fields = record.fields.iter().map(|field| {
        let (name, value) = (ident(&field.name), initial(field));
        quote! { #name: #value }
    });
    let rest = record.rest.as_ref().map(|(name, _)| {
        let name = ident(name);
        quote! { #name: ::std::collections::BTreeMap::new() }
    });
    let fields = fields.chain(rest);
    quote! {
        impl Default for #name {
            fn default() -> Self {
                Self { #(#fields,)* }
            }
        }
    }
}

/// The value that a new struct holds in a field that its caller does not give.
fn initial(field: &Field) -> TokenStream {
    let Some(value) = &field.initial else {
        return if field.presence == Presence::Required && !field.nullable {
            quote! { ::std::default::Default::default() }
        } else {
            quote! { None }
        };
    };
    let value = match value {
        serde_json::Value::String(text) => quote! { #text.into() },
        serde_json::Value::Bool(value) => quote! { #value },
        serde_json::Value::Number(number) => {
            let literal: proc_macro2::Literal = number.to_string().parse().expect("JSON's numbers are Rust's");
            quote! { #literal }
        }
        other => {
            let json = other.to_string();
            quote! { ::serde_json::from_str(#json).unwrap_or_default() }
        }
    };
    if is_required(field) {
        value
    } else {
        quote! { Some(#value) }
    }
}

/// `new`, and setters where callers build the struct.
fn methods(emitter: Emitter<'_>, def: &TypeDef, record: &Struct, default: Default) -> Option<TokenStream> {
    let name = ident(&def.name);
    let new = (default == Default::None).then(|| constructor(emitter, def, record));
    let setters = record.input.then(|| {
        let optional = record.fields.iter().filter(|field| !is_required(field) || field.initial.is_some());
        let setters =
            optional.map(|field| setter(emitter, record, field, &quote! { self }, Some(&quote! { #[must_use] })));
        quote! { #(#setters)* }
    });
    if new.is_none() && setters.as_ref().is_none_or(TokenStream::is_empty) {
        return None;
    }
    Some(quote! { impl #name { #new #setters } })
}

fn constructor(emitter: Emitter<'_>, def: &TypeDef, record: &Struct) -> TokenStream {
    let required: Vec<&Field> =
        record.fields.iter().filter(|field| is_required(field) && field.initial.is_none()).collect();
    let arguments = required.iter().map(|field| {
        let name = ident(&field.name);
        let Argument { ty, .. } = emitter.argument(&name, &field.ty, field.boxed);
        quote! { #name: #ty }
    });
    let values = record.fields.iter().map(|field| {
        let name = ident(&field.name);
        if is_required(field) && field.initial.is_none() {
            let Argument { value, .. } = emitter.argument(&name, &field.ty, field.boxed);
            init(&name, &value)
        } else {
            let value = initial(field);
            quote! { #name: #value }
        }
    });
    let rest = record.rest.as_ref().map(|(name, _)| {
        let name = ident(name);
        quote! { #name: ::std::collections::BTreeMap::new() }
    });
    let values = values.chain(rest);
    let doc = format!(" A new [`{}`] with what it must have.", def.name);
    let many = many_arguments(required.len());
    quote! {
        #[doc = #doc]
        #[must_use]
        #many
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* }
        }
    }
}

/// A function with more arguments than clippy likes: the document requires them.
pub(super) fn many_arguments(count: usize) -> Option<TokenStream> {
    (count > 7).then(|| quote! { #[expect(clippy::too_many_arguments, reason = "the API requires them all")] })
}

/// A method that sets an optional field of `target`: the struct itself, or a body inside a request.
pub(super) fn setter(
    emitter: Emitter<'_>,
    record: &Struct,
    field: &Field,
    target: &TokenStream,
    attribute: Option<&TokenStream>,
) -> TokenStream {
    let (docs, name) = (docs::with_deprecation(&field.doc, field.deprecated.as_deref()), ident(&field.name));
    let argument = ident("value");
    let Argument { ty, value } = emitter.argument(&argument, &field.ty, field.boxed);
    let value = match (&field.presence, field.nullable) {
        (Presence::Required, false) => value,
        (Presence::Required, true) => quote! { Some(#value) },
        (_, true) if record.input => quote! { Some(Some(#value)) },
        _ => quote! { Some(#value) },
    };
    quote! {
        #docs
        #attribute
        pub fn #name(mut self, value: #ty) -> Self {
            #target.#name = #value;
            self
        }
    }
}
