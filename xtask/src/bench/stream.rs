//! Benchmark of streams: the time of a watch relative to decoding its bytes from one buffer, and the memory of a watch
//! and an upload. The measuring program is `codegen/runtime/benches/stream.rs`.

use std::{fmt::Write as _, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;

use super::output_of;
use crate::workspace::Workspace;

/// The heading of this part of the report.
pub const TITLE: &str = "## Streams";

/// Runs the benchmark program and returns the section of the report.
pub fn stream_section(workspace: &Workspace) -> Result<String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["bench", "--package", "runtime", "--bench", "stream"]).current_dir(workspace.path("."));
    let printed = output_of(&mut cargo)?;
    let measured: Value =
        serde_json::from_slice(&printed).context("the benchmark printed something other than JSON")?;
    format_section(&measured).context("the benchmark did not print all figures")
}

fn format_section(measured: &Value) -> Option<String> {
    let middle = |figure: &Value| figure["middle"].as_f64();
    let seconds = middle(&measured["seconds"])?;
    let bytes = measured["bytes"].as_f64()?;
    let rounds = measured["rounds"].as_u64()?;
    let mut text = format!(
        "{TITLE}\n\nA watch of {} events, {:.0} MB, from a server on loopback in the same process. Decoding them from one buffer takes \
         {seconds:.2} s, {:.0} MB/s. The ratios are the middle of {rounds} rounds in which both took turns: of the processor time of the \
         client's thread, and of the elapsed time, which includes the server's work if there is no free processor.\n\n",
        measured["events"].as_u64()?,
        bytes / 1e6,
        bytes / 1e6 / seconds,
    );
    text.push_str(
        "| driver | processor time ÷ decoding | all rounds | time ÷ decoding | memory above the baseline, MB |\n",
    );
    text.push_str("|---|---|---|---|---|\n");
    let drivers = measured["drivers"].as_array()?;
    for driver in drivers {
        let cpu = &driver["cpu_ratio"];
        let _ = writeln!(
            text,
            "| {} | {:.2} (≤ 1.1) | {:.2} to {:.2} | {:.2} | {} (≤ 4) |",
            driver["driver"].as_str()?,
            middle(cpu)?,
            cpu["least"].as_f64()?,
            cpu["most"].as_f64()?,
            middle(&driver["ratio"])?,
            megabytes(&driver["memory"]),
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
            megabytes(&driver["upload_memory"]),
        );
    }
    text.push('\n');
    Some(text)
}

/// Formats a number of bytes as megabytes, or a placeholder if it was not measured (on systems without `/proc`).
fn megabytes(bytes: &Value) -> String {
    bytes.as_f64().map_or_else(|| "–".to_owned(), |bytes| format!("{:.1}", bytes / 1e6))
}
