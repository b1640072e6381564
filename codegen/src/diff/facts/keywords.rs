//! The keywords of two schemas that hold a plain value, compared one by one.

use serde_json::Value;

use crate::{
    diff::change::{Sides, What},
    ir::{Json, JsonType, Schema},
};

use super::{equal, local::Local};

/// Gives a keyword's value; nothing where it is absent or says what absence says.
type Get = fn(&Schema) -> Option<Value>;

/// The keywords that need no more than their value.
const KEYWORDS: &[(What, Get)] = &[
    (What::Title, |schema| text(schema.title.as_deref())),
    (What::Description, |schema| text(schema.description.as_deref())),
    (What::ExternalDocs, |schema| schema.external_docs.as_ref().map(|docs| docs.url.as_str().into())),
    (What::Example, |schema| schema.example.as_ref().map(Json::value)),
    (What::Default, |schema| schema.default.clone()),
    (What::Nullable, |schema| flag(schema.nullable)),
    (What::ReadOnly, |schema| flag(schema.read_only)),
    (What::WriteOnly, |schema| flag(schema.write_only)),
    (What::Deprecated, |schema| flag(schema.deprecated)),
    (What::Pattern, |schema| text(schema.bounds.pattern.as_deref())),
    (What::Minimum, |schema| schema.bounds.minimum.clone().map(Value::Number)),
    (What::ExclusiveMinimum, |schema| flag(schema.bounds.exclusive_minimum)),
    (What::Maximum, |schema| schema.bounds.maximum.clone().map(Value::Number)),
    (What::ExclusiveMaximum, |schema| flag(schema.bounds.exclusive_maximum)),
    (What::MultipleOf, |schema| schema.bounds.multiple_of.clone().map(Value::Number)),
    (What::MinLength, |schema| least(schema.bounds.min_length)),
    (What::MaxLength, |schema| schema.bounds.max_length.map(Value::from)),
    (What::MinItems, |schema| least(schema.bounds.min_items)),
    (What::MaxItems, |schema| schema.bounds.max_items.map(Value::from)),
    (What::UniqueItems, |schema| flag(schema.bounds.unique_items)),
    (What::MinProperties, |schema| least(schema.bounds.min_properties)),
    (What::MaxProperties, |schema| schema.bounds.max_properties.map(Value::from)),
    (What::AdditionalProperties, |schema| equal::kind(&schema.additional)),
    (What::Stability, |schema| schema.extensions.get("x-stability-level").cloned()),
    (What::Sunset, |schema| schema.extensions.get("x-sunset").cloned()),
];

/// The extensions that have a kind of change of their own.
const KNOWN_EXTENSIONS: &[&str] = &["x-stability-level", "x-sunset", "x-extensible-enum"];

/// Compares the plain keywords.
pub(super) fn compare(schemas: Sides<&Schema>, out: &mut Vec<Local>) {
    for (what, get) in KEYWORDS {
        let (before, after) = (get(schemas.base), get(schemas.head));
        if !same_value(before.as_ref(), after.as_ref()) {
            out.push(Local::of(*what, schemas, before, after));
        }
    }
}

/// Compares `type` and `format`, which belong together.
pub(super) fn compare_type(schemas: Sides<&Schema>, out: &mut Vec<Local>) {
    let (before, after) = (type_words(schemas.base), type_words(schemas.head));
    if before != after {
        out.push(Local::of(What::Type, schemas, before.map(Value::from), after.map(Value::from)));
    }
}

/// Compares `enum`, value by value where both sides have one, and `x-extensible-enum`.
pub(super) fn compare_values(schemas: Sides<&Schema>, out: &mut Vec<Local>) {
    match (&schemas.base.values, &schemas.head.values) {
        (Some(base), Some(head)) => each_value(What::EnumValue, schemas, base, head, out),
        (None, None) => {}
        (base, head) => {
            let list = |values: &Option<Vec<Value>>| values.clone().map(Value::Array);
            out.push(Local::of(What::Enum, schemas, list(base), list(head)));
        }
    }
    let extensible = |schema: &Schema| match schema.extensions.get("x-extensible-enum") {
        Some(Value::Array(values)) => values.clone(),
        _ => Vec::new(),
    };
    let (base, head) = (extensible(schemas.base), extensible(schemas.head));
    each_value(What::ExtensibleEnumValue, schemas, &base, &head, out);
}

/// Compares the extensions that have no kind of change of their own.
pub(super) fn compare_extensions(schemas: Sides<&Schema>, out: &mut Vec<Local>) {
    let (base, head) = (&schemas.base.extensions, &schemas.head.extensions);
    let names = base.keys().chain(head.keys().filter(|name| !base.contains_key(*name)));
    for name in names.filter(|name| !KNOWN_EXTENSIONS.contains(&name.as_str())) {
        let (before, after) = (base.get(name), head.get(name));
        if before != after {
            out.push(Local::of(What::Extension, schemas, before.cloned(), after.cloned()).named(name.as_str()));
        }
    }
}

fn each_value(what: What, schemas: Sides<&Schema>, base: &[Value], head: &[Value], out: &mut Vec<Local>) {
    let only = |one: &[Value], other: &[Value]| -> Vec<Value> {
        one.iter().filter(|value| !other.contains(value)).cloned().collect()
    };
    for value in only(base, head) {
        out.push(Local::of(what, schemas, Some(value.clone()), None).named(shown(&value)));
    }
    for value in only(head, base) {
        out.push(Local::of(what, schemas, None, Some(value.clone())).named(shown(&value)));
    }
}

/// A value as people write it: a string without quotes.
fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// `type` and `format` in words; nothing where there is neither.
pub(in crate::diff) fn type_words(schema: &Schema) -> Option<String> {
    let types: Vec<&str> = schema.types.iter().map(|ty| json_type(*ty)).collect();
    match (types.is_empty(), &schema.format) {
        (true, None) => None,
        (true, Some(format)) => Some(format!("any ({format})")),
        (false, None) => Some(types.join(" or ")),
        (false, Some(format)) => Some(format!("{} ({format})", types.join(" or "))),
    }
}

/// The type as `type` writes it.
pub(in crate::diff) fn json_type(ty: JsonType) -> &'static str {
    match ty {
        JsonType::String => "string",
        JsonType::Integer => "integer",
        JsonType::Number => "number",
        JsonType::Boolean => "boolean",
        JsonType::Array => "array",
        JsonType::Object => "object",
    }
}

fn flag(value: bool) -> Option<Value> {
    value.then_some(Value::Bool(true))
}

fn text(value: Option<&str>) -> Option<Value> {
    value.filter(|text| !text.is_empty()).map(Value::from)
}

/// A lower bound; 0 bounds nothing.
fn least(value: Option<u64>) -> Option<Value> {
    value.filter(|least| *least > 0).map(Value::from)
}

/// Equal, numbers by their value (`1` is `1.0`).
fn same_value(base: Option<&Value>, head: Option<&Value>) -> bool {
    match (base, head) {
        (Some(Value::Number(base)), Some(Value::Number(head))) => base == head || base.as_f64() == head.as_f64(),
        (base, head) => base == head,
    }
}
