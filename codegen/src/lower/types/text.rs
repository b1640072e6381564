//! Documentation text: what the document says, as Markdown that rustdoc shows as text and never takes for code or links.

use std::borrow::Cow;

use crate::ir::{Additional, Api, Bounds, Location, Param, Schema};

/// Makes a description safe. Lists, emphasis, tables and inline code stay; raw HTML, indented code, reference links
/// and unclosed fences become text; a fence is marked as `text`, so that it is no doctest.
pub(crate) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let line = shown(line);
        let bare = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| bare.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark && bare.trim_end().chars().all(|c| mark.starts_with(c)) => {
                fence = None;
                out.push_str("```");
            }
            (Some(_), _) => out.push_str(&line.replace("```", "'''")),
            (None, Some(mark)) => {
                fence = Some(mark);
                out.push_str("```text");
            }
            (None, None) => paragraph_line(&line, &mut out),
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    if fence.is_some() {
        out.push_str("```\n");
    }
    out.trim().to_owned()
}

/// A line without what cannot be seen.
fn shown(line: &str) -> Cow<'_, str> {
    let hidden = |c: char| c.is_control() || is_invisible(c);
    if line.contains(hidden) { line.replace(hidden, "").into() } else { line.into() }
}

/// Characters that change how text around them is shown; rustc refuses some of them in comments.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn paragraph_line(line: &str, out: &mut String) {
    let bare = line.trim_start();
    let indent = line.len() - bare.len();
    let is_item = bare.starts_with("- ") || bare.starts_with("* ") || bare.starts_with(|c: char| c.is_ascii_digit());
    if is_item {
        out.push_str(&"  "[..indent.min(2)]);
    }
    // A heading of the description would end the item's own sections.
    inline(if bare.starts_with('#') { bare.trim_start_matches('#').trim_start() } else { bare }, out);
}

fn inline(text: &str, out: &mut String) {
    // With an odd number of ticks the last one opens nothing.
    let paired = text.matches('`').count().is_multiple_of(2);
    let mut code = false;
    for piece in text.split_inclusive([' ', '`']) {
        let word = piece.trim_end_matches([' ', '`']);
        if code {
            out.push_str(word);
        } else {
            plain_word(word, out);
        }
        match &piece[word.len()..] {
            "`" => {
                code = !code && paired;
                out.push(if paired { '`' } else { '\'' });
            }
            end => out.push_str(end),
        }
    }
}

fn plain_word(word: &str, out: &mut String) {
    let scheme = |word: &str| word.find("https://").or_else(|| word.find("http://"));
    if let Some(at) = word.contains(':').then(|| scheme(word)).flatten() {
        let (before, rest) = word.split_at(at);
        let end = rest.find(['<', '>', '"', '\'', ')', ']', '}', '|', '\\', '^']).unwrap_or(rest.len());
        let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
        if url.len() > "https://".len() {
            escape(before, out);
            out.extend(["<", url, ">"]);
            return escape(&rest[url.len()..], out);
        }
    }
    let at = word.find(|c: char| c.is_alphanumeric() || c == '_').unwrap_or(word.len());
    let end = word[at..].find(|c: char| !(c.is_ascii_alphanumeric() || "_:./-".contains(c))).unwrap_or(word.len() - at);
    let core = word[at..at + end].trim_end_matches(|c: char| ":./-".contains(c));
    if is_code(core) {
        escape(&word[..at], out);
        out.extend(["`", core, "`"]);
        return escape(&word[at + core.len()..], out);
    }
    escape(word, out);
}

/// Whether a word is a name in some program: `camelCase`, `snake_case`, `a::b`.
fn is_code(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '.' | '-' | '/'));
    let hump = word.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let snake = word.trim_matches('_').contains('_');
    letters && word.len() > 2 && (hump || snake || word.contains("::"))
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '<' | '>' | '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// What a schema says of itself beside its description: default, bounds, format, what is read-only.
pub(super) fn facts(schema: &Schema) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(default) = &schema.default {
        facts.push(format!("Default: {}.", code(default)));
    }
    facts.extend(bounds(&schema.bounds));
    if let Some(format) = schema.format.as_deref().filter(|format| says_something(format)) {
        facts.push(format!("Format: {}.", code_text(format)));
    }
    if schema.read_only {
        facts.push("Read-only: the server sets it.".to_owned());
    }
    if schema.write_only {
        facts.push("Write-only: the server does not send it back.".to_owned());
    }
    if let Some(docs) = &schema.external_docs {
        facts.push(format!("See <{}>.", docs.url.replace(['<', '>', ' ', '\n'], "")));
    }
    if matches!(schema.additional, Additional::Schema(_)) && !schema.properties.is_empty() {
        facts.push("Takes members that are not listed.".to_owned());
    }
    facts
}

