//! Rules for the credentials that a call requires, and for security schemes.

use super::{asked::Asked, operation::verb};

/// Returns the rule for an alternative of `security` that came or went. The name is empty for the one without credentials.
pub(super) fn alternative(asked: &Asked<'_>) -> Vec<String> {
    let what = if asked.change.name.as_deref() == Some("") { "anonymous" } else { "security" };
    vec![format!("api-{}{what}-{}", global(asked), verb(asked))]
}

/// Returns the rule for a scope that an alternative needs more or less.
pub(super) fn scope(asked: &Asked<'_>) -> Vec<String> {
    vec![format!("api-{}security-scope-{}", global(asked), verb(asked))]
}

fn global(asked: &Asked<'_>) -> &'static str {
    if asked.change.place.operation.is_none() { "global-" } else { "" }
}

/// Returns the rule for a security scheme, or a part of it, that came, went or changed.
pub(super) fn scheme(asked: &Asked<'_>, part: &str) -> Vec<String> {
    vec![format!("api-security-component-{part}{}", verb(asked))]
}
