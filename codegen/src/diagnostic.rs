//! Diagnostics: messages about a document with a code, positions and a suggestion, printed in the style of rustc.

mod render;

use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
};

use annotate_snippets::Renderer;

use crate::{
    markdown::is_hidden_or_line_end,
    source::{Sources, Span},
};

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Information, for example that a name in the generated crate differs from the document, or that a construct is
    /// intentionally omitted.
    Note,
    /// A mistake in the document that does not prevent the generation of a crate.
    Warning,
    /// No crate can be generated from the document.
    Error,
}

/// A message about a document, with a code, positions and a suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The severity of the problem.
    pub severity: Severity,
    /// The code that identifies the kind of problem, such as `ref-unresolved`. Codes are stable.
    pub code: &'static str,
    /// The description of the problem: one sentence without a full stop.
    pub message: String,
    /// The position of the problem, with a label, which may be empty. `None` if the problem has no position in a file.
    pub span: Option<(Span, String)>,
    /// Further positions that explain the problem, each with a label.
    pub related: Vec<(Span, String)>,
    /// A suggestion to correct the document.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Creates an error at a position.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Error, code, message, Some(span))
    }

    /// Creates a warning at a position.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Warning, code, message, Some(span))
    }

    /// Creates a note at a position.
    #[must_use]
    pub fn note(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Note, code, message, Some(span))
    }

    /// Creates a diagnostic. `span` is `None` for a diagnostic without a position, for example for a missing file.
    #[must_use]
    pub fn new(severity: Severity, code: &'static str, message: impl Into<String>, span: Option<Span>) -> Self {
        let labeled_span = span.map(|span| (span, String::new()));
        Self { severity, code, message: message.into(), span: labeled_span, related: Vec::new(), help: None }
    }

    /// Sets the label of the primary position.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        if let Some((_, text)) = &mut self.span {
            *text = label.into();
        }
        self
    }

    /// Adds a related position with a label.
    #[must_use]
    pub fn with_related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Sets the suggestion to correct the document.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A list of diagnostics, in the order in which they were reported. At most a thousand diagnostics of each code and
/// severity are kept; further diagnostics are only counted.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    kept_diagnostics: Vec<Diagnostic>,
    /// The number of reported diagnostics for each severity and code, including diagnostics that are not kept.
    counts: BTreeMap<(Severity, &'static str), usize>,
}

/// The maximum number of diagnostics kept for each code and severity, so that memory use is bounded. Further
/// diagnostics are only counted.
const MAX_KEPT_PER_CODE: usize = 1000;

impl Diagnostics {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let count = self.counts.entry((diagnostic.severity, diagnostic.code)).or_default();
        *count += 1;
        if *count <= MAX_KEPT_PER_CODE {
            self.kept_diagnostics.push(diagnostic);
        }
    }

    /// Changes all errors with the code `code` to warnings.
    pub fn downgrade_errors(&mut self, code: &'static str) {
        if let Some(count) = self.counts.remove(&(Severity::Error, code)) {
            *self.counts.entry((Severity::Warning, code)).or_default() += count;
        }
        for diagnostic in self.kept_diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == code) {
            diagnostic.severity = diagnostic.severity.min(Severity::Warning);
        }
    }

    /// Sorts the diagnostics by their primary positions. Diagnostics without a position come first.
    pub fn sort(&mut self) {
        let position = |diagnostic: &Diagnostic| diagnostic.span.as_ref().map(|(span, _)| (span.file, span.start));
        self.kept_diagnostics.sort_by_key(position);
    }

    /// Returns whether any diagnostic is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Returns the diagnostics that are kept, in the order in which they were reported.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.kept_diagnostics.iter()
    }

    /// Returns the number of reported diagnostics with this severity, including diagnostics that are not kept.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.counts
            .iter()
            .filter(|((counted_severity, _), _)| *counted_severity == severity)
            .map(|(_, count)| count)
            .sum()
    }

    /// Formats the diagnostics whose severity is at least `min_severity` in the style of rustc, with or without color.
    #[must_use]
    pub fn render(&self, sources: &Sources, min_severity: Severity, use_color: bool) -> String {
        let renderer = if use_color { Renderer::styled() } else { Renderer::plain() };
        let mut rendered_text = String::new();
        for diagnostic in self.kept_diagnostics.iter().filter(|diagnostic| diagnostic.severity >= min_severity) {
            rendered_text.push_str(&render::render_diagnostic(diagnostic, sources, &renderer));
            rendered_text.push_str("\n\n");
        }
        for ((severity, code), count) in
            self.counts.iter().filter(|((severity, _), count)| *severity >= min_severity && **count > MAX_KEPT_PER_CODE)
        {
            let severity_name = format!("{severity:?}").to_lowercase();
            let hidden_count = count - MAX_KEPT_PER_CODE;
            let _infallible =
                write!(rendered_text, "{severity_name}[{code}]: {hidden_count} more diagnostics with this code\n\n");
        }
        replace_hidden_characters(rendered_text)
    }
}

/// Replaces non-ASCII characters by U+FFFD if a terminal would hide or interpret them. For example, U+009B begins an
/// escape sequence. The renderer has already replaced ASCII control characters and some bidirectional controls.
fn replace_hidden_characters(text: String) -> String {
    let is_replaced = |c: char| !c.is_ascii() && is_hidden_or_line_end(c);
    if text.contains(is_replaced) { text.replace(is_replaced, "\u{fffd}") } else { text }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        iter.into_iter().for_each(|item| self.push(item));
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept_diagnostics.into_iter()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}", self.code, self.message)
    }
}
