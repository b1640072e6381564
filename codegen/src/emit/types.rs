//! Types where they are used.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::Emitter;
use crate::ir::{Api, ModuleId, Primitive, Type, TypeId, TypeKind};

/// An identifier, raw ones included.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The path of a module from the crate's root: `crate::batch::v1`.
pub(super) fn module_path(api: &Api, module: ModuleId) -> TokenStream {
    let parts = api.modules[module].path.iter().map(|part| ident(part));
    quote! { crate #(::#parts)* }
}

impl<'a> Emitter<'a> {
    /// A type of the crate, by the shortest path that is right here.
    pub(super) fn named(self, id: TypeId) -> TokenStream {
        let def = self.api.ty(id);
        let name = ident(&def.name);
        if def.module == self.module {
            quote! { #name }
        } else {
            let module = module_path(self.api, def.module);
            quote! { #module::#name }
        }
    }

    /// Any type.
    pub(super) fn ty(self, ty: &Type) -> TokenStream {
        match ty {
            Type::Named(id) => self.named(*id),
            Type::Primitive(primitive) => self::primitive(*primitive),
            Type::List(inner) => {
                let inner = self.ty(inner);
                quote! { Vec<#inner> }
            }
            Type::Map(inner) => {
                let inner = self.ty(inner);
                quote! { ::std::collections::BTreeMap<String, #inner> }
            }
            Type::Nullable(inner) => {
                let inner = self.ty(inner);
                quote! { Option<#inner> }
            }
            Type::Json => quote! { crate::runtime::value::Json },
            Type::Unit => quote! { () },
        }
    }

    /// The type behind aliases.
    pub(super) fn resolved<'b>(self, ty: &'b Type) -> &'b Type
    where
        'a: 'b,
    {
        resolve(self.api, ty)
    }

    /// Whether values of the type are `Copy`.
    pub(super) fn is_copy(self, ty: &Type) -> bool {
        match self.resolved(ty) {
            Type::Primitive(primitive) => !matches!(
                primitive,
                Primitive::Number
                    | Primitive::String
                    | Primitive::Secret
                    | Primitive::Base64
                    | Primitive::Binary
                    | Primitive::IntOrString
            ),
            Type::Named(id) => match &self.api.ty(*id).kind {
                TypeKind::Enum(values) => match values.repr {
                    Type::Primitive(Primitive::String) => !values.open,
                    Type::Primitive(_) => true,
                    _ => false,
                },
                _ => false,
            },
            _ => false,
        }
    }
}

/// The type behind aliases.
pub(super) fn resolve<'a>(api: &'a Api, ty: &'a Type) -> &'a Type {
    let mut ty = ty;
    // An alias never leads back to itself: lowering ends such cycles.
    while let Type::Named(id) = ty
        && let TypeKind::Alias(inner) = &api.ty(*id).kind
    {
        ty = inner;
    }
    ty
}

fn primitive(primitive: Primitive) -> TokenStream {
    match primitive {
        Primitive::Bool => quote! { bool },
        Primitive::I8 => quote! { i8 },
        Primitive::I16 => quote! { i16 },
        Primitive::I32 => quote! { i32 },
        Primitive::I64 => quote! { i64 },
        Primitive::U8 => quote! { u8 },
        Primitive::U16 => quote! { u16 },
        Primitive::U32 => quote! { u32 },
        Primitive::U64 => quote! { u64 },
        Primitive::Number => quote! { ::serde_json::Number },
        Primitive::F32 => quote! { f32 },
        Primitive::F64 => quote! { f64 },
        Primitive::String => quote! { String },
        Primitive::DateTime => quote! { ::jiff::Timestamp },
        Primitive::Date => quote! { ::jiff::civil::Date },
        Primitive::Time => quote! { ::jiff::civil::Time },
        Primitive::Secret => quote! { crate::runtime::value::Secret },
        Primitive::Base64 => quote! { crate::runtime::value::Base64 },
        Primitive::Binary => quote! { crate::runtime::value::Binary },
        Primitive::IntOrString => quote! { crate::runtime::value::IntOrString },
    }
}

/// How a caller gives a value: what is convenient to write, and the expression that makes the value of it.
pub(super) struct Argument {
    /// The argument's type.
    pub(super) ty: TokenStream,
    /// The value, from the argument's name.
    pub(super) value: TokenStream,
}

impl Emitter<'_> {
    /// An argument for a value of this type.
    pub(super) fn argument(self, name: &Ident, ty: &Type, boxed: bool) -> Argument {
        let full = self.ty(ty);
        let into = match self.resolved(ty) {
            Type::Primitive(
                Primitive::String | Primitive::Secret | Primitive::Binary | Primitive::Base64 | Primitive::IntOrString,
            )
            | Type::List(_)
            | Type::Json => true,
            Type::Named(id) => {
                matches!(&self.api.ty(*id).kind, TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Choice(_))
            }
            _ => false,
        };
        let value = if into {
            quote! { #name.into() }
        } else {
            quote! { #name }
        };
        let value = if boxed {
            quote! { Box::new(#value) }
        } else {
            value
        };
        Argument {
            ty: if into {
                quote! { impl Into<#full> }
            } else {
                full
            },
            value,
        }
    }
}

/// `name: value` in a struct expression, short where both are the same.
pub(super) fn init(name: &Ident, value: &TokenStream) -> TokenStream {
    if *name == value.to_string() {
        quote! { #name }
    } else {
        quote! { #name: #value }
    }
}
