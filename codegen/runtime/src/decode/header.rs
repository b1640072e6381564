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
        None => Err(DecodeError::Header { name, message: "is missing".to_owned() }),
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
        return cookies(response.headers());
    }
    let Some(text) = joined(response.headers(), name)? else { return Ok(None) };
    param::parse(&text).map(Some).map_err(|error| wrong(name, format!("is {error}")))
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
    let Some(text) = joined(response.headers(), name)? else { return Ok(None) };
    param::parse_separated(&text, separator).map(Some).map_err(|error| wrong(name, format!("is {error}")))
}

/// Decodes an optional header field that is declared with `content` in JSON.
///
/// # Errors
///
/// If the header field is not JSON of this type.
#[doc(hidden)]
pub fn json_header<T: FromJson, B>(response: &http::Response<B>, name: &'static str) -> Result<Option<T>, DecodeError> {
    let Some(text) = joined(response.headers(), name)? else { return Ok(None) };
    super::value(text.as_bytes()).map(Some).map_err(|error| wrong(name, format!("is not as declared: {error}")))
}

/// Decodes `Set-Cookie`, whose field lines cannot be joined (RFC 9110, section 5.3). A list has one item per field
/// line; any other type is parsed from the first line.
fn cookies<T: DeserializeOwned>(headers: &HeaderMap) -> Result<Option<T>, DecodeError> {
    const NAME: &str = "set-cookie";
    let mut lines = Vec::new();
    for value in headers.get_all(NAME) {
        lines.push(std::str::from_utf8(value.as_bytes()).map_err(|_| wrong(NAME, "is not UTF-8".to_owned()))?);
    }
    if lines.is_empty() {
        return Ok(None);
    }
    param::parse_lines(&lines).map(Some).map_err(|error| wrong(NAME, format!("is {error}")))
}

/// Returns the values of all field lines with this name, joined with commas.
fn joined(headers: &HeaderMap, name: &'static str) -> Result<Option<String>, DecodeError> {
    let mut values = headers.get_all(name).iter();
    let Some(first) = values.next() else { return Ok(None) };
    let mut bytes = first.as_bytes().to_vec();
    for more in values {
        bytes.extend_from_slice(b", ");
        bytes.extend_from_slice(more.as_bytes());
    }
    String::from_utf8(bytes).map(Some).map_err(|_| wrong(name, "is not UTF-8".to_owned()))
}

fn wrong(name: &'static str, message: String) -> DecodeError {
    DecodeError::Header { name, message }
}
