//! Determines how each change affects callers. A rule consists of an identifier, a severity and an explanation.
//!
//! If a rule corresponds to a check of the tool oasdiff, both have the same identifier, so that existing allow-lists
//! for oasdiff can be used. The rules for schema keywords apply to bodies, properties, parameters and header fields.
//! The rule tables list such a rule only once.

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
