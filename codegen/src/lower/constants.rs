//! Checks that the values in `default` and `enum` are valid for the schema that declares them.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Api, Bounds, Schema, SchemaId},
    validate::{Direction, ValuesCheck, Violation},
};

/// The maximum number of invalid values that are reported for one schema.
const MAX_REPORTED_VALUES: usize = 5;

/// Returns the diagnostics for constants and defaults that are not valid values of their schema, by schema.
pub(super) fn excluded_constants(api: &Api) -> HashMap<SchemaId, Vec<Diagnostic>> {
    let mut check = ValuesCheck::new(api, Direction::Request);
    let ids = (0..).map(SchemaId).take(api.schemas.len());
    let reported = ids.map(|id| (id, excluded_constants_of(api, id, &mut check)));
    reported.filter(|(_, problems)| !problems.is_empty()).collect()
}

fn excluded_constants_of<'a>(api: &'a Api, id: SchemaId, check: &mut ValuesCheck<'a>) -> Vec<Diagnostic> {
    let schema = api.schema(id);
    let is_checked = |value: &&Value| !value.is_null() && !is_trivially_valid(schema, value);
    let enum_values = schema.values.iter().flatten().filter(is_checked);
    let enum_values = enum_values.map(|value| (codes::SCHEMA_ENUM, "enum", value));
    let default = schema.default.iter().filter(is_checked).map(|value| (codes::SCHEMA_DEFAULT, "default", value));
    let diagnose_value = |(code, keyword, value): (&'static str, &str, &'a Value)| {
        let violations = check.validate(id, value);
        // Many generators write `{}` for objects whose members have defaults.
        let is_incomplete = code == codes::SCHEMA_DEFAULT && violations.iter().all(Violation::is_missing_member);
        let new_diagnostic = if is_incomplete { Diagnostic::note } else { Diagnostic::warning };
        let violation = violations.into_iter().next()?;
        let subject = if violation.path.is_empty() { "it" } else { "its" };
        let message = format!("the {keyword} value {value} is not valid for this schema: {subject} {violation}");
        let problem = new_diagnostic(code, message, schema.at).with_label("kept unchanged");
        Some(problem.with_help("correct the value or the schema"))
    };
    default.chain(enum_values).filter_map(diagnose_value).take(MAX_REPORTED_VALUES).collect()
}

/// Returns whether `value` has the schema's type and the schema has no other constraints.
fn is_trivially_valid(schema: &Schema, value: &Value) -> bool {
    (schema.types.is_empty() || schema.types.iter().any(|ty| ty.contains_value(value)))
        && schema.format.is_none()
        && *schema.bounds == Bounds::default()
        && schema.schema_refs().next().is_none()
}
