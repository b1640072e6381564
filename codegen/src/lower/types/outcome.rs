//! Lowers the responses of an operation to two outcomes: one for successful responses and one for failures. An outcome
//! is the Rust type that represents responses. For each status code, it lists the bodies that the client can decode.

use std::collections::HashMap;

use super::{NamingContext, Types, alike, media};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{ChoiceCase, Codec, Content, Outcome, OutcomeCase, OutcomeContent, Response, SchemaId, Status, Type},
    markdown,
    names::{NameKind, NameScope, to_identifier},
    source::Span,
};

/// The suffix of type names for the bodies of webhook and callback requests.
const BODY_SUFFIX: &str = "Body";

/// A body that the client can decode: the index of its media type in the response, its codec, and its Rust type.
type ReadableContent = (usize, Codec, Type);

/// The bodies that the client can decode in a response with one status code or range of status codes.
struct ResponseCase {
    status: Status,
    /// The index of the Response Object. `None` for an undeclared status code that is within the range of another
    /// response.
    response_index: Option<usize>,
    contents: Vec<ReadableContent>,
}

impl Types<'_> {
    /// Returns the outcome that represents successful calls, from the declared successes and redirects.
    pub(super) fn success_outcome(
        &mut self,
        responses: &mut [Response],
        context: &NamingContext<'_>,
        has_bodies: bool,
        span: Span,
    ) -> Outcome {
        let has_success_response = responses.iter().any(|response| response.status.is_result());
        let is_success =
            |status: Status| if status == Status::Default { !has_success_response } else { status.is_result() };
        let mut cases = self.create_response_cases(responses, is_success, "Output", context, has_bodies);
        add_cases_without_body(&mut cases);
        let doc = "The response of the operation, by status code.";
        self.build_outcome(responses, cases, ("Output", doc), context, span)
    }

    /// Returns the outcome that represents the body of a webhook or callback request, which the server of the API
    /// sends. `body` declares the request body in the form of a response.
    pub(super) fn received_outcome(
        &mut self,
        body: &mut [Response],
        context: &NamingContext<'_>,
        span: Span,
    ) -> Outcome {
        let mut cases = self.create_response_cases(body, |_| true, BODY_SUFFIX, context, true);
        add_cases_without_body(&mut cases);
        self.build_outcome(body, cases, (BODY_SUFFIX, "The body of a request, by media type."), context, span)
    }

    /// Returns the outcome that represents failed calls, from all responses that are neither successes nor redirects.
    pub(super) fn failure_outcome(
        &mut self,
        responses: &mut [Response],
        context: &NamingContext<'_>,
        has_bodies: bool,
        span: Span,
    ) -> Outcome {
        let is_failure = |status: Status| !status.is_result();
        let cases = self.create_response_cases(responses, is_failure, "Failure", context, has_bodies);
        let doc = "The response to a failed call of the operation, by status code.";
        self.build_outcome(responses, cases, ("Failure", doc), context, span)
    }

    /// Returns a [`ResponseCase`] for each response whose status code `is_wanted` accepts. `has_bodies` is false if the
    /// responses have no bodies, as with responses to HEAD requests.
    fn create_response_cases(
        &mut self,
        responses: &mut [Response],
        is_wanted: impl Fn(Status) -> bool,
        suffix: &str,
        context: &NamingContext<'_>,
        has_bodies: bool,
    ) -> Vec<ResponseCase> {
        let response_indices: Vec<usize> =
            (0..responses.len()).filter(|index| is_wanted(responses[*index].status)).collect();
        let has_several_types = response_indices.len() > 1
            || response_indices.iter().any(|index| self.has_several_types(&responses[*index]));
        let build_case = |index: usize| {
            let response = &mut responses[index];
            let status = response.status;
            let encoded_content =
                response.contents.iter().find(|content| suffix != BODY_SUFFIX && content.encodings().next().is_some());
            if let Some(content) = encoded_content.filter(|content| self.reported_spans.insert(content.span)) {
                let message = "`encoding` is ignored in a response: it applies only to request bodies";
                self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
            }
            let first_unexpected_content = response.contents.first().filter(|_| !has_bodies || status.has_no_body());
            if let Some(content) = first_unexpected_content.filter(|content| self.reported_spans.insert(content.span)) {
                self.diagnostics.push(unexpected_content(status, content.span));
            }
            let contents = if has_bodies && !status.has_no_body() && !response.contents.is_empty() {
                let name =
                    if has_several_types { format!("{}{suffix}", status_label(status)) } else { suffix.to_owned() };
                self.readable_contents(response, &context.member_context(&name))
            } else {
                contents_without_body()
            };
            ResponseCase { status, response_index: Some(index), contents }
        };
        response_indices.into_iter().map(build_case).collect()
    }

    /// Combines response cases into one outcome. Its type is the common type of all cases, or an `Option` of this type,
    /// or an enum with a variant for each case.
    fn build_outcome(
        &mut self,
        responses: &[Response],
        cases: Vec<ResponseCase>,
        (suffix, doc): (&str, &str),
        context: &NamingContext<'_>,
        span: Span,
    ) -> Outcome {
        let case_types = || cases.iter().flat_map(|case| case.contents.iter().map(|(_, _, ty)| ty));
        if case_types().all(|ty| Some(ty) == case_types().next()) {
            let ty = case_types().next().cloned().unwrap_or_default();
            return Outcome {
                ty,
                cases: cases.into_iter().map(|case| create_outcome_case(responses, case, |_| None)).collect(),
            };
        }
        if let Some(ty) = optional_type(&cases) {
            return Outcome {
                ty,
                cases: cases.into_iter().map(|case| create_outcome_case(responses, case, |_| None)).collect(),
            };
        }
        let mut scope = NameScope::default();
        let mut variants: Vec<ChoiceCase> = Vec::new();
        let mut outcome_cases = Vec::new();
        for case in cases {
            let variant_names = add_variants(responses, &case, suffix != BODY_SUFFIX, &mut scope, &mut variants);
            outcome_cases.push(create_outcome_case(responses, case, |position| Some(variant_names[position].clone())));
        }
        let ty = self.create_choice_type(variants, suffix, doc, context, span);
        Outcome { ty, cases: outcome_cases }
    }

    /// Returns whether a response has several media types whose bodies have different types.
    fn has_several_types(&self, response: &Response) -> bool {
        let has_json = declares_json(response);
        let mut relevant_contents =
            response.contents.iter().filter(|content| !(has_json && is_json_preferred(content)));
        let codec_and_schema =
            |content: &Content| (media::content_codec(content), content.schema.as_ref().map(|it| it.schema));
        let Some((codec, schema)) = relevant_contents.next().map(codec_and_schema) else { return false };
        relevant_contents.map(codec_and_schema).any(|(other_codec, other_schema)| {
            other_codec != codec || !alike::describe_same_values(self.api, schema, other_schema)
        })
    }

    /// Returns the bodies of a response that the client can decode. Reports media types that are ignored.
    fn readable_contents(&mut self, response: &mut Response, context: &NamingContext<'_>) -> Vec<ReadableContent> {
        let is_json = |content: &&Content| media::content_codec(content) == Codec::Json;
        let has_json = declares_json(response);
        let json_content_schemas =
            response.contents.iter().filter(is_json).map(|content| content.schema.as_ref().map(|it| it.schema));
        let json_schemas: Vec<Option<SchemaId>> = json_content_schemas.collect();
        let mut readable_contents: Vec<ReadableContent> = Vec::new();
        for (index, content) in response.contents.iter_mut().enumerate() {
            let codec = media::content_codec(content);
            let is_stream = codec == Codec::JsonLines && media::is_streamed(&content.media_type);
            if has_json && is_stream && self.is_watched {
                continue;
            }
            if has_json && is_json_preferred(content) {
                let message = format!(
                    "the media type `{}` of this response is ignored: the client requests JSON instead",
                    content.media_type
                );
                let schema = content.schema.as_ref().map(|schema_ref| schema_ref.schema);
                // A note if the value can also be read as JSON, or a warning if it cannot be read at all.
                let new_diagnostic =
                    if json_schemas.iter().any(|json| alike::describe_same_values(self.api, schema, *json)) {
                        Diagnostic::note
                    } else {
                        Diagnostic::warning
                    };
                self.diagnostics.push(
                    new_diagnostic(codes::MEDIA_TYPE_LEFT_OUT, message, content.span)
                        .with_label("requests do not accept this media type, and a response with it is an error"),
                );
                continue;
            }
            let (codec, ty) = self.readable_type(content, codec, has_json, context);
            content.ty = ty.clone();
            readable_contents.push((index, codec, ty));
        }
        readable_contents
    }
}

