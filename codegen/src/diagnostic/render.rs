//! Formats diagnostics in the style of rustc, with `annotate-snippets`. This module selects the lines of a file that
//! are shown.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span, floor_char_boundary};

/// The maximum length in bytes of a line that is shown completely. Generated JSON may be a single line of several
/// megabytes.
const MAX_LINE_LENGTH: usize = 2000;

/// The number of bytes shown before and after a position in a long line.
const CONTEXT_LENGTH: usize = 40;

/// Formats one diagnostic: the message, the lines of the document that it refers to, and the suggestion.
pub(super) fn render_diagnostic(item: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match item.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(item.message.as_str()).id(item.code));
    for excerpt in group_spans(item) {
        group = group.elements(select_lines(&excerpt, sources));
    }
    if let Some(help) = &item.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// A span to show, with its label.
struct Annotated<'a> {
    kind: AnnotationKind,
    span: Span,
    label: &'a str,
}

impl Annotated<'_> {
    /// Returns whether another span is near enough to be shown in the same excerpt.
    fn is_near(&self, other: Span) -> bool {
        const MAX_DISTANCE: u32 = 20_000;
        self.span.file == other.file && self.span.start.abs_diff(other.start) < MAX_DISTANCE
    }
}

/// Groups the spans of a diagnostic by excerpt: spans that are near each other are shown in one excerpt of the file.
fn group_spans(item: &Diagnostic) -> Vec<Vec<Annotated<'_>>> {
    let primary_span = item.span.iter().map(|labeled| (AnnotationKind::Primary, labeled));
    let labeled_spans = primary_span.chain(item.related.iter().map(|labeled| (AnnotationKind::Context, labeled)));
    let mut excerpts: Vec<Vec<Annotated<'_>>> = Vec::new();
    for (kind, (span, label)) in labeled_spans {
        let annotated = Annotated { kind, span: *span, label };
        match excerpts.iter_mut().find(|excerpt| excerpt[0].is_near(*span)) {
            Some(excerpt) => excerpt.push(annotated),
            None => excerpts.push(vec![annotated]),
        }
    }
    excerpts
}

/// Returns the lines that contain the spans. The renderer receives only these lines, since it would search the complete
/// text of a large file.
fn select_lines<'a>(spans: &[Annotated<'a>], sources: &'a Sources) -> Vec<Element<'a>> {
    let file = sources.file(spans[0].span.file);
    let (text, text_length) = (file.text.as_str(), file.text.len());
    let byte_range = |span: Span| {
        let start = floor_char_boundary(text, span.start as usize);
        start..floor_char_boundary(text, span.end as usize).max(start)
    };
    let first_offset = spans.iter().map(|annotated| byte_range(annotated.span).start).min().unwrap_or(0);
    let last_offset = spans.iter().map(|annotated| byte_range(annotated.span).end).max().unwrap_or(text_length);
    let (line_index, excerpt_start) = file.line_at(first_offset);
    let excerpt_end = text[last_offset..].find('\n').map_or(text_length, |newline| last_offset + newline);
    if text[excerpt_start..excerpt_end].lines().any(|line| line.len() > MAX_LINE_LENGTH) {
        return spans.iter().flat_map(|annotated| excerpt_line(annotated, sources)).collect();
    }
    let annotations = spans.iter().map(|annotated| {
        let span_range = byte_range(annotated.span);
        let annotation = annotated.kind.span(span_range.start - excerpt_start..span_range.end - excerpt_start);
        if annotated.label.is_empty() { annotation } else { annotation.label(annotated.label) }
    });
    let snippet =
        Snippet::source(&text[excerpt_start..excerpt_end]).line_start(line_index + 1).path(file.path.as_str());
    vec![snippet.annotations(annotations).into()]
}

/// Returns an excerpt of a line that is too long to be shown completely: the position of the span, and a note with the
/// text around the start of the span and the label.
fn excerpt_line<'a>(annotated: &Annotated<'a>, sources: &'a Sources) -> [Element<'a>; 2] {
    let file = sources.file(annotated.span.file);
    let position = sources.position(annotated.span);
    let origin = Origin::path(file.path.as_str()).line(position.line as usize).char_column(position.column as usize);
    let context_start = floor_char_boundary(&file.text, (annotated.span.start as usize).saturating_sub(CONTEXT_LENGTH));
    let context_end = floor_char_boundary(&file.text, (annotated.span.start as usize).saturating_add(CONTEXT_LENGTH));
    let context = file.text[context_start..context_end].replace(['\n', '\r'], " ");
    let label_suffix = if annotated.label.is_empty() { String::new() } else { format!(": {}", annotated.label) };
    [
        origin.into(),
        Level::NOTE
            .message(format!(
                "this line is too long to be shown; the problem is in the middle of `…{context}…`{label_suffix}"
            ))
            .into(),
    ]
}
