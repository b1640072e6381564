//! Selects the rules for deprecation, sunset dates (`x-sunset`) and stability levels. These determine when an
//! operation, parameter or property may be removed.

use std::collections::HashSet;

use jiff::civil::Date;
use serde_json::Value;

use crate::{
    diff::change::{Action, Change, ChangeKind, Part, Sides},
    ir::{Api, Extensions, Operation},
};

use super::{query::ChangeQuery, registry::find_rule, rule::Rule, scope::MessageScope};

/// The valid values of `x-stability-level`, least stable first. An operation without the extension is `stable`.
const STABILITY_LEVELS: &[&str] = &["draft", "alpha", "beta", "stable"];

/// The index in [`STABILITY_LEVELS`] of the least stable level at which changes can be breaking.
const FIRST_STABLE_LEVEL: usize = 2;

/// Returns the index in [`STABILITY_LEVELS`] of the value of `x-stability-level`. If the extension is absent, returns
/// the index of `stable`. `Err` for an unknown value.
fn stability_level(extensions: &Extensions) -> Result<usize, ()> {
    match extensions.get("x-stability-level") {
        None | Some(Value::Null) => Ok(STABILITY_LEVELS.len() - 1),
        Some(value) => STABILITY_LEVELS.iter().position(|level| value == level).ok_or(()),
    }
}

/// The value of the extension `x-sunset`.
enum Sunset {
    Missing,
    On(Date),
    Invalid,
}

/// Reads the value of the extension `x-sunset`.
fn read_sunset(extensions: &Extensions) -> Sunset {
    match extensions.get("x-sunset") {
        None | Some(Value::Null) => Sunset::Missing,
        Some(value) => match value.as_str().and_then(parse_day) {
            Some(date) => Sunset::On(date),
            None => Sunset::Invalid,
        },
    }
}

/// Parses a date (`2026-01-31`), or the date part of an RFC 3339 date-time.
fn parse_day(text: &str) -> Option<Date> {
    let date_text = text.get(..10).filter(|_| text.len() == 10 || text.as_bytes()[10] == b'T')?;
    date_text.parse().ok()
}

/// Returns the operation that contains the change, if the stability level of the operation is `draft` or `alpha`; the
/// usual rules do not apply to such an operation. The operation is returned as `(true, index in the newer document)`; a
/// removed operation, as `(false, index in the older document)`.
pub(super) fn find_unstable_operation(query: &ChangeQuery<'_>) -> Option<(bool, usize)> {
    let (operations, operation_indices) = (query.operations(), query.change.nodes.operation);
    let (operation, index) =
        operations.head.zip(operation_indices.head).or(operations.base.zip(operation_indices.base))?;
    let is_new = operations.base.is_none();
    let is_stable = stability_level(&operation.extensions).map_or(true, |level| level >= FIRST_STABLE_LEVEL);
    (!is_new && !is_stable).then_some((operation_indices.head.is_some(), index))
}

/// Returns the index of the first change of each operation whose `x-stability-level` is invalid, and the rule that
/// reports the invalid value. Operations are skipped if the value of `x-stability-level` is itself a change.
pub(super) fn find_invalid_stability_levels(apis: Sides<&Api>, changes: &[Change]) -> Vec<(usize, &'static Rule)> {
    let Some(invalid_level_rule) = find_rule("api-invalid-stability-level") else { return Vec::new() };
    let operations_with_level_change: HashSet<_> = changes
        .iter()
        .filter(|change| change.kind == ChangeKind::Stability && change.place.part == Part::Root)
        .map(|change| change.nodes.operation)
        .collect();
    let is_invalid = |api: &Api, index: Option<usize>| {
        index.is_some_and(|index| stability_level(&api.operations[index].extensions).is_err())
    };
    let mut reported_operations = HashSet::new();
    let is_first_of_operation = |(_, change): &(usize, &Change)| {
        let operation_indices = change.nodes.operation;
        operation_indices.base.is_some()
            && !operations_with_level_change.contains(&operation_indices)
            && (is_invalid(apis.base, operation_indices.base) || is_invalid(apis.head, operation_indices.head))
            && reported_operations.insert(operation_indices)
    };
    changes.iter().enumerate().filter(is_first_of_operation).map(|(index, _)| (index, invalid_level_rule)).collect()
}

/// Returns the identifiers of the rules for a change of `x-stability-level`.
pub(super) fn stability_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let id = match (MessageScope::from_change(query.change), query.schemas()) {
        (Some(scope @ (MessageScope::RequestProperty | MessageScope::ResponseProperty)), Some(schemas)) => {
            stability_rule_id(&schemas.base.extensions, &schemas.head.extensions, scope.rule_prefix())
        }
        (_, None) => {
            let operations = query.operations();
            let no_extensions = Extensions::default();
            let extensions =
                |operation: Option<&Operation>| operation.map_or(no_extensions.clone(), |it| it.extensions.clone());
            stability_rule_id(&extensions(operations.base), &extensions(operations.head), "api")
        }
        _ => "lifecycle-changed".to_owned(),
    };
    vec![id]
}

/// Returns the identifiers of the rules for a change of `deprecated`.
pub(super) fn deprecated_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    match (MessageScope::from_change(query.change), query.schemas()) {
        (Some(scope @ (MessageScope::RequestProperty | MessageScope::ResponseProperty)), Some(schemas)) => {
            vec![scope.rule_id(property_deprecation_suffix(query, &schemas.head.extensions))]
        }
        (_, None) => deprecation_rule_ids(query),
        _ => vec!["schema-deprecated".to_owned()],
    }
}

