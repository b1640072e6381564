//! Lists the rules that exist for a single part of requests and responses, by topic.

mod document;
mod operations;
mod parameters;
mod request_bodies;
mod responses;
mod security;

use super::{Severity, SingleRule};

const fn new_single(id: &'static str, severity: Severity, text: &'static str) -> SingleRule {
    SingleRule { id, severity, oasdiff: None, text }
}

/// Returns the rules of all modules in this directory.
pub(super) fn single_rules() -> impl Iterator<Item = &'static SingleRule> {
    [operations::RULES, security::RULES, document::RULES, parameters::RULES, request_bodies::RULES, responses::RULES]
        .into_iter()
        .flatten()
}
