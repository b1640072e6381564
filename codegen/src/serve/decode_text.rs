//! Converts the text of parameters, header fields and forms to JSON values, according to a schema: `"5"` → `5` if the
//! schema allows numbers.

use serde_json::{Map, Value};

use crate::ir::{AdditionalProperties, Api, JsonType, SchemaId, SchemaRef, Style};

/// Returns the JSON types that a schema and the schemas in its `allOf`, `oneOf` and `anyOf` declare. Empty if any type
/// is allowed.
pub(super) fn allowed_types(api: &Api, schema: SchemaId) -> Vec<JsonType> {
    let mut types = Vec::new();
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| types.extend(&schema.types));
    types
}

/// Converts text to a number, boolean or string that the schema allows. Text that cannot be converted remains a string;
/// validation then reports the wrong type.
pub(super) fn parse_scalar(api: &Api, schema: SchemaId, text: &str) -> Value {
    let allowed_types = allowed_types(api, schema);
    let is_allowed_type = |kind| allowed_types.contains(&kind);
    if (is_allowed_type(JsonType::Integer) || is_allowed_type(JsonType::Number))
        && let Ok(number) = serde_json::from_str::<serde_json::Number>(text)
    {
        return Value::Number(number);
    }
    if is_allowed_type(JsonType::Boolean)
        && let Ok(value) = text.parse()
    {
        return Value::Bool(value);
    }
    Value::String(text.to_owned())
}

/// Creates a list by converting each item of `texts` according to the schema.
pub(super) fn parse_list<'t>(api: &Api, schema: SchemaId, texts: impl Iterator<Item = &'t str>) -> Value {
    let items_ref = find_in_schemas(api, schema, &|schema| schema.items.clone());
    let parse_item = |text| match &items_ref {
        Some(items_ref) => parse_scalar(api, items_ref.schema, text),
        None => Value::from(text),
    };
    Value::Array(texts.map(parse_item).collect())
}

/// Creates a list of lists from the texts of the inner lists. The first style of `inner_styles` contains the delimiter
/// that splits each inner list; the next style is for the lists inside it.
pub(super) fn parse_nested(api: &Api, schema: SchemaId, texts: &[&str], inner_styles: &[Style]) -> Value {
    let items_ref = find_in_schemas(api, schema, &|schema| schema.items.clone());
    let (Some(items_ref), Some((style, remaining_styles))) = (items_ref, inner_styles.split_first()) else {
        return parse_list(api, schema, texts.iter().copied());
    };
    let split_list = |text: &&str| text.split(style.delimiter()).map(str::to_owned).collect::<Vec<_>>();
    let lists = texts.iter().map(|text| {
        let item_texts = split_list(text);
        let item_texts: Vec<&str> = item_texts.iter().map(String::as_str).collect();
        parse_nested(api, items_ref.schema, &item_texts, remaining_styles)
    });
    Value::Array(lists.collect())
}

/// Creates an object from pairs of name and text. Each text is converted according to the schema of the property.
pub(super) fn parse_object<'t>(api: &Api, schema: SchemaId, pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Value {
    let mut members = Map::new();
    for (name, text) in pairs {
        let value = property_schema(api, schema, name).map_or_else(
            || Value::from(text),
            |property_ref| parse_value(api, property_ref.schema, std::slice::from_ref(&text)),
        );
        members.insert(name.to_owned(), value);
    }
    Value::Object(members)
}

/// Converts the texts that a request contains for one name. Returns a list of all texts if the schema allows a list,
/// and otherwise the first text as a scalar.
pub(super) fn parse_value(api: &Api, schema: SchemaId, texts: &[&str]) -> Value {
    if allowed_types(api, schema).contains(&JsonType::Array) {
        return parse_list(api, schema, texts.iter().copied());
    }
    texts.first().map_or(Value::Null, |text| parse_scalar(api, schema, text))
}

/// Returns the schema of the property `name`, as declared by `properties` or `additionalProperties` of the schema or of
/// a schema in its `allOf`, `oneOf` or `anyOf`. `None` if the property is not declared.
pub(super) fn property_schema(api: &Api, schema: SchemaId, name: &str) -> Option<SchemaRef> {
    find_in_schemas(api, schema, &|schema| match (schema.properties.get(name), &schema.additional) {
        (Some(property_ref), _) | (None, AdditionalProperties::Schema(property_ref)) => Some(property_ref.clone()),
        _ => None,
    })
}

/// The properties that a schema and the schemas in its `allOf`, `oneOf` and `anyOf` declare.
pub(super) struct DeclaredProperties {
    pub(super) names: Vec<String>,
    /// True if `additionalProperties` explicitly allows other properties.
    pub(super) allows_additional: bool,
}

/// Returns the properties that a schema and the schemas in its `allOf`, `oneOf` and `anyOf` declare.
pub(super) fn declared_properties(api: &Api, schema: SchemaId) -> DeclaredProperties {
    let mut properties = DeclaredProperties { names: Vec::new(), allows_additional: false };
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| {
        properties.names.extend(schema.properties.keys().cloned());
        properties.allows_additional |=
            matches!(schema.additional, AdditionalProperties::Any | AdditionalProperties::Schema(_));
    });
    properties
}

/// Calls `select` for a schema and the schemas in its `allOf`, `oneOf` and `anyOf`, at any depth, and returns the first
/// result that is not `None`.
fn find_in_schemas<T>(api: &Api, schema: SchemaId, select: &dyn Fn(&crate::ir::Schema) -> Option<T>) -> Option<T> {
    let mut selected_value = None;
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| {
        if selected_value.is_none() {
            selected_value = select(schema);
        }
    });
    selected_value
}

/// Calls `visit` once for a schema and for each schema in its `allOf`, `oneOf` and `anyOf`, at any depth. `visited_ids`
/// contains the schemas that were already visited.
fn walk_schemas(api: &Api, id: SchemaId, visited_ids: &mut Vec<SchemaId>, visit: &mut dyn FnMut(&crate::ir::Schema)) {
    if visited_ids.contains(&id) {
        return;
    }
    visited_ids.push(id);
    let schema = api.schema(id);
    visit(schema);
    for schema_ref in schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of) {
        walk_schemas(api, schema_ref.schema, visited_ids, visit);
    }
}
