//! The settings and shared state of a client, and the deadline of its calls.

use std::{
    fmt,
    future::poll_fn,
    pin::pin,
    sync::{Arc, OnceLock, atomic::AtomicI64},
    task::Poll,
    time::Duration,
};

use http::HeaderValue;

use super::{
    super::{
        auth::{Credential, Semaphore},
        error::Error,
        retry::RetryPolicy,
        transport::Transport,
    },
    headers::Headers,
    hooks::Hooks,
    servers::Servers,
};

/// The settings of a client. Clones share connections, tokens, the clock skew and the limit of concurrent requests.
#[allow(clippy::struct_excessive_bools, reason = "each is a separate option of the client")]
#[derive(Clone)]
pub(crate) struct ClientState {
    pub(super) transport: Arc<dyn Transport>,
    pub(super) servers: Servers,
    pub(super) credentials: Vec<Credential>,
    pub(super) retry: RetryPolicy,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) total_timeout: Option<Duration>,
    pub(super) max_response_size: usize,
    /// A semaphore with one permit for each request that may be in flight at the same time.
    pub(super) request_slots: Arc<Semaphore>,
    /// The value of `User-Agent`. If the user has not set it, the first call sets the default: the name and version of
    /// the generated crate, which the client takes from the operation's [`OperationSpec`].
    pub(super) user_agent: OnceLock<Option<HeaderValue>>,
    #[cfg(feature = "gzip")]
    pub(super) compression: bool,
    /// True if dates and times in responses must be valid according to RFC 3339.
    pub(super) strict_dates: bool,
    /// The server's clock minus this machine's clock in seconds; 0 until a server has refused a signature.
    pub(super) clock_skew: Arc<AtomicI64>,
    /// Header fields that are added to each request whose operation does not set the fields.
    pub(super) default_headers: Headers,
    /// Header fields that are set in each request. They replace the fields that the operation sets.
    pub(super) override_headers: Headers,
    pub(super) hooks: Hooks,
    pub(super) follow_redirects: bool,
    pub(super) keep_raw_body: bool,
    /// An error in the call options, which every call of this client returns.
    pub(super) option_error: Option<Error>,
}

impl ClientState {
    /// Returns an error if a header field or another option of the client is not valid.
    pub(super) fn check_options(&self) -> Result<(), Error> {
        self.default_headers.check()?;
        self.override_headers.check()?;
        self.option_error.clone().map_or(Ok(()), Err)
    }

    /// Waits for a future, such as a free request slot or a token, until the deadline at most. Returns `None` if the
    /// deadline passes first. `remaining` returns the time until the deadline; `None` if there is no deadline.
    pub(super) async fn before_deadline<T>(
        &self,
        remaining: impl Fn() -> Option<Duration>,
        future: impl Future<Output = T>,
    ) -> Option<T> {
        let mut future = pin!(future);
        let mut timer = None;
        poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            let Some(remaining) = remaining() else { return Poll::Pending };
            // The timer is created only if the future is pending, which is rare.
            let timer = timer.get_or_insert_with(|| self.transport.timer(remaining));
            timer.as_mut().poll(context).map(|()| None)
        })
        .await
    }
}

impl fmt::Debug for ClientState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientState")
            .field("servers", &self.servers)
            .field("credentials", &self.credentials)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}
