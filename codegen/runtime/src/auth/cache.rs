//! Caches a token until shortly before it expires. If several calls need a new token, only one of them fetches it.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::super::{error::Error, spec::SecurityScheme, transport::Now, value::Secret};
use super::{Token, semaphore::Semaphore};

/// The duration before the expiry of a token at which the token is renewed. If a tenth of the token's lifetime is
/// shorter, the token is renewed that long before its expiry.
const EXPIRY_MARGIN: Duration = Duration::from_secs(300);

/// The timeout for fetching a token while the old token is valid, so that an unresponsive token server does not delay
/// calls.
const RENEWAL_TIMEOUT: Duration = Duration::from_secs(10);

/// The delay between a failed renewal of a token and the next attempt to renew it, while the old token is valid.
const RENEWAL_RETRY_DELAY: Duration = Duration::from_secs(30);

/// A fetched token, and the time on the clock of the server that issued the token; `None` if that time is not known.
/// The expiry time of the token refers to that clock.
pub(crate) type FetchedToken = (Token, Option<SystemTime>);

/// The token caches of one credential. There is one cache for each combination of a security scheme and a set of
/// scopes, since each combination requires a different token.
#[derive(Default)]
pub(crate) struct TokenCaches(Mutex<Vec<(CacheKey, Arc<TokenCache>)>>);