fn declares_json(response: &Response) -> bool {
    response.contents.iter().any(|content| media::content_codec(content) == Codec::Json)
}

/// Returns whether a media type of a response is ignored if the response also declares JSON. True for media types for
/// which no code is generated, and for streams.
fn is_json_preferred(content: &Content) -> bool {
    match media::content_codec(content) {
        Codec::Bytes => !media::is_bytes(&content.media_type),
        Codec::JsonLines => media::is_streamed(&content.media_type),
        _ => false,
    }
}

/// Returns the diagnostic for a response with content that HTTP does not allow. It is a note if the document may
/// describe something else: for HEAD, the content of GET; for 1xx, the protocol that the connection switches to.
fn unexpected_content(status: Status, span: Span) -> Diagnostic {
    let reason = match status {
        Status::Code(code @ (204 | 205 | 304)) => {
            let message =
                format!("the content of this response is ignored: HTTP allows none with the status code {code}");
            return Diagnostic::warning(codes::CONTENT_UNEXPECTED, message, span);
        }
        _ if status.has_no_body() => "informational responses have no content",
        _ => "responses to HEAD have no content",
    };
    let message = format!("the content of this response is ignored: {reason}");
    Diagnostic::note(codes::CONTENT_UNEXPECTED, message, span)
}

