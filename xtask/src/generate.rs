//! `cargo xtask generate`.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, anyhow};
use codegen::{Stage, config::Config, emit::check_package_name, lower::Strictness, tree::Difference};

use crate::{
    ExitVerdict,
    check::{exit_verdict, report},
    progress::Progress,
    spec::Spec,
    workspace::{self, Workspace},
};

/// Generate the crate in `generated/` from `spec/`, or a crate from another OpenAPI or Swagger 2.0 document
#[derive(clap::Args)]
pub struct Generate {
    /// Write nothing; fail if anything would change
    #[arg(long)]
    check: bool,
    /// The document to read instead of `spec/openapi.yaml`: a file, an `https://` URL, or `-` for standard input
    #[arg(long, value_name = "DOCUMENT", requires = "output")]
    spec: Option<PathBuf>,
    /// Settings of the crate of another document, as in `spec/client.toml`: package, modules, types
    #[arg(long, value_name = "FILE", requires = "spec")]
    settings: Option<PathBuf>,
    /// The folder to write instead of `generated/`. Files in it that `generate` did not write are kept
    #[arg(long, short, alias = "out", value_name = "DIR")]
    output: Option<PathBuf>,
    /// The name of the package
    #[arg(long, value_parser = package_name)]
    name: Option<String>,
    /// Print notes as well as errors and warnings
    #[arg(long, short)]
    verbose: bool,
}

impl Generate {
    pub fn run(self) -> Result<ExitVerdict> {
        let ((spec, config), rules) = match &self.spec {
            Some(name) => ((Spec::open(name)?, self.settings()?), Strictness::Lenient),
            None => (Workspace::find()?.document()?, Strictness::Strict),
        };
        let config = match self.name.clone() {
            Some(name) => config.with_name(name),
            None => config,
        };
        let out = match &self.output {
            Some(folder) => folder.clone(),
            None => Workspace::find()?.path("generated"),
        };
        let progress = Progress::start(format!("1/3 reading {}", spec.root));
        let (reading, tree) = codegen::generate_with(&spec.root, &spec, &config, rules, |step| match step {
            Stage::Load => {}
            Stage::Lower => progress.step("2/3 finding types and names"),
            Stage::Emit { operations, types } => {
                progress.step(format!("3/3 writing Rust for {operations} operations and {types} types"));
            }
        });
        drop(progress);
        report(&reading, self.verbose);
        let verdict = exit_verdict(&reading);
        drop(reading);
        let Some(tree) = tree else { return Ok(verdict) };
        if !self.check {
            workspace::write_tree(&out, &tree)?;
            return Ok(ExitVerdict::Fine);
        }
        let mut differences = tree.differences(&workspace::read_tree(&out)?);
        if self.spec.is_some() {
            differences
                .retain(|(path, difference)| *difference != Difference::Orphaned || workspace::belongs_to(&tree, path));
        }
        for (path, difference) in &differences {
            let what = match difference {
                Difference::Missing => "is missing",
                Difference::Changed => "differs from what the generator writes",
                Difference::Orphaned => "does not belong to the generated crate",
            };
            eprintln!("{}: {what}", out.join(path).display());
        }
        if differences.is_empty() {
            return Ok(ExitVerdict::Fine);
        }
        eprintln!("error: {} is not up to date; run the same command without `--check`", out.display());
        Ok(ExitVerdict::Wrong)
    }
}

impl Generate {
    /// Reads the settings for another document.
    fn settings(&self) -> Result<Config> {
        let Some(path) = &self.settings else { return Ok(Config::default()) };
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let config = Config::parse(&text).map_err(|error| anyhow!("{}: {error}", path.display()))?;
        if let Some(name) = &config.package.name {
            check_package_name(name).map_err(|error| anyhow!("{}: {error}", path.display()))?;
        }
        Ok(config)
    }
}

fn package_name(name: &str) -> Result<String, String> {
    check_package_name(name).map(|()| name.to_owned())
}
