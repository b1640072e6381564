//! Options for single calls, applied by deriving a client from another one.

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderName, HeaderValue};

use super::{
    super::{auth::Credential, retry::RetryPolicy},
    Client, ClientState, blocking,
    headers::Headers,
    hooks::{Hook, Hooks},
};

/// Options for single calls. [`Client::with`] applies them and returns a client that shares connections and tokens with
/// the original one.
///
/// If an option is not valid, such as a header name with a space, all calls made with the options return an error.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "reqwest")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{CallOptions, Client, RetryPolicy};")]
///
/// let client = Client::builder("https://api.example.com").auth("the token").build()?;
/// let once = CallOptions::new()
///     .header("x-debug", "on")
///     .total_timeout(Duration::from_secs(5))
///     .retry(RetryPolicy::none());
/// // operation.send(&client.with(once)).await?
/// # let _ = client.with(once);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "reqwest"))]
/// # fn main() {}
/// ```
#[derive(Clone, Default)]
#[must_use = "options have an effect on the client that `with` returns"]
pub struct CallOptions {
    headers: Headers,
    retry: Option<RetryPolicy>,
    attempt_timeout: Option<Timeout>,
    total_timeout: Option<Timeout>,
    max_response_size: Option<usize>,
    credentials: Option<Vec<Credential>>,
    base_url: Option<String>,
    follow_redirects: Option<bool>,
    keep_raw_body: Option<bool>,
    hooks: Hooks,
}

impl CallOptions {
    /// Creates options that change nothing.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a header field. Replaces the field of this name that the client or the operation sets.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::CallOptions;")]
    ///
    /// let options = CallOptions::new().header("x-debug", "on");
    /// # let _ = options;
    /// ```
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.headers.set(name.try_into().ok(), value.try_into().ok());
        self
    }

    /// Sets the retry policy.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{CallOptions, RetryPolicy};")]
    ///
    /// let options = CallOptions::new().retry(RetryPolicy::none());
    /// # let _ = options;
    /// ```
    #[inline]
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Sets the timeout of one attempt; `None` to apply only the timeout of the call.
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = Some(Timeout(timeout.into()));
        self
    }

    /// Sets the timeout of a call, including all attempts and the delays between them; `None` for no timeout.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::CallOptions;")]
    ///
    /// let options = CallOptions::new().total_timeout(Duration::from_secs(2));
    /// # let _ = options;
    /// ```
    pub fn total_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.total_timeout = Some(Timeout(timeout.into()));
        self
    }

    /// Sets the maximum size of a response body in bytes, after decompression.
    #[inline]
    pub fn max_response_size(mut self, max_bytes: usize) -> Self {
        self.max_response_size = Some(max_bytes);
        self
    }

    /// Adds a credential for the calls. If the options contain a credential, the credentials of the client are not
    /// used.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::CallOptions;")]
    ///
    /// let options = CallOptions::new().auth("the token of another user");
    /// # let _ = options;
    /// ```
    pub fn auth(mut self, credential: impl Into<Credential>) -> Self {
        self.credentials.get_or_insert_default().push(credential.into());
        self
    }

    /// Sends the calls without credentials.
    #[inline]
    pub fn without_auth(mut self) -> Self {
        self.credentials = Some(Vec::new());
        self
    }

    /// Sets the URL of the API's server, like the argument of [`Client::builder`]. The client's credentials are sent to
    /// that server. New tokens are requested, since a token may be valid for one server only.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::CallOptions;")]
    ///
    /// let options = CallOptions::new().base_url("https://api.other.example.com");
    /// # let _ = options;
    /// ```
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Sets whether redirects are followed. If `false`, a redirect is an error of the kind
    /// [`Redirect`](super::super::ErrorKind::Redirect) that contains the response.
    #[inline]
    pub fn follow_redirects(mut self, is_enabled: bool) -> Self {
        self.follow_redirects = Some(is_enabled);
        self
    }

    /// Sets whether the bytes of the response body are kept in addition to the decoded body; see
    /// [`ResponseExt::raw_body`](super::ResponseExt::raw_body).
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{CallOptions, Client, Dispatch, Error, Operation, ResponseExt};")]
    ///
    /// async fn size<O: Operation>(client: &Client, operation: &O) -> Result<usize, Error> {
    ///     let client = client.with(CallOptions::new().keep_raw_body(true));
    ///     let response = client.dispatch(operation).await?;
    ///     Ok(response.raw_body().map_or(0, |body| body.len()))
    /// }
    /// ```
    #[inline]
    pub fn keep_raw_body(mut self, is_enabled: bool) -> Self {
        self.keep_raw_body = Some(is_enabled);
        self
    }

    /// Adds a hook, which runs after the hooks of the client.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.add(hook);
        self
    }

    #[inline]
    fn apply_to(self, client: &mut ClientState) {
        client.override_headers.extend(self.headers);
        client.retry = self.retry.unwrap_or(client.retry);
        client.attempt_timeout = self.attempt_timeout.map_or(client.attempt_timeout, |timeout| timeout.0);
        client.total_timeout = self.total_timeout.map_or(client.total_timeout, |timeout| timeout.0);
        client.max_response_size = self.max_response_size.unwrap_or(client.max_response_size);
        client.follow_redirects = self.follow_redirects.unwrap_or(client.follow_redirects);
        client.keep_raw_body = self.keep_raw_body.unwrap_or(client.keep_raw_body);
        client.hooks.extend(self.hooks);
        client.credentials = self.credentials.unwrap_or_else(|| std::mem::take(&mut client.credentials));
        if let Some(url) = self.base_url {
            match client.servers.with_base_url(&url) {
                Ok(servers) => client.servers = servers,
                Err(error) => client.option_error = Some(error),
            }
            client.clock_skew = Arc::default();
            client.credentials =
                std::mem::take(&mut client.credentials).into_iter().map(Credential::without_cached_tokens).collect();
        }
    }
}

impl fmt::Debug for CallOptions {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("headers", &self.headers.names())
            .field("retry", &self.retry)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("total_timeout", &self.total_timeout)
            .field("max_response_size", &self.max_response_size)
            .field("credentials", &self.credentials)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Returns a client with these options. The new client shares connections, tokens and the limit of concurrent
    /// requests with `self`.
    ///
    /// Deriving a client allocates once; reuse the derived client for many calls.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{CallOptions, Client};")]
    ///
    /// /// Sends requests that do not identify the caller.
    /// fn anonymous(client: &Client) -> Client {
    ///     client.with(CallOptions::new().without_auth())
    /// }
    /// ```
    #[must_use]
    #[inline]
    pub fn with(&self, options: CallOptions) -> Self {
        let mut client = ClientState::clone(&self.0);
        options.apply_to(&mut client);
        Self(Arc::new(client))
    }
}

impl blocking::Client {
    /// Returns a client with these options. The new client shares connections, tokens and the limit of concurrent
    /// requests with `self`; see [`Client::with`].
    #[must_use]
    #[inline]
    pub fn with(&self, options: CallOptions) -> Self {
        self.as_async().with(options).into()
    }
}

/// A timeout in the options; `Timeout(None)` removes the timeout of the client.
#[derive(Clone, Copy, Debug)]
struct Timeout(Option<Duration>);
