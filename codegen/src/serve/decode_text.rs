//! Converts text to JSON values according to a schema, since parameters, header fields and forms are untyped.

use serde_json::{Map, Value};

use crate::ir::{AdditionalProperties, Api, JsonType, SchemaId, SchemaRef, Style};

/// Returns the types that a schema, its parts and its alternatives allow. Empty if any type is allowed.
pub(super) fn schema_types(api: &Api, schema: SchemaId) -> Vec<JsonType> {
    let mut found = Vec::new();
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| found.extend(&schema.types));
    found
}

/// Converts text to a number, boolean or string. Text that cannot be converted to a type of the schema remains a
/// string, which validation then reports.
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

/// Creates a list by converting each item of `texts` according to the schema.
pub(super) fn parse_list<'t>(api: &Api, schema: SchemaId, texts: impl Iterator<Item = &'t str>) -> Value {
    let items = part_schema(api, schema, &|schema| schema.items.clone());
    let item = |text| items.as_ref().map_or_else(|| Value::from(text), |link| parse_scalar(api, link.schema, text));
    Value::Array(texts.map(item).collect())
}

/// Creates a list of lists. The text of each inner list is split by the first of the styles `inner`, those inside it by
/// the next.
pub(super) fn parse_nested(api: &Api, schema: SchemaId, texts: &[&str], inner: &[Style]) -> Value {
    let items = part_schema(api, schema, &|schema| schema.items.clone());
    let (Some(link), Some((first, rest))) = (items, inner.split_first()) else {
        return parse_list(api, schema, texts.iter().copied());
    };
    let pieces = |text: &&str| text.split(first.delimiter()).map(str::to_owned).collect::<Vec<_>>();
    let lists = texts.iter().map(|text| {
        let pieces = pieces(text);
        parse_nested(api, link.schema, &pieces.iter().map(String::as_str).collect::<Vec<_>>(), rest)
    });
    Value::Array(lists.collect())
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

/// Converts the values that were sent for one name. If the schema allows a list, the result is a list of all values;
/// otherwise, it is the first value as a scalar.
pub(super) fn parse_value(api: &Api, schema: SchemaId, texts: &[&str]) -> Value {
    if schema_types(api, schema).contains(&JsonType::Array) {
        return parse_list(api, schema, texts.iter().copied());
    }
    texts.first().map_or(Value::Null, |text| parse_scalar(api, schema, text))
}

/// Returns the schema of a property. The property may be declared by the schema itself, its `allOf` or its
/// alternatives, or be an additional property.
pub(super) fn property_schema(api: &Api, schema: SchemaId, name: &str) -> Option<SchemaRef> {
    part_schema(api, schema, &|schema| match (schema.properties.get(name), &schema.additional) {
        (Some(link), _) | (None, AdditionalProperties::Schema(link)) => Some(link.clone()),
        _ => None,
    })
}

/// Returns the names of all declared properties, and whether additional properties are allowed explicitly.
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
