//! Decodes responses. Generated code calls these functions by status code and media type; none is instantiated unless it is called.

mod form;
mod header;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use bytes::Bytes;
use http::{StatusCode, header as names};
use serde::de::DeserializeOwned;

pub use self::header::{header, json_header, optional_header};
pub use super::content::{DecodeError, from_json, value};
use super::content::{text_error, wrong};
pub use super::media::is_json;
use super::{
    charset::Charset,
    json,
    media::{self, essence, is_same, is_within},
    message::Response,
    param,
    read::FromJson,
    scan,
    spec::OperationSpec,
    stream::{self, Event, Events, Lines, Sequence},
};

/// Returns the media type of the body without parameters; empty if the response does not have one. Compare it with [`is_media`].
#[doc(hidden)]
#[must_use]
pub fn media(response: &Response) -> &str {
    let value = response.headers().get(names::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    essence(value.unwrap_or_default())
}

/// Returns whether the body is of this media type or range (`text/*`). A response without a media type is of every type.
#[doc(hidden)]
#[must_use]
pub fn is_media(response: &Response, range: &str) -> bool {
    let media = media(response);
    let range = essence(range);
    media.is_empty() || range == "*/*" || media.eq_ignore_ascii_case(range) || is_within(range, media)
}

/// Returns whether the body is of this media type, all of whose parameters it has: `application/json;version=2`.
#[doc(hidden)]
#[must_use]
pub fn has_parameters(response: &Response, wanted: &str) -> bool {
    let value = response.headers().get(names::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    is_same(value, wanted) && media::has_parameters_of(value, wanted)
}

/// Decodes a body in JSON.
///
/// # Errors
///
/// If the body is not JSON of this type.
#[doc(hidden)]
pub fn json<T: FromJson>(response: &Response) -> Result<T, DecodeError> {
    value(response.body())
}

/// Decodes a body in JSON that is a union, without scanning its text twice.
///
/// # Errors
///
/// If the body is not JSON of one of its types.
#[doc(hidden)]
pub fn union<T: json::Union>(response: &Response) -> Result<T, DecodeError> {
    json::decode(response.body(), T::from_json).map_err(|(offset, error)| wrong(response.body(), offset, &error))
}

/// Decodes a body in JSON that may be missing.
///
/// # Errors
///
/// If there is a body and it is not JSON of this type.
#[doc(hidden)]
pub fn json_or_empty<T: FromJson>(response: &Response) -> Result<Option<T>, DecodeError> {
    if response.body().is_empty() { Ok(None) } else { json(response).map(Some) }
}

/// Decodes one JSON value per line (`application/x-ndjson`). Empty lines are skipped.
///
/// # Errors
///
/// If a line is not JSON of this type; the path begins with the index of the value.
#[doc(hidden)]
pub fn ndjson<T: FromJson>(response: &Response) -> Result<Vec<T>, DecodeError> {
    stream::collect::<Lines<T, stream::Json>>(response.body())
}

/// Decodes lines whose declared type is a string: JSON strings, or text as it is.
///
/// # Errors
///
/// If a line is not UTF-8, or not a value of this type; the path begins with the index of the line.
#[doc(hidden)]
pub fn text_lines<T: DeserializeOwned>(response: &Response) -> Result<Vec<T>, DecodeError> {
    stream::collect::<Lines<T, stream::JsonOrText>>(response.body())
}

/// Decodes a JSON text sequence (RFC 7464, `application/json-seq`).
///
/// # Errors
///
/// If a text is not JSON of this type, or may be cut off; the path begins with the index of the text.
#[doc(hidden)]
pub fn json_sequence<T: FromJson>(response: &Response) -> Result<Vec<T>, DecodeError> {
    stream::collect::<Sequence<T, stream::Json>>(response.body())
}

/// Decodes server-sent events (`text/event-stream`) with data in JSON.
///
/// # Errors
///
/// If the data of an event is not JSON of this type; the path begins with the index of the event.
#[doc(hidden)]
pub fn events<T: FromJson>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Json>>(response.body())
}

/// Decodes server-sent events whose data is text as it is.
///
/// # Errors
///
/// If the data of an event is not UTF-8, or not a value of this type.
#[doc(hidden)]
pub fn text_events<T: DeserializeOwned>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Text>>(response.body())
}

