//! What a change means on the wire: rules, each with a name, a verdict and an explanation.
//!
//! Where a rule is one of oasdiff's checks it has oasdiff's name, so that what people know and allow carries over. The
//! rules for keywords are the same for bodies, properties, parameters and headers; the tables say it once.

mod apply;
mod bounds;
mod lifecycle;
mod operation;
mod schema;
mod scope;
mod table;
mod types;
mod values;

#[cfg(test)]
mod tests;

use std::{collections::HashMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

pub use self::apply::Clock;
pub(super) use self::apply::apply;

/// What a change does to callers that worked before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// They go on working.
    #[default]
    Compatible,
    /// Some may fail; which, the documents do not tell.
    Warning,
    /// Some fail.
    Breaking,
}

impl Wire {
    /// The verdict in a word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Warning => "warning",
            Self::Breaking => "breaking",
        }
    }
}

/// A kind of change that callers care about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Its name, for allow-lists and for `--explain`.
    pub id: String,
    /// What it does to callers.
    pub wire: Wire,
    /// What happened and why it matters, in sentences.
    pub explanation: String,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut rules = table::rules();
    rules.sort_by(|one, other| one.id.cmp(&other.id));
    rules
});

static INDEX: LazyLock<HashMap<&'static str, &'static Rule>> =
    LazyLock::new(|| RULES.iter().map(|rule| (rule.id.as_str(), rule)).collect());

/// All rules, by name.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule of this name.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    INDEX.get(id).copied()
}
