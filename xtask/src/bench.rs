//! `cargo xtask bench`: measures the speed of generation, the compile times of generated crates and the performance
//! of the client, as ratios within one run.

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
/// Run it as `cargo run --release -p xtask -- bench CORPUS`: times of a debug build are not meaningful. With `--part`
/// only the given parts are measured, and the other parts of the report are kept. The parts of the client and of
/// streams can be measured in any build.
#[derive(clap::Args)]
pub struct Bench {
    /// The folder with the documents
    #[arg(required_unless_present = "part")]
    corpus: Option<PathBuf>,
    /// Measure only this part; may be given several times
    #[arg(long)]
    part: Vec<Part>,
    /// The document whose generation and comparison are measured
    #[arg(long, default_value = "github-2021.json")]
    large: String,
    /// Documents whose crates are compiled
    #[arg(long, default_values_t = CRATES.map(str::to_owned))]
    crates: Vec<String>,
    /// Compile the crates of progenitor as well, or those of openapi-generator if progenitor fails
    #[arg(long)]
    peers: bool,
    /// The file of the report. Defaults to `codegen/BENCHMARKS.md`
    #[arg(long, short, alias = "out", value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The heading of the hand-written notes, which are not overwritten.
const NOTES: &str = "## Notes";

const CRATES: [&str; 5] =
    ["progenitor_nexus.json", "xero_accounting.yaml", "asana.yaml", "github-2021.json", "stripe-2023-09.yaml"];

/// A part of the report, in its order.
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
    /// Returns the beginning of the part's heading.
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
        // The programs of these parts are always built in release mode.
        let is_any_build =
            !self.part.is_empty() && self.part.iter().all(|part| matches!(part, Part::Client | Part::Stream));
        if cfg!(debug_assertions) && !is_any_build {
            bail!("this is a debug build; run `cargo run --release -p xtask -- bench …`");
        }
        let out = self.output.clone().unwrap_or_else(|| workspace.path("codegen/BENCHMARKS.md"));
        let before = fs::read_to_string(&out).unwrap_or_default();
        let mut text = String::from(
            "# Benchmarks\n\nWritten by `cargo xtask bench`: ratios within one run; times in milliseconds are the median of five measurements.\n\n",
        );
        for part in Part::value_variants() {
            if self.part.is_empty() || self.part.contains(part) {
                self.measure(*part, workspace, &mut text)?;
            } else {
                text.push_str(find_section(&before, part.title()));
            }
        }
        text.push_str(find_section(&before, NOTES));
        let text = format!("{}\n", text.trim_end());
        fs::write(&out, &text).with_context(|| format!("cannot write {}", out.display()))?;
        print!("{text}");
        Ok(ExitVerdict::Fine)
    }

    fn measure(&self, part: Part, workspace: &Workspace, text: &mut String) -> Result<()> {
        let folder = workspace.path("target/bench");
        fs::create_dir_all(&folder)?;
        let corpus = || self.corpus.as_ref().context("name the folder with the documents");
        match part {
            Part::Generation => {
                generation::write_generation_section(workspace, &corpus()?.join(&self.large), &folder, text)
            }
            Part::Page => pages::write_pages_section(workspace, text),
            Part::Diff => diff::write_diff_section(&corpus()?.join(&self.large), &folder, text),
            Part::Rustc => {
                let corpus = corpus()?;
                let documents: Vec<PathBuf> = self.crates.iter().map(|name| corpus.join(name)).collect();
                rustc::write_rustc_section(workspace, &documents, self.peers, &folder, text)
            }
            Part::Client => {
                text.push_str(&client::client_section(workspace, &folder)?);
                Ok(())
            }
            Part::Stream => {
                text.push_str(&stream::stream_section(workspace)?);
                Ok(())
            }
        }
    }
}

/// Returns the section of a report whose heading begins with `title`; empty if it has none.
fn find_section<'a>(report: &'a str, title: &str) -> &'a str {
    let Some(start) = report.find(title) else { return "" };
    let rest = &report[start..];
    &rest[..rest[1..].find("\n## ").map_or(rest.len(), |end| end + 2)]
}

fn median(mut run: impl FnMut() -> Result<()>) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        run()?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times[times.len() / 2])
}

/// Runs two functions alternately, since the speed of the machine varies. Returns the median duration of each, and
/// the median of the ratio of the second to the first.
fn run_alternately(
    mut one: impl FnMut() -> Result<()>,
    mut other: impl FnMut() -> Result<()>,
) -> Result<(Duration, Duration, f64)> {
    const ROUNDS: usize = 15;
    let (mut ones, mut others, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        one()?;
        ones.push(start.elapsed());
        let start = Instant::now();
        other()?;
        others.push(start.elapsed());
        ratios.push(ratio(others[others.len() - 1], ones[ones.len() - 1]));
    }
    ones.sort();
    others.sort();
    ratios.sort_by(f64::total_cmp);
    Ok((ones[ROUNDS / 2], others[ROUNDS / 2], ratios[ROUNDS / 2]))
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

/// Returns `part` divided by `whole`.
#[expect(clippy::cast_precision_loss, reason = "sizes in KB are small")]
fn quotient(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// Runs a command. Returns its user time in seconds and its peak memory in KB.
fn measure_command(command: &Command) -> Result<(f64, u64)> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "measured %U %M"]).arg(command.get_program()).args(command.get_args());
    let output = timed.output().context("GNU time is needed at /usr/bin/time")?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        bail!("{}:\n{text}", command.get_program().to_string_lossy());
    }
    parse_measurement(&text)
}

/// Returns the user time in seconds and the peak memory in KB that GNU time prints after the output of a command.
fn parse_measurement(text: &str) -> Result<(f64, u64)> {
    let line = text.lines().rev().find_map(|line| line.strip_prefix("measured "));
    let (seconds, memory) = line
        .and_then(|line| line.split_once(' '))
        .with_context(|| format!("GNU time is needed at /usr/bin/time:\n{text}"))?;
    Ok((seconds.parse()?, memory.trim().parse()?))
}

/// Runs a command and returns its standard output.
fn output_of(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.output().with_context(|| format!("cannot run {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr));
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
