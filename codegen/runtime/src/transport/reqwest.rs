//! The asynchronous driver, which uses `reqwest`. TLS uses rustls with the crypto provider ring and the root
//! certificates of the platform.

use std::{
    error::Error as StdError,
    future::ready,
    io::{self, Read},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;
use reqwest::redirect::Policy;
use rustls::{
    ClientConfig, ConfigBuilder,
    client::WantsClientCert,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer},
};
use rustls_platform_verifier::Verifier;

use super::{
    super::{error::Error, source::Opened},
    Body, BoxFuture, ConnectionSettings, Identity, Limits, Request, RequestBody, Transport, TransportError,
    TransportErrorKind,
    upload::{self, NextPart},
};

/// The asynchronous driver: a transport that uses `reqwest`.
///
/// `ClientBuilder::build` creates this transport. To use an existing `reqwest` client, convert it with `From` and pass
/// it to `ClientBuilder::build_with_transport`. The existing client must not follow redirects
/// (`redirect::Policy::none()`), since `reqwest` would send credentials to the target of the redirect, and must not
/// decompress (`no_gzip()`, if the feature `gzip` of `reqwest` is enabled). The settings of the `ClientBuilder` for
/// connections (proxy, certificates, pool) have no effect on an existing client.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # rustls::crypto::ring::default_provider().install_default().ok();
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, transport::Reqwest};")]
///
/// let existing = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
/// let client = Client::builder("https://api.example.com").build_with_transport(Reqwest::from(existing))?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Reqwest(reqwest::Client);

impl From<reqwest::Client> for Reqwest {
    fn from(client: reqwest::Client) -> Self {
        Self(client)
    }
}

impl Reqwest {
    pub(crate) fn new(settings: &ConnectionSettings) -> Result<Self, Error> {
        let setup_error =
            |part: &str, error: &dyn StdError| Error::config("", format!("cannot set up {part}: {error}"));
        // Created here, so that the default TLS provider of the process is not used.
        let tls = build_tls_config(settings).map_err(|error| setup_error("TLS with these certificates", &error))?;
        // The client follows redirects itself: reqwest would send credentials in custom header fields to other hosts.
        let mut builder = reqwest::Client::builder().tls_backend_preconfigured(tls).redirect(Policy::none());
        if let Some(timeout) = settings.connect_timeout {
            builder = builder.connect_timeout(timeout);
        }
        if let Some(timeout) = settings.pool_idle_timeout {
            builder = builder.pool_idle_timeout(Some(timeout).filter(|timeout| *timeout != Duration::MAX));
        }
        if let Some(connections) = settings.pool_max_idle_per_host {
            builder = builder.pool_max_idle_per_host(connections);
        }
        if let Some(url) = settings.proxy()? {
            let proxy = reqwest::Proxy::all(url).map_err(|error| setup_error("the proxy", &error))?;
            builder = builder.proxy(proxy);
        }
        builder.build().map(Self).map_err(|error| setup_error("the HTTP client", &error))
    }
}

/// Creates the TLS configuration with the root certificates and the client certificate in the settings.
fn build_tls_config(settings: &ConnectionSettings) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(ring::default_provider());
    let extra_roots = settings.roots.iter().map(|der| CertificateDer::from(der.clone()));
    let verifier = if settings.roots.is_empty() {
        Verifier::new(Arc::clone(&provider))?
    } else {
        Verifier::new_with_extra_roots(extra_roots, Arc::clone(&provider))?
    };
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    // rustls requires `dangerous()` for every custom verifier. This verifier checks certificates as the platform does.
    let builder = builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier));
    #[cfg_attr(not(feature = "http2"), expect(unused_mut, reason = "HTTP/1.1 is not negotiated"))]
    let mut config = match &settings.identity {
        None => builder.with_no_client_auth(),
        Some(identity) => (identity.for_reqwest)(builder, identity)?,
    };
    // reqwest offers HTTP/2 only if it creates the TLS configuration itself.
    #[cfg(feature = "http2")]
    config.alpn_protocols.extend([b"h2".to_vec(), b"http/1.1".to_vec()]);
    Ok(config)
}

/// A function that adds the client certificate to a TLS configuration.
pub(super) type AddClientCertificate =
    fn(ConfigBuilder<ClientConfig, WantsClientCert>, &Identity) -> Result<ClientConfig, rustls::Error>;

pub(super) fn add_client_certificate(
    builder: ConfigBuilder<ClientConfig, WantsClientCert>,
    identity: &Identity,
) -> Result<ClientConfig, rustls::Error> {
    let certificate_chain = identity.chain.iter().map(|der| CertificateDer::from(der.clone())).collect();
    let private_key = PrivateKeyDer::try_from(identity.key.to_vec());
    let private_key = private_key.map_err(|error| rustls::Error::General(error.to_owned()))?;
    builder.with_client_auth_cert(certificate_chain, private_key)
}

impl Reqwest {
    /// Sends a request, and returns the response as soon as the header fields of the response have arrived.
    async fn send_request<B: Into<reqwest::Body>>(
        &self,
        request: http::Request<B>,
        limits: Limits,
    ) -> Result<http::Response<Body>, TransportError> {
        if !is_in_tokio() {
            return Err(TransportError::new(
                TransportErrorKind::Connect,
                "the asynchronous client must be called from a tokio runtime",
            ));
        }
        let mut request = reqwest::Request::try_from(request).map_err(|error| {
            TransportError::with_source(TransportErrorKind::Connect, "the request cannot be sent", error)
        })?;
        // The timeout of reqwest includes the body, so it is not set for a streamed response; the client enforces the
        // timeout until the header fields arrive.
        *request.timeout_mut() = limits.timeout.filter(|_| !limits.is_streamed);
        let mut response = self.0.execute(request).await.map_err(|error| convert_error(error, limits.timeout))?;
        let (status, version) = (response.status(), response.version());
        let headers = std::mem::take(response.headers_mut());
        let pieces = BodyPieces { body: response.into(), timeout: limits.timeout };
        let mut response = http::Response::new(Body::from_stream(pieces));
        *response.status_mut() = status;
        *response.version_mut() = version;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

impl Transport for Reqwest {
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.send_request(request, limits))
    }

