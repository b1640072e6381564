//! Reads the JSON examples on documentation pages. The examples may contain comments, `...` and superfluous commas,
//! which are removed.

/// Parses an example as JSON. Corrects common mistakes if necessary. Returns `None` if the text is still not JSON.
pub(super) fn parse_example(text: &str) -> Option<serde_json::Value> {
    let text = &text[find_json_start(text)?..];
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&repair_json(text)).ok())
}

/// Returns the byte offset at which the JSON starts: the first `{` or `[` at the start of a line, or else the first `{`
/// or `[` of `text`. The start of a line is preferred because a request line may also contain braces (`POST /v1/{id}`).
fn find_json_start(text: &str) -> Option<usize> {
    let starts_json = |line: &str| line.trim_start().starts_with(['{', '[']);
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if starts_json(line) {
            return Some(offset);
        }
        offset += line.len();
    }
    text.find(['{', '['])
}

/// Repairs JSON text. Outside of strings, removes comments, ellipses, zero-width characters and superfluous commas, and
/// replaces each whitespace character with a space.
fn repair_json(text: &str) -> String {
    let mut repaired_text = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut has_pending_comma = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                push_char(&mut repaired_text, &mut has_pending_comma, c);
                copy_string(&mut chars, &mut repaired_text);
            }
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|c| *c != '\n').is_some() {},
            '/' if chars.peek() == Some(&'*') => {
                let mut previous_char = ' ';
                for c in chars.by_ref() {
                    if previous_char == '*' && c == '/' {
                        break;
                    }
                    previous_char = c;
                }
            }
            '.' if chars.peek() == Some(&'.') => while chars.next_if_eq(&'.').is_some() {},
            '…' | '\u{feff}' | '\u{200b}' => {}
            c if c.is_whitespace() => repaired_text.push(' '),
            ',' | '，' => has_pending_comma = !repaired_text.trim_end().ends_with(['{', '[']),
            '}' | ']' => {
                has_pending_comma = false;
                repaired_text.push(c);
            }
            c => push_char(&mut repaired_text, &mut has_pending_comma, c),
        }
    }
    repaired_text
}

/// Appends `c` to `text`. If `has_pending_comma` is true, appends a comma first and sets `has_pending_comma` to false.
fn push_char(text: &mut String, has_pending_comma: &mut bool, c: char) {
    if std::mem::take(has_pending_comma) {
        text.push(',');
    }
    text.push(c);
}

/// Copies a JSON string from `chars` to `text`. `chars` must start after the opening quotation mark of the string.
fn copy_string(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, text: &mut String) {
    while let Some(c) = chars.next() {
        text.push(c);
        match c {
            '\\' => text.extend(chars.next()),
            '"' => return,
            _ => {}
        }
    }
}
