//! Caches a token until shortly before it expires. If several calls need a new token, it is fetched once.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::super::{error::Error, spec::SecurityScheme, transport::Now, value::Secret};
use super::{Token, semaphore::Semaphore};

/// The time before its expiry at which a token is renewed. A tenth of its lifetime is used if that is shorter.
const EXPIRY_MARGIN: Duration = Duration::from_secs(300);

/// The timeout for fetching a token while the old one is valid, so that an unresponsive token server does not delay
/// calls.
const RENEWAL: Duration = Duration::from_secs(10);

/// The time after a failed renewal before the next one, while the old token is valid.
const PAUSE: Duration = Duration::from_secs(30);

/// A token, and the current time according to the server that issued it, if known. The token's time of expiry is
/// measured with that server's clock.
pub(crate) type Fetched = (Token, Option<SystemTime>);

/// The caches of a credential, one for each security scheme and set of scopes, since their tokens differ.
#[derive(Default)]
pub(crate) struct Caches(Mutex<Vec<(Key, Arc<Cache>)>>);

/// The key of a cache: the name of a security scheme, and scopes.
type Key = (&'static str, &'static [&'static str]);

impl Caches {
    pub(crate) fn of(&self, scheme: &'static SecurityScheme, scopes: &'static [&'static str]) -> Arc<Cache> {
        let mut caches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |other: &[&str]| other.len() == scopes.len() && other.iter().all(|scope| scopes.contains(scope));
        if let Some((_, cache)) = caches.iter().find(|((name, scopes), _)| *name == scheme.name && same(scopes)) {
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
    rounds: u64,
    /// The error of the last fetch; `None` if it succeeded.
    failed: Option<Error>,
}

/// A token in the cache.
#[derive(Clone)]
pub(crate) struct HeldToken {
    pub(crate) secret: Arc<Secret>,
    /// The number of the fetch that returned the token. It identifies the token that the server refused.
    pub(crate) round: u64,
    /// The time at which the token is to be renewed, as measured by the monotonic clock; `None` if it does not expire.
    renew: Option<Duration>,
    /// The time at which the token expires, as measured by the monotonic clock; `None` if it does not expire.
    end: Option<Duration>,
}

impl Cache {
    /// Returns the cached token, or fetches a new one. `fetch` receives the timeout of the fetch. `is_over` returns
    /// whether the deadline of this call has passed; in that case a failed fetch is not shared with other calls, and
    /// the next waiting call starts a fetch.
    pub(crate) async fn get<F>(
        &self,
        now: impl Fn() -> Now,
        is_over: impl FnOnce() -> bool,
        fetch: impl FnOnce(Option<Duration>) -> F,
    ) -> Result<HeldToken, Error>
    where
        F: Future<Output = Result<Fetched, Error>>,
    {
        let (rounds, spare) = {
            let state = self.state();
            if let Some(held) = state.fresh_token(now()) {
                return Ok(held);
            }
            (state.rounds, state.usable_token(now()))
        };
        // One call renews a token that is still valid; other calls use the old token meanwhile.
        let limit = spare.is_some().then_some(RENEWAL);
        let _permit = match (self.fetching.try_acquire(), spare) {
            (Some(permit), _) => permit,
            (None, Some(held)) => return Ok(held),
            (None, None) => self.fetching.acquire().await,
        };
        if let Some(shared) = self.state().result_since(rounds, now()) {
            return shared;
        }
        match fetch(limit).await {
            Err(error) if is_over() => Err(error),
            result => self.state().store_result(result, now()),
        }
    }

    /// Discards a token that the server has refused, unless the cache contains a newer one.
    pub(crate) fn refuse(&self, refused: &HeldToken) {
        let mut state = self.state();
        if state.held.as_ref().is_some_and(|held| held.round == refused.round) {
            state.held = None;
        }
    }

    fn state(&self) -> MutexGuard<'_, CacheState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CacheState {
    fn fresh_token(&self, now: Now) -> Option<HeldToken> {
        self.held.clone().filter(|held| held.renew.is_none_or(|renew| now.monotonic < renew))
    }

    /// Returns the token unless it has expired, even if it is due for renewal.
    fn usable_token(&self, now: Now) -> Option<HeldToken> {
        self.held.clone().filter(|held| held.end.is_none_or(|end| now.monotonic < end))
    }

    /// Returns the result of a fetch that another call completed after fetch number `rounds`.
    fn result_since(&self, rounds: u64, now: Now) -> Option<Result<HeldToken, Error>> {
        if let Some(held) = self.fresh_token(now) {
            return Some(Ok(held));
        }
        if self.rounds == rounds {
            return None;
        }
        let error = self.failed.clone()?;
        Some(self.usable_token(now).ok_or(error))
    }

    fn store_result(&mut self, result: Result<Fetched, Error>, now: Now) -> Result<HeldToken, Error> {
        self.rounds += 1;
        match result {
            Ok((token, server)) => {
                let life = token.expires.map(|expires| expires.duration_since(server.unwrap_or(now.wall)));
                // The lifetime of an expired token is zero.
                let life = life.map(Result::unwrap_or_default);
                let held = HeldToken {
                    secret: Arc::new(token.secret),
                    round: self.rounds,
                    renew: life
                        .map(|life| now.monotonic.saturating_add(life.saturating_sub(EXPIRY_MARGIN.min(life / 10)))),
                    end: life.map(|life| now.monotonic.saturating_add(life)),
                };
                self.failed = None;
                self.held = Some(held.clone());
                Ok(held)
            }
            Err(error) => {
                self.failed = Some(error.clone());
                if let Some(held) = &mut self.held {
                    let later = now.monotonic.saturating_add(PAUSE);
                    held.renew = held.end.map(|end| end.min(later));
                }
                self.usable_token(now).ok_or(error)
            }
        }
    }
}
