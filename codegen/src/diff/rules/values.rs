//! Which values a schema takes: enums, patterns, defaults, `null`, read-only and write-only.

use crate::{
    diff::change::{Action, Part, What},
    ir::Location,
};

use super::{apply::Asked, bounds::guarded, scope::Scope};

pub(super) fn ids(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let suffix = match (asked.change.what, asked.change.action()) {
        (What::Enum, action) => return whole_enum(asked, scope, action),
        (What::EnumValue, action) => return enum_value(asked, scope, action),
        (What::Default, action) => return default(asked, scope, action),
        (What::ReadOnly, action) => return access(asked, scope, action, "read-only"),
        (What::WriteOnly, action) => return access(asked, scope, action, "write-only"),
        (What::ExtensibleEnumValue, Action::Removed) => "x-extensible-enum-value-removed",
        (What::ExtensibleEnumValue, _) => "x-extensible-enum-value-added",
        (What::Nullable, Action::Added) => "became-nullable",
        (What::Nullable, _) => "became-not-nullable",
        (_, Action::Added) => "pattern-added",
        (_, Action::Removed) => "pattern-removed",
        _ if asked.change.after.as_ref().is_some_and(|after| after == ".*") => "pattern-generalized",
        _ => "pattern-changed",
    };
    vec![guarded(asked, scope, suffix)]
}

/// An enum that is new or gone as a whole. A header parameter has a rule of its own beside that of all parameters.
fn whole_enum(asked: &Asked<'_>, scope: Scope, action: Action) -> Vec<String> {
    let suffix = if action == Action::Added { "became-enum" } else { "became-not-enum" };
    let mut ids = vec![guarded(asked, scope, suffix)];
    let header = matches!(asked.change.place.part, Part::Parameter(Location::Header, _));
    if header && action == Action::Added {
        ids.push("request-header-property-became-enum".to_owned());
    }
    ids
}

fn enum_value(asked: &Asked<'_>, scope: Scope, action: Action) -> Vec<String> {
    let suffix = if action == Action::Added { "enum-value-added" } else { "enum-value-removed" };
    if scope == Scope::ResponseBody && action == Action::Removed {
        return vec!["response-mediatype-enum-value-removed".to_owned()];
    }
    vec![guarded(asked, scope, suffix)]
}

/// The default of a parameter matters where callers may leave it out, before and after.
fn default(asked: &Asked<'_>, scope: Scope, action: Action) -> Vec<String> {
    let verb = match action {
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

/// `readOnly` and `writeOnly` of a property; the rules tell required ones from optional ones.
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
