//! Header fields that the caller adds to the requests of a client.

use std::fmt;

use http::{HeaderName, HeaderValue, header};

use super::super::error::Error;

/// The header fields that a client adds to requests, and the first invalid name or value.
#[derive(Clone, Default)]
pub(super) struct Headers {
    fields: Vec<(HeaderName, HeaderValue)>,
    mistake: Option<&'static str>,
}

impl Headers {
    /// Sets a field. `None` records an invalid name or value.
    pub(super) fn set(&mut self, name: Option<HeaderName>, value: Option<HeaderValue>) {
        let framing = [header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::CONNECTION, header::HOST];
        match (name, value) {
            (Some(name), _) if framing.contains(&name) => {
                self.mistake
                    .get_or_insert("`host`, `connection` and the fields of the body's length are set by the client");
            }
            (Some(name), Some(value)) => self.fields.push((name, value)),
            (None, _) => {
                self.mistake.get_or_insert("the name of a header field is a token of visible ASCII characters");
            }
            (_, None) => {
                self.mistake.get_or_insert("the value of a header field cannot have line breaks or control characters");
            }
        }
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        match self.mistake {
            Some(mistake) => Err(Error::config("", mistake)),
            None => Ok(()),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(HeaderName, HeaderValue)> {
        self.fields.iter()
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.fields.extend(other.fields);
        self.mistake = self.mistake.or(other.mistake);
    }

    pub(super) fn names(&self) -> Vec<&HeaderName> {
        self.iter().map(|(name, _)| name).collect()
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values may be secrets, so they are not shown.
        f.debug_set().entries(self.names()).finish()
    }
}
