//! `cargo xtask diff-cases`.

use std::{io, path::PathBuf};

use anyhow::Result;
use codegen::{
    diff::{RuleOptions, cases},
    load::Files,
};

use crate::ExitVerdict;

/// Check the rules of `diff` with pairs of documents
///
/// The folder contains `cases.json` and `levels.json`.
#[derive(clap::Args)]
pub struct DiffCases {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Print passed cases as well
    #[arg(long, short)]
    verbose: bool,
}

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }
}

impl DiffCases {
    pub fn run(self) -> Result<ExitVerdict> {
        let options = RuleOptions::for_day(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date());
        let outcomes = cases::run_cases(&Folder(self.folder), options)?;
        let failed = outcomes.iter().filter(|outcome| outcome.failure.is_some()).count();
        for outcome in outcomes.iter().filter(|it| self.verbose || it.failure.is_some() || it.remark.is_some()) {
            println!("{outcome}");
        }
        println!("{} of {} cases pass", outcomes.len() - failed, outcomes.len());
        Ok(if failed == 0 { ExitVerdict::Fine } else { ExitVerdict::Wrong })
    }
}
