//! Reads JSON in examples, which may contain comments, ellipses and superfluous commas.

/// Parses an example as JSON; `None` if it is not JSON even after correcting common mistakes.
pub(super) fn parse_example(text: &str) -> Option<serde_json::Value> {
    let text = &text[find_start(text)?..];
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&repair_json(text)).ok())
}

/// Returns the byte offset at which the JSON starts: the first line that starts with a bracket, or else the first
/// bracket. Lines are checked first because a request line may also contain brackets (`POST /v1/{id}`).
fn find_start(text: &str) -> Option<usize> {
    let open = |line: &str| line.trim_start().starts_with(['{', '[']);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if open(line) {
            return Some(at);
        }
        at += line.len();
    }
    text.find(['{', '['])
}

/// Removes comments, ellipses, zero-width characters and trailing commas outside strings, and replaces each whitespace
/// character with a space.
fn repair_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut comma = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                push_char(&mut out, &mut comma, c);
                copy_string(&mut chars, &mut out);
            }
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|c| *c != '\n').is_some() {},
            '/' if chars.peek() == Some(&'*') => {
                let mut last = ' ';
                for c in chars.by_ref() {
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
            }
            '.' if chars.peek() == Some(&'.') => while chars.next_if_eq(&'.').is_some() {},
            '…' | '\u{feff}' | '\u{200b}' => {}
            c if c.is_whitespace() => out.push(' '),
            ',' | '，' => comma = !out.trim_end().ends_with(['{', '[']),
            '}' | ']' => {
                comma = false;
                out.push(c);
            }
            c => push_char(&mut out, &mut comma, c),
        }
    }
    out
}

fn push_char(out: &mut String, comma: &mut bool, c: char) {
    if std::mem::take(comma) {
        out.push(',');
    }
    out.push(c);
}

fn copy_string(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, out: &mut String) {
    while let Some(c) = chars.next() {
        out.push(c);
        match c {
            '\\' => out.extend(chars.next()),
            '"' => return,
            _ => {}
        }
    }
}