    fn send_upload(
        &self,
        request: http::Request<RequestBody>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.send_request(request.map(|body| reqwest::Body::wrap(UploadBody::new(body))), limits))
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        // Outside a tokio runtime, requests cannot be sent, so there is nothing to wait for.
        if is_in_tokio() { Box::pin(tokio::time::sleep(pause)) } else { Box::pin(ready(())) }
    }

    fn timer(&self, after: Duration) -> BoxFuture<'_, ()> {
        self.sleep(after)
    }
}

/// Returns whether the caller runs in a tokio runtime. Without a runtime, reqwest would panic.
fn is_in_tokio() -> bool {
    tokio::runtime::Handle::try_current().is_ok()
}

/// A request body that is read while it is sent. Readers run on tokio's threads for blocking work. The mutex only makes
/// the type `Sync`, as reqwest requires; no two threads use it at the same time.
struct UploadBody {
    length: Option<u64>,
    state: Mutex<(RequestBody, Option<ReadTask>)>,
}

/// A task that reads from a reader on a thread for blocking work. Returns the reader, which is needed for the next
/// read, and the bytes that were read.
type ReadTask = tokio::task::JoinHandle<(Box<dyn Read + Send>, io::Result<Bytes>)>;

impl UploadBody {
    fn new(body: RequestBody) -> Self {
        Self { length: body.length(), state: Mutex::new((body, None)) }
    }
}

impl http_body::Body for UploadBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, io::Error>>> {
        let (body, read_task) = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        loop {
            let open_part = match body.open_next_part() {
                Ok(Some(NextPart::Bytes(bytes))) if bytes.is_empty() => continue,
                Ok(Some(NextPart::Bytes(bytes))) => return Poll::Ready(Some(Ok(http_body::Frame::data(bytes)))),
                Ok(Some(NextPart::Part(part))) => part,
                Ok(None) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(error))),
            };
            let Some(part) = open_part else { continue };
            let piece = match &mut part.opened {
                Opened::Pieces(pieces) => ready!(upload::poll_non_empty_piece(pieces, context)),
                Opened::Reader(reader) => {
                    let task = read_task.get_or_insert_with(|| {
                        let mut reader = std::mem::replace(reader, Box::new(io::empty()));
                        tokio::task::spawn_blocking(move || {
                            let piece = upload::read_piece(&mut *reader);
                            (reader, piece)
                        })
                    });
                    let (returned_reader, piece) = ready!(Pin::new(task).poll(context)).map_err(io::Error::other)?;
                    *read_task = None;
                    *reader = returned_reader;
                    piece
                }
            };
            match part.check_piece(piece) {
                Ok(piece) if piece.is_empty() => *open_part = None,
                result => return Poll::Ready(Some(result.map(http_body::Frame::data))),
            }
        }
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.length.map_or_else(http_body::SizeHint::default, http_body::SizeHint::with_exact)
    }
}

/// A stream of the pieces of a response body.
struct BodyPieces {
    body: reqwest::Body,
    timeout: Option<Duration>,
}

impl Stream for BodyPieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
            match frame.map(|frame| frame.map(http_body::Frame::into_data)) {
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(data))),
                // Trailers are ignored.
                Some(Ok(Err(_))) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(convert_error(error, self.timeout)))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Converts an error of reqwest. `timeout` is the timeout of the attempt, which the message of a timeout error
/// contains.
fn convert_error(error: reqwest::Error, timeout: Option<Duration>) -> TransportError {
    // The query of the URL may contain a secret key.
    let error = error.without_url();
    if let Some(content_error) = upload::content_error(&error) {
        return content_error;
    }
    if error.is_connect() {
        let (kind, message) = if is_untrusted(&error) {
            (TransportErrorKind::UntrustedCertificate, "the server's certificate is not trusted")
        } else {
            (TransportErrorKind::Connect, "cannot connect to the server")
        };
        return TransportError::with_source(kind, message, error);
    }
    if error.is_timeout() {
        return TransportError::timeout(timeout);
    }
    TransportError::with_source(TransportErrorKind::ConnectionClosed, "the connection was closed", error)
}

/// Returns whether the error was caused by an untrusted certificate of the server. Searches the sources of the error,
/// and the errors wrapped in I/O errors, since `source` of an I/O error does not return the wrapped error.
fn is_untrusted(error: &(dyn StdError + 'static)) -> bool {
    if let Some(error) = error.downcast_ref() {
        return matches!(error, rustls::Error::InvalidCertificate(_));
    }
    let wrapped_error = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    wrapped_error.is_some_and(|wrapped| is_untrusted(wrapped)) || error.source().is_some_and(is_untrusted)
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "http2")]
    #[test]
    fn http2_is_requested_if_enabled() {
        let settings = super::ConnectionSettings::default();
        let config = super::build_tls_config(&settings).expect("there are root certificates");
        assert_eq!(config.alpn_protocols, [b"h2".to_vec(), b"http/1.1".to_vec()]);
    }
}
