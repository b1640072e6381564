//! Schemas of a draft: objects become components, or `$ref`s to schemas of the spec that agree.

use serde_json::{Map, Number, Value, json};

use super::{Options, names::Namer, object, todo};
use crate::{
    docs::{
        catalog::{self, BodyAt, Catalog, Entry, Id, is_qualified, unnumbered},
        compare::{agrees, is_placeholder},
        page::{Body, Field, Mandatory, Page},
        types::Type,
    },
    ir::{Api, Link, SchemaId},
};

/// The objects of the pages, and the places of their schemas.
pub struct Schemas<'a> {
    pub pages: Vec<&'a Page>,
    pub catalog: Catalog,
    /// The file (relative to the root's folder; empty for the draft itself) and JSON pointer of each object's schema.
    pub places: Vec<String>,
    pub sentences: bool,
}

/// The prefix of a component's pointer.
pub const COMPONENT: &str = "#/components/schemas/";

impl<'a> Schemas<'a> {
    /// Names the objects of the pages. `ids` are the operation IDs of the pages.
    pub fn new(pages: Vec<&'a Page>, ids: &[String], options: Options<'a>) -> Self {
        let catalog = Catalog::new(&pages);
        let known = options.api.map(|api| &api.schemas);
        let taken = known.into_iter().flatten().filter_map(|schema| schema.name.clone()).collect();
        let mut namer = Namer { pages: &pages, catalog: &catalog, ids, taken };
        let place = |(id, entry)| {
            let shared = options.api.and_then(|api| shared(api, &pages, entry));
            shared.unwrap_or_else(|| format!("{COMPONENT}{}", namer.name(id, "")))
        };
        let places = catalog.entries.iter().enumerate().map(place).collect();
        Self { pages, catalog, places, sentences: options.sentences }
    }

    /// Returns the components of the draft.
    pub fn components(&self) -> Map<String, Value> {
        let own = |(id, place): (Id, &String)| Some((place.strip_prefix(COMPONENT)?.to_owned(), self.schema(id, "")));
        self.places.iter().enumerate().filter_map(own).collect()
    }

    /// Returns the schema of a body. `$ref`s are relative to `file`.
    pub fn body(&self, page: usize, at: BodyAt, body: &Body, file: &str) -> Value {
        if let Some(id) = self.catalog.root(page, at) {
            return json!({ "$ref": self.reference(id, file) });
        }
        match body.fields.as_slice() {
            [only] => {
                let name = only.ty.as_ref().and_then(|ty| ty.value.named());
                let target = name.and_then(|name| self.catalog.named(&self.pages, page, at, name));
                property(only, target.map(|id| self.reference(id, file)).as_deref(), self.sentences)
            }
            _ => json!({ "type": "object" }),
        }
    }

    /// Returns the `$ref` from a file to an object's schema.
    pub fn reference(&self, id: Id, file: &str) -> String {
        reference(file, &self.places[id])
    }

    /// Returns the schema of an object. `$ref`s are relative to `file`.
    pub fn schema(&self, id: Id, file: &str) -> Value {
        let entry = &self.catalog.entries[id];
        let mut properties = Map::new();
        let mut required = Vec::new();
        let mut additional = Value::Null;
        for field in &entry.fields {
            let schema = self.property(entry, field, file);
            if is_placeholder(&field.name) {
                // The type of `{key}` may be that of the values or of the map; `Map<String, X>` is read as the type of
                // the values.
                additional = schema;
                continue;
            }
            if field.mandatory.value == Mandatory::Yes && !properties.contains_key(&field.name) {
                required.push(json!(field.name));
            }
            properties.entry(field.name.clone()).or_insert(schema);
        }
        object([
            ("type", json!("object")),
            ("required", if required.is_empty() { Value::Null } else { Value::Array(required) }),
            ("properties", if properties.is_empty() { Value::Null } else { Value::Object(properties) }),
            ("additionalProperties", additional),
        ])
    }

    /// Returns the schema of an object's field. `$ref`s are relative to `file`.
    pub fn property(&self, entry: &Entry, field: &Field, file: &str) -> Value {
        let target = entry.targets.get(&field.name).map(|id| self.reference(*id, file));
        property(field, target.as_deref(), self.sentences)
    }
}

