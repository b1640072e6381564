//! The state of a call between its attempts, and the result of a call.

use std::time::Duration;

use http::Uri;

#[cfg(feature = "tokens")]
use super::super::{error::Error, message::Request, transport::BoxFuture};
use super::{
    super::{auth::OwnedPermit, message::Response, spec::OperationSpec, transport::Body},
    inner::ClientState,
    trace::TraceId,
};

/// The state of a call, which changes with each attempt.
pub(super) struct CallState {
    pub(super) spec: &'static OperationSpec,
    /// The time at which the call started, according to the transport's monotonic clock.
    pub(super) start_time: Duration,
    /// The timeout of the call; `None` for no timeout.
    pub(super) total_timeout: Option<Duration>,
    /// The number of requests that the call has sent.
    pub(super) attempt_count: u32,
    /// True if the server may have executed an attempt whose response did not arrive.
    pub(super) is_unconfirmed: bool,
    /// True if the credentials were renewed after a response with status code 401, which happens at most once per call.
    #[cfg(feature = "tokens")]
    pub(super) has_renewed_credentials: bool,
    /// The number of redirects that were followed.
    pub(super) redirect_count: u32,
    /// The URL of the next request.
    pub(super) url: Uri,
    pub(super) authentication: Authentication,
    pub(super) body_mode: BodyMode,
    pub(super) trace_id: TraceId,
    /// The function that sends token requests. It is a function pointer, since a token request is a call as well, and
    /// an `async fn` cannot call itself directly.
    #[cfg(feature = "tokens")]
    pub(super) request_token: RequestToken,
}

/// A function that sends a token request with a timeout.
#[cfg(feature = "tokens")]
pub(super) type RequestToken =
    for<'a> fn(&'a ClientState, &'static OperationSpec, &'a Request, Option<Duration>) -> BoxFuture<'a, TokenResponse>;

/// The result of a token request: the response and the number of attempts, or an error.
#[cfg(feature = "tokens")]
pub(super) type TokenResponse = Result<(Response, u32), Error>;

/// The source of the credentials of a request.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Authentication {
    /// The credentials of the client.
    Client,
    /// The credentials are already in the request, which is a token request.
    InRequest,
    /// No credentials: the request was redirected to another server. Header fields that may contain secrets are not
    /// sent either.
    Withheld,
}

/// The way in which the body of a successful response is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum BodyMode {
    /// The client reads the complete body, before the timeout of the attempt.
    Complete,
    /// The caller reads the body while it arrives.
    Streamed {
        /// The maximum time between two pieces of the body; `None` for no limit.
        idle_timeout: Option<Duration>,
    },
}

/// A successful response, the number of attempts, and the unread body of a streamed response.
pub(crate) struct SuccessfulCall {
    pub(super) response: Response,
    /// The number of requests that the call has sent.
    pub(super) attempt_count: u32,
    /// The unread body, if the response is streamed.
    pub(super) open_body: Option<OpenBody>,
}

/// The unread body of a response, and the permit of the request, which is held until the body ends or is dropped.
pub(super) struct OpenBody {
    pub(super) body: Body,
    #[expect(dead_code, reason = "held until the body ends or is dropped")]
    pub(super) request_slot: OwnedPermit,
}

impl ClientState {
    /// Returns the time until the call's deadline; `None` if the call has no deadline.
    pub(super) fn remaining(&self, call: &CallState) -> Option<Duration> {
        let elapsed = self.transport.now().monotonic.saturating_sub(call.start_time);
        call.total_timeout.map(|total| total.saturating_sub(elapsed))
    }
}
