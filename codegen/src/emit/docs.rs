//! Documentation.

use proc_macro2::TokenStream;
use quote::quote;

use super::code::{Attributes, Place};
use crate::ir::TypeDef;

/// `///` lines.
pub(super) fn lines(place: Place, text: &str) -> Attributes {
    let mut docs = Attributes::default();
    append(&mut docs, place, text);
    docs
}

/// `//!` lines.
pub(super) fn inner(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#![doc = #lines])* }
}

/// The documentation of a type, with its deprecation.
pub(super) fn of(def: &TypeDef) -> Attributes {
    with_deprecation(Place::Item, &def.doc, def.deprecated.as_deref())
}

/// Documentation and deprecation. Deprecation is documented, not an attribute: what the API still sends and takes
/// would make the crate's own derives and its users' builds warn.
pub(super) fn with_deprecation(place: Place, doc: &str, deprecated: Option<&str>) -> Attributes {
    let mut docs = lines(place, doc);
    if let Some(reason) = deprecated {
        append(&mut docs, place, &format!("\n**Deprecated:** {reason}."));
    }
    docs
}

/// Adds `///` lines to attributes.
pub(super) fn append(docs: &mut Attributes, place: Place, text: &str) {
    for line in text.lines() {
        docs.0.push_str(place.indent());
        docs.0.push_str("///");
        if !line.is_empty() {
            docs.0.push(' ');
            docs.0.push_str(line);
        }
        docs.0.truncate(docs.0.trim_end_matches(' ').len());
        docs.0.push('\n');
    }
}
