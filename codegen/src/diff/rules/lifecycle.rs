//! Rules for deprecation, sunset dates and stability levels: whether an item may be removed, and when.

use std::collections::HashSet;

use jiff::civil::Date;
use serde_json::Value;

use crate::{
    diff::change::{Action, Change, ChangeKind, Part, Sides},
    ir::{Api, Extensions, Operation},
};

use super::{query::ChangeQuery, registry::find_rule, rule::Rule, scope::MessageScope};

/// The levels of `x-stability-level`, least stable first. An operation without a level is stable.
const LEVELS: &[&str] = &["draft", "alpha", "beta", "stable"];

/// The index of the first level at which changes count as breaking.
const FIRST_STABLE_LEVEL: usize = 2;

/// Returns the index of `x-stability-level` in [`LEVELS`], or that of `stable` if it is absent. Returns `Err` for an
/// unknown level.
fn stability_level(extensions: &Extensions) -> Result<usize, ()> {
    match extensions.get("x-stability-level") {
        None | Some(Value::Null) => Ok(LEVELS.len() - 1),
        Some(value) => LEVELS.iter().position(|level| value == level).ok_or(()),
    }
}

/// The value of `x-sunset`.
enum Sunset {
    Missing,
    On(Date),
    Invalid,
}

fn sunset_of(extensions: &Extensions) -> Sunset {
    match extensions.get("x-sunset") {
        None | Some(Value::Null) => Sunset::Missing,
        Some(value) => match value.as_str().and_then(parse_day) {
            Some(date) => Sunset::On(date),
            None => Sunset::Invalid,
        },
    }
}

/// Parses a date, or the date of an RFC 3339 date-time.
fn parse_day(text: &str) -> Option<Date> {
    let day = text.get(..10).filter(|_| text.len() == 10 || text.as_bytes()[10] == b'T')?;
    day.parse().ok()
}

/// Returns the operation of a change if it is exempt from the rules because of its stability level: `true` and its
/// index in the newer document, or `false` and its index in the older document if it was removed.
pub(super) fn unstable_operation(query: &ChangeQuery<'_>) -> Option<(bool, usize)> {
    let (operations, nodes) = (query.operations(), query.change.nodes.operation);
    let (operation, index) = operations.head.zip(nodes.head).or(operations.base.zip(nodes.base))?;
    let new = operations.base.is_none();
    let counted = stability_level(&operation.extensions).map_or(true, |level| level >= FIRST_STABLE_LEVEL);
    (!new && !counted).then_some((nodes.head.is_some(), index))
}

/// Returns the indices of the changes that report an invalid `x-stability-level`, one for each changed operation,
/// with the rule for it.
pub(super) fn invalid_levels(apis: Sides<&Api>, changes: &[Change]) -> Vec<(usize, &'static Rule)> {
    let Some(invalid) = find_rule("api-invalid-stability-level") else { return Vec::new() };
    let stated: HashSet<_> = changes
        .iter()
        .filter(|it| it.kind == ChangeKind::Stability && it.place.part == Part::Root)
        .map(|it| it.nodes.operation)
        .collect();
    let wrong = |api: &Api, index: Option<usize>| {
        index.is_some_and(|index| stability_level(&api.operations[index].extensions).is_err())
    };
    let mut seen = HashSet::new();
    let shows = |(_, change): &(usize, &Change)| {
        let nodes = change.nodes.operation;
        nodes.base.is_some()
            && !stated.contains(&nodes)
            && (wrong(apis.base, nodes.base) || wrong(apis.head, nodes.head))
            && seen.insert(nodes)
    };
    changes.iter().enumerate().filter(shows).map(|(index, _)| (index, invalid)).collect()
}

/// Returns the rule for `x-stability-level`.
pub(super) fn stability_rule(query: &ChangeQuery<'_>) -> Vec<String> {
    let id = match (MessageScope::of(query.change), query.schemas()) {
        (Some(scope @ (MessageScope::RequestProperty | MessageScope::ResponseProperty)), Some(schemas)) => {
            stability_of(&schemas.base.extensions, &schemas.head.extensions, scope.rule_prefix())
        }
        (_, None) => {
            let operations = query.operations();
            let none = Extensions::default();
            let extensions = |operation: Option<&Operation>| operation.map_or(none.clone(), |it| it.extensions.clone());
            stability_of(&extensions(operations.base), &extensions(operations.head), "api")
        }
        _ => "lifecycle-changed".to_owned(),
    };
    vec![id]
}

/// Returns the rule for `deprecated`.
pub(super) fn deprecated_rule(query: &ChangeQuery<'_>) -> Vec<String> {
    match (MessageScope::of(query.change), query.schemas()) {
        (Some(scope @ (MessageScope::RequestProperty | MessageScope::ResponseProperty)), Some(schemas)) => {
            vec![scope.rule_id(property_deprecation(query, &schemas.head.extensions))]
        }
        (_, None) => deprecation_rules(query),
        _ => vec!["schema-deprecated".to_owned()],
    }
}

/// Returns the rule for `x-sunset`.
pub(super) fn sunset_rule(query: &ChangeQuery<'_>) -> Vec<String> {
    if query.schemas().is_none() { sunset_changed(query) } else { vec!["lifecycle-changed".to_owned()] }
}

