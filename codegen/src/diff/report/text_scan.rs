//! Finds objects, members and items in the text of a file by brackets and indentation, without parsing the text again.

use std::{cell::RefCell, collections::HashMap, ops::Range, rc::Rc};

use crate::source::FileId;

/// The scanned files of one document.
#[derive(Default)]
pub(super) struct ScannedTexts<'a> {
    files: RefCell<HashMap<FileId, Rc<ScannedText<'a>>>>,
}

/// The text of a file, and the cached results of searches in it.
pub(super) struct ScannedText<'a> {
    pub(super) text: &'a str,
    /// The byte offset at which each line starts.
    line_starts: Vec<usize>,
    /// The byte offset of the end of each requested object, by the offset of its start.
    object_ends: RefCell<HashMap<usize, usize>>,
    /// The range of each requested member, by the start of its object and its key.
    members: RefCell<HashMap<(usize, String), Member>>,
    /// The items of each requested list, by the start of the list.
    items: RefCell<HashMap<usize, Rc<Items>>>,
}

/// The byte range of a member of an object; `None` if the object does not have the member.
type Member = Option<Range<usize>>;

/// The byte ranges of the items of a list, by the item's text without quotes.
type Items = HashMap<String, Range<usize>>;

impl<'a> ScannedTexts<'a> {
    pub(super) fn text_of_file(&self, file: FileId, text: &'a str) -> Rc<ScannedText<'a>> {
        self.files.borrow_mut().entry(file).or_insert_with(|| Rc::new(ScannedText::new(text))).clone()
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
            members: RefCell::default(),
            items: RefCell::default(),
        }
    }

