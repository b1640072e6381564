//! Checks the media type of a request body, and validates the body against its schema.

use http::StatusCode;
use serde_json::Value;

use super::{Problem, Refusal, Request, decode_text, essence, header_value, in_range, is_json, parse_query};
use crate::{
    ir::{Api, Content, Operation, Status},
    media_type::{is_json_lines, is_json_sequence},
    validate::{Direction, validate},
};

/// Rejects a request whose body is missing, is not declared, has an undeclared media type, or does not match the
/// schema.
pub(super) fn check_body(api: &Api, operation: &Operation, request: &Request) -> Result<(), Refusal> {
    let Some(declared_body) = &operation.body else {
        // If the document does not declare a body, the request must not have one.
        return if request.body().is_empty() {
            Ok(())
        } else {
            let message = format!("the operation `{}` does not accept a body", operation.id);
            Err(Refusal::new(StatusCode::BAD_REQUEST, message))
        };
    };
    let content_type = header_value(request, "content-type").unwrap_or_default();
    // With a text media type, an empty body is the empty string. Otherwise, the request has no body.
    let is_text = essence(content_type).starts_with("text/");
    if request.body().is_empty() && !is_text {
        return if declared_body.required {
            Err(Refusal::new(StatusCode::BAD_REQUEST, format!("the operation `{}` requires a body", operation.id)))
        } else {
            Ok(())
        };
    }
    if declared_body.contents.is_empty() {
        return Ok(());
    }
    let Some(content) = declared_body.contents.iter().find(|content| in_range(content_type, &content.media_type))
    else {
        let accepted_types: Vec<String> =
            declared_body.contents.iter().map(|content| format!("`{}`", content.media_type)).collect();
        let problem = if content_type.is_empty() {
            "the request has no `Content-Type`".to_owned()
        } else {
            format!("the media type `{}` is not accepted", essence(content_type))
        };
        let message = format!("{problem}; the operation `{}` accepts {}", operation.id, accepted_types.join(", "));
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    };
    let value = read_body(api, content, content_type, request.body())?;
    let (Some(schema_ref), Some(value)) = (&content.schema, value) else { return Ok(()) };
    let is_list = api.schema(schema_ref.schema).types == [crate::ir::JsonType::Array];
    // The schema describes each record. If the schema is a list, however, it describes all records together.
    let values_to_check = match value {
        Value::Array(records) if record_separator(&essence(content_type)).is_some() && !is_list => records,
        value => vec![value],
    };
    let violations =
        values_to_check.iter().flat_map(|value| validate(api, schema_ref.schema, value, Direction::Request));
    let located_problems = violations.map(|violation| {
        let location = if violation.path.is_empty() { String::new() } else { format!(" at `{}`", violation.path) };
        Problem { message: format!("the body{location} {}", violation.message), field: violation.path }
    });
    let problems: Vec<Problem> = located_problems.collect();
    if problems.is_empty() { Ok(()) } else { Err(Refusal { status: invalid_body_status(operation), problems }) }
}

/// Returns the status code for a body that is well-formed but does not match its schema: 422 if the operation declares
/// the response 422, otherwise 400.
fn invalid_body_status(operation: &Operation) -> StatusCode {
    let declares_422 = operation.responses.iter().any(|response| response.status == Status::Code(422));
    if declares_422 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST }
}

/// Parses a request body to the JSON value that its schema describes. `None` for media types whose bodies are not
/// checked, such as multipart and binary data.
fn read_body(api: &Api, content: &Content, media_type: &str, body: &[u8]) -> Result<Option<Value>, Refusal> {
    let refuse_body = |reason: String| Refusal::new(StatusCode::BAD_REQUEST, format!("the body {reason}"));
    let media_type = essence(media_type);
    if is_json(&media_type) {
        let value = serde_json::from_slice(body).map_err(|error| refuse_body(format!("is not JSON: {error}")))?;
        return Ok(Some(value));
    }
    let Some(schema_ref) = &content.schema else { return Ok(None) };
    if let Some(separator) = record_separator(&media_type) {
        let body_text = std::str::from_utf8(body).map_err(|error| refuse_body(format!("is not UTF-8: {error}")))?;
        let records = body_text.split(separator).filter(|record| !record.trim().is_empty());
        let record_values: Result<Vec<Value>, _> = records.map(serde_json::from_str).collect();
        return Ok(Some(
            record_values.map_err(|error| refuse_body(format!("has a record that is not JSON: {error}")))?.into(),
        ));
    }
    if media_type == "application/x-www-form-urlencoded" || media_type.starts_with("text/") {
        let body_text = std::str::from_utf8(body).map_err(|error| refuse_body(format!("is not UTF-8: {error}")))?;
        if media_type.starts_with("text/") {
            return Ok(Some(decode_text::parse_scalar(api, schema_ref.schema, body_text)));
        }
        return Ok(Some(parse_form(api, schema_ref.schema, &parse_query(body_text))));
    }
    Ok(None)
}

/// Returns the character that separates the JSON values of a body in NDJSON, JSON Lines or a JSON text sequence. `None`
/// for other media types.
pub(super) fn record_separator(media_type: &str) -> Option<char> {
    match media_type {
        _ if is_json_lines(media_type) => Some('\n'),
        _ if is_json_sequence(media_type) => Some('\u{1e}'),
        _ => None,
    }
}

/// Converts the pairs of name and value in a form to a JSON object. The values of a repeated name become an array if
/// the schema of the member allows an array; otherwise the first value is used.
fn parse_form(api: &Api, schema: crate::ir::SchemaId, pairs: &[(String, String)]) -> Value {
    let mut members = serde_json::Map::new();
    for (name, _) in pairs {
        if members.contains_key(name) {
            continue;
        }
        let values_for_name: Vec<&str> =
            pairs.iter().filter(|(other_name, _)| other_name == name).map(|(_, text)| text.as_str()).collect();
        let value = match decode_text::property_schema(api, schema, name) {
            Some(property_ref) => match decode_text::allowed_types(api, property_ref.schema).first() {
                // Without an Encoding Object, an object in a form is sent as JSON.
                Some(crate::ir::JsonType::Object) => {
                    serde_json::from_str(values_for_name[0]).unwrap_or_else(|_| Value::from(values_for_name[0]))
                }
                _ => decode_text::parse_value(api, property_ref.schema, &values_for_name),
            },
            None => Value::from(values_for_name[0]),
        };
        members.insert(name.clone(), value);
    }
    Value::Object(members)
}
