//! Reads answers. Generated code calls these by status and media type; nothing is instantiated before it does.


use std::fmt;

use bytes::Bytes;
use http::{StatusCode, header};
use serde::de::DeserializeOwned;

use super::{
    json,
    operation::Response,
    param,
    read::{self, FromJson},
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

/// One JSON value a line (`application/x-ndjson`, JSON text sequences as well). Empty lines are nothing.
///
/// # Errors
///
/// If a line is not JSON of this type; the path begins with the value's index.
pub fn ndjson<T: FromJson>(response: &Response) -> Result<Vec<T>, DecodeError> {
    let mut start = 0;
    let mut values = Vec::new();
    for line in response.body().split(|byte| matches!(byte, b'\n' | 0x1e)) {
        if !line.trim_ascii().is_empty() {
            let value = value(line).map_err(|error| in_line(error, values.len(), start))?;
            values.push(value);
        }
        start += line.len() + 1;
    }
    Ok(values)
}

fn in_line(error: DecodeError, index: usize, start: usize) -> DecodeError {
    match error {
        DecodeError::Json { path, message, offset } => {
            let dot = if path.is_empty() || path.starts_with('[') { "" } else { "." };
            DecodeError::Json { path: format!("[{index}]{dot}{path}"), message, offset: start + offset }
        }
        other => other,
    }
}

/// The data of server-sent events, one value an event (`text/event-stream`). Names, ids and comments are left out.
///
/// # Errors
///
/// If the stream is not UTF-8, or an event's data is not JSON of this type.
pub fn events<T: FromJson>(response: &Response) -> Result<Vec<T>, DecodeError> {
    let text = utf8(response)?;
    let mut values = Vec::new();
    let mut data: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        if let Some(rest) = line.strip_prefix("data:") {
            data.push(rest.strip_prefix(' ').unwrap_or(rest));
        } else if line.is_empty() && !data.is_empty() {
            let joined = data.join("\n");
            data.clear();
            // How streams of JSON commonly say that they are over.
            if joined.trim() != "[DONE]" {
                values.push(value(joined.as_bytes()).map_err(|error| in_line(error, values.len(), 0))?);
            }
        }
    }
    Ok(values)
}

/// A body of text: a string, or whatever reads from one (a number, an enum).
///
/// # Errors
///
/// If the body is not UTF-8, or not such a value.
pub fn text<T: DeserializeOwned>(response: &Response) -> Result<T, DecodeError> {
    param::parse(utf8(response)?).map_err(|error| DecodeError::Text { message: format!("is {error}") })
}

fn utf8(response: &Response) -> Result<&str, DecodeError> {
    std::str::from_utf8(response.body())
        .map_err(|error| DecodeError::Text { message: format!("is not UTF-8 at byte {}", error.valid_up_to()) })
}

/// A body of bytes: `Bytes`, or [`Binary`](super::value::Binary).
///
/// # Errors
///
/// None; it is a `Result` as its siblings are.
pub fn bytes<T: From<Bytes>>(response: &Response) -> Result<T, DecodeError> {
    Ok(T::from(response.body().clone()))
}

/// No body is declared; what is there is ignored.
///
/// # Errors
///
/// None; it is a `Result` as its siblings are.
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

/// A header: a string, or whatever reads from one (a number, an enum, a list with commas).
///
/// # Errors
///
/// If it is missing, is not UTF-8, or is not such a value.
pub fn header<T: DeserializeOwned, B>(response: &http::Response<B>, name: &'static str) -> Result<T, DecodeError> {
    match optional_header(response, name)? {
        Some(value) => Ok(value),
        None => Err(DecodeError::Header { name, message: "is missing".to_owned() }),
    }
}

/// A header that may be missing.
///
/// # Errors
///
/// If it is not UTF-8, or is not such a value.
pub fn optional_header<T: DeserializeOwned, B>(
    response: &http::Response<B>,
    name: &'static str,
) -> Result<Option<T>, DecodeError> {
    let mut values = response.headers().get_all(name).iter();
    let Some(first) = values.next() else {
        return Ok(None);
    };
    let mut bytes = first.as_bytes().to_vec();
    for more in values {
        bytes.extend_from_slice(b", ");
        bytes.extend_from_slice(more.as_bytes());
    }
    let wrong = |message: String| DecodeError::Header { name, message };
    let text = String::from_utf8(bytes).map_err(|_| wrong("is not UTF-8".to_owned()))?;
    param::parse(&text).map(Some).map_err(|error| wrong(format!("is {error}")))
}
