//! Compares the request bodies, responses, header fields and media types of two versions of an operation.

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::{Value, json};

use crate::{
    diff::change::{ChangeKind, Part, Sides},
    ir::{Content, Encoding, Example, Header, Operation, PartKey, RequestBody, Response, Status},
};

use super::{ChangeCollector, ChangeContext, flag_if_set, media};

/// The sender of a response.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Responder {
    /// The server: it responds to the requests that the operations describe.
    Server,
    /// The receiver of a webhook or callback: it responds to requests that the server sends.
    Receiver,
}

impl Responder {
    fn response_part(self, status: Status) -> Part {
        match self {
            Self::Server => Part::Response(status),
            Self::Receiver => Part::WebhookResponse(status),
        }
    }

    fn header_part(self, status: Status, name: String) -> Part {
        match self {
            Self::Server => Part::ResponseHeader(status, name),
            Self::Receiver => Part::WebhookResponseHeader(status, name),
        }
    }

    fn content_part(self, status: Status, media: String) -> Part {
        match self {
            Self::Server => Part::ResponseContent(status, media),
            Self::Receiver => Part::WebhookResponseContent(status, media),
        }
    }
}

impl ChangeCollector<'_> {
    /// Compares the request bodies of two versions of an operation.
    pub(super) fn compare_request_bodies(&mut self, context: &ChangeContext, operations: Sides<&Operation>) {
        let mut context = context.clone();
        context.place.part = Part::RequestBody;
        let (base, head) = (operations.base.body.as_ref(), operations.head.body.as_ref());
        context.spans = Sides::new(
            base.map_or(context.spans.base, |body| Some(body.span)),
            head.map_or(context.spans.head, |body| Some(body.span)),
        );
        let required_as_json = |body: &RequestBody| json!({ "required": body.required });
        match (base, head) {
            (None, None) => {}
            (Some(base), Some(head)) => {
                self.push_if_different(
                    &context,
                    ChangeKind::Required,
                    flag_if_set(base.required),
                    flag_if_set(head.required),
                );
                self.push_if_different(
                    &context,
                    ChangeKind::Description,
                    base.description.clone(),
                    head.description.clone(),
                );
                self.compare_extensions(&context, Sides::new(&base.extensions, &head.extensions));
                let contents = Sides::new(base.contents.as_slice(), head.contents.as_slice());
                self.compare_contents(&context, contents, |media| Part::RequestContent(media.to_owned()));
            }
            (base, head) => {
                let (old_body, new_body) = (base.map(required_as_json), head.map(required_as_json));
                self.push_change(&context, ChangeKind::RequestBody, None, old_body, new_body);
            }
        }
    }

    /// Compares the responses for equal status codes. A status code that only one document declares is compared with a
    /// range (such as `4XX`) of the other document that includes the status code.
    pub(super) fn compare_responses(
        &mut self,
        context: &ChangeContext,
        responses: Sides<&[Response]>,
        responder: Responder,
    ) {
        let Sides { base, head } = responses;
        let find_status =
            |responses: &'_ [Response], status: Status| responses.iter().position(|response| response.status == status);
        let mut is_compared = vec![false; head.len()];
        for base_response in base {
            let mut context = context.clone();
            context.place.part = responder.response_part(base_response.status);
            context.spans.base = Some(base_response.span);
            let equal_status_index = find_status(head, base_response.status).map(|index| vec![index]);
            let matching_indices = equal_status_index.unwrap_or_else(|| {
                let is_related = |(_, head_response): &(usize, &Response)| {
                    is_in_range(base_response.status, head_response.status)
                        || (is_in_range(head_response.status, base_response.status)
                            && find_status(base, head_response.status).is_none())
                };
                head.iter().enumerate().filter(is_related).map(|(index, _)| index).collect()
            });
            if matching_indices.is_empty() {
                self.push_change(&context, ChangeKind::Response, None, Some(description_as_json(base_response)), None);
            }
            for head_index in matching_indices {
                let head_response = &head[head_index];
                is_compared[head_index] = true;
                context.spans.head = Some(head_response.span);
                self.compare_response(&context, base_response, head_response, responder);
            }
        }
        for (head_response, _) in head.iter().zip(is_compared).filter(|(_, is_compared)| !is_compared) {
            let mut context = context.clone();
            context.place.part = responder.response_part(head_response.status);
            context.spans.head = Some(head_response.span);
            // An added status code is compared with a range that includes it, if both documents declare the range.
            let range_response = base.iter().find(|base_response| {
                is_in_range(head_response.status, base_response.status)
                    && find_status(head, base_response.status).is_some()
            });
            if let Some(range_response) = range_response {
                self.compare_response(&context, range_response, head_response, responder);
            } else {
                let description = description_as_json(head_response);
                self.push_change(&context, ChangeKind::Response, None, None, Some(description));
            }
        }
    }

    fn compare_response(&mut self, context: &ChangeContext, base: &Response, head: &Response, responder: Responder) {
        let status = base.status;
        if base.status != head.status {
            let old_status = Value::from(base.status.to_string());
            let new_status = Value::from(head.status.to_string());
            self.push_change(context, ChangeKind::ResponseStatus, None, Some(old_status), Some(new_status));
        }
        self.push_if_different(
            context,
            ChangeKind::Description,
            Some(base.description.as_str()),
            Some(&head.description),
        );
        self.compare_extensions(context, Sides::new(&base.extensions, &head.extensions));
        self.compare_names(context, ChangeKind::Link, &base.links, &head.links);
        self.compare_headers(context, Sides::new(base, head), responder);
        let contents = Sides::new(base.contents.as_slice(), head.contents.as_slice());
        if responder == Responder::Receiver && contents.base.is_empty() != contents.head.is_empty() {
            let true_if_body = |contents: &[Content]| (!contents.is_empty()).then_some(Value::Bool(true));
            let (old_body, new_body) = (true_if_body(contents.base), true_if_body(contents.head));
            self.push_change(context, ChangeKind::WebhookBody, None, old_body, new_body);
            return;
        }
        self.compare_contents(context, contents, |media| responder.content_part(status, media.to_owned()));
    }

    /// Compares the header fields of two responses. The names of header fields are case-insensitive.
    fn compare_headers(&mut self, context: &ChangeContext, responses: Sides<&Response>, responder: Responder) {
        let Sides { base, head } = responses;
        let header_part = |name: &String| responder.header_part(base.status, name.clone());
        let required_as_json = |header: &Header| json!({ "required": header.required });
        let mut head_headers: HashMap<String, &Header> = HashMap::new();
        for (name, header) in &head.headers {
            head_headers.entry(name.to_ascii_lowercase()).or_insert(header);
        }
        for (name, base_header) in &base.headers {
            let mut context = context.clone();
            context.place.part = header_part(name);
            context.spans.base = Some(base_header.span);
            let Some(head_header) = head_headers.get(&name.to_ascii_lowercase()).copied() else {
                self.push_change(&context, ChangeKind::Header, None, Some(required_as_json(base_header)), None);
                continue;
            };
            context.spans.head = Some(head_header.span);
            self.push_if_different(
                &context,
                ChangeKind::Required,
                flag_if_set(base_header.required),
                flag_if_set(head_header.required),
            );
            self.push_if_different(
                &context,
                ChangeKind::Deprecated,
                flag_if_set(base_header.deprecated),
                flag_if_set(head_header.deprecated),
            );
            self.push_if_different(
                &context,
                ChangeKind::Description,
                base_header.description.as_deref(),
                head_header.description.as_deref(),
            );
            self.compare_schemas(&context, &base_header.schema, &head_header.schema);
        }
        let base_names: HashSet<String> = base.headers.keys().map(|name| name.to_ascii_lowercase()).collect();
        let added_headers = head.headers.iter().filter(|(name, _)| !base_names.contains(&name.to_ascii_lowercase()));
        for (name, head_header) in added_headers {
            let mut context = context.clone();
            context.place.part = header_part(name);
            context.spans.head = Some(head_header.span);
            self.push_change(&context, ChangeKind::Header, None, None, Some(required_as_json(head_header)));
        }
    }

    /// Compares the media types of two bodies: first those with equal names, then pairs in which one media type is a
    /// specialization of the other, such as `application/json` and `application/problem+json`.
    pub(super) fn compare_contents(
        &mut self,
        context: &ChangeContext,
        contents: Sides<&[Content]>,
        part: impl Fn(&str) -> Part,
    ) {
        let (pairs, unmatched_contents) = match_contents(contents);
        for (base, head) in pairs {
            let mut context = context.clone();
            context.place.part = part(&base.media_type);
            context.spans.base = Some(base.span);
            match head {
                Some(head) => {
                    context.spans.head = Some(head.span);
                    self.compare_content(&context, base, head);
                }
                None => {
                    self.push_change(&context, ChangeKind::MediaType, Some(&base.media_type), Some(true.into()), None);
                }
            }
        }
        for head in unmatched_contents {
            let mut context = context.clone();
            context.place.part = part(&head.media_type);
            context.spans.head = Some(head.span);
            self.push_change(&context, ChangeKind::MediaType, Some(&head.media_type), None, Some(true.into()));
        }
    }

    fn compare_content(&mut self, context: &ChangeContext, base: &Content, head: &Content) {
        if !media::are_same_media_types(&base.media_type, &head.media_type) {
            let (old_name, new_name) = (base.media_type.as_str().into(), head.media_type.as_str().into());
            self.push_change(context, ChangeKind::MediaTypeName, None, Some(old_name), Some(new_name));
        }
        match (&base.schema, &head.schema) {
            (Some(base), Some(head)) => self.compare_schemas(context, base, head),
            (None, None) => {}
            (base, head) => {
                let presence = |schema: &Option<_>| schema.is_some().then_some(Value::Bool(true));
                self.push_change(context, ChangeKind::Schema, None, presence(base), presence(head));
            }
        }
        self.push_if_different(context, ChangeKind::Encoding, encoding_as_json(base), encoding_as_json(head));
        self.compare_examples(context, &base.examples, &head.examples);
    }

    /// Compares two lists of examples as text. If the text differs, compares the examples as JSON, since the order of
    /// object members does not matter.
    pub(super) fn compare_examples(&mut self, context: &ChangeContext, base: &[Example], head: &[Example]) {
        if base.iter().map(|example| &example.value).eq(head.iter().map(|example| &example.value)) {
            return;
        }
        let values_as_json =
            |examples: &[Example]| non_empty_list(examples.iter().map(|example| example.value.value()).collect());
        let (base_values, head_values) = (values_as_json(base), values_as_json(head));
        if base_values != head_values {
            self.push_change(context, ChangeKind::Example, None, base_values, head_values);
        }
    }

    /// Adds a change for each name that only one of the two lists contains. The order of the names does not matter.
    pub(super) fn compare_names(
        &mut self,
        context: &ChangeContext,
        kind: ChangeKind,
        base: &[String],
        head: &[String],
    ) {
        let base_names: HashSet<&String> = base.iter().collect();
        let head_names: HashSet<&String> = head.iter().collect();
        for name in base.iter().filter(|name| !head_names.contains(name)) {
            self.push_change(context, kind, Some(name), Some(Value::Bool(true)), None);
        }
        for name in head.iter().filter(|name| !base_names.contains(name)) {
            self.push_change(context, kind, Some(name), None, Some(Value::Bool(true)));
        }
    }
}

