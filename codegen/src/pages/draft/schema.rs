//! Drafts schemas. Each object of a page becomes a component, or a `$ref` to a schema of the spec with the same
//! content.

use serde_json::{Map, Number, Value, json};

use super::{Options, map_without_nulls, names::ObjectNamer, todo_text};
use crate::{
    ir::{Api, SchemaId, SchemaRef},
    pages::{
        catalog::{self, BodyLocation, Catalog, ObjectEntry, ObjectId, is_qualified, without_number},
        compare::{agrees_with_schema, is_placeholder},
        page::{Body, Field, Mandatory, Page},
        types::PageType,
    },
};

/// The objects of the pages, and the locations of their schemas.
pub struct DraftSchemas<'a> {
    pub pages: Vec<&'a Page>,
    pub catalog: Catalog,
    /// The location of each object's schema, such as `core/v1.yaml#/components/schemas/Pod`. The file is relative to
    /// the directory of the root document, and empty for the draft itself.
    pub places: Vec<String>,
    /// True to copy the sentences of the pages to descriptions.
    pub sentences: bool,
}

/// The start of the JSON pointer to a schema in `components`, before the name of the schema.
pub const COMPONENT: &str = "#/components/schemas/";

impl<'a> DraftSchemas<'a> {
    /// Collects the objects of the pages and chooses the locations of their schemas. `operation_ids` contains
    /// the operation ID of each page.
    pub fn new(pages: Vec<&'a Page>, operation_ids: &[String], options: Options<'a>) -> Self {
        let catalog = Catalog::new(&pages);
        let spec_schemas = options.api.map(|api| &api.schemas);
        let used_names = spec_schemas.into_iter().flatten().filter_map(|schema| schema.name.clone()).collect();
        let mut namer = ObjectNamer { pages: &pages, catalog: &catalog, operation_ids, used_names };
        let location_of = |(id, entry)| {
            let shared_schema = options.api.and_then(|api| find_shared_schema(api, &pages, entry));
            shared_schema.unwrap_or_else(|| format!("{COMPONENT}{}", namer.free_name(id, "")))
        };
        let places = catalog.entries.iter().enumerate().map(location_of).collect();
        Self { pages, catalog, places, sentences: options.sentences }
    }

    /// Drafts the schemas in `components`, by name. Objects that are `$ref`s to schemas of the spec are left out.
    pub fn draft_components(&self) -> Map<String, Value> {
        let draft_component = |(id, place): (ObjectId, &String)| {
            Some((place.strip_prefix(COMPONENT)?.to_owned(), self.object_schema(id, "")))
        };
        self.places.iter().enumerate().filter_map(draft_component).collect()
    }

    /// Drafts the schema of a body. `$ref`s are relative to `file`.
    pub fn body_schema(&self, page_index: usize, location: BodyLocation, body: &Body, file: &str) -> Value {
        if let Some(id) = self.catalog.body_object(page_index, location) {
            return json!({ "$ref": self.reference_to(id, file) });
        }
        match body.fields.as_slice() {
            [only_field] => {
                let name = only_field.ty.as_ref().and_then(|ty| ty.value.named_object());
                let object_id =
                    name.and_then(|name| self.catalog.object_named(&self.pages, page_index, location, name));
                let object_ref = object_id.map(|id| self.reference_to(id, file));
                typed_property(only_field, object_ref.as_deref(), self.sentences)
            }
            _ => json!({ "type": "object" }),
        }
    }

    /// Returns the `$ref` from `file` to the schema of the object `id`.
    pub fn reference_to(&self, id: ObjectId, file: &str) -> String {
        relative_reference(file, &self.places[id])
    }

    /// Drafts the schema of an object. `$ref`s are relative to `file`.
    pub fn object_schema(&self, id: ObjectId, file: &str) -> Value {
        let entry = &self.catalog.entries[id];
        let mut properties = Map::new();
        let mut required_names = Vec::new();
        let mut additional_schema = Value::Null;
        for field in &entry.fields {
            let schema = self.property_schema(entry, field, file);
            if is_placeholder(&field.name) {
                // The type of the row `{key}` is read as the type of the map's values, although it may be the type of
                // the map.
                additional_schema = schema;
                continue;
            }
            if field.mandatory.value == Mandatory::Yes && !properties.contains_key(&field.name) {
                required_names.push(json!(field.name));
            }
            properties.entry(field.name.clone()).or_insert(schema);
        }
        map_without_nulls([
            ("type", json!("object")),
            ("required", if required_names.is_empty() { Value::Null } else { Value::Array(required_names) }),
            ("properties", if properties.is_empty() { Value::Null } else { Value::Object(properties) }),
            ("additionalProperties", additional_schema),
        ])
    }

