//! Selects the rules for security requirements and security schemes.

use crate::diff::change::Part;

use super::{operation::action_word, query::ChangeQuery};

/// Returns the rule for an added or removed alternative of `security`. An alternative with an empty name requires no
/// credentials.
pub(super) fn alternative_rule(query: &ChangeQuery<'_>) -> Vec<String> {
    let access_word = if query.change.name.as_deref() == Some("") { "anonymous" } else { "security" };
    vec![format!("{}{access_word}-{}", rule_prefix(query), action_word(query))]
}

/// Returns the rule for a scope that was added to or removed from an alternative of `security`.
pub(super) fn scope_rule(query: &ChangeQuery<'_>) -> Vec<String> {
    vec![format!("{}security-scope-{}", rule_prefix(query), action_word(query))]
}

fn rule_prefix(query: &ChangeQuery<'_>) -> &'static str {
    match (&query.change.place.operation, &query.change.place.part) {
        (None, _) => "api-global-",
        (Some(_), Part::Webhook) => "webhook-",
        (Some(_), _) => "api-",
    }
}

/// Returns the rule for a security scheme that was added, removed or changed, or for a part of the scheme. `part` is
/// the part's name with a trailing `-`, such as `flow-`; empty for the whole scheme.
pub(super) fn scheme_rule(query: &ChangeQuery<'_>, part: &str) -> Vec<String> {
    vec![format!("api-security-component-{part}{}", action_word(query))]
}
