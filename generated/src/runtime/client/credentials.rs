//! What a call proves with who is calling: got before it is sent, mended after a 401, and hidden in what comes back.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use http::StatusCode;

use super::{
    super::{
        auth::{self, Cache, Chosen, Fetched, Held, Kind, TokenSource},
        error::{Error, ErrorKind},
        operation::{Request, Response},
        retry::server_time,
        spec::{OperationSpec, ResponseLocation, TokenExchange},
        transport::{BoxFuture, TransportError},
    },
    call::{Delivery, Inner, Progress, Proof, Reading, late},
};

/// What a request was sent with that the server may refuse and that can be mended.
#[derive(Default)]
pub(super) struct Used {
    tokens: Vec<(Arc<Cache>, Held)>,
    /// How many seconds ahead the server's clock was thought to be when it was signed.
    signed: Option<i64>,
}

impl Inner {
    /// Puts into the request what a security scheme asks for.
    pub(super) async fn authorise(
        &self,
        call: &Progress,
        chosen: &Chosen<'_>,
        request: &mut Request,
        used: &mut Used,
    ) -> Result<(), Error> {
        let (spec, scheme) = (call.spec, chosen.scheme);
        let (cache, held) = match &chosen.credential.kind {
            Kind::Token(secret) => return auth::put(request, scheme, secret, spec.id),
            Kind::Basic(basic) => return auth::put(request, scheme, &basic.secret(), spec.id),
            #[cfg(feature = "signing")]
            Kind::AccessKey(keys) => return self.sign(call, chosen, keys, request, used),
            #[cfg(feature = "signing")]
            Kind::AccessKeySource(source, caches) => {
                let cache = caches.of(scheme, &[]);
                let held = self.token(call, &cache, |limit| self.ask_for_keys(&**source, limit)).await?;
                let keys = auth::AccessKey::from_token(&held.secret);
                used.tokens.push((cache, held));
                return self.sign(call, chosen, &keys, request, used);
            }
            Kind::Source(source, caches) => {
                let cache = caches.of(scheme, &[]);
                let held = self.token(call, &cache, |limit| self.ask(&**source, limit)).await?;
                (cache, held)
            }
            Kind::Exchange(credentials, caches) => {
                let Some(exchange) = scheme.exchange else { return Ok(()) };
                let scopes = auth::scopes(exchange, credentials, chosen.scopes);
                let cache = caches.of(scheme, scopes);
                let fetch = |limit| self.exchange(exchange, credentials, scopes, limit);
                let held = self.token(call, &cache, fetch).await?;
                (cache, held)
            }
        };
        auth::put(request, scheme, &held.secret, spec.id)?;
        used.tokens.push((cache, held));
        Ok(())
    }

    /// Signs the request at the server's time, as far as it is known.
    #[cfg(feature = "signing")]
    fn sign(
        &self,
        call: &Progress,
        chosen: &Chosen<'_>,
        keys: &auth::AccessKey,
        request: &mut Request,
        used: &mut Used,
    ) -> Result<(), Error> {
        let Some(signing) = chosen.scheme.signing else { return Ok(()) };
        let skew = self.skew.load(Ordering::Relaxed);
        used.signed = Some(skew);
        let now = self.transport.now().wall;
        let apart = Duration::from_secs(skew.unsigned_abs());
        let time = if skew < 0 { now.checked_sub(apart) } else { now.checked_add(apart) };
        keys.sign(signing, request, time.unwrap_or(now), call.spec.id)
    }

