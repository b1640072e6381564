//! `cargo xtask release`: prepares a release of the generated crate.

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

/// Prepare a release: choose the version, write the changelog, and check the package
///
/// All changes are made in a temporary clone. If all checks succeed, the changes are applied to the working tree for
/// review, or with `--execute` as a commit and a tag. The command does not publish the package: that is done by you, or
/// by the workflow that the tag starts.
#[derive(clap::Args)]
pub struct Release {
    /// The part of the version to increase; `auto` selects the smallest part that the changes allow
    #[arg(long, value_enum, default_value_t)]
    bump: Bump,
    /// Run all checks and list the files that would change, without changing the repository
    #[arg(long, conflicts_with = "execute")]
    dry_run: bool,
    /// Apply the release as a commit and a tag
    #[arg(long)]
    execute: bool,
    /// The registry to publish to, by its name in cargo's configuration
    #[arg(long, value_name = "NAME", default_value = "crates-io")]
    registry: String,
    /// Check the package of the checked-out tag. Write the package and the list of its components (`CycloneDX`) to
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
                Ok(ExitVerdict::ProblemsFound)
            }
            result => result,
        }
    }

    fn release(self, workspace: &Workspace) -> Result<ExitVerdict> {
        let repository = Repository::open(workspace.path("."));
        let mut steps = Steps::new();
        if self.tagged {
            return self.check_tagged(workspace, &repository, steps);
        }
        steps.begin("checking the repository");
        repository.check_state(self.execute)?;
        let committer = repository.committer(self.execute)?;
        steps.begin("comparing the spec with the last release");
        let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
        let plan = Plan::create(workspace, &repository, self.bump.into(), today)?;
        let last_tag = plan.previous_release.as_ref().map_or("no release", |tag| tag.name.as_str());
        eprintln!("    {last_tag} → {}: {}", plan.tag, plan.verdict);
        steps.begin("preparing the release in a clone");
        let scratch_dir = TempDir::new().context("cannot create a temporary directory")?;
        let clone = repository.clone_into(&scratch_dir.path().join("clone"))?;
        prepare_clone(&clone, &plan, &committer, today)?;
        let target_dir = target_dir_for_packages(workspace);
        self.check_package(&clone, &plan, &target_dir, scratch_dir.path(), &mut steps)?;
        if self.dry_run {
            steps.finish();
            eprintln!("`--dry-run`: no files were changed; the release would change these files:");
            eprintln!("{}", clone.git(&["diff", "--stat", &repository.git(&["rev-parse", "HEAD"])?, "HEAD"])?);
            return Ok(ExitVerdict::NoProblems);
        }
        steps.begin("applying the release");
        apply_release(&repository, &clone, &plan, self.execute)?;
        steps.finish();
        self.print_next_steps(&repository, &plan)?;
        Ok(ExitVerdict::NoProblems)
    }

    /// Prints the commands that continue or publish the release.
    fn print_next_steps(&self, repository: &Repository, plan: &Plan) -> Result<()> {
        let Plan { package, tag, version, .. } = plan;
        if !self.execute {
            println!(
                "{package} {version} is prepared in the working tree. Review the changes (CHANGELOG.md in particular), commit them, and run"
            );
            println!("    cargo xtask release --execute");
            return Ok(());
        }
        let branch = repository.git(&["branch", "--show-current"])?;
        println!("{package} {version} is committed and tagged. To publish it with the release workflow:");
        println!("    git push --atomic origin {branch} {tag}");
        println!("To publish it from this computer:");
        println!("    {}", format_publish_command(package, &self.registry));
        Ok(())
    }

    /// Creates the package in `clone` and runs all checks on it. `target_dir` is the target directory of cargo;
    /// `scratch_dir` is a temporary directory.
    fn check_package(
        &self,
        clone: &Repository,
        plan: &Plan,
        target_dir: &Path,
        scratch_dir: &Path,
        steps: &mut Steps,
    ) -> Result<()> {
        let version = plan.version.to_string();
        steps.begin("creating the package");
        let unpack_dir = scratch_dir.join("unpacked");
        fs::create_dir(&unpack_dir)?;
        let package = Package::create(clone.folder(), &plan.package, &version, target_dir, &unpack_dir)?;
        let archive_bytes = fs::metadata(&package.archive)?.len();
        eprintln!("    the package has {} files, {} KiB", package.files.len(), archive_bytes.div_ceil(1024));
        let generated_paths = generated_files(&Workspace::from_root(clone.folder()))?;
        refuse_release("the package", &audit::find_problems(&package, &generated_paths, archive_bytes))?;
        if let Some(advice) = audit::find_advice(&package) {
            steps.warn(advice);
        }
        steps.begin(&format!("checking the package against the registry {}", self.registry));
        dry_run_publish(clone.folder(), target_dir, &plan.package, &self.registry)?;
        check_unpacked(&package, clone.folder(), scratch_dir, steps)?;
        if let Some(last) = &plan.previous_release {
            steps.begin("comparing the public API with the last release (`cargo semver-checks`)");
            let last_crate_dir = scratch_dir.join("earlier");
            write_files(&last_crate_dir, clone.read_files_at(&last.commit, "generated")?)?;
            steps.note_skipped(&package.check_semver(&last_crate_dir)?);
        }
        Ok(())
    }

    /// Checks the package of the checked-out tag, before the release workflow uploads the package.
    fn check_tagged(&self, workspace: &Workspace, repository: &Repository, mut steps: Steps) -> Result<ExitVerdict> {
        steps.begin("checking the tag");
        let config = workspace.config()?;
        let name = config.package.name.clone().context("`package.name` is missing in spec/client.toml")?;
        let version = plan::configured_version(&config)?;
        let tag = format!("{name}-v{version}");
        let tags = repository.git(&["tag", "--points-at", "HEAD"])?;
        if !tags.lines().any(|line| line == tag) {
            refuse!(
                "the version in spec/client.toml is {version}, but the checked-out commit does not have the tag {tag}"
            );
        }
        let last_release = repository.last_release(&name, "HEAD^")?;
        let plan = Plan {
            package: name,
            previous_release: last_release,
            version,
            tag,
            entries: release::Entries::new(),
            verdict: String::new(),
        };
        let scratch_dir = TempDir::new().context("cannot create a temporary directory")?;
        self.check_package(repository, &plan, &target_dir_for_packages(workspace), scratch_dir.path(), &mut steps)?;
        steps.finish();
        println!("{}", format_publish_command(&plan.package, &self.registry));
        Ok(ExitVerdict::NoProblems)
    }
}

