//! What an operation answers: a type for its successes, and one for its failures.

use super::{Place, Types, media, text};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{ChoiceCase, Codec, Outcome, OutcomeCase, OutcomeContent, Response, Status, Type},
    markdown,
    names::{Kind, Scope, identifier},
    source::Span,
};

impl Types<'_> {
    /// What the answers with a success status (or all others) decode to.
    pub(super) fn outcome(
        &mut self,
        responses: &mut [Response],
        place: &Place<'_>,
        success: bool,
        at: Span,
    ) -> Outcome {
        let declared_success = responses.iter().any(|response| response.status.is_success());
        let wanted = |status: Status| match status {
            Status::Default => success != declared_success || !success,
            status => status.is_success() == success,
        };
        let chosen: Vec<usize> = (0..responses.len()).filter(|index| wanted(responses[*index].status)).collect();
        let suffix = if success { "Output" } else { "Failure" };
        let mut cases = Vec::new();
        for index in &chosen {
            let status = responses[*index].status;
            let contents = self.contents(&mut responses[*index], chosen.len() > 1, suffix, place, status);
            cases.push((*index, contents));
        }
        let mut types: Vec<Type> =
            cases.iter().flat_map(|(_, contents)| contents.iter().map(|(_, _, ty)| ty.clone())).collect();
        types.dedup();
        let single = types.iter().all(|ty| Some(ty) == types.first());
        if single {
            let ty = types.first().cloned().unwrap_or_default();
            let cases = cases
                .into_iter()
                .map(|(index, contents)| outcome_case(&responses[index], contents, |_| None))
                .collect();
            return Outcome { ty, cases };
        }
        let mut scope = Scope::default();
        let mut variants: Vec<ChoiceCase> = Vec::new();
        let mut outcome_cases = Vec::new();
        for (index, contents) in cases {
            let response = &responses[index];
            let several = contents.len() > 1;
            let media: Vec<String> = contents
                .iter()
                .map(|(content, _, _)| {
                    response
                        .contents
                        .get(*content)
                        .map_or_else(String::new, |content| media::label(&content.media_type))
                })
                .collect();
            let mut labels = Vec::new();
            for (position, (_, _, ty)) in contents.iter().enumerate() {
                let label =
                    format!("{}{}", status_label(response.status), if several { media[position].as_str() } else { "" });
                let name = scope.claim(&label, Kind::Variant);
                variants.push(ChoiceCase {
                    name: name.clone(),
                    ty: ty.clone(),
                    checks: None,
                    doc: variant_doc(response),
                });
                labels.push(name);
            }
            outcome_cases.push(outcome_case(response, contents, |position| Some(labels[position].clone())));
        }
        let doc = if success {
            "What the operation answers, by status."
        } else {
            "What the operation answers where it fails, by status."
        };
        let ty = self.choice(variants, suffix, doc, place, at);
        Outcome { ty, cases: outcome_cases }
    }

    /// What can be read of a response: (index of the media type, how, what comes out).
    fn contents(
        &mut self,
        response: &mut Response,
        several: bool,
        suffix: &str,
        place: &Place<'_>,
        status: Status,
    ) -> Vec<(usize, Codec, Type)> {
        if response.contents.is_empty() || matches!(status, Status::Code(204 | 205 | 304)) {
            return vec![(usize::MAX, Codec::Empty, Type::Unit)];
        }
        let name = if several { format!("{}{suffix}", status_label(status)) } else { suffix.to_owned() };
        let has_json = response.contents.iter().any(|content| media::codec(content) == Codec::Json);
        let mut out: Vec<(usize, Codec, Type)> = Vec::new();
        for (index, content) in response.contents.iter_mut().enumerate() {
            let codec = media::codec(content);
            let opaque = codec == Codec::Bytes && !media::is_bytes(&content.media_type) && has_json;
            if opaque || matches!(codec, Codec::JsonLines | Codec::JsonSequence) && has_json {
                let message =
                    format!("`{}` of this response is not read, only its other media types are", content.media_type);
                self.diagnostics.push(
                    Diagnostic::warning(codes::MEDIA_TYPE_LEFT_OUT, message, content.at)
                        .label("a response of this media type is an error"),
                );
                continue;
            }
            let ty = self.content_type(content, codec, &place.member(&name));
            content.ty = ty.clone();
            if !out.iter().any(|(_, known, other)| *known == codec && *other == ty) {
                out.push((index, codec, ty));
            }
        }
        out
    }
}

fn outcome_case(
    response: &Response,
    contents: Vec<(usize, Codec, Type)>,
    variant: impl Fn(usize) -> Option<String>,
) -> OutcomeCase {
    let contents = contents.into_iter().enumerate().map(|(position, (index, codec, ty))| OutcomeContent {
        media_type: response.contents.get(index).map(|content| content.media_type.clone()).unwrap_or_default(),
        codec,
        ty,
        variant: variant(position),
    });
    OutcomeCase { status: response.status, contents: contents.collect() }
}

fn variant_doc(response: &Response) -> String {
    let description = markdown::sanitize(&response.description);
    let status = match response.status {
        Status::Code(code) => format!("Status {code}."),
        Status::Range(digit) => format!("A status from {digit}00 to {digit}99."),
        Status::Default => "Any other status.".to_owned(),
    };
    text::paragraphs([status, description])
}

/// A variant's name for a status: the reason phrase where there is one.
fn status_label(status: Status) -> String {
    match status {
        Status::Code(code) => {
            reason(code).map_or_else(|| format!("Status{code}"), |reason| identifier(reason, Kind::Variant))
        }
        Status::Range(1) => "Informational".to_owned(),
        Status::Range(2) => "Success".to_owned(),
        Status::Range(3) => "Redirection".to_owned(),
        Status::Range(4) => "ClientError".to_owned(),
        Status::Range(_) => "ServerError".to_owned(),
        Status::Default => "Default".to_owned(),
    }
}

/// The reason phrase of a status, as the registry of HTTP status codes has it.
fn reason(code: u16) -> Option<&'static str> {
    http::StatusCode::from_u16(code).ok()?.canonical_reason()
}
