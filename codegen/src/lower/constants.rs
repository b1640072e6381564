//! Checks that the values in `default` and `enum` are valid for the schemas that declare these values.

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

/// Returns diagnostics for the values in `enum` and `default` that are not valid for their schema, by the ID of the
/// schema.
pub(super) fn diagnose_invalid_constants(api: &Api) -> HashMap<SchemaId, Vec<Diagnostic>> {
    let mut values_check = ValuesCheck::new(api, Direction::Request);
    let ids = (0..).map(SchemaId).take(api.schemas.len());
    let diagnostics_by_schema = ids.map(|id| (id, diagnose_constants_of_schema(api, id, &mut values_check)));
    diagnostics_by_schema.filter(|(_, problems)| !problems.is_empty()).collect()
}

fn diagnose_constants_of_schema<'a>(api: &'a Api, id: SchemaId, values_check: &mut ValuesCheck<'a>) -> Vec<Diagnostic> {
    let schema = api.schema(id);
    let needs_check = |value: &&Value| !value.is_null() && !is_trivially_valid(schema, value);
    let enum_values = schema.values.iter().flatten().filter(needs_check);
    let enum_values = enum_values.map(|value| (codes::SCHEMA_ENUM, "enum", value));
    let default = schema.default.iter().filter(needs_check).map(|value| (codes::SCHEMA_DEFAULT, "default", value));
    let diagnose_value = |(code, keyword, value): (&'static str, &str, &'a Value)| {
        let violations = values_check.validate(id, value);
        // Many generators write `{}` for objects whose members have defaults.
        let is_incomplete = code == codes::SCHEMA_DEFAULT && violations.iter().all(Violation::is_missing_member);
        let new_diagnostic = if is_incomplete { Diagnostic::note } else { Diagnostic::warning };
        let violation = violations.into_iter().next()?;
        let subject = if violation.path.is_empty() { "it" } else { "its" };
        let explanation = format!("{subject} {violation}");
        let message = format!("the {keyword} value {value} is not valid for this schema: {explanation}");
        let problem = new_diagnostic(code, message, schema.at).with_label("the value is kept unchanged");
        Some(problem.with_help("correct the value or the schema"))
    };
    default.chain(enum_values).filter_map(diagnose_value).take(MAX_REPORTED_VALUES).collect()
}

/// Returns whether `value` has the type of the schema, and the schema has no constraints other than its type.
fn is_trivially_valid(schema: &Schema, value: &Value) -> bool {
    (schema.types.is_empty() || schema.types.iter().any(|ty| ty.contains_value(value)))
        && schema.format.is_none()
        && *schema.bounds == Bounds::default()
        && schema.schema_refs().next().is_none()
}
