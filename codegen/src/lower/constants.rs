//! Checks that the values in `default` and `enum` are valid for the schema that declares them.

use serde_json::Value;

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Bounds, Schema, SchemaId},
    validate::{Direction, Violation, validate},
};

/// The maximum number of invalid values that are reported for one schema.
const MAX_REPORTED_VALUES: usize = 5;

impl Lowering<'_, '_> {
    /// Reports the values in `default` and `enum` of a schema that the schema itself does not allow.
    pub(super) fn report_excluded_constants(&mut self, id: SchemaId) {
        let schema = self.api.schema(id);
        let enum_values = schema.values.iter().flatten().filter(|value| !value.is_null());
        let enum_values = enum_values
            .filter(|value| !is_trivially_valid(schema, value))
            .map(|value| (codes::SCHEMA_ENUM, "enum", value));
        let default_values =
            schema.default.iter().filter(|value| !value.is_null() && !is_trivially_valid(schema, value));
        let default_values = default_values.map(|value| (codes::SCHEMA_DEFAULT, "default", value));
        let diagnose_value = |(code, keyword, value): (&'static str, &str, &Value)| {
            let violations = validate(&self.api, id, value, Direction::Request);
            // Many generators write `{}` for objects whose members have defaults.
            let is_incomplete = code == codes::SCHEMA_DEFAULT && violations.iter().all(Violation::is_missing_member);
            let new_diagnostic = if is_incomplete { Diagnostic::note } else { Diagnostic::warning };
            let violation = violations.into_iter().next()?;
            let subject = if violation.path.is_empty() { "it" } else { "its" };
            let message = format!("the {keyword} value {value} is not valid for this schema: {subject} {violation}");
            let problem = new_diagnostic(code, message, schema.at).with_label("kept unchanged");
            Some(problem.with_help(format!("correct the value or the schema")))
        };
        let problems: Vec<Diagnostic> =
            default_values.chain(enum_values).filter_map(diagnose_value).take(MAX_REPORTED_VALUES).collect();
        self.diagnostics.extend(problems);
    }
}

/// Returns whether `value` has the schema's type and the schema has no other constraints.
fn is_trivially_valid(schema: &Schema, value: &Value) -> bool {
    (schema.types.is_empty() || schema.types.iter().any(|ty| ty.contains_value(value)))
        && schema.format.is_none()
        && *schema.bounds == Bounds::default()
        && schema.schema_refs().next().is_none()
}