/// Returns the `$ref` in one file to a place in another, both relative to the same folder.
pub fn reference(from: &str, place: &str) -> String {
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

/// Returns a schema of the spec that agrees with the table of an object. For a named object, the names must match.
fn shared(api: &Api, pages: &[&Page], entry: &Entry) -> Option<String> {
    let site = *entry.sites.first()?;
    let body = catalog::body(pages[site.page], site.body)?;
    let fields = catalog::fields(pages[site.page], site);
    let name = entry.caption.as_deref().map(|name| if is_qualified(name) { unnumbered(name) } else { name });
    let found = (0..).zip(&api.schemas).find(|(id, schema)| {
        let Some(known) = &schema.name else { return false };
        let named = name.is_none_or(|name| known == name || known.rsplit('.').next() == Some(name));
        named && fields.len() >= 2 && agrees(api, body, fields, &link(api, SchemaId(*id)))
    });
    found.map(|(_, schema)| schema.location.clone())
}

/// Returns the schema of a parameter, which has no table.
pub fn field(field: &Field) -> Value {
    property(field, None, false)
}

fn link(api: &Api, schema: SchemaId) -> Link {
    Link { schema, reference: None, at: api.schema(schema).at }
}

fn todo_object(what: &str) -> Value {
    object([("type", json!("object")), ("description", todo(what))])
}

/// Returns the schema of a row. `target` is the place of the schema that its type names.
fn property(field: &Field, target: Option<&str>, sentences: bool) -> Value {
    let mut schema = match &field.ty {
        Some(ty) => type_schema(&ty.value, target),
        None => object([("description", todo("the page does not say what type this is"))]),
    };
    let ty = field.ty.as_ref().map(|ty| &ty.value);
    facets(&mut schema, field, ty);
    let words: Vec<&str> = field.text.iter().map(|text| text.value.as_str()).collect();
    if sentences && !words.is_empty() && schema.get("$ref").is_none() && schema.get("description").is_none() {
        schema["description"] = json!(words.join("\n\n"));
    }
    schema
}

pub fn type_schema(ty: &Type, target: Option<&str>) -> Value {
    match ty {
        Type::String => json!({ "type": "string" }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Integer => json!({ "type": "integer", "format": "int32" }),
        Type::Long => json!({ "type": "integer", "format": "int64" }),
        Type::Float => json!({ "type": "number", "format": "float" }),
        Type::Double => json!({ "type": "number", "format": "double" }),
        Type::Number => json!({ "type": "number" }),
        Type::Object => json!({ "type": "object" }),
        Type::Any => json!({}),
        Type::Time => json!({ "type": "string", "format": "date-time" }),
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::File => json!({ "type": "string", "format": "binary" }),
        Type::Array(inner) => json!({ "type": "array", "items": type_schema(inner, target) }),
        Type::Map(inner) => json!({ "type": "object", "additionalProperties": type_schema(inner, target) }),
        Type::Named(name) => match target {
            Some(reference) => json!({ "$ref": reference }),
            None => todo_object(&format!("the page has no table for `{name}`")),
        },
        Type::Table(number) => todo_object(&format!("the page has no table {number}")),
        Type::Unknown(text) => object([("description", todo(format!("the page's type is `{text}`")))]),
    }
}

/// Sets the default, limits, values and deprecation, if the type allows them.
fn facets(schema: &mut Value, field: &Field, ty: Option<&Type>) {
    if schema.get("$ref").is_some() {
        return;
    }
    if let Some(default) = field.default.as_ref().and_then(|default| literal(&default.value, ty)) {
        schema["default"] = default;
    }
    for (name, limit) in field.limits.named() {
        let fits = match ty {
            Some(Type::String) => name.ends_with("Length"),
            Some(Type::Array(_)) => name.ends_with("Items"),
            Some(Type::Integer | Type::Long | Type::Float | Type::Double | Type::Number) => name.ends_with("imum"),
            // Without a type, either kind of limit may apply.
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
        Some(Type::Array(inner)) => (&mut schema["items"], Some(inner.as_ref())),
        other => (&mut *schema, other),
    };
    let values: Option<Vec<Value>> = field.values.iter().map(|value| literal(&value.value, core_type)).collect();
    let plain = core.get("$ref").is_none() && core_type != Some(&Type::Boolean);
    if let Some(values) = values.filter(|values| !values.is_empty() && plain) {
        core["enum"] = Value::Array(values);
    }
    if field.deprecated {
        schema["deprecated"] = json!(true);
    }
}

/// Converts a text to a value of a type; `None` if it is not valid. Without a type, the type is guessed from the text.
fn literal(text: &str, ty: Option<&Type>) -> Option<Value> {
    let flag = || text.to_ascii_lowercase().parse::<bool>().ok().map(Value::Bool);
    let whole = || text.parse::<i64>().ok().map(|number| json!(number));
    match ty {
        Some(Type::String) => Some(json!(text)),
        Some(Type::Boolean) => flag(),
        Some(Type::Integer | Type::Long) => whole(),
        Some(Type::Float | Type::Double | Type::Number) => text.parse::<Number>().ok().map(Value::Number),
        None => flag().or_else(whole).or_else(|| Some(json!(text))),
        _ => None,
    }
}
