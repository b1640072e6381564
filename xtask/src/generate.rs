//! `cargo xtask generate`.

use std::path::PathBuf;

use anyhow::Result;
use codegen::{Step, config::Config, lower::Rules, tree::Difference};

use crate::{
    Verdict,
    check::report,
    progress::Progress,
    workspace::{self, Spec, Workspace},
};

/// Write `generated/` from `spec/`, or a crate from any OpenAPI 3.0 document
#[derive(clap::Args)]
pub struct Generate {
    /// Write nothing; fail if anything would change
    #[arg(long)]
    check: bool,
    /// The document to read instead of `spec/openapi.yaml`
    #[arg(long, value_name = "FILE", requires = "out")]
    spec: Option<PathBuf>,
    /// The folder to write instead of `generated/`
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the package
    #[arg(long)]
    name: Option<String>,
    /// Show notes as well as warnings
    #[arg(long, short)]
    verbose: bool,
}

impl Generate {
    pub fn run(self, workspace: &Workspace) -> Result<Verdict> {
        let (spec, config, rules) = match &self.spec {
            Some(path) => (Spec::at(path), Config::default(), Rules::Lenient),
            None => (workspace.spec(), workspace.config()?, Rules::Strict),
        };
        let config = match self.name.clone() {
            Some(name) => config.with_name(name),
            None => config,
        };
        let out = self.out.clone().unwrap_or_else(|| workspace.path("generated"));
        let progress = Progress::start(format!("1/3 reading {}", spec.root));
        let (reading, tree) = codegen::generate_with(&spec.root, &spec, &config, rules, |step| match step {
            Step::Load => {}
            Step::Lower => progress.step("2/3 finding types and names"),
            Step::Emit { operations, types } => {
                progress.step(format!("3/3 writing Rust for {operations} operations and {types} types"));
            }
        });
        drop(progress);
        report(&reading, self.verbose);
        drop(reading);
        let Some(tree) = tree else { return Ok(Verdict::Wrong) };
        if !self.check {
            workspace::write_tree(&out, &tree)?;
            return Ok(Verdict::Fine);
        }
        let differences = tree.differences(&workspace::read_tree(&out)?);
        for (path, difference) in &differences {
            let what = match difference {
                Difference::Missing => "is missing",
                Difference::Changed => "is not what the spec and the generator give",
                Difference::Orphaned => "is not of the generated crate",
            };
            eprintln!("{}: {what}", out.join(path).display());
        }
        if differences.is_empty() {
            return Ok(Verdict::Fine);
        }
        eprintln!("error: {} is not up to date; run `cargo xtask generate`", out.display());
        Ok(Verdict::Wrong)
    }
}
