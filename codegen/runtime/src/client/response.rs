//! Information about the call that returned a response: the number of attempts, the URL, the request ID and the raw
//! body.

use bytes::Bytes;
use http::Uri;

use super::super::error::request_id;

/// The number of attempts, the URL and the raw body of a call. The client stores them in the extensions of the
/// response.
#[derive(Clone, Debug)]
pub(super) struct CallInfo {
    pub(super) attempt_count: u32,
    pub(super) url: Uri,
    pub(super) raw_body: Option<Bytes>,
}

/// Methods that return information about the call that a response belongs to.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::ResponseExt;")]
///
/// fn log<T>(response: &http::Response<T>) {
///     println!("{:?} after {} attempts, request {:?}", response.url(), response.attempts(), response.request_id());
/// }
/// ```
pub trait ResponseExt {
    /// Returns the ID that the server gave the request, to quote in support tickets. `None` if the server sent no ID.
    fn request_id(&self) -> Option<String>;

    /// Returns the number of requests sent by the call. 0 if the response did not come from a client.
    fn attempts(&self) -> u32;

    /// Returns the URL of the last request, after redirects. `None` for a response that did not come from a client.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::ResponseExt;")]
    ///
    /// /// Returns whether the response came from another host.
    /// fn was_redirected<T>(response: &http::Response<T>, host: &str) -> bool {
    ///     response.url().and_then(|url| url.host()).is_some_and(|actual| actual != host)
    /// }
    /// ```
    fn url(&self) -> Option<&Uri>;

    /// Returns the response body as received, after decompression. `None` unless
    /// [`CallOptions::keep_raw_body`](super::CallOptions::keep_raw_body) requests it.
    fn raw_body(&self) -> Option<&Bytes>;
}

impl<T> ResponseExt for http::Response<T> {
    fn request_id(&self) -> Option<String> {
        request_id(self.headers())
    }

    fn attempts(&self) -> u32 {
        self.extensions().get::<CallInfo>().map_or(0, |call_info| call_info.attempt_count)
    }

    fn url(&self) -> Option<&Uri> {
        self.extensions().get::<CallInfo>().map(|call_info| &call_info.url)
    }

    fn raw_body(&self) -> Option<&Bytes> {
        self.extensions().get::<CallInfo>()?.raw_body.as_ref()
    }
}
