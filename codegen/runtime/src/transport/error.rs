//! The errors that transports return.

use std::{error::Error as StdError, fmt, sync::Arc, time::Duration};

/// The error of a transport: an attempt to send a request failed, or the response is incomplete.
#[derive(Clone, Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// The kinds of a [`TransportError`]. The kind determines whether the server may have executed the operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection was established; nothing was sent.
    Connect,
    /// The server's certificate is not trusted; nothing was sent.
    UntrustedCertificate,
    /// A timeout expired.
    Timeout,
    /// The connection was closed before the response was complete.
    ConnectionClosed,
    /// The response exceeds the size limit.
    TooLarge,
    /// The body of the request cannot be read: a file is missing, a reader fails, or the content is longer or shorter
    /// than its announced length.
    RequestBody,
}

/// Rounds a timeout up to whole milliseconds. Messages contain the rounded timeout, since the time until the deadline
/// of a call is rarely a round number.
fn round_to_milliseconds(timeout: Duration) -> Duration {
    let rounded_millis = timeout.saturating_add(Duration::from_nanos(999_999)).as_millis();
    u64::try_from(rounded_millis).map_or(timeout, Duration::from_millis)
}

impl TransportError {
    /// Creates an error that was not caused by another error.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::transport::{TransportError, TransportErrorKind};")]
    ///
    /// let error = TransportError::new(TransportErrorKind::Connect, "the tunnel is closed");
    /// assert_eq!(error.kind(), TransportErrorKind::Connect);
    /// ```
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), source: None }
    }

    /// Creates an error that was caused by `source`. The message includes the messages of `source` and of the errors
    /// that caused it.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::transport::{TransportError, TransportErrorKind};")]
    ///
    /// let source = std::io::Error::other("broken pipe");
    /// let error = TransportError::with_source(TransportErrorKind::ConnectionClosed, "the tunnel was closed", source);
    /// assert_eq!(error.to_string(), "the tunnel was closed: broken pipe");
    /// ```
    pub fn with_source(
        kind: TransportErrorKind,
        message: &str,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        let source: Arc<dyn StdError + Send + Sync> = Arc::from(source.into());
        let mut full_message = message.to_owned();
        let mut next_source: Option<&(dyn StdError + 'static)> = Some(&*source);
        while let Some(error) = next_source {
            let source_message = error.to_string();
            // The messages of many libraries already include the message of the source.
            if !full_message.ends_with(&source_message) {
                full_message.push_str(": ");
                full_message.push_str(&source_message);
            }
            next_source = error.source();
        }
        Self { kind, message: full_message, source: Some(source) }
    }

    /// Creates the error for a response that exceeds the size limit in bytes.
    #[must_use]
    pub fn too_large(limit_bytes: usize) -> Self {
        Self::new(
            TransportErrorKind::TooLarge,
            format!("the response is longer than the client's limit of {limit_bytes} bytes"),
        )
    }

    /// Creates the error for an attempt that exceeded its timeout.
    #[must_use]
    pub fn timeout(timeout: Option<Duration>) -> Self {
        let message = match timeout {
            Some(timeout) => format!("no complete response within {:?}", round_to_milliseconds(timeout)),
            None => "timed out".to_owned(),
        };
        Self::new(TransportErrorKind::Timeout, message)
    }

    /// Creates the error for a compressed body that is not valid gzip, or that ends too early.
    #[cfg(any(feature = "gzip", feature = "ureq"))]
    pub(crate) fn damaged_gzip(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::with_source(TransportErrorKind::ConnectionClosed, "the response body is not valid gzip", source)
    }

    /// Creates the error for a stream that exceeded its idle timeout.
    #[must_use]
    pub fn silence(idle_timeout: Duration) -> Self {
        let message = format!("no item arrived within the stream's idle timeout of {idle_timeout:?}");
        Self::new(TransportErrorKind::Timeout, message)
    }

    /// Returns the kind of the error.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    pub(crate) fn into_parts(self) -> (String, Option<Arc<dyn StdError + Send + Sync>>) {
        (self.message, self.source)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
