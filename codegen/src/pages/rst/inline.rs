//! Removes the inline markup of reStructuredText: emphasis, literals, roles, links, escapes.

/// Text without markup, and the targets of its links.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inline {
    pub text: String,
    pub links: Vec<String>,
}

/// Removes the inline markup of `text`.
pub fn read_inline(text: &str) -> Inline {
    let mut out = Inline::default();
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '`', '*', '|', ':']) {
        out.text.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = read_escaped(rest, &mut out)
            .or_else(|| read_interpreted(rest, &mut out))
            .or_else(|| read_literal(rest, &mut out))
            .or_else(|| read_emphasis(rest, &mut out))
            .or_else(|| read_substitution(rest));
        let taken = taken.unwrap_or_else(|| {
            let mark = rest.chars().next().map_or(1, char::len_utf8);
            out.text.push_str(&rest[..mark]);
            mark
        });
        rest = &rest[taken..];
    }
    out.text.push_str(rest);
    out
}

/// Reads an escaped character. `\*` is a literal `*`; an escaped space is removed. Returns the number of bytes read.
fn read_escaped(rest: &str, out: &mut Inline) -> Option<usize> {
    let next = rest.strip_prefix('\\')?.chars().next()?;
    if next != ' ' {
        out.text.push(next);
    }
    Some(1 + next.len_utf8())
}

/// Reads ``:role:`Text <target>` `` or `` `Text <url>`__ ``. Returns the number of bytes read.
fn read_interpreted(rest: &str, out: &mut Inline) -> Option<usize> {
    let role = match rest.strip_prefix(':') {
        Some(after) => {
            let end = after.find(":`").filter(|end| *end <= 20)?;
            let is_role =
                end > 0 && after[..end].bytes().all(|byte| byte.is_ascii_lowercase() || b":-".contains(&byte));
            is_role.then_some(end + 2)?
        }
        None => 0,
    };
    let inner = rest[role..].strip_prefix('`').filter(|inner| !inner.starts_with('`'))?;
    let end = inner.find('`')?;
    let (text, target) = match inner[..end].rsplit_once('<') {
        Some((text, target)) => (text.trim_end(), target.strip_suffix('>')),
        None => (&inner[..end], None),
    };
    out.text.push_str(&text.replace('\\', ""));
    out.links.extend(target.map(str::to_owned));
    let after = &inner[end + 1..];
    let marks = after.len() - after.trim_start_matches('_').len();
    Some(role + end + 2 + marks.min(2))
}

/// Reads a literal, written ` ``text`` `. Returns the number of bytes read.
fn read_literal(rest: &str, out: &mut Inline) -> Option<usize> {
    let inner = rest.strip_prefix("``")?;
    let end = inner.find("``").filter(|end| *end > 0)?;
    out.text.push_str(&inner[..end]);
    Some(end + 4)
}

/// Reads `**text**` or `*text*`. Returns the number of bytes read.
fn read_emphasis(rest: &str, out: &mut Inline) -> Option<usize> {
    let mark = if rest.starts_with("**") { "**" } else { "*" };
    let inner = rest.strip_prefix(mark)?;
    let end = inner.find(mark)?;
    let text = &inner[..end];
    let bound = !text.is_empty() && !text.starts_with(' ') && !text.ends_with([' ', '\\']);
    let opens = !out.text.ends_with(char::is_alphanumeric) || mark == "**";
    let closes = mark == "**" || !inner[end + 1..].starts_with(char::is_alphanumeric);
    if !(bound && opens && closes) {
        return None;
    }
    let nested = read_inline(text);
    out.text.push_str(&nested.text);
    out.links.extend(nested.links);
    Some(end + 2 * mark.len())
}

/// Reads a substitution such as `|image|`, which is omitted from the text. Returns the number of bytes read.
fn read_substitution(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('|')?;
    let end = inner.find('|').filter(|end| (1..=40).contains(end))?;
    inner[..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_').then_some(end + 2)
}
