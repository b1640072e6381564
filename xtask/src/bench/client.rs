//! Benchmark of the generated client, compared with `kube`, `k8s-openapi` and `reqwest`: binary size, build time,
//! decoding speed, and overhead of a call. The measured programs are in `codegen/benches/peers`.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use codegen::{ir::Status, lower::Strictness};
use serde_json::Value;

use super::output_of;
use crate::workspace::Workspace;

/// The heading of this part of the report.
pub const TITLE: &str = "## The client";

/// Builds the programs in `codegen/benches/peers` and measures them one after another. Returns the section of the
/// report.
pub fn client_section(workspace: &Workspace, folder: &Path) -> Result<String> {
    let peers = Peers {
        manifest_path: workspace.path("codegen/benches/peers/Cargo.toml"),
        target_root: folder.join("clients"),
    };
    let mut text = format!("{TITLE}\n\n");
    write_build_table(&peers, &mut text)?;
    let program = peers.build_program("measure")?;
    let (job_path, status_path) = write_example_files(workspace, folder)?;
    let decoding_measurements = run_program(Command::new(&program).arg("decode").args([&job_path, &status_path]))?;
    write_decoding(&decoding_measurements, &mut text)?;
    let measurements = (0..RUN_COUNT).map(|_| run_program(Command::new(&program).arg("calls").arg(&job_path)));
    write_overhead(measurements.collect::<Result<_>>()?, &mut text)?;
    Ok(text)
}

/// The workspace `codegen/benches/peers`, and the directory that contains cargo's target directory of each program.
struct Peers {
    manifest_path: PathBuf,
    target_root: PathBuf,
}

/// The size and build time of a program.
struct BuildMeasurement {
    /// The number of crates that are compiled, including dependencies.
    crate_count: usize,
    /// The processor time of the build.
    cpu_seconds: f64,
    /// The elapsed time of the build.
    wall_seconds: f64,
    /// The size of the executable.
    bytes: u64,
}

impl Peers {
    /// Returns a cargo command for a package of the workspace, with a separate target directory for each package.
    fn cargo(&self, arguments: &[&str], package: &str) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).args(["--package", package, "--manifest-path"]).arg(&self.manifest_path);
        command.env("CARGO_TARGET_DIR", self.target_root.join(package)).env("CARGO_INCREMENTAL", "0");
        command
    }

    /// Builds a program in release mode. Returns the path of the executable.
    fn build_program(&self, package: &str) -> Result<PathBuf> {
        output_of(&mut self.cargo(&["build", "--release", "--locked"], package))?;
        Ok(self.target_root.join(package).join("release").join(package))
    }

    /// Builds a program with the given features and an empty target directory, and measures the build. `cargo tree`
    /// counts the crates, and downloads them before the measurement.
    fn measure_build(&self, package: &str, features: &str) -> Result<BuildMeasurement> {
        let mut tree_command =
            self.cargo(&["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"], package);
        tree_command.args(["--features", features]);
        let tree_output = String::from_utf8(output_of(&mut tree_command)?)?;
        // Each line is `name v1.2.3`, possibly followed by `(proc-macro)` or `(*)` for a repeated entry.
        let crates: std::collections::BTreeSet<_> =
            tree_output.lines().filter_map(|line| Some((line.split(' ').next()?, line.split(' ').nth(1)?))).collect();
        let target_dir = self.target_root.join(package);
        if target_dir.exists() {
            fs::remove_dir_all(&target_dir).with_context(|| format!("cannot remove {}", target_dir.display()))?;
        }
        let mut cargo = self.cargo(&["build", "--release", "--locked"], package);
        cargo.args(["--features", features]);
        let mut timed_build = Command::new("/usr/bin/time");
        timed_build.args(["-f", "measured %U %S %e"]).arg(cargo.get_program()).args(cargo.get_args());
        timed_build.envs(cargo.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = timed_build.output().context("cannot run `/usr/bin/time`; install GNU time")?;
        let stderr = String::from_utf8_lossy(&output.stderr);
        let measurement_line = stderr.lines().rev().find_map(|line| line.strip_prefix("measured "));
        let numbers = measurement_line.unwrap_or_default().split(' ').filter_map(|number| number.parse().ok());
        let numbers: Vec<f64> = numbers.collect();
        let ([user, system, wall], true) = (numbers.as_slice(), output.status.success()) else {
            bail!("the program `{package}` does not compile:\n{stderr}")
        };
        let bytes = fs::metadata(target_dir.join("release").join(package))?.len();
        Ok(BuildMeasurement { crate_count: crates.len(), cpu_seconds: user + system, wall_seconds: *wall, bytes })
    }
}

/// Runs a program and parses its output as JSON.
fn run_program(command: &mut Command) -> Result<Value> {
    serde_json::from_slice(&output_of(command)?).with_context(|| format!("the command {command:?} did not print JSON"))
}

