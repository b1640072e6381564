//! Writes the report as Markdown for a comment on a pull request: the verdict, a table of breaking changes, and
//! collapsed sections for all other changes.

use std::fmt::Write as _;

use crate::diff::{Level, Severity, surface::Effect};

use super::{
    Entry, ItemEntry, Report,
    escape::{escape_markdown as escaped, markdown_code as code, markdown_with_code},
};

/// The maximum number of rows per table.
const MAX_TABLE_ROWS: usize = 200;

/// A section of the report: an opening text, rows, and a closing text. Rows that exceed the size limit are omitted.
struct Section {
    opening: String,
    rows: Vec<String>,
    /// Returns a note that states the number of omitted rows.
    remaining_note: fn(usize) -> String,
    closing: &'static str,
}

/// Writes the report as Markdown of at most `max_bytes` bytes, with breaking changes first. A comment on GitHub may
/// have 65,536 characters.
#[must_use]
pub fn render_markdown(report: &Report, max_bytes: usize) -> String {
    let mut output = String::new();
    render_heading(report, &mut output);
    let footer = format!(
        "\n<sub>Compared: {} (before) with {} (after). `cargo xtask diff --explain RULE` explains a rule.</sub>\n",
        code(&report.documents.base.label),
        code(&report.documents.head.label)
    );
    let sections = report_sections(report);
    let len_without_rows = |section: &Section| {
        section.opening.len() + section.closing.len() + (section.remaining_note)(section.rows.len()).len()
    };
    let mut remaining_bytes =
        max_bytes.saturating_sub(output.len() + footer.len() + sections.iter().map(len_without_rows).sum::<usize>());
    for section in &sections {
        output.push_str(&section.opening);
        let mut row_count = 0;
        for row in section.rows.iter().take(MAX_TABLE_ROWS) {
            let Some(remaining_after_row) = remaining_bytes.checked_sub(row.len()) else { break };
            remaining_bytes = remaining_after_row;
            output.push_str(row);
            row_count += 1;
        }
        if row_count < section.rows.len() {
            output.push_str(&(section.remaining_note)(section.rows.len() - row_count));
        }
        output.push_str(section.closing);
    }
    output.push_str(&footer);
    truncate_markdown(output, max_bytes)
}

