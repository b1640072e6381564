//! `cargo xtask features`: checks the generated crate with combinations of its features.

use std::{
    fs,
    process::{Command, Stdio},
};

use anyhow::{Context, Result};
use codegen::release;

use crate::{ExitVerdict, progress::Progress, workspace::Workspace};

/// Check the crate with combinations of its features
///
/// Checks the crate without features, with each feature alone, with all features, with all but one of the runtime's
/// features, with each pair of the runtime's features on which the code of a file depends, and with each module and all
/// of the runtime's features. Also checks the runtime without each of the parts that a crate may not need.
#[derive(clap::Args)]
pub struct Features {
    /// Check every combination of the runtime's features instead of each pair, once without modules and once with all
    /// modules (slow)
    #[arg(long)]
    every: bool,
}

impl Features {
    pub fn run(self, workspace: &Workspace) -> Result<ExitVerdict> {
        let manifest_path = workspace.path("generated/Cargo.toml");
        let manifest =
            fs::read_to_string(&manifest_path).with_context(|| format!("cannot read {}", manifest_path.display()))?;
        let features = release::FeatureGraph::from_manifest(&manifest);
        let features = features.context("cannot read the features of generated/Cargo.toml")?;
        let manifest_table = manifest.parse::<toml::Table>().context("cannot parse generated/Cargo.toml")?;
        let package =
            manifest_table.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str);
        let package = package.context("`package.name` is missing in generated/Cargo.toml")?;
        let combinations = if self.every { features.exhaustive_combinations() } else { features.combinations() };
        let part_combinations = release::FeatureGraph::part_combinations();
        let checks: Vec<_> = combinations
            .iter()
            .map(|combination| (package, combination))
            .chain(part_combinations.iter().map(|combination| ("runtime", combination)))
            .collect();
        let progress = Progress::start("checking without features");
        let mut failed_count = 0;
        for (number, (package, combination)) in checks.iter().enumerate() {
            let feature_names: Vec<&str> = combination.iter().map(String::as_str).collect();
            let feature_list = feature_names.join(",");
            progress.set_step(format!("combination {} of {}: features {feature_list}", number + 1, checks.len()));
            if let Some(messages) = check_features(workspace, package, &feature_list)? {
                eprint!("{messages}");
                eprintln!("error: the package {package} has warnings or errors with the features [{feature_list}]");
                failed_count += 1;
            }
        }
        drop(progress);
        println!(
            "checked {} combinations of {} features, and {} combinations of the runtime's parts; {failed_count} failed",
            combinations.len(),
            features.names().count(),
            part_combinations.len()
        );
        Ok(if failed_count == 0 { ExitVerdict::NoProblems } else { ExitVerdict::ProblemsFound })
    }
}

/// Runs `cargo check` on the crate with exactly the given features, which are separated by commas. Returns the errors
/// and warnings; `None` if there are none.
///
/// Clippy is not run, since it takes twice as long and its lints hardly depend on features.
fn check_features(workspace: &Workspace, package: &str, features: &str) -> Result<Option<String>> {
    let output = Command::new("cargo")
        .current_dir(workspace.path("."))
        .args(["check", "--quiet", "--package", package, "--lib", "--no-default-features", "--features", features])
        .env("CARGO_INCREMENTAL", "0")
        .stdin(Stdio::null())
        .output()
        .context("cannot run `cargo`")?;
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok((!output.status.success() || !messages.trim().is_empty()).then_some(messages))
}
