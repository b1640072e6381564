//! Adjusts the expiry times of tokens, since the times in examples are in the past. If `x-token` declares the location
//! of the expiry time, all times in the response are moved by the same duration, so that the token is valid for as long
//! as in the example.

use http::HeaderValue;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::Response;
use crate::ir::{Api, Operation};

/// The lifetime of a token if the example does not contain the time at which the token was issued.
const TOKEN_LIFETIME: SignedDuration = SignedDuration::from_hours(1);

/// Moves the times in the response of an operation that issues tokens. Other responses are not changed.
pub(super) fn renew_token_times(api: &Api, operation: &Operation, response: &mut Response, now: Timestamp) {
    if !response.status().is_success() {
        return;
    }
    let tokens = api.security_schemes.values().filter_map(|scheme| scheme.extensions.get("x-token"));
    let places = tokens.filter(|token| token.get("operation").and_then(Value::as_str) == Some(&operation.id));
    for place in places.filter_map(|token| token.get("expires")) {
        let text = |key: &str| place.get(key).and_then(Value::as_str);
        if let Some(name) = text("header") {
            renew_header(response, name, now);
        } else if let Some(path) = text("body") {
            renew_body(response, path, now);
        }
    }
}

/// Moves the expiry time in a header field. A value that is not a time, such as a number of seconds, is not changed.
fn renew_header(response: &mut Response, name: &str, now: Timestamp) {
    let Some(value) = response.headers_mut().get_mut(name) else { return };
    let moved =
        value.to_str().ok().and_then(|text| moved_time(text, (now + TOKEN_LIFETIME).duration_since(parse_time(text)?)));
    if let Some(moved) = moved.and_then(|text| HeaderValue::try_from(text).ok()) {
        *value = moved;
    }
}

fn renew_body(response: &mut Response, path: &str, now: Timestamp) {
    let Ok(mut body) = serde_json::from_slice::<Value>(response.body()) else { return };
    let end = path.split('.').try_fold(&body, |value, member| value.get(member)).and_then(Value::as_str);
    let Some(end) = end.and_then(parse_time) else { return };
    let mut start = None;
    visit_texts(&mut body, &mut |text| start = start.max(parse_time(text).filter(|time| *time < end)));
    let by = start.map_or_else(|| (now + TOKEN_LIFETIME).duration_since(end), |start| now.duration_since(start));
    visit_texts(&mut body, &mut |text| {
        if let Some(moved) = moved_time(text, by) {
            *text = moved;
        }
    });
    *response.body_mut() = serde_json::to_vec(&body).expect("JSON is written to memory");
}

/// Calls `visit` for every string in a value, at any depth.
fn visit_texts(value: &mut Value, visit: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(items) => items.iter_mut().for_each(|item| visit_texts(item, visit)),
        Value::Object(members) => members.values_mut().for_each(|member| visit_texts(member, visit)),
        _ => {}
    }
}

fn parse_time(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// Moves a time by a duration. Returns the time in UTC with the same precision. `None` if `text` is not a time or the
/// result is out of range.
fn moved_time(text: &str, by: SignedDuration) -> Option<String> {
    let time = parse_time(text)?.checked_add(by).ok()?;
    let digits = text.split_once('.').map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count());
    let fraction = if digits == 0 { String::new() } else { format!("%.{}f", digits.min(9)) };
    Some(time.strftime(&format!("%Y-%m-%dT%H:%M:%S{fraction}Z")).to_string())
}
