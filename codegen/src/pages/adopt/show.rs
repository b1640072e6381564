//! Formats a report about the operations that were added to the spec, as text or Markdown.

use std::fmt::Write as _;

use super::Adoption;

/// The format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain lines of text.
    Text,
    /// Markdown headings and lists.
    Markdown,
}

/// Formats the report about an adoption (the result of adding the operations of pages to the spec).
#[must_use]
pub fn render_adoption(adoption: &Adoption, format: Format) -> String {
    let mut report = String::new();
    let existing_operations: Vec<String> =
        adoption.existing_operations.iter().map(|(id, count)| render_existing_operation(id, *count)).collect();
    let sections = [
        ("operations added", &adoption.added_operations),
        ("operations that the spec already contains", &existing_operations),
        ("fields added to schemas of the spec", &adoption.added_fields),
        ("differences to resolve by hand", &adoption.conflicts),
        ("pages left out", &adoption.left_out),
    ];
    for (title, lines) in sections {
        render_section(&mut report, title, lines, format);
    }
    let todos: Vec<String> = adoption.todos.iter().map(|todo| render_todo(todo, format)).collect();
    render_section(&mut report, "to do", &todos, format);
    report
}

fn render_section(report: &mut String, title: &str, lines: &[String], format: Format) {
    let _ = match format {
        Format::Text => writeln!(report, "{}: {title}", lines.len()),
        Format::Markdown => writeln!(report, "## {}: {title}\n", lines.len()),
    };
    for line in lines {
        let _ = match format {
            Format::Text => writeln!(report, "  {line}"),
            Format::Markdown => writeln!(report, "- {line}"),
        };
    }
    if format == Format::Markdown {
        report.push('\n');
    }
}

fn render_existing_operation(id: &str, difference_count: usize) -> String {
    match difference_count {
        0 => format!("operation `{id}`: page and spec agree"),
        1 => format!("operation `{id}`: 1 difference; run `cargo xtask pages check` to see it"),
        _ => format!("operation `{id}`: {difference_count} differences; run `cargo xtask pages check` to see them"),
    }
}

fn render_todo(todo: &super::Todo, format: Format) -> String {
    let subject = if todo.subject.is_empty() { String::new() } else { format!(" {}:", todo.subject) };
    let mut line = format!("{}:{subject} {}", todo.spec, todo.task);
    if !todo.page_text.is_empty() {
        let _ = match format {
            Format::Text => write!(line, "\n    {}: {}", todo.page, todo.page_text),
            Format::Markdown => write!(line, "\n  > {} ({})", todo.page_text, todo.page),
        };
    }
    line
}