/// Matches media types: first those with equal names, then pairs in which one media type is a specialization of the
/// other. Returns a list with each media type of the older document and its match, and a list of the unmatched media
/// types of the newer document.
fn match_contents(contents: Sides<&[Content]>) -> (Vec<(&Content, Option<&Content>)>, Vec<&Content>) {
    let parse_name = |content: &Content| media::parse_media_type(&content.media_type).ok_or(content.media_type.clone());
    let base_media_types: Vec<_> = contents.base.iter().map(parse_name).collect();
    let head_media_types: Vec<_> = contents.head.iter().map(parse_name).collect();
    let mut head_indices: HashMap<_, VecDeque<usize>> = HashMap::new();
    for (index, media) in head_media_types.iter().enumerate() {
        head_indices.entry(media).or_default().push_back(index);
    }
    let matches: Vec<Option<usize>> =
        base_media_types.iter().map(|media| head_indices.get_mut(media).and_then(VecDeque::pop_front)).collect();
    let matched_indices: HashSet<usize> = matches.iter().flatten().copied().collect();
    let mut unmatched_indices: Vec<usize> =
        (0..head_media_types.len()).filter(|index| !matched_indices.contains(index)).collect();
    let mut pairs = Vec::with_capacity(base_media_types.len());
    for (index, matched_index) in matches.into_iter().enumerate() {
        let matched_index = matched_index.or_else(|| {
            let base = base_media_types[index].as_ref().ok()?;
            let is_related = |index: &usize| {
                head_media_types[*index].as_ref().is_ok_and(|head| base.includes(head) || head.includes(base))
            };
            let position = unmatched_indices.iter().position(is_related)?;
            Some(unmatched_indices.remove(position))
        });
        pairs.push((&contents.base[index], matched_index.map(|head_index| &contents.head[head_index])));
    }
    (pairs, unmatched_indices.into_iter().map(|index| &contents.head[index]).collect())
}

