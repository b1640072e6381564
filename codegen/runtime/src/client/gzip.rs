//! Answers compressed with gzip, unpacked up to the limit.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use http::{HeaderValue, header};

use super::super::{
    operation::{Request, Response},
    request::set,
    transport::{TransportError, TransportErrorKind},
};

/// Says that a compressed answer is welcome, unless the caller has said what is.
pub(super) fn offer(request: &mut Request) {
    let headers = request.headers_mut();
    if !headers.contains_key(header::ACCEPT_ENCODING) {
        set(headers, header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
    }
}

/// The answer unpacked; one that is not compressed as it is.
pub(super) fn unpack(mut response: Response, limit: usize) -> Result<Response, TransportError> {
    let packed = response.headers().get(header::CONTENT_ENCODING).is_some_and(|value| {
        value.as_bytes().eq_ignore_ascii_case(b"gzip") || value.as_bytes().eq_ignore_ascii_case(b"x-gzip")
    });
    if !packed || response.body().is_empty() {
        return Ok(response);
    }
    let mut body = Vec::new();
    // One byte more than may be, to tell a body that just fits from one that does not.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    MultiGzDecoder::new(response.body().as_ref()).take(most).read_to_end(&mut body).map_err(|error| {
        TransportError::with_source(TransportErrorKind::ConnectionClosed, "the answer's gzip is damaged", error)
    })?;
    if body.len() > limit {
        return Err(TransportError::too_large(limit));
    }
    *response.body_mut() = body.into();
    response.headers_mut().remove(header::CONTENT_ENCODING);
    response.headers_mut().remove(header::CONTENT_LENGTH);
    Ok(response)
}
