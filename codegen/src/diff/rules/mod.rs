//! Rules: the effect of a change on callers. Each rule has an identifier, a severity and an explanation.
//!
//! A rule that corresponds to a check of oasdiff has the check's identifier, so that existing knowledge and
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
