//! Escapes text from the compared documents for each output format of the report.
//!
//! The text of a report entry contains code between backticks. In names from a document, [`words`](super::words)
//! replaces each backtick by `'`, so that every remaining backtick is the start or the end of code.

use std::{borrow::Cow, fmt::Write as _};

use crate::markdown::{code_span, escape_line, remove_control_characters};

/// Escapes invisible characters in `text`: control characters, bidirectional controls and zero-width characters. As a
/// result, the report shows differences between texts that would look equal.
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

/// Converts `text` to one line and replaces backticks by `'`. The result can be placed between backticks.
pub(super) fn escape_name(text: &str) -> String {
    reveal_hidden(&text.split_whitespace().collect::<Vec<_>>().join(" ")).replace('`', "'")
}

/// Escapes `text` for HTML.
pub(super) fn escape_html(text: &str) -> String {
    let text = reveal_hidden(text);
    let mut output = String::with_capacity(text.len());
    let mut remaining = text.as_ref();
    while let Some(special_offset) = remaining.find(['&', '<', '>', '"', '\'']) {
        output.push_str(&remaining[..special_offset]);
        output.push_str(match remaining.as_bytes()[special_offset] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        remaining = &remaining[special_offset + 1..];
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

/// Escapes `|` and line breaks, which would end a Markdown table cell.
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

/// Splits `text` at backticks. Formats text between two backticks with `code`, and all other text with `plain`.
fn format_segments(text: &str, plain: fn(&str) -> String, code: impl Fn(&str) -> String) -> String {
    let mut output = String::new();
    let mut segments = text.split('`').peekable();
    let mut is_code = false;
    while let Some(segment) = segments.next() {
        // A last backtick without a closing one is literal text.
        if is_code && segments.peek().is_some() {
            output.push_str(&code(segment));
        } else {
            // Markdown treats these characters as markup only at the start of a line; here they follow code.
            let is_punctuation = |c: char| !output.is_empty() && matches!(c, ' ' | ',' | ':' | '.' | ';' | ')');
            let after_punctuation = segment.trim_start_matches(is_punctuation);
            output.push_str(&segment[..segment.len() - after_punctuation.len()]);
            let plain_text = after_punctuation.trim_end();
            if !plain_text.is_empty() {
                output.push_str(&plain(plain_text));
            }
            output.push_str(&after_punctuation[plain_text.len()..]);
        }
        is_code = !is_code;
    }
    output
}
