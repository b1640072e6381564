//! `cargo xtask generate`: generates a crate from a document.

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
    /// Write no files; fail if the crate is not up to date
    #[arg(long)]
    check: bool,
    /// The document to read instead of `spec/openapi.yaml`: a file, an `https://` URL, or `-` for standard input
    #[arg(long, value_name = "DOCUMENT", requires = "output")]
    spec: Option<PathBuf>,
    /// The settings for the crate of the document that `--spec` names, in the format of `spec/client.toml`
    #[arg(long, value_name = "FILE", requires = "spec")]
    settings: Option<PathBuf>,
    /// The directory to write to instead of `generated/`. Other files in the directory, which `generate` did not write,
    /// are kept
    #[arg(long, short, alias = "out", value_name = "DIR")]
    output: Option<PathBuf>,
    /// The name of the generated package
    #[arg(long, value_parser = parse_package_name)]
    name: Option<String>,
    /// Print notes as well as errors and warnings
    #[arg(long, short)]
    verbose: bool,
}

impl Generate {
    pub fn run(self) -> Result<ExitVerdict> {
        let ((spec, config), strictness) = match &self.spec {
            Some(name) => ((Spec::open(name)?, self.settings()?), Strictness::Lenient),
            None => (Workspace::find()?.document()?, Strictness::Strict),
        };
        let config = match self.name.clone() {
            Some(name) => config.with_name(name),
            None => config,
        };
        let output_dir = match &self.output {
            Some(folder) => folder.clone(),
            None => Workspace::find()?.path("generated"),
        };
        let progress = Progress::start(format!("1/3 reading {}", spec.root));
        let (parsed, tree) = codegen::generate_with(&spec.root, &spec, &config, strictness, |stage| match stage {
            Stage::Load => {}
            Stage::Lower => progress.set_step("2/3 determining types and names"),
            Stage::Emit { operations, types } => {
                progress.set_step(format!("3/3 generating code for {operations} operations and {types} types"));
            }
        });
        drop(progress);
        report(&parsed, self.verbose);
        let verdict = exit_verdict(&parsed);
        drop(parsed);
        let Some(tree) = tree else { return Ok(verdict) };
        if !self.check {
            workspace::write_tree(&output_dir, &tree)?;
            return Ok(ExitVerdict::NoProblems);
        }
        let mut differences = tree.differences(&workspace::read_tree(&output_dir)?);
        if self.spec.is_some() {
            differences.retain(|(path, difference)| {
                *difference != Difference::Orphaned || workspace::may_replace(&tree, path)
            });
        }
        for (path, difference) in &differences {
            let state_text = match difference {
                Difference::Missing => "is missing",
                Difference::Changed => "differs from the generated file",
                Difference::Orphaned => "does not belong to the generated crate",
            };
            eprintln!("{}: {state_text}", output_dir.join(path).display());
        }
        if differences.is_empty() {
            return Ok(ExitVerdict::NoProblems);
        }
        let output_dir = output_dir.display();
        eprintln!("error: the crate in {output_dir} is not up to date; run the same command without `--check`");
        Ok(ExitVerdict::ProblemsFound)
    }
}

impl Generate {
    /// Reads the settings file that `--settings` names. Returns the default settings if the option is omitted.
    fn settings(&self) -> Result<Config> {
        let Some(path) = &self.settings else { return Ok(Config::default()) };
        let settings_text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let config = Config::parse(&settings_text);
        let config = config.map_err(|error| anyhow!("cannot parse {}: {error}", path.display()))?;
        if let Some(name) = &config.package.name {
            check_package_name(name)
                .map_err(|error| anyhow!("the package name in {} is not valid: {error}", path.display()))?;
        }
        Ok(config)
    }
}

/// Validates the value of `--name`.
fn parse_package_name(name: &str) -> Result<String, String> {
    check_package_name(name).map(|()| name.to_owned())
}
