//! The crate's root and the heads of its modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, readme, types::ident};
use crate::ir::{Api, ModuleId, Operation, TypeDef, TypeKind};

/// `src/lib.rs`.
pub(super) fn tokens(api: &Api) -> TokenStream {
    let docs = docs::inner(&readme::crate_docs(api));
    let modules = children(api, 0);
    let guide = guide(api);
    let foreign = has_foreign_names(api).then(|| {
        let reason = "the names are those of the API's description";
        quote! {
            #![allow(
                confusable_idents,
                mixed_script_confusables,
                non_camel_case_types,
                non_snake_case,
                uncommon_codepoints,
                reason = #reason
            )]
        }
    });
    let deprecated = docs::has_deprecated(api).then(|| {
        let reason = "the crate reads and writes what the API's description deprecates";
        quote! { #![allow(deprecated, reason = #reason)] }
    });
    quote! {
        #docs

        #![forbid(unsafe_code)]
        #foreign
        #deprecated

        mod api;
        pub mod runtime;
        #modules

        #guide

        pub use api::API;
        pub use runtime::*;

        #[cfg(doctest)]
        #[doc = include_str!("../README.md")]
        struct Readme;
    }
}

/// Returns the module `guide`, if the crate has pages of its own beside those of the runtime: `src/guide/*.md`.
fn guide(api: &Api) -> Option<TokenStream> {
    let files = api.package.files.iter().map(|(path, _)| path);
    let mut pages: Vec<&str> =
        files.filter_map(|path| path.strip_prefix("src/guide/").and_then(|file| file.strip_suffix(".md"))).collect();
    pages.sort_unstable();
    let pages: Vec<_> = pages
        .into_iter()
        .map(|page| {
            let (name, file) = (ident(page), format!("guide/{page}.md"));
            quote! {
                #[doc = include_str!(#file)]
                pub mod #name {}
            }
        })
        .collect();
    (!pages.is_empty()).then(|| {
        quote! {
            /// Pages to read: about this API, and about clients in general.
            #[cfg(feature = "reqwest")]
            pub mod guide {
                pub use crate::runtime::guide::*;
                #(#pages)*
            }
        }
    })
}

/// Whether a name has letters beyond ASCII. rustc warns of those that look like others, are rare, or have no case.
fn has_foreign_names(api: &Api) -> bool {
    let in_types = api.types.iter().any(|def| {
        let within = match &def.kind {
            TypeKind::Struct(record) => record.fields.iter().any(|field| !field.name.is_ascii()),
            TypeKind::Enum(values) => values.variants.iter().any(|variant| !variant.name.is_ascii()),
            TypeKind::Union(union) => union.cases.iter().any(|case| !case.name.is_ascii()),
            TypeKind::Choice(cases) => cases.iter().any(|case| !case.name.is_ascii()),
            TypeKind::Newtype(_) | TypeKind::Alias(_) => false,
        };
        within || !def.name.is_ascii()
    });
    let in_operations = api.operations.iter().any(|operation| {
        let headers = operation.code.headers.iter().map(|header| &header.name);
        let mut names =
            operation.params.iter().map(|param| &param.name).chain(headers).chain([&operation.code.request]);
        names.any(|name| !name.is_ascii())
    });
    let in_modules = api.modules.iter().flat_map(|module| &module.path).any(|name| !name.is_ascii());
    in_types || in_operations || in_modules
}

/// What a module's file begins with: its documentation, what it imports, the modules in it.
pub(super) fn module_header(api: &Api, module: ModuleId, types: &[&TypeDef], operations: &[&Operation]) -> TokenStream {
    let this = &api.modules[module];
    let text = this.doc.clone().unwrap_or_else(|| format!("`{}`.", this.path.join("::").replace("r#", "")));
    let docs = docs::inner(&text);
    let derived = |def: &&TypeDef| !matches!(def.kind, TypeKind::Alias(_) | TypeKind::Choice(_));
    let serde = types.iter().any(derived).then(|| quote! { use ::serde::{Deserialize, Serialize}; });
    let modules = children(api, module);
    let is_silent = types.iter().any(|def| docs::is_silent(def))
        || operations.iter().any(|operation| docs::is_silent_operation(api, operation));
    let silent = is_silent.then(|| {
        let reason = "the API's description says nothing of some of these";
        quote! { #![allow(missing_docs, reason = #reason)] }
    });
    quote! { #docs #silent #serde #modules }
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
