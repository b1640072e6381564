//! Two documents to what differs, what that does to callers, and which version it takes.

pub mod allow;
mod bump;
pub mod cases;
pub mod change;
mod facts;
mod finding;
mod obstacles;
pub mod report;
mod resolved;
mod rules;
pub mod surface;

pub use self::{
    bump::Level,
    facts::facts,
    finding::{Comparison, Finding, compare},
    obstacles::obstacles,
    rules::{Levels, Options, Rule, Severity, rule, rules},
};

#[cfg(test)]
mod tests;
