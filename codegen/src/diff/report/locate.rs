//! Finds the lines of a file that show a change: the lines of the changed keyword or value.

use serde::Serialize;

use crate::{
    diff::change::ChangeKind,
    source::{Sources, Span},
};

use super::text_scan::ScannedTexts;

/// Lines of a file that are shown in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The path of the file, in the form that messages use.
    pub path: String,
    /// The line number of the change, starting at 1.
    pub line: u32,
    /// The text of the lines. Indentation that all lines have in common is removed.
    pub text: String,
    /// The position of the change in the file.
    #[serde(skip)]
    pub span: Span,
}

/// The maximum number of lines of a snippet.
const MAX_SNIPPET_LINES: usize = 12;
/// The maximum number of characters of each line in a snippet.
const MAX_SNIPPET_WIDTH: usize = 160;

/// Finds the lines that show a change, in the files of one document. Caches the positions of objects and members.
pub(super) struct SnippetLocator<'a> {
    sources: &'a Sources,
    texts: ScannedTexts<'a>,
}

impl<'a> SnippetLocator<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, texts: ScannedTexts::default() }
    }

    /// Returns whether the object at `span` has a member named `key`.
    pub(super) fn has_member(&self, span: Span, key: &str) -> bool {
        let Some((_, file)) = self.sources.iter().find(|(id, _)| *id == span.file) else { return false };
        let scanned_text = self.texts.scanned_text_of(span.file, file.text.as_str());
        let start = scanned_text.char_boundary(span.start);
        scanned_text
            .member_range(start..scanned_text.object_end(start).max(scanned_text.char_boundary(span.end)), key)
            .is_some()
    }

    /// Finds the lines of the changed keyword or value (`changed_item`) within the object at `span`. If `changed_item`
    /// is `None`, the document does not contain it, and only the first line of the object is returned.
    pub(super) fn find_snippet(&self, span: Span, changed_item: Option<(ChangeKind, Option<&str>)>) -> Option<Snippet> {
        let file = self.sources.iter().find(|(id, _)| *id == span.file)?.1;
        let scanned_text = self.texts.scanned_text_of(span.file, file.text.as_str());
        let start = scanned_text.char_boundary(span.start);
        let object_range = start..scanned_text.object_end(start).max(scanned_text.char_boundary(span.end));
        let item_range = changed_item.and_then(|(kind, name)| {
            let key = find_key(kind, name)?;
            let item_range = scanned_text.member_range(object_range.clone(), &key)?;
            match (kind, name) {
                (ChangeKind::EnumValue | ChangeKind::ExtensibleEnumValue, Some(name)) => {
                    scanned_text.item_range(item_range.clone(), name).or(Some(item_range))
                }
                _ => Some(item_range),
            }
        });
        let shown_range = item_range.unwrap_or(object_range);
        let max_lines = if changed_item.is_some() { MAX_SNIPPET_LINES } else { 1 };
        let line = scanned_text.line_at(shown_range.start);
        let line_end = scanned_text.line_end(line);
        let line_start = scanned_text.line_start(line);
        // If the lines are long, as in a minified file, the text before the span on the same line is unrelated to the
        // change.
        let excerpt_start =
            if shown_range.start - line_start > MAX_SNIPPET_WIDTH { shown_range.start } else { line_start };
        let shown_lines: Vec<String> = scanned_text.text[excerpt_start..shown_range.end.max(excerpt_start)]
            .lines()
            .take(max_lines)
            .map(clip_line)
            .collect();
        let marked_span = Span {
            start: to_offset(shown_range.start),
            end: to_offset(line_end.min(shown_range.end.max(shown_range.start + 1))),
            ..span
        };
        Some(Snippet {
            path: file.path.clone(),
            line: to_offset(line + 1),
            text: remove_indentation(&shown_lines),
            span: marked_span,
        })
    }
}

/// Returns the object key under which the changed keyword is declared, for example `enum` for a changed `enum` value.
/// `None` if this kind of change does not concern a keyword.
fn find_key(kind: ChangeKind, name: Option<&str>) -> Option<String> {
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

/// Truncates a line to [`MAX_SNIPPET_WIDTH`] characters.
fn clip_line(line: &str) -> String {
    let trimmed_line = line.trim_end();
    match trimmed_line.char_indices().nth(MAX_SNIPPET_WIDTH) {
        Some((end, _)) => format!("{}…", &trimmed_line[..end]),
        None => trimmed_line.to_owned(),
    }
}

/// Removes the indentation that all lines have in common.
fn remove_indentation(lines: &[String]) -> String {
    let indent_width = |line: &&String| line.len() - line.trim_start().len();
    let min_indent =
        lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indent_width(&line)).min().unwrap_or(0);
    let lines: Vec<&str> = lines.iter().map(|line| line.get(min_indent..).unwrap_or("")).collect();
    lines.join("\n").trim_end().to_owned()
}

fn to_offset(byte_offset: usize) -> u32 {
    u32::try_from(byte_offset).unwrap_or(u32::MAX)
}
