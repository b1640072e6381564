//! Converts text to JSON according to a schema, since parameters, header fields and forms are untyped.

use serde_json::{Map, Value};

use crate::ir::{AdditionalProperties, Api, JsonType, SchemaId, SchemaRef};

/// Returns the types that a schema and its parts allow; empty if any type is allowed.
pub(super) fn schema_types(api: &Api, schema: SchemaId) -> Vec<JsonType> {
    let mut found = Vec::new();
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| found.extend(&schema.types));
    found
}

/// Returns a scalar. A text that cannot be converted remains a string, which validation then reports.
pub(super) fn parse_scalar(api: &Api, schema: SchemaId, text: &str) -> Value {
    let types = schema_types(api, schema);
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
pub(super) fn parse_list<'t>(api: &Api, schema: SchemaId, texts: impl Iterator<Item = &'t str>) -> Value {
    let items = part_schema(api, schema, &|schema| schema.items.clone());
    let item = |text| items.as_ref().map_or_else(|| Value::from(text), |link| parse_scalar(api, link.schema, text));
    Value::Array(texts.map(item).collect())
}

/// Returns an object with the converted texts.
pub(super) fn parse_object<'t>(api: &Api, schema: SchemaId, pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Value {
    let mut members = Map::new();
    for (name, text) in pairs {
        let value = property_schema(api, schema, name)
            .map_or_else(|| Value::from(text), |link| parse_value(api, link.schema, std::slice::from_ref(&text)));
        members.insert(name.to_owned(), value);
    }
    Value::Object(members)
}

/// Returns the value of the texts with the same name: a list if the schema is one.
pub(super) fn parse_value(api: &Api, schema: SchemaId, texts: &[&str]) -> Value {
    if schema_types(api, schema).contains(&JsonType::Array) {
        return parse_list(api, schema, texts.iter().copied());
    }
    texts.first().map_or(Value::Null, |text| parse_scalar(api, schema, text))
}

/// Returns a property of an object, including its `allOf` and alternatives.
pub(super) fn property_schema(api: &Api, schema: SchemaId, name: &str) -> Option<SchemaRef> {
    part_schema(api, schema, &|schema| match (schema.properties.get(name), &schema.additional) {
        (Some(link), _) | (None, AdditionalProperties::Schema(link)) => Some(link.clone()),
        _ => None,
    })
}

/// Returns the names of all properties, and whether additional ones are allowed.
pub(super) fn property_names(api: &Api, schema: SchemaId) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    let mut open = false;
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| {
        names.extend(schema.properties.keys().cloned());
        open |= matches!(schema.additional, AdditionalProperties::Any | AdditionalProperties::Schema(_));
    });
    (names, open)
}

fn part_schema<T>(api: &Api, schema: SchemaId, of: &dyn Fn(&crate::ir::Schema) -> Option<T>) -> Option<T> {
    let mut found = None;
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| {
        if found.is_none() {
            found = of(schema);
        }
    });
    found
}

fn walk_schemas(api: &Api, id: SchemaId, seen: &mut Vec<SchemaId>, visit: &mut dyn FnMut(&crate::ir::Schema)) {
    if seen.contains(&id) {
        return;
    }
    seen.push(id);
    let schema = api.schema(id);
    visit(schema);
    for link in schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of) {
        walk_schemas(api, link.schema, seen, visit);
    }
}
