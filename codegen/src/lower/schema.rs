//! Lowers Schema Objects. Each schema gets an ID when it is first referenced and is lowered later from a queue, without
//! recursion.

use indexmap::IndexMap;
use openapiv3::{AnySchema, SchemaData};
use rayon::prelude::*;
use serde_json::Number;

use super::{Lowering, components_section, external_docs, is_nullable, keywords::unevaluated_keyword};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{AdditionalProperties, Bounds, Discriminator, Json, JsonType, Schema, SchemaId, SchemaRef},
    load::{Documents, Node, ObjectKind, Value, grammar::TYPES, is_reference, nearest_name, tree},
    media_type::essence,
    validate::has_all_digits,
};

/// The format of strings that are bytes.
const BINARY: &str = "binary";

/// The number of schemas that are deserialized as a batch.
const BATCH_SIZE: usize = 256;

/// A Schema Object, deserialized to the types of `openapiv3`. Schemas are independent of each other, so they are
/// deserialized in parallel.
struct ParsedSchema {
    parts: Option<(SchemaData, AnySchema)>,
    /// The problems found by validation.
    faults: Diagnostics,
    /// The problems found by deserialization.
    diagnostics: Diagnostics,
}

impl ParsedSchema {
    fn of(documents: &Documents, node: Node<'_>) -> Self {
        let (mut faults, mut diagnostics) = (Diagnostics::default(), Diagnostics::default());
        let checked = documents.check_object(node, ObjectKind::Schema, &mut faults);
        let parts = checked.and_then(|checked| {
            let data = checked.clone().into_typed(&mut diagnostics);
            let rest = checked.into_typed(&mut diagnostics);
            Some((data?, rest?))
        });
        Self { parts, faults, diagnostics }
    }
}

