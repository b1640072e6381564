//! Lowers the values of `enum` to Rust enums.

use std::collections::HashSet;

use super::{Types, merge::MergedSchema};
use crate::{
    documentation,
    ir::{Constants, JsonType, Primitive, Schema, Type, TypeKind, Variant},
    markdown,
    names::{NameKind, NameScope},
};

/// A value of an enum. The title and description are present if the document declares the value as a separate
/// alternative.
#[derive(Clone, Debug)]
pub(super) struct Constant {
    pub(super) value: serde_json::Value,
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
}

impl From<serde_json::Value> for Constant {
    fn from(value: serde_json::Value) -> Self {
        Self { value, title: None, description: None }
    }
}

impl Types<'_> {
    /// Returns a Rust enum with a variant for each of `values`. The names and descriptions of the variants come from
    /// the extensions `x-enum-varnames` and `x-enum-descriptions` if the schema has them.
    #[expect(clippy::unused_self, reason = "all functions that return a shape have this form")]
    pub(super) fn create_enum(&self, merged: &MergedSchema<'_>, values: &[Constant], schema: &Schema) -> TypeKind {
        let extension_list = |key: &str| schema.extensions.get(key).and_then(serde_json::Value::as_array);
        let variant_names = extension_list("x-enum-varnames");
        let variant_docs = extension_list("x-enum-descriptions").or(extension_list("x-enumDescriptions"));
        let value_type = type_of_constants(merged, values);
        let mut variant_scope = NameScope::default();
        let is_open = schema.extensions.get("x-closed-enum") != Some(&serde_json::Value::Bool(true));
        let mut seen_values = HashSet::new();
        let mut variants: Vec<Variant> = Vec::new();
        for (index, constant) in values.iter().enumerate() {
            let wire_value = convert_constant(&constant.value, &value_type);
            if !seen_values.insert(wire_value.clone()) {
                continue;
            }
            let listed_text = |list: Option<&Vec<serde_json::Value>>| {
                list.and_then(|list| list.get(index)).and_then(|item| item.as_str().map(str::to_owned))
            };
            let label =
                listed_text(variant_names).unwrap_or_else(|| constant_label(&wire_value, constant.title.as_deref()));
            let label_without_title = constant_label(&wire_value, None);
            let distinct_title =
                constant.title.clone().filter(|title| *title != label && *title != label_without_title);
            let description = constant.description.clone().or(distinct_title);
            let doc = listed_text(variant_docs).or(description).map(|doc| markdown::sanitize(&doc));
            let doc = documentation::join_paragraphs([
                doc.unwrap_or_default(),
                format!("{}.", documentation::format_inline_code(&wire_value)),
            ]);
            let name = variant_scope.claim_name(&label, NameKind::Variant);
            variants.push(Variant { name, value: wire_value, doc });
        }
        let unknown_variant = is_open.then(|| variant_scope.claim_unknown_variant());
        TypeKind::Enum(Constants { variants, repr: value_type, unknown: unknown_variant })
    }
}

/// Returns the Rust type of the values of an enum: a string, an `i64`, or arbitrary JSON.
fn type_of_constants(merged: &MergedSchema<'_>, values: &[Constant]) -> Type {
    let all_values_match = |test: fn(&serde_json::Value) -> bool| values.iter().all(|constant| test(&constant.value));
    if *merged.types == [JsonType::String] || all_values_match(serde_json::Value::is_string) {
        Type::Primitive(Primitive::String)
    } else if *merged.types == [JsonType::Integer] && all_values_match(|value| parse_whole_number(value).is_some())
        || all_values_match(serde_json::Value::is_i64)
    {
        Type::Primitive(Primitive::I64)
    } else {
        Type::Json
    }
}

/// Converts a constant to the type of the schema, since some documents declare `enum: [1, 2]` for strings, or `enum:
/// ['1', '2']` for integers.
fn convert_constant(value: &serde_json::Value, value_type: &Type) -> serde_json::Value {
    match (value_type, value) {
        (Type::Primitive(Primitive::String), serde_json::Value::String(_)) => value.clone(),
        (Type::Primitive(Primitive::String), other_value) => other_value.to_string().into(),
        (Type::Primitive(Primitive::I64), _) => parse_whole_number(value).map_or_else(|| value.clone(), Into::into),
        _ => value.clone(),
    }
}

/// Returns a constant as an integer: `1.0` and `"1"` → 1. `None` if the constant does not represent an integer.
fn parse_whole_number(value: &serde_json::Value) -> Option<i64> {
    match value {
        serde_json::Value::String(text) => text.parse().ok(),
        serde_json::Value::Number(number) => number.as_i64().or_else(|| {
            let whole_float = number.as_f64().filter(|whole_float| whole_float.fract() == 0.0)?;
            format!("{whole_float:.0}").parse().ok()
        }),
        _ => None,
    }
}

/// Returns the text from which the name of a variant is derived: the constant, or its title if the constant contains no
/// letters.
fn constant_label(value: &serde_json::Value, title: Option<&str>) -> String {
    let constant_text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match title {
        Some(title) if !constant_text.contains(char::is_alphabetic) && title.starts_with(char::is_alphabetic) => {
            title.to_owned()
        }
        _ => constant_text,
    }
}
