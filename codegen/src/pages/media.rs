//! Determines the media types of a request body, and detects request bodies that a page mentions but does not describe
//! in a table.

use super::page::Page;
use crate::ir::{Method, ParameterLocation};

/// Returns the media types of the request body, as stated in the table row for the header field `Content-Type`.
/// Defaults to `multipart/form-data` for a form, and to `application/json` for any other body.
pub(super) fn request_media_types(page: &Page) -> Vec<String> {
    let default_type =
        if page.body.as_ref().is_some_and(|body| body.form) { "multipart/form-data" } else { "application/json" };
    let header_row = page.params.iter().find(|param| {
        param.location == ParameterLocation::Header && param.field.name.eq_ignore_ascii_case("content-type")
    });
    let Some(field) = header_row.map(|param| &param.field) else { return vec![default_type.to_owned()] };
    let is_patch = page.method.as_ref().is_some_and(|method| method.value == Method::Patch);
    let default_value = field.default.as_ref().map(|default| default.value.clone()).filter(|name| name.contains('/'));
    let mut media_types: Vec<String> = default_value.into_iter().collect();
    if media_types.is_empty() || is_patch {
        let listed_types = field.values.iter().map(|value| value.value.clone()).filter(|value| value.contains('/'));
        let types_in_text = field.text.iter().flat_map(|text| find_media_types(&text.value));
        for media_type in listed_types.chain(types_in_text) {
            if !media_types.iter().any(|known| known.eq_ignore_ascii_case(&media_type)) {
                media_types.push(media_type);
            }
        }
    }
    if media_types.is_empty() { vec![default_type.to_owned()] } else { media_types }
}

/// Finds the media types, such as `application/json`, that `text` mentions.
fn find_media_types(text: &str) -> impl Iterator<Item = String> {
    let type_prefixes = ["application/", "multipart/", "text/", "image/", "audio/", "video/"];
    let is_media_type_char = |c: char| c.is_ascii_alphanumeric() || "+-./_".contains(c);
    let words = text.split(move |c: char| !is_media_type_char(c)).map(|word| word.trim_matches(['.', '-', '/']));
    words
        .filter(move |word| type_prefixes.iter().any(|prefix| word.len() > prefix.len() && word.starts_with(prefix)))
        .map(str::to_owned)
}

/// Returns whether the page mentions a request body, or shows one in an example, but does not describe the body in a
/// table.
pub(super) fn has_undescribed_body(page: &Page) -> bool {
    let has_request_text = !page.request_text.is_empty() || page.references.request.is_some();
    let has_request = !page.request_examples.is_empty() || has_request_text;
    page.body.is_none()
        && match page.method.as_ref().map(|method| method.value) {
            Some(Method::Patch) => true,
            Some(Method::Post | Method::Put) => has_request,
            _ => false,
        }
}
