//! Compares the client with its peers: binary size, decoding speed, and overhead per call. The programs are in
//! `codegen/benches/peers`.

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

/// Builds the programs and measures them, one after the other. Returns the section of the report.
pub fn client_section(workspace: &Workspace, folder: &Path) -> Result<String> {
    let peers = Peers { manifest: workspace.path("codegen/benches/peers/Cargo.toml"), folder: folder.join("clients") };
    let mut text = format!("{TITLE}\n\n");
    weight(&peers, &mut text)?;
    let measure = peers.program("measure")?;
    let (job, status) = example_files(workspace, folder)?;
    let decoded = run_program(Command::new(&measure).arg("decode").args([&job, &status]))?;
    write_decoding(&decoded, &mut text)?;
    let runs = (0..RUNS).map(|_| run_program(Command::new(&measure).arg("calls").arg(&job)));
    write_overhead(runs.collect::<Result<_>>()?, &mut text)?;
    Ok(text)
}

/// The workspace of the peers, and the target folder of its builds.
struct Peers {
    manifest: PathBuf,
    folder: PathBuf,
}

/// The size and build time of a program.
struct Weight {
    crates: usize,
    cpu: f64,
    wall: f64,
    bytes: u64,
}

impl Peers {
    fn cargo(&self, arguments: &[&str], package: &str) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).args(["--package", package, "--manifest-path"]).arg(&self.manifest);
        command.env("CARGO_TARGET_DIR", self.folder.join(package)).env("CARGO_INCREMENTAL", "0");
        command
    }

    fn program(&self, package: &str) -> Result<PathBuf> {
        output_of(&mut self.cargo(&["build", "--release", "--locked"], package))?;
        Ok(self.folder.join(package).join("release").join(package))
    }

    /// Builds a program from scratch with these features, and measures the build. `cargo tree` downloads the
    /// dependencies beforehand.
    fn weigh(&self, package: &str, features: &str) -> Result<Weight> {
        let mut tree =
            self.cargo(&["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"], package);
        tree.args(["--features", features]);
        let tree = String::from_utf8(output_of(&mut tree)?)?;
        // A line is `name v1.2.3`, possibly followed by `(proc-macro)` or `(*)` for a repeated entry.
        let crates: std::collections::BTreeSet<_> =
            tree.lines().filter_map(|line| Some((line.split(' ').next()?, line.split(' ').nth(1)?))).collect();
        let target = self.folder.join(package);
        if target.exists() {
            fs::remove_dir_all(&target).with_context(|| format!("cannot remove {}", target.display()))?;
        }
        let mut cargo = self.cargo(&["build", "--release", "--locked"], package);
        cargo.args(["--features", features]);
        let mut timed = Command::new("/usr/bin/time");
        timed.args(["-f", "measured %U %S %e"]).arg(cargo.get_program()).args(cargo.get_args());
        timed.envs(cargo.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = timed.output().context("GNU time at /usr/bin/time is needed")?;
        let stderr = String::from_utf8_lossy(&output.stderr);
        let line = stderr.lines().rev().find_map(|line| line.strip_prefix("measured "));
        let numbers: Vec<f64> = line.unwrap_or_default().split(' ').filter_map(|number| number.parse().ok()).collect();
        let ([user, system, wall], true) = (numbers.as_slice(), output.status.success()) else {
            bail!("{package} does not compile:\n{stderr}")
        };
        let bytes = fs::metadata(target.join("release").join(package))?.len();
        Ok(Weight { crates: crates.len(), cpu: user + system, wall: *wall, bytes })
    }
}

fn run_program(command: &mut Command) -> Result<Value> {
    serde_json::from_slice(&output_of(command)?).with_context(|| format!("{command:?} did not print JSON"))
}

