//! Finds objects, members and list items in the text of a YAML or JSON file. Uses brackets and indentation and does not
//! parse the text again.

use std::{cell::RefCell, collections::HashMap, ops::Range, rc::Rc};

use crate::source::FileId;

/// The texts of the files of one document, with cached search results.
#[derive(Default)]
pub(super) struct ScannedTexts<'a> {
    texts_by_file: RefCell<HashMap<FileId, Rc<ScannedText<'a>>>>,
}

/// The text of one file, with cached search results.
pub(super) struct ScannedText<'a> {
    pub(super) text: &'a str,
    /// The byte offset at which each line starts.
    line_starts: Vec<usize>,
    /// The end of each object for which `object_end` was called. Maps the byte offset of the object's start to that of
    /// its end.
    object_ends: RefCell<HashMap<usize, usize>>,
    /// The byte range of each member for which `member_range` was called, by the byte offset of the object and the key
    /// of the member.
    member_ranges: RefCell<HashMap<(usize, String), MemberRange>>,
    /// The byte ranges of the items of each searched list, by the byte offset of the list.
    item_ranges_by_list: RefCell<HashMap<usize, Rc<ItemRanges>>>,
}

/// The byte range of an object member; `None` if the object does not have the member.
type MemberRange = Option<Range<usize>>;

/// The byte ranges of list items, by the text of the item without quotes.
type ItemRanges = HashMap<String, Range<usize>>;

impl<'a> ScannedTexts<'a> {
    pub(super) fn scanned_text_of(&self, file: FileId, text: &'a str) -> Rc<ScannedText<'a>> {
        self.texts_by_file.borrow_mut().entry(file).or_insert_with(|| Rc::new(ScannedText::new(text))).clone()
    }
}

impl<'a> ScannedText<'a> {
    fn new(text: &'a str) -> Self {
        let newlines = text.match_indices('\n').map(|(offset, _)| offset + 1);
        let line_starts = std::iter::once(0).chain(newlines).collect();
        Self {
            text,
            line_starts,
            object_ends: RefCell::default(),
            member_ranges: RefCell::default(),
            item_ranges_by_list: RefCell::default(),
        }
    }

    /// Returns the index of the line that contains the byte offset.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    pub(super) fn line_start(&self, line: usize) -> usize {
        self.line_starts[line]
    }

    /// Returns the byte offset of the end of a line. The line break is not included.
    pub(super) fn line_end(&self, line: usize) -> usize {
        self.line_starts.get(line + 1).map_or(self.text.len(), |next| next - 1)
    }