    /// Drafts the schema of an object's field. `$ref`s are relative to `file`.
    pub fn property_schema(&self, entry: &ObjectEntry, field: &Field, file: &str) -> Value {
        let object_ref = entry.object_by_field.get(&field.name).map(|id| self.reference_to(*id, file));
        typed_property(field, object_ref.as_deref(), self.sentences)
    }
}

/// Returns the `$ref` that leads from the file `from` to `place`: `../meta/v1.yaml#/a` from `core/v1.yaml` to
/// `meta/v1.yaml#/a`. Both files are relative to the same directory.
pub fn relative_reference(from: &str, place: &str) -> String {
    let (file, pointer) = place.split_once('#').unwrap_or((place, ""));
    if file.is_empty() || file == from {
        return format!("#{pointer}");
    }
    let mut from_dirs: Vec<&str> = from.split('/').collect();
    from_dirs.pop();
    let to_segments: Vec<&str> = file.split('/').collect();
    let common_dir_count =
        from_dirs.iter().zip(&to_segments).take_while(|(from_dir, segment)| from_dir == segment).count();
    let parent_dirs = "../".repeat(from_dirs.len() - common_dir_count);
    format!("{parent_dirs}{}#{pointer}", to_segments[common_dir_count..].join("/"))
}

/// Returns the location of a schema of the spec that agrees with the first table of an object. If the object has a
/// name, the schema must have the same name.
fn find_shared_schema(api: &Api, pages: &[&Page], entry: &ObjectEntry) -> Option<String> {
    let location = *entry.table_locations.first()?;
    let page = pages[location.page_index];
    let body = catalog::body_at(page, location.body)?;
    let fields = catalog::fields_of_table(page, location);
    let name = entry.caption.as_deref().map(|name| if is_qualified(name) { without_number(name) } else { name });
    let schema_entry = (0..).zip(&api.schemas).find(|(id, schema)| {
        let Some(schema_name) = &schema.name else { return false };
        let is_same_name = name.is_none_or(|name| schema_name == name || schema_name.rsplit('.').next() == Some(name));
        is_same_name && fields.len() >= 2 && agrees_with_schema(api, body, fields, &new_schema_ref(api, SchemaId(*id)))
    });
    schema_entry.map(|(_, schema)| schema.location.clone())
}

/// Drafts the schema of a parameter. If the type is an object with a name, the object's schema is left out.
pub fn param_schema(field: &Field) -> Value {
    typed_property(field, None, false)
}

fn new_schema_ref(api: &Api, schema: SchemaId) -> SchemaRef {
    SchemaRef { schema, reference: None, at: api.schema(schema).at }
}

/// Drafts a schema that allows any object, with a `TODO` as description.
fn todo_object(todo: &str) -> Value {
    map_without_nulls([("type", json!("object")), ("description", todo_text(todo))])
}

/// Drafts the schema of a row. `object_ref` is the `$ref` to the object that the row has as its type, if any.
fn typed_property(field: &Field, object_ref: Option<&str>, sentences: bool) -> Value {
    let mut schema = match &field.ty {
        Some(ty) => type_schema(&ty.value, object_ref),
        None => map_without_nulls([("description", todo_text("the page does not say what type this is"))]),
    };
    let ty = field.ty.as_ref().map(|ty| &ty.value);
    set_facets(&mut schema, field, ty);
    let paragraphs: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    if sentences && !paragraphs.is_empty() && schema.get("$ref").is_none() && schema.get("description").is_none() {
        schema["description"] = json!(paragraphs.join("\n\n"));
    }
    schema
}

