//! `cargo xtask bench`: measures the speed of generation, the compile times of generated crates and the performance
//! of the client. The results are ratios to a reference that is measured in the same run.

mod client;
mod diff;
mod generation;
mod pages;
mod rustc;
mod stream;

use std::{
    fs,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::{ExitVerdict, workspace::Workspace};

/// Run the benchmarks and write `codegen/BENCHMARKS.md`
///
/// Run the command as `cargo run --release -p xtask -- bench CORPUS`, since times of a debug build are not meaningful.
/// With `--part`, only the given parts are measured, and the other parts of the report are kept. The parts `client` and
/// `stream` can be measured with a debug build.
#[derive(clap::Args)]
pub struct Bench {
    /// The directory with the OpenAPI documents
    #[arg(required_unless_present = "part")]
    corpus: Option<PathBuf>,
    /// Measure only this part of the report; may be given several times
    #[arg(long)]
    part: Vec<Part>,
    /// The file name of the large document, for the parts `generation` and `diff`
    #[arg(long, default_value = "github-2021.json")]
    large: String,
    /// The file names of the documents whose crates are compiled, for the part `rustc`
    #[arg(long, default_values_t = DEFAULT_CRATES.map(str::to_owned))]
    crates: Vec<String>,
    /// Also compile the crates that progenitor generates, or openapi-generator if progenitor fails
    #[arg(long)]
    peers: bool,
    /// The file of the report. Defaults to `codegen/BENCHMARKS.md`
    #[arg(long, short, alias = "out", value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The heading of the hand-written notes in the report. A new report contains the notes of the old one.
const NOTES_HEADING: &str = "## Notes";

/// The default of `--crates`: the names of files in the corpus.
const DEFAULT_CRATES: [&str; 5] =
    ["progenitor_nexus.json", "xero_accounting.yaml", "asana.yaml", "github-2021.json", "stripe-2023-09.yaml"];

/// The parts of the report, in order.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Generation,
    Page,
    Diff,
    Rustc,
    Client,
    Stream,
}

impl Part {
    /// Returns the text with which the heading of this part in the report begins.
    fn title(self) -> &'static str {
        match self {
            Self::Generation => "## Generation",
            Self::Page => "## Reading",
            Self::Diff => "## Comparing",
            Self::Rustc => "## rustc",
            Self::Client => client::TITLE,
            Self::Stream => stream::TITLE,
        }
    }
}

impl Bench {
    pub fn run(self, workspace: &Workspace) -> Result<ExitVerdict> {
        // The programs that these parts measure are always built in release mode.
        let allows_debug_build =
            !self.part.is_empty() && self.part.iter().all(|part| matches!(part, Part::Client | Part::Stream));
        if cfg!(debug_assertions) && !allows_debug_build {
            bail!("benchmarks require a release build; run `cargo run --release -p xtask -- bench …`");
        }
        let report_path = self.output.clone().unwrap_or_else(|| workspace.path("codegen/BENCHMARKS.md"));
        let old_report = fs::read_to_string(&report_path).unwrap_or_default();
        let mut text = String::from(
            "# Benchmarks\n\nWritten by `cargo xtask bench`: ratios within one run; times in milliseconds are the median of five measurements.\n\n",
        );
        for part in Part::value_variants() {
            if self.part.is_empty() || self.part.contains(part) {
                self.measure(*part, workspace, &mut text)?;
            } else {
                text.push_str(find_section(&old_report, part.title()));
            }
        }
        text.push_str(find_section(&old_report, NOTES_HEADING));
        let text = format!("{}\n", text.trim_end());
        fs::write(&report_path, &text).with_context(|| format!("cannot write {}", report_path.display()))?;
        print!("{text}");
        Ok(ExitVerdict::NoProblems)
    }

    /// Measures a part and appends its section to `text`.
    fn measure(&self, part: Part, workspace: &Workspace, text: &mut String) -> Result<()> {
        let folder = workspace.path("target/bench");
        fs::create_dir_all(&folder)?;
        let require_corpus = || {
            let corpus = self.corpus.as_ref();
            corpus.context("this part of the report requires the argument CORPUS, a directory with OpenAPI documents")
        };
        match part {
            Part::Generation => {
                generation::write_generation_section(workspace, &require_corpus()?.join(&self.large), &folder, text)
            }
            Part::Page => pages::write_pages_section(workspace, text),
            Part::Diff => diff::write_diff_section(&require_corpus()?.join(&self.large), &folder, text),
            Part::Rustc => {
                let corpus = require_corpus()?;
                let documents: Vec<PathBuf> = self.crates.iter().map(|name| corpus.join(name)).collect();
                rustc::write_rustc_section(workspace, &documents, self.peers, &folder, text)
            }
            Part::Client => {
                text.push_str(&client::measure_client(workspace, &folder)?);
                Ok(())
            }
            Part::Stream => {
                text.push_str(&stream::measure_streams(workspace)?);
                Ok(())
            }
        }
    }
}

