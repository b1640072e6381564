//! Finds examples that contradict a table of the same page. These are inconsistencies of the page and not changes of
//! the API.

use serde_json::Value;

use super::{
    compare::is_placeholder,
    page::{Body, Example, Field, Mandatory, Page},
    types::Type,
};

/// An example that contradicts a table of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The part of the page: `request` or `response 200`.
    pub place: String,
    /// The contradiction.
    pub message: String,
    /// The line of the example.
    pub line: u32,
    /// The line of the table.
    pub table: u32,
}

/// Checks all examples of a page that have a table.
#[must_use]
pub fn contradictions(page: &Page) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for example in &page.request_examples {
        found.extend(page.body.as_ref().and_then(|body| contradiction("request", body, example)));
    }
    for example in &page.response_examples {
        let response = page.responses.iter().find(|response| response.status == example.status);
        let place = example.status.map_or_else(|| "response".to_owned(), |status| format!("response {status}"));
        found.extend(
            response.and_then(|response| response.body.as_ref()).and_then(|body| contradiction(&place, body, example)),
        );
    }
    found
}

fn contradiction(place: &str, body: &Body, example: &Example) -> Option<Contradiction> {
    let value = example.value.as_ref()?;
    let mut faults = Vec::new();
    match body.fields.as_slice() {
        [only] if only.name.starts_with('[') => {
            let ty = only.ty.as_ref().map(|ty| &ty.value);
            if let Some(ty) = ty {
                fits(value, ty, body, "", &mut faults);
            }
        }
        fields => object(value, fields, body, "", &mut faults),
    }
    if faults.is_empty() {
        return None;
    }
    let more = faults.len().saturating_sub(4);
    faults.truncate(4);
    let tail = if more > 0 { format!(", and {more} more") } else { String::new() };
    let message = format!("the example does not fit its table: {}{tail}", faults.join(", "));
    Some(Contradiction { place: place.to_owned(), message, line: example.line, table: body.line })
}

fn object(value: &Value, fields: &[Field], body: &Body, path: &str, faults: &mut Vec<String>) {
    let Some(members) = value.as_object() else {
        faults.push(format!("`{}` is not an object", if path.is_empty() { "the whole" } else { path }));
        return;
    };
    let any = fields.iter().any(|field| is_placeholder(&field.name));
    for (name, value) in members {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match fields.iter().find(|field| field.name == *name) {
            Some(field) => {
                if let Some(ty) = field.ty.as_ref().filter(|_| !value.is_null()) {
                    fits(value, &ty.value, body, &path, faults);
                }
                listed(value, field, &path, faults);
            }
            None if any => {}
            None => faults.push(format!("`{path}` is not in the table")),
        }
    }
    let missing =
        fields.iter().filter(|field| field.mandatory.value == Mandatory::Yes && !members.contains_key(&field.name));
    for field in missing.filter(|field| !is_placeholder(&field.name)) {
        faults.push(format!("`{}` is mandatory and missing", field.name));
    }
}

/// Checks that the texts in a field with an enumeration are among its values.
fn listed(value: &Value, field: &Field, path: &str, faults: &mut Vec<String>) {
    if field.values.is_empty() {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| listed(item, field, path, faults)),
        Value::String(text) if field.values.iter().all(|known| known.value != *text) => {
            faults.push(format!("`{path}` is `{text}`, which is not one of its values"));
        }
        _ => {}
    }
}

fn fits(value: &Value, ty: &Type, body: &Body, path: &str, faults: &mut Vec<String>) {
    let right = match ty {
        Type::String | Type::Time | Type::Date | Type::File => value.is_string(),
        Type::Boolean => value.is_boolean(),
        Type::Integer | Type::Long => value.is_i64() || value.is_u64(),
        Type::Float | Type::Double | Type::Number => value.is_number(),
        Type::Object => value.is_object(),
        Type::Array(inner) => {
            for item in value.as_array().into_iter().flatten().filter(|item| !item.is_null()) {
                fits(item, inner, body, &format!("{path}[]"), faults);
            }
            value.is_array()
        }
        Type::Map(inner) => {
            for item in value.as_object().into_iter().flat_map(serde_json::Map::values).filter(|item| !item.is_null()) {
                fits(item, inner, body, &format!("{path}.*"), faults);
            }
            value.is_object()
        }
        Type::Named(name) => {
            if let Some(known) = body.object(name).filter(|_| value.is_object()) {
                object(value, &known.fields, body, path, faults);
            }
            value.is_object()
        }
        Type::Any | Type::Table(_) | Type::Unknown(_) => true,
    };
    let fault = format!("`{path}` is no {ty}");
    if !right && !faults.contains(&fault) {
        faults.push(fault);
    }
}
