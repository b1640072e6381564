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

pub(super) fn build_response(
    api: &Api,
    operation: &Operation,
    request: &Request,
    wish: &Preference,
) -> Result<super::Response, Refusal> {
    let status = wish.status.unwrap_or_else(|| first_success(operation));
    let status = StatusCode::from_u16(status).expect("the document and the wish have statuses from 100 to 599");
    let Some(declared) = declared_response(operation, status.as_u16()) else {
        if wish.status.is_some() && !status.is_success() {
            return Err(Refusal::new(status, format!("the document has no {status} for {}", operation.id)));
        }
        return Ok(response_without_body(status));
    };
    let mut response = response_without_body(status);
    add_response_headers(api, declared, response.headers_mut());
    let Some(content) = negotiate_content(declared, request, operation)? else { return Ok(response) };
    let (media, body) = response_body(api, content, wish.example.as_deref(), operation)?;
    if let Ok(value) = HeaderValue::try_from(media) {
        response.headers_mut().insert(http::header::CONTENT_TYPE, value);
    }
    *response.body_mut() = body;
    Ok(response)
}

fn response_without_body(status: StatusCode) -> super::Response {
    let mut response = super::Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

/// Returns the status code of the first declared success. Defaults to 200.
fn first_success(operation: &Operation) -> u16 {
    let successes = operation.responses.iter().filter(|response| response.status.is_success());
    let mut statuses = successes.map(|response| match response.status {
        Status::Code(code) => code,
        Status::Range(_) | Status::Default => 200,
    });
    statuses.next().unwrap_or(200)
}

/// Returns the declared response for a status code: the response for the status code itself, for its range (`4XX`), or
/// else `default`. The responses of an operation are sorted in that order.
pub(super) fn declared_response(operation: &Operation, status: u16) -> Option<&Response> {
    operation.responses.iter().find(|response| match response.status {
        Status::Code(code) => code == status,
        Status::Range(digit) => u16::from(digit) == status / 100,
        Status::Default => true,
    })
}

/// Selects the content to send according to `Accept`. Failures are sent regardless of `Accept`. `None` if the response
/// declares no content.
fn negotiate_content<'a>(
    declared: &'a Response,
    request: &Request,
    operation: &Operation,
) -> Result<Option<&'a Content>, Refusal> {
    let accepted = header_value(request, "accept").unwrap_or("*/*");
    let takes = |content: &&Content| {
        let ranges = accepted.split(',').filter(|range| !range.replace(' ', "").ends_with(";q=0"));
        ranges.into_iter().any(|range| in_range(&content.media_type, range) || in_range(range, &content.media_type))
    };
    match declared.contents.iter().find(takes).or_else(|| declared.contents.first()) {
        Some(content) if declared.status.is_success() && !takes(&content) => {
            let known: Vec<String> =
                declared.contents.iter().map(|content| format!("`{}`", content.media_type)).collect();
            let message = format!(
                "`Accept: {accepted}` does not match the response media types of {}: {}",
                operation.id,
                known.join(", ")
            );
            Err(Refusal::new(StatusCode::NOT_ACCEPTABLE, message))
        }
        content => Ok(content),
    }
}

/// Returns the media type and the body to send for a declared content.
fn response_body(
    api: &Api,
    content: &Content,
    name: Option<&str>,
    operation: &Operation,
) -> Result<(String, Vec<u8>), Refusal> {
    let value = select_example(api, content, name).map_err(|known| {
        let known =
            if known.is_empty() { "has no named example".to_owned() } else { format!("has {}", known.join(", ")) };
        let message = format!("there is no example `{}`; {} {known}", name.unwrap_or_default(), operation.id);
        Refusal::new(StatusCode::BAD_REQUEST, message)
    })?;
    let media = content.media_type.replace("*/*", "application/json").replace("/*", "/plain");
    let bytes = match &value {
        Some(Value::Array(records)) if record_separator(&essence(&media)).is_some() && is_list(api, content) => {
            records.iter().flat_map(|record| written(&media, record)).collect()
        }
        Some(Value::String(text)) if !is_json(&media) && record_separator(&essence(&media)).is_none() => {
            text.clone().into_bytes()
        }
        Some(value) => written(&media, value),
        None => Vec::new(),
    };
    Ok((media, bytes))
}

/// Returns whether the schema of a content is a list. In a body with several records, such a schema describes all
/// records together.
fn is_list(api: &Api, content: &Content) -> bool {
    content.schema.as_ref().is_some_and(|link| api.schema(link.schema).types == [JsonType::Array])
}

/// Serializes a value as JSON. The record separator of the media type is added, if there is one.
fn written(media: &str, value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).expect("JSON is written to memory");
    if let Some(separator) = record_separator(&essence(media)) {
        bytes.push(b'\n');
        if separator != '\n' {
            let mut mark = [0; 4];
            bytes.splice(..0, separator.encode_utf8(&mut mark).bytes());
        }
    }
    bytes
}

/// Returns the example named `name`. Without a name, returns the first example, or else a sample of the schema. If
/// there is no example with that name, the error lists the names of the examples.
pub(super) fn select_example(api: &Api, content: &Content, name: Option<&str>) -> Result<Option<Value>, Vec<String>> {
    let named = |example: &&Example| name.is_none_or(|name| example.name.as_deref() == Some(name));
    match content.examples.iter().find(named) {
        Some(example) => Ok(Some(example.value.value())),
        None if name.is_some() => {
            Err(content.examples.iter().filter_map(|example| Some(format!("`{}`", example.name.as_ref()?))).collect())
        }
        None => Ok(content.schema.as_ref().map(|link| sample_value(api, link.schema, Extent::Response))),
    }
}

/// Adds the declared header fields that are required or have an example.
pub(super) fn add_response_headers(api: &Api, declared: &Response, headers: &mut http::HeaderMap) {
    for (name, header) in &declared.headers {
        let Some(value) = example_value(api, header) else { continue };
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

fn example_value(api: &Api, header: &Header) -> Option<Value> {
    let schema = api.schema(header.schema.schema);
    let example = header.examples.first().map(|example| example.value.value());
    example.or_else(|| {
        (header.required || schema.example.is_some()).then(|| sample_value(api, header.schema.schema, Extent::Response))
    })
}

fn plain_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
