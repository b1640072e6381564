//! Media types of responses.

use http::header;

use super::super::operation::Response;

/// The media type of the body, without parameters; empty where the answer does not say. Compare it with [`is_media`].
#[must_use]
pub fn media(response: &Response) -> &str {
    let value = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    essence(value.unwrap_or_default())
}

fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}

/// Whether the body is of this media type or range (`text/*`); an answer that does not say is of every type.
#[must_use]
pub fn is_media(response: &Response, range: &str) -> bool {
    let media = media(response);
    let range = essence(range);
    if media.is_empty() || range == "*/*" || media.eq_ignore_ascii_case(range) {
        return true;
    }
    match (media.split_once('/'), range.strip_suffix("/*")) {
        (Some((kind, _)), Some(wanted)) => kind.eq_ignore_ascii_case(wanted),
        _ => false,
    }
}

/// Whether a media type is JSON, by its name or its suffix `+json`.
#[must_use]
pub fn is_json(media: &str) -> bool {
    let media = essence(media).to_ascii_lowercase();
    media == "application/json" || media == "text/json" || media.ends_with("+json")
}
