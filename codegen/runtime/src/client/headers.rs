//! Header fields that the user adds to all requests of a client.

use std::fmt;

use http::{HeaderName, HeaderValue, header};

use super::super::error::Error;

/// The header fields that a client adds to requests, and an error message if a field is not valid.
#[derive(Clone, Default)]
pub(super) struct Headers {
    fields: Vec<(HeaderName, HeaderValue)>,
    /// The message about the first invalid name or value.
    first_error: Option<&'static str>,
}

impl Headers {
    /// Adds a header field. `None` means that the name or the value is not valid; then an error is recorded, which
    /// [`check`](Self::check) returns.
    #[inline]
    pub(super) fn set(&mut self, name: Option<HeaderName>, value: Option<HeaderValue>) {
        let reserved_names = [header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::CONNECTION, header::HOST];
        match (name, value) {
            (Some(name), _) if reserved_names.contains(&name) => {
                self.first_error.get_or_insert(
                    "the header fields `host`, `connection`, `content-length` and `transfer-encoding` cannot be set",
                );
            }
            (Some(name), Some(value)) => self.fields.push((name, value)),
            (None, _) => {
                self.first_error.get_or_insert(
                    "the name of a header field is not valid: use ASCII letters, digits and symbols such as `-`",
                );
            }
            (_, None) => {
                self.first_error.get_or_insert(
                    "the value of a header field is not valid: it contains a line break or another control character",
                );
            }
        }
    }

    /// Returns the recorded error, if any.
    #[inline]
    pub(super) fn check(&self) -> Result<(), Error> {
        match self.first_error {
            Some(message) => Err(Error::config("", message)),
            None => Ok(()),
        }
    }

    #[inline]
    pub(super) fn iter(&self) -> impl Iterator<Item = &(HeaderName, HeaderValue)> {
        self.fields.iter()
    }

    #[inline]
    pub(super) fn extend(&mut self, other: Self) {
        self.fields.extend(other.fields);
        self.first_error = self.first_error.or(other.first_error);
    }

    #[inline]
    pub(super) fn names(&self) -> Vec<&HeaderName> {
        self.iter().map(|(name, _)| name).collect()
    }
}

impl fmt::Debug for Headers {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values may be secrets, so they are not shown.
        f.debug_set().entries(self.names()).finish()
    }
}
