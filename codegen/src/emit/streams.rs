//! Emits the code of operations whose responses can be streamed.

use super::{
    Emitter,
    code::{CodePosition, Statements, code},
    doc_comments,
    request::accept_types,
    types::text_literal,
};
use crate::ir::{Codec, Operation, StreamCode};

/// Emits the implementation of `Streamed`. Empty if the response of the operation cannot be streamed.
pub(super) fn emit_streamed(emitter: Emitter<'_>, operation: &Operation) -> String {
    let Some(stream) = &operation.code.stream else { return String::new() };
    let (request_name, decoder) = (&operation.code.request, format_decoder_type(emitter, stream));
    let media_types = text_literal(&accept_header_value(operation, stream));
    code! { Item, [request_name decoder media_types]
        impl crate::runtime::Streamed for #request_name {
            type Decoder = #decoder;
            const MEDIA_TYPES: &'static str = #media_types;
        }
    }
}

/// Returns the value of `Accept` for streamed calls. If all media types of successful responses can be streamed, the
/// media types of failures are included, as in calls that are not streamed: some servers reject a request if they
/// cannot send a failure in an accepted media type.
fn accept_header_value(operation: &Operation, stream: &StreamCode) -> String {
    let (output, failure) = (&operation.code.output, &operation.code.failure);
    let mut contents = output.cases.iter().flat_map(|case| &case.contents);
    let all_are_streamable = contents.all(|content| stream.media_types.contains(&content.media_type));
    let all_media_types = all_are_streamable.then(|| accept_types(output, failure)).flatten();
    all_media_types.unwrap_or_else(|| stream.media_types.join(", "))
}

/// Emits the method `stream`. Empty if the response of the operation cannot be streamed.
pub(super) fn stream_method(operation: &Operation) -> Statements {
    let Some(stream) = &operation.code.stream else { return Statements::default() };
    let item_noun = match stream.codec {
        Codec::EventStream | Codec::TextEventStream | Codec::BytesEventStream => "events",
        Codec::Text => "pieces of text",
        Codec::Bytes => "pieces",
        _ => "items",
    };
    let doc = doc_comments::doc_lines(
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

/// Formats the type of the runtime that decodes a streamed response: `Lines<Pet, Json>`.
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
