//! Documentation attributes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::TypeDef;

/// `///` lines.
pub(super) fn lines(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#[doc = #lines])* }
}

/// `//!` lines.
pub(super) fn inner(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#![doc = #lines])* }
}

/// The documentation of a type, with its deprecation.
pub(super) fn of(def: &TypeDef) -> TokenStream {
    with_deprecation(&def.doc, def.deprecated.as_deref())
}

/// Documentation and deprecation. Deprecation is documented, not an attribute: what the API still sends and takes
/// would make the crate's own derives and its users' builds warn.
pub(super) fn with_deprecation(doc: &str, deprecated: Option<&str>) -> TokenStream {
    let docs = lines(doc);
    let note = deprecated.map(|reason| {
        let line = format!(" **Deprecated:** {reason}.");
        quote! { #[doc = ""] #[doc = #line] }
    });
    quote! { #docs #note }
}
