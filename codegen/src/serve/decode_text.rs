//! Converts the text of parameters, header fields and forms to JSON values, according to a schema: `"5"` → `5` if the
//! schema allows numbers.

use serde_json::{Map, Value};

use crate::ir::{AdditionalProperties, Api, JsonType, SchemaId, SchemaRef};

/// Returns the JSON types that a schema declares, itself or by `allOf`, `oneOf` or `anyOf`. Empty if any type is
/// allowed.
pub(super) fn allowed_types(api: &Api, schema: SchemaId) -> Vec<JsonType> {
    let mut types = Vec::new();
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| types.extend(&schema.types));
    types
}

/// Converts text to a number, boolean or string that the schema allows. Text that cannot be converted remains a string;
/// validation then reports the wrong type.
pub(super) fn parse_scalar(api: &Api, schema: SchemaId, text: &str) -> Value {
    let types = allowed_types(api, schema);
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

/// Creates a list by converting each item of `texts` according to the schema.
pub(super) fn parse_list<'t>(api: &Api, schema: SchemaId, texts: impl Iterator<Item = &'t str>) -> Value {
    let items = find_in_schemas(api, schema, &|schema| schema.items.clone());
    let item = |text| items.as_ref().map_or_else(|| Value::from(text), |link| parse_scalar(api, link.schema, text));
    Value::Array(texts.map(item).collect())
}

/// Creates an object from pairs of name and text. Each text is converted according to the schema of the property.
pub(super) fn parse_object<'t>(api: &Api, schema: SchemaId, pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Value {
    let mut members = Map::new();
    for (name, text) in pairs {
        let value = property_schema(api, schema, name)
            .map_or_else(|| Value::from(text), |link| parse_value(api, link.schema, std::slice::from_ref(&text)));
        members.insert(name.to_owned(), value);
    }
    Value::Object(members)
}

/// Converts the values that were sent for one name. Returns a list of all values if the schema allows a list, and
/// otherwise the first value as a scalar.
pub(super) fn parse_value(api: &Api, schema: SchemaId, texts: &[&str]) -> Value {
    if allowed_types(api, schema).contains(&JsonType::Array) {
        return parse_list(api, schema, texts.iter().copied());
    }
    texts.first().map_or(Value::Null, |text| parse_scalar(api, schema, text))
}

/// Returns the schema of the property `name`, which `properties` or `additionalProperties` of the schema, its `allOf`
/// or its alternatives declare.
pub(super) fn property_schema(api: &Api, schema: SchemaId, name: &str) -> Option<SchemaRef> {
    find_in_schemas(api, schema, &|schema| match (schema.properties.get(name), &schema.additional) {
        (Some(link), _) | (None, AdditionalProperties::Schema(link)) => Some(link.clone()),
        _ => None,
    })
}

/// Returns the names of all declared properties, and whether `additionalProperties` explicitly allows others.
pub(super) fn property_names(api: &Api, schema: SchemaId) -> (Vec<String>, bool) {
    let mut names = Vec::new();
    let mut allows_additional = false;
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| {
        names.extend(schema.properties.keys().cloned());
        allows_additional |= matches!(schema.additional, AdditionalProperties::Any | AdditionalProperties::Schema(_));
    });
    (names, allows_additional)
}

/// Returns the first value that `select` returns for a schema, its `allOf` or its alternatives.
fn find_in_schemas<T>(api: &Api, schema: SchemaId, select: &dyn Fn(&crate::ir::Schema) -> Option<T>) -> Option<T> {
    let mut found = None;
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| {
        if found.is_none() {
            found = select(schema);
        }
    });
    found
}

/// Calls `visit` for a schema, its `allOf` and its alternatives, at any depth. Each schema is visited once; `seen`
/// contains the visited schemas.
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
