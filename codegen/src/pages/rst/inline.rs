//! Removes the inline markup of reStructuredText: emphasis, literals, roles, links, escapes.

/// Text from which inline markup was removed, and the targets of the links in the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inline {
    pub text: String,
    pub links: Vec<String>,
}

/// Removes the inline markup of `text`, and collects the targets of links.
pub fn read_inline(text: &str) -> Inline {
    let mut inline = Inline::default();
    let mut remaining_text = text;
    while let Some(offset) = remaining_text.find(['\\', '`', '*', '|', ':']) {
        inline.text.push_str(&remaining_text[..offset]);
        remaining_text = &remaining_text[offset..];
        let byte_count = read_escaped_char(remaining_text, &mut inline)
            .or_else(|| read_interpreted_text(remaining_text, &mut inline))
            .or_else(|| read_literal(remaining_text, &mut inline))
            .or_else(|| read_emphasis(remaining_text, &mut inline))
            .or_else(|| read_substitution(remaining_text));
        let byte_count = byte_count.unwrap_or_else(|| {
            let char_bytes = remaining_text.chars().next().map_or(1, char::len_utf8);
            inline.text.push_str(&remaining_text[..char_bytes]);
            char_bytes
        });
        remaining_text = &remaining_text[byte_count..];
    }
    inline.text.push_str(remaining_text);
    inline
}

/// Reads an escaped character at the start of `text`: `\*` becomes `*`, and an escaped space is removed. Returns the
/// number of bytes read; `None` if `text` does not start with an escaped character.
fn read_escaped_char(text: &str, inline: &mut Inline) -> Option<usize> {
    let next_char = text.strip_prefix('\\')?.chars().next()?;
    if next_char != ' ' {
        inline.text.push(next_char);
    }
    Some(1 + next_char.len_utf8())
}

/// Reads interpreted text or a link at the start of `text_at_markup`: ``:role: `Text <target>` `` or `` `Text <url>`__
/// ``. Returns the number of bytes read; `None` if there is no such markup.
fn read_interpreted_text(text_at_markup: &str, inline: &mut Inline) -> Option<usize> {
    let role_bytes = match text_at_markup.strip_prefix(':') {
        Some(after_colon) => {
            let role_len = after_colon.find(":`").filter(|role_len| *role_len <= 20)?;
            let is_role = role_len > 0
                && after_colon[..role_len].bytes().all(|byte| byte.is_ascii_lowercase() || b":-".contains(&byte));
            is_role.then_some(role_len + 2)?
        }
        None => 0,
    };
    let after_backtick =
        text_at_markup[role_bytes..].strip_prefix('`').filter(|after_backtick| !after_backtick.starts_with('`'))?;
    let end_offset = after_backtick.find('`')?;
    let (text, target) = match after_backtick[..end_offset].rsplit_once('<') {
        Some((text, target)) => (text.trim_end(), target.strip_suffix('>')),
        None => (&after_backtick[..end_offset], None),
    };
    inline.text.push_str(&text.replace('\\', ""));
    inline.links.extend(target.map(str::to_owned));
    let after_markup = &after_backtick[end_offset + 1..];
    let underscore_count = after_markup.len() - after_markup.trim_start_matches('_').len();
    Some(role_bytes + end_offset + 2 + underscore_count.min(2))
}

/// Reads an inline literal such as ` ` `text` ` ` at the start of `text`. Returns the number of bytes read; `None` if
/// there is no literal.
fn read_literal(text: &str, inline: &mut Inline) -> Option<usize> {
    let after_backticks = text.strip_prefix("``")?;
    let literal_len = after_backticks.find("``").filter(|literal_len| *literal_len > 0)?;
    inline.text.push_str(&after_backticks[..literal_len]);
    Some(literal_len + 4)
}

/// Reads emphasized text at the start of `text_at_markup`: `**text**` or `*text*`. Returns the number of bytes read;
/// `None` if there is no such markup.
fn read_emphasis(text_at_markup: &str, inline: &mut Inline) -> Option<usize> {
    let emphasis_mark = if text_at_markup.starts_with("**") { "**" } else { "*" };
    let after_mark = text_at_markup.strip_prefix(emphasis_mark)?;
    let text_len = after_mark.find(emphasis_mark)?;
    let text = &after_mark[..text_len];
    let has_text = !text.is_empty() && !text.starts_with(' ') && !text.ends_with([' ', '\\']);
    let can_open = !inline.text.ends_with(char::is_alphanumeric) || emphasis_mark == "**";
    let can_close = emphasis_mark == "**" || !after_mark[text_len + 1..].starts_with(char::is_alphanumeric);
    if !(has_text && can_open && can_close) {
        return None;
    }
    let nested_text = read_inline(text);
    inline.text.push_str(&nested_text.text);
    inline.links.extend(nested_text.links);
    Some(text_len + 2 * emphasis_mark.len())
}

/// Skips a substitution such as `|image|` at the start of `text`. Returns the number of bytes skipped; `None` if there
/// is no substitution.
fn read_substitution(text: &str) -> Option<usize> {
    let after_pipe = text.strip_prefix('|')?;
    let name_len = after_pipe.find('|').filter(|name_len| (1..=40).contains(name_len))?;
    after_pipe[..name_len].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_').then_some(name_len + 2)
}
