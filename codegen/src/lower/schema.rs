//! Schema Objects. Each gets an id when it is first named and is read when its turn comes, so nothing recurses.

use indexmap::IndexMap;
use openapiv3::{AnySchema, SchemaData};
use rayon::prelude::*;
use serde_json::Number;

use super::{Lowering, external_docs, is_nullable, keywords::unevaluated, section};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{Additional, Bounds, Discriminator, Json, JsonType, Link, Schema, SchemaId},
    load::{Documents, Kind, Node, Value, grammar::TYPES, is_reference, nearest, tree},
    validate::has_all_digits,
};

/// The number of schemas that are typed at once.
const BATCH_SIZE: usize = 256;

/// A Schema Object in the types of `openapiv3`. No schema's needs another's, so this is done on all cores.
struct Typed {
    parts: Option<(SchemaData, AnySchema)>,
    /// The problems that the checks found.
    faults: Diagnostics,
    /// The problems that typing found.
    diagnostics: Diagnostics,
}

impl Typed {
    fn of(documents: &Documents, node: Node<'_>) -> Self {
        let (mut faults, mut diagnostics) = (Diagnostics::default(), Diagnostics::default());
        let checked = documents.check(node, Kind::Schema, &mut faults);
        let parts = checked.and_then(|checked| {
            let data = checked.clone().typed(&mut diagnostics);
            let rest = checked.typed(&mut diagnostics);
            Some((data?, rest?))
        });
        Self { parts, faults, diagnostics }
    }
}

