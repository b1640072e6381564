//! Selects the rules for operations, parameters, bodies, responses and header fields. The rules for `security` are in
//! another module.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::{
    diff::{
        change::{Action, Part},
        facts::{have_same_parameters, media_type_includes},
    },
    ir::{ParameterLocation, Status},
};

use super::{lifecycle, query::ChangeQuery};

/// Returns the word for the kind of change in rule identifiers: `added`, `removed` or `changed`.
pub(super) fn action_word(query: &ChangeQuery<'_>) -> &'static str {
    match query.change.action() {
        Action::Added => "added",
        Action::Removed => "removed",
        Action::Changed => "changed",
    }
}

fn single_rule_id(id: impl Into<String>) -> Vec<String> {
    let id = id.into();
    if id.is_empty() { Vec::new() } else { vec![id] }
}

pub(super) fn server_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let (before, after) = (query.change.before.as_ref(), query.change.after.as_ref());
    match (before.and_then(Value::as_object), after.and_then(Value::as_object)) {
        (Some(before), Some(after)) if is_enum_value_removed(before, after) => {
            single_rule_id("server-variable-value-removed")
        }
        _ => single_rule_id(format!("server-{}", action_word(query))),
    }
}

/// Returns whether a server variable no longer allows a value that it allowed in the older document. A variable without
/// `enum` allows all values.
fn is_enum_value_removed(old_variables: &Map<String, Value>, new_variables: &Map<String, Value>) -> bool {
    let enum_values =
        |variable: &Value| variable.get("enum").and_then(Value::as_array).filter(|it| !it.is_empty()).cloned();
    let new_enum_values = |name: &String| new_variables.get(name).map(enum_values);
    old_variables.iter().any(|(name, variable)| match (enum_values(variable), new_enum_values(name)) {
        (Some(old_values), Some(Some(new_values))) => old_values.iter().any(|value| !new_values.contains(value)),
        (None, Some(Some(_))) => true,
        (_, None | Some(None)) => false,
    })
}

pub(super) fn tag_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    single_rule_id(format!("api-tag-{}", action_word(query)))
}

/// Returns the identifiers of the rules for an added or removed webhook or callback.
pub(super) fn webhook_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let value = query.change.before.as_ref().or(query.change.after.as_ref());
    let is_callback = value.is_some_and(|value| value == "callback");
    single_rule_id(format!("{}-{}", if is_callback { "callback" } else { "webhook" }, action_word(query)))
}

/// Returns the identifiers of the rules for an added or removed body of a webhook or callback: the body of its request,
/// or the body of the receiver's response.
pub(super) fn webhook_body_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let part_prefix =
        if let Part::WebhookResponse(_) = query.change.place.part { "webhook-response" } else { "webhook" };
    single_rule_id(format!("{part_prefix}-body-{}", action_word(query)))
}

pub(super) fn operation_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    match query.change.action() {
        Action::Added => single_rule_id("endpoint-added"),
        Action::Removed | Action::Changed => single_rule_id(lifecycle::removed_operation_rule_id(query)),
    }
}

/// Returns the identifiers of the rules for renamed path variables. Requests do not contain the names, so renaming does
/// not affect callers. If two variables have exchanged their names, this is most likely a mistake and has a separate
/// rule.
pub(super) fn path_variable_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let variable_names = |value: &Option<serde_json::Value>| -> BTreeSet<String> {
        let names = value.as_ref().and_then(serde_json::Value::as_array).into_iter().flatten();
        names.filter_map(|name| Some(name.as_str()?.to_owned())).collect()
    };
    let is_swapped = variable_names(&query.change.before) == variable_names(&query.change.after);
    single_rule_id(if is_swapped { "path-parameters-swapped" } else { "path-parameters-renamed" })
}

pub(super) fn parameter_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    if let Part::WebhookParameter(..) = query.change.place.part {
        let value = query.change.before.as_ref();
        return single_rule_id(match value.map(|param| param["required"] == true) {
            None => "webhook-parameter-added",
            Some(true) => "required-webhook-parameter-removed",
            Some(false) => "optional-webhook-parameter-removed",
        });
    }
    match query.change.action() {
        Action::Added => single_rule_id(new_parameter_rule_id(query)),
        Action::Removed | Action::Changed => single_rule_id(lifecycle::removed_parameter_rule_id(query)),
    }
}

pub(super) fn allow_empty_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let suffix = if query.change.action() == Action::Removed { "became-not-empty" } else { "may-be-empty" };
    single_rule_id(format!("{}-parameter-{suffix}", parameter_rule_prefix(query)))
}

pub(super) fn serialization_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    single_rule_id(format!("{}-parameter-serialization-changed", parameter_rule_prefix(query)))
}

/// Returns the first part of the rule identifiers for parameters: `webhook` or `request`.
fn parameter_rule_prefix(query: &ChangeQuery<'_>) -> &'static str {
    if let Part::WebhookParameter(..) = query.change.place.part { "webhook" } else { "request" }
}

pub(super) fn content_schema_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let part_prefix = if is_sent_to_server(query) { "request" } else { "response" };
    single_rule_id(format!("{part_prefix}-body-media-type-schema-{}", action_word(query)))
}

pub(super) fn encoding_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    single_rule_id(if is_sent_to_server(query) { "request-body-encoding-changed" } else { "documentation-changed" })
}

