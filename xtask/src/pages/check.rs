//! `cargo xtask pages check`: compares help pages with the spec.

use anyhow::Result;
use codegen::pages::{
    check::{PageReport, drop_shared_stale_notes},
    render,
};

use super::{Format, PageOptions, coverage::MinCoverage};
use crate::ExitVerdict;

/// Compare each table cell of the help pages with the spec
///
/// Exit status: 0 if the pages match the spec, 1 if a page differs, 2 if a page cannot be compared.
#[derive(clap::Args)]
pub struct Check {
    #[command(flatten)]
    input: PageOptions,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    coverage: MinCoverage,
    /// Has no effect, since warnings are always listed; accepted for compatibility with old scripts
    #[arg(long, hide = true)]
    warnings: bool,
}

impl Check {
    pub fn run(self) -> Result<ExitVerdict> {
        let spec_and_lock = self.input.read_spec_and_lock()?;
        // If a page cannot be read, the other pages are still checked.
        let (sources, has_unreadable_page) = self.input.read_sources(&spec_and_lock.config)?;
        let mut reports: Vec<PageReport> =
            sources.iter().flat_map(|source| spec_and_lock.check_source(source)).collect();
        drop_shared_stale_notes(&mut reports, spec_and_lock.api());
        print!("{}", render::render_reports(&reports, self.format.into()));
        let coverage_verdict = self.coverage.verdict(&sources);
        Ok(match reports.iter().any(PageReport::has_drifted) {
            _ if has_unreadable_page => ExitVerdict::Failed,
            true => ExitVerdict::ProblemsFound,
            false => coverage_verdict,
        })
    }
}
