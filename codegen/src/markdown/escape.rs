//! Escapes text and URLs for Markdown.

use std::fmt::Write as _;

use super::{characters::remove_control_characters, phrase};

/// Formats text as inline code, between more backticks than the text contains in a row.
#[must_use]
pub fn code_span(text: &str) -> String {
    let text: String =
        remove_control_characters(text).chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect();
    let longest_backtick_run = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let backticks = "`".repeat(longest_backtick_run + 1);
    let is_padded = text.starts_with('`') || text.ends_with('`') || text.trim() != text || text.is_empty();
    let padding = if is_padded { " " } else { "" };
    format!("{backticks}{padding}{text}{padding}{backticks}")
}

/// Converts plain text to one line of Markdown that is displayed as `text`.
#[must_use]
pub fn escape_line(text: &str) -> String {
    phrase::write_inlines(&[super::Inline::Text(remove_control_characters(text).into_owned())], phrase::Context::Line)
}

/// Escapes a URL for the target of a Markdown link. `None` if the URL has no host, or if its scheme is neither `http`
/// nor `https`.
#[must_use]
pub fn link_url(url: &str) -> Option<String> {
    let url = remove_control_characters(url.trim());
    let (scheme, after_scheme) = url.split_once("://")?;
    if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) {
        return None;
    }
    let host = after_scheme.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if !host.starts_with(|c: char| c.is_alphanumeric() || c == '[' || c == '%') {
        return None;
    }
    let mut escaped_url = format!("{}://", scheme.to_ascii_lowercase());
    for (index, c) in after_scheme.char_indices() {
        let is_unescaped =
            c.is_ascii_alphanumeric() || "-._~:/?#@!$&'+,;=%".contains(c) || is_ipv6_bracket(&after_scheme[..index], c);
        match c {
            '\n' | '\t' => {}
            // A semicolon at this position would complete an HTML entity.
            ';' if ends_entity(&escaped_url) => escaped_url.push_str("%3B"),
            c if is_unescaped => escaped_url.push(c),
            c => c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| {
                let _ = write!(escaped_url, "%{byte:02X}");
            }),
        }
    }
    Some(escaped_url)
}

/// Returns whether `c` is a bracket around an IPv6 address in the host of a URL. `before` is the text between `://` and
/// `c`.
fn is_ipv6_bracket(before: &str, c: char) -> bool {
    match c {
        '[' => before.is_empty(),
        ']' => {
            before.starts_with('[')
                && before[1..].bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.')
        }
        _ => false,
    }
}

/// Returns whether `text` ends with an HTML entity without a semicolon, such as `&copy` or `&#35`.
fn ends_entity(text: &str) -> bool {
    let name = text.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < text.len() && name.ends_with('&')
}