/// Adds a [`ResponseCase`] for each of the status codes 204, 205 and 304 that the document does not declare but that is
/// within a declared range with a body. For example, a server may respond with 204 if the document declares `2XX`.
fn add_cases_without_body(cases: &mut Vec<ResponseCase>) {
    let has_content = |case: &ResponseCase| case.contents.iter().any(|(_, codec, _)| *codec != Codec::Empty);
    let has_content_for = |range: Status| cases.iter().any(|case| case.status == range && has_content(case));
    let is_success_covered = has_content_for(Status::Range(2)) || has_content_for(Status::Default);
    let is_redirect_covered = has_content_for(Status::Range(3));
    for (code, is_covered) in [(204, is_success_covered), (205, is_success_covered), (304, is_redirect_covered)] {
        if is_covered && cases.iter().all(|case| case.status != Status::Code(code)) {
            cases.push(ResponseCase {
                status: Status::Code(code),
                response_index: None,
                contents: contents_without_body(),
            });
        }
    }
}

/// Returns an `Option` of the type that all declared responses have in common. `None` if their types differ. The value
/// of the `Option` is missing for undeclared status codes, whose responses have no body.
fn optional_type(cases: &[ResponseCase]) -> Option<Type> {
    let declared_cases = || cases.iter().filter(|case| case.response_index.is_some());
    let mut types = declared_cases().flat_map(|case| case.contents.iter().map(|(_, _, ty)| ty));
    let first_type = types.next()?;
    (types.all(|ty| ty == first_type) && *first_type != Type::Unit).then(|| match first_type {
        Type::Nullable(_) => first_type.clone(),
        first_type => Type::Nullable(Box::new(first_type.clone())),
    })
}

fn contents_without_body() -> Vec<ReadableContent> {
    vec![(usize::MAX, Codec::Empty, Type::Unit)]
}

