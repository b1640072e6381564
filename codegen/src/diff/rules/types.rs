//! Selects the rules for the keywords `type` and `format`.

use crate::{
    diff::{
        change::{Part, Sides},
        facts::format_covers,
    },
    ir::{JsonType, Param, ParameterLocation, Schema, Style},
    media_type::is_json,
};

use super::{query::ChangeQuery, scope::MessageScope};

/// Returns the identifiers of the rules for a change of `type` or `format`.
pub(super) fn type_rule_ids(query: &ChangeQuery<'_>, scope: MessageScope) -> Vec<String> {
    let Some(schemas) = query.schemas() else { return Vec::new() };
    let is_typed = match &query.change.place.part {
        Part::RequestContent(media)
        | Part::ResponseContent(_, media)
        | Part::WebhookContent(media)
        | Part::WebhookResponseContent(_, media) => is_json(media),
        _ => false,
    };
    let id = match scope {
        MessageScope::RequestProperty if schemas.head.read_only => {
            return vec!["request-read-only-property-changed".to_owned()];
        }
        MessageScope::RequestBody | MessageScope::RequestProperty => {
            scope.rule_id(request_rule_suffix(schemas, is_typed))
        }
        MessageScope::RequestParameter if is_now_list(query, schemas) => scope.rule_id("type-generalized"),
        MessageScope::RequestParameter => {
            let is_broken = breaks_values(schemas, false) || is_no_longer_list(query, schemas);
            scope.rule_id(if is_broken { "type-changed" } else { "type-generalized" })
        }
        MessageScope::RequestParameterProperty => scope.rule_id(parameter_property_rule_suffix(schemas)),
        MessageScope::ResponseBody
        | MessageScope::ResponseProperty
        | MessageScope::ResponseHeader
        | MessageScope::ResponseHeaderProperty => scope.rule_id(response_rule_suffix(schemas, is_typed)),
    };
    vec![id]
}

fn request_rule_suffix(schemas: Sides<&Schema>, is_typed: bool) -> &'static str {
    if breaks_values(schemas, is_typed) {
        "type-changed"
    } else if is_type_replaced(schemas) && !covers_types(&schemas.head.types, &schemas.base.types) {
        "type-compatible"
    } else {
        "type-generalized"
    }
}

fn response_rule_suffix(schemas: Sides<&Schema>, is_typed: bool) -> &'static str {
    let is_wider = schemas.base.types != schemas.head.types && covers_types(&schemas.head.types, &schemas.base.types);
    if breaks_values(Sides::new(schemas.head, schemas.base), is_typed) {
        if is_wider { "type-generalized" } else { "type-changed" }
    } else if is_type_replaced(schemas) && !covers_types(&schemas.base.types, &schemas.head.types) {
        "type-compatible"
    } else {
        "type-specialized"
    }
}

/// Returns the last part of the rule identifier for a property of an object parameter. The object may be sent as JSON,
/// which distinguishes numbers from strings, or in a query string, which does not. The suffix is `type-changed` if the
/// change breaks values in only one of these forms.
fn parameter_property_rule_suffix(schemas: Sides<&Schema>) -> &'static str {
    match (breaks_values(schemas, true), breaks_values(schemas, false)) {
        (true, true) => "type-specialized",
        (false, false) => "type-generalized",
        _ => "type-changed",
    }
}

/// Returns whether some values that were valid become invalid. If `is_typed` is false, the values are sent in a form
/// that does not distinguish types, so every value is also a valid string.
fn breaks_values(schemas: Sides<&Schema>, is_typed: bool) -> bool {
    let Sides { base, head } = schemas;
    let type_breaks = base.types != head.types
        && !head.types.is_empty()
        && !covers_types(&head.types, &base.types)
        && (is_typed || head.types != [JsonType::String]);
    type_breaks || (head.format != base.format && !format_covers(base, head))
}

/// Returns whether the types `outer` include all types `inner`. `number` includes `integer`.
fn covers_types(outer: &[JsonType], inner: &[JsonType]) -> bool {
    let is_covered =
        |ty: &JsonType| outer.contains(ty) || (*ty == JsonType::Integer && outer.contains(&JsonType::Number));
    !inner.is_empty() && inner.iter().all(is_covered)
}

/// Returns whether the types changed, and both schemas declare `type`.
fn is_type_replaced(schemas: Sides<&Schema>) -> bool {
    let Sides { base, head } = schemas;
    base.types != head.types && !base.types.is_empty() && !head.types.is_empty()
}

/// Returns whether a list parameter is sent with one name-value pair for each list item, such as `?a=1&a=2`.
fn is_sent_repeatedly(param: &Param) -> bool {
    let is_query_or_cookie = matches!(param.location, ParameterLocation::Query | ParameterLocation::Cookie);
    is_query_or_cookie && matches!(param.style, Style::Form | Style::Cookie) && param.explode
}

/// Returns whether a list parameter that was sent as `?a=1&a=2` now has a single value, so that such requests became
/// invalid.
fn is_no_longer_list(query: &ChangeQuery<'_>, schemas: Sides<&Schema>) -> bool {
    let is_list = |schema: &Schema| schema.types.contains(&JsonType::Array);
    query.params().base.is_some_and(is_sent_repeatedly)
        && is_list(schemas.base)
        && !is_list(schemas.head)
        && !schemas.head.types.is_empty()
}

/// Returns whether a parameter with a single value became a list parameter that is sent as `?a=1&a=2`. Requests with
/// `?a=1` then contain a list with one item.
fn is_now_list(query: &ChangeQuery<'_>, schemas: Sides<&Schema>) -> bool {
    let Some(param) = query.params().head else { return false };
    let is_new_array = schemas.head.types == [JsonType::Array] && !schemas.base.types.contains(&JsonType::Array);
    let Some(item_ref) = &schemas.head.items else { return false };
    let item_schema = query.docs.head.schema(item_ref.schema);
    let has_same_values = item_schema.values == schemas.base.values && item_schema.bounds == schemas.base.bounds;
    is_sent_repeatedly(param)
        && is_new_array
        && has_same_values
        && !schemas.base.types.is_empty()
        && !breaks_values(Sides::new(schemas.base, item_schema), false)
}
