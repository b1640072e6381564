//! Lowers Schema Objects. Each schema gets an ID when something first refers to it. It is put in a queue and lowered
//! later, so that no recursion is necessary.

use indexmap::IndexMap;
use openapiv3::{AnySchema, SchemaData};
use rayon::prelude::*;
use serde_json::Number;

use super::{Lowering, is_nullable, keywords::equivalent_unevaluated_value, lower_external_docs, section_of_component};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{AdditionalProperties, Bounds, Discriminator, Json, JsonType, Schema, SchemaId, SchemaRef},
    load::{Documents, Node, ObjectKind, Value, grammar::SCHEMA_TYPES_3_0, is_reference, nearest_name, tree},
    media_type::essence,
    validate::has_all_digits,
};

/// The `format` of strings that contain arbitrary bytes.
const BINARY: &str = "binary";

/// The maximum number of schemas that are deserialized together, in parallel.
const BATCH_SIZE: usize = 256;

/// A Schema Object that has been deserialized to the types of `openapiv3`, with the problems that were found. Schemas
/// can be deserialized in parallel, since they do not depend on each other.
struct ParsedSchema {
    /// The annotations and the constraints of the schema. `None` if the Schema Object cannot be deserialized.
    data_and_constraints: Option<(SchemaData, AnySchema)>,
    /// The violations of the specification, which are reported as recoverable errors.
    violations: Diagnostics,
    /// The errors that deserialization has reported.
    diagnostics: Diagnostics,
}

impl ParsedSchema {
    fn parse(documents: &Documents, node: Node<'_>) -> Self {
        let (mut violations, mut diagnostics) = (Diagnostics::default(), Diagnostics::default());
        let checked_object = documents.check_object(node, ObjectKind::Schema, &mut violations);
        let data_and_constraints = checked_object.and_then(|checked_object| {
            let data = checked_object.clone().into_typed(&mut diagnostics);
            let constraints = checked_object.into_typed(&mut diagnostics);
            Some((data?, constraints?))
        });
        Self { data_and_constraints, violations, diagnostics }
    }
}

