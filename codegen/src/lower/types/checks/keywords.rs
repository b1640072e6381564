//! Reports keywords of JSON Schema 2020-12 that generated code does not check.

use std::collections::HashSet;

use super::places;
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{Api, Bounds, JsonType, Keywords2020, Operation, Schema},
};

/// Reports the keywords in request schemas that are not checked. Warns about `if` and `dependentSchemas`, which may
/// change the meaning of the complete schema. Reports a note for other keywords.
pub(super) fn report_unchecked_keywords(api: &Api, operations: &[Operation], diagnostics: &mut Diagnostics) {
    let mut reported_keywords = HashSet::new();
    for id in places::schemas_in_requests(api, operations) {
        let schema = api.schema(id);
        for (keyword, is_condition) in unchecked_keywords(api, &schema.keywords_2020) {
            if !reported_keywords.insert((schema.at, keyword)) {
                continue;
            }
            let message = format!("the keyword `{keyword}` is not checked before a request is sent");
            let new_diagnostic = if is_condition { Diagnostic::warning } else { Diagnostic::note };
            diagnostics.push(new_diagnostic(codes::KEYWORD_UNCHECKED, message, schema.at));
        }
    }
}

/// Returns the keywords of a schema that are not checked. The `bool` is true for a keyword that applies other schemas
/// conditionally.
fn unchecked_keywords(api: &Api, keywords_2020: &Keywords2020) -> impl Iterator<Item = (&'static str, bool)> {
    let constrains_names =
        keywords_2020.property_names.as_ref().is_some_and(|schema_ref| !allows_any_name(api.schema(schema_ref.schema)));
    let has_condition =
        keywords_2020.condition.is_some() && (keywords_2020.then.is_some() || keywords_2020.otherwise.is_some());
    let keywords = [
        ("contains", keywords_2020.contains.is_some(), false),
        ("propertyNames", constrains_names, false),
        ("dependentRequired", !keywords_2020.dependent_required.is_empty(), false),
        ("dependentSchemas", !keywords_2020.dependent_schemas.is_empty(), true),
        ("if", has_condition, true),
    ];
    keywords
        .into_iter()
        .filter(|(_, is_present, _)| *is_present)
        .map(|(keyword, _, is_condition)| (keyword, is_condition))
}

/// Returns whether a schema in `propertyNames` allows every name.
fn allows_any_name(schema: &Schema) -> bool {
    let allows_strings = schema.types.is_empty() || schema.types.contains(&JsonType::String);
    allows_strings
        && schema.values.is_none()
        && schema.format.is_none()
        && *schema.bounds == Bounds::default()
        && schema.schema_refs().next().is_none()
}
