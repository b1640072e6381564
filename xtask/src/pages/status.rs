//! `cargo xtask pages status`.

use anyhow::Result;
use codegen::pages::{check::PageReport, render};

use super::Input;
use crate::ExitVerdict;

/// List the state of all pages
///
/// The state is in step, drifted, or the date of the last check. Pages that are not named are read from the cache.
#[derive(clap::Args)]
pub struct Status {
    #[command(flatten)]
    input: Input,
}

impl Status {
    pub fn run(mut self) -> Result<ExitVerdict> {
        let known = self.input.read_known()?;
        // Only `check` accesses the network by default.
        let from_settings = self.input.pages.is_empty();
        let mut reports: Vec<PageReport> = Vec::new();
        if from_settings {
            self.input.offline = true;
            let reader = self.input.new_reader();
            for page in &known.config.pages {
                let (sources, _) = reader.read(&[&page.url]);
                reports.extend(sources.iter().flat_map(|source| known.check(source)));
            }
        } else {
            let sources = self.input.read_all_sources(&known.config)?;
            reports.extend(sources.iter().flat_map(|source| known.check(source)));
        }
        for report in &reports {
            let operation = report.operation.as_deref().unwrap_or(&report.title);
            println!("{operation}: {} ({})", render::describe_verdict(report), report.page);
        }
        let read = |operation: &str| reports.iter().any(|report| report.operation.as_deref() == Some(operation));
        for operation in known.api().operations.iter().map(|operation| operation.id.as_str()).filter(|id| !read(id)) {
            let settings = known.config.pages.iter().any(|page| page.operation == operation);
            match known.lock.page_of_operation(operation) {
                Some(locked) => println!("{operation}: page not read; last accepted {}", locked.accepted),
                None if settings => println!("{operation}: page not read, never accepted"),
                None => println!("{operation}: no page is listed"),
            }
        }
        Ok(if reports.iter().any(PageReport::has_drifted) { ExitVerdict::Wrong } else { ExitVerdict::Fine })
    }
}
