//! Caches a token until shortly before it expires. If several calls need a new token, only one of them fetches it.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::super::{error::Error, spec::SecurityScheme, transport::Now, value::Secret};
use super::{Token, semaphore::Semaphore};

/// The time before its expiry at which a token is renewed; a tenth of the token's lifetime is used instead if it is
/// shorter.
const EXPIRY_MARGIN: Duration = Duration::from_secs(300);

/// The timeout for fetching a token while the old token is valid, so that an unresponsive token server does not delay
/// calls.
const RENEWAL_TIMEOUT: Duration = Duration::from_secs(10);

/// The delay between a failed renewal and the next one, while the old token is valid.
const RENEWAL_RETRY_DELAY: Duration = Duration::from_secs(30);

/// A token, and the current time of the server that issued it, if known. The token's time of expiry refers to the clock
/// of that server.
pub(crate) type Fetched = (Token, Option<SystemTime>);

/// The caches of a credential, one for each security scheme and set of scopes, since their tokens differ.
#[derive(Default)]
pub(crate) struct Caches(Mutex<Vec<(Key, Arc<Cache>)>>);

/// The key of a cache: the name of a security scheme, and the scopes of the token.
type Key = (&'static str, &'static [&'static str]);

impl Caches {
    /// Returns the cache for tokens of this security scheme with these scopes, in any order. Creates it if necessary.
    pub(crate) fn cache_for(&self, scheme: &'static SecurityScheme, scopes: &'static [&'static str]) -> Arc<Cache> {
        let mut caches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let has_scopes =
            |other: &[&str]| other.len() == scopes.len() && other.iter().all(|scope| scopes.contains(scope));
        if let Some((_, cache)) = caches.iter().find(|((name, scopes), _)| *name == scheme.name && has_scopes(scopes)) {
            return Arc::clone(cache);
        }
        let cache = Arc::<Cache>::default();
        caches.push(((scheme.name, scopes), Arc::clone(&cache)));
        cache
    }
}

/// The cache of one token.
pub(crate) struct Cache {
    /// A semaphore with one permit: at most one fetch runs at a time.
    fetch_semaphore: Semaphore,
    state: Mutex<CacheState>,
}

impl Default for Cache {
    fn default() -> Self {
        Self { fetch_semaphore: Semaphore::new(1), state: Mutex::default() }
    }
}

#[derive(Default)]
struct CacheState {
    held_token: Option<HeldToken>,
    /// The number of completed fetches.
    fetch_count: u64,
    /// The error of the last fetch; `None` if it succeeded.
    last_error: Option<Error>,
}

/// A token in the cache.
#[derive(Clone)]
pub(crate) struct HeldToken {
    pub(crate) secret: Arc<Secret>,
    /// The number of the fetch that returned the token, which identifies the token if the server refuses it.
    pub(crate) fetch_number: u64,
    /// The time at which the token is to be renewed, as measured by the monotonic clock; `None` if it does not expire.
    monotonic_renewal_time: Option<Duration>,
    /// The time at which the token expires, as measured by the monotonic clock; `None` if it does not expire.
    monotonic_expiry_time: Option<Duration>,
}

impl Cache {
    /// Returns the cached token, or fetches a new one. `fetch` receives the timeout of the fetch. `is_past_deadline`
    /// returns whether the deadline of this call has passed. In that case, the error of the fetch is not returned to
    /// other calls, and the next waiting call starts a fetch.
    pub(crate) async fn get<F>(
        &self,
        now: impl Fn() -> Now,
        is_past_deadline: impl FnOnce() -> bool,
        fetch: impl FnOnce(Option<Duration>) -> F,
    ) -> Result<HeldToken, Error>
    where
        F: Future<Output = Result<Fetched, Error>>,
    {
        let (fetch_count, old_token) = {
            let state = self.state();
            if let Some(held) = state.fresh_token(now()) {
                return Ok(held);
            }
            (state.fetch_count, state.usable_token(now()))
        };
        // One call renews a token that is still valid; other calls use the old token meanwhile.
        let timeout = old_token.is_some().then_some(RENEWAL_TIMEOUT);
        let _permit = match (self.fetch_semaphore.try_acquire(), old_token) {
            (Some(permit), _) => permit,
            (None, Some(held)) => return Ok(held),
            (None, None) => self.fetch_semaphore.acquire().await,
        };
        if let Some(result) = self.state().result_since(fetch_count, now()) {
            return result;
        }
        match fetch(timeout).await {
            Err(error) if is_past_deadline() => Err(error),
            result => self.state().store_result(result, now()),
        }
    }

    /// Discards a token that the server has refused, unless the cache contains a newer one.
    pub(crate) fn refuse(&self, refused: &HeldToken) {
        let mut state = self.state();
        if state.held_token.as_ref().is_some_and(|held| held.fetch_number == refused.fetch_number) {
            state.held_token = None;
        }
    }

    fn state(&self) -> MutexGuard<'_, CacheState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CacheState {
    /// Returns the token unless it has expired or is due for renewal.
    fn fresh_token(&self, now: Now) -> Option<HeldToken> {
        self.held_token
            .clone()
            .filter(|held| held.monotonic_renewal_time.is_none_or(|renewal_time| now.monotonic < renewal_time))
    }

    /// Returns the token unless it has expired, even if it is due for renewal.
    fn usable_token(&self, now: Now) -> Option<HeldToken> {
        self.held_token
            .clone()
            .filter(|held| held.monotonic_expiry_time.is_none_or(|expiry_time| now.monotonic < expiry_time))
    }

    /// Returns the result of the last fetch if another call has completed it after the first `fetch_count` fetches;
    /// otherwise `None`. A fresh token is returned in any case.
    fn result_since(&self, fetch_count: u64, now: Now) -> Option<Result<HeldToken, Error>> {
        if let Some(held) = self.fresh_token(now) {
            return Some(Ok(held));
        }
        if self.fetch_count == fetch_count {
            return None;
        }
        let error = self.last_error.clone()?;
        Some(self.usable_token(now).ok_or(error))
    }

    /// Stores the result of a fetch, and returns the new token. If the fetch failed, returns the old token as long as
    /// it is valid, and otherwise the error.
    fn store_result(&mut self, result: Result<Fetched, Error>, now: Now) -> Result<HeldToken, Error> {
        self.fetch_count += 1;
        match result {
            Ok((token, server_time)) => {
                let lifetime = token.expires.map(|expires| expires.duration_since(server_time.unwrap_or(now.wall)));
                // The lifetime of an expired token is zero.
                let lifetime = lifetime.map(Result::unwrap_or_default);
                let delay_until_renewal =
                    lifetime.map(|lifetime| lifetime.saturating_sub(EXPIRY_MARGIN.min(lifetime / 10)));
                let held = HeldToken {
                    secret: Arc::new(token.secret),
                    fetch_number: self.fetch_count,
                    monotonic_renewal_time: delay_until_renewal.map(|duration| now.monotonic.saturating_add(duration)),
                    monotonic_expiry_time: lifetime.map(|lifetime| now.monotonic.saturating_add(lifetime)),
                };
                self.last_error = None;
                self.held_token = Some(held.clone());
                Ok(held)
            }
            Err(error) => {
                self.last_error = Some(error.clone());
                if let Some(held) = &mut self.held_token {
                    let next_renewal_time = now.monotonic.saturating_add(RENEWAL_RETRY_DELAY);
                    held.monotonic_renewal_time =
                        held.monotonic_expiry_time.map(|expiry_time| expiry_time.min(next_renewal_time));
                }
                self.usable_token(now).ok_or(error)
            }
        }
    }
}
