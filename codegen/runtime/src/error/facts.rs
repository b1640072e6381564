//! Extracts the message, the reason, the causes and other information about a failure from the response to a failed
//! call, with the error formats that the API's document describes.

use std::{
    borrow::Cow,
    time::{Duration, SystemTime},
};

use http::{HeaderMap, header};

use super::super::{
    json,
    message::Response,
    retry::{retry_after, server_time},
    spec::{Condition, ErrorCauses, ErrorShape, OperationSpec, Paging},
};

/// One cause of a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Cause {
    /// The invalid field of the request, such as `spec.parallelism`. Empty if the cause is not about a field.
    pub field: String,
    /// The human-readable message.
    pub message: String,
    /// The machine-readable reason, usually a single word.
    pub reason: String,
}

/// The information about a failure that the response to a failed call contains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) message: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) causes: Vec<Cause>,
}

/// The maximum number of causes in an error; further causes are dropped.
const MAX_CAUSES: usize = 100;

impl Facts {
    /// Reads the information about the failure from a response. If `Retry-After` is a date, it is converted to a delay,
    /// counted from the time in the header field `Date`, or else from `now`.
    pub(crate) fn from_response(spec: &OperationSpec, response: &Response, now: SystemTime) -> Self {
        let body = response.body().as_ref();
        let mut facts = Self { request_id: request_id(response.headers()), ..Self::default() };
        if let Some(shape) = spec.api.errors.iter().find(|shape| is_shape_applicable(shape, body)) {
            facts.read_json_body(shape, body);
        }
        let retry_after_text = response.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
        // A date in `Retry-After` was set with the server's clock.
        let now = server_time(response.headers()).unwrap_or(now);
        // The header field may be from a gateway in front of the API, so it takes precedence over the body.
        facts.retry_after = retry_after_text.and_then(|text| retry_after(text, now)).or(facts.retry_after);
        facts
    }

    /// Reads the information about the failure from a JSON body, at the paths that `shape` declares. Has no effect if
    /// the shape does not apply to the body.
    fn read_json_body(&mut self, shape: &ErrorShape, body: &[u8]) {
        self.message = text_at_path(body, shape.message);
        self.reason = text_at_path(body, shape.reason);
        self.code = text_at_path(body, shape.code);
        self.request_id = text_at_path(body, shape.request_id).or(self.request_id.take());
        self.retry_after = text_at_path(body, shape.retry_after).and_then(|text| parse_seconds(&text));
        self.causes = shape.causes.map(|causes| find_causes(causes, body)).unwrap_or_default();
    }
}

/// Returns whether the body is an object that satisfies the conditions of the shape.
fn is_shape_applicable(shape: &ErrorShape, body: &[u8]) -> bool {
    json::kind(body) == Some(json::Kind::Object) && shape.when.iter().all(|when| is_condition_met(when, body))
}

fn is_condition_met(condition: &Condition, body: &[u8]) -> bool {
    match (json::at(body, condition.path), condition.is) {
        (None, _) => false,
        (Some(value), None) => value != b"null",
        (Some(_), Some(text)) => json::text_at(body, condition.path).as_deref() == Some(text),
    }
}

/// Returns the text at a path in the JSON body; `None` if it is missing or empty.
fn text_at_path(body: &[u8], path: &str) -> Option<String> {
    if path.is_empty() {
        return None;
    }
    json::text_at(body, path).filter(|text| !text.is_empty()).map(Cow::into_owned)
}

/// Parses a number of seconds. Returns `None` for zero, which means that the server does not request a delay.
fn parse_seconds(text: &str) -> Option<Duration> {
    text.parse().ok().filter(|&seconds| seconds > 0).map(Duration::from_secs)
}

fn find_causes(causes: ErrorCauses, body: &[u8]) -> Vec<Cause> {
    let Some(causes_json) = json::at(body, causes.at) else { return Vec::new() };
    let cause_items = json::items(causes_json).take(MAX_CAUSES);
    let text_at_item_path = |item, path| text_at_path(item, path).unwrap_or_default();
    cause_items
        .map(|item| Cause {
            field: text_at_item_path(item, causes.field),
            message: text_at_item_path(item, causes.message),
            reason: text_at_item_path(item, causes.reason),
        })
        .collect()
}

/// Returns the request ID from the header field `x-request-id`, `request-id` or `x-correlation-id`.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<String> {
    let header_names = ["x-request-id", "request-id", "x-correlation-id"];
    let value = header_names.iter().find_map(|name| headers.get(*name))?;
    value.to_str().ok().filter(|id| !id.is_empty()).map(str::to_owned)
}

/// Returns the new page token that the server sent in the response to a request with an expired page token; `None` for
/// other responses.
pub(super) fn restart_page_token(paging: &Paging, response: &Response) -> Option<String> {
    let expiry_response = paging.expired.filter(|expiry| expiry.status == response.status().as_u16())?;
    text_at_path(response.body(), expiry_response.token)
}
