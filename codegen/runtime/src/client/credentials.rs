//! Adds credentials to the requests of a call, and renews them after a response with 401.

#[cfg(feature = "tokens")]
use std::sync::Arc;
#[cfg(feature = "signing")]
use std::{sync::atomic::Ordering, time::Duration};

#[cfg(feature = "tokens")]
use http::StatusCode;

#[cfg(feature = "signing")]
use super::super::retry::server_time;
#[cfg(feature = "tokens")]
use super::super::{
    auth::{HeldToken, TokenCache},
    spec::SecurityScheme,
};
use super::{
    super::{
        auth::{self, ChosenCredential, CredentialKind},
        error::Error,
        message::{Request, Response},
        transport::TransportError,
    },
    inner::ClientState,
    progress::CallState,
};

/// The credentials in a request that the client can renew if the server refuses them.
#[derive(Default)]
pub(super) struct UsedCredentials {
    #[cfg(feature = "tokens")]
    tokens: Vec<(Arc<TokenCache>, HeldToken)>,
    /// The clock skew in seconds that was added to this machine's time for the signature; `None` if the request was not
    /// signed.
    #[cfg(feature = "signing")]
    signed_with_skew: Option<i64>,
}

#[cfg(feature = "tokens")]
impl UsedCredentials {
    /// Adds a token to the request, at the location that the security scheme declares.
    fn add_token(
        &mut self,
        request: &mut Request,
        scheme: &SecurityScheme,
        cache: Arc<TokenCache>,
        held_token: HeldToken,
        operation_id: &'static str,
    ) -> Result<(), Error> {
        auth::add_secret(request, scheme, &held_token.secret, operation_id)?;
        self.tokens.push((cache, held_token));
        Ok(())
    }
}

impl ClientState {
    /// Adds a credential to the request as its security scheme declares, or signs the request. Adds tokens and keys
    /// that can be renewed to `used_credentials`.
    #[cfg_attr(not(feature = "tokens"), expect(unused_variables, reason = "fixed credentials cannot be renewed"))]
    pub(super) async fn add_credential(
        &self,
        call: &CallState,
        chosen_credential: &ChosenCredential<'_>,
        request: &mut Request,
        used_credentials: &mut UsedCredentials,
    ) -> Result<(), Error> {
        let (spec, scheme) = (call.spec, chosen_credential.scheme);
        match &chosen_credential.credential.kind {
            CredentialKind::Token(secret) => auth::add_secret(request, scheme, secret, spec.id),
            CredentialKind::Basic(basic) => auth::add_secret(request, scheme, &basic.encode_base64(), spec.id),
            #[cfg(feature = "signing")]
            CredentialKind::AccessKey(keys) => {
                self.sign_request(call, chosen_credential, keys, request, used_credentials)
            }
            #[cfg(feature = "signing")]
            CredentialKind::AccessKeySource(source, caches) => {
                let cache = caches.find_or_create_cache(scheme, &[]);
                let held_token = self.get_token(call, &cache, |timeout| self.fetch_keys(&**source, timeout)).await?;
                let keys = auth::AccessKey::from_token(&held_token.secret);
                used_credentials.tokens.push((cache, held_token));
                self.sign_request(call, chosen_credential, &keys, request, used_credentials)
            }
            #[cfg(feature = "tokens")]
            CredentialKind::Source(source, caches) => {
                let cache = caches.find_or_create_cache(scheme, &[]);
                let held_token =
                    self.get_token(call, &cache, |timeout| self.fetch_custom_token(&**source, timeout)).await?;
                used_credentials.add_token(request, scheme, cache, held_token, spec.id)
            }
            #[cfg(feature = "tokens")]
            CredentialKind::Exchange(credentials, caches) => {
                let Some(exchange) = scheme.exchange else { return Ok(()) };
                let scopes = auth::requested_scopes(exchange, credentials, chosen_credential.scopes);
                let cache = caches.find_or_create_cache(scheme, scopes);
                let fetch = |timeout| self.exchange_token(call.request_token, exchange, credentials, scopes, timeout);
                let held_token = self.get_token(call, &cache, fetch).await?;
                used_credentials.add_token(request, scheme, cache, held_token, spec.id)
            }
        }
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

    /// After the first response with status code 401 of a call, discards the tokens that were sent, and adopts the
    /// server's clock for signatures. Returns whether the next attempt will have other credentials.
    #[cfg(feature = "tokens")]
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
        #[cfg_attr(not(feature = "signing"), expect(unused_mut, reason = "only signatures can change it"))]
        let mut is_renewed = !used_credentials.tokens.is_empty();
        for (cache, token) in &used_credentials.tokens {
            cache.discard_token(token);
        }
        #[cfg(feature = "signing")]
        if let Some(used_skew) = used_credentials.signed_with_skew {
            is_renewed |= self.adopt_clock(response, used_skew);
        }
        is_renewed
    }

    /// Returns `false`: without the feature `tokens`, a client has no credentials that it could renew.
    #[cfg(not(feature = "tokens"))]
    #[expect(clippy::unused_self, reason = "the signature is that of the function with the feature `tokens`")]
    pub(super) fn renew_credentials(
        &self,
        _call: &mut CallState,
        _result: &Result<Response, TransportError>,
        _used_credentials: &UsedCredentials,
    ) -> bool {
        false
    }

    /// Stores the difference between the server's clock and this machine's clock for later signatures. `used_skew` is
    /// the clock skew in seconds with which the request was signed. Returns whether the new skew differs from
    /// `used_skew` by at least 30 seconds, so that a new signature may be accepted.
    #[cfg(feature = "signing")]
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
