//! `cargo xtask release`.

mod audit;
mod git;
mod package;
mod parts;
mod plan;
mod refusal;
mod steps;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::ValueEnum;
use codegen::{lower::Strictness, release};
use jiff::{Timestamp, tz::TimeZone};
use tempfile::TempDir;

use self::{
    git::{Identity, Repository},
    package::{Package, cargo},
    plan::Plan,
    refusal::{Refusal, refuse},
    steps::Steps,
};
use crate::{
    ExitVerdict,
    workspace::{self, Workspace},
};

/// Prepare a release: version, changelog and package, checked before anything is changed
///
/// All changes are made in a temporary clone and applied at the end: to the working tree for review, or with
/// `--execute` as a commit and a tag. Publishing is done by you, or by the workflow that the tag starts.
#[derive(clap::Args)]
pub struct Release {
    /// The part of the version to increase; `auto` chooses the smallest that the changes allow
    #[arg(long, value_enum, default_value_t)]
    bump: Bump,
    /// Change nothing
    #[arg(long, conflicts_with = "execute")]
    dry_run: bool,
    /// Commit and tag
    #[arg(long)]
    execute: bool,
    /// The registry to publish to, by its name in cargo's configuration
    #[arg(long, value_name = "NAME", default_value = "crates-io")]
    registry: String,
    /// Check the package of the checked-out tag, and write the package and its list of components to
    /// `target/publish/package`
    #[arg(long, conflicts_with_all = ["bump", "dry_run", "execute"])]
    tagged: bool,
}

/// The part of the version to increase.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Bump {
    #[default]
    Auto,
    Patch,
    Minor,
    Major,
}

impl From<Bump> for release::Bump {
    fn from(bump: Bump) -> Self {
        match bump {
            Bump::Auto => Self::Auto,
            Bump::Patch => Self::Patch,
            Bump::Minor => Self::Minor,
            Bump::Major => Self::Major,
        }
    }
}

impl Release {
    pub fn run(self, workspace: &Workspace) -> Result<ExitVerdict> {
        match self.release(workspace) {
            Err(error) if error.is::<Refusal>() => {
                eprintln!("error: {error:#}");
                Ok(ExitVerdict::Wrong)
            }
            outcome => outcome,
        }
    }

    fn release(self, workspace: &Workspace) -> Result<ExitVerdict> {
        let repository = Repository::open(workspace.path("."));
        let mut steps = Steps::new();
        if self.tagged {
            return self.check_tagged(workspace, &repository, steps);
        }
        steps.begin("checking the repository");
        repository.check(self.execute)?;
        let identity = repository.identity(self.execute)?;
        steps.begin("comparing with the last release");
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        let plan = Plan::make(workspace, &repository, self.bump.into(), today)?;
        let last = plan.last.as_ref().map_or("nothing", |tag| tag.name.as_str());
        eprintln!("    {last} → {}: {}", plan.tag, plan.verdict);
        steps.begin("preparing the release in a clone");
        let scratch = TempDir::new().context("cannot create a temporary folder")?;
        let clone = repository.clone_into(&scratch.path().join("clone"))?;
        prepare_clone(&clone, &plan, &identity, today)?;
        let target = target_folder(workspace);
        self.check_package(&clone, &plan, &target, scratch.path(), &mut steps)?;
        if self.dry_run {
            steps.finish();
            eprintln!("no file was written; these files would change:");
            eprintln!("{}", clone.git(&["diff", "--stat", &repository.git(&["rev-parse", "HEAD"])?, "HEAD"])?);
            return Ok(ExitVerdict::Fine);
        }
        steps.begin("applying the release");
        apply_release(&repository, &clone, &plan, self.execute)?;
        steps.finish();
        self.print_next_steps(&repository, &plan)?;
        Ok(ExitVerdict::Fine)
    }

    fn print_next_steps(&self, repository: &Repository, plan: &Plan) -> Result<()> {
        let Plan { package, tag, version, .. } = plan;
        if !self.execute {
            println!(
                "{package} {version} is prepared in the working tree. Review it (CHANGELOG.md in particular), commit it, and run"
            );
            println!("    cargo xtask release --execute");
            return Ok(());
        }
        let branch = repository.git(&["branch", "--show-current"])?;
        println!("{package} {version} is committed and tagged. To publish it with the workflow:");
        println!("    git push --atomic origin {branch} {tag}");
        println!("To publish it from here:");
        println!("    {}", upload_command(package, &self.registry));
        Ok(())
    }

    /// Runs all checks on the package created in a clone.
    fn check_package(
        &self,
        clone: &Repository,
        plan: &Plan,
        target: &Path,
        scratch: &Path,
        steps: &mut Steps,
    ) -> Result<()> {
        let version = plan.version.to_string();
        steps.begin("creating the package");
        let into = scratch.join("unpacked");
        fs::create_dir(&into)?;
        let package = Package::make(clone.folder(), &plan.package, &version, target, &into)?;
        let bytes = fs::metadata(&package.archive)?.len();
        eprintln!("    {} files, {} KiB", package.files.len(), bytes.div_ceil(1024));
        let built_files = generated_files(&Workspace::from_root(clone.folder()))?;
        refuse_release("the package", &audit::find_problems(&package, &built_files, bytes))?;
        if let Some(advice) = audit::find_advice(&package) {
            steps.warn(advice);
        }
        steps.begin(&format!("checking the registry {}", self.registry));
        dry_run(clone.folder(), target, &plan.package, &self.registry)?;
        check_unpacked(&package, clone.folder(), scratch, steps)?;
        if let Some(last) = &plan.last {
            steps.begin("comparing the public API as the compiler sees it");
            let earlier = scratch.join("earlier");
            write_files(&earlier, clone.files(&last.commit, "generated")?)?;
            steps.note(&package.check_semver(&earlier)?);
        }
        Ok(())
    }

