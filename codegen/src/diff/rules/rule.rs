//! Rules and verdicts.

use serde::{Deserialize, Serialize};

/// The effect of a change on callers that worked before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// They go on working.
    #[default]
    Compatible,
    /// Some may fail; which, the documents do not tell.
    Warning,
    /// Some fail.
    Breaking,
}

impl Severity {
    /// Returns the verdict in a word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Warning => "warning",
            Self::Breaking => "breaking",
        }
    }

    /// Returns the verdict as what it means for callers.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Compatible => "does not break callers",
            Self::Warning => "may break callers",
            Self::Breaking => "breaks callers",
        }
    }

    /// Returns oasdiff's word for the verdict.
    #[must_use]
    pub fn oasdiff_name(self) -> &'static str {
        match self {
            Self::Compatible => "info",
            Self::Warning => "warning",
            Self::Breaking => "error",
        }
    }
}

/// Selects whose verdicts are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Levels {
    /// The verdicts of this differ, which judges by what a change results in.
    #[default]
    Own,
    /// The level that oasdiff gives each of its checks.
    Oasdiff,
}

/// A kind of change that callers care about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Its name, for allow-lists and for `--explain`.
    pub id: String,
    /// Its verdict; the worst one if it depends on what the change results in.
    pub severity: Severity,
    /// The level of oasdiff's check of this name; the own verdict if oasdiff has no such check.
    pub oasdiff: Severity,
    /// Describes what happened and why it matters, in sentences.
    pub explanation: String,
}
