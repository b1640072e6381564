//! Compares two documents: the differences, their effect on callers, and the required version.

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
