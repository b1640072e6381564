//! `cargo xtask features`.

use std::{
    fs,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use codegen::release;

use crate::{ExitVerdict, progress::Progress, workspace::Workspace};

/// Check the crate with combinations of its features
///
/// Checks no feature, each feature, all features, each pair of the runtime's features, and each module with the
/// complete runtime.
#[derive(clap::Args)]
pub struct Features {
    /// Check all combinations of the runtime's features instead of pairs, with no module and with all modules; slow
    #[arg(long)]
    every: bool,
}

impl Features {
    pub fn run(self, workspace: &Workspace) -> Result<ExitVerdict> {
        let path = workspace.path("generated/Cargo.toml");
        let manifest = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let features = release::FeatureGraph::of(&manifest).context("generated/Cargo.toml")?;
        let package = manifest.parse::<toml::Table>().context("generated/Cargo.toml")?;
        let package = package.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str);
        let package = package.context("generated/Cargo.toml does not name the package")?;
        let combinations = if self.every { features.every_combination() } else { features.combinations() };
        let progress = Progress::start("no feature");
        let mut failed = 0;
        for (number, combination) in combinations.iter().enumerate() {
            let names: Vec<&str> = combination.iter().map(String::as_str).collect();
            let names = names.join(",");
            progress.step(format!("{} of {}: {names}", number + 1, combinations.len()));
            if let Some(printed) = problems(workspace, package, &names)? {
                eprint!("{printed}");
                eprintln!("error: warnings or errors with the features [{names}]");
                failed += 1;
            }
        }
        drop(progress);
        println!("{} combinations of {} features, {failed} failed", combinations.len(), features.names().count());
        Ok(if failed == 0 { ExitVerdict::Fine } else { ExitVerdict::Wrong })
    }
}

/// Returns the errors and warnings of the crate with exactly these features; `None` if there are none.
///
/// Runs `cargo check` and not Clippy, which takes twice as long and whose lints hardly depend on features.
fn problems(workspace: &Workspace, package: &str, features: &str) -> Result<Option<String>> {
    let output = Command::new("cargo")
        .current_dir(workspace.path("."))
        .args(["check", "--quiet", "--package", package, "--lib", "--no-default-features", "--features", features])
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null())
        .output()
        .context("cannot run cargo")?;
    let printed = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok((!output.status.success() || !printed.trim().is_empty()).then_some(printed))
}