impl<'a> Lowering<'a, '_> {
    /// Returns the schema that a place uses.
    pub(super) fn link(&mut self, place: Node<'a>) -> Link {
        if self.documents.has_siblings(place) {
            return Link { schema: self.schema_id(place), reference: None, at: place.at() };
        }
        let Some(target) = self.follow(place, Kind::Schema) else { return self.any_link(place) };
        let schema = self.schema_id(target.node);
        let link = Link { schema, reference: target.reference.map(str::to_owned), at: target.at };
        if link.reference.is_some() && is_nullable(place) { self.nullable(place, link) } else { link }
    }

    /// Returns a schema that wraps a `$ref` with `nullable: true` beside it.
    fn nullable(&mut self, place: Node<'a>, link: Link) -> Link {
        if let Some(known) = self.schemas.get(&place.location()) {
            return Link { schema: *known, ..link };
        }
        let schema = Schema {
            location: self.documents.name(place.location()),
            nullable: true,
            all_of: vec![link.clone()],
            at: place.at(),
            ..Schema::default()
        };
        let schema = self.add(schema);
        self.schemas.insert(place.location(), schema);
        Link { schema, ..link }
    }

    /// Adds a component, even if nothing uses it. A component that is a `$ref` gives its name to a schema without a name, for example in a
    /// separate file; otherwise it is kept as a wrapper around its target.
    pub(super) fn component(&mut self, node: Node<'a>) {
        if node.get("$ref").is_none() || self.documents.has_siblings(node) {
            self.schema_id(node);
            return;
        }
        let link = match (self.follow(node, Kind::Schema), node.key()) {
            (None, _) => self.any_link(node),
            (Some(target), Some(name)) if self.is_nameless(target.node) => {
                let id = self.schema_id(target.node);
                self.lent.insert(id, name.to_owned());
                return;
            }
            (Some(target), _) => {
                let schema = self.schema_id(target.node);
                Link { schema, reference: target.reference.map(str::to_owned), at: target.at }
            }
        };
        let schema = Schema {
            name: node.key().map(str::to_owned),
            location: self.documents.name(node.location()),
            all_of: vec![link],
            at: node.at(),
            ..Schema::default()
        };
        self.add(schema);
    }

    /// Returns whether a schema is not a component, and has no name from one.
    fn is_nameless(&self, node: Node<'a>) -> bool {
        node.is_map() && section(node) != Some("schemas") && !self.schemas.contains_key(&node.location())
    }

    pub(super) fn add(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.api.schemas.len()).unwrap_or(u32::MAX));
        self.api.schemas.push(schema);
        id
    }

    /// Returns the id of the schema at a node that is not a `$ref`.
    fn schema_id(&mut self, node: Node<'a>) -> SchemaId {
        if !node.is_map() {
            return self.no_object(node);
        }
        if let Some(id) = self.schemas.get(&node.location()) {
            return *id;
        }
        let id = self.add(Schema::default());
        self.schemas.insert(node.location(), id);
        self.queue.push_back((id, node));
        id
    }

    /// Returns a schema for a node that should be a schema and is not an object.
    fn no_object(&mut self, node: Node<'a>) -> SchemaId {
        let problem = match node.value() {
            Value::Bool(allowed) => {
                self.documents.report_boolean_schema(node, self.diagnostics);
                return if allowed { self.any() } else { self.never(node) };
            }
            Value::Null => {
                Diagnostic::warning(codes::TYPE_MISMATCH, "this schema is empty", node.at()).help("write `{}`")
            }
            _ => {
                let message = format!("expected a Schema Object, found {}", node.kind());
                self.fault(Diagnostic::error(codes::TYPE_MISMATCH, message, node.at()));
                return self.any();
            }
        };
        self.diagnostics.push(problem.label("any value is allowed"));
        self.any()
    }

    /// Returns the schema that no value fits.
    fn never(&mut self, node: Node<'a>) -> SchemaId {
        if let Some(known) = self.schemas.get(&node.location()) {
            return *known;
        }
        let schema = Schema {
            location: self.documents.name(node.location()),
            not: Some(self.any_link(node)),
            at: node.at(),
            ..Schema::default()
        };
        let id = self.add(schema);
        self.schemas.insert(node.location(), id);
        id
    }

    /// Reads all schemas that have been named, and those that they name.
    pub(super) fn schemas(&mut self) {
        while !self.queue.is_empty() {
            let batch: Vec<_> = self.queue.drain(..self.queue.len().min(BATCH_SIZE)).collect();
            let documents = self.documents;
            let typed: Vec<Typed> = batch.par_iter().map(|(_, node)| Typed::of(documents, *node)).collect();
            for ((id, node), typed) in batch.into_iter().zip(typed) {
                let mut schema = self.schema(node, typed);
                schema.name = schema.name.or_else(|| self.lent.remove(&id));
                self.api.schemas[id.index()] = schema;
            }
        }
    }

    /// Returns the bounds of a schema; warns of numbers with more digits than are kept.
    fn exact_bounds(&mut self, node: Node<'a>, typed: &AnySchema) -> Bounds {
        for name in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] {
            let Some(member) = node.member(name) else { continue };
            let Value::Number(text) = member.value.value() else { continue };
            // What is no number at all has been reported.
            let Some(number) = tree::number(text).filter(|number| !has_all_digits(number, text)) else { continue };
            let message = format!("`{name}` has more digits than are kept");
            let problem = Diagnostic::warning(codes::SCHEMA_BOUND, message, member.at);
            self.diagnostics.push(problem.label(format!("taken as {number}")));
        }
        bounds(node, typed)
    }

    fn schema(&mut self, node: Node<'a>, read: Typed) -> Schema {
        let location = self.documents.name(node.location());
        let name = (section(node) == Some("schemas")).then(|| node.key().map(str::to_owned)).flatten();
        let unread = Schema { name, location, at: node.at(), ..Schema::default() };
        for fault in read.faults {
            self.fault(fault);
        }
        self.diagnostics.extend(read.diagnostics);
        let Some((data, rest)) = read.parts else { return unread };
        let (types, nullable) = self.types(node);
        let only_null = || node.get("type").is_some_and(|ty| ty.as_str() == Some("null"));
        let values = self.values(node, &types).or_else(|| only_null().then(|| vec![serde_json::Value::Null]));
        let discriminator = data.discriminator.and_then(|discriminator| self.discriminator(node, discriminator));
        let mut more = self.keywords(node);
        let additional = self.additional(node);
        let additional = self.with_patterns(node, additional, &mut more);
        let schema = Schema {
            nullable: data.nullable || nullable,
            format: rest.format.clone().or_else(|| encoded(node)),
            title: data.title,
            description: data.description,
            external_docs: data.external_docs.map(|docs| Box::new(external_docs(docs))),
            default: self.default(node, &types, data.nullable || nullable, values.as_deref()),
            example: example(node).map(|example| Json::of(&example)),
            values,
            bounds: self.exact_bounds(node, &rest).into(),
            more: more.into(),
            properties: self.properties(node),
            required: rest.required.into_iter().collect(),
            additional,
            items: self.items(node, &types),
            all_of: self.referenced(node).into_iter().chain(self.links(node, "allOf")).collect(),
            one_of: self.links(node, "oneOf"),
            any_of: self.links(node, "anyOf"),
            not: node.get("not").map(|not| self.link(not)),
            discriminator: discriminator.map(Box::new),
            read_only: data.read_only,
            write_only: data.write_only,
            deprecated: data.deprecated,
            extensions: data.extensions,
            types,
            ..unread
        };
        self.apart(schema)
    }

    /// `type`, and whether it allows `null` (as OpenAPI 3.1 writes it).
    fn types(&mut self, node: Node<'a>) -> (Vec<JsonType>, bool) {
        let Some(member) = node.member("type") else { return (Vec::new(), false) };
        match member.value.value() {
            Value::String(word) => (self.json_type(member.value, word).into_iter().collect(), word == "null"),
            Value::List(items) => {
                let words: Vec<(Node<'a>, &str)> =
                    items.iter().filter_map(|item| Some((item, item.as_str()?))).collect();
                let nullable = words.iter().any(|(_, word)| *word == "null");
                let types = words.iter().filter_map(|(node, word)| self.json_type(*node, word)).collect();
                (types, nullable)
            }
            _ => (Vec::new(), false),
        }
    }

    fn json_type(&mut self, node: Node<'a>, word: &str) -> Option<JsonType> {
        if let Some(exact) = exact_type(word) {
            return Some(exact);
        }
        if word == "null" {
            return None;
        }
        let message = format!("there is no type `{word}`");
        let Some(meant) = meant_type(&word.to_lowercase()) else {
            let problem = Diagnostic::error(codes::VALUE_WRONG, message, node.at()).label("any value is allowed");
            self.fault(match nearest(word, TYPES.iter().copied()) {
                Some(near) => problem.help(format!("did you mean `{near}`?")),
                None => problem,
            });
            return None;
        };
        let label = format!("read as {meant:?}").to_lowercase();
        self.diagnostics.push(Diagnostic::warning(codes::VALUE_WRONG, message, node.at()).label(label));
        Some(meant)
    }

    /// Reads `enum` (or 3.1's `const`), and converts each value to the schema's type where that is clear.
    fn values(&mut self, node: Node<'a>, types: &[JsonType]) -> Option<Vec<serde_json::Value>> {
        let list = match (node.get("enum"), node.get("const")) {
            (Some(list), _) if list.items().iter().len() > 0 => list.items().iter().collect(),
            (None, Some(constant)) => vec![constant],
            (Some(list), _) => {
                let problem = Diagnostic::warning(codes::SCHEMA_ENUM, "this `enum` has no values", list.at());
                self.diagnostics.push(problem.label("ignored"));
                return None;
            }
            (None, None) => return None,
        };
        let mut seen = std::collections::HashSet::new();
        let mut values = Vec::with_capacity(list.len());
        for node in list {
            let value = self.fitting(node, types, codes::SCHEMA_ENUM);
            if seen.insert(value.to_string()) {
                values.push(value);
            } else {
                let problem =
                    Diagnostic::warning(codes::SCHEMA_ENUM, format!("{value} occurs twice in this `enum`"), node.at());
                self.diagnostics.push(problem.label("ignored"));
            }
        }
        Some(values)
    }

    /// Returns a value as JSON, of the schema's type where it is only written as another: `10` for a string is `"10"`.
    pub(super) fn fitting(&mut self, node: Node<'a>, types: &[JsonType], code: &'static str) -> serde_json::Value {
        let value = match (types, node.value()) {
            ([JsonType::String], Value::Number(text)) => serde_json::Value::from(text),
            ([JsonType::String], Value::Bool(value)) => value.to_string().into(),
            ([JsonType::Integer | JsonType::Number], Value::String(text)) if tree::number(text).is_some() => {
                tree::number(text).map_or(serde_json::Value::Null, Into::into)
            }
            ([JsonType::Boolean], Value::String(text @ ("true" | "false"))) => (text == "true").into(),
            _ => return node.json(),
        };
        let message = format!("this value is {}, and the schema is of another type", node.kind());
        self.diagnostics.push(Diagnostic::warning(code, message, node.at()).label(format!("read as {value}")));
        value
    }

    /// Returns `default`, converted to the type of the schema if that is unambiguous. A default that the schema does
    /// not allow is ignored.
    fn default(
        &mut self,
        node: Node<'a>,
        types: &[JsonType],
        nullable: bool,
        values: Option<&[serde_json::Value]>,
    ) -> Option<serde_json::Value> {
        let node = node.get("default")?;
        let default = self.fitting(node, types, codes::SCHEMA_DEFAULT);
        let listed = values.is_none_or(|values| values.contains(&default));
        let fits = types.is_empty() || types.iter().any(|ty| ty.has(&default));
        if (listed && fits) || (default.is_null() && nullable) {
            return Some(default);
        }
        let message = format!("the default {default} is not one of the values that this schema allows");
        self.diagnostics.push(Diagnostic::warning(codes::SCHEMA_DEFAULT, message, node.at()).label("ignored"));
        None
    }

    fn properties(&mut self, node: Node<'a>) -> IndexMap<String, Link> {
        let members = node.get("properties").into_iter().flat_map(|node| node.members().iter());
        members.map(|member| (member.key.to_owned(), self.link(member.value))).collect()
    }

    pub(super) fn links(&mut self, node: Node<'a>, keyword: &str) -> Vec<Link> {
        node.get(keyword).into_iter().flat_map(|list| list.items().iter()).map(|item| self.link(item)).collect()
    }

    fn items(&mut self, node: Node<'a>, types: &[JsonType]) -> Option<Link> {
        let Some(items) = node.get("items").or_else(|| unevaluated(node, "unevaluatedItems")) else {
            if types == [JsonType::Array] && self.documents.needs_items(node) {
                let problem = Diagnostic::warning(codes::MEMBER_MISSING, "`type: array` needs `items`", node.at());
                self.diagnostics.push(problem.label("taken as a list of anything"));
            }
            return None;
        };
        if matches!(items.value(), Value::List(_)) {
            let problem =
                Diagnostic::warning(codes::TYPE_MISMATCH, "`items` is a list, expected a Schema Object", items.at());
            self.diagnostics.push(problem.label("taken as a list of anything"));
            return Some(self.any_link(items));
        }
        Some(self.link(items))
    }

    fn additional(&mut self, node: Node<'a>) -> Additional {
        let additional = node.get("additionalProperties").or_else(|| unevaluated(node, "unevaluatedProperties"));
        let Some(additional) = additional else {
            return Additional::Unsaid;
        };
        match additional.value() {
            Value::Bool(true) => Additional::Any,
            Value::Bool(false) => Additional::Never,
            Value::Map(members) if members.iter().len() == 0 => Additional::Any,
            Value::Map(_) => Additional::Schema(self.link(additional)),
            _ => {
                let message =
                    format!("`additionalProperties` is {}, expected a boolean or a Schema Object", additional.kind());
                self.diagnostics
                    .push(Diagnostic::warning(codes::TYPE_MISMATCH, message, additional.at()).label("ignored"));
                Additional::Unsaid
            }
        }
    }

    fn discriminator(&mut self, node: Node<'a>, typed: openapiv3::Discriminator) -> Option<Discriminator> {
        let place = node.get("discriminator")?;
        let default = place.get("defaultMapping");
        let default = default.and_then(|default| self.mapped(default, default.as_str()?));
        let mut mapping = IndexMap::new();
        for member in place.get("mapping").into_iter().flat_map(|mapping| mapping.members().iter()) {
            if let Some(link) = member.value.as_str().and_then(|text| self.mapped(member.value, text)) {
                mapping.insert(member.key.to_owned(), link);
            }
        }
        Some(Discriminator { property: typed.property_name, mapping, default, at: place.at() })
    }

    /// Returns the target of a discriminator's mapping: a schema's name, or a reference.
    fn mapped(&mut self, node: Node<'a>, text: &'a str) -> Option<Link> {
        let by_name = |root: Node<'a>| root.get("components")?.get("schemas")?.get(text);
        let component = self.documents.file_root(node.location()).and_then(by_name);
        let component = component.or_else(|| self.documents.root().and_then(by_name));
        let found = match component {
            Some(component) => Ok(component),
            None if is_reference(text) => self.documents.resolve(node.location(), text, node.at()),
            None => {
                let message = format!("there is no schema `{text}` in `components.schemas`");
                Err(Box::new(Diagnostic::error(codes::DISCRIMINATOR, message, node.at())))
            }
        };
        match found {
            Ok(found) => {
                let target = self.follow(found, Kind::Schema)?;
                let schema = self.schema_id(target.node);
                Some(Link { schema, reference: Some(text.to_owned()), at: node.at() })
            }
            Err(problem) => {
                self.fault(*problem);
                None
            }
        }
    }
}

