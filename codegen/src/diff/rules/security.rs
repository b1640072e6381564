//! Rules for security requirements and security schemes.

use super::{operation::action_verb, query::ChangeQuery};

/// Returns the rule for an added or removed alternative of `security`. The name of the alternative without credentials
/// is empty.
pub(super) fn alternative_rule(asked: &ChangeQuery<'_>) -> Vec<String> {
    let what = if asked.change.name.as_deref() == Some("") { "anonymous" } else { "security" };
    vec![format!("api-{}{what}-{}", global_rule(asked), action_verb(asked))]
}

/// Returns the rule for a scope that was added to or removed from an alternative.
pub(super) fn scope_rule(asked: &ChangeQuery<'_>) -> Vec<String> {
    vec![format!("api-{}security-scope-{}", global_rule(asked), action_verb(asked))]
}

fn global_rule(asked: &ChangeQuery<'_>) -> &'static str {
    if asked.change.place.operation.is_none() { "global-" } else { "" }
}

/// Returns the rule for a security scheme, or a part of it, that was added, removed or changed.
pub(super) fn scheme_rule(asked: &ChangeQuery<'_>, part: &str) -> Vec<String> {
    vec![format!("api-security-component-{part}{}", action_verb(asked))]
}
