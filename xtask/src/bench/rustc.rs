//! Benchmark of compiling generated crates. Each crate is compared with the crate that progenitor generates from the
//! same document or, if progenitor fails, with that of openapi-generator.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use codegen::{config::Config, lower::Strictness};

use super::parse_measurement;
use crate::{
    spec::Spec,
    workspace::{self, Workspace},
};

/// Measures rustc for each generated crate, without its dependencies. Appends the section to `text`. The section shows
/// the time per operation relative to the time per operation of the first document.
pub(super) fn write_rustc_section(
    workspace: &Workspace,
    documents: &[PathBuf],
    should_measure_peers: bool,
    folder: &Path,
    text: &mut String,
) -> Result<()> {
    writeln!(text, "## rustc on the crate alone (`cargo check`, dependencies already built)\n")?;
    writeln!(
        text,
        "| document | operations | user s | MB | time per operation, relative to the first | peer | user s | MB | time | memory |"
    )?;
    writeln!(text, "|---|---|---|---|---|---|---|---|---|---|")?;
    let mut first_time = None;
    for document in documents {
        let name = document.file_name().unwrap_or_default().to_string_lossy();
        let crate_dir = folder.join(format!("{}-ours", document.file_stem().unwrap_or_default().to_string_lossy()));
        let operation_count = write_crate(document, &crate_dir)?;
        let (seconds, memory_mb) = measure_rustc(&crate_dir, folder)?;
        let time_per_operation = seconds / f64::from(u32::try_from(operation_count.max(1))?);
        let relative_time = time_per_operation / *first_time.get_or_insert(time_per_operation);
        write!(text, "| {name} | {operation_count} | {seconds:.1} | {memory_mb} | {relative_time:.2} |")?;
        match should_measure_peers.then(|| measure_peer(workspace, document, folder)).transpose()?.flatten() {
            Some((peer_name, peer_seconds, peer_memory_mb)) => {
                let memory_ratio = f64::from(u32::try_from(memory_mb)?) / f64::from(u32::try_from(peer_memory_mb)?);
                writeln!(
                    text,
                    " {peer_name} | {peer_seconds:.1} | {peer_memory_mb} | {:.2} | {memory_ratio:.2} |",
                    seconds / peer_seconds
                )?;
            }
            None => writeln!(text, " – | – | – | – | – |")?,
        }
    }
    text.push('\n');
    Ok(())
}

/// Generates the crate of a document in `folder`. Returns the number of operations.
fn write_crate(path: &Path, folder: &Path) -> Result<usize> {
    let spec = Spec::from_path(path);
    let (parsed, tree) = codegen::generate(&spec.root, &spec, &Config::default(), Strictness::Lenient);
    let mut tree =
        tree.with_context(|| format!("the document {} has errors; run `cargo xtask check` on it", path.display()))?;
    let manifest = format!("{}\n[workspace]\n", tree.get("Cargo.toml").unwrap_or_default());
    tree.insert("Cargo.toml", manifest);
    workspace::write_tree(folder, &tree)?;
    Ok(parsed.api.map_or(0, |api| api.operations.len()))
}

/// Measures rustc for the crate that progenitor generates or, if this crate does not compile, for the crate that
/// openapi-generator generates. Returns the name of the generator, the time in seconds and the memory in MB. `None` if
/// both fail.
fn measure_peer(workspace: &Workspace, document: &Path, folder: &Path) -> Result<Option<(&'static str, f64, u64)>> {
    type GenerateCrate<'a> = &'a dyn Fn() -> Result<Option<PathBuf>>;
    let peers: [(&str, GenerateCrate<'_>); 2] = [
        ("progenitor", &|| run_progenitor(workspace, document, folder)),
        ("openapi-generator", &|| run_openapi_generator(document, folder)),
    ];
    for (name, generate_crate) in peers {
        match generate_crate()?.map(|krate| measure_rustc(&krate, folder)) {
            Some(Ok((seconds, memory))) => return Ok(Some((name, seconds, memory))),
            Some(Err(_)) => eprintln!("the crate that {name} generates from {} does not compile", document.display()),
            None => {}
        }
    }
    Ok(None)
}

/// Generates a crate with openapi-generator. Returns the path of the crate; `None` if openapi-generator fails or is not
/// installed.
fn run_openapi_generator(document: &Path, folder: &Path) -> Result<Option<PathBuf>> {
    let crate_dir =
        folder.join(format!("{}-openapi-generator", document.file_stem().unwrap_or_default().to_string_lossy()));
    let output_result = Command::new("openapi-generator-cli")
        .args(["generate", "--generator-name", "rust", "--library", "reqwest", "--skip-validate-spec", "--input-spec"])
        .arg(document)
        .arg("--output")
        .arg(&crate_dir)
        .output();
    let Ok(output) = output_result else {
        eprintln!("openapi-generator is not installed, so the crates that it generates are not measured");
        eprintln!("help: run `pip install openapi-generator-cli` (requires Java)");
        return Ok(None);
    };
    if !output.status.success() {
        return Ok(None);
    }
    let manifest_path = crate_dir.join("Cargo.toml");
    let manifest =
        fs::read_to_string(&manifest_path).with_context(|| format!("cannot read {}", manifest_path.display()))?;
    if !manifest.contains("[workspace]") {
        fs::write(&manifest_path, format!("{manifest}\n[workspace]\n"))?;
    }
    Ok(Some(crate_dir))
}

/// Generates a crate with progenitor. Returns the path of the crate; `None` if progenitor fails.
fn run_progenitor(workspace: &Workspace, document: &Path, folder: &Path) -> Result<Option<PathBuf>> {
    let crate_dir = folder.join(format!("{}-progenitor", document.file_stem().unwrap_or_default().to_string_lossy()));
    let exit_status = Command::new("cargo")
        .args(["run", "--quiet", "--manifest-path"])
        .arg(workspace.path("codegen/benches/peers/Cargo.toml"))
        .args(["--", "progenitor"])
        .arg(fs::canonicalize(document)?)
        .arg(&crate_dir)
        .env("CARGO_TARGET_DIR", folder.join("peers"))
        .status()
        .context("cannot run `cargo`")?;
    Ok(exit_status.success().then_some(crate_dir))
}

/// Compiles the dependencies of the crate in `crate_dir`, and then measures rustc for the crate alone. Returns the user
/// time in seconds and the peak memory in MB.
fn measure_rustc(crate_dir: &Path, folder: &Path) -> Result<(f64, u64)> {
    let run_check = |is_measured: bool| {
        let mut command = Command::new("cargo");
        command.args(["check", "--quiet"]).current_dir(crate_dir);
        // Each crate has a separate target directory, since features of shared dependencies differ.
        command.env("CARGO_TARGET_DIR", folder.join("target").join(crate_dir.file_name().unwrap_or_default()));
        command.env("CARGO_INCREMENTAL", "0");
        if is_measured {
            command.env("RUSTC_WRAPPER", "/usr/bin/time").env("TIME", "measured %U %M");
        }
        command.output().context("cannot run `cargo`")
    };
    let dependency_build = run_check(false)?;
    if !dependency_build.status.success() {
        bail!(
            "the crate in {} does not compile:\n{}",
            crate_dir.display(),
            String::from_utf8_lossy(&dependency_build.stderr)
        );
    }
    let root_file = crate_dir.join("src/lib.rs");
    fs::File::open(&root_file)?.set_modified(std::time::SystemTime::now())?;
    let output = run_check(true)?;
    let (seconds, memory_kb) = parse_measurement(&String::from_utf8_lossy(&output.stderr))?;
    Ok((seconds, memory_kb / 1024))
}
