//! Reports keywords of JSON Schema 2020-12 that generated types do not check.

use std::collections::HashSet;

use super::places;
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{Api, Bounds, JsonType, Keywords2020, Operation, Schema},
};

/// Reports the keywords in schemas of requests. Conditions are warnings, since they may change the meaning of the
/// complete schema.
pub(super) fn report_unchecked_keywords(api: &Api, operations: &[Operation], diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for id in places::schemas_in_requests(api, operations) {
        let schema = api.schema(id);
        for (keyword, is_condition) in unchecked_keywords(api, &schema.keywords_2020) {
            if !seen.insert((schema.at, keyword)) {
                continue;
            }
            let message = format!("`{keyword}` is not checked before a request is sent");
            let new = if is_condition { Diagnostic::warning } else { Diagnostic::note };
            diagnostics.push(new(codes::KEYWORD_UNCHECKED, message, schema.at));
        }
    }
}

/// Returns the keywords that constrain values; the `bool` is true for a keyword that applies schemas conditionally.
fn unchecked_keywords(api: &Api, more: &Keywords2020) -> impl Iterator<Item = (&'static str, bool)> {
    let has_names = more.property_names.as_ref().is_some_and(|link| !is_any_name(api.schema(link.schema)));
    let decides = more.condition.is_some() && (more.then.is_some() || more.otherwise.is_some());
    let keywords = [
        ("contains", more.contains.is_some(), false),
        ("propertyNames", has_names, false),
        ("dependentRequired", !more.dependent_required.is_empty(), false),
        ("dependentSchemas", !more.dependent_schemas.is_empty(), true),
        ("if", decides, true),
    ];
    keywords.into_iter().filter(|(_, is_given, _)| *is_given).map(|(keyword, _, is_condition)| (keyword, is_condition))
}

/// Returns whether a schema of `propertyNames` allows any name.
fn is_any_name(schema: &Schema) -> bool {
    let allows_text = schema.types.is_empty() || schema.types.contains(&JsonType::String);
    allows_text
        && schema.values.is_none()
        && schema.format.is_none()
        && *schema.bounds == Bounds::default()
        && schema.schema_refs().next().is_none()
}
