//! Keeps a token until shortly before it ends, and gets the next one once for all who wait.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::super::{error::Error, spec::SecurityScheme, transport::Now, value::Secret};
use super::{Token, gate::Gate};

/// A token is renewed this long before it ends, or a tenth of its life if that is shorter.
const MARGIN: Duration = Duration::from_secs(300);

/// While the old token is good, getting the next one may take this long, so that a server of tokens that hangs does no harm.
const RENEWAL: Duration = Duration::from_secs(10);

/// While the old token is good, this long after a renewal that failed the next one is tried.
const PAUSE: Duration = Duration::from_secs(30);

/// A token, and what time the server that gave it thinks it is, where it says so: a token's end is that server's time.
pub(crate) type Fetched = (Token, Option<SystemTime>);

/// A cache for each security scheme and set of scopes: one may take tokens that another does not.
#[derive(Default)]
pub(crate) struct Caches(Mutex<Vec<(Key, Arc<Cache>)>>);

/// The name of a scheme, and scopes.
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

/// The cache.
pub(crate) struct Cache {
    gate: Gate,
    state: Mutex<State>,
}

impl Default for Cache {
    fn default() -> Self {
        Self { gate: Gate::new(1), state: Mutex::default() }
    }
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// How many fetches have ended.
    rounds: u64,
    /// The error of the last fetch, if it failed.
    failed: Option<Error>,
}

/// A token that is kept.
#[derive(Clone)]
pub(crate) struct Held {
    pub(crate) secret: Arc<Secret>,
    /// Which fetch it came from, so that only the token that was refused is thrown away.
    pub(crate) round: u64,
    /// By the monotonic clock: when to renew it, and when it ends.
    renew: Option<Duration>,
    end: Option<Duration>,
}

impl Cache {
    /// The token, fetched if need be. `fetch` is told how long it may take at most, if there is a limit. `over` is whether this call's
    /// time is over: an error by that is the call's own, and who waits behind it fetches by itself.
    pub(crate) async fn get<F>(
        &self,
        now: impl Fn() -> Now,
        over: impl FnOnce() -> bool,
        fetch: impl FnOnce(Option<Duration>) -> F,
    ) -> Result<Held, Error>
    where
        F: Future<Output = Result<Fetched, Error>>,
    {
        let (rounds, spare) = {
            let state = self.state();
            if let Some(held) = state.fresh(now()) {
                return Ok(held);
            }
            (state.rounds, state.usable(now()))
        };
        // One call renews a token that is still good, and the others need not wait for it.
        let limit = spare.is_some().then_some(RENEWAL);
        let _pass = match (self.gate.try_pass(), spare) {
            (Some(pass), _) => pass,
            (None, Some(held)) => return Ok(held),
            (None, None) => self.gate.pass().await,
        };
        if let Some(shared) = self.state().since(rounds, now()) {
            return shared;
        }
        match fetch(limit).await {
            Err(error) if over() => Err(error),
            result => self.state().keep(result, now()),
        }
    }

    /// Throws a token away that the server has refused; unless it is another one already.
    pub(crate) fn refuse(&self, refused: &Held) {
        let mut state = self.state();
        if state.held.as_ref().is_some_and(|held| held.round == refused.round) {
            state.held = None;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn fresh(&self, now: Now) -> Option<Held> {
        self.held.clone().filter(|held| held.renew.is_none_or(|renew| now.monotonic < renew))
    }

    /// A token that may end any moment, but has not.
    fn usable(&self, now: Now) -> Option<Held> {
        self.held.clone().filter(|held| held.end.is_none_or(|end| now.monotonic < end))
    }

    /// What came of a fetch that someone else has made since.
    fn since(&self, rounds: u64, now: Now) -> Option<Result<Held, Error>> {
        if let Some(held) = self.fresh(now) {
            return Some(Ok(held));
        }
        if self.rounds == rounds {
            return None;
        }
        let error = self.failed.clone()?;
        Some(self.usable(now).ok_or(error))
    }

    fn keep(&mut self, result: Result<Fetched, Error>, now: Now) -> Result<Held, Error> {
        self.rounds += 1;
        match result {
            Ok((token, server)) => {
                let life = token.expires.map(|expires| expires.duration_since(server.unwrap_or(now.wall)));
                // What has ended already has no life left.
                let life = life.map(Result::unwrap_or_default);
                let held = Held {
                    secret: Arc::new(token.secret),
                    round: self.rounds,
                    renew: life.map(|life| now.monotonic.saturating_add(life.saturating_sub(MARGIN.min(life / 10)))),
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
                self.usable(now).ok_or(error)
            }
        }
    }
}