pub(super) fn component_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    single_rule_id(if query.change.action() == Action::Added { "api-schema-added" } else { "api-schema-removed" })
}

pub(super) fn operation_id_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    // For callers, a changed `operationId` is equivalent to a removed one.
    let verb = if query.change.action() == Action::Added { "added" } else { "removed" };
    single_rule_id(format!("api-operation-id-{verb}"))
}

fn new_parameter_rule_id(query: &ChangeQuery<'_>) -> String {
    let Some(param) = query.params().head else { return String::new() };
    let id = match (param.location, param.shared, param.required) {
        (ParameterLocation::Path, ..) => "new-request-path-parameter",
        (_, true, true) => "new-required-request-default-parameter-to-existing-path",
        (_, true, false) => "new-optional-request-default-parameter-to-existing-path",
        (_, false, true) => "new-required-request-parameter",
        (_, false, false) => "new-optional-request-parameter",
    };
    id.to_owned()
}

pub(super) fn required_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let suffix = if query.change.action() == Action::Added { "became-required" } else { "became-optional" };
    single_rule_id(match query.change.place.part {
        Part::Parameter(..) => format!("request-parameter-{suffix}"),
        Part::ResponseHeader(..) => format!("response-header-{suffix}"),
        Part::Webhook => format!("webhook-body-{suffix}"),
        Part::WebhookParameter(..) => format!("webhook-parameter-{suffix}"),
        Part::WebhookResponseHeader(..) => format!("webhook-response-header-{suffix}"),
        _ => format!("request-body-{suffix}"),
    })
}

pub(super) fn request_body_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    if query.change.action() == Action::Removed {
        return single_rule_id("request-body-removed");
    }
    let is_required = query.change.after.as_ref().is_some_and(|body| body["required"] == true);
    single_rule_id(format!("request-body-added-{}", if is_required { "required" } else { "optional" }))
}

fn is_in_request(query: &ChangeQuery<'_>) -> bool {
    matches!(query.change.place.part, Part::RequestContent(_) | Part::RequestBody)
}

/// Returns whether the changed body is sent to the server. Such a body is part of a request, or of the response that
/// the receiver of a webhook or callback sends.
fn is_sent_to_server(query: &ChangeQuery<'_>) -> bool {
    is_in_request(query) || matches!(query.change.place.part, Part::WebhookResponseContent(..))
}

pub(super) fn media_type_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let part_prefix = match query.change.place.part {
        Part::WebhookContent(_) => "webhook",
        Part::WebhookResponseContent(..) => "webhook-response",
        _ if is_in_request(query) => "request-body",
        _ => "response",
    };
    single_rule_id(format!("{part_prefix}-media-type-{}", action_word(query)))
}

pub(super) fn media_type_name_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let string_of = |value: &Option<serde_json::Value>| {
        value.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
    };
    let (old_name, new_name) = (string_of(&query.change.before), string_of(&query.change.after));
    let part_prefix = match query.change.place.part {
        Part::WebhookContent(_) => "webhook",
        Part::WebhookResponseContent(..) => "webhook-response",
        _ if is_in_request(query) => "request-body",
        _ => "response",
    };
    let relation = match (have_same_parameters(&old_name, &new_name), media_type_includes(&old_name, &new_name)) {
        (false, _) => "changed",
        (true, true) => "specialized",
        (true, false) => "generalized",
    };
    single_rule_id(format!("{part_prefix}-media-type-name-{relation}"))
}

fn status_class(query: &ChangeQuery<'_>) -> &'static str {
    let status = match query.change.place.part {
        Part::Response(status) | Part::WebhookResponse(status) => status,
        _ => Status::Default,
    };
    if status.is_success() { "success" } else { "non-success" }
}

pub(super) fn response_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    single_rule_id(format!("{}-{}-status-{}", response_rule_prefix(query), status_class(query), action_word(query)))
}

/// Returns the first part of the rule identifiers for status codes: `webhook-response` or `response`.
fn response_rule_prefix(query: &ChangeQuery<'_>) -> &'static str {
    if let Part::WebhookResponse(_) = query.change.place.part { "webhook-response" } else { "response" }
}

/// Returns the identifiers of the rules for a status code that was replaced by a range of status codes, or for a range
/// that was replaced by a status code.
pub(super) fn response_status_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    let is_range = query.change.after.as_ref().and_then(serde_json::Value::as_str).is_some_and(|to| to.ends_with("XX"));
    single_rule_id(format!(
        "{}-{}-status-{}",
        response_rule_prefix(query),
        status_class(query),
        if is_range { "generalized" } else { "specialized" }
    ))
}

pub(super) fn header_rule_ids(query: &ChangeQuery<'_>) -> Vec<String> {
    if let Part::WebhookResponseHeader(..) = query.change.place.part {
        return single_rule_id(match query.change.after.as_ref().map(|header| header["required"] == true) {
            None => "webhook-response-header-removed",
            Some(true) => "required-webhook-response-header-added",
            Some(false) => "optional-webhook-response-header-added",
        });
    }
    if query.change.action() == Action::Added {
        return single_rule_id("response-header-added");
    }
    let is_required = query.change.before.as_ref().is_some_and(|header| header["required"] == true);
    single_rule_id(format!("{}-response-header-removed", if is_required { "required" } else { "optional" }))
}
