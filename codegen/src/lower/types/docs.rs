//! Documentation of what the crate has, as the document says it. Written when all is named, and on all cores: it is most of the
//! text of a crate, and no name depends on it.

use rayon::prelude::*;

use super::text;
use crate::ir::{Field, Location, Operation, Repeat, Safeguard, Schema, TypeDef, TypeKind};
use crate::markdown;

/// Documents types that are made from a schema, their members, and operations.
pub(super) fn write(schemas: &[Schema], types: &mut [TypeDef], operations: &mut [Operation]) {
    types.par_iter_mut().for_each(|def| {
        if let Some(schema) = def.schema {
            def.doc = type_doc(&schemas[schema.index()]);
        }
        if let TypeKind::Struct(record) = &mut def.kind {
            for field in &mut record.fields {
                field.doc = field_doc(&schemas[field.schema.schema.index()], field);
            }
        }
    });
    operations.par_iter_mut().for_each(|operation| operation.code.doc = operation_doc(operation));
}

fn type_doc(schema: &Schema) -> String {
    let title = schema.title.as_deref();
    let title = title.filter(|title| !title.trim().is_empty() && schema.name.as_deref() != Some(title));
    let description = markdown::sanitize(schema.description.as_deref().unwrap_or_default());
    let lead = match (title, description.as_str()) {
        (Some(title), "") => markdown::sanitize_line(title),
        (_, "") => match &schema.name {
            Some(name) => format!("The schema {}.", markdown::code_span(name)),
            None => format!("Inline schema at {}.", markdown::code_span(&schema.location)),
        },
        (Some(title), description) if !description.starts_with(title) => {
            format!("{}\n\n{description}", markdown::sanitize_line(title))
        }
        (_, description) => description.to_owned(),
    };
    let name = schema
        .name
        .as_ref()
        .filter(|name| name.contains('.'))
        .map(|name| format!("{} in the API.", markdown::code_span(name)));
    text::paragraphs([lead].into_iter().chain(text::facts(schema)).chain(name))
}

fn field_doc(schema: &Schema, field: &Field) -> String {
    let description = markdown::sanitize(schema.description.as_deref().or(schema.title.as_deref()).unwrap_or_default());
    let description = match description.as_str() {
        "" => format!("The member {}.", markdown::code_span(&field.wire)),
        _ => description,
    };
    text::paragraphs([description].into_iter().chain(text::facts(schema)))
}

fn operation_doc(operation: &Operation) -> String {
    let summary = markdown::sanitize_line(operation.summary.as_deref().unwrap_or_default());
    let description = markdown::sanitize(operation.description.as_deref().unwrap_or_default());
    let lead = if summary.is_empty() && description.is_empty() {
        format!("The operation {}.", markdown::code_span(&operation.id))
    } else if description.starts_with(summary.trim_end_matches('.')) {
        String::new()
    } else {
        summary
    };
    let call = markdown::code_span(&format!("{} {}", operation.method.name(), operation.path));
    let docs = operation.external_docs.as_ref().map(text::external_docs);
    let callbacks = (!operation.callbacks.is_empty()).then(|| {
        let names: Vec<_> = operation.callbacks.iter().map(|name| markdown::code_span(name)).collect();
        format!("Callbacks ({}) are not generated: they are calls that the server makes.", names.join(", "))
    });
    let repeat = match &operation.code.repeat {
        Repeat::With(safeguards) => repeat_doc(safeguards),
        Repeat::Always | Repeat::Never => None,
    };
    let cookies = operation.params.iter().any(|param| param.location == Location::Cookie);
    let cookies = cookies.then(|| "Some parameters travel in cookies.".to_owned());
    let notes = repeat.into_iter().chain(docs).chain(callbacks).chain(cookies);
    text::paragraphs([lead, description, format!("{call}.")].into_iter().chain(notes))
}

/// What must be given for a call to be sent again whose answer was lost.
fn repeat_doc(safeguards: &[Safeguard]) -> Option<String> {
    let mut names: Vec<String> = safeguards.iter().map(|safeguard| markdown::code_span(&safeguard.wire)).collect();
    names.dedup();
    let last = names.pop()?;
    let names = if names.is_empty() { last } else { format!("{} or {last}", names.join(", ")) };
    Some(format!(
        "Where an attempt may have been done although its answer was lost, it is sent again only with {names}."
    ))
}