/// Returns whether `range` is a range of status codes, such as `4XX`, that includes `status`.
fn is_in_range(status: Status, range: Status) -> bool {
    matches!((status, range), (Status::Code(code), Status::Range(digit)) if code / 100 == u16::from(digit))
}

/// Returns `values` as a JSON array; `None` if there are no values.
pub(super) fn non_empty_list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then(|| Value::Array(values))
}

fn description_as_json(response: &Response) -> Value {
    Value::from(response.description.as_str())
}

/// Returns the Encoding Objects of a Media Type Object as JSON; `None` if it has no Encoding Objects.
fn encoding_as_json(content: &Content) -> Option<Value> {
    let named_encodings =
        content.encoding.iter().map(|(name, encoding)| (name.clone(), one_encoding_as_json(encoding)));
    let positional_encodings = content.positional_encodings().map(|(key, encoding)| {
        let name = match key {
            PartKey::Position(position) => format!("prefixEncoding/{position}"),
            _ => "itemEncoding".to_owned(),
        };
        (name, one_encoding_as_json(encoding))
    });
    let encodings: serde_json::Map<String, Value> = named_encodings.chain(positional_encodings).collect();
    (!encodings.is_empty()).then_some(encodings.into())
}

fn one_encoding_as_json(encoding: &Encoding) -> Value {
    let mut encoding_object = json!({});
    let mut insert_member = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            encoding_object[key] = value;
        }
    };
    insert_member("contentType", encoding.content_type.clone().map(Value::from));
    insert_member("style", encoding.style.map(|style| style.name().into()));
    insert_member("explode", encoding.explode.map(Value::from));
    insert_member("allowReserved", encoding.allow_reserved.then_some(true.into()));
    let headers = encoding.headers.iter().map(|(name, header)| (name.clone(), header.required.into()));
    let headers: serde_json::Map<String, Value> = headers.collect();
    insert_member("headers", (!headers.is_empty()).then_some(headers.into()));
    let part_encodings =
        encoding.parts.iter().map(|(key, encoding)| (key.name().into_owned(), one_encoding_as_json(encoding)));
    let part_encodings: serde_json::Map<String, Value> = part_encodings.collect();
    insert_member("parts", (!part_encodings.is_empty()).then_some(part_encodings.into()));
    encoding_object
}
