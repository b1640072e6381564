//! Selects the rules for properties, for `oneOf`, `anyOf` and `allOf`, and for discriminators.

use crate::{
    diff::change::{Action, Part},
    ir::{ParameterLocation, Schema},
};

use super::{query::ChangeQuery, scope::MessageScope};

/// Returns the identifiers of the rules for an added or removed keyword in `scope`, such as
/// `request-body-one-of-added`. `name` is the name of the keyword in the identifier (`one-of`).
pub(super) fn added_or_removed_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope, name: &str) -> Vec<String> {
    let verb = if query.change.action() == Action::Added { "added" } else { "removed" };
    vec![scope.rule_id(&format!("{name}-{verb}"))]
}

/// Returns the identifiers of the rules for an added, removed or changed keyword in `scope`, such as
/// `request-body-if-changed`. `name` is the name of the keyword in the identifier (`if`).
pub(super) fn changed_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope, name: &str) -> Vec<String> {
    vec![scope.rule_id(&format!("{name}-{}", super::operation::action_word(query)))]
}

pub(super) fn pattern_property_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    added_or_removed_rule_ids(query, scope, "pattern-property")
}

pub(super) fn dependent_schema_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    added_or_removed_rule_ids(query, scope, "dependent-schema")
}

pub(super) fn one_of_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    added_or_removed_rule_ids(query, scope, "one-of")
}

pub(super) fn any_of_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    added_or_removed_rule_ids(query, scope, "any-of")
}

pub(super) fn all_of_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    added_or_removed_rule_ids(query, scope, "all-of")
}

pub(super) fn all_of_annotation_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let verb = if query.change.action() == Action::Added { "added" } else { "removed" };
    vec![scope.rule_id(&format!("all-of-{verb}-annotation-only"))]
}

pub(super) fn list_of_types_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let is_widened = query.change.action() == Action::Added;
    vec![scope.rule_id(if is_widened { "list-of-types-widened" } else { "list-of-types-narrowed" })]
}

pub(super) fn wrapped_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let is_added = query.change.action() == Action::Added;
    vec![scope.rule_id(if is_added { "wrapped-in-one-of" } else { "unwrapped-from-one-of" })]
}

pub(super) fn not_rule_ids(_: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    vec![scope.rule_id("not-changed")]
}

pub(super) fn items_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    added_or_removed_rule_ids(query, scope, "items")
}

pub(super) fn discriminator_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    match query.change.action() {
        Action::Changed => discriminator_property_rule_ids(query, scope),
        Action::Added | Action::Removed => added_or_removed_rule_ids(query, scope, "discriminator"),
    }
}

pub(super) fn discriminator_property_rule_ids(_: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    vec![scope.rule_id("discriminator-property-name-changed")]
}

pub(super) fn discriminator_mapping_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let verb = match query.change.action() {
        Action::Added => "added",
        Action::Removed => "deleted",
        Action::Changed => "changed",
    };
    vec![scope.rule_id(&format!("discriminator-mapping-{verb}"))]
}

pub(super) fn property_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let (Some(schemas), Some(name)) = (query.schemas(), query.change.name.as_deref()) else { return Vec::new() };
    let is_new = query.change.action() == Action::Added;
    let (doc, enclosing_schema) =
        if is_new { (query.docs.head, schemas.head) } else { (query.docs.base, schemas.base) };
    let Some(schema) = enclosing_schema.properties.get(name).map(|property_ref| doc.schema(property_ref.schema)) else {
        return Vec::new();
    };
    let value = query.change.after.as_ref().or(query.change.before.as_ref());
    let is_required = value.is_some_and(|value| value["required"] == true);
    vec![match scope {
        MessageScope::RequestBody | MessageScope::RequestProperty => {
            request_property_rule_id(is_new, is_required, schema)
        }
        MessageScope::RequestParameter | MessageScope::RequestParameterProperty => {
            parameter_property_rule_id(query, is_new, is_required, schema)
        }
        _ => response_property_rule_id(is_new, is_required, schema),
    }]
}

fn request_property_rule_id(is_new: bool, is_required: bool, schema: &Schema) -> String {
    let id = match (is_new, is_required) {
        _ if schema.read_only => "request-read-only-property-changed",
        (false, _) => "request-property-removed",
        (true, false) => "new-optional-request-property",
        (true, true) if schema.default.is_some() => "new-required-request-property-with-default",
        (true, true) => "new-required-request-property",
    };
    id.to_owned()
}

fn parameter_property_rule_id(query: &ChangeQuery<'_>, is_new: bool, is_required: bool, schema: &Schema) -> String {
    let is_header = matches!(query.change.place.part, Part::Parameter(ParameterLocation::Header, _));
    let id = match (is_new, is_required) {
        _ if schema.read_only => "request-read-only-property-changed",
        (true, true) if is_header => "new-required-request-header-property",
        (true, true) => "new-required-request-parameter-property",
        (true, false) => "new-optional-request-parameter-property",
        (false, _) => "request-parameter-property-removed",
    };
    id.to_owned()
}

fn response_property_rule_id(is_new: bool, is_required: bool, schema: &Schema) -> String {
    let requiredness = if is_required { "required" } else { "optional" };
    let write_only_infix = if schema.write_only { "-write-only" } else { "" };
    let verb = if is_new { "added" } else { "removed" };
    format!("response-{requiredness}{write_only_infix}-property-{verb}")
}

pub(super) fn required_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let action = query.change.action();
    let (Some(schemas), Some(name)) = (query.schemas(), query.change.name.as_deref()) else { return Vec::new() };
    let head_schema = schemas.head.properties.get(name).map(|property_ref| query.docs.head.schema(property_ref.schema));
    let base_schema = schemas.base.properties.get(name).map(|property_ref| query.docs.base.schema(property_ref.schema));
    let any_schema = Schema::default();
    let schema = head_schema.or(base_schema).unwrap_or(&any_schema);
    let verb = if action == Action::Added { "became-required" } else { "became-optional" };
    let is_header = matches!(query.change.place.part, Part::Parameter(ParameterLocation::Header, _));
    vec![match scope {
        _ if scope.is_request() && schema.read_only => "request-read-only-property-changed".to_owned(),
        MessageScope::RequestBody | MessageScope::RequestProperty
            if action == Action::Added && schema.default.is_some() =>
        {
            "request-property-became-required-with-default".to_owned()
        }
        MessageScope::RequestBody | MessageScope::RequestProperty => format!("request-property-{verb}"),
        MessageScope::RequestParameter | MessageScope::RequestParameterProperty
            if is_header && action == Action::Added =>
        {
            "request-header-property-became-required".to_owned()
        }
        MessageScope::RequestParameter | MessageScope::RequestParameterProperty => {
            format!("request-parameter-property-{verb}")
        }
        _ if schema.write_only => format!("response-write-only-property-{verb}"),
        _ => format!("response-property-{verb}"),
    }]
}

pub(super) fn additional_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let keyword_state = |value: &Option<serde_json::Value>| {
        value.as_ref().and_then(serde_json::Value::as_str).map_or("any", |word| word).to_owned()
    };
    let suffix = match (keyword_state(&query.change.before).as_str(), keyword_state(&query.change.after).as_str()) {
        (before, after) if before == after => "additional-properties-said",
        (_, "any") | ("none", "schema") => "additional-properties-opened",
        _ => "additional-properties-closed",
    };
    vec![scope.rule_id(suffix)]
}
