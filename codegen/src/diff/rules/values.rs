//! Rules of the values that a schema allows: enums, patterns, defaults, `null`, read-only and write-only.

use crate::{
    diff::change::{Action, Part},
    ir::Location,
};

use super::{asked::Asked, bounds::guarded, scope::Scope};

pub(super) fn nullable(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let added = asked.change.action() == Action::Added;
    vec![guarded(asked, scope, if added { "became-nullable" } else { "became-not-nullable" })]
}

pub(super) fn extensible_enum_value(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let removed = asked.change.action() == Action::Removed;
    let suffix = if removed { "x-extensible-enum-value-removed" } else { "x-extensible-enum-value-added" };
    vec![guarded(asked, scope, suffix)]
}

pub(super) fn pattern(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let suffix = match asked.change.action() {
        Action::Added => "pattern-added",
        Action::Removed => "pattern-removed",
        Action::Changed if asked.change.after.as_ref().is_some_and(|after| after == ".*") => "pattern-generalized",
        Action::Changed => "pattern-changed",
    };
    vec![guarded(asked, scope, suffix)]
}

/// Returns the rules for an enum that was added or removed. Header parameters have a separate rule in addition to that
/// of all parameters.
pub(super) fn whole_enum(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let action = asked.change.action();
    let suffix = if action == Action::Added { "became-enum" } else { "became-not-enum" };
    let mut ids = vec![guarded(asked, scope, suffix)];
    let header = matches!(asked.change.place.part, Part::Parameter(Location::Header, _));
    if header && action == Action::Added {
        ids.push("request-header-property-became-enum".to_owned());
    }
    ids
}

pub(super) fn enum_value(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let action = asked.change.action();
    let suffix = if action == Action::Added { "enum-value-added" } else { "enum-value-removed" };
    if scope == Scope::ResponseBody && action == Action::Removed {
        return vec!["response-mediatype-enum-value-removed".to_owned()];
    }
    vec![guarded(asked, scope, suffix)]
}

/// Returns the rule for the default of a parameter. It matters only if callers may omit the parameter before and after
/// the change.
pub(super) fn default(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let verb = match asked.change.action() {
        Action::Added => "added",
        Action::Removed => "removed",
        Action::Changed => "changed",
    };
    let params = asked.params();
    let required = |param: Option<&crate::ir::Param>| param.is_none_or(|param| param.required_given);
    if scope == Scope::RequestParameter && (required(params.base) || required(params.head)) {
        return vec!["required-request-parameter-default-changed".to_owned()];
    }
    vec![scope.id(&format!("default-value-{verb}"))]
}

pub(super) fn read_only(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    access(asked, scope, asked.change.action(), "read-only")
}

pub(super) fn write_only(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    access(asked, scope, asked.change.action(), "write-only")
}

/// Returns the rule for `readOnly` and `writeOnly` of a property. Required and optional properties have separate rules.
fn access(asked: &Asked<'_>, scope: Scope, action: Action, word: &str) -> Vec<String> {
    let side = match scope {
        Scope::RequestProperty => "request",
        Scope::ResponseProperty => "response",
        _ => return vec!["access-changed".to_owned()],
    };
    let Some((schemas, property)) = asked.parent() else { return vec!["access-changed".to_owned()] };
    let need = if schemas.base.required.contains(property) { "required" } else { "optional" };
    let not = if action == Action::Added { "" } else { "not-" };
    vec![format!("{side}-{need}-property-became-{not}{word}")]
}