/// Drafts the schema of a type. `object_ref` is the `$ref` to the object that the type names, if any.
pub fn type_schema(ty: &PageType, object_ref: Option<&str>) -> Value {
    match ty {
        PageType::String => json!({ "type": "string" }),
        PageType::Boolean => json!({ "type": "boolean" }),
        PageType::Integer => json!({ "type": "integer", "format": "int32" }),
        PageType::Long => json!({ "type": "integer", "format": "int64" }),
        PageType::Float => json!({ "type": "number", "format": "float" }),
        PageType::Double => json!({ "type": "number", "format": "double" }),
        PageType::Number => json!({ "type": "number" }),
        PageType::Object => json!({ "type": "object" }),
        PageType::Any => json!({}),
        PageType::Time => json!({ "type": "string", "format": "date-time" }),
        PageType::Date => json!({ "type": "string", "format": "date" }),
        PageType::File => json!({ "type": "string", "format": "binary" }),
        PageType::Array(inner) => json!({ "type": "array", "items": type_schema(inner, object_ref) }),
        PageType::Map(inner) => json!({ "type": "object", "additionalProperties": type_schema(inner, object_ref) }),
        PageType::Named(name) => match object_ref {
            Some(reference) => json!({ "$ref": reference }),
            None => todo_object(&format!("the page has no table for `{name}`")),
        },
        PageType::Table(number) => todo_object(&format!("the page has no table {number}")),
        PageType::Unknown(text) => {
            map_without_nulls([("description", todo_text(format!("the page's type is `{text}`")))])
        }
    }
}

/// Sets the default, limits, allowed values and deprecation of a schema. Facts that are invalid for the type, such as
/// `maxLength` for an integer, are omitted.
fn set_facets(schema: &mut Value, field: &Field, ty: Option<&PageType>) {
    if schema.get("$ref").is_some() {
        // Members next to `$ref` are ignored in OpenAPI 3.0.
        if field.deprecated {
            *schema = json!({ "allOf": [schema.take()], "deprecated": true });
        }
        return;
    }
    if let Some(default) = field.default.as_ref().and_then(|default| parse_literal(&default.value, ty)) {
        schema["default"] = default;
    }
    for (name, limit) in field.limits.named_limits() {
        let is_valid_limit = match ty {
            Some(PageType::String) => name.ends_with("Length"),
            Some(PageType::Array(_)) => name.ends_with("Items"),
            Some(PageType::Integer | PageType::Long | PageType::Float | PageType::Double | PageType::Number) => {
                name.ends_with("imum")
            }
            // If the type is unknown, all limits are kept.
            None => true,
            _ => false,
        };
        if let Some(limit) = limit.filter(|_| is_valid_limit)
            && (name.ends_with("imum") || limit.value.is_u64())
        {
            schema[name] = Value::Number(limit.value.clone());
        }
    }
    let (item_schema, item_type) = match ty {
        Some(PageType::Array(inner)) => (&mut schema["items"], Some(inner.as_ref())),
        ty => (&mut *schema, ty),
    };
    let allowed_values: Option<Vec<Value>> =
        field.values.iter().map(|value| parse_literal(&value.value, item_type)).collect();
    let allows_enum = item_schema.get("$ref").is_none() && item_type != Some(&PageType::Boolean);
    if let Some(values) = allowed_values.filter(|values| !values.is_empty() && allows_enum) {
        item_schema["enum"] = Value::Array(values);
    }
    if field.deprecated {
        schema["deprecated"] = json!(true);
    }
}

/// Converts `text` to a JSON value of type `ty`; `None` if `text` is not valid for the type. If `ty` is `None`, `true`
/// is read as a boolean, `12` as an integer and other text as a string.
fn parse_literal(text: &str, ty: Option<&PageType>) -> Option<Value> {
    let parse_bool = || text.to_ascii_lowercase().parse::<bool>().ok().map(Value::Bool);
    let parse_integer = || text.parse::<i64>().ok().map(|number| json!(number));
    match ty {
        Some(PageType::String) => Some(json!(text)),
        Some(PageType::Boolean) => parse_bool(),
        Some(PageType::Integer | PageType::Long) => parse_integer(),
        Some(PageType::Float | PageType::Double | PageType::Number) => text.parse::<Number>().ok().map(Value::Number),
        None => parse_bool().or_else(parse_integer).or_else(|| Some(json!(text))),
        _ => None,
    }
}
