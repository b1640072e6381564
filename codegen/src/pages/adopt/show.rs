//! Formats the report of an adoption as text or Markdown.

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

/// Formats the report of an adoption.
#[must_use]
pub fn render_adoption(adoption: &Adoption, format: Format) -> String {
    let mut out = String::new();
    let known_differences: Vec<String> = adoption.known.iter().map(|(id, count)| render_known(id, *count)).collect();
    let sections = [
        ("operations added", &adoption.added),
        ("operations that the spec has", &known_differences),
        ("fields added to schemas of the spec", &adoption.fields),
        ("differences that are left to you", &adoption.conflicts),
        ("pages left out", &adoption.left_out),
    ];
    for (title, lines) in sections {
        render_section(&mut out, title, lines, format);
    }
    let todos: Vec<String> = adoption.todos.iter().map(|todo| render_line(todo, format)).collect();
    render_section(&mut out, "to do", &todos, format);
    out
}

fn render_section(out: &mut String, title: &str, lines: &[String], format: Format) {
    let _ = match format {
        Format::Text => writeln!(out, "{}: {title}", lines.len()),
        Format::Markdown => writeln!(out, "## {}: {title}\n", lines.len()),
    };
    for line in lines {
        let _ = match format {
            Format::Text => writeln!(out, "  {line}"),
            Format::Markdown => writeln!(out, "- {line}"),
        };
    }
    if format == Format::Markdown {
        out.push('\n');
    }
}

fn render_known(id: &str, count: usize) -> String {
    match count {
        0 => format!("{id}: in step"),
        1 => format!("{id}: 1 difference; `cargo xtask pages check` names it"),
        _ => format!("{id}: {count} differences; `cargo xtask pages check` names them"),
    }
}

fn render_line(todo: &super::Todo, format: Format) -> String {
    let subject = if todo.subject.is_empty() { String::new() } else { format!(" {}:", todo.subject) };
    let mut line = format!("{}:{subject} {}", todo.spec, todo.what);
    if !todo.says.is_empty() {
        let _ = match format {
            Format::Text => write!(line, "\n    {}: {}", todo.page, todo.says),
            Format::Markdown => write!(line, "\n  > {} ({})", todo.says, todo.page),
        };
    }
    line
}
