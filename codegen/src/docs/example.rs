//! JSON as people write it in examples: with comments, ellipses and commas too many.

/// The value of an example's text; nothing where it is not JSON even after mending.
pub(super) fn value(text: &str) -> Option<serde_json::Value> {
    let start = text.find(['{', '['])?;
    let text = &text[start..];
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mended(text)).ok())
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
