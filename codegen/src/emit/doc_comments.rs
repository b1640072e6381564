//! Emits documentation comments and attributes about deprecation.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    code::{Attributes, CodePosition},
    operations::list_settable_members,
    types::text_literal,
};
use crate::{
    documentation,
    ir::{Api, BodyCode, Operation, Param, TypeDef, TypeKind},
};

/// Formats `text` as documentation comment lines (`///`) with the indentation of `position`.
pub(super) fn format_doc_lines(position: CodePosition, text: &str) -> Attributes {
    let mut docs = Attributes::default();
    append_docs(&mut docs, position, text);
    docs
}

/// Formats `text` as inner documentation attributes (`#![doc = …]`), which are printed as `//!` lines.
pub(super) fn format_inner_doc_lines(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#![doc = #lines])* }
}

/// Emits the documentation comment of a type, and the attribute `#[deprecated = …]` if the type is deprecated.
pub(super) fn emit_type_docs(def: &TypeDef) -> Attributes {
    emit_docs_with_deprecation(CodePosition::Item, &def.doc, def.deprecated.as_deref())
}

/// Emits a documentation comment with the text `doc`, and the attribute `#[deprecated = …]` with the note `deprecated`.
/// Emits only the comment if `deprecated` is `None`.
pub(super) fn emit_docs_with_deprecation(position: CodePosition, doc: &str, deprecated: Option<&str>) -> Attributes {
    let mut docs = format_doc_lines(position, doc);
    add_deprecation(&mut docs, position, deprecated);
    docs
}

/// Appends the attribute `#[deprecated = …]` with the note `deprecated` to `docs`. Does not change `docs` if the note
/// is `None`.
pub(super) fn add_deprecation(docs: &mut Attributes, position: CodePosition, deprecated: Option<&str>) {
    if let Some(note) = deprecated {
        docs.0.extend([position.indent(), "#[deprecated = ", &text_literal(note), "]\n"]);
    }
}

/// Returns whether a type, one of its fields or one of its variants has no documentation, because the document does not
/// describe it.
pub(super) fn has_undocumented_items(def: &TypeDef) -> bool {
    def.doc.is_empty()
        || match &def.kind {
            TypeKind::Struct(record) => record.fields.iter().any(|field| field.doc.is_empty()),
            TypeKind::Choice(cases) => cases.iter().any(|case| case.doc.is_empty()),
            TypeKind::Enum(_) | TypeKind::Union(_) | TypeKind::Newtype(_) | TypeKind::Alias(_) => false,
        }
}

/// Returns whether any setter of a request struct has no documentation.
pub(super) fn has_undocumented_setter(api: &Api, operation: &Operation) -> bool {
    let is_setter_undocumented =
        |param: &Param| !param.required && documentation::document_param(api, param).is_empty();
    let mut body_members =
        operation.code.body.iter().flat_map(|body| list_settable_members(Emitter { api, module: 0, part: None }, body));
    operation.params.iter().any(is_setter_undocumented) || body_members.any(|field| field.doc.is_empty())
}

/// Returns whether any item of the generated crate is deprecated.
pub(super) fn has_deprecated_items(api: &Api) -> bool {
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

/// Appends `text` to `docs` as documentation comment lines (`///`).
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