/// Adds a variant to `variants` for each combination of codec and type in a response case. Returns the variant name for
/// each content of the case.
fn add_variants(
    responses: &[Response],
    case: &ResponseCase,
    is_named_by_status: bool,
    scope: &mut NameScope,
    variants: &mut Vec<ChoiceCase>,
) -> Vec<String> {
    let response = case.response_index.map(|index| &responses[index]);
    let declared_content = |media_index: usize| response.and_then(|response| response.contents.get(media_index));
    // The positions in `case.contents` of each distinct body.
    let mut positions_by_body: HashMap<(Codec, &Type), Vec<usize>> = HashMap::new();
    for (index, (_, codec, ty)) in case.contents.iter().enumerate() {
        positions_by_body.entry((*codec, ty)).or_default().push(index);
    }
    let has_several_bodies = positions_by_body.len() > 1;
    let mut variant_names: Vec<String> = Vec::new();
    for (index, (media_index, codec, ty)) in case.contents.iter().enumerate() {
        let positions = &positions_by_body[&(*codec, ty)];
        if positions[0] < index {
            variant_names.push(variant_names[positions[0]].clone());
            continue;
        }
        let is_shared = positions.len() > 1;
        let label = declared_content(*media_index).filter(|_| has_several_bodies).map(|content| match codec {
            Codec::Bytes if is_shared || content.media_type.contains('*') => "Bytes".to_owned(),
            Codec::Json if is_shared => "Json".to_owned(),
            Codec::Text if is_shared => "Text".to_owned(),
            Codec::JsonOrText => "Text".to_owned(),
            _ => media::media_type_label(&content.media_type),
        });
        let (label, doc) = match (label, declared_content(*media_index)) {
            (Some(label), Some(content)) if !is_named_by_status => {
                (label, format!("A body of {}.", markdown::code_span(&content.media_type)))
            }
            (None, _) if !is_named_by_status && response.is_none() => ("Absent".to_owned(), "No body.".to_owned()),
            (label, _) => (
                format!("{}{}", status_label(case.status), label.unwrap_or_default()),
                variant_doc(case.status, response.map_or("", |response| &response.description)),
            ),
        };
        let name = scope.claim_name(&label, NameKind::Variant);
        variants.push(ChoiceCase { name: name.clone(), ty: ty.clone(), checks: None, doc });
        variant_names.push(name);
    }
    variant_names
}

fn create_outcome_case(
    responses: &[Response],
    case: ResponseCase,
    variant_name: impl Fn(usize) -> Option<String>,
) -> OutcomeCase {
    let response = case.response_index.map(|index| &responses[index]);
    let declared_content = |media_index: usize| response.and_then(|response| response.contents.get(media_index));
    let contents = case.contents.into_iter().enumerate().map(|(position, (index, codec, ty))| OutcomeContent {
        media_type: declared_content(index).map(|content| content.media_type.clone()).unwrap_or_default(),
        codec,
        ty,
        variant: variant_name(position),
    });
    OutcomeCase { status: case.status, contents: contents.collect() }
}

fn variant_doc(status: Status, description: &str) -> String {
    let description = markdown::sanitize(description);
    let status_sentence = match status {
        Status::Code(code) => format!("Status {code}."),
        Status::Range(digit) => format!("A status from {digit}00 to {digit}99."),
        Status::Default => "Any other status.".to_owned(),
    };
    documentation::join_paragraphs([status_sentence, description])
}

/// Returns a variant name for a status code: its reason phrase in upper camel case, or else a name such as `Status499`.
pub(super) fn status_label(status: Status) -> String {
    match status {
        Status::Code(code) => reason_phrase(code)
            .map_or_else(|| format!("Status{code}"), |reason| to_identifier(reason, NameKind::Variant)),
        Status::Range(1) => "Informational".to_owned(),
        Status::Range(2) => "Success".to_owned(),
        Status::Range(3) => "Redirection".to_owned(),
        Status::Range(4) => "ClientError".to_owned(),
        Status::Range(_) => "ServerError".to_owned(),
        Status::Default => "Default".to_owned(),
    }
}

/// Returns the reason phrase of a status code from the registry of HTTP status codes.
fn reason_phrase(code: u16) -> Option<&'static str> {
    http::StatusCode::from_u16(code).ok()?.canonical_reason()
}
