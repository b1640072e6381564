//! Enums of constants. An open one keeps a value that the document does not know.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{docs, types::ident};
use crate::ir::{Constants, Primitive, Type, TypeDef};

pub(super) fn tokens(def: &TypeDef, values: &Constants) -> TokenStream {
    match values.repr {
        Type::Primitive(Primitive::String) => strings(def, values),
        Type::Primitive(_) => integers(def, values),
        _ => mixed(def, values),
    }
}

/// The enum itself; `unknown` is the type that an open one keeps other values in.
fn declaration(def: &TypeDef, values: &Constants, unknown: &TokenStream, derives: &TokenStream) -> TokenStream {
    let (docs, name) = (docs::of(def), ident(&def.name));
    let variants = values.variants.iter().map(|variant| {
        let (docs, name) = (docs::lines(&variant.doc), ident(&variant.name));
        quote! { #docs #name }
    });
    let unknown = values.open.then(|| {
        quote! {
            /// A value that the API's description does not know, kept as it came.
            Unknown(#unknown)
        }
    });
    let variants = variants.chain(unknown);
    let open = values.open.then(|| quote! { #[non_exhaustive] });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, #derives)]
        #open
        pub enum #name { #(#variants,)* }
    }
}

fn strings(def: &TypeDef, values: &Constants) -> TokenStream {
    let name = ident(&def.name);
    let copy = (!values.open).then(|| quote! { Copy, });
    let declaration = declaration(def, values, &quote! { String }, &quote! { #copy Eq, Hash });
    let variants: Vec<_> = values.variants.iter().map(|variant| ident(&variant.name)).collect();
    let wires: Vec<&str> = values.variants.iter().filter_map(|variant| variant.wire.as_str()).collect();
    let unknown_str = values.open.then(|| quote! { Self::Unknown(text) => text, });
    let read = if values.open {
        quote! {
            impl From<&str> for #name {
                fn from(text: &str) -> Self {
                    match text {
                        #(#wires => Self::#variants,)*
                        _ => Self::Unknown(text.to_owned()),
                    }
                }
            }
            impl From<String> for #name {
                fn from(text: String) -> Self {
                    Self::from(text.as_str())
                }
            }
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    crate::runtime::constants::open(deserializer)
                }
            }
        }
    } else {
        quote! {
            impl TryFrom<&str> for #name {
                type Error = crate::runtime::constants::UnknownConstant;
                fn try_from(text: &str) -> Result<Self, Self::Error> {
                    match text {
                        #(#wires => Ok(Self::#variants),)*
                        _ => Err(crate::runtime::constants::UnknownConstant::new(text, &[#(#wires),*])),
                    }
                }
            }
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    crate::runtime::constants::closed(deserializer)
                }
            }
        }
    };
    quote! {
        #declaration
        impl #name {
            /// The value as it travels.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wires,)*
                    #unknown_str
                }
            }
        }
        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
        #read
    }
}

fn integers(def: &TypeDef, values: &Constants) -> TokenStream {
    let name = ident(&def.name);
    let declaration = declaration(def, values, &quote! { i64 }, &quote! { Copy, Eq, Hash });
    let variants: Vec<_> = values.variants.iter().map(|variant| ident(&variant.name)).collect();
    let wires: Vec<Literal> =
        values.variants.iter().filter_map(|variant| variant.wire.as_i64()).map(Literal::i64_unsuffixed).collect();
    let unknown = values.open.then(|| quote! { Self::Unknown(number) => number, });
    let read = if values.open {
        quote! {
            impl From<i64> for #name {
                fn from(number: i64) -> Self {
                    match number {
                        #(#wires => Self::#variants,)*
                        _ => Self::Unknown(number),
                    }
                }
            }
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    i64::deserialize(deserializer).map(Self::from)
                }
            }
        }
    } else {
        quote! {
            impl TryFrom<i64> for #name {
                type Error = crate::runtime::constants::UnknownConstant;
                fn try_from(number: i64) -> Result<Self, Self::Error> {
                    match number {
                        #(#wires => Ok(Self::#variants),)*
                        _ => Err(crate::runtime::constants::UnknownConstant::new(&number, &[#(#wires),*])),
                    }
                }
            }
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    Self::try_from(i64::deserialize(deserializer)?).map_err(::serde::de::Error::custom)
                }
            }
        }
    };
    quote! {
        #declaration
        impl #name {
            /// The value as it travels.
            #[must_use]
            pub fn as_i64(self) -> i64 {
                match self {
                    #(Self::#variants => #wires,)*
                    #unknown
                }
            }
        }
        impl ::std::fmt::Display for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.as_i64().fmt(f)
            }
        }
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }
        #read
    }
}

/// Constants of several JSON types: compared as JSON.
fn mixed(def: &TypeDef, values: &Constants) -> TokenStream {
    let name = ident(&def.name);
    let declaration = declaration(def, values, &quote! { crate::runtime::value::Json }, &TokenStream::new());
    let variants: Vec<_> = values.variants.iter().map(|variant| ident(&variant.name)).collect();
    let wires: Vec<TokenStream> = values.variants.iter().map(|variant| constant(&variant.wire)).collect();
    let unknown = values.open.then(|| quote! { Self::Unknown(json) => json.clone(), });
    let fallback = if values.open {
        quote! { Ok(Self::Unknown(json)) }
    } else {
        quote! { Err(::serde::de::Error::custom(format!("`{json}` is none of the constants"))) }
    };
    quote! {
        #declaration
        impl #name {
            /// The value as it travels.
            #[must_use]
            pub fn to_json(&self) -> crate::runtime::value::Json {
                match self {
                    #(Self::#variants => crate::runtime::value::Json::from(#wires),)*
                    #unknown
                }
            }
        }
        impl Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.to_json().serialize(serializer)
            }
        }
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = crate::runtime::value::Json::deserialize(deserializer)?;
                #(if json == #wires { return Ok(Self::#variants); })*
                #fallback
            }
        }
    }
}

fn constant(value: &serde_json::Value) -> TokenStream {
    match value {
        serde_json::Value::String(text) => quote! { #text },
        serde_json::Value::Bool(value) => quote! { #value },
        serde_json::Value::Number(number) if number.is_i64() => {
            let literal = Literal::i64_suffixed(number.as_i64().unwrap_or_default());
            quote! { #literal }
        }
        serde_json::Value::Number(number) => {
            let literal = Literal::f64_suffixed(number.as_f64().unwrap_or_default());
            quote! { #literal }
        }
        other => {
            let text = other.to_string();
            quote! { #text }
        }
    }
}
