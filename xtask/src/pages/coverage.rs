//! The coverage of pages: the share of their table rows that was read. All commands on pages print it at the end.

use codegen::{markdown::escape_invisible, pages::page::Coverage};

use super::source::PageSource;
use crate::ExitVerdict;

/// The minimum coverage.
#[derive(clap::Args)]
pub struct MinCoverage {
    /// The minimum percentage of rows that must be read on each page; with less, or on a page without an operation, the
    /// exit status is 1. With 0, neither is checked
    #[arg(long, default_value_t = 95.0, value_name = "PERCENT")]
    min_coverage: f64,
}

impl MinCoverage {
    /// Prints the warnings of all pages.
    pub fn warn(sources: &[PageSource]) {
        for source in sources {
            for warning in source.pages.iter().flat_map(|page| &page.warnings) {
                let message = escape_invisible(&warning.message);
                eprintln!("warning[{}]: {}:{}: {message}", warning.code, source.name, warning.line);
            }
        }
    }

    /// Prints the coverage. Returns [`ExitVerdict::Wrong`] if it is too low on a page, or if a page has no operation.
    pub fn verdict(&self, sources: &[PageSource]) -> ExitVerdict {
        let mut total = Coverage::default();
        let mut verdict = ExitVerdict::Fine;
        for source in sources {
            for page in &source.pages {
                total += page.coverage;
                if page.path.is_none() && self.min_coverage > 0.0 {
                    eprintln!(
                        "{}: the page has no line with a method and a path; it therefore has no operation",
                        source.name
                    );
                    verdict = ExitVerdict::Wrong;
                } else if page.coverage.is_below(self.min_coverage) {
                    eprintln!("{}: too few rows were read: {}", source.name, page.coverage);
                    verdict = ExitVerdict::Wrong;
                }
            }
        }
        eprintln!("{total}");
        verdict
    }
}
