//! Lowers request bodies, responses, and the objects in them: Media Type Objects, encodings, and examples.

use super::{
    Lowering, Named,
    parameter::{parse_collection_style, parse_query_style},
    schema::{has_only_annotations, is_binary_media_type},
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{
        Content, Encoding, Example, Extensions, Header, Json, JsonType, PartKey, RequestBody, Schema, SchemaRef, Type,
    },
    load::{Node, ObjectKind, Target, Value},
    media_type::essence,
};

/// The lowered members of a Response Object. Its status code is not one of them, since several status codes can share
/// the object.
#[derive(Clone)]
pub(super) struct ResponseParts {
    pub description: String,
    pub headers: Named<Header>,
    pub contents: Vec<Content>,
    pub links: Vec<String>,
    pub extensions: Extensions,
}

impl<'a> Lowering<'a, '_> {
    /// Lowers the request body at a node, which may be a `$ref`.
    pub(super) fn lower_request_body(&mut self, node: Node<'a>) -> Option<RequestBody> {
        let target = self.follow_to_object(node, ObjectKind::RequestBody)?;
        let mut body = self.lower_target_body(&target)?;
        if let Some(description) = self.documents.overriding_text(node, "description") {
            body.description = Some(description.to_owned());
        }
        Some(body)
    }

    fn lower_target_body(&mut self, target: &Target<'a>) -> Option<RequestBody> {
        let location = target.node.location();
        if let Some(cached_body) = self.bodies.get(&location) {
            return cached_body.clone();
        }
        let parsed_body: Option<openapiv3::RequestBody> = self.parse_object(target.node, ObjectKind::RequestBody);
        let body = parsed_body.map(|parsed_body| RequestBody {
            required: parsed_body.required,
            description: parsed_body.description,
            contents: self.lower_contents(target.node),
            extensions: parsed_body.extensions,
            span: target.node.diagnostic_span(),
        });
        self.bodies.insert(location, body.clone());
        body
    }

    /// Lowers the response at a node, which may be a `$ref`.
    pub(super) fn lower_response(&mut self, node: Node<'a>) -> Option<ResponseParts> {
        let target = self.follow_to_object(node, ObjectKind::Response)?;
        let mut response = self.lower_target_response(&target)?;
        if let Some(description) = self.documents.overriding_text(node, "description") {
            description.clone_into(&mut response.description);
        }
        Some(response)
    }

    fn lower_target_response(&mut self, target: &Target<'a>) -> Option<ResponseParts> {
        let location = target.node.location();
        if let Some(cached_response) = self.responses.get(&location) {
            return cached_response.clone();
        }
        let parsed_response: Option<openapiv3::Response> = self.parse_object(target.node, ObjectKind::Response);
        let response = parsed_response.map(|parsed_response| ResponseParts {
            description: parsed_response.description,
            headers: self.lower_headers(target.node),
            contents: self.lower_contents(target.node),
            links: self.lower_links(target.node),
            extensions: parsed_response.extensions,
        });
        self.responses.insert(location, response.clone());
        response
    }

    /// Lowers the `headers` of a response or an encoding.
    fn lower_headers(&mut self, owner: Node<'a>) -> Named<Header> {
        let mut headers = Named::new();
        for member in owner.member_value("headers").into_iter().flat_map(|headers| headers.members().iter()) {
            if member.key.eq_ignore_ascii_case("content-type") {
                let message = "the header `Content-Type` is ignored, as the specification requires";
                self.diagnostics
                    .push(Diagnostic::note(codes::PARAMETER_RESERVED, message, member.key_span).with_label("ignored"));
            } else if let Some(header) = self.lower_header(member.value) {
                headers.insert(member.key.to_owned(), header);
            }
        }
        headers
    }

    fn lower_links(&mut self, response: Node<'a>) -> Vec<String> {
        let Some(links) = response.member("links") else { return Vec::new() };
        let message = "no code is generated for links";
        self.diagnostics.push(Diagnostic::note(codes::NOT_GENERATED, message, links.key_span));
        links.value.members().iter().map(|member| member.key.to_owned()).collect()
    }

    fn lower_contents(&mut self, owner: Node<'a>) -> Vec<Content> {
        let members = owner.member_value("content").into_iter().flat_map(|content| content.members().iter());
        let members: Vec<_> = members.collect();
        members.into_iter().filter_map(|member| self.lower_content(member.key, member.key_span, member.value)).collect()
    }

    fn lower_content(
        &mut self,
        media_type: &str,
        media_type_span: crate::source::Span,
        node: Node<'a>,
    ) -> Option<Content> {
        let node = if matches!(node.value(), Value::Map(_)) && node.member_value("$ref").is_some() {
            if !self.documents.allows_media_references(node) {
                let message = "a `$ref` in place of a Media Type Object requires OpenAPI 3.2";
                self.diagnostics.push(
                    Diagnostic::warning(codes::UNEXPECTED_REF, message, media_type_span)
                        .with_label("the `$ref` is followed nevertheless"),
                );
            }
            self.follow_to_object(node, ObjectKind::MediaType)?.node
        } else {
            node
        };
        let media_type_object: openapiv3::MediaType = self.parse_object(node, ObjectKind::MediaType)?;
        let named_encodings: Vec<_> = media_type_object
            .encoding
            .into_iter()
            .filter_map(|(property, parsed_encoding)| {
                let node = node.member_value("encoding")?.member_value(&property)?;
                Some((property, self.lower_encoding(node, parsed_encoding)))
            })
            .collect();
        let (prefix_encoding, item_encoding) = self.lower_positional_encodings(node);
        if essence(media_type).starts_with("multipart/") {
            self.collect_binary_parts(node, &named_encodings, &prefix_encoding, item_encoding.as_ref());
        }
        Some(Content {
            media_type: media_type.to_owned(),
            encoding: named_encodings.into_iter().collect(),
            prefix_encoding,
            item_encoding: item_encoding.map(Box::new),
            schema: self.lower_content_schema(node, media_type),
            examples: self.lower_examples(node),
            ty: Type::Json,
            is_shared: self.documents.shares_media_types(node),
            span: media_type_span,
        })
    }

    fn lower_encoding(&mut self, node: Node<'a>, parsed_encoding: openapiv3::Encoding) -> Encoding {
        let explode = match node.member_value("explode").map(Node::value) {
            Some(Value::Bool(explode)) => Some(explode),
            _ => None,
        };
        let collection_style = self.documents.collection_style(node).map(parse_collection_style);
        Encoding {
            content_type: parsed_encoding.content_type,
            style: collection_style.or_else(|| parsed_encoding.style.as_ref().map(parse_query_style)),
            explode,
            allow_reserved: parsed_encoding.allow_reserved,
            headers: self.lower_headers(node),
            inner: self.documents.inner_styles(node).map(parse_collection_style).collect(),
            parts: self.lower_inner_encodings(node),
        }
    }

    /// Records in `self.binary_parts` the schemas without constraints that have an encoding with a binary media type.
    /// Values of these schemas are bytes, although the schemas cannot express this (OpenAPI 3.1, "Considerations for
    /// File Uploads").
    fn collect_binary_parts(
        &mut self,
        content: Node<'a>,
        named_encodings: &[(String, Encoding)],
        prefix_encodings: &[Encoding],
        item_encoding: Option<&Encoding>,
    ) {
        let is_binary = |encoding: &Encoding| {
            let media_types = encoding.content_type.as_deref().into_iter().flat_map(|names| names.split(','));
            let mut media_types = media_types.map(str::trim).filter(|name| !name.is_empty()).peekable();
            media_types.peek().is_some() && media_types.all(is_binary_media_type)
        };
        let schema =
            content.member_value("schema").and_then(|schema| self.documents.follow_to(schema, ObjectKind::Schema).ok());
        let schema = schema.map(|target| target.node);
        let schema_member = |key: &str| schema.and_then(|schema| schema.member_value(key));
        let binary_properties = named_encodings.iter().filter(|(_, encoding)| is_binary(encoding));
        let binary_properties =
            binary_properties.filter_map(|(name, _)| schema_member("properties")?.member_value(name));
        let prefix_items =
            schema_member("prefixItems").into_iter().flat_map(|items| items.items().iter()).zip(prefix_encodings);
        let binary_prefix_items = prefix_items.filter(|(_, encoding)| is_binary(encoding)).map(|(node, _)| node);
        let item_schemas = schema_member("items").into_iter().chain(content.member_value("itemSchema"));
        let binary_items = item_schemas.filter(|_| item_encoding.is_some_and(is_binary));
        let binary_schemas = binary_properties.chain(binary_prefix_items).chain(binary_items);
        let part_schemas =
            binary_schemas.map(|node| node.member_value("items").filter(|_| is_list(node)).unwrap_or(node));
        self.binary_parts.extend(part_schemas.filter(|node| has_only_annotations(*node)).map(Node::location));
    }

    /// Lowers `prefixEncoding` and `itemEncoding` of a Media Type Object or an Encoding Object.
    fn lower_positional_encodings(&mut self, owner: Node<'a>) -> (Vec<Encoding>, Option<Encoding>) {
        let prefix_nodes = owner.member_value("prefixEncoding").into_iter().flat_map(|prefix| prefix.items().iter());
        let prefix_encodings = prefix_nodes.map(|node| self.parse_encoding(node).unwrap_or_default()).collect();
        let item_node = owner.member_value("itemEncoding").filter(|node| node.is_map());
        (prefix_encodings, item_node.and_then(|node| self.parse_encoding(node)))
    }

    fn parse_encoding(&mut self, node: Node<'a>) -> Option<Encoding> {
        let parsed_encoding = self.parse_object(node, ObjectKind::Encoding)?;
        Some(self.lower_encoding(node, parsed_encoding))
    }

    /// Lowers the encodings that an Encoding Object contains. They apply to the parts inside a part of a multipart
    /// body.
    fn lower_inner_encodings(&mut self, owner: Node<'a>) -> Vec<(PartKey, Encoding)> {
        let members = owner.member_value("encoding").into_iter().flat_map(|encodings| encodings.members().iter());
        let mut inner_encodings: Vec<(PartKey, Encoding)> = members
            .filter_map(|member| Some((PartKey::Property(member.key.to_owned()), self.parse_encoding(member.value)?)))
            .collect();
        let (prefix_encodings, item_encoding) = self.lower_positional_encodings(owner);
        let item_key = PartKey::Further(prefix_encodings.len());
        let positioned_encodings =
            prefix_encodings.into_iter().enumerate().map(|(index, encoding)| (PartKey::Position(index), encoding));
        inner_encodings.extend(positioned_encodings);
        inner_encodings.extend(item_encoding.map(|encoding| (item_key, encoding)));
        for header in inner_encodings.iter().flat_map(|(_, encoding)| encoding.headers.values()) {
            let message = "no code is generated for headers of parts inside a part";
            let problem = Diagnostic::warning(codes::NOT_GENERATED, message, header.span);
            self.diagnostics.push(problem.with_label("this header is not sent"));
        }
        inner_encodings
    }

    /// Returns the schema of a Media Type Object. For an object with `itemSchema`, returns a new list schema with these
    /// items, such as the values of JSON Lines or the parts of a multipart body. For server-sent events, returns the
    /// schema of the `data` of an event.
    fn lower_content_schema(&mut self, node: Node<'a>, media_type: &str) -> Option<SchemaRef> {
        if let Some(schema) = node.member_value("schema") {
            return Some(self.lower_schema_ref(schema));
        }
        let item_schema = node.member_value("itemSchema")?;
        if media_type.starts_with("text/event-stream") {
            let event_schema = self.follow_to_object(item_schema, ObjectKind::Schema)?.node;
            let data_schema = event_schema.member_value("properties")?.member_value("data")?;
            let decoded_schema = data_schema.member_value("contentSchema").unwrap_or(data_schema);
            return Some(self.lower_schema_ref(decoded_schema));
        }
        let list_schema = Schema {
            location: self.documents.location_name(item_schema.location()) + "/list",
            types: vec![JsonType::Array],
            items: Some(self.lower_schema_ref(item_schema)),
            at: item_schema.diagnostic_span(),
            ..Schema::default()
        };
        Some(SchemaRef { schema: self.add_schema(list_schema), reference: None, at: item_schema.diagnostic_span() })
    }

    /// Lowers `example` and `examples` of a Parameter Object or a Media Type Object.
    pub(super) fn lower_examples(&mut self, owner: Node<'a>) -> Vec<Example> {
        let mut examples = Vec::new();
        if let Some(node) = owner.member_value("example") {
            let value = Json::from_serializable(&node);
            examples.push(Example { name: None, summary: None, value, span: node.diagnostic_span() });
        }
        let Some(examples_member) = owner.member("examples") else { return examples };
        let Value::Map(members) = examples_member.value.value() else {
            let found_type = examples_member.value.kind_with_article();
            let message = format!("the member `examples` must be an object, not {found_type}");
            let problem = Diagnostic::warning(codes::TYPE_MISMATCH, message, examples_member.key_span);
            self.diagnostics.push(problem.with_label("ignored"));
            return examples;
        };
        examples.extend(members.iter().filter_map(|member| self.lower_example(member.key, member.value)));
        examples
    }

    fn lower_example(&mut self, name: &str, node: Node<'a>) -> Option<Example> {
        let target = self.follow_to_object(node, ObjectKind::Example)?;
        if !target.node.is_map() {
            let found_type = target.node.kind_with_article();
            let message = format!("expected an Example Object, found {found_type}");
            self.diagnostics.push(
                Diagnostic::warning(codes::TYPE_MISMATCH, message, target.node.diagnostic_span()).with_label("ignored"),
            );
            return None;
        }
        let parsed_example: openapiv3::Example = self.parse_object(target.node, ObjectKind::Example)?;
        let value_node = ["value", "dataValue", "serializedValue"].iter().find_map(|key| target.node.member_value(key));
        let Some(value_node) = value_node else {
            let message = format!("the example `{name}` has no `value`");
            self.diagnostics.push(
                Diagnostic::note(codes::EXAMPLE_EXTERNAL, message, target.node.diagnostic_span())
                    .with_label("this example is not read"),
            );
            return None;
        };
        Some(Example {
            name: Some(name.to_owned()),
            summary: parsed_example.summary,
            value: self
                .example_values
                .entry(value_node.location())
                .or_insert_with(|| Json::from_serializable(&value_node))
                .clone(),
            span: target.node.diagnostic_span(),
        })
    }
}

/// Returns whether a schema declares `type: array`.
fn is_list(schema: Node<'_>) -> bool {
    schema.member_value("type").and_then(Node::as_str) == Some("array")
}
