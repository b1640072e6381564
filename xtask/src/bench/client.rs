//! Compares the generated client with other clients (peers): build time, binary size, decoding speed, and overhead per
//! call. The programs that use the clients are in `codegen/benches/peers`.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use codegen::{ir::Status, lower::Strictness};
use serde_json::Value;

use super::capture_stdout;
use crate::workspace::Workspace;

/// The heading of the section about the client in the report.
pub const TITLE: &str = "## The client";

/// Builds the programs and measures them, one after the other. Returns the section about the client of the report.
pub fn measure_client(workspace: &Workspace, folder: &Path) -> Result<String> {
    let manifest_path = workspace.path("codegen/benches/peers/Cargo.toml");
    let peers = Peers { manifest_path, target_dir: folder.join("clients") };
    let mut text = format!("{TITLE}\n\n");
    write_weight_table(&peers, &mut text)?;
    let measuring_program = peers.build_program("measure")?;
    let (job_path, status_path) = write_example_files(workspace, folder)?;
    let decode_measurements =
        run_program(Command::new(&measuring_program).arg("decode").args([&job_path, &status_path]))?;
    write_decoding(&decode_measurements, &mut text)?;
    let runs = (0..RUN_COUNT).map(|_| run_program(Command::new(&measuring_program).arg("calls").arg(&job_path)));
    write_overhead(runs.collect::<Result<_>>()?, &mut text)?;
    Ok(text)
}

/// The Cargo workspace with the programs that use the clients, and the directory for their target directories.
struct Peers {
    manifest_path: PathBuf,
    target_dir: PathBuf,
}

/// The number of crates, build time and binary size of a program.
struct BuildCost {
    crate_count: usize,
    cpu_seconds: f64,
    wall_seconds: f64,
    binary_bytes: u64,
}

