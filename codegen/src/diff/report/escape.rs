//! Text of documents in the forms of the report.
//!
//! Texts of entries hold code between backquotes; [`words`](super::words) and places keep backquotes out of what a document names.

use std::{borrow::Cow, fmt::Write as _};

use crate::markdown::{code_span, literal, visible};

/// Returns the text with hidden characters (controls, bidirectional controls, characters of no width) as escapes, since a report is
/// about what differs.
pub(super) fn revealed(text: &str) -> Cow<'_, str> {
    if matches!(visible(text), Cow::Borrowed(_)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(visible(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_)) {
            out.push(c);
        } else {
            let _ = write!(out, "{}", c.escape_unicode());
        }
    }
    Cow::Owned(out)
}

/// Returns the text on one line, with no backquote: it can be put between backquotes.
pub(super) fn name(text: &str) -> String {
    revealed(&text.split_whitespace().collect::<Vec<_>>().join(" ")).replace('`', "'")
}

/// Returns the text as HTML.
pub(super) fn html(text: &str) -> String {
    let text = revealed(text);
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

/// Returns the text as HTML, with text between backquotes as code.
pub(super) fn html_with_code(text: &str) -> String {
    with_code(text, html, |code| format!("<code>{}</code>", html(code)))
}

/// Returns the text as Markdown for a cell of a table.
pub(super) fn markdown(text: &str) -> String {
    cell(&literal(&revealed(text)))
}

/// Returns the text as Markdown for a cell of a table, with text between backquotes as code.
pub(super) fn markdown_with_code(text: &str) -> String {
    with_code(text, markdown, markdown_code)
}

/// Returns the text as code for a cell of a table.
pub(super) fn markdown_code(text: &str) -> String {
    code_span(&revealed(text)).replace('|', "\\|")
}

/// Returns the text as Markdown on one line, with text between backquotes as code.
pub(crate) fn inline_markdown(text: &str) -> String {
    with_code(text, |text| literal(&revealed(text)), |code| code_span(&revealed(code)))
}

/// Escapes what would end a cell.
fn cell(text: &str) -> String {
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
        // A last backquote without a partner is text.
        if is_code && parts.peek().is_some() {
            out.push_str(&code(part));
        } else {
            // Markdown reads these as markup at the start of a line only, and here they follow code.
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
