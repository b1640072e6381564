//! Renders diagnostics in the style of rustc, with `annotate-snippets`. This module selects which lines of a file are
//! shown.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::source::{Sources, Span, floor_char_boundary};

/// The maximum length in bytes of a line that is shown completely. Generated JSON may be a single line of several
/// megabytes.
const MAX_LINE_LENGTH: usize = 2000;

/// The number of bytes shown before and after a position in a long line.
const CONTEXT_LENGTH: usize = 40;

pub(super) fn render_diagnostic(item: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match item.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(item.message.as_str()).id(item.code));
    for view in group_positions(item) {
        group = group.elements(select_lines(&view, sources));
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
        const NEAR: u32 = 20_000;
        self.span.file == other.file && self.span.start.abs_diff(other.start) < NEAR
    }
}

/// Groups the spans of a diagnostic. Spans that are near each other are shown in one excerpt of the file.
fn group_positions(item: &Diagnostic) -> Vec<Vec<Annotated<'_>>> {
    let primary = item.span.iter().map(|place| (AnnotationKind::Primary, place));
    let places = primary.chain(item.related.iter().map(|place| (AnnotationKind::Context, place)));
    let mut views: Vec<Vec<Annotated<'_>>> = Vec::new();
    for (kind, (span, label)) in places {
        let place = Annotated { kind, span: *span, label };
        match views.iter_mut().find(|view| view[0].is_near(*span)) {
            Some(view) => view.push(place),
            None => views.push(vec![place]),
        }
    }
    views
}

/// Returns the lines that contain the spans. The renderer receives only these lines, because it would search the text
/// of a large file completely.
fn select_lines<'a>(places: &[Annotated<'a>], sources: &'a Sources) -> Vec<Element<'a>> {
    let file = sources.file(places[0].span.file);
    let (text, length) = (file.text.as_str(), file.text.len());
    let stretch = |span: Span| {
        let start = floor_char_boundary(text, span.start as usize);
        start..floor_char_boundary(text, span.end as usize).max(start)
    };
    let first = places.iter().map(|place| stretch(place.span).start).min().unwrap_or(0);
    let last = places.iter().map(|place| stretch(place.span).end).max().unwrap_or(length);
    let (line, start) = file.line_at(first);
    let end = text[last..].find('\n').map_or(length, |newline| last + newline);
    if text[start..end].lines().any(|line| line.len() > MAX_LINE_LENGTH) {
        return places.iter().flat_map(|place| excerpt_line(place, sources)).collect();
    }
    let annotations = places.iter().map(|place| {
        let stretch = stretch(place.span);
        let annotation = place.kind.span(stretch.start - start..stretch.end - start);
        if place.label.is_empty() { annotation } else { annotation.label(place.label) }
    });
    let snippet = Snippet::source(&text[start..end]).line_start(line + 1).path(file.path.as_str());
    vec![snippet.annotations(annotations).into()]
}

/// Returns an excerpt of a long line: the position of the span, and a note with the text around its start and its
/// label.
fn excerpt_line<'a>(place: &Annotated<'a>, sources: &'a Sources) -> [Element<'a>; 2] {
    let file = sources.file(place.span.file);
    let position = sources.position(place.span);
    let origin = Origin::path(file.path.as_str()).line(position.line as usize).char_column(position.column as usize);
    let start = floor_char_boundary(&file.text, (place.span.start as usize).saturating_sub(CONTEXT_LENGTH));
    let end = floor_char_boundary(&file.text, (place.span.start as usize).saturating_add(CONTEXT_LENGTH));
    let around = file.text[start..end].replace(['\n', '\r'], " ");
    let label = if place.label.is_empty() { String::new() } else { format!(": {}", place.label) };
    [origin.into(), Level::NOTE.message(format!("in the middle of `…{around}…`{label}")).into()]
}
