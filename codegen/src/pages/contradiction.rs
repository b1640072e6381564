//! Finds examples that contradict a table of the same page. A contradiction is an inconsistency of the page and not a
//! change of the API.

use serde_json::Value;

use super::{
    compare::is_placeholder,
    page::{Body, Example, Field, Mandatory, Page},
    types::PageType,
};

/// An example that contradicts a table of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The part of the page that contains the example, such as `request` or `response 200`.
    pub place: String,
    /// The description of the contradiction, in one sentence.
    pub message: String,
    /// The line number of the example.
    pub line: u32,
    /// The line number of the table.
    pub table: u32,
}

/// Checks each example of a page against the table of its request or response body, if the page has the table.
#[must_use]
pub fn find_contradictions(page: &Page) -> Vec<Contradiction> {
    let mut contradictions = Vec::new();
    for example in &page.request_examples {
        contradictions.extend(page.body.as_ref().and_then(|body| check_example("request", body, example)));
    }
    for example in &page.response_examples {
        let response = page.responses.iter().find(|response| response.status == example.status);
        let part_name = example.status.map_or_else(|| "response".to_owned(), |status| format!("response {status}"));
        contradictions.extend(
            response
                .and_then(|response| response.body.as_ref())
                .and_then(|body| check_example(&part_name, body, example)),
        );
    }
    contradictions
}

/// Checks an example against the table of a body. Returns at most one contradiction, which lists all faults.
fn check_example(place: &str, body: &Body, example: &Example) -> Option<Contradiction> {
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
    let more_count = faults.len().saturating_sub(4);
    faults.truncate(4);
    let more_text = if more_count > 0 { format!(", and {more_count} more") } else { String::new() };
    let message =
        format!("the example contradicts the table that describes the body: {}{more_text}", faults.join(", "));
    Some(Contradiction { place: place.to_owned(), message, line: example.line, table: body.line })
}

/// Adds a fault for each member of an example's object that contradicts a table, and for each missing mandatory member.
/// `path` is the position of the object in the example, such as `spec.items[]`.
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

/// Adds a fault for each string in the value of a field that is not one of the field's allowed values. A field without
/// a list of allowed values is not checked.
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

/// Adds a fault if a value in an example does not have the type `ty`, or if a value within it contradicts a table.
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
            if let Some(object) = body.object_named(name).filter(|_| value.is_object()) {
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
