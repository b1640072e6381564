//! `cargo xtask pages check`.

use anyhow::Result;
use codegen::docs::{
    check::{Report, settle},
    show,
};

use super::{Format, Input};
use crate::Verdict;

/// Report the differences between pages and the spec, field by field
///
/// Exit status: 0 no differences, 1 differences, 2 a page could not be read.
#[derive(clap::Args)]
pub struct Check {
    #[command(flatten)]
    input: Input,
    /// The format of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Also list parts of pages that could not be interpreted
    #[arg(long)]
    warnings: bool,
}

impl Check {
    pub fn run(self) -> Result<Verdict> {
        let known = self.input.known()?;
        // One page that cannot be had is no reason to say nothing of the others.
        let (sources, failed) = self.input.readable(&known.config)?;
        let mut reports: Vec<Report> = sources.iter().flat_map(|source| known.check(source)).collect();
        settle(&mut reports, known.api());
        print!("{}", show::show(&reports, self.format.into(), self.warnings));
        Ok(match reports.iter().any(Report::drifted) {
            _ if failed => Verdict::Unable,
            true => Verdict::Wrong,
            false => Verdict::Fine,
        })
    }
}