/// Writes the spec's examples of a Job and of a Status to files. Returns the paths of the files.
fn example_files(workspace: &Workspace, folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let spec = workspace.spec();
    let reading = codegen::read(&spec.root, &spec, &workspace.config()?, Strictness::Strict);
    let api = reading.api.context("the spec has errors; see `cargo xtask check`")?;
    let operation = api.operations.iter().find(|operation| operation.id == "deleteBatchV1NamespacedJob");
    let response = operation.and_then(|operation| operation.responses.iter().find(|it| it.status == Status::Code(200)));
    let examples = response.and_then(|response| Some(&response.contents.first()?.examples));
    let file = |name: &str| {
        let mut examples = examples.into_iter().flatten();
        let example = examples.find(|example| example.name.as_deref() == Some(name));
        let path = folder.join(format!("{name}.json"));
        let value = example.with_context(|| format!("the spec has no example `{name}` of a deleted Job"))?;
        fs::write(&path, value.value.as_str())?;
        anyhow::Ok(path)
    };
    Ok((file("job")?, file("status")?))
}

/// Formats a ratio with its target and whether the target is missed, such as `0.42 (≤ 0.5)`.
fn format_ratio(ratio: f64, target: f64, at_most: bool) -> String {
    let (met, sign) = if at_most { (ratio <= target, '≤') } else { (ratio >= target, '≥') };
    let verdict = if met { "" } else { ", **missed**" };
    format!("{ratio:.2} ({sign} {target}{verdict})")
}

/// The number of builds of each program from which the median build time is taken.
const BUILDS: usize = 3;

