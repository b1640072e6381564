//! Fetches the tokens and access keys of a call, unless they are in the cache.

use std::time::Duration;

use super::{
    super::{
        auth::{self, FetchedToken, HeldToken, TokenCache, TokenSource},
        error::{Error, ErrorKind},
        message::Request,
        spec::{OperationSpec, TokenExchange},
        transport::BoxFuture,
    },
    failures::timeout_error,
    inner::ClientState,
    progress::{Authentication, BodyMode, CallState, RequestToken, TokenResponse},
};

impl ClientState {
    /// Fetches access keys from a source, and converts them to a token, so that they can be cached.
    #[cfg(feature = "signing")]
    pub(super) fn fetch_keys<'a>(
        &'a self,
        source: &'a dyn auth::AccessKeySource,
        timeout: Option<Duration>,
    ) -> BoxFuture<'a, Result<FetchedToken, Error>> {
        Box::pin(async move {
            let http_sender = auth::HttpSender::new(&*self.transport);
            match self.before_deadline(|| timeout, source.access_key(&http_sender)).await {
                Some(keys) => Ok((keys?.to_token(), None)),
                None => Err(Error::new(ErrorKind::Timeout, "timed out waiting for the access key source")),
            }
        })
    }

    /// Returns the cached token, or fetches a new one before the call's deadline.
    pub(super) async fn get_token<'a>(
        &'a self,
        call: &CallState,
        cache: &TokenCache,
        fetch: impl FnOnce(Option<Duration>) -> BoxFuture<'a, Result<FetchedToken, Error>>,
    ) -> Result<HeldToken, Error> {
        let is_past_deadline = || self.remaining(call) == Some(Duration::ZERO);
        let fetch = |timeout: Option<Duration>| {
            fetch(match (timeout, self.remaining(call)) {
                // A timeout means that an older token is valid. Half of the remaining time is reserved for sending the
                // request with the older token.
                (Some(timeout), Some(remaining)) => Some(timeout.min(remaining / 2)),
                (timeout, remaining) => timeout.or(remaining),
            })
        };
        // Boxed, so that the future of the call is small; most calls use a cached token.
        let token_future = Box::pin(cache.get(|| self.transport.now(), is_past_deadline, fetch));
        match self.before_deadline(|| self.remaining(call), token_future).await {
            Some(Ok(token)) => Ok(token),
            Some(Err(error)) if !is_past_deadline() => Err(Error::auth(call.spec.id, error)),
            _ => Err(timeout_error(call, "a token")),
        }
    }

    /// Fetches a token from a source that the user has implemented.
    pub(super) fn fetch_custom_token<'a>(
        &'a self,
        source: &'a dyn TokenSource,
        timeout: Option<Duration>,
    ) -> BoxFuture<'a, Result<FetchedToken, Error>> {
        Box::pin(async move {
            match self.before_deadline(|| timeout, source.token()).await {
                Some(token) => Ok((token?, None)),
                None => Err(Error::new(ErrorKind::Timeout, "timed out waiting for the token source")),
            }
        })
    }

    /// Requests a token with the token request that the API's document declares.
    pub(super) fn exchange_token<'a>(
        &'a self,
        request_token: RequestToken,
        exchange: &'static TokenExchange,
        credentials: &'a auth::TokenRequest,
        scopes: &'static [&'static str],
        timeout: Option<Duration>,
    ) -> BoxFuture<'a, Result<FetchedToken, Error>> {
        Box::pin(async move {
            let request = auth::build_token_request(exchange, credentials, scopes)?;
            let result = request_token(self, exchange.spec, &request, timeout).await;
            let (response, attempt_count) = result.map_err(Error::without_token)?;
            let token = auth::read_token(exchange, &response, self.transport.now().wall);
            token.map_err(|error| error.with_attempts(attempt_count, false).without_token())
        })
    }

    /// Sends the request for a token, and returns the complete response.
    pub(super) fn request_token<'a>(
        &'a self,
        spec: &'static OperationSpec,
        request: &'a Request,
        total_timeout: Option<Duration>,
    ) -> BoxFuture<'a, TokenResponse> {
        Box::pin(async move {
            let authentication = Authentication::InRequest;
            let body_mode = BodyMode::Complete;
            let call_future = self.run_call(spec, request, spec.idempotent, authentication, total_timeout, body_mode);
            call_future.await.map(|successful_call| (successful_call.response, successful_call.attempt_count))
        })
    }
}
