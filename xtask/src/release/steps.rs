//! Prints the progress of a release: the name and duration of each step, warnings and skipped checks.

use std::time::Instant;

use super::package::Outcome;

/// Prints the steps of a release as they begin.
pub(super) struct Steps {
    /// The number of the current step; 0 before the first step.
    step_number: usize,
    /// The time at which the current step began.
    started_at: Instant,
    /// The warnings and skipped checks, which are repeated at the end.
    remarks: Vec<String>,
}

impl Steps {
    pub(super) fn new() -> Self {
        Self { step_number: 0, started_at: Instant::now(), remarks: Vec::new() }
    }

    /// Begins the next step: prints its number and name.
    pub(super) fn begin(&mut self, name: &str) {
        self.print_duration();
        self.step_number += 1;
        self.started_at = Instant::now();
        eprintln!("{:>2}. {name}", self.step_number);
    }

    /// Prints the duration of the current step, unless it took less than a second.
    fn print_duration(&self) {
        let seconds = self.started_at.elapsed().as_secs();
        if self.step_number > 0 && seconds > 0 {
            eprintln!("    {seconds} s");
        }
    }

    /// Prints the reason if a check was skipped, immediately and again at the end.
    pub(super) fn note_skipped(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Passed => {}
            Outcome::Skipped(reason) => self.add_remark(format!("SKIPPED: {reason}")),
        }
    }

    /// Prints a warning for the maintainer, immediately and again at the end.
    pub(super) fn warn(&mut self, message: &str) {
        self.add_remark(format!("warning: {message}"));
    }

    fn add_remark(&mut self, line: String) {
        eprintln!("    {line}");
        self.remarks.push(line);
    }

    /// Ends the last step. Prints the warnings and skipped checks again.
    pub(super) fn finish(self) {
        self.print_duration();
        if !self.remarks.is_empty() {
            eprintln!("\nreview these warnings and skipped checks:");
        }
        for line in &self.remarks {
            eprintln!("  {line}");
        }
    }
}
