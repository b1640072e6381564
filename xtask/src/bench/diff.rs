//! Benchmark of comparing two versions of a large document, relative to reading both, and of writing the reports.

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

use super::{measure_command, median, quotient, ratio};
use crate::spec::Spec;

/// Edits of types, bounds, names and descriptions that turn a document into a second version. The tests of `diff`
/// also use them.
const EDITS: &str = include_str!("../../../codegen/tests/edits.json");

/// Compares the document with an edited version of itself.
pub(super) fn write_diff_section(document: &Path, folder: &Path, text: &mut String) -> Result<()> {
    let source = fs::read_to_string(document).with_context(|| format!("cannot read {}", document.display()))?;
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let edited = folder.join(format!("edited-{name}"));
    let edits: Vec<(String, String)> = serde_json::from_str(EDITS)?;
    fs::write(&edited, edits.iter().fold(source, |text, (from, to)| text.replace(from.as_str(), to)))?;
    let reading = median(|| [document, &edited].into_iter().try_for_each(|path| read(path).map(drop)))?;
    let sides = [read(document)?, read(&edited)?];
    let [base, head] = sides.each_ref().map(|side| side.api.as_ref().expect("it was read"));
    let options = RuleOptions::for_day("2026-01-01".parse()?);
    let count = compare_documents(base, head, options).changes.len();
    let comparing = measure_time(|| compare_documents(base, head, options))?;

    writeln!(text, "## Comparing `{name}` with an edited version: {count} differences\n")?;
    writeln!(text, "| what | ms | ratio |\n|---|---|---|")?;
    let mut row =
        |what: &str, time: Duration| writeln!(text, "| {what} | {} | {:.2} |", time.as_millis(), ratio(time, reading));
    row("reading both", reading)?;
    row("comparing", comparing)?;
    let surface = |api| -> Result<Surface> { Ok(Surface::read(codegen::emit::emit_files(api).iter())?) };
    row(
        "the crates of both, and their public items",
        median(|| [base, head].into_iter().try_for_each(|api| surface(api).map(drop)))?,
    )?;
    let surfaces = [surface(base)?, surface(head)?];
    let documents = [0, 1].map(|side| Document {
        label: name.to_string(),
        api: [base, head][side],
        sources: &sides[side].documents.sources,
        surface: Some(&surfaces[side]),
    });
    let allow = AllowList::default();
    let whole = || create_report(&documents[0], &documents[1], &allow, options);
    row("the report, with all positions", measure_time(whole)?)?;
    let report = whole();
    let sources = codegen::diff::change::Sides::new(documents[0].sources, documents[1].sources);
    let forms: [(&str, &dyn Fn() -> String); 5] = [
        ("text", &|| report::render_text(&report, sources, false)),
        ("Markdown", &|| report::render_markdown(&report, 60_000)),
        ("JSON", &|| report::render_json(&report)),
        ("GitHub", &|| report::render_github(&report)),
        ("HTML", &|| report::render_html(&report)),
    ];
    let mut total = Duration::ZERO;
    for (form, write) in forms {
        let time = measure_time(write)?;
        total += time;
        row(&format!("written as {form}, {} KB", write().len() / 1024), time)?;
    }
    row("all five forms", total)?;
    writeln!(
        text,
        "\nAll five forms take {:.2} of the time of the comparison (at most 3).\n",
        ratio(total, comparing)
    )?;
    measure_memory(document, &edited, folder, text)
}

/// Measures the peak memory of the command for each format, minus the peak memory of comparing the document with
/// itself.
fn measure_memory(base: &Path, head: &Path, folder: &Path, text: &mut String) -> Result<()> {
    let size = (fs::metadata(base)?.len() + fs::metadata(head)?.len()) / 1024;
    let run = |head: &Path, form: &str| -> Result<u64> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("diff").args([base, head]).args(["--fail-on", "never", "--format", form]);
        command.arg("--output").arg(folder.join("report"));
        Ok(measure_command(&command)?.1)
    };
    let nothing = run(base, "text")?;
    writeln!(
        text,
        "| peak memory of `cargo xtask diff` | KB | beyond the first row, of both documents (at most 10) |"
    )?;
    writeln!(text, "|---|---|---|\n| the document against itself | {nothing} | 0 |")?;
    for form in ["text", "markdown", "json", "github", "html"] {
        let most = run(head, form)?;
        writeln!(text, "| {form} | {most} | {:.1} |", quotient(most.saturating_sub(nothing), size))?;
    }
    text.push('\n');
    Ok(())
}

/// Returns the median duration of a function that cannot fail.
fn measure_time<T>(run: impl Fn() -> T) -> Result<Duration> {
    median(|| {
        run();
        Ok(())
    })
}

fn read(path: &Path) -> Result<ParsedApi> {
    let spec = Spec::from_path(path);
    let reading = codegen::read(&spec.root, &spec, &Config::default(), Strictness::Lenient);
    if reading.api.is_none() {
        anyhow::bail!("{} has errors; see `cargo xtask check`", path.display());
    }
    Ok(reading)
}