fn stability_of(base: &Extensions, head: &Extensions, prefix: &str) -> String {
    match (stability_level(base), stability_level(head)) {
        (Ok(base), _) if base < FIRST_STABLE_LEVEL && stability_level(head).is_ok() => "lifecycle-changed".to_owned(),
        (Ok(base), Ok(head)) if head < base => format!("{prefix}-stability-decreased"),
        (Ok(base), Ok(head)) if head > base => format!("{prefix}-stability-increased"),
        (Ok(_), Ok(_)) => "lifecycle-changed".to_owned(),
        _ => "api-invalid-stability-level".to_owned(),
    }
}

fn property_deprecation(query: &ChangeQuery<'_>, extensions: &Extensions) -> &'static str {
    if query.change.action() == Action::Removed {
        return "reactivated";
    }
    match sunset_of(extensions) {
        Sunset::Missing => "deprecated",
        Sunset::Invalid => "deprecated-sunset-invalid",
        Sunset::On(date) if date < query.options.today => "sunset-date-too-small",
        Sunset::On(_) => "deprecated-with-sunset",
    }
}

/// Returns the rule for `deprecated` of an operation, a parameter or a header field.
fn deprecation_rules(query: &ChangeQuery<'_>) -> Vec<String> {
    let back = query.change.action() == Action::Removed;
    let (extensions, parameter) = match query.change.place.part {
        Part::Parameter(..) => (query.params().head.map(|param| &param.extensions), true),
        Part::Root => (query.operations().head.map(|operation| &operation.extensions), false),
        _ => (None, false),
    };
    let Some(extensions) = extensions else { return vec!["lifecycle-changed".to_owned()] };
    let id = match (parameter, sunset_of(extensions)) {
        (true, _) if back => "request-parameter-reactivated",
        (false, _) if back => "endpoint-reactivated",
        (true, Sunset::Invalid) => "request-parameter-sunset-parse",
        (true, Sunset::On(date)) if date < query.options.today => "request-parameter-sunset-date-too-small",
        (true, _) => "request-parameter-deprecated",
        (false, Sunset::Invalid) => "api-deprecated-sunset-parse",
        (false, Sunset::On(date)) if date < query.options.today => "api-sunset-date-too-small",
        (false, Sunset::On(_)) => "endpoint-deprecated-with-sunset",
        (false, Sunset::Missing) => "endpoint-deprecated",
    };
    vec![id.to_owned()]
}

/// Returns the rule for a changed `x-sunset` of an operation or a parameter that remains deprecated.
fn sunset_changed(query: &ChangeQuery<'_>) -> Vec<String> {
    let parameter = matches!(query.change.place.part, Part::Parameter(..));
    let (deprecated, sides) = if parameter {
        let params = query.params();
        let sides = params.base.zip(params.head).map(|(base, head)| (&base.extensions, &head.extensions));
        (params.head.is_some_and(|param| param.deprecated), sides)
    } else {
        let operations = query.operations();
        let sides = operations.base.zip(operations.head).map(|(base, head)| (&base.extensions, &head.extensions));
        (operations.head.is_some_and(|operation| operation.deprecated), sides)
    };
    let Some((base, head)) = sides.filter(|_| deprecated) else { return vec!["lifecycle-changed".to_owned()] };
    let (removed_rule, unreadable, sooner) = if parameter {
        let names = "request-parameter-sunset-deleted request-parameter-sunset-parse";
        let (removed_rule, unreadable) = names.split_once(' ').unwrap_or_default();
        (removed_rule, unreadable, "request-parameter-sunset-date-changed-too-small")
    } else {
        ("sunset-deleted", "api-path-sunset-parse", "api-sunset-date-changed-too-small")
    };
    let id = match (sunset_of(base), sunset_of(head)) {
        (_, Sunset::Missing) => removed_rule,
        (Sunset::Missing, _) => "lifecycle-changed",
        (Sunset::Invalid, _) | (_, Sunset::Invalid) => unreadable,
        (Sunset::On(base), Sunset::On(head)) if head < base && head < query.options.today => sooner,
        _ => "lifecycle-changed",
    };
    vec![id.to_owned()]
}

/// Returns the rule for a removed operation, which depends on its deprecation and sunset date.
pub(super) fn operation_removed(query: &ChangeQuery<'_>) -> String {
    let Some(operation) = query.operations().base else { return String::new() };
    let path = query.change.before.as_ref().is_some_and(|before| before["path"] == true);
    let api = if path { "api-path" } else { "api" };
    match (operation.deprecated, sunset_of(&operation.extensions)) {
        (false, _) => format!("{api}-removed-without-deprecation"),
        (true, Sunset::Missing) => format!("{api}-removed-with-deprecation"),
        (true, Sunset::Invalid) => "api-path-sunset-parse".to_owned(),
        (true, Sunset::On(date)) if query.options.today < date => format!("{api}-removed-before-sunset"),
        (true, Sunset::On(_)) => "api-removed-after-sunset".to_owned(),
    }
}

/// Returns the rule for a removed parameter, which depends on its deprecation and sunset date.
pub(super) fn parameter_removed(query: &ChangeQuery<'_>) -> String {
    let Some(param) = query.params().base else { return String::new() };
    let id = match (param.deprecated, sunset_of(&param.extensions)) {
        (false, _) => "request-parameter-removed",
        (true, Sunset::Missing) => "request-parameter-removed-with-deprecation",
        (true, Sunset::Invalid) => "request-parameter-sunset-parse",
        (true, Sunset::On(date)) if query.options.today < date => "request-parameter-removed-before-sunset",
        (true, Sunset::On(_)) => "request-parameter-removed-after-sunset",
    };
    id.to_owned()
}
