//! Determines the severity of a change: that of the rule, unless the effect of the change is known more precisely.

use crate::{
    diff::change::{Action, ChangeKind, Compatibility},
    ir::{Additional, Bounds},
};

use super::{
    asked::Asked,
    rule::{Levels, Rule, Severity},
    scope::Scope,
};

/// A rule, and its severity for one change.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct Judged {
    pub(in crate::diff) rule: &'static Rule,
    pub(in crate::diff) severity: Severity,
    /// The reason why the severity differs from the rule's default.
    pub(in crate::diff) note: Option<&'static str>,
}

/// Determines the severity of a change under a rule.
pub(super) fn judge(asked: &Asked<'_>, rule: &'static Rule) -> Judged {
    if asked.options.levels == Levels::Oasdiff {
        let note = (rule.oasdiff != rule.severity).then_some("This is oasdiff's level.");
        return Judged { rule, severity: rule.oasdiff, note };
    }
    let own = Judged { rule, severity: rule.severity, note: None };
    match asked.change.compatibility {
        Some(compatibility) => alternatives(asked, rule, compatibility).unwrap_or(own),
        None => refused(asked, rule).or_else(|| excluded(asked, rule)).unwrap_or(own),
    }
}

/// Lowers the severity for alternatives that were added, removed or restructured without making a valid value invalid.
fn alternatives(asked: &Asked<'_>, rule: &'static Rule, compatibility: Compatibility) -> Option<Judged> {
    let (compatible, note) = match Scope::of(asked.change) {
        Some(scope) if scope.is_request() => (
            compatibility.requests,
            "Requests that were valid before are still valid; if some are not, other changes say so.",
        ),
        Some(_) => (
            compatibility.responses,
            "Responses that are valid now were valid before; if some were not, other changes say so.",
        ),
        None => (compatibility.requests, "Credentials that were accepted before are still accepted."),
    };
    let milder = compatible && rule.severity != Severity::Compatible;
    milder.then_some(Judged { rule, severity: Severity::Compatible, note: Some(note) })
}

/// Judges a bound of a request that became exclusive: only the bound itself becomes invalid.
fn excluded(asked: &Asked<'_>, rule: &'static Rule) -> Option<Judged> {
    let schemas = asked.schemas()?;
    let bounds = |get: fn(&Bounds) -> bool| get(&schemas.base.bounds) && get(&schemas.head.bounds);
    let is_bounded = match asked.change.kind {
        ChangeKind::ExclusiveMaximum => bounds(|bounds| bounds.maximum.is_some()),
        ChangeKind::ExclusiveMinimum => bounds(|bounds| bounds.minimum.is_some()),
        _ => false,
    };
    (is_bounded && rule.severity == Severity::Warning).then_some(Judged {
        rule,
        severity: Severity::Breaking,
        note: Some("The bound itself was a valid value and is not any more."),
    })
}

/// Judges the removal of a property from a request that rejects undeclared properties.
fn refused(asked: &Asked<'_>, rule: &'static Rule) -> Option<Judged> {
    let gone = asked.change.kind == ChangeKind::Property && asked.change.action() == Action::Removed;
    let request = Scope::of(asked.change).is_some_and(Scope::is_request);
    let refused = gone && request && matches!(asked.schemas()?.head.additional, Additional::Never);
    (refused && rule.severity == Severity::Warning).then_some(Judged {
        rule,
        severity: Severity::Breaking,
        note: Some("`additionalProperties: false` refuses properties that are not declared."),
    })
}
