//! The asynchronous driver: `reqwest`, with rustls on ring and the platform's root certificates.

use std::{error::Error as StdError, future::ready, sync::Arc, time::Duration};

use bytes::{Bytes, BytesMut};
use reqwest::redirect::Policy;
use rustls::{ClientConfig, crypto::ring, pki_types::CertificateDer};
use rustls_platform_verifier::Verifier;

use super::{
    super::{
        error::Error,
        operation::{Request, Response},
    },
    BoxFuture, Limits, Transport, TransportError, TransportErrorKind, Wire,
};

/// The driver.
pub(crate) struct Reqwest(reqwest::Client);

impl Reqwest {
    pub(crate) fn new(wire: &Wire) -> Result<Self, Error> {
        let config = |what: &str, error: &dyn StdError| Error::config("", format!("{what}: {error}"));
        // Given and not left to the process-wide default, so that nothing else in the program can change or lack it.
        let tls = tls(wire).map_err(|error| config("the root certificates cannot be used", &error))?;
        // Redirects are the client's business: reqwest would send credentials in headers of other names along.
        let mut builder = reqwest::Client::builder().tls_backend_preconfigured(tls).redirect(Policy::none());
        if let Some(timeout) = wire.connect {
            builder = builder.connect_timeout(timeout);
        }
        if let Some(url) = wire.proxy()? {
            builder =
                builder.proxy(reqwest::Proxy::all(url).map_err(|error| config("the proxy cannot be used", &error))?);
        }
        builder.build().map(Self).map_err(|error| config("the client cannot be set up", &error))
    }
}

fn tls(wire: &Wire) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let roots = wire.roots.iter().map(|der| CertificateDer::from(der.clone()));
    let verifier = if wire.roots.is_empty() {
        Verifier::new(Arc::clone(&provider))?
    } else {
        Verifier::new_with_extra_roots(roots, Arc::clone(&provider))?
    };
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    // "Dangerous" is any verifier of one's own; this one is the platform's.
    let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
    #[cfg_attr(not(feature = "http2"), expect(unused_mut, reason = "HTTP/1.1 needs no word"))]
    let mut config = builder.with_no_client_auth();
    // reqwest asks for it only where it sets TLS up by itself.
    #[cfg(feature = "http2")]
    config.alpn_protocols.extend([b"h2".to_vec(), b"http/1.1".to_vec()]);
    Ok(config)
}

impl Transport for Reqwest {
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if !in_tokio() {
                return Err(TransportError::new(
                    TransportErrorKind::Connect,
                    "the asynchronous client works on tokio, and is not called there",
                ));
            }
            let mut request = reqwest::Request::try_from(request).map_err(|error| {
                TransportError::with_source(TransportErrorKind::Connect, "the request cannot be sent", error)
            })?;
            *request.timeout_mut() = limits.timeout;
            let mut response = self.0.execute(request).await.map_err(|error| failure(error, limits))?;
            let body = read(&mut response, limits).await?;
            let mut answer = http::Response::new(body);
            *answer.status_mut() = response.status();
            *answer.version_mut() = response.version();
            *answer.headers_mut() = std::mem::take(response.headers_mut());
            Ok(answer)
        })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        // Elsewhere nothing can be sent anyway.
        if in_tokio() { Box::pin(tokio::time::sleep(pause)) } else { Box::pin(ready(())) }
    }

    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        self.sleep(after)
    }
}

/// Whether this is called by tokio, with its I/O; reqwest would panic elsewhere.
fn in_tokio() -> bool {
    tokio::runtime::Handle::try_current().is_ok()
}

/// The body, as long as it keeps to the limit.
async fn read(response: &mut reqwest::Response, limits: Limits) -> Result<Bytes, TransportError> {
    let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
    if announced.is_some_and(|length| length > limits.max_response_size) {
        return Err(TransportError::too_large(limits.max_response_size));
    }
    let next = |result: Result<_, _>| result.map_err(|error| failure(error, limits));
    let Some(first) = next(response.chunk().await)? else { return Ok(Bytes::new()) };
    let Some(second) = next(response.chunk().await)? else { return within(first, limits) };
    // An announced length is a promise that the server may break, so it only counts up to a point.
    let there = first.len() + second.len();
    let mut body = BytesMut::with_capacity(announced.unwrap_or_default().min(1 << 20).max(there));
    body.extend_from_slice(&first);
    body.extend_from_slice(&second);
    while let Some(chunk) = next(response.chunk().await)? {
        if body.len() + chunk.len() > limits.max_response_size {
            return Err(TransportError::too_large(limits.max_response_size));
        }
        body.extend_from_slice(&chunk);
    }
    within(body.freeze(), limits)
}

fn within(body: Bytes, limits: Limits) -> Result<Bytes, TransportError> {
    if body.len() > limits.max_response_size {
        Err(TransportError::too_large(limits.max_response_size))
    } else {
        Ok(body)
    }
}

fn failure(error: reqwest::Error, limits: Limits) -> TransportError {
    // The address may hold a key in its query.
    let error = error.without_url();
    if error.is_connect() {
        let (kind, message) = if is_untrusted(&error) {
            (TransportErrorKind::UntrustedCertificate, "the server's certificate is not trusted")
        } else {
            (TransportErrorKind::Connect, "no connection")
        };
        return TransportError::with_source(kind, message, error);
    }
    if error.is_timeout() {
        return TransportError::timeout(limits.timeout);
    }
    TransportError::with_source(TransportErrorKind::ConnectionClosed, "the connection broke", error)
}

/// Whether what is wrong is the server's certificate. Such an error comes wrapped, also in I/O errors, which do not tell
/// what they hold by `source`.
fn is_untrusted(error: &(dyn StdError + 'static)) -> bool {
    if let Some(error) = error.downcast_ref() {
        return matches!(error, rustls::Error::InvalidCertificate(_));
    }
    let held = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    held.is_some_and(|held| is_untrusted(held)) || error.source().is_some_and(is_untrusted)
}