fn exact_type(word: &str) -> Option<JsonType> {
    Some(match word {
        "string" => JsonType::String,
        "integer" => JsonType::Integer,
        "number" => JsonType::Number,
        "boolean" => JsonType::Boolean,
        "array" => JsonType::Array,
        "object" => JsonType::Object,
        _ => return None,
    })
}

/// Returns the type that other languages and formats call by this name.
fn meant_type(word: &str) -> Option<JsonType> {
    exact_type(word).or(match word {
        "int" | "int32" | "int64" | "long" | "short" => Some(JsonType::Integer),
        "float" | "double" | "decimal" => Some(JsonType::Number),
        "bool" => Some(JsonType::Boolean),
        "str" | "text" | "date" | "date-time" | "datetime" | "uuid" | "file" => Some(JsonType::String),
        "list" => Some(JsonType::Array),
        "map" | "dict" => Some(JsonType::Object),
        _ => None,
    })
}

/// Returns the format that `contentEncoding` and `contentMediaType` of JSON Schema mean. Content without an encoding that is not text is
/// bytes as they are.
fn encoded(node: Node<'_>) -> Option<String> {
    if let Some(encoding) = node.get("contentEncoding") {
        return (encoding.as_str()? == "base64").then(|| "byte".to_owned());
    }
    let media_type = node.get("contentMediaType")?.as_str()?.to_ascii_lowercase();
    let is_text =
        media_type.starts_with("text/") || ["json", "xml", "yaml"].iter().any(|name| media_type.ends_with(name));
    (!is_text).then(|| "binary".to_owned())
}

