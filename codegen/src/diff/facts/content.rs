//! Compares request bodies, responses, headers and their media types.

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
    /// The server, for operations.
    Server,
    /// The receiver of a webhook or callback.
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
    /// Compares the request bodies of an operation.
    pub(super) fn compare_request_bodies(&mut self, context: &ChangeContext, operations: Sides<&Operation>) {
        let mut context = context.clone();
        context.place.part = Part::RequestBody;
        let (base, head) = (operations.base.body.as_ref(), operations.head.body.as_ref());
        context.spans = Sides::new(
            base.map_or(context.spans.base, |body| Some(body.span)),
            head.map_or(context.spans.head, |body| Some(body.span)),
        );
        let required = |body: &RequestBody| json!({ "required": body.required });
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
                self.push_change(&context, ChangeKind::RequestBody, None, base.map(required), head.map(required));
            }
        }
    }

    /// Compares the responses of an operation by status code. A status code that only one side declares is compared
    /// with the other side's range that includes it.
    pub(super) fn compare_responses(
        &mut self,
        context: &ChangeContext,
        responses: Sides<&[Response]>,
        responder: Responder,
    ) {
        let Sides { base, head } = responses;
        let find = |list: &'_ [Response], status: Status| list.iter().position(|other| other.status == status);
        let mut met = vec![false; head.len()];
        for before in base {
            let mut context = context.clone();
            context.place.part = responder.response_part(before.status);
            context.spans.base = Some(before.span);
            let same = find(head, before.status).map(|index| vec![index]);
            let others = same.unwrap_or_else(|| {
                let related = |(_, after): &(usize, &Response)| {
                    is_in_range(before.status, after.status)
                        || (is_in_range(after.status, before.status) && find(base, after.status).is_none())
                };
                head.iter().enumerate().filter(related).map(|(index, _)| index).collect()
            });
            if others.is_empty() {
                self.push_change(&context, ChangeKind::Response, None, Some(description_as_json(before)), None);
            }
            for other in others {
                let after = &head[other];
                met[other] = true;
                context.spans.head = Some(after.span);
                self.compare_response(&context, before, after, responder);
            }
        }
        for (after, _) in head.iter().zip(met).filter(|(_, met)| !met) {
            let mut context = context.clone();
            context.place.part = responder.response_part(after.status);
            context.spans.head = Some(after.span);
            // An added status code is compared with a range that includes it, if both documents declare the range.
            match base
                .iter()
                .find(|before| is_in_range(after.status, before.status) && find(head, before.status).is_some())
            {
                Some(before) => self.compare_response(&context, before, after, responder),
                None => self.push_change(&context, ChangeKind::Response, None, None, Some(description_as_json(after))),
            }
        }
    }

    fn compare_response(&mut self, context: &ChangeContext, base: &Response, head: &Response, responder: Responder) {
        let status = base.status;
        if base.status != head.status {
            let (before, after) = (base.status.to_string(), head.status.to_string());
            self.push_change(context, ChangeKind::ResponseStatus, None, Some(before.into()), Some(after.into()));
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
            let body = |contents: &[Content]| (!contents.is_empty()).then_some(Value::Bool(true));
            self.push_change(context, ChangeKind::WebhookBody, None, body(contents.base), body(contents.head));
            return;
        }
        self.compare_contents(context, contents, |media| responder.content_part(status, media.to_owned()));
    }

    /// Compares header fields. Their names are case-insensitive.
    fn compare_headers(&mut self, context: &ChangeContext, responses: Sides<&Response>, responder: Responder) {
        let Sides { base, head } = responses;
        let part = |name: &String| responder.header_part(base.status, name.clone());
        let required = |header: &Header| json!({ "required": header.required });
        let mut after: HashMap<String, &Header> = HashMap::new();
        for (name, header) in &head.headers {
            after.entry(name.to_ascii_lowercase()).or_insert(header);
        }
        for (name, before) in &base.headers {
            let mut context = context.clone();
            context.place.part = part(name);
            context.spans.base = Some(before.span);
            let Some(after) = after.get(&name.to_ascii_lowercase()).copied() else {
                self.push_change(&context, ChangeKind::Header, None, Some(required(before)), None);
                continue;
            };
            context.spans.head = Some(after.span);
            self.push_if_different(
                &context,
                ChangeKind::Required,
                flag_if_set(before.required),
                flag_if_set(after.required),
            );
            self.push_if_different(
                &context,
                ChangeKind::Deprecated,
                flag_if_set(before.deprecated),
                flag_if_set(after.deprecated),
            );
            self.push_if_different(
                &context,
                ChangeKind::Description,
                before.description.as_deref(),
                after.description.as_deref(),
            );
            self.compare_schemas(&context, &before.schema, &after.schema);
        }
        let known: HashSet<String> = base.headers.keys().map(|name| name.to_ascii_lowercase()).collect();
        let new = head.headers.iter().filter(|(name, _)| !known.contains(&name.to_ascii_lowercase()));
        for (name, after) in new {
            let mut context = context.clone();
            context.place.part = part(name);
            context.spans.head = Some(after.span);
            self.push_change(&context, ChangeKind::Header, None, None, Some(required(after)));
        }
    }

    /// Compares media types: first those with equal names, then those where one is a specialization of the other.
    pub(super) fn compare_contents(
        &mut self,
        context: &ChangeContext,
        contents: Sides<&[Content]>,
        part: impl Fn(&str) -> Part,
    ) {
        let (pairs, left) = match_contents(contents);
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
        for head in left {
            let mut context = context.clone();
            context.place.part = part(&head.media_type);
            context.spans.head = Some(head.span);
            self.push_change(&context, ChangeKind::MediaType, Some(&head.media_type), None, Some(true.into()));
        }
    }

    fn compare_content(&mut self, context: &ChangeContext, base: &Content, head: &Content) {
        if !media::are_same_media_types(&base.media_type, &head.media_type) {
            let names = (base.media_type.as_str().into(), head.media_type.as_str().into());
            self.push_change(context, ChangeKind::MediaTypeName, None, Some(names.0), Some(names.1));
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

    /// Compares examples by their text, or as JSON if the text differs, since the order of members does not matter.
    pub(super) fn compare_examples(&mut self, context: &ChangeContext, base: &[Example], head: &[Example]) {
        if base.iter().map(|example| &example.value).eq(head.iter().map(|example| &example.value)) {
            return;
        }
        let values =
            |examples: &[Example]| non_empty_list(examples.iter().map(|example| example.value.value()).collect());
        let (before, after) = (values(base), values(head));
        if before != after {
            self.push_change(context, ChangeKind::Example, None, before, after);
        }
    }

    /// Compares two lists of names as sets.
    pub(super) fn compare_names(
        &mut self,
        context: &ChangeContext,
        kind: ChangeKind,
        base: &[String],
        head: &[String],
    ) {
        let (old, new): (HashSet<&String>, HashSet<&String>) = (base.iter().collect(), head.iter().collect());
        for name in base.iter().filter(|name| !new.contains(name)) {
            self.push_change(context, kind, Some(name), Some(Value::Bool(true)), None);
        }
        for name in head.iter().filter(|name| !old.contains(name)) {
            self.push_change(context, kind, Some(name), None, Some(Value::Bool(true)));
        }
    }
}

/// Matches media types: first those with equal names, then those where one is a specialization of the other. Returns
/// each older media type with its match, and the newer media types without a match.
fn match_contents(contents: Sides<&[Content]>) -> (Vec<(&Content, Option<&Content>)>, Vec<&Content>) {
    let parse = |content: &Content| media::parse_media_type(&content.media_type).ok_or(content.media_type.clone());
    let base: Vec<_> = contents.base.iter().map(parse).collect();
    let head: Vec<_> = contents.head.iter().map(parse).collect();
    let mut equal: HashMap<_, VecDeque<usize>> = HashMap::new();
    for (index, media) in head.iter().enumerate() {
        equal.entry(media).or_default().push_back(index);
    }
    let found: Vec<Option<usize>> =
        base.iter().map(|media| equal.get_mut(media).and_then(VecDeque::pop_front)).collect();
    let taken: HashSet<usize> = found.iter().flatten().copied().collect();
    let mut left: Vec<usize> = (0..head.len()).filter(|index| !taken.contains(index)).collect();
    let mut pairs = Vec::with_capacity(base.len());
    for (index, found) in found.into_iter().enumerate() {
        let found = found.or_else(|| {
            let base = base[index].as_ref().ok()?;
            let related =
                |index: &usize| head[*index].as_ref().is_ok_and(|head| base.includes(head) || head.includes(base));
            let at = left.iter().position(related)?;
            Some(left.remove(at))
        });
        pairs.push((&contents.base[index], found.map(|found| &contents.head[found])));
    }
    (pairs, left.into_iter().map(|index| &contents.head[index]).collect())
}

/// Returns whether `range` is a range of status codes that includes the status code `status`.
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

/// Returns the encodings of the parts as JSON; `None` if there are none.
fn encoding_as_json(content: &Content) -> Option<Value> {
    let named = content.encoding.iter().map(|(name, encoding)| (name.clone(), one_encoding_as_json(encoding)));
    let positional = content.positional_encodings().map(|(key, encoding)| {
        let name = match key {
            PartKey::Position(position) => format!("prefixEncoding/{position}"),
            _ => "itemEncoding".to_owned(),
        };
        (name, one_encoding_as_json(encoding))
    });
    let parts: serde_json::Map<String, Value> = named.chain(positional).collect();
    (!parts.is_empty()).then_some(parts.into())
}

fn one_encoding_as_json(encoding: &Encoding) -> Value {
    let mut part = json!({});
    let mut say = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            part[key] = value;
        }
    };
    say("contentType", encoding.content_type.clone().map(Value::from));
    say("style", encoding.style.map(|style| style.name().into()));
    say("explode", encoding.explode.map(Value::from));
    say("allowReserved", encoding.allow_reserved.then_some(true.into()));
    let headers = encoding.headers.iter().map(|(name, header)| (name.clone(), header.required.into()));
    let headers: serde_json::Map<String, Value> = headers.collect();
    say("headers", (!headers.is_empty()).then_some(headers.into()));
    let parts = encoding.parts.iter().map(|(key, encoding)| (key.name().into_owned(), one_encoding_as_json(encoding)));
    let parts: serde_json::Map<String, Value> = parts.collect();
    say("parts", (!parts.is_empty()).then_some(parts.into()));
    part
}
