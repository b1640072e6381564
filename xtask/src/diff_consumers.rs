//! `cargo xtask diff-consumers`: checks with the compiler which edits of the spec break code that uses the crate.

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
/// Applies small edits to copies of `spec/`, one at a time, and compiles code that uses the changed item of the
/// generated crate. The code must fail to compile if and only if `diff` reports a breaking change.
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

/// An edit of one file of `spec/`, and Rust code that uses the item of the generated crate that the edit changes.
#[derive(Deserialize)]
struct Edit {
    name: String,
    file: String,
    #[serde(flatten)]
    replace: Replace,
    /// Replacements in the file in addition to `replace`.
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

/// The files of `spec/`, of which some have a new content.
struct EditedSpec<'a> {
    spec: &'a Spec,
    /// The new texts of the changed files, by path.
    changed_text_by_path: HashMap<String, String>,
}

impl Files for EditedSpec<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.changed_text_by_path.get(path) {
            Some(text) => Ok(text.clone().into_bytes()),
            None => self.spec.read(path),
        }
    }
}

impl DiffConsumers {
    pub fn run(self, workspace: &Workspace) -> Result<ExitVerdict> {
        let edits_text = include_str!("diff_consumers/edits.toml");
        let edits: Edits = toml::from_str(edits_text).context("cannot parse xtask/src/diff_consumers/edits.toml")?;
        let build = ConsumerBuild::new(workspace)?;
        let base_crate = build.generate_tree(&HashMap::new())?;
        let base_surface = Surface::read(base_crate.iter())?;
        let selected_edits: Vec<&Edit> =
            edits.edit.iter().filter(|edit| self.only.as_ref().is_none_or(|only| edit.name.contains(only))).collect();
        let modules: Vec<String> = selected_edits
            .iter()
            .enumerate()
            .map(|(index, edit)| format!("mod m{index} {{ use ::client::*; {} }}", edit.uses))
            .collect();
        if let Some(errors) = build.compile(&base_crate, &modules.join("\n"))? {
            bail!(
                "the consumer code in xtask/src/diff_consumers/edits.toml must compile against the crate of the unchanged spec:\n{errors}"
            );
        }
        let mut failure_count = 0;
        for edit in selected_edits {
            let changed_text_by_path = build.apply_edit(edit)?;
            let edited_crate = build
                .generate_tree(&changed_text_by_path)
                .with_context(|| format!("cannot generate a crate after the edit `{}`", edit.name))?;
            let changes = surface::compare_surfaces(&base_surface, &Surface::read(edited_crate.iter())?);
            let is_reported_breaking = changes.iter().any(|change| change.effect == Effect::Breaking);
            let compiler_errors = build.compile(&edited_crate, &format!("use ::client::*; {}", edit.uses))?;
            let is_consistent = is_reported_breaking == compiler_errors.is_some();
            let verdict = if is_reported_breaking { "breaking" } else { "compatible" };
            println!("{} {}: {verdict}", if is_consistent { "pass" } else { "FAIL" }, edit.name);
            if !is_consistent {
                failure_count += 1;
                let breaking_changes = changes.iter().filter(|change| change.effect == Effect::Breaking);
                let item_paths: Vec<&str> = breaking_changes.map(|change| change.path.as_str()).collect();
                println!("{}", compiler_errors.unwrap_or_else(|| item_paths.join("\n")));
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
        write_file(&folder.join("consumer/Cargo.toml"), manifest)?;
        write_file(
            &folder.join("Cargo.toml"),
            "[workspace]\nresolver = \"3\"\nmembers = [\"client\", \"consumer\"]\n",
        )?;
        fs::copy(workspace.path("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
        Ok(Self { workspace, spec: workspace.spec(), folder })
    }

    /// Generates the crate from `spec/`. The texts in `changed_text_by_path` are used instead of the files at their
    /// paths.
    fn generate_tree(&self, changed_text_by_path: &HashMap<String, String>) -> Result<Tree> {
        let files = EditedSpec { spec: &self.spec, changed_text_by_path: changed_text_by_path.clone() };
        let parsed = codegen::read(&self.spec.root, &files, &self.workspace.config()?, Strictness::Lenient);
        let Some(api) = &parsed.api else {
            let messages = parsed.diagnostics.render(&parsed.documents.sources, Severity::Error, false);
            bail!("the spec has errors:\n\n{messages}");
        };
        Ok(codegen::emit::emit_files(api))
    }

    /// Returns the path and the new content of the file that an edit changes.
    fn apply_edit(&self, edit: &Edit) -> Result<HashMap<String, String>> {
        let path = format!("spec/{}", edit.file);
        let mut text = String::from_utf8(self.spec.read(&path).with_context(|| format!("cannot read {path}"))?)?;
        for Replace { from, to } in [&edit.replace].into_iter().chain(&edit.also) {
            if !text.contains(from.as_str()) {
                bail!("the edit `{}` does not apply: {path} no longer contains {from:?}", edit.name);
            }
            text = text.replace(from, to);
        }
        Ok(HashMap::from([(path, text)]))
    }

    /// Compiles `code` against the crate in `tree`. Returns the compiler's errors in `code`; `None` if `code` compiles.
    fn compile(&self, tree: &Tree, code: &str) -> Result<Option<String>> {
        workspace::write_tree(&self.folder.join("client"), tree)?;
        let code = format!("//! Uses the crate.\n#![allow(unused, deprecated)]\n{code}\n");
        write_file(&self.folder.join("consumer/src/lib.rs"), &code)?;
        let check_package = |package: &str| {
            let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
            command.current_dir(&self.folder).args(["check", "--quiet", "--lib", "--package", package]);
            command.env("CARGO_TARGET_DIR", self.folder.join("target")).env("CARGO_TERM_COLOR", "never");
            // Each change affects a few files, so incremental builds take a third of the time.
            command.env("CARGO_INCREMENTAL", "1");
            command.output().context("cannot run `cargo`")
        };
        let client_output = check_package("huaweicloud-cci")?;
        if !client_output.status.success() {
            bail!("the generated crate does not compile:\n{}", String::from_utf8_lossy(&client_output.stderr));
        }
        let consumer_output = check_package("consumer")?;
        let errors = String::from_utf8_lossy(&consumer_output.stderr).into_owned();
        Ok((!consumer_output.status.success()).then_some(errors))
    }
}

fn write_file(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().expect("a file is in a directory");
    fs::create_dir_all(folder).with_context(|| format!("cannot create the directory {}", folder.display()))?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
