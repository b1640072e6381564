//! Caches a token until shortly before it expires. If several calls need a new token, only one of them fetches it.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::super::{error::Error, spec::SecurityScheme, transport::Now, value::Secret};
use super::{Token, semaphore::Semaphore};

/// A token is renewed this long before it expires, or a tenth of its lifetime before it expires if that is shorter.
const EXPIRY_MARGIN: Duration = Duration::from_secs(300);

/// The timeout for fetching a token while the old token is valid, so that an unresponsive token server does not delay
/// calls.
const RENEWAL_TIMEOUT: Duration = Duration::from_secs(10);

/// The delay between a failed renewal and the next one, while the old token is valid.
const RENEWAL_RETRY_DELAY: Duration = Duration::from_secs(30);

/// A token, and the current time of the server that issued the token, if known. The token's time of expiry is a time of
/// that server's clock.
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
    fetching: Semaphore,
    state: Mutex<CacheState>,
}

impl Default for Cache {
    fn default() -> Self {
        Self { fetching: Semaphore::new(1), state: Mutex::default() }
    }
}

#[derive(Default)]
struct CacheState {
    held: Option<HeldToken>,
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
    renew_at: Option<Duration>,
    /// The time at which the token expires, as measured by the monotonic clock; `None` if it does not expire.
    expires_at: Option<Duration>,
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
        let _permit = match (self.fetching.try_acquire(), old_token) {
            (Some(permit), _) => permit,
            (None, Some(held)) => return Ok(held),
            (None, None) => self.fetching.acquire().await,
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
        if state.held.as_ref().is_some_and(|held| held.fetch_number == refused.fetch_number) {
            state.held = None;
        }
    }

    fn state(&self) -> MutexGuard<'_, CacheState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CacheState {
    /// Returns the token unless it has expired or is due for renewal.
    fn fresh_token(&self, now: Now) -> Option<HeldToken> {
        self.held.clone().filter(|held| held.renew_at.is_none_or(|renew_at| now.monotonic < renew_at))
    }

    /// Returns the token unless it has expired, even if it is due for renewal.
    fn usable_token(&self, now: Now) -> Option<HeldToken> {
        self.held.clone().filter(|held| held.expires_at.is_none_or(|expires_at| now.monotonic < expires_at))
    }

    /// Returns the result of a fetch that another call has completed since `fetch_count` fetches were completed; `None`
    /// if there is not one.
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

    /// Stores the result of a fetch. Returns the token, or the old token if the fetch failed and the old one is valid.
    fn store_result(&mut self, result: Result<Fetched, Error>, now: Now) -> Result<HeldToken, Error> {
        self.fetch_count += 1;
        match result {
            Ok((token, server_time)) => {
                let lifetime = token.expires.map(|expires| expires.duration_since(server_time.unwrap_or(now.wall)));
                // The lifetime of an expired token is zero.
                let lifetime = lifetime.map(Result::unwrap_or_default);
                let renew_after = lifetime.map(|lifetime| lifetime.saturating_sub(EXPIRY_MARGIN.min(lifetime / 10)));
                let held = HeldToken {
                    secret: Arc::new(token.secret),
                    fetch_number: self.fetch_count,
                    renew_at: renew_after.map(|duration| now.monotonic.saturating_add(duration)),
                    expires_at: lifetime.map(|lifetime| now.monotonic.saturating_add(lifetime)),
                };
                self.last_error = None;
                self.held = Some(held.clone());
                Ok(held)
            }
            Err(error) => {
                self.last_error = Some(error.clone());
                if let Some(held) = &mut self.held {
                    let next_renewal = now.monotonic.saturating_add(RENEWAL_RETRY_DELAY);
                    held.renew_at = held.expires_at.map(|expires_at| expires_at.min(next_renewal));
                }
                self.usable_token(now).ok_or(error)
            }
        }
    }
}
