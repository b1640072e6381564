//! Sets up a client.

use std::{
    marker::PhantomData,
    sync::{Arc, OnceLock},
    time::Duration,
};

use http::{HeaderName, HeaderValue};

use super::{
    super::{
        auth::{Credential, Gate},
        error::Error,
        retry::RetryPolicy,
        transport::{Transport, Wire},
    },
    Client, Inner,
    hooks::{Hook, Hooks},
    options::Headers,
    servers::Servers,
};

/// Sets up a client, asynchronous or blocking.
///
/// | what | where nothing is said |
/// |---|---|
/// | connecting | 10 s |
/// | one attempt | 60 s |
/// | a call with all attempts | 180 s |
/// | an answer's body | 64 MiB |
/// | requests at once | 256 |
/// | retries | [`RetryPolicy::default`] |
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "reqwest")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, RetryPolicy};")]
///
/// let client = Client::builder("https://api.{region}.example.com")
///     .server_variable("region", "north-1")
///     .auth("the token")
///     .total_timeout(Duration::from_secs(30))
///     .retry(RetryPolicy::none())
///     .build()?;
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "reqwest"))]
/// # fn main() {}
/// ```
#[derive(Clone, Debug)]
pub struct ClientBuilder<C = Client> {
    url: String,
    servers: Vec<(String, String)>,
    variables: Vec<(String, String)>,
    credentials: Vec<Credential>,
    retry: RetryPolicy,
    attempt: Option<Duration>,
    total: Option<Duration>,
    body: usize,
    places: usize,
    agent: Option<String>,
    compression: bool,
    strict_dates: bool,
    headers: Headers,
    hooks: Hooks,
    follow_redirects: bool,
    wire: Wire,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    pub(super) fn new(url: impl Into<String>) -> Self {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        Self {
            url: url.into(),
            servers: Vec::new(),
            variables: Vec::new(),
            credentials: Vec::new(),
            retry: RetryPolicy::default(),
            attempt: seconds(60),
            total: seconds(180),
            body: 64 << 20,
            places: 256,
            agent: None,
            compression: true,
            strict_dates: false,
            headers: Headers::default(),
            hooks: Hooks::default(),
            follow_redirects: true,
            wire: Wire { connect: seconds(10), ..Wire::default() },
            client: PhantomData,
        }
    }

    /// Who the client is: a token, [`TokenRequest`](super::super::auth::TokenRequest) to get tokens with, access keys. Given
    /// several times, an operation takes what it needs. A client without any sends none, whatever the API's document says.
    #[must_use]
    pub fn auth(mut self, credential: impl Into<Credential>) -> Self {
        self.credentials.push(credential.into());
        self
    }

    /// The address of another server of the API, the one that its document calls `template`. Needed where the client's
    /// address is none of the document's, so that nobody could tell where the others are.
    #[must_use]
    pub fn server(mut self, template: impl Into<String>, url: impl Into<String>) -> Self {
        self.servers.push((template.into(), url.into()));
        self
    }

