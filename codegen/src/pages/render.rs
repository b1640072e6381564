//! Formats reports as text, Markdown, JSON and GitHub annotations.

use std::fmt::Write as _;

use super::check::{Change, Known, PageReport};
use crate::markdown::replace_invisible;

/// The format of reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Text,
    /// JSON for programs.
    Json,
    /// Markdown for an issue or a pull request.
    Markdown,
    /// Annotations for GitHub Actions.
    Github,
}

/// Formats the reports of checked pages.
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
    let drifted = reports.iter().any(PageReport::has_drifted);
    serde_json::json!({ "version": 1, "drifted": drifted, "pages": reports })
}

/// Returns a short summary of a report, such as `the API changed`.
#[must_use]
pub fn describe_verdict(report: &PageReport) -> &'static str {
    match report {
        report if report.operation.is_none() => "not in the spec",
        report if !report.api.is_empty() => "the API changed",
        report if !report.stale.is_empty() => "a known discrepancy no longer exists",
        report if !report.wording.is_empty() => "the wording changed",
        _ => "in step",
    }
}

fn render_heading(report: &PageReport) -> String {
    let operation = report.operation.as_deref().unwrap_or(&report.title);
    format!("{operation}: {}", describe_verdict(report))
}

fn page_place(report: &PageReport, line: Option<u32>) -> String {
    line.map_or_else(|| report.page.clone(), |line| format!("{}:{line}", report.page))
}

fn render_text(report: &PageReport) -> String {
    let mut out = format!("{}\n  page {}", render_heading(report), report.page);
    if let Some(updated) = &report.updated {
        let _ = write!(out, ", updated {updated}");
    }
    out.push('\n');
    render_group(&mut out, "the API changed", &report.api, |change| {
        (change.message.clone(), describe_places(report, change))
    });
    render_group(&mut out, "the wording changed", &report.wording, |wording| {
        (format!("{} {}", wording.key, wording.message), page_place(report, wording.line))
    });
    render_group(
        &mut out,
        "the discrepancy no longer exists: correct the spec, or remove its x-doc-discrepancy",
        &report.stale,
        |known| known_line(report, known),
    );
    render_group(&mut out, "known", &report.known, |known| known_line(report, known));
    render_group(&mut out, "the page contradicts itself", &report.inconsistent, |found| {
        (found.message.clone(), format!("{} and its table, line {}", page_place(report, Some(found.line)), found.table))
    });
    render_group(&mut out, "could not be interpreted", &report.warnings, |warning| {
        (format!("{} [{}]", warning.message, warning.code), page_place(report, Some(warning.line)))
    });
    for note in &report.notes {
        let _ = writeln!(out, "  note: {note}");
    }
    out
}

fn render_group<T>(out: &mut String, title: &str, items: &[T], line: impl Fn(&T) -> (String, String)) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "  {title}:");
    for (message, places) in items.iter().map(line) {
        let _ = writeln!(out, "    {message}\n      {places}");
    }
}

fn describe_places(report: &PageReport, change: &Change) -> String {
    let spec = change.spec.as_deref().unwrap_or("spec");
    format!("{} ↔ {spec}", page_place(report, change.line))
}

fn known_line(report: &PageReport, known: &Known) -> (String, String) {
    let message = format!("{} — {}", known.says, known.reason);
    (message, format!("{} ↔ {}", page_place(report, known.line), known.spec))
}

