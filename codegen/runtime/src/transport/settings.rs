//! The connection settings of the drivers: proxy, certificates and connection pool.

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
    /// The timeout for connecting; `None` to apply only the timeout of the attempt.
    pub(crate) connect_timeout: Option<Duration>,
    /// The URL of the proxy for all requests; `None` to use the proxy in the environment variables.
    pub(crate) proxy: Option<Secret>,
    /// The root certificates in DER that are trusted in addition to those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    /// The client certificate for mutual TLS; `None` if the client does not authenticate with a certificate.
    #[cfg(any(feature = "reqwest", feature = "ureq"))]
    pub(crate) identity: Option<Identity>,
    /// The maximum time for which an idle connection is kept open; `None` for the default of the driver,
    /// `Duration::MAX` for no limit.
    pub(crate) pool_idle_timeout: Option<Duration>,
    /// The maximum number of idle connections per host; `None` for the driver's default.
    pub(crate) pool_max_idle_per_host: Option<usize>,
}

/// A client certificate with its private key, in DER.
#[cfg(any(feature = "reqwest", feature = "ureq"))]
#[derive(Clone)]
pub(crate) struct Identity {
    /// The certificate chain; the client's certificate is the first one.
    pub(crate) chain: Vec<Vec<u8>>,
    /// The private key of the client certificate.
    pub(crate) key: Zeroizing<Vec<u8>>,
    // Function pointers, so that programs without client certificates do not contain the signing code.
    #[cfg(feature = "reqwest")]
    pub(crate) for_reqwest: super::reqwest::AddClientCertificate,
    #[cfg(feature = "ureq")]
    pub(crate) for_ureq: super::ureq::ConvertClientCertificate,
}

#[cfg(any(feature = "reqwest", feature = "ureq"))]
impl Identity {
    pub(crate) fn new(chain: Vec<Vec<u8>>, key: Vec<u8>) -> Self {
        Self {
            chain,
            key: Zeroizing::new(key),
            #[cfg(feature = "reqwest")]
            for_reqwest: super::reqwest::add_client_certificate,
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
    /// Returns the URL of the proxy; `None` if it is not set.
    ///
    /// # Errors
    ///
    /// If the URL is not valid. The URL is checked here, since the drivers ignore some invalid URLs and then connect
    /// without a proxy.
    pub(super) fn proxy(&self) -> Result<Option<&str>, Error> {
        let Some(url) = &self.proxy else { return Ok(None) };
        let is_http_url = |uri: http::Uri| {
            matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|host| !host.is_empty())
        };
        if url.expose().parse().is_ok_and(is_http_url) {
            return Ok(Some(url.expose()));
        }
        // The message does not contain the URL, which may include a password.
        let message = "the proxy URL is not valid: it must begin with `http://` or `https://`, followed by a host";
        Err(Error::config("", message))
    }
}
