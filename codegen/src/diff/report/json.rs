//! Writes the report as JSON. Each change and each Rust item is on one line, so that reports are compact and can be
//! compared line by line.

use std::fmt::Write as _;

use serde::Serialize;

use super::Report;

/// Writes the report as JSON. [`SCHEMA`](super::SCHEMA) is its JSON Schema.
#[must_use]
pub fn render_json(report: &Report) -> String {
    let Report { documents, verdict, changes, items, problems } = report;
    let mut output = String::from("{\n");
    let _ = write!(output, "\"documents\": {},\n\"verdict\": {},\n", render_value(documents), render_value(verdict));
    let _ = writeln!(output, "\"changes\": {},", render_lines(changes));
    let _ = write!(output, "\"items\": {},\n\"problems\": {}\n}}\n", render_lines(items), render_lines(problems));
    output
}

fn render_lines<T: Serialize>(rows: &[T]) -> String {
    let lines: Vec<String> = rows.iter().map(render_value).collect();
    if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", lines.join(",\n")) }
}

fn render_value<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("all keys of a report are strings")
}
