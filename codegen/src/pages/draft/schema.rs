//! Drafts the Schema Objects for the objects that documentation pages describe. An object becomes a component of the
//! draft, or a `$ref` to a schema of the existing spec that agrees with the tables of the object.

use serde_json::{Map, Number, Value, json};

use super::{Options, names::ObjectNamer, object_without_nulls, todo_text};
use crate::{
    ir::{Api, SchemaId, SchemaRef},
    pages::{
        catalog::{self, BodyLocation, Catalog, ObjectEntry, ObjectId, is_qualified, without_number},
        compare::{agrees_with_schema, is_placeholder},
        page::{Body, Field, Mandatory, Page},
        types::PageType,
    },
};

/// The objects that documentation pages describe, and the locations of the schemas for these objects.
pub struct DraftSchemas<'a> {
    pub pages: Vec<&'a Page>,
    pub catalog: Catalog,
    /// The location of the schema for each object, by [`ObjectId`], such as `core/v1.yaml#/components/schemas/Pod`. The
    /// file is relative to the directory of the root document, and empty for the draft itself.
    pub schema_locations: Vec<String>,
    /// True to copy sentences of the pages to descriptions.
    pub sentences: bool,
}

/// The part of a `$ref` that precedes the name of a schema in `components`.
pub const COMPONENT: &str = "#/components/schemas/";

impl<'a> DraftSchemas<'a> {
    /// Collects the objects that the pages describe, and chooses the locations of the schemas for these objects.
    /// `operation_ids` contains the operation ID of each page.
    pub fn new(pages: Vec<&'a Page>, operation_ids: &[String], options: Options<'a>) -> Self {
        let catalog = Catalog::new(&pages);
        let spec_schemas = options.api.map(|api| &api.schemas);
        let used_names = spec_schemas.into_iter().flatten().filter_map(|schema| schema.name.clone()).collect();
        let mut namer = ObjectNamer { pages: &pages, catalog: &catalog, operation_ids, used_names };
        let choose_location = |(id, entry)| {
            let shared_schema = options.api.and_then(|api| find_shared_schema(api, &pages, entry));
            shared_schema.unwrap_or_else(|| format!("{COMPONENT}{}", namer.choose_unused_name(id, "")))
        };
        let schema_locations = catalog.entries.iter().enumerate().map(choose_location).collect();
        Self { pages, catalog, schema_locations, sentences: options.sentences }
    }

    /// Drafts the schemas in `components`, and returns them by name. Objects whose schema is in the existing spec are
    /// left out.
    pub fn draft_components(&self) -> Map<String, Value> {
        let draft_component = |(id, location): (ObjectId, &String)| {
            Some((location.strip_prefix(COMPONENT)?.to_owned(), self.object_schema(id, "")))
        };
        self.schema_locations.iter().enumerate().filter_map(draft_component).collect()
    }

    /// Drafts the schema of a request or response body. `$ref`s are relative to the file `file`.
    pub fn body_schema(&self, page_index: usize, location: BodyLocation, body: &Body, file: &str) -> Value {
        if let Some(id) = self.catalog.find_body_object(page_index, location) {
            return json!({ "$ref": self.reference_to(id, file) });
        }
        match body.fields.as_slice() {
            [only_field] => {
                let name = only_field.ty.as_ref().and_then(|ty| ty.value.named_object());
                let object_id = name.and_then(|name| self.catalog.find_object(&self.pages, page_index, location, name));
                let object_ref = object_id.map(|id| self.reference_to(id, file));
                draft_field_schema(only_field, object_ref.as_deref(), self.sentences)
            }
            _ => json!({ "type": "object" }),
        }
    }

    /// Returns the `$ref` to the schema of the object `id`, relative to the file `file`.
    pub fn reference_to(&self, id: ObjectId, file: &str) -> String {
        relative_reference(file, &self.schema_locations[id])
    }

    /// Drafts the schema of an object. `$ref`s are relative to the file `file`.
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
        object_without_nulls([
            ("type", json!("object")),
            ("required", if required_names.is_empty() { Value::Null } else { Value::Array(required_names) }),
            ("properties", if properties.is_empty() { Value::Null } else { Value::Object(properties) }),
            ("additionalProperties", additional_schema),
        ])
    }

    /// Drafts the schema of a field of an object. `$ref`s are relative to the file `file`.
    pub fn property_schema(&self, entry: &ObjectEntry, field: &Field, file: &str) -> Value {
        let object_ref = entry.object_by_field.get(&field.name).map(|id| self.reference_to(*id, file));
        draft_field_schema(field, object_ref.as_deref(), self.sentences)
    }
}

/// Converts `target`, a reference relative to a directory, to a `$ref` for use in the file `from` of this directory:
/// `meta/v1.yaml#/a` becomes `../meta/v1.yaml#/a` in `core/v1.yaml`.
pub fn relative_reference(from: &str, target: &str) -> String {
    let (target_file, pointer) = target.split_once('#').unwrap_or((target, ""));
    if target_file.is_empty() || target_file == from {
        return format!("#{pointer}");
    }
    let mut from_dirs: Vec<&str> = from.split('/').collect();
    from_dirs.pop();
    let target_segments: Vec<&str> = target_file.split('/').collect();
    let common_dir_count =
        from_dirs.iter().zip(&target_segments).take_while(|(from_dir, segment)| from_dir == segment).count();
    let parent_dirs = "../".repeat(from_dirs.len() - common_dir_count);
    format!("{parent_dirs}{}#{pointer}", target_segments[common_dir_count..].join("/"))
}

/// Finds a schema of the existing spec that agrees with the first table of an object, and returns the location of the
/// schema. If the object has a name, the schema must have the same name.
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

/// Drafts the schema of a parameter or header field. If the type is a named object, the schema allows any object.
pub fn param_schema(field: &Field) -> Value {
    draft_field_schema(field, None, false)
}

fn new_schema_ref(api: &Api, schema: SchemaId) -> SchemaRef {
    SchemaRef { schema, reference: None, at: api.schema(schema).at }
}

/// Drafts a schema that allows any object. The description is `TODO: ` followed by `todo`.
fn todo_object(todo: &str) -> Value {
    object_without_nulls([("type", json!("object")), ("description", todo_text(todo))])
}

/// Drafts the schema for a table row. If the type of the row is an object, `object_ref` is the `$ref` to the schema of
/// this object. If `sentences` is true, the sentences of the row are copied to the description.
fn draft_field_schema(field: &Field, object_ref: Option<&str>, sentences: bool) -> Value {
    let mut schema = match &field.ty {
        Some(ty) => type_schema(&ty.value, object_ref),
        None => object_without_nulls([("description", todo_text("the page does not say what type this is"))]),
    };
    let ty = field.ty.as_ref().map(|ty| &ty.value);
    set_facets(&mut schema, field, ty);
    let paragraphs: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    if sentences && !paragraphs.is_empty() && schema.get("$ref").is_none() && schema.get("description").is_none() {
        schema["description"] = json!(paragraphs.join("\n\n"));
    }
    schema
}

/// Drafts the schema for a type on a page. If the type refers to an object, `object_ref` is the `$ref` to the schema of
/// this object; `None` if the page does not describe the object.
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
            object_without_nulls([("description", todo_text(format!("the page's type is `{text}`")))])
        }
    }
}

/// Copies the default, limits, allowed values and deprecation of a field to a schema. Those that do not apply to the
/// type `ty`, such as `maxLength` for an integer, are omitted.
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
