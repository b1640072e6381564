//! Formats the reports about checked documentation pages as text, Markdown, JSON and GitHub annotations.

use std::fmt::Write as _;

use super::check::{Change, KnownDiscrepancy, PageReport};
use crate::markdown::replace_invisible;

/// The output format of reports about documentation pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Text,
    /// JSON, for further processing by programs.
    Json,
    /// Markdown, for an issue or a pull request.
    Markdown,
    /// Workflow commands of GitHub Actions, which GitHub shows as annotations.
    Github,
}

/// Formats the reports about documentation pages that were compared with the spec.
///
/// # Panics
///
/// Never panics: a report can always be serialized as JSON.
#[must_use]
pub fn render_reports(reports: &[PageReport], format: Format) -> String {
    match format {
        Format::Text => replace_invisible(&reports.iter().map(render_text).collect::<Vec<_>>().join("\n")).into_owned(),
        Format::Json => serde_json::to_string_pretty(&render_json(reports)).expect("a report is JSON") + "\n",
        Format::Markdown => replace_invisible(&render_markdown(reports)).into_owned(),
        Format::Github => replace_invisible(&reports.iter().map(render_github).collect::<String>()).into_owned(),
    }
}

fn render_json(reports: &[PageReport]) -> serde_json::Value {
    let has_drifted = reports.iter().any(PageReport::has_drifted);
    serde_json::json!({ "version": 1, "drifted": has_drifted, "pages": reports })
}

/// Returns a short summary of a report, such as `the API changed`.
#[must_use]
pub fn describe_verdict(report: &PageReport) -> &'static str {
    match report {
        report if report.operation.is_none() => "not in the spec",
        report if !report.api_changes.is_empty() => "the API changed",
        report if !report.stale_discrepancies.is_empty() => "a known discrepancy no longer exists",
        report if !report.wording_changes.is_empty() => "the wording changed",
        _ => "matches the spec",
    }
}

fn render_heading(report: &PageReport) -> String {
    let operation = report.operation.as_deref().unwrap_or(&report.title);
    format!("{operation}: {}", describe_verdict(report))
}

/// Returns the name of the page and, if known, the line number: `page.md:12`.
fn page_position(report: &PageReport, line: Option<u32>) -> String {
    line.map_or_else(|| report.page.clone(), |line| format!("{}:{line}", report.page))
}

fn render_text(report: &PageReport) -> String {
    let mut text = format!("{}\n  page {}", render_heading(report), report.page);
    if let Some(updated) = &report.updated {
        let _ = write!(text, ", updated {updated}");
    }
    text.push('\n');
    render_group(&mut text, "the API changed", &report.api_changes, |change| {
        (change.message.clone(), describe_positions(report, change))
    });
    render_group(&mut text, "the wording changed", &report.wording_changes, |wording| {
        (format!("{} {}", wording.key, wording.message), page_position(report, wording.line))
    });
    render_group(
        &mut text,
        "a known discrepancy no longer exists: correct the spec, or remove the x-doc-discrepancy",
        &report.stale_discrepancies,
        |known| describe_discrepancy(report, known),
    );
    render_group(&mut text, "known", &report.known_discrepancies, |known| describe_discrepancy(report, known));
    render_group(&mut text, "the page contradicts itself", &report.contradictions, |found| {
        let position = page_position(report, Some(found.line));
        (found.message.clone(), format!("{position} and the table in line {}", found.table))
    });
    render_group(&mut text, "could not be interpreted", &report.warnings, |warning| {
        (format!("{} [{}]", warning.message, warning.code), page_position(report, Some(warning.line)))
    });
    for note in &report.notes {
        let _ = writeln!(text, "  note: {note}");
    }
    text
}

/// Appends a title and the entries below the title to `text`. If `entries` is empty, `text` is not changed. `describe`
/// returns the message and the positions of an entry.
fn render_group<T>(text: &mut String, title: &str, entries: &[T], describe: impl Fn(&T) -> (String, String)) {
    if entries.is_empty() {
        return;
    }
    let _ = writeln!(text, "  {title}:");
    for (message, positions) in entries.iter().map(describe) {
        let _ = writeln!(text, "    {message}\n      {positions}");
    }
}

/// Returns the position of a change on the page and its position in the spec: `page.md:12 ↔ core/v1.yaml:3:5`.
fn describe_positions(report: &PageReport, change: &Change) -> String {
    let spec_position = change.spec.as_deref().unwrap_or("spec");
    format!("{} ↔ {spec_position}", page_position(report, change.line))
}

/// Returns the text of an `x-doc-discrepancy` entry, and the positions of the discrepancy on the page and in the spec.
fn describe_discrepancy(report: &PageReport, discrepancy: &KnownDiscrepancy) -> (String, String) {
    let message = format!("{} — {}", discrepancy.says, discrepancy.reason);
    (message, format!("{} ↔ {}", page_position(report, discrepancy.line), discrepancy.spec))
}

