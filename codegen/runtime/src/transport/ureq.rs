//! The blocking driver, which uses `ureq`. TLS uses rustls with the crypto provider ring and the root certificates of
//! the platform. A future of the driver blocks the thread and completes when it is polled for the first time.

use std::{
    io::{ErrorKind, Read},
    pin::Pin,
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError},
    },
    task::{Context, Poll},
    thread,
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::Method;
use rustls::{crypto::ring, pki_types::PrivateKeyDer};
use ureq::{
    Agent, AsSendBody, BodyReader, Proxy, RequestBuilder, SendBody, Timeout,
    tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig},
    typestate::WithBody,
};
use zeroize::Zeroizing;

use super::{
    super::error::Error, Body, BoxFuture, ConnectionSettings, Identity, Limits, Request, RequestBody, Transport,
    TransportError, TransportErrorKind, upload,
};

/// The blocking driver: a transport that uses `ureq`.
///
/// `ClientBuilder::build` creates this transport. To use an existing `ureq` agent, convert it with `From` and pass it
/// to `ClientBuilder::build_with_transport`. The settings of the `ClientBuilder` for connections (proxy, certificates,
/// pool) have no effect on an existing agent. The agent's settings for redirects, status codes as errors and the
/// timeout of a call are ignored.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{blocking, transport::Ureq};")]
///
/// let existing = ureq::Agent::new_with_defaults();
/// let client = blocking::Client::builder("https://api.example.com").build_with_transport(Ureq::from(existing))?;
/// # let _: blocking::Client = client;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Ureq(Agent);

impl From<Agent> for Ureq {
    fn from(agent: Agent) -> Self {
        Self(agent)
    }
}

/// Sets the timeouts of a request, and overrides options of the agent, so that redirects and error status codes are
/// returned as responses. This is a macro, since the builders of ureq have no public trait in common.
macro_rules! configure {
    ($config:expr, $limits:expr) => {{
        let timeouts = Timeouts::from_limits($limits);
        $config
            .max_redirects(0)
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .timeout_global(timeouts.whole_call)
            .timeout_send_request(timeouts.each_phase)
            .timeout_send_body(timeouts.each_phase)
            .timeout_recv_response(timeouts.each_phase)
            .timeout_per_read(timeouts.each_read)
    }};
}

impl Ureq {
    pub(crate) fn new(settings: &ConnectionSettings) -> Result<Self, Error> {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::Specific(Arc::new(root_certificates(settings)?)))
            .client_cert(settings.identity.as_ref().map(|identity| (identity.for_ureq)(identity)).transpose()?)
            .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
            .build();
        let mut builder = Agent::config_builder()
            .tls_config(tls)
            .timeout_connect(settings.connect_timeout.and_then(representable_timeout));
        if let Some(timeout) = settings.pool_idle_timeout {
            builder = builder.max_idle_age(timeout.min(MAX_IDLE_AGE));
        }
        if let Some(connections) = settings.pool_max_idle_per_host {
            builder = builder.max_idle_connections_per_host(connections);
        }
        if let Some(url) = settings.proxy()? {
            let proxy =
                Proxy::new(url).map_err(|error| Error::config("", format!("cannot set up the proxy: {error}")))?;
            builder = builder.proxy(Some(proxy));
        }
        Ok(Self(builder.build().new_agent()))
    }

    /// Sends a request whose body is in memory.
    fn send_in_memory(&self, request: Request, limits: Limits) -> Result<http::Response<Body>, TransportError> {
        let is_head = request.method() == Method::HEAD;
        if limits.is_streamed || request.body().len() > MAX_INLINE_BODY_BYTES {
            let agent = self.clone();
            let send = move || convert_response(agent.send_bytes(request, limits), is_head, limits);
            return send_before_timeout(limits, send);
        }
        convert_response(self.send_bytes(request, limits), is_head, limits)
    }

    /// Sends a request whose body is read while it is sent.
    fn send_streamed(
        &self,
        request: http::Request<RequestBody>,
        limits: Limits,
    ) -> Result<http::Response<Body>, TransportError> {
        // The body is sent in chunks unless there is a `Content-Length`.
        let (parts, body) = request.into_parts();
        let agent = self.clone();
        send_before_timeout(limits, move || {
            let is_head = parts.method == Method::HEAD;
            let body = SendBody::from_owned_reader(body.into_reader());
            let response = match agent.builder_with_forced_body(&parts, limits) {
                Some(builder) => builder.send(body),
                None => agent.run_request(http::Request::from_parts(parts, body), limits),
            };
            convert_response(response, is_head, limits)
        })
    }

    /// Returns a request builder that sends a body although the method is one for which `ureq` sends no body by
    /// default, such as GET or DELETE. Returns `None` for methods such as POST, for which `ureq` always sends a body.
    fn builder_with_forced_body(
        &self,
        parts: &http::request::Parts,
        limits: Limits,
    ) -> Option<RequestBuilder<WithBody>> {
        let builder = match parts.method {
            Method::DELETE => self.0.delete(&parts.uri),
            Method::GET => self.0.get(&parts.uri),
            Method::HEAD => self.0.head(&parts.uri),
            Method::OPTIONS => self.0.options(&parts.uri),
            Method::TRACE => self.0.trace(&parts.uri),
            _ => return None,
        };
        let mut builder = configure!(builder.force_send_body().config(), limits).build();
        for (name, value) in &parts.headers {
            builder = builder.header(name, value);
        }
        Some(builder)
    }

    fn send_bytes(&self, request: Request, limits: Limits) -> Result<http::Response<ureq::Body>, ureq::Error> {
        let (parts, body) = request.into_parts();
        let forced_builder = if body.is_empty() { None } else { self.builder_with_forced_body(&parts, limits) };
        if let Some(builder) = forced_builder {
            return builder.send(body.as_ref());
        }
        let requires_body = matches!(parts.method, Method::POST | Method::PUT | Method::PATCH);
        if body.is_empty() && !requires_body {
            return self.run_request(http::Request::from_parts(parts, ()), limits);
        }
        self.run_request(http::Request::from_parts(parts, body.as_ref()), limits)
    }

    fn run_request(
        &self,
        request: http::Request<impl AsSendBody>,
        limits: Limits,
    ) -> Result<http::Response<ureq::Body>, ureq::Error> {
        self.0.run(configure!(self.0.configure_request(request), limits).build())
    }
}

