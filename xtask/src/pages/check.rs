//! `cargo xtask pages check`.

use anyhow::Result;
use codegen::pages::{
    check::{PageReport, drop_shared_stale_notes},
    render,
};

use super::{Format, Input, coverage::MinCoverage};
use crate::ExitVerdict;

/// Compare the pages with the spec, cell by cell
///
/// Exit status: 0 if they agree, 1 if a page drifted, 2 if they cannot be compared.
#[derive(clap::Args)]
pub struct Check {
    #[command(flatten)]
    input: Input,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    coverage: MinCoverage,
    /// Accepted for old scripts; warnings are always listed
    #[arg(long, hide = true)]
    warnings: bool,
}

impl Check {
    pub fn run(self) -> Result<ExitVerdict> {
        let known = self.input.read_known()?;
        // An unreadable page does not prevent the check of the others.
        let (sources, failed) = self.input.read_sources(&known.config)?;
        let mut reports: Vec<PageReport> = sources.iter().flat_map(|source| known.check(source)).collect();
        drop_shared_stale_notes(&mut reports, known.api());
        print!("{}", render::render_reports(&reports, self.format.into()));
        let covered = self.coverage.verdict(&sources);
        Ok(match reports.iter().any(PageReport::has_drifted) {
            _ if failed => ExitVerdict::Unable,
            true => ExitVerdict::Wrong,
            false => covered,
        })
    }
}
