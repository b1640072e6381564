//! `cargo xtask pages apply`: edits the spec to match help pages.

use std::fs;

use anyhow::{Context, Result};
use codegen::{markdown::escape_invisible, pages::apply};

use super::{PageOptions, coverage::MinCoverage};
use crate::{ExitVerdict, check::count_with_noun};

/// Edit the spec to match help pages
///
/// Comments, order and formatting of the YAML are kept. Changes that require more than a small edit are not made, but
/// listed for you.
#[derive(clap::Args)]
pub struct Apply {
    #[command(flatten)]
    input: PageOptions,
    /// Write nothing; print the edits that would be made
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    coverage: MinCoverage,
}

impl Apply {
    pub fn run(self) -> Result<ExitVerdict> {
        let mut spec_and_lock = self.input.read_spec_and_lock()?;
        let sources = self.input.read_all_sources(&spec_and_lock.config)?;
        MinCoverage::print_warnings(&sources);
        let mut has_remaining_changes = false;
        for (source, page) in sources.iter().flat_map(|source| source.pages.iter().map(move |page| (source, page))) {
            let Some(operation) = spec_and_lock.find_operation(source, page) else {
                has_remaining_changes = true;
                continue;
            };
            let applied_edits =
                apply::apply_page(page, &spec_and_lock.parsed.documents, &operation.id, &spec_and_lock.lock)?;
            let edit_count = count_with_noun(applied_edits.applied_changes.len(), "edit");
            let change_count = count_with_noun(applied_edits.manual_changes.len(), "change");
            println!("{}: {edit_count} made, {change_count} left to you", operation.id);
            applied_edits.applied_changes.iter().for_each(|edit| println!("  {}", escape_invisible(edit)));
            applied_edits
                .manual_changes
                .iter()
                .for_each(|change| println!("  left to you: {}", escape_invisible(change)));
            has_remaining_changes |= !applied_edits.manual_changes.is_empty();
            if self.dry_run || applied_edits.files.is_empty() {
                continue;
            }
            for (path, text) in &applied_edits.files {
                let file = spec_and_lock.spec.disk_path(path);
                let file =
                    file.context("the spec was not read from a file, so it cannot be edited; save the spec to a file")?;
                let new_file = file.with_extension("yaml.new");
                fs::write(&new_file, text).with_context(|| format!("cannot write {}", new_file.display()))?;
                fs::rename(&new_file, &file).with_context(|| format!("cannot write {}", file.display()))?;
            }
            // The next page is compared with the edited spec.
            spec_and_lock = self.input.read_spec_and_lock()?;
        }
        let coverage_verdict = self.coverage.verdict(&sources);
        Ok(if has_remaining_changes { ExitVerdict::ProblemsFound } else { coverage_verdict })
    }
}