    /// Sets a variable of server URLs. Variables that are not set have the default that the API's document gives them.
    #[must_use]
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// When calls are tried again.
    #[must_use]
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// How long connecting may take; nothing: as long as an attempt.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.wire.connect = timeout.into();
        self
    }

    /// How long one attempt may take, from connecting to the last byte of the answer; nothing: as long as the call.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt = timeout.into();
        self
    }

    /// How long a call may take, all attempts and the pauses between them; nothing: any time.
    #[must_use]
    pub fn total_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.total = timeout.into();
        self
    }

    /// How many bytes an answer's body may have, unpacked.
    #[must_use]
    pub fn max_response_size(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }

    /// How many requests may be on their way at once; more wait for their turn. Each takes a connection, and connections are
    /// limited: a process often has 1024 open files at most.
    #[must_use]
    pub fn max_concurrent_requests(mut self, requests: usize) -> Self {
        self.places = requests;
        self
    }

    /// What the client calls itself, in place of the package's name and version.
    #[must_use]
    pub fn user_agent(mut self, agent: impl Into<String>) -> Self {
        self.agent = Some(agent.into());
        self
    }

    /// Sets a header field of every request that does not have it already. [`CallOptions::header`](super::CallOptions::header)
    /// replaces it for single calls. Building the client fails if the name or the value is not valid.
    #[must_use]
    pub fn default_header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.headers.set(name.try_into().ok(), value.try_into().ok());
        self
    }

    /// Adds a hook, which runs before and after each attempt.
    #[must_use]
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.add(hook);
        self
    }

    /// Sets whether redirects are followed; they are by default. If not, a redirect is an error of the kind
    /// [`Redirect`](super::super::ErrorKind::Redirect) with the response.
    #[must_use]
    pub fn follow_redirects(mut self, follow: bool) -> Self {
        self.follow_redirects = follow;
        self
    }

    /// Whether compressed answers are asked for. They are, if the feature `gzip` is on.
    #[must_use]
    pub fn compression(mut self, on: bool) -> Self {
        self.compression = on;
        self
    }

    /// Sets whether a response is an error if it holds a date or time that RFC 3339 does not allow. Defaults to `false`: such
    /// texts are kept, and [`DateTime::instant`](super::super::value::DateTime::instant) and
    /// [`Date::date`](super::super::value::Date::date) return the error.
    ///
    /// Servers do send them: without an offset, with `+0000`, empty. The rest of the response is of use all the same. Items of a
    /// response that is read as a stream are always read leniently.
    #[must_use]
    pub fn strict_dates(mut self, strict: bool) -> Self {
        self.strict_dates = strict;
        self
    }

    /// The proxy that all requests go through, `http://proxy.example:3128` or `https://…`, in place of what `HTTPS_PROXY` and
    /// its siblings say. Building the client fails with any other: SOCKS is not supported.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.wire.proxy = Some(url.into().into());
        self
    }

    /// Sets how long a connection without requests is kept; `None` for any time. Defaults to that of the driver.
    #[must_use]
    pub fn pool_idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.wire.pool_idle_timeout = Some(timeout.into().unwrap_or(Duration::MAX));
        self
    }

    /// Sets how many connections without requests are kept for each host; 0 for none. Defaults to that of the driver.
    #[must_use]
    pub fn pool_max_idle_per_host(mut self, connections: usize) -> Self {
        self.wire.pool_max_idle_per_host = Some(connections);
        self
    }

    /// Sets the client's own certificate (mutual TLS): the chain in DER, the client's certificate first, and the private key
    /// in DER (PKCS #8, PKCS #1 or SEC 1).
    #[cfg(any(feature = "reqwest", feature = "ureq"))]
    #[must_use]
    pub fn client_certificate(mut self, chain: Vec<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.wire.identity = Some(super::super::transport::Identity::new(chain, key.into()));
        self
    }

    /// Sets the client's own certificate (mutual TLS) from the text of a PEM file with the chain, the client's certificate
    /// first, and the private key.
    ///
    /// # Errors
    ///
    /// If there is no certificate or no private key in the text, or one that is damaged.
    #[cfg(any(feature = "reqwest", feature = "ureq"))]
    pub fn client_certificate_pem(self, pem: &str) -> Result<Self, Error> {
        let labels = ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"];
        let keys = labels.iter().map(|label| pem_blocks(pem, label)).collect::<Result<Vec<_>, _>>()?;
        let key = keys.into_iter().flatten().next();
        let key = key.ok_or_else(|| Error::config("", "the PEM text holds no private key that is not encrypted"))?;
        Ok(self.client_certificate(certificates(pem)?, key))
    }

    /// A root certificate in DER to trust beside those of the platform.
    #[must_use]
    pub fn root_certificate(mut self, der: impl Into<Vec<u8>>) -> Self {
        self.wire.roots.push(der.into());
        self
    }

    /// The root certificates of a PEM file's text, to trust beside those of the platform.
    ///
    /// # Errors
    ///
    /// If there is no certificate in it, or one that is broken.
    pub fn root_certificates_pem(mut self, pem: &str) -> Result<Self, Error> {
        self.wire.roots.extend(certificates(pem)?);
        Ok(self)
    }

    fn inner(self, transport: impl Transport) -> Result<Client, Error> {
        let agent = self.agent.map(|agent| {
            HeaderValue::try_from(&agent).map_err(|_| Error::config("", format!("{agent:?} cannot be a user agent")))
        });
        self.headers.check()?;
        Ok(Client(Arc::new(Inner {
            transport: Arc::new(transport),
            servers: Servers::new(&self.url, &self.servers, self.variables)?,
            credentials: self.credentials.into_iter().map(Credential::afresh).collect(),
            retry: self.retry,
            attempt: self.attempt,
            total: self.total,
            body: self.body,
            gate: Arc::new(Gate::new(self.places)),
            agent: agent.transpose()?.map_or_else(OnceLock::new, |agent| OnceLock::from(Some(agent))),
            #[cfg(feature = "gzip")]
            compression: self.compression,
            strict_dates: self.strict_dates,
            skew: Arc::default(),
            default_headers: self.headers,
            headers: Headers::default(),
            hooks: self.hooks,
            follow_redirects: self.follow_redirects,
            keep_raw_body: false,
            mistake: None,
        })))
    }
}