impl Peers {
    fn cargo_command(&self, arguments: &[&str], package: &str) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).args(["--package", package, "--manifest-path"]).arg(&self.manifest_path);
        command.env("CARGO_TARGET_DIR", self.target_dir.join(package)).env("CARGO_INCREMENTAL", "0");
        command
    }

    fn build_program(&self, package: &str) -> Result<PathBuf> {
        capture_stdout(&mut self.cargo_command(&["build", "--release", "--locked"], package))?;
        Ok(self.target_dir.join(package).join("release").join(package))
    }

    /// Builds the program `package` from scratch with the given features, and measures the build. `cargo tree`
    /// downloads the dependencies before the measurement.
    fn measure_build(&self, package: &str, features: &str) -> Result<BuildCost> {
        let tree_arguments = ["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
        let mut tree_command = self.cargo_command(&tree_arguments, package);
        tree_command.args(["--features", features]);
        let tree = String::from_utf8(capture_stdout(&mut tree_command)?)?;
        // A line is `name v1.2.3`, possibly followed by `(proc-macro)` or `(*)` for a repeated entry.
        let crates: std::collections::BTreeSet<_> =
            tree.lines().filter_map(|line| Some((line.split(' ').next()?, line.split(' ').nth(1)?))).collect();
        let package_target_dir = self.target_dir.join(package);
        if package_target_dir.exists() {
            fs::remove_dir_all(&package_target_dir)
                .with_context(|| format!("cannot remove {}", package_target_dir.display()))?;
        }
        // With one job, the processor time of a build varies less.
        let mut build_command = self.cargo_command(&["build", "--release", "--locked", "--jobs", "1"], package);
        build_command.args(["--features", features]);
        let mut timed_command = Command::new("/usr/bin/time");
        timed_command.args(["-f", "measured %U %S %e"]).arg(build_command.get_program()).args(build_command.get_args());
        timed_command.envs(build_command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = timed_command.output().context("cannot run `/usr/bin/time`; install GNU time")?;
        let stderr = String::from_utf8_lossy(&output.stderr);
        let measurement_line = stderr.lines().rev().find_map(|line| line.strip_prefix("measured "));
        let number_texts = measurement_line.unwrap_or_default().split(' ');
        let measured_seconds: Vec<f64> = number_texts.filter_map(|number| number.parse().ok()).collect();
        let ([user, system, wall], true) = (measured_seconds.as_slice(), output.status.success()) else {
            bail!("the package `{package}` does not compile:\n{stderr}")
        };
        let binary_bytes = fs::metadata(package_target_dir.join("release").join(package))?.len();
        Ok(BuildCost { crate_count: crates.len(), cpu_seconds: user + system, wall_seconds: *wall, binary_bytes })
    }
}

fn run_program(command: &mut Command) -> Result<Value> {
    serde_json::from_slice(&capture_stdout(command)?).with_context(|| format!("{command:?} did not print JSON"))
}

/// Writes two examples from the spec, a Job and a Status, to JSON files. Returns the paths of the files in this order.
fn write_example_files(workspace: &Workspace, folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let spec = workspace.spec();
    let reading = codegen::read(&spec.root, &spec, &workspace.config()?, Strictness::Strict);
    let api = reading.api.context("the spec has errors; run `cargo xtask check` to list them")?;
    let operation = api.operations.iter().find(|operation| operation.id == "deleteBatchV1NamespacedJob");
    let response = operation.and_then(|operation| operation.responses.iter().find(|it| it.status == Status::Code(200)));
    let examples = response.and_then(|response| Some(&response.contents.first()?.examples));
    let write_example = |name: &str| {
        let mut examples = examples.into_iter().flatten();
        let example = examples.find(|example| example.name.as_deref() == Some(name));
        let path = folder.join(format!("{name}.json"));
        let example_value = example.with_context(|| format!("the spec has no example `{name}` of a deleted Job"))?;
        fs::write(&path, example_value.value.as_str())?;
        anyhow::Ok(path)
    };
    Ok((write_example("job")?, write_example("status")?))
}

/// Formats a ratio with its target: `0.42 (≤ 0.5)`, or `0.62 (≤ 0.5, **missed**)`. The target is an upper bound if
/// `at_most` is true, and otherwise a lower bound.
fn format_ratio(ratio: f64, target: f64, at_most: bool) -> String {
    let (is_met, sign) = if at_most { (ratio <= target, '≤') } else { (ratio >= target, '≥') };
    let verdict = if is_met { "" } else { ", **missed**" };
    format!("{ratio:.2} ({sign} {target}{verdict})")
}

/// The number of builds of each program. The report contains the build with the lowest processor time, since other
/// programs and the temperature of the processor only add to it.
const BUILD_COUNT: usize = 2;

/// Writes the table with the build times and sizes of programs that make the same two calls with different clients.
fn write_weight_table(peers: &Peers, report: &mut String) -> Result<()> {
    let kube = peers.measure_build("client-kube", "")?;
    // Builds alternate, since the speed of the machine varies by a few percent.
    let packages = ["client-ours", "client-partial", "client-reqwest"];
    let mut build_costs: [Vec<BuildCost>; 3] = Default::default();
    for _ in 0..BUILD_COUNT {
        for (package, costs) in packages.iter().zip(&mut build_costs) {
            costs.push(peers.measure_build(package, "")?);
        }
    }
    let [ours, partial, by_hand] = build_costs.map(|costs| {
        let fastest = costs.into_iter().min_by(|one, other| one.cpu_seconds.total_cmp(&other.cpu_seconds));
        fastest.expect("each program is built at least once")
    });
    let all_modules = peers.measure_build("client-ours", "all-modules")?;
    let typed = peers.measure_build("client-typed", "")?;
    writeln!(
        report,
        "Programs that delete a Job and the Volcano Jobs of a namespace. The responses contain the deleted objects: the programs\n\
         read all members of these, or the kind and the name (this crate: `Operation::decode_as`). Clean release builds with\n\
         one job, binaries stripped. The first two and the hand-written program for two members: the faster of {BUILD_COUNT} builds in turns.\n\n\
         | | crates | build, CPU s | build, s | binary, MB |\n|---|---|---|---|---|"
    )?;
    let programs = [
        ("this crate, two modules, all members", &ours),
        ("this crate, two modules, two members", &partial),
        ("this crate, default features, all members", &all_modules),
        ("`kube` and `k8s-openapi`, all members", &kube),
        ("by hand with `reqwest`, all members (types of `k8s-openapi`)", &typed),
        ("by hand with `reqwest`, two members", &by_hand),
    ];
    for (name, cost) in programs {
        #[expect(clippy::cast_precision_loss, reason = "some megabytes")]
        let megabytes = cost.binary_bytes as f64 / 1e6;
        writeln!(
            report,
            "| {name} | {} | {:.1} | {:.1} | {megabytes:.2} |",
            cost.crate_count, cost.cpu_seconds, cost.wall_seconds
        )?;
    }
    writeln!(report, "\n| ratio | crates | build, CPU s | binary |\n|---|---|---|---|")?;
    let comparisons = [
        ("two modules, all members ÷ `kube`", &ours, &kube, [0.8, 0.5, 0.5]),
        ("two modules, two members ÷ `kube`", &partial, &kube, [0.8, 0.5, 0.5]),
        ("default features ÷ `kube`", &all_modules, &kube, [0.8, 0.6, 0.6]),
        ("two modules, all members ÷ by hand, all members", &ours, &typed, [1.15; 3]),
        ("two modules, two members ÷ by hand, two members", &partial, &by_hand, [1.15; 3]),
        ("two modules, all members ÷ by hand, two members", &ours, &by_hand, [1.15; 3]),
    ];
    for (name, cost, peer_cost, targets) in comparisons {
        #[expect(clippy::cast_precision_loss, reason = "some hundred crates and some megabytes")]
        let ratios = [
            cost.crate_count as f64 / peer_cost.crate_count as f64,
            cost.cpu_seconds / peer_cost.cpu_seconds,
            cost.binary_bytes as f64 / peer_cost.binary_bytes as f64,
        ];
        let cells: Vec<String> =
            ratios.iter().zip(targets).map(|(ratio, target)| format_ratio(*ratio, target, true)).collect();
        writeln!(report, "| {name} | {} |", cells.join(" | "))?;
    }
    Ok(writeln!(report)?)
}

fn number_at(value: &Value, pointer: &str) -> Result<f64> {
    value.pointer(pointer).and_then(Value::as_f64).with_context(|| format!("the measurement has no `{pointer}`"))
}

fn write_decoding(measurements: &Value, report: &mut String) -> Result<()> {
    let input_bytes = number_at(measurements, "/input")?;
    let megabytes = input_bytes / 1e6;
    writeln!(
        report,
        "A JobList of 10,000 Jobs, {megabytes:.1} MB, decoded from bytes; `kube` makes text of them, then a `Value`, then types.\n\n\
         | | MB/s | ours is faster by | peak memory ÷ input | ours ÷ that |\n|---|---|---|---|---|"
    )?;
    let our_seconds = number_at(measurements, "/list/0/seconds")?;
    let our_bytes = number_at(measurements, "/list/0/bytes")?;
    // The target speedup over each peer, and the target ratio of memory.
    let targets = [(None, None), (Some(1.2), Some(0.7)), (None, None), (Some(3.5), None)];
    for (index, (speed_target, memory_target)) in targets.into_iter().enumerate() {
        let value_at = |member: &str| number_at(measurements, &format!("/list/{index}/{member}"));
        let (seconds, peak_bytes) = (value_at("seconds")?, value_at("bytes")?);
        let name = measurements.pointer(&format!("/list/{index}/name")).and_then(Value::as_str).unwrap_or_default();
        let render_ratio = |ratio: f64, target: Option<f64>, at_most| {
            target.map_or_else(|| format!("{ratio:.2}"), |target| format_ratio(ratio, target, at_most))
        };
        let speed = render_ratio(seconds / our_seconds, speed_target, false);
        let memory = render_ratio(our_bytes / peak_bytes, memory_target, true);
        let relative_peak = peak_bytes / input_bytes;
        writeln!(report, "| {name} | {:.0} | {speed} | {relative_peak:.1} | {memory} |", megabytes / seconds)?;
    }
    writeln!(
        report,
        "\nThe union by `kind`, against decoding the type at once.\n\n| | µs | at once, µs | speed |\n|---|---|---|---|"
    )?;
    for (name, kind) in [("a Job", "job"), ("a Status", "status")] {
        let micros_at = |member: &str| {
            let seconds = number_at(measurements, &format!("/union/{kind}/{member}"))?;
            Ok::<_, anyhow::Error>(seconds / 2000.0 * 1e6)
        };
        let (union_micros, direct_micros) = (micros_at("union")?, micros_at("alone")?);
        let ratio = format_ratio(direct_micros / union_micros, 0.9, false);
        writeln!(report, "| {name} | {union_micros:.2} | {direct_micros:.2} | {ratio} |")?;
    }
    Ok(writeln!(report)?)
}

/// The number of runs of the program that measures the overhead of calls. Several runs are needed, since the placement
/// of memory and threads changes the results by several percent.
const RUN_COUNT: usize = 7;

fn write_overhead(measurements: Vec<Value>, report: &mut String) -> Result<()> {
    let runs_with_ratio = measurements.into_iter().map(|run| Ok((number_at(&run, "/ratio")?, run)));
    let mut runs = runs_with_ratio.collect::<Result<Vec<_>>>()?;
    runs.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let [(min_ratio, _), .., (max_ratio, _)] = runs.as_slice() else { bail!("the benchmark has fewer than two runs") };
    let (ratio, run) = &runs[RUN_COUNT / 2];
    let (our_micros, hand_written_micros) = (number_at(run, "/ours")? * 1e6, number_at(run, "/hand")? * 1e6);
    writeln!(
        report,
        "Deleting a Job on a server on loopback, against the same call by hand with `reqwest` and the same types: {our_micros:.1} µs and\n\
         {hand_written_micros:.1} µs a call, a ratio of {} in the middle of {RUN_COUNT} runs, which gave {min_ratio:.2} to {max_ratio:.2}.\n",
        format_ratio(*ratio, 1.05, true)
    )?;
    Ok(())
}
