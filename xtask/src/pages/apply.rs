//! `cargo xtask pages apply`.

use std::fs;

use anyhow::{Context, Result};
use codegen::{
    markdown::escape_invisible,
    pages::{apply, check},
};

use super::{Input, coverage::MinCoverage};
use crate::{ExitVerdict, check::count_with_noun};

/// Edit the spec according to a page
///
/// Comments, order and formatting of the YAML are kept. Changes that need more than a small edit are listed and left
/// to you.
#[derive(clap::Args)]
pub struct Apply {
    #[command(flatten)]
    input: Input,
    /// Write nothing; print the edits that would be made
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    coverage: MinCoverage,
}

impl Apply {
    pub fn run(self) -> Result<ExitVerdict> {
        let mut known = self.input.read_known()?;
        let sources = self.input.read_all_sources(&known.config)?;
        MinCoverage::warn(&sources);
        let mut left = false;
        for (source, page) in sources.iter().flat_map(|source| source.pages.iter().map(move |page| (source, page))) {
            let Some(operation) = check::find_operation(page, known.api(), &known.lock, &known.page_urls()) else {
                eprintln!("{}: the spec has no such operation; `cargo xtask pages draft` writes it", source.name);
                left = true;
                continue;
            };
            let applied = apply::apply_page(page, &known.reading.documents, &operation.id, &known.lock)?;
            let (done, open) = (count_with_noun(applied.done.len(), "edit"), applied.left.len());
            println!("{}: {done}, {open} left to you", operation.id);
            applied.done.iter().for_each(|done| println!("  {}", escape_invisible(done)));
            applied.left.iter().for_each(|what| println!("  left: {}", escape_invisible(what)));
            left |= !applied.left.is_empty();
            if self.dry_run || applied.files.is_empty() {
                continue;
            }
            for (path, text) in &applied.files {
                let file = known.spec.file(path).context("only a document in a file can be edited; save it first")?;
                let new_file = file.with_extension("yaml.new");
                fs::write(&new_file, text).with_context(|| format!("cannot write {}", new_file.display()))?;
                fs::rename(&new_file, &file).with_context(|| format!("cannot write {}", file.display()))?;
            }
            // The next page is compared with the edited spec.
            known = self.input.read_known()?;
        }
        let covered = self.coverage.verdict(&sources);
        Ok(if left { ExitVerdict::Wrong } else { covered })
    }
}
