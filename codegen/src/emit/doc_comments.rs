//! Emits documentation comments and deprecation attributes.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    code::{Attributes, CodePosition},
    operations::settable_members,
    types::text_literal,
};
use crate::{
    documentation,
    ir::{Api, BodyCode, Operation, Param, TypeDef, TypeKind},
};

/// Formats `text` as `///` lines with the indentation of `position`.
pub(super) fn doc_lines(position: CodePosition, text: &str) -> Attributes {
    let mut docs = Attributes::default();
    append_docs(&mut docs, position, text);
    docs
}

/// Formats `text` as inner documentation attributes (`#![doc = …]`), which are printed as `//!` lines.
pub(super) fn inner_doc_lines(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#![doc = #lines])* }
}

/// Emits the documentation and the deprecation of a type as attributes.
pub(super) fn type_docs(def: &TypeDef) -> Attributes {
    with_deprecation(CodePosition::Item, &def.doc, def.deprecated.as_deref())
}

/// Emits attributes for documentation and deprecation. `deprecated` is the deprecation note, if any.
pub(super) fn with_deprecation(position: CodePosition, doc: &str, deprecated: Option<&str>) -> Attributes {
    let mut docs = doc_lines(position, doc);
    add_deprecation(&mut docs, position, deprecated);
    docs
}

/// Appends the attribute `#[deprecated = …]` with the note `deprecated`. Without a note, `docs` is not changed.
pub(super) fn add_deprecation(docs: &mut Attributes, position: CodePosition, deprecated: Option<&str>) {
    if let Some(note) = deprecated {
        docs.0.extend([position.indent(), "#[deprecated = ", &text_literal(note), "]\n"]);
    }
}

/// Returns whether a type, or one of its fields or variants, has no documentation, because the document does not
/// describe this type, field or variant.
pub(super) fn is_undocumented(def: &TypeDef) -> bool {
    def.doc.is_empty()
        || match &def.kind {
            TypeKind::Struct(record) => record.fields.iter().any(|field| field.doc.is_empty()),
            TypeKind::Choice(cases) => cases.iter().any(|case| case.doc.is_empty()),
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Newtype(_) | TypeKind::Alias(_) => false,
        }
}

/// Returns whether any setter of an operation has no documentation.
pub(super) fn is_undocumented_operation(api: &Api, operation: &Operation) -> bool {
    let has_no_docs = |param: &&Param| !param.required && documentation::document_param(api, param).is_empty();
    let mut body_members =
        operation.code.body.iter().flat_map(|body| settable_members(Emitter { api, module: 0, part: None }, body));
    operation.params.iter().any(|param| has_no_docs(&param)) || body_members.any(|field| field.doc.is_empty())
}

/// Returns whether any item of the crate is deprecated.
pub(super) fn has_deprecated(api: &Api) -> bool {
    let type_has_deprecation = |def: &TypeDef| {
        def.deprecated.is_some()
            || matches!(&def.kind, TypeKind::Struct(record) if record.fields.iter().any(|field| field.deprecated.is_some()))
    };
    let operation_has_deprecation = |operation: &Operation| {
        let mut part_headers = operation.code.body.iter().flat_map(BodyCode::settable_part_headers);
        operation.code.deprecated.is_some()
            || operation.params.iter().any(|param| param.deprecated)
            || part_headers.any(|header| header.deprecated)
    };
    api.types.iter().any(type_has_deprecation) || api.operations.iter().any(operation_has_deprecation)
}

/// Appends `text` to attributes as `///` lines.
pub(super) fn append_docs(docs: &mut Attributes, position: CodePosition, text: &str) {
    for line in text.lines() {
        docs.0.push_str(position.indent());
        docs.0.push_str("///");
        if !line.is_empty() {
            docs.0.push(' ');
            docs.0.push_str(line);
        }
        docs.0.truncate(docs.0.trim_end_matches(' ').len());
        docs.0.push('\n');
    }
}