/// Returns the section of a report whose heading begins with `title`. Empty if there is no such section.
fn find_section<'a>(report: &'a str, title: &str) -> &'a str {
    let Some(section_start) = report.find(title) else { return "" };
    let section_and_rest = &report[section_start..];
    &section_and_rest[..section_and_rest[1..].find("\n## ").map_or(section_and_rest.len(), |end| end + 2)]
}

/// Runs a function five times and returns the median duration.
fn median_duration(mut run: impl FnMut() -> Result<()>) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..5 {
        let started_at = Instant::now();
        run()?;
        times.push(started_at.elapsed());
    }
    times.sort();
    Ok(times[times.len() / 2])
}

/// Runs two functions alternately, since the speed of the machine varies. Returns the median duration of each, and
/// the median of the ratio of the second to the first.
fn run_alternately(
    mut run_first: impl FnMut() -> Result<()>,
    mut run_second: impl FnMut() -> Result<()>,
) -> Result<(Duration, Duration, f64)> {
    const ROUND_COUNT: usize = 15;
    let (mut first_times, mut second_times, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUND_COUNT {
        let started_at = Instant::now();
        run_first()?;
        first_times.push(started_at.elapsed());
        let started_at = Instant::now();
        run_second()?;
        second_times.push(started_at.elapsed());
        ratios.push(ratio(second_times[second_times.len() - 1], first_times[first_times.len() - 1]));
    }
    first_times.sort();
    second_times.sort();
    ratios.sort_by(f64::total_cmp);
    Ok((first_times[ROUND_COUNT / 2], second_times[ROUND_COUNT / 2], ratios[ROUND_COUNT / 2]))
}

/// Returns `dividend` divided by `divisor`.
fn ratio(dividend: Duration, divisor: Duration) -> f64 {
    dividend.as_secs_f64() / divisor.as_secs_f64()
}

/// Returns `part` divided by `whole`.
#[expect(clippy::cast_precision_loss, reason = "sizes in KB are small")]
fn quotient(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// Runs a command. Returns its user time in seconds and its peak memory in KB.
fn measure_command(command: &Command) -> Result<(f64, u64)> {
    let mut timed_command = Command::new("/usr/bin/time");
    timed_command.args(["-f", "measured %U %M"]).arg(command.get_program()).args(command.get_args());
    let output = timed_command.output().context("cannot run `/usr/bin/time`; install GNU time")?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        bail!("the command `{}` failed:\n{stderr}", command.get_program().to_string_lossy());
    }
    parse_measurement(&stderr)
}

/// Returns the user time in seconds and the peak memory in KB that GNU time prints after the output of a command.
fn parse_measurement(text: &str) -> Result<(f64, u64)> {
    let measurement_line = text.lines().rev().find_map(|line| line.strip_prefix("measured "));
    let (seconds, memory) = measurement_line
        .and_then(|line| line.split_once(' '))
        .with_context(|| format!("the output does not contain the measurement of GNU time (/usr/bin/time):\n{text}"))?;
    Ok((seconds.parse()?, memory.trim().parse()?))
}

/// Runs a command and returns its standard output. Fails if the command fails.
fn capture_stdout(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.output().with_context(|| format!("cannot run the command {command:?}"))?;
    if !output.status.success() {
        bail!("the command {command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(output.stdout)
}

#[cfg(test)]
mod tests {
    use super::find_section;

    #[test]
    fn a_section_goes_to_the_next_heading() {
        let report = "# Benchmarks\n\n## A b\n\nx\n\n## C\n\ny\n";
        assert_eq!(find_section(report, "## A"), "## A b\n\nx\n\n");
        assert_eq!(find_section(report, "## C"), "## C\n\ny\n");
        assert_eq!(find_section(report, "## D"), "");
    }
}
