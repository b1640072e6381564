//! Benchmark of `diff` with two versions of a large document: the times for the comparison and for each format of the
//! report, relative to the time for reading both versions.

use std::{fmt::Write as _, fs, path::Path, process::Command, time::Duration};

use anyhow::{Context, Result};
use codegen::{
    ParsedApi,
    config::Config,
    diff::{
        RuleOptions,
        allow::AllowList,
        compare_documents,
        report::{self, Document, create_report},
        surface::Surface,
    },
    lower::Strictness,
};

use super::{measure_command, median_duration, quotient, ratio};
use crate::spec::Spec;

/// JSON with text replacements, which change types, bounds, names and descriptions in a document. The result is the
/// second version for the comparison. The tests of `diff` use the same replacements.
const EDITS_JSON: &str = include_str!("../../../codegen/tests/edits.json");

/// Measures the comparison of a document with an edited version of the document. Appends the section to `text`.
pub(super) fn write_diff_section(document: &Path, folder: &Path, text: &mut String) -> Result<()> {
    let document_text = fs::read_to_string(document).with_context(|| format!("cannot read {}", document.display()))?;
    let document_name = document.file_name().unwrap_or_default().to_string_lossy();
    let edited_path = folder.join(format!("edited-{document_name}"));
    let edits: Vec<(String, String)> = serde_json::from_str(EDITS_JSON)?;
    fs::write(&edited_path, edits.iter().fold(document_text, |text, (from, to)| text.replace(from.as_str(), to)))?;
    let read_both = || [document, &edited_path].into_iter().try_for_each(|path| read_document(path).map(drop));
    let read_time = median_duration(read_both)?;
    let parsed_versions = [read_document(document)?, read_document(&edited_path)?];
    let [base, head] =
        parsed_versions.each_ref().map(|version| version.api.as_ref().expect("`read_document` returns an API"));
    let options = RuleOptions::for_day("2026-01-01".parse()?);
    let change_count = compare_documents(base, head, options).changes.len();
    let compare_time = measure_time(|| compare_documents(base, head, options))?;

    writeln!(text, "## Comparing `{document_name}` with an edited version: {change_count} differences\n")?;
    writeln!(text, "| what | ms | ratio |\n|---|---|---|")?;
    let mut write_row = |label: &str, time: Duration| {
        writeln!(text, "| {label} | {} | {:.2} |", time.as_millis(), ratio(time, read_time))
    };
    write_row("reading both versions", read_time)?;
    write_row("comparing the versions", compare_time)?;
    let read_surface = |api| -> Result<Surface> { Ok(Surface::read(codegen::emit::emit_files(api).iter())?) };
    write_row(
        "generating both crates, and reading their public items",
        median_duration(|| [base, head].into_iter().try_for_each(|api| read_surface(api).map(drop)))?,
    )?;
    let surfaces = [read_surface(base)?, read_surface(head)?];
    let documents = [0, 1].map(|index| Document {
        label: document_name.to_string(),
        api: [base, head][index],
        sources: &parsed_versions[index].documents.sources,
        surface: Some(&surfaces[index]),
    });
    let allow_list = AllowList::default();
    let make_report = || create_report(&documents[0], &documents[1], &allow_list, options);
    write_row("creating the report, with all positions", measure_time(make_report)?)?;
    let report = make_report();
    let both_sources = codegen::diff::change::Sides::new(documents[0].sources, documents[1].sources);
    let renderers: [(&str, &dyn Fn() -> String); 5] = [
        ("text", &|| report::render_text(&report, both_sources, false)),
        ("Markdown", &|| report::render_markdown(&report, 60_000)),
        ("JSON", &|| report::render_json(&report)),
        ("GitHub", &|| report::render_github(&report)),
        ("HTML", &|| report::render_html(&report)),
    ];
    let mut total_time = Duration::ZERO;
    for (format, render) in renderers {
        let time = measure_time(render)?;
        total_time += time;
        write_row(&format!("writing the report as {format}, {} KB", render().len() / 1024), time)?;
    }
    write_row("writing all five formats", total_time)?;
    writeln!(
        text,
        "\nWriting all five formats takes {:.2} times as long as the comparison (at most 3).\n",
        ratio(total_time, compare_time)
    )?;
    measure_memory(document, &edited_path, folder, text)
}

/// Measures the peak memory of `cargo xtask diff` for each format, and subtracts the peak memory of comparing the
/// document with itself. Appends the table to `text`.
fn measure_memory(base: &Path, head: &Path, folder: &Path, report: &mut String) -> Result<()> {
    let documents_kb = (fs::metadata(base)?.len() + fs::metadata(head)?.len()) / 1024;
    let measure_peak_kb = |head: &Path, format: &str| -> Result<u64> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("diff").args([base, head]).args(["--fail-on", "never", "--format", format]);
        command.arg("--output").arg(folder.join("report"));
        Ok(measure_command(&command)?.1)
    };
    let baseline_kb = measure_peak_kb(base, "text")?;
    writeln!(
        report,
        "| peak memory of `cargo xtask diff` | KB | more than the first row, relative to the size of both documents (at most 10) |"
    )?;
    writeln!(report, "|---|---|---|\n| the document compared with itself | {baseline_kb} | 0 |")?;
    for format in ["text", "markdown", "json", "github", "html"] {
        let peak_kb = measure_peak_kb(head, format)?;
        let additional_kb = peak_kb.saturating_sub(baseline_kb);
        writeln!(report, "| {format} | {peak_kb} | {:.1} |", quotient(additional_kb, documents_kb))?;
    }
    report.push('\n');
    Ok(())
}

/// Returns the median duration of a function that cannot fail.
fn measure_time<T>(run: impl Fn() -> T) -> Result<Duration> {
    median_duration(|| {
        run();
        Ok(())
    })
}

/// Reads a document. Fails if the document has errors.
fn read_document(path: &Path) -> Result<ParsedApi> {
    let spec = Spec::from_path(path);
    let parsed = codegen::read(&spec.root, &spec, &Config::default(), Strictness::Lenient);
    if parsed.api.is_none() {
        anyhow::bail!("the document {} has errors; run `cargo xtask check` on it", path.display());
    }
    Ok(parsed)
}
