//! Finds examples on a documentation page that contradict a table on the same page. Such a contradiction is a mistake
//! of the page and not a change of the API.

use serde_json::Value;

use super::{
    compare::is_placeholder,
    page::{Body, Example, Field, Mandatory, Page},
    types::PageType,
};

/// A contradiction between an example and a table on the same documentation page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The message that the example shows: `request`, `response` or, for example, `response 200`.
    pub example_location: String,
    /// A sentence that describes the contradiction.
    pub message: String,
    /// The line number of the example on the page.
    pub line: u32,
    /// The line number of the table on the page.
    pub table_line: u32,
}

/// Checks each example of a page against the table that describes the body of the same request or response. An example
/// without such a table is not checked.
#[must_use]
pub fn find_contradictions(page: &Page) -> Vec<Contradiction> {
    let mut contradictions = Vec::new();
    for example in &page.request_examples {
        contradictions.extend(page.body.as_ref().and_then(|body| check_example("request", body, example)));
    }
    for example in &page.response_examples {
        let response = page.responses.iter().find(|response| response.status == example.status);
        let message_name = example.status.map_or_else(|| "response".to_owned(), |status| format!("response {status}"));
        contradictions.extend(
            response
                .and_then(|response| response.body.as_ref())
                .and_then(|body| check_example(&message_name, body, example)),
        );
    }
    contradictions
}

/// Checks an example against the table of a body. Returns one contradiction that lists all faults; `None` if there are
/// no faults.
fn check_example(example_location: &str, body: &Body, example: &Example) -> Option<Contradiction> {
    let value = example.value.as_ref()?;
    let mut faults = Vec::new();
    match body.fields.as_slice() {
        [only_field] if only_field.name.starts_with('[') => {
            let item_type = only_field.ty.as_ref().map(|ty| &ty.value);
            if let Some(ty) = item_type {
                check_type(value, ty, body, "", &mut faults);
            }
        }
        fields => check_object(value, fields, body, "", &mut faults),
    }
    if faults.is_empty() {
        return None;
    }
    let omitted_count = faults.len().saturating_sub(4);
    faults.truncate(4);
    let omitted_text = if omitted_count > 0 { format!(", and {omitted_count} more") } else { String::new() };
    let message =
        format!("the example contradicts the table that describes the body: {}{omitted_text}", faults.join(", "));
    let example_location = example_location.to_owned();
    Some(Contradiction { example_location, message, line: example.line, table_line: body.line })
}

/// Checks `value`, an object in an example, against the table with the rows `fields`. Adds a fault for each member that
/// contradicts the table, and for each missing mandatory member. `path` is the position of `value` in the example, such
/// as `spec.items[]`.
fn check_object(value: &Value, fields: &[Field], body: &Body, path: &str, faults: &mut Vec<String>) {
    let Some(members) = value.as_object() else {
        faults.push(format!("`{}` is not an object", if path.is_empty() { "the whole example" } else { path }));
        return;
    };
    let has_placeholder = fields.iter().any(|field| is_placeholder(&field.name));
    for (name, value) in members {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match fields.iter().find(|field| field.name == *name) {
            Some(field) => {
                if let Some(ty) = field.ty.as_ref().filter(|_| !value.is_null()) {
                    check_type(value, &ty.value, body, &path, faults);
                }
                check_allowed_values(value, field, &path, faults);
            }
            None if has_placeholder => {}
            None => faults.push(format!("the member `{path}` is not in the table")),
        }
    }
    let missing_fields =
        fields.iter().filter(|field| field.mandatory.value == Mandatory::Yes && !members.contains_key(&field.name));
    for field in missing_fields.filter(|field| !is_placeholder(&field.name)) {
        faults.push(format!("the mandatory member `{}` is missing", field.name));
    }
}

/// Adds a fault for each string in `value` that is not one of the allowed values of `field`. Without a list of allowed
/// values, all values are allowed.
fn check_allowed_values(value: &Value, field: &Field, path: &str, faults: &mut Vec<String>) {
    if field.values.is_empty() {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| check_allowed_values(item, field, path, faults)),
        Value::String(text) if field.values.iter().all(|known| known.value != *text) => {
            faults.push(format!("the value `{text}` of `{path}` is not one of the allowed values"));
        }
        _ => {}
    }
}

/// Checks `value`, a part of an example, against the type `ty`. Adds a fault if `value` has a different type, and for
/// each item or member of `value` that contradicts its type or table.
fn check_type(value: &Value, ty: &PageType, body: &Body, path: &str, faults: &mut Vec<String>) {
    let is_valid = match ty {
        PageType::String | PageType::Time | PageType::Date | PageType::File => value.is_string(),
        PageType::Boolean => value.is_boolean(),
        PageType::Integer | PageType::Long => value.is_i64() || value.is_u64(),
        PageType::Float | PageType::Double | PageType::Number => value.is_number(),
        PageType::Object => value.is_object(),
        PageType::Array(inner) => {
            for item in value.as_array().into_iter().flatten().filter(|item| !item.is_null()) {
                check_type(item, inner, body, &format!("{path}[]"), faults);
            }
            value.is_array()
        }
        PageType::Map(inner) => {
            for item in value.as_object().into_iter().flat_map(serde_json::Map::values).filter(|item| !item.is_null()) {
                check_type(item, inner, body, &format!("{path}.*"), faults);
            }
            value.is_object()
        }
        PageType::Named(name) => {
            if let Some(object) = body.find_object(name).filter(|_| value.is_object()) {
                check_object(value, &object.fields, body, path, faults);
            }
            value.is_object()
        }
        PageType::Any | PageType::Table(_) | PageType::Unknown(_) => true,
    };
    let fault = format!("the value of `{path}` is not of the type {ty}");
    if !is_valid && !faults.contains(&fault) {
        faults.push(fault);
    }
}
