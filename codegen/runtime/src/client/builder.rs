//! The builder of clients.

use std::{
    marker::PhantomData,
    sync::{Arc, OnceLock},
    time::Duration,
};

use http::{HeaderName, HeaderValue};

use super::{
    super::{
        auth::{Credential, Semaphore},
        error::Error,
        retry::RetryPolicy,
        transport::{ConnectionSettings, Transport},
    },
    Client, ClientState,
    headers::Headers,
    hooks::{Hook, Hooks},
    pem,
    servers::Servers,
};

/// Builds a client, asynchronous or blocking.
///
/// | limit | default |
/// |---|---|
/// | [`connect_timeout`](Self::connect_timeout) | 10 s |
/// | [`attempt_timeout`](Self::attempt_timeout) | 60 s |
/// | [`total_timeout`](Self::total_timeout) | 180 s |
/// | [`max_response_size`](Self::max_response_size) | 64 MiB |
/// | [`max_concurrent_requests`](Self::max_concurrent_requests) | 256 |
/// | [`retry`](Self::retry) | [`RetryPolicy::default`] |
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
    /// Other servers: pairs of the URL template in the API's document and the URL to use instead.
    replaced_servers: Vec<(String, String)>,
    /// Names and values of server variables.
    server_variables: Vec<(String, String)>,
    credentials: Vec<Credential>,
    retry: RetryPolicy,
    attempt_timeout: Option<Duration>,
    total_timeout: Option<Duration>,
    max_response_size: usize,
    max_concurrent_requests: usize,
    user_agent: Option<String>,
    compression: bool,
    strict_dates: bool,
    headers: Headers,
    hooks: Hooks,
    follow_redirects: bool,
    connections: ConnectionSettings,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    pub(super) fn new(url: impl Into<String>) -> Self {
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        Self {
            url: url.into(),
            replaced_servers: Vec::new(),
            server_variables: Vec::new(),
            credentials: Vec::new(),
            retry: RetryPolicy::default(),
            attempt_timeout: seconds(60),
            total_timeout: seconds(180),
            max_response_size: 64 << 20,
            max_concurrent_requests: 256,
            user_agent: None,
            compression: true,
            strict_dates: false,
            headers: Headers::default(),
            hooks: Hooks::default(),
            follow_redirects: true,
            connections: ConnectionSettings { connect_timeout: seconds(10), ..ConnectionSettings::default() },
            client: PhantomData,
        }
    }

    /// Adds a credential: a token, a [`TokenRequest`](super::super::auth::TokenRequest) that fetches tokens, or access
    /// keys. If there are several credentials, each operation uses the credentials that its security schemes require. A
    /// client without credentials sends none, even if the API's document requires credentials.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Basic, Client};")]
    ///
    /// let builder = Client::builder("https://api.example.com").auth(Basic::new("ada", "her password"));
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn auth(mut self, credential: impl Into<Credential>) -> Self {
        self.credentials.push(credential.into());
        self
    }

    /// Sets the URL of the server that the API's document declares as `template`. This is required for operations that
    /// declare a server other than the API's main server, if the client's URL is not one of the server URLs in the
    /// document.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// // The client sends to a gateway, so it has to know where tokens come from.
    /// let builder = Client::builder("https://gateway.internal")
    ///     .server("https://iam.{region}.example.com", "https://iam.internal");
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn server(mut self, template: impl Into<String>, url: impl Into<String>) -> Self {
        self.replaced_servers.push((template.into(), url.into()));
        self
    }

    /// Sets the value of a variable in server URLs. Defaults to the value that the API's document declares.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.{region}.example.com").server_variable("region", "eu");
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn server_variable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.server_variables.push((name.into(), value.into()));
        self
    }

    /// Sets the retry policy.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, RetryPolicy};")]
    ///
    /// let builder = Client::builder("https://api.example.com").retry(RetryPolicy::default().max_attempts(8));
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// Sets the timeout for connecting; `None` to apply only the timeout of the attempt. Defaults to 10 s.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connections.connect_timeout = timeout.into();
        self
    }

    /// Sets the timeout of one attempt, from connecting to the last byte of the response; `None` to apply only the
    /// timeout of the call. Defaults to 60 s.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = timeout.into();
        self
    }

    /// Sets the timeout of a call, including all attempts and the delays between them; `None` for no timeout. Defaults
    /// to 180 s.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com")
    ///     .connect_timeout(Duration::from_secs(3))
    ///     .attempt_timeout(Duration::from_secs(20))
    ///     .total_timeout(None);
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn total_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.total_timeout = timeout.into();
        self
    }

    /// Sets the maximum size of a response body in bytes, after decompression. Defaults to 64 MiB.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com").max_response_size(16 << 20);
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn max_response_size(mut self, max_bytes: usize) -> Self {
        self.max_response_size = max_bytes;
        self
    }

    /// Sets the maximum number of requests in flight; further requests wait for a free slot. Defaults to 256, since
    /// each request uses a connection, and operating systems often limit a process to 1024 open files.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com").max_concurrent_requests(32);
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn max_concurrent_requests(mut self, max_requests: usize) -> Self {
        self.max_concurrent_requests = max_requests;
        self
    }

    /// Sets the `User-Agent`. Defaults to the name and version of the package.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com").user_agent("cleaner/7");
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn user_agent(mut self, agent: impl Into<String>) -> Self {
        self.user_agent = Some(agent.into());
        self
    }

    /// Sets a header field for all requests whose operation does not set the field.
    /// [`CallOptions::header`](super::CallOptions::header) replaces it for single calls. Building the client fails if
    /// the name or the value is not valid.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com").default_header("x-team", "billing");
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn default_header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.headers.set(name.try_into().ok(), value.try_into().ok());
        self
    }

    /// Adds a hook that runs before and after each attempt.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{AttemptResult, Client, Hook};")]
    ///
    /// struct Log;
    ///
    /// impl Hook for Log {
    ///     fn after_attempt(&self, attempt: &AttemptResult<'_>) {
    ///         println!("{} took {:?}", attempt.operation(), attempt.elapsed());
    ///     }
    /// }
    ///
    /// let builder = Client::builder("https://api.example.com").hook(Log);
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.add(hook);
        self
    }

    /// Sets whether redirects are followed. Defaults to `true`. If `false`, a redirect is an error of the kind
    /// [`Redirect`](super::super::ErrorKind::Redirect) that contains the response.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com").follow_redirects(false);
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn follow_redirects(mut self, is_enabled: bool) -> Self {
        self.follow_redirects = is_enabled;
        self
    }

    /// Sets whether compressed responses are requested. Defaults to `true`. Has no effect without the feature `gzip`.
    #[must_use]
    pub fn compression(mut self, is_enabled: bool) -> Self {
        self.compression = is_enabled;
        self
    }

    /// Sets whether a response with a date or time that is not valid according to RFC 3339 is an error. Defaults to
    /// `false`: the text is kept, and functions such as
    /// [`DateTime::unix_timestamp`](super::super::value::DateTime::unix_timestamp) return the error.
    ///
    /// Some servers send times without an offset or with the offset `+0000`, or empty strings. By default such a value
    /// does not make the rest of the response unusable. The setting also applies to the items of streamed responses.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com").strict_dates(true);
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn strict_dates(mut self, is_enabled: bool) -> Self {
        self.strict_dates = is_enabled;
        self
    }

    /// Sets the URL of the proxy for all requests, such as `http://proxy.example:3128` or `https://…`. Defaults to the
    /// proxy in the environment variables (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`). SOCKS is not
    /// supported: building the client fails with a SOCKS URL.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com").proxy("http://proxy.example:3128");
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.connections.proxy = Some(url.into().into());
        self
    }

    /// Sets the maximum time that an idle connection is kept open; `None` for no limit. Defaults to the limit of the
    /// driver.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::Client;")]
    ///
    /// let builder = Client::builder("https://api.example.com")
    ///     .pool_idle_timeout(Duration::from_secs(30))
    ///     .pool_max_idle_per_host(4);
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn pool_idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connections.pool_idle_timeout = Some(timeout.into().unwrap_or(Duration::MAX));
        self
    }

    /// Sets the maximum number of idle connections that are kept open per host; 0 to keep none. Defaults to the limit
    /// of the driver.
    #[must_use]
    pub fn pool_max_idle_per_host(mut self, max_connections: usize) -> Self {
        self.connections.pool_max_idle_per_host = Some(max_connections);
        self
    }

    /// Sets the client certificate (mutual TLS): the certificate chain in DER, the client's certificate first, and the
    /// private key in DER (PKCS #8, PKCS #1 or SEC 1).
    #[cfg(any(feature = "reqwest", feature = "ureq"))]
    #[must_use]
    pub fn client_certificate(mut self, certificate_chain: Vec<Vec<u8>>, private_key: impl Into<Vec<u8>>) -> Self {
        self.connections.identity = Some(super::super::transport::Identity::new(certificate_chain, private_key.into()));
        self
    }

    /// Sets the client certificate (mutual TLS) from PEM text with the certificate chain, the client's certificate
    /// first, and the private key.
    ///
    /// # Errors
    ///
    /// If the text contains no certificate, no private key, or malformed PEM.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("# use ", env!("CARGO_CRATE_NAME"), "::Error;")]
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, ClientBuilder};")]
    ///
    /// fn with_certificate(pem: &str) -> Result<ClientBuilder, Error> {
    ///     Client::builder("https://api.example.com").client_certificate_pem(pem)
    /// }
    /// # assert!(with_certificate("").is_err());
    /// ```
    #[cfg(any(feature = "reqwest", feature = "ureq"))]
    pub fn client_certificate_pem(self, pem_text: &str) -> Result<Self, Error> {
        Ok(self.client_certificate(pem::parse_certificates(pem_text)?, pem::parse_private_key(pem_text)?))
    }

    /// Adds a root certificate in DER, which is trusted in addition to those of the platform.
    #[must_use]
    pub fn root_certificate(mut self, certificate_der: impl Into<Vec<u8>>) -> Self {
        self.connections.roots.push(certificate_der.into());
        self
    }

    /// Adds root certificates from PEM text, which are trusted in addition to those of the platform.
    ///
    /// # Errors
    ///
    /// If the text contains no certificate, or a malformed certificate.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, ClientBuilder};")]
    ///
    /// fn trusting(file: &str) -> Result<ClientBuilder, Box<dyn std::error::Error>> {
    ///     let pem = std::fs::read_to_string(file)?;
    ///     Ok(Client::builder("https://api.example.com").root_certificates_pem(&pem)?)
    /// }
    /// # assert!(trusting("no such file").is_err());
    /// ```
    pub fn root_certificates_pem(mut self, pem_text: &str) -> Result<Self, Error> {
        self.connections.roots.extend(pem::parse_certificates(pem_text)?);
        Ok(self)
    }

    fn build_client(self, transport: impl Transport) -> Result<Client, Error> {
        let user_agent = self.user_agent.map(|agent| {
            HeaderValue::try_from(&agent)
                .map_err(|_| Error::config("", format!("the user agent {agent:?} is not a valid header field value")))
        });
        self.headers.check()?;
        Ok(Client(Arc::new(ClientState {
            transport: Arc::new(transport),
            servers: Servers::new(&self.url, &self.replaced_servers, self.server_variables)?,
            credentials: self.credentials.into_iter().map(Credential::without_cached_tokens).collect(),
            retry: self.retry,
            attempt_timeout: self.attempt_timeout,
            total_timeout: self.total_timeout,
            max_response_size: self.max_response_size,
            request_slots: Arc::new(Semaphore::new(self.max_concurrent_requests)),
            user_agent: user_agent.transpose()?.map_or_else(OnceLock::new, |agent| OnceLock::from(Some(agent))),
            #[cfg(feature = "gzip")]
            compression: self.compression,
            strict_dates: self.strict_dates,
            clock_skew: Arc::default(),
            default_headers: self.headers,
            override_headers: Headers::default(),
            hooks: self.hooks,
            follow_redirects: self.follow_redirects,
            keep_raw_body: false,
            option_error: None,
        })))
    }
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Builds the client with a custom transport. The builder's settings for the connect timeout, the proxy,
    /// certificates and the connection pool have no effect, since the transport makes the connections.
    ///
    /// # Errors
    ///
    /// If a URL, a variable, a default header or the user agent is not valid.
    pub fn build_with_transport(self, transport: impl Transport) -> Result<C, Error> {
        self.build_client(transport).map(C::from)
    }
}

#[cfg(feature = "reqwest")]
impl ClientBuilder<Client> {
    /// Builds the client with the driver `reqwest`.
    ///
    /// # Errors
    ///
    /// If a URL, a variable, the proxy, a certificate, a default header or the user agent is not valid, or the platform
    /// has no root certificates.
    pub fn build(self) -> Result<Client, Error> {
        let transport = super::super::transport::Reqwest::new(&self.connections)?;
        self.build_client(transport)
    }
}

#[cfg(feature = "ureq")]
impl ClientBuilder<super::blocking::Client> {
    /// Builds the client with the driver `ureq`.
    ///
    /// # Errors
    ///
    /// If a URL, a variable, the proxy, a certificate, a default header or the user agent is not valid, or the platform
    /// has no root certificates.
    pub fn build(self) -> Result<super::blocking::Client, Error> {
        let transport = super::super::transport::Ureq::new(&self.connections)?;
        self.build_client(transport).map(Into::into)
    }
}
