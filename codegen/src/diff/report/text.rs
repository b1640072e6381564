//! Writes the report for a terminal: each breaking change in the style of rustc, then one line for each other change,
//! and finally the required version.

use std::fmt::Write as _;

use crate::{
    diagnostic::{self, Diagnostic, Diagnostics},
    diff::{
        Severity,
        change::{Action, Sides},
        find_rule,
        surface::Effect,
    },
    source::Sources,
};

use super::{Entry, Report, escape::reveal_hidden};

/// The maximum number of breaking changes that are shown with lines of the file. Each further change is shown on one
/// line.
const MAX_SNIPPETS: usize = 200;

/// The maximum number of places, and of Rust items, that are listed for one entry.
const MAX_LISTED_NAMES: usize = 6;

/// Writes the report for a terminal. `colour` states whether to use ANSI colors.
#[must_use]
pub fn render_text(report: &Report, sources: Sides<&Sources>, colour: bool) -> String {
    let mut output = String::new();
    let breaking_entries: Vec<&Entry> =
        report.changes.iter().filter(|entry| entry.wire != Severity::Compatible).collect();
    let (shown_entries, further_entries) = breaking_entries.split_at(breaking_entries.len().min(MAX_SNIPPETS));
    for entry in shown_entries {
        output.push_str(&render_snippet(entry, sources, colour));
    }
    for entry in further_entries {
        output.push_str(&breaking_change_line(entry));
    }
    if !further_entries.is_empty() {
        output.push('\n');
    }
    let compatible_entries: Vec<&Entry> =
        report.changes.iter().filter(|entry| entry.wire == Severity::Compatible).collect();
    if !compatible_entries.is_empty() {
        let _ = writeln!(output, "compatible changes:");
        for entry in compatible_entries {
            let allowed_note = entry.allowed.as_ref().map(|reason| format!(" (allowed: {reason})")).unwrap_or_default();
            let _ = writeln!(output, "  {}: {} [{}]{allowed_note}", first_place(entry), entry.text, entry.rule);
            let is_lowered = find_rule(&entry.rule).is_some_and(|rule| rule.severity != Severity::Compatible);
            if let (Some(note), true, None) = (entry.note, is_lowered, &entry.allowed) {
                let _ = writeln!(output, "    {note}");
            }
        }
        output.push('\n');
    }
    render_items(report, &mut output);
    for problem in &report.problems {
        let _ = writeln!(output, "error: spec/diff-allow.toml: {problem}");
    }
    if report.is_empty() {
        let _ = writeln!(output, "no differences");
    }
    let _ = writeln!(output, "{}", report.conclusion());
    output
}

/// Returns the first place of an entry and the number of further places (`GET /pets and 2 more places`).
fn first_place(entry: &Entry) -> String {
    let first_place = entry.places.first().filter(|place| !place.is_empty()).map_or("document", String::as_str);
    let first_place = reveal_hidden(first_place);
    match entry.places.len() + entry.more_places {
        0 | 1 => first_place.into_owned(),
        2 => format!("{first_place} and 1 more place"),
        count => format!("{first_place} and {} more places", count - 1),
    }
}

/// Returns a single line for a breaking change, without lines of the file.
fn breaking_change_line(entry: &Entry) -> String {
    let severity = if entry.wire == Severity::Breaking { "error" } else { "warning" };
    let snippet = entry.at.head.as_ref().or(entry.at.base.as_ref());
    let file_and_line = snippet.map(|snippet| format!(" ({}:{})", snippet.path, snippet.line)).unwrap_or_default();
    format!("{severity}[{}]: {}: {}{file_and_line}\n", entry.rule, first_place(entry), entry.text)
}

fn render_snippet(entry: &Entry, sources: Sides<&Sources>, colour: bool) -> String {
    let severity =
        if entry.wire == Severity::Breaking { diagnostic::Severity::Error } else { diagnostic::Severity::Warning };
    let is_removed = entry.action == Action::Removed;
    let (shown_snippet, sources) = match (&entry.at.head, &entry.at.base) {
        (Some(head), base) if !is_removed || base.is_none() => (Some(head), sources.head),
        (_, base) => (base.as_ref(), sources.base),
    };
    let message = format!("{}: {}", first_place(entry), entry.text);
    let code = find_rule(&entry.rule).map_or("unclassified-change", |rule| rule.id.as_str());
    let mut diagnostic = Diagnostic::new(severity, code, message, shown_snippet.map(|snippet| snippet.span));
    diagnostic = diagnostic.with_label(match (entry.action, &entry.at.base) {
        (Action::Removed, Some(_)) => "before".to_owned(),
        (Action::Changed, Some(base)) => format!("before: {}:{}", base.path, base.line),
        _ => String::new(),
    });
    let value_items: Vec<String> = entry.values.iter().flat_map(|value| value.items.iter().cloned()).collect();
    let mut help_lines: Vec<String> = entry.note.map(str::to_owned).into_iter().collect();
    help_lines.extend(list_names("also at", entry.places.get(1..).unwrap_or_default(), entry.more_places));
    help_lines.extend(list_names("in Rust", if value_items.is_empty() { &entry.items } else { &value_items }, 0));
    if !help_lines.is_empty() {
        diagnostic = diagnostic.with_help(help_lines.join("\n"));
    }
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(diagnostic);
    diagnostics.render(sources, diagnostic::Severity::Note, colour)
}

/// Returns a line for each of the first [`MAX_LISTED_NAMES`] names, such as `in Rust: Pet::name`. The last line states
/// the number of further names.
fn list_names(label: &str, names: &[String], further_count: usize) -> Vec<String> {
    let mut lines: Vec<String> =
        names.iter().take(MAX_LISTED_NAMES).map(|name| format!("{label}: {}", reveal_hidden(name))).collect();
    let remaining_count = names.len().saturating_sub(MAX_LISTED_NAMES) + further_count;
    if remaining_count > 0 {
        lines.push(format!("and {remaining_count} more"));
    }
    lines
}

fn render_items(report: &Report, output: &mut String) {
    for (effect, heading) in
        [(Effect::Breaking, "items that break Rust code"), (Effect::Addition, "items that are new in Rust")]
    {
        let items_with_effect: Vec<_> = report.items.iter().filter(|item| item.change.effect == effect).collect();
        if items_with_effect.is_empty() {
            continue;
        }
        let _ = writeln!(output, "{heading}:");
        for item in items_with_effect {
            let _ = writeln!(output, "  {} {}", item.change.kind.name(), item.change.path);
            if let Some(reason) = item.change.reason.filter(|_| effect == Effect::Breaking) {
                let _ = writeln!(output, "    {reason}");
            }
            let lines = [("-", &item.change.before), ("+", &item.change.after)];
            for (mark, line) in lines.into_iter().filter(|_| effect == Effect::Breaking) {
                if let Some(line) = line {
                    let _ = writeln!(output, "    {mark} {line}");
                }
            }
        }
        output.push('\n');
    }
}
