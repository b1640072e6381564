//! Converts text to JSON according to a schema, since parameters, header fields and forms are untyped.

use serde_json::{Map, Value};

use crate::ir::{Additional, Api, JsonType, Link, SchemaId};

/// Returns the types that a schema and its parts allow; empty if any type is allowed.
pub(super) fn types(api: &Api, schema: SchemaId) -> Vec<JsonType> {
    let mut found = Vec::new();
    walk(api, schema, &mut Vec::new(), &mut |schema| found.extend(&schema.types));
    found
}

/// Returns a scalar. A text that cannot be converted remains a string, which validation then reports.
pub(super) fn scalar(api: &Api, schema: SchemaId, text: &str) -> Value {
    let types = types(api, schema);
    let allows = |kind| types.contains(&kind);
    if (allows(JsonType::Integer) || allows(JsonType::Number))
        && let Ok(number) = serde_json::from_str::<serde_json::Number>(text)
    {
        return Value::Number(number);
    }
    if allows(JsonType::Boolean)
        && let Ok(value) = text.parse()
    {
        return Value::Bool(value);
    }
    Value::String(text.to_owned())
}

/// Returns a list with the converted texts.
pub(super) fn list<'t>(api: &Api, schema: SchemaId, texts: impl Iterator<Item = &'t str>) -> Value {
    let items = part(api, schema, &|schema| schema.items.clone());
    let item = |text| items.as_ref().map_or_else(|| Value::from(text), |link| scalar(api, link.schema, text));
    Value::Array(texts.map(item).collect())
}

/// Returns an object with the converted texts.
pub(super) fn object<'t>(api: &Api, schema: SchemaId, pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Value {
    let mut members = Map::new();
    for (name, text) in pairs {
        let value = property(api, schema, name)
            .map_or_else(|| Value::from(text), |link| value(api, link.schema, std::slice::from_ref(&text)));
        members.insert(name.to_owned(), value);
    }
    Value::Object(members)
}

/// Returns the value of the texts with the same name: a list if the schema is one.
pub(super) fn value(api: &Api, schema: SchemaId, texts: &[&str]) -> Value {
    if types(api, schema).contains(&JsonType::Array) {
        return list(api, schema, texts.iter().copied());
    }
    texts.first().map_or(Value::Null, |text| scalar(api, schema, text))
}

/// Returns a property of an object, including its `allOf` and alternatives.
pub(super) fn property(api: &Api, schema: SchemaId, name: &str) -> Option<Link> {
    part(api, schema, &|schema| match (schema.properties.get(name), &schema.additional) {
        (Some(link), _) | (None, Additional::Schema(link)) => Some(link.clone()),
        _ => None,
    })
}

/// Returns the names of all properties, and whether additional ones are allowed.
pub(super) fn properties(api: &Api, schema: SchemaId) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    let mut open = false;
    walk(api, schema, &mut Vec::new(), &mut |schema| {
        names.extend(schema.properties.keys().cloned());
        open |= matches!(schema.additional, Additional::Any | Additional::Schema(_));
    });
    (names, open)
}

fn part<T>(api: &Api, schema: SchemaId, of: &dyn Fn(&crate::ir::Schema) -> Option<T>) -> Option<T> {
    let mut found = None;
    walk(api, schema, &mut Vec::new(), &mut |schema| {
        if found.is_none() {
            found = of(schema);
        }
    });
    found
}

fn walk(api: &Api, id: SchemaId, seen: &mut Vec<SchemaId>, visit: &mut dyn FnMut(&crate::ir::Schema)) {
    if seen.contains(&id) {
        return;
    }
    seen.push(id);
    let schema = api.schema(id);
    visit(schema);
    for link in schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of) {
        walk(api, link.schema, seen, visit);
    }
}
