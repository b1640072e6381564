//! Defines the types of rules and severities.

use serde::{Deserialize, Serialize};

/// The effect of a change on existing callers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// All callers continue to work.
    #[default]
    Compatible,
    /// Some callers may fail. The documents do not state enough to determine this.
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

    /// Returns a phrase for the effect on callers.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Compatible => "does not break callers",
            Self::Warning => "may break callers",
            Self::Breaking => "breaks callers",
        }
    }

    /// Returns the name that oasdiff uses for the severity.
    #[must_use]
    pub fn oasdiff_name(self) -> &'static str {
        match self {
            Self::Compatible => "info",
            Self::Warning => "warning",
            Self::Breaking => "error",
        }
    }
}

/// Selects the severities of this crate or those of oasdiff.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Levels {
    /// The severities of this crate, which depend on the effect of each change.
    #[default]
    Own,
    /// The severities that oasdiff assigns to its checks.
    Oasdiff,
}

/// A rule: a kind of change and its effect on callers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The identifier, which allow-lists and the option `--explain` use.
    pub id: String,
    /// The default severity. A change gets another severity if its effect is known more precisely.
    pub severity: Severity,
    /// The severity of the oasdiff check with the same identifier. If oasdiff has no such check, equal to `severity`.
    pub oasdiff: Severity,
    /// Sentences that describe the change and its effect.
    pub explanation: String,
}