/// Converts a response of `ureq` to a response with a stream of pieces. The body of a response to HEAD is not read,
/// since `ureq` would try to decompress it if another crate in the build enables the feature `gzip` of `ureq`.
fn convert_response(
    response: Result<http::Response<ureq::Body>, ureq::Error>,
    is_head: bool,
    limits: Limits,
) -> Result<http::Response<Body>, TransportError> {
    let convert_body = |body: ureq::Body| {
        if is_head {
            return Body::from(Bytes::new());
        }
        let reader = body.into_with_config().limit(u64::MAX).reader();
        Body::from_stream(BodyPieces::new(reader, limits))
    };
    response.map(|response| response.map(convert_body)).map_err(|error| convert_error(error, limits))
}

/// The maximum size of a request body that is sent on the calling thread. A body of this size fits into the buffer of a
/// socket, so sending it does not block.
const MAX_INLINE_BODY_BYTES: usize = 16 << 10;

/// Calls `send` and returns the response as soon as its header fields have arrived. Returns an error when the timeout
/// of the attempt has passed.
///
/// If there is a timeout, `send` runs on another thread, for three reasons: ureq applies the timeout to each write, so
/// a request to a server that reads slowly can take longer; ureq cannot interrupt a reader that blocks; and ureq has no
/// timeout that ends with the header fields of the response. The thread ends soon after the timeout.
fn send_before_timeout(
    limits: Limits,
    send: impl FnOnce() -> Result<http::Response<Body>, TransportError> + Send + 'static,
) -> Result<http::Response<Body>, TransportError> {
    let Some(timeout) = limits.timeout.and_then(representable_timeout) else { return send() };
    let (sender, receiver) = mpsc::sync_channel(1);
    // If the caller no longer waits, the response is dropped, which closes the connection.
    let spawn_result = thread::Builder::new().spawn(move || drop(sender.send(send())));
    if let Err(error) = spawn_result {
        return Err(TransportError::with_source(
            TransportErrorKind::Connect,
            "cannot start the thread that sends the request",
            error,
        ));
    }
    receiver.recv_timeout(timeout).unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => Err(TransportError::timeout(limits.timeout)),
        RecvTimeoutError::Disconnected => {
            let message = "the thread that sends the request has panicked";
            Err(TransportError::new(TransportErrorKind::RequestBody, message))
        }
    })
}

/// The timeouts that are passed to ureq for a request.
struct Timeouts {
    /// The timeout of the complete request and response.
    whole_call: Option<Duration>,
    /// The timeout that applies to each of three phases separately: sending the header fields, sending the body, and
    /// waiting for the header fields of the response. ureq has no timeout for the sum of these phases.
    each_phase: Option<Duration>,
    /// The timeout of each read from the connection.
    each_read: Option<Duration>,
}

