//! Checks defaults and constants against their schema: type, format and bounds.

use serde_json::Value;

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Bounds, Schema, SchemaId},
    validate::{Direction, Violation, validate},
};

/// The maximum number of constants of one schema that are reported.
const MAX_REPORTED: usize = 5;

impl Lowering<'_, '_> {
    /// Reports constants and defaults of a schema that are not valid values of the schema.
    pub(super) fn report_excluded_constants(&mut self, id: SchemaId) {
        let schema = self.api.schema(id);
        let values = schema.values.iter().flatten().filter(|value| !value.is_null());
        let values =
            values.filter(|value| !is_plain(schema, value)).map(|value| (codes::SCHEMA_ENUM, "constant", value));
        let default = schema.default.iter().filter(|value| !value.is_null() && !is_plain(schema, value));
        let default = default.map(|value| (codes::SCHEMA_DEFAULT, "default", value));
        let problem = |(code, what, value): (&'static str, &str, &Value)| {
            let all = validate(&self.api, id, value, Direction::Request);
            // Many generators write `{}` for objects whose members have defaults.
            let is_incomplete = code == codes::SCHEMA_DEFAULT && all.iter().all(Violation::is_missing_member);
            let new = if is_incomplete { Diagnostic::note } else { Diagnostic::warning };
            let found = all.into_iter().next()?;
            let subject = if found.path.is_empty() { "it" } else { "its" };
            let message = format!("the {what} {value} is not a value of this schema: {subject} {found}");
            let problem = new(code, message, schema.at).with_label("kept as it is");
            Some(problem.with_help(format!("correct the {what}, or the schema")))
        };
        let problems: Vec<Diagnostic> = default.chain(values).filter_map(problem).take(MAX_REPORTED).collect();
        self.diagnostics.extend(problems);
    }
}

/// Returns whether the schema has no constraints except its type, and `value` has this type.
fn is_plain(schema: &Schema, value: &Value) -> bool {
    (schema.types.is_empty() || schema.types.iter().any(|ty| ty.contains_value(value)))
        && schema.format.is_none()
        && *schema.bounds == Bounds::default()
        && schema.schema_refs().next().is_none()
}