fn render_markdown(reports: &[PageReport]) -> String {
    let drifted_count = reports.iter().filter(|report| report.has_drifted()).count();
    let mut text = match drifted_count {
        0 => "## All pages agree with the spec\n".to_owned(),
        drifted_count => format!("## {drifted_count} of {} pages drifted\n", reports.len()),
    };
    for report in reports {
        let _ = write!(text, "\n### {}\n\n{}", escape_markdown(&render_heading(report)), escape_markdown(&report.page));
        if let Some(updated) = &report.updated {
            let _ = write!(text, ", updated {updated}");
        }
        text.push('\n');
        let api_rows: Vec<[String; 3]> = report
            .api_changes
            .iter()
            .map(|change| {
                [change.message.clone(), page_position(report, change.line), change.spec.clone().unwrap_or_default()]
            })
            .collect();
        render_table(&mut text, "The API changed", ["change", "page", "spec"], &api_rows);
        let wording_rows: Vec<[String; 3]> = report
            .wording_changes
            .iter()
            .map(|wording| [wording.key.clone(), wording.message.clone(), page_position(report, wording.line)])
            .collect();
        render_table(&mut text, "The wording changed", ["what", "change", "page"], &wording_rows);
        let to_cells = |known: &KnownDiscrepancy| [known.says.clone(), known.reason.clone(), known.spec.clone()];
        let stale_rows: Vec<[String; 3]> = report.stale_discrepancies.iter().map(to_cells).collect();
        render_table(&mut text, "Discrepancies that no longer exist", ["the page said", "reason", "spec"], &stale_rows);
        let known_rows: Vec<[String; 3]> = report.known_discrepancies.iter().map(to_cells).collect();
        render_table(&mut text, "Known", ["the page says", "reason", "spec"], &known_rows);
        let contradiction_rows: Vec<[String; 3]> = report
            .contradictions
            .iter()
            .map(|found| {
                let position = page_position(report, Some(found.line));
                [found.message.clone(), position, format!("table: line {}", found.table)]
            })
            .collect();
        render_table(&mut text, "The page contradicts itself", ["what", "page", ""], &contradiction_rows);
        let warning_rows: Vec<[String; 3]> = report
            .warnings
            .iter()
            .map(|warning| {
                let position = page_position(report, Some(warning.line));
                [warning.message.clone(), position, warning.code.to_owned()]
            })
            .collect();
        render_table(&mut text, "Could not be interpreted", ["what", "page", "code"], &warning_rows);
        for note in &report.notes {
            let _ = writeln!(text, "\n{}", escape_markdown(note));
        }
    }
    text
}

fn render_table(text: &mut String, title: &str, header: [&str; 3], rows: &[[String; 3]]) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n**{title}**\n\n| {} |\n|---|---|---|", header.join(" | "));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escape_markdown(cell)).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
}

/// Escapes text for a cell of a Markdown table. Code spans in the text are not escaped.
fn escape_markdown(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace(['\n', '\r'], " ")
}

fn render_github(report: &PageReport) -> String {
    let mut text = String::new();
    for change in &report.api_changes {
        write_annotation(
            &mut text,
            "error",
            change.spec.as_deref(),
            "the API changed",
            &format!("{} ({})", change.message, page_position(report, change.line)),
        );
    }
    for known in &report.stale_discrepancies {
        write_annotation(
            &mut text,
            "error",
            Some(&known.spec),
            "a known discrepancy no longer exists",
            &format!("the page no longer says: {}", known.says),
        );
    }
    if report.operation.is_none() {
        write_annotation(&mut text, "error", None, "not in the spec", &format!("{} ({})", report.title, report.page));
    }
    for wording in &report.wording_changes {
        write_annotation(
            &mut text,
            "warning",
            None,
            "the wording changed",
            &format!("{} {} ({})", wording.key, wording.message, page_position(report, wording.line)),
        );
    }
    for found in &report.contradictions {
        write_annotation(
            &mut text,
            "notice",
            None,
            "the page contradicts itself",
            &format!("{} ({})", found.message, page_position(report, Some(found.line))),
        );
    }
    for warning in &report.warnings {
        let message = format!("{} [{}] ({})", warning.message, warning.code, page_position(report, Some(warning.line)));
        write_annotation(&mut text, "notice", None, "could not be interpreted", &message);
    }
    text
}

/// Appends a workflow command of GitHub Actions to `text`: `::error file=…,line=…,title=…::message`, with `level` in
/// place of `error`. `position` is a position in a file as `file:line:column`.
fn write_annotation(text: &mut String, level: &str, position: Option<&str>, title: &str, message: &str) {
    let escape_property = |text: &str| {
        text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A").replace(':', "%3A").replace(',', "%2C")
    };
    let mut position_parts = position.unwrap_or_default().rsplitn(3, ':');
    let position = match (position_parts.next(), position_parts.next(), position_parts.next()) {
        (Some(column), Some(line), Some(file)) => format!("file={},line={line},col={column},", escape_property(file)),
        _ => String::new(),
    };
    let message = message.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let _ = writeln!(text, "::{level} {position}title={}::{message}", escape_property(title));
}
