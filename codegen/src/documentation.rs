//! Generates documentation sentences from parts of an OpenAPI document that are not descriptions: defaults, bounds,
//! examples and links. The sentences are Markdown without unsafe markup.

use std::borrow::Cow;

use crate::{
    ir::{AdditionalProperties, Api, Bounds, ExternalDocs, Format, Json, Param, ParameterLocation, Schema},
    markdown::{code_span, escape_line, link_url, sanitize, strip_markup},
};

/// The note of the `#[deprecated]` attribute for items that the document marks as deprecated.
pub(crate) const DEPRECATED: &str = "the API's description marks it as deprecated";

/// The maximum length in bytes of an example. Longer examples are left out of the documentation.
const MAX_EXAMPLE_LENGTH: usize = 120;

/// The maximum length in bytes of a description, default or pattern of a schema. Longer text is shortened, since the
/// text is repeated at each use of the schema.
const MAX_SCHEMA_TEXT_LENGTH: usize = 4000;

/// Returns the documentation sentences for a schema, without its description: one sentence each for the default, the
/// bounds, the format, `readOnly`, the example and so on. For example, "Default: `10`."
pub(crate) fn format_schema_sentences(schema: &Schema) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(default) = &schema.default {
        sentences.push(format!("Default: {}.", code_span(&shorten_text(&default.to_string()))));
    }
    sentences.extend(format_bounds_sentence(&schema.bounds));
    if let Some(format) =
        schema.format.as_deref().filter(|name| Format::find_by_name(name).is_none_or(|format| !format.is_evident))
    {
        sentences.push(format!("Format: {}.", code_span(format)));
    }
    if schema.read_only {
        sentences.push("Read-only: the server sets it.".to_owned());
    }
    if schema.write_only {
        sentences.push("Write-only: the server does not send it back.".to_owned());
    }
    if let Some(external_docs) = &schema.external_docs {
        sentences.push(link_external_docs(external_docs));
    }
    if matches!(schema.additional, AdditionalProperties::Schema(_)) && !schema.properties.is_empty() {
        sentences.push("Accepts undeclared members.".to_owned());
    }
    sentences.extend(schema.example.as_ref().and_then(format_example_sentence));
    sentences
}

/// Returns a sentence such as "Example: `10`." `None` if the example is `null`, or is longer than
/// [`MAX_EXAMPLE_LENGTH`].
fn format_example_sentence(example: &Json) -> Option<String> {
    let json_text = example.as_str();
    (json_text.len() <= MAX_EXAMPLE_LENGTH && json_text != "null")
        .then(|| format!("Example: {}.", code_span(json_text)))
}

/// Returns a sentence with a link, such as "See [the guide](https://example.com)." A URL that is not suitable for a
/// link is shown as code.
pub(crate) fn link_external_docs(docs: &ExternalDocs) -> String {
    let description = escape_line(&strip_markup(docs.description.as_deref().unwrap_or_default()));
    let description = description.trim_end_matches('.');
    match (link_url(&docs.url), description) {
        (Some(url), "") => format!("See <{url}>."),
        (Some(url), description) => format!("See [{description}]({url})."),
        (None, "") => format!("See {}.", code_span(&docs.url)),
        (None, description) => format!("See {description} ({}).", code_span(&docs.url)),
    }
}

/// Returns a sentence that lists the bounds, such as "Allowed: at least 1, at most 5." `None` if there are no bounds.
fn format_bounds_sentence(bounds: &Bounds) -> Option<String> {
    let mut bound_phrases = Vec::new();
    if let Some(minimum) = &bounds.minimum {
        bound_phrases.push(format!("{} {minimum}", if bounds.exclusive_minimum { "more than" } else { "at least" }));
    }
    if let Some(maximum) = &bounds.maximum {
        bound_phrases.push(format!("{} {maximum}", if bounds.exclusive_maximum { "less than" } else { "at most" }));
    }
    if let Some(step) = &bounds.multiple_of {
        bound_phrases.push(format!("a multiple of {step}"));
    }
    for (min_count, max_count, unit) in [
        (bounds.min_length, bounds.max_length, "characters"),
        (bounds.min_items, bounds.max_items, "items"),
        (bounds.min_properties, bounds.max_properties, "members"),
    ] {
        match (min_count.filter(|min_count| *min_count > 0), max_count) {
            (Some(min_count), Some(max_count)) => bound_phrases.push(format!("{min_count} to {max_count} {unit}")),
            (Some(min_count), None) => bound_phrases.push(format!("at least {min_count} {unit}")),
            (None, Some(max_count)) => bound_phrases.push(format!("at most {max_count} {unit}")),
            (None, None) => {}
        }
    }
    if bounds.unique_items {
        bound_phrases.push("unique items".to_owned());
    }
    if let Some(pattern) = &bounds.pattern {
        bound_phrases.push(format!("matches {}", code_span(&shorten_text(pattern))));
    }
    (!bound_phrases.is_empty()).then(|| format!("Allowed: {}.", bound_phrases.join(", ")))
}

/// Returns the documentation of a parameter as Markdown. Empty if the document does not describe the parameter.
pub(crate) fn document_param(api: &Api, param: &Param) -> String {
    let schema = api.schema(param.schema.schema);
    let description = match (&param.description, schema.effective_description(&api.schemas)) {
        (Some(description), _) => sanitize(description),
        (None, schema_description) => sanitize(&shorten_text(schema_description.unwrap_or_default())),
    };
    let location_sentence = match param.location {
        ParameterLocation::Path | ParameterLocation::Query => None,
        ParameterLocation::QueryString => Some("Sent as the whole query.".to_owned()),
        ParameterLocation::Header => Some(format!("Sent in the header {}.", code_span(&param.wire_name))),
        ParameterLocation::Cookie => Some(format!("Sent in the cookie {}.", code_span(&param.wire_name))),
    };
    let first_example = param
        .examples
        .first()
        .filter(|_| schema.example.is_none())
        .and_then(|first_example| format_example_sentence(&first_example.value));
    join_paragraphs(
        [description].into_iter().chain(format_schema_sentences(schema)).chain(first_example).chain(location_sentence),
    )
}

/// Shortens `text` to at most [`MAX_SCHEMA_TEXT_LENGTH`] bytes, followed by `…`. The text is cut at the end of a line
/// or word. Shorter texts are returned unchanged.
pub(crate) fn shorten_text(text: &str) -> Cow<'_, str> {
    if text.len() <= MAX_SCHEMA_TEXT_LENGTH {
        return text.into();
    }
    let kept_text = &text[..crate::source::floor_char_boundary(text, MAX_SCHEMA_TEXT_LENGTH)];
    let last_word_end = kept_text.rfind('\n').or_else(|| kept_text.rfind(' ')).unwrap_or(kept_text.len());
    format!("{} …", kept_text[..last_word_end].trim_end()).into()
}

/// Formats a JSON value as inline code.
pub(crate) fn format_inline_code(value: &serde_json::Value) -> String {
    code_span(&value.to_string())
}

/// Joins the paragraphs that are not empty, with a blank line between two paragraphs.
pub(crate) fn join_paragraphs<T: AsRef<str>>(paragraphs: impl IntoIterator<Item = T>) -> String {
    let mut joined = String::new();
    for paragraph in paragraphs {
        let paragraph = paragraph.as_ref().trim();
        if paragraph.is_empty() {
            continue;
        }
        if !joined.is_empty() {
            joined.push_str("\n\n");
        }
        joined.push_str(paragraph);
    }
    joined
}
