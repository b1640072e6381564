//! Lowers responses that can be streamed as items, text or bytes.

use super::{Types, media};
use crate::ir::{Codec, Method, Operation, Outcome, OutcomeContent, Primitive, StreamCode, Type};

/// Returns whether the operation may get a method to stream its response. The method's name is reserved before the
/// types of responses are known.
pub(super) fn may_be_streamed(operation: &Operation) -> bool {
    let results = operation.responses.iter().filter(|response| response.status.is_result());
    let is_streamable = |codec| !matches!(codec, Codec::Json | Codec::JsonOrText | Codec::Form | Codec::Empty);
    operation.method != Method::Head
        && results.flat_map(|response| &response.contents).any(|content| is_streamable(media::content_codec(content)))
}

impl Types<'_> {
    /// Returns how the successful responses of an operation can be streamed: in the first declared format of items, or
    /// else as text, or else as bytes. `None` if the responses can only be read completely.
    pub(super) fn stream_code(&self, output: &Outcome) -> Option<StreamCode> {
        let successes = output.cases.iter().filter(|case| !matches!(case.status, crate::ir::Status::Range(3)));
        let contents: Vec<&OutcomeContent> = successes.flat_map(|case| &case.contents).collect();
        let rank = |content: &OutcomeContent| match content.codec {
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
        let first =
            contents.iter().copied().filter(|content| rank(content).is_some()).min_by_key(|content| rank(content))?;
        let equal_contents = contents.iter().filter(|content| content.codec == first.codec && content.ty == first.ty);
        let mut media_types: Vec<String> = Vec::new();
        for content in equal_contents {
            if !media_types.contains(&content.media_type) {
                media_types.push(content.media_type.clone());
            }
        }
        // The media types are sent in the header field `Accept`, whose value must be printable ASCII.
        media_types.retain(|media_type| media_type.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
        let item = match &first.ty {
            Type::List(item) => match &**item {
                Type::Event(data) => data.as_ref().clone(),
                item => item.clone(),
            },
            other => other.clone(),
        };
        (!media_types.is_empty()).then_some(StreamCode { codec: first.codec, item, media_types })
    }
}