/// The key of a cache: the name of a security scheme, and the scopes of the token.
type CacheKey = (&'static str, &'static [&'static str]);

impl TokenCaches {
    /// Returns the cache for tokens of this security scheme with these scopes, or creates it. The order of the scopes
    /// does not matter.
    pub(crate) fn find_or_create_cache(
        &self,
        scheme: &'static SecurityScheme,
        scopes: &'static [&'static str],
    ) -> Arc<TokenCache> {
        let mut caches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let has_same_scopes = |other_scopes: &[&str]| {
            other_scopes.len() == scopes.len() && other_scopes.iter().all(|scope| scopes.contains(scope))
        };
        let is_same_key = |(name, scopes): &CacheKey| *name == scheme.name && has_same_scopes(scopes);
        if let Some((_, cache)) = caches.iter().find(|(key, _)| is_same_key(key)) {
            return Arc::clone(cache);
        }
        let new_cache = Arc::<TokenCache>::default();
        caches.push(((scheme.name, scopes), Arc::clone(&new_cache)));
        new_cache
    }
}

/// A cache that contains at most one token.
pub(crate) struct TokenCache {
    /// A semaphore with one permit: at most one fetch runs at a time.
    fetch_semaphore: Semaphore,
    state: Mutex<CacheState>,
}

impl Default for TokenCache {
    fn default() -> Self {
        Self { fetch_semaphore: Semaphore::new(1), state: Mutex::default() }
    }
}

#[derive(Default)]
struct CacheState {
    held_token: Option<HeldToken>,
    /// The number of completed fetches, successful or not.
    fetch_count: u64,
    /// The error of the last fetch; `None` if it succeeded.
    last_error: Option<Error>,
}

/// A token in the cache.
#[derive(Clone)]
pub(crate) struct HeldToken {
    pub(crate) secret: Arc<Secret>,
    /// The number of the fetch that returned the token. If the server refuses the token, this number identifies it.
    pub(crate) fetch_number: u64,
    /// The time at which the token is to be renewed, as measured by the monotonic clock; `None` if it does not expire.
    monotonic_renewal_time: Option<Duration>,
    /// The time at which the token expires, as measured by the monotonic clock; `None` if it does not expire.
    monotonic_expiry_time: Option<Duration>,
}

impl TokenCache {
    /// Returns the cached token, or fetches a new one with `fetch`, whose argument is a timeout (`None` for no
    /// timeout). `is_past_deadline` returns whether the deadline of this call has passed. If a fetch fails after the
    /// deadline, its error is not stored: other calls that wait for the token do not receive the error, and one of them
    /// starts another fetch.
    pub(crate) async fn get<F>(
        &self,
        now: impl Fn() -> Now,
        is_past_deadline: impl FnOnce() -> bool,
        fetch: impl FnOnce(Option<Duration>) -> F,
    ) -> Result<HeldToken, Error>
    where
        F: Future<Output = Result<FetchedToken, Error>>,
    {
        let (fetch_count, old_token) = {
            let state = self.lock_state();
            if let Some(token) = state.fresh_token(now()) {
                return Ok(token);
            }
            (state.fetch_count, state.usable_token(now()))
        };
        // One call renews a token that is still valid; other calls use the old token meanwhile.
        let timeout = old_token.is_some().then_some(RENEWAL_TIMEOUT);
        let _permit = match (self.fetch_semaphore.try_acquire(), old_token) {
            (Some(permit), _) => permit,
            (None, Some(token)) => return Ok(token),
            (None, None) => self.fetch_semaphore.acquire().await,
        };
        if let Some(result) = self.lock_state().find_result_since(fetch_count, now()) {
            return result;
        }
        match fetch(timeout).await {
            Err(error) if is_past_deadline() => Err(error),
            result => self.lock_state().store_result(result, now()),
        }
    }

    /// Discards a token that the server has refused, unless the cache contains a newer one.
    pub(crate) fn discard_token(&self, refused_token: &HeldToken) {
        let mut state = self.lock_state();
        if state.held_token.as_ref().is_some_and(|token| token.fetch_number == refused_token.fetch_number) {
            state.held_token = None;
        }
    }

    fn lock_state(&self) -> MutexGuard<'_, CacheState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CacheState {
    /// Returns the cached token; `None` if it has expired or is due for renewal.
    fn fresh_token(&self, now: Now) -> Option<HeldToken> {
        self.held_token
            .clone()
            .filter(|token| token.monotonic_renewal_time.is_none_or(|renewal_time| now.monotonic < renewal_time))
    }

    /// Returns the cached token, even if it is due for renewal; `None` if it has expired.
    fn usable_token(&self, now: Now) -> Option<HeldToken> {
        self.held_token
            .clone()
            .filter(|token| token.monotonic_expiry_time.is_none_or(|expiry_time| now.monotonic < expiry_time))
    }

    /// Returns the cached token if it is not due for renewal. Otherwise, if a fetch has failed after the first
    /// `fetch_count` fetches, returns the old token if that is still valid, or else the error of the fetch. `None` if
    /// there was no such fetch.
    fn find_result_since(&self, fetch_count: u64, now: Now) -> Option<Result<HeldToken, Error>> {
        if let Some(token) = self.fresh_token(now) {
            return Some(Ok(token));
        }
        if self.fetch_count == fetch_count {
            return None;
        }
        let fetch_error = self.last_error.clone()?;
        Some(self.usable_token(now).ok_or(fetch_error))
    }

    /// Stores the result of a fetch, and returns the new token. If the fetch failed, returns the old token if that is
    /// still valid, or else the error.
    fn store_result(&mut self, result: Result<FetchedToken, Error>, now: Now) -> Result<HeldToken, Error> {
        self.fetch_count += 1;
        match result {
            Ok((token, server_time)) => {
                let lifetime = token.expiry_time.map(|time| time.duration_since(server_time.unwrap_or(now.wall)));
                // The lifetime of an expired token is zero.
                let lifetime = lifetime.map(Result::unwrap_or_default);
                let delay_until_renewal =
                    lifetime.map(|lifetime| lifetime.saturating_sub(EXPIRY_MARGIN.min(lifetime / 10)));
                let new_token = HeldToken {
                    secret: Arc::new(token.secret),
                    fetch_number: self.fetch_count,
                    monotonic_renewal_time: delay_until_renewal.map(|duration| now.monotonic.saturating_add(duration)),
                    monotonic_expiry_time: lifetime.map(|lifetime| now.monotonic.saturating_add(lifetime)),
                };
                self.last_error = None;
                self.held_token = Some(new_token.clone());
                Ok(new_token)
            }
            Err(error) => {
                self.last_error = Some(error.clone());
                if let Some(token) = &mut self.held_token {
                    let next_renewal_time = now.monotonic.saturating_add(RENEWAL_RETRY_DELAY);
                    token.monotonic_renewal_time =
                        token.monotonic_expiry_time.map(|expiry_time| expiry_time.min(next_renewal_time));
                }
                self.usable_token(now).ok_or(error)
            }
        }
    }
}