impl<'a> Lowering<'a, '_> {
    /// Returns a reference to the schema at a node. The node is a Schema Object or a `$ref`.
    pub(super) fn lower_schema_ref(&mut self, node: Node<'a>) -> SchemaRef {
        if self.documents.has_ref_siblings(node) {
            return SchemaRef { schema: self.schema_id(node), reference: None, at: node.diagnostic_span() };
        }
        let Some(target) = self.follow_to_object(node, ObjectKind::Schema) else { return self.any_schema_ref(node) };
        let schema = self.schema_id(target.node);
        let schema_ref = SchemaRef { schema, reference: target.reference.map(str::to_owned), at: target.at };
        if schema_ref.reference.is_some() && is_nullable(node) {
            self.wrap_nullable_reference(node, schema_ref)
        } else {
            schema_ref
        }
    }

    /// Returns a reference to a new nullable schema that wraps the schema of `schema_ref`. This is necessary for a
    /// `$ref` with `nullable: true` next to it.
    fn wrap_nullable_reference(&mut self, node: Node<'a>, schema_ref: SchemaRef) -> SchemaRef {
        if let Some(wrapper_id) = self.schema_ids.get(&node.location()) {
            return SchemaRef { schema: *wrapper_id, ..schema_ref };
        }
        let wrapper = Schema {
            location: self.documents.location_name(node.location()),
            nullable: true,
            all_of: vec![schema_ref.clone()],
            at: node.diagnostic_span(),
            ..Schema::default()
        };
        let wrapper_id = self.add_schema(wrapper);
        self.schema_ids.insert(node.location(), wrapper_id);
        SchemaRef { schema: wrapper_id, ..schema_ref }
    }

    /// Adds a component schema, even if nothing refers to it. A component can be a `$ref`. If the target of the `$ref`
    /// has no name, for example in a separate file, the target gets the name of the component. Otherwise, a schema that
    /// wraps the `$ref` is added.
    pub(super) fn lower_component(&mut self, node: Node<'a>) {
        if node.member_value("$ref").is_none() || self.documents.has_ref_siblings(node) {
            self.schema_id(node);
            return;
        }
        let schema_ref = match (self.follow_to_object(node, ObjectKind::Schema), node.key()) {
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
            all_of: vec![schema_ref],
            at: node.diagnostic_span(),
            ..Schema::default()
        };
        self.add_schema(schema);
    }

    /// Returns whether a node is a Schema Object to which the name of a component can be given: it is not a component
    /// itself, and it does not have an ID yet.
    fn is_nameless(&self, node: Node<'a>) -> bool {
        node.is_map()
            && section_of_component(node) != Some("schemas")
            && !self.schema_ids.contains_key(&node.location())
    }

    pub(super) fn add_schema(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.api.schemas.len()).unwrap_or(u32::MAX));
        self.api.schemas.push(schema);
        id
    }

    /// Returns the ID of the schema at a node that is not a `$ref`. Adds the schema to the queue when it is first used.
    fn schema_id(&mut self, node: Node<'a>) -> SchemaId {
        if !node.is_map() {
            return self.lower_non_object_schema(node);
        }
        if let Some(id) = self.schema_ids.get(&node.location()) {
            return *id;
        }
        let id = self.add_schema(Schema::default());
        self.schema_ids.insert(node.location(), id);
        self.schema_queue.push_back((id, node));
        id
    }

    /// Returns the ID of a schema for a node that is not an object. The schema for `true` allows any value, and the
    /// schema for `false` allows no value. Reports any other node, and treats it like `true`.
    fn lower_non_object_schema(&mut self, node: Node<'a>) -> SchemaId {
        let problem = match node.value() {
            Value::Bool(allowed) => {
                self.documents.report_boolean_schema(node, self.diagnostics);
                return if allowed { self.any_schema_id() } else { self.add_never_schema(node) };
            }
            Value::Null => Diagnostic::warning(
                codes::TYPE_MISMATCH,
                "expected a Schema Object, found null",
                node.diagnostic_span(),
            )
            .with_help("write `{}` to allow any value"),
            _ => {
                let message = format!("expected a Schema Object, found {}", node.kind_with_article());
                self.report_mistake(Diagnostic::error(codes::TYPE_MISMATCH, message, node.diagnostic_span()));
                return self.any_schema_id();
            }
        };
        self.diagnostics.push(problem.with_label("any value is allowed"));
        self.any_schema_id()
    }

    /// Returns the ID of a schema that allows no value, for a node with the boolean schema `false`.
    fn add_never_schema(&mut self, node: Node<'a>) -> SchemaId {
        if let Some(cached_id) = self.schema_ids.get(&node.location()) {
            return *cached_id;
        }
        let schema = Schema {
            location: self.documents.location_name(node.location()),
            not: Some(self.any_schema_ref(node)),
            at: node.diagnostic_span(),
            ..Schema::default()
        };
        let id = self.add_schema(schema);
        self.schema_ids.insert(node.location(), id);
        id
    }

    /// Lowers all schemas in the queue, and all schemas to which they refer.
    pub(super) fn lower_schemas(&mut self) {
        while !self.schema_queue.is_empty() {
            let batch: Vec<_> = self.schema_queue.drain(..self.schema_queue.len().min(BATCH_SIZE)).collect();
            let documents = self.documents;
            let parsed_schemas: Vec<ParsedSchema> =
                batch.par_iter().map(|(_, node)| ParsedSchema::parse(documents, *node)).collect();
            for ((id, node), parsed_schema) in batch.into_iter().zip(parsed_schemas) {
                let mut schema = self.lower_schema(node, parsed_schema);
                schema.name = schema.name.or_else(|| self.component_names.remove(&id));
                self.api.schemas[id.index()] = schema;
            }
        }
    }

    /// Lowers the bounds of a schema, such as `minimum`. Warns about numbers with more digits than a [`Number`] can
    /// store.
    fn lower_exact_bounds(&mut self, node: Node<'a>, parsed_schema: &AnySchema) -> Bounds {
        for keyword in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] {
            let Some(member) = node.member(keyword) else { continue };
            let Value::Number(number_text) = member.value.value() else { continue };
            // Validation has already reported text that is not a number.
            let Some(number) = tree::parse_number(number_text).filter(|number| !has_all_digits(number, number_text))
            else {
                continue;
            };
            let message = format!("the number in `{keyword}` has more digits than can be stored");
            let problem = Diagnostic::warning(codes::SCHEMA_BOUND, message, member.key_span);
            self.diagnostics.push(problem.with_label(format!("read as {number}")));
        }
        lower_bounds(node, parsed_schema)
    }

    fn lower_schema(&mut self, node: Node<'a>, parsed_schema: ParsedSchema) -> Schema {
        let location = self.documents.location_name(node.location());
        let name = (section_of_component(node) == Some("schemas")).then(|| node.key().map(str::to_owned)).flatten();
        let base_schema = Schema { name, location, at: node.diagnostic_span(), ..Schema::default() };
        for violation in parsed_schema.violations {
            self.report_mistake(violation);
        }
        self.diagnostics.extend(parsed_schema.diagnostics);
        let Some((schema_data, constraints)) = parsed_schema.data_and_constraints else { return base_schema };
        let (types, includes_null) = self.lower_types(node);
        let is_only_null = || node.member_value("type").is_some_and(|ty| ty.as_str() == Some("null"));
        let values = self.lower_values(node, &types).or_else(|| is_only_null().then(|| vec![serde_json::Value::Null]));
        let discriminator =
            schema_data.discriminator.and_then(|discriminator| self.lower_discriminator(node, discriminator));
        let mut keywords_2020 = self.lower_keywords(node);
        let additional_properties = self.lower_additional(node);
        let additional_properties = self.combine_pattern_properties(node, additional_properties, &mut keywords_2020);
        let encoded_format = format_of_encoding(node).or_else(|| {
            let is_binary = types.is_empty() && self.binary_parts.contains(&node.location());
            is_binary.then(|| BINARY.to_owned())
        });
        // An encoding applies to strings only.
        let types = if encoded_format.is_some() && has_only_annotations(node) { vec![JsonType::String] } else { types };
        let schema = Schema {
            nullable: schema_data.nullable || includes_null,
            format: constraints.format.clone().or(encoded_format),
            title: schema_data.title,
            description: schema_data.description,
            external_docs: schema_data.external_docs.map(|docs| Box::new(lower_external_docs(docs))),
            default: self.lower_default(node, &types, schema_data.nullable || includes_null, values.as_deref()),
            example: find_first_example(node).map(|example| Json::from_serializable(&example)),
            values,
            bounds: self.lower_exact_bounds(node, &constraints).into(),
            keywords_2020: keywords_2020.into(),
            properties: self.lower_properties(node),
            required: constraints.required.into_iter().collect(),
            additional: additional_properties,
            items: self.lower_items(node, &types),
            all_of: self.lower_reference(node).into_iter().chain(self.lower_schema_refs(node, "allOf")).collect(),
            one_of: self.lower_schema_refs(node, "oneOf"),
            any_of: self.lower_schema_refs(node, "anyOf"),
            not: node.member_value("not").map(|not| self.lower_schema_ref(not)),
            discriminator: discriminator.map(Box::new),
            read_only: schema_data.read_only,
            write_only: schema_data.write_only,
            deprecated: schema_data.deprecated,
            extensions: schema_data.extensions,
            types,
            ..base_schema
        };
        self.split_types(schema)
    }

    /// Returns the types in `type` except `null`, and whether `null` is one of the types (OpenAPI 3.1). For the types
    /// `string` and `null`, returns `String` and true.
    fn lower_types(&mut self, node: Node<'a>) -> (Vec<JsonType>, bool) {
        let Some(member) = node.member("type") else { return (Vec::new(), false) };
        match member.value.value() {
            Value::String(type_name) => {
                (self.parse_json_type(member.value, type_name).into_iter().collect(), type_name == "null")
            }
            Value::List(items) => {
                let type_names: Vec<(Node<'a>, &str)> =
                    items.iter().filter_map(|item| Some((item, item.as_str()?))).collect();
                let includes_null = type_names.iter().any(|(_, type_name)| *type_name == "null");
                let types =
                    type_names.iter().filter_map(|(node, type_name)| self.parse_json_type(*node, type_name)).collect();
                (types, includes_null)
            }
            _ => (Vec::new(), false),
        }
    }

    fn parse_json_type(&mut self, node: Node<'a>, type_name: &str) -> Option<JsonType> {
        if let Some(json_type) = find_json_type(type_name) {
            return Some(json_type);
        }
        if type_name == "null" {
            return None;
        }
        let message = format!("unknown type `{type_name}`");
        let Some(intended_type) = guess_json_type(&type_name.to_lowercase()) else {
            let problem = Diagnostic::error(codes::VALUE_WRONG, message, node.diagnostic_span())
                .with_label("any value is allowed");
            self.report_mistake(match nearest_name(type_name, SCHEMA_TYPES_3_0.iter().copied()) {
                Some(suggestion) => problem.with_help(format!("did you mean `{suggestion}`?")),
                None => problem,
            });
            return None;
        };
        let label = format!("read as {intended_type:?}").to_lowercase();
        self.diagnostics
            .push(Diagnostic::warning(codes::VALUE_WRONG, message, node.diagnostic_span()).with_label(label));
        Some(intended_type)
    }

    /// Returns the values in `enum`, or the value of `const`. Converts each value to the type of the schema if the
    /// conversion is unambiguous. `None` if the schema has neither keyword, or if `enum` is empty.
    fn lower_values(&mut self, node: Node<'a>, types: &[JsonType]) -> Option<Vec<serde_json::Value>> {
        let value_nodes = match (node.member_value("enum"), node.member_value("const")) {
            (Some(value_nodes), _) if value_nodes.items().iter().len() > 0 => value_nodes.items().iter().collect(),
            (None, Some(constant)) => vec![constant],
            (Some(value_nodes), _) => {
                let problem =
                    Diagnostic::warning(codes::SCHEMA_ENUM, "this `enum` has no values", value_nodes.diagnostic_span());
                self.diagnostics.push(problem.with_label("ignored"));
                return None;
            }
            (None, None) => return None,
        };
        let mut seen_values = std::collections::HashSet::new();
        let mut values = Vec::with_capacity(value_nodes.len());
        for node in value_nodes {
            let value = self.convert_to_type(node, types, codes::SCHEMA_ENUM);
            if seen_values.insert(value.to_string()) {
                values.push(value);
            } else {
                let problem = Diagnostic::warning(
                    codes::SCHEMA_ENUM,
                    format!("the value {value} is listed twice in `enum`"),
                    node.diagnostic_span(),
                );
                self.diagnostics.push(problem.with_label("ignored"));
            }
        }
        Some(values)
    }

    /// Returns the value at a node as JSON. Converts a value that does not have the type of the schema if the
    /// conversion is unambiguous, and reports this: for a schema of strings, `10` becomes `"10"`.
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
        let message = format!("expected a value of the schema's type, found {}", node.kind_with_article());
        self.diagnostics.push(
            Diagnostic::warning(code, message, node.diagnostic_span())
                .with_label(format!("this value is read as {value}")),
        );
        value
    }

    /// Returns the value of `default`, converted to the type of the schema if the conversion is unambiguous. Returns
    /// `None` and reports a warning if the schema does not allow the value.
    fn lower_default(
        &mut self,
        node: Node<'a>,
        types: &[JsonType],
        nullable: bool,
        values: Option<&[serde_json::Value]>,
    ) -> Option<serde_json::Value> {
        let node = node.member_value("default")?;
        let default_value = self.convert_to_type(node, types, codes::SCHEMA_DEFAULT);
        let is_listed = values.is_none_or(|values| values.contains(&default_value));
        let has_schema_type = types.is_empty() || types.iter().any(|ty| ty.contains_value(&default_value));
        if (is_listed && has_schema_type) || (default_value.is_null() && nullable) {
            return Some(default_value);
        }
        let message = format!("the default value {default_value} is not allowed by this schema");
        self.diagnostics
            .push(Diagnostic::warning(codes::SCHEMA_DEFAULT, message, node.diagnostic_span()).with_label("ignored"));
        None
    }

    fn lower_properties(&mut self, node: Node<'a>) -> IndexMap<String, SchemaRef> {
        let members = node.member_value("properties").into_iter().flat_map(|node| node.members().iter());
        members.map(|member| (member.key.to_owned(), self.lower_schema_ref(member.value))).collect()
    }

    pub(super) fn lower_schema_refs(&mut self, node: Node<'a>, keyword: &str) -> Vec<SchemaRef> {
        node.member_value(keyword)
            .into_iter()
            .flat_map(|list| list.items().iter())
            .map(|item| self.lower_schema_ref(item))
            .collect()
    }

    fn lower_items(&mut self, node: Node<'a>, types: &[JsonType]) -> Option<SchemaRef> {
        let items = node.member_value("items").or_else(|| equivalent_unevaluated_value(node, "unevaluatedItems"));
        let Some(items) = items else {
            if types == [JsonType::Array] && self.documents.requires_items(node) {
                let problem = Diagnostic::warning(
                    codes::MEMBER_MISSING,
                    "a schema with `type: array` must have `items`",
                    node.diagnostic_span(),
                );
                self.diagnostics.push(problem.with_label("read as a list of arbitrary JSON values"));
            }
            return None;
        };
        if matches!(items.value(), Value::List(_)) {
            let problem = Diagnostic::warning(
                codes::TYPE_MISMATCH,
                "`items` must be a Schema Object, not a list",
                items.diagnostic_span(),
            );
            self.diagnostics.push(problem.with_label("read as a list of arbitrary JSON values"));
            return Some(self.any_schema_ref(items));
        }
        Some(self.lower_schema_ref(items))
    }

    fn lower_additional(&mut self, node: Node<'a>) -> AdditionalProperties {
        let additional_node = node
            .member_value("additionalProperties")
            .or_else(|| equivalent_unevaluated_value(node, "unevaluatedProperties"));
        let Some(additional_node) = additional_node else {
            return AdditionalProperties::Unspecified;
        };
        match additional_node.value() {
            Value::Bool(true) => AdditionalProperties::Any,
            Value::Bool(false) => AdditionalProperties::Never,
            Value::Map(members) if members.iter().len() == 0 => AdditionalProperties::Any,
            Value::Map(_) => AdditionalProperties::Schema(self.lower_schema_ref(additional_node)),
            _ => {
                let message = format!(
                    "`additionalProperties` must be a boolean or a Schema Object, not {}",
                    additional_node.kind_with_article()
                );
                self.diagnostics.push(
                    Diagnostic::warning(codes::TYPE_MISMATCH, message, additional_node.diagnostic_span())
                        .with_label("ignored"),
                );
                AdditionalProperties::Unspecified
            }
        }
    }

    fn lower_discriminator(
        &mut self,
        node: Node<'a>,
        parsed_discriminator: openapiv3::Discriminator,
    ) -> Option<Discriminator> {
        let discriminator_node = node.member_value("discriminator")?;
        let default_node = discriminator_node.member_value("defaultMapping");
        let default_schema =
            default_node.and_then(|default_node| self.resolve_mapping(default_node, default_node.as_str()?));
        let mut mapping = IndexMap::new();
        for member in
            discriminator_node.member_value("mapping").into_iter().flat_map(|mapping| mapping.members().iter())
        {
            if let Some(schema_ref) = member.value.as_str().and_then(|text| self.resolve_mapping(member.value, text)) {
                mapping.insert(member.key.to_owned(), schema_ref);
            }
        }
        Some(Discriminator {
            property: parsed_discriminator.property_name,
            mapping,
            default: default_schema,
            at: discriminator_node.diagnostic_span(),
        })
    }

    /// Returns the schema to which a value in the `mapping` of a discriminator refers. The value is either the name of
    /// a component or a reference. Returns `None` and reports an error if the schema does not exist.
    fn resolve_mapping(&mut self, node: Node<'a>, mapping_value: &'a str) -> Option<SchemaRef> {
        let component_by_name =
            |root: Node<'a>| root.member_value("components")?.member_value("schemas")?.member_value(mapping_value);
        let component_node = self.documents.file_root(node.location()).and_then(component_by_name);
        let component_node = component_node.or_else(|| self.documents.root().and_then(component_by_name));
        let schema_node = match component_node {
            Some(component_node) => Ok(component_node),
            None if is_reference(mapping_value) => {
                self.documents.resolve(node.location(), mapping_value, node.diagnostic_span())
            }
            None => {
                let message = format!("there is no schema `{mapping_value}` in `components.schemas`");
                Err(Box::new(Diagnostic::error(codes::DISCRIMINATOR, message, node.diagnostic_span())))
            }
        };
        match schema_node {
            Ok(node) => {
                let target = self.follow_to_object(node, ObjectKind::Schema)?;
                let schema = self.schema_id(target.node);
                Some(SchemaRef { schema, reference: Some(mapping_value.to_owned()), at: node.diagnostic_span() })
            }
            Err(problem) => {
                self.report_mistake(*problem);
                None
            }
        }
    }
}

