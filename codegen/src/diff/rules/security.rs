//! Selects the rules for security requirements and security schemes.

use crate::diff::change::Part;

use super::{operation::action_word, query::ChangeQuery};

/// Returns the identifiers of the rules for an added or removed alternative (Security Requirement Object) in
/// `security`. An alternative with an empty name requires no credentials.
pub(super) fn alternative_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let access_word = if query.change.name.as_deref() == Some("") { "anonymous" } else { "security" };
    vec![format!("{}{access_word}-{}", rule_prefix(query), action_word(query))]
}

/// Returns the identifiers of the rules for a scope that an alternative in `security` newly requires or no longer
/// requires.
pub(super) fn scope_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    vec![format!("{}security-scope-{}", rule_prefix(query), action_word(query))]
}

fn rule_prefix(query: &ChangeQuery<'_>) -> &'static str {
    match (&query.change.place.operation, &query.change.place.part) {
        (None, _) => "api-global-",
        (Some(_), Part::Webhook) => "webhook-",
        (Some(_), _) => "api-",
    }
}

/// Returns the identifiers of the rules for an added, removed or changed security scheme, or for an added, removed or
/// changed part of a scheme. `part_infix` names this part and ends with `-`, such as `flow-`; it is empty for the whole
/// scheme.
pub(super) fn scheme_rule_ids(query: &ChangeQuery<'_>, part_infix: &str) -> Vec<String> {
    vec![format!("api-security-component-{part_infix}{}", action_word(query))]
}
