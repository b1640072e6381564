//! The state of a call between its attempts, and its outcome.

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
    /// The time at which the call started, by the transport's monotonic clock.
    pub(super) started: Duration,
    /// The timeout of the call.
    pub(super) total_timeout: Option<Duration>,
    /// The number of requests that were sent.
    pub(super) attempts: u32,
    /// True if the server may have executed an attempt whose response did not arrive.
    pub(super) is_unconfirmed: bool,
    /// True if credentials that the server refused were renewed, which is done once.
    pub(super) has_renewed_credentials: bool,
    pub(super) redirects: u32,
    /// The URL of the next request.
    pub(super) url: Uri,
    pub(super) authentication: Authentication,
    pub(super) reading: Reading,
    pub(super) trace: TraceId,
    /// Sends a call that requests a token. A function pointer breaks the recursion: such a call runs the same code as
    /// this one.
    pub(super) request_token: RequestToken,
}

/// Sends a call that requests a token, within this time.
pub(super) type RequestToken =
    for<'a> fn(&'a Inner, &'static OperationSpec, &'a Request, Option<Duration>) -> BoxFuture<'a, TokenResponse>;

/// The response to a call that requests a token, and the number of attempts that it took.
pub(super) type TokenResponse = Result<(Response, u32), Error>;

/// The credentials that a request is sent with.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Authentication {
    /// Those of the client.
    Client,
    /// Those that the request has already: it requests a token.
    InRequest,
    /// None, and none of the header fields that may hold secrets: the request was redirected to another server.
    Withheld,
}

/// The way in which the body of a success is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reading {
    /// To its end, within the time of the attempt.
    Whole,
    /// By the caller, as it arrives.
    Stream {
        /// The timeout between two pieces.
        idle_timeout: Option<Duration>,
    },
}

/// A response that is a success.
pub(crate) struct Delivery {
    pub(super) response: Response,
    /// The number of requests that were sent for it.
    pub(super) attempts: u32,
    /// The body that has not been read, if the response is streamed.
    pub(super) open: Option<OpenBody>,
}

/// A body that has not been read.
pub(super) struct OpenBody {
    pub(super) body: Body,
    #[expect(dead_code, reason = "held until the body ends or is dropped")]
    pub(super) slot: OwnedPermit,
}

impl Inner {
    /// Returns the time remaining before the deadline of the call; `None` if it has none.
    pub(super) fn remaining(&self, call: &Progress) -> Option<Duration> {
        let elapsed = self.transport.now().monotonic.saturating_sub(call.started);
        call.total_timeout.map(|total| total.saturating_sub(elapsed))
    }
}
