//! Determines the severity of a change. This is the severity of the rule, or another severity if the effect of the
//! change is known more precisely.

use crate::{
    diff::change::{Action, ChangeKind, Compatibility, Part},
    ir::{AdditionalProperties, Bounds},
};

use super::{
    query::ChangeQuery,
    rule::{Levels, Rule, Severity},
    scope::MessageScope,
};

/// A rule that applies to a change, and the severity of the change under this rule.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct RuleVerdict {
    pub(in crate::diff) rule: &'static Rule,
    pub(in crate::diff) severity: Severity,
    /// An explanation of the severity, for example the reason for a severity that differs from the default of the rule;
    /// `None` if no explanation is needed.
    pub(in crate::diff) note: Option<&'static str>,
}

/// Returns the severity of a change under a rule, with an explanation.
pub(super) fn determine_severity(query: &ChangeQuery<'_>, rule: &'static Rule) -> RuleVerdict {
    if query.options.levels == Levels::Oasdiff {
        let note = (rule.oasdiff != rule.severity).then_some("The severity is the level of the rule in oasdiff.");
        return RuleVerdict { rule, severity: rule.oasdiff, note };
    }
    let default_verdict = RuleVerdict { rule, severity: rule.severity, note: MessageScope::webhook_note(query.change) };
    let adjusted_verdict = if let Some(compatibility) = query.change.compatibility {
        lower_covered_severity(query, rule, compatibility)
    } else {
        raise_rejected_property(query, rule).or_else(|| raise_excluded_bound(query, rule))
    };
    adjusted_verdict.unwrap_or(default_verdict)
}

/// Lowers the severity of a change of alternatives (`oneOf`, `anyOf`, `security`) if all values that were valid stay
/// valid. `None` if the severity is not lowered.
fn lower_covered_severity(
    query: &ChangeQuery<'_>,
    rule: &'static Rule,
    compatibility: Compatibility,
) -> Option<RuleVerdict> {
    let (is_compatible, note) = match MessageScope::from_change(query.change) {
        Some(scope) if scope.is_request() => (
            compatibility.requests,
            "Requests that were valid before are still valid, unless another reported change makes them invalid.",
        ),
        Some(_) => (
            compatibility.responses,
            "Responses that are valid now were valid before, unless another reported change allows new responses.",
        ),
        None if matches!(query.change.place.part, Part::Webhook) => (
            compatibility.responses,
            "Receivers that check for the credentials declared before still accept the request.",
        ),
        None => (compatibility.requests, "Credentials that were accepted before are still accepted."),
    };
    let is_lowered = is_compatible && rule.severity != Severity::Compatible;
    is_lowered.then_some(RuleVerdict { rule, severity: Severity::Compatible, note: Some(note) })
}

/// Raises the severity of a change that makes a bound in a request exclusive, since the value of the bound becomes
/// invalid. `None` for other changes.
fn raise_excluded_bound(query: &ChangeQuery<'_>, rule: &'static Rule) -> Option<RuleVerdict> {
    let schemas = query.schemas()?;
    let both_schemas_have =
        |has_bound: fn(&Bounds) -> bool| has_bound(&schemas.base.bounds) && has_bound(&schemas.head.bounds);
    let is_bounded = match query.change.kind {
        ChangeKind::ExclusiveMaximum => both_schemas_have(|bounds| bounds.maximum.is_some()),
        ChangeKind::ExclusiveMinimum => both_schemas_have(|bounds| bounds.minimum.is_some()),
        _ => false,
    };
    (is_bounded && rule.severity == Severity::Warning).then_some(RuleVerdict {
        rule,
        severity: Severity::Breaking,
        note: Some("The value of the bound itself was valid before and is invalid now."),
    })
}

/// Raises the severity of the removal of a property from a request if the schema rejects undeclared properties. `None`
/// for other changes.
fn raise_rejected_property(query: &ChangeQuery<'_>, rule: &'static Rule) -> Option<RuleVerdict> {
    let is_removed_property = query.change.kind == ChangeKind::Property && query.change.action() == Action::Removed;
    let is_request = MessageScope::from_change(query.change).is_some_and(MessageScope::is_request);
    let is_rejected =
        is_removed_property && is_request && matches!(query.schemas()?.head.additional, AdditionalProperties::Never);
    (is_rejected && rule.severity == Severity::Warning).then_some(RuleVerdict {
        rule,
        severity: Severity::Breaking,
        note: Some("The schema rejects undeclared properties (`additionalProperties: false`)."),
    })
}
