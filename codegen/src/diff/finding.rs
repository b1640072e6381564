//! Changes with the rules that they fall under.

use crate::ir::Api;

use super::{
    change::{Change, Sides},
    facts::facts,
    rules::{Clock, Rule, Wire, apply},
};

/// What differs between two documents, and what it does to callers.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// All differences, by place.
    pub changes: Vec<Change>,
    /// What rules say of them, by change.
    pub findings: Vec<Finding>,
}

/// A change that a rule has a name for.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// Index into [`Comparison::changes`].
    pub change: usize,
    /// The rule.
    pub rule: &'static Rule,
}

impl Comparison {
    /// The worst verdict of all.
    #[must_use]
    pub fn wire(&self) -> Wire {
        self.findings.iter().map(|finding| finding.rule.wire).max().unwrap_or_default()
    }
}

/// Compares two documents on the wire.
#[must_use]
pub fn compare(base: &Api, head: &Api, clock: Clock) -> Comparison {
    let changes = facts(base, head);
    let rules = apply(Sides::new(base, head), &changes, clock);
    let findings = rules
        .into_iter()
        .enumerate()
        .flat_map(|(change, rules)| rules.into_iter().map(move |rule| Finding { change, rule }))
        .collect();
    Comparison { changes, findings }
}
