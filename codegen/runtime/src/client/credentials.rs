//! Adds credentials to the requests of a call, and renews them after a response with 401.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use http::StatusCode;

use super::{
    super::{
        auth::{self, Cache, Chosen, CredentialKind, Fetched, HeldToken, TokenSource},
        error::{Error, ErrorKind},
        message::{Request, Response},
        retry::server_time,
        spec::TokenExchange,
        transport::{BoxFuture, TransportError},
    },
    failures::timeout_error,
    inner::Inner,
    progress::{Progress, RequestToken},
};

/// The credentials that were added to a request and that the client can renew if the server refuses them.
#[derive(Default)]
pub(super) struct UsedCredentials {
    tokens: Vec<(Arc<Cache>, HeldToken)>,
    /// The clock skew in seconds that was added to the time of the signature; `None` if the request was not signed.
    signed_with_skew: Option<i64>,
}

impl Inner {
    /// Adds the credentials to the request, as the security schemes require.
    pub(super) async fn authorize(
        &self,
        call: &Progress,
        chosen: &Chosen<'_>,
        request: &mut Request,
        used: &mut UsedCredentials,
    ) -> Result<(), Error> {
        let (spec, scheme) = (call.spec, chosen.scheme);
        let (cache, held_token) = match &chosen.credential.kind {
            CredentialKind::Token(secret) => return auth::add_secret(request, scheme, secret, spec.id),
            CredentialKind::Basic(basic) => return auth::add_secret(request, scheme, &basic.secret(), spec.id),
            #[cfg(feature = "signing")]
            CredentialKind::AccessKey(keys) => return self.sign(call, chosen, keys, request, used),
            #[cfg(feature = "signing")]
            CredentialKind::AccessKeySource(source, caches) => {
                let cache = caches.cache_for(scheme, &[]);
                let held_token = self.cached_token(call, &cache, |timeout| self.fetch_keys(&**source, timeout)).await?;
                let keys = auth::AccessKey::from_token(&held_token.secret);
                used.tokens.push((cache, held_token));
                return self.sign(call, chosen, &keys, request, used);
            }
            CredentialKind::Source(source, caches) => {
                let cache = caches.cache_for(scheme, &[]);
                let held_token =
                    self.cached_token(call, &cache, |timeout| self.fetch_custom_token(&**source, timeout)).await?;
                (cache, held_token)
            }
            CredentialKind::Exchange(credentials, caches) => {
                let Some(exchange) = scheme.exchange else { return Ok(()) };
                let scopes = auth::requested_scopes(exchange, credentials, chosen.scopes);
                let cache = caches.cache_for(scheme, scopes);
                let fetch = |timeout| self.exchange_token(call.request_token, exchange, credentials, scopes, timeout);
                let held_token = self.cached_token(call, &cache, fetch).await?;
                (cache, held_token)
            }
        };
        auth::add_secret(request, scheme, &held_token.secret, spec.id)?;
        used.tokens.push((cache, held_token));
        Ok(())
    }

    /// Signs the request. The time of the signature is the time of the server's clock, if an earlier refused signature
    /// has revealed it, or else of this machine's clock.
    #[cfg(feature = "signing")]
    fn sign(
        &self,
        call: &Progress,
        chosen: &Chosen<'_>,
        keys: &auth::AccessKey,
        request: &mut Request,
        used: &mut UsedCredentials,
    ) -> Result<(), Error> {
        let Some(signing) = chosen.scheme.signing else { return Ok(()) };
        let skew = self.clock_skew.load(Ordering::Relaxed);
        used.signed_with_skew = Some(skew);
        let now = self.transport.now().wall;
        let skew_duration = Duration::from_secs(skew.unsigned_abs());
        let time = if skew < 0 { now.checked_sub(skew_duration) } else { now.checked_add(skew_duration) };
        keys.sign(signing, request, time.unwrap_or(now), call.spec.id)
    }

    /// Fetches access keys from a source and serializes them as one string.
    #[cfg(feature = "signing")]
    fn fetch_keys<'a>(
        &'a self,
        source: &'a dyn auth::AccessKeySource,
        timeout: Option<Duration>,
    ) -> BoxFuture<'a, Result<Fetched, Error>> {
        Box::pin(async move {
            let http_sender = auth::HttpSender::new(&*self.transport);
            match self.before_deadline(|| timeout, source.access_key(&http_sender)).await {
                Some(keys) => Ok((keys?.to_token(), None)),
                None => Err(Error::new(ErrorKind::Timeout, "timed out waiting for the access key source")),
            }
        })
    }

    /// Returns the cached token, or fetches one before the call's deadline.
    async fn cached_token<'a>(
        &'a self,
        call: &Progress,
        cache: &Cache,
        fetch: impl FnOnce(Option<Duration>) -> BoxFuture<'a, Result<Fetched, Error>>,
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
    ) -> BoxFuture<'a, Result<Fetched, Error>> {
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
    ) -> BoxFuture<'a, Result<Fetched, Error>> {
        Box::pin(async move {
            let request = auth::build_request(exchange, credentials, scopes)?;
            let result = request_token(self, exchange.spec, &request, timeout).await;
            let (response, attempts) = result.map_err(Error::without_token)?;
            let token = auth::read_token(exchange, &response, self.transport.now().wall);
            token.map_err(|error| error.with_attempts(attempts, false).without_token())
        })
    }

    /// After the first 401 of a call, discards the tokens that were sent, and uses the server's clock for signatures.
    /// Returns whether the next attempt will have other credentials.
    pub(super) fn renew_credentials(
        &self,
        call: &mut Progress,
        result: &Result<Response, TransportError>,
        used: &UsedCredentials,
    ) -> bool {
        let Ok(response) = result else { return false };
        if response.status() != StatusCode::UNAUTHORIZED || call.has_renewed_credentials {
            return false;
        }
        call.has_renewed_credentials = true;
        let mut is_renewed = !used.tokens.is_empty();
        for (cache, held) in &used.tokens {
            cache.refuse(held);
        }
        if let Some(used_skew) = used.signed_with_skew {
            is_renewed |= self.adopt_clock(response, used_skew);
        }
        is_renewed
    }

    /// Uses the server's clock for later signatures. `used_skew` is the clock skew in seconds with which the request
    /// was signed. Returns whether the new skew differs from `used_skew` by at least 30 seconds, so that a new
    /// signature may be accepted.
    fn adopt_clock(&self, response: &Response, used_skew: i64) -> bool {
        let Some(server_clock) = server_time(response.headers()) else { return false };
        let skew = match server_clock.duration_since(self.transport.now().wall) {
            Ok(ahead) => i64::try_from(ahead.as_secs()).unwrap_or(i64::MAX),
            Err(behind) => i64::try_from(behind.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds),
        };
        self.clock_skew.store(skew, Ordering::Relaxed);
        skew.abs_diff(used_skew) >= 30
    }
}
