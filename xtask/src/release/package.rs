//! The package: created by cargo, unpacked outside of the workspace, and built as users build it.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

use super::refusal::refuse;
use flate2::read::GzDecoder;

/// An unpacked `.crate` file.
pub(super) struct Package {
    /// The name and the version of the package, as `NAME-VERSION`.
    pub(super) name: String,
    /// The `.crate` file.
    pub(super) archive: PathBuf,
    /// The directory with the unpacked files.
    pub(super) folder: PathBuf,
    /// The contents of the unpacked files, by path.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// The target directory of cargo for builds of the package.
    target_dir: PathBuf,
}

/// The outcome of a check, which is skipped if a required tool is not installed.
pub(super) enum Outcome {
    /// The check succeeded.
    Passed,
    /// The check was skipped for this reason.
    Skipped(&'static str),
}

/// Runs a cargo command in `folder`. If the command fails, refuses the release with the output of the command.
pub(super) fn cargo(folder: &Path, target_dir: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Result<()> {
    let mut command = Command::new("cargo");
    // `CARGO` is the path of the cargo that runs this program. It would prevent `+nightly` from selecting a
    // toolchain.
    command.env_remove("CARGO");
    // Each release is built once in a new directory, so incremental builds and debug information are not useful.
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
    command.current_dir(folder).args(arguments).env("CARGO_TARGET_DIR", target_dir).envs(environment.iter().copied());
    let output = command.stdin(Stdio::null()).output().context("cannot run `cargo`")?;
    if output.status.success() {
        return Ok(());
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    let stdout = String::from_utf8_lossy(&output.stdout);
    refuse!("`cargo {}` failed in {}:\n{}{}", arguments.join(" "), folder.display(), stderr.trim(), stdout.trim_end());
}

/// Returns whether a cargo command exists and succeeds.
fn is_available(arguments: &[&str]) -> bool {
    let mut command = Command::new("cargo");
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.env_remove("CARGO");
    command.status().is_ok_and(|status| status.success())
}

impl Package {
    /// Creates the package of a crate in a workspace, and unpacks the package below `unpack_dir`.
    pub(super) fn create(
        workspace_dir: &Path,
        name: &str,
        version: &str,
        target_dir: &Path,
        unpack_dir: &Path,
    ) -> Result<Self> {
        cargo(workspace_dir, target_dir, &["package", "--quiet", "--locked", "--no-verify", "--package", name], &[])?;
        let name = format!("{name}-{version}");
        let archive = target_dir.join("package").join(format!("{name}.crate"));
        let archive_bytes = fs::read(&archive)
            .with_context(|| format!("`cargo package` did not create the file {}", archive.display()))?;
        let mut files = BTreeMap::new();
        for entry in tar::Archive::new(GzDecoder::new(archive_bytes.as_slice())).entries()? {
            let mut entry = entry?;
            let path = entry.path()?.to_path_buf();
            let path = path.strip_prefix(&name).with_context(|| {
                format!("the path {} in the package archive is not inside the directory `{name}`", path.display())
            })?;
            let path = path.to_owned();
            let mut content = Vec::new();
            entry.read_to_end(&mut content)?;
            files.insert(path.to_string_lossy().replace('\\', "/"), content);
        }
        tar::Archive::new(GzDecoder::new(archive_bytes.as_slice())).unpack(unpack_dir)?;
        Ok(Self { folder: unpack_dir.join(&name), name, archive, files, target_dir: target_dir.to_owned() })
    }

    fn cargo(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Result<()> {
        cargo(&self.folder, &self.target_dir, arguments, environment)
    }

    /// Returns the text of the file at `path`. `None` if the package does not contain the file.
    pub(super) fn read_text(&self, path: &str) -> Option<String> {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// Copies the tests in `generated/tests` of the workspace that the package does not contain to the unpacked
    /// package. Also copies the data of the tests (`codegen/tests`) to the path at which the tests expect it.
    pub(super) fn add_tests(&self, workspace_dir: &Path) -> Result<()> {
        let data_dir = self
            .folder
            .parent()
            .with_context(|| {
                format!("the path {} of the unpacked package has no parent directory", self.folder.display())
            })?
            .join("codegen/tests");
        copy_folder(&workspace_dir.join("codegen/tests"), &data_dir)?;
        let mut manifest = self.read_text("Cargo.toml").context("the package archive contains no Cargo.toml")?;
        for name in copy_folder(&workspace_dir.join("generated/tests"), &self.folder.join("tests"))? {
            // The manifest of a package lists its targets individually.
            if let Some(stem) = name.strip_suffix(".rs").filter(|stem| !stem.contains('/')) {
                let is_listed = self.files.contains_key(&format!("tests/{name}"));
                let target = format!("\n[[test]]\nname = \"{stem}\"\npath = \"tests/{name}\"\n");
                manifest.push_str(if is_listed { "" } else { &target });
            }
        }
        fs::write(self.folder.join("Cargo.toml"), manifest)?;
        Ok(())
    }

    /// Runs the tests of the package with its lock file. `feature_options` are command-line options such as
    /// `--all-features`.
    pub(super) fn run_tests(&self, feature_options: &[&str]) -> Result<()> {
        self.cargo(&[&["test", "--quiet", "--locked"], feature_options].concat(), &[])
    }

    /// Builds the documentation as docs.rs does. Undocumented public items are errors, since the manifest enables
    /// `missing_docs`.
    pub(super) fn build_docs(&self) -> Result<()> {
        self.cargo(&["doc", "--quiet", "--locked", "--no-deps", "--all-features"], &[("RUSTDOCFLAGS", "-D warnings")])
    }

    /// Builds the package without features, and with each feature alone.
    pub(super) fn build_features(&self, features: &[String]) -> Result<()> {
        self.cargo(&["check", "--quiet", "--locked", "--no-default-features"], &[])?;
        for feature in features {
            self.cargo(&["check", "--quiet", "--locked", "--no-default-features", "--features", feature], &[])?;
        }
        Ok(())
    }

    /// Checks with Clippy that the package uses only items of the standard library that `rust_version` has. Also builds
    /// the package with the toolchain of this version, if it is installed.
    pub(super) fn check_oldest_rust(&self, rust_version: &str) -> Result<Outcome> {
        let lint_options = ["--", "-D", "clippy::incompatible_msrv"];
        self.cargo(&[&["clippy", "--quiet", "--locked", "--all-features"], &lint_options[..]].concat(), &[])?;
        let toolchain_option = format!("+{rust_version}");
        if !is_available(&[&toolchain_option, "--version"]) {
            let reason = "the build with the minimum supported Rust version; its toolchain is not installed";
            return Ok(Outcome::Skipped(reason));
        }
        self.cargo(&[&toolchain_option, "check", "--quiet", "--locked", "--all-features"], &[])?;
        Ok(Outcome::Passed)
    }

    /// Builds with the minimal version of each direct dependency, if a nightly toolchain is installed.
    pub(super) fn check_oldest_dependencies(&self, copy_dir: &Path) -> Result<Outcome> {
        if !is_available(&["+nightly", "--version"]) {
            let reason = "the build with the minimum versions of the dependencies; no nightly toolchain is installed";
            return Ok(Outcome::Skipped(reason));
        }
        for (path, content) in self.files.iter().filter(|(path, _)| *path != "Cargo.lock") {
            let path = copy_dir.join(path);
            fs::create_dir_all(
                path.parent().with_context(|| format!("the path {} has no parent directory", path.display()))?,
            )?;
            fs::write(path, content)?;
        }
        cargo(copy_dir, &self.target_dir, &["+nightly", "generate-lockfile", "-Zdirect-minimal-versions"], &[])?;
        cargo(copy_dir, &self.target_dir, &["check", "--quiet", "--locked", "--all-features"], &[])?;
        Ok(Outcome::Passed)
    }

    /// Compares the public API of the package with the public API of the crate in `baseline_dir`, using `cargo
    /// semver-checks` if it is installed.
    pub(super) fn check_semver(&self, baseline_dir: &Path) -> Result<Outcome> {
        if !is_available(&["semver-checks", "--version"]) {
            return Ok(Outcome::Skipped("the comparison of the public API; `cargo semver-checks` is not installed"));
        }
        let baseline_root = baseline_dir.to_string_lossy();
        self.cargo(&["semver-checks", "--all-features", "--baseline-root", &baseline_root], &[])?;
        Ok(Outcome::Passed)
    }
}

/// Copies all files below the directory `source_dir`. Returns their paths relative to `source_dir`. A missing directory
/// is treated as empty.
fn copy_folder(source_dir: &Path, target_dir: &Path) -> Result<Vec<String>> {
    let mut copied_paths = Vec::new();
    let mut pending_folders = vec![PathBuf::new()];
    while let Some(folder) = pending_folders.pop() {
        let Ok(entries) = fs::read_dir(source_dir.join(&folder)) else { continue };
        fs::create_dir_all(target_dir.join(&folder))?;
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                pending_folders.push(path);
            } else {
                fs::copy(entry.path(), target_dir.join(&path))?;
                copied_paths.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    Ok(copied_paths)
}
