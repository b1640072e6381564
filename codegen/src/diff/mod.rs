//! Two documents to what differs, what that does to callers, and which version it takes.

pub mod cases;
pub mod change;
mod facts;
mod finding;
mod rules;

pub use self::{
    facts::facts,
    finding::{Comparison, Finding, compare},
    rules::{Clock, Rule, Wire, rule, rules},
};
