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
    /// The name and version: `name-version`.
    pub(super) name: String,
    /// The `.crate` file.
    pub(super) archive: PathBuf,
    /// The directory with the unpacked files.
    pub(super) folder: PathBuf,
    /// The contents of the unpacked files, by path.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// The target directory of cargo.
    target: PathBuf,
}

/// The outcome of a check that is skipped if a tool is not installed.
pub(super) enum Outcome {
    /// The check succeeded.
    Passed,
    /// The check was skipped for this reason.
    Skipped(&'static str),
}

/// Runs a cargo command in `folder`. If the command fails, refuses the release with the output of the command.
pub(super) fn cargo(folder: &Path, target: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Result<()> {
    let mut command = Command::new("cargo");
    // `CARGO` is the path of the cargo that runs this program. It would prevent `+nightly` from selecting a
    // toolchain.
    command.env_remove("CARGO");
    // Each release is built once in a new directory, so incremental builds and debug information are not useful.
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
    command.current_dir(folder).args(arguments).env("CARGO_TARGET_DIR", target).envs(environment.iter().copied());
    let output = command.stdin(Stdio::null()).output().context("cannot run cargo")?;
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
    /// Creates the package of a crate in a workspace, and unpacks the package below `into`.
    pub(super) fn create(workspace: &Path, name: &str, version: &str, target: &Path, into: &Path) -> Result<Self> {
        cargo(workspace, target, &["package", "--quiet", "--locked", "--no-verify", "--package", name], &[])?;
        let name = format!("{name}-{version}");
        let archive = target.join("package").join(format!("{name}.crate"));
        let bytes = fs::read(&archive).with_context(|| format!("cargo did not create {}", archive.display()))?;
        let mut files = BTreeMap::new();
        for entry in tar::Archive::new(GzDecoder::new(bytes.as_slice())).entries()? {
            let mut entry = entry?;
            let path = entry.path()?.to_path_buf();
            let path = path.strip_prefix(&name).context("the package contains a file outside of its directory")?;
            let path = path.to_owned();
            let mut content = Vec::new();
            entry.read_to_end(&mut content)?;
            files.insert(path.to_string_lossy().replace('\\', "/"), content);
        }
        tar::Archive::new(GzDecoder::new(bytes.as_slice())).unpack(into)?;
        Ok(Self { folder: into.join(&name), name, archive, files, target: target.to_owned() })
    }

    fn cargo(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Result<()> {
        cargo(&self.folder, &self.target, arguments, environment)
    }

    /// Returns the text of the file at `path`. `None` if the package does not contain the file.
    pub(super) fn read_text(&self, path: &str) -> Option<String> {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// Copies the tests (`generated/tests` of the workspace) that the package does not contain, and their data
    /// (`codegen/tests`), to the paths at which the tests expect them.
    pub(super) fn add_tests(&self, workspace: &Path) -> Result<()> {
        let data_dir = self.folder.parent().context("the package has no parent directory")?.join("codegen/tests");
        copy_folder(&workspace.join("codegen/tests"), &data_dir)?;
        let mut manifest = self.read_text("Cargo.toml").context("the package has no Cargo.toml")?;
        for name in copy_folder(&workspace.join("generated/tests"), &self.folder.join("tests"))? {
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

    /// Runs the tests of the package with its lock file. `features` are command-line options such as `--all-features`.
    pub(super) fn run_tests(&self, features: &[&str]) -> Result<()> {
        self.cargo(&[&["test", "--quiet", "--locked"], features].concat(), &[])
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

    /// Checks with Clippy that the package uses only items of the standard library that Rust `rust` has. Also builds
    /// the package with that toolchain, if it is installed.
    pub(super) fn check_oldest_rust(&self, rust: &str) -> Result<Outcome> {
        let lint = ["--", "-D", "clippy::incompatible_msrv"];
        self.cargo(&[&["clippy", "--quiet", "--locked", "--all-features"], &lint[..]].concat(), &[])?;
        let toolchain = format!("+{rust}");
        if !is_available(&[&toolchain, "--version"]) {
            let reason = "the build with the minimum supported Rust version; its toolchain is not installed";
            return Ok(Outcome::Skipped(reason));
        }
        self.cargo(&[&toolchain, "check", "--quiet", "--locked", "--all-features"], &[])?;
        Ok(Outcome::Passed)
    }

    /// Builds with the minimal version of each direct dependency, if a nightly toolchain is installed.
    pub(super) fn check_oldest_dependencies(&self, into: &Path) -> Result<Outcome> {
        if !is_available(&["+nightly", "--version"]) {
            let reason = "the build with the minimum versions of the dependencies; no nightly toolchain is installed";
            return Ok(Outcome::Skipped(reason));
        }
        for (path, content) in self.files.iter().filter(|(path, _)| *path != "Cargo.lock") {
            let path = into.join(path);
            fs::create_dir_all(path.parent().context("a file path has no parent directory")?)?;
            fs::write(path, content)?;
        }
        cargo(into, &self.target, &["+nightly", "generate-lockfile", "-Zdirect-minimal-versions"], &[])?;
        cargo(into, &self.target, &["check", "--quiet", "--locked", "--all-features"], &[])?;
        Ok(Outcome::Passed)
    }

    /// Compares the public API with that of the crate in the directory `earlier`, using `cargo semver-checks` if it is
    /// installed.
    pub(super) fn check_semver(&self, earlier: &Path) -> Result<Outcome> {
        if !is_available(&["semver-checks", "--version"]) {
            return Ok(Outcome::Skipped("the comparison with cargo semver-checks; it is not installed"));
        }
        let baseline = earlier.to_string_lossy();
        self.cargo(&["semver-checks", "--all-features", "--baseline-root", &baseline], &[])?;
        Ok(Outcome::Passed)
    }
}

/// Copies all files below the directory `from`. Returns their paths relative to `from`. A missing directory is treated
/// as empty.
fn copy_folder(from: &Path, to: &Path) -> Result<Vec<String>> {
    let mut copied = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(from.join(&folder)) else { continue };
        fs::create_dir_all(to.join(&folder))?;
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                fs::copy(entry.path(), to.join(&path))?;
                copied.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    Ok(copied)
}