/// Returns the JSON type with the given name in JSON Schema. `None` for `null` and for unknown names.
fn find_json_type(name: &str) -> Option<JsonType> {
    Some(match name {
        "string" => JsonType::String,
        "integer" => JsonType::Integer,
        "number" => JsonType::Number,
        "boolean" => JsonType::Boolean,
        "array" => JsonType::Array,
        "object" => JsonType::Object,
        _ => return None,
    })
}

/// Returns the JSON type that an invalid `type` probably means, if it is the name of a format, or of a type in a
/// programming language: `int64` → integer, `dict` → object. `None` for other names.
fn guess_json_type(name: &str) -> Option<JsonType> {
    find_json_type(name).or(match name {
        "int" | "int32" | "int64" | "long" | "short" => Some(JsonType::Integer),
        "float" | "double" | "decimal" => Some(JsonType::Number),
        "bool" => Some(JsonType::Boolean),
        "str" | "text" | "date" | "date-time" | "datetime" | "uuid" | "file" => Some(JsonType::String),
        "list" => Some(JsonType::Array),
        "map" | "dict" => Some(JsonType::Object),
        _ => None,
    })
}

/// Returns the `format` that corresponds to `contentEncoding` and `contentMediaType` of JSON Schema: `byte` for Base64,
/// and `binary` for a media type other than text without an encoding. `None` if no format corresponds to them.
fn format_of_encoding(node: Node<'_>) -> Option<String> {
    if let Some(encoding) = node.member_value("contentEncoding") {
        return (encoding.as_str()? == "base64").then(|| "byte".to_owned());
    }
    is_binary_media_type(node.member_value("contentMediaType")?.as_str()?).then(|| BINARY.to_owned())
}

