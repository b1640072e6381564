//! Reads answers. Generated code calls these by status and media type; nothing is instantiated before it does.

mod form;
mod header;
mod media;

use std::{borrow::Cow, fmt};

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

pub use self::{
    header::{header, json_header, optional_header},
    media::{has_parameters, is_json, is_media, media},
};

use super::{
    charset::Charset,
    json,
    operation::Response,
    param,
    read::{self, FromJson},
    spec::OperationSpec,
    stream::{self, Event, Events, Lines, Sequence},
};

/// Why an answer cannot be read as what the API's document declares.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The document declares nothing for this status.
    UnexpectedStatus {
        /// The status.
        status: StatusCode,
    },
    /// The document declares nothing for this media type.
    UnexpectedMediaType {
        /// The media type, without parameters; empty where the answer has none.
        media: String,
    },
    /// The body is no JSON, or not of the declared type.
    Json {
        /// The path to the value at fault, `items[3].price.amount`; empty: the whole.
        path: String,
        /// What is wrong with it.
        message: String,
        /// The byte of the body that it stands at.
        offset: usize,
    },
    /// The body is text, but not of the declared type.
    Text {
        /// What is wrong with it.
        message: String,
    },
    /// A header is missing or not of the declared type.
    Header {
        /// Its name.
        name: &'static str,
        /// What is wrong with it.
        message: String,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnexpectedStatus { status } => write!(f, "status {status} is not declared for this operation"),
            Self::UnexpectedMediaType { media } => {
                write!(f, "media type `{media}` is not declared for this operation and status")
            }
            Self::Json { path, message, .. } if path.is_empty() => f.write_str(message),
            Self::Json { path, message, .. } => write!(f, "`{path}`: {message}"),
            Self::Text { message } => write!(f, "the body {message}"),
            Self::Header { name, message } => write!(f, "header `{name}` {message}"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// A body in JSON.
///
/// # Errors
///
/// If the body is not JSON of this type.
pub fn json<T: FromJson>(response: &Response) -> Result<T, DecodeError> {
    value(response.body())
}

/// A body in JSON that is a union: read directly, without looking at its text twice.
///
/// # Errors
///
/// If the body is not JSON of one of its types.
pub fn union<T: json::Union>(response: &Response) -> Result<T, DecodeError> {
    json::decode(response.body(), T::from_json).map_err(|(offset, error)| wrong(response.body(), offset, &error))
}

/// JSON from bytes, with errors that know their path.
///
/// # Errors
///
/// If it is not JSON of this type.
pub fn value<T: FromJson>(bytes: &[u8]) -> Result<T, DecodeError> {
    json::decode(bytes, read::from_str).map_err(|(offset, error)| wrong(bytes, offset, &error))
}

/// The same for a type of the caller's.
///
/// # Errors
///
/// If it is not JSON of this type.
pub fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    json::decode(bytes, |text| serde_json::from_str(text)).map_err(|(offset, error)| wrong(bytes, offset, &error))
}

#[cold]
fn wrong(bytes: &[u8], offset: usize, error: &serde_json::Error) -> DecodeError {
    let message = if bytes.is_empty() { "the body is empty".to_owned() } else { json::bare(error) };
    DecodeError::Json { path: json::locate(bytes, offset), message, offset }
}

/// A body in JSON that may be missing.
///
/// # Errors
///
/// If there is a body and it is not JSON of this type.
pub fn json_or_empty<T: FromJson>(response: &Response) -> Result<Option<T>, DecodeError> {
    if response.body().is_empty() { Ok(None) } else { json(response).map(Some) }
}

/// Decodes one JSON value a line (`application/x-ndjson`). Empty lines are skipped.
///
/// # Errors
///
/// If a line is not JSON of this type; the path begins with the index of the value.
pub fn ndjson<T: FromJson>(response: &Response) -> Result<Vec<T>, DecodeError> {
    stream::collect::<Lines<T, stream::Json>>(response.body())
}

/// Decodes lines whose declared type is a string: JSON strings, or text as it is.
///
/// # Errors
///
/// If a line is not UTF-8, or not a value of this type; the path begins with the index of the line.
pub fn text_lines<T: DeserializeOwned>(response: &Response) -> Result<Vec<T>, DecodeError> {
    stream::collect::<Lines<T, stream::JsonOrText>>(response.body())
}

/// Decodes a JSON text sequence (RFC 7464, `application/json-seq`).
///
/// # Errors
///
/// If a text is not JSON of this type, or may be cut off; the path begins with the index of the text.
pub fn json_sequence<T: FromJson>(response: &Response) -> Result<Vec<T>, DecodeError> {
    stream::collect::<Sequence<T, stream::Json>>(response.body())
}

/// Decodes server-sent events (`text/event-stream`) with data in JSON.
///
/// # Errors
///
/// If the data of an event is not JSON of this type; the path begins with the index of the event.
pub fn events<T: FromJson>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Json>>(response.body())
}