    /// Rounds a byte offset down to the nearest boundary between characters.
    pub(super) fn char_boundary(&self, offset: u32) -> usize {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// Returns the byte offset of the end of the object that begins at `start`. In flow style, the object ends after
    /// the closing bracket; in block style, before the first line that is not indented further.
    pub(super) fn object_end(&self, start: usize) -> usize {
        if let Some(end) = self.object_ends.borrow().get(&start) {
            return *end;
        }
        let end = self.search_object_end(start);
        self.object_ends.borrow_mut().insert(start, end);
        end
    }

    fn search_object_end(&self, start: usize) -> usize {
        let line = self.line_at(start);
        let first_line = &self.text[start..self.line_end(line).max(start)];
        let opening_offset = first_line.find(['{', '[']).filter(|at| {
            *at == 0 || !first_line[..*at].contains('#') && first_line[..*at].trim_end().ends_with([':', '-'])
        });
        match opening_offset {
            Some(opening_offset) => self.find_bracket_end(start + opening_offset),
            None => self.find_block_end(line, indentation_width(&self.text[self.line_starts[line]..])).max(start),
        }
    }

    /// Returns the byte offset of the first line after `line` that is indented by at most `max_indent` bytes. If no
    /// such line follows, returns the length of the text.
    fn find_block_end(&self, line: usize, max_indent: usize) -> usize {
        for next_line in line + 1..self.line_starts.len() {
            let line_text = &self.text[self.line_starts[next_line]..self.line_end(next_line)];
            if !line_text.trim().is_empty() && indentation_width(line_text) <= max_indent {
                return self.line_starts[next_line];
            }
        }
        self.text.len()
    }

    /// Returns the byte offset after the bracket that closes the one at `opening_offset`. Brackets in double quotes are
    /// ignored.
    fn find_bracket_end(&self, opening_offset: usize) -> usize {
        let mut depth = 0_usize;
        for (offset, token) in UnquotedBytes::new(self.text, opening_offset..self.text.len()) {
            match token {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return offset + 1;
                    }
                }
                _ => {}
            }
        }
        self.text.len()
    }

    /// Returns the byte range of an object member, from the start of the key to the end of the value.
    pub(super) fn member_range(&self, object: Range<usize>, key: &str) -> Option<Range<usize>> {
        let cache_key = (object.start, key.to_owned());
        if let Some(range) = self.member_ranges.borrow().get(&cache_key) {
            return range.clone();
        }
        let range = self.find_flow_member(object.clone(), key).or_else(|| self.find_block_member(object, key));
        self.member_ranges.borrow_mut().insert(cache_key, range.clone());
        range
    }

    /// Returns the byte range of a member of an object in flow style (`{key: value}`). Members of nested objects are
    /// ignored.
    fn find_flow_member(&self, object: Range<usize>, key: &str) -> Option<Range<usize>> {
        let opening_offset = object.start
            + self.text[object.clone()].find('{').filter(|offset| {
                let text_before = &self.text[object.start..object.start + offset];
                !text_before.contains('\n')
                    && (text_before.trim_end().is_empty() || text_before.trim_end().ends_with([':', '-']))
            })?;
        let (mut depth, mut member_start) = (0_usize, opening_offset + 1);
        for (offset, token) in UnquotedBytes::new(self.text, opening_offset..object.end) {
            let is_end = match token {
                b'{' | b'[' => {
                    depth += 1;
                    false
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    depth == 0
                }
                b',' => depth == 1,
                _ => false,
            };
            if is_end {
                let member = &self.text[member_start..offset];
                if has_key(member.trim_start(), key) {
                    return Some(offset - member.trim_start().len()..member_start + member.trim_end().len());
                }
                member_start = offset + 1;
            }
            if depth == 0 {
                break;
            }
        }
        None
    }

    /// Returns the byte range of a member of an object in block style. The range includes the following lines that are
    /// indented further. If several lines have the key, the line with the smallest indentation belongs to the object,
    /// and the other lines belong to nested objects.
    fn find_block_member(&self, object: Range<usize>, key: &str) -> Option<Range<usize>> {
        let mut best_match: Option<(usize, usize, usize)> = None;
        let (first_line, last_line) = (self.line_at(object.start), self.line_at(object.end.max(object.start)));
        for line in first_line..=last_line {
            let range_start = self.line_starts[line].max(object.start);
            let line_text = &self.text[range_start..self.line_end(line).min(object.end).max(range_start)];
            let indent = range_start - self.line_starts[line] + indentation_width(line_text);
            let member = line_text.trim_start_matches([' ', '-']);
            if has_key(member, key) && best_match.is_none_or(|(_, smallest_indent, _)| indent < smallest_indent) {
                best_match = Some((range_start + line_text.len() - member.len(), indent, line));
            }
        }
        let (member_start, indent, line) = best_match?;
        let mut end = self.line_end(line);
        for next_line in line + 1..=last_line {
            let line_text = &self.text[self.line_starts[next_line]..self.line_end(next_line)];
            if !line_text.trim().is_empty()
                && line_text.len() - line_text.trim_start().len() <= indent
                && !line_text.trim_start().starts_with('-')
            {
                break;
            }
            end = self.line_end(next_line);
        }
        Some(member_start..end.min(object.end).max(member_start))
    }

    /// Returns the byte range of the scalar `item` in a list.
    pub(super) fn item_range(&self, list: Range<usize>, item: &str) -> Option<Range<usize>> {
        let cached_items = self.item_ranges_by_list.borrow().get(&list.start).cloned();
        let items = cached_items.unwrap_or_else(|| {
            let items = Rc::new(self.scan_items(list.clone()));
            self.item_ranges_by_list.borrow_mut().insert(list.start, items.clone());
            items
        });
        items.get(item).cloned()
    }

    fn scan_items(&self, list: Range<usize>) -> ItemRanges {
        let Some(colon) = self.text[list.clone()].find(':') else { return ItemRanges::new() };
        let mut items = ItemRanges::new();
        let mut add_item = |range: Range<usize>| {
            let text = &self.text[range.clone()];
            let text_from_item = text.trim_start();
            let item_start = range.end - text_from_item.len();
            let text = text_from_item.trim_end();
            let unquoted = text.strip_prefix("- ").unwrap_or(text).trim();
            let unquoted = ['"', '\'']
                .into_iter()
                .find_map(|quote| unquoted.strip_prefix(quote)?.strip_suffix(quote))
                .unwrap_or(unquoted);
            items.entry(unquoted.to_owned()).or_insert(item_start..item_start + text.len());
        };
        let mut item_start = list.start + colon + 1;
        for (offset, token) in UnquotedBytes::new(self.text, item_start..list.end) {
            if matches!(token, b',' | b'[' | b']' | b'\n') {
                add_item(item_start..offset);
                item_start = offset + 1;
            }
        }
        add_item(item_start..list.end);
        items
    }
}

/// An iterator over the bytes that are not in double quotes, with their byte offsets.
struct UnquotedBytes<'t> {
    bytes: &'t [u8],
    range: Range<usize>,
}

impl<'t> UnquotedBytes<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Self {
        Self { bytes: text.as_bytes(), range }
    }
}

impl Iterator for UnquotedBytes<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<Self::Item> {
        let offset = self.range.next()?;
        let byte = self.bytes[offset];
        if byte == b'"' {
            let mut is_escaped = false;
            for quoted_offset in self.range.by_ref() {
                match self.bytes[quoted_offset] {
                    _ if is_escaped => is_escaped = false,
                    b'\\' => is_escaped = true,
                    b'"' => break,
                    _ => {}
                }
            }
        }
        Some((offset, byte))
    }
}

/// Returns whether `text` starts with `key` (with or without quotes) and a colon.
fn has_key(text: &str, key: &str) -> bool {
    let after_key = text.strip_prefix(['"', '\'']).unwrap_or(text).strip_prefix(key);
    after_key.is_some_and(|after_key| after_key.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
}

/// Returns the width of the indentation of a line in bytes. The dashes of list items count as indentation.
fn indentation_width(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}
