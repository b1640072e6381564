//! Unions: one of several types, found by tag, by JSON type or by shape.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, checks, docs, types::ident};
use crate::ir::{JsonType, Type, TypeDef, TypeId, Union, UnionCase, UnionTag};

pub(super) fn tokens(emitter: Emitter<'_>, def: &TypeDef, union: &Union) -> TokenStream {
    let (docs, name) = (docs::of(def), ident(&def.name));
    let variants = union.cases.iter().map(|case| {
        let (name, ty) = (ident(&case.name), held(emitter, case));
        let doc = match emitter.resolved(&case.ty) {
            Type::Named(id) => format!(" A {}.", link(emitter, *id)),
            _ => format!(" {}.", case.name),
        };
        quote! { #[doc = #doc] #name(#ty) }
    });
    let names = union.cases.iter().map(|case| ident(&case.name));
    let choose = match &union.tag {
        UnionTag::Property(property) => by_property(union, property),
        UnionTag::JsonType => by_json_type(union),
        UnionTag::Shape => by_shape(union),
    };
    let conversions =
        union.cases.iter().filter(|case| is_only(emitter, union, case)).map(|case| conversion(emitter, def, case));
    let checks = checks::of_union(emitter, def, union);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #(#variants,)* }
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(Self::#names(value) => value.serialize(serializer),)*
                }
            }
        }
        impl crate::runtime::json::Union for #name {
            // In the crate that calls it, beside everything else that reads these types.
            #[inline]
            fn from_json(json: &[u8]) -> ::serde_json::Result<Self> {
                #choose
            }
        }
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::runtime::json::union(deserializer)
            }
        }
        #(#conversions)*
        #checks
    }
}

/// A link to a type in documentation.
fn link(emitter: Emitter<'_>, id: TypeId) -> String {
    let def = emitter.api.ty(id);
    let name = def.name.trim_start_matches("r#");
    if def.module == emitter.module {
        format!("[`{name}`]")
    } else {
        format!("[`{name}`]({})", emitter.named(id).to_string().replace(' ', ""))
    }
}

fn held(emitter: Emitter<'_>, case: &UnionCase) -> TokenStream {
    let ty = emitter.ty(&case.ty);
    if case.boxed {
        quote! { Box<#ty> }
    } else {
        ty
    }
}

/// Whether no other candidate is the same type behind aliases, so that `From` is not implemented twice.
fn is_only(emitter: Emitter<'_>, union: &Union, case: &UnionCase) -> bool {
    let ty = emitter.resolved(&case.ty);
    union.cases.iter().filter(|other| emitter.resolved(&other.ty) == ty).count() == 1
}

fn conversion(emitter: Emitter<'_>, def: &TypeDef, case: &UnionCase) -> TokenStream {
    let (name, variant, ty) = (ident(&def.name), ident(&case.name), emitter.ty(&case.ty));
    let value = if case.boxed {
        quote! { Box::new(value) }
    } else {
        quote! { value }
    };
    quote! {
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                Self::#variant(#value)
            }
        }
    }
}

fn read(case: &UnionCase) -> TokenStream {
    let name = ident(&case.name);
    quote! { ::serde_json::from_slice(json).map(Self::#name) }
}

fn by_property(union: &Union, property: &str) -> TokenStream {
    let arms = union.cases.iter().map(|case| {
        let (tags, read) = (&case.tags, read(case));
        quote! { Some(#(#tags)|*) => #read }
    });
    let known = union.cases.iter().flat_map(|case| &case.tags);
    quote! {
        match crate::runtime::json::tag(json, #property).as_deref() {
            #(#arms,)*
            _ => Err(crate::runtime::json::unknown_tag(json, #property, &[#(#known),*])),
        }
    }
}

fn by_json_type(union: &Union) -> TokenStream {
    let arms = union.cases.iter().map(|case| {
        let mut kinds: Vec<_> = case.json.iter().map(|ty| ident(kind(*ty))).collect();
        kinds.dedup();
        let read = read(case);
        quote! { Some(#(crate::runtime::json::Kind::#kinds)|*) => #read }
    });
    let names = union.cases.iter().map(|case| case.name.as_str());
    quote! {
        match crate::runtime::json::kind(json) {
            #(#arms,)*
            _ => Err(crate::runtime::json::unknown_kind(json, &[#(#names),*])),
        }
    }
}

fn kind(ty: JsonType) -> &'static str {
    match ty {
        JsonType::String => "String",
        JsonType::Integer | JsonType::Number => "Number",
        JsonType::Boolean => "Boolean",
        JsonType::Array => "Array",
        JsonType::Object => "Object",
    }
}

fn by_shape(union: &Union) -> TokenStream {
    let attempts = union.cases.iter().map(|case| {
        let (name, label, required) = (ident(&case.name), &case.name, &case.required);
        quote! {
            match crate::runtime::json::shaped(json, &[#(#required),*]) {
                Ok(value) => return Ok(Self::#name(value)),
                Err(error) => reasons.push((#label, error)),
            }
        }
    });
    quote! {
        let mut reasons = Vec::new();
        #(#attempts)*
        Err(crate::runtime::json::no_candidate(&reasons))
    }
}
