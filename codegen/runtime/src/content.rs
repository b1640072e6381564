//! The error of decoding a response, and the decoders of single values in JSON or text.

use std::fmt;

use http::StatusCode;
use serde::de::DeserializeOwned;

use super::{
    json, param,
    read::{self, FromJson},
};

/// The reason why a response cannot be decoded as the type that the API's document declares.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::DecodeError;")]
///
/// fn path(error: &DecodeError) -> Option<&str> {
///     match error {
///         DecodeError::Json { path, .. } => Some(path),
///         _ => None,
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The document does not declare this status code.
    UnexpectedStatus {
        /// The status code of the response.
        status: StatusCode,
    },
    /// The document does not declare this media type.
    UnexpectedMediaType {
        /// The media type without parameters; empty if the response does not have one.
        media: String,
    },
    /// The body is not JSON, or does not have the declared type.
    Json {
        /// The path to the invalid value, such as `items[3].price.amount`; empty for the whole body.
        path: String,
        /// A description of the error, for messages.
        message: String,
        /// The byte offset of the error in the body.
        offset: usize,
    },
    /// The body is not text in the expected character encoding, or the text does not have the declared type.
    Text {
        /// A description of the error, for messages.
        message: String,
    },
    /// A header field is missing, or does not have the declared type.
    Header {
        /// The name of the header field.
        name: &'static str,
        /// A description of the error, for messages.
        message: String,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnexpectedStatus { status } => {
                write!(f, "the status code {status} is not declared for this operation")
            }
            Self::UnexpectedMediaType { media } => {
                write!(f, "the media type `{media}` is not declared for this operation and status code")
            }
            Self::Json { path, message, .. } if path.is_empty() => f.write_str(message),
            Self::Json { path, message, .. } => write!(f, "`{path}`: {message}"),
            Self::Text { message } => write!(f, "cannot decode the body: {message}"),
            Self::Header { name, message } => write!(f, "cannot decode the header field `{name}`: {message}"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Decodes JSON from bytes. Errors contain the path to the invalid value.
///
/// # Errors
///
/// If the bytes are not JSON of this type.
#[doc(hidden)]
pub fn value<T: FromJson>(bytes: &[u8]) -> Result<T, DecodeError> {
    json::decode(bytes, read::from_str).map_err(|(offset, error)| json_error(bytes, offset, &error))
}

/// Decodes JSON from bytes into any type that implements `Deserialize`. Errors contain the path to the invalid value.
///
/// # Errors
///
/// If the bytes are not JSON of this type.
#[doc(hidden)]
pub fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    json::decode(bytes, |text| serde_json::from_str(text)).map_err(|(offset, error)| json_error(bytes, offset, &error))
}

/// Converts an error of `serde_json` at the byte offset `offset` of the body `bytes`. The result also contains the path
/// of the value at this offset.
#[cold]
pub(crate) fn json_error(bytes: &[u8], offset: usize, error: &serde_json::Error) -> DecodeError {
    let message = if bytes.is_empty() { "the body is empty".to_owned() } else { json::message_without_position(error) };
    DecodeError::Json { path: json::path_at_offset(bytes, offset), message, offset }
}

/// Decodes UTF-8 text to a string, or to a type that is parsed from a string.
pub(crate) fn parse_text<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    let text = std::str::from_utf8(bytes).map_err(|error| DecodeError::Text { message: invalid_utf8(error) })?;
    param::parse(text).map_err(|error| text_error(&error))
}

/// Converts an error from parsing plain text.
#[cold]
pub(crate) fn text_error(error: &param::TextError) -> DecodeError {
    DecodeError::Text { message: error.to_string() }
}

/// Returns the message for bytes that are not valid UTF-8.
#[cold]
pub(crate) fn invalid_utf8(error: std::str::Utf8Error) -> String {
    format!("invalid UTF-8 at byte offset {}", error.valid_up_to())
}
