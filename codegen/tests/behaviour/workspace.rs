//! A temporary workspace: a crate for each document, and one crate with the tests of all cases.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use toml_edit::{Array, DocumentMut, InlineTable, value};

use crate::case::{Case, Tests};

/// The parts of the runtime, of which a generated crate only contains those that it needs. The runtime that the tests
/// share has all of them.
const PARTS: [&str; 5] = ["multipart", "paging", "tuples", "uuid", "watch"];

/// The features of the runtime that are enabled in addition to the crates' defaults.
const FEATURES: [&str; 3] = ["gzip", "testing", "ureq"];

/// The workspace, and the cases that are still compiled.
pub struct Workspace {
    /// The folder of the workspace.
    pub root: PathBuf,
    crates: Vec<String>,
    tests: Vec<(String, PathBuf)>,
}

impl Workspace {
    /// Writes the workspace. Unchanged files are not touched, so that cargo does not compile them again.
    pub fn create(cases: &[Case]) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("behaviour");
        let mut workspace = Self { root, crates: Vec::new(), tests: Vec::new() };
        for case in cases {
            if let Some(tree) = &case.tree {
                let files =
                    tree.iter().filter(|(path, _)| !path.starts_with("src/runtime/") && path.starts_with("src/"));
                for (path, text) in files {
                    workspace.write(&format!("{}/{path}", case.name), text);
                }
                let runtime = "//! The runtime, compiled once for all crates.\n\npub use ::shared_runtime::*;\n";
                workspace.write(&format!("{}/src/runtime/mod.rs", case.name), runtime);
                workspace.write(&format!("{}/README.md", case.name), tree.get("README.md").unwrap_or_default());
                let manifest = manifest(tree.get("Cargo.toml").expect("a crate has a manifest"));
                workspace.write(&format!("{}/Cargo.toml", case.name), &manifest);
                workspace.crates.push(case.name.clone());
            }
            if let Some(trips) = &case.round_trips {
                workspace.write(&format!("suite/{}/round_trips.jsonl", case.name), &trips.samples);
                let path = workspace.write(&format!("suite/{}/round_trips.rs", case.name), &trips.test);
                workspace.tests.push((format!("{}_round_trips", case.name), path));
            }
            let path = match &case.tests {
                Some(Tests::File(path)) => path.clone(),
                Some(Tests::Text(text)) => workspace.write(&format!("suite/{}.rs", case.name), text),
                None => continue,
            };
            workspace.tests.push((case.name.clone(), path));
        }
        let lock = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock")).expect("a lock file");
        fs::write(workspace.root.join("Cargo.lock"), lock).expect("the folder can be written");
        workspace.write_suite();
        workspace
    }

    /// Removes the crate with this name and the tests that use it, or else the tests with this name.
    pub fn remove(&mut self, name: &str) {
        let count = self.crates.len();
        self.crates.retain(|other| other != name);
        let uses = format!("{name}::");
        let crate_removed = self.crates.len() < count;
        self.tests.retain(|(other, path)| {
            let text = fs::read_to_string(path).unwrap_or_default();
            other != name && !(crate_removed && text.contains(&uses))
        });
        self.write_suite();
    }

    /// Returns the case whose tests are in this file.
    pub fn case_of_file(&self, file: &str) -> Option<&str> {
        let file = self.root.join(file);
        self.tests.iter().find(|(_, path)| file.ends_with(path) || *path == file).map(|(name, _)| name.as_str())
    }

    /// Writes the manifests of the workspace and of the crate with the tests, and its root.
    fn write_suite(&self) {
        let mut members = String::from("\"suite\"");
        let mut dependencies = String::new();
        for name in &self.crates {
            let _ = write!(members, ", \"{name}\"");
            let _ = writeln!(dependencies, "{name} = {{ path = \"../{name}\" }}");
        }
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n[profile.dev]\ndebug = \"line-tables-only\"\n"
        );
        self.write("Cargo.toml", &manifest);
        let manifest = format!(
            "[package]\nname = \"suite\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nbytes = \"1\"\n\
             http = \"1\"\nserde = {{ package = \"serde_core\", version = \"1\" }}\nserde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n\
             {dependencies}\n[[test]]\nname = \"suite\"\npath = \"suite.rs\"\n"
        );
        self.write("suite/Cargo.toml", &manifest);
        let support = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour/support.rs");
        let mut text = format!("#![allow(warnings)]\n#[path = {}]\npub mod support;\n", quoted(&support));
        for (name, path) in &self.tests {
            let _ = writeln!(text, "#[path = {}]\nmod {name};", quoted(path));
        }
        self.write("suite/suite.rs", &text);
    }

    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.root.join(path);
        if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
            return path;
        }
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
        fs::write(&path, text).expect("the file can be written");
        path
    }
}

/// Returns a path as a string literal.
fn quoted(path: &Path) -> String {
    format!("{:?}", path.to_string_lossy())
}

/// Returns the manifest of a generated crate, with the runtime as a dependency and all features that tests use.
fn manifest(text: &str) -> String {
    let mut manifest: DocumentMut = text.parse().expect("a manifest");
    manifest.remove("dev-dependencies");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime");
    let mut dependency = InlineTable::new();
    dependency.insert("package", "runtime".into());
    dependency.insert("path", runtime.to_str().expect("a path in UTF-8").into());
    // Generated crates have no features for the parts of the runtime.
    dependency.insert("features", FEATURES.into_iter().chain(PARTS).collect::<Array>().into());
    manifest["dependencies"]["shared_runtime"] = value(dependency);
    let default = manifest["features"]["default"].as_array_mut().expect("a list of features");
    default.extend(FEATURES);
    manifest.to_string()
}
