//! Lowers responses that the client can read as streams of items, text or bytes.

use super::{Types, media};
use crate::ir::{Codec, Method, Operation, Outcome, OutcomeContent, Primitive, StreamCode, Type};

/// Returns whether the operation may get a method that streams its response. The result serves to reserve the name of
/// the method before the types of responses are known.
pub(super) fn may_be_streamed(operation: &Operation) -> bool {
    let success_responses = operation.responses.iter().filter(|response| response.status.is_result());
    let is_streamable = |codec| !matches!(codec, Codec::Json | Codec::JsonOrText | Codec::Form | Codec::Empty);
    operation.method != Method::Head
        && success_responses
            .flat_map(|response| &response.contents)
            .any(|content| is_streamable(media::content_codec(content)))
}

impl Types<'_> {
    /// Returns the format in which the client can stream the successful responses of an operation: the first declared
    /// format of items, or else text, or else bytes. `None` if the responses can only be read completely.
    pub(super) fn stream_code(&self, output: &Outcome) -> Option<StreamCode> {
        let success_cases = output.cases.iter().filter(|case| !matches!(case.status, crate::ir::Status::Range(3)));
        let contents: Vec<&OutcomeContent> = success_cases.flat_map(|case| &case.contents).collect();
        let stream_rank = |content: &OutcomeContent| match content.codec {
            Codec::EventStream
            | Codec::TextEventStream
            | Codec::BytesEventStream
            | Codec::JsonLines
            | Codec::TextLines
            | Codec::JsonSequence => Some(0),
            Codec::Text if *self.resolve_aliases(&content.ty) == Type::Primitive(Primitive::String) => Some(1),
            Codec::Bytes => Some(2),
            _ => None,
        };
        let best_content = contents
            .iter()
            .copied()
            .filter(|content| stream_rank(content).is_some())
            .min_by_key(|content| stream_rank(content))?;
        let equal_contents =
            contents.iter().filter(|content| content.codec == best_content.codec && content.ty == best_content.ty);
        let mut media_types: Vec<String> = Vec::new();
        for content in equal_contents {
            if !media_types.contains(&content.media_type) {
                media_types.push(content.media_type.clone());
            }
        }
        // The media types are sent in the header field `Accept`, whose value must be printable ASCII.
        media_types.retain(|media_type| media_type.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
        let item_type = match &best_content.ty {
            Type::List(item_type) => match &**item_type {
                Type::Event(data) => data.as_ref().clone(),
                item_type => item_type.clone(),
            },
            other => other.clone(),
        };
        (!media_types.is_empty()).then_some(StreamCode { codec: best_content.codec, item: item_type, media_types })
    }
}
