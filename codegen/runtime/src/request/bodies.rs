//! Bodies of requests, by media type.

use bytes::Bytes;
use http::{HeaderValue, header};
use serde::Serialize;

use super::{
    super::{
        body::{self, Content, Encoding, PartHeader},
        charset::Charset,
        media,
        param::{self, Flat, StyleError},
        source::{Upload, UploadPart},
        value::Binary,
        write::InRequest,
    },
    RequestBuilder, RequestError, set,
};

impl RequestBuilder {
    /// Sets a body in JSON.
    ///
    /// [`finish`](Self::finish) fails if it has no JSON.
    pub fn json<T: Serialize + ?Sized>(&mut self, media: &str, value: &T) {
        self.put_body(media, to_json(value));
    }

    /// Sets a body with a JSON value on each line: NDJSON, JSON Lines.
    ///
    /// [`finish`](Self::finish) fails if a value has no JSON.
    pub fn json_lines<T: Serialize>(&mut self, media: &str, values: &[T]) {
        self.records(media, values, b"");
    }

    /// Sets a body of JSON texts, each after a record separator and before a line feed (RFC 7464).
    ///
    /// [`finish`](Self::finish) fails if a value has no JSON.
    pub fn json_sequence<T: Serialize>(&mut self, media: &str, values: &[T]) {
        self.records(media, values, b"\x1e");
    }

    fn records<T: Serialize>(&mut self, media: &str, values: &[T], separator: &[u8]) {
        let mut body = Vec::new();
        for value in values {
            match to_json(value) {
                Ok(json) => {
                    body.extend_from_slice(separator);
                    body.extend_from_slice(&json);
                    body.push(b'\n');
                }
                Err(error) => return self.note(Err(error)),
            }
        }
        self.put_body(media, Ok(body));
    }

    /// Sets a body as `application/x-www-form-urlencoded`. Members that `encodings` do not name use the defaults of the
    /// specification.
    ///
    /// [`finish`](Self::finish) fails if it is neither an object nor a list.
    pub fn form<T: Serialize + ?Sized>(&mut self, media: &str, value: &T, encodings: &[Encoding]) {
        let text = flat(value).and_then(|value| body::form(&value, encodings));
        self.put_body(media, text.map_err(|error| RequestError::unwritable("body", error)));
    }

    /// Sets a body as `multipart/form-data` or another multipart type. What `encodings` do not name goes by the
    /// specification's defaults; [`Binary`] members become files.
    ///
    /// [`finish`](Self::finish) fails if it is neither an object nor a list, a part lacks a header that it must have, or a
    /// file is of a media type that its encoding does not declare.
    pub fn multipart<T: Serialize + ?Sized>(
        &mut self,
        media: &str,
        value: &T,
        encodings: &[Encoding],
        headers: &[PartHeader],
    ) {
        match flat(value).and_then(|value| body::multipart(media, &value, encodings, headers)) {
            Ok((media, Content::Bytes(bytes))) => self.put_body(&media, Ok(bytes)),
            Ok((media, Content::Upload(upload))) => {
                self.upload = Some(upload);
                self.put_body(&media, Ok(Bytes::new()));
            }
            Err(error) => self.note(Err(RequestError::unwritable("body", error))),
        }
    }

    /// Sets a body as text: a string, a number, an enum.
    ///
    /// [`finish`](Self::finish) fails if it is a list or object, or has characters that the encoding of the media type does not have.
    pub fn text<T: Serialize + ?Sized>(&mut self, media: &str, value: &T) {
        let text = flat(value).and_then(|value| value.scalar().map(std::borrow::Cow::into_owned));
        let body = text.map_err(|error| RequestError::unwritable("body", error)).and_then(|text| encoded(media, text));
        self.put_body(media, body);
    }

    /// Sets a body of bytes with their media type. It must be one of `declared`, which may be ranges; the media type
    /// may be absent if a single one is declared.
    ///
    /// [`finish`](Self::finish) fails if the media type is another one or is missing.
    pub fn bytes(&mut self, declared: &[&str], value: &Binary) {
        match media::choose(declared, value.media.as_deref()) {
            Ok(media) => {
                self.upload = value.source.clone().map(|source| Upload::new(vec![UploadPart::Source(source)]));
                self.put_body(media, Ok(value.data.clone()));
            }
            Err(why) => self.note(Err(RequestError::invalid("body", why))),
        }
    }

    fn put_body(&mut self, media: &str, body: Result<impl Into<Bytes>, RequestError>) {
        let media = HeaderValue::try_from(media).map_err(|error| RequestError::unwritable("Content-Type", error));
        match (media, body) {
            (Ok(media), Ok(body)) => {
                set(&mut self.headers, header::CONTENT_TYPE, media);
                self.body = body.into();
            }
            (Err(error), _) | (_, Err(error)) => self.note(Err(error)),
        }
    }
}

fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, RequestError> {
    let _in_request = InRequest::begin();
    serde_json::to_vec(value).map_err(|error| RequestError::unwritable("body", error))
}

/// Encodes text as its media type says.
fn encoded(media: &str, text: String) -> Result<Vec<u8>, RequestError> {
    match Charset::of(media) {
        Ok(charset) => charset
            .encode(text)
            .map_err(|c| RequestError::unwritable("body", format!("`{media}` has no {:?}", c.to_string()))),
        Err(_) if text.is_ascii() => Ok(text.into_bytes()),
        Err(name) => Err(RequestError::unwritable(
            "body",
            format!("text beyond ASCII cannot be written in the encoding `{name}`"),
        )),
    }
}

fn flat<T: Serialize + ?Sized>(value: &T) -> Result<Flat, StyleError> {
    let _in_request = InRequest::begin();
    param::flatten(value)
}
