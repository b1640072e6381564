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
        if let Some(known) = self.responses.get(&location) {
            return known.clone();
        }
        let typed: Option<openapiv3::Response> = self.parse_object(target.node, ObjectKind::Response);
        let response = typed.map(|typed| ResponseParts {
            description: typed.description,
            headers: self.lower_headers(target.node),
            contents: self.lower_contents(target.node),
            links: self.lower_links(target.node),
            extensions: typed.extensions,
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
        let encoding = typed.encoding.into_iter().map(|(property, typed)| {
            let explode = match declared_explode(&property) {
                Some(Value::Bool(explode)) => Some(explode),
                _ => None,
            };
            let encoding = Encoding {
                content_type: typed.content_type,
                style: tab_delimited_style(&property).or_else(|| typed.style.as_ref().map(parse_query_style)),
                explode,
                allow_reserved: typed.allow_reserved,
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

    /// Warns about encodings for which no code is generated: those by position (`prefixEncoding`, `itemEncoding`) and
    /// those within another encoding.
    fn report_encodings(&mut self, content: Node<'a>) {
        let encodings = content.member_value("encoding").into_iter().flat_map(|encoding| encoding.members().iter());
        let nested = encodings.flat_map(|encoding| encoding.value.members().iter());
        let nested = nested.filter(|member| ["encoding", "prefixEncoding", "itemEncoding"].contains(&member.key));
        let by_position = ["prefixEncoding", "itemEncoding"].into_iter().filter_map(|key| content.member(key));
        for member in by_position.chain(nested) {
            let message = format!("no code is generated for the member `{}` at this position", member.key);
            let problem = Diagnostic::warning(codes::NOT_GENERATED, message, member.key_span);
            self.diagnostics.push(problem.with_label("the parts are serialized as their schemas declare"));
        }
    }

    /// Returns the schema of a media type. If it declares `itemSchema`, returns the schema of a list of such items, for
    /// example JSON lines or the parts of a multipart body; for server-sent events, returns the schema of the `data` of
    /// an event.
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

    /// Lowers the `example` and `examples` of a parameter, header or media type.
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