fn bounds(node: Node<'_>, typed: &AnySchema) -> Bounds {
    let count = |value: Option<usize>| value.map(|value| value as u64);
    let (minimum, exclusive_minimum) = bound(node, "minimum", "exclusiveMinimum");
    let (maximum, exclusive_maximum) = bound(node, "maximum", "exclusiveMaximum");
    Bounds {
        minimum,
        exclusive_minimum,
        maximum,
        exclusive_maximum,
        multiple_of: node.get("multipleOf").and_then(exact),
        min_length: count(typed.min_length),
        max_length: count(typed.max_length),
        pattern: typed.pattern.clone(),
        min_items: count(typed.min_items),
        max_items: count(typed.max_items),
        unique_items: typed.unique_items == Some(true),
        min_properties: count(typed.min_properties),
        max_properties: count(typed.max_properties),
    }
}

/// Returns `example`, or the first of `examples`.
fn example(node: Node<'_>) -> Option<Node<'_>> {
    node.get("example").or_else(|| node.get("examples")?.items().iter().next())
}

/// Returns a bound and whether it is exclusive. The exclusive bound of JSON Schema is a number of its own; the tighter
/// bound wins.
fn bound(node: Node<'_>, inclusive: &str, exclusive: &str) -> (Option<Number>, bool) {
    match node.get(exclusive).map(Node::value) {
        Some(Value::Number(text)) => {
            let (own, other) = (tree::number(text), node.get(inclusive).and_then(exact));
            let value = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
            let is_tighter = match (value(&other), value(&own)) {
                (Some(other), Some(own)) if inclusive == "minimum" => other > own,
                (Some(other), Some(own)) => other < own,
                _ => false,
            };
            if is_tighter { (other, false) } else { (own, true) }
        }
        Some(Value::Bool(true) | Value::String("true")) => (node.get(inclusive).and_then(exact), true),
        _ => (node.get(inclusive).and_then(exact), false),
    }
}

/// Returns a number with all its digits, as far as [`Number`] holds them; `openapiv3` would round it to an `f64`.
fn exact(node: Node<'_>) -> Option<Number> {
    match node.value() {
        Value::Number(text) | Value::String(text) => tree::number(text),
        _ => None,
    }
}
