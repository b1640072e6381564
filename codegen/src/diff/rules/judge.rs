//! Determines the severity of a change: that of the rule, unless the effect of the change is known more precisely.

use crate::{
    diff::change::{Action, ChangeKind, Compatibility, Part},
    ir::{AdditionalProperties, Bounds},
};

use super::{
    query::ChangeQuery,
    rule::{Levels, Rule, Severity},
    scope::MessageScope,
};

/// A rule, and its severity for one change.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct RuleVerdict {
    pub(in crate::diff) rule: &'static Rule,
    pub(in crate::diff) severity: Severity,
    /// An explanation of the severity, for example why it differs from the rule's default.
    pub(in crate::diff) note: Option<&'static str>,
}

/// Determines the severity of a change under a rule.
pub(super) fn judge_change(query: &ChangeQuery<'_>, rule: &'static Rule) -> RuleVerdict {
    if query.options.levels == Levels::Oasdiff {
        let note = (rule.oasdiff != rule.severity).then_some("This is oasdiff's level.");
        return RuleVerdict { rule, severity: rule.oasdiff, note };
    }
    let own = RuleVerdict { rule, severity: rule.severity, note: MessageScope::webhook_note(query.change) };
    match query.change.compatibility {
        Some(compatibility) => judge_alternatives(query, rule, compatibility).unwrap_or(own),
        None => judge_refused_property(query, rule).or_else(|| judge_excluded_bound(query, rule)).unwrap_or(own),
    }
}

/// Lowers the severity for alternatives that were added, removed or restructured without making a valid value invalid.
fn judge_alternatives(
    query: &ChangeQuery<'_>,
    rule: &'static Rule,
    compatibility: Compatibility,
) -> Option<RuleVerdict> {
    let (compatible, note) = match MessageScope::of(query.change) {
        Some(scope) if scope.is_request() => (
            compatibility.requests,
            "Requests that were valid before are still valid, apart from what the other changes say.",
        ),
        Some(_) => (
            compatibility.responses,
            "Responses that are valid now were valid before, apart from what the other changes say.",
        ),
        None if matches!(query.change.place.part, Part::Webhook) => (
            compatibility.responses,
            "Receivers that check the credentials as declared before still accept the request.",
        ),
        None => (compatibility.requests, "Credentials that were accepted before are still accepted."),
    };
    let milder = compatible && rule.severity != Severity::Compatible;
    milder.then_some(RuleVerdict { rule, severity: Severity::Compatible, note: Some(note) })
}

/// Raises the severity of a bound that became exclusive in a request, since the bound itself becomes invalid.
fn judge_excluded_bound(query: &ChangeQuery<'_>, rule: &'static Rule) -> Option<RuleVerdict> {
    let schemas = query.schemas()?;
    let bounds = |get: fn(&Bounds) -> bool| get(&schemas.base.bounds) && get(&schemas.head.bounds);
    let is_bounded = match query.change.kind {
        ChangeKind::ExclusiveMaximum => bounds(|bounds| bounds.maximum.is_some()),
        ChangeKind::ExclusiveMinimum => bounds(|bounds| bounds.minimum.is_some()),
        _ => false,
    };
    (is_bounded && rule.severity == Severity::Warning).then_some(RuleVerdict {
        rule,
        severity: Severity::Breaking,
        note: Some("The bound itself was a valid value and no longer is."),
    })
}

/// Raises the severity of removing a property from a request that rejects undeclared properties.
fn judge_refused_property(query: &ChangeQuery<'_>, rule: &'static Rule) -> Option<RuleVerdict> {
    let is_removed_property = query.change.kind == ChangeKind::Property && query.change.action() == Action::Removed;
    let request = MessageScope::of(query.change).is_some_and(MessageScope::is_request);
    let refused =
        is_removed_property && request && matches!(query.schemas()?.head.additional, AdditionalProperties::Never);
    (refused && rule.severity == Severity::Warning).then_some(RuleVerdict {
        rule,
        severity: Severity::Breaking,
        note: Some("`additionalProperties: false` refuses properties that are not declared."),
    })
}
