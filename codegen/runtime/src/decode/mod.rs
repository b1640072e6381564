//! Decodes responses. Generated code calls one of these functions, depending on the status code and the media type. The
//! functions are generic, so that a program contains only those that it calls.

mod form;
mod header;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use bytes::Bytes;
use http::{StatusCode, header as names};
use serde::de::DeserializeOwned;

pub use self::header::{header, json_header, optional_header, separated_header};
pub use super::content::{DecodeError, from_json, value};
use super::content::{invalid_utf8, json_error, text_error};
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

/// Returns the media type of the body without parameters; empty if the response does not have a media type. Use
/// [`is_media`] for comparisons.
#[doc(hidden)]
#[must_use]
#[inline]
pub fn media(response: &Response) -> &str {
    let value = response.headers().get(names::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    essence(value.unwrap_or_default())
}

/// Returns whether the body has this media type, or a media type in this range (`text/*`). Returns `true` for a
/// response without a media type.
#[doc(hidden)]
#[must_use]
#[inline]
pub fn is_media(response: &Response, range: &str) -> bool {
    let media = media(response);
    let range = essence(range);
    media.is_empty() || range == "*/*" || media.eq_ignore_ascii_case(range) || is_within(range, media)
}

/// Returns whether the body has this media type with all of its parameters, such as `application/json;version=2`.
#[doc(hidden)]
#[must_use]
#[inline]
pub fn has_parameters(response: &Response, expected: &str) -> bool {
    let content_type =
        response.headers().get(names::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    is_same(content_type, expected) && media::has_parameters_of(content_type, expected)
}

/// Decodes a JSON body.
///
/// # Errors
///
/// If the body is not JSON of this type.
#[doc(hidden)]
pub fn json<T: FromJson>(response: &Response) -> Result<T, DecodeError> {
    value(response.body())
}

/// Decodes a JSON body that is a union, in one pass over its text.
///
/// # Errors
///
/// If the body is not JSON of one of the union's types.
#[doc(hidden)]
pub fn union<T: json::Union>(response: &Response) -> Result<T, DecodeError> {
    json::decode(response.body(), T::from_json).map_err(|(offset, error)| json_error(response.body(), offset, &error))
}

/// Decodes a JSON body that may be empty.
///
/// # Errors
///
/// If the body is neither empty nor JSON of this type.
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

/// Decodes one string per line: a JSON string, or else the text of the line.
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
/// If a text is not JSON of this type, or may be truncated; the path begins with the index of the text.
#[doc(hidden)]
pub fn json_sequence<T: FromJson>(response: &Response) -> Result<Vec<T>, DecodeError> {
    stream::collect::<Sequence<T, stream::Json>>(response.body())
}

/// Decodes server-sent events (`text/event-stream`) with JSON data.
///
/// # Errors
///
/// If the data of an event is not JSON of this type; the path begins with the index of the event.
#[doc(hidden)]
pub fn events<T: FromJson>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Json>>(response.body())
}

/// Decodes server-sent events whose data is plain text.
///
/// # Errors
///
/// If the data of an event is not UTF-8, or not a value of this type.
#[doc(hidden)]
pub fn text_events<T: DeserializeOwned>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Text>>(response.body())
}

/// Decodes server-sent events whose data is raw bytes.
///
/// # Errors
///
/// Never. The return type is a `Result` since all decoders have the same signature.
#[doc(hidden)]
pub fn raw_events<T: From<Bytes>>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Raw>>(response.body())
}

/// Decodes a form (`application/x-www-form-urlencoded`). A name that occurs more than once becomes a list.
///
/// # Errors
///
/// If the names and values do not match this type.
#[doc(hidden)]
pub fn form<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    form::decode(response.body())
}

/// Decodes a text body as a string, or as a type that is parsed from a string (a number, a boolean, an enum).
///
/// # Errors
///
/// If the body is not valid in the character encoding of its media type, or cannot be parsed.
#[doc(hidden)]
pub fn text<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    param::parse(&whole_text(response)?).map_err(|error| text_error(&error))
}

/// Decodes a body of any media type to a string, or to a type that is parsed from a string. JSON is decoded as JSON,
/// anything else as plain text.
///
/// # Errors
///
/// If the body is not valid in the character encoding of its media type, or cannot be parsed.
#[doc(hidden)]
pub fn json_or_text<T: FromJson + DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    let media = media(response);
    let is_json_string = media.is_empty() && scan::json_kind(response.body()) == Some(scan::Kind::String);
    if is_json(media) || is_json_string { json(response) } else { text(response) }
}

/// Returns the text of a body. The character encoding defaults to UTF-8.
#[inline]
fn whole_text(response: &Response) -> Result<Cow<'_, str>, DecodeError> {
    let media = response.headers().get(names::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    // A body with an unknown character encoding may nevertheless be UTF-8.
    let charset = Charset::of(media.unwrap_or_default()).unwrap_or(Charset::Utf8);
    charset.decode(response.body()).map_err(|byte| {
        let charset_name = if charset == Charset::Utf8 { "UTF-8" } else { "UTF-16" };
        DecodeError::Text { message: format!("invalid {charset_name} at byte offset {byte}") }
    })
}

/// Returns the bytes of the body as `Bytes` or [`Binary`](super::value::Binary).
///
/// # Errors
///
/// Never. The return type is a `Result` since all decoders have the same signature.
#[doc(hidden)]
pub fn bytes<T: From<Bytes>>(response: &Response) -> Result<T, DecodeError> {
    Ok(T::from(response.body().clone()))
}

/// Decodes a response that is declared without a body. If the response has a body nevertheless, the body is ignored.
///
/// # Errors
///
/// Never. The return type is a `Result` since all decoders have the same signature.
#[doc(hidden)]
#[inline]
pub fn empty(_response: &Response) -> Result<(), DecodeError> {
    Ok(())
}

/// Returns the error for an undeclared status code.
///
/// # Errors
///
/// Always.
#[doc(hidden)]
pub fn undeclared<T>(response: &Response) -> Result<T, DecodeError> {
    Err(DecodeError::UnexpectedStatus { status: response.status() })
}

/// Returns the error for an undeclared media type.
///
/// # Errors
///
/// Always.
#[doc(hidden)]
pub fn unexpected_media<T>(response: &Response) -> Result<T, DecodeError> {
    Err(DecodeError::UnexpectedMediaType { media: media(response).to_owned() })
}

/// Converts a request that the API's server sends (a webhook or callback) into a response with the same body and header
/// fields, since the decoders take responses. If the body is empty and optional, the status code is 204.
#[doc(hidden)]
pub fn response_from_request(request: http::Request<impl Into<Bytes>>, is_optional: bool) -> Response {
    let (parts, body) = request.into_parts();
    let mut response = Response::new(body.into());
    *response.headers_mut() = parts.headers;
    if is_optional && response.body().is_empty() {
        *response.status_mut() = StatusCode::NO_CONTENT;
    }
    response
}

/// Returns the declared status code that determines how the response is decoded: the status code of the response if it
/// is declared, or else the nearest declared success. If the response has no body, declared successes without a body
/// are preferred.
#[doc(hidden)]
#[must_use]
#[inline]
pub fn nearest_status(response: &Response, spec: &OperationSpec) -> u16 {
    spec.nearest_status(response.status().as_u16(), response.body().is_empty())
}
