//! `cargo xtask pages status`: lists the state of each help page.

use anyhow::Result;
use codegen::pages::{check::PageReport, render};

use super::PageOptions;
use crate::ExitVerdict;

/// List the state of each help page
///
/// A page is in step with the spec or has drifted. If the page was not read, the date at which it was last accepted is
/// shown. Pages that are not named on the command line are read from the cache.
#[derive(clap::Args)]
pub struct Status {
    #[command(flatten)]
    input: PageOptions,
}

impl Status {
    pub fn run(mut self) -> Result<ExitVerdict> {
        let spec_and_lock = self.input.read_spec_and_lock()?;
        // Only `check` accesses the network by default.
        let uses_settings = self.input.pages.is_empty();
        let mut reports: Vec<PageReport> = Vec::new();
        if uses_settings {
            self.input.offline = true;
            let reader = self.input.new_reader();
            for page in &spec_and_lock.config.pages {
                let (sources, _) = reader.read(&[&page.url]);
                reports.extend(sources.iter().flat_map(|source| spec_and_lock.check_source(source)));
            }
        } else {
            let sources = self.input.read_all_sources(&spec_and_lock.config)?;
            reports.extend(sources.iter().flat_map(|source| spec_and_lock.check_source(source)));
        }
        for report in &reports {
            let operation = report.operation.as_deref().unwrap_or(&report.title);
            println!("{operation}: {} ({})", render::describe_verdict(report), report.page);
        }
        let was_read = |operation: &str| reports.iter().any(|report| report.operation.as_deref() == Some(operation));
        let operation_ids = spec_and_lock.api().operations.iter().map(|operation| operation.id.as_str());
        for operation in operation_ids.filter(|id| !was_read(id)) {
            let is_in_settings = spec_and_lock.config.pages.iter().any(|page| page.operation == operation);
            match spec_and_lock.lock.page_of_operation(operation) {
                Some(locked_page) => {
                    println!("{operation}: the page was not read; it was last accepted on {}", locked_page.accepted);
                }
                None if is_in_settings => println!("{operation}: the page was not read and has never been accepted"),
                None => println!("{operation}: client.toml does not list a page for this operation"),
            }
        }
        Ok(if reports.iter().any(PageReport::has_drifted) {
            ExitVerdict::ProblemsFound
        } else {
            ExitVerdict::NoProblems
        })
    }
}
