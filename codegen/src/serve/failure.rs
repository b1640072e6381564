//! Creates the response to a rejected request. The body has the error format of the API, if the document declares one.

use http::HeaderValue;
use serde_json::{Map, Value, json};

use super::{Refusal, Response, is_json, response};
use crate::ir::{Api, Content, Operation};

/// Creates the response to a rejected request. `allow` is the value of the header field `Allow`, if it is to be sent.
pub(super) fn failure_response(
    api: &Api,
    operation: Option<&Operation>,
    refusal: &Refusal,
    allow: Option<&str>,
) -> Response {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = refusal.status;
    if let Some(allow) = allow.and_then(|allow| HeaderValue::try_from(allow).ok()) {
        response.headers_mut().insert(http::header::ALLOW, allow);
    }
    let declared_response =
        operation.and_then(|operation| response::declared_response(operation, refusal.status.as_u16()));
    if let Some(declared_response) = declared_response {
        response::add_response_headers(api, declared_response, response.headers_mut());
    }
    let is_json_content = |content: &&Content| is_json(&content.media_type);
    let content =
        declared_response.and_then(|declared_response| declared_response.contents.iter().find(is_json_content));
    let media_type = content.map_or("application/json", |content| content.media_type.as_str());
    let filled_body =
        content.and_then(|content| candidate_bodies(api, content).find_map(|body| fill_message(api, body, refusal)));
    let body = filled_body.unwrap_or_else(|| default_failure_body(refusal));
    response.headers_mut().insert(
        http::header::CONTENT_TYPE,
        HeaderValue::try_from(media_type).unwrap_or_else(|_| HeaderValue::from_static("application/json")),
    );
    *response.body_mut() = serde_json::to_vec(&body).expect("a JSON value can be serialized");
    response
}

/// Returns values that can be the body of the response: the examples of the declared error response, followed by a
/// sample of its schema.
fn candidate_bodies<'a>(api: &'a Api, content: &'a Content) -> impl Iterator<Item = Value> + 'a {
    let examples = content.examples.iter().map(|example| example.value.value());
    let sampled_body = std::iter::once_with(|| response::select_example(api, content, None).ok().flatten()).flatten();
    examples.chain(sampled_body)
}

/// Sets the message of `body`, an example of the API's error response, to the reasons for the rejection. `None` if the
/// body does not contain a member for the message.
fn fill_message(api: &Api, mut body: Value, refusal: &Refusal) -> Option<Value> {
    let messages: Vec<&str> = refusal.problems.iter().map(|problem| problem.message.as_str()).collect();
    let message = messages.join("; ");
    let Some(shape) = error_shapes(api).find(|shape| is_applicable(shape, &body)) else {
        *guess_message_member(&mut body)? = Value::String(message);
        return Some(body);
    };
    let declared_path = |member: &str| shape.get(member).and_then(Value::as_str);
    set_at_path(&mut body, declared_path("message")?, Value::String(message))?;
    if let Some(path) = declared_path("status") {
        set_at_path(&mut body, path, json!(refusal.status.as_u16()));
    }
    if let Some(causes) = shape.get("causes") {
        let declared_cause_path = |member: &str| causes.get(member).and_then(Value::as_str);
        let cause_list = refusal.problems.iter().filter(|problem| !problem.field.is_empty()).map(|problem| {
            let mut cause = json!({});
            for (member, text) in [("field", &problem.field), ("message", &problem.message)] {
                if let Some(path) = declared_cause_path(member) {
                    set_at_path(&mut cause, path, Value::String(text.clone()));
                }
            }
            cause
        });
        let cause_list: Vec<Value> = cause_list.collect();
        if let Some(path) = declared_cause_path("at").filter(|_| !cause_list.is_empty()) {
            set_at_path(&mut body, path, Value::Array(cause_list));
        }
    }
    Some(body)
}

/// Returns the entries of the extension `x-error-shapes`. Each entry describes the members of one format of error
/// bodies.
fn error_shapes(api: &Api) -> impl Iterator<Item = &Value> {
    api.extensions.get("x-error-shapes").and_then(Value::as_array).into_iter().flatten()
}

/// Returns whether `body` satisfies the conditions of `shape`, an entry of `x-error-shapes`. Conditions are
/// `kind=Status` (the member `kind` has the value `Status`) and `error_msg` (the member is present and not null).
fn is_applicable(shape: &Value, body: &Value) -> bool {
    let conditions = shape.get("when").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    conditions.into_iter().all(|condition| match condition.split_once('=') {
        Some((path, expected)) => value_at_path(body, path).is_some_and(|value| value == expected),
        None => value_at_path(body, condition).is_some_and(|value| !value.is_null()),
    })
}

/// Returns the value at a path of member names, such as `error.message`.
fn value_at_path<'a>(body: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(body, |value, member| value.get(member))
}

/// Sets the value at a path. Missing objects are created. Returns `None` if the path leads through a value that is not
/// an object.
fn set_at_path(body: &mut Value, path: &str, value: Value) -> Option<()> {
    let mut current_value = body;
    for member in path.split('.') {
        let Value::Object(members) = current_value else { return None };
        current_value = members.entry(member).or_insert_with(|| Value::Object(Map::new()));
    }
    *current_value = value;
    Some(())
}

/// Returns the member of an error body that most likely contains the message, for APIs that do not declare an error
/// format: a string with a typical name, at the top level or in a nested object. `None` if there is no such member.
fn guess_message_member(body: &mut Value) -> Option<&mut Value> {
    const MESSAGE_NAMES: [&str; 9] = [
        "message",
        "detail",
        "error_msg",
        "error_message",
        "error_description",
        "msg",
        "description",
        "title",
        "error",
    ];
    let Value::Object(members) = body else { return None };
    let message_name = MESSAGE_NAMES.iter().find(|name| members.get(**name).is_some_and(Value::is_string));
    if let Some(message_name) = message_name {
        return members.get_mut(*message_name);
    }
    members.values_mut().filter(|value| value.is_object()).find_map(guess_message_member)
}

/// Creates the error body for operations whose declared error responses cannot contain the message: a JSON object with
/// `status` and `message`.
fn default_failure_body(refusal: &Refusal) -> Value {
    let messages: Vec<&str> = refusal.problems.iter().map(|problem| problem.message.as_str()).collect();
    json!({"status": refusal.status.as_u16(), "message": messages.join("; ")})
}