/// Applies the release to the working tree, or with `--execute` as a commit and a tag.
fn apply_release(repository: &Repository, clone: &Repository, plan: &Plan, execute: bool) -> Result<()> {
    if execute { repository.pull_release(clone, &plan.tag) } else { repository.apply_changes(clone) }
}

/// Writes the new version, changelog, crate and lock file to the working tree of the clone. Then commits and tags the
/// changes in the clone.
fn prepare_clone(clone: &Repository, plan: &Plan, committer: &Identity, today: jiff::civil::Date) -> Result<()> {
    let workspace = Workspace::from_root(clone.folder());
    let settings_path = workspace.path("spec/client.toml");
    let settings_text = fs::read_to_string(&settings_path)?;
    let mut settings_document: toml_edit::DocumentMut =
        settings_text.parse().context("cannot parse spec/client.toml")?;
    settings_document["package"]["version"] = toml_edit::value(plan.version.to_string());
    fs::write(&settings_path, settings_document.to_string())?;
    let changelog_path = workspace.path("CHANGELOG.md");
    let old_changelog = fs::read_to_string(&changelog_path).unwrap_or_else(|_| "# Changelog\n".to_owned());
    fs::write(&changelog_path, release::cut_release(&old_changelog, &plan.version, today, &plan.entries))?;
    let spec = workspace.spec();
    let (_, tree) = codegen::generate(&spec.root, &spec, &workspace.config()?, Strictness::Strict);
    let tree = tree.context("the spec has errors; run `cargo xtask check` to list them")?;
    workspace::write_tree(&workspace.path("generated"), &tree)?;
    // The lock file also contains the package's version.
    let target_dir = clone.folder().join("target");
    cargo(clone.folder(), &target_dir, &["update", "--quiet", "--workspace", "--offline"], &[])
        .or_else(|_| cargo(clone.folder(), &target_dir, &["update", "--quiet", "--workspace"], &[]))?;
    clone.commit(committer, &format!("Release {} {}", plan.package, plan.version), &plan.tag)
}