/// Formats that the Rust type says already are not repeated.
fn says_something(format: &str) -> bool {
    !matches!(
        format,
        "int32" | "int64" | "float" | "double" | "date-time" | "date" | "binary" | "byte" | "int-or-string"
    )
}

fn bounds(bounds: &Bounds) -> Option<String> {
    let mut said = Vec::new();
    if let Some(minimum) = &bounds.minimum {
        said.push(format!("{} {minimum}", if bounds.exclusive_minimum { "more than" } else { "at least" }));
    }
    if let Some(maximum) = &bounds.maximum {
        said.push(format!("{} {maximum}", if bounds.exclusive_maximum { "less than" } else { "at most" }));
    }
    if let Some(step) = &bounds.multiple_of {
        said.push(format!("a multiple of {step}"));
    }
    for (least, most, unit) in [
        (bounds.min_length, bounds.max_length, "characters"),
        (bounds.min_items, bounds.max_items, "items"),
        (bounds.min_properties, bounds.max_properties, "members"),
    ] {
        match (least.filter(|least| *least > 0), most) {
            (Some(least), Some(most)) => said.push(format!("{least} to {most} {unit}")),
            (Some(least), None) => said.push(format!("at least {least} {unit}")),
            (None, Some(most)) => said.push(format!("at most {most} {unit}")),
            (None, None) => {}
        }
    }
    if bounds.unique_items {
        said.push("no item twice".to_owned());
    }
    if let Some(pattern) = &bounds.pattern {
        said.push(format!("matches {}", code_text(pattern)));
    }
    (!said.is_empty()).then(|| format!("Allowed: {}.", said.join(", ")))
}

/// The documentation of a parameter.
pub(crate) fn param(api: &Api, param: &Param) -> String {
    let schema = api.schema(param.schema.schema);
    let description = param.description.as_deref().or(schema.description.as_deref()).unwrap_or_default();
    let lead = match markdown(description) {
        text if text.is_empty() => format!("The parameter {}.", code_text(&param.wire)),
        text => text,
    };
    let place = match param.location {
        Location::Path | Location::Query => None,
        Location::Header => Some(format!("Travels in the header {}.", code_text(&param.wire))),
        Location::Cookie => Some(format!("Travels in the cookie {}.", code_text(&param.wire))),
    };
    paragraphs([lead].into_iter().chain(facts(schema)).chain(place))
}

/// A JSON value as inline code.
pub(super) fn code(value: &serde_json::Value) -> String {
    code_text(&value.to_string())
}

/// Text as inline code, whatever it holds.
pub(super) fn code_text(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() || is_invisible(c) { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    let pad =
        if text.starts_with('`') || text.ends_with('`') || text.trim() != text || text.is_empty() { " " } else { "" };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// Paragraphs, with empty ones left out.
pub(super) fn paragraphs<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    let mut out = String::new();
    for part in parts {
        let part = part.as_ref().trim();
        if part.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{code_text, markdown};

    #[test]
    fn descriptions_become_text() {
        insta::assert_snapshot!(
            markdown(
                "See [the docs](x) or <b>this</b> at https://example.com/a_b.\n\n    let x = 1;\n\n```\nfn f() {}\n\
                 ```\n# Heading\n- an apiVersion\n  - `code_here` and snake_case\nodd ` tick, */ and #![feature(x)] \u{202e}\n~~~rust\nopen",
            ),
            @r"
        See \[the docs\](x) or \<b\>this\</b\> at <https://example.com/a_b>.

        let x = 1;

        ```text
        fn f() {}
        ```
        Heading
        - an `apiVersion`
          - `code_here` and `snake_case`
        odd ' tick, */ and #!\[feature(x)\]
        ```text
        open
        ```
        "
        );
    }

    #[test]
    fn code_survives_ticks() {
        assert_eq!(code_text("a`b"), "``a`b``");
        assert_eq!(code_text("`"), "`` ` ``");
    }
}