    /// Checks the package of a tag before the workflow uploads it.
    fn check_tagged(&self, workspace: &Workspace, repository: &Repository, mut steps: Steps) -> Result<ExitVerdict> {
        steps.begin("checking the tag");
        let config = workspace.config()?;
        let name = config.package.name.clone().context("spec/client.toml does not name the package")?;
        let version = plan::stated_version(&config)?;
        let tag = format!("{name}-v{version}");
        let tags = repository.git(&["tag", "--points-at", "HEAD"])?;
        if !tags.lines().any(|line| line == tag) {
            refuse!("the version is {version}, but no tag {tag} is on this commit");
        }
        let last = repository.last_release(&name, "HEAD^")?;
        let plan = Plan { package: name, last, version, tag, entries: release::Entries::new(), verdict: String::new() };
        let scratch = TempDir::new().context("cannot create a temporary folder")?;
        self.check_package(repository, &plan, &target_folder(workspace), scratch.path(), &mut steps)?;
        steps.finish();
        println!("{}", upload_command(&plan.package, &self.registry));
        Ok(ExitVerdict::Fine)
    }
}

/// Applies the release to the working tree, or with `--execute` as a commit and a tag.
fn apply_release(repository: &Repository, clone: &Repository, plan: &Plan, execute: bool) -> Result<()> {
    if execute { repository.take_over(clone, &plan.tag) } else { repository.take_over_files(clone) }
}

/// Writes the version, the changelog, the crate and the lock file in the clone, and commits and tags them there.
fn prepare_clone(clone: &Repository, plan: &Plan, identity: &Identity, today: jiff::civil::Date) -> Result<()> {
    let workspace = Workspace::from_root(clone.folder());
    let settings = workspace.path("spec/client.toml");
    let mut document: toml_edit::DocumentMut = fs::read_to_string(&settings)?.parse().context("spec/client.toml")?;
    document["package"]["version"] = toml_edit::value(plan.version.to_string());
    fs::write(&settings, document.to_string())?;
    let changelog = workspace.path("CHANGELOG.md");
    let text = fs::read_to_string(&changelog).unwrap_or_else(|_| "# Changelog\n".to_owned());
    fs::write(&changelog, release::cut_release(&text, &plan.version, today, &plan.entries))?;
    let spec = workspace.spec();
    let (_, tree) = codegen::generate(&spec.root, &spec, &workspace.config()?, Strictness::Strict);
    workspace::write_tree(&workspace.path("generated"), &tree.context("the spec has errors")?)?;
    // The lock file also contains the package's version.
    let scratch = clone.folder().join("target");
    cargo(clone.folder(), &scratch, &["update", "--quiet", "--workspace", "--offline"], &[])
        .or_else(|_| cargo(clone.folder(), &scratch, &["update", "--quiet", "--workspace"], &[]))?;
    clone.commit(identity, &format!("Release {} {}", plan.package, plan.version), &plan.tag)
}

/// Checks the unpacked package in a clean folder, outside of the workspace.
fn check_unpacked(package: &Package, workspace: &Path, scratch: &Path, steps: &mut Steps) -> Result<()> {
    let manifest: toml::Table = package.read_text("Cargo.toml").context("no manifest")?.parse()?;
    steps.begin("testing the unpacked package with its own lock file");
    package.run_tests(&[])?;
    package.add_tests(workspace)?;
    package.run_tests(&["--all-features"])?;
    steps.begin("building without features and with each feature");
    package.build_features(&audit::feature_names(&manifest))?;
    steps.begin("building the documentation");
    package.build_docs()?;
    steps.begin("building with the oldest supported Rust and dependencies");
    let metadata = parts::resolve_dependencies(&package.folder)?;
    refuse_release("a dependency", &parts::crates_above_msrv(&metadata))?;
    let rust = manifest["package"].get("rust-version").and_then(toml::Value::as_str).context("no rust-version")?;
    steps.note(&package.check_oldest_rust(rust)?);
    steps.note(&package.check_oldest_dependencies(&scratch.join("oldest"))?);
    steps.begin("listing the components");
    let list = package.archive.with_file_name(format!("{}.cdx.json", package.name));
    fs::write(&list, parts::parts_list(&metadata)?)?;
    eprintln!("    {}", list.display());
    Ok(())
}

fn refuse_release(what: &str, problems: &[String]) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    refuse!("{what} cannot be published:\n  {}", problems.join("\n  "))
}

fn dry_run(folder: &Path, target: &Path, package: &str, registry: &str) -> Result<()> {
    let arguments = ["publish", "--dry-run", "--quiet", "--locked", "--no-verify", "--package", package];
    cargo(folder, target, &[&arguments[..], &["--registry", registry]].concat(), &[])
        .with_context(|| format!("cannot reach the registry {registry}, or it rejects the package"))
}

fn upload_command(package: &str, registry: &str) -> String {
    let registry = if registry == "crates-io" { String::new() } else { format!(" --registry {registry}") };
    format!("cargo publish --locked --package {package}{registry}")
}

/// Returns the paths of the files that `generate` wrote.
fn generated_files(workspace: &Workspace) -> Result<BTreeSet<String>> {
    let tree = workspace::read_tree(&workspace.path("generated"))?;
    Ok(tree.iter().map(|(path, _)| path.to_owned()).collect())
}

fn write_files(folder: &Path, files: Vec<(String, String)>) -> Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Returns the target folder for packages. The folder is separate from the workspace's builds and kept between
/// releases.
fn target_folder(workspace: &Workspace) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.path("target"), PathBuf::from).join("publish")
}