/// Returns whether values with the given media type are bytes and not text.
pub(super) fn is_binary_media_type(media_type: &str) -> bool {
    let essence = essence(media_type);
    let is_text = essence.starts_with("text/") || ["json", "xml", "yaml"].iter().any(|name| essence.ends_with(name));
    !is_text && !essence.starts_with("multipart/")
}

/// Returns whether a schema allows any value, since all of its keywords are annotations or describe the encoding of
/// strings.
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

fn lower_bounds(node: Node<'_>, parsed_schema: &AnySchema) -> Bounds {
    let to_count = |value: Option<usize>| value.map(|value| value as u64);
    let (minimum, exclusive_minimum) = parse_bound(node, "minimum", "exclusiveMinimum");
    let (maximum, exclusive_maximum) = parse_bound(node, "maximum", "exclusiveMaximum");
    Bounds {
        minimum,
        exclusive_minimum,
        maximum,
        exclusive_maximum,
        multiple_of: node.member_value("multipleOf").and_then(parse_exact_number),
        min_length: to_count(parsed_schema.min_length),
        max_length: to_count(parsed_schema.max_length),
        pattern: parsed_schema.pattern.clone(),
        min_items: to_count(parsed_schema.min_items),
        max_items: to_count(parsed_schema.max_items),
        unique_items: parsed_schema.unique_items == Some(true),
        min_properties: to_count(parsed_schema.min_properties),
        max_properties: to_count(parsed_schema.max_properties),
    }
}

