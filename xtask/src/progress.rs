//! Shows progress on standard error if it is a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line that shows the current step.
pub struct Progress(ProgressBar);

impl Progress {
    /// Starts the progress line with a first step.
    pub fn start(step: impl Into<String>) -> Self {
        let bar = ProgressBar::new_spinner()
            .with_style(ProgressStyle::with_template("{spinner} {msg} ({elapsed})").expect("a valid template"));
        bar.set_message(step.into());
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// Starts the next step.
    pub fn step(&self, step: impl Into<String>) {
        self.0.set_message(step.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
