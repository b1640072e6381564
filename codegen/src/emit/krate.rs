//! The crate's root and the heads of its modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, readme, types::ident};
use crate::ir::{Api, ModuleId, Operation, TypeDef, TypeKind};

/// `src/lib.rs`.
pub(super) fn tokens(api: &Api) -> TokenStream {
    let docs = docs::inner(&readme::crate_docs(api));
    let modules = children(api, 0);
    quote! {
        #docs

        #![forbid(unsafe_code)]

        mod api;
        pub mod runtime;
        #modules

        pub use api::API;
        pub use runtime::*;

        #[cfg(doctest)]
        #[doc = include_str!("../README.md")]
        struct Readme;
    }
}

/// What a module's file begins with: its documentation, what it imports, the modules in it.
pub(super) fn module_header(
    api: &Api,
    module: ModuleId,
    types: &[&TypeDef],
    _operations: &[&Operation],
) -> TokenStream {
    let this = &api.modules[module];
    let text = this.doc.clone().unwrap_or_else(|| format!("`{}`.", this.path.join("::").replace("r#", "")));
    let docs = docs::inner(&text);
    let derived = |def: &&TypeDef| !matches!(def.kind, TypeKind::Alias(_) | TypeKind::Choice(_));
    let serde = types.iter().any(derived).then(|| quote! { use ::serde::{Deserialize, Serialize}; });
    let modules = children(api, module);
    quote! { #docs #serde #modules }
}

fn children(api: &Api, module: ModuleId) -> TokenStream {
    let parent = &api.modules[module].path;
    let mut children: Vec<_> = api
        .modules
        .iter()
        .filter(|child| child.path.len() == parent.len() + 1 && child.path.starts_with(parent))
        .collect();
    children.sort_by(|a, b| a.path.cmp(&b.path));
    let children = children.into_iter().map(|child| {
        let name = ident(child.path.last().expect("a child has a name"));
        let feature = child.feature.as_ref().map(|feature| quote! { #[cfg(feature = #feature)] });
        quote! { #feature pub mod #name; }
    });
    quote! { #(#children)* }
}
