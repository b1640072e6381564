//! `cargo xtask generate`.

use std::path::PathBuf;

use anyhow::Result;
use codegen::{
    Step,
    config::Config,
    lower::Rules,
    names::{Kind, identifier},
    tree::Difference,
};

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
    /// The folder to write instead of `generated/`. What it has beside the crate's files stays
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the package
    #[arg(long, value_parser = package_name)]
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
        let mut differences = tree.differences(&workspace::read_tree(&out)?);
        if self.spec.is_some() {
            differences
                .retain(|(path, difference)| *difference != Difference::Orphaned || workspace::is_of(&tree, path));
        }
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
        eprintln!("error: {} is not up to date; run the same command without `--check`", out.display());
        Ok(Verdict::Wrong)
    }
}

/// A name that cargo takes for a package, and Rust for its crate.
fn package_name(name: &str) -> Result<String, String> {
    let letters = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_keyword = identifier(name, Kind::Field).starts_with("r#") || matches!(name, "self" | "super" | "crate");
    if letters && begins && !is_keyword && !matches!(name, "core" | "std" | "alloc" | "test" | "proc_macro") {
        Ok(name.to_owned())
    } else {
        Err("a package's name is letters, digits, `-` and `_`, begins with a letter, and is no word of Rust's"
            .to_owned())
    }
}