impl Timeouts {
    fn from_limits(limits: Limits) -> Self {
        let timeout = limits.timeout.and_then(representable_timeout);
        if limits.is_streamed {
            Self { whole_call: None, each_phase: timeout, each_read: read_timeout(limits) }
        } else {
            Self { whole_call: timeout, each_phase: None, each_read: None }
        }
    }
}

/// The minimum of a read timeout that is computed from the timeout of the attempt. Also the time between two checks of
/// a stream's timers if the stream has no idle timeout.
const MIN_READ_TIMEOUT: Duration = Duration::from_millis(100);

/// Returns the timeout of each read of a streamed response; `None` for no timeout.
///
/// ureq also applies this timeout to the header fields of the response, so the returned timeout is at least the timeout
/// of the attempt.
fn read_timeout(limits: Limits) -> Option<Duration> {
    match limits.timeout.and_then(representable_timeout) {
        Some(timeout) => Some(timeout.max(MIN_READ_TIMEOUT)),
        None => limits.idle_timeout.and_then(representable_timeout),
    }
}

/// The maximum value that is passed to ureq as the idle time of connections. ureq adds the idle time to the current
/// time, and the sum must be representable as an [`Instant`].
const MAX_IDLE_AGE: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// A function that converts the client certificate for `ureq`.
pub(super) type ConvertClientCertificate = fn(&Identity) -> Result<ClientCert, Error>;

pub(super) fn client_certificate(identity: &Identity) -> Result<ClientCert, Error> {
    let certificate_chain: Vec<_> = identity.chain.iter().map(|der| Certificate::from_der(der).to_owned()).collect();
    let private_key_error =
        |error: &dyn std::fmt::Display| Error::config("", format!("the client's private key cannot be used: {error}"));
    let pem_label = match PrivateKeyDer::try_from(identity.key.as_slice()).map_err(|error| private_key_error(&error))? {
        PrivateKeyDer::Pkcs1(_) => "RSA PRIVATE KEY",
        PrivateKeyDer::Sec1(_) => "EC PRIVATE KEY",
        _ => "PRIVATE KEY",
    };
    // `ureq` takes keys in DER only with the kind of the key, whose type it does not export. So the key is passed as
    // PEM.
    let base64_key = Zeroizing::new(BASE64_STANDARD.encode(&*identity.key));
    let pem = Zeroizing::new(
        [&*format!("-----BEGIN {pem_label}-----\n"), &*base64_key, &*format!("\n-----END {pem_label}-----\n")].concat(),
    );
    let key = PrivateKey::from_pem(pem.as_bytes()).map_err(|error| private_key_error(&error))?;
    Ok(ClientCert::new_with_certs(&certificate_chain, key))
}

/// Returns `timeout`, or `None` if the sum of the current time and `timeout`, which ureq computes, is not
/// representable.
fn representable_timeout(timeout: Duration) -> Option<Duration> {
    Instant::now().checked_add(timeout).map(|_| timeout)
}

/// Returns the root certificates of the platform and the root certificates in the settings.
fn root_certificates(settings: &ConnectionSettings) -> Result<Vec<Certificate<'static>>, Error> {
    let native_certificates = rustls_native_certs::load_native_certs();
    let platform_roots = native_certificates.certs.iter().map(AsRef::as_ref);
    let all_roots = platform_roots.chain(settings.roots.iter().map(Vec::as_slice));
    let roots: Vec<_> = all_roots.map(|der| Certificate::from_der(der).to_owned()).collect();
    if roots.is_empty() {
        let load_errors: Vec<_> = native_certificates.errors.iter().map(|error| format!(" ({error})")).collect();
        let message = format!(
            "the platform has no root certificates{}; add certificates with `.root_certificate(…)`",
            load_errors.concat()
        );
        return Err(Error::config("", message));
    }
    Ok(roots)
}

impl Transport for Ureq {
    fn send(&self, request: Request, limits: Limits) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move { self.send_in_memory(request, limits) })
    }

    fn send_upload(
        &self,
        request: http::Request<RequestBody>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move { self.send_streamed(request, limits) })
    }

    fn sleep(&self, pause: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { std::thread::sleep(pause) })
    }
}

/// A stream of the pieces of a response body. Polling blocks until a piece arrives. If the response is streamed,
/// polling blocks for at most [`read_timeout`]; after this time, polling returns `Pending` and wakes the task, so that
/// the client can check the idle timeout.
struct BodyPieces {
    source: Source,
    limits: Limits,
    /// The time at which the last bytes arrived.
    last_read_at: Instant,
    /// The buffer of the last piece. If the piece was dropped, the buffer is reused, so that it must be filled with
    /// zeros only once.
    buffer: Bytes,
}

