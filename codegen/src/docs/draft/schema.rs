//! Schemas of a draft: tables become components, or `$ref`s to those of the spec that agree.

use serde_json::{Map, Number, Value, json};

use super::{Options, object, pascal, todo};
use crate::{
    docs::{
        compare::{agrees, is_placeholder},
        page::{Body, Field, Mandatory},
        types::Type,
    },
    ir::{Api, Link, SchemaId},
};

/// The components of a draft.
pub struct Schemas<'a> {
    options: Options<'a>,
    components: Map<String, Value>,
}

/// Which body a table stands in: bare names mean different things in each.
pub struct Side {
    pub operation: String,
    pub request: bool,
    pub status: Option<u16>,
}

/// The names that the objects of one body have in the draft: page's name → component's name or `$ref`.
pub type Names = Vec<(String, Name)>;

/// What an object is called in the draft.
pub enum Name {
    Component(String),
    Reference(String),
}

impl<'a> Schemas<'a> {
    pub fn new(options: Options<'a>) -> Self {
        Self { options, components: Map::new() }
    }

    pub fn take(&mut self) -> Map<String, Value> {
        std::mem::take(&mut self.components)
    }

    /// The schema of a body: a component of its own, or the spec's, or what `[items]` says.
    pub fn body(&mut self, body: &Body, side: &Side) -> Value {
        if let Some(reference) = self.shared(body, &body.fields, None) {
            return json!({ "$ref": reference });
        }
        let role = if side.request { "Request" } else { "Response" };
        let status = side.status.map(|status| status.to_string()).unwrap_or_default();
        let suffixes =
            [String::new(), role.to_owned(), format!("{role}{status}"), format!("{}{role}{status}", side.operation)];
        let root = format!("{}{role}", side.operation);
        let roots = [root.clone(), root.clone(), format!("{root}{status}"), format!("{root}{status}Body")];
        for (suffix, root) in suffixes.iter().zip(&roots) {
            if let Some(schema) = self.try_names(body, side, suffix, root) {
                return schema;
            }
        }
        // The last names bear operation and status, which no other body has.
        todo_object("a table of this body has the name of another table; it was left out")
    }

    /// Puts a body's tables in under names with this suffix; nothing where one of them means something else already.
    fn try_names(&mut self, body: &Body, side: &Side, suffix: &str, root: &str) -> Option<Value> {
        let names = self.names(body, side, suffix);
        let mut fresh = Map::new();
        for (table, name) in &names {
            let (Name::Component(name), Some(object)) = (name, body.object(table)) else { continue };
            if fresh.insert(name.clone(), table_schema(&object.fields, &names, self.options.sentences)).is_some() {
                return None;
            }
        }
        let schema = match body.fields.as_slice() {
            [only] if only.name.starts_with('[') => property(only, &names, self.options.sentences),
            [] => json!({ "type": "object" }),
            fields => {
                let whole = table_schema(fields, &names, self.options.sentences);
                if fresh.insert(root.to_owned(), whole).is_some() {
                    return None;
                }
                json!({ "$ref": local(root) })
            }
        };
        let free = fresh.iter().all(|(name, schema)| self.components.get(name).is_none_or(|known| known == schema));
        free.then(|| {
            self.components.extend(fresh);
            schema
        })
    }

    /// The names of all tables that the body's fields reach.
    fn names(&self, body: &Body, side: &Side, suffix: &str) -> Names {
        let mut names = Names::new();
        let mut queue: Vec<&Field> = body.fields.iter().collect();
        while let Some(field) = queue.pop() {
            let Some(wanted) = field.ty.as_ref().and_then(|ty| ty.value.named()) else { continue };
            let Some(table) = body.object(wanted).filter(|_| names.iter().all(|(known, _)| known != wanted)) else {
                continue;
            };
            if let Some(reference) = self.shared(body, &table.fields, Some(wanted)) {
                names.push((wanted.to_owned(), Name::Reference(reference)));
                continue;
            }
            let name =
                if wanted.contains('.') { component(wanted) } else { format!("{}{}", side.operation, pascal(wanted)) };
            let name = if wanted.is_ascii() { name } else { format!("{}Object{}", side.operation, names.len() + 1) };
            names.push((wanted.to_owned(), Name::Component(format!("{name}{suffix}"))));
            queue.extend(&table.fields);
        }
        names
    }

    /// A schema of the spec that says what a table says: of the same name for a nested object, of any name for a body.
    fn shared(&self, body: &Body, fields: &[Field], name: Option<&str>) -> Option<String> {
        let api = self.options.api?;
        let found = (0..).zip(&api.schemas).find(|(id, schema)| {
            let Some(known) = &schema.name else { return false };
            let named = name.is_none_or(|name| known == name || known.rsplit('.').next() == Some(name));
            named && fields.len() >= 2 && agrees(api, body, fields, &link(api, SchemaId(*id)))
        });
        found.map(|(_, schema)| schema.location.clone())
    }
}

/// The schema of a parameter: no table belongs to it.
pub fn field(field: &Field) -> Value {
    property(field, &Names::new(), false)
}

fn link(api: &Api, schema: SchemaId) -> Link {
    Link { schema, reference: None, at: api.schema(schema).at }
}

/// What a component may be called.
fn component(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect()
}

fn local(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

fn todo_object(what: &str) -> Value {
    object([("type", json!("object")), ("description", todo(what))])
}

fn table_schema(fields: &[Field], names: &Names, sentences: bool) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut additional = Value::Null;
    for field in fields {
        let schema = property(field, names, sentences);
        if is_placeholder(&field.name) {
            // The type of `{key}` may be that of the values or of the map: `Map<String, X>` is read as the value's own.
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

/// The schema of a row.
fn property(field: &Field, names: &Names, sentences: bool) -> Value {
    let mut schema = match &field.ty {
        Some(ty) => type_schema(&ty.value, names),
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

pub fn type_schema(ty: &Type, names: &Names) -> Value {
    match ty {
        Type::String => json!({ "type": "string" }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Integer => json!({ "type": "integer", "format": "int32" }),
        Type::Long => json!({ "type": "integer", "format": "int64" }),
        Type::Float => json!({ "type": "number", "format": "float" }),
        Type::Double => json!({ "type": "number", "format": "double" }),
        Type::Number => json!({ "type": "number" }),
        Type::Object => json!({ "type": "object" }),
        Type::Time => json!({ "type": "string", "format": "date-time" }),
        Type::Date => json!({ "type": "string", "format": "date" }),
        Type::File => json!({ "type": "string", "format": "binary" }),
        Type::Array(inner) => json!({ "type": "array", "items": type_schema(inner, names) }),
        Type::Map(inner) => json!({ "type": "object", "additionalProperties": type_schema(inner, names) }),
        Type::Named(name) => match names.iter().find(|(known, _)| known == name) {
            Some((_, Name::Component(name))) => json!({ "$ref": local(name) }),
            Some((_, Name::Reference(reference))) => json!({ "$ref": reference }),
            None => todo_object(&format!("the page has no table for `{name}`")),
        },
        Type::Table(number) => todo_object(&format!("the page has no table {number}")),
        Type::Unknown(text) => object([("description", todo(format!("the page's type is `{text}`")))]),
    }
}

/// Default, limits, values and deprecation, where the type can have them.
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
            // What says no type leaves open which of its limits will count.
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

/// A value of a type, where the text is one; without a type, what the text looks like.
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
