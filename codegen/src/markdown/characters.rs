//! Removes, escapes and replaces invisible characters, and characters that change how the surrounding text is
//! displayed.

use std::borrow::Cow;

/// Removes control characters (except line feeds and tabs), bidirectional controls and zero-width characters. Replaces
/// other line terminators, such as `\r\n`, by line feeds.
#[must_use]
pub fn remove_control_characters(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden_or_line_end) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_line_end(c) {
            result.push('\n');
            if c == '\r' && chars.peek() == Some(&'\n') {
                chars.next();
            }
        } else if !is_hidden(c) {
            result.push(c);
        }
    }
    Cow::Owned(result)
}

/// Replaces invisible characters and line terminators by escape sequences such as `\u{1b}`, so that the text can be
/// shown on one line of a terminal.
#[must_use]
pub fn escape_invisible(text: &str) -> Cow<'_, str> {
    let is_escaped = |c: char| c.is_control() || is_hidden_or_line_end(c);
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        if is_escaped(c) {
            result.extend(c.escape_unicode());
        } else {
            result.push(c);
        }
    }
    Cow::Owned(result)
}

/// Replaces invisible characters by U+FFFD, so that the text can be shown on a terminal. Line feeds are kept.
#[must_use]
pub fn replace_invisible(text: &str) -> Cow<'_, str> {
    if text.contains(is_hidden_or_line_end) {
        text.replace(is_hidden_or_line_end, "\u{fffd}").into()
    } else {
        text.into()
    }
}

/// Returns whether a character is a line terminator other than the line feed.
fn is_line_end(c: char) -> bool {
    matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns whether a character is invisible or a line terminator. Returns false for tabs and line feeds.
pub(crate) fn is_hidden_or_line_end(c: char) -> bool {
    is_hidden(c) || is_line_end(c)
}

/// Returns whether a character is invisible. Returns false for tabs, line feeds and the variation selectors that are
/// part of an emoji.
fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control() && !matches!(c, '\n' | '\t');
    }
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
