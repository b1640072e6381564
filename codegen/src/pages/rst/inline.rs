//! Removes the inline markup of reStructuredText: emphasis, literals, roles, links, escapes.

/// Text without markup, and the targets of the links in the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inline {
    pub text: String,
    pub links: Vec<String>,
}

/// Removes the inline markup of `text`.
pub fn read_inline(text: &str) -> Inline {
    let mut inline = Inline::default();
    let mut rest = text;
    while let Some(offset) = rest.find(['\\', '`', '*', '|', ':']) {
        inline.text.push_str(&rest[..offset]);
        rest = &rest[offset..];
        let byte_count = read_escaped(rest, &mut inline)
            .or_else(|| read_interpreted(rest, &mut inline))
            .or_else(|| read_literal(rest, &mut inline))
            .or_else(|| read_emphasis(rest, &mut inline))
            .or_else(|| read_substitution(rest));
        let byte_count = byte_count.unwrap_or_else(|| {
            let char_bytes = rest.chars().next().map_or(1, char::len_utf8);
            inline.text.push_str(&rest[..char_bytes]);
            char_bytes
        });
        rest = &rest[byte_count..];
    }
    inline.text.push_str(rest);
    inline
}

/// Reads an escaped character: `\*` is read as `*`, and an escaped space is removed. Returns the number of bytes read.
fn read_escaped(rest: &str, inline: &mut Inline) -> Option<usize> {
    let next = rest.strip_prefix('\\')?.chars().next()?;
    if next != ' ' {
        inline.text.push(next);
    }
    Some(1 + next.len_utf8())
}

/// Reads ``:role:`Text <target>` `` or `` `Text <url>`__ ``. Returns the number of bytes read.
fn read_interpreted(rest: &str, inline: &mut Inline) -> Option<usize> {
    let role_bytes = match rest.strip_prefix(':') {
        Some(after) => {
            let end = after.find(":`").filter(|end| *end <= 20)?;
            let is_role =
                end > 0 && after[..end].bytes().all(|byte| byte.is_ascii_lowercase() || b":-".contains(&byte));
            is_role.then_some(end + 2)?
        }
        None => 0,
    };
    let inner = rest[role_bytes..].strip_prefix('`').filter(|inner| !inner.starts_with('`'))?;
    let end = inner.find('`')?;
    let (text, target) = match inner[..end].rsplit_once('<') {
        Some((text, target)) => (text.trim_end(), target.strip_suffix('>')),
        None => (&inner[..end], None),
    };
    inline.text.push_str(&text.replace('\\', ""));
    inline.links.extend(target.map(str::to_owned));
    let after = &inner[end + 1..];
    let underscore_count = after.len() - after.trim_start_matches('_').len();
    Some(role_bytes + end + 2 + underscore_count.min(2))
}

/// Reads a literal, written ` ``text`` `. Returns the number of bytes read.
fn read_literal(rest: &str, inline: &mut Inline) -> Option<usize> {
    let inner = rest.strip_prefix("``")?;
    let end = inner.find("``").filter(|end| *end > 0)?;
    inline.text.push_str(&inner[..end]);
    Some(end + 4)
}

/// Reads `**text**` or `*text*`. Returns the number of bytes read.
fn read_emphasis(rest: &str, inline: &mut Inline) -> Option<usize> {
    let mark = if rest.starts_with("**") { "**" } else { "*" };
    let inner = rest.strip_prefix(mark)?;
    let end = inner.find(mark)?;
    let text = &inner[..end];
    let has_text = !text.is_empty() && !text.starts_with(' ') && !text.ends_with([' ', '\\']);
    let can_open = !inline.text.ends_with(char::is_alphanumeric) || mark == "**";
    let can_close = mark == "**" || !inner[end + 1..].starts_with(char::is_alphanumeric);
    if !(has_text && can_open && can_close) {
        return None;
    }
    let nested = read_inline(text);
    inline.text.push_str(&nested.text);
    inline.links.extend(nested.links);
    Some(end + 2 * mark.len())
}

/// Reads a substitution such as `|image|`, which is omitted from the text. Returns the number of bytes read.
fn read_substitution(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('|')?;
    let end = inner.find('|').filter(|end| (1..=40).contains(end))?;
    inner[..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_').then_some(end + 2)
}
