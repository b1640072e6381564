//! Rules of the credentials that a call needs, and of the schemes themselves.

use crate::diff::change::{Action, ChangeKind};

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

/// Returns the rule for a change of a security scheme.
pub(super) fn scheme(asked: &Asked<'_>) -> Vec<String> {
    let suffix = match (asked.change.kind, asked.change.action()) {
        (ChangeKind::SecurityScheme, Action::Added) => "added",
        (ChangeKind::SecurityScheme, _) => "removed",
        (ChangeKind::SecuritySchemeType, _) => "type-changed",
        (ChangeKind::OauthFlow, Action::Added) => "flow-added",
        (ChangeKind::OauthFlow, _) => "flow-removed",
        (ChangeKind::OauthAuthorizationUrl, _) => "oauth-url-changed",
        (ChangeKind::OauthTokenUrl, _) => "oauth-token-url-changed",
        (ChangeKind::OauthScope, Action::Added) => "oauth-scope-added",
        (ChangeKind::OauthScope, Action::Removed) => "oauth-scope-removed",
        (ChangeKind::OauthScope, Action::Changed) => "oauth-scope-changed",
        _ => "changed",
    };
    vec![format!("api-security-component-{suffix}")]
}
