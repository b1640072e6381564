//! Rules: the effect of a change on callers. Each rule has a name, a severity and an explanation.
//!
//! A rule that corresponds to one of oasdiff's checks has oasdiff's name, so that existing knowledge and allow-lists
//! apply. The rules for keywords are the same for bodies, properties, parameters and header fields; the tables list
//! each once.

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