    /// Returns the index of the line that contains the byte offset `at`.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    pub(super) fn line_start(&self, line: usize) -> usize {
        self.line_starts[line]
    }

    /// Returns the byte offset of the end of a line, before its newline.
    pub(super) fn line_end(&self, line: usize) -> usize {
        self.line_starts.get(line + 1).map_or(self.text.len(), |next| next - 1)
    }

    /// Rounds a byte offset down to a character boundary.
    pub(super) fn char_boundary(&self, at: u32) -> usize {
        let mut at = (at as usize).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Returns the byte offset of the end of the object that begins at `start`: after its closing bracket, or before
    /// the first line that is not indented further.
    pub(super) fn object_end(&self, start: usize) -> usize {
        if let Some(end) = self.object_ends.borrow().get(&start) {
            return *end;
        }
        let end = self.find_end(start);
        self.object_ends.borrow_mut().insert(start, end);
        end
    }

    fn find_end(&self, start: usize) -> usize {
        let line = self.line_of(start);
        let first_line = &self.text[start..self.line_end(line).max(start)];
        let opening = first_line.find(['{', '[']).filter(|at| {
            *at == 0 || !first_line[..*at].contains('#') && first_line[..*at].trim_end().ends_with([':', '-'])
        });
        match opening {
            Some(opening) => self.end_of_brackets(start + opening),
            None => self.block_end(line, indentation_width(&self.text[self.line_starts[line]..])).max(start),
        }
    }

    /// Returns the byte offset of the first line after `line` that is indented by at most `max_indent` bytes, or of the
    /// end of the text.
    fn block_end(&self, line: usize, max_indent: usize) -> usize {
        for next in line + 1..self.line_starts.len() {
            let text = &self.text[self.line_starts[next]..self.line_end(next)];
            if !text.trim().is_empty() && indentation_width(text) <= max_indent {
                return self.line_starts[next];
            }
        }
        self.text.len()
    }

    /// Returns the byte offset after the bracket that closes the one at `open`. Ignores brackets within double quotes.
    fn end_of_brackets(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (at, token) in Tokens::new(self.text, open..self.text.len()) {
            match token {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return at + 1;
                    }
                }
                _ => {}
            }
        }
        self.text.len()
    }

    /// Returns the byte range of a member of an object, including its key.
    pub(super) fn member_range(&self, object: Range<usize>, key: &str) -> Option<Range<usize>> {
        let cache_key = (object.start, key.to_owned());
        if let Some(range) = self.members.borrow().get(&cache_key) {
            return range.clone();
        }
        let range = self.flow_member(object.clone(), key).or_else(|| self.block_member(object, key));
        self.members.borrow_mut().insert(cache_key, range.clone());
        range
    }

    /// Finds a member of an object in flow style (`{key: value}`), ignoring nested objects.
    fn flow_member(&self, object: Range<usize>, key: &str) -> Option<Range<usize>> {
        let open = object.start
            + self.text[object.clone()].find('{').filter(|at| {
                let before = &self.text[object.start..object.start + at];
                !before.contains('\n') && (before.trim_end().is_empty() || before.trim_end().ends_with([':', '-']))
            })?;
        let (mut depth, mut from) = (0_usize, open + 1);
        for (at, token) in Tokens::new(self.text, open..object.end) {
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
                let member = &self.text[from..at];
                if has_key(member.trim_start(), key) {
                    return Some(at - member.trim_start().len()..from + member.trim_end().len());
                }
                from = at + 1;
            }
            if depth == 0 {
                break;
            }
        }
        None
    }

    /// Finds a member of an object in block style by its line. The range includes the more indented lines below. If
    /// several lines have the key, the least indented one is the object's member; the others are in nested objects.
    fn block_member(&self, object: Range<usize>, key: &str) -> Option<Range<usize>> {
        let mut least_indented: Option<(usize, usize, usize)> = None;
        let (first_line, last_line) = (self.line_of(object.start), self.line_of(object.end.max(object.start)));
        for line in first_line..=last_line {
            let start = self.line_starts[line].max(object.start);
            let text = &self.text[start..self.line_end(line).min(object.end).max(start)];
            let indent = start - self.line_starts[line] + indentation_width(text);
            let member = text.trim_start_matches([' ', '-']);
            if has_key(member, key) && least_indented.is_none_or(|(_, other, _)| indent < other) {
                least_indented = Some((start + text.len() - member.len(), indent, line));
            }
        }
        let (start_of_member, indent, line) = least_indented?;
        let mut end = self.line_end(line);
        for next in line + 1..=last_line {
            let text = &self.text[self.line_starts[next]..self.line_end(next)];
            if !text.trim().is_empty()
                && text.len() - text.trim_start().len() <= indent
                && !text.trim_start().starts_with('-')
            {
                break;
            }
            end = self.line_end(next);
        }
        Some(start_of_member..end.min(object.end).max(start_of_member))
    }

    /// Returns the byte range of an item in a list of scalars.
    pub(super) fn item_range(&self, list: Range<usize>, item: &str) -> Option<Range<usize>> {
        let cached = self.items.borrow().get(&list.start).cloned();
        let items = cached.unwrap_or_else(|| {
            let items = Rc::new(self.items_of(list.clone()));
            self.items.borrow_mut().insert(list.start, items.clone());
            items
        });
        items.get(item).cloned()
    }

    fn items_of(&self, list: Range<usize>) -> Items {
        let Some(colon) = self.text[list.clone()].find(':') else { return Items::new() };
        let mut items = Items::new();
        let mut add = |range: Range<usize>| {
            let text = &self.text[range.clone()];
            let trimmed = text.trim_start();
            let from = range.end - trimmed.len();
            let text = trimmed.trim_end();
            let unquoted = text.strip_prefix("- ").unwrap_or(text).trim();
            let unquoted = ['"', '\'']
                .into_iter()
                .find_map(|quote| unquoted.strip_prefix(quote)?.strip_suffix(quote))
                .unwrap_or(unquoted);
            items.entry(unquoted.to_owned()).or_insert(from..from + text.len());
        };
        let mut from = list.start + colon + 1;
        for (at, token) in Tokens::new(self.text, from..list.end) {
            if matches!(token, b',' | b'[' | b']' | b'\n') {
                add(from..at);
                from = at + 1;
            }
        }
        add(from..list.end);
        items
    }
}

/// An iterator over the bytes outside double quotes, with their byte offsets.
struct Tokens<'t> {
    bytes: &'t [u8],
    range: Range<usize>,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Self {
        Self { bytes: text.as_bytes(), range }
    }
}

impl Iterator for Tokens<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.range.next()?;
        let byte = self.bytes[at];
        if byte == b'"' {
            let mut escaped = false;
            for inner in self.range.by_ref() {
                match self.bytes[inner] {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' => break,
                    _ => {}
                }
            }
        }
        Some((at, byte))
    }
}

/// Returns whether `text` starts with `key`, optionally in quotes, followed by a colon.
fn has_key(text: &str, key: &str) -> bool {
    let rest = text.strip_prefix(['"', '\'']).unwrap_or(text).strip_prefix(key);
    rest.is_some_and(|rest| rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
}

/// Returns the width of the indentation in bytes, including the dashes of lists.
fn indentation_width(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}
