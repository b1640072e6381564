//! Compares keywords whose values are not schemas, such as `maximum` and `enum`.

use std::collections::HashSet;

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Sides},
    ir::{JsonType, Schema},
};

use super::{equal, local::SchemaDifference};

/// A function that returns the value of a keyword; `None` if the keyword is absent or has its default value.
type KeywordGetter = fn(&Schema) -> Option<Value>;

/// The keywords whose values are compared as a whole. An entry has the kind of change to report, and a function that
/// returns the value of the keyword.
const KEYWORDS: &[(ChangeKind, KeywordGetter)] = &[
    (ChangeKind::Default, |schema| schema.default.clone()),
    (ChangeKind::Nullable, |schema| optional_flag(schema.nullable)),
    (ChangeKind::ReadOnly, |schema| optional_flag(schema.read_only)),
    (ChangeKind::WriteOnly, |schema| optional_flag(schema.write_only)),
    (ChangeKind::Deprecated, |schema| optional_flag(schema.deprecated)),
    (ChangeKind::Pattern, |schema| optional_text(schema.bounds.pattern.as_deref())),
    (ChangeKind::Minimum, |schema| schema.bounds.minimum.clone().map(Value::Number)),
    (ChangeKind::ExclusiveMinimum, |schema| optional_flag(schema.bounds.exclusive_minimum)),
    (ChangeKind::Maximum, |schema| schema.bounds.maximum.clone().map(Value::Number)),
    (ChangeKind::ExclusiveMaximum, |schema| optional_flag(schema.bounds.exclusive_maximum)),
    (ChangeKind::MultipleOf, |schema| schema.bounds.multiple_of.clone().map(Value::Number)),
    (ChangeKind::MinLength, |schema| lower_bound_as_json(schema.bounds.min_length)),
    (ChangeKind::MaxLength, |schema| schema.bounds.max_length.map(Value::from)),
    (ChangeKind::MinItems, |schema| lower_bound_as_json(schema.bounds.min_items)),
    (ChangeKind::MaxItems, |schema| schema.bounds.max_items.map(Value::from)),
    (ChangeKind::UniqueItems, |schema| optional_flag(schema.bounds.unique_items)),
    (ChangeKind::MinProperties, |schema| lower_bound_as_json(schema.bounds.min_properties)),
    (ChangeKind::MaxProperties, |schema| schema.bounds.max_properties.map(Value::from)),
    (ChangeKind::AdditionalProperties, |schema| equal::additional_properties_form(equal::declared_additional(schema))),
    (ChangeKind::Stability, |schema| schema.extensions.get("x-stability-level").cloned()),
    (ChangeKind::Sunset, |schema| schema.extensions.get("x-sunset").cloned()),
];

/// Compares the keywords in [`KEYWORDS`].
pub(super) fn compare_keywords(schemas: Sides<&Schema>, differences: &mut Vec<SchemaDifference>) {
    for (kind, get) in KEYWORDS {
        let (old_value, new_value) = (get(schemas.base), get(schemas.head));
        if !are_equal_values(old_value.as_ref(), new_value.as_ref()) {
            differences.push(SchemaDifference::new(*kind, schemas, old_value, new_value));
        }
    }
}

/// Compares the keywords `type` and `format` together, as the text `integer (int64)`.
pub(super) fn compare_type(schemas: Sides<&Schema>, differences: &mut Vec<SchemaDifference>) {
    let (old_type, new_type) = (describe_types(schemas.base), describe_types(schemas.head));
    if old_type != new_type {
        differences.push(SchemaDifference::new(
            ChangeKind::Type,
            schemas,
            old_type.map(Value::from),
            new_type.map(Value::from),
        ));
    }
}

