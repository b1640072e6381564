//! Decodes the header fields of responses.

use http::HeaderMap;
use serde::de::DeserializeOwned;

use super::{
    super::{param, read::FromJson},
    DecodeError,
};

/// Decodes a header field as a string, or as a type that is parsed from a string (a number, an enum, a comma-separated
/// list).
///
/// # Errors
///
/// If the header field is missing, is not UTF-8, or cannot be parsed.
#[doc(hidden)]
pub fn header<T: DeserializeOwned, B>(response: &http::Response<B>, name: &'static str) -> Result<T, DecodeError> {
    match optional_header(response, name)? {
        Some(value) => Ok(value),
        None => Err(DecodeError::Header { name, message: "it is missing from the response".to_owned() }),
    }
}

/// Decodes an optional header field.
///
/// # Errors
///
/// If the header field is not UTF-8 or cannot be parsed.
#[doc(hidden)]
pub fn optional_header<T: DeserializeOwned, B>(
    response: &http::Response<B>,
    name: &'static str,
) -> Result<Option<T>, DecodeError> {
    if name == "set-cookie" {
        return decode_cookies(response.headers());
    }
    let Some(text) = join_values(response.headers(), name)? else { return Ok(None) };
    param::parse(&text).map(Some).map_err(|error| header_error(name, error.to_string()))
}

/// Decodes an optional header field that is a list with a separator other than a comma (Swagger 2.0).
///
/// # Errors
///
/// If the header field is not UTF-8 or cannot be parsed.
#[doc(hidden)]
pub fn separated_header<T: DeserializeOwned, B>(
    response: &http::Response<B>,
    name: &'static str,
    separator: char,
) -> Result<Option<T>, DecodeError> {
    let Some(text) = join_values(response.headers(), name)? else { return Ok(None) };
    param::parse_separated(&text, separator).map(Some).map_err(|error| header_error(name, error.to_string()))
}

/// Decodes an optional header field whose value is declared as JSON (`content`).
///
/// # Errors
///
/// If the header field is not JSON of this type.
#[doc(hidden)]
pub fn json_header<T: FromJson, B>(response: &http::Response<B>, name: &'static str) -> Result<Option<T>, DecodeError> {
    let Some(text) = join_values(response.headers(), name)? else { return Ok(None) };
    super::value(text.as_bytes()).map(Some).map_err(|error| header_error(name, error.to_string()))
}

/// Decodes `Set-Cookie`, whose field lines cannot be joined (RFC 9110, section 5.3). If the type is a list, it has one
/// item per field line; any other type is parsed from the first line.
fn decode_cookies<T: DeserializeOwned>(headers: &HeaderMap) -> Result<Option<T>, DecodeError> {
    const COOKIE_HEADER_NAME: &str = "set-cookie";
    let mut field_lines = Vec::new();
    for value in headers.get_all(COOKIE_HEADER_NAME) {
        let field_line = std::str::from_utf8(value.as_bytes());
        field_lines.push(field_line.map_err(|error| header_error(COOKIE_HEADER_NAME, super::invalid_utf8(error)))?);
    }
    if field_lines.is_empty() {
        return Ok(None);
    }
    let value = param::parse_field_lines(&field_lines);
    value.map(Some).map_err(|error| header_error(COOKIE_HEADER_NAME, error.to_string()))
}

/// Returns the values of all field lines with this name, joined with commas; `None` if there are no such lines.
#[inline]
fn join_values(headers: &HeaderMap, name: &'static str) -> Result<Option<String>, DecodeError> {
    let mut values = headers.get_all(name).iter();
    let Some(first_value) = values.next() else { return Ok(None) };
    let mut joined_bytes = first_value.as_bytes().to_vec();
    for value in values {
        joined_bytes.extend_from_slice(b", ");
        joined_bytes.extend_from_slice(value.as_bytes());
    }
    String::from_utf8(joined_bytes)
        .map(Some)
        .map_err(|error| header_error(name, super::invalid_utf8(error.utf8_error())))
}

#[inline]
fn header_error(name: &'static str, message: String) -> DecodeError {
    DecodeError::Header { name, message }
}