/// Decodes server-sent events whose data is text as it is.
///
/// # Errors
///
/// If the data of an event is not UTF-8, or not a value of this type.
pub fn text_events<T: DeserializeOwned>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Text>>(response.body())
}

/// Decodes server-sent events whose data is bytes as they are.
///
/// # Errors
///
/// Never; it returns a `Result` as the other decoders do.
pub fn raw_events<T: From<Bytes>>(response: &Response) -> Result<Vec<Event<T>>, DecodeError> {
    stream::collect::<Events<T, stream::Raw>>(response.body())
}

/// Decodes a form (`application/x-www-form-urlencoded`). A name that occurs several times is a list.
///
/// # Errors
///
/// If the names and values are not those of this type.
pub fn form<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    form::decode(response.body())
}

/// Decodes a body of text: a string, or what reads from one (a number, a boolean, an enum).
///
/// # Errors
///
/// If the body is not in the encoding that its media type names, or not such a value.
pub fn text<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    param::parse(&whole_text(response)?).map_err(|error| text_error(&error))
}

/// Decodes a body of any media type whose value is a text: JSON as JSON, anything else as the text that it is.
///
/// # Errors
///
/// If the body is not in the encoding that its media type names, or not such a value.
pub fn json_or_text<T: FromJson + DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    let media = media(response);
    let is_quoted = media.is_empty() && json::kind(response.body()) == Some(json::Kind::String);
    if is_json(media) || is_quoted { json(response) } else { text(response) }
}

/// Returns the text of a body, which is UTF-8 if its media type names no other encoding.
fn whole_text(response: &Response) -> Result<Cow<'_, str>, DecodeError> {
    let media = response.headers().get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    // An encoding that is not known may be UTF-8 all the same.
    let charset = Charset::of(media.unwrap_or_default()).unwrap_or(Charset::Utf8);
    charset.decode(response.body()).map_err(|byte| {
        let name = if charset == Charset::Utf8 { "UTF-8" } else { "UTF-16" };
        DecodeError::Text { message: format!("is not {name} at byte {byte}") }
    })
}

/// Decodes text.
pub(crate) fn text_of<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| DecodeError::Text { message: format!("is not UTF-8 at byte {}", error.valid_up_to()) })?;
    param::parse(text).map_err(|error| text_error(&error))
}

#[cold]
pub(crate) fn text_error(error: &param::TextError) -> DecodeError {
    DecodeError::Text { message: format!("is {error}") }
}

/// A body of bytes: `Bytes`, or [`Binary`](super::value::Binary).
///
/// # Errors
///
/// None; it is a `Result` as its siblings are.
pub fn bytes<T: From<Bytes>>(response: &Response) -> Result<T, DecodeError> {
    Ok(T::from(response.body().clone()))
}

/// Decodes a response without a body. A body that is there nevertheless is ignored.
///
/// # Errors
///
/// Never; it returns a `Result` as the other decoders do.
pub fn empty(_response: &Response) -> Result<(), DecodeError> {
    Ok(())
}

/// Nothing is declared for this status.
///
/// # Errors
///
/// Always.
pub fn undeclared<T>(response: &Response) -> Result<T, DecodeError> {
    Err(DecodeError::UnexpectedStatus { status: response.status() })
}

/// Nothing is declared for this media type.
///
/// # Errors
///
/// Always.
pub fn unexpected_media<T>(response: &Response) -> Result<T, DecodeError> {
    Err(DecodeError::UnexpectedMediaType { media: media(response).to_owned() })
}

/// Returns the content of a request that the server of an API sent, as decoders take it. Without a body that may be absent, the
/// status code is 204.
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
/// that is nearest. A response without a body is taken for one that is declared to have none, if there is such a one.
#[must_use]
pub fn nearest_status(response: &Response, spec: &OperationSpec) -> u16 {
    spec.nearest_status(response.status().as_u16(), response.body().is_empty())
}
