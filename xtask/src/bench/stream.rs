//! Benchmark of streams: the time to receive a watch, relative to the time to decode the same bytes from a buffer, and
//! the memory that a watch and an upload use. The measuring program is `codegen/runtime/benches/stream.rs`.

use std::{fmt::Write as _, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;

use super::capture_stdout;
use crate::workspace::Workspace;

/// The heading of the section about streams in the report.
pub const TITLE: &str = "## Streams";

/// Runs the benchmark program. Returns the section about streams of the report.
pub fn measure_streams(workspace: &Workspace) -> Result<String> {
    let mut cargo_command = Command::new("cargo");
    cargo_command.args(["bench", "--package", "runtime", "--bench", "stream"]).current_dir(workspace.path("."));
    let stdout = capture_stdout(&mut cargo_command)?;
    let measurements: Value = serde_json::from_slice(&stdout).context("the benchmark `stream` did not print JSON")?;
    format_section(&measurements).context("a measurement is missing in the output of the benchmark `stream`")
}

/// Formats the section of the report about streams. `None` if `measurements` does not contain a value that the section
/// shows.
fn format_section(measurements: &Value) -> Option<String> {
    let median = |measurement: &Value| measurement["middle"].as_f64();
    let seconds = median(&measurements["seconds"])?;
    let bytes = measurements["bytes"].as_f64()?;
    let round_count = measurements["rounds"].as_u64()?;
    let mut text = format!(
        "{TITLE}\n\nA watch of {} events ({:.0} MB); the server runs in the process of the benchmark. Decoding these bytes from one buffer takes \
         {seconds:.2} s ({:.0} MB/s). Each ratio is the median of {round_count} rounds, which measure decoding and watching in turns: the \
         processor time of the client's thread, and the elapsed time, which includes the server's work if no processor is free.\n\n",
        measurements["events"].as_u64()?,
        bytes / 1e6,
        bytes / 1e6 / seconds,
    );
    text.push_str(
        "| driver | processor time ÷ decoding | lowest and highest ratio | elapsed time ÷ decoding | memory above the baseline, MB |\n",
    );
    text.push_str("|---|---|---|---|---|\n");
    let drivers = measurements["drivers"].as_array()?;
    for driver in drivers {
        let cpu_ratio = &driver["cpu_ratio"];
        let _ = writeln!(
            text,
            "| {} | {:.2} (≤ 1.1) | {:.2} to {:.2} | {:.2} | {} (≤ 4) |",
            driver["driver"].as_str()?,
            median(cpu_ratio)?,
            cpu_ratio["least"].as_f64()?,
            cpu_ratio["most"].as_f64()?,
            median(&driver["ratio"])?,
            format_megabytes(&driver["memory"]),
        );
    }
    text.push_str("\nAn upload of 1 GiB whose content is read while it is sent.\n\n");
    text.push_str("| driver | s | memory above the baseline, MB |\n|---|---|---|\n");
    for driver in drivers {
        let _ = writeln!(
            text,
            "| {} | {:.2} | {} (≤ 8) |",
            driver["driver"].as_str()?,
            driver["upload_seconds"].as_f64()?,
            format_megabytes(&driver["upload_memory"]),
        );
    }
    text.push('\n');
    Some(text)
}

/// Formats a number of bytes as megabytes: `1500000` → `1.5`. Returns `–` for `null`: the memory is not measured on
/// systems without `/proc`.
fn format_megabytes(bytes: &Value) -> String {
    bytes.as_f64().map_or_else(|| "–".to_owned(), |bytes| format!("{:.1}", bytes / 1e6))
}
