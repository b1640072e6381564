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
/// Makes small changes of `spec/`, and compiles code that uses the changed items.
#[derive(clap::Args)]
pub struct DiffConsumers {
    /// Only changes whose names contain this text
    only: Option<String>,
}

/// The small changes of `spec/`, and the code that uses each changed item.
#[derive(Deserialize)]
struct Edits {
    edit: Vec<Edit>,
}

/// A change of one file, and code that uses the changed item.
#[derive(Deserialize)]
struct Edit {
    name: String,
    file: String,
    #[serde(flatten)]
    replace: Replace,
    #[serde(default)]
    also: Vec<Replace>,
    uses: String,
}

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
        let edits: Edits = toml::from_str(include_str!("diff_consumers/edits.toml")).context("edits.toml")?;
        let bench = ConsumerBuild::new(workspace)?;
        let base = bench.tree(&HashMap::new())?;
        let before = Surface::read(base.iter())?;
        let chosen: Vec<&Edit> =
            edits.edit.iter().filter(|edit| self.only.as_ref().is_none_or(|only| edit.name.contains(only))).collect();
        let names: Vec<String> = chosen
            .iter()
            .enumerate()
            .map(|(index, edit)| format!("mod m{index} {{ use ::client::*; {} }}", edit.uses))
            .collect();
        if let Some(errors) = bench.compile(&base, &names.join("\n"))? {
            bail!("the code does not compile before any change:\n{errors}");
        }
        let mut wrong = 0;
        for edit in chosen {
            let head = bench.tree(&bench.changed(edit)?).with_context(|| edit.name.clone())?;
            let changes = surface::compare_surfaces(&before, &Surface::read(head.iter())?);
            let is_reported = changes.iter().any(|change| change.effect == Effect::Breaking);
            let errors = bench.compile(&head, &format!("use ::client::*; {}", edit.uses))?;
            let agree = is_reported == errors.is_some();
            let words = if is_reported { "breaking" } else { "compatible" };
            println!("{} {}: {words}", if agree { "pass" } else { "FAIL" }, edit.name);
            if !agree {
                wrong += 1;
                let broken = changes.iter().filter(|change| change.effect == Effect::Breaking);
                let paths: Vec<&str> = broken.map(|change| change.path.as_str()).collect();
                println!("{}", errors.unwrap_or_else(|| paths.join("\n")));
            }
        }
        Ok(if wrong == 0 { ExitVerdict::Fine } else { ExitVerdict::Wrong })
    }
}

/// Two packages below `target/`: the generated crate, and code that uses it.
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

    /// Returns the crate that is generated from `spec/` with some changed files.
    fn tree(&self, changed: &HashMap<String, String>) -> Result<Tree> {
        let files = EditedSpec { spec: &self.spec, changed: changed.clone() };
        let reading = codegen::read(&self.spec.root, &files, &self.workspace.config()?, Strictness::Lenient);
        let Some(api) = &reading.api else {
            let messages = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
            bail!("the changed spec has errors\n\n{messages}");
        };
        Ok(codegen::emit::emit_files(api))
    }

    /// Returns the path and the changed content of the file that an edit changes.
    fn changed(&self, edit: &Edit) -> Result<HashMap<String, String>> {
        let path = format!("spec/{}", edit.file);
        let mut text = String::from_utf8(self.spec.read(&path).with_context(|| path.clone())?)?;
        for Replace { from, to } in [&edit.replace].into_iter().chain(&edit.also) {
            if !text.contains(from.as_str()) {
                bail!("{}: {path} no longer contains {from:?}", edit.name);
            }
            text = text.replace(from, to);
        }
        Ok(HashMap::from([(path, text)]))
    }

    /// Compiles code against a crate. Returns the compiler errors, if any.
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
            bail!("the crate itself does not compile:\n{}", String::from_utf8_lossy(&client.stderr));
        }
        let consumer = cargo("consumer")?;
        let errors = String::from_utf8_lossy(&consumer.stderr).into_owned();
        Ok((!consumer.status.success()).then_some(errors))
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().expect("a file is in a folder");
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
