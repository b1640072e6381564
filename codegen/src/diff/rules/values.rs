//! Selects the rules for the keywords that determine the allowed values: `enum`, `pattern`, `default`, `nullable`,
//! `readOnly` and `writeOnly`.

use crate::{
    diff::change::{Action, Part},
    ir::ParameterLocation,
};

use super::{bounds::keyword_rule_id, query::ChangeQuery, scope::MessageScope};

pub(super) fn nullable_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let is_added = query.change.action() == Action::Added;
    vec![keyword_rule_id(query, scope, if is_added { "became-nullable" } else { "became-not-nullable" })]
}

pub(super) fn extensible_enum_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let is_removed = query.change.action() == Action::Removed;
    let suffix = if is_removed { "x-extensible-enum-value-removed" } else { "x-extensible-enum-value-added" };
    vec![keyword_rule_id(query, scope, suffix)]
}

pub(super) fn pattern_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let suffix = match query.change.action() {
        Action::Added => "pattern-added",
        Action::Removed => "pattern-removed",
        Action::Changed if query.change.after.as_ref().is_some_and(|after| after == ".*") => "pattern-generalized",
        Action::Changed => "pattern-changed",
    };
    vec![keyword_rule_id(query, scope, suffix)]
}

/// Returns the identifiers of the rules for an `enum` that was added or removed. For header parameters, there is an
/// additional rule.
pub(super) fn whole_enum_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let action = query.change.action();
    let suffix = if action == Action::Added { "became-enum" } else { "became-not-enum" };
    let mut ids = vec![keyword_rule_id(query, scope, suffix)];
    let is_header = matches!(query.change.place.part, Part::Parameter(ParameterLocation::Header, _));
    if is_header && action == Action::Added {
        ids.push("request-header-property-became-enum".to_owned());
    }
    ids
}

pub(super) fn enum_value_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let action = query.change.action();
    let suffix = if action == Action::Added { "enum-value-added" } else { "enum-value-removed" };
    if scope == MessageScope::ResponseBody && action == Action::Removed {
        return vec!["response-mediatype-enum-value-removed".to_owned()];
    }
    vec![keyword_rule_id(query, scope, suffix)]
}

/// Returns the identifiers of the rules for a change of `default`. The default value of a parameter matters only if the
/// parameter is optional in both documents.
pub(super) fn default_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let verb = match query.change.action() {
        Action::Added => "added",
        Action::Removed => "removed",
        Action::Changed => "changed",
    };
    let params = query.params();
    let is_required = |param: Option<&crate::ir::Param>| param.is_none_or(|param| param.has_declared_required);
    if scope == MessageScope::RequestParameter && (is_required(params.base) || is_required(params.head)) {
        return vec!["required-request-parameter-default-changed".to_owned()];
    }
    vec![scope.rule_id(&format!("default-value-{verb}"))]
}

pub(super) fn read_only_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    access_rule_ids(query, scope, query.change.action(), "read-only")
}

pub(super) fn write_only_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    access_rule_ids(query, scope, query.change.action(), "write-only")
}

/// Returns the identifiers of the rules for a change of `readOnly` or `writeOnly` of a property. There are separate
/// rules for required and optional properties. `keyword_name` is `read-only` or `write-only`.
fn access_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope, action: Action, keyword_name: &str) -> Vec<String> {
    let message_prefix = match scope {
        MessageScope::RequestProperty => "request",
        MessageScope::ResponseProperty => "response",
        _ => return vec!["access-changed".to_owned()],
    };
    let Some((schemas, property)) = query.parent() else { return vec!["access-changed".to_owned()] };
    let requiredness = if schemas.base.required.contains(property) { "required" } else { "optional" };
    let negation = if action == Action::Added { "" } else { "not-" };
    vec![format!("{message_prefix}-{requiredness}-property-became-{negation}{keyword_name}")]
}
