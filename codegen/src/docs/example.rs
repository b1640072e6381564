//! JSON as people write it in examples: with comments, ellipses and commas too many.

/// Returns the value of an example's text; `None` if it is not JSON even after common mistakes are corrected.
pub(super) fn value(text: &str) -> Option<serde_json::Value> {
    let text = &text[start(text)?..];
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mended(text)).ok())
}

/// Returns the start of the JSON: a line that starts with a bracket, since the line of a request has some too (`POST /v1/{id}`);
/// else at the first bracket.
fn start(text: &str) -> Option<usize> {
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

/// Without comments, ellipses, odd spaces and trailing commas, all outside strings.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut comma = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                push(&mut out, &mut comma, c);
                string(&mut chars, &mut out);
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
            c => push(&mut out, &mut comma, c),
        }
    }
    out
}

fn push(out: &mut String, comma: &mut bool, c: char) {
    if std::mem::take(comma) {
        out.push(',');
    }
    out.push(c);
}

fn string(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, out: &mut String) {
    while let Some(c) = chars.next() {
        out.push(c);
        match c {
            '\\' => out.extend(chars.next()),
            '"' => return,
            _ => {}
        }
    }
}
