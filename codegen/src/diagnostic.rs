//! What is wrong with the input, where, and what to do about it. All of it is collected in one pass and shown as rustc would.

use std::fmt;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::source::{Sources, Span, floor_char_boundary};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// For information: something was renamed or left out on purpose.
    Note,
    /// The document is wrong, but its meaning is clear.
    Warning,
    /// No crate can be made.
    Error,
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name, for example `ref-unresolved`.
    pub code: &'static str,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// Where, and what to say beside it.
    pub at: Option<(Span, String)>,
    /// Other places that belong to it.
    pub related: Vec<(Span, String)>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>, at: Span) -> Self {
        Self::new(Severity::Error, code, message, Some(at))
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>, at: Span) -> Self {
        Self::new(Severity::Warning, code, message, Some(at))
    }

    /// A note at a place.
    #[must_use]
    pub fn note(code: &'static str, message: impl Into<String>, at: Span) -> Self {
        Self::new(Severity::Note, code, message, Some(at))
    }

    /// A message that no place belongs to, a missing file say.
    #[must_use]
    pub fn new(severity: Severity, code: &'static str, message: impl Into<String>, at: Option<Span>) -> Self {
        let at = at.map(|span| (span, String::new()));
        Self { severity, code, message: message.into(), at, related: Vec::new(), help: None }
    }

    /// What to say beside the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        if let Some((_, text)) = &mut self.at {
            *text = label.into();
        }
        self
    }

    /// Another place that belongs to it.
    #[must_use]
    pub fn related(mut self, at: Span, label: impl Into<String>) -> Self {
        self.related.push((at, label.into()));
        self
    }

    /// What to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Everything that was found, in the order it was found.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|item| item.severity == Severity::Error)
    }

    /// The messages, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }

    /// How many messages of this severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.items.iter().filter(|item| item.severity == severity).count()
    }

    /// The messages from this severity on, as rustc would print them; with colour where the terminal takes it.
    #[must_use]
    pub fn render(&self, sources: &Sources, least: Severity, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut out = String::new();
        for item in self.items.iter().filter(|item| item.severity >= least) {
            out.push_str(&render(item, sources, &renderer));
            out.push_str("\n\n");
        }
        out
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.items.extend(iter);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}", self.code, self.message)
    }
}

fn render(item: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match item.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(item.message.as_str()).id(item.code);
    let mut group = Group::with_title(title);
    let places = item.at.iter().map(|(span, label)| Place { kind: AnnotationKind::Primary, span: *span, label });
    let related = |(span, label)| Place { kind: AnnotationKind::Context, span, label };
    let places = places.chain(item.related.iter().map(|(span, label)| related((*span, label))));
    let mut windows: Vec<Vec<Place<'_>>> = Vec::new();
    for place in places {
        match windows.iter_mut().find(|window| window[0].is_near(place.span)) {
            Some(window) => window.push(place),
            None => windows.push(vec![place]),
        }
    }
    group = group.elements(windows.iter().map(|window| snippet(window, sources)));
    if let Some(help) = &item.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// A stretch to show, and what to say beside it.
struct Place<'a> {
    kind: AnnotationKind,
    span: Span,
    label: &'a str,
}

impl Place<'_> {
    /// Whether another stretch is shown in the same view of the file.
    fn is_near(&self, other: Span) -> bool {
        const NEAR: u32 = 20_000;
        self.span.file == other.file && self.span.start.abs_diff(other.start) < NEAR
    }
}

/// The lines around the places; the rest of a large file would only be searched in vain.
fn snippet<'a>(places: &[Place<'a>], sources: &'a Sources) -> Snippet<'a, Annotation<'a>> {
    let file = sources.file(places[0].span.file);
    let (text, length) = (file.text.as_str(), file.text.len());
    let stretch = |span: Span| {
        let start = floor_char_boundary(text, span.start as usize);
        start..floor_char_boundary(text, span.end as usize).max(start)
    };
    let first = places.iter().map(|place| stretch(place.span).start).min().unwrap_or(0);
    let last = places.iter().map(|place| stretch(place.span).end).max().unwrap_or(length);
    let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[last..].find('\n').map_or(length, |newline| last + newline);
    let annotations = places.iter().map(|place| {
        let stretch = stretch(place.span);
        let annotation = place.kind.span(stretch.start - start..stretch.end - start);
        if place.label.is_empty() { annotation } else { annotation.label(place.label) }
    });
    let line = text[..start].matches('\n').count() + 1;
    Snippet::source(&text[start..end]).line_start(line).path(file.path.as_str()).annotations(annotations)
}
