//! Compares two OpenAPI documents: lists the differences, determines how each difference affects callers of the API,
//! and determines the required version bump.

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
    facts::find_changes,
    finding::{Comparison, Finding, compare_documents},
    obstacles::find_obstacles,
    rules::{Levels, Rule, RuleOptions, Severity, all_rules, find_rule},
};

#[cfg(test)]
mod tests;