impl<C: From<Client>> ClientBuilder<C> {
    /// The client, on a transport of one's own. Timeouts for connecting, proxy and certificates are that one's business.
    ///
    /// # Errors
    ///
    /// If an address, a variable or the user agent cannot be what they are.
    pub fn build_with_transport(self, transport: impl Transport) -> Result<C, Error> {
        self.inner(transport).map(C::from)
    }
}

#[cfg(feature = "reqwest")]
impl ClientBuilder<Client> {
    /// The client, on `reqwest`.
    ///
    /// # Errors
    ///
    /// If an address, a variable, the proxy or the user agent cannot be what they are, or the platform has no root
    /// certificates.
    pub fn build(self) -> Result<Client, Error> {
        let transport = super::super::transport::Reqwest::new(&self.wire)?;
        self.inner(transport)
    }
}

#[cfg(feature = "ureq")]
impl ClientBuilder<super::blocking::Client> {
    /// The client, on `ureq`.
    ///
    /// # Errors
    ///
    /// If an address, a variable, the proxy or the user agent cannot be what they are, or the platform has no root
    /// certificates.
    pub fn build(self) -> Result<super::blocking::Client, Error> {
        let transport = super::super::transport::Ureq::new(&self.wire)?;
        self.inner(transport).map(Into::into)
    }
}

/// Returns the certificates in a PEM text.
fn certificates(pem: &str) -> Result<Vec<Vec<u8>>, Error> {
    let out = pem_blocks(pem, "CERTIFICATE")?;
    if out.is_empty() { Err(Error::config("", "the PEM text holds no certificate")) } else { Ok(out) }
}

/// Returns the bytes of the blocks with this label in a PEM text.
fn pem_blocks(pem: &str, label: &str) -> Result<Vec<Vec<u8>>, Error> {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let wrong = |why: &str| Error::config("", format!("the PEM text {why}"));
    let (begin, end) = (format!("-----BEGIN {label}-----"), format!("-----END {label}-----"));
    let blocks = pem.split(&*begin).skip(1).map(|block| {
        let (text, _) = block.split_once(&*end).ok_or_else(|| wrong("breaks off in a block"))?;
        let text: String = text.split_ascii_whitespace().collect();
        BASE64_STANDARD.decode(text).map_err(|error| wrong(&format!("holds no base64: {error}")))
    });
    blocks.collect()
}
