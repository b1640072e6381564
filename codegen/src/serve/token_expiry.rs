//! Adjusts the expiry times of tokens, since the times in examples are in the past. If `x-token` declares where a
//! response contains the expiry time, all times in the response are moved by the same duration. So the token has the
//! same lifetime as in the example.

use http::HeaderValue;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::Response;
use crate::ir::{Api, Operation};

/// The lifetime of a token if the example does not contain the time at which the token was issued.
const TOKEN_LIFETIME: SignedDuration = SignedDuration::from_hours(1);

/// Moves the times in a response if the operation issues tokens. Responses of other operations are not changed.
pub(super) fn renew_token_times(api: &Api, operation: &Operation, response: &mut Response, now: Timestamp) {
    if !response.status().is_success() {
        return;
    }
    let all_token_extensions = api.security_schemes.values().filter_map(|scheme| scheme.extensions.get("x-token"));
    let issued_token_extensions =
        all_token_extensions.filter(|token| token.get("operation").and_then(Value::as_str) == Some(&operation.id));
    for location in issued_token_extensions.filter_map(|token| token.get("expires")) {
        let text_of = |key: &str| location.get(key).and_then(Value::as_str);
        if let Some(name) = text_of("header") {
            renew_header(response, name, now);
        } else if let Some(path) = text_of("body") {
            renew_body(response, path, now);
        }
    }
}

/// Moves the expiry time in the header field `name` into the future. A value that is not a time, such as a number of
/// seconds, is not changed.
fn renew_header(response: &mut Response, name: &str, now: Timestamp) {
    let Some(value) = response.headers_mut().get_mut(name) else { return };
    let moved_value =
        value.to_str().ok().and_then(|text| move_time(text, (now + TOKEN_LIFETIME).duration_since(parse_time(text)?)));
    if let Some(moved_value) = moved_value.and_then(|text| HeaderValue::try_from(text).ok()) {
        *value = moved_value;
    }
}

/// Moves all times in a JSON body by the same duration. The time of issue, which is the latest time before the expiry
/// time, becomes `now`. `path` is the path to the expiry time in the body.
fn renew_body(response: &mut Response, path: &str, now: Timestamp) {
    let Ok(mut body) = serde_json::from_slice::<Value>(response.body()) else { return };
    let expiry_text = path.split('.').try_fold(&body, |value, member| value.get(member)).and_then(Value::as_str);
    let Some(expiry_time) = expiry_text.and_then(parse_time) else { return };
    let mut issued_at = None;
    visit_texts(&mut body, &mut |text| issued_at = issued_at.max(parse_time(text).filter(|time| *time < expiry_time)));
    let time_offset = match issued_at {
        Some(issued_at) => now.duration_since(issued_at),
        None => (now + TOKEN_LIFETIME).duration_since(expiry_time),
    };
    visit_texts(&mut body, &mut |text| {
        if let Some(moved_text) = move_time(text, time_offset) {
            *text = moved_text;
        }
    });
    *response.body_mut() = serde_json::to_vec(&body).expect("a JSON value can be serialized");
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
fn move_time(text: &str, offset: SignedDuration) -> Option<String> {
    let time = parse_time(text)?.checked_add(offset).ok()?;
    let fraction_digits =
        text.split_once('.').map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count());
    let fraction_format = if fraction_digits == 0 { String::new() } else { format!("%.{}f", fraction_digits.min(9)) };
    Some(time.strftime(&format!("%Y-%m-%dT%H:%M:%S{fraction_format}Z")).to_string())
}
