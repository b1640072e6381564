//! Writes the report as GitHub workflow commands, which GitHub shows as annotations on the lines of a pull request.

use std::fmt::Write as _;

use crate::diff::Severity;

use super::{Report, escape::reveal_hidden};

/// Writes one annotation for each breaking change, each warning, and each problem of the allow-list, and a last
/// annotation for the verdict.
#[must_use]
pub fn render_github(report: &Report) -> String {
    let mut output = String::new();
    for entry in report.changes.iter().filter(|entry| entry.wire != Severity::Compatible) {
        let annotation_level = if entry.wire == Severity::Breaking { "error" } else { "warning" };
        let snippet = entry.at.head.as_ref();
        let file_and_line =
            snippet.map(|snippet| format!("file={},line={},", escape_property(&snippet.path), snippet.line));
        let mut message = format!("{}: {}", entry.places.first().map_or("", String::as_str), entry.text);
        if let Some(item) = entry.items.first() {
            let _ = write!(message, "\nIn Rust: {item}");
        }
        let (file_and_line, title) = (file_and_line.unwrap_or_default(), escape_property(&entry.rule));
        let _ = writeln!(output, "::{annotation_level} {file_and_line}title={title}::{}", escape_message(&message));
    }
    for problem in &report.problems {
        let _ = writeln!(output, "::error file=spec/diff-allow.toml,title=allow-list::{}", escape_message(problem));
    }
    let _ = writeln!(output, "::notice title=Spec review::{}", escape_message(&report.conclusion()));
    output
}

fn escape_message(text: &str) -> String {
    reveal_hidden(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_message(text).replace(':', "%3A").replace(',', "%2C")
}
