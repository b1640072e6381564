//! Selects the rules for keywords that limit numbers, lengths and counts, such as `maximum` and `minItems`.

use serde_json::Value;

use crate::diff::change::{Action, ChangeKind};

use super::{query::ChangeQuery, registry::find_rule, rule::Severity, scope::MessageScope};

/// A schema keyword that limits a number, a length or a count.
pub(super) struct Bound {
    /// The name of the bound in rule identifiers, such as `max-length`.
    pub(super) name: &'static str,
    /// The OpenAPI keyword.
    pub(super) keyword: &'static str,
    /// States whether a larger number in this keyword allows more or fewer values.
    effect_of_larger: EffectOfLarger,
    /// True if an absent keyword means 0. Adding the keyword then counts as an increase, and removing it as a decrease.
    defaults_to_zero: bool,
}

/// The effect of a larger number in a keyword on the values that the schema allows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EffectOfLarger {
    /// A larger number allows more values, as for `maxLength`.
    More,
    /// A larger number allows fewer values, as for `minLength`.
    Less,
    /// The keyword has no number, or the effect of a larger number is not known, as for `multipleOf`.
    Neither,
}

const fn new_bound(name: &'static str, keyword: &'static str, effect_of_larger: EffectOfLarger) -> Bound {
    Bound { name, keyword, effect_of_larger, defaults_to_zero: false }
}

pub(super) const MAXIMUM: Bound = new_bound("max", "maximum", EffectOfLarger::More);
pub(super) const MINIMUM: Bound = new_bound("min", "minimum", EffectOfLarger::Less);
pub(super) const EXCLUSIVE_MAXIMUM: Bound = new_bound("exclusive-max", "exclusiveMaximum", EffectOfLarger::More);
pub(super) const EXCLUSIVE_MINIMUM: Bound = new_bound("exclusive-min", "exclusiveMinimum", EffectOfLarger::Less);
pub(super) const MULTIPLE_OF: Bound = new_bound("multiple-of", "multipleOf", EffectOfLarger::Neither);
pub(super) const MAX_LENGTH: Bound = new_bound("max-length", "maxLength", EffectOfLarger::More);
pub(super) const MIN_LENGTH: Bound =
    Bound { defaults_to_zero: true, ..new_bound("min-length", "minLength", EffectOfLarger::Less) };
pub(super) const MAX_ITEMS: Bound = new_bound("max-items", "maxItems", EffectOfLarger::More);
pub(super) const MIN_ITEMS: Bound = new_bound("min-items", "minItems", EffectOfLarger::Less);
pub(super) const UNIQUE_ITEMS: Bound = new_bound("unique-items", "uniqueItems", EffectOfLarger::Neither);
pub(super) const MAX_PROPERTIES: Bound = new_bound("max-properties", "maxProperties", EffectOfLarger::More);
pub(super) const MIN_PROPERTIES: Bound = new_bound("min-properties", "minProperties", EffectOfLarger::Less);

pub(super) const MAX_CONTAINS: Bound = new_bound("max-contains", "maxContains", EffectOfLarger::More);
pub(super) const MIN_CONTAINS: Bound = new_bound("min-contains", "minContains", EffectOfLarger::Less);

/// All keywords that limit a number, a length or a count.
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

/// The possible changes of a bound: the word in rule identifiers (`increased`), and the phrase in explanations (`was
/// increased`).
pub(super) const ACTIONS: &[(&str, &str)] = &[
    ("set", "was added"),
    ("unset", "was removed"),
    ("increased", "was increased"),
    ("decreased", "was decreased"),
    ("changed", "changed"),
];

/// Returns the severity of a changed bound in a request or a response. An added bound in requests is only a warning,
/// since most servers enforced the bound before it was documented.
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
    let is_inner_list = change.kind == ChangeKind::MaxItems && change.place.path == "items";
    let scope = if scope == MessageScope::RequestParameterProperty && is_inner_list {
        MessageScope::RequestParameter
    } else {
        scope
    };
    vec![keyword_rule_id(query, scope, &format!("{}-{action}", bound.name))]
}

fn number_or_zero(value: Option<&Value>) -> f64 {
    value.and_then(Value::as_f64).unwrap_or_default()
}

/// Returns the identifier of the rule for a schema keyword. Read-only properties in requests and write-only properties
/// in responses are not sent, so they have separate rules.
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
