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

/// Returns whether the body is of this media type or range (`text/*`, `application/*+json`). A response without a media type is of
/// every type. Parameters are not compared.
#[must_use]
pub fn is_media(response: &Response, range: &str) -> bool {
    let media = media(response);
    let range = essence(range);
    if media.is_empty() || range == "*/*" || media.eq_ignore_ascii_case(range) {
        return true;
    }
    let (Some((before, after)), Some(_)) = (range.split_once('*'), media.split_once('/')) else { return false };
    let ends =
        |end: &str| media.get(media.len().wrapping_sub(end.len())..).is_some_and(|own| own.eq_ignore_ascii_case(end));
    let begins = media.get(..before.len()).is_some_and(|own| own.eq_ignore_ascii_case(before));
    media.len() > before.len() + after.len() && begins && ends(after)
}

/// Returns whether the body is of this media type, all of whose parameters it has: `application/json;version=2`.
#[must_use]
pub fn has_parameters(response: &Response, wanted: &str) -> bool {
    let value = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    essence(value).eq_ignore_ascii_case(essence(wanted))
        && parameters(wanted).all(|(name, wanted)| {
            parameters(value).any(|(own, value)| own.eq_ignore_ascii_case(name) && value.eq_ignore_ascii_case(wanted))
        })
}

/// Returns the parameters of a media type, without the quotes around their values.
fn parameters(media: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = media.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    pairs.map(|(name, value)| (name.trim(), value.trim().trim_matches('"')))
}

/// Returns whether a media type is JSON, by its name or its suffix `+json`.
#[must_use]
pub fn is_json(media: &str) -> bool {
    let media = essence(media).to_ascii_lowercase();
    media == "application/json" || media == "text/json" || media.ends_with("+json")
}
