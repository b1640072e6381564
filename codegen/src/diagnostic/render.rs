//! Formats diagnostics in the style of rustc, with `annotate-snippets`. This module selects the lines of the document
//! that a diagnostic shows.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span, floor_char_boundary};

/// The maximum length in bytes of a line that is shown completely. Generated JSON may be a single line of several
/// megabytes.
const MAX_LINE_LENGTH: usize = 2000;

/// The number of bytes shown before and after a position in a long line.
const CONTEXT_LENGTH: usize = 40;

/// Formats one diagnostic: the message, the lines of the document to which the message refers, and the suggestion.
pub(super) fn render_diagnostic(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code));
    for excerpt in group_spans(diagnostic) {
        group = group.elements(select_lines(&excerpt, sources));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// A span of the document that is shown, with a label.
struct LabeledSpan<'a> {
    kind: AnnotationKind,
    span: Span,
    label: &'a str,
}

impl LabeledSpan<'_> {
    /// Returns whether the span `other` is near enough to this span to be shown in the same excerpt of the file.
    fn is_near(&self, other: Span) -> bool {
        const MAX_DISTANCE: u32 = 20_000;
        self.span.file == other.file && self.span.start.abs_diff(other.start) < MAX_DISTANCE
    }
}

/// Groups the spans of a diagnostic. Spans that are near each other are in one group, which is shown as one excerpt of
/// the file.
fn group_spans(diagnostic: &Diagnostic) -> Vec<Vec<LabeledSpan<'_>>> {
    let primary_span = diagnostic.span.iter().map(|labeled| (AnnotationKind::Primary, labeled));
    let labeled_spans = primary_span.chain(diagnostic.related.iter().map(|labeled| (AnnotationKind::Context, labeled)));
    let mut excerpts: Vec<Vec<LabeledSpan<'_>>> = Vec::new();
    for (kind, (span, label)) in labeled_spans {
        let labeled_span = LabeledSpan { kind, span: *span, label };
        match excerpts.iter_mut().find(|excerpt| excerpt[0].is_near(*span)) {
            Some(excerpt) => excerpt.push(labeled_span),
            None => excerpts.push(vec![labeled_span]),
        }
    }
    excerpts
}

/// Returns the lines that contain the spans. The renderer receives only these lines, since it would search the complete
/// text of a large file.
fn select_lines<'a>(spans: &[LabeledSpan<'a>], sources: &'a Sources) -> Vec<Element<'a>> {
    let file = sources.file(spans[0].span.file);
    let (text, text_length) = (file.text.as_str(), file.text.len());
    let byte_range = |span: Span| {
        let start = floor_char_boundary(text, span.start as usize);
        start..floor_char_boundary(text, span.end as usize).max(start)
    };
    let first_offset = spans.iter().map(|labeled_span| byte_range(labeled_span.span).start).min().unwrap_or(0);
    let last_offset = spans.iter().map(|labeled_span| byte_range(labeled_span.span).end).max().unwrap_or(text_length);
    let (line_index, excerpt_start) = file.line_at(first_offset);
    let excerpt_end = text[last_offset..].find('\n').map_or(text_length, |newline| last_offset + newline);
    if text[excerpt_start..excerpt_end].lines().any(|line| line.len() > MAX_LINE_LENGTH) {
        return spans.iter().flat_map(|labeled_span| describe_long_line(labeled_span, sources)).collect();
    }
    let annotations = spans.iter().map(|labeled_span| {
        let span_range = byte_range(labeled_span.span);
        let annotation = labeled_span.kind.span(span_range.start - excerpt_start..span_range.end - excerpt_start);
        if labeled_span.label.is_empty() { annotation } else { annotation.label(labeled_span.label) }
    });
    let snippet =
        Snippet::source(&text[excerpt_start..excerpt_end]).line_start(line_index + 1).path(file.path.as_str());
    vec![snippet.annotations(annotations).into()]
}

/// Describes a span in a line that is too long to be shown: returns the position of the span, and a note that contains
/// the text around the start of the span, and the label.
fn describe_long_line<'a>(labeled_span: &LabeledSpan<'a>, sources: &'a Sources) -> [Element<'a>; 2] {
    let file = sources.file(labeled_span.span.file);
    let position = sources.position(labeled_span.span);
    let origin = Origin::path(file.path.as_str()).line(position.line as usize).char_column(position.column as usize);
    let span_start = labeled_span.span.start as usize;
    let context_start = floor_char_boundary(&file.text, span_start.saturating_sub(CONTEXT_LENGTH));
    let context_end = floor_char_boundary(&file.text, span_start.saturating_add(CONTEXT_LENGTH));
    let context_text = file.text[context_start..context_end].replace(['\n', '\r'], " ");
    let label_suffix = if labeled_span.label.is_empty() { String::new() } else { format!(": {}", labeled_span.label) };
    [
        origin.into(),
        Level::NOTE
            .message(format!(
                "this line is too long to be shown; the problem is in the middle of `…{context_text}…`{label_suffix}"
            ))
            .into(),
    ]
}
