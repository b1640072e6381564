//! Lowers the contents of bodies: request bodies, responses, media types, examples.

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

/// A Response Object without its status code.
#[derive(Clone)]
pub(super) struct ResponseParts {
    pub description: String,
    pub headers: Named<Header>,
    pub contents: Vec<Content>,
    pub links: Vec<String>,
    pub extensions: Extensions,
}

impl<'a> Lowering<'a, '_> {
    /// Lowers a request body, after resolving its `$ref`.
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
        if let Some(known) = self.bodies.get(&location) {
            return known.clone();
        }
        let typed: Option<openapiv3::RequestBody> = self.parse_object(target.node, ObjectKind::RequestBody);
        let body = typed.map(|typed| RequestBody {
            required: typed.required,
            description: typed.description,
            contents: self.lower_contents(target.node),
            extensions: typed.extensions,
            span: target.node.diagnostic_span(),
        });
        self.bodies.insert(location, body.clone());
        body
    }

    /// Lowers a response, after resolving its `$ref`.
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
        if let Some(known) = self.responses.get(&location) {
            return known.clone();
        }
        let typed: Option<openapiv3::Response> = self.parse_object(target.node, ObjectKind::Response);
        let answer = typed.map(|typed| ResponseParts {
            description: typed.description,
            headers: self.lower_headers(target.node),
            contents: self.lower_contents(target.node),
            links: self.lower_links(target.node),
            extensions: typed.extensions,
        });
        self.responses.insert(location, answer.clone());
        answer
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

    fn lower_content(&mut self, media_type: &str, at: crate::source::Span, node: Node<'a>) -> Option<Content> {
        let node = if matches!(node.value(), Value::Map(_)) && node.member_value("$ref").is_some() {
            if !self.documents.allows_media_references(node) {
                let message = "a `$ref` in place of a Media Type Object requires OpenAPI 3.2";
                self.diagnostics.push(
                    Diagnostic::warning(codes::UNEXPECTED_REF, message, at)
                        .with_label("the `$ref` is followed nevertheless"),
                );
            }
            self.follow_to_object(node, ObjectKind::MediaType)?.node
        } else {
            node
        };
        let typed: openapiv3::MediaType = self.parse_object(node, ObjectKind::MediaType)?;
        let encoding: Vec<_> = typed
            .encoding
            .into_iter()
            .filter_map(|(property, typed)| {
                let node = node.member_value("encoding")?.member_value(&property)?;
                Some((property, self.lower_encoding(node, typed)))
            })
            .collect();
        let (prefix_encoding, item_encoding) = self.lower_positional_encodings(node);
        if essence(media_type).starts_with("multipart/") {
            self.mark_binary_parts(node, &encoding, &prefix_encoding, item_encoding.as_ref());
        }
        Some(Content {
            media_type: media_type.to_owned(),
            encoding: encoding.into_iter().collect(),
            prefix_encoding,
            item_encoding: item_encoding.map(Box::new),
            schema: self.lower_content_schema(node, media_type),
            examples: self.lower_examples(node),
            ty: Type::Json,
            is_shared: self.documents.shares_media_types(node),
            span: at,
        })
    }

    fn lower_encoding(&mut self, node: Node<'a>, typed: openapiv3::Encoding) -> Encoding {
        let explode = match node.member_value("explode").map(Node::value) {
            Some(Value::Bool(explode)) => Some(explode),
            _ => None,
        };
        let collection = self.documents.collection_style(node).map(parse_collection_style);
        Encoding {
            content_type: typed.content_type,
            style: collection.or_else(|| typed.style.as_ref().map(parse_query_style)),
            explode,
            allow_reserved: typed.allow_reserved,
            headers: self.lower_headers(node),
            inner: self.documents.inner_styles(node).map(parse_collection_style).collect(),
            parts: self.lower_inner_encodings(node),
        }
    }

    /// Collects the schemas without constraints that have an encoding with a binary media type. Their values are bytes,
    /// since a schema cannot describe them otherwise (OpenAPI 3.1, "Considerations for File Uploads").
    fn mark_binary_parts(
        &mut self,
        content: Node<'a>,
        named: &[(String, Encoding)],
        prefix: &[Encoding],
        item: Option<&Encoding>,
    ) {
        let is_binary = |encoding: &Encoding| {
            let declared = encoding.content_type.as_deref().into_iter().flat_map(|names| names.split(','));
            let mut declared = declared.map(str::trim).filter(|name| !name.is_empty()).peekable();
            declared.peek().is_some() && declared.all(is_binary_media_type)
        };
        let schema =
            content.member_value("schema").and_then(|schema| self.documents.follow_to(schema, ObjectKind::Schema).ok());
        let schema = schema.map(|target| target.node);
        let member = |key: &str| schema.and_then(|schema| schema.member_value(key));
        let properties = named.iter().filter(|(_, encoding)| is_binary(encoding));
        let properties = properties.filter_map(|(name, _)| member("properties")?.member_value(name));
        let first = member("prefixItems").into_iter().flat_map(|items| items.items().iter()).zip(prefix);
        let first = first.filter(|(_, encoding)| is_binary(encoding)).map(|(node, _)| node);
        let further = member("items").into_iter().chain(content.member_value("itemSchema"));
        let further = further.filter(|_| item.is_some_and(is_binary));
        let found = properties.chain(first).chain(further);
        let found = found.map(|node| node.member_value("items").filter(|_| is_list(node)).unwrap_or(node));
        self.binary_parts.extend(found.filter(|node| has_only_annotations(*node)).map(Node::location));
    }

    /// Lowers `prefixEncoding` and `itemEncoding`.
    fn lower_positional_encodings(&mut self, owner: Node<'a>) -> (Vec<Encoding>, Option<Encoding>) {
        let prefix = owner.member_value("prefixEncoding").into_iter().flat_map(|prefix| prefix.items().iter());
        let prefix = prefix.map(|node| self.parse_encoding(node).unwrap_or_default()).collect();
        let item = owner.member_value("itemEncoding").filter(|node| node.is_map());
        (prefix, item.and_then(|node| self.parse_encoding(node)))
    }

    fn parse_encoding(&mut self, node: Node<'a>) -> Option<Encoding> {
        let typed = self.parse_object(node, ObjectKind::Encoding)?;
        Some(self.lower_encoding(node, typed))
    }

    /// Lowers the encodings in an Encoding Object, which apply to the parts inside a part.
    fn lower_inner_encodings(&mut self, owner: Node<'a>) -> Vec<(PartKey, Encoding)> {
        let members = owner.member_value("encoding").into_iter().flat_map(|encodings| encodings.members().iter());
        let mut inner: Vec<(PartKey, Encoding)> = members
            .filter_map(|member| Some((PartKey::Property(member.key.to_owned()), self.parse_encoding(member.value)?)))
            .collect();
        let (prefix, item) = self.lower_positional_encodings(owner);
        let further = PartKey::Further(prefix.len());
        inner.extend(prefix.into_iter().enumerate().map(|(index, each)| (PartKey::Position(index), each)));
        inner.extend(item.map(|item| (further, item)));
        for header in inner.iter().flat_map(|(_, encoding)| encoding.headers.values()) {
            let message = "no code is generated for headers of parts inside a part";
            self.diagnostics
                .push(Diagnostic::warning(codes::NOT_GENERATED, message, header.span).with_label("not sent"));
        }
        inner
    }

    /// Returns the schema of a media type. A media type with `itemSchema` becomes a list of these items, such as the
    /// values of JSON lines or the parts of a multipart body. For server-sent events, returns the schema of an event's
    /// `data`.
    fn lower_content_schema(&mut self, node: Node<'a>, media_type: &str) -> Option<SchemaRef> {
        if let Some(schema) = node.member_value("schema") {
            return Some(self.lower_schema_ref(schema));
        }
        let item = node.member_value("itemSchema")?;
        if media_type.starts_with("text/event-stream") {
            let event = self.follow_to_object(item, ObjectKind::Schema)?.node;
            let data = event.member_value("properties").and_then(|properties| properties.member_value("data"));
            return data.map(|data| self.lower_schema_ref(data.member_value("contentSchema").unwrap_or(data)));
        }
        let list = Schema {
            location: self.documents.location_name(item.location()) + "/list",
            types: vec![JsonType::Array],
            items: Some(self.lower_schema_ref(item)),
            at: item.diagnostic_span(),
            ..Schema::default()
        };
        Some(SchemaRef { schema: self.add_schema(list), reference: None, at: item.diagnostic_span() })
    }

    /// Lowers `example` and `examples` of a parameter or media type.
    pub(super) fn lower_examples(&mut self, owner: Node<'a>) -> Vec<Example> {
        let mut examples = Vec::new();
        if let Some(node) = owner.member_value("example") {
            examples.push(Example { name: None, summary: None, value: Json::of(&node), span: node.diagnostic_span() });
        }
        let Some(named) = owner.member("examples") else { return examples };
        let Value::Map(members) = named.value.value() else {
            let message = format!("the member `examples` is {}, expected an object", named.value.kind_with_article());
            self.diagnostics
                .push(Diagnostic::warning(codes::TYPE_MISMATCH, message, named.key_span).with_label("ignored"));
            return examples;
        };
        examples.extend(members.iter().filter_map(|member| self.lower_example(member.key, member.value)));
        examples
    }

    fn lower_example(&mut self, name: &str, node: Node<'a>) -> Option<Example> {
        let target = self.follow_to_object(node, ObjectKind::Example)?;
        if !target.node.is_map() {
            let message = format!("expected an Example Object, found {}", target.node.kind_with_article());
            self.diagnostics.push(
                Diagnostic::warning(codes::TYPE_MISMATCH, message, target.node.diagnostic_span()).with_label("ignored"),
            );
            return None;
        }
        let typed: openapiv3::Example = self.parse_object(target.node, ObjectKind::Example)?;
        let value = ["value", "dataValue", "serializedValue"].iter().find_map(|key| target.node.member_value(key));
        let Some(value) = value else {
            let message = format!("the example `{name}` has no `value`");
            self.diagnostics.push(
                Diagnostic::note(codes::EXAMPLE_EXTERNAL, message, target.node.diagnostic_span())
                    .with_label("this example is not read"),
            );
            return None;
        };
        Some(Example {
            name: Some(name.to_owned()),
            summary: typed.summary,
            value: self.example_values.entry(value.location()).or_insert_with(|| Json::of(&value)).clone(),
            span: target.node.diagnostic_span(),
        })
    }
}

/// Returns whether a schema declares a list.
fn is_list(schema: Node<'_>) -> bool {
    schema.member_value("type").and_then(Node::as_str) == Some("array")
}
