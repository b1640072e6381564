//! Connection settings of the drivers.

#[cfg(any(feature = "reqwest", feature = "ureq"))]
use std::fmt;
use std::time::Duration;

#[cfg(any(feature = "reqwest", feature = "ureq"))]
use zeroize::Zeroizing;

#[cfg(any(feature = "reqwest", feature = "ureq"))]
use super::super::error::Error;
use super::super::value::Secret;

/// The connection settings of a driver.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConnectionSettings {
    /// The timeout for connecting.
    pub(crate) connect_timeout: Option<Duration>,
    /// The proxy for all requests; `None` for the proxy in the environment variables.
    pub(crate) proxy: Option<Secret>,
    /// Root certificates in DER, in addition to those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    /// The client certificate.
    #[cfg(any(feature = "reqwest", feature = "ureq"))]
    pub(crate) identity: Option<Identity>,
    /// The maximum time that an idle connection is kept open; `None` for the driver's default, `Duration::MAX` for no
    /// limit.
    pub(crate) pool_idle_timeout: Option<Duration>,
    /// The maximum number of idle connections per host; `None` for the driver's default.
    pub(crate) pool_max_idle_per_host: Option<usize>,
}

/// A client certificate with its private key, in DER.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
#[derive(Clone)]
pub(crate) struct Identity {
    pub(crate) chain: Vec<Vec<u8>>,
    pub(crate) key: Zeroizing<Vec<u8>>,
    // Function pointers, so that programs without client certificates do not contain the signing code.
    #[cfg(feature = "reqwest")]
    pub(crate) for_reqwest: super::reqwest::Authenticate,
    #[cfg(feature = "ureq")]
    pub(crate) for_ureq: super::ureq::Authenticate,
}

#[cfg(any(feature = "reqwest", feature = "ureq"))]
impl Identity {
    pub(crate) fn new(chain: Vec<Vec<u8>>, key: Vec<u8>) -> Self {
        Self {
            chain,
            key: Zeroizing::new(key),
            #[cfg(feature = "reqwest")]
            for_reqwest: super::reqwest::authenticate,
            #[cfg(feature = "ureq")]
            for_ureq: super::ureq::client_certificate,
        }
    }
}

#[cfg(any(feature = "reqwest", feature = "ureq"))]
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} certificates", self.chain.len())
    }
}

#[cfg(any(feature = "reqwest", feature = "ureq"))]
impl ConnectionSettings {
    /// Returns the URL of the proxy. The URL is checked here, since the drivers ignore some URLs that they do not
    /// support and then connect directly.
    ///
    /// # Errors
    ///
    /// If the drivers do not support the URL.
    pub(super) fn proxy(&self) -> Result<Option<&str>, Error> {
        let Some(url) = &self.proxy else { return Ok(None) };
        let is_proxy = |uri: http::Uri| {
            matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty())
        };
        if url.expose().parse().is_ok_and(is_proxy) {
            return Ok(Some(url.expose()));
        }
        // The URL is not shown, since it may contain a password.
        Err(Error::config("", "the proxy cannot be used: it must be `http://` or `https://`, a host and a port"))
    }
}
