//! Converts the text of parameters, header fields and forms to JSON values, according to a schema: `"5"` → `5` if the
//! schema allows numbers.

use serde_json::{Map, Value};

use crate::ir::{AdditionalProperties, Api, JsonType, SchemaId, SchemaRef, Style};

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
    let item_ref = find_in_schemas(api, schema, &|schema| schema.items.clone());
    let parse_item =
        |text| item_ref.as_ref().map_or_else(|| Value::from(text), |item_ref| parse_scalar(api, item_ref.schema, text));
    Value::Array(texts.map(parse_item).collect())
}

/// Creates a list of lists. The text of each inner list is split by the first of the styles `inner`, those inside it by
/// the next.
pub(super) fn parse_nested(api: &Api, schema: SchemaId, texts: &[&str], inner: &[Style]) -> Value {
    let items = find_in_schemas(api, schema, &|schema| schema.items.clone());
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
        let value = property_schema(api, schema, name).map_or_else(
            || Value::from(text),
            |property_ref| parse_value(api, property_ref.schema, std::slice::from_ref(&text)),
        );
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
        (Some(property_ref), _) | (None, AdditionalProperties::Schema(property_ref)) => Some(property_ref.clone()),
        _ => None,
    })
}

/// The properties that a schema, its `allOf` and its alternatives declare.
pub(super) struct DeclaredProperties {
    pub(super) names: Vec<String>,
    /// True if `additionalProperties` explicitly allows other properties.
    pub(super) allows_additional: bool,
}

/// Returns the declared properties of a schema, including those of its `allOf` and its alternatives.
pub(super) fn declared_properties(api: &Api, schema: SchemaId) -> DeclaredProperties {
    let mut properties = DeclaredProperties { names: Vec::new(), allows_additional: false };
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| {
        properties.names.extend(schema.properties.keys().cloned());
        properties.allows_additional |=
            matches!(schema.additional, AdditionalProperties::Any | AdditionalProperties::Schema(_));
    });
    properties
}

/// Returns the first result of `select` that is not `None`, for a schema, its `allOf` and its alternatives.
fn find_in_schemas<T>(api: &Api, schema: SchemaId, select: &dyn Fn(&crate::ir::Schema) -> Option<T>) -> Option<T> {
    let mut selected_value = None;
    walk_schemas(api, schema, &mut Vec::new(), &mut |schema| {
        if selected_value.is_none() {
            selected_value = select(schema);
        }
    });
    selected_value
}

/// Calls `visit` for a schema, its `allOf` and its alternatives, at any depth. Each schema is visited once; `seen_ids`
/// contains the visited schemas.
fn walk_schemas(api: &Api, id: SchemaId, seen_ids: &mut Vec<SchemaId>, visit: &mut dyn FnMut(&crate::ir::Schema)) {
    if seen_ids.contains(&id) {
        return;
    }
    seen_ids.push(id);
    let schema = api.schema(id);
    visit(schema);
    for schema_ref in schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of) {
        walk_schemas(api, schema_ref.schema, seen_ids, visit);
    }
}
