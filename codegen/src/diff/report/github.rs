//! The report as annotations on the lines of a pull request (GitHub's workflow commands).

use std::fmt::Write as _;

use crate::diff::Severity;

use super::{Report, escape::revealed};

/// Writes an annotation for each breaking change and each warning, and one for the verdict.
#[must_use]
pub fn github(report: &Report) -> String {
    let mut out = String::new();
    for entry in report.changes.iter().filter(|entry| entry.wire != Severity::Compatible) {
        let level = if entry.wire == Severity::Breaking { "error" } else { "warning" };
        let place = entry.at.head.as_ref().map(|at| format!("file={},line={},", property(&at.path), at.line));
        let mut text = format!("{}: {}", entry.places.first().map_or("", String::as_str), entry.text);
        if let Some(item) = entry.items.first() {
            let _ = write!(text, "\nIn Rust: {item}");
        }
        let (place, title) = (place.unwrap_or_default(), property(&entry.rule));
        let _ = writeln!(out, "::{level} {place}title={title}::{}", message(&text));
    }
    for problem in &report.problems {
        let _ = writeln!(out, "::error file=spec/diff-allow.toml,title=allow-list::{}", message(problem));
    }
    let _ = writeln!(out, "::notice title=Spec review::{}", message(&report.conclusion()));
    out
}

fn message(text: &str) -> String {
    revealed(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
