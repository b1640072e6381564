//! Lengths, ranges, counts.

use serde_json::Value;

use crate::diff::change::{Action, What};

use super::{Wire, apply::Asked, rule, scope::Scope};

/// A keyword that bounds a value.
pub(super) struct Bound {
    what: What,
    /// Its name in the names of rules.
    pub(super) name: &'static str,
    /// The keyword.
    pub(super) keyword: &'static str,
    /// How a larger number changes what is valid.
    larger: Larger,
    /// Whether leaving it out is the same as 0, so that there is no setting it.
    zero: bool,
}

/// How a larger number changes what is valid.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Larger {
    More,
    Less,
    /// It is no number, or not one that has an order.
    Neither,
}

const fn bound(what: What, name: &'static str, keyword: &'static str, larger: Larger, zero: bool) -> Bound {
    Bound { what, name, keyword, larger, zero }
}

/// All of them.
pub(super) const BOUNDS: &[Bound] = &[
    bound(What::Maximum, "max", "maximum", Larger::More, false),
    bound(What::Minimum, "min", "minimum", Larger::Less, false),
    bound(What::ExclusiveMaximum, "exclusive-max", "exclusiveMaximum", Larger::More, false),
    bound(What::ExclusiveMinimum, "exclusive-min", "exclusiveMinimum", Larger::Less, false),
    bound(What::MultipleOf, "multiple-of", "multipleOf", Larger::Neither, false),
    bound(What::MaxLength, "max-length", "maxLength", Larger::More, false),
    bound(What::MinLength, "min-length", "minLength", Larger::Less, true),
    bound(What::MaxItems, "max-items", "maxItems", Larger::More, false),
    bound(What::MinItems, "min-items", "minItems", Larger::Less, false),
    bound(What::UniqueItems, "unique-items", "uniqueItems", Larger::Neither, false),
    bound(What::MaxProperties, "max-properties", "maxProperties", Larger::More, false),
    bound(What::MinProperties, "min-properties", "minProperties", Larger::Less, false),
];

/// What can happen to a bound, with words for it.
pub(super) const ACTIONS: &[(&str, &str)] = &[
    ("set", "is new"),
    ("unset", "is gone"),
    ("increased", "went up"),
    ("decreased", "went down"),
    ("changed", "is another"),
];

/// Whether the keyword is one of these.
pub(super) fn is_bound(what: What) -> bool {
    BOUNDS.iter().any(|bound| bound.what == what)
}

/// What a change of a bound does, in a request or a response. Setting a bound is a warning in requests, since most
/// servers had an unwritten one before.
pub(super) fn verdict(bound: &Bound, action: &str, request: bool) -> Wire {
    let narrows = match action {
        "set" => true,
        "unset" => false,
        "increased" => bound.larger == Larger::Less,
        "decreased" => bound.larger == Larger::More,
        _ => return Wire::Breaking,
    };
    match (narrows, request, action) {
        (true, true, "set") => Wire::Warning,
        (true, true, _) | (false, false, _) => Wire::Breaking,
        _ => Wire::Compatible,
    }
}

pub(super) fn ids(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let change = asked.change;
    let Some(bound) = BOUNDS.iter().find(|bound| bound.what == change.what) else { return Vec::new() };
    let less = || number(change.before.as_ref()) > number(change.after.as_ref());
    let action = match change.action() {
        Action::Added if bound.zero => "increased",
        Action::Removed if bound.zero => "decreased",
        Action::Added => "set",
        Action::Removed => "unset",
        Action::Changed if bound.larger == Larger::Neither => "changed",
        Action::Changed if less() => "decreased",
        Action::Changed => "increased",
    };
    // How many a list within the parameter's list may hold is a bound of the parameter.
    let nested = change.what == What::MaxItems && change.place.path == "items";
    let scope = if scope == Scope::RequestParameterProperty && nested { Scope::RequestParameter } else { scope };
    vec![guarded(asked, scope, &format!("{}-{action}", bound.name))]
}

fn number(value: Option<&Value>) -> f64 {
    value.and_then(Value::as_f64).unwrap_or_default()
}

/// The name of the rule for a keyword, heeding that read-only properties do not matter in requests, nor write-only ones
/// in responses.
pub(super) fn guarded(asked: &Asked<'_>, scope: Scope, suffix: &str) -> String {
    let (guard, special) = match scope {
        Scope::RequestProperty => (asked.schemas().is_some_and(|schemas| schemas.head.read_only), "request-read-only"),
        Scope::ResponseProperty => {
            (asked.schemas().is_some_and(|schemas| schemas.head.write_only), "response-write-only")
        }
        _ => (false, ""),
    };
    if !guard {
        return scope.id(suffix);
    }
    let id = format!("{special}-property-{suffix}");
    if rule(&id).is_some() { id } else { format!("{special}-property-changed") }
}
