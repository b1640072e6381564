//! Defines the table of rules: identifiers, severities and explanations. A rule that exists for several scopes (parts
//! of requests and responses) is listed once, and expanded to one rule for each scope.

mod families;
mod singles;

use std::fmt::Write as _;

use super::{
    bounds::{ACTIONS, BOUNDS, bound_severity},
    rule::{Rule, Severity},
    scope::MessageScope,
};

/// A family of rules for one change in several parts of requests and responses, such as `request-body-type-changed` and
/// `response-body-type-changed`. The field `request` is the severity in requests; `response`, the severity in
/// responses.
#[derive(Clone, Copy)]
struct RuleFamily {
    scopes: &'static [MessageScope],
    suffix: &'static str,
    request: Severity,
    response: Severity,
    /// The severities that oasdiff uses for requests and responses; `None` if they are equal to `request` and
    /// `response`.
    oasdiff: Option<(Severity, Severity)>,
    /// The sentence in the explanation that describes the change.
    text: &'static str,
}

/// A rule that exists for one part of requests and responses only.
#[derive(Clone, Copy)]
struct SingleRule {
    id: &'static str,
    severity: Severity,
    /// The severity that oasdiff uses for the rule; `None` if it is equal to `severity`.
    oasdiff: Option<Severity>,
    /// The text of the explanation.
    text: &'static str,
}

impl RuleFamily {
    /// Sets the severities that oasdiff uses for the rules for requests and for responses.
    const fn with_oasdiff_levels(self, request: Severity, response: Severity) -> Self {
        Self { oasdiff: Some((request, response)), ..self }
    }
}

impl SingleRule {
    /// Sets the severity that oasdiff uses for the rule.
    const fn with_oasdiff_level(self, level: Severity) -> Self {
        Self { oasdiff: Some(level), ..self }
    }
}

/// Returns all rules, in unspecified order.
pub(super) fn build_rules() -> Vec<Rule> {
    let family_rules = families::FAMILIES.iter().flat_map(expand_family);
    let single_rules = singles::single_rules().map(|single| {
        let oasdiff_level = single.oasdiff.unwrap_or(single.severity);
        let explanation = explain_oasdiff_difference(single.text.to_owned(), single.severity, oasdiff_level);
        Rule { id: single.id.to_owned(), severity: single.severity, oasdiff: oasdiff_level, explanation }
    });
    family_rules.chain(single_rules).chain(bound_rules()).chain(read_only_rules()).collect()
}

/// Returns the rules of a family: one rule for each scope of the family.
fn expand_family(family: &RuleFamily) -> impl Iterator<Item = Rule> {
    family.scopes.iter().map(|scope| {
        let severity = if scope.is_request() { family.request } else { family.response };
        let level_in_scope = |(request, response)| if scope.is_request() { request } else { response };
        let oasdiff_level = family.oasdiff.map_or(severity, level_in_scope);
        let explanation =
            explain_oasdiff_difference(explanation_in_scope(*scope, family.text, severity), severity, oasdiff_level);
        Rule { id: scope.rule_id(family.suffix), severity, oasdiff: oasdiff_level, explanation }
    })
}

/// Appends the severity that oasdiff uses to an explanation, if this severity is not equal to `severity`.
fn explain_oasdiff_difference(mut explanation: String, severity: Severity, oasdiff_level: Severity) -> String {
    if severity != oasdiff_level {
        let _ = write!(explanation, " oasdiff lists it as `{}`.", oasdiff_level.oasdiff_name());
    }
    explanation
}

/// Returns the rules for keywords such as `maximum` and `minItems`, for all scopes.
fn bound_rules() -> impl Iterator<Item = Rule> {
    MessageScope::ALL.into_iter().flat_map(|scope| {
        BOUNDS.iter().flat_map(move |bound| {
            ACTIONS.iter().map(move |(action, words)| {
                let severity = bound_severity(bound, action, scope.is_request());
                let explanation_text = format!("`{}` {words}.", bound.keyword);
                let id = scope.rule_id(&format!("{}-{action}", bound.name));
                Rule {
                    id,
                    severity,
                    oasdiff: severity,
                    explanation: explanation_in_scope(scope, &explanation_text, severity),
                }
            })
        })
    })
}

/// Returns the rules for read-only properties in requests that allow fewer values than before. Such a change has no
/// effect in requests, since clients must not send read-only properties.
fn read_only_rules() -> impl Iterator<Item = Rule> {
    let limit_suffixes = ["max-decreased", "min-increased", "exclusive-max-decreased", "exclusive-min-increased"];
    let suffixes = limit_suffixes.into_iter().chain(["max-length-decreased", "enum-value-removed"]);
    suffixes.map(|suffix| Rule {
        id: format!("request-read-only-property-{suffix}"),
        severity: Severity::Compatible,
        oasdiff: Severity::Compatible,
        explanation: format!(
            "A read-only property in the body of a request allows fewer values now (`{suffix}`). Clients do not \
             send the property, so nothing changes for them.",
        ),
    })
}

/// Returns the explanation of a rule in one scope. It consists of the sentence `text`, which describes the change, and
/// a sentence about the effect.
fn explanation_in_scope(scope: MessageScope, text: &str, severity: Severity) -> String {
    let effect = match (scope.is_request(), severity) {
        (true, Severity::Breaking) => "Requests that were valid before may now be refused.",
        (true, Severity::Warning) => {
            "Requests that were valid before may now be refused, depending on what callers send."
        }
        (_, Severity::Compatible) => "By itself, this change does not break callers.",
        (false, Severity::Breaking) => "Callers may receive unexpected values.",
        (false, Severity::Warning) => "Callers may receive unexpected values, depending on how they decode them.",
    };
    format!("In {}: {text} {effect}", scope.describe())
}