/// The state of the reader of a body.
enum Source {
    Ready(Box<BodyReader<'static>>),
    /// Another thread reads with the reader, and sends the reader through this channel when the read has ended.
    Reading(mpsc::Receiver<CompletedRead>),
    Failed,
}

/// The result of a read: the reader, the buffer, and the number of bytes that were stored in the buffer.
type CompletedRead = (Box<BodyReader<'static>>, BytesMut, Result<usize, ureq::Error>);

fn read_piece(mut reader: Box<BodyReader<'static>>, mut buffer: BytesMut) -> CompletedRead {
    loop {
        match reader.read(&mut buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return (reader, buffer, result.map_err(ureq::Error::from)),
        }
    }
}

impl BodyPieces {
    fn new(reader: BodyReader<'static>, limits: Limits) -> Self {
        Self { source: Source::Ready(Box::new(reader)), limits, last_read_at: Instant::now(), buffer: Bytes::new() }
    }

    /// Returns whether the idle timeout has passed since the last bytes arrived. Called when a read has timed out.
    fn has_idle_timeout_expired(&self) -> bool {
        let read_timeout = read_timeout(self.limits);
        self.limits.idle_timeout.is_some_and(|idle| read_timeout == Some(idle) || self.last_read_at.elapsed() >= idle)
    }

    /// Returns whether the timeout of a read is at most the idle timeout, so that no read can last longer than the idle
    /// timeout.
    fn reads_end_before_idle_timeout(&self) -> bool {
        let read_timeout = read_timeout(self.limits);
        self.limits.idle_timeout.is_none_or(|idle| read_timeout.is_some_and(|timeout| timeout <= idle))
    }

    /// Reads a piece. A read that may take longer than the idle timeout runs on another thread; returns `None` while
    /// that thread is still reading.
    fn read_next_piece(&mut self) -> Result<Option<CompletedRead>, TransportError> {
        let receiver = match std::mem::replace(&mut self.source, Source::Failed) {
            Source::Failed => {
                let message = "the connection was closed";
                return Err(TransportError::new(TransportErrorKind::ConnectionClosed, message));
            }
            Source::Reading(receiver) => receiver,
            Source::Ready(reader) => {
                let mut buffer = std::mem::take(&mut self.buffer).try_into_mut().unwrap_or_default();
                buffer.resize(MAX_PIECE_BYTES, 0);
                if self.reads_end_before_idle_timeout() {
                    return Ok(Some(read_piece(reader, buffer)));
                }
                let (sender, receiver) = mpsc::sync_channel(1);
                let spawn_result = thread::Builder::new().spawn(move || drop(sender.send(read_piece(reader, buffer))));
                if let Err(error) = spawn_result {
                    let message = "cannot start the thread that reads the response";
                    return Err(TransportError::with_source(TransportErrorKind::ConnectionClosed, message, error));
                }
                receiver
            }
        };
        let idle_timeout = self.limits.idle_timeout.unwrap_or(MIN_READ_TIMEOUT);
        match receiver.recv_timeout((idle_timeout / 8).clamp(Duration::from_millis(1), MIN_READ_TIMEOUT)) {
            Ok(completed) => Ok(Some(completed)),
            Err(RecvTimeoutError::Timeout) if self.has_idle_timeout_expired() => {
                Err(TransportError::silence(idle_timeout))
            }
            Err(RecvTimeoutError::Timeout) => {
                self.source = Source::Reading(receiver);
                Ok(None)
            }
            Err(RecvTimeoutError::Disconnected) => {
                let message = "the thread that reads the response has panicked";
                Err(TransportError::new(TransportErrorKind::ConnectionClosed, message))
            }
        }
    }
}

/// The maximum number of bytes read in one step.
const MAX_PIECE_BYTES: usize = 64 << 10;

impl Stream for BodyPieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let pieces = &mut *self;
        let Some((reader, buffer, read_result)) = pieces.read_next_piece()? else {
            // Lets the client check its timers and poll again.
            context.waker().wake_by_ref();
            return Poll::Pending;
        };
        pieces.source = Source::Ready(reader);
        pieces.buffer = buffer.freeze();
        let read_len = match read_result {
            Ok(len) => len,
            Err(ureq::Error::Timeout(Timeout::PerRead)) if !pieces.has_idle_timeout_expired() => {
                // The connection is still usable.
                context.waker().wake_by_ref();
                return Poll::Pending;
            }
            Err(error) => return Poll::Ready(Some(Err(convert_error(error, pieces.limits)))),
        };
        pieces.last_read_at = Instant::now();
        if read_len == 0 {
            return Poll::Ready(None);
        }
        // A small piece must not keep the whole buffer in memory.
        let is_small = read_len < MAX_PIECE_BYTES / 8;
        let piece =
            if is_small { Bytes::copy_from_slice(&pieces.buffer[..read_len]) } else { pieces.buffer.slice(..read_len) };
        Poll::Ready(Some(Ok(piece)))
    }
}

