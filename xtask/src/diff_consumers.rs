//! `cargo xtask diff-consumers`.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use codegen::{
    diagnostic::Severity,
    diff::surface::{self, Effect, Surface},
    load::Files,
    lower::Strictness,
    tree::Tree,
};
use serde::Deserialize;

use crate::{
    ExitVerdict,
    spec::Spec,
    workspace::{self, Workspace},
};

/// Check the Rust verdicts of `diff` with the compiler
///
/// Applies small edits to copies of `spec/`, one at a time, and compiles code that uses the changed item. The code must
/// fail to compile if and only if `diff` reports a breaking change.
#[derive(clap::Args)]
pub struct DiffConsumers {
    /// Make only the edits whose names contain this text
    only: Option<String>,
}

/// The content of `edits.toml`.
#[derive(Deserialize)]
struct Edits {
    edit: Vec<Edit>,
}

/// An edit of one file of `spec/`, and code that uses the changed item of the crate.
#[derive(Deserialize)]
struct Edit {
    name: String,
    file: String,
    #[serde(flatten)]
    replace: Replace,
    /// Further replacements in the same file.
    #[serde(default)]
    also: Vec<Replace>,
    /// Rust code that uses the item, and compiles before the edit.
    uses: String,
}

/// Replaces all occurrences of `from` by `to`.
#[derive(Deserialize)]
struct Replace {
    from: String,
    to: String,
}

/// The files of `spec/`, some of them with changed content.
struct EditedSpec<'a> {
    spec: &'a Spec,
    changed: HashMap<String, String>,
}

impl Files for EditedSpec<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.changed.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.spec.read(path),
        }
    }
}

impl DiffConsumers {
    pub fn run(self, workspace: &Workspace) -> Result<ExitVerdict> {
        let edits = include_str!("diff_consumers/edits.toml");
        let edits: Edits = toml::from_str(edits).context("cannot parse edits.toml")?;
        let build = ConsumerBuild::new(workspace)?;
        let base = build.generate_tree(&HashMap::new())?;
        let before = Surface::read(base.iter())?;
        let selected_edits: Vec<&Edit> =
            edits.edit.iter().filter(|edit| self.only.as_ref().is_none_or(|only| edit.name.contains(only))).collect();
        let modules: Vec<String> = selected_edits
            .iter()
            .enumerate()
            .map(|(index, edit)| format!("mod m{index} {{ use ::client::*; {} }}", edit.uses))
            .collect();
        if let Some(errors) = build.compile(&base, &modules.join("\n"))? {
            bail!("the code in edits.toml does not compile with the unedited crate:\n{errors}");
        }
        let mut failure_count = 0;
        for edit in selected_edits {
            let head = build.generate_tree(&build.apply_edit(edit)?).with_context(|| edit.name.clone())?;
            let changes = surface::compare_surfaces(&before, &Surface::read(head.iter())?);
            let is_reported = changes.iter().any(|change| change.effect == Effect::Breaking);
            let errors = build.compile(&head, &format!("use ::client::*; {}", edit.uses))?;
            let agrees = is_reported == errors.is_some();
            let verdict = if is_reported { "breaking" } else { "compatible" };
            println!("{} {}: {verdict}", if agrees { "pass" } else { "FAIL" }, edit.name);
            if !agrees {
                failure_count += 1;
                let broken = changes.iter().filter(|change| change.effect == Effect::Breaking);
                let paths: Vec<&str> = broken.map(|change| change.path.as_str()).collect();
                println!("{}", errors.unwrap_or_else(|| paths.join("\n")));
            }
        }
        Ok(if failure_count == 0 { ExitVerdict::NoProblems } else { ExitVerdict::ProblemsFound })
    }
}

/// A workspace below `target/` with two packages: the generated crate `client`, and the code `consumer` that uses it.
struct ConsumerBuild<'a> {
    workspace: &'a Workspace,
    spec: Spec,
    folder: PathBuf,
}

impl<'a> ConsumerBuild<'a> {
    fn new(workspace: &'a Workspace) -> Result<Self> {
        let folder = workspace.path("target/diff-consumers");
        let manifest = "[package]\nname = \"consumer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                        client = { path = \"../client\", package = \"huaweicloud-cci\" }\n";
        write(&folder.join("consumer/Cargo.toml"), manifest)?;
        write(&folder.join("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = [\"client\", \"consumer\"]\n")?;
        fs::copy(workspace.path("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
        Ok(Self { workspace, spec: workspace.spec(), folder })
    }

    /// Generates the crate from `spec/`, with the contents in `changed` instead of those of the files at these paths.
    fn generate_tree(&self, changed: &HashMap<String, String>) -> Result<Tree> {
        let files = EditedSpec { spec: &self.spec, changed: changed.clone() };
        let parsed = codegen::read(&self.spec.root, &files, &self.workspace.config()?, Strictness::Lenient);
        let Some(api) = &parsed.api else {
            let messages = parsed.diagnostics.render(&parsed.documents.sources, Severity::Error, false);
            bail!("the edited spec has errors\n\n{messages}");
        };
        Ok(codegen::emit::emit_files(api))
    }

    /// Returns the path and the new content of the file that an edit changes.
    fn apply_edit(&self, edit: &Edit) -> Result<HashMap<String, String>> {
        let path = format!("spec/{}", edit.file);
        let mut text = String::from_utf8(self.spec.read(&path).with_context(|| path.clone())?)?;
        for Replace { from, to } in [&edit.replace].into_iter().chain(&edit.also) {
            if !text.contains(from.as_str()) {
                bail!("the edit `{}` does not apply: {path} no longer contains {from:?}", edit.name);
            }
            text = text.replace(from, to);
        }
        Ok(HashMap::from([(path, text)]))
    }

    /// Compiles `code` against the crate in `tree`. Returns the compiler errors in the code; `None` if it compiles.
    fn compile(&self, tree: &Tree, code: &str) -> Result<Option<String>> {
        workspace::write_tree(&self.folder.join("client"), tree)?;
        let code = format!("//! Uses the crate.\n#![allow(unused, deprecated)]\n{code}\n");
        write(&self.folder.join("consumer/src/lib.rs"), &code)?;
        let cargo = |package: &str| {
            let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            command.current_dir(&self.folder).args(["check", "--quiet", "--lib", "--package", package]);
            command.env("CARGO_TARGET_DIR", self.folder.join("target")).env("CARGO_TERM_COLOR", "never");
            // Each change affects a few files, so incremental builds take a third of the time.
            command.env("CARGO_INCREMENTAL", "1");
            command.output().context("cannot run cargo")
        };
        let client = cargo("huaweicloud-cci")?;
        if !client.status.success() {
            bail!("the generated crate does not compile:\n{}", String::from_utf8_lossy(&client.stderr));
        }
        let consumer = cargo("consumer")?;
        let errors = String::from_utf8_lossy(&consumer.stderr).into_owned();
        Ok((!consumer.status.success()).then_some(errors))
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().expect("a file is in a directory");
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
