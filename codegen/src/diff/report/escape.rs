//! Escapes text from documents for the formats of the report.
//!
//! The text of an entry contains code between backticks. To keep this unambiguous, [`words`](super::words) replaces
//! backticks in names from the document by `'`.

use std::{borrow::Cow, fmt::Write as _};

use crate::markdown::{code_span, escape_line, remove_control_characters};

/// Escapes invisible characters in `text` (control characters, bidirectional controls, zero-width characters), so
/// that the report shows differences in them.
pub(super) fn reveal_hidden(text: &str) -> Cow<'_, str> {
    if matches!(remove_control_characters(text), Cow::Borrowed(_)) {
        return Cow::Borrowed(text);
    }
    let mut output = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(remove_control_characters(c.encode_utf8(&mut [0; 4])), Cow::Borrowed(_)) {
            output.push(c);
        } else {
            let _ = write!(output, "{}", c.escape_unicode());
        }
    }
    Cow::Owned(output)
}

/// Converts `text` to one line without backticks, so that it can be placed between backticks.
pub(super) fn escape_name(text: &str) -> String {
    reveal_hidden(&text.split_whitespace().collect::<Vec<_>>().join(" ")).replace('`', "'")
}

/// Escapes `text` for HTML.
pub(super) fn escape_html(text: &str) -> String {
    let text = reveal_hidden(text);
    let mut output = String::with_capacity(text.len());
    let mut remaining = text.as_ref();
    while let Some(at) = remaining.find(['&', '<', '>', '"', '\'']) {
        output.push_str(&remaining[..at]);
        output.push_str(match remaining.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        remaining = &remaining[at + 1..];
    }
    output.push_str(remaining);
    output
}

/// Escapes `text` for HTML. Text between backticks becomes a `<code>` element.
pub(super) fn html_with_code(text: &str) -> String {
    format_segments(text, escape_html, |code| format!("<code>{}</code>", escape_html(code)))
}

/// Escapes `text` for a Markdown table cell.
pub(super) fn escape_markdown(text: &str) -> String {
    escape_cell(&escape_line(&reveal_hidden(text)))
}

/// Escapes `text` for a Markdown table cell. Text between backticks becomes inline code.
pub(super) fn markdown_with_code(text: &str) -> String {
    format_segments(text, escape_markdown, markdown_code)
}

/// Formats `text` as inline code for a Markdown table cell.
pub(super) fn markdown_code(text: &str) -> String {
    code_span(&reveal_hidden(text)).replace('|', "\\|")
}

/// Converts `text` to Markdown on one line. Text between backticks becomes inline code.
pub(crate) fn inline_markdown(text: &str) -> String {
    format_segments(text, |text| escape_line(&reveal_hidden(text)), |code| code_span(&reveal_hidden(code)))
}

/// Escapes characters that would end a table cell.
fn escape_cell(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    let mut is_escaped = false;
    for c in text.chars() {
        match c {
            '|' if !is_escaped => output.push_str("\\|"),
            '\n' => output.push(' '),
            c => output.push(c),
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    output
}

/// Splits `text` at backticks, and formats the parts outside of them with `plain` and the parts between them with
/// `code`.
fn format_segments(text: &str, plain: fn(&str) -> String, code: impl Fn(&str) -> String) -> String {
    let mut output = String::new();
    let mut segments = text.split('`').peekable();
    let mut is_code = false;
    while let Some(part) = segments.next() {
        // A last backtick without a closing one is literal text.
        if is_code && segments.peek().is_some() {
            output.push_str(&code(part));
        } else {
            // Markdown treats these characters as markup only at the start of a line; here they follow code.
            let after_punctuation =
                part.trim_start_matches(|c: char| !output.is_empty() && matches!(c, ' ' | ',' | ':' | '.' | ';' | ')'));
            output.push_str(&part[..part.len() - after_punctuation.len()]);
            let trimmed = after_punctuation.trim_end();
            if !trimmed.is_empty() {
                output.push_str(&plain(trimmed));
            }
            output.push_str(&after_punctuation[trimmed.len()..]);
        }
        is_code = !is_code;
    }
    output
}
