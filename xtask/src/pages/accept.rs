//! `cargo xtask pages accept`: records the content of help pages as accepted.

use std::{
    fs,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use codegen::{markdown::escape_invisible, pages::check};

use super::PageOptions;
use crate::ExitVerdict;

/// Record the current content of help pages as accepted in `docs.lock`
#[derive(clap::Args)]
pub struct Accept {
    #[command(flatten)]
    input: PageOptions,
    /// Also record pages with changes of the API that the spec neither contains nor explains in a note
    #[arg(long)]
    anyway: bool,
}

impl Accept {
    pub fn run(self) -> Result<ExitVerdict> {
        let mut spec_and_lock = self.input.read_spec_and_lock()?;
        let lock_path = spec_and_lock.lock_path.clone().with_context(|| {
            let root = &spec_and_lock.spec.root;
            format!("the document {root} is not in a directory; pass the path of the lock file with `--lock`")
        })?;
        let sources = self.input.read_all_sources(&spec_and_lock.config)?;
        let today = today();
        let mut new_lock = spec_and_lock.lock.clone();
        let mut rejected_count = 0;
        for (source, page) in sources.iter().flat_map(|source| source.pages.iter().map(move |page| (source, page))) {
            let Some(operation) = spec_and_lock.find_operation(source, page) else {
                rejected_count += 1;
                continue;
            };
            let unexplained_changes =
                check::unexplained_changes(page, spec_and_lock.api(), operation, &spec_and_lock.lock);
            if !(unexplained_changes.is_empty() || self.anyway) {
                eprintln!(
                    "{}: cannot accept the page of the operation `{}`, since the spec does not account for these changes:",
                    source.name, operation.id
                );
                for change in &unexplained_changes {
                    eprintln!("  {}", escape_invisible(change));
                }
                eprintln!("  help: run `cargo xtask pages apply` to edit the spec, or pass `--anyway`");
                rejected_count += 1;
                continue;
            }
            let url = spec_and_lock
                .config
                .pages
                .iter()
                .find(|page| page.operation == operation.id)
                .map_or("", |page| page.url.as_str());
            new_lock.accept_page(&operation.id, page, url, &today);
            println!("{}: {}", operation.id, source.name);
        }
        spec_and_lock.lock = new_lock;
        let new_lock_path = lock_path.with_extension("lock.new");
        fs::write(&new_lock_path, spec_and_lock.lock.render())
            .with_context(|| format!("cannot write {}", new_lock_path.display()))?;
        fs::rename(&new_lock_path, &lock_path).with_context(|| format!("cannot write {}", lock_path.display()))?;
        Ok(if rejected_count > 0 { ExitVerdict::ProblemsFound } else { ExitVerdict::NoProblems })
    }
}

/// Returns today's date, in UTC.
fn today() -> String {
    let days = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400);
    let (year, month, day) = date_from_days(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Converts a number of days since 1970-01-01 to the year, month and day of the Gregorian calendar.
fn date_from_days(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_to_dates() {
        let known_dates = [
            (0, (1970, 1, 1)),
            (11_016, (2000, 2, 29)),
            (19_782, (2024, 2, 29)),
            (19_783, (2024, 3, 1)),
            (20_454, (2026, 1, 1)),
        ];
        for (days, date) in known_dates {
            assert_eq!(super::date_from_days(days), date);
        }
    }
}