/// Returns the value of `example`, or else the first item of `examples`. `None` if the schema has no example.
fn find_first_example(node: Node<'_>) -> Option<Node<'_>> {
    node.member_value("example").or_else(|| node.member_value("examples")?.items().iter().next())
}

/// Returns a bound, and whether the bound is exclusive. The keywords are `minimum` and `exclusiveMinimum`, or `maximum`
/// and `exclusiveMaximum`. In OpenAPI 3.0, the exclusive keyword is a boolean that modifies the inclusive keyword. In
/// JSON Schema 2020-12, the exclusive keyword is a separate number, and the tighter of the two bounds is returned.
fn parse_bound(node: Node<'_>, inclusive_keyword: &str, exclusive_keyword: &str) -> (Option<Number>, bool) {
    match node.member_value(exclusive_keyword).map(Node::value) {
        Some(Value::Number(text)) => {
            let (exclusive_bound, inclusive_bound) =
                (tree::parse_number(text), node.member_value(inclusive_keyword).and_then(parse_exact_number));
            let to_float = |number: &Option<Number>| number.as_ref().and_then(Number::as_f64);
            let is_tighter = match (to_float(&inclusive_bound), to_float(&exclusive_bound)) {
                (Some(inclusive_bound), Some(exclusive_bound)) if inclusive_keyword == "minimum" => {
                    inclusive_bound > exclusive_bound
                }
                (Some(inclusive_bound), Some(exclusive_bound)) => inclusive_bound < exclusive_bound,
                _ => false,
            };
            if is_tighter { (inclusive_bound, false) } else { (exclusive_bound, true) }
        }
        Some(Value::Bool(true) | Value::String("true")) => {
            (node.member_value(inclusive_keyword).and_then(parse_exact_number), true)
        }
        _ => (node.member_value(inclusive_keyword).and_then(parse_exact_number), false),
    }
}

/// Returns a number with all digits that a [`Number`] can store, whereas `openapiv3` would round the number to an
/// `f64`. `None` if the node is not a number.
fn parse_exact_number(node: Node<'_>) -> Option<Number> {
    match node.value() {
        Value::Number(text) | Value::String(text) => tree::parse_number(text),
        _ => None,
    }
}
