//! The state of a call between its attempts, and the result of a call.

use std::time::Duration;

use http::Uri;

use super::{
    super::{
        auth::OwnedPermit,
        error::Error,
        message::{Request, Response},
        spec::OperationSpec,
        transport::{Body, BoxFuture},
    },
    inner::Inner,
    trace::TraceId,
};

/// The state of a call.
pub(super) struct Progress {
    pub(super) spec: &'static OperationSpec,
    /// The time at which the call started, as measured by the transport's monotonic clock.
    pub(super) started: Duration,
    /// The timeout of the call; `None` for no timeout.
    pub(super) total_timeout: Option<Duration>,
    /// The number of requests that the call has sent.
    pub(super) attempt_count: u32,
    /// True if the server may have executed an attempt whose response did not arrive.
    pub(super) is_unconfirmed: bool,
    /// True if credentials were renewed after a 401, which is done at most once per call.
    pub(super) has_renewed_credentials: bool,
    /// The number of redirects that were followed.
    pub(super) redirect_count: u32,
    /// The URL of the next request.
    pub(super) url: Uri,
    pub(super) authentication: Authentication,
    pub(super) reading: Reading,
    pub(super) trace: TraceId,
    /// The function that sends token requests. It is a function pointer, since a token request is a call as well, and
    /// an `async fn` cannot call itself directly.
    pub(super) request_token: RequestToken,
}

/// A function that sends a token request with a timeout.
pub(super) type RequestToken =
    for<'a> fn(&'a Inner, &'static OperationSpec, &'a Request, Option<Duration>) -> BoxFuture<'a, TokenResponse>;

/// The response to a token request, and the number of attempts.
pub(super) type TokenResponse = Result<(Response, u32), Error>;

/// The source of the credentials of a request.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Authentication {
    /// The credentials of the client.
    Client,
    /// The request already contains the credentials: it is a token request.
    InRequest,
    /// The request was redirected to another server: it is sent without credentials, and without header fields that
    /// may contain secrets.
    Withheld,
}

/// The way to read the body of a successful response.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reading {
    /// Reads the complete body before the timeout of the attempt.
    Whole,
    /// Leaves the body to the caller, who reads it as it arrives.
    Stream {
        /// The maximum time between two pieces of the body; `None` for no limit.
        idle_timeout: Option<Duration>,
    },
}

/// A successful response, and the number of attempts.
pub(crate) struct Delivery {
    pub(super) response: Response,
    /// The number of requests that the call has sent.
    pub(super) attempt_count: u32,
    /// The unread body, if the response is streamed.
    pub(super) open_body: Option<OpenBody>,
}

/// The unread body of a response.
pub(super) struct OpenBody {
    pub(super) body: Body,
    #[expect(dead_code, reason = "held until the body ends or is dropped")]
    pub(super) slot: OwnedPermit,
}

impl Inner {
    /// Returns the time remaining before the call's deadline; `None` if the call has no deadline.
    pub(super) fn remaining(&self, call: &Progress) -> Option<Duration> {
        let elapsed = self.transport.now().monotonic.saturating_sub(call.started);
        call.total_timeout.map(|total| total.saturating_sub(elapsed))
    }
}
