//! Creates the response to a valid request. The body is an example from the document, or a sample of the schema.

use http::{HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use super::{
    Refusal, Request,
    body::record_separator,
    essence, header_value, in_range, is_json,
    prefer_header::Preference,
    sample::{Extent, sample_value},
};
use crate::ir::{Api, Content, Example, Header, JsonType, Operation, Response, Status};

/// Creates the response that `preference` selects. If no response is declared for the requested status code, the body
/// is empty for a success, and otherwise an error message.
pub(super) fn build_response(
    api: &Api,
    operation: &Operation,
    request: &Request,
    preference: &Preference,
) -> Result<super::Response, Refusal> {
    let status = preference.status.unwrap_or_else(|| first_success_code(operation));
    let status = StatusCode::from_u16(status).expect("status codes of documents and preferences are valid");
    let Some(declared_response) = declared_response(operation, status.as_u16()) else {
        if preference.status.is_some() && !status.is_success() {
            let message =
                format!("the operation `{}` does not declare a response with the status code {status}", operation.id);
            return Err(Refusal::new(status, message));
        }
        return Ok(empty_response(status));
    };
    let mut response = empty_response(status);
    add_response_headers(api, declared_response, response.headers_mut());
    let Some(content) = negotiate_content(declared_response, request, operation)? else { return Ok(response) };
    let (media_type, body) = response_body(api, content, preference.example.as_deref(), operation)?;
    if let Ok(value) = HeaderValue::try_from(media_type) {
        response.headers_mut().insert(http::header::CONTENT_TYPE, value);
    }
    *response.body_mut() = body;
    Ok(response)
}

fn empty_response(status: StatusCode) -> super::Response {
    let mut response = super::Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

/// Returns the status code of the first declared success response. Returns 200 if no success response is declared, or
/// if it is declared as `2XX` or `default`.
fn first_success_code(operation: &Operation) -> u16 {
    let success_responses = operation.responses.iter().filter(|response| response.status.is_success());
    let mut success_codes = success_responses.map(|response| match response.status {
        Status::Code(code) => code,
        Status::Range(_) | Status::Default => 200,
    });
    success_codes.next().unwrap_or(200)
}

/// Returns the response that an operation declares for a status code: the response for the exact code (`409`), or else
/// for the range (`4XX`), or else `default`. The responses of an operation are sorted in this order.
pub(super) fn declared_response(operation: &Operation, status: u16) -> Option<&Response> {
    operation.responses.iter().find(|response| match response.status {
        Status::Code(code) => code == status,
        Status::Range(digit) => u16::from(digit) == status / 100,
        Status::Default => true,
    })
}

/// Selects the declared content (media type and schema) whose media type matches the `Accept` header field. For an
/// error response, selects the first content if no media type matches. `None` if the response declares no content.
fn negotiate_content<'a>(
    declared_response: &'a Response,
    request: &Request,
    operation: &Operation,
) -> Result<Option<&'a Content>, Refusal> {
    let accept_header = header_value(request, "accept").unwrap_or("*/*");
    let is_accepted = |content: &&Content| {
        let media_ranges = accept_header.split(',').filter(|range| !range.replace(' ', "").ends_with(";q=0"));
        let matches = |range: &str| in_range(&content.media_type, range) || in_range(range, &content.media_type);
        media_ranges.into_iter().any(matches)
    };
    match declared_response.contents.iter().find(is_accepted).or_else(|| declared_response.contents.first()) {
        Some(content) if declared_response.status.is_success() && !is_accepted(&content) => {
            let declared_types: Vec<String> =
                declared_response.contents.iter().map(|content| format!("`{}`", content.media_type)).collect();
            let message = format!(
                "`Accept: {accept_header}` matches no media type of the response; the operation `{}` declares {}",
                operation.id,
                declared_types.join(", ")
            );
            Err(Refusal::new(StatusCode::NOT_ACCEPTABLE, message))
        }
        content => Ok(content),
    }
}