/// Writes two example responses of the spec to files: the Job and the Status that the deletion of a Job may return.
/// Returns the paths of the two files.
fn write_example_files(workspace: &Workspace, folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let spec = workspace.spec();
    let parsed = codegen::read(&spec.root, &spec, &workspace.config()?, Strictness::Strict);
    let api = parsed.api.context("the spec has errors; run `cargo xtask check` to list them")?;
    let operation = api.operations.iter().find(|operation| operation.id == "deleteBatchV1NamespacedJob");
    let response = operation.and_then(|operation| operation.responses.iter().find(|it| it.status == Status::Code(200)));
    let examples = response.and_then(|response| Some(&response.contents.first()?.examples));
    let write_example = |name: &str| {
        let mut examples = examples.into_iter().flatten();
        let example = examples.find(|example| example.name.as_deref() == Some(name));
        let path = folder.join(format!("{name}.json"));
        let example =
            example.with_context(|| format!("the spec has no example `{name}` of the response to deleting a Job"))?;
        fs::write(&path, example.value.as_str())?;
        anyhow::Ok(path)
    };
    Ok((write_example("job")?, write_example("status")?))
}

/// Formats a ratio with its target: `0.42 (≤ 0.5)`, or `0.61 (≤ 0.5, **missed**)` if the ratio is worse than the
/// target.
fn format_ratio(ratio: f64, target: f64, is_maximum: bool) -> String {
    let (is_met, sign) = if is_maximum { (ratio <= target, '≤') } else { (ratio >= target, '≥') };
    let verdict = if is_met { "" } else { ", **missed**" };
    format!("{ratio:.2} ({sign} {target}{verdict})")
}

/// The number of builds of each program from which the median build time is taken.
const BUILD_COUNT: usize = 3;

/// Builds programs that make the same two calls with different libraries, and appends the table of their sizes and
/// build times to `text`.
fn write_build_table(peers: &Peers, text: &mut String) -> Result<()> {
    let kube_build = peers.measure_build("client-kube", "")?;
    // Builds alternate, and the median is used, since the time of a single build varies by a few percent.
    let (mut own_builds, mut reqwest_builds) = (Vec::new(), Vec::new());
    for _ in 0..BUILD_COUNT {
        own_builds.push(peers.measure_build("client-ours", "")?);
        reqwest_builds.push(peers.measure_build("client-reqwest", "")?);
    }
    let all_modules_build = peers.measure_build("client-ours", "all-modules")?;
    let typed_build = peers.measure_build("client-typed", "")?;
    let median_build = |mut builds: Vec<BuildMeasurement>| {
        builds.sort_by(|one, other| one.cpu_seconds.total_cmp(&other.cpu_seconds));
        builds.swap_remove(BUILD_COUNT / 2)
    };
    let (own_build, reqwest_build) = (median_build(own_builds), median_build(reqwest_builds));
    writeln!(
        text,
        "The sizes and build times of programs that delete a Job and the Volcano Jobs of a namespace: with the two modules of this\n\
         crate that are required (\"ours\"), with `kube` and `k8s-openapi` (\"kube\"), with `reqwest` and hand-written code (\"by\n\
         hand\"), and with this crate's default features. \"By hand\" reads the kind and the name of the deleted objects; \"typed\"\n\
         is the same with the types of `k8s-openapi`, and reads all members, as this crate does. All are clean release builds\n\
         with stripped binaries; \"ours\" and \"by hand\" are the median of {BUILD_COUNT} alternate builds.\n\n\
         | | ours | kube | by hand | ours ÷ kube | ours ÷ by hand | default features | that ÷ kube | typed | ours ÷ typed |\n\
         |---|---|---|---|---|---|---|---|---|---|"
    )?;
    let mut write_row = |label: &str,
                         measure: fn(&BuildMeasurement) -> f64,
                         digits: usize,
                         target: Option<f64>,
                         all_modules_target: Option<f64>| {
        let (ours, kube, by_reqwest) = (measure(&own_build), measure(&kube_build), measure(&reqwest_build));
        let (all_modules, typed) = (measure(&all_modules_build), measure(&typed_build));
        let render_ratio = |ratio: f64, target: Option<f64>| {
            target.map_or_else(|| format!("{ratio:.2}"), |target| format_ratio(ratio, target, true))
        };
        let kube_ratio = render_ratio(ours / kube, target);
        let reqwest_ratio = render_ratio(ours / by_reqwest, target.and(Some(1.15)));
        let all_modules_ratio = render_ratio(all_modules / kube, all_modules_target);
        writeln!(
            text,
            "| {label} | {ours:.digits$} | {kube:.digits$} | {by_reqwest:.digits$} | {kube_ratio} | {reqwest_ratio} | {all_modules:.digits$} | {all_modules_ratio} \
             | {typed:.digits$} | {:.2} |",
            ours / typed
        )
    };
    #[expect(clippy::cast_precision_loss, reason = "some hundred crates and some megabytes")]
    {
        write_row("crates", |build| build.crate_count as f64, 0, Some(0.8), None)?;
        write_row("build, CPU s", |build| build.cpu_seconds, 1, Some(0.5), Some(0.6))?;
        write_row("build, s", |build| build.wall_seconds, 1, None, None)?;
        write_row("binary, MB", |build| build.bytes as f64 / 1e6, 2, Some(0.5), None)?;
    }
    Ok(writeln!(text)?)
}