    /// Gets access keys from a source, as one text.
    #[cfg(feature = "signing")]
    fn ask_for_keys<'a>(
        &'a self,
        source: &'a dyn auth::AccessKeySource,
        limit: Option<Duration>,
    ) -> BoxFuture<'a, Result<Fetched, Error>> {
        Box::pin(async move {
            let http = auth::HttpSender::new(&*self.transport);
            match self.within(|| limit, source.access_key(&http)).await {
                Some(keys) => Ok((keys?.to_token(), None)),
                None => Err(Error::new(ErrorKind::Timeout, "the source of access keys takes too long")),
            }
        })
    }

    /// A token that is kept, or is got within the call's time.
    async fn token<'a>(
        &'a self,
        call: &Progress,
        cache: &Cache,
        fetch: impl FnOnce(Option<Duration>) -> BoxFuture<'a, Result<Fetched, Error>>,
    ) -> Result<Held, Error> {
        let over = || self.left(call) == Some(Duration::ZERO);
        let fetch = |most: Option<Duration>| {
            fetch(match (most, self.left(call)) {
                // Where the token that there is can be sent as well, there has to be time for that.
                (Some(most), Some(left)) => Some(most.min(left / 2)),
                (one, other) => one.or(other),
            })
        };
        // On the heap, since calls that find a token need no room for it.
        let held = Box::pin(cache.get(|| self.transport.now(), over, fetch));
        match self.within(|| self.left(call), held).await {
            Some(Ok(held)) => Ok(held),
            Some(Err(error)) if !over() => Err(Error::auth(call.spec.id, error)),
            _ => Err(late(call, "a token")),
        }
    }

    /// Gets a token from a source of the caller's.
    fn ask<'a>(
        &'a self,
        source: &'a dyn TokenSource,
        limit: Option<Duration>,
    ) -> BoxFuture<'a, Result<Fetched, Error>> {
        Box::pin(async move {
            match self.within(|| limit, source.token()).await {
                Some(token) => Ok((token?, None)),
                None => Err(Error::new(ErrorKind::Timeout, "the source of tokens takes too long")),
            }
        })
    }

    /// Gets a token by the call that the document describes.
    fn exchange<'a>(
        &'a self,
        exchange: &'static TokenExchange,
        credentials: &'a auth::TokenRequest,
        scopes: &'static [&'static str],
        limit: Option<Duration>,
    ) -> BoxFuture<'a, Result<Fetched, Error>> {
        // A call in a call.
        Box::pin(async move {
            let request = auth::request(exchange, credentials, scopes)?;
            let answered =
                self.run(exchange.spec, &request, exchange.spec.idempotent, Proof::Own, limit, Reading::Whole).await;
            let Delivery { response, attempts, .. } = answered.map_err(Error::without_token)?;
            let token = auth::read(exchange, &response, self.transport.now().wall);
            token.map_err(|error| error.after(attempts, false).without_token())
        })
    }

    /// After a 401: throws the token away that was sent, or sets the clock right that the signature was made with. Gives
    /// whether to try once more.
    pub(super) fn mend(&self, call: &mut Progress, result: &Result<Response, TransportError>, used: &Used) -> bool {
        let Ok(response) = result else { return false };
        if response.status() != StatusCode::UNAUTHORIZED || call.mended {
            return false;
        }
        call.mended = true;
        let mut mended = !used.tokens.is_empty();
        for (cache, held) in &used.tokens {
            cache.refuse(held);
        }
        if let Some(before) = used.signed {
            mended |= self.set_clock(response, before);
        }
        mended
    }

    /// Whether the server's clock is elsewhere than thought when the request was signed, by half a minute at least. Another call may
    /// have set it meanwhile.
    fn set_clock(&self, response: &Response, before: i64) -> bool {
        let Some(server) = server_time(response.headers()) else { return false };
        let skew = match server.duration_since(self.transport.now().wall) {
            Ok(ahead) => i64::try_from(ahead.as_secs()).unwrap_or(i64::MAX),
            Err(behind) => i64::try_from(behind.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds),
        };
        self.skew.store(skew, Ordering::Relaxed);
        skew.abs_diff(before) >= 30
    }
}

/// The answer, with the header marked that may hold a token: not to be shown.
pub(super) fn veiled(spec: &'static OperationSpec, mut response: Response) -> Response {
    for exchange in spec.api.schemes.iter().filter_map(|scheme| scheme.exchange) {
        if let ResponseLocation::Header(name) = exchange.token
            && let Some(value) = response.headers_mut().get_mut(name)
        {
            value.set_sensitive(true);
        }
    }
    response
}
