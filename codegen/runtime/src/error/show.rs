//! The implementations of `Display` and `Debug` for errors. `Display` writes one line.

use std::{fmt, time::Duration};

use super::{super::decode, Error, ErrorKind};

/// The maximum number of characters that an error message shows of a response body in an unknown format.
const MAX_EXCERPT_CHARS: usize = 200;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let data = &*self.0;
        if !data.operation_id.is_empty() {
            write!(f, "{}: ", data.operation_id)?;
        }
        match data.kind {
            ErrorKind::Status => write_status(self, f)?,
            ErrorKind::Decode | ErrorKind::UndeclaredSuccess => {
                let status = self.status().map(|status| status.to_string()).unwrap_or_default();
                let reason = clean_text(&data.message, 4 * MAX_EXCERPT_CHARS);
                if data.kind == ErrorKind::Decode {
                    write!(f, "{status}, but the response is not as declared: {reason}")?;
                } else {
                    write!(
                        f,
                        "{status}, which is not declared, and the response does not match a declared success: {reason}"
                    )?;
                }
                let has_non_json_body = |response: &&super::Response| {
                    !decode::is_json(decode::media(response)) && !response.body().is_empty()
                };
                if let Some(response) = self.response().filter(has_non_json_body) {
                    write!(f, " ({})", describe_body(response))?;
                }
            }
            _ => f.write_str(&data.message)?,
        }
        if let Some(index) = data.item_index.filter(|_| data.kind != ErrorKind::Decode) {
            write!(f, " (at item {index})")?;
        }
        if let Some(id) = self.request_id().filter(|_| data.kind != ErrorKind::Auth) {
            write!(f, " [request ID: {}]", clean_text(id, MAX_EXCERPT_CHARS))?;
        }
        if data.is_unconfirmed && data.kind == ErrorKind::Status {
            f.write_str("; an earlier attempt, whose response did not arrive, may have been executed")?;
        }
        if data.attempts > 1 {
            write!(f, " (after {} attempts)", data.attempts)?;
        }
        Ok(())
    }
}

/// Writes the description of a response whose status code is a failure, such as `404 Not Found (E.1): it is gone`.
fn write_status(error: &Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(status) = error.status() {
        write!(f, "{status}")?;
    }
    let details: Vec<&str> = [error.reason(), error.code()].into_iter().flatten().collect();
    // Leaves out a reason that repeats the status code, as in `404 Not Found (NotFound)`.
    let status_reason =
        error.status().and_then(|status| status.canonical_reason()).unwrap_or_default().replace(' ', "");
    let details: Vec<String> = details
        .into_iter()
        .filter(|detail| *detail != status_reason)
        .map(|detail| clean_text(detail, MAX_EXCERPT_CHARS))
        .collect();
    if !details.is_empty() {
        write!(f, " ({})", details.join(", "))?;
    }
    match (error.message(), error.response()) {
        (Some(message), _) => write!(f, ": {}", clean_text(message, 4 * MAX_EXCERPT_CHARS))?,
        (None, Some(response)) if !response.body().is_empty() => write!(f, ": {}", describe_body(response))?,
        _ => {}
    }
    if let Some(wait) = error.retry_after() {
        write!(f, "; the server asks to wait {}", format_wait(wait))?;
    }
    if let Some(max_wait) = error.0.max_wait {
        write!(f, ", longer than the client's limit of {max_wait:?}")?;
    }
    Ok(())
}

/// The maximum delay that is shown exactly; a longer delay is shown as "more than a year".
const MAX_SHOWN_WAIT: Duration = Duration::from_secs(365 * 24 * 60 * 60);

fn format_wait(wait: Duration) -> String {
    if wait > MAX_SHOWN_WAIT { "more than a year".to_owned() } else { format!("{wait:?}") }
}

/// Describes a response body in an unknown format by its media type, its length and its first characters: `text/html,
/// 20 bytes: <html>Sign in</html>`.
fn describe_body(response: &super::Response) -> String {
    let body = response.body();
    let media = match decode::media(response) {
        "" => "no media type",
        media => media,
    };
    let body_start = String::from_utf8_lossy(&body[..body.len().min(4 * MAX_EXCERPT_CHARS)]);
    let (media, excerpt) = (clean_text(media, MAX_EXCERPT_CHARS), clean_text(&body_start, MAX_EXCERPT_CHARS));
    format!("{media}, {} bytes: {excerpt}", body.len())
}

/// Returns `text` on one line, truncated to `max_chars` characters. Replaces control characters with spaces, since they
/// could change the state of a terminal or forge lines of a log.
fn clean_text(text: &str, max_chars: usize) -> String {
    let mut cleaned_text = String::new();
    let mut char_count = 0;
    for c in text.trim().chars() {
        let c = if c.is_control() || c.is_whitespace() { ' ' } else { c };
        if c == ' ' && cleaned_text.ends_with(' ') {
            continue;
        }
        if char_count == max_chars {
            cleaned_text.push('…');
            break;
        }
        cleaned_text.push(c);
        char_count += 1;
    }
    cleaned_text
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let data = &*self.0;
        f.debug_struct("Error")
            .field("kind", &data.kind)
            .field("message", &self.to_string())
            .field("status", &self.status())
            .field("facts", &data.facts)
            .field("attempts", &data.attempts)
            .field("may_have_happened", &self.may_have_happened())
            .field("source", &data.source)
            .finish_non_exhaustive()
    }
}
