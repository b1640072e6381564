//! The package: created by cargo, unpacked in a separate folder, and checked as a user would build it.

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
    /// The folder with the unpacked files.
    pub(super) folder: PathBuf,
    /// The files by path.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// The target folder of cargo.
    target: PathBuf,
}

/// The outcome of a check that may not be possible on this machine.
pub(super) enum Outcome {
    Fine,
    /// The check was skipped, with the reason.
    Skipped(&'static str),
}

/// Runs a cargo command. The error contains its output.
pub(super) fn cargo(folder: &Path, target: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Result<()> {
    let mut command = Command::new("cargo");
    // `CARGO` is the path of the cargo that runs this program. It would prevent `+nightly` from selecting a
    // toolchain.
    command.env_remove("CARGO");
    // Each release is built once in a new folder, so incremental builds and debug information are not useful.
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0");
    command.current_dir(folder).args(arguments).env("CARGO_TARGET_DIR", target).envs(environment.iter().copied());
    let output = command.stdin(Stdio::null()).output().context("cannot run cargo")?;
    if output.status.success() {
        return Ok(());
    }
    let printed = String::from_utf8_lossy(&output.stderr);
    let tests = String::from_utf8_lossy(&output.stdout);
    refuse!("`cargo {}` failed in {}:\n{}{}", arguments.join(" "), folder.display(), printed.trim(), tests.trim_end());
}

/// Returns whether a cargo command can be run.
fn is_available(arguments: &[&str]) -> bool {
    let mut command = Command::new("cargo");
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.env_remove("CARGO");
    command.status().is_ok_and(|status| status.success())
}

impl Package {
    /// Packs a crate of a workspace and unpacks it below `into`.
    pub(super) fn make(workspace: &Path, name: &str, version: &str, target: &Path, into: &Path) -> Result<Self> {
        cargo(workspace, target, &["package", "--quiet", "--locked", "--no-verify", "--package", name], &[])?;
        let name = format!("{name}-{version}");
        let archive = target.join("package").join(format!("{name}.crate"));
        let bytes = fs::read(&archive).with_context(|| format!("cargo did not create {}", archive.display()))?;
        let mut files = BTreeMap::new();
        for entry in tar::Archive::new(GzDecoder::new(bytes.as_slice())).entries()? {
            let mut entry = entry?;
            let path = entry.path()?.strip_prefix(&name).context("a file outside of the package's folder")?.to_owned();
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

    /// Returns a file as text.
    pub(super) fn read_text(&self, path: &str) -> Option<String> {
        self.files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }

    /// Adds the tests that the package does not contain, with their data at the paths that they expect:
    /// `generated/tests` and `codegen/tests` of the workspace.
    pub(super) fn add_tests(&self, workspace: &Path) -> Result<()> {
        let data = self.folder.parent().context("it is unpacked in a folder")?.join("codegen/tests");
        copy_folder(&workspace.join("codegen/tests"), &data)?;
        let mut manifest = self.read_text("Cargo.toml").context("no manifest")?;
        for name in copy_folder(&workspace.join("generated/tests"), &self.folder.join("tests"))? {
            // The manifest of a package lists its targets individually.
            if let Some(stem) = name.strip_suffix(".rs").filter(|stem| !stem.contains('/')) {
                let known = self.files.contains_key(&format!("tests/{name}"));
                let target = format!("\n[[test]]\nname = \"{stem}\"\npath = \"tests/{name}\"\n");
                manifest.push_str(if known { "" } else { &target });
            }
        }
        fs::write(self.folder.join("Cargo.toml"), manifest)?;
        Ok(())
    }

    /// Runs the package's tests with its own lock file.
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

    /// Checks that the package only uses parts of the standard library that exist since `rust-version`. Also builds
    /// with that toolchain if it is installed.
    pub(super) fn check_oldest_rust(&self, rust: &str) -> Result<Outcome> {
        let lint = ["--", "-D", "clippy::incompatible_msrv"];
        self.cargo(&[&["clippy", "--quiet", "--locked", "--all-features"], &lint[..]].concat(), &[])?;
        let toolchain = format!("+{rust}");
        if !is_available(&[&toolchain, "--version"]) {
            return Ok(Outcome::Skipped("a build by the oldest Rust: that toolchain is not installed"));
        }
        self.cargo(&[&toolchain, "check", "--quiet", "--locked", "--all-features"], &[])?;
        Ok(Outcome::Fine)
    }

    /// Builds with the minimal version of each direct dependency, if a nightly toolchain is installed.
    pub(super) fn check_oldest_dependencies(&self, into: &Path) -> Result<Outcome> {
        if !is_available(&["+nightly", "--version"]) {
            return Ok(Outcome::Skipped("the oldest dependencies: needs a nightly toolchain to resolve them"));
        }
        for (path, content) in self.files.iter().filter(|(path, _)| *path != "Cargo.lock") {
            let path = into.join(path);
            fs::create_dir_all(path.parent().context("a file without a folder")?)?;
            fs::write(path, content)?;
        }
        cargo(into, &self.target, &["+nightly", "generate-lockfile", "-Zdirect-minimal-versions"], &[])?;
        cargo(into, &self.target, &["check", "--quiet", "--locked", "--all-features"], &[])?;
        Ok(Outcome::Fine)
    }

    /// Compares the public API with an earlier version using `cargo semver-checks`, if it is installed.
    pub(super) fn check_semver(&self, earlier: &Path) -> Result<Outcome> {
        if !is_available(&["semver-checks", "--version"]) {
            return Ok(Outcome::Skipped("cargo semver-checks: not installed"));
        }
        let baseline = earlier.to_string_lossy();
        self.cargo(&["semver-checks", "--all-features", "--baseline-root", &baseline], &[])?;
        Ok(Outcome::Fine)
    }
}

/// Copies a folder. Returns the paths of its files, relative to the folder. A missing folder is treated as empty.
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
