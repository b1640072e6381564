//! `cargo xtask pages check`.

use anyhow::Result;
use codegen::docs::{
    check::{Report, settle},
    show,
};

use super::{Format, Input, coverage::MinCoverage};
use crate::Verdict;

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
    pub fn run(self) -> Result<Verdict> {
        let known = self.input.known()?;
        // An unreadable page does not prevent the check of the others.
        let (sources, failed) = self.input.readable(&known.config)?;
        let mut reports: Vec<Report> = sources.iter().flat_map(|source| known.check(source)).collect();
        settle(&mut reports, known.api());
        print!("{}", show::show(&reports, self.format.into()));
        let covered = self.coverage.verdict(&sources);
        Ok(match reports.iter().any(Report::drifted) {
            _ if failed => Verdict::Unable,
            true => Verdict::Wrong,
            false => covered,
        })
    }
}