/// Returns the media type and the body of the response for `content`, a media type that the document declares. `name`
/// is the name of the requested example.
fn response_body(
    api: &Api,
    content: &Content,
    name: Option<&str>,
    operation: &Operation,
) -> Result<(String, Vec<u8>), Refusal> {
    let value = select_example(api, content, name).map_err(|available_names| {
        let examples_text = match available_names.as_slice() {
            [] => "has no named examples".to_owned(),
            names => format!("has the examples {}", names.join(", ")),
        };
        let name = name.unwrap_or_default();
        let message = format!("there is no example named `{name}`; the operation `{}` {examples_text}", operation.id);
        Refusal::new(StatusCode::BAD_REQUEST, message)
    })?;
    let media_type = content.media_type.replace("*/*", "application/json").replace("/*", "/plain");
    let body = match &value {
        Some(Value::Array(records)) if record_separator(&essence(&media_type)).is_some() && is_list(api, content) => {
            records.iter().flat_map(|record| serialize_record(&media_type, record)).collect()
        }
        Some(Value::String(text)) if !is_json(&media_type) && record_separator(&essence(&media_type)).is_none() => {
            text.clone().into_bytes()
        }
        Some(value) => serialize_record(&media_type, value),
        None => Vec::new(),
    };
    Ok((media_type, body))
}

/// Returns whether the schema of a media type is a list. For a body that consists of several records, a list describes
/// all records, and another schema describes each record.
fn is_list(api: &Api, content: &Content) -> bool {
    content.schema.as_ref().is_some_and(|schema_ref| api.schema(schema_ref.schema).types == [JsonType::Array])
}

/// Serializes a value as JSON, with the record separator of the media type: a line feed at the end for NDJSON; U+001E
/// at the start and a line feed at the end for JSON text sequences.
fn serialize_record(media_type: &str, value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("a JSON value can be serialized");
    if let Some(separator) = record_separator(&essence(media_type)) {
        bytes.push(b'\n');
        if separator != '\n' {
            let mut encode_buffer = [0; 4];
            bytes.splice(..0, separator.encode_utf8(&mut encode_buffer).bytes());
        }
    }
    bytes
}

/// Returns the example named `name`. If `name` is `None`, returns the first example, or else a sample of the schema.
/// `Ok(None)` if neither an example nor a schema is declared.
///
/// # Errors
///
/// If there is no example named `name`. The error contains the names of the examples.
pub(super) fn select_example(api: &Api, content: &Content, name: Option<&str>) -> Result<Option<Value>, Vec<String>> {
    let has_name = |example: &&Example| name.is_none_or(|name| example.name.as_deref() == Some(name));
    match content.examples.iter().find(has_name) {
        Some(example) => Ok(Some(example.value.value())),
        None if name.is_some() => {
            Err(content.examples.iter().filter_map(|example| Some(format!("`{}`", example.name.as_ref()?))).collect())
        }
        None => Ok(content.schema.as_ref().map(|schema_ref| sample_value(api, schema_ref.schema, Extent::Response))),
    }
}

/// Adds the header fields that `declared_response` declares as required or with an example.
pub(super) fn add_response_headers(api: &Api, declared_response: &Response, headers: &mut http::HeaderMap) {
    for (name, header) in &declared_response.headers {
        let Some(value) = header_example(api, header) else { continue };
        let text = match value {
            Value::String(text) => text,
            Value::Array(items) => items.iter().map(plain_text).collect::<Vec<_>>().join(","),
            other => plain_text(&other),
        };
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(text)) {
            headers.insert(name, value);
        }
    }
}

/// Returns the value to send for a declared header field. `None` if the field is optional and has no example.
fn header_example(api: &Api, header: &Header) -> Option<Value> {
    let schema = api.schema(header.schema.schema);
    let example = header.examples.first().map(|example| example.value.value());
    example.or_else(|| {
        (header.required || schema.example.is_some()).then(|| sample_value(api, header.schema.schema, Extent::Response))
    })
}

/// Returns the text of a value: a string without quotes, and other values as JSON.
fn plain_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
