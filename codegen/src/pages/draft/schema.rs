//! Drafts schemas. Each object becomes a component, or a `$ref` to a schema of the spec that agrees with the object's
//! table.

use serde_json::{Map, Number, Value, json};

use super::{Options, map_without_nulls, names::ObjectNamer, todo_text};
use crate::{
    ir::{Api, SchemaId, SchemaRef},
    pages::{
        catalog::{self, BodyAt, Catalog, Entry, Id, is_qualified, without_number},
        compare::{agrees_with_schema, is_placeholder},
        page::{Body, Field, Mandatory, Page},
        types::PageType,
    },
};

/// The objects of the pages, and the locations of their schemas.
pub struct DraftSchemas<'a> {
    pub pages: Vec<&'a Page>,
    pub catalog: Catalog,
    /// The file and JSON pointer of each object's schema. The file is relative to the root's folder, and empty for the
    /// draft itself.
    pub places: Vec<String>,
    pub sentences: bool,
}

/// The prefix of the JSON pointer of a schema component.
pub const COMPONENT: &str = "#/components/schemas/";

impl<'a> DraftSchemas<'a> {
    /// Collects the objects of the pages and chooses the locations of their schemas. `ids` contains the operation ID of
    /// each page.
    pub fn new(pages: Vec<&'a Page>, ids: &[String], options: Options<'a>) -> Self {
        let catalog = Catalog::new(&pages);
        let known = options.api.map(|api| &api.schemas);
        let taken = known.into_iter().flatten().filter_map(|schema| schema.name.clone()).collect();
        let mut namer = ObjectNamer { pages: &pages, catalog: &catalog, ids, taken };
        let place = |(id, entry)| {
            let shared = options.api.and_then(|api| find_shared_schema(api, &pages, entry));
            shared.unwrap_or_else(|| format!("{COMPONENT}{}", namer.free_name(id, "")))
        };
        let places = catalog.entries.iter().enumerate().map(place).collect();
        Self { pages, catalog, places, sentences: options.sentences }
    }

    /// Drafts the schema components, by name. Objects that refer to schemas of the spec are not included.
    pub fn draft_components(&self) -> Map<String, Value> {
        let own =
            |(id, place): (Id, &String)| Some((place.strip_prefix(COMPONENT)?.to_owned(), self.object_schema(id, "")));
        self.places.iter().enumerate().filter_map(own).collect()
    }

    /// Drafts the schema of a body. `$ref`s are relative to `file`.
    pub fn body_schema(&self, page: usize, at: BodyAt, body: &Body, file: &str) -> Value {
        if let Some(id) = self.catalog.body_object(page, at) {
            return json!({ "$ref": self.reference_to(id, file) });
        }
        match body.fields.as_slice() {
            [only] => {
                let name = only.ty.as_ref().and_then(|ty| ty.value.named_object());
                let target = name.and_then(|name| self.catalog.object_named(&self.pages, page, at, name));
                typed_property(only, target.map(|id| self.reference_to(id, file)).as_deref(), self.sentences)
            }
            _ => json!({ "type": "object" }),
        }
    }

    /// Returns the `$ref` from `file` to the schema of the object `id`.
    pub fn reference_to(&self, id: Id, file: &str) -> String {
        relative_reference(file, &self.places[id])
    }

    /// Drafts the schema of an object. `$ref`s are relative to `file`.
    pub fn object_schema(&self, id: Id, file: &str) -> Value {
        let entry = &self.catalog.entries[id];
        let mut properties = Map::new();
        let mut required = Vec::new();
        let mut additional = Value::Null;
        for field in &entry.fields {
            let schema = self.property_schema(entry, field, file);
            if is_placeholder(&field.name) {
                // The type of the row `{key}` is read as the type of the map's values, although it may be the type of
                // the map.
                additional = schema;
                continue;
            }
            if field.mandatory.value == Mandatory::Yes && !properties.contains_key(&field.name) {
                required.push(json!(field.name));
            }
            properties.entry(field.name.clone()).or_insert(schema);
        }
        map_without_nulls([
            ("type", json!("object")),
            ("required", if required.is_empty() { Value::Null } else { Value::Array(required) }),
            ("properties", if properties.is_empty() { Value::Null } else { Value::Object(properties) }),
            ("additionalProperties", additional),
        ])
    }

    /// Drafts the schema of an object's field. `$ref`s are relative to `file`.
    pub fn property_schema(&self, entry: &Entry, field: &Field, file: &str) -> Value {
        let target = entry.targets.get(&field.name).map(|id| self.reference_to(*id, file));
        typed_property(field, target.as_deref(), self.sentences)
    }
}

/// Returns the `$ref` in the file `from` to `place`, a file and a JSON pointer. Both files are relative to the same
/// folder.
pub fn relative_reference(from: &str, place: &str) -> String {
    let (file, pointer) = place.split_once('#').unwrap_or((place, ""));
    if file.is_empty() || file == from {
        return format!("#{pointer}");
    }
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = file.split('/').collect();
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = "../".repeat(from.len() - common);
    format!("{up}{}#{pointer}", to[common..].join("/"))
}

