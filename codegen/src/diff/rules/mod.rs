//! Determines the effect of each change on callers. A rule has an identifier, a severity and an explanation.
//!
//! A rule that corresponds to a check of the tool oasdiff has the identifier of that check, so that existing
//! allow-lists apply. The rules for schema keywords apply to bodies, properties, parameters and header fields; the
//! tables list such a rule once for all of them.

mod apply;
mod bounds;
mod judge;
mod lifecycle;
mod operation;
mod query;
mod registry;
mod rule;
mod schema;
mod scope;
mod security;
mod table;
mod types;
mod values;

#[cfg(test)]
mod tests;

pub(super) use self::apply::apply_rules;
pub use self::{
    query::RuleOptions,
    registry::{all_rules, find_rule},
    rule::{Levels, Rule, Severity},
};
