//! Parses the header field `Retry-After` (RFC 9110, section 10.2.3): a number of seconds, or a date in one of three
//! formats.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, header};

/// Returns the delay that the value of a `Retry-After` header field requests: a number of seconds, or the time from
/// `now` to a date (zero for a date in the past). `None` if the text is neither a number nor a date.
///
/// # Examples
///
/// ```
/// use std::time::{Duration, SystemTime};
///
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::retry::retry_after;")]
///
/// assert_eq!(retry_after("120", SystemTime::now()), Some(Duration::from_secs(120)));
/// assert_eq!(retry_after("soon", SystemTime::now()), None);
/// ```
#[must_use]
pub fn retry_after(text: &str, now: SystemTime) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that does not fit into 64 bits becomes the maximum.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let retry_time = parse_date(text)?;
    Some(retry_time.duration_since(now).unwrap_or_default())
}

/// Returns the server's current time from the `Date` header field of a response.
pub(crate) fn server_time(headers: &HeaderMap) -> Option<SystemTime> {
    parse_date(headers.get(header::DATE)?.to_str().ok()?)
}

/// Parses an HTTP date (RFC 9110, section 5.6.7), including the two obsolete formats.
fn parse_date(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok()
}
