//! Escapes text of documents for the formats of the report.
//!
//! Texts of entries contain code between backticks; [`words`](super::words) and places remove backticks from names in
//! the document.

use std::{borrow::Cow, fmt::Write as _};

use crate::markdown::{code_span, escape_line, remove_control_characters};

/// Returns the text with invisible characters (control characters, bidirectional controls, zero-width characters)
/// escaped, so that the report shows differences in them.
pub(super) fn reveal_hidden(text: &str) -> Cow<'_, str> {
    if matches!(remove_control_characters(text), Cow::Borrowed(_)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(remove_control_characters(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_)) {
            out.push(c);
        } else {
            let _ = write!(out, "{}", c.escape_unicode());
        }
    }
    Cow::Owned(out)
}

/// Returns the text on one line and without backticks, so that it can be put between backticks.
pub(super) fn escape_name(text: &str) -> String {
    reveal_hidden(&text.split_whitespace().collect::<Vec<_>>().join(" ")).replace('`', "'")
}

/// Returns the text as HTML.
pub(super) fn escape_html(text: &str) -> String {
    let text = reveal_hidden(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

/// Returns the text as HTML. Text between backticks becomes code.
pub(super) fn html_with_code(text: &str) -> String {
    with_code(text, escape_html, |code| format!("<code>{}</code>", escape_html(code)))
}

/// Returns the text as Markdown for a table cell.
pub(super) fn escape_markdown(text: &str) -> String {
    escape_cell(&escape_line(&reveal_hidden(text)))
}

/// Returns the text as Markdown for a table cell. Text between backticks becomes code.
pub(super) fn markdown_with_code(text: &str) -> String {
    with_code(text, escape_markdown, markdown_code)
}

/// Returns the text as inline code for a table cell.
pub(super) fn markdown_code(text: &str) -> String {
    code_span(&reveal_hidden(text)).replace('|', "\\|")
}

/// Returns the text as Markdown on one line. Text between backticks becomes code.
pub(crate) fn inline_markdown(text: &str) -> String {
    with_code(text, |text| escape_line(&reveal_hidden(text)), |code| code_span(&reveal_hidden(code)))
}

/// Escapes characters that would end a table cell.
fn escape_cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '|' if !escaped => out.push_str("\\|"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    out
}

fn with_code(text: &str, plain: fn(&str) -> String, code: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut parts = text.split('`').peekable();
    let mut is_code = false;
    while let Some(part) = parts.next() {
        // A last backtick without a partner is literal text.
        if is_code && parts.peek().is_some() {
            out.push_str(&code(part));
        } else {
            // Markdown reads these as markup only at the start of a line, and here they follow code.
            let text =
                part.trim_start_matches(|c: char| !out.is_empty() && matches!(c, ' ' | ',' | ':' | '.' | ';' | ')'));
            out.push_str(&part[..part.len() - text.len()]);
            let end = text.trim_end();
            if !end.is_empty() {
                out.push_str(&plain(end));
            }
            out.push_str(&text[end.len()..]);
        }
        is_code = !is_code;
    }
    out
}
