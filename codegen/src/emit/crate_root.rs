//! Emits the root of the crate, and the beginning of each module's file.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doc_comments, readme, types::identifier};
use crate::ir::{Api, ModuleId, Operation, Part, TypeDef, TypeKind};

/// Emits the tokens of `src/lib.rs`.
pub(super) fn crate_root_tokens(api: &Api) -> TokenStream {
    let docs = doc_comments::inner_doc_lines(&readme::crate_docs(api));
    let modules = emit_child_modules(api, 0);
    let guide = emit_guide_module(api);
    let allow_foreign_names = has_foreign_names(api).then(|| {
        let reason = "the names come from the API's document";
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
    let allow_deprecated = doc_comments::has_deprecated(api).then(|| {
        let reason = "the crate reads and writes what the API's description deprecates";
        quote! { #![allow(deprecated, reason = #reason)] }
    });
    quote! {
        #docs

        #![forbid(unsafe_code)]
        #allow_foreign_names
        #allow_deprecated

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

/// Emits the module `guide`, with the guides of the runtime and the guides of the API in `src/guide/*.md`. `None` if
/// there are no guides of the API.
fn emit_guide_module(api: &Api) -> Option<TokenStream> {
    let file_paths = api.package.files.iter().map(|(path, _)| path);
    let mut page_names: Vec<&str> = file_paths
        .filter_map(|path| path.strip_prefix("src/guide/").and_then(|file| file.strip_suffix(".md")))
        .collect();
    page_names.sort_unstable();
    let page_modules: Vec<_> = page_names
        .into_iter()
        .map(|page| {
            let (name, file) = (identifier(page), format!("guide/{page}.md"));
            quote! {
                #[doc = include_str!(#file)]
                pub mod #name {}
            }
        })
        .collect();
    (!page_modules.is_empty()).then(|| {
        quote! {
            /// Guides for this API, and for using a client.
            #[cfg(feature = "reqwest")]
            pub mod guide {
                pub use crate::runtime::guide::*;
                #(#page_modules)*
            }
        }
    })
}

/// Returns whether any name in the crate contains non-ASCII characters. rustc warns about characters that are
/// confusable or uncommon, and about letters without case.
fn has_foreign_names(api: &Api) -> bool {
    let types_have_foreign_names = api.types.iter().any(|def| {
        let has_non_ascii_names = match &def.kind {
            TypeKind::Struct(record) => record.fields.iter().any(|field| !field.name.is_ascii()),
            TypeKind::Enum(values) => values.variants.iter().any(|variant| !variant.name.is_ascii()),
            TypeKind::Union(union) => union.cases.iter().any(|case| !case.name.is_ascii()),
            TypeKind::Choice(cases) => cases.iter().any(|case| !case.name.is_ascii()),
            TypeKind::Newtype(_) | TypeKind::Alias(_) => false,
        };
        has_non_ascii_names || !def.name.is_ascii()
    });
    let operations_have_foreign_names = api.operations.iter().any(|operation| {
        let headers = operation.code.headers.iter().map(|header| &header.name);
        let mut item_names =
            operation.params.iter().map(|param| &param.name).chain(headers).chain([&operation.code.request]);
        item_names.any(|name| !name.is_ascii())
    });
    let modules_have_foreign_names = api.modules.iter().flat_map(|module| &module.path).any(|name| !name.is_ascii());
    types_have_foreign_names || operations_have_foreign_names || modules_have_foreign_names
}

/// Emits the beginning of a module's file: documentation, imports and submodules.
pub(super) fn module_header(api: &Api, module: ModuleId, types: &[&TypeDef], operations: &[&Operation]) -> TokenStream {
    let current_module = &api.modules[module];
    let module_doc = current_module
        .doc
        .clone()
        .unwrap_or_else(|| format!("`{}`.", current_module.path.join("::").replace("r#", "")));
    let docs = doc_comments::inner_doc_lines(&module_doc);
    let serde = emit_serde_import(types);
    let modules = emit_child_modules(api, module);
    let part_declarations = api.parts.iter().filter(|part| part.module == module).map(emit_part_declaration);
    let has_undocumented = types.iter().any(|def| doc_comments::is_undocumented(def))
        || operations.iter().any(|operation| doc_comments::is_undocumented_operation(api, operation));
    let allow_attribute = has_undocumented.then(emit_allow_missing_docs);
    quote! { #docs #allow_attribute #serde #modules #(#part_declarations)* }
}

/// Emits the beginning of the file of a part, which contains types of a module that only some features need.
pub(super) fn part_header(part: &Part, types: &[&TypeDef]) -> TokenStream {
    let feature_phrase = match part.features.as_slice() {
        [only_feature] => format!("the feature `{only_feature}`"),
        features => format!("{} features", features.len()),
    };
    let docs = doc_comments::inner_doc_lines(&format!("Types for {feature_phrase}."));
    let allow_attribute = types.iter().any(|def| doc_comments::is_undocumented(def)).then(emit_allow_missing_docs);
    let serde = emit_serde_import(types);
    quote! { #docs #allow_attribute #serde }
}

/// Emits the declaration of a part (separate file) of a module, and the re-export of the types in the part.
fn emit_part_declaration(part: &Part) -> TokenStream {
    let (name, features) = (identifier(&part.name), &part.features);
    let cfg_condition = match features.as_slice() {
        [only_feature] => quote! { feature = #only_feature },
        features => quote! { any(#(feature = #features),*) },
    };
    quote! {
        #[cfg(#cfg_condition)]
        mod #name;
        #[cfg(#cfg_condition)]
        pub use self::#name::*;
    }
}

/// Emits the import of serde's traits. `None` if no type in the file implements them.
fn emit_serde_import(types: &[&TypeDef]) -> Option<TokenStream> {
    let implements_serde = |def: &&TypeDef| !matches!(def.kind, TypeKind::Alias(_) | TypeKind::Choice(_));
    types.iter().any(implements_serde).then(|| quote! { use ::serde::{Deserialize, Serialize}; })
}

/// Emits the attribute that allows items without documentation.
fn emit_allow_missing_docs() -> TokenStream {
    let reason = "the API's description does not describe some of these";
    quote! { #![allow(missing_docs, reason = #reason)] }
}

/// Emits the declarations of the direct submodules of a module.
fn emit_child_modules(api: &Api, module: ModuleId) -> TokenStream {
    let parent_path = &api.modules[module].path;
    let mut children: Vec<_> = api
        .modules
        .iter()
        .filter(|child| child.path.len() == parent_path.len() + 1 && child.path.starts_with(parent_path))
        .collect();
    children.sort_by(|a, b| a.path.cmp(&b.path));
    let children = children.into_iter().map(|child| {
        let name = identifier(child.path.last().expect("a child module has a name"));
        let feature = child.feature.as_ref().map(|feature| quote! { #[cfg(feature = #feature)] });
        quote! { #feature pub mod #name; }
    });
    quote! { #(#children)* }
}
