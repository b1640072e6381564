//! Compares keywords whose values are not schemas.

use std::collections::HashSet;

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Sides},
    ir::{JsonType, Schema},
};

use super::{equal, local::SchemaDifference};

/// A function that returns a keyword's value; `None` if it is absent or has its default.
type KeywordGetter = fn(&Schema) -> Option<Value>;

/// The keywords that are compared by value only.
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
    (ChangeKind::MinLength, |schema| lower_bound(schema.bounds.min_length)),
    (ChangeKind::MaxLength, |schema| schema.bounds.max_length.map(Value::from)),
    (ChangeKind::MinItems, |schema| lower_bound(schema.bounds.min_items)),
    (ChangeKind::MaxItems, |schema| schema.bounds.max_items.map(Value::from)),
    (ChangeKind::UniqueItems, |schema| optional_flag(schema.bounds.unique_items)),
    (ChangeKind::MinProperties, |schema| lower_bound(schema.bounds.min_properties)),
    (ChangeKind::MaxProperties, |schema| schema.bounds.max_properties.map(Value::from)),
    (ChangeKind::AdditionalProperties, |schema| equal::kind_of_additional(equal::declared_additional(schema))),
    (ChangeKind::Stability, |schema| schema.extensions.get("x-stability-level").cloned()),
    (ChangeKind::Sunset, |schema| schema.extensions.get("x-sunset").cloned()),
];

/// Compares the keywords in [`KEYWORDS`].
pub(super) fn compare_keywords(schemas: Sides<&Schema>, out: &mut Vec<SchemaDifference>) {
    for (kind, get) in KEYWORDS {
        let (before, after) = (get(schemas.base), get(schemas.head));
        if !same_value(before.as_ref(), after.as_ref()) {
            out.push(SchemaDifference::new(*kind, schemas, before, after));
        }
    }
}

/// Compares `type` and `format`, which belong together.
pub(super) fn compare_type(schemas: Sides<&Schema>, out: &mut Vec<SchemaDifference>) {
    let (before, after) = (describe_types(schemas.base), describe_types(schemas.head));
    if before != after {
        out.push(SchemaDifference::new(ChangeKind::Type, schemas, before.map(Value::from), after.map(Value::from)));
    }
}

/// The number of added and of removed values that are reported for an `enum` of an entry of `allOf`. Many schemas may
/// have the same entry.
const MAX_INHERITED_VALUES: usize = 24;

/// Compares `enum` (value by value if both sides declare it) and `x-extensible-enum`. `own` are the schemas without the
/// entries of their `allOf`.
pub(super) fn compare_values(own: Sides<&Schema>, schemas: Sides<&Schema>, out: &mut Vec<SchemaDifference>) {
    let is_inherited = own.base.values.is_none() && own.head.values.is_none();
    let most = if is_inherited { MAX_INHERITED_VALUES } else { usize::MAX };
    match (&schemas.base.values, &schemas.head.values) {
        (Some(base), Some(head)) => each_value(ChangeKind::EnumValue, schemas, [base, head], most, out),
        (None, None) => {}
        (base, head) => {
            let list = |values: &Option<Vec<Value>>| values.clone().map(Value::Array);
            out.push(SchemaDifference::new(ChangeKind::Enum, schemas, list(base), list(head)));
        }
    }
    let extensible = |schema: &Schema| match schema.extensions.get("x-extensible-enum") {
        Some(Value::Array(values)) => values.clone(),
        _ => Vec::new(),
    };
    let (base, head) = (extensible(schemas.base), extensible(schemas.head));
    each_value(ChangeKind::ExtensibleEnumValue, schemas, [&base, &head], usize::MAX, out);
}

fn each_value(
    kind: ChangeKind,
    schemas: Sides<&Schema>,
    [base, head]: [&[Value]; 2],
    most: usize,
    out: &mut Vec<SchemaDifference>,
) {
    let only = |one: &[Value], other: &[Value]| -> Vec<Value> {
        let other: HashSet<&Value> = other.iter().collect();
        let mut seen = HashSet::new();
        one.iter().filter(|value| !other.contains(value) && seen.insert(*value)).take(most).cloned().collect()
    };
    for value in only(base, head) {
        out.push(SchemaDifference::new(kind, schemas, Some(value.clone()), None).with_name(display_value(&value)));
    }
    for value in only(head, base) {
        out.push(SchemaDifference::new(kind, schemas, None, Some(value.clone())).with_name(display_value(&value)));
    }
}

/// Formats a value for messages. Strings are written without quotes.
fn display_value(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Returns a description of `type` and `format`; `None` if both are absent.
pub(in crate::diff) fn describe_types(schema: &Schema) -> Option<String> {
    let types: Vec<&str> = schema.types.iter().map(|ty| json_type_name(*ty)).collect();
    match (types.is_empty(), &schema.format) {
        (true, None) => None,
        (true, Some(format)) => Some(format!("any ({format})")),
        (false, None) => Some(types.join(" or ")),
        (false, Some(format)) => Some(format!("{} ({format})", types.join(" or "))),
    }
}

/// Returns the name of the type in JSON Schema.
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

/// Returns a lower bound as JSON; `None` if it is absent or 0, which does not restrict anything.
fn lower_bound(value: Option<u64>) -> Option<Value> {
    value.filter(|least| *least > 0).map(Value::from)
}

/// Returns whether two values are equal. Numbers are compared by value (`1` equals `1.0`).
fn same_value(base: Option<&Value>, head: Option<&Value>) -> bool {
    match (base, head) {
        (Some(Value::Number(base)), Some(Value::Number(head))) => base == head || base.as_f64() == head.as_f64(),
        (base, head) => base == head,
    }
}
