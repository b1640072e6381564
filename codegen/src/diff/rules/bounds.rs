//! Selects the rules for bounds: lengths, ranges and counts.

use serde_json::Value;

use crate::diff::change::{Action, ChangeKind};

use super::{query::ChangeQuery, registry::find_rule, rule::Severity, scope::MessageScope};

/// A keyword that bounds a value.
pub(super) struct Bound {
    /// The part of a rule's identifier that names the bound.
    pub(super) name: &'static str,
    /// The OpenAPI keyword.
    pub(super) keyword: &'static str,
    /// The effect on the set of valid values if the number becomes larger.
    effect_of_larger: EffectOfLarger,
    /// True if an absent bound counts as 0: adding the bound increases it, and removing the bound decreases it.
    defaults_to_zero: bool,
}

/// The effect of a larger number on the set of valid values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EffectOfLarger {
    /// A larger number allows more values, as for `maxLength`.
    More,
    /// A larger number allows fewer values, as for `minLength`.
    Less,
    /// The bound is not a number, or the effect of a larger number is unknown, as for `multipleOf`.
    Neither,
}

const fn bound_of_keyword(name: &'static str, keyword: &'static str, effect_of_larger: EffectOfLarger) -> Bound {
    Bound { name, keyword, effect_of_larger, defaults_to_zero: false }
}

pub(super) const MAXIMUM: Bound = bound_of_keyword("max", "maximum", EffectOfLarger::More);
pub(super) const MINIMUM: Bound = bound_of_keyword("min", "minimum", EffectOfLarger::Less);
pub(super) const EXCLUSIVE_MAXIMUM: Bound = bound_of_keyword("exclusive-max", "exclusiveMaximum", EffectOfLarger::More);
pub(super) const EXCLUSIVE_MINIMUM: Bound = bound_of_keyword("exclusive-min", "exclusiveMinimum", EffectOfLarger::Less);
pub(super) const MULTIPLE_OF: Bound = bound_of_keyword("multiple-of", "multipleOf", EffectOfLarger::Neither);
pub(super) const MAX_LENGTH: Bound = bound_of_keyword("max-length", "maxLength", EffectOfLarger::More);
pub(super) const MIN_LENGTH: Bound =
    Bound { defaults_to_zero: true, ..bound_of_keyword("min-length", "minLength", EffectOfLarger::Less) };
pub(super) const MAX_ITEMS: Bound = bound_of_keyword("max-items", "maxItems", EffectOfLarger::More);
pub(super) const MIN_ITEMS: Bound = bound_of_keyword("min-items", "minItems", EffectOfLarger::Less);
pub(super) const UNIQUE_ITEMS: Bound = bound_of_keyword("unique-items", "uniqueItems", EffectOfLarger::Neither);
pub(super) const MAX_PROPERTIES: Bound = bound_of_keyword("max-properties", "maxProperties", EffectOfLarger::More);
pub(super) const MIN_PROPERTIES: Bound = bound_of_keyword("min-properties", "minProperties", EffectOfLarger::Less);

pub(super) const MAX_CONTAINS: Bound = bound_of_keyword("max-contains", "maxContains", EffectOfLarger::More);
pub(super) const MIN_CONTAINS: Bound = bound_of_keyword("min-contains", "minContains", EffectOfLarger::Less);

/// All keywords that bound a value.
pub(super) const BOUNDS: &[Bound] = &[
    MAXIMUM,
    MINIMUM,
    EXCLUSIVE_MAXIMUM,
    EXCLUSIVE_MINIMUM,
    MULTIPLE_OF,
    MAX_LENGTH,
    MIN_LENGTH,
    MAX_ITEMS,
    MIN_ITEMS,
    UNIQUE_ITEMS,
    MAX_PROPERTIES,
    MIN_PROPERTIES,
    MAX_CONTAINS,
    MIN_CONTAINS,
];

/// The ways in which a bound can change: for each, the word in rule identifiers (`increased`) and the phrase in
/// explanations.
pub(super) const ACTIONS: &[(&str, &str)] = &[
    ("set", "was added"),
    ("unset", "was removed"),
    ("increased", "was increased"),
    ("decreased", "was decreased"),
    ("changed", "changed"),
];

/// Returns the severity of a change of a bound in a request or a response. A bound that is set in requests is only a
/// warning, since most servers enforced the bound before it was documented.
pub(super) fn bound_severity(bound: &Bound, action: &str, is_request: bool) -> Severity {
    let is_narrower = match action {
        "set" => true,
        "unset" => false,
        "increased" => bound.effect_of_larger == EffectOfLarger::Less,
        "decreased" => bound.effect_of_larger == EffectOfLarger::More,
        _ => return Severity::Breaking,
    };
    match (is_narrower, is_request, action) {
        (true, true, "set") => Severity::Warning,
        (true, true, _) | (false, false, _) => Severity::Breaking,
        _ => Severity::Compatible,
    }
}

/// Returns the identifiers of the rules for a changed bound.
pub(super) fn bound_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope, bound: &Bound) -> Vec<String> {
    let change = query.change;
    let is_decreased = || number_or_zero(change.before.as_ref()) > number_or_zero(change.after.as_ref());
    let action = match change.action() {
        Action::Added if bound.defaults_to_zero => "increased",
        Action::Removed if bound.defaults_to_zero => "decreased",
        Action::Added => "set",
        Action::Removed => "unset",
        Action::Changed if bound.effect_of_larger == EffectOfLarger::Neither => "changed",
        Action::Changed if is_decreased() => "decreased",
        Action::Changed => "increased",
    };
    // The size of a list within a list parameter counts as a bound of the parameter itself.
    let is_nested = change.kind == ChangeKind::MaxItems && change.place.path == "items";
    let scope = if scope == MessageScope::RequestParameterProperty && is_nested {
        MessageScope::RequestParameter
    } else {
        scope
    };
    vec![keyword_rule_id(query, scope, &format!("{}-{action}", bound.name))]
}

fn number_or_zero(value: Option<&Value>) -> f64 {
    value.and_then(Value::as_f64).unwrap_or_default()
}

/// Returns the identifier of the rule for a keyword. Read-only properties of requests and write-only properties of
/// responses have separate rules, since these properties are not sent.
pub(super) fn keyword_rule_id(query: &ChangeQuery<'_>, scope: MessageScope, suffix: &str) -> String {
    let (is_unsent, unsent_prefix) = match scope {
        MessageScope::RequestProperty => {
            (query.schemas().is_some_and(|schemas| schemas.head.read_only), "request-read-only")
        }
        MessageScope::ResponseProperty => {
            (query.schemas().is_some_and(|schemas| schemas.head.write_only), "response-write-only")
        }
        _ => (false, ""),
    };
    if !is_unsent {
        return scope.rule_id(suffix);
    }
    let id = format!("{unsent_prefix}-property-{suffix}");
    if find_rule(&id).is_some() { id } else { format!("{unsent_prefix}-property-changed") }
}