/// Returns the non-empty sections of the report, in the order of severity.
fn report_sections(report: &Report) -> Vec<Section> {
    let entries_with_severity =
        |severity| report.changes.iter().filter(|entry| entry.wire == severity).collect::<Vec<&Entry>>();
    let compatible_entries = entries_with_severity(Severity::Compatible);
    let summary =
        format!("\n<details><summary>{}</summary>\n\n", describe_count(compatible_entries.len(), "compatible change"));
    let sections = [
        render_table(
            "\n### Changes that break callers on the wire\n\n",
            &entries_with_severity(Severity::Breaking),
            "",
        ),
        render_table(
            "\n### Changes that may break callers on the wire\n\n",
            &entries_with_severity(Severity::Warning),
            "",
        ),
        render_items(report, Effect::Breaking, ["that breaks Rust code", "that break Rust code"]),
        render_table(&summary, &compatible_entries, "\n</details>\n"),
        render_items(report, Effect::Addition, ["that is new in Rust", "that are new in Rust"]),
    ];
    sections.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

fn render_heading(report: &Report, output: &mut String) {
    let verdict = &report.verdict;
    let title = match (verdict.wire, verdict.rust) {
        _ if report.is_empty() => "No change of the API",
        (Severity::Breaking, Effect::Breaking) => "Breaks callers on the wire, and Rust code",
        (Severity::Breaking, _) => "Breaks callers on the wire",
        (Severity::Warning, Effect::Breaking) => "May break callers on the wire, and breaks Rust code",
        (_, Effect::Breaking) => "Breaks Rust code",
        (Severity::Warning, _) => "May break callers on the wire",
        _ => "Breaks no callers",
    };
    let _ = write!(output, "## {title}\n\n");
    output.push_str("| HTTP API | Rust API | next version |\n|---|---|---|\n");
    let package_version = escaped(&report.documents.head.package);
    let version_text = match (&verdict.version, verdict.announced) {
        (None, _) => format!("requires a version bump of the kind `{}`", verdict.level.name()),
        _ if verdict.level == Level::None => {
            format!("no new version is required; the current version is {package_version}")
        }
        (Some(version), true) => format!("at least {version}; the version {package_version} is enough"),
        (Some(version), false) => format!("**at least {version}**; the current version is {package_version}"),
    };
    let _ = writeln!(output, "| {} | {} | {version_text} |", verdict.wire.meaning(), verdict.rust_meaning());
    for problem in &report.problems {
        let _ = write!(output, "\n> **Problem in the allow-list:** {}\n", markdown_with_code(problem));
    }
}

fn render_table(opening: &str, entries: &[&Entry], closing: &'static str) -> Section {
    Section {
        opening: format!("{opening}| change | operation and part | file | Rust item |\n|---|---|---|---|\n"),
        rows: entries.iter().map(|entry| render_row(entry)).collect(),
        remaining_note: |rows| format!("\nand {rows} more\n"),
        closing,
    }
}

fn render_row(entry: &Entry) -> String {
    let allowed_note = entry.allowed.as_ref().map(|reason| format!("<br>allowed: {}", escaped(reason)));
    let snippet = entry.at.head.as_ref().or(entry.at.base.as_ref());
    let file_and_line = snippet.map(|snippet| code(&format!("{}:{}", snippet.path, snippet.line))).unwrap_or_default();
    let rust_items = entry.items.first().map(|item| code(item)).unwrap_or_default();
    let rust_items =
        if entry.items.len() > 1 { format!("{rust_items} and {} more", entry.items.len() - 1) } else { rust_items };
    format!(
        "| {}{}<br>{} | {} | {file_and_line} | {rust_items} |\n",
        markdown_with_code(&entry.text),
        allowed_note.unwrap_or_default(),
        code(&entry.rule),
        render_place(entry),
    )
}

fn render_place(entry: &Entry) -> String {
    let first_place = entry.places.first().map(|place| markdown_with_code(place)).unwrap_or_default();
    let (place_count, operation_count) =
        (entry.places.len() + entry.more_places, entry.operations.len() + entry.more_operations);
    match operation_count {
        0 | 1 if place_count < 2 => first_place,
        0 | 1 => format!("{first_place} and {} more", describe_count(place_count - 1, "place")),
        _ => format!("{first_place} and {} more", describe_count(operation_count - 1, "operation")),
    }
}

fn render_items(report: &Report, effect: Effect, singular_and_plural: [&str; 2]) -> Section {
    let items_with_effect: Vec<&ItemEntry> = report.items.iter().filter(|item| item.change.effect == effect).collect();
    let open_attribute = if effect == Effect::Breaking && items_with_effect.len() <= 12 { " open" } else { "" };
    let phrase = singular_and_plural[usize::from(items_with_effect.len() != 1)];
    Section {
        opening: format!(
            "\n<details{open_attribute}><summary>{} {phrase}</summary>\n\n```diff\n",
            describe_count(items_with_effect.len(), "item")
        ),
        rows: items_with_effect.into_iter().map(render_item).collect(),
        remaining_note: |rows| format!("# and {rows} more\n"),
        closing: "```\n\n</details>\n",
    }
}

fn render_item(item: &ItemEntry) -> String {
    let change = &item.change;
    let mut output = format!("# {}\n", escape_fence(&change.path));
    for (mark, line) in [("-", &change.before), ("+", &change.after)] {
        if let Some(line) = line {
            let _ = writeln!(output, "{mark} {}", escape_fence(line));
        }
    }
    if let (Some(reason), true) = (change.reason, change.effect == Effect::Breaking) {
        let _ = writeln!(output, "#   {reason}");
    }
    output
}

/// Escapes a line so that it cannot end the surrounding code block.
fn escape_fence(line: &str) -> String {
    super::escape::reveal_hidden(line).replace('\n', " ").replace("```", "'''")
}

fn describe_count(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// Truncates `text` to at most `max_bytes` bytes. Needed if a report without any rows is already too long.
fn truncate_markdown(mut text: String, max_bytes: usize) -> String {
    if text.len() > max_bytes {
        let mut cut_offset = max_bytes;
        while !text.is_char_boundary(cut_offset) {
            cut_offset -= 1;
        }
        text.truncate(cut_offset);
    }
    text
}