fn convert_error(error: ureq::Error, limits: Limits) -> TransportError {
    use ureq::Error as E;
    // The `source` of ureq's error does not return the I/O error.
    if let E::Io(error) = &error
        && let Some(content_error) = upload::content_error(error)
    {
        return content_error;
    }
    match error {
        E::Timeout(Timeout::Connect | Timeout::Resolve) | E::HostNotFound | E::ConnectionFailed => {
            TransportError::with_source(TransportErrorKind::Connect, "cannot connect to the server", error)
        }
        E::Timeout(timeout) => match limits.idle_timeout.filter(|_| timeout == Timeout::PerRead) {
            Some(idle) => TransportError::silence(idle),
            None => TransportError::timeout(limits.timeout),
        },
        E::Io(error) => convert_io_error(error, limits),
        E::Rustls(rustls::Error::InvalidCertificate(_)) => TransportError::with_source(
            TransportErrorKind::UntrustedCertificate,
            "the server's certificate is not trusted",
            error,
        ),
        E::Tls(_) | E::Rustls(_) | E::ConnectProxyFailed(_) | E::InvalidProxyUrl | E::BadUri(_) | E::Http(_) => {
            TransportError::with_source(TransportErrorKind::Connect, "cannot connect to the server", error)
        }
        // ureq decompresses if another crate in the build enables the feature `gzip` of ureq. The variant of the error
        // exists only with that feature, so the error is recognized by its message.
        error if error.to_string().starts_with("gzip decompression failed") => TransportError::damaged_gzip(error),
        error => TransportError::with_source(TransportErrorKind::ConnectionClosed, "the connection was closed", error),
    }
}

fn convert_io_error(error: std::io::Error, limits: Limits) -> TransportError {
    use std::io::ErrorKind as K;
    let wrapped_error = error.get_ref();
    if matches!(wrapped_error.and_then(|error| error.downcast_ref()), Some(rustls::Error::InvalidCertificate(_))) {
        return TransportError::with_source(
            TransportErrorKind::UntrustedCertificate,
            "the server's certificate is not trusted",
            error,
        );
    }
    if is_lookup_error(&error) {
        return TransportError::with_source(TransportErrorKind::Connect, "cannot connect to the server", error);
    }
    match error.kind() {
        // Excludes `HostUnreachable` and `NetworkUnreachable`, with which an established connection can also end.
        K::ConnectionRefused | K::AddrNotAvailable => {
            TransportError::with_source(TransportErrorKind::Connect, "cannot connect to the server", error)
        }
        K::TimedOut => TransportError::timeout(limits.timeout),
        _ => TransportError::with_source(TransportErrorKind::ConnectionClosed, "the connection was closed", error),
    }
}

/// Returns whether the error means that the host name was not found. The standard library has no error kind for this:
/// the error is recognized by its message on Unix, and by Winsock's codes `WSAHOST_NOT_FOUND` to `WSANO_DATA` on
/// Windows.
fn is_lookup_error(error: &std::io::Error) -> bool {
    let is_windows_code = cfg!(windows) && matches!(error.raw_os_error(), Some(11001..=11004));
    is_windows_code || error.to_string().starts_with("failed to lookup address information")
}

#[cfg(test)]
mod tests {
    use std::{io, time::Duration};

    use super::{Limits, TransportErrorKind, convert_error};

    #[test]
    fn only_unsent_requests_are_connect_errors() {
        let kind = |kind: io::ErrorKind| {
            convert_error(ureq::Error::Io(kind.into()), Limits::new(Some(Duration::ZERO), 0)).kind()
        };
        assert_eq!(kind(io::ErrorKind::ConnectionRefused), TransportErrorKind::Connect);
        // Errors of an established connection whose peer has disappeared.
        assert_eq!(kind(io::ErrorKind::HostUnreachable), TransportErrorKind::ConnectionClosed);
        assert_eq!(kind(io::ErrorKind::NetworkUnreachable), TransportErrorKind::ConnectionClosed);
        assert_eq!(kind(io::ErrorKind::TimedOut), TransportErrorKind::Timeout);
    }
}
