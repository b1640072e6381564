//! `cargo xtask pages check`.

use anyhow::Result;
use codegen::docs::{
    check::{Report, settle},
    show,
};

use super::{Format, Input, coverage::MinCoverage};
use crate::Verdict;

/// Say what the pages say that the spec does not, cell by cell
///
/// Exit status: 0 in step, 1 drifted, 2 unable to tell.
#[derive(clap::Args)]
pub struct Check {
    #[command(flatten)]
    input: Input,
    /// How to say it
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
        // One page that cannot be had is no reason to say nothing of the others.
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