/// Tests, builds and documents the unpacked package, which is outside of the workspace. Writes the list of the
/// components of the package.
fn check_unpacked(package: &Package, workspace_dir: &Path, scratch_dir: &Path, steps: &mut Steps) -> Result<()> {
    let manifest: toml::Table =
        package.read_text("Cargo.toml").context("the package archive contains no Cargo.toml")?.parse()?;
    steps.begin("testing the unpacked package with its own lock file");
    package.run_tests(&[])?;
    package.add_tests(workspace_dir)?;
    package.run_tests(&["--all-features"])?;
    steps.begin("building the package without features and with each feature alone");
    package.build_features(&audit::feature_names(&manifest))?;
    steps.begin("building the documentation of the package");
    package.build_docs()?;
    steps.begin("building the package with the minimum versions of Rust and of its dependencies");
    let metadata = parts::resolve_dependencies(&package.folder)?;
    refuse_release("the package", &parts::crates_above_msrv(&metadata))?;
    let rust_version = manifest["package"].get("rust-version").and_then(toml::Value::as_str);
    let rust_version = rust_version.context("`package.rust-version` is missing in the package's Cargo.toml")?;
    steps.note_skipped(&package.check_oldest_rust(rust_version)?);
    steps.note_skipped(&package.check_oldest_dependencies(&scratch_dir.join("oldest"))?);
    steps.begin("writing the list of the package's components");
    let list_path = package.archive.with_file_name(format!("{}.cdx.json", package.name));
    fs::write(&list_path, parts::render_component_list(&metadata)?)?;
    eprintln!("    {}", list_path.display());
    Ok(())
}

/// Refuses the release if `problems` is not empty. The message says that `subject` cannot be published, and lists the
/// problems.
fn refuse_release(subject: &str, problems: &[String]) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    refuse!("{subject} cannot be published:\n  {}", problems.join("\n  "))
}

/// Runs `cargo publish --dry-run` for the registry.
fn dry_run_publish(folder: &Path, target_dir: &Path, package: &str, registry: &str) -> Result<()> {
    let arguments = ["publish", "--dry-run", "--quiet", "--locked", "--no-verify", "--package", package];
    cargo(folder, target_dir, &[&arguments[..], &["--registry", registry]].concat(), &[]).with_context(|| {
        format!("cannot reach the registry `{registry}`, or the registry rejects the package `{package}`")
    })
}

/// Returns the command line with which the maintainer publishes the package.
fn format_publish_command(package: &str, registry: &str) -> String {
    let registry = if registry == "crates-io" { String::new() } else { format!(" --registry {registry}") };
    format!("cargo publish --locked --package {package}{registry}")
}

/// Returns the paths of the files below `generated/`, relative to that directory.
fn generated_files(workspace: &Workspace) -> Result<BTreeSet<String>> {
    let tree = workspace::read_tree(&workspace.path("generated"))?;
    Ok(tree.iter().map(|(path, _)| path.to_owned()).collect())
}

/// Writes files, given as pairs of relative path and text, below a directory.
fn write_files(folder: &Path, files: Vec<(String, String)>) -> Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(
            path.parent().with_context(|| format!("the path {} has no parent directory", path.display()))?,
        )?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Returns the target directory for building packages. The directory is not used by builds of the workspace, and is
/// kept between releases.
fn target_dir_for_packages(workspace: &Workspace) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.path("target"), PathBuf::from).join("publish")
}
