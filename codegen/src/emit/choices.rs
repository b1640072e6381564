//! Choices: what an operation takes or gives, by media type or status. The operation writes and reads them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emitter, checks, docs, types::ident};
use crate::ir::{ChoiceCase, Type, TypeDef};

pub(super) fn tokens(emitter: Emitter<'_>, def: &TypeDef, cases: &[ChoiceCase]) -> TokenStream {
    let (docs, name) = (docs::of(def), ident(&def.name));
    let variants = cases.iter().map(|case| {
        let (docs, name) = (docs::lines(&case.doc), ident(&case.name));
        match &case.ty {
            Type::Unit => quote! { #docs #name },
            ty => {
                let ty = emitter.ty(ty);
                quote! { #docs #name(#ty) }
            }
        }
    });
    let checks = checks::of_choice(emitter, def, cases);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* }
        #checks
    }
}
