//! Two documents to what differs, what that does to callers, and which version it takes.

pub mod change;
mod facts;
mod rules;

pub use self::{
    facts::facts,
    rules::{Clock, Rule, Wire, rule, rules},
};