/// Returns the identifiers of the rules for a change of `x-sunset`.
pub(super) fn sunset_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    if query.schemas().is_none() { sunset_change_rule_ids(query) } else { vec!["lifecycle-changed".to_owned()] }
}

/// Returns the identifier of the rule for a change of the stability level. `prefix` is the first part of the
/// identifier.
fn stability_rule_id(base: &Extensions, head: &Extensions, prefix: &str) -> String {
    match (stability_level(base), stability_level(head)) {
        (Ok(base), _) if base < FIRST_STABLE_LEVEL && stability_level(head).is_ok() => "lifecycle-changed".to_owned(),
        (Ok(base), Ok(head)) if head < base => format!("{prefix}-stability-decreased"),
        (Ok(base), Ok(head)) if head > base => format!("{prefix}-stability-increased"),
        (Ok(_), Ok(_)) => "lifecycle-changed".to_owned(),
        _ => "api-invalid-stability-level".to_owned(),
    }
}

/// Returns the last part of the rule identifier for a change of `deprecated` of a property.
fn property_deprecation_suffix(query: &ChangeQuery<'_>, extensions: &Extensions) -> &'static str {
    if query.change.action() == Action::Removed {
        return "reactivated";
    }
    match read_sunset(extensions) {
        Sunset::Missing => "deprecated",
        Sunset::Invalid => "deprecated-sunset-invalid",
        Sunset::On(date) if date < query.options.today => "sunset-date-too-small",
        Sunset::On(_) => "deprecated-with-sunset",
    }
}

/// Returns the identifiers of the rules for a change of `deprecated` of an operation, parameter or header field.
fn deprecation_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let is_reactivated = query.change.action() == Action::Removed;
    let (extensions, is_parameter) = match query.change.place.part {
        Part::Parameter(..) => (query.params().head.map(|param| &param.extensions), true),
        Part::Root => (query.operations().head.map(|operation| &operation.extensions), false),
        _ => (None, false),
    };
    let Some(extensions) = extensions else { return vec!["lifecycle-changed".to_owned()] };
    let id = match (is_parameter, read_sunset(extensions)) {
        (true, _) if is_reactivated => "request-parameter-reactivated",
        (false, _) if is_reactivated => "endpoint-reactivated",
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

/// Returns the identifiers of the rules for a change of `x-sunset` of an operation or parameter that is still
/// deprecated.
fn sunset_change_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let is_parameter = matches!(query.change.place.part, Part::Parameter(..));
    let (is_deprecated, extensions) = if is_parameter {
        let params = query.params();
        let extensions = params.base.zip(params.head).map(|(base, head)| (&base.extensions, &head.extensions));
        (params.head.is_some_and(|param| param.deprecated), extensions)
    } else {
        let operations = query.operations();
        let extensions = operations.base.zip(operations.head).map(|(base, head)| (&base.extensions, &head.extensions));
        (operations.head.is_some_and(|operation| operation.deprecated), extensions)
    };
    let Some((base, head)) = extensions.filter(|_| is_deprecated) else { return vec!["lifecycle-changed".to_owned()] };
    let (removed_rule_id, invalid_rule_id, moved_earlier_rule_id) = if is_parameter {
        let rule_ids = "request-parameter-sunset-deleted request-parameter-sunset-parse";
        let (removed_rule_id, invalid_rule_id) = rule_ids.split_once(' ').unwrap_or_default();
        (removed_rule_id, invalid_rule_id, "request-parameter-sunset-date-changed-too-small")
    } else {
        ("sunset-deleted", "api-path-sunset-parse", "api-sunset-date-changed-too-small")
    };
    let id = match (read_sunset(base), read_sunset(head)) {
        (_, Sunset::Missing) => removed_rule_id,
        (Sunset::Missing, _) => "lifecycle-changed",
        (Sunset::Invalid, _) | (_, Sunset::Invalid) => invalid_rule_id,
        (Sunset::On(base), Sunset::On(head)) if head < base && head < query.options.today => moved_earlier_rule_id,
        _ => "lifecycle-changed",
    };
    vec![id.to_owned()]
}

/// Returns the identifier of the rule for a removed operation. The rule depends on `deprecated` and `x-sunset`.
pub(super) fn removed_operation_rule_id(query: &ChangeQuery<'_>) -> String {
    let Some(operation) = query.operations().base else { return String::new() };
    let is_path_removed = query.change.before.as_ref().is_some_and(|before| before["path"] == true);
    let prefix = if is_path_removed { "api-path" } else { "api" };
    match (operation.deprecated, read_sunset(&operation.extensions)) {
        (false, _) => format!("{prefix}-removed-without-deprecation"),
        (true, Sunset::Missing) => format!("{prefix}-removed-with-deprecation"),
        (true, Sunset::Invalid) => "api-path-sunset-parse".to_owned(),
        (true, Sunset::On(date)) if query.options.today < date => format!("{prefix}-removed-before-sunset"),
        (true, Sunset::On(_)) => "api-removed-after-sunset".to_owned(),
    }
}

/// Returns the identifier of the rule for a removed parameter. The rule depends on `deprecated` and `x-sunset`.
pub(super) fn removed_parameter_rule_id(query: &ChangeQuery<'_>) -> String {
    let Some(param) = query.params().base else { return String::new() };
    let id = match (param.deprecated, read_sunset(&param.extensions)) {
        (false, _) => "request-parameter-removed",
        (true, Sunset::Missing) => "request-parameter-removed-with-deprecation",
        (true, Sunset::Invalid) => "request-parameter-sunset-parse",
        (true, Sunset::On(date)) if query.options.today < date => "request-parameter-removed-before-sunset",
        (true, Sunset::On(_)) => "request-parameter-removed-after-sunset",
    };
    id.to_owned()
}
