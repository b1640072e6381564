//! Defines rules and severities.

use serde::{Deserialize, Serialize};

/// The effect of a change on existing callers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// All callers continue to work.
    #[default]
    Compatible,
    /// Some callers may fail. The documents do not contain enough information to decide this.
    Warning,
    /// Some callers fail.
    Breaking,
}

impl Severity {
    /// Returns the name of the severity.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Warning => "warning",
            Self::Breaking => "breaking",
        }
    }

    /// Returns the effect on callers as a phrase.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Compatible => "does not break callers",
            Self::Warning => "may break callers",
            Self::Breaking => "breaks callers",
        }
    }

    /// Returns oasdiff's name for the severity.
    #[must_use]
    pub fn oasdiff_name(self) -> &'static str {
        match self {
            Self::Compatible => "info",
            Self::Warning => "warning",
            Self::Breaking => "error",
        }
    }
}

/// The choice between the severities of this crate and those of oasdiff.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Levels {
    /// The severities of this crate, which depend on the effect of a change.
    #[default]
    Own,
    /// The levels that oasdiff assigns to its checks.
    Oasdiff,
}

/// A rule: a kind of change that matters to callers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The identifier, for allow-lists and for `--explain`.
    pub id: String,
    /// The default severity. A change has another severity if the effect of the change is known more precisely.
    pub severity: Severity,
    /// The level of the oasdiff check with this identifier; equal to `severity` if oasdiff has no such check.
    pub oasdiff: Severity,
    /// A description of the change and its effect, in full sentences.
    pub explanation: String,
}
