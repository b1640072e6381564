//! Adds credentials to the requests of a call, and renews them after a response with 401.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use http::StatusCode;

use super::{
    super::{
        auth::{self, ChosenCredential, CredentialKind, FetchedToken, HeldToken, TokenCache, TokenSource},
        error::{Error, ErrorKind},
        message::{Request, Response},
        retry::server_time,
        spec::TokenExchange,
        transport::{BoxFuture, TransportError},
    },
    failures::timeout_error,
    inner::ClientState,
    progress::{CallState, RequestToken},
};

/// The credentials in a request that the client can renew if the server refuses them.
#[derive(Default)]
pub(super) struct UsedCredentials {
    tokens: Vec<(Arc<TokenCache>, HeldToken)>,
    /// The clock skew in seconds that was added to this machine's time for the signature; `None` if the request was not
    /// signed.
    signed_with_skew: Option<i64>,
}

impl ClientState {
    /// Adds a credential to the request as its security scheme declares, or signs the request. Adds tokens and keys
    /// that can be renewed to `used_credentials`.
    pub(super) async fn add_credential(
        &self,
        call: &CallState,
        chosen_credential: &ChosenCredential<'_>,
        request: &mut Request,
        used_credentials: &mut UsedCredentials,
    ) -> Result<(), Error> {
        let (spec, scheme) = (call.spec, chosen_credential.scheme);
        let (cache, held_token) = match &chosen_credential.credential.kind {
            CredentialKind::Token(secret) => return auth::add_secret(request, scheme, secret, spec.id),
            CredentialKind::Basic(basic) => return auth::add_secret(request, scheme, &basic.encode_base64(), spec.id),
            #[cfg(feature = "signing")]
            CredentialKind::AccessKey(keys) => {
                return self.sign_request(call, chosen_credential, keys, request, used_credentials);
            }
            #[cfg(feature = "signing")]
            CredentialKind::AccessKeySource(source, caches) => {
                let cache = caches.find_or_create_cache(scheme, &[]);
                let held_token = self.get_token(call, &cache, |timeout| self.fetch_keys(&**source, timeout)).await?;
                let keys = auth::AccessKey::from_token(&held_token.secret);
                used_credentials.tokens.push((cache, held_token));
                return self.sign_request(call, chosen_credential, &keys, request, used_credentials);
            }
            CredentialKind::Source(source, caches) => {
                let cache = caches.find_or_create_cache(scheme, &[]);
                let held_token =
                    self.get_token(call, &cache, |timeout| self.fetch_custom_token(&**source, timeout)).await?;
                (cache, held_token)
            }
            CredentialKind::Exchange(credentials, caches) => {
                let Some(exchange) = scheme.exchange else { return Ok(()) };
                let scopes = auth::requested_scopes(exchange, credentials, chosen_credential.scopes);
                let cache = caches.find_or_create_cache(scheme, scopes);
                let fetch = |timeout| self.exchange_token(call.request_token, exchange, credentials, scopes, timeout);
                let held_token = self.get_token(call, &cache, fetch).await?;
                (cache, held_token)
            }
        };
        auth::add_secret(request, scheme, &held_token.secret, spec.id)?;
        used_credentials.tokens.push((cache, held_token));
        Ok(())
    }

    /// Signs the request. The time of the signature is the server's time if the client knows it from an earlier
    /// response that refused a signature; otherwise it is this machine's time.
    #[cfg(feature = "signing")]
    fn sign_request(
        &self,
        call: &CallState,
        chosen_credential: &ChosenCredential<'_>,
        keys: &auth::AccessKey,
        request: &mut Request,
        used_credentials: &mut UsedCredentials,
    ) -> Result<(), Error> {
        let Some(signing) = chosen_credential.scheme.signing else { return Ok(()) };
        let clock_skew = self.clock_skew.load(Ordering::Relaxed);
        used_credentials.signed_with_skew = Some(clock_skew);
        let now = self.transport.now().wall;
        let skew_duration = Duration::from_secs(clock_skew.unsigned_abs());
        let signature_time =
            if clock_skew < 0 { now.checked_sub(skew_duration) } else { now.checked_add(skew_duration) };
        keys.sign(signing, request, signature_time.unwrap_or(now), call.spec.id)
    }

    /// Fetches access keys from a source, and converts them to a token, so that they can be cached.
    #[cfg(feature = "signing")]
    fn fetch_keys<'a>(
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
    async fn get_token<'a>(
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
    fn fetch_custom_token<'a>(
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
    fn exchange_token<'a>(
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

    /// After the first response with status code 401 of a call, discards the tokens that were sent, and adopts the
    /// server's clock for signatures. Returns whether the next attempt will have other credentials.
    pub(super) fn renew_credentials(
        &self,
        call: &mut CallState,
        result: &Result<Response, TransportError>,
        used_credentials: &UsedCredentials,
    ) -> bool {
        let Ok(response) = result else { return false };
        if response.status() != StatusCode::UNAUTHORIZED || call.has_renewed_credentials {
            return false;
        }
        call.has_renewed_credentials = true;
        let mut is_renewed = !used_credentials.tokens.is_empty();
        for (cache, token) in &used_credentials.tokens {
            cache.discard_token(token);
        }
        if let Some(used_skew) = used_credentials.signed_with_skew {
            is_renewed |= self.adopt_clock(response, used_skew);
        }
        is_renewed
    }

    /// Stores the difference between the server's clock and this machine's clock for later signatures. `used_skew` is
    /// the clock skew in seconds with which the request was signed. Returns whether the new skew differs from
    /// `used_skew` by at least 30 seconds, so that a new signature may be accepted.
    fn adopt_clock(&self, response: &Response, used_skew: i64) -> bool {
        let Some(server_now) = server_time(response.headers()) else { return false };
        let clock_skew = match server_now.duration_since(self.transport.now().wall) {
            Ok(ahead) => i64::try_from(ahead.as_secs()).unwrap_or(i64::MAX),
            Err(behind) => i64::try_from(behind.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds),
        };
        self.clock_skew.store(clock_skew, Ordering::Relaxed);
        clock_skew.abs_diff(used_skew) >= 30
    }
}
