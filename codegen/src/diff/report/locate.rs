//! The lines of a file that a change is about: the keyword's, where a whole object is known.

use std::{cell::RefCell, collections::HashMap, rc::Rc};

use serde::Serialize;

use crate::{
    diff::change::ChangeKind,
    source::{FileId, Sources, Span},
};

/// Lines of a file, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The file, as messages name it.
    pub path: String,
    /// The first line that it is about, from 1.
    pub line: u32,
    /// The lines.
    pub text: String,
    /// The place in the sources.
    #[serde(skip)]
    pub span: Span,
}

/// How many lines of an object are shown.
const LINES: usize = 12;

/// Finds lines in the files of a document; where each line starts is counted once.
pub(super) struct Locator<'a> {
    sources: &'a Sources,
    starts: RefCell<HashMap<FileId, Rc<[usize]>>>,
}

impl<'a> Locator<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, starts: RefCell::default() }
    }

    /// The number of the line that a place is in, from 1.
    fn line(&self, file: FileId, text: &str, at: usize) -> u32 {
        let starts = self.starts.borrow().get(&file).cloned();
        let starts = starts.unwrap_or_else(|| {
            let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
            let starts: Rc<[usize]> = std::iter::once(0).chain(newlines).collect();
            self.starts.borrow_mut().insert(file, starts.clone());
            starts
        });
        offset(starts.partition_point(|start| *start <= at))
    }
}

/// Finds the lines for a kind of change within the object that it is in.
pub(super) fn snippet(locator: &Locator<'_>, span: Span, kind: ChangeKind, name: Option<&str>) -> Option<Snippet> {
    let file = locator.sources.iter().find(|(id, _)| *id == span.file)?.1;
    let text = file.text.as_str();
    let start = boundary(text, span.start);
    let end = block_end(text, start).max(boundary(text, span.end));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let keyed = key(kind, name).and_then(|key| find(text, line_start, end, &key));
    let (from, to) = keyed.unwrap_or((start, end.max(start)));
    let line_start = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let shown: Vec<&str> = text[line_start..to.max(line_start)].lines().take(LINES).collect();
    let first_end = text[from..].find('\n').map_or(text.len(), |at| from + at).min(to.max(from + 1)).min(text.len());
    let mark = Span { start: offset(from), end: offset(first_end), ..span };
    Some(Snippet {
        path: file.path.clone(),
        line: locator.line(span.file, text, from),
        text: unindented(&shown),
        span: mark,
    })
}

/// Where the object that begins on a line ends: at its closing bracket, or before a line that is indented no more.
fn block_end(text: &str, start: usize) -> usize {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let first = text[start..].lines().next().unwrap_or_default();
    let opening = first
        .find(['{', '['])
        .filter(|at| !first[..*at].contains('#') && first[..*at].trim_end().ends_with([':', '-']) || *at == 0);
    if let Some(opening) = opening {
        return closing(text, start + opening);
    }
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let least = indent(text[line_start..].lines().next().unwrap_or_default());
    let mut end = start + first.len();
    for line in text[end..].split_inclusive('\n').skip(1) {
        if !line.trim().is_empty() && indent(line) <= least {
            break;
        }
        end += line.len();
    }
    end.min(text.len())
}

/// The place after the bracket that closes the one here; quotes hide brackets.
fn closing(text: &str, open: usize) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (index, byte) in text.as_bytes()[open..].iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return open + index + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// What stands at the start of the line of a keyword.
fn key(kind: ChangeKind, name: Option<&str>) -> Option<String> {
    let words = kind.words();
    let keyword = words.strip_prefix('`').and_then(|words| words.strip_suffix('`'));
    match (kind, keyword, name) {
        (ChangeKind::RequiredProperty, ..) => Some("required".to_owned()),
        (ChangeKind::EnumValue, ..) => Some("enum".to_owned()),
        (ChangeKind::ExtensibleEnumValue, ..) => Some("x-extensible-enum".to_owned()),
        (ChangeKind::Extension, _, Some(name)) => Some(name.to_owned()),
        (ChangeKind::Tag, ..) => Some("tags".to_owned()),
        (ChangeKind::Security | ChangeKind::SecurityScope, ..) => Some("security".to_owned()),
        (ChangeKind::Type | ChangeKind::Types, ..) => Some("type".to_owned()),
        (_, Some(keyword), _) => Some(keyword.to_owned()),
        _ => None,
    }
}

/// The line of a key, with what is indented below it. Of several the one that stands furthest left: the others belong to
/// objects within.
fn find(text: &str, start: usize, end: usize, key: &str) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        let trimmed = line.trim_start_matches([' ', '-']);
        let indent = line.len() - trimmed.len();
        let rest = trimmed.strip_prefix('"').unwrap_or(trimmed).strip_prefix(key);
        let is_key = rest.is_some_and(|rest| rest.trim_start_matches('"').trim_start().starts_with(':'));
        if is_key && best.is_none_or(|(_, other)| indent < other) {
            best = Some((at + indent, indent));
        }
        at += line.len();
    }
    let (from, indent) = best?;
    let mut to = text[from..end].find('\n').map_or(end, |newline| from + newline);
    for line in text[to..end].split_inclusive('\n').skip(1) {
        if !line.trim().is_empty()
            && line.len() - line.trim_start().len() <= indent
            && !line.trim_start().starts_with('-')
        {
            break;
        }
        to += line.len();
    }
    Some((from, to.min(end)))
}

/// Lines without the indentation that all of them have.
fn unindented(lines: &[&str]) -> String {
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let least = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let lines: Vec<&str> = lines.iter().map(|line| line.get(least..).unwrap_or("").trim_end()).collect();
    lines.join("\n").trim_end().to_owned()
}

fn boundary(text: &str, at: u32) -> usize {
    let mut at = (at as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