/// Decodes server-sent events whose data is bytes as they are.
///
/// # Errors
///
/// Never; it returns a `Result` as the other decoders do.
#[doc(hidden)]
pub fn raw_events<T: From<Bytes>>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Raw>>(response.body())
}

/// Decodes a form (`application/x-www-form-urlencoded`). A name that occurs several times is a list.
///
/// # Errors
///
/// If the names and values are not those of this type.
#[doc(hidden)]
pub fn form<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    form::decode(response.body())
}

/// Decodes a body of text: a string, or what reads from one (a number, a boolean, an enum).
///
/// # Errors
///
/// If the body is not in the encoding that its media type names, or not such a value.
#[doc(hidden)]
pub fn text<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    param::parse(&whole_text(response)?).map_err(|error| text_error(&error))
}

/// Decodes a body of any media type whose value is a text: JSON as JSON, anything else as the text that it is.
///
/// # Errors
///
/// If the body is not in the encoding that its media type names, or not such a value.
#[doc(hidden)]
pub fn json_or_text<T: FromJson + DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    let media = media(response);
    let is_quoted = media.is_empty() && scan::kind(response.body()) == Some(scan::Kind::String);
    if is_json(media) || is_quoted { json(response) } else { text(response) }
}

/// Returns the text of a body, which is UTF-8 if its media type names no other encoding.
fn whole_text(response: &Response) -> Result<Cow<'_, str>, DecodeError> {
    let media = response.headers().get(names::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    // An encoding that is not known may be UTF-8 all the same.
    let charset = Charset::of(media.unwrap_or_default()).unwrap_or(Charset::Utf8);
    charset.decode(response.body()).map_err(|byte| {
        let name = if charset == Charset::Utf8 { "UTF-8" } else { "UTF-16" };
        DecodeError::Text { message: format!("is not {name} at byte {byte}") }
    })
}

/// Returns the bytes of the body as they are: `Bytes`, or [`Binary`](super::value::Binary).
///
/// # Errors
///
/// None; it is a `Result` as its siblings are.
#[doc(hidden)]
pub fn bytes<T: From<Bytes>>(response: &Response) -> Result<T, DecodeError> {
    Ok(T::from(response.body().clone()))
}

/// Decodes a response without a body. A body that is there nevertheless is ignored.
///
/// # Errors
///
/// Never; it returns a `Result` as the other decoders do.
#[doc(hidden)]
pub fn empty(_response: &Response) -> Result<(), DecodeError> {
    Ok(())
}

/// Returns the error for a status code that is not declared.
///
/// # Errors
///
/// Always.
#[doc(hidden)]
pub fn undeclared<T>(response: &Response) -> Result<T, DecodeError> {
    Err(DecodeError::UnexpectedStatus { status: response.status() })
}

/// Returns the error for a media type that is not declared.
///
/// # Errors
///
/// Always.
#[doc(hidden)]
pub fn unexpected_media<T>(response: &Response) -> Result<T, DecodeError> {
    Err(DecodeError::UnexpectedMediaType { media: media(response).to_owned() })
}

/// Returns the content of a request that the server of an API sent, as decoders take it. Without a body that may be absent, the
/// status code is 204.
#[doc(hidden)]
pub fn received(request: http::Request<impl Into<Bytes>>, is_optional: bool) -> Response {
    let (parts, body) = request.into_parts();
    let mut response = Response::new(body.into());
    *response.headers_mut() = parts.headers;
    if is_optional && response.body().is_empty() {
        *response.status_mut() = StatusCode::NO_CONTENT;
    }
    response
}

/// Returns the declared status code whose content a response has: its own, or for an undeclared success the declared success
/// that is nearest. A response without a body is taken for one that is declared to have none, if there is one.
#[doc(hidden)]
#[must_use]
pub fn nearest_status(response: &Response, spec: &OperationSpec) -> u16 {
    spec.nearest_status(response.status().as_u16(), response.body().is_empty())
}
