//! Writes the documentation of the items of the generated crate. This runs in parallel after all items are named, since
//! documentation is most of the text of a crate, and no name depends on it.

use rayon::prelude::*;

use crate::{
    documentation,
    ir::{Field, Idempotency, Operation, ParameterLocation, Safeguard, Schema, TypeDef, TypeKind},
    markdown,
    names::{NameKind, to_identifier},
};

/// Writes the documentation of operations, and of the types that are created from schemas, with their fields.
pub(super) fn write_documentation(schemas: &[Schema], types: &mut [TypeDef], operations: &mut [Operation]) {
    types.par_iter_mut().for_each(|def| {
        if let Some(schema) = def.schema {
            def.doc = document_type(schemas, &schemas[schema.index()], &def.name);
        }
        if let TypeKind::Struct(struct_def) = &mut def.kind {
            for field in &mut struct_def.fields {
                field.doc = document_field(schemas, field);
            }
        }
    });
    operations.par_iter_mut().for_each(|operation| operation.code.doc = document_operation(operation));
}

/// Returns the documentation of the type that is created from `schema`. Empty if the document does not describe the
/// schema.
fn document_type(schemas: &[Schema], schema: &Schema, name: &str) -> String {
    let title = schema.title.as_deref();
    let title = title.filter(|title| !title.trim().is_empty() && schema.name.as_deref() != Some(title));
    let description = markdown::sanitize(schema.effective_description(schemas).unwrap_or_default());
    let lead_sentence = match (title, description.as_str()) {
        (Some(title), "") => markdown::sanitize_line(title),
        (_, "") => String::new(),
        (Some(title), description) if !description.starts_with(title) => {
            format!("{}\n\n{description}", markdown::sanitize_line(title))
        }
        (_, description) => description.to_owned(),
    };
    let declared_name = schema.name.as_ref().filter(|declared_name| declared_name.as_str() != name);
    let name_note =
        declared_name.map(|declared_name| format!("{} in the API's description.", markdown::code_span(declared_name)));
    documentation::join_paragraphs(
        [lead_sentence].into_iter().chain(documentation::format_schema_sentences(schema)).chain(name_note),
    )
}

/// Returns the documentation of a field. Empty if the document does not describe the member that the field represents.
fn document_field(schemas: &[Schema], field: &Field) -> String {
    let schema = &schemas[field.schema.schema.index()];
    let source_text = schema.effective_description(schemas).or(schema.title.as_deref()).unwrap_or_default();
    let has_own_description = field.schema.reference.is_none() && schema.description.is_some();
    let description = if has_own_description {
        markdown::sanitize(source_text)
    } else {
        markdown::sanitize(&documentation::shorten_text(source_text))
    };
    // True if the Rust name differs from the JSON name in more than case.
    let is_renamed = to_identifier(&field.wire_name, NameKind::Field) != field.name
        || field.wire_name.contains(|c: char| !is_word_char(c));
    let json_name_note = is_renamed.then(|| format!("{} in JSON.", markdown::code_span(&field.wire_name)));
    documentation::join_paragraphs(
        [description].into_iter().chain(documentation::format_schema_sentences(schema)).chain(json_name_note),
    )
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn document_operation(operation: &Operation) -> String {
    let summary = markdown::sanitize_line(operation.summary.as_deref().unwrap_or_default());
    let description = markdown::sanitize(operation.description.as_deref().unwrap_or_default());
    let lead_sentence = if description.starts_with(summary.trim_end_matches('.')) { String::new() } else { summary };
    let request_line = markdown::code_span(&format!("{} {}", operation.method.name(), operation.path));
    let docs_link = operation.external_docs.as_ref().map(documentation::link_external_docs);
    let callback_note = (!operation.callbacks.is_empty()).then(|| {
        let callback_names: Vec<_> = operation.callbacks.iter().map(|name| markdown::code_span(name)).collect();
        format!("Callbacks, which the server calls: {}.", callback_names.join(", "))
    });
    let retry_note = match &operation.code.idempotency {
        Idempotency::With(safeguards) => create_retry_sentence(safeguards),
        Idempotency::Always | Idempotency::Never => None,
    };
    let has_cookies = operation.params.iter().any(|param| param.location == ParameterLocation::Cookie);
    let cookie_note = has_cookies.then(|| "Some parameters are sent as cookies.".to_owned());
    let idempotency_key_note = operation.code.idempotency_key.as_deref().map(|header_name| {
        let header_name = markdown::code_span(header_name);
        format!(
            "Each call sends a new key in the header field {header_name}. All attempts of a call send the same key."
        )
    });
    let notes =
        retry_note.into_iter().chain(idempotency_key_note).chain(docs_link).chain(callback_note).chain(cookie_note);
    documentation::join_paragraphs([lead_sentence, description, format!("{request_line}.")].into_iter().chain(notes))
}

/// Returns a sentence with the names of the request members that make it safe to retry a call. `None` if there are no
/// such members.
fn create_retry_sentence(safeguards: &[Safeguard]) -> Option<String> {
    let mut member_names: Vec<String> =
        safeguards.iter().map(|safeguard| markdown::code_span(&safeguard.wire_name)).collect();
    member_names.dedup();
    let last_name = member_names.pop()?;
    let member_names =
        if member_names.is_empty() { last_name } else { format!("{} or {last_name}", member_names.join(", ")) };
    Some(format!("If no response to an attempt arrives, the call is only retried with {member_names}."))
}
