//! Edits YAML text. Everything outside an edit is kept: comments, order, quotes and blank lines.

use std::ops::Range;

use crate::load::{Node, Value};

/// A replacement of a range of a file. If the range is empty, the text is inserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The index of the file in the sources.
    pub file: usize,
    /// The range of bytes to replace.
    pub range: Range<usize>,
    /// The replacement text.
    pub text: String,
}

/// The text of a file for which edits are created.
#[derive(Clone, Copy)]
pub struct YamlText<'a> {
    pub file: usize,
    pub text: &'a str,
}

impl YamlText<'_> {
    fn new_edit(self, range: Range<usize>, text: impl Into<String>) -> Edit {
        Edit { file: self.file, range, text: text.into() }
    }

    fn line_start(self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line_end(self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline + 1)
    }

    fn column_of(self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// Returns the byte offset after the block whose first line contains the offset `start` and is indented by
    /// `indent`: the end of the last following line that is indented more. If `key` is true, the block is the value of
    /// a key, and a list may have the same indentation as the key.
    fn block_end(self, start: usize, indent: usize, key: bool) -> usize {
        let mut end = self.line_end(start);
        let mut at = end;
        while at < self.text.len() {
            let next = self.line_end(at);
            let line = &self.text[at..next];
            let depth = line.len() - line.trim_start_matches(' ').len();
            let trimmed = line.trim();
            let dash = key && depth == indent && (trimmed.starts_with("- ") || trimmed == "-");
            if !trimmed.is_empty() && depth <= indent && !dash {
                break;
            }
            if !trimmed.is_empty() {
                end = next;
            }
            at = next;
        }
        end
    }

    /// Returns whether a map or list is in flow style (`{…}` or `[…]`).
    pub fn is_flow(self, node: Node<'_>) -> bool {
        self.text[node.span().start as usize..].starts_with(['{', '['])
    }

    /// Adds a member to a map in block style, after the member `after` or at the end; `None` if the map is in flow
    /// style or empty.
    pub fn insert_member(self, map: Node<'_>, after: Option<&str>, rendered: &str) -> Option<Edit> {
        if self.is_flow(map) {
            return None;
        }
        let members = map.members();
        let last = members.iter().last()?;
        let anchor = after.and_then(|after| members.iter().find(|member| member.key == after)).unwrap_or(last);
        let column = self.column_of(members.iter().next()?.key_span.start as usize);
        let end = self.block_end(anchor.key_span.start as usize, self.column_of(anchor.key_span.start as usize), true);
        Some(self.insert_lines(end, &indent_lines(rendered, column)))
    }

    /// Adds an item at the end of a list in block or flow style; `None` if `scalar` is false and the list is in flow
    /// style.
    pub fn insert_item(self, list: Node<'_>, rendered: &str, scalar: bool) -> Option<Edit> {
        let span = list.span();
        let items: Vec<Node<'_>> = list.items().iter().collect();
        if self.is_flow(list) {
            if !scalar {
                return None;
            }
            let at = items.last().map_or(span.start as usize + 1, |item| item.span().end as usize);
            let comma = if items.is_empty() { "" } else { ", " };
            return Some(self.new_edit(at..at, format!("{comma}{}", rendered.trim())));
        }
        let first = items.first()?;
        let (dash, _) = self.dash_position(*first)?;
        let (_, lowest) = self.dash_position(*items.last()?)?;
        let end = self.block_end(lowest, dash, false);
        let body = indent_lines(rendered, dash + 2);
        let line = format!("{}- {}", " ".repeat(dash), body.trim_start());
        Some(self.insert_lines(end, &line))
    }

    fn insert_lines(self, at: usize, lines: &str) -> Edit {
        let gap = if at > 0 && !self.text[..at].ends_with('\n') { "\n" } else { "" };
        self.new_edit(at..at, format!("{gap}{}\n", lines.trim_end()))
    }

    /// Returns the column and the byte offset of the dash before a list item.
    fn dash_position(self, item: Node<'_>) -> Option<(usize, usize)> {
        let start = item.span().start as usize;
        let line = self.line_start(start);
        let at = line + self.text[line..].find('-')?;
        (self.text[line..at].trim().is_empty() && at < start).then_some((at - line, at))
    }

    /// Removes a member of a map, with its lines; `None` if the map is in flow style or has no other member.
    pub fn remove_member(self, map: Node<'_>, key: &str) -> Option<Edit> {
        let members = map.members();
        if self.is_flow(map) || members.iter().count() < 2 {
            return None;
        }
        let at = members.iter().find(|member| member.key == key)?.key_span.start as usize;
        let start = self.line_start(at);
        // The first member of a map in a list follows the dash on the same line, and is not removed.
        self.text[start..at].trim().is_empty().then(|| self.new_edit(start..self.block_end(at, at - start, true), ""))
    }

    /// Removes an item from a list in block or flow style.
    pub fn remove_item(self, list: Node<'_>, item: Node<'_>) -> Option<Edit> {
        let (start, end) = (item.span().start as usize, item.span().end as usize);
        if self.is_flow(list) {
            let inside = self.text[end..].find([',', ']'])?;
            if self.text[end + inside..].starts_with(',') {
                let comma = end + inside + 1;
                let space = self.text[comma..].len() - self.text[comma..].trim_start_matches(' ').len();
                return Some(self.new_edit(start..comma + space, ""));
            }
            let before = self.text[..start].trim_end();
            let from = before.strip_suffix(',').map_or(start, str::len);
            return Some(self.new_edit(from..end, ""));
        }
        let (dash, at) = self.dash_position(item)?;
        Some(self.new_edit(self.line_start(at)..self.block_end(at, dash, false), ""))
    }

    /// Replaces a scalar; `None` if the node is a list, a map or a block scalar.
    pub fn replace_scalar(self, node: Node<'_>, rendered: &str) -> Option<Edit> {
        let span = node.span();
        let scalar = !matches!(node.value(), Value::List(_) | Value::Map(_));
        let (start, end) = (span.start as usize, span.end as usize);
        // Block scalars contain prose, which is not edited here.
        let block = self.text[start..].starts_with(['|', '>']);
        (scalar && !block).then(|| self.new_edit(start..end, rendered.trim()))
    }

    /// Sets a member of a map to a scalar: replaces the old value, or adds the member.
    pub fn set_member(self, map: Node<'_>, key: &str, rendered: &str, after: Option<&str>) -> Option<Edit> {
        if let Some(known) = map.member_value(key) {
            return self.replace_scalar(known, rendered);
        }
        if self.is_flow(map) {
            // Skip members that were created by the translation from Swagger 2.0: their spans end with the map.
            let ends = map.members().iter().map(|member| member.value.span().end);
            let last = ends.filter(|end| *end < map.span().end).max()? as usize;
            return Some(self.new_edit(last..last, format!(", {key}: {}", rendered.trim())));
        }
        self.insert_member(map, after, &format!("{key}: {}", rendered.trim()))
    }
}

/// Indents each non-empty line by `by` spaces.
pub fn indent_lines(text: &str, by: usize) -> String {
    let pad = " ".repeat(by);
    let lines =
        text.trim_end().lines().map(|line| if line.is_empty() { String::new() } else { format!("{pad}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// Renders a value as YAML in block style.
///
/// # Panics
///
/// Never panics: JSON can always be rendered as YAML.
pub fn render_yaml(value: &serde_json::Value) -> String {
    serde_yaml::to_string(value).expect("JSON is YAML").trim_end().to_owned()
}
