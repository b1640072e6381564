//! Rules: the meaning of a change on the wire. Each has a name, a verdict and an explanation.
//!
//! A rule that is one of oasdiff's checks has oasdiff's name, so that existing knowledge and allow-lists apply. The
//! rules for keywords are the same for bodies, properties, parameters and headers; the tables list it once.

mod apply;
mod asked;
mod bounds;
mod judge;
mod lifecycle;
mod operation;
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

pub(super) use self::apply::apply;
pub use self::{
    asked::Options,
    registry::{rule, rules},
    rule::{Levels, Rule, Severity},
};
