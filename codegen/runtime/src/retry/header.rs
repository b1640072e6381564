//! `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date in one of three forms.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header};

/// How long to wait; `now` is what a date counts from. A date that is over means not at all. Nothing for a text that is
/// neither.
#[must_use]
pub fn retry_after(text: &str, now: SystemTime) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than fit are a wait without end.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = date(text)?;
    Some(until.duration_since(now).unwrap_or_default())
}

/// What time the server thought it was when it answered (`Date`).
pub(crate) fn server_time(headers: &HeaderMap) -> Option<SystemTime> {
    date(headers.get(header::DATE)?.to_str().ok()?)
}

/// A date as HTTP writes it (RFC 9110, section 5.6.7), the two obsolete forms included.
fn date(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok()
}
