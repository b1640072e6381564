//! Writes request bodies, with one method for each kind of media type.

use bytes::Bytes;
use http::{HeaderValue, header};
use serde::Serialize;

use super::{
    super::{
        body::{self, Encoding},
        charset::Charset,
        media,
        param::{self, Flat, StyleError},
        source::{Upload, UploadPart},
        value::Binary,
        write::Purpose,
    },
    RequestBuilder, RequestError, set_header,
};

impl RequestBuilder {
    /// Sets a JSON body.
    ///
    /// [`finish`](Self::finish) returns an error if the value cannot be serialized.
    pub fn json<T: Serialize + ?Sized>(&mut self, media: &str, value: &T) {
        self.put_body(media, to_json(value));
    }

    /// Sets a body with one JSON value per line (NDJSON, JSON Lines).
    ///
    /// [`finish`](Self::finish) returns an error if a value cannot be serialized.
    pub fn json_lines<T: Serialize>(&mut self, media: &str, values: &[T]) {
        self.put_records(media, values, b"");
    }

    /// Sets a JSON text sequence (RFC 7464): each JSON text follows a record separator and ends with a line feed.
    ///
    /// [`finish`](Self::finish) returns an error if a value cannot be serialized.
    pub fn json_sequence<T: Serialize>(&mut self, media: &str, values: &[T]) {
        self.put_records(media, values, b"\x1e");
    }

    /// Sets a body with one record per value: `separator`, the JSON text of the value, and a line feed.
    fn put_records<T: Serialize>(&mut self, media: &str, values: &[T], separator: &[u8]) {
        let mut body = Vec::new();
        for value in values {
            match to_json(value) {
                Ok(json) => {
                    body.extend_from_slice(separator);
                    body.extend_from_slice(&json);
                    body.push(b'\n');
                }
                Err(error) => return self.record_error(Err(error)),
            }
        }
        self.put_body(media, Ok(body));
    }

    /// Sets a body as `application/x-www-form-urlencoded`. Members without an entry in `encodings` use the defaults of
    /// the OpenAPI Specification.
    ///
    /// [`finish`](Self::finish) returns an error if the value is neither an object nor a list.
    pub fn form<T: Serialize + ?Sized>(&mut self, media: &str, value: &T, encodings: &[Encoding]) {
        let form_text = flatten_for_request(value).and_then(|value| body::encode_form(&value, encodings));
        self.put_body(media, form_text.map_err(|error| RequestError::unwritable("body", error)));
    }

    /// Sets a text body from a string, a number or an enum.
    ///
    /// [`finish`](Self::finish) returns an error if the value is a list or object, or contains characters that the
    /// character encoding of the media type cannot represent.
    pub fn text<T: Serialize + ?Sized>(&mut self, media: &str, value: &T) {
        let text = flatten_for_request(value).and_then(|value| value.scalar_text().map(std::borrow::Cow::into_owned));
        let text = text.map_err(|error| RequestError::unwritable("body", error));
        let body = text.and_then(|text| encode_text(media, text));
        self.put_body(media, body);
    }

    /// Sets a binary body and the media type of the body, which must be equal to a media type in `declared` or match a
    /// range in `declared`. If the value has no media type, the media type is chosen from `declared` if that is
    /// unambiguous.
    ///
    /// [`finish`](Self::finish) returns an error if the media type is not declared, or is missing and cannot be chosen.
    #[inline]
    pub fn bytes(&mut self, declared: &[&str], value: &Binary) {
        match media::choose_media_type(declared, value.media.as_deref()) {
            Ok(media) => {
                self.upload = value.source.clone().map(|source| Upload::new(vec![UploadPart::Source(source)]));
                self.put_body(media, Ok(value.data.clone()));
            }
            Err(problem) => self.record_error(Err(RequestError::invalid("body", problem))),
        }
    }

    pub(super) fn put_body(&mut self, media: &str, body: Result<impl Into<Bytes>, RequestError>) {
        let media = HeaderValue::try_from(media).map_err(|error| RequestError::unwritable("Content-Type", error));
        match (media, body) {
            (Ok(media), Ok(body)) => {
                set_header(&mut self.headers, header::CONTENT_TYPE, media);
                self.body = body.into();
            }
            (Err(error), _) | (_, Err(error)) => self.record_error(Err(error)),
        }
    }
}

fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, RequestError> {
    let _guard = Purpose::Request.begin();
    serde_json::to_vec(value).map_err(|error| RequestError::unwritable("body", error))
}

/// Encodes text in the character encoding that the parameter `charset` of the media type names.
#[inline]
fn encode_text(media: &str, text: String) -> Result<Vec<u8>, RequestError> {
    match Charset::of(media) {
        Ok(charset) => charset.encode(text).map_err(|c| {
            let character = c.to_string();
            RequestError::unwritable("body", format!("the character {character:?} cannot be encoded as `{media}`"))
        }),
        Err(_) if text.is_ascii() => Ok(text.into_bytes()),
        Err(name) => Err(RequestError::unwritable(
            "body",
            format!("non-ASCII text cannot be written in the character encoding `{name}`, which is not supported"),
        )),
    }
}

pub(super) fn flatten_for_request<T: Serialize + ?Sized>(value: &T) -> Result<Flat, StyleError> {
    let _guard = Purpose::Request.begin();
    param::flatten(value)
}
