//! `cargo xtask diff-cases`: checks the rules of `diff` with pairs of documents.

use std::{io, path::PathBuf};

use anyhow::Result;
use codegen::{
    diff::{RuleOptions, cases},
    load::Files,
};

use crate::ExitVerdict;

/// Check the rules of `diff` with pairs of documents
///
/// The directory contains the documents, `cases.json` (the pairs and the rules that `diff` must or must not report)
/// and `levels.json` (the level of each rule).
#[derive(clap::Args)]
pub struct DiffCases {
    /// The directory with the pairs of documents
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Print the passed cases as well as the failed ones
    #[arg(long, short)]
    verbose: bool,
}

/// The directory from which the documents and `cases.json` are read.
struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }
}

impl DiffCases {
    pub fn run(self) -> Result<ExitVerdict> {
        let options = RuleOptions::for_day(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date());
        let case_outcomes = cases::run_cases(&Folder(self.folder), options)?;
        let failed_count = case_outcomes.iter().filter(|outcome| outcome.failure.is_some()).count();
        for outcome in case_outcomes.iter().filter(|it| self.verbose || it.failure.is_some() || it.remark.is_some()) {
            println!("{outcome}");
        }
        println!("{} of {} pairs of documents passed", case_outcomes.len() - failed_count, case_outcomes.len());
        Ok(if failed_count == 0 { ExitVerdict::NoProblems } else { ExitVerdict::ProblemsFound })
    }
}
