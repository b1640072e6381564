//! Requests gzip compression, and decompresses response bodies.

use http::{HeaderValue, header};

use super::super::{message::Request, request::set_header, transport::Body};

/// Sets `Accept-Encoding: gzip`, unless the caller has set the header field.
pub(super) fn accept_gzip(request: &mut Request) {
    let headers = request.headers_mut();
    if !headers.contains_key(header::ACCEPT_ENCODING) {
        set_header(headers, header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    }
}

/// Makes the body decompress each piece as it arrives, if the `Content-Encoding` is gzip.
pub(super) fn decompress_gzip(mut response: http::Response<Body>) -> http::Response<Body> {
    let is_gzip = response.headers().get(header::CONTENT_ENCODING).is_some_and(|value| {
        value.as_bytes().eq_ignore_ascii_case(b"gzip") || value.as_bytes().eq_ignore_ascii_case(b"x-gzip")
    });
    if !is_gzip {
        return response;
    }
    response.headers_mut().remove(header::CONTENT_ENCODING);
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response.map(Body::decompressed)
}