/// Returns the location of a schema of the spec that agrees with the first table of an object. If the object has a
/// name, the schema must have the same name.
fn find_shared_schema(api: &Api, pages: &[&Page], entry: &Entry) -> Option<String> {
    let site = *entry.sites.first()?;
    let body = catalog::body_at(pages[site.page], site.body)?;
    let fields = catalog::fields_of_table(pages[site.page], site);
    let name = entry.caption.as_deref().map(|name| if is_qualified(name) { without_number(name) } else { name });
    let found = (0..).zip(&api.schemas).find(|(id, schema)| {
        let Some(known) = &schema.name else { return false };
        let named = name.is_none_or(|name| known == name || known.rsplit('.').next() == Some(name));
        named && fields.len() >= 2 && agrees_with_schema(api, body, fields, &schema_link(api, SchemaId(*id)))
    });
    found.map(|(_, schema)| schema.location.clone())
}

/// Drafts the schema of a parameter. An object that its type names is not included.
pub fn param_schema(field: &Field) -> Value {
    typed_property(field, None, false)
}

fn schema_link(api: &Api, schema: SchemaId) -> SchemaRef {
    SchemaRef { schema, reference: None, at: api.schema(schema).at }
}

fn todo_object(what: &str) -> Value {
    map_without_nulls([("type", json!("object")), ("description", todo_text(what))])
}

/// Drafts the schema of a row. `target` is the `$ref` to the schema of the object that the row's type names.
fn typed_property(field: &Field, target: Option<&str>, sentences: bool) -> Value {
    let mut schema = match &field.ty {
        Some(ty) => type_schema(&ty.value, target),
        None => map_without_nulls([("description", todo_text("the page does not say what type this is"))]),
    };
    let ty = field.ty.as_ref().map(|ty| &ty.value);
    set_facets(&mut schema, field, ty);
    let words: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    if sentences && !words.is_empty() && schema.get("$ref").is_none() && schema.get("description").is_none() {
        schema["description"] = json!(words.join("\n\n"));
    }
    schema
}

pub fn type_schema(ty: &PageType, target: Option<&str>) -> Value {
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
        PageType::Array(inner) => json!({ "type": "array", "items": type_schema(inner, target) }),
        PageType::Map(inner) => json!({ "type": "object", "additionalProperties": type_schema(inner, target) }),
        PageType::Named(name) => match target {
            Some(reference) => json!({ "$ref": reference }),
            None => todo_object(&format!("the page has no table for `{name}`")),
        },
        PageType::Table(number) => todo_object(&format!("the page has no table {number}")),
        PageType::Unknown(text) => {
            map_without_nulls([("description", todo_text(format!("the page's type is `{text}`")))])
        }
    }
}

/// Sets the default, limits, allowed values and deprecation of a schema, if its type allows them.
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
        let fits = match ty {
            Some(PageType::String) => name.ends_with("Length"),
            Some(PageType::Array(_)) => name.ends_with("Items"),
            Some(PageType::Integer | PageType::Long | PageType::Float | PageType::Double | PageType::Number) => {
                name.ends_with("imum")
            }
            // If the type is unknown, all limits are kept.
            None => true,
            _ => false,
        };
        if let Some(limit) = limit.filter(|_| fits)
            && (name.ends_with("imum") || limit.value.is_u64())
        {
            schema[name] = Value::Number(limit.value.clone());
        }
    }
    let (core, core_type) = match ty {
        Some(PageType::Array(inner)) => (&mut schema["items"], Some(inner.as_ref())),
        other => (&mut *schema, other),
    };
    let values: Option<Vec<Value>> = field.values.iter().map(|value| parse_literal(&value.value, core_type)).collect();
    let plain = core.get("$ref").is_none() && core_type != Some(&PageType::Boolean);
    if let Some(values) = values.filter(|values| !values.is_empty() && plain) {
        core["enum"] = Value::Array(values);
    }
    if field.deprecated {
        schema["deprecated"] = json!(true);
    }
}

/// Converts `text` to a JSON value of type `ty`; `None` if it is not valid for the type. Without a type, the type is
/// derived from the text.
fn parse_literal(text: &str, ty: Option<&PageType>) -> Option<Value> {
    let flag = || text.to_ascii_lowercase().parse::<bool>().ok().map(Value::Bool);
    let whole = || text.parse::<i64>().ok().map(|number| json!(number));
    match ty {
        Some(PageType::String) => Some(json!(text)),
        Some(PageType::Boolean) => flag(),
        Some(PageType::Integer | PageType::Long) => whole(),
        Some(PageType::Float | PageType::Double | PageType::Number) => text.parse::<Number>().ok().map(Value::Number),
        None => flag().or_else(whole).or_else(|| Some(json!(text))),
        _ => None,
    }
}
