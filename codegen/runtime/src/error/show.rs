//! `Display` and `Debug` of errors: a description on one line.

use std::{fmt, time::Duration};

use super::{super::decode, Error, ErrorKind};

/// The number of characters shown of a body with an unknown shape.
const EXCERPT: usize = 200;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        if !inner.operation.is_empty() {
            write!(f, "{}: ", inner.operation)?;
        }
        match inner.kind {
            ErrorKind::Status => status(self, f)?,
            ErrorKind::Decode | ErrorKind::UndeclaredSuccess => {
                let status = self.status().map(|status| status.to_string()).unwrap_or_default();
                let what = if inner.kind == ErrorKind::Decode {
                    "but the response is not as declared"
                } else {
                    "an undeclared success that cannot be decoded as a declared one"
                };
                write!(f, "{status}, {what}: {}", clean_text(&inner.message, 4 * EXCERPT))?;
                let is_shown = |response: &&super::Response| {
                    !decode::is_json(decode::media(response)) && !response.body().is_empty()
                };
                if let Some(response) = self.response().filter(is_shown) {
                    write!(f, " ({})", describe_body(response))?;
                }
            }
            _ => f.write_str(&inner.message)?,
        }
        if let Some(index) = inner.item.filter(|_| inner.kind != ErrorKind::Decode) {
            write!(f, " (at item {index})")?;
        }
        if let Some(id) = self.request_id().filter(|_| inner.kind != ErrorKind::Auth) {
            write!(f, " [request {}]", clean_text(id, EXCERPT))?;
        }
        if inner.is_unconfirmed && inner.kind == ErrorKind::Status {
            f.write_str("; an earlier attempt, whose response did not arrive, may have done it")?;
        }
        if inner.attempts > 1 {
            write!(f, " (after {} attempts)", inner.attempts)?;
        }
        Ok(())
    }
}

fn status(error: &Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(status) = error.status() {
        write!(f, "{status}")?;
    }
    let words: Vec<&str> = [error.reason(), error.code()].into_iter().flatten().collect();
    // Leaves out a reason that repeats the status code, as in `404 Not Found (NotFound)`.
    let reason = error.status().and_then(|status| status.canonical_reason()).unwrap_or_default().replace(' ', "");
    let words: Vec<String> =
        words.into_iter().filter(|word| *word != reason).map(|word| clean_text(word, EXCERPT)).collect();
    if !words.is_empty() {
        write!(f, " ({})", words.join(", "))?;
    }
    match (error.message(), error.response()) {
        (Some(message), _) => write!(f, ": {}", clean_text(message, 4 * EXCERPT))?,
        (None, Some(response)) if !response.body().is_empty() => write!(f, ": {}", describe_body(response))?,
        _ => {}
    }
    if let Some(wait) = error.retry_after() {
        write!(f, "; the server asks to wait {}", display_wait(wait))?;
    }
    if let Some(longest) = error.0.max_wait {
        write!(f, ", longer than the {longest:?} that the client waits")?;
    }
    Ok(())
}

/// All delays of more than a year are shown in the same way.
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

fn display_wait(wait: Duration) -> String {
    if wait > YEAR { "more than a year".to_owned() } else { format!("{wait:?}") }
}

/// Describes a body with an unknown shape: its media type, its length and its first characters.
fn describe_body(response: &super::Response) -> String {
    let body = response.body();
    let media = match decode::media(response) {
        "" => "no media type",
        media => media,
    };
    let start = String::from_utf8_lossy(&body[..body.len().min(4 * EXCERPT)]);
    format!("{}, {} bytes: {}", clean_text(media, EXCERPT), body.len(), clean_text(&start, EXCERPT))
}

/// Returns `text` on one line and truncated to `most` characters, without control characters, which could control a
/// terminal or forge lines of a log.
fn clean_text(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for c in text.trim().chars() {
        let c = if c.is_control() || c.is_whitespace() { ' ' } else { c };
        if c == ' ' && out.ends_with(' ') {
            continue;
        }
        if count == most {
            out.push('…');
            break;
        }
        out.push(c);
        count += 1;
    }
    out
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        f.debug_struct("Error")
            .field("kind", &inner.kind)
            .field("message", &self.to_string())
            .field("status", &self.status())
            .field("facts", &inner.facts)
            .field("attempts", &inner.attempts)
            .field("may_have_happened", &self.may_have_happened())
            .field("source", &inner.source)
            .finish_non_exhaustive()
    }
}
