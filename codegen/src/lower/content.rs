//! Lowers the contents of bodies: request bodies, responses, media types, examples.

use super::{Lowering, Named, parameter::query_style};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Content, Encoding, Example, Extensions, Header, Json, JsonType, Link, RequestBody, Schema, Style, Type},
    load::{Kind, Node, Target, Value},
    media_type::essence,
};

/// A Response Object without its status code.
#[derive(Clone)]
pub(super) struct Answer {
    pub description: String,
    pub headers: Named<Header>,
    pub contents: Vec<Content>,
    pub links: Vec<String>,
    pub extensions: Extensions,
}

impl<'a> Lowering<'a, '_> {
    /// Lowers a request body, after resolving its `$ref`.
    pub(super) fn request_body(&mut self, node: Node<'a>) -> Option<RequestBody> {
        let target = self.follow(node, Kind::RequestBody)?;
        let mut body = self.target_body(&target)?;
        if let Some(description) = self.documents.overriding(node, "description") {
            body.description = Some(description.to_owned());
        }
        Some(body)
    }

    fn target_body(&mut self, target: &Target<'a>) -> Option<RequestBody> {
        let location = target.node.location();
        if let Some(known) = self.bodies.get(&location) {
            return known.clone();
        }
        let typed: Option<openapiv3::RequestBody> = self.typed(target.node, Kind::RequestBody);
        let body = typed.map(|typed| RequestBody {
            required: typed.required,
            description: typed.description,
            contents: self.contents(target.node),
            extensions: typed.extensions,
            at: target.node.at(),
        });
        self.bodies.insert(location, body.clone());
        body
    }

    /// Lowers a response, after resolving its `$ref`.
    pub(super) fn response(&mut self, node: Node<'a>) -> Option<Answer> {
        let target = self.follow(node, Kind::Response)?;
        let mut response = self.target_response(&target)?;
        if let Some(description) = self.documents.overriding(node, "description") {
            description.clone_into(&mut response.description);
        }
        Some(response)
    }

    fn target_response(&mut self, target: &Target<'a>) -> Option<Answer> {
        let location = target.node.location();
        if let Some(known) = self.responses.get(&location) {
            return known.clone();
        }
        let typed: Option<openapiv3::Response> = self.typed(target.node, Kind::Response);
        let answer = typed.map(|typed| Answer {
            description: typed.description,
            headers: self.headers(target.node),
            contents: self.contents(target.node),
            links: self.links_of(target.node),
            extensions: typed.extensions,
        });
        self.responses.insert(location, answer.clone());
        answer
    }

    /// Lowers the `headers` of a response or an encoding.
    fn headers(&mut self, owner: Node<'a>) -> Named<Header> {
        let mut headers = Named::new();
        for member in owner.get("headers").into_iter().flat_map(|headers| headers.members().iter()) {
            if member.key.eq_ignore_ascii_case("content-type") {
                let message = "a header `Content-Type` is ignored, as the specification requires";
                self.diagnostics.push(Diagnostic::note(codes::PARAMETER_RESERVED, message, member.at).label("ignored"));
            } else if let Some(header) = self.header(member.value) {
                headers.insert(member.key.to_owned(), header);
            }
        }
        headers
    }

    fn links_of(&mut self, response: Node<'a>) -> Vec<String> {
        let Some(links) = response.member("links") else { return Vec::new() };
        let message = "no code is generated for links";
        self.diagnostics.push(Diagnostic::note(codes::NOT_GENERATED, message, links.at));
        links.value.members().iter().map(|member| member.key.to_owned()).collect()
    }

    fn contents(&mut self, owner: Node<'a>) -> Vec<Content> {
        let members = owner.get("content").into_iter().flat_map(|content| content.members().iter());
        let members: Vec<_> = members.collect();
        members.into_iter().filter_map(|member| self.content(member.key, member.at, member.value)).collect()
    }

    fn content(&mut self, media_type: &str, at: crate::source::Span, node: Node<'a>) -> Option<Content> {
        let node = if matches!(node.value(), Value::Map(_)) && node.get("$ref").is_some() {
            if !self.documents.allows_media_references(node) {
                let message = "only OpenAPI 3.2 has a `$ref` for a Media Type Object";
                self.diagnostics
                    .push(Diagnostic::warning(codes::UNEXPECTED_REF, message, at).label("followed all the same"));
            }
            self.follow(node, Kind::MediaType)?.node
        } else {
            node
        };
        let typed: openapiv3::MediaType = self.typed(node, Kind::MediaType)?;
        self.report_encodings(node);
        let documents = self.documents;
        let tab = |property: &str| {
            let encoding = node.get("encoding")?.get(property)?;
            documents.is_tab_delimited(encoding).then_some(Style::TabDelimited)
        };
        let said = |property: &str| node.get("encoding")?.get(property)?.get("explode").map(Node::value);
        let mut headers: Named<Named<Header>> = Named::new();
        for member in node.get("encoding").into_iter().flat_map(|encoding| encoding.members().iter()) {
            headers.insert(member.key.to_owned(), self.headers(member.value));
        }
        let encoding = typed.encoding.into_iter().map(|(property, typed)| {
            let explode = match said(&property) {
                Some(Value::Bool(explode)) => Some(explode),
                _ => None,
            };
            let encoding = Encoding {
                content_type: typed.content_type,
                style: tab(&property).or_else(|| typed.style.as_ref().map(query_style)),
                explode,
                allow_reserved: typed.allow_reserved,
                headers: headers.swap_remove(&property).unwrap_or_default(),
            };
            (property, encoding)
        });
        Some(Content {
            media_type: media_type.to_owned(),
            encoding: encoding.collect(),
            schema: self.content_schema(node, media_type),
            examples: self.examples(node),
            ty: Type::Json,
            at,
        })
    }

    /// Reports encodings for which no code is generated: positional and nested ones.
    fn report_encodings(&mut self, content: Node<'a>) {
        let encodings = content.get("encoding").into_iter().flat_map(|encoding| encoding.members().iter());
        let within = encodings.flat_map(|encoding| encoding.value.members().iter());
        let within = within.filter(|member| ["encoding", "prefixEncoding", "itemEncoding"].contains(&member.key));
        let by_position = ["prefixEncoding", "itemEncoding"].into_iter().filter_map(|key| content.member(key));
        for member in by_position.chain(within) {
            let message = format!("no code is generated for `{}` here", member.key);
            let problem = Diagnostic::warning(codes::NOT_GENERATED, message, member.at);
            self.diagnostics.push(problem.label("parts are sent as their schemas say"));
        }
    }

    /// Returns the schema of a media type. `itemSchema` describes the items of a sequence: the values of JSON lines,
    /// the events of server-sent events (the schema is then that of their data), or the parts of other sequences, which
    /// become a list.
    fn content_schema(&mut self, node: Node<'a>, media_type: &str) -> Option<Link> {
        if let Some(schema) = node.get("schema") {
            return Some(self.link(schema));
        }
        let item = node.get("itemSchema")?;
        if media_type.starts_with("text/event-stream") {
            let event = self.follow(item, Kind::Schema)?.node;
            let data = event.get("properties").and_then(|properties| properties.get("data"));
            return data.map(|data| self.link(data.get("contentSchema").unwrap_or(data)));
        }
        if is_sequence_of_json(media_type) {
            return Some(self.link(item));
        }
        let list = Schema {
            location: self.documents.name(item.location()) + "/list",
            types: vec![JsonType::Array],
            items: Some(self.link(item)),
            at: item.at(),
            ..Schema::default()
        };
        Some(Link { schema: self.add(list), reference: None, at: item.at() })
    }

    /// Lowers `example` and `examples` of a parameter or media type.
    pub(super) fn examples(&mut self, owner: Node<'a>) -> Vec<Example> {
        let mut examples = Vec::new();
        if let Some(node) = owner.get("example") {
            examples.push(Example { name: None, summary: None, value: Json::of(&node), at: node.at() });
        }
        let Some(named) = owner.member("examples") else { return examples };
        let Value::Map(members) = named.value.value() else {
            let message = format!("`examples` is {}, expected an object", named.value.kind());
            self.diagnostics.push(Diagnostic::warning(codes::TYPE_MISMATCH, message, named.at).label("ignored"));
            return examples;
        };
        examples.extend(members.iter().filter_map(|member| self.example(member.key, member.value)));
        examples
    }

    fn example(&mut self, name: &str, node: Node<'a>) -> Option<Example> {
        let target = self.follow(node, Kind::Example)?;
        if !target.node.is_map() {
            let message = format!("expected an Example Object, found {}", target.node.kind());
            self.diagnostics
                .push(Diagnostic::warning(codes::TYPE_MISMATCH, message, target.node.at()).label("ignored"));
            return None;
        }
        let typed: openapiv3::Example = self.typed(target.node, Kind::Example)?;
        let value = ["value", "dataValue", "serializedValue"].iter().find_map(|key| target.node.get(key));
        let Some(value) = value else {
            let message = format!("the example `{name}` has no `value`");
            self.diagnostics
                .push(Diagnostic::note(codes::EXAMPLE_EXTERNAL, message, target.node.at()).label("not read"));
            return None;
        };
        Some(Example {
            name: Some(name.to_owned()),
            summary: typed.summary,
            value: self.shown.entry(value.location()).or_insert_with(|| Json::of(&value)).clone(),
            at: target.node.at(),
        })
    }
}

/// Returns whether a media type is a sequence of JSON values, separated by line breaks or record separators.
fn is_sequence_of_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    ["ndjson", "jsonl", "json-lines", "jsonlines", "json-seq"].iter().any(|name| essence.ends_with(name))
}
