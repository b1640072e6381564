//! `cargo xtask pages draft`.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use codegen::{
    config::Config,
    markdown::escape_invisible,
    pages::{Page, draft},
};

use super::{Input, coverage::MinCoverage};
use crate::{ExitVerdict, workspace::Workspace};

/// Write the YAML for pages that the spec does not have
///
/// The draft refers to equal schemas of the spec, relative to the spec's folder, so write it to that folder.
#[derive(clap::Args)]
pub struct Draft {
    #[command(flatten)]
    input: Input,
    /// The file to write. Defaults to standard output
    #[arg(long, short, alias = "out", value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write a draft without references to other documents
    #[arg(long)]
    standalone: bool,
    /// Use the page's sentences as descriptions (the publisher has the copyright)
    #[arg(long)]
    sentences: bool,
    #[command(flatten)]
    coverage: MinCoverage,
}

impl Draft {
    pub fn run(self) -> Result<ExitVerdict> {
        let known = if self.standalone { None } else { Some(self.input.read_known()?) };
        let config = match &known {
            Some(known) => known.config.clone(),
            None if self.input.pages.is_empty() => Workspace::find()?.config()?,
            None => Config::default(),
        };
        let sources = self.input.read_all_sources(&config)?;
        MinCoverage::warn(&sources);
        let verdict = self.coverage.verdict(&sources);
        let pages: Vec<Page> = sources.into_iter().flat_map(|source| source.pages).collect();
        let options = draft::Options { api: known.as_ref().map(super::SpecAndLock::api), sentences: self.sentences };
        let draft = draft::draft_document(&pages, options);
        for note in &draft.notes {
            eprintln!("note: {}", escape_invisible(note));
        }
        match &self.output {
            None => print!("{}", draft.text),
            Some(path) if path.exists() => bail!("{} exists already; name another file", path.display()),
            Some(path) => fs::write(path, &draft.text).with_context(|| format!("cannot write {}", path.display()))?,
        }
        Ok(verdict)
    }
}
