//! Lowers request bodies and responses, with their media types, encodings and examples.

use super::{Lowering, Named, parameter::parse_query_style};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Content, Encoding, Example, Extensions, Header, Json, JsonType, RequestBody, Schema, SchemaRef, Style, Type},
    load::{Node, ObjectKind, Target, Value},
};

/// A lowered Response Object. The status code is not part of this object: it is the key in the Responses Object.
#[derive(Clone)]
pub(super) struct ResponseParts {
    pub description: String,
    pub headers: Named<Header>,
    pub contents: Vec<Content>,
    pub links: Vec<String>,
    pub extensions: Extensions,
}

impl<'a> Lowering<'a, '_> {
    /// Lowers the request body at a node, following a `$ref`.
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

    /// Lowers the response at a node, following a `$ref`.
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
        let media_types = owner.member_value("content").into_iter().flat_map(|content| content.members().iter());
        let media_types: Vec<_> = media_types.collect();
        media_types
            .into_iter()
            .filter_map(|member| self.lower_content(member.key, member.key_span, member.value))
            .collect()
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
        let parsed_media_type: openapiv3::MediaType = self.parse_object(node, ObjectKind::MediaType)?;
        self.report_encodings(node);
        let documents = self.documents;
        let tab_delimited_style = |property: &str| {
            let encoding = node.member_value("encoding")?.member_value(property)?;
            documents.is_tab_delimited(encoding).then_some(Style::TabDelimited)
        };
        let declared_explode = |property: &str| {
            node.member_value("encoding")?.member_value(property)?.member_value("explode").map(Node::value)
        };
        let mut headers: Named<Named<Header>> = Named::new();
        for member in node.member_value("encoding").into_iter().flat_map(|encoding| encoding.members().iter()) {
            headers.insert(member.key.to_owned(), self.lower_headers(member.value));
        }
        let encoding = parsed_media_type.encoding.into_iter().map(|(property, parsed_encoding)| {
            let explode = match declared_explode(&property) {
                Some(Value::Bool(explode)) => Some(explode),
                _ => None,
            };
            let encoding = Encoding {
                content_type: parsed_encoding.content_type,
                style: tab_delimited_style(&property).or_else(|| parsed_encoding.style.as_ref().map(parse_query_style)),
                explode,
                allow_reserved: parsed_encoding.allow_reserved,
                headers: headers.swap_remove(&property).unwrap_or_default(),
            };
            (property, encoding)
        });
        Some(Content {
            media_type: media_type.to_owned(),
            encoding: encoding.collect(),
            schema: self.lower_content_schema(node, media_type),
            examples: self.lower_examples(node),
            ty: Type::Json,
            is_shared: self.documents.shares_media_types(node),
            span: at,
        })
    }

    /// Warns about encodings for which no code is generated: encodings by position (`prefixEncoding`, `itemEncoding`)
    /// and encodings within another encoding.
    fn report_encodings(&mut self, content: Node<'a>) {
        let encodings = content.member_value("encoding").into_iter().flat_map(|encoding| encoding.members().iter());
        let nested_encodings = encodings.flat_map(|encoding| encoding.value.members().iter());
        let nested_encodings =
            nested_encodings.filter(|member| ["encoding", "prefixEncoding", "itemEncoding"].contains(&member.key));
        let positional_encodings = ["prefixEncoding", "itemEncoding"].into_iter().filter_map(|key| content.member(key));
        for member in positional_encodings.chain(nested_encodings) {
            let message =
                format!("no code is generated for the member `{}` of this Media Type or Encoding Object", member.key);
            let problem = Diagnostic::warning(codes::NOT_GENERATED, message, member.key_span);
            self.diagnostics.push(problem.with_label("the parts are serialized as their schemas declare"));
        }
    }

    /// Returns the schema of a media type. If the media type declares `itemSchema`, returns the schema of a list of
    /// such items, for example of JSON lines or of the parts of a multipart body. For server-sent events, returns the
    /// schema of the `data` of an event.
    fn lower_content_schema(&mut self, node: Node<'a>, media_type: &str) -> Option<SchemaRef> {
        if let Some(schema) = node.member_value("schema") {
            return Some(self.schema_ref(schema));
        }
        let item_schema = node.member_value("itemSchema")?;
        if media_type.starts_with("text/event-stream") {
            let event_schema = self.follow_to_object(item_schema, ObjectKind::Schema)?.node;
            let data_schema =
                event_schema.member_value("properties").and_then(|properties| properties.member_value("data"));
            return data_schema
                .map(|data_schema| self.schema_ref(data_schema.member_value("contentSchema").unwrap_or(data_schema)));
        }
        let list_schema = Schema {
            location: self.documents.location_name(item_schema.location()) + "/list",
            types: vec![JsonType::Array],
            items: Some(self.schema_ref(item_schema)),
            at: item_schema.diagnostic_span(),
            ..Schema::default()
        };
        Some(SchemaRef { schema: self.add_schema(list_schema), reference: None, at: item_schema.diagnostic_span() })
    }

    /// Lowers the `example` and `examples` of a parameter, header or media type.
    pub(super) fn lower_examples(&mut self, owner: Node<'a>) -> Vec<Example> {
        let mut examples = Vec::new();
        if let Some(node) = owner.member_value("example") {
            examples.push(Example { name: None, summary: None, value: Json::of(&node), span: node.diagnostic_span() });
        }
        let Some(examples_member) = owner.member("examples") else { return examples };
        let Value::Map(members) = examples_member.value.value() else {
            let message =
                format!("the member `examples` is {}, expected an object", examples_member.value.kind_with_article());
            self.diagnostics.push(
                Diagnostic::warning(codes::TYPE_MISMATCH, message, examples_member.key_span).with_label("ignored"),
            );
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
        let parsed_example: openapiv3::Example = self.parse_object(target.node, ObjectKind::Example)?;
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
            summary: parsed_example.summary,
            value: self.reported.entry(value.location()).or_insert_with(|| Json::of(&value)).clone(),
            span: target.node.diagnostic_span(),
        })
    }
}