/// Writes the table of the sizes and build times of programs that make the same two calls.
fn weight(peers: &Peers, text: &mut String) -> Result<()> {
    let kube = peers.weigh("client-kube", "")?;
    // Builds alternate, and the median is used, since the time of a single build varies by a few percent.
    let packages = ["client-ours", "client-partial", "client-reqwest"];
    let mut weights: [Vec<Weight>; 3] = Default::default();
    for _ in 0..BUILDS {
        for (package, weights) in packages.iter().zip(&mut weights) {
            weights.push(peers.weigh(package, "")?);
        }
    }
    let [ours, partial, by_hand] = weights.map(|mut weights| {
        weights.sort_by(|one, other| one.cpu.total_cmp(&other.cpu));
        weights.swap_remove(BUILDS / 2)
    });
    let all_modules = peers.weigh("client-ours", "all-modules")?;
    let typed = peers.weigh("client-typed", "")?;
    writeln!(
        text,
        "Programs that delete a Job and the Volcano Jobs of a namespace. The responses contain the deleted objects: the programs\n\
         read all members of these, or the kind and the name (this crate: `Operation::decode_as`). Clean release builds, binaries\n\
         stripped. The first two and the hand-written program for two members: the median of {BUILDS} builds in turns.\n\n\
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
    for (name, weight) in programs {
        #[expect(clippy::cast_precision_loss, reason = "some megabytes")]
        let megabytes = weight.bytes as f64 / 1e6;
        writeln!(text, "| {name} | {} | {:.1} | {:.1} | {megabytes:.2} |", weight.crates, weight.cpu, weight.wall)?;
    }
    writeln!(text, "\n| ratio | crates | build, CPU s | binary |\n|---|---|---|---|")?;
    let ratios = [
        ("two modules, all members ÷ `kube`", &ours, &kube, [0.8, 0.5, 0.5]),
        ("two modules, two members ÷ `kube`", &partial, &kube, [0.8, 0.5, 0.5]),
        ("default features ÷ `kube`", &all_modules, &kube, [0.8, 0.6, 0.6]),
        ("two modules, all members ÷ by hand, all members", &ours, &typed, [1.15; 3]),
        ("two modules, two members ÷ by hand, two members", &partial, &by_hand, [1.15; 3]),
        ("two modules, all members ÷ by hand, two members", &ours, &by_hand, [1.15; 3]),
    ];
    for (name, weight, other, targets) in ratios {
        #[expect(clippy::cast_precision_loss, reason = "some hundred crates and some megabytes")]
        let ratios = [
            weight.crates as f64 / other.crates as f64,
            weight.cpu / other.cpu,
            weight.bytes as f64 / other.bytes as f64,
        ];
        let cells: Vec<String> =
            ratios.iter().zip(targets).map(|(ratio, target)| format_ratio(*ratio, target, true)).collect();
        writeln!(text, "| {name} | {} |", cells.join(" | "))?;
    }
    Ok(writeln!(text)?)
}

fn number_at(value: &Value, pointer: &str) -> Result<f64> {
    value.pointer(pointer).and_then(Value::as_f64).with_context(|| format!("the measurement has no `{pointer}`"))
}

fn write_decoding(found: &Value, text: &mut String) -> Result<()> {
    let input = number_at(found, "/input")?;
    let megabytes = input / 1e6;
    writeln!(
        text,
        "A JobList of 10,000 Jobs, {megabytes:.1} MB, decoded from bytes; `kube` makes text of them, then a `Value`, then types.\n\n\
         | | MB/s | ours is faster by | peak memory ÷ input | ours ÷ that |\n|---|---|---|---|---|"
    )?;
    let ours = (number_at(found, "/list/0/seconds")?, number_at(found, "/list/0/bytes")?);
    // The target speedup over each peer, and the target ratio of memory.
    let targets = [(None, None), (Some(1.2), Some(0.7)), (None, None), (Some(3.5), None)];
    for (index, (faster, less)) in targets.into_iter().enumerate() {
        let at = |member: &str| number_at(found, &format!("/list/{index}/{member}"));
        let (seconds, bytes) = (at("seconds")?, at("bytes")?);
        let name = found.pointer(&format!("/list/{index}/name")).and_then(Value::as_str).unwrap_or_default();
        let render_ratio = |ratio: f64, target: Option<f64>, at_most| {
            target.map_or_else(|| format!("{ratio:.2}"), |target| format_ratio(ratio, target, at_most))
        };
        let (speed, memory) = (render_ratio(seconds / ours.0, faster, false), render_ratio(ours.1 / bytes, less, true));
        writeln!(text, "| {name} | {:.0} | {speed} | {:.1} | {memory} |", megabytes / seconds, bytes / input)?;
    }
    writeln!(
        text,
        "\nThe union by `kind`, against decoding the type at once.\n\n| | µs | at once, µs | speed |\n|---|---|---|---|"
    )?;
    for (name, kind) in [("a Job", "job"), ("a Status", "status")] {
        let at =
            |member: &str| Ok::<_, anyhow::Error>(number_at(found, &format!("/union/{kind}/{member}"))? / 2000.0 * 1e6);
        let (union, alone) = (at("union")?, at("alone")?);
        writeln!(text, "| {name} | {union:.2} | {alone:.2} | {} |", format_ratio(alone / union, 0.9, false))?;
    }
    Ok(writeln!(text)?)
}

/// The number of runs of the program that makes calls. Several runs are needed, since the placement of memory and
/// threads changes the results by several percent.
const RUNS: usize = 7;

fn write_overhead(found: Vec<Value>, text: &mut String) -> Result<()> {
    let ratios = found.into_iter().map(|run| Ok((number_at(&run, "/ratio")?, run)));
    let mut runs = ratios.collect::<Result<Vec<_>>>()?;
    runs.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let [(least, _), .., (most, _)] = runs.as_slice() else { bail!("fewer than two runs") };
    let (ratio, run) = &runs[RUNS / 2];
    let (ours, hand) = (number_at(run, "/ours")? * 1e6, number_at(run, "/hand")? * 1e6);
    writeln!(
        text,
        "Deleting a Job on a server on loopback, against the same call by hand with `reqwest` and the same types: {ours:.1} µs and\n\
         {hand:.1} µs a call, a ratio of {} in the middle of {RUNS} runs, which gave {least:.2} to {most:.2}.\n",
        format_ratio(*ratio, 1.05, true)
    )?;
    Ok(())
}
