//! Emits the code of operations whose responses can be read as a stream.

use super::{
    Emitter,
    code::{CodePosition, Statements, code},
    doc_comments,
    request::join_accepted_media_types,
    types::text_literal,
};
use crate::ir::{Codec, Operation, StreamCode};

/// Emits the implementation of the runtime's trait `Streamed`. Empty if the response of the operation cannot be read as
/// a stream.
pub(super) fn emit_streamed(emitter: Emitter<'_>, operation: &Operation) -> String {
    let Some(stream) = &operation.code.stream else { return String::new() };
    let (request_name, decoder) = (&operation.code.request, format_decoder_type(emitter, stream));
    let media_types = text_literal(&format_accept_value(operation, stream));
    code! { Item, [request_name decoder media_types]
        impl crate::runtime::Streamed for #request_name {
            type Decoder = #decoder;
            const MEDIA_TYPES: &'static str = #media_types;
        }
    }
}

/// Returns the value of the header field `Accept` for streamed calls. Includes the media types of failures if all media
/// types of successful responses can be streamed, since some servers reject a request if they cannot send a failure in
/// an accepted media type. Otherwise contains only the media types that can be streamed.
fn format_accept_value(operation: &Operation, stream: &StreamCode) -> String {
    let (output, failure) = (&operation.code.output, &operation.code.failure);
    let mut contents = output.cases.iter().flat_map(|case| &case.contents);
    let all_are_streamable = contents.all(|content| stream.media_types.contains(&content.media_type));
    let all_media_types = all_are_streamable.then(|| join_accepted_media_types(output, failure)).flatten();
    all_media_types.unwrap_or_else(|| stream.media_types.join(", "))
}

/// Emits the method `stream` of the request struct. Empty if the response of the operation cannot be read as a stream.
pub(super) fn emit_stream_method(operation: &Operation) -> Statements {
    let Some(stream) = &operation.code.stream else { return Statements::default() };
    let item_noun = match stream.codec {
        Codec::EventStream | Codec::TextEventStream | Codec::BytesEventStream => "events",
        Codec::Text => "pieces of text",
        Codec::Bytes => "pieces",
        _ => "items",
    };
    let doc = doc_comments::format_doc_lines(
        CodePosition::Method,
        &format!("Streams the response: returns its {item_noun} as they arrive."),
    );
    Statements(code! { Method, [doc]
        #doc
        pub fn stream<D: crate::runtime::DispatchStream>(&self, client: &D) -> D::Stream<<Self as crate::runtime::Streamed>::Decoder> {
            client.dispatch_stream(self)
        }
    })
}

/// Formats the runtime's type that decodes a streamed response, such as `Lines<Pet, Json>`.
fn format_decoder_type(emitter: Emitter<'_>, stream: &StreamCode) -> String {
    let (decoder, item_decoder) = match stream.codec {
        Codec::EventStream => ("Events", "Json"),
        Codec::TextEventStream => ("Events", "Text"),
        Codec::BytesEventStream => ("Events", "Raw"),
        Codec::TextLines => ("Lines", "JsonOrText"),
        Codec::JsonSequence => ("Sequence", "Json"),
        Codec::Text => return "crate::runtime::stream::TextChunks".to_owned(),
        Codec::Bytes => return "crate::runtime::stream::ByteChunks".to_owned(),
        _ => ("Lines", "Json"),
    };
    format!(
        "crate::runtime::stream::{decoder}<{}, crate::runtime::stream::{item_decoder}>",
        emitter.type_text(&stream.item)
    )
}
