//! Output of the steps of a release: their names, durations, and skipped checks.

use std::time::Instant;

use super::package::Outcome;

/// Prints the steps of a release as they begin.
pub(super) struct Steps {
    number: usize,
    since: Instant,
    left: Vec<String>,
}

impl Steps {
    pub(super) fn new() -> Self {
        Self { number: 0, since: Instant::now(), left: Vec::new() }
    }

    pub(super) fn begin(&mut self, what: &str) {
        self.end();
        self.number += 1;
        self.since = Instant::now();
        eprintln!("{:>2}. {what}", self.number);
    }

    fn end(&self) {
        let seconds = self.since.elapsed().as_secs();
        if self.number > 0 && seconds > 0 {
            eprintln!("    {seconds} s");
        }
    }

    /// Prints a skipped check, immediately and again at the end.
    pub(super) fn note(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Fine => {}
            Outcome::Skipped(why) => self.leave(format!("SKIPPED: {why}")),
        }
    }

    /// Prints a warning for the maintainer, immediately and again at the end.
    pub(super) fn warn(&mut self, what: &str) {
        self.leave(format!("warning: {what}"));
    }

    fn leave(&mut self, line: String) {
        eprintln!("    {line}");
        self.left.push(line);
    }

    /// Ends the last step and repeats the warnings and skipped checks.
    pub(super) fn finish(self) {
        self.end();
        if !self.left.is_empty() {
            eprintln!("\nfor you to review:");
        }
        for line in &self.left {
            eprintln!("  {line}");
        }
    }
}