impl<'a> Lowering<'a, '_> {
    /// Returns a reference to the schema at `place`, which is a Schema Object or a `$ref`.
    pub(super) fn schema_ref(&mut self, place: Node<'a>) -> SchemaRef {
        if self.documents.has_siblings(place) {
            return SchemaRef { schema: self.schema_id(place), reference: None, at: place.diagnostic_span() };
        }
        let Some(target) = self.follow_to_object(place, ObjectKind::Schema) else { return self.any_schema_ref(place) };
        let schema = self.schema_id(target.node);
        let link = SchemaRef { schema, reference: target.reference.map(str::to_owned), at: target.at };
        if link.reference.is_some() && is_nullable(place) { self.wrap_nullable_reference(place, link) } else { link }
    }

    /// Returns a reference to a schema that wraps a `$ref` with `nullable: true` beside it.
    fn wrap_nullable_reference(&mut self, place: Node<'a>, link: SchemaRef) -> SchemaRef {
        if let Some(known) = self.schemas.get(&place.location()) {
            return SchemaRef { schema: *known, ..link };
        }
        let schema = Schema {
            location: self.documents.location_name(place.location()),
            nullable: true,
            all_of: vec![link.clone()],
            at: place.diagnostic_span(),
            ..Schema::default()
        };
        let schema = self.add_schema(schema);
        self.schemas.insert(place.location(), schema);
        SchemaRef { schema, ..link }
    }

    /// Adds a component, even if it is unused. If the component is a `$ref` to a schema without a name, for example in
    /// a separate file, that schema gets the component's name. If it is a `$ref` to any other schema, a schema that
    /// wraps the `$ref` is added.
    pub(super) fn lower_component(&mut self, node: Node<'a>) {
        if node.member_value("$ref").is_none() || self.documents.has_siblings(node) {
            self.schema_id(node);
            return;
        }
        let link = match (self.follow_to_object(node, ObjectKind::Schema), node.key()) {
            (None, _) => self.any_schema_ref(node),
            (Some(target), Some(name)) if self.is_nameless(target.node) => {
                let id = self.schema_id(target.node);
                self.component_names.insert(id, name.to_owned());
                return;
            }
            (Some(target), _) => {
                let schema = self.schema_id(target.node);
                SchemaRef { schema, reference: target.reference.map(str::to_owned), at: target.at }
            }
        };
        let schema = Schema {
            name: node.key().map(str::to_owned),
            location: self.documents.location_name(node.location()),
            all_of: vec![link],
            at: node.diagnostic_span(),
            ..Schema::default()
        };
        self.add_schema(schema);
    }

    /// Returns whether a node is a Schema Object that is not a component and does not have an ID yet, so that it can
    /// get the name of a component.
    fn is_nameless(&self, node: Node<'a>) -> bool {
        node.is_map() && components_section(node) != Some("schemas") && !self.schemas.contains_key(&node.location())
    }

    pub(super) fn add_schema(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.api.schemas.len()).unwrap_or(u32::MAX));
        self.api.schemas.push(schema);
        id
    }

    /// Returns the ID of the schema at a node that is not a `$ref`.
    fn schema_id(&mut self, node: Node<'a>) -> SchemaId {
        if !node.is_map() {
            return self.schema_of_non_object(node);
        }
        if let Some(id) = self.schemas.get(&node.location()) {
            return *id;
        }
        let id = self.add_schema(Schema::default());
        self.schemas.insert(node.location(), id);
        self.queue.push_back((id, node));
        id
    }

    /// Returns a schema for a node that should be a schema but is not an object.
    fn schema_of_non_object(&mut self, node: Node<'a>) -> SchemaId {
        let problem = match node.value() {
            Value::Bool(allowed) => {
                self.documents.report_boolean_schema(node, self.diagnostics);
                return if allowed { self.any_schema() } else { self.never_schema(node) };
            }
            Value::Null => Diagnostic::warning(codes::TYPE_MISMATCH, "this schema is empty", node.diagnostic_span())
                .with_help("write `{}`"),
            _ => {
                let message = format!("expected a Schema Object, found {}", node.kind_with_article());
                self.report_mistake(Diagnostic::error(codes::TYPE_MISMATCH, message, node.diagnostic_span()));
                return self.any_schema();
            }
        };
        self.diagnostics.push(problem.with_label("any value is allowed"));
        self.any_schema()
    }

    /// Returns the schema that allows no value.
    fn never_schema(&mut self, node: Node<'a>) -> SchemaId {
        if let Some(known) = self.schemas.get(&node.location()) {
            return *known;
        }
        let schema = Schema {
            location: self.documents.location_name(node.location()),
            not: Some(self.any_schema_ref(node)),
            at: node.diagnostic_span(),
            ..Schema::default()
        };
        let id = self.add_schema(schema);
        self.schemas.insert(node.location(), id);
        id
    }

    /// Lowers all queued schemas, and those that they refer to.
    pub(super) fn lower_schemas(&mut self) {
        while !self.queue.is_empty() {
            let batch: Vec<_> = self.queue.drain(..self.queue.len().min(BATCH_SIZE)).collect();
            let documents = self.documents;
            let typed: Vec<ParsedSchema> =
                batch.par_iter().map(|(_, node)| ParsedSchema::of(documents, *node)).collect();
            for ((id, node), typed) in batch.into_iter().zip(typed) {
                let mut schema = self.lower_schema(node, typed);
                schema.name = schema.name.or_else(|| self.component_names.remove(&id));
                self.api.schemas[id.index()] = schema;
            }
        }
    }

    /// Returns the bounds of a schema. Warns about numbers with more digits than [`Number`] can store.
    fn exact_bounds(&mut self, node: Node<'a>, typed: &AnySchema) -> Bounds {
        for name in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] {
            let Some(member) = node.member(name) else { continue };
            let Value::Number(text) = member.value.value() else { continue };
            // Validation has already reported text that is not a number.
            let Some(number) = tree::parse_number(text).filter(|number| !has_all_digits(number, text)) else {
                continue;
            };
            let message = format!("`{name}` has more digits than are kept");
            let problem = Diagnostic::warning(codes::SCHEMA_BOUND, message, member.key_span);
            self.diagnostics.push(problem.with_label(format!("read as {number}")));
        }
        lower_bounds(node, typed)
    }

    fn lower_schema(&mut self, node: Node<'a>, read: ParsedSchema) -> Schema {
        let location = self.documents.location_name(node.location());
        let name = (components_section(node) == Some("schemas")).then(|| node.key().map(str::to_owned)).flatten();
        let unread = Schema { name, location, at: node.diagnostic_span(), ..Schema::default() };
        for fault in read.faults {
            self.report_mistake(fault);
        }
        self.diagnostics.extend(read.diagnostics);
        let Some((data, rest)) = read.parts else { return unread };
        let (types, nullable) = self.lower_types(node);
        let only_null = || node.member_value("type").is_some_and(|ty| ty.as_str() == Some("null"));
        let values = self.lower_values(node, &types).or_else(|| only_null().then(|| vec![serde_json::Value::Null]));
        let discriminator = data.discriminator.and_then(|discriminator| self.lower_discriminator(node, discriminator));
        let mut more = self.lower_keywords(node);
        let additional = self.lower_additional(node);
        let additional = self.combine_pattern_properties(node, additional, &mut more);
        let encoded_format = encoded_format(node).or_else(|| {
            let is_binary = types.is_empty() && self.binary_parts.contains(&node.location());
            is_binary.then(|| BINARY.to_owned())
        });
        // An encoding applies to strings only.
        let types = if encoded_format.is_some() && has_only_annotations(node) { vec![JsonType::String] } else { types };
        let schema = Schema {
            nullable: data.nullable || nullable,
            format: rest.format.clone().or(encoded_format),
            title: data.title,
            description: data.description,
            external_docs: data.external_docs.map(|docs| Box::new(external_docs(docs))),
            default: self.lower_default(node, &types, data.nullable || nullable, values.as_deref()),
            example: first_example(node).map(|example| Json::of(&example)),
            values,
            bounds: self.exact_bounds(node, &rest).into(),
            keywords_2020: more.into(),
            properties: self.lower_properties(node),
            required: rest.required.into_iter().collect(),
            additional,
            items: self.lower_items(node, &types),
            all_of: self.referenced_schema(node).into_iter().chain(self.lower_schema_refs(node, "allOf")).collect(),
            one_of: self.lower_schema_refs(node, "oneOf"),
            any_of: self.lower_schema_refs(node, "anyOf"),
            not: node.member_value("not").map(|not| self.schema_ref(not)),
            discriminator: discriminator.map(Box::new),
            read_only: data.read_only,
            write_only: data.write_only,
            deprecated: data.deprecated,
            extensions: data.extensions,
            types,
            ..unread
        };
        self.split_types(schema)
    }

    /// Returns the types in `type` except `null`, and whether `type` includes `null` (OpenAPI 3.1).
    fn lower_types(&mut self, node: Node<'a>) -> (Vec<JsonType>, bool) {
        let Some(member) = node.member("type") else { return (Vec::new(), false) };
        match member.value.value() {
            Value::String(word) => (self.parse_json_type(member.value, word).into_iter().collect(), word == "null"),
            Value::List(items) => {
                let words: Vec<(Node<'a>, &str)> =
                    items.iter().filter_map(|item| Some((item, item.as_str()?))).collect();
                let nullable = words.iter().any(|(_, word)| *word == "null");
                let types = words.iter().filter_map(|(node, word)| self.parse_json_type(*node, word)).collect();
                (types, nullable)
            }
            _ => (Vec::new(), false),
        }
    }

    fn parse_json_type(&mut self, node: Node<'a>, word: &str) -> Option<JsonType> {
        if let Some(exact) = exact_type(word) {
            return Some(exact);
        }
        if word == "null" {
            return None;
        }
        let message = format!("`{word}` is not a type");
        let Some(meant) = meant_type(&word.to_lowercase()) else {
            let problem = Diagnostic::error(codes::VALUE_WRONG, message, node.diagnostic_span())
                .with_label("any value is allowed");
            self.report_mistake(match nearest_name(word, TYPES.iter().copied()) {
                Some(near) => problem.with_help(format!("did you mean `{near}`?")),
                None => problem,
            });
            return None;
        };
        let label = format!("read as {meant:?}").to_lowercase();
        self.diagnostics
            .push(Diagnostic::warning(codes::VALUE_WRONG, message, node.diagnostic_span()).with_label(label));
        Some(meant)
    }

    /// Returns `enum` (or `const` in 3.1). Converts each value to the schema's type if that is unambiguous.
    fn lower_values(&mut self, node: Node<'a>, types: &[JsonType]) -> Option<Vec<serde_json::Value>> {
        let list = match (node.member_value("enum"), node.member_value("const")) {
            (Some(list), _) if list.items().iter().len() > 0 => list.items().iter().collect(),
            (None, Some(constant)) => vec![constant],
            (Some(list), _) => {
                let problem =
                    Diagnostic::warning(codes::SCHEMA_ENUM, "this `enum` has no values", list.diagnostic_span());
                self.diagnostics.push(problem.with_label("ignored"));
                return None;
            }
            (None, None) => return None,
        };
        let mut seen = std::collections::HashSet::new();
        let mut values = Vec::with_capacity(list.len());
        for node in list {
            let value = self.convert_to_type(node, types, codes::SCHEMA_ENUM);
            if seen.insert(value.to_string()) {
                values.push(value);
            } else {
                let problem = Diagnostic::warning(
                    codes::SCHEMA_ENUM,
                    format!("{value} occurs twice in this `enum`"),
                    node.diagnostic_span(),
                );
                self.diagnostics.push(problem.with_label("ignored"));
            }
        }
        Some(values)
    }

    /// Returns a value as JSON. Converts a value of another type to the type of the schema if that is unambiguous: for
    /// a schema of strings, `10` becomes `"10"`.
    pub(super) fn convert_to_type(
        &mut self,
        node: Node<'a>,
        types: &[JsonType],
        code: &'static str,
    ) -> serde_json::Value {
        let value = match (types, node.value()) {
            ([JsonType::String], Value::Number(text)) => serde_json::Value::from(text),
            ([JsonType::String], Value::Bool(value)) => value.to_string().into(),
            ([JsonType::Integer | JsonType::Number], Value::String(text)) if tree::parse_number(text).is_some() => {
                tree::parse_number(text).map_or(serde_json::Value::Null, Into::into)
            }
            ([JsonType::Boolean], Value::String(text @ ("true" | "false"))) => (text == "true").into(),
            _ => return node.json(),
        };
        let message = format!("this value is {}, but the schema has another type", node.kind_with_article());
        self.diagnostics
            .push(Diagnostic::warning(code, message, node.diagnostic_span()).with_label(format!("read as {value}")));
        value
    }

    /// Returns `default`, converted to the type of the schema if that is unambiguous. A default that the schema does
    /// not allow is ignored.
    fn lower_default(
        &mut self,
        node: Node<'a>,
        types: &[JsonType],
        nullable: bool,
        values: Option<&[serde_json::Value]>,
    ) -> Option<serde_json::Value> {
        let node = node.member_value("default")?;
        let default = self.convert_to_type(node, types, codes::SCHEMA_DEFAULT);
        let listed = values.is_none_or(|values| values.contains(&default));
        let fits = types.is_empty() || types.iter().any(|ty| ty.contains_value(&default));
        if (listed && fits) || (default.is_null() && nullable) {
            return Some(default);
        }
        let message = format!("the default {default} is not one of the values that this schema allows");
        self.diagnostics
            .push(Diagnostic::warning(codes::SCHEMA_DEFAULT, message, node.diagnostic_span()).with_label("ignored"));
        None
    }

    fn lower_properties(&mut self, node: Node<'a>) -> IndexMap<String, SchemaRef> {
        let members = node.member_value("properties").into_iter().flat_map(|node| node.members().iter());
        members.map(|member| (member.key.to_owned(), self.schema_ref(member.value))).collect()
    }

    pub(super) fn lower_schema_refs(&mut self, node: Node<'a>, keyword: &str) -> Vec<SchemaRef> {
        node.member_value(keyword)
            .into_iter()
            .flat_map(|list| list.items().iter())
            .map(|item| self.schema_ref(item))
            .collect()
    }

    fn lower_items(&mut self, node: Node<'a>, types: &[JsonType]) -> Option<SchemaRef> {
        let Some(items) = node.member_value("items").or_else(|| unevaluated_keyword(node, "unevaluatedItems")) else {
            if types == [JsonType::Array] && self.documents.needs_items(node) {
                let problem =
                    Diagnostic::warning(codes::MEMBER_MISSING, "`type: array` needs `items`", node.diagnostic_span());
                self.diagnostics.push(problem.with_label("read as a list of any JSON"));
            }
            return None;
        };
        if matches!(items.value(), Value::List(_)) {
            let problem = Diagnostic::warning(
                codes::TYPE_MISMATCH,
                "`items` is a list, expected a Schema Object",
                items.diagnostic_span(),
            );
            self.diagnostics.push(problem.with_label("read as a list of any JSON"));
            return Some(self.any_schema_ref(items));
        }
        Some(self.schema_ref(items))
    }

    fn lower_additional(&mut self, node: Node<'a>) -> AdditionalProperties {
        let additional =
            node.member_value("additionalProperties").or_else(|| unevaluated_keyword(node, "unevaluatedProperties"));
        let Some(additional) = additional else {
            return AdditionalProperties::Unspecified;
        };
        match additional.value() {
            Value::Bool(true) => AdditionalProperties::Any,
            Value::Bool(false) => AdditionalProperties::Never,
            Value::Map(members) if members.iter().len() == 0 => AdditionalProperties::Any,
            Value::Map(_) => AdditionalProperties::Schema(self.schema_ref(additional)),
            _ => {
                let message = format!(
                    "`additionalProperties` is {}, expected a boolean or a Schema Object",
                    additional.kind_with_article()
                );
                self.diagnostics.push(
                    Diagnostic::warning(codes::TYPE_MISMATCH, message, additional.diagnostic_span())
                        .with_label("ignored"),
                );
                AdditionalProperties::Unspecified
            }
        }
    }

    fn lower_discriminator(&mut self, node: Node<'a>, typed: openapiv3::Discriminator) -> Option<Discriminator> {
        let place = node.member_value("discriminator")?;
        let default = place.member_value("defaultMapping");
        let default = default.and_then(|default| self.resolve_mapping(default, default.as_str()?));
        let mut mapping = IndexMap::new();
        for member in place.member_value("mapping").into_iter().flat_map(|mapping| mapping.members().iter()) {
            if let Some(link) = member.value.as_str().and_then(|text| self.resolve_mapping(member.value, text)) {
                mapping.insert(member.key.to_owned(), link);
            }
        }
        Some(Discriminator { property: typed.property_name, mapping, default, at: place.diagnostic_span() })
    }

    /// Returns the target of a discriminator mapping value, which is a schema name or a reference.
    fn resolve_mapping(&mut self, node: Node<'a>, text: &'a str) -> Option<SchemaRef> {
        let by_name = |root: Node<'a>| root.member_value("components")?.member_value("schemas")?.member_value(text);
        let component = self.documents.file_root(node.location()).and_then(by_name);
        let component = component.or_else(|| self.documents.root().and_then(by_name));
        let found = match component {
            Some(component) => Ok(component),
            None if is_reference(text) => self.documents.resolve(node.location(), text, node.diagnostic_span()),
            None => {
                let message = format!("there is no schema `{text}` in `components.schemas`");
                Err(Box::new(Diagnostic::error(codes::DISCRIMINATOR, message, node.diagnostic_span())))
            }
        };
        match found {
            Ok(found) => {
                let target = self.follow_to_object(found, ObjectKind::Schema)?;
                let schema = self.schema_id(target.node);
                Some(SchemaRef { schema, reference: Some(text.to_owned()), at: node.diagnostic_span() })
            }
            Err(problem) => {
                self.report_mistake(*problem);
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

/// Returns the JSON type that is meant by the name of a format or of a type in a programming language.
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

/// Returns the format that corresponds to `contentEncoding` and `contentMediaType` of JSON Schema: `byte` for Base64,
/// and `binary` for content other than text that has no encoding.
fn encoded_format(node: Node<'_>) -> Option<String> {
    if let Some(encoding) = node.member_value("contentEncoding") {
        return (encoding.as_str()? == "base64").then(|| "byte".to_owned());
    }
    is_binary_media_type(node.member_value("contentMediaType")?.as_str()?).then(|| BINARY.to_owned())
}

/// Returns whether values of the media type are bytes, as opposed to text.
pub(super) fn is_binary_media_type(media_type: &str) -> bool {
    let essence = essence(media_type);
    let is_text = essence.starts_with("text/") || ["json", "xml", "yaml"].iter().any(|name| essence.ends_with(name));
    !is_text && !essence.starts_with("multipart/")
}

/// Returns whether a schema allows any value: it has only annotations, and keywords for encoded strings.
pub(super) fn has_only_annotations(node: Node<'_>) -> bool {
    const ANNOTATIONS: [&str; 10] = [
        "$comment",
        "contentEncoding",
        "contentMediaType",
        "deprecated",
        "description",
        "example",
        "examples",
        "externalDocs",
        "title",
        "writeOnly",
    ];
    node.is_map()
        && node.members().iter().all(|member| ANNOTATIONS.contains(&member.key) || member.key.starts_with("x-"))
}

fn lower_bounds(node: Node<'_>, typed: &AnySchema) -> Bounds {
    let count = |value: Option<usize>| value.map(|value| value as u64);
    let (minimum, exclusive_minimum) = parse_bound(node, "minimum", "exclusiveMinimum");
    let (maximum, exclusive_maximum) = parse_bound(node, "maximum", "exclusiveMaximum");
    Bounds {
        minimum,
        exclusive_minimum,
        maximum,
        exclusive_maximum,
        multiple_of: node.member_value("multipleOf").and_then(exact_number),
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

/// Returns `example`, or the first one of `examples`.
fn first_example(node: Node<'_>) -> Option<Node<'_>> {
    node.member_value("example").or_else(|| node.member_value("examples")?.items().iter().next())
}

/// Returns a bound and whether it is exclusive. In JSON Schema 2020-12, the exclusive bound is a separate number; the
/// tighter of the two bounds is used.
fn parse_bound(node: Node<'_>, inclusive: &str, exclusive: &str) -> (Option<Number>, bool) {
    match node.member_value(exclusive).map(Node::value) {
        Some(Value::Number(text)) => {
            let (own, other) = (tree::parse_number(text), node.member_value(inclusive).and_then(exact_number));
            let value = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
            let is_tighter = match (value(&other), value(&own)) {
                (Some(other), Some(own)) if inclusive == "minimum" => other > own,
                (Some(other), Some(own)) => other < own,
                _ => false,
            };
            if is_tighter { (other, false) } else { (own, true) }
        }
        Some(Value::Bool(true) | Value::String("true")) => (node.member_value(inclusive).and_then(exact_number), true),
        _ => (node.member_value(inclusive).and_then(exact_number), false),
    }
}

/// Returns a number with all digits that [`Number`] can store; `openapiv3` would round it to an `f64`.
fn exact_number(node: Node<'_>) -> Option<Number> {
    match node.value() {
        Value::Number(text) | Value::String(text) => tree::parse_number(text),
        _ => None,
    }
}