/// Compares `enum` and `x-extensible-enum`. If both schemas declare `enum`, its values are compared one by one: at most
/// `max_listed` added values and at most `max_listed` removed values get a difference. The last difference of each kind
/// has the number of further values.
pub(super) fn compare_values(schemas: Sides<&Schema>, max_listed: usize, differences: &mut Vec<SchemaDifference>) {
    match (&schemas.base.values, &schemas.head.values) {
        (Some(base), Some(head)) => {
            compare_value_sets(ChangeKind::EnumValue, schemas, [base, head], max_listed, differences);
        }
        (None, None) => {}
        (base, head) => {
            let values_as_json = |values: &Option<Vec<Value>>| values.clone().map(Value::Array);
            differences.push(SchemaDifference::new(
                ChangeKind::Enum,
                schemas,
                values_as_json(base),
                values_as_json(head),
            ));
        }
    }
    let extensible_values = |schema: &Schema| match schema.extensions.get("x-extensible-enum") {
        Some(Value::Array(values)) => values.clone(),
        _ => Vec::new(),
    };
    let (base, head) = (extensible_values(schemas.base), extensible_values(schemas.head));
    compare_value_sets(ChangeKind::ExtensibleEnumValue, schemas, [&base, &head], usize::MAX, differences);
}

/// Adds a difference for each value that only one of the two lists contains: at most `max_listed` for values that only
/// `base` contains, and at most `max_listed` for values that only `head` contains.
fn compare_value_sets(
    kind: ChangeKind,
    schemas: Sides<&Schema>,
    [base, head]: [&[Value]; 2],
    max_listed: usize,
    differences: &mut Vec<SchemaDifference>,
) {
    for (list, other_list, is_removed) in [(base, head, true), (head, base, false)] {
        let other_values: HashSet<&Value> = other_list.iter().collect();
        let mut seen_values = HashSet::new();
        let mut values = list.iter().filter(|value| !other_values.contains(value) && seen_values.insert(*value));
        for (index, value) in values.by_ref().take(max_listed).collect::<Vec<_>>().into_iter().enumerate() {
            let further_value_count = if index + 1 == max_listed { values.by_ref().count() } else { 0 };
            let (removed, added) = if is_removed { (Some(value.clone()), None) } else { (None, Some(value.clone())) };
            let difference = SchemaDifference::new(kind, schemas, removed, added).with_name(display_value(value));
            differences.push(difference.with_further_values(further_value_count));
        }
    }
}

/// Formats a value for messages. Strings are written without quotes.
fn display_value(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Returns a text for `type` and `format`, such as `integer (int64)`; `None` if both keywords are absent.
pub(in crate::diff) fn describe_types(schema: &Schema) -> Option<String> {
    let types: Vec<&str> = schema.types.iter().map(|ty| json_type_name(*ty)).collect();
    match (types.is_empty(), &schema.format) {
        (true, None) => None,
        (true, Some(format)) => Some(format!("any ({format})")),
        (false, None) => Some(types.join(" or ")),
        (false, Some(format)) => Some(format!("{} ({format})", types.join(" or "))),
    }
}

/// Returns the name that JSON Schema uses for the type.
pub(in crate::diff) fn json_type_name(ty: JsonType) -> &'static str {
    match ty {
        JsonType::String => "string",
        JsonType::Integer => "integer",
        JsonType::Number => "number",
        JsonType::Boolean => "boolean",
        JsonType::Array => "array",
        JsonType::Object => "object",
    }
}

fn optional_flag(value: bool) -> Option<Value> {
    value.then_some(Value::Bool(true))
}

fn optional_text(value: Option<&str>) -> Option<Value> {
    value.filter(|text| !text.is_empty()).map(Value::from)
}

/// Returns a lower bound as JSON; `None` if the bound is absent or 0, since 0 restricts nothing.
fn lower_bound_as_json(value: Option<u64>) -> Option<Value> {
    value.filter(|bound| *bound > 0).map(Value::from)
}

/// Returns whether two values are equal. Numbers are compared by value (`1` equals `1.0`).
fn are_equal_values(base: Option<&Value>, head: Option<&Value>) -> bool {
    match (base, head) {
        (Some(Value::Number(base)), Some(Value::Number(head))) => base == head || base.as_f64() == head.as_f64(),
        (base, head) => base == head,
    }
}
