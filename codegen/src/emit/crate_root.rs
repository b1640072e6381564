//! Emits the root file of the generated crate, and the first lines of the other source files.

use proc_macro2::TokenStream;
use quote::quote;

use super::{doc_comments, readme, types::identifier};
use crate::ir::{Api, ModuleId, Operation, Part, TypeDef, TypeKind};

/// Emits the content of `src/lib.rs`.
pub(super) fn emit_crate_root(api: &Api) -> TokenStream {
    let docs = doc_comments::format_inner_doc_lines(&readme::render_crate_docs(api));
    let child_modules = emit_child_modules(api, 0);
    let guide_module = emit_guide_module(api);
    let allow_non_ascii_names = has_non_ascii_names(api).then(|| {
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
    let allow_deprecated = doc_comments::has_deprecated_items(api).then(|| {
        let reason = "the crate reads and writes what the API's description deprecates";
        quote! { #![allow(deprecated, reason = #reason)] }
    });
    quote! {
        #docs

        #![forbid(unsafe_code)]
        #allow_non_ascii_names
        #allow_deprecated

        mod api;
        pub mod runtime;
        #child_modules

        #guide_module

        pub use api::API;
        pub use runtime::*;

        #[cfg(doctest)]
        #[doc = include_str!("../README.md")]
        struct Readme;
    }
}

/// Emits the module `guide`, which contains the guides of the runtime and the guides of the API (`src/guide/*.md`).
/// `None` if the API has no guides.
fn emit_guide_module(api: &Api) -> Option<TokenStream> {
    let file_paths = api.package.files.iter().map(|(path, _)| path);
    let mut page_names: Vec<&str> = file_paths
        .filter_map(|path| path.strip_prefix("src/guide/").and_then(|file| file.strip_suffix(".md")))
        .collect();
    page_names.sort_unstable();
    let page_modules: Vec<_> = page_names
        .into_iter()
        .map(|page| {
            let (name, file_path) = (identifier(page), format!("guide/{page}.md"));
            quote! {
                #[doc = include_str!(#file_path)]
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

/// Returns whether any name in the generated crate contains non-ASCII characters. rustc warns about names whose
/// characters are confusable, are uncommon, or do not have a letter case.
fn has_non_ascii_names(api: &Api) -> bool {
    let types_have_non_ascii_names = api.types.iter().any(|def| {
        let members_have_non_ascii_names = match &def.kind {
            TypeKind::Struct(record) => record.fields.iter().any(|field| !field.name.is_ascii()),
            TypeKind::Enum(values) => values.variants.iter().any(|variant| !variant.name.is_ascii()),
            TypeKind::Union(union) => union.cases.iter().any(|case| !case.name.is_ascii()),
            TypeKind::Choice(cases) => cases.iter().any(|case| !case.name.is_ascii()),
            TypeKind::Newtype(_) | TypeKind::Alias(_) => false,
        };
        members_have_non_ascii_names || !def.name.is_ascii()
    });
    let operations_have_non_ascii_names = api.operations.iter().any(|operation| {
        let headers = operation.code.headers.iter().map(|header| &header.name);
        let mut item_names =
            operation.params.iter().map(|param| &param.name).chain(headers).chain([&operation.code.request]);
        item_names.any(|name| !name.is_ascii())
    });
    let modules_have_non_ascii_names = api.modules.iter().flat_map(|module| &module.path).any(|name| !name.is_ascii());
    types_have_non_ascii_names || operations_have_non_ascii_names || modules_have_non_ascii_names
}

/// Emits the first lines of a module's file: the documentation, the imports and the declarations of submodules.
pub(super) fn emit_module_header(
    api: &Api,
    module: ModuleId,
    types: &[&TypeDef],
    operations: &[&Operation],
) -> TokenStream {
    let current_module = &api.modules[module];
    let module_doc = current_module
        .doc
        .clone()
        .unwrap_or_else(|| format!("`{}`.", current_module.path.join("::").replace("r#", "")));
    let docs = doc_comments::format_inner_doc_lines(&module_doc);
    let serde_import = emit_serde_import(types);
    let child_modules = emit_child_modules(api, module);
    let part_declarations = api.parts.iter().filter(|part| part.module == module).map(emit_part_declaration);
    let has_undocumented = types.iter().any(|def| doc_comments::has_undocumented_items(def))
        || operations.iter().any(|operation| doc_comments::has_undocumented_setter(api, operation));
    let allow_attribute = has_undocumented.then(emit_allow_missing_docs);
    quote! { #docs #allow_attribute #serde_import #child_modules #(#part_declarations)* }
}

/// Emits the first lines of the file of a part. A part is a separate file of a module for types that only some features
/// need.
pub(super) fn emit_part_file_header(part: &Part, types: &[&TypeDef]) -> TokenStream {
    let feature_phrase = match part.features.as_slice() {
        [only_feature] => format!("the feature `{only_feature}`"),
        features => format!("{} features", features.len()),
    };
    let docs = doc_comments::format_inner_doc_lines(&format!("Types for {feature_phrase}."));
    let allow_attribute =
        types.iter().any(|def| doc_comments::has_undocumented_items(def)).then(emit_allow_missing_docs);
    let serde_import = emit_serde_import(types);
    quote! { #docs #allow_attribute #serde_import }
}

/// Emits the declaration of a part, which is a separate file of a module, and the re-export of its types.
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

/// Emits the import of serde's traits. `None` if no type in the file implements these traits.
fn emit_serde_import(types: &[&TypeDef]) -> Option<TokenStream> {
    let implements_serde = |def: &&TypeDef| !matches!(def.kind, TypeKind::Alias(_) | TypeKind::Choice(_));
    types.iter().any(implements_serde).then(|| quote! { use ::serde::{Deserialize, Serialize}; })
}

/// Emits the attribute that allows items without documentation comments.
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
