//! The report for a pull request: the verdict on top, a table of what breaks, the rest folded away.

use std::fmt::Write as _;

use crate::diff::{Severity, surface::Effect};

use super::{Entry, ItemEntry, Report};

/// How many rows of a table are longer than anybody reads, folded or not.
const ROWS: usize = 200;

/// Writes the report in no more than `limit` characters: 65,536 is the most that GitHub takes in a comment.
#[must_use]
pub fn markdown(report: &Report, limit: usize) -> String {
    let mut rows = ROWS;
    loop {
        let text = written(report, rows);
        if text.len() <= limit || rows == 0 {
            return cut(text, limit);
        }
        rows = if rows > 8 { rows * 2 / 3 } else { rows - 1 };
    }
}

fn written(report: &Report, rows: usize) -> String {
    let mut out = String::new();
    heading(report, &mut out);
    let breaks: Vec<&Entry> = of(report, Severity::Breaking);
    let warnings: Vec<&Entry> = of(report, Severity::Warning);
    if !breaks.is_empty() {
        out.push_str("\n### What breaks\n\n");
        table(&breaks, rows, &mut out);
    }
    if !warnings.is_empty() {
        let _ = write!(out, "\n### What may break\n\n");
        table(&warnings, rows, &mut out);
    }
    items(report, Effect::Breaking, ["breaks Rust callers", "break Rust callers"], true, rows, &mut out);
    let rest: Vec<&Entry> = of(report, Severity::Compatible);
    if !rest.is_empty() {
        let _ = write!(out, "\n<details><summary>{}</summary>\n\n", count(rest.len(), "compatible change"));
        table(&rest, rows, &mut out);
        out.push_str("\n</details>\n");
    }
    items(report, Effect::Addition, ["is new for Rust callers", "are new for Rust callers"], false, rows, &mut out);
    let _ = write!(
        out,
        "\n<sub>{} → {}; each rule is explained by `cargo xtask diff --explain RULE`.</sub>\n",
        code(&report.documents.base.label),
        code(&report.documents.head.label)
    );
    out
}

fn of(report: &Report, wire: Severity) -> Vec<&Entry> {
    report.changes.iter().filter(|entry| entry.wire == wire).collect()
}

fn heading(report: &Report, out: &mut String) {
    let verdict = &report.verdict;
    let title = match (verdict.wire, verdict.rust) {
        _ if report.is_empty() => "No change of the API",
        (Severity::Breaking, Effect::Breaking) => "Breaks callers, on the wire and in Rust",
        (Severity::Breaking, _) => "Breaks callers on the wire",
        (_, Effect::Breaking) => "Breaks Rust callers",
        (Severity::Warning, _) => "May break some callers",
        _ => "Breaks nobody",
    };
    let _ = write!(out, "## {title}\n\n");
    out.push_str("| wire | Rust | version |\n|---|---|---|\n");
    let takes = match (&verdict.version, verdict.announced) {
        (None, _) => verdict.level.name().to_owned(),
        (Some(version), true) => format!("{version} needed, {} announced", report.documents.head.package),
        (Some(version), false) => format!("**{version} needed**, {} announced", report.documents.head.package),
    };
    let _ = writeln!(out, "| {} | {} | {takes} |", verdict.wire.name(), verdict.rust.name());
    for problem in &report.problems {
        let _ = write!(out, "\n> **The allow-list is wrong:** {}\n", escaped(problem));
    }
}

fn table(entries: &[&Entry], rows: usize, out: &mut String) {
    out.push_str("| what | where | file | Rust |\n|---|---|---|---|\n");
    for entry in entries.iter().take(rows) {
        let allowed = entry.allowed.as_ref().map(|reason| format!("<br>allowed: {}", escaped(reason)));
        let file = entry.at.head.as_ref().or(entry.at.base.as_ref());
        let file = file.map(|at| format!("{}:{}", code(&at.path), at.line)).unwrap_or_default();
        let rust = entry.items.first().map(|item| code(item)).unwrap_or_default();
        let rust = if entry.items.len() > 1 { format!("{rust} and {} more", entry.items.len() - 1) } else { rust };
        let _ = writeln!(
            out,
            "| {}{}<br>{} | {} | {file} | {rust} |",
            escaped(&entry.text),
            allowed.unwrap_or_default(),
            code(&entry.rule),
            place(entry),
        );
    }
    if entries.len() > rows {
        let _ = write!(out, "\nand {}\n", count(entries.len() - rows, "more"));
    }
}

fn place(entry: &Entry) -> String {
    let first = entry.places.first().map(|place| escaped(place)).unwrap_or_default();
    match entry.operations.len() {
        0 | 1 if entry.places.len() < 2 => first,
        0 | 1 => format!("{first} and {} more places", entry.places.len() - 1),
        count => format!("{first} and {} more operations", count - 1),
    }
}

fn items(report: &Report, effect: Effect, words: [&str; 2], open: bool, rows: usize, out: &mut String) {
    let items: Vec<&ItemEntry> = report.items.iter().filter(|item| item.change.effect == effect).collect();
    if items.is_empty() {
        return;
    }
    let open = if open && items.len() <= 12 { " open" } else { "" };
    let _ = write!(
        out,
        "\n<details{open}><summary>{} {}</summary>\n\n```diff\n",
        count(items.len(), "item"),
        words[usize::from(items.len() != 1)]
    );
    for item in items.iter().take(rows) {
        let _ = writeln!(out, "# {}", item.change.path);
        let lines = [("-", &item.change.before), ("+", &item.change.after)];
        for (mark, line) in lines {
            if let Some(line) = line {
                let _ = writeln!(out, "{mark} {}", line.replace("```", "'''"));
            }
        }
    }
    if items.len() > rows {
        let _ = writeln!(out, "# and {} more", items.len() - rows);
    }
    out.push_str("```\n\n</details>\n");
}

fn count(number: usize, word: &str) -> String {
    let plural = if number == 1 || word == "more" { "" } else { "s" };
    format!("{number} {word}{plural}")
}

/// Text that is safe in a table: no cell ends early, no HTML begins.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('|', "\\|").replace('\n', " ")
}

/// Text in code font.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace('|', "\\|").replace('\n', " "))
}

/// The last resort for a limit that not even the headings fit in.
fn cut(mut text: String, limit: usize) -> String {
    if text.len() > limit {
        let mut end = limit;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
    }
    text
}
