//! Checks defaults and constants against their schema: type, format and bounds.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Api, Bounds, Schema, SchemaId},
    validate::{Direction, ValuesCheck, Violation},
};

/// The maximum number of constants of one schema that are reported.
const MAX_REPORTED: usize = 5;

/// Returns the diagnostics for constants and defaults that are not valid values of their schema, by schema.
pub(super) fn excluded_constants(api: &Api) -> HashMap<SchemaId, Vec<Diagnostic>> {
    let mut check = ValuesCheck::new(api, Direction::Request);
    let ids = (0..).map(SchemaId).take(api.schemas.len());
    let reported = ids.map(|id| (id, excluded_constants_of(api, id, &mut check)));
    reported.filter(|(_, problems)| !problems.is_empty()).collect()
}

fn excluded_constants_of<'a>(api: &'a Api, id: SchemaId, check: &mut ValuesCheck<'a>) -> Vec<Diagnostic> {
    let schema = api.schema(id);
    let is_checked = |value: &&Value| !value.is_null() && !is_plain(schema, value);
    let values = schema.values.iter().flatten().filter(is_checked);
    let values = values.map(|value| (codes::SCHEMA_ENUM, "constant", value));
    let default = schema.default.iter().filter(is_checked).map(|value| (codes::SCHEMA_DEFAULT, "default", value));
    let problem = |(code, what, value): (&'static str, &str, &'a Value)| {
        let all = check.validate(id, value);
        // Many generators write `{}` for objects whose members have defaults.
        let is_incomplete = code == codes::SCHEMA_DEFAULT && all.iter().all(Violation::is_missing_member);
        let new = if is_incomplete { Diagnostic::note } else { Diagnostic::warning };
        let found = all.into_iter().next()?;
        let subject = if found.path.is_empty() { "it" } else { "its" };
        let message = format!("the {what} {value} is not a value of this schema: {subject} {found}");
        let problem = new(code, message, schema.at).with_label("kept as it is");
        Some(problem.with_help(format!("correct the {what}, or the schema")))
    };
    default.chain(values).filter_map(problem).take(MAX_REPORTED).collect()
}

/// Returns whether the schema has no constraints except its type, and `value` has this type.
fn is_plain(schema: &Schema, value: &Value) -> bool {
    (schema.types.is_empty() || schema.types.iter().any(|ty| ty.contains_value(value)))
        && schema.format.is_none()
        && *schema.bounds == Bounds::default()
        && schema.schema_refs().next().is_none()
}
