//! Lists the rules that do not exist separately for several scopes (parts of requests and responses), by topic.

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

/// Returns the rules of all topics.
pub(super) fn all_singles() -> impl Iterator<Item = &'static SingleRule> {
    [operations::RULES, security::RULES, document::RULES, parameters::RULES, request_bodies::RULES, responses::RULES]
        .into_iter()
        .flatten()
}