fn render_markdown(reports: &[PageReport]) -> String {
    let drifted = reports.iter().filter(|report| report.has_drifted()).count();
    let mut out = match drifted {
        0 => "## All pages agree with the spec\n".to_owned(),
        drifted => format!("## {drifted} of {} pages drifted\n", reports.len()),
    };
    for report in reports {
        let _ = write!(out, "\n### {}\n\n{}", escape_markdown(&render_heading(report)), escape_markdown(&report.page));
        if let Some(updated) = &report.updated {
            let _ = write!(out, ", updated {updated}");
        }
        out.push('\n');
        let api: Vec<[String; 3]> = report
            .api
            .iter()
            .map(|change| {
                [change.message.clone(), page_place(report, change.line), change.spec.clone().unwrap_or_default()]
            })
            .collect();
        render_table(&mut out, "The API changed", ["change", "page", "spec"], &api);
        let wording: Vec<[String; 3]> = report
            .wording
            .iter()
            .map(|wording| [wording.key.clone(), wording.message.clone(), page_place(report, wording.line)])
            .collect();
        render_table(&mut out, "The wording changed", ["what", "change", "page"], &wording);
        let known = |known: &Known| [known.says.clone(), known.reason.clone(), known.spec.clone()];
        let stale: Vec<[String; 3]> = report.stale.iter().map(known).collect();
        render_table(&mut out, "Discrepancies that no longer exist", ["the page said", "reason", "spec"], &stale);
        let known: Vec<[String; 3]> = report.known.iter().map(known).collect();
        render_table(&mut out, "Known", ["the page says", "reason", "spec"], &known);
        let found: Vec<[String; 3]> = report
            .inconsistent
            .iter()
            .map(|found| {
                [found.message.clone(), page_place(report, Some(found.line)), format!("table: line {}", found.table)]
            })
            .collect();
        render_table(&mut out, "The page contradicts itself", ["what", "page", ""], &found);
        let told: Vec<[String; 3]> = report
            .warnings
            .iter()
            .map(|warning| [warning.message.clone(), page_place(report, Some(warning.line)), warning.code.to_owned()])
            .collect();
        render_table(&mut out, "Could not be interpreted", ["what", "page", "code"], &told);
        for note in &report.notes {
            let _ = writeln!(out, "\n{}", escape_markdown(note));
        }
    }
    out
}

fn render_table(out: &mut String, title: &str, header: [&str; 3], rows: &[[String; 3]]) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n**{title}**\n\n| {} |\n|---|---|---|", header.join(" | "));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escape_markdown(cell)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

/// Escapes text for a Markdown table cell. Code spans are kept.
fn escape_markdown(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace(['\n', '\r'], " ")
}

fn render_github(report: &PageReport) -> String {
    let mut out = String::new();
    for change in &report.api {
        write_annotation(
            &mut out,
            "error",
            change.spec.as_deref(),
            "the API changed",
            &format!("{} ({})", change.message, page_place(report, change.line)),
        );
    }
    for known in &report.stale {
        write_annotation(
            &mut out,
            "error",
            Some(&known.spec),
            "discrepancy no longer exists",
            &format!("the page no longer says: {}", known.says),
        );
    }
    if report.operation.is_none() {
        write_annotation(&mut out, "error", None, "not in the spec", &format!("{} ({})", report.title, report.page));
    }
    for wording in &report.wording {
        write_annotation(
            &mut out,
            "warning",
            None,
            "the wording changed",
            &format!("{} {} ({})", wording.key, wording.message, page_place(report, wording.line)),
        );
    }
    for found in &report.inconsistent {
        write_annotation(
            &mut out,
            "notice",
            None,
            "the page contradicts itself",
            &format!("{} ({})", found.message, page_place(report, Some(found.line))),
        );
    }
    for warning in &report.warnings {
        let message = format!("{} [{}] ({})", warning.message, warning.code, page_place(report, Some(warning.line)));
        write_annotation(&mut out, "notice", None, "could not be interpreted", &message);
    }
    out
}

/// Writes `::error file=…,line=…,title=…::message`, escaped as GitHub's workflow commands require.
fn write_annotation(out: &mut String, level: &str, place: Option<&str>, title: &str, message: &str) {
    let property = |text: &str| {
        text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A").replace(':', "%3A").replace(',', "%2C")
    };
    let mut parts = place.unwrap_or_default().rsplitn(3, ':');
    let place = match (parts.next(), parts.next(), parts.next()) {
        (Some(column), Some(line), Some(file)) => format!("file={},line={line},col={column},", property(file)),
        _ => String::new(),
    };
    let message = message.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let _ = writeln!(out, "::{level} {place}title={}::{message}", property(title));
}
