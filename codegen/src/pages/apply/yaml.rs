//! Edits the text of YAML files. The text outside of the edited ranges is kept: comments, order, quotes and blank
//! lines.

use std::ops::Range;

use crate::load::{Node, Value};

/// An edit that replaces a range of a file by other text. If the range is empty, the text is inserted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The index of the file in the list of files of the spec.
    pub file: usize,
    /// The range of the replaced text, in bytes.
    pub range: Range<usize>,
    /// The replacement text.
    pub text: String,
}

/// A YAML file with its text, for which edits are created.
#[derive(Clone, Copy)]
pub struct YamlText<'a> {
    pub file: usize,
    pub text: &'a str,
}

impl YamlText<'_> {
    fn new_edit(self, range: Range<usize>, text: impl Into<String>) -> Edit {
        Edit { file: self.file, range, text: text.into() }
    }

    /// Returns the byte offset of the start of the line that contains the byte offset `offset`.
    fn line_start(self, offset: usize) -> usize {
        self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Returns the byte offset of the end of the line that contains the byte offset `offset`, after its line break.
    fn line_end(self, offset: usize) -> usize {
        self.text[offset..].find('\n').map_or(self.text.len(), |newline| offset + newline + 1)
    }

    fn column_of(self, offset: usize) -> usize {
        offset - self.line_start(offset)
    }

    /// Returns the byte offset of the end of a block of lines. The first line of the block contains the byte offset
    /// `start` and is indented by `indent` spaces; all other lines of the block are indented more. If `is_key` is true,
    /// the first line contains a key, and its value may be a list whose items are indented by `indent` spaces as well.
    fn block_end(self, start: usize, indent: usize, is_key: bool) -> usize {
        let mut end = self.line_end(start);
        let mut line_start = end;
        while line_start < self.text.len() {
            let line_end = self.line_end(line_start);
            let line = &self.text[line_start..line_end];
            let line_indent = line.len() - line.trim_start_matches(' ').len();
            let trimmed_line = line.trim();
            let is_list_item =
                is_key && line_indent == indent && (trimmed_line.starts_with("- ") || trimmed_line == "-");
            if !trimmed_line.is_empty() && line_indent <= indent && !is_list_item {
                break;
            }
            if !trimmed_line.is_empty() {
                end = line_end;
            }
            line_start = line_end;
        }
        end
    }

    /// Returns whether a map or list is in flow style (`{…}` or `[…]`).
    pub fn is_flow(self, node: Node<'_>) -> bool {
        self.text[node.span().start as usize..].starts_with(['{', '['])
    }

    /// Returns the edit that adds the member `rendered` to a map in block style, after the member with the key `after`
    /// or at the end. `None` if the map is in flow style (`{a: b}`) or empty.
    pub fn insert_member(self, map: Node<'_>, after: Option<&str>, rendered: &str) -> Option<Edit> {
        if self.is_flow(map) {
            return None;
        }
        let members = map.members();
        let last_member = members.iter().last()?;
        let preceding_member =
            after.and_then(|after| members.iter().find(|member| member.key == after)).unwrap_or(last_member);
        let column = self.column_of(members.iter().next()?.key_span.start as usize);
        let insert_offset = self.block_end(
            preceding_member.key_span.start as usize,
            self.column_of(preceding_member.key_span.start as usize),
            true,
        );
        Some(self.insert_lines(insert_offset, &indent_lines(rendered, column)))
    }

    /// Returns the edit that adds the item `rendered` at the end of a list. `None` if the list is in flow style
    /// (`[a, b]`) and the item is not a scalar.
    pub fn insert_item(self, list: Node<'_>, rendered: &str, is_scalar: bool) -> Option<Edit> {
        let span = list.span();
        let items: Vec<Node<'_>> = list.items().iter().collect();
        if self.is_flow(list) {
            if !is_scalar {
                return None;
            }
            let insert_offset = items.last().map_or(span.start as usize + 1, |item| item.span().end as usize);
            let separator = if items.is_empty() { "" } else { ", " };
            return Some(self.new_edit(insert_offset..insert_offset, format!("{separator}{}", rendered.trim())));
        }
        let first_item = items.first()?;
        let (dash_column, _) = self.dash_position(*first_item)?;
        let (_, last_dash) = self.dash_position(*items.last()?)?;
        let list_end = self.block_end(last_dash, dash_column, false);
        let item_lines = indent_lines(rendered, dash_column + 2);
        let item_text = format!("{}- {}", " ".repeat(dash_column), item_lines.trim_start());
        Some(self.insert_lines(list_end, &item_text))
    }

    fn insert_lines(self, offset: usize, lines: &str) -> Edit {
        let line_break = if offset > 0 && !self.text[..offset].ends_with('\n') { "\n" } else { "" };
        self.new_edit(offset..offset, format!("{line_break}{}\n", lines.trim_end()))
    }

    /// Returns the column and the byte offset of the dash before a list item. `None` if other text precedes the dash on
    /// its line.
    fn dash_position(self, item: Node<'_>) -> Option<(usize, usize)> {
        let item_start = item.span().start as usize;
        let line_start = self.line_start(item_start);
        let dash_offset = line_start + self.text[line_start..].find('-')?;
        let is_first_in_line = self.text[line_start..dash_offset].trim().is_empty() && dash_offset < item_start;
        is_first_in_line.then_some((dash_offset - line_start, dash_offset))
    }

    /// Returns the edit that removes a member of a map, with all its lines. `None` if the map is in flow style or has
    /// no other member.
    pub fn remove_member(self, map: Node<'_>, key: &str) -> Option<Edit> {
        let members = map.members();
        if self.is_flow(map) || members.iter().count() < 2 {
            return None;
        }
        let key_start = members.iter().find(|member| member.key == key)?.key_span.start as usize;
        let line_start = self.line_start(key_start);
        // The first member of a map in a list follows the dash on the same line, and is not removed.
        let remove_end = self.block_end(key_start, key_start - line_start, true);
        self.text[line_start..key_start].trim().is_empty().then(|| self.new_edit(line_start..remove_end, ""))
    }

    /// Returns the edit that removes an item from a list in block or flow style.
    pub fn remove_item(self, list: Node<'_>, item: Node<'_>) -> Option<Edit> {
        let (start, end) = (item.span().start as usize, item.span().end as usize);
        if self.is_flow(list) {
            let separator_offset = self.text[end..].find([',', ']'])?;
            if self.text[end + separator_offset..].starts_with(',') {
                let comma_end = end + separator_offset + 1;
                let text_after_comma = &self.text[comma_end..];
                let space_count = text_after_comma.len() - text_after_comma.trim_start_matches(' ').len();
                return Some(self.new_edit(start..comma_end + space_count, ""));
            }
            let text_before = self.text[..start].trim_end();
            let remove_start = text_before.strip_suffix(',').map_or(start, str::len);
            return Some(self.new_edit(remove_start..end, ""));
        }
        let (dash_column, dash_offset) = self.dash_position(item)?;
        Some(self.new_edit(self.line_start(dash_offset)..self.block_end(dash_offset, dash_column, false), ""))
    }

    /// Returns the edit that replaces a scalar by `rendered`. `None` if the node is a list, a map or a block scalar
    /// (`|` or `>`).
    pub fn replace_scalar(self, node: Node<'_>, rendered: &str) -> Option<Edit> {
        let span = node.span();
        let is_scalar = !matches!(node.value(), Value::List(_) | Value::Map(_));
        let (start, end) = (span.start as usize, span.end as usize);
        // Block scalars contain prose, which is not edited here.
        let is_block_scalar = self.text[start..].starts_with(['|', '>']);
        (is_scalar && !is_block_scalar).then(|| self.new_edit(start..end, rendered.trim()))
    }

    /// Returns the edit that sets the member `key` of a map to the scalar `rendered`: replaces the old value, or adds
    /// the member after the member `after`.
    pub fn set_member(self, map: Node<'_>, key: &str, rendered: &str, after: Option<&str>) -> Option<Edit> {
        if let Some(existing_value) = map.member_value(key) {
            return self.replace_scalar(existing_value, rendered);
        }
        if self.is_flow(map) {
            // Skip members that were created by the translation from Swagger 2.0: their spans end with the map.
            let value_ends = map.members().iter().map(|member| member.value.span().end);
            let insert_offset = value_ends.filter(|end| *end < map.span().end).max()? as usize;
            return Some(self.new_edit(insert_offset..insert_offset, format!(", {key}: {}", rendered.trim())));
        }
        self.insert_member(map, after, &format!("{key}: {}", rendered.trim()))
    }
}

/// Indents each non-empty line by `width` spaces.
pub fn indent_lines(text: &str, width: usize) -> String {
    let padding = " ".repeat(width);
    let lines =
        text.trim_end().lines().map(|line| if line.is_empty() { String::new() } else { format!("{padding}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// Renders a JSON value as YAML in block style.
///
/// # Panics
///
/// Never panics: JSON can always be rendered as YAML.
pub fn render_yaml(value: &serde_json::Value) -> String {
    serde_yaml::to_string(value).expect("JSON is YAML").trim_end().to_owned()
}
