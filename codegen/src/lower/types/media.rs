//! Determines the codec (serialization) of each media type, and names of types derived from media types.

use crate::{
    ir::{Codec, Content},
    media_type::{essence, is_json, is_json_lines, is_json_sequence},
    names::{NameKind, to_identifier},
};

/// Returns the codec (serialization) for the media type of `content`, such as [`Codec::Json`].
pub(super) fn content_codec(content: &Content) -> Codec {
    let essence = essence(&content.media_type);
    match essence.as_str() {
        _ if is_streamed(&content.media_type) && essence.ends_with("json") => Codec::JsonLines,
        _ if is_json(&essence) => Codec::Json,
        "application/x-www-form-urlencoded" => Codec::Form,
        _ if essence.starts_with("multipart/") => Codec::Multipart,
        "text/event-stream" => Codec::EventStream,
        _ if is_json_lines(&essence) => Codec::JsonLines,
        _ if is_json_sequence(&essence) => Codec::JsonSequence,
        "*/*" | "application/*" if content.schema.is_some() => Codec::Json,
        _ if essence.starts_with("text/") => Codec::Text,
        _ => Codec::Bytes,
    }
}

/// Returns whether the media type has a parameter that marks a streamed variant of a response, as in
/// `application/json;stream=watch`.
pub(super) fn is_streamed(media_type: &str) -> bool {
    media_type.to_ascii_lowercase().contains("stream=")
}

/// Returns whether values of a media type are plain bytes, such as images. Returns false for structured formats for
/// which no code is generated: XML, YAML, Protobuf and CBOR.
pub(super) fn is_bytes(media_type: &str) -> bool {
    let essence = essence(media_type);
    !(essence.ends_with("xml")
        || essence.ends_with("yaml")
        || essence.ends_with("protobuf")
        || essence.contains("protobuf")
        || essence.ends_with("cbor"))
}

/// Returns whether JSON text is valid content of a media type: JSON, or YAML, which is a superset of JSON.
pub(super) fn is_json_text(media_type: &str) -> bool {
    let essence = essence(media_type);
    is_json(&essence) || essence.ends_with("yaml")
}

/// Returns whether a media type is multipart.
pub(super) fn is_multipart(media_type: &str) -> bool {
    essence(media_type).starts_with("multipart/")
}

/// Returns whether the parts of a multipart body have names (RFC 7578).
pub(super) fn is_form_data(media_type: &str) -> bool {
    essence(media_type) == "multipart/form-data"
}

/// Returns the media type to send in a request. If `media_type` is a range such as `*/*`, returns a media type that
/// fits the codec.
pub(super) fn concrete_media_type(media_type: &str, codec: Codec) -> String {
    if media_type.contains('*') {
        return match codec {
            Codec::Json => "application/json".to_owned(),
            Codec::Text => "text/plain".to_owned(),
            _ => "application/octet-stream".to_owned(),
        };
    }
    media_type.to_owned()
}

/// Returns a label for a media type, for use in Rust identifiers: `application/json` → `Json`.
pub(super) fn media_type_label(media_type: &str) -> String {
    let essence = essence(media_type);
    match essence.as_str() {
        "application/json" | "*/*" => "Json".to_owned(),
        "application/x-www-form-urlencoded" => "Form".to_owned(),
        "multipart/form-data" => "Multipart".to_owned(),
        "application/octet-stream" => "Bytes".to_owned(),
        "text/plain" => "Text".to_owned(),
        "text/json" => "TextJson".to_owned(),
        _ => to_identifier(essence.split_once('/').map_or(essence.as_str(), |(_, subtype)| subtype), NameKind::Variant),
    }
}