/// Returns the number at a JSON pointer in the output of a measuring program.
fn number_at(value: &Value, pointer: &str) -> Result<f64> {
    let number = value.pointer(pointer).and_then(Value::as_f64);
    number.with_context(|| format!("the output of the measuring program has no number at `{pointer}`"))
}

/// Appends the tables of the decoding speeds to `text`.
fn write_decoding(measurements: &Value, text: &mut String) -> Result<()> {
    let input_bytes = number_at(measurements, "/input")?;
    let megabytes = input_bytes / 1e6;
    writeln!(
        text,
        "Decoding a JobList of 10,000 Jobs ({megabytes:.1} MB) from bytes. `kube` converts the bytes to text, to a `Value`, and to types.\n\n\
         | | MB/s | ours is faster by | peak memory ÷ input | ours ÷ that |\n|---|---|---|---|---|"
    )?;
    let own_seconds = number_at(measurements, "/list/0/seconds")?;
    let own_bytes = number_at(measurements, "/list/0/bytes")?;
    // The target speedup over each peer, and the target ratio of memory.
    let speed_and_memory_targets = [(None, None), (Some(1.2), Some(0.7)), (None, None), (Some(3.5), None)];
    for (index, (target_speedup, target_memory)) in speed_and_memory_targets.into_iter().enumerate() {
        let list_number = |member: &str| number_at(measurements, &format!("/list/{index}/{member}"));
        let (seconds, bytes) = (list_number("seconds")?, list_number("bytes")?);
        let name = measurements.pointer(&format!("/list/{index}/name")).and_then(Value::as_str).unwrap_or_default();
        let render_ratio = |ratio: f64, target: Option<f64>, is_maximum| {
            target.map_or_else(|| format!("{ratio:.2}"), |target| format_ratio(ratio, target, is_maximum))
        };
        let speed = render_ratio(seconds / own_seconds, target_speedup, false);
        let memory = render_ratio(own_bytes / bytes, target_memory, true);
        writeln!(text, "| {name} | {:.0} | {speed} | {:.1} | {memory} |", megabytes / seconds, bytes / input_bytes)?;
    }
    writeln!(
        text,
        "\nDecoding a union whose variant `kind` selects, compared with decoding the type of the variant directly.\n\n| | µs | at once, µs | speed |\n|---|---|---|---|"
    )?;
    for (name, kind) in [("a Job", "job"), ("a Status", "status")] {
        let to_micros = |member: &str| {
            Ok::<_, anyhow::Error>(number_at(measurements, &format!("/union/{kind}/{member}"))? / 2000.0 * 1e6)
        };
        let (union_micros, variant_micros) = (to_micros("union")?, to_micros("alone")?);
        let speed = format_ratio(variant_micros / union_micros, 0.9, false);
        writeln!(text, "| {name} | {union_micros:.2} | {variant_micros:.2} | {speed} |")?;
    }
    Ok(writeln!(text)?)
}

/// The number of runs of the program that makes calls. Several runs are needed, since the placement of memory and
/// threads changes the results by several percent.
const RUN_COUNT: usize = 7;

/// Appends the table of the overhead of the generated client for one call, as the median of several runs, to `text`.
fn write_overhead(measurements: Vec<Value>, text: &mut String) -> Result<()> {
    let runs_by_ratio = measurements.into_iter().map(|run| Ok((number_at(&run, "/ratio")?, run)));
    let mut runs = runs_by_ratio.collect::<Result<Vec<_>>>()?;
    runs.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let [(min_ratio, _), .., (max_ratio, _)] = runs.as_slice() else {
        bail!("the benchmark program `measure calls` must run at least twice");
    };
    let (median_ratio, median_run) = &runs[RUN_COUNT / 2];
    let (own_micros, reqwest_micros) = (number_at(median_run, "/ours")? * 1e6, number_at(median_run, "/hand")? * 1e6);
    writeln!(
        text,
        "Deleting a Job on a local server takes {own_micros:.1} µs with this crate, and {reqwest_micros:.1} µs with `reqwest`, hand-written code\n\
         and the same types. The median ratio of {RUN_COUNT} runs is {}; all ratios are from {min_ratio:.2} to {max_ratio:.2}.\n",
        format_ratio(*median_ratio, 1.05, true)
    )?;
    Ok(())
}
