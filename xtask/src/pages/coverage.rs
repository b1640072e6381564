//! The coverage of help pages: the percentage of the table rows that was read. Printed at the end by the subcommands
//! that read pages.

use codegen::{markdown::escape_invisible, pages::page::Coverage};

use super::source::PageSource;
use crate::ExitVerdict;

/// The option `--min-coverage`.
#[derive(clap::Args)]
pub struct MinCoverage {
    /// The minimum percentage of table rows that must be read on each page. The exit status is 1 if fewer rows are
    /// read, or a page has no operation. 0 disables both checks
    #[arg(long, default_value_t = 95.0, value_name = "PERCENT")]
    min_coverage: f64,
}

impl MinCoverage {
    /// Prints the warnings of all pages.
    pub fn print_warnings(sources: &[PageSource]) {
        for source in sources {
            for warning in source.pages.iter().flat_map(|page| &page.warnings) {
                let message = escape_invisible(&warning.message);
                eprintln!("warning[{}]: {}:{}: {message}", warning.code, source.name, warning.line);
            }
        }
    }

    /// Prints the total coverage. Returns [`ExitVerdict::ProblemsFound`] if the coverage of a page is below the
    /// minimum, or a page has no operation.
    pub fn verdict(&self, sources: &[PageSource]) -> ExitVerdict {
        let mut total_coverage = Coverage::default();
        let mut verdict = ExitVerdict::NoProblems;
        for source in sources {
            for page in &source.pages {
                total_coverage += page.coverage;
                if page.path.is_none() && self.min_coverage > 0.0 {
                    eprintln!("{}: the page has no operation, since no line contains a method and a path", source.name);
                    verdict = ExitVerdict::ProblemsFound;
                } else if page.coverage.is_below(self.min_coverage) {
                    eprintln!("{}: too few rows of the tables on this page were read ({})", source.name, page.coverage);
                    verdict = ExitVerdict::ProblemsFound;
                }
            }
        }
        eprintln!("{total_coverage}");
        verdict
    }
}
