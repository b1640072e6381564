//! Writes multipart bodies.

use bytes::Bytes;
use serde::Serialize;

use super::{
    super::{
        body::{self, Content, Encoding, PartHeader},
        param::StyleError,
    },
    RequestBuilder, RequestError,
    bodies::flatten_for_request,
};

impl RequestBuilder {
    /// Sets a body as `multipart/form-data` or another multipart type. Members without an entry in `encodings` use the
    /// defaults of the OpenAPI Specification. [`Binary`](super::super::value::Binary) members become files.
    ///
    /// [`finish`](Self::finish) returns an error if the value is neither an object nor a list, a part lacks a required
    /// header field, or a file has a media type that its encoding does not declare.
    pub fn multipart<T: Serialize + ?Sized>(
        &mut self,
        media: &str,
        value: &T,
        encodings: &[Encoding],
        headers: &[PartHeader],
    ) {
        self.put_parts(flatten_for_request(value).and_then(|value| body::multipart(media, &value, encodings, headers)));
    }

    /// Sets a multipart body from a list, with one part for each item. In `encodings` and `headers`, the name of an
    /// item is its position in the list.
    ///
    /// [`finish`](Self::finish) returns an error if the value is not a list, a part lacks a required header field, or a
    /// file has a media type that its encoding does not declare.
    pub fn multipart_by_position<T: Serialize + ?Sized>(
        &mut self,
        media: &str,
        value: &T,
        encodings: &[Encoding],
        headers: &[PartHeader],
    ) {
        let parts =
            flatten_for_request(value).and_then(|value| body::multipart_by_position(media, &value, encodings, headers));
        self.put_parts(parts);
    }

    #[inline]
    fn put_parts(&mut self, body: Result<(String, Content), StyleError>) {
        match body {
            Ok((media, Content::Bytes(bytes))) => self.put_body(&media, Ok(bytes)),
            Ok((media, Content::Upload(upload))) => {
                self.upload = Some(upload);
                self.put_body(&media, Ok(Bytes::new()));
            }
            Err(error) => self.record_error(Err(RequestError::unwritable("body", error))),
        }
    }
}
