//! Shows the current step of a command on standard error, if standard error is a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A line that shows the current step and the elapsed time. The line is cleared on drop.
pub struct Progress(ProgressBar);

impl Progress {
    /// Shows the line, and the first step on it.
    pub fn start(step: impl Into<String>) -> Self {
        let progress_bar = ProgressBar::new_spinner()
            .with_style(ProgressStyle::with_template("{spinner} {msg} ({elapsed})").expect("a valid template"));
        progress_bar.set_message(step.into());
        progress_bar.enable_steady_tick(Duration::from_millis(100));
        Self(progress_bar)
    }

    /// Replaces the step that the line shows.
    pub fn set_step(&self, step: impl Into<String>) {
        self.0.set_message(step.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
