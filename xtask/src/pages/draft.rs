//! `cargo xtask pages draft`: writes a draft of YAML for the operations of help pages.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use codegen::{
    config::Config,
    markdown::escape_invisible,
    pages::{Page, draft},
};

use super::{PageOptions, coverage::MinCoverage};
use crate::{ExitVerdict, workspace::Workspace};

/// Write a draft of the YAML for the operations of help pages
///
/// If the spec has the same schema, the draft refers to it with a path relative to the spec's directory. So write the
/// draft to that directory.
#[derive(clap::Args)]
pub struct Draft {
    #[command(flatten)]
    input: PageOptions,
    /// The file to write. Defaults to standard output
    #[arg(long, short, alias = "out", value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write a draft that does not refer to the spec
    #[arg(long)]
    standalone: bool,
    /// Copy the sentences of the page as descriptions (they are copyrighted by the publisher)
    #[arg(long)]
    sentences: bool,
    #[command(flatten)]
    coverage: MinCoverage,
}

impl Draft {
    pub fn run(self) -> Result<ExitVerdict> {
        let spec_and_lock = if self.standalone { None } else { Some(self.input.read_spec_and_lock()?) };
        let config = match &spec_and_lock {
            Some(spec_and_lock) => spec_and_lock.config.clone(),
            None if self.input.pages.is_empty() => Workspace::find()?.config()?,
            None => Config::default(),
        };
        let sources = self.input.read_all_sources(&config)?;
        MinCoverage::print_warnings(&sources);
        let verdict = self.coverage.verdict(&sources);
        let pages: Vec<Page> = sources.into_iter().flat_map(|source| source.pages).collect();
        let api = spec_and_lock.as_ref().map(super::SpecAndLock::api);
        let options = draft::Options { api, sentences: self.sentences };
        let draft = draft::draft_document(&pages, options);
        for note in &draft.notes {
            eprintln!("note: {}", escape_invisible(note));
        }
        match &self.output {
            None => print!("{}", draft.text),
            Some(path) if path.exists() => {
                bail!("the file {} already exists; choose another path with `--output`", path.display())
            }
            Some(path) => fs::write(path, &draft.text).with_context(|| format!("cannot write {}", path.display()))?,
        }
        Ok(verdict)
    }
}
